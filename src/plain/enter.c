/* enter.c - a paper's codes, typed line by line; what a code means is the sheet's, what is said of it and what is kept the sitting's. */
#include <stdlib.h>
#include <string.h>

#include <closeknit/sheet.h>

#include "base/say.h"
#include "plain/face.h"

/* Of more boxes than this at once only their number is said at once: all are read back at the end. */
enum { SAID_AT_ONCE = 8 };
/* So long after an empty line more may come of what was pasted: then it was no end [milliseconds]. */
enum { PASTE_WAIT = 100 };
/* The rows of a window that does not tell, the least that are parted by, and those that stand around the questions of a part. */
enum { ROWS_USUAL = 24, ROWS_LEAST = 8, ROWS_AROUND = 7 };

struct entering {
	struct face *face;
	const struct sheet *sheet;
	struct sheet_reading reading;
	bool taken;	/* something of it is in the audit */
	bool *said;	/* by box: ticked, and told when its code was typed */
	bool *read;	/* by box: ticked when it was read back last */
	bool begun;	/* reading back was begun, and what to do then was said */
};

static void
say_help(struct face *face)
{
	face_say(face, _("Type the codes of the boxes that you ticked, as many on a line as you like. Big or small letters, blanks or none: all is fine.\n"
			 "An empty line ends. Then you can check what was understood.\n"
			 "Or one of these words:\n"
			 "undo, and a code or the number of a question: take that back.\n"
			 "review: check what was understood so far.\n"
			 "help: this.\n"
			 "quit: leave.\n"
			 "!: something has happened; what to do, and whom to call.\n"
			 "Ctrl-X leaves at once and clears the screen."));
}

/* What is right goes into the audit at once, the first time in place of an audit from before. */
static int
take(struct entering *e)
{
	struct sitting *sitting = e->face->sitting;

	if (!e->reading.has_head || e->reading.tick_count == 0)
		return 0;
	if (!e->taken && sitting->resumed && sitting_start_anew(sitting, e->face->err) != 0)
		return -1;
	e->taken = true;
	return sitting_take_sheet(sitting, e->sheet, &e->reading, e->face->err);
}

static void
say_complaints(struct entering *e)
{
	size_t i;

	for (i = 0; i < e->reading.count; i++) {
		sitting_put_complaint(e->sheet, &e->reading.complaints[i], &e->face->text);
		face_say_text(e->face);
		if (e->reading.complaints[i].fault == SHEET_TWO || e->reading.complaints[i].fault == SHEET_ALONE)
			face_say(e->face, _("To change it, type undo and the code typed before, then the new one."));
	}
	if (e->reading.more > 0)
		face_say(e->face, _("There is more that is not a code."));
	e->reading.count = e->reading.more = 0;
}

/* What the codes stand for that were typed since that was told last, while the eye is on them, and how many boxes there are. */
static void
say_new(struct entering *e)
{
	const struct sheet_reading *reading = &e->reading;
	struct face *face = e->face;
	size_t box, count = 0;

	for (box = 0; box < e->sheet->box_count; box++)
		count += reading->ticked[box] && !e->said[box];
	for (box = 0; box < e->sheet->box_count; box++) {
		if (!reading->ticked[box] || e->said[box])
			continue;
		e->said[box] = true;
		if (count > SAID_AT_ONCE)
			continue;
		sitting_put_box(e->sheet, box, &face->text);
		face_say_text(face);
	}
	if (!reading->has_head)
		face_say(face, _("Nothing is kept before the code of the paper is typed. It is on the first page."));
	if (count > 0 || e->taken) {
		buf_printf(&face->text, ngettext("%zu box so far.", "%zu boxes so far.", reading->tick_count), reading->tick_count);
		face_say_text(face);
	}
}

static int
hear_codes(struct entering *e, const char *text)
{
	if (sheet_read(e->sheet, &e->reading, text, strlen(text), e->face->err) != 0 || take(e) != 0)
		return -1;
	say_complaints(e);
	/* In the middle of a paste only what is wrong is said: all else would scroll away. */
	if (!face_waits(e->face, 0))
		say_new(e);
	face_say_saving(e->face);
	return 0;
}

/* Whether the text is numbers of questions, and none of codes. */
static bool
is_numbers(const char *text)
{
	return text[0] != '\0' && text[strspn(text, "0123456789 \t,;.")] == '\0' && strpbrk(text, "0123456789") != NULL;
}

/* The boxes that the text means: those with its codes, or all of the questions with its numbers. */
static int
find_meant(const struct entering *e, const char *text, struct sheet_reading *meant, struct err *err)
{
	const struct sheet *sheet = e->sheet;
	const bool numbers = is_numbers(text);
	unsigned long number;
	size_t box;
	char *end;

	if (sheet_read(sheet, meant, numbers ? "" : text, numbers ? 0 : strlen(text), err) != 0)
		return -1;
	for (; numbers && *(text += strspn(text, " \t,;.")) != '\0'; text = end) {
		number = strtoul(text, &end, 10);
		for (box = 0; box < sheet->box_count; box++)
			meant->ticked[box] |= sheet->numbers[sheet->pack->items[sheet->boxes[box].item].question] == number;
	}
	return 0;
}

/* Behind "undo": codes, or numbers of questions. */
static int
undo(struct entering *e, const char *text)
{
	struct sheet_reading back = { 0 };
	struct face *face = e->face;
	bool any = false;
	size_t box;
	int result = find_meant(e, text, &back, face->err);

	for (box = 0; box < e->sheet->box_count && result == 0; box++) {
		if (!back.ticked[box] || !sheet_untick(&e->reading, box))
			continue;
		any = true;
		e->said[box] = false;
		buf_puts(&face->text, _("Taken back: "));
		sitting_put_coded(e->sheet, box, &face->text);
		face_say_text(face);
		if (e->taken)
			result = sitting_take_item(face->sitting, e->sheet, &e->reading, e->sheet->boxes[box].item, face->err);
	}
	if (result == 0 && (!any || back.count > 0))
		face_say(face, _("Type undo and a code that you have typed, or the number of a question, such as: undo 7K3R, or undo 4"));
	face_say_saving(face);
	sheet_reading_clear(&back);
	return result;
}

/* ---- Read back ---------------------------------------------------------------------------------------------- */

/* The next question whose ticks are not those that were read back last, or PACK_NONE. */
static uint32_t
next_unread(const struct entering *e)
{
	size_t box;

	for (box = 0; box < e->sheet->box_count && e->reading.ticked != NULL; box++)
		if (e->reading.ticked[box] != e->read[box])
			return e->sheet->boxes[box].item;
	return PACK_NONE;
}

static size_t
count_rows(const struct buf *out)
{
	size_t i, rows = 0;

	for (i = 0; i < out->len; i++)
		rows += out->bytes[i] == '\n';
	return rows;
}

static void
read_item(struct entering *e, uint32_t item)
{
	size_t box;

	sitting_put_ticked(e->face->sitting, e->sheet, &e->reading, item, &e->face->text);
	face_say_text(e->face);
	for (box = e->sheet->first_box[item]; box < e->sheet->box_count && e->sheet->boxes[box].item == item; box++)
		e->read[box] = e->reading.ticked[box];
}

/* As much of what was not read back yet as the window shows, and how to go on. */
static void
read_back(struct entering *e)
{
	struct face *face = e->face;
	const size_t rows = face->options.rows >= ROWS_LEAST ? (size_t)face->options.rows : ROWS_USUAL, before = count_rows(&face->out);
	uint32_t item = next_unread(e);

	face_say(face, "\n");
	if (!e->begun)
		face_say(face, _("This is what was understood. Please check it against the paper."));
	do {
		read_item(e, item);
		item = next_unread(e);
	} while (item != PACK_NONE && count_rows(&face->out) - before + ROWS_AROUND < rows);
	if (item == PACK_NONE && e->taken) {
		sitting_put_gaps(face->sitting, e->sheet, &face->text);
		face_say_text(face);
	}
	if (!e->begun)
		face_say(face, _("Is it right? Then an empty line goes on. If not, type undo and the number of the question, then the right codes."));
	else if (item == PACK_NONE)
		face_say(face, _("That is all. Is it right? Then an empty line shows what to do first. Is a tick missing? Type its code."));
	else
		face_say(face, _("Right? Then an empty line goes on."));
	e->begun = true;
}

/* An empty line.  1: there is more to say or to hear; 0: the end. */
static int
hear_nothing(struct entering *e)
{
	if (face_waits(e->face, PASTE_WAIT))
		return 1;
	if (!e->reading.has_head && e->reading.tick_count > 0) {
		face_say(e->face, _("The code of the paper is still missing. It is on the first page, and where it says: From your ticks to your plan. Without it nothing is kept. quit leaves."));
		return 1;
	}
	if (!e->taken || next_unread(e) == PACK_NONE)
		return 0;
	read_back(e);
	return 1;
}

/* "review": all of it again, from the first question on. */
static void
hear_review(struct entering *e)
{
	memset(e->read, 0, e->sheet->box_count * sizeof(*e->read));
	e->begun = false;
	if (next_unread(e) == PACK_NONE)
		face_say(e->face, _("No box so far."));
	else
		read_back(e);
}

/* ---- Line by line ------------------------------------------------------------------------------------------- */

/* Whether the line begins with that word, in English or the person's language; *rest is what stands behind it. */
static bool
begins_with(const char *text, enum word word, const char **rest)
{
	const size_t len = strcspn(text, " \t");

	*rest = text + len + strspn(text + len, " \t");
	return word_find(text, len) == word;
}

/* One line.  1: go on; 0: the end; -1: face->err is set. */
static int
hear_line(struct entering *e)
{
	struct face *face = e->face;
	const char *text, *rest;

	switch (face_hear_line(face, &text)) {
	case WORD_NONE:
		break;
	case WORD_FAILED:
		return -1;
	case WORD_UNKNOWN:
		return 1;
	default:
		return 0;
	}
	if (begins_with(text, WORD_UNDO, &rest))
		return undo(e, rest) == 0 ? 1 : -1;
	switch (word_find(text, strlen(text))) {
	case WORD_HELP:
	case WORD_WHY:
		say_help(face);
		return 1;
	case WORD_HAPPENED:
		face->from = PLACE_WALK;
		if (place_happened(face) != PLACE_WALK)
			return 0;
		face_say(face, _("Here you go on with the codes. An empty line ends."));
		return 1;
	case WORD_REVIEW:
		hear_review(e);
		return 1;
	case WORD_QUIT:
	case WORD_DONE:
		return 0;
	default:
		break;
	}
	if (text[0] == '\0')
		return hear_nothing(e);
	return hear_codes(e, text) == 0 ? 1 : -1;
}

static int
say_end(struct entering *e)
{
	struct face *face = e->face;

	if (!e->taken) {
		face_say(face, e->reading.tick_count > 0 ? _("The code of the paper was not typed, so nothing was kept.") : _("Nothing was typed, so nothing was changed."));
		return 0;
	}
	if (sitting_put_entered(face->sitting, e->sheet, &e->reading, &face->text, face->err) != 0)
		return -1;
	face_say(face, "\n");
	face_say_text(face);
	return 0;
}

int
plain_enter(struct sitting *sitting, const struct sheet *sheet, const struct plain_options *options, struct err *err)
{
	struct entering e = { .sheet = sheet };
	int result = 1;

	e.said = calloc(sheet->box_count + 1, sizeof(*e.said));
	e.read = calloc(sheet->box_count + 1, sizeof(*e.read));
	if (e.said == NULL || e.read == NULL || (e.face = face_new(sitting, options, err)) == NULL) {
		result = err_memory(err);
		goto done;
	}
	face_say(e.face, _("First type the code of the paper. It is on the first page.\n"
			   "Then type the codes of the boxes that you ticked, as many on a line as you like. An empty line ends. Then you can check what was understood.\n"
			   "Or a word: undo, review, help, quit. Type ! if something has happened. Ctrl-X leaves at once and clears the screen."));
	while (result == 1)
		result = hear_line(&e);
	if (result == 0 && leave_signal() == 0)
		result = say_end(&e);
	if (face_flush(e.face) != 0)
		result = -1;
done:
	sheet_reading_clear(&e.reading);
	face_free(e.face);
	free(e.said);
	free(e.read);
	return result;
}
