/* answer.c - ticks, and the answers they make; what a tick contradicts is told here, in which words is for the faces. */
#include "sheet/inside.h"

#include <stdlib.h>

#include <closeknit/audit.h>
#include <closeknit/pack.h>

static bool
stands_alone(const struct sheet *sheet, size_t box)
{
	const uint32_t option = sheet->boxes[box].option;

	return option == PACK_NONE || sheet->pack->options[option].exclusive;
}

/* Whether both may be ticked. */
static bool
go_together(const struct sheet *sheet, size_t a, size_t b, enum sheet_fault *fault)
{
	const uint32_t question = sheet->pack->items[sheet->boxes[a].item].question;

	*fault = sheet->pack->questions[question].kind == QUESTION_ONE ? SHEET_TWO : SHEET_ALONE;
	return *fault == SHEET_ALONE && !stands_alone(sheet, a) && !stands_alone(sheet, b);
}

bool
sheet_tick(const struct sheet *sheet, struct sheet_reading *reading, size_t box, enum sheet_fault *fault, size_t *other)
{
	const uint32_t item = sheet->boxes[box].item;
	size_t i;

	if (reading->ticked[box])
		return true;
	for (i = sheet->first_box[item]; i < sheet->box_count && sheet->boxes[i].item == item; i++)
		if (reading->ticked[i] && !go_together(sheet, box, i, fault)) {
			*other = i;
			return false;
		}
	reading->ticked[box] = true;
	reading->tick_count++;
	return true;
}

bool
sheet_untick(struct sheet_reading *reading, size_t box)
{
	const bool was = reading->ticked != NULL && reading->ticked[box];

	if (was) {
		reading->ticked[box] = false;
		reading->tick_count--;
	}
	return was;
}

int
sheet_answer_item(const struct sheet *sheet, const struct sheet_reading *reading, uint32_t item, struct audit *audit, struct err *err)
{
	const struct pack_question *question = &sheet->pack->questions[sheet->pack->items[item].question];
	uint32_t *chosen = malloc(((size_t)question->option_count + 1) * sizeof(*chosen));
	size_t count = 0, box;
	bool any = false;
	int result = 0;

	if (chosen == NULL)
		return err_memory(err);
	for (box = sheet->first_box[item]; box < sheet->box_count && sheet->boxes[box].item == item && reading->ticked != NULL; box++) {
		if (!reading->ticked[box])
			continue;
		any = true;
		if (sheet->boxes[box].option != PACK_NONE)
			chosen[count++] = sheet->boxes[box].option;
	}
	if (any)
		result = audit_choose(audit, item, chosen, count, err);
	else
		audit_unanswer(audit, item);
	free(chosen);
	return result;
}

int
sheet_answer(const struct sheet *sheet, const struct sheet_reading *reading, struct audit *audit, struct err *err)
{
	uint32_t item = PACK_NONE;
	size_t box;

	for (box = 0; box < sheet->box_count && reading->ticked != NULL; box++) {
		if (!reading->ticked[box] || sheet->boxes[box].item == item)
			continue;
		item = sheet->boxes[box].item;
		if (sheet_answer_item(sheet, reading, item, audit, err) != 0)
			return -1;
	}
	return 0;
}
