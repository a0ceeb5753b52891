/* seen.c - reads and writes what was last accepted from a key; whether something new may follow it is seen_check.c's. */
#include "trust/index.h"

#include <string.h>

#define FORMAT "closeknit-serials/1"

static int
read_here(struct index_reading *reading, const struct index_key *key, void *row)
{
	(void)key;
	if (reading->token.kind != JSON_TRUE && reading->token.kind != JSON_FALSE)
		return index_refuse(reading, "expected true or false");
	((struct trust_seen_pack *)row)->here = reading->token.kind == JSON_TRUE;
	return 0;
}

static const struct index_key words_keys[] = {
	{ "language", index_language, .to = offsetof(struct trust_seen_words, language) },
	{ "sha256", index_hash, .to = offsetof(struct trust_seen_words, hash) },
	{ .name = NULL },
};
static const struct index_list words = { words_keys, sizeof(struct trust_seen_words), offsetof(struct trust_seen_pack, words_count),
	"expected a list of translations, which may be empty", NULL };

static const struct index_key pack_keys[] = {
	{ "id", index_id, .to = offsetof(struct trust_seen_pack, id) },
	{ "serial", index_serial, .to = offsetof(struct trust_seen_pack, serial) },
	{ "sha256", index_hash, .to = offsetof(struct trust_seen_pack, hash) },
	{ .name = "here", .read = read_here },
	{ "translations", index_list, .to = offsetof(struct trust_seen_pack, words), .list = &words },
	{ .name = NULL },
};
static const struct index_list packs = { pack_keys, sizeof(struct trust_seen_pack), offsetof(struct trust_seen, pack_count), "expected a list of packs", NULL };

static const struct index_key keys[] = {
	{ "format", index_format, .word = FORMAT },
	{ "serial", index_serial, .to = offsetof(struct trust_seen, serial) },
	{ "issued", index_day, .to = offsetof(struct trust_seen, issued) },
	{ "expires", index_day, .to = offsetof(struct trust_seen, expires) },
	{ "sha256", index_hash, .to = offsetof(struct trust_seen, hash) },
	{ "etag", index_short, .to = offsetof(struct trust_seen, etag), .most = TRUST_MARK_TEXT - 1 },
	{ "modified", index_short, .to = offsetof(struct trust_seen, modified), .most = TRUST_MARK_TEXT - 1 },
	{ "next_key", index_short, .to = offsetof(struct trust_seen, next_key), .most = TRUST_KEY_TEXT - 1 },
	{ "packs", index_list, .to = offsetof(struct trust_seen, packs), .list = &packs },
	{ .name = NULL },
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
