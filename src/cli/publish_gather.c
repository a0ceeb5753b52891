/* publish_gather.c - reads a publisher's folder: which files are packs, overlays and translations, whether each may be published, and what the index says of it. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "cli/publish.h"

char *
publish_path(const struct publish *publish, const char *name)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s%s%s", publish->folder, publish->folder[strlen(publish->folder) - 1] == '/' ? "" : "/", name);
	if (path.failed)
		buf_clear(&path);
	return path.bytes;
}

/* ---- The files ---------------------------------------------------------------------------------------------- */

static bool
ends(const char *name, const char *with)
{
	const size_t len = strlen(name), tail = strlen(with);

	return len >= tail && strcmp(name + len - tail, with) == 0;
}

/* What everyone could then sign with must not go where everyone can read it. */
static int
refuse_secret(const struct publish *publish, const char *name, struct err *err)
{
	static const char head[] = "untrusted comment: minisign encrypted secret key";
	char *path = publish_path(publish, name);
	struct buf raw = { 0 };
	int result = 0;

	if (path == NULL)
		return err_memory(err);
	if (file_read(path, TRUST_SIGNATURE_MAX_BYTES, &raw, NULL) == 0 && raw.len >= sizeof(head) - 1 && memcmp(raw.bytes, head, sizeof(head) - 1) == 0)
		result = err_set(err, ERR_UNUSABLE, _("%s is a secret key, and all of this folder will be public: move it to another folder first"), path);
	buf_clear(&raw);
	free(path);
	return result;
}

static int
add_name(struct publish *publish, const char *name, struct err *err)
{
	const size_t cap = publish->cap != 0 ? publish->cap * 2 : 16;
	struct publish_file *files;

	if (!trust_is_file_name(name, strlen(name)))
		return err_set(err, ERR_UNUSABLE, _("%s/%s: the name cannot be published; use small letters, digits and hyphens, such as my-checklist.json"), publish->folder, name);
	if (publish->count == publish->cap) {
		if ((files = realloc(publish->files, cap * sizeof(*files))) == NULL)
			return err_memory(err);
		publish->files = files;
		publish->cap = cap;
	}
	publish->files[publish->count] = (struct publish_file){ .kind = PUBLISH_PACK };
	memcpy(publish->files[publish->count++].name, name, strlen(name) + 1);
	return 0;
}

static int
compare(const void *left, const void *right)
{
	const struct publish_file *a = left, *b = right;

	return strcmp(a->name, b->name);
}

static int
list(struct publish *publish, struct err *err)
{
	DIR *entries = opendir(publish->folder);
	const struct dirent *entry;
	int result = 0;

	if (entries == NULL)
		return err_set(err, ERR_FAILED, _("cannot read the folder %s: %s"), publish->folder, file_why(errno));
	while (result == 0 && (errno = 0, entry = readdir(entries)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		if (strcmp(entry->d_name, "index.json") != 0 && ends(entry->d_name, ".json"))
			result = add_name(publish, entry->d_name, err);
		else
			result = refuse_secret(publish, entry->d_name, err);
	}
	closedir(entries);
	if (result == 0 && publish->count == 0)
		result = err_set(err, ERR_FAILED, _("%s holds no checklist; put yours into it, then run this again"), publish->folder);
	if (publish->count > 1)
		qsort(publish->files, publish->count, sizeof(*publish->files), compare);
	return result;
}

/* ---- What each is ------------------------------------------------------------------------------------------- */

static void
take(const struct json_token *token, char *to, size_t size)
{
	if (token->kind != JSON_STRING || token->len >= size)
		return;
	memcpy(to, token->text, token->len);
	to[token->len] = '\0';
}

/* The head of a translation; anything else is looked at as a pack. */
static int
look(struct publish_file *file, struct err *err)
{
	struct json_reader *reader = json_reader_new(err);
	struct json_token token;
	struct pack_extends extends;
	char format[32] = "", of[TEXT_ID_MAX + 1] = "", language[TEXT_TAG_MAX + 1] = "";

	if (reader == NULL)
		return -1;
	json_reader_start(reader, file->raw.bytes, file->raw.len);
	if (json_next(reader, &token) == JSON_OBJECT)
		while (json_next(reader, &token) == JSON_KEY) {
			const bool is_format = json_token_is(&token, "format"), is_pack = json_token_is(&token, "pack"), is_language = json_token_is(&token, "language");
			const bool is_version = json_token_is(&token, "version"), is_id = json_token_is(&token, "id"), is_serial = json_token_is(&token, "serial");

			(void)json_next(reader, &token);
			if (is_format)
				take(&token, format, sizeof(format));
			if (is_pack)
				take(&token, of, sizeof(of));
			if (is_id)
				take(&token, file->id, sizeof(file->id));
			if (is_serial && token.is_whole && token.whole >= 1 && token.whole <= INT32_MAX) {
				file->serial = (int32_t)token.whole;
				file->serial_at = token.at;
				file->serial_end = token.end;
			}
			if (is_version)
				take(&token, file->version, sizeof(file->version));
			if (is_language)
				take(&token, language, sizeof(language));
			if (json_skip(reader, &token) != 0)
				break;
		}
	json_reader_free(reader);
	if (strcmp(format, "closeknit-translation/1") == 0) {
		file->kind = PUBLISH_TRANSLATION;
		memcpy(file->of, of, sizeof(of));
		memcpy(file->language, language, sizeof(language));
	} else if (pack_extends(file->raw.bytes, file->raw.len, &extends)) {
		file->kind = PUBLISH_OVERLAY;
		memcpy(file->of, extends.id, sizeof(extends.id));
	} else if (extends.no_memory) {
		return err_memory(err);
	}
	return 0;
}

static const char *
id_of(const struct publish_file *file)
{
	return pack_id(file->pack, file->pack->overlay_id != 0 ? file->pack->overlay_id : file->pack->id);
}

/* The file of the folder that has the pack of that id, or NULL. */
static struct publish_file *
find(const struct publish *publish, const char *id)
{
	size_t i;

	for (i = 0; i < publish->count; i++)
		if (publish->files[i].pack != NULL && strcmp(id_of(&publish->files[i]), id) == 0)
			return &publish->files[i];
	return NULL;
}

static int
check_pack(struct publish *publish, struct publish_file *file, struct err *err)
{
	struct linting linting = *publish->linting;
	const struct publish_file *base = file->kind == PUBLISH_OVERLAY ? find(publish, file->of) : NULL;
	char *path = publish_path(publish, file->name);
	struct publish_file *other;
	int status;

	if (path == NULL)
		return err_memory(err), CLI_FAILED;
	linting.base = base != NULL ? base->pack : NULL;
	linting.fetched = true;
	status = pack_lint_bytes(&linting, path, &file->raw, &file->pack, err);
	if (status == CLI_OK) {
		struct pack *own = file->pack;

		file->pack = NULL;
		other = find(publish, pack_id(own, own->overlay_id != 0 ? own->overlay_id : own->id));
		file->pack = own;
		if (other != NULL) {
			err_set(err, ERR_UNUSABLE, _("%s and %s have the same id, \"%s\"; each checklist needs one of its own"), other->name, file->name, id_of(file));
			status = CLI_UNUSABLE;
		}
	}
	free(path);
	return status;
}

static int
check_translation(struct publish *publish, struct publish_file *file, struct err *err)
{
	const struct publish_file *of = find(publish, file->of);
	struct complaints found = { .memory = PACK_MAX_FETCHED - file->raw.len };
	struct pack_words *words;
	int status = CLI_UNUSABLE;

	if (of == NULL)
		return err_set(err, ERR_UNUSABLE, _("%s/%s is a translation of \"%s\", which is not in this folder"), publish->folder, file->name, file->of), CLI_UNUSABLE;
	if ((words = pack_words_read(of->pack, file->raw.bytes, file->raw.len, &found, err)) != NULL) {
		const struct pack_words_share share = pack_words_share(words);

		/* An overlay's own is filled up from that of the pack it extends. */
		if (of->kind == PUBLISH_PACK && share.help_translated < share.help_texts)
			err_set(err, ERR_UNUSABLE, _("%s/%s lacks %u of the %u texts of the help page and the helplines, so nobody would be offered it"), publish->folder,
			    file->name, (unsigned)(share.help_texts - share.help_translated), (unsigned)share.help_texts);
		else
			status = CLI_OK;
	} else if (err->kind == ERR_UNUSABLE) {
		err_prefix(err, "%s/%s", publish->folder, file->name);
	}
	pack_words_free(words);
	complaints_clear(&found);
	return status;
}

/* ---- The index ---------------------------------------------------------------------------------------------- */

static void
put_file(struct trust_file *to, const struct publish_file *file)
{
	memcpy(to->name, file->name, sizeof(to->name));
	to->size = (uint32_t)file->raw.len;
	trust_hash(file->raw.bytes, file->raw.len, to->hash);
}

static int
put_pack(struct publish *publish, const struct publish_file *file, struct trust_pack *row, struct err *err)
{
	const struct pack *pack = file->pack;
	const char *id = id_of(file), *version = file->version[0] != '\0' ? file->version : pack_text(pack, pack->version);
	struct arena *arena = &publish->index.arena;
	size_t i;

	row->id = arena_text(arena, id, strlen(id));
	row->version = arena_text(arena, version, strlen(version));
	row->serial = pack->overlay_id != 0 ? pack->overlay_serial : pack->serial;
	row->translations = arena_array(arena, publish->count, sizeof(*row->translations));
	put_file(&row->file, file);
	if (row->id == NULL || row->version == NULL || row->translations == NULL)
		return err_memory(err);
	for (i = 0; i < publish->count; i++) {
		const struct publish_file *other = &publish->files[i];
		struct trust_translation *translation = &row->translations[row->translation_count];

		if (other->kind != PUBLISH_TRANSLATION || strcmp(other->of, id) != 0)
			continue;
		if ((translation->language = arena_text(arena, other->language, strlen(other->language))) == NULL)
			return err_memory(err);
		put_file(&translation->file, other);
		row->translation_count++;
	}
	return 0;
}

static int
make_index(struct publish *publish, struct err *err)
{
	struct trust_index *index = &publish->index;
	size_t i;

	if ((index->packs = arena_array(&index->arena, publish->count, sizeof(*index->packs))) == NULL)
		return err_memory(err);
	for (i = 0; i < publish->count; i++)
		if (publish->files[i].pack != NULL && put_pack(publish, &publish->files[i], &index->packs[index->pack_count++], err) != 0)
			return -1;
	return 0;
}

/* Packs first, then what is over them, then what is in another language. */
static int
check_all(struct publish *publish, struct err *err)
{
	const enum publish_kind order[] = { PUBLISH_PACK, PUBLISH_OVERLAY, PUBLISH_TRANSLATION };
	int worst = CLI_OK, status;
	size_t kind, i;

	for (kind = 0; kind < sizeof(order) / sizeof(order[0]); kind++)
		for (i = 0; i < publish->count; i++) {
			struct publish_file *file = &publish->files[i];

			if (file->kind != order[kind])
				continue;
			status = file->kind == PUBLISH_TRANSLATION ? check_translation(publish, file, err) : check_pack(publish, file, err);
			if (err->kind != ERR_NONE)
				return status;
			if (status > worst)
				worst = status;
		}
	return worst;
}

int
publish_gather(struct publish *publish, struct err *err)
{
	size_t i;
	int status;

	if (list(publish, err) != 0)
		return cli_failed(err);
	for (i = 0; i < publish->count; i++) {
		struct publish_file *file = &publish->files[i];
		char *path = publish_path(publish, file->name);
		int result = path != NULL ? file_read(path, PACK_MAX_BYTES, &file->raw, err) : err_memory(err);

		free(path);
		if (result != 0 || look(file, err) != 0)
			return cli_failed(err);
	}
	if (publish_raise(publish, err) != 0)
		return cli_failed(err);
	if ((status = check_all(publish, err)) != CLI_OK)
		return status;
	return make_index(publish, err) == 0 ? CLI_OK : cli_failed(err);
}

void
publish_clear(struct publish *publish)
{
	size_t i;

	for (i = 0; i < publish->count; i++) {
		buf_clear(&publish->files[i].raw);
		pack_free(publish->files[i].pack);
	}
	free(publish->files);
	trust_index_clear(&publish->index);
}
