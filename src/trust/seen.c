/* seen.c - reads and writes what was last accepted from a key; whether something new may follow it is seen_check.c's. */
#include "trust/index.h"

#include <string.h>

static const char FORMAT[] = "closeknit-serials/1";

static int
read_format(struct index_reading *reading, void *row)
{
	(void)row;
	if (reading->token.kind != JSON_STRING || reading->token.len != sizeof(FORMAT) - 1 || memcmp(reading->token.text, FORMAT, sizeof(FORMAT) - 1) != 0)
		return index_refuse(reading, "expected \"%s\"", FORMAT);
	return 0;
}

/* A text that may be empty, of at most max - 1 bytes. */
static int
read_short(struct index_reading *reading, size_t max, const char **to)
{
	if (reading->token.kind == JSON_STRING && reading->token.len == 0) {
		*to = "";
		return 0;
	}
	if (reading->token.kind == JSON_STRING && reading->token.len >= max)
		return index_refuse(reading, "expected at most %zu characters", max - 1);
	return index_text(reading, to);
}

/* ---- A pack --------------------------------------------------------------------------------------------------- */

static int
read_pack_id(struct index_reading *reading, void *row)
{
	if (reading->token.kind != JSON_STRING || !text_is_id(reading->token.text, reading->token.len))
		return index_refuse(reading, "expected the id of a pack");
	return index_text(reading, &((struct trust_seen_pack *)row)->id);
}

static int
read_pack_serial(struct index_reading *reading, void *row)
{
	return index_whole(reading, INT32_MAX, &((struct trust_seen_pack *)row)->serial);
}

static int
read_pack_hash(struct index_reading *reading, void *row)
{
	return index_hash(reading, ((struct trust_seen_pack *)row)->hash);
}

static int
read_pack_here(struct index_reading *reading, void *row)
{
	if (reading->token.kind != JSON_TRUE && reading->token.kind != JSON_FALSE)
		return index_refuse(reading, "expected true or false");
	((struct trust_seen_pack *)row)->here = reading->token.kind == JSON_TRUE;
	return 0;
}

static int
read_words_language(struct index_reading *reading, void *row)
{
	return index_language(reading, &((struct trust_seen_words *)row)->language);
}

static int
read_words_hash(struct index_reading *reading, void *row)
{
	return index_hash(reading, ((struct trust_seen_words *)row)->hash);
}

static const struct index_key words_keys[] = { { "language", read_words_language }, { "sha256", read_words_hash }, { NULL, NULL } };

static int
read_pack_words(struct index_reading *reading, void *row)
{
	struct trust_seen_pack *pack = row;
	void *rows = NULL;

	if (reading->token.kind != JSON_ARRAY)
		return index_refuse(reading, "expected a list of translations, which may be empty");
	for (;;) {
		struct trust_seen_words *words;

		if (index_next(reading) != 0)
			return -1;
		if (reading->token.kind == JSON_ARRAY_END)
			return 0;
		if ((words = index_grow(reading, &rows, pack->words_count, sizeof(*words))) == NULL || index_object(reading, words_keys, words) != 0)
			return -1;
		pack->words = rows;
		pack->words_count++;
	}
}

static const struct index_key pack_keys[] = {
	{ "id", read_pack_id },
	{ "serial", read_pack_serial },
	{ "sha256", read_pack_hash },
	{ "here", read_pack_here },
	{ "translations", read_pack_words },
	{ NULL, NULL },
};

/* ---- The whole ------------------------------------------------------------------------------------------------- */

static int
read_serial(struct index_reading *reading, void *row)
{
	return index_whole(reading, INT32_MAX, &((struct trust_seen *)row)->serial);
}

static int
read_issued(struct index_reading *reading, void *row)
{
	return index_day(reading, &((struct trust_seen *)row)->issued);
}

static int
read_expires(struct index_reading *reading, void *row)
{
	return index_day(reading, &((struct trust_seen *)row)->expires);
}

static int
read_hash(struct index_reading *reading, void *row)
{
	return index_hash(reading, ((struct trust_seen *)row)->hash);
}

static int
read_etag(struct index_reading *reading, void *row)
{
	return read_short(reading, TRUST_MARK_TEXT, &((struct trust_seen *)row)->etag);
}

static int
read_modified(struct index_reading *reading, void *row)
{
	return read_short(reading, TRUST_MARK_TEXT, &((struct trust_seen *)row)->modified);
}

static int
read_next_key(struct index_reading *reading, void *row)
{
	return read_short(reading, TRUST_KEY_TEXT, &((struct trust_seen *)row)->next_key);
}

static int
read_packs(struct index_reading *reading, void *row)
{
	struct trust_seen *seen = row;
	void *rows = NULL;

	if (reading->token.kind != JSON_ARRAY)
		return index_refuse(reading, "expected a list of packs");
	for (;;) {
		struct trust_seen_pack *pack;

		if (index_next(reading) != 0)
			return -1;
		if (reading->token.kind == JSON_ARRAY_END)
			return 0;
		if ((pack = index_grow(reading, &rows, seen->pack_count, sizeof(*pack))) == NULL || index_object(reading, pack_keys, pack) != 0)
			return -1;
		seen->packs = rows;
		seen->pack_count++;
	}
}

static const struct index_key keys[] = {
	{ "format", read_format },
	{ "serial", read_serial },
	{ "issued", read_issued },
	{ "expires", read_expires },
	{ "sha256", read_hash },
	{ "etag", read_etag },
	{ "modified", read_modified },
	{ "next_key", read_next_key },
	{ "packs", read_packs },
	{ NULL, NULL },
};

int
trust_seen_read(struct trust_seen *seen, const char *bytes, size_t len, const char *name, struct err *err)
{
	struct index_reading reading = { .bytes = bytes, .len = len, .name = name, .err = err };

	if (index_read_document(&reading, keys, seen, &seen->arena) == 0)
		return 0;
	trust_seen_clear(seen);
	return -1;
}

static void
put_text(struct json_out *json, const char *key, const char *text)
{
	json_out_key(json, key);
	json_out_string(json, text);
}

static void
put_hash(struct json_out *json, const unsigned char *hash)
{
	char text[TRUST_HASH_TEXT];

	trust_hash_text(hash, text);
	put_text(json, "sha256", text);
}

static void
put_pack(struct json_out *json, const struct trust_seen_pack *pack)
{
	size_t i;

	json_out_object(json);
	put_text(json, "id", pack->id);
	json_out_key(json, "serial");
	json_out_whole(json, pack->serial);
	put_hash(json, pack->hash);
	json_out_key(json, "here");
	json_out_bool(json, pack->here);
	json_out_key(json, "translations");
	json_out_array(json);
	for (i = 0; i < pack->words_count; i++) {
		json_out_object(json);
		put_text(json, "language", pack->words[i].language);
		put_hash(json, pack->words[i].hash);
		json_out_object_end(json);
	}
	json_out_array_end(json);
	json_out_object_end(json);
}

void
trust_seen_write(const struct trust_seen *seen, struct buf *out)
{
	char issued[DATE_TEXT], expires[DATE_TEXT];
	struct json_out json;
	size_t i;

	date_format(seen->issued, issued);
	date_format(seen->expires, expires);
	json_out_init(&json, out, 2);
	json_out_object(&json);
	put_text(&json, "format", FORMAT);
	json_out_key(&json, "serial");
	json_out_whole(&json, seen->serial);
	put_text(&json, "issued", issued);
	put_text(&json, "expires", expires);
	put_hash(&json, seen->hash);
	put_text(&json, "etag", seen->etag);
	put_text(&json, "modified", seen->modified);
	put_text(&json, "next_key", seen->next_key);
	json_out_key(&json, "packs");
	json_out_array(&json);
	for (i = 0; i < seen->pack_count; i++)
		put_pack(&json, &seen->packs[i]);
	json_out_array_end(&json);
	json_out_object_end(&json);
	buf_putc(out, '\n');
}

void
trust_seen_clear(struct trust_seen *seen)
{
	if (seen == NULL)
		return;
	arena_clear(&seen->arena);
	*seen = (struct trust_seen){ 0 };
}

const struct trust_seen_pack *
trust_seen_find(const struct trust_seen *seen, const char *id)
{
	size_t i;

	for (i = 0; i < seen->pack_count; i++)
		if (strcmp(seen->packs[i].id, id) == 0)
			return &seen->packs[i];
	return NULL;
}
