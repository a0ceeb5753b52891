/* set_text.c - what is changed in a text before it is set: lines to write on become long enough, phone numbers keep their order. */
#include "pdf/set.h"

#include <string.h>

/* How long a line to write on is, inside a sentence and on a line of its own [characters]. */
enum { BLANK_INSIDE = 16, BLANK_ALONE = 32 };
/* Fewer than this are no blank. */
enum { BLANK_MIN = 3 };

/* Left-to-right isolate (UAX #9 2.4). */
#define ISOLATE "\xE2\x81\xA6"

const char *
set_blanks(struct set *set, const char *text, size_t len)
{
	struct buf out = { 0 };
	size_t at, run, more;

	for (at = 0; at < len; at += run) {
		for (run = 0; at + run < len && text[at + run] == '_'; run++)
			continue;
		if (run < BLANK_MIN) {
			run = run > 0 ? run : 1;
			buf_add(&out, text + at, run);
			continue;
		}
		for (more = at + run == len ? BLANK_ALONE : BLANK_INSIDE; more > 0; more--)
			buf_putc(&out, '_');
	}
	return sheet_keep(set->sheet, &out);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How long the figures are that begin here, with single blanks between groups of them [bytes]; *groups: how many groups. */
static size_t
number_len(const char *text, int *groups)
{
	size_t len = 0;

	*groups = 0;
	while (is_digit(text[len])) {
		++*groups;
		len += strspn(text + len, "0123456789");
		if (text[len] == ' ' && is_digit(text[len + 1]))
			len++;
	}
	return len;
}

const char *
set_numbers(struct set *set, const char *text)
{
	struct buf out = { 0 };
	size_t len;
	int groups;

	for (; *text != '\0'; text += len) {
		/* "0800 1111" would be shown as "1111 0800": each group is a word of its own to the bidirectional algorithm. */
		len = number_len(text, &groups);
		if (groups > 1)
			buf_puts(&out, ISOLATE);
		buf_add(&out, text, len > 0 ? len : 1);
		if (groups > 1)
			buf_puts(&out, ISOLATE_END);
		len = len > 0 ? len : 1;
	}
	return sheet_keep(set->sheet, &out);
}

const char *
set_note(struct set *set, const char *before, const char *after)
{
	struct buf out = { 0 };

	buf_printf(&out, "%s%s%s", before, set->block->note != NULL ? set->block->note : "", after);
	return sheet_own_way(set->sheet, sheet_keep(set->sheet, &out));
}

const char *
set_said(struct set *set, const char *text)
{
	const size_t mark = sizeof(ISOLATE) - 1;
	struct buf out = { 0 };
	const char *from = text;

	for (; *text != '\0'; text++)
		if (strncmp(text, ISOLATE, mark) == 0 || strncmp(text, ISOLATE_OWN, mark) == 0 || strncmp(text, ISOLATE_END, mark) == 0) {
			buf_add(&out, from, (size_t)(text - from));
			from = text + mark;
			text += mark - 1;
		}
	buf_puts(&out, from);
	return sheet_keep(set->sheet, &out);
}
