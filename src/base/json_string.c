/* json_string.c - the strings of JSON that are more than plain ASCII: UTF-8 checked, escapes resolved (RFC 8259 7). */
#include "json_inside.h"

#include <string.h>

#include "json_scan.h"
#include "utf8.h"

static bool
is_high(uint32_t code)
{
	return code >= 0xD800 && code <= 0xDBFF;
}

static bool
is_low(uint32_t code)
{
	return code >= 0xDC00 && code <= 0xDFFF;
}

/* Four hex digits at `at`. */
static bool
read_hex(const char *at, const char *end, uint32_t *code)
{
	uint32_t value = 0;

	if (end - at < 4)
		return false;
	for (int i = 0; i < 4; i++) {
		const char c = at[i];

		if (c >= '0' && c <= '9')
			value = value << 4 | (uint32_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			value = value << 4 | (uint32_t)(c - 'a' + 10);
		else if (c >= 'A' && c <= 'F')
			value = value << 4 | (uint32_t)(c - 'A' + 10);
		else
			return false;
	}
	*code = value;
	return true;
}

const char *
json_escape(const char *at, const char *end, uint32_t *code)
{
	static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
	const char *name;
	uint32_t low;

	if (end - at < 2)
		return NULL;
	if (at[1] != 'u') {
		if (at[1] == '\0' || (name = strchr(names, at[1])) == NULL)
			return NULL;
		*code = (unsigned char)values[name - names];
		return at + 2;
	}
	if (!read_hex(at + 2, end, code))
		return NULL;
	at += 6;
	if (is_high(*code) && end - at >= 2 && at[0] == '\\' && at[1] == 'u' && read_hex(at + 2, end, &low) && is_low(low)) {
		*code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
		at += 6;
	}
	return at;
}

/* Whether the backslash at `at` and all that follows it could go on to be an escape. */
static bool
is_cut_escape(const char *at, const char *end)
{
	const size_t left = (size_t)(end - at);

	if (left >= 6 || (left >= 2 && at[1] != 'u'))
		return false;
	for (size_t i = 2; i < left; i++)
		if (at[i] == '\0' || strchr("0123456789abcdefABCDEF", at[i]) == NULL)
			return false;
	return true;
}

static const char *
fail_escape(struct json_reader *reader, const char *at)
{
	if (is_cut_escape(at, reader->end))
		return json_fail_cut(reader, "the rest of an escape in a string");
	if (at[1] == 'u')
		return json_fail(
		    reader, JSON_FAULT_SYNTAX, at, "escape \\u without four hex digits in a string; expected \\u and four of 0-9, a-f, A-F");
	return json_fail(reader, JSON_FAULT_SYNTAX, at, "unknown escape in a string; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u");
}

static const char *
fail_surrogate(struct json_reader *reader, const char *at, const char *behind, uint32_t code)
{
	if (is_high(code) && (behind == reader->end || (*behind == '\\' && is_cut_escape(behind, reader->end))))
		return json_fail_cut(reader, "the second half of a surrogate pair");
	return json_fail(reader, JSON_FAULT_UTF8, at, "lone surrogate \\u%04x in a string; expected a pair, or the character itself", (unsigned)code);
}

/* Resolve the escape at `at` into `unescaped`. */
static const char *
add_escape(struct json_reader *reader, const char *at)
{
	uint32_t code = 0;
	char text[4];
	const char *behind = json_escape(at, reader->end, &code);

	if (behind == NULL)
		return fail_escape(reader, at);
	if (code == 0)
		return json_fail(reader, JSON_FAULT_CONTROL, at, "\\u0000 in a string; expected text without U+0000");
	if (is_high(code) || is_low(code))
		return fail_surrogate(reader, at, behind, code);
	buf_add(&reader->unescaped, text, utf8_encode(code, text));
	return behind;
}

static const char *
fail_control(struct json_reader *reader, const char *at)
{
	static const char named[] = "\b\f\n\r\t", names[] = "bfnrt";
	const unsigned code = (unsigned char)*at;
	const char *name = code != 0 ? strchr(named, *at) : NULL;

	if (code == 0)
		return json_fail(reader, JSON_FAULT_CONTROL, at, "control character U+0000 in a string; expected text without it");
	/* Nearly always it is the quote that was forgotten. */
	if (code == '\n' || code == '\r')
		return json_fail(reader, JSON_FAULT_CONTROL, at, "the line ends inside a string; expected a closing \" before its end, or \\n where a new line is meant");
	if (name != NULL)
		return json_fail(
		    reader, JSON_FAULT_CONTROL, at, "control character U+%04X in a string; expected it written as \\%c", code, names[name - named]);
	return json_fail(reader, JSON_FAULT_CONTROL, at, "control character U+%04X in a string; expected it written as \\u%04x", code, code);
}

/* The run of plain and of well-formed characters from `at`, to the first quote, backslash or control character; NULL on a fault. */
static const char *
scan_text(struct json_reader *reader, const char *at)
{
	for (;;) {
		uint32_t code;

		at = json_scan_plain(at, reader->end);
		while (at < reader->end && (unsigned char)*at >= 0x80) {
			const size_t took = utf8_decode(at, (size_t)(reader->end - at), &code);

			if (took == 0)
				return json_fail_at(reader, at, NULL);
			at += took;
		}
		if (at == reader->end)
			return json_fail_cut(reader, "the closing \" of a string");
		if (!json_is_plain(*at))
			return at;
	}
}

const char *
json_string_rest(struct json_reader *reader, struct json_token *token, const char *text, const char *at)
{
	if ((at = scan_text(reader, at)) == NULL)
		return NULL;
	if (*at == '"') {
		token->text = text;
		token->len = (size_t)(at - text);
		return at;
	}
	buf_reset(&reader->unescaped);
	for (;;) {
		buf_add(&reader->unescaped, text, (size_t)(at - text));
		if (*at == '"')
			break;
		if (*at != '\\')
			return fail_control(reader, at);
		if ((text = add_escape(reader, at)) == NULL || (at = scan_text(reader, text)) == NULL)
			return NULL;
	}
	if (reader->unescaped.failed)
		return json_fail(reader, JSON_FAULT_MEMORY, at, "no memory left for this string");
	token->text = buf_text(&reader->unescaped);
	token->len = reader->unescaped.len;
	return at;
}
