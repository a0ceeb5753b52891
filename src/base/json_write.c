/* json_write.c - JSON into a buffer: commas, indents, escapes, hundredths; which keys and in which order is the caller's matter. */
#include "closeknit/base.h"

#include <string.h>

#include "buf_inside.h"
#include "json_scan.h"
#include "utf8.h"

void
json_out_init(struct json_out *out, struct buf *buf, int indent)
{
	*out = (struct json_out){ .buf = buf, .indent = indent, .first = true };
}

/* The most that stands before an item: a comma, a line end, an indent [bytes]. */
static size_t
lead_max(const struct json_out *out)
{
	return 2 + (size_t)out->depth * (size_t)out->indent;
}

static char *
add_line(const struct json_out *out, char *to)
{
	const size_t blanks = (size_t)out->depth * (size_t)out->indent;

	if (out->indent == 0)
		return to;
	*to++ = '\n';
	memset(to, ' ', blanks);
	return to + blanks;
}

/* Write what stands before a key, an item or the one value; where its first `more` bytes may be written, or NULL. */
static inline char *
begin_item(struct json_out *out, size_t more)
{
	char *to = buf_room(out->buf, lead_max(out) + more);

	if (to == NULL)
		return NULL;
	if (out->after_key) {
		out->after_key = false;
		return to;
	}
	if (!out->first)
		*to++ = ',';
	out->first = false;
	return out->depth > 0 ? add_line(out, to) : to;
}

static void
open_level(struct json_out *out, char bracket)
{
	char *to = begin_item(out, 1);

	out->depth++;
	out->first = true;
	if (to == NULL)
		return;
	*to++ = bracket;
	buf_end(out->buf, to);
}

static void
close_level(struct json_out *out, char bracket)
{
	char *to = buf_room(out->buf, lead_max(out) + 1);

	out->depth--;
	if (to != NULL) {
		if (!out->first)
			to = add_line(out, to);
		*to++ = bracket;
		buf_end(out->buf, to);
	}
	out->first = false;
}

void
json_out_object(struct json_out *out)
{
	open_level(out, '{');
}

void
json_out_object_end(struct json_out *out)
{
	close_level(out, '}');
}

void
json_out_array(struct json_out *out)
{
	open_level(out, '[');
}

void
json_out_array_end(struct json_out *out)
{
	close_level(out, ']');
}

/* One character that cannot stand for itself, `len` bytes [1..] left; how many it took. */
static size_t
add_odd(struct buf *buf, const char *text, size_t len)
{
	static const char named[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";
	const char *name = *text != '\0' ? strchr(named, *text) : NULL;
	uint32_t code;
	size_t took;

	if (name != NULL) {
		const char escape[2] = { '\\', names[name - named] };

		buf_add(buf, escape, sizeof(escape));
		return 1;
	}
	if ((took = utf8_decode(text, len, &code)) == 0) {
		buf_puts(buf, "\\ufffd");
		return 1;
	}
	if (code < 0x20)
		buf_printf(buf, "\\u%04x", (unsigned)code);
	else
		buf_add(buf, text, took);
	return took;
}

/* A string that holds something to escape. */
static void
add_escaped(struct buf *buf, const char *text, size_t len)
{
	const char *at = text, *end = text + len;

	while (at < end) {
		const char *stop = json_scan_plain(at, end);

		buf_add(buf, at, (size_t)(stop - at));
		at = stop;
		if (at < end)
			at += add_odd(buf, at, (size_t)(end - at));
	}
}

/* Copy a text that needs no escape; false, and nothing that counts is written, if it does.  Ids and keys are short: no call for them. */
static inline bool
copy_plain(char *to, const char *text, size_t len)
{
	bool is_odd = false;

	if (len > 32) {
		if (json_scan_plain(text, text + len) != text + len)
			return false;
		memcpy(to, text, len);
		return true;
	}
	if (len >= 4 && len < 8) {
		uint32_t first, last;

		/* The same with four, and the last four. */
		memcpy(&first, text, 4);
		memcpy(&last, text + len - 4, 4);
		memcpy(to, &first, 4);
		memcpy(to + len - 4, &last, 4);
		return !json_not_plain_8((uint64_t)first << 32 | last);
	}
	if (len < 4) {
		for (size_t i = 0; i < len; i++) {
			is_odd |= !json_is_plain(text[i]);
			to[i] = text[i];
		}
		return !is_odd;
	}
	/* Eight at a time, and the last eight, which may be some of those before them. */
	for (size_t i = 0; i + 8 < len; i += 8) {
		is_odd |= json_not_plain_8(json_load_8(text + i));
		memcpy(to + i, text + i, 8);
	}
	memcpy(to + len - 8, text + len - 8, 8);
	return !(is_odd || json_not_plain_8(json_load_8(text + len - 8)));
}

/* A key or string, and `behind` it. */
static inline void
add_quoted(struct json_out *out, const char *text, size_t len, const char *behind)
{
	char *to = begin_item(out, len < SIZE_MAX / 2 ? len + 4 : len);

	if (to == NULL)
		return;
	*to++ = '"';
	if (copy_plain(to, text, len)) {
		to += len;
	} else {
		buf_end(out->buf, to);
		add_escaped(out->buf, text, len);
		if ((to = buf_room(out->buf, 3)) == NULL)
			return;
	}
	*to++ = '"';
	while (*behind != '\0')
		*to++ = *behind++;
	buf_end(out->buf, to);
}

void
json_out_key(struct json_out *out, const char *key)
{
	add_quoted(out, key, strlen(key), out->indent > 0 ? ": " : ":");
	out->after_key = true;
}

void
json_out_string(struct json_out *out, const char *text)
{
	if (text == NULL)
		json_out_null(out);
	else
		add_quoted(out, text, strlen(text), "");
}

void
json_out_string_len(struct json_out *out, const char *text, size_t len)
{
	add_quoted(out, text, len, "");
}

void
json_out_raw(struct json_out *out, const char *json, size_t len)
{
	char *to = begin_item(out, len);

	if (to == NULL)
		return;
	memcpy(to, json, len);
	buf_end(out->buf, to + len);
}

/* A number with its last `decimals` digits [0 or 2] behind a point. */
static void
add_number(struct json_out *out, int64_t number, int decimals)
{
	/* Unsigned, since the least number of all has no positive twin. */
	uint64_t size = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
	char digits[24], *first = digits + sizeof(digits);
	size_t len;
	char *to;

	for (int i = 0; size != 0 || i <= decimals; i++, size /= 10) {
		if (i == decimals && i != 0)
			*--first = '.';
		*--first = (char)('0' + size % 10);
	}
	if (number < 0)
		*--first = '-';
	len = (size_t)(digits + sizeof(digits) - first);
	if ((to = begin_item(out, len)) == NULL)
		return;
	memcpy(to, first, len);
	buf_end(out->buf, to + len);
}

void
json_out_whole(struct json_out *out, int64_t whole)
{
	add_number(out, whole, 0);
}

void
json_out_hundredths(struct json_out *out, int64_t hundredths)
{
	add_number(out, hundredths, 2);
}

void
json_out_bool(struct json_out *out, bool value)
{
	json_out_raw(out, value ? "true" : "false", value ? 4 : 5);
}

void
json_out_null(struct json_out *out)
{
	json_out_raw(out, "null", 4);
}
