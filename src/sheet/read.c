/* read.c - what somebody typed or pasted, taken apart into codes; what a code ticks is answer.c's. */
#include "sheet/inside.h"

#include <stdlib.h>
#include <string.h>

#include <closeknit/pack.h>

/* The longest word that is looked at: longer ones are no codes in a row, but something else [bytes]. */
enum { WORD_MAX = 4096 };
/* How many complaints are kept: no one reads more at once. */
enum { COMPLAINTS_MAX = 100 };

struct reader {
	const struct sheet *sheet;
	struct sheet_reading *reading;
	char part[SHEET_CODE_MAX];	/* the begin of a code that was typed with blanks in it */
	size_t part_len;
	struct err *err;
};

/* ---- Complaints --------------------------------------------------------------------------------------------- */

/* A new one, with the text that it is about; NULL where there are too many, or no memory (then *failed). */
static struct sheet_complaint *
complain(struct reader *r, enum sheet_fault fault, const char *text, size_t len, bool *failed)
{
	struct sheet_reading *reading = r->reading;
	struct sheet_complaint *row;
	struct buf shown = { 0 };

	*failed = false;
	if (reading->count == COMPLAINTS_MAX) {
		reading->more++;
		return NULL;
	}
	if (reading->complaints == NULL && (reading->complaints = calloc(COMPLAINTS_MAX, sizeof(*reading->complaints))) == NULL) {
		*failed = true;
		err_memory(r->err);
		return NULL;
	}
	row = &reading->complaints[reading->count++];
	*row = (struct sheet_complaint){ .fault = fault, .line = reading->line, .box = SIZE_MAX };
	text_show(&shown, text, len < SHEET_SHOWN_MAX ? len : SHEET_SHOWN_MAX);
	len = shown.len < SHEET_SHOWN_MAX ? shown.len : SHEET_SHOWN_MAX - 1;
	/* Not in the middle of a character. */
	while (len > 0 && len < shown.len && ((unsigned char)shown.bytes[len] & 0xC0) == 0x80)
		len--;
	memcpy(row->text, buf_text(&shown), len);
	row->text[len] = '\0';
	if ((*failed = shown.failed))
		err_memory(r->err);
	buf_clear(&shown);
	return row;
}

static char
upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* Whether one slip of a finger makes `typed` of `code`: a wrong character, one too few or too many, two that changed places. */
static bool
is_near(const char *typed, size_t len, const char *code)
{
	const size_t code_len = strlen(code);
	size_t head = 0, tail = 0;

	while (head < len && head < code_len && upper(typed[head]) == code[head])
		head++;
	while (tail < len - head && tail < code_len - head && upper(typed[len - 1 - tail]) == code[code_len - 1 - tail])
		tail++;
	if (len == code_len && len - head - tail == 2)
		return upper(typed[head]) == code[head + 1] && upper(typed[head + 1]) == code[head];
	return len - head - tail <= 1 && code_len - head - tail <= 1;
}

static bool
is_near_head(const struct reader *r, const char *text, size_t len)
{
	char code[SHEET_CODE_MAX];

	sheet_head(r->sheet->pack, code);
	return len < SHEET_CODE_MAX && is_near(text, len, code);
}

static int
unknown(struct reader *r, const char *text, size_t len)
{
	bool failed;
	struct sheet_complaint *row = complain(r, SHEET_UNKNOWN, text, len, &failed);
	char code[SHEET_CODE_MAX];
	size_t box;

	if (row == NULL || failed)
		return failed ? -1 : 0;
	row->near_head = is_near_head(r, text, len);
	for (box = 0; box < r->sheet->box_count && row->near_count < SHEET_NEAR && len < SHEET_CODE_MAX; box++) {
		sheet_code(r->sheet, box, code);
		if (is_near(text, len, code))
			row->near[row->near_count++] = box;
	}
	return 0;
}

/* ---- Codes -------------------------------------------------------------------------------------------------- */

static int
take_head(struct reader *r, const char *text, size_t len)
{
	static const enum sheet_fault faults[] = {
		[CODE_HEAD_SERIAL] = SHEET_HEAD_SERIAL, [CODE_HEAD_OTHER] = SHEET_HEAD_OTHER, [CODE_HEAD_BAD] = SHEET_HEAD_BAD,
	};
	int32_t serial = 0;
	const enum code_head told = code_read_head(r->sheet->pack, text, &serial);
	struct sheet_complaint *row;
	bool failed;

	if (told == CODE_HEAD_RIGHT) {
		r->reading->has_head = true;
		return 0;
	}
	if ((row = complain(r, faults[told], text, len, &failed)) != NULL) {
		row->serial = serial;
		row->near_head = told == CODE_HEAD_BAD && is_near_head(r, text, len);
	}
	return failed ? -1 : 0;
}

static int
take_box(struct reader *r, const char *text, size_t len)
{
	const struct code_form form = code_form(r->sheet);
	struct sheet_complaint *row;
	enum sheet_fault fault;
	size_t box, other;
	uint32_t info;
	bool failed;

	if (!code_parse(&form, text, &info) || r->sheet->found[info] == 0)
		return unknown(r, text, len);
	box = r->sheet->found[info] - 1;
	if (sheet_tick(r->sheet, r->reading, box, &fault, &other))
		return 0;
	if ((row = complain(r, fault, text, len, &failed)) != NULL) {
		row->box = box;
		row->near[row->near_count++] = other;
	}
	return failed ? -1 : 0;
}

/* How long a code is that begins with that character [characters]; 0: none does. */
static size_t
code_len(const struct reader *r, char first)
{
	if (code_is_symbol(first, false))
		return 2 * (size_t)r->sheet->pairs;
	return code_is_symbol(first, true) ? 2 * (size_t)code_head_form().pairs : 0;
}

static int
take_code(struct reader *r, const char *text, size_t len)
{
	return code_is_symbol(text[0], false) ? take_box(r, text, len) : take_head(r, text, len);
}

/* Whether the word is as long as the codes in it. */
static bool
is_codes(const struct reader *r, const char *word, size_t len)
{
	size_t step;

	for (; len > 0; word += step, len -= step)
		if ((step = code_len(r, word[0])) == 0 || step > len)
			return false;
	return true;
}

/* How long the code is that the text begins with, one that is right [characters]; 0: it begins with none. */
static size_t
right_len(const struct reader *r, const char *text, size_t len)
{
	const size_t step = len > 0 ? code_len(r, text[0]) : 0;
	const struct code_form form = code_form(r->sheet);
	uint32_t info;
	int32_t serial;

	if (step == 0 || step > len)
		return 0;
	if (code_is_symbol(text[0], false))
		return code_parse(&form, text, &info) && r->sheet->found[info] != 0 ? step : 0;
	return code_read_head(r->sheet->pack, text, &serial) == CODE_HEAD_RIGHT ? step : 0;
}

static int
take_codes(struct reader *r, const char *word, size_t len)
{
	size_t step;

	for (; len > 0; word += step, len -= step) {
		step = code_len(r, word[0]);
		if (take_code(r, word, step) != 0)
			return -1;
	}
	return 0;
}

/*
 * Codes that run together, with a slip among them: those before it and behind it are taken, so that the slip is named alone.  A rest that is too short to tell
 * what was meant has the code before it as well, or the one behind it.
 */
static int
take_run(struct reader *r, const char *word, size_t len)
{
	const size_t box = 2 * (size_t)r->sheet->pairs;
	size_t first = 0, last = 0, end = len, step;

	while ((step = right_len(r, word + first, end - first)) > 0) {
		last = step;
		first += step;
	}
	while (end - first > box && code_is_symbol(word[end - box], false) && right_len(r, word + end - box, box) > 0)
		end -= box;
	if (end - first + 1 < box && last > 0)
		first -= last;
	else if (end - first + 1 < box && end < len)
		end += box;
	if (take_codes(r, word, first) != 0 || unknown(r, word + first, end - first) != 0)
		return -1;
	return take_codes(r, word + end, len - end);
}

/* What was begun and does not go on. */
static int
give_up_part(struct reader *r)
{
	const size_t len = r->part_len;

	r->part_len = 0;
	return len == 0 ? 0 : unknown(r, r->part, len);
}

/* A word is one code or several, or a piece of one: "7K 3R". */
static int
take_word(struct reader *r, const char *word, size_t len)
{
	size_t step = r->part_len > 0 ? code_len(r, r->part[0]) : 0;

	if (r->part_len > 0 && r->part_len + len <= step) {
		memcpy(r->part + r->part_len, word, len);
		if ((r->part_len += len) < step)
			return 0;
		r->part_len = 0;
		return take_code(r, r->part, step);
	}
	if (give_up_part(r) != 0)
		return -1;
	if (len > WORD_MAX || !is_codes(r, word, len)) {
		step = code_len(r, word[0]);
		if (len >= step)
			return len > WORD_MAX ? unknown(r, word, len) : take_run(r, word, len);
		memcpy(r->part, word, len);
		r->part_len = len;
		return 0;
	}
	return take_codes(r, word, len);
}

/* How many bytes at `text` stand between codes, and may as well stand within one; 0: none [bytes]. */
static size_t
between(const char *text, size_t len)
{
	const unsigned char *bytes = (const unsigned char *)text;

	if (strchr(" \t\r\f\v,;.:-_/|+()[]\"'", text[0]) != NULL)
		return 1;	/* a NUL too */
	/* A blank that does not break: U+00A0. */
	if (len >= 2 && bytes[0] == 0xC2 && bytes[1] == 0xA0)
		return 2;
	/* Blanks and signs without a width, hyphens, dashes, quotes, a bullet: U+2000 to U+200F, to U+2015, to U+201F, U+2022. */
	if (len >= 3 && bytes[0] == 0xE2 && bytes[1] == 0x80 && ((bytes[2] >= 0x80 && bytes[2] <= 0x9F) || bytes[2] == 0xA2))
		return 3;
	/* What some editors put at the begin of a file: U+FEFF. */
	if (len >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF)
		return 3;
	return 0;
}

/* The codes of one line. */
static int
read_line(struct reader *r, const char *text, size_t len)
{
	size_t at = 0, from, step;

	while (at < len) {
		if ((step = between(text + at, len - at)) > 0) {
			at += step;
			continue;
		}
		for (from = at; at < len && between(text + at, len - at) == 0; at++)
			continue;
		if (take_word(r, text + from, at - from) != 0)
			return -1;
	}
	return give_up_part(r);
}

int
sheet_read(const struct sheet *sheet, struct sheet_reading *reading, const char *text, size_t len, struct err *err)
{
	struct reader r = { .sheet = sheet, .reading = reading, .err = err };

	if (reading->ticked == NULL && (reading->ticked = calloc(sheet->box_count + 1, sizeof(*reading->ticked))) == NULL)
		return err_memory(err);
	while (len > 0) {
		const char *end = memchr(text, '\n', len);
		const size_t line = end != NULL ? (size_t)(end - text) : len;

		reading->line++;
		if (read_line(&r, text, line) != 0)
			return -1;
		text += line + (end != NULL);
		len -= line + (end != NULL);
	}
	return 0;
}

void
sheet_reading_clear(struct sheet_reading *reading)
{
	free(reading->ticked);
	free(reading->complaints);
	memset(reading, 0, sizeof(*reading));
}
