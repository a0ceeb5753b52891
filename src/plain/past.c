/* past.c - past audits, each in a line, and how one of them differs from the newest; what is said of them is export's. */
#include "base/say.h"
#include "plain/face.h"

static void
say_row(struct face *face, const struct history *history, size_t index)
{
	const struct history_row *row = &history->rows[index];

	if (row->why != NULL) {
		face_say(face, row->why);
		return;
	}
	buf_printf(&face->text, "%zu. ", history_number(history, index));
	history_put_day(row, &face->text);
	if (row->name == NULL)
		buf_puts(&face->text, _(" (open)"));
	/* TRANSLATORS: of an audit's steps. */
	buf_printf(&face->text, _(": %u of %u in place. "), (unsigned)row->in_place, (unsigned)row->of);
	history_put_count(row, &face->text);
	face_say_text(face);
}

static void
say_rows(struct face *face, const struct history *history)
{
	size_t i;

	if (history->counted == 0)
		face_say(face, _("There are no audits here yet."));
	else
		face_say(face, _("How many steps were in place, oldest first. All are counted by the checklist of today."));
	for (i = 0; i < history->count; i++)
		say_row(face, history, i);
	sitting_put_alone(history, &face->text);
	face_say_text(face);
}

static void
say_how(struct face *face, const struct history *history)
{
	if (history->counted > 1)
		face_say(face, _("Type a number, and hear what has changed since then. Or: back, review, plan, help, quit. Type ! if something has happened."));
	else
		face_say(face, _("Or: back, review, plan, help, quit. Type ! if something has happened."));
}

static enum place
compare(struct face *face, const struct history *history)
{
	struct err err = { 0 };
	size_t i;

	for (i = 0; i < history->count; i++)
		if (face->number_count == 1 && history_number(history, i) == face->numbers[0] && i != history_newest(history))
			break;
	if (history->counted < 2) {
		face_say(face, _("There is nothing to compare yet."));
	} else if (face->number_count != 1 || face->numbers[0] == 0 || i == history->count) {
		buf_printf(&face->text, _("Type a number from 1 to %zu."), history->counted - 1);
		face_say_text(face);
	} else if (sitting_put_compare(face->sitting, history, i, &face->text, &err) != 0) {
		face_say(face, err.text);
	} else {
		face_say_text(face);
		say_how(face, history);
	}
	return PLACE_HERE;
}

static enum place
hear(struct face *face, const struct history *history)
{
	enum word word = face_hear(face);

	switch (word) {
	case WORD_NONE:
		return compare(face, history);
	case WORD_BACK:
		return PLACE_WALK;
	case WORD_HELP:
		say_how(face, history);
		return PLACE_HERE;
	default:
		return face_common(face, word);
	}
}

enum place
place_past(struct face *face)
{
	struct history history;
	struct err err = { 0 };
	enum place to;

	face->from = PLACE_PAST;
	face_say(face, "\n");
	if (sitting_history(face->sitting, &history, &err) != 0) {
		face_say(face, err.text);
		history_clear(&history);
		return PLACE_WALK;
	}
	say_rows(face, &history);
	say_how(face, &history);
	do
		to = hear(face, &history);
	while (to == PLACE_HERE);
	history_clear(&history);
	return to;
}
