/* plan.c - the plan, or as much of it as fits: listed, opened, ticked off; its order is the engine's. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "plain/face.h"

/* ---- What is listed ----------------------------------------------------------------------------------------- */

static const struct plan *
plan_now(struct face *face)
{
	return sitting_plan(face->sitting, face->minutes, face->err);
}

/* Where a listed row stands in the plan as it is now, or SIZE_MAX: what called for it was answered anew. */
static size_t
find_row(const struct plan *plan, struct face_row row)
{
	size_t i;

	for (i = 0; i < plan->action_count; i++)
		if (plan->actions[i].action == row.action && plan->actions[i].option == row.option)
			return i;
	return SIZE_MAX;
}

static int
make_rows(struct face *face, const struct plan *plan)
{
	free(face->rows);
	face->row_count = 0;
	if ((face->rows = calloc(plan->action_count + 1, sizeof(*face->rows))) == NULL)
		return err_memory(face->err);
	return 0;
}

static void
put_title(const struct plan *plan, size_t index, struct buf *out)
{
	const struct plan_action *row = &plan->actions[index];

	pack_put_text(plan->pack, plan->pack->actions[row->action].title, row->option, out);
}

/* "1. Make Instagram private. 3 minutes. Done on ..." */
static void
say_row(struct face *face, const struct plan *plan, size_t index)
{
	const struct plan_action *row = &plan->actions[index];
	unsigned minutes = plan->pack->actions[row->action].minutes;
	struct buf state = { 0 };

	face->rows[face->row_count++] = (struct face_row){ .action = row->action, .option = row->option };
	buf_printf(&face->text, "%zu. ", face->row_count);
	put_title(plan, index, &face->text);
	/* A title may be a question. */
	buf_puts(&face->text, face->text.len > 0 && strchr("?!.", face->text.bytes[face->text.len - 1]) != NULL ? " " : ". ");
	buf_printf(&face->text, ngettext("%u minute.", "%u minutes.", minutes), minutes);
	sitting_put_state(row, &state);
	if (state.len > 0)
		buf_printf(&face->text, " (%s)", buf_text(&state));
	face->text.failed |= state.failed;
	buf_clear(&state);
	face_say_text(face);
}

static void
say_steps(struct face *face, size_t index)
{
	sitting_put_action(face->sitting, index, &face->text);
	face_say_text(face);
}

/* The open action that takes least, or SIZE_MAX: none is open. */
static size_t
find_shortest(const struct plan *plan)
{
	size_t i, best = SIZE_MAX;

	for (i = 0; i < plan->action_count; i++)
		if (plan->actions[i].open && (best == SIZE_MAX || plan->pack->actions[plan->actions[i].action].minutes <
								      plan->pack->actions[plan->actions[best].action].minutes))
			best = i;
	return best;
}

/* As much as fits in the minutes there are, the first of it open. */
static void
list_sitting(struct face *face, const struct plan *plan)
{
	size_t i, shortest = find_shortest(plan);
	bool any = false;

	for (i = 0; i < plan->action_count; i++)
		any |= plan->actions[i].sitting;
	if (shortest == SIZE_MAX) {
		face_say(face, _("Everything on your plan is done or put off."));
		return;
	}
	if (any)
		buf_printf(&face->text, ngettext("Your first %d minute", "Your first %d minutes", (unsigned long)face->minutes), face->minutes);
	else
		buf_puts(&face->text, _("Nothing takes so little. This is the shortest:"));
	face_say_text(face);
	for (i = 0; i < plan->action_count; i++) {
		if (any ? !plan->actions[i].sitting : i != shortest)
			continue;
		say_row(face, plan, i);
		if (face->row_count == 1)
			say_steps(face, i);
	}
}

/* "Do these first: 1, 2 and 5", by their numbers in the list. */
static void
say_first(struct face *face, const struct plan *plan)
{
	size_t i, k;

	for (i = 0; i < plan->first_count; i++) {
		struct face_row first = { .action = plan->actions[plan->first[i]].action, .option = plan->actions[plan->first[i]].option };

		for (k = 0; k < face->row_count; k++)
			if (face->rows[k].action == first.action && face->rows[k].option == first.option)
				buf_printf(&face->text, "%s%zu", i > 0 ? ", " : _("To begin with: "), k + 1);
	}
	if (plan->first_count > 0)
		buf_puts(&face->text, ".\n");
	face_say_text(face);
}

static void
list_all(struct face *face, const struct plan *plan)
{
	int due;
	size_t i;

	for (due = DUE_TODAY; due <= DUE_MONTH; due++) {
		bool begun = false;

		for (i = 0; i < plan->action_count; i++) {
			if (plan->pack->actions[plan->actions[i].action].due != due)
				continue;
			if (!begun)
				face_say(face, export_due_title(due));
			begun = true;
			say_row(face, plan, i);
		}
	}
	say_first(face, plan);
	sitting_put_done(face->sitting, &face->text);
	face_say_text(face);
}

static void
say_how(struct face *face)
{
	if (face->row_count > 0)
		face_say(face,
		    _("When one is done, type done and its number: done 1. Not now: later 1. We leave it as it is: keep 1. Take that back: undo 1. "
		      "To open one: its number."));
	face_say(face, _("To save the plan as a file, or print it: save. Or: back, review, plan, help, quit. Type ! if something has happened."));
}

/* ---- Marking ------------------------------------------------------------------------------------------------ */

static void
put_marked(struct face *face, enum word word, int32_t day)
{
	switch (word) {
	case WORD_DONE:
		buf_puts(&face->text, _("Done: "));
		break;
	case WORD_LATER:
		buf_puts(&face->text, _("Not now, again on "));
		export_put_day(day, &face->text);
		buf_puts(&face->text, ": ");
		break;
	case WORD_KEEP:
		buf_puts(&face->text, _("You thought about it, and leave it as it is: "));
		break;
	default:
		buf_puts(&face->text, _("Taken back: "));
		break;
	}
}

static int
mark_one(struct face *face, enum word word, struct face_row row)
{
	const enum mark_kind kind = word == WORD_DONE ? MARK_DONE : word == WORD_LATER ? MARK_ASIDE : MARK_KEPT;
	const struct audit_mark mark = { .kind = kind, .action = row.action, .option = row.option, .day = sitting_mark_day(face->sitting, kind) };

	if (word == WORD_UNDO) {
		sitting_unmark(face->sitting, row.action, row.option);
		return 0;
	}
	put_marked(face, word, mark.day);
	return sitting_mark(face->sitting, mark, face->err);
}

/* The next open one of the list, opened: doing one thing now beats a list. */
static enum place
open_next(struct face *face)
{
	const struct plan *plan = plan_now(face);
	size_t i, at;

	if (plan == NULL)
		return PLACE_FAILED;
	for (i = 0; i < face->row_count; i++) {
		at = find_row(plan, face->rows[i]);
		if (at == SIZE_MAX || !plan->actions[at].open)
			continue;
		buf_printf(&face->text, _("Next, number %zu: "), i + 1);
		put_title(plan, at, &face->text);
		buf_puts(&face->text, ".\n");
		face_say_text(face);
		say_steps(face, at);
		return PLACE_HERE;
	}
	face_say(face, _("That is enough for today."));
	return PLACE_HERE;
}

/* Whether all the numbers typed are on the list; what is wrong was said if not. */
static bool
are_listed(struct face *face, bool one)
{
	size_t i;

	if (face->number_count == 0 || (one && face->number_count > 1)) {
		face_say(face, one ? _("Type one number.") : _("Type its number too, such as done 1."));
		return false;
	}
	for (i = 0; i < face->number_count; i++) {
		if (face->numbers[i] >= 1 && face->numbers[i] <= face->row_count)
			continue;
		buf_printf(&face->text, _("There is no number %u on this list."), (unsigned)face->numbers[i]);
		face_say_text(face);
		return false;
	}
	return true;
}

static enum place
mark(struct face *face, enum word word)
{
	size_t i;

	if (!are_listed(face, false))
		return PLACE_HERE;
	for (i = 0; i < face->number_count; i++) {
		struct face_row row = face->rows[face->numbers[i] - 1];

		if (word == WORD_UNDO)
			put_marked(face, word, 0);
		if (mark_one(face, word, row) != 0)
			return PLACE_FAILED;
		pack_put_text(face->sitting->pack, face->sitting->pack->actions[row.action].title, row.option, &face->text);
		buf_puts(&face->text, ".\n");
	}
	face_say_text(face);
	face_say_saving(face);
	return word == WORD_UNDO ? PLACE_HERE : open_next(face);
}

static enum place
open_one(struct face *face)
{
	const struct plan *plan;
	size_t at;

	if (!are_listed(face, true))
		return PLACE_HERE;
	if ((plan = plan_now(face)) == NULL)
		return PLACE_FAILED;
	if ((at = find_row(plan, face->rows[face->numbers[0] - 1])) == SIZE_MAX)
		return PLACE_PLAN;
	put_title(plan, at, &face->text);
	buf_puts(&face->text, ".\n");
	face_say_text(face);
	say_steps(face, at);
	return PLACE_HERE;
}

static enum place
hear(struct face *face)
{
	enum word word = face_hear(face);

	switch (word) {
	case WORD_NONE:
		return open_one(face);
	case WORD_DONE:
	case WORD_LATER:
	case WORD_KEEP:
	case WORD_UNDO:
		return mark(face, word);
	case WORD_BACK:
		return PLACE_WALK;
	case WORD_ALL:
		return face_common(face, WORD_PLAN);
	case WORD_HELP:
		say_how(face);
		return PLACE_HERE;
	default:
		return face_common(face, word);
	}
}

enum place
place_plan(struct face *face)
{
	const struct plan *plan = plan_now(face);
	enum place to;

	face->from = PLACE_PLAN;
	face_say(face, "\n");
	if (plan == NULL || make_rows(face, plan) != 0)
		return PLACE_FAILED;
	if (plan->action_count == 0)
		face_say(face, export_nothing_to_do(plan->score));
	else if (face->minutes > 0)
		list_sitting(face, plan);
	else
		list_all(face, plan);
	say_how(face);
	do
		to = hear(face);
	while (to == PLACE_HERE);
	return to;
}
