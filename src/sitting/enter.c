/* enter.c - a paper's ticks into the audit at hand, and what is said of them; reading codes is the sheet's. */
#include "sitting/sitting.h"

#include <string.h>

#include <closeknit/sheet.h>

#include "base/say.h"

int
sitting_take_sheet(struct sitting *sitting, const struct sheet *sheet, const struct sheet_reading *reading, struct err *err)
{
	if (sheet_answer(sheet, reading, sitting->audit, err) != 0)
		return -1;
	sitting_settle(sitting);
	return 0;
}

int
sitting_take_item(struct sitting *sitting, const struct sheet *sheet, const struct sheet_reading *reading, uint32_t item, struct err *err)
{
	if (sheet_answer_item(sheet, reading, item, sitting->audit, err) != 0)
		return -1;
	sitting_settle(sitting);
	return 0;
}

/* ---- Words -------------------------------------------------------------------------------------------------- */

/* "Anyone": the answer that a box stands for. */
static void
put_label(const struct sheet *sheet, size_t box, struct buf *out)
{
	const struct sheet_box *row = &sheet->boxes[box];

	if (row->option == PACK_NONE)
		buf_puts(out, _("None of these"));
	else
		pack_put_text(sheet->pack, sheet->pack->options[row->option].label, sheet->pack->items[row->item].option, out);
}

void
sitting_put_box(const struct sheet *sheet, size_t box, struct buf *out)
{
	const struct pack_item *item = &sheet->pack->items[sheet->boxes[box].item];
	const unsigned number = (unsigned)sheet->numbers[item->question];
	struct buf label = { 0 };

	put_label(sheet, box, &label);
	if (item->option == PACK_NONE)
		/* TRANSLATORS: number of a question on paper, one of its answers. */
		buf_printf(out, _("%u: %s"), number, buf_text(&label));
	else
		/* TRANSLATORS: number of a question on paper, what it is asked about, one of its answers. */
		buf_printf(out, _("%u, %s: %s"), number, pack_text(sheet->pack, sheet->pack->options[item->option].label), buf_text(&label));
	out->failed |= label.failed;
	buf_clear(&label);
}

void
sitting_put_coded(const struct sheet *sheet, size_t box, struct buf *out)
{
	char code[SHEET_CODE_MAX];

	sheet_code(sheet, box, code);
	buf_printf(out, "%s (", code);
	sitting_put_box(sheet, box, out);
	buf_putc(out, ')');
}

static void
put_near(const struct sheet *sheet, const struct sheet_complaint *complaint, struct buf *out)
{
	struct buf near = { 0 };
	size_t i;

	for (i = 0; i < complaint->near_count; i++) {
		if (i > 0)
			buf_puts(&near, _(" or "));
		sitting_put_coded(sheet, complaint->near[i], &near);
	}
	if (near.len > 0) {
		buf_putc(out, ' ');
		buf_printf(out, _("Did you mean %s?"), buf_text(&near));
	} else if (complaint->near_head) {
		char code[SHEET_CODE_MAX];

		sheet_head(sheet->pack, code);
		buf_putc(out, ' ');
		buf_printf(out, _("Did you mean %s, the code of the paper?"), code);
	}
	out->failed |= near.failed;
	buf_clear(&near);
}

/* Two ticks that contradict one another. */
static void
put_two(const struct sheet *sheet, const struct sheet_complaint *complaint, struct buf *out)
{
	struct buf one = { 0 }, other = { 0 };

	sitting_put_coded(sheet, complaint->box, &one);
	sitting_put_coded(sheet, complaint->near[0], &other);
	if (complaint->fault == SHEET_TWO)
		buf_printf(out, _("%s: there is one answer only, and %s was typed before."), buf_text(&one), buf_text(&other));
	else
		buf_printf(out, _("%s does not go with %s, which was typed before."), buf_text(&one), buf_text(&other));
	out->failed |= one.failed || other.failed;
	buf_clear(&one);
	buf_clear(&other);
}

void
sitting_put_complaint(const struct sheet *sheet, const struct sheet_complaint *complaint, struct buf *out)
{
	switch (complaint->fault) {
	case SHEET_UNKNOWN:
		buf_printf(out, _("%s is not on this paper."), complaint->text);
		put_near(sheet, complaint, out);
		break;
	case SHEET_TWO:
	case SHEET_ALONE:
		put_two(sheet, complaint, out);
		break;
	case SHEET_HEAD_OTHER:
		buf_printf(out, _("%s is the code of a paper of another checklist. Name the one it was printed from: closeknit --pack PACK enter"), complaint->text);
		break;
	case SHEET_HEAD_SERIAL:
		buf_printf(out, _("%s is the code of a paper of number %d of this checklist, and here is number %d. Name the file that it was printed from: closeknit --pack FILE enter. "
				  "What you enter is carried over from there."),
		    complaint->text, (int)complaint->serial, (int)sheet->pack->serial);
		break;
	case SHEET_HEAD_BAD:
		buf_printf(out, _("%s is not the code of a paper, nor that of a box."), complaint->text);
		put_near(sheet, complaint, out);
		if (!complaint->near_head)
			buf_printf(out, " %s", _("Look again: a digit comes first in the code of a box."));
		break;
	}
}

/* ---- What was entered --------------------------------------------------------------------------------------- */

void
sitting_put_ticked(const struct sitting *sitting, const struct sheet *sheet, const struct sheet_reading *reading, uint32_t item, struct buf *out)
{
	const struct pack *pack = sheet->pack;
	bool any = false;
	size_t box;

	buf_printf(out, "%u. ", (unsigned)sheet->numbers[pack->items[item].question]);
	sitting_put_ask(sitting, item, out);
	for (box = sheet->first_box[item]; box < sheet->box_count && sheet->boxes[box].item == item; box++) {
		if (reading->ticked == NULL || !reading->ticked[box])
			continue;
		buf_puts(out, any ? "; " : " ");
		put_label(sheet, box, out);
		any = true;
	}
	buf_printf(out, "%s\n", any ? "." : _(" Nothing is ticked."));
}

void
sitting_put_all_ticked(const struct sitting *sitting, const struct sheet *sheet, const struct sheet_reading *reading, struct buf *out)
{
	uint32_t item = PACK_NONE;
	size_t box;

	for (box = 0; box < sheet->box_count && reading->ticked != NULL; box++) {
		if (!reading->ticked[box] || sheet->boxes[box].item == item)
			continue;
		item = sheet->boxes[box].item;
		sitting_put_ticked(sitting, sheet, reading, item, out);
	}
}

/* So many numbers of questions are said; of more, only how many. */
enum { NUMBERS_MAX = 12 };

/* The numbers of the questions that `is` is true of, each once: "3, 7"; how many items. */
static uint32_t
put_numbers(const struct sitting *sitting, const struct sheet *sheet, bool (*is)(const struct sitting *, uint32_t item), struct buf *out)
{
	uint32_t i, k, said = 0, count = 0;

	for (i = 0; i < sheet->pack->question_count; i++) {
		const struct pack_question *question = &sheet->pack->questions[i];
		uint32_t here = 0;

		for (k = 0; k < question->item_count; k++)
			here += is(sitting, question->first_item + k * question->item_stride);
		count += here;
		if (here > 0 && ++said <= NUMBERS_MAX)
			buf_printf(out, "%s%u", said > 1 ? ", " : "", (unsigned)sheet->numbers[i]);
	}
	if (said > NUMBERS_MAX)
		buf_puts(out, ", ...");
	return count;
}

static bool
is_private(const struct sitting *sitting, uint32_t item)
{
	return sitting->pack->questions[sitting->pack->items[item].question].is_private;
}

static bool
is_hidden_answer(const struct sitting *sitting, uint32_t item)
{
	return sitting->audit->answers[item].given && !walk_is_visible(&sitting->walk, item);
}

static bool
is_open(const struct sitting *sitting, uint32_t item)
{
	return walk_is_visible(&sitting->walk, item) && !sitting->audit->answers[item].given && !is_private(sitting, item);
}

static bool
is_for_the_screen(const struct sitting *sitting, uint32_t item)
{
	return walk_is_visible(&sitting->walk, item) && is_private(sitting, item);
}

/* Whether what is asked on the screen only decides what else is asked: then who filled in the paper knew the answer, and here it is not known. */
static bool
is_steered_by_screen(const struct sitting *sitting, const struct sheet *sheet)
{
	uint32_t i;

	for (i = 0; i < sheet->pack->question_count; i++)
		if (is_for_the_screen(sitting, sheet->pack->questions[i].first_item) && sheet_steers(sheet, i))
			return true;
	return false;
}

void
sitting_put_gaps(const struct sitting *sitting, const struct sheet *sheet, struct buf *out)
{
	struct buf hidden = { 0 }, open = { 0 };
	uint32_t count;

	if ((count = put_numbers(sitting, sheet, is_hidden_answer, &hidden)) > 0 && is_steered_by_screen(sitting, sheet))
		buf_printf(out, ngettext("%u answer is kept, and does not count so far (%s). It may, by what you answer on the screen.\n",
		    "%u answers are kept, and do not count so far (%s). They may, by what you answer on the screen.\n", count), (unsigned)count, buf_text(&hidden));
	else if (count > 0)
		buf_printf(out, ngettext("%u answer is to a question that you could skip (%s). It is kept, and counts for nothing.\n",
		    "%u answers are to questions that you could skip (%s). They are kept, and count for nothing.\n", count), (unsigned)count, buf_text(&hidden));
	if ((count = put_numbers(sitting, sheet, is_open, &open)) > 0)
		buf_printf(out, ngettext("%u question is still open (%s).\n", "%u questions are still open (%s).\n", count), (unsigned)count, buf_text(&open));
	out->failed |= hidden.failed || open.failed;
	buf_clear(&hidden);
	buf_clear(&open);
}

/* What else there is to answer, and where. */
static void
put_open(const struct sitting *sitting, const struct sheet *sheet, struct buf *out)
{
	struct buf open = { 0 }, screen = { 0 };

	sitting_put_gaps(sitting, sheet, out);
	put_numbers(sitting, sheet, is_open, &open);
	if (put_numbers(sitting, sheet, is_for_the_screen, &screen) > 0)
		buf_printf(out, _("Asked on the screen only: %s. They change some steps of your plan, and are not kept.\n"), buf_text(&screen));
	if (open.len > 0 || screen.len > 0)
		buf_printf(out, "%s\n", _("To answer these: closeknit"));
	out->failed |= open.failed || screen.failed;
	buf_clear(&open);
	buf_clear(&screen);
}

/* The first things to do, and how to have the whole plan. */
static void
put_next(const struct sitting *sitting, const struct plan *plan, struct buf *out)
{
	size_t i;

	if (plan->first_count == 0)
		buf_printf(out, "%s\n", export_nothing_to_do(plan->score));
	else
		buf_printf(out, "%s\n", ngettext("The first thing to do:", "The first things to do:", plan->first_count));
	for (i = 0; i < plan->first_count; i++) {
		const struct plan_action *row = &plan->actions[plan->first[i]];

		buf_printf(out, "%zu. ", i + 1);
		pack_put_text(plan->pack, plan->pack->actions[row->action].title, row->option, out);
		buf_putc(out, '\n');
	}
	if (sitting->no_save)
		buf_printf(out, "%s\n", _("Nothing was kept on this computer. For a plan to print, enter the codes without --no-save."));
	else
		/* A line each, so that no window of the usual width breaks a command at its hyphen. */
		buf_printf(out, "%s\n%s\n", _("Your whole plan: closeknit plan"), _("To print it: closeknit plan -o family-photo-plan.pdf"));
}

int
sitting_put_entered(struct sitting *sitting, const struct sheet *sheet, const struct sheet_reading *reading, struct buf *out, struct err *err)
{
	const struct plan *plan = sitting_plan(sitting, 0, err);

	if (plan == NULL)
		return -1;
	buf_printf(out, ngettext("%zu box is entered.\n", "%zu boxes are entered.\n", reading->tick_count), reading->tick_count);
	put_open(sitting, sheet, out);
	buf_putc(out, '\n');
	sitting_put_result(sitting, out);
	buf_putc(out, '\n');
	put_next(sitting, plan, out);
	if (!sitting->no_save)
		sitting_put_where(sitting, out);
	return buf_check(out, err);
}
