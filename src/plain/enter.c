/* enter.c - a paper's codes, typed line by line; what a code means is the sheet's, what is said of it and what is kept the sitting's. */
#include <stdlib.h>
#include <string.h>

#include <closeknit/sheet.h>

#include "base/say.h"
#include "plain/face.h"

struct entering {
	struct face *face;
	const struct sheet *sheet;
	struct sheet_reading reading;
	bool taken;	/* something of it is in the audit */
};

static void
say_help(struct face *face)
{
	face_say(face, _("Type the codes of the boxes that you ticked, as many on a line as you like. Big or small letters, blanks or none: all is fine.\n"
			 "An empty line ends. Or one of these words:\n"
			 "undo, and a code: take that one back.\n"
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

static int
hear_codes(struct entering *e, const char *text)
{
	const size_t before = e->reading.tick_count;
	struct face *face = e->face;

	if (sheet_read(e->sheet, &e->reading, text, strlen(text), face->err) != 0 || take(e) != 0)
		return -1;
	say_complaints(e);
	if (!e->reading.has_head)
		face_say(face, _("Nothing is kept before the code of the paper is typed. It is on the first page."));
	if (e->reading.tick_count > before || e->taken) {
		buf_printf(&face->text, ngettext("%zu box so far.", "%zu boxes so far.", e->reading.tick_count), e->reading.tick_count);
		face_say_text(face);
	}
	face_say_saving(face);
	return 0;
}

/* Behind "undo": one code or several. */
static int
undo(struct entering *e, const char *text)
{
	struct sheet_reading back = { 0 };
	struct face *face = e->face;
	size_t box;
	int result = sheet_read(e->sheet, &back, text, strlen(text), face->err);

	for (box = 0; box < e->sheet->box_count && result == 0; box++) {
		if (!back.ticked[box] || !sheet_untick(&e->reading, box))
			continue;
		buf_puts(&face->text, _("Taken back: "));
		sitting_put_box(e->sheet, box, &face->text);
		face_say_text(face);
		if (e->taken)
			result = sitting_take_item(face->sitting, e->sheet, &e->reading, e->sheet->boxes[box].item, face->err);
		back.tick_count = 0;
	}
	if (result == 0 && (back.tick_count > 0 || back.count > 0 || text[0] == '\0'))
		face_say(face, _("Type undo and a code that you have typed, such as: undo 7K3R"));
	face_say_saving(face);
	sheet_reading_clear(&back);
	return result;
}

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
		return place_happened(face) == PLACE_WALK ? 1 : 0;
	case WORD_QUIT:
	case WORD_DONE:
		return 0;
	default:
		break;
	}
	if (text[0] == '\0')
		return 0;
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

	if ((e.face = face_new(sitting, options, err)) == NULL)
		return -1;
	face_say(e.face, _("First type the code of the paper. It is on the first page.\n"
			   "Then type the codes of the boxes that you ticked, as many on a line as you like. An empty line ends.\n"
			   "Or a word: undo, help, quit. Type ! if something has happened. Ctrl-X leaves at once and clears the screen."));
	while (result == 1)
		result = hear_line(&e);
	if (result == 0 && leave_signal() == 0)
		result = say_end(&e);
	if (face_flush(e.face) != 0)
		result = -1;
	sheet_reading_clear(&e.reading);
	face_free(e.face);
	return result;
}
