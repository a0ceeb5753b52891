/* plain.c - the line-by-line face from its welcome to its end; what is asked next is the walk's, what is kept the sitting's. */
#include "plain/plain.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "plain/face.h"

/* Where the width is not known: what mail and braille displays are made for [columns]. */
enum { COLUMNS_UNKNOWN = 72, COLUMNS_MIN = 20, COLUMNS_MAX = 1000 };

void
face_say_saving(struct face *face)
{
	if (face->sitting->unsaved) {
		sitting_put_unsaved(face->sitting, &face->text);
		face_say_text(face);
	} else if (face->unsaved_said)
		face_say(face, _("Now all is saved again."));
	face->unsaved_said = face->sitting->unsaved;
}

/* ---- Welcome ------------------------------------------------------------------------------------------------ */

/* The rows of the menu, as the numbers go. */
enum { ROW_START, ROW_PLAN, ROW_PAST, ROW_ANEW, ROW_NOTHING, ROW_HAPPENED, ROW_LEAVE, ROWS };

static size_t
list_rows(const struct face *face, enum word rows[ROWS])
{
	size_t count = 0;

	rows[count++] = WORD_START;
	if (face->sitting->resumed) {
		rows[count++] = WORD_PLAN;
		rows[count++] = WORD_PAST;
		rows[count++] = WORD_ANEW;
	}
	if (!face->sitting->no_save)
		rows[count++] = WORD_NOTHING;
	if (!face->sitting->resumed && face->sitting->has_past)
		rows[count++] = WORD_PAST;
	rows[count++] = WORD_HAPPENED;
	rows[count++] = WORD_QUIT;
	return count;
}

static const char *
row_text(const struct face *face, enum word row)
{
	bool resumed = face->sitting->resumed;

	switch (row) {
	case WORD_START:
		return resumed ? _("Go on") : _("Start");
	case WORD_PLAN:
		return _("Your plan");
	case WORD_PAST:
		return _("Past audits, and what has changed");
	case WORD_NOTHING:
		return resumed ? _("Go on, and save nothing from now on") : _("Start, and keep nothing on this computer");
	case WORD_ANEW:
		return _("Start anew: your answers up to now are put away");
	case WORD_HAPPENED:
		return _("Something has happened");
	default:
		return _("Leave");
	}
}

static void
say_rows(struct face *face)
{
	enum word rows[ROWS];
	size_t i, count = list_rows(face, rows);

	for (i = 0; i < count; i++)
		buf_printf(&face->text, "%zu. %s\n", i + 1, row_text(face, rows[i]));
	buf_puts(&face->text, face->sitting->resumed
		? _("Type a number; an empty line is 1. Words work too: start goes on, plan, past, save, anew, nothing, quit; help says what this is. Type ! if something has happened.")
		: _("Type a number; an empty line is 1. Words work too: start, nothing, quit. Type ! if something has happened."));
	face_say_text(face);
}

/* It is a step that nobody takes by a slip of the finger. */
static enum place
start_anew(struct face *face)
{
	struct err err;
	enum word word;

	buf_printf(&face->text, "%s ", _("Start anew?"));
	sitting_put_anew(face->sitting, &face->text);
	buf_printf(&face->text, " %s", _("Type yes to start anew, or an empty line to go back."));
	face_say_text(face);
	if ((word = face_hear(face)) != WORD_YES) {
		if (word == WORD_OVER || word == WORD_FAILED || word == WORD_QUIT || word == WORD_HAPPENED)
			return face_common(face, word);
		say_rows(face);
		return PLACE_HERE;
	}
	if (sitting_start_anew(face->sitting, &err) != 0) {
		face_say(face, err.text);
		return PLACE_HERE;
	}
	return PLACE_WALK;
}

static enum place
start(struct face *face, enum word how)
{
	struct err err;

	if (how == WORD_NOTHING && sitting_keep_nothing(face->sitting, &err) != 0) {
		face_say(face, err.text);
		return PLACE_HERE;
	}
	if (how == WORD_ANEW)
		return start_anew(face);
	if (how == WORD_NOTHING)
		face_say(face, _("Nothing will be kept on this computer from now on."));
	return PLACE_WALK;
}

/* What a row or a word of the menu does. */
static enum place
choose_row(struct face *face, enum word word)
{
	enum word rows[ROWS];
	size_t count = list_rows(face, rows);

	if (word == WORD_NONE && face->number_count <= 1) {
		size_t row = face->number_count == 1 ? face->numbers[0] : 1;

		if (row < 1 || row > count) {
			buf_printf(&face->text, _("Type a number from 1 to %zu."), count);
			face_say_text(face);
			return PLACE_HERE;
		}
		word = rows[row - 1];
	}
	if (word == WORD_START || word == WORD_NOTHING || (word == WORD_ANEW && face->sitting->resumed))
		return start(face, word);
	if (word == WORD_NONE)
		face_say(face, _("Type one number."));
	if (word == WORD_HELP && face->sitting->resumed) {
		sitting_put_welcome(face->sitting, &face->text);
		face_say_text(face);
	}
	if (word == WORD_HELP || word == WORD_NONE) {
		say_rows(face);
		return PLACE_HERE;
	}
	return face_common(face, word);
}

enum place
place_welcome(struct face *face)
{
	enum place to;

	face->from = PLACE_WELCOME;
	if (face->sitting->resumed) {
		sitting_put_back(face->sitting, &face->text);
		buf_putc(&face->text, '\n');
		sitting_put_since(face->sitting, &face->text);
		sitting_put_news(face->sitting, &face->text);
	} else {
		buf_printf(&face->text, "%s\n\n", pack_text(face->sitting->pack, face->sitting->pack->title));
		sitting_put_welcome(face->sitting, &face->text);
		face_say_text(face);
		buf_puts(&face->text, buf_text(&face->sitting->notes));
	}
	face_say_text(face);
	face_say(face, "\n");
	say_rows(face);
	do
		to = choose_row(face, face_hear(face));
	while (to == PLACE_HERE);
	return to;
}

/* ---- Leaving ------------------------------------------------------------------------------------------------ */

/* Leave; while something is unsaved, only after a yes. */
enum place
place_quit(struct face *face)
{
	struct sitting *sitting = face->sitting;
	enum word word;

	if (!sitting->unsaved || sitting_save(sitting))
		return PLACE_END;
	face_say_saving(face);
	face_say(face, _("If you leave now, what is not saved is lost. Type yes to leave all the same, or an empty line to stay."));
	word = face_hear(face);
	if (word == WORD_YES || word == WORD_QUIT || word == WORD_OVER)
		return PLACE_END;
	return word == WORD_FAILED ? PLACE_FAILED : face->from;
}

/* The last words, and whether all is saved. */
static int
end(struct face *face)
{
	struct sitting *sitting = face->sitting;

	if (sitting->unsaved && !sitting_save(sitting)) {
		if (face->err != NULL)
			*face->err = sitting->save_error;
		err_prefix(face->err, "%s", _("your last answers are not saved"));
		face_flush(face);
		return -1;
	}
	if (leave_signal() == 0) {
		sitting_put_where(sitting, &face->text);
		face_say_text(face);
	}
	return face_flush(face);
}

static enum place
go(struct face *face, enum place place)
{
	switch (place) {
	case PLACE_WELCOME:
		return place_welcome(face);
	case PLACE_WALK:
		return place_walk(face);
	case PLACE_PLAN:
		return place_plan(face);
	case PLACE_REVIEW:
		return place_review(face);
	case PLACE_PAST:
		return place_past(face);
	case PLACE_SAVE:
		return place_save(face);
	case PLACE_HAPPENED:
		return place_happened(face);
	case PLACE_QUIT:
		return place_quit(face);
	default:
		return place;
	}
}

/* Where the other face stood, if there was one. */
static enum place
take_over(struct face *face)
{
	static const enum place places[] = { [STANDS_START] = PLACE_WELCOME, [STANDS_WALK] = PLACE_WALK, [STANDS_PLAN] = PLACE_PLAN,
		[STANDS_REVIEW] = PLACE_REVIEW, [STANDS_HELP] = PLACE_HAPPENED };
	const enum sitting_stands stands = face->sitting->stands;

	face->from = stands == STANDS_START ? PLACE_WELCOME : PLACE_WALK;
	return places[stands];
}

/* For the full screen to go on from: the place the person was at. */
static void
hand_over(struct face *face, enum place was)
{
	struct sitting *sitting = face->sitting;

	sitting->stands = was == PLACE_WELCOME ? STANDS_START
	    : was == PLACE_PLAN	       ? STANDS_PLAN
	    : was == PLACE_REVIEW      ? STANDS_REVIEW
	    : was == PLACE_HAPPENED    ? STANDS_HELP
				       : STANDS_WALK;
}

struct face *
face_new(struct sitting *sitting, const struct plain_options *options, struct err *err)
{
	struct face *face = calloc(1, sizeof(*face));

	if (face == NULL) {
		err_memory(err);
		return NULL;
	}
	face->sitting = sitting;
	face->options = *options;
	if (options->columns < COLUMNS_MIN)
		face->options.columns = COLUMNS_UNKNOWN;
	else if (options->columns > COLUMNS_MAX)
		face->options.columns = COLUMNS_MAX;
	face->topic_said = PACK_NONE;
	face->err = err != NULL ? err : &face->ignored;
	return face;
}

void
face_free(struct face *face)
{
	if (face == NULL)
		return;
	buf_clear(&face->out);
	buf_clear(&face->text);
	buf_clear(&face->line);
	free(face->numbers);
	free(face->rows);
	free(face);
}

int
plain_run(struct sitting *sitting, const struct plain_options *options, struct err *err)
{
	struct face *face = face_new(sitting, options, err);
	enum place place, was = PLACE_WELCOME;
	int result;

	if (face == NULL)
		return -1;
	for (place = take_over(face); place != PLACE_END && place != PLACE_FAILED && place != PLACE_SCREEN; place = go(face, place))
		was = place;
	hand_over(face, place == PLACE_SCREEN ? was : PLACE_WELCOME);
	if (place == PLACE_SCREEN)
		result = face_flush(face) == 0 ? PLAIN_GO_SCREEN : -1;
	else
		result = place == PLACE_END ? end(face) : -1;
	face_free(face);
	return result;
}
