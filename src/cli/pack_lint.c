/* pack_lint.c - what is wrong with an author's file, and with the translations beside it: complaints, on standard output. */
#include <closeknit/pack.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/language.h"
#include "cli/pack_inside.h"

/* On a terminal, so many complaints and a count of the rest: a screenful (DESIGN.md 3). */
enum { SHOWN_ON_TERMINAL = 20 };

/* One file's complaints on standard output. */
static int
put_complaints(const struct complaints *found, const char *file, bool all, struct err *err)
{
	struct buf out = { 0 };
	size_t shown = found->count, i;
	int result;

	if (!all && isatty(STDOUT_FILENO) && shown > SHOWN_ON_TERMINAL)
		shown = SHOWN_ON_TERMINAL;
	for (i = 0; i < shown; i++)
		complaints_put(&out, found, i, file);
	if (shown < found->count)
		buf_printf(&out, "and %zu more; --all shows them\n", found->count - shown);
	result = file_put_result(&out, err);
	buf_clear(&out);
	return result;
}

/* Words are measured for who reads them: twice the largest checklist we ship is more than any family is asked, and the answer comes at once [bytes]. */
enum { WORDS_MAX_BYTES = 1 << 20 };

/* A file, read. */
struct document_at { const char *path; const struct buf *raw; };

/* The complaints of one file: its faults; and, where it has none, its words; then the pack is given. */
static int
find_complaints(const struct linting *linting, const struct document_at *at, struct complaints *found, struct pack **to, struct err *err)
{
	const char *path = at->path;
	const struct buf *raw = at->raw;
	const struct pack_style style = { .bytes = raw->bytes, .len = raw->len, .words = linting->words, .today = linting->today };
	const struct store_document document = { .bytes = raw->bytes, .len = raw->len, .name = path, .base = linting->base };
	struct err wrong = { ERR_NONE, "" };
	struct pack *pack = store_read_pack(linting->paths, &document, found, &wrong);
	int result = 0;

	if (pack != NULL && raw->len > WORDS_MAX_BYTES) {
		complaints_add(found, COMPLAINT_WARNING, 0, "the file is larger than 1 MiB, so its words were not measured; expected a checklist that a family can get through");
		complaints_settle(found, raw->bytes, raw->len);
	} else if (pack != NULL) {
		result = pack_style(pack, &style, found, err);
	} else if (wrong.kind == ERR_MEMORY) {
		*err = wrong;
		result = -1;
	}
	*to = pack;
	return result;
}

int
pack_lint_bytes(const struct linting *linting, const char *path, const struct buf *raw, struct pack **pack, struct err *err)
{
	const struct document_at at = { path, raw };
	struct complaints found = { .memory = linting->fetched ? PACK_MAX_FETCHED - raw->len : 0 };
	int status = CLI_UNUSABLE;

	*pack = NULL;
	if (find_complaints(linting, &at, &found, pack, err) != 0 || put_complaints(&found, path, linting->all, err) != 0)
		status = cli_failed(err);
	else if (found.errors == 0 && (!linting->strict || found.warnings == 0))
		status = CLI_OK;
	complaints_clear(&found);
	return status;
}

/* ---- Translations ------------------------------------------------------------------------------------------- */

static bool
is_of(const struct pack *pack, const char *id)
{
	return strcmp(pack_id(pack, pack->overlay_id != 0 ? pack->overlay_id : pack->id), id) == 0;
}

static bool
is_named(char *const files[], const char *file)
{
	for (; *files != NULL; files++)
		if (strcmp(*files, file) == 0)
			return true;
	return false;
}

/* The checklist that a file is, whatever it says of itself; NULL if it is none, or with `err` of kind ERR_MEMORY. */
static struct pack *
read_pack(const struct linting *linting, const char *path, struct err *err)
{
	struct complaints found = { 0 };
	struct buf raw = { 0 };
	struct pack *pack = NULL;
	char of[TEXT_ID_MAX + 1];

	if (file_read(path, PACK_MAX_BYTES, &raw, err) == 0 && pack_translates(raw.bytes, raw.len, of, err) == 0) {
		const struct store_document document = { .bytes = raw.bytes, .len = raw.len, .name = path };

		pack = store_read_pack(linting->paths, &document, &found, err);
	}
	complaints_clear(&found);
	buf_clear(&raw);
	return pack;
}

/* "cy.json", "site/cy.json": what stands before the name [bytes]. */
static size_t
folder_len(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? (size_t)(slash + 1 - path) : 0;
}

static char *
join_path(const char *path, size_t folder, const char *name)
{
	struct buf joined = { 0 };

	buf_add(&joined, path, folder);
	buf_puts(&joined, name);
	buf_add(&joined, "", 1);
	if (joined.failed)
		buf_clear(&joined);
	return joined.bytes;
}

/* The checklist of that id that lies in one folder with `path`; NULL if none does, or with `err` of kind ERR_MEMORY. */
static struct pack *
find_beside(const struct linting *linting, const char *path, const char *id, struct err *err)
{
	const size_t folder = folder_len(path);
	char *name = folder > 0 ? join_path(path, folder, "") : NULL;
	DIR *open = opendir(name != NULL ? name : ".");
	struct pack *pack = NULL;
	struct dirent *entry;
	size_t looked = 0;

	while (open != NULL && pack == NULL && err->kind != ERR_MEMORY && looked < LANGUAGES_MAX && (entry = readdir(open)) != NULL) {
		const size_t len = strlen(entry->d_name);
		char *file;

		if (len <= 5 || strcmp(entry->d_name + len - 5, ".json") != 0 || (file = join_path(path, folder, entry->d_name)) == NULL)
			continue;
		looked++;
		*err = (struct err){ ERR_NONE, "" };
		if ((pack = read_pack(linting, file, err)) != NULL && !is_of(pack, id)) {
			pack_free(pack);
			pack = NULL;
		}
		free(file);
	}
	if (open != NULL)
		closedir(open);
	free(name);
	return pack;
}

/* The checklist that a translation is of: the one named, or beside it, installed or built in.  NULL with `err` set; *own is to free. */
static const struct pack *
find_translated(const struct linting *linting, const char *path, const char *id, struct pack **own, struct err *err)
{
	struct err wrong = { ERR_NONE, "" };

	if (linting->base != NULL)
		return linting->base;
	if ((*own = find_beside(linting, path, id, &wrong)) == NULL && wrong.kind != ERR_MEMORY && linting->paths != NULL && id[0] != '\0')
		*own = store_find_pack(linting->paths, id, 0, &wrong);
	if (*own == NULL && wrong.kind == ERR_MEMORY) {
		*err = wrong;
		return NULL;
	}
	if (*own == NULL && is_of(&store_builtin, id))
		return &store_builtin;
	if (*own == NULL && id[0] == '\0')
		err_set(err, ERR_UNUSABLE, "%s does not say what it is a translation of; expected \"pack\" with a checklist's id", path);
	else if (*own == NULL)
		err_set(err, ERR_UNUSABLE, "%s is a translation of \"%s\", which is neither beside it nor installed; name its file with --base", path, id);
	return *own;
}

static int
lint_words(const struct linting *linting, const struct pack *pack, const struct document_at *at, struct err *err)
{
	struct complaints found = { 0 };
	struct err wrong = { ERR_NONE, "" };
	struct pack_words *words = pack_words_read(pack, at->raw->bytes, at->raw->len, &found, &wrong);
	int status = CLI_UNUSABLE;

	if (wrong.kind == ERR_MEMORY) {
		*err = wrong;
		status = cli_failed(err);
	} else if (put_complaints(&found, at->path, linting->all, err) != 0) {
		status = cli_failed(err);
	} else if (words != NULL && (!linting->strict || found.warnings == 0)) {
		status = CLI_OK;
	}
	pack_words_free(words);
	complaints_clear(&found);
	return status;
}

static int
lint_translation(const struct linting *linting, const struct document_at *at, const char *id, struct err *err)
{
	struct pack *own = NULL;
	const struct pack *pack = find_translated(linting, at->path, id, &own, err);
	const int status = pack != NULL ? lint_words(linting, pack, at, err) : cli_failed(err);

	pack_free(own);
	return status;
}

/* One file beside a checklist, if it is a translation of it.  One that is larger than any may be anything: that is told, and is no fault of the checklist. */
static int
lint_one_beside(const struct linting *linting, const struct pack *pack, const char *path, struct err *err)
{
	struct buf raw = { 0 };
	int status = CLI_OK, translates;
	char of[TEXT_ID_MAX + 1];
	struct stat file;

	if (stat(path, &file) == 0 && file.st_size > PACK_MAX_BYTES) {
		cli_say("%s is too large for a translation, so it was not looked at; expected at most %d bytes", path, (int)PACK_MAX_BYTES);
	} else if (file_read(path, PACK_MAX_BYTES, &raw, err) != 0) {
		status = cli_failed(err);
	} else if ((translates = pack_translates(raw.bytes, raw.len, of, err)) < 0) {
		status = cli_failed(err);
	} else if (translates && is_of(pack, of)) {
		const struct document_at at = { path, &raw };

		status = lint_words(linting, pack, &at, err);
	}
	buf_clear(&raw);
	return status;
}

/* The translations beside a checklist (DESIGN.md 4, Translations), but for those that are to be looked at anyway.  The worst exit status. */
static int
lint_beside(const struct linting *linting, const struct pack *pack, const char *path, struct err *err)
{
	char *names[LANGUAGES_MAX];
	struct buf folder = { 0 };
	const size_t count = language_beside(path, &folder, names);
	int worst = CLI_OK;
	size_t i;

	if (folder.failed && err_memory(err) != 0)
		worst = CLI_FAILED;
	for (i = 0; i < count; i++) {
		char *file = join_path(path, folder_len(path), names[i]);
		int status = CLI_OK;

		if (file == NULL && err_memory(err) != 0)
			status = CLI_FAILED;
		else if (file != NULL && err->kind == ERR_NONE && !is_named(linting->files, file))
			status = lint_one_beside(linting, pack, file, err);
		if (status > worst)
			worst = status;
		free(file);
		free(names[i]);
	}
	buf_clear(&folder);
	return worst;
}

/* ---- Files -------------------------------------------------------------------------------------------------- */

static int
lint_document(const struct linting *linting, const struct document_at *at, struct err *err)
{
	struct pack *pack = NULL;
	char of[TEXT_ID_MAX + 1];
	const int translates = pack_translates(at->raw->bytes, at->raw->len, of, err);
	int status, beside;

	if (translates < 0)
		return cli_failed(err);
	if (translates)
		return lint_translation(linting, at, of, err);
	status = pack_lint_bytes(linting, at->path, at->raw, &pack, err);
	if (pack != NULL && err->kind == ERR_NONE && (beside = lint_beside(linting, pack, at->path, err)) > status)
		status = beside;
	pack_free(pack);
	return status;
}

static int
lint_file(const struct linting *linting, const char *path, struct err *err)
{
	struct buf raw = { 0 };
	int status;

	if (file_read(path, PACK_MAX_BYTES, &raw, err) != 0) {
		if (err->kind == ERR_FAILED)
			err->kind = ERR_UNUSABLE;
		status = cli_failed(err);
	} else {
		status = lint_document(linting, &(struct document_at){ path, &raw }, err);
	}
	buf_clear(&raw);
	return status;
}

int
pack_lint_files(const struct linting *linting, struct err *err)
{
	char *const *files = linting->files;
	int worst = CLI_OK;

	/* A file that cannot be read is told, and the others go on. */
	for (; *files != NULL; files++) {
		struct err bad = { ERR_NONE, "" };
		int status = lint_file(linting, *files, &bad);

		if (bad.kind == ERR_MEMORY || (bad.kind != ERR_NONE && files[1] == NULL)) {
			*err = bad;
			return status > worst ? status : worst;
		}
		if (bad.kind != ERR_NONE)
			cli_say("%s", bad.text);
		if (status > worst)
			worst = status;
	}
	return worst;
}
