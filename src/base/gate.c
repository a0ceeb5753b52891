/* gate.c - the one gate: which characters a pack may hold, and what stands for those that may not be shown; knows no width and no file. */
#include "gate.h"

#include "closeknit/base.h"

#include <stdio.h>
#include <string.h>

#include "utf8.h"

/* DESIGN.md 4, and facts/reliability.md A3 for the whole list. */
static bool
is_forbidden(uint32_t code)
{
	if (code < 0x20 || (code >= 0x7F && code <= 0x9F))
		return true;
	if (code < 0x2028)
		return false;
	return (code >= 0x2028 && code <= 0x202E) ||			 /* line and paragraph separator, embeddings, overrides */
	       (code >= 0x2066 && code <= 0x2069) ||			 /* isolates */
	       code == 0xFEFF || (code >= 0xE0000 && code <= 0xE007F) || /* tags */
	       (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFE) == 0xFFFE;
}

/* Joiners and direction marks: scripts need them, English does not (DESIGN.md 4). */
static bool
is_mark(uint32_t code)
{
	return (code >= 0x200C && code <= 0x200F) || code == 0x061C;
}

size_t
gate_step(const char *text, size_t len, char shown[GATE_SHOWN])
{
	uint32_t code;
	size_t took = utf8_decode(text, len, &code);

	shown[0] = '\0';
	if (took == 0) {
		memcpy(shown, "U+FFFD", sizeof("U+FFFD"));
		return 1;
	}
	if (is_forbidden(code))
		(void)snprintf(shown, GATE_SHOWN, "U+%04X", (unsigned)code);
	return took;
}

size_t
gate_text(char *out, size_t cap, const char *text, size_t len)
{
	char shown[GATE_SHOWN];
	size_t at = 0, used = 0;

	while (at < len) {
		const size_t took = gate_step(text + at, len - at, shown);
		const char *piece = shown[0] != '\0' ? shown : text + at;
		const size_t piece_len = shown[0] != '\0' ? strlen(shown) : took;

		if (piece_len >= cap - used)
			break;
		memcpy(out + used, piece, piece_len);
		used += piece_len;
		at += took;
	}
	out[used] = '\0';
	return used;
}

/* How many bytes from the start are printable ASCII: most text is nothing else. */
static size_t
plain_run(const char *text, size_t len)
{
	size_t at = 0;

	while (at < len && text[at] >= 0x20 && text[at] < 0x7F)
		at++;
	return at;
}

void
text_show(struct buf *out, const char *text, size_t len)
{
	char shown[GATE_SHOWN];
	size_t at = 0;

	while (at < len) {
		const size_t run = plain_run(text + at, len - at);
		size_t took;

		buf_add(out, text + at, run);
		at += run;
		if (at == len)
			return;
		took = gate_step(text + at, len - at, shown);
		if (shown[0] != '\0')
			buf_puts(out, shown);
		else
			buf_add(out, text + at, took);
		at += took;
	}
}

uint32_t
text_forbidden(const char *text, size_t len, enum text_rule rule, size_t *at)
{
	const bool line_ends = rule == TEXT_BODY || rule == TEXT_BODY_TRANSLATION;
	const bool marks = rule == TEXT_TRANSLATION || rule == TEXT_BODY_TRANSLATION;
	size_t i = 0;

	while ((i += plain_run(text + i, len - i)) < len) {
		uint32_t code;
		const size_t took = utf8_decode(text + i, len - i, &code);

		if (took == 0)
			code = UINT32_MAX;
		else if (!(is_forbidden(code) && !(line_ends && code == '\n')) && !(is_mark(code) && !marks)) {
			i += took;
			continue;
		}
		*at = i;
		return code != 0 ? code : UINT32_MAX;
	}
	return 0;
}
