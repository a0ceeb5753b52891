/* packs.c - installed packs (DESIGN.md 8): which there are, whether they can be trusted to be ours, and reading one, an overlay with what it extends; who put them there is closeknit-fetch's. */
#include "store/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <closeknit/pack.h>

#include "base/say.h"

/*
 * packs/ID/SERIAL/ holds pack.json, translations such as cy.json, and "from", a line that says whose key vouched for it.  A folder of any other name is
 * being filled, or left over, and not looked at.
 */
#define PACKS "packs"
#define PACK_FILE "pack.json"
#define FROM_FILE "from"
/* A key's id and a host [bytes]. */
enum { FROM_MAX = 512 };

/* ---- Which there are ---------------------------------------------------------------------------------------- */

static int
add(struct store_packs *packs, const char *id, int32_t serial, struct err *err)
{
	const size_t cap = packs->cap != 0 ? packs->cap * 2 : 16;
	struct store_pack *rows;

	if (packs->count == packs->cap) {
		if ((rows = realloc(packs->rows, cap * sizeof(*rows))) == NULL)
			return err_memory(err);
		packs->rows = rows;
		packs->cap = cap;
	}
	packs->rows[packs->count] = (struct store_pack){ .serial = serial };
	memcpy(packs->rows[packs->count++].id, id, strlen(id) + 1);
	return 0;
}

/* The folder's entries, or NULL: also where there is none, with errno ENOENT. */
static DIR *
open_folder(const char *path)
{
	const int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *entries = fd >= 0 ? fdopendir(fd) : NULL;

	if (entries == NULL && fd >= 0)
		close(fd);
	return entries;
}

static int
cannot_list(const char *path, struct err *err)
{
	if (errno == ENOMEM)
		return err_memory(err);
	return err_set(err, ERR_FAILED, _("cannot read the folder %s: %s"), path, file_why(errno));
}

/* data/packs, or data/packs/ID, or what lies in it; NULL without memory. */
static char *
path_of(const struct paths *paths, const char *id, int32_t serial, const char *file)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s/" PACKS, paths->data);
	if (id != NULL)
		buf_printf(&path, "/%s", id);
	if (serial != 0)
		buf_printf(&path, "/%d", (int)serial);
	if (file != NULL)
		buf_printf(&path, "/%s", file);
	if (path.failed)
		buf_clear(&path);
	return path.bytes;
}

/* The serials of one id. */
static int
list_serials(const struct paths *paths, const char *id, struct store_packs *packs, struct err *err)
{
	char *path = path_of(paths, id, 0, NULL);
	const struct dirent *entry;
	DIR *entries;
	int result = 0;

	if (path == NULL)
		return err_memory(err);
	if ((entries = open_folder(path)) == NULL) {
		if (errno != ENOENT && errno != ENOTDIR)
			result = cannot_list(path, err);
		goto done;
	}
	while (result == 0 && (errno = 0, entry = readdir(entries)) != NULL)
		if (text_serial(entry->d_name) != 0)
			result = add(packs, id, text_serial(entry->d_name), err);
	closedir(entries);
done:
	free(path);
	return result;
}

static int
list_ids(const struct paths *paths, struct store_packs *packs, struct err *err)
{
	char *path = path_of(paths, NULL, 0, NULL);
	const struct dirent *entry;
	DIR *entries;
	int result = 0;

	if (path == NULL)
		return err_memory(err);
	if ((entries = open_folder(path)) == NULL) {
		if (errno != ENOENT)
			result = cannot_list(path, err);
		goto done;
	}
	while (result == 0 && (errno = 0, entry = readdir(entries)) != NULL)
		if (text_is_id(entry->d_name, strlen(entry->d_name)))
			result = list_serials(paths, entry->d_name, packs, err);
	closedir(entries);
done:
	free(path);
	return result;
}

/* By id; the newest first. */
static int
compare(const void *left, const void *right)
{
	const struct store_pack *a = left, *b = right;
	const int order = strcmp(a->id, b->id);

	return order != 0 ? order : (a->serial < b->serial) - (a->serial > b->serial);
}

int
store_packs(const struct paths *paths, const char *id, struct store_packs *packs, struct err *err)
{
	if ((id != NULL ? list_serials(paths, id, packs, err) : list_ids(paths, packs, err)) != 0)
		return -1;
	if (packs->count > 1)
		qsort(packs->rows, packs->count, sizeof(*packs->rows), compare);
	return 0;
}

bool
store_has_packs(const struct paths *paths)
{
	char *path = path_of(paths, NULL, 0, NULL);
	const bool has = path != NULL && access(path, F_OK) == 0;

	free(path);
	return has;
}

void
store_packs_clear(struct store_packs *packs)
{
	free(packs->rows);
	*packs = (struct store_packs){ 0 };
}

int
store_pack_from(const struct paths *paths, const struct store_pack *row, struct buf *out, struct err *err)
{
	char *path = path_of(paths, row->id, row->serial, FROM_FILE);
	struct err none = { ERR_NONE, "" };

	if (path == NULL)
		return err_memory(err);
	if (file_read(path, FROM_MAX, out, &none) == 0)
		while (out->len > 0 && out->bytes[out->len - 1] == '\n')
			out->bytes[--out->len] = '\0';
	free(path);
	return none.kind == ERR_MEMORY ? err_memory(err) : 0;
}

/* ---- Whose it is -------------------------------------------------------------------------------------------- */

/* What lies at `path` was put there by this account or an administrator, and nobody else may change it: 0, or -1. */
static int
check_one(const char *path, const struct stat *status, struct err *err)
{
	if (S_ISLNK(status->st_mode))
		return err_set(err, ERR_FAILED, _("%s is a link; move it away"), path);
	if (status->st_uid != geteuid() && status->st_uid != 0)
		return err_set(err, ERR_FAILED, _("%s belongs to another account; move it away"), path);
	if ((status->st_mode & (S_IWGRP | S_IWOTH)) != 0)
		return err_set(err, ERR_FAILED, _("others may write to %s; take that away (chmod go-w)"), path);
	if (S_ISREG(status->st_mode) && status->st_nlink != 1)
		return err_set(err, ERR_FAILED, _("%s has another name elsewhere (a hard link); move it away"), path);
	return 0;
}

/* The same of a pack and of every folder on the way from ours, which alone may be reached by a link: numbers to call are not read from where others can write. */
static int
check_row(const struct paths *paths, const struct store_pack *row, struct err *err)
{
	char *path = path_of(paths, row->id, row->serial, PACK_FILE);
	const size_t ours = strlen(paths->data);
	struct stat status;
	int result = 0;
	size_t at;

	if (path == NULL)
		return err_memory(err);
	for (at = ours; result == 0; at += 1 + strcspn(path + at + 1, "/")) {
		const char kept = path[at];

		path[at] = '\0';
		if ((at == ours ? stat(path, &status) : lstat(path, &status)) != 0)
			result = err_set(err, ERR_FAILED, _("cannot open %s: %s"), path, file_why(errno));
		else
			result = check_one(path, &status, err);
		path[at] = kept;
		if (kept == '\0')
			break;
	}
	free(path);
	return result;
}

/* ---- Reading one -------------------------------------------------------------------------------------------- */

/* A file that has to be a whole pack: what an overlay extends is no overlay. */
static struct pack *
read_whole(const char *path, struct err *err)
{
	struct complaints found = { 0 };
	struct buf raw = { 0 };
	struct pack *pack = NULL;

	if (file_read(path, PACK_MAX_BYTES, &raw, err) == 0)
		pack = pack_read(raw.bytes, raw.len, path, &found, err);
	complaints_clear(&found);
	buf_clear(&raw);
	return pack;
}

static bool
is_the_one(const struct pack *pack, const struct store_pack *row)
{
	const uint32_t id = pack->overlay_id != 0 ? pack->overlay_id : pack->id;
	const int32_t serial = pack->overlay_id != 0 ? pack->overlay_serial : pack->serial;

	return serial == row->serial && strcmp(pack_id(pack, id), row->id) == 0;
}

/* The newest installed pack of an id that is a whole one and has no error; NULL with err->kind ERR_NONE where there is none.  One that there was no memory for is not passed over. */
static struct pack *
find_whole(const struct paths *paths, const char *id, int32_t above, struct err *err)
{
	struct store_packs packs = { 0 };
	struct pack *pack = NULL;
	size_t i;

	if (store_packs(paths, id, &packs, err) != 0)
		goto done;
	for (i = 0; i < packs.count && pack == NULL && err->kind != ERR_MEMORY && packs.rows[i].serial > above; i++) {
		struct err bad = { ERR_NONE, "" };
		char *path = path_of(paths, id, packs.rows[i].serial, PACK_FILE);

		if (path != NULL && check_row(paths, &packs.rows[i], &bad) == 0 && (pack = read_whole(path, &bad)) != NULL && !is_the_one(pack, &packs.rows[i])) {
			pack_free(pack);
			pack = NULL;
		}
		if (path == NULL || bad.kind == ERR_MEMORY)
			err_memory(err);
		free(path);
	}
done:
	store_packs_clear(&packs);
	return pack;
}

struct pack *
store_read_pack(const struct paths *paths, const struct store_document *document, struct complaints *found, struct err *err)
{
	const char *builtin = pack_id(&store_builtin, store_builtin.id);
	const struct pack *base = document->base;
	struct pack_extends extends;
	const bool is_overlay = pack_extends(document->bytes, document->len, &extends);
	struct pack *own = NULL, *pack;
	struct err none = { ERR_NONE, "" };
	bool is_builtin;

	if (extends.no_memory) {
		err_memory(err);
		return NULL;
	}
	if (!is_overlay)
		return pack_read(document->bytes, document->len, document->name, found, err);
	is_builtin = strcmp(extends.id, builtin) == 0;
	if (base == NULL && paths != NULL)
		base = own = find_whole(paths, extends.id, is_builtin ? store_builtin.serial : 0, &none);
	/* What cannot be looked at is no reason to say that it is not there; the one inside the program is. */
	if (none.kind == ERR_MEMORY || (none.kind != ERR_NONE && !is_builtin)) {
		*err = none;
		return NULL;
	}
	if (base == NULL && is_builtin)
		base = &store_builtin;
	if (base != NULL)
		pack = pack_read_overlay(base, document->bytes, document->len, document->name, found, err);
	else
		pack = pack_read(document->bytes, document->len, document->name, found, err);
	pack_free(own);
	return pack;
}

struct pack *
store_read_installed(const struct paths *paths, const struct store_pack *row, struct err *err)
{
	struct complaints found = { 0 };
	struct buf raw = { 0 };
	char *path = path_of(paths, row->id, row->serial, PACK_FILE);
	struct pack *pack = NULL;

	if (path == NULL) {
		err_memory(err);
		return NULL;
	}
	if (check_row(paths, row, err) == 0 && file_read(path, PACK_MAX_BYTES, &raw, err) == 0)
		pack = store_read_pack(paths, &(struct store_document){ .bytes = raw.bytes, .len = raw.len, .name = path }, &found, err);
	if (pack != NULL && !is_the_one(pack, row)) {
		err_set(err, ERR_UNUSABLE, "%s: is not serial %d of \"%s\", as its folder says", path, (int)row->serial, row->id);
		pack_free(pack);
		pack = NULL;
	}
	if (pack == NULL && err->kind == ERR_FAILED)
		err->kind = ERR_UNUSABLE;
	complaints_clear(&found);
	buf_clear(&raw);
	free(path);
	return pack;
}

struct pack *
store_find_pack(const struct paths *paths, const char *id, int32_t above, struct err *err)
{
	struct store_packs packs = { 0 };
	struct pack *pack = NULL;
	size_t i;

	if (store_packs(paths, id, &packs, err) == 0)
		for (i = 0; i < packs.count && pack == NULL && err->kind != ERR_MEMORY && packs.rows[i].serial > above; i++) {
			struct err bad = { ERR_NONE, "" };

			/* The newest is what is complained of; without memory none can be told to be good. */
			if ((pack = store_read_installed(paths, &packs.rows[i], &bad)) == NULL && (i == 0 || bad.kind == ERR_MEMORY))
				*err = bad;
		}
	store_packs_clear(&packs);
	return pack;
}

char *
store_pack_path(const struct paths *paths, const char *id, int32_t serial)
{
	return path_of(paths, id, serial, PACK_FILE);
}
