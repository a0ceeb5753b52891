/* json_read.c - the strict JSON pull reader: the grammar (RFC 8259), a token a call; strings, numbers, keys, faults have files of their own. */
#include "json_inside.h"

#include <stdlib.h>
#include <string.h>

#include "json_scan.h"

static const char expected_value[] = "a value";
static const char expected_key[] = "a key in double quotes";

struct json_reader *
json_reader_new(struct err *err)
{
	struct json_reader *reader = calloc(1, sizeof(*reader));

	if (reader == NULL) {
		err_memory(err);
		return NULL;
	}
	json_keys_init(&reader->keys);
	json_reader_start(reader, "", 0);
	return reader;
}

void
json_reader_free(struct json_reader *reader)
{
	if (reader == NULL)
		return;
	json_keys_clear(&reader->keys);
	buf_clear(&reader->unescaped);
	free(reader);
}

void
json_reader_start(struct json_reader *reader, const char *bytes, size_t len)
{
	reader->bytes = reader->next = bytes;
	reader->end = bytes + len;
	reader->state = JSON_AT_VALUE;
	reader->depth = 0;
	reader->fault = JSON_FAULT_NONE;
	reader->fault_at = 0;
	reader->words[0] = '\0';
	json_keys_start(&reader->keys);
}

void
json_reader_allow_duplicates(struct json_reader *reader, bool allow)
{
	reader->allow_duplicates = allow;
}

static bool
in_object(const struct json_reader *reader)
{
	return (reader->objects & 1) != 0;
}

/* Hand out the token that spans at..behind. */
static inline enum json_kind
give(struct json_reader *reader, struct json_token *token, enum json_kind kind, const char *at, const char *behind)
{
	token->kind = kind;
	token->at = (size_t)(at - reader->bytes);
	token->end = (size_t)(behind - reader->bytes);
	reader->next = behind;
	return kind;
}

static enum json_kind
give_fault(const struct json_reader *reader, struct json_token *token)
{
	*token = (struct json_token){ .kind = JSON_FAULT, .at = reader->fault_at, .end = reader->fault_at };
	return JSON_FAULT;
}

/* The string whose opening quote is at `at`; a pointer to its closing quote, or NULL. */
static inline const char *
read_string(struct json_reader *reader, struct json_token *token, const char *at)
{
	const char *stop = json_scan_plain(at + 1, reader->end);

	if (stop == reader->end || *stop != '"')
		return json_string_rest(reader, token, at + 1, stop);
	token->text = at + 1;
	token->len = (size_t)(stop - token->text);
	return stop;
}

/* Whether the key in `token` is the first of its name; the fault is set if not. */
static bool
is_new_key(struct json_reader *reader, const struct json_token *token)
{
	struct json_key key = { .bytes = reader->bytes, .end = reader->end, .text = token->text, .len = token->len, .at = token->at };

	switch (json_keys_add(&reader->keys, reader->depth - 1, &key)) {
	case JSON_KEYS_NEW:
		return true;
	case JSON_KEYS_SEEN:
		json_fail_duplicate(reader, token, key.first_at);
		return false;
	case JSON_KEYS_MEMORY:
		break;
	}
	json_fail(reader, JSON_FAULT_MEMORY, reader->bytes + token->at, "no memory left for this key");
	return false;
}

static inline enum json_kind
read_key(struct json_reader *reader, struct json_token *token, const char *at)
{
	const char *stop;

	if (*at != '"') {
		json_fail_at(reader, at, expected_key);
		return give_fault(reader, token);
	}
	if ((stop = read_string(reader, token, at)) == NULL)
		return give_fault(reader, token);
	give(reader, token, JSON_KEY, at, stop + 1);
	if (!reader->allow_duplicates && !is_new_key(reader, token))
		return give_fault(reader, token);
	stop = json_scan_blanks(stop + 1, reader->end);
	if (stop == reader->end || *stop != ':') {
		if (stop == reader->end)
			json_fail_cut(reader, "a colon after the key");
		else
			json_fail_at(reader, stop, "a colon after the key");
		return give_fault(reader, token);
	}
	reader->next = stop + 1;
	reader->state = JSON_AT_VALUE;
	return JSON_KEY;
}

static enum json_kind
read_open(struct json_reader *reader, struct json_token *token, const char *at, bool is_object)
{
	if (reader->depth == JSON_DEPTH_MAX) {
		json_fail(reader, JSON_FAULT_DEPTH, at, "more than %d levels deep; expected at most %d", JSON_DEPTH_MAX, JSON_DEPTH_MAX);
		return give_fault(reader, token);
	}
	if (is_object)
		json_keys_open(&reader->keys, reader->depth);
	reader->depth++;
	reader->objects = reader->objects << 1 | is_object;
	reader->state = is_object ? JSON_AT_FIRST_KEY : JSON_AT_FIRST_ITEM;
	return give(reader, token, is_object ? JSON_OBJECT : JSON_ARRAY, at, at + 1);
}

static enum json_kind
read_close(struct json_reader *reader, struct json_token *token, const char *at)
{
	const bool is_object = in_object(reader);

	if (reader->depth == 0) {
		json_fail(reader, JSON_FAULT_TRAILING, at, "text after the value; expected nothing more");
		return give_fault(reader, token);
	}
	if (*at != (is_object ? '}' : ']')) {
		/* Where a value or a key begins, the comma is what was forgotten: mostly at the end of the line before. */
		json_fail_at(reader, at, strchr("\"{[", *at) != NULL ? "a comma before it" :
		    is_object ? "a comma or } after the value" : "a comma or ] after the value");
		return give_fault(reader, token);
	}
	reader->depth--;
	reader->objects >>= 1;
	reader->state = JSON_BEHIND_VALUE;
	return give(reader, token, is_object ? JSON_OBJECT_END : JSON_ARRAY_END, at, at + 1);
}

static bool
is_word_part(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* true, false, null; or what a person may have written instead. */
static enum json_kind
read_word(struct json_reader *reader, struct json_token *token, const char *at)
{
	static const struct {
		const char *text;
		enum json_kind kind;
	} words[] = { { "true", JSON_TRUE }, { "false", JSON_FALSE }, { "null", JSON_NULL } };
	const char *behind = at;
	size_t len;

	while (behind < reader->end && is_word_part(*behind))
		behind++;
	len = (size_t)(behind - at);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const size_t whole = strlen(words[i].text);

		if (len == 0 || len > whole || memcmp(at, words[i].text, len) != 0)
			continue;
		if (len == whole) {
			reader->state = JSON_BEHIND_VALUE;
			return give(reader, token, words[i].kind, at, behind);
		}
		if (behind == reader->end) {
			json_fail_cut(reader, words[i].text);
			return give_fault(reader, token);
		}
	}
	if (len == 0)
		json_fail_at(reader, at, expected_value);
	else
		json_fail(reader, JSON_FAULT_SYNTAX, at, "unknown word %.*s%s; expected true, false, null or a text in double quotes",
		    len < 40 ? (int)len : 40, at, len > 40 ? "..." : "");
	return give_fault(reader, token);
}

static inline enum json_kind
read_value(struct json_reader *reader, struct json_token *token, const char *at)
{
	const char *behind;

	switch (*at) {
	case '"':
		if ((behind = read_string(reader, token, at)) == NULL)
			return give_fault(reader, token);
		reader->state = JSON_BEHIND_VALUE;
		return give(reader, token, JSON_STRING, at, behind + 1);
	case '{':
		return read_open(reader, token, at, true);
	case '[':
		return read_open(reader, token, at, false);
	case '-':
	case '0':
	case '1':
	case '2':
	case '3':
	case '4':
	case '5':
	case '6':
	case '7':
	case '8':
	case '9':
		if ((behind = json_number(reader, token, at)) == NULL)
			return give_fault(reader, token);
		reader->state = JSON_BEHIND_VALUE;
		return give(reader, token, JSON_NUMBER, at, behind);
	default:
		return read_word(reader, token, at);
	}
}

/* Nothing but blanks is left. */
static enum json_kind
read_end(struct json_reader *reader, struct json_token *token)
{
	switch (reader->state) {
	case JSON_BEHIND_VALUE:
		if (reader->depth == 0)
			return give(reader, token, JSON_END, reader->end, reader->end);
		json_fail_cut(reader, in_object(reader) ? "a comma or } after the value" : "a comma or ] after the value");
		break;
	case JSON_AT_FIRST_KEY:
		json_fail_cut(reader, "a key or }");
		break;
	case JSON_AT_FIRST_ITEM:
		json_fail_cut(reader, "a value or ]");
		break;
	case JSON_AT_VALUE:
		json_fail_cut(reader, expected_value);
		break;
	case JSON_AT_FAULT:
		break;
	}
	return give_fault(reader, token);
}

/* What follows the comma at `comma`. */
static inline enum json_kind
read_behind_comma(struct json_reader *reader, struct json_token *token, const char *comma)
{
	const char *at = json_scan_blanks(comma + 1, reader->end);

	if (at == reader->end) {
		json_fail_cut(reader, in_object(reader) ? "a key after the comma" : "a value after the comma");
		return give_fault(reader, token);
	}
	if (in_object(reader))
		return read_key(reader, token, at);
	return read_value(reader, token, at);
}

enum json_kind
json_next(struct json_reader *reader, struct json_token *token)
{
	const char *at = json_scan_blanks(reader->next, reader->end);

	token->is_whole = false;
	if (at == reader->end)
		return read_end(reader, token);
	switch (reader->state) {
	case JSON_BEHIND_VALUE:
		if (*at == ',' && reader->depth > 0)
			return read_behind_comma(reader, token, at);
		return read_close(reader, token, at);
	case JSON_AT_FIRST_KEY:
		return *at == '}' ? read_close(reader, token, at) : read_key(reader, token, at);
	case JSON_AT_FIRST_ITEM:
		return *at == ']' ? read_close(reader, token, at) : read_value(reader, token, at);
	case JSON_AT_VALUE:
		return read_value(reader, token, at);
	case JSON_AT_FAULT:
		break;
	}
	return give_fault(reader, token);
}

int
json_skip(struct json_reader *reader, struct json_token *token)
{
	struct json_token inner = *token;
	const int depth = reader->depth;

	switch (token->kind) {
	case JSON_OBJECT:
	case JSON_ARRAY:
		while (reader->depth >= depth)
			if (json_next(reader, &inner) == JSON_FAULT)
				return -1;
		token->end = inner.end;
		return 0;
	case JSON_FAULT:
		return -1;
	default:
		return 0;
	}
}
