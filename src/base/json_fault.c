/* json_fault.c - what is wrong with a JSON document, in words, and where; who reads on or gives up is the reader's and its caller's matter. */
#include "json_inside.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "gate.h"
#include "utf8.h"

enum { KEY_SHOWN = 64 }; /* [bytes] */

const char *
json_fail(struct json_reader *reader, enum json_fault fault, const char *at, const char *format, ...)
{
	char draft[JSON_WORDS_MAX];
	va_list args;

	va_start(args, format);
	if (vsnprintf(draft, sizeof(draft), format, args) < 0)
		draft[0] = '\0';
	va_end(args);
	gate_text(reader->words, sizeof(reader->words), draft, strlen(draft));
	reader->fault = fault;
	reader->fault_at = (size_t)(at - reader->bytes);
	reader->state = JSON_AT_FAULT;
	return NULL;
}

const char *
json_fail_cut(struct json_reader *reader, const char *expected)
{
	return json_fail(reader, JSON_FAULT_CUT_SHORT, reader->end, "the text ends too early; expected %s", expected);
}

/* What somebody who wrote this character most likely has to change, or `expected`: the slips of who writes JSON by hand or in a word processor. */
static const char *
likely(const struct json_reader *reader, const char *at, uint32_t code, const char *expected)
{
	const char *before = at;

	if (code == '\'' || code == 0x2018 || code == 0x2019 || code == 0x201C || code == 0x201D || code == 0x201E)
		return "straight double quotes (\")";
	if (code == '/' || code == '#')
		return "no comment there";
	if (code != ']' && code != '}')
		return expected;
	while (before > reader->bytes && strchr(" \t\r\n", before[-1]) != NULL)
		before--;
	return before > reader->bytes && before[-1] == ',' ? "no comma before it" : expected;
}

const char *
json_fail_at(struct json_reader *reader, const char *at, const char *expected)
{
	char shown[GATE_SHOWN];
	uint32_t code;
	const size_t left = (size_t)(reader->end - at);
	const size_t took = utf8_decode(at, left, &code);

	if (took == 0) {
		if (utf8_is_cut(at, left))
			return json_fail_cut(reader, "the rest of a character");
		return json_fail(reader, JSON_FAULT_UTF8, at, "byte 0x%02X is not UTF-8; expected UTF-8 text: save the file again as UTF-8", (unsigned)(unsigned char)*at);
	}
	if (code == 0xFEFF && at == reader->bytes)
		return json_fail(reader, JSON_FAULT_BOM, at, "byte-order mark U+FEFF; expected UTF-8 without it (editors call it \"UTF-8 with BOM\")");
	gate_step(at, left, shown);
	if (code < 0x20)
		return json_fail(reader, JSON_FAULT_CONTROL, at, "control character %s; expected %s", shown, expected);
	if (shown[0] != '\0')
		return json_fail(reader, JSON_FAULT_SYNTAX, at, "unexpected character %s; expected %s", shown, expected);
	return json_fail(reader, JSON_FAULT_SYNTAX, at, "unexpected %.*s; expected %s", (int)took, at, likely(reader, at, code, expected));
}

const char *
json_fail_duplicate(struct json_reader *reader, const struct json_token *token, size_t first_at)
{
	const struct json_place first = json_place(reader->bytes, (size_t)(reader->end - reader->bytes), first_at);
	size_t len = token->len;

	/* An id is no longer; of a longer key the begin tells enough. */
	if (len > KEY_SHOWN)
		for (len = KEY_SHOWN; len > 0 && ((unsigned char)token->text[len] & 0xC0) == 0x80; len--)
			;
	return json_fail(reader, JSON_FAULT_DUPLICATE, reader->bytes + token->at,
	    "duplicate key \"%.*s%s\" (first at %zu:%zu); expected each key once", (int)len, token->text, len < token->len ? "..." : "", first.line,
	    first.column);
}

enum json_fault
json_reader_fault(const struct json_reader *reader, size_t *at)
{
	*at = reader->fault_at;
	return reader->fault;
}

const char *
json_fault_words(const struct json_reader *reader)
{
	return reader->words;
}

struct json_place
json_place(const char *bytes, size_t len, size_t at)
{
	return json_place_from(bytes, len, at, 0, (struct json_place){ 1, 1 });
}

struct json_place
json_place_from(const char *bytes, size_t len, size_t at, size_t near_at, struct json_place near)
{
	const char *from = bytes + near_at, *to = bytes + (at < len ? at : len);

	while (from < to) {
		const char *line_end = memchr(from, '\n', (size_t)(to - from));

		if (line_end == NULL)
			break;
		near.line++;
		near.column = 1;
		from = line_end + 1;
	}
	/* Continuation bytes belong to the character before them. */
	for (; from < to; from++)
		if (((unsigned char)*from & 0xC0) != 0x80)
			near.column++;
	return near;
}
