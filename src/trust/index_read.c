/* index_read.c - reads a publisher's index, closeknit-index/1, strictly; whose signature it bears was looked at before. */
#include "trust/index.h"

#include <string.h>
#include <strings.h>

/* ---- A file ------------------------------------------------------------------------------------------------- */

bool
trust_is_file_name(const char *name, size_t len)
{
	static const char suffix[] = ".json", own[] = "index.json";
	const size_t suffix_len = sizeof(suffix) - 1, stem = len - suffix_len;
	size_t i;

	if (len <= suffix_len || stem > 64 || memcmp(name + stem, suffix, suffix_len) != 0)
		return false;
	for (i = 0; i < stem; i++)
		if (!(name[i] >= 'a' && name[i] <= 'z') && !(name[i] >= '0' && name[i] <= '9') && (name[i] != '-' || i == 0))
			return false;
	return len != sizeof(own) - 1 || memcmp(name, own, len) != 0;
}

static int
read_name(struct index_reading *reading, struct trust_file *file)
{
	if (reading->token.kind != JSON_STRING || !trust_is_file_name(reading->token.text, reading->token.len))
		return index_refuse(reading, "expected a file name of small letters, digits and hyphens that ends in .json, such as \"uk-parents.json\"");
	memcpy(file->name, reading->token.text, reading->token.len);
	file->name[reading->token.len] = '\0';
	return 0;
}

static int
read_size(struct index_reading *reading, struct trust_file *file)
{
	int32_t size;

	if (index_whole(reading, TRUST_FILE_MAX_BYTES, &size) != 0)
		return -1;
	file->size = (uint32_t)size;
	return 0;
}

/* ---- A translation ------------------------------------------------------------------------------------------ */

static int
read_language(struct index_reading *reading, void *row)
{
	return index_language(reading, &((struct trust_translation *)row)->language);
}

#define FILE_READERS(of)                                                                                                                             \
	static int read_##of##_name(struct index_reading *reading, void *row) { return read_name(reading, &((struct trust_##of *)row)->file); }            \
	static int read_##of##_size(struct index_reading *reading, void *row) { return read_size(reading, &((struct trust_##of *)row)->file); }            \
	static int read_##of##_hash(struct index_reading *reading, void *row) { return index_hash(reading, ((struct trust_##of *)row)->file.hash); }
FILE_READERS(translation)
FILE_READERS(pack)

static const struct index_key translation_keys[] = {
	{ "language", read_language },
	{ "file", read_translation_name },
	{ "size", read_translation_size },
	{ "sha256", read_translation_hash },
	{ NULL, NULL },
};

static int
read_translations(struct index_reading *reading, void *row)
{
	struct trust_pack *pack = row;
	void *rows = NULL;

	if (reading->token.kind != JSON_ARRAY)
		return index_refuse(reading, "expected a list of translations, which may be empty");
	for (;;) {
		struct trust_translation *translation;
		size_t i;

		if (index_next(reading) != 0)
			return -1;
		if (reading->token.kind == JSON_ARRAY_END)
			break;
		if ((translation = index_grow(reading, &rows, pack->translation_count, sizeof(*translation))) == NULL ||
		    index_object(reading, translation_keys, translation) != 0)
			return -1;
		pack->translations = rows;
		for (i = 0; i < pack->translation_count; i++)
			if (strcasecmp(pack->translations[i].language, translation->language) == 0)
				return index_refuse(reading, "language \"%s\" is there twice", translation->language);
		pack->translation_count++;
	}
	return 0;
}

/* ---- A pack ------------------------------------------------------------------------------------------------- */

static int
read_id(struct index_reading *reading, void *row)
{
	if (reading->token.kind != JSON_STRING || !text_is_id(reading->token.text, reading->token.len))
		return index_refuse(reading, "expected the id of a pack");
	return index_text(reading, &((struct trust_pack *)row)->id);
}

static int
read_version(struct index_reading *reading, void *row)
{
	return index_text(reading, &((struct trust_pack *)row)->version);
}

static int
read_pack_serial(struct index_reading *reading, void *row)
{
	return index_whole(reading, INT32_MAX, &((struct trust_pack *)row)->serial);
}

static const struct index_key pack_keys[] = {
	{ "id", read_id },
	{ "version", read_version },
	{ "serial", read_pack_serial },
	{ "file", read_pack_name },
	{ "size", read_pack_size },
	{ "sha256", read_pack_hash },
	{ "translations", read_translations },
	{ NULL, NULL },
};

static int
read_packs(struct index_reading *reading, void *row)
{
	struct trust_index *index = row;
	void *rows = NULL;

	if (reading->token.kind != JSON_ARRAY)
		return index_refuse(reading, "expected a list of packs");
	for (;;) {
		struct trust_pack *pack;
		size_t i;

		if (index_next(reading) != 0)
			return -1;
		if (reading->token.kind == JSON_ARRAY_END)
			return 0;
		if ((pack = index_grow(reading, &rows, index->pack_count, sizeof(*pack))) == NULL || index_object(reading, pack_keys, pack) != 0)
			return -1;
		index->packs = rows;
		for (i = 0; i < index->pack_count; i++)
			if (strcmp(index->packs[i].id, pack->id) == 0)
				return index_refuse(reading, "pack \"%s\" is there twice", pack->id);
		index->pack_count++;
	}
}

/* ---- The index ---------------------------------------------------------------------------------------------- */

static int
read_format(struct index_reading *reading, void *row)
{
	static const char format[] = "closeknit-index/1";

	(void)row;
	if (reading->token.kind != JSON_STRING || reading->token.len != sizeof(format) - 1 || memcmp(reading->token.text, format, sizeof(format) - 1) != 0)
		return index_refuse(reading, "expected \"%s\"", format);
	return 0;
}

static int
read_serial(struct index_reading *reading, void *row)
{
	return index_whole(reading, INT32_MAX, &((struct trust_index *)row)->serial);
}

static int
read_issued(struct index_reading *reading, void *row)
{
	return index_day(reading, &((struct trust_index *)row)->issued);
}

static int
read_expires(struct index_reading *reading, void *row)
{
	return index_day(reading, &((struct trust_index *)row)->expires);
}

/* Here a key is its line and nothing around it. */
static bool
is_key(const struct index_reading *reading, struct trust_key *key)
{
	return reading->token.len == TRUST_KEY_TEXT - 1 && trust_key_read(key, reading->token.text, reading->token.len, NULL) == 0;
}

static int
read_next_key(struct index_reading *reading, void *row)
{
	struct trust_index *index = row;

	if (reading->token.kind == JSON_NULL)
		return 0;
	index->has_next_key = true;
	if (reading->token.kind != JSON_STRING || !is_key(reading, &index->next_key))
		return index_refuse(reading, "expected null, or a minisign public key that begins with RW");
	return 0;
}

static const struct index_key index_keys[] = {
	{ "format", read_format },
	{ "serial", read_serial },
	{ "issued", read_issued },
	{ "expires", read_expires },
	{ "packs", read_packs },
	{ "next_key", read_next_key },
	{ NULL, NULL },
};

/* The k-th of all files named, in order; NULL behind the last. */
static const struct trust_file *
file_at(const struct trust_index *index, size_t *pack, size_t *part)
{
	const struct trust_file *file;

	if (*pack == index->pack_count)
		return NULL;
	file = *part == 0 ? &index->packs[*pack].file : &index->packs[*pack].translations[*part - 1].file;
	if (++*part > index->packs[*pack].translation_count) {
		++*pack;
		*part = 0;
	}
	return file;
}

/* What only the whole shows. */
static int
check_whole(struct index_reading *reading)
{
	const struct trust_index *index = reading->index;
	const struct trust_file *file, *other;
	size_t pack = 0, part = 0;

	reading->token.at = 0;
	if (index->expires < index->issued)
		return index_refuse(reading, "\"expires\" is before \"issued\"; expected a later day");
	while ((file = file_at(index, &pack, &part)) != NULL) {
		size_t next_pack = pack, next_part = part;

		while ((other = file_at(index, &next_pack, &next_part)) != NULL)
			if (strcmp(file->name, other->name) == 0)
				return index_refuse(reading, "file \"%s\" is named twice", file->name);
	}
	return 0;
}

int
trust_index_read(struct trust_index *index, const char *bytes, size_t len, const char *name, struct err *err)
{
	struct index_reading reading = { .index = index, .bytes = bytes, .len = len, .name = name, .err = err };
	int result = -1;

	if (len > TRUST_INDEX_MAX_BYTES)
		return err_set(err, ERR_UNUSABLE, "%s: has %zu bytes; expected at most %d", name, len, TRUST_INDEX_MAX_BYTES);
	if ((reading.reader = json_reader_new(err)) == NULL)
		return -1;
	json_reader_start(reading.reader, bytes, len);
	if (index_next(&reading) == 0 && index_object(&reading, index_keys, index) == 0 && index_next(&reading) == 0)
		result = check_whole(&reading);
	json_reader_free(reading.reader);
	if (result != 0)
		trust_index_clear(index);
	return result;
}

void
trust_index_clear(struct trust_index *index)
{
	if (index == NULL)
		return;
	arena_clear(&index->arena);
	*index = (struct trust_index){ 0 };
}

const struct trust_translation *
trust_find_translation(const struct trust_pack *pack, const char *language)
{
	size_t i;

	for (i = 0; i < pack->translation_count; i++)
		if (strcasecmp(pack->translations[i].language, language) == 0)
			return &pack->translations[i];
	return NULL;
}
