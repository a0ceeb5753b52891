/* fuzz_json.c - any bytes to the JSON reader: it stays inside them, takes only what cJSON takes too, and reads again what is written from it. */
#include <closeknit/base.h>

#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A broken promise of the reader ends the program, so that the fuzzer keeps the input. */
static void
require(bool holds)
{
	if (!holds)
		abort();
}

static void
write_token(struct json_out *out, const struct json_token *token)
{
	char key[4096];

	switch (token->kind) {
	case JSON_OBJECT:
		json_out_object(out);
		break;
	case JSON_OBJECT_END:
		json_out_object_end(out);
		break;
	case JSON_ARRAY:
		json_out_array(out);
		break;
	case JSON_ARRAY_END:
		json_out_array_end(out);
		break;
	case JSON_KEY:
		require(token->len < sizeof(key));
		memcpy(key, token->text, token->len);
		key[token->len] = '\0';
		require(strlen(key) == token->len);
		json_out_key(out, key);
		break;
	case JSON_STRING:
		json_out_string_len(out, token->text, token->len);
		break;
	case JSON_NUMBER:
		if (token->is_whole)
			json_out_whole(out, token->whole);
		else
			json_out_raw(out, token->text, token->len);
		break;
	case JSON_TRUE:
	case JSON_FALSE:
		json_out_bool(out, token->kind == JSON_TRUE);
		break;
	default:
		json_out_null(out);
		break;
	}
}

/* Read all of it, write what is read into `written`; whether it is good. */
static bool
read_all(struct json_reader *reader, const char *bytes, size_t len, struct buf *written)
{
	struct json_token token;
	struct json_out out;
	size_t at = 0;

	json_out_init(&out, written, 0);
	json_reader_start(reader, bytes, len);
	for (;;) {
		switch (json_next(reader, &token)) {
		case JSON_END:
			require(json_reader_fault(reader, &at) == JSON_FAULT_NONE);
			return true;
		case JSON_FAULT:
			return false;
		default:
			require(token.at >= at && token.end > token.at && token.end <= len);
			at = token.end;
			write_token(&out, &token);
		}
	}
}

static void
check_fault(struct json_reader *reader, const char *bytes, size_t len)
{
	const char *words = json_fault_words(reader);
	struct json_place place;
	struct json_token token;
	size_t at = 0, odd;

	require(json_reader_fault(reader, &at) != JSON_FAULT_NONE && at <= len);
	require(words[0] != '\0' && text_forbidden(words, strlen(words), TEXT_TRANSLATION, &odd) == 0);
	place = json_place(bytes, len, at);
	require(place.line >= 1 && place.column >= 1 && place.line + place.column <= at + 2);
	require(json_next(reader, &token) == JSON_FAULT && token.at == at);
}

/* What the strict reader takes, the tree's reader must take; it needs a NUL behind. */
static void
check_tree(const char *bytes, size_t len)
{
	char *copy = malloc(len + 1);
	cJSON *tree;

	require(copy != NULL);
	memcpy(copy, bytes, len);
	copy[len] = '\0';
	tree = cJSON_ParseWithLengthOpts(copy, len + 1, NULL, 1);
	require(tree != NULL);
	cJSON_Delete(tree);
	free(copy);
}

static void
check_skip(struct json_reader *reader, const char *bytes, size_t len)
{
	struct json_token token;

	json_reader_start(reader, bytes, len);
	require(json_next(reader, &token) != JSON_FAULT);
	require(json_skip(reader, &token) == 0 && token.end <= len);
	require(json_next(reader, &token) == JSON_END);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Exactly as large as the input, so that the sanitizer sees a read beyond it; keys above write_token's buffer are left out. */
	char *bytes = size > 0 && size < 4096 ? malloc(size) : NULL;
	struct json_reader *reader = json_reader_new(NULL);
	struct buf written = { 0 }, again = { 0 };

	if (bytes == NULL || reader == NULL)
		goto out;
	memcpy(bytes, data, size);
	if (read_all(reader, bytes, size, &written)) {
		check_tree(bytes, size);
		check_skip(reader, bytes, size);
		require(read_all(reader, written.bytes, written.len, &again));
		require(written.len == again.len && memcmp(written.bytes, again.bytes, again.len) == 0);
	} else
		check_fault(reader, bytes, size);

out:
	buf_clear(&written);
	buf_clear(&again);
	json_reader_free(reader);
	free(bytes);
	return 0;
}
