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
read_name(struct index_reading *reading, const struct index_key *key, void *row)
{
	char *name = (char *)row + key->to;

	if (reading->token.kind != JSON_STRING || !trust_is_file_name(reading->token.text, reading->token.len))
		return index_refuse(reading, "expected a file name of small letters, digits and hyphens that ends in .json, such as \"uk-parents.json\"");
	memcpy(name, reading->token.text, reading->token.len);
	name[reading->token.len] = '\0';
	return 0;
}

static int
read_size(struct index_reading *reading, const struct index_key *key, void *row)
{
	int32_t size;

	if (index_whole(reading, TRUST_FILE_MAX_BYTES, &size) != 0)
		return -1;
	*(uint32_t *)(void *)((char *)row + key->to) = (uint32_t)size;
	return 0;
}

/* The keys of a file, in a row that has one. */
#define FILE_KEYS(row)                                                                                                                               \
	{ "file", read_name, .to = offsetof(struct row, file.name) }, { "size", read_size, .to = offsetof(struct row, file.size) },                        \
	{                                                                                                                                            \
		"sha256", index_hash, .to = offsetof(struct row, file.hash)                                                                          \
	}

/* ---- A translation ------------------------------------------------------------------------------------------ */

static const struct index_key translation_keys[] = {
	{ "language", index_language, .to = offsetof(struct trust_translation, language) },
	FILE_KEYS(trust_translation),
	{ .name = NULL },
};

static int
check_translation(struct index_reading *reading, const void *rows, size_t count)
{
	const struct trust_translation *translations = rows;
	size_t i;

	for (i = 0; i < count; i++)
		if (strcasecmp(translations[i].language, translations[count].language) == 0)
			return index_refuse(reading, "language \"%s\" is there twice", translations[count].language);
	return 0;
}

static const struct index_list translations = { translation_keys, sizeof(struct trust_translation), offsetof(struct trust_pack, translation_count),
	"expected a list of translations, which may be empty", check_translation };

/* ---- A pack ------------------------------------------------------------------------------------------------- */

static const struct index_key pack_keys[] = {
	{ "id", index_id, .to = offsetof(struct trust_pack, id) },
	{ "version", index_text, .to = offsetof(struct trust_pack, version) },
	{ "serial", index_serial, .to = offsetof(struct trust_pack, serial) },
	FILE_KEYS(trust_pack),
	{ "translations", index_list, .to = offsetof(struct trust_pack, translations), .list = &translations },
	{ .name = NULL },
};

static int
check_pack(struct index_reading *reading, const void *rows, size_t count)
{
	const struct trust_pack *packs = rows;
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(packs[i].id, packs[count].id) == 0)
			return index_refuse(reading, "pack \"%s\" is there twice", packs[count].id);
	return 0;
}

static const struct index_list packs = { pack_keys, sizeof(struct trust_pack), offsetof(struct trust_index, pack_count), "expected a list of packs", check_pack };

/* ---- The index ---------------------------------------------------------------------------------------------- */

/* Here a key is its line and nothing around it. */
static bool
is_key(const struct index_reading *reading, struct trust_key *key)
{
	return reading->token.len == TRUST_KEY_TEXT - 1 && trust_key_read(key, reading->token.text, reading->token.len, NULL) == 0;
}

static int
read_next_key(struct index_reading *reading, const struct index_key *key, void *row)
{
	struct trust_index *index = row;

	(void)key;
	if (reading->token.kind == JSON_NULL)
		return 0;
	index->has_next_key = true;
	if (reading->token.kind != JSON_STRING || !is_key(reading, &index->next_key))
		return index_refuse(reading, "expected null, or a minisign public key that begins with RW");
	return 0;
}

static const struct index_key index_keys[] = {
	{ "format", index_format, .word = "closeknit-index/1" },
	{ "serial", index_serial, .to = offsetof(struct trust_index, serial) },
	{ "issued", index_day, .to = offsetof(struct trust_index, issued) },
	{ "expires", index_day, .to = offsetof(struct trust_index, expires) },
	{ "packs", index_list, .to = offsetof(struct trust_index, packs), .list = &packs },
	{ .name = "next_key", .read = read_next_key },
	{ .name = NULL },
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
