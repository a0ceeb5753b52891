/* publisher.c - reads and writes whom this computer trusts, a file for each key; asking the person is for others. */
#include "trust/index.h"

#include <string.h>

#define FORMAT "closeknit-publisher/1"

static int
read_key(struct index_reading *reading, const struct index_key *key, void *row)
{
	struct trust_publisher *publisher = row;

	(void)key;
	if (reading->token.kind != JSON_STRING || trust_key_read(&publisher->key, reading->token.text, reading->token.len, NULL) != 0)
		return index_refuse(reading, "expected a minisign public key that begins with RW");
	return 0;
}

static int
read_url(struct index_reading *reading, const struct index_key *key, void *row)
{
	static const char scheme[] = "https://";
	const struct json_token *token = &reading->token;

	if (token->kind != JSON_STRING || token->len < sizeof(scheme) || token->len >= TRUST_URL_TEXT || memcmp(token->text, scheme, sizeof(scheme) - 1) != 0 ||
	    token->text[token->len - 1] != '/')
		return index_refuse(reading, "expected the address of a folder: https:// at its beginning and a slash at its end");
	return index_text(reading, key, row);
}

static int
read_replaces(struct index_reading *reading, const struct index_key *key, void *row)
{
	struct trust_publisher *publisher = row;
	void *rows = NULL;

	(void)key;
	if (reading->token.kind != JSON_ARRAY)
		return index_refuse(reading, "expected a list of the ids of keys, which may be empty");
	for (;;) {
		const char **id;

		if (index_next(reading) != 0)
			return -1;
		if (reading->token.kind == JSON_ARRAY_END)
			return 0;
		if (reading->token.kind != JSON_STRING || reading->token.len != TRUST_KEY_ID_TEXT - 1)
			return index_refuse(reading, "expected the id of a key: 16 digits, 0 to 9 and A to F");
		if ((id = index_grow(reading, &rows, publisher->replaces_count, sizeof(*id))) == NULL || index_copy(reading, id) != 0)
			return -1;
		publisher->replaces = rows;
		publisher->replaces_count++;
	}
}

static const struct index_key keys[] = {
	{ "format", index_format, .word = FORMAT },
	{ .name = "key", .read = read_key },
	{ "url", read_url, .to = offsetof(struct trust_publisher, url) },
	{ "added", index_day, .to = offsetof(struct trust_publisher, added) },
	{ .name = "replaces", .read = read_replaces },
	{ .name = NULL },
};

int
trust_publisher_read(struct trust_publisher *publisher, const char *bytes, size_t len, const char *name, struct err *err)
{
	struct index_reading reading = { .bytes = bytes, .len = len, .name = name, .err = err };

	if (index_read_document(&reading, keys, publisher, &publisher->arena) == 0)
		return 0;
	trust_publisher_clear(publisher);
	return -1;
}

void
trust_publisher_write(const struct trust_publisher *publisher, struct buf *out)
{
	char key[TRUST_KEY_TEXT], added[DATE_TEXT];
	struct json_out json;
	size_t i;

	trust_key_text(&publisher->key, key);
	date_format(publisher->added, added);
	json_out_init(&json, out, 2);
	json_out_object(&json);
	json_out_key(&json, "format");
	json_out_string(&json, FORMAT);
	json_out_key(&json, "key");
	json_out_string(&json, key);
	json_out_key(&json, "url");
	json_out_string(&json, publisher->url);
	json_out_key(&json, "added");
	json_out_string(&json, added);
	json_out_key(&json, "replaces");
	json_out_array(&json);
	for (i = 0; i < publisher->replaces_count; i++)
		json_out_string(&json, publisher->replaces[i]);
	json_out_array_end(&json);
	json_out_object_end(&json);
	buf_putc(out, '\n');
}

void
trust_publisher_clear(struct trust_publisher *publisher)
{
	if (publisher == NULL)
		return;
	arena_clear(&publisher->arena);
	*publisher = (struct trust_publisher){ 0 };
}

bool
trust_publisher_owns(const struct trust_publisher *publisher, const char *id)
{
	char own[TRUST_KEY_ID_TEXT];
	size_t i;

	trust_key_id(&publisher->key, own);
	if (strcmp(own, id) == 0)
		return true;
	for (i = 0; i < publisher->replaces_count; i++)
		if (strcmp(publisher->replaces[i], id) == 0)
			return true;
	return false;
}
