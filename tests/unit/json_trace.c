/* json_trace.c - writes down what the JSON reader hands out, for the tests to compare. */
#include "json_trace.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const char *const signs[] = {
	[JSON_OBJECT] = "{",
	[JSON_OBJECT_END] = "}",
	[JSON_ARRAY] = "[",
	[JSON_ARRAY_END] = "]",
	[JSON_TRUE] = "true",
	[JSON_FALSE] = "false",
	[JSON_NULL] = "null",
	[JSON_END] = "end",
};

static void
add_token(struct buf *out, const struct json_token *token)
{
	switch (token->kind) {
	case JSON_KEY:
	case JSON_STRING:
		buf_puts(out, token->kind == JSON_KEY ? "k\"" : "\"");
		buf_add(out, token->text, token->len);
		buf_putc(out, '"');
		break;
	case JSON_NUMBER:
		buf_add(out, token->text, token->len);
		if (token->is_whole)
			buf_printf(out, "=%lld", (long long)token->whole);
		break;
	default:
		buf_puts(out, signs[token->kind]);
		break;
	}
}

const char *
json_trace(struct json_reader *reader, struct buf *out, const char *json, size_t len)
{
	char *bytes = malloc(len != 0 ? len : 1);
	struct json_token token;
	size_t at = 0;

	ck_assert_ptr_nonnull(bytes);
	memcpy(bytes, json, len);
	buf_reset(out);
	json_reader_start(reader, bytes, len);
	while (json_next(reader, &token) != JSON_FAULT) {
		ck_assert_uint_ge(token.at, at);
		ck_assert_uint_ge(token.end, token.at);
		ck_assert_uint_le(token.end, len);
		at = token.end;
		if (out->len != 0)
			buf_putc(out, ' ');
		add_token(out, &token);
		if (token.kind == JSON_END)
			break;
	}
	if (token.kind == JSON_FAULT) {
		struct json_place place;

		ck_assert_int_ne(json_reader_fault(reader, &at), JSON_FAULT_NONE);
		ck_assert_uint_eq(at, token.at);
		ck_assert_uint_le(at, len);
		place = json_place(bytes, len, at);
		buf_reset(out);
		buf_printf(out, "fault %zu:%zu %s", place.line, place.column, json_fault_words(reader));
	} else {
		ck_assert_int_eq(json_reader_fault(reader, &at), JSON_FAULT_NONE);
	}
	free(bytes);
	ck_assert_int_eq(buf_check(out, NULL), 0);
	return buf_text(out);
}
