/* read.c - an audit file in: its fields and what is wrong with them (DESIGN.md 5); answers and marks are read_answers.c's and read_marks.c's. */
#include <closeknit/audit.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "audit/inside.h"

static const char FORMAT[] = "closeknit-audit/1";

/* ---- Tokens and complaints, for all that read --------------------------------------------------------------- */

int
read_fail(struct reading *reading, size_t at, const char *format, ...)
{
	const struct json_place place = json_place(reading->bytes, reading->len, at);
	char text[ERR_MAX];
	va_list args;

	va_start(args, format);
	if (vsnprintf(text, sizeof(text), format, args) < 0)
		text[0] = '\0';
	va_end(args);
	return err_set(reading->err, ERR_FAILED, "%zu:%zu: error: %s", place.line, place.column, text);
}

int
read_memory(struct reading *reading)
{
	return err_memory(reading->err);
}

static int
read_fault(struct reading *reading)
{
	size_t at = 0;

	if (json_reader_fault(reading->json, &at) == JSON_FAULT_MEMORY)
		return read_memory(reading);
	return read_fail(reading, at, "%s", json_fault_words(reading->json));
}

enum json_kind
read_next(struct reading *reading)
{
	if (json_next(reading->json, &reading->token) == JSON_FAULT)
		read_fault(reading);
	return reading->token.kind;
}

int
read_skip(struct reading *reading)
{
	return json_skip(reading->json, &reading->token) == 0 ? 0 : read_fault(reading);
}

void
read_warn(struct reading *reading, size_t at, const char *what, struct audit_span id, const char *then)
{
	if (reading->found != NULL)
		complaints_add(reading->found, COMPLAINT_WARNING, at, "%s \"%.*s\": %s", what, read_shown(id), id.bytes, then);
}

int
read_shown(struct audit_span text)
{
	enum { SHOWN_MAX = 80 }; /* longer than any id; what is longer is no id and need not be shown whole [bytes] */
	size_t len = text.len;

	if (len > SHOWN_MAX)
		for (len = SHOWN_MAX; len > 0 && ((unsigned char)text.bytes[len] & 0xC0) == 0x80; len--)
			continue;
	return (int)len;
}

/* ---- Fields ------------------------------------------------------------------------------------------------- */

/* The value that follows, which must be of that kind. */
static int
expect(struct reading *reading, enum json_kind kind, const char *name, const char *expected)
{
	const enum json_kind got = read_next(reading);

	if (got == JSON_FAULT)
		return -1;
	if (got != kind)
		return read_fail(reading, reading->token.at, "\"%s\": expected %s", name, expected);
	return 0;
}

static int
read_format(struct reading *reading)
{
	if (expect(reading, JSON_STRING, "format", "\"closeknit-audit/1\"") != 0)
		return -1;
	if (!json_token_is(&reading->token, FORMAT))
		return read_fail(reading, reading->token.at, "another format, \"%.*s\"; expected \"%s\"", read_shown(read_token_text(reading)),
		    reading->token.text, FORMAT);
	return 0;
}

static int
read_pack(struct reading *reading)
{
	const char *own = pack_id(reading->pack, reading->pack->id);

	if (expect(reading, JSON_STRING, "pack", "the id of a pack") != 0)
		return -1;
	if (!json_token_is(&reading->token, own))
		return read_fail(reading, reading->token.at, "an audit of another pack, \"%.*s\"; expected \"%s\"",
		    read_shown(read_token_text(reading)), reading->token.text, own);
	return 0;
}

static int
read_serial(struct reading *reading)
{
	const int32_t here = reading->pack->serial;
	const struct json_token *token = &reading->token;

	if (expect(reading, JSON_NUMBER, "serial", "a whole number from 1 to 2147483647") != 0)
		return -1;
	if (!token->is_whole || token->whole < 1 || token->whole > INT32_MAX)
		return read_fail(reading, token->at, "\"serial\": expected a whole number from 1 to 2147483647");
	reading->audit->serial = (int32_t)token->whole;
	if (reading->found != NULL && reading->audit->serial < here)
		complaints_add(reading->found, COMPLAINT_WARNING, token->at,
		    "made with serial %d of the pack, which is at %d now: answers are carried over, new questions are open", (int)token->whole,
		    (int)here);
	if (reading->found != NULL && reading->audit->serial > here)
		complaints_add(reading->found, COMPLAINT_WARNING, token->at, "made with serial %d of the pack: the one here, %d, is older",
		    (int)token->whole, (int)here);
	return 0;
}

static int
read_time(struct reading *reading, const char *name, int64_t *seconds)
{
	const char *expected = "a time such as \"2026-11-22T10:00:00Z\"";

	if (expect(reading, JSON_STRING, name, expected) != 0)
		return -1;
	if (time_parse(reading->token.text, reading->token.len, seconds) != 0)
		return read_fail(reading, reading->token.at, "\"%s\": expected %s", name, expected);
	return 0;
}

static int
read_started(struct reading *reading)
{
	return read_time(reading, "started", &reading->audit->started);
}

static int
read_updated(struct reading *reading)
{
	return read_time(reading, "updated", &reading->audit->updated);
}

static const struct field {
	const char *name;
	bool required;
	int (*read)(struct reading *);
} fields[] = {
	{ "format", true, read_format },
	{ "pack", true, read_pack },
	{ "serial", true, read_serial },
	{ "started", true, read_started },
	{ "updated", true, read_updated },
	{ "answers", true, read_answers },
	{ "done", true, read_done },
	{ "aside", true, read_aside },
	{ "kept", true, read_kept },
	{ "at", false, read_at },
	{ "later", false, read_later },
	{ "check", false, read_check },
};
enum { FIELD_COUNT = sizeof(fields) / sizeof(fields[0]) };

/* The field that the key just read names, FIELD_COUNT if none; `guess` is tried first, since files keep our order. */
static size_t
find_field(const struct reading *reading, size_t guess)
{
	size_t i;

	if (guess < FIELD_COUNT && json_token_is(&reading->token, fields[guess].name))
		return guess;
	for (i = 0; i < FIELD_COUNT && !json_token_is(&reading->token, fields[i].name); i++)
		continue;
	return i;
}

static int
unknown_field(struct reading *reading)
{
	const char *names[FIELD_COUNT];
	char word[32];
	int nearest = -1;
	size_t i;

	for (i = 0; i < FIELD_COUNT; i++)
		names[i] = fields[i].name;
	if (reading->token.len < sizeof(word)) {
		memcpy(word, reading->token.text, reading->token.len);
		word[reading->token.len] = '\0';
		nearest = text_nearest(word, names, FIELD_COUNT);
	}
	if (nearest >= 0)
		return read_fail(reading, reading->token.at, "unknown key \"%s\"; did you mean \"%s\"?", word, names[nearest]);
	return read_fail(
	    reading, reading->token.at, "unknown key \"%.*s\"; an audit has none such", read_shown(read_token_text(reading)), reading->token.text);
}

static int
read_fields(struct reading *reading)
{
	bool seen[FIELD_COUNT] = { false };
	enum json_kind kind = read_next(reading);
	const size_t start = reading->token.at;
	size_t i = 0;

	if (kind == JSON_FAULT)
		return -1;
	if (kind != JSON_OBJECT)
		return read_fail(reading, start, "not an audit; expected an object");
	while ((kind = read_next(reading)) == JSON_KEY) {
		if ((i = find_field(reading, i)) == FIELD_COUNT)
			return unknown_field(reading);
		if (fields[i].read(reading) != 0)
			return -1;
		seen[i++] = true;
	}
	if (kind == JSON_FAULT || read_next(reading) == JSON_FAULT)
		return -1;
	for (i = 0; i < FIELD_COUNT; i++)
		if (fields[i].required && !seen[i])
			return read_fail(reading, start, "\"%s\" is missing", fields[i].name);
	return 0;
}

/* Whether a text in these bytes could be anything but plain ASCII as it stands: most files answer at once. */
static bool
has_odd_text(const char *bytes, size_t len)
{
	uint64_t high = 0, eight;
	size_t i;

	for (i = 0; i + sizeof(eight) <= len; i += sizeof(eight)) {
		memcpy(&eight, bytes + i, sizeof(eight));
		high |= eight;
	}
	for (; i < len; i++)
		high |= (unsigned char)bytes[i];
	return (high & UINT64_C(0x8080808080808080)) != 0 || memchr(bytes, '\\', len) != NULL ||
	    memchr(bytes, 0x7F, len) != NULL;
}

/* No text of an audit, known or not, may hold what a terminal would obey: it is written back, and shown in complaints. */
static int
refuse_odd_text(struct reading *reading)
{
	enum json_kind kind;
	uint32_t found;
	size_t at;

	json_reader_start(reading->json, reading->bytes, reading->len);
	while ((kind = json_next(reading->json, &reading->token)) != JSON_FAULT && kind != JSON_END)
		if ((kind == JSON_KEY || kind == JSON_STRING) &&
		    (found = text_forbidden(reading->token.text, reading->token.len, TEXT_PACK, &at)) != 0)
			return read_fail(reading, reading->token.at, "character U+%04X in a text; expected text without control characters",
			    (unsigned)found);
	return 0;
}

/*
 * What failed may be no audit of this pack at all: then that is the thing to say, whatever stood before it in the file.
 */
static void
prefer_mismatch(struct reading *reading)
{
	struct err other = { 0 };
	struct err *const first = reading->err;
	bool mismatch = false;

	reading->err = &other;
	json_reader_start(reading->json, reading->bytes, reading->len);
	if (read_next(reading) == JSON_OBJECT)
		while (!mismatch && read_next(reading) == JSON_KEY) {
			const size_t i = find_field(reading, 0);

			if (i < 2)
				mismatch = fields[i].read(reading) != 0;
			else if (read_next(reading) == JSON_FAULT || read_skip(reading) != 0)
				break;
		}
	reading->err = first;
	if (mismatch && reading->token.kind != JSON_FAULT && first != NULL)
		*first = other;
}

int
audit_read(struct audit *audit, const char *bytes, size_t len, struct complaints *found, struct err *err)
{
	struct reading reading = { .audit = audit, .pack = audit->pack, .bytes = bytes, .len = len, .found = found, .err = err };

	audit_reset(audit);
	if (len > AUDIT_MAX_BYTES)
		return err_set(err, ERR_FAILED, "1:1: error: larger than an audit can be; expected at most %d bytes", AUDIT_MAX_BYTES);
	if (audit->reader == NULL && (audit->reader = json_reader_new(err)) == NULL)
		return -1;
	reading.json = audit->reader;
	if (len != 0 && has_odd_text(bytes, len) && refuse_odd_text(&reading) != 0)
		goto fail;
	json_reader_start(reading.json, bytes, len);
	if (read_fields(&reading) != 0) {
		if (err != NULL && err->kind != ERR_MEMORY && json_reader_fault(reading.json, &(size_t){ 0 }) == JSON_FAULT_NONE)
			prefer_mismatch(&reading);
		goto fail;
	}
	if (found != NULL)
		complaints_settle(found, bytes, len);
	if (found != NULL && found->failed) {
		err_memory(err);
		goto fail;
	}
	buf_clear(&reading.olds);
	buf_clear(&reading.order);
	return 0;

fail:
	if (found != NULL)
		complaints_settle(found, bytes, len);
	buf_clear(&reading.olds);
	buf_clear(&reading.order);
	audit_reset(audit);
	return -1;
}
