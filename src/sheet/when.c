/* when.c - when an item is asked, worked out as far as the pack alone decides it; how that is said on paper is export's. */
#include "sheet/inside.h"

#include <stdlib.h>
#include <string.h>

#include <closeknit/pack.h>

/* Two that stand for all of their kind. */
static const struct sheet_when always = { .logic = SHEET_ALWAYS, .item = PACK_NONE }, never = { .logic = SHEET_NEVER, .item = PACK_NONE };

static const struct sheet_when *
constant(bool holds)
{
	return holds ? &always : &never;
}

/* Which item a key means: inside a repeat over the same question the same repeat; PACK_NONE: any of several.  False: none that is ever asked. */
static bool
find_item(const struct sheet *sheet, uint32_t question, uint32_t item, uint32_t *found)
{
	const struct pack *pack = sheet->pack;
	const struct pack_question *asked = &pack->questions[question];
	uint32_t i, count = 0, row = PACK_NONE;

	if (asked->for_each != PACK_NONE && item != PACK_NONE && pack->questions[pack->items[item].question].for_each == asked->for_each) {
		*found = asked->first_item + pack->options[pack->items[item].option].repeat * asked->item_stride;
		return sheet->asked[*found];
	}
	for (i = 0; i < asked->item_count; i++) {
		if (!sheet->asked[asked->first_item + i * asked->item_stride])
			continue;
		row = asked->first_item + i * asked->item_stride;
		count++;
	}
	*found = count == 1 ? row : PACK_NONE;
	return count > 0;
}

static const struct sheet_when *
make_answer(struct sheet *sheet, const struct pack_condition *condition, uint32_t item, bool holds)
{
	struct sheet_when *when;
	uint32_t found;

	if (!find_item(sheet, condition->question, item, &found))
		return constant(!holds);
	if ((when = arena_alloc(&sheet->arena, sizeof(*when))) == NULL)
		return NULL;
	*when = (struct sheet_when){
		.logic = holds ? SHEET_TICKED : SHEET_NOT_TICKED, .question = condition->question, .item = found,
		.options = sheet->pack->numbers + condition->values.first, .count = condition->values.count,
	};
	return when;
}

static const struct sheet_when *make(struct sheet *, uint32_t row, uint32_t item, bool holds);

static int
compare_answers(const void *left, const void *right)
{
	const struct sheet_when *a = left, *b = right;

	if (a->question != b->question)
		return a->question < b->question ? -1 : 1;
	if (a->item != b->item)
		return a->item < b->item ? -1 : 1;
	return a->options < b->options ? -1 : a->options > b->options;
}

/* Ticks in the order of their questions, however the checklist has them: whoever looks them up leafs back once. */
static void
put_in_order(struct sheet_when *parts, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (parts[i].logic != SHEET_TICKED && parts[i].logic != SHEET_NOT_TICKED)
			return;
	qsort(parts, count, sizeof(*parts), compare_answers);
}

/* Parts that always hold leave an ALL, one that never does decides it; the other way round for ANY.  One that is left is the whole. */
static const struct sheet_when *
make_parts(struct sheet *sheet, const struct pack_condition *condition, uint32_t item, bool holds)
{
	const enum sheet_logic logic = (condition->op == CONDITION_ALL) == holds ? SHEET_ALL : SHEET_ANY;
	const enum sheet_logic idle = logic == SHEET_ALL ? SHEET_ALWAYS : SHEET_NEVER, deciding = logic == SHEET_ALL ? SHEET_NEVER : SHEET_ALWAYS;
	struct sheet_when *parts = arena_array(&sheet->arena, condition->parts.count, sizeof(*parts)), *when;
	const struct sheet_when *part;
	size_t count = 0;
	uint32_t i;

	if (parts == NULL)
		return NULL;
	for (i = 0; i < condition->parts.count; i++) {
		if ((part = make(sheet, sheet->pack->numbers[condition->parts.first + i], item, holds)) == NULL)
			return NULL;
		if (part->logic == deciding)
			return part;
		if (part->logic != idle)
			parts[count++] = *part;
	}
	if (count == 0)
		return constant(logic == SHEET_ALL);
	if (count == 1)
		return parts;
	put_in_order(parts, count);
	if ((when = arena_alloc(&sheet->arena, sizeof(*when))) == NULL)
		return NULL;
	*when = (struct sheet_when){ .logic = logic, .item = PACK_NONE, .parts = parts, .count = count };
	return when;
}

/* That the condition holds, or that it does not: so a "not" is nowhere but at an answer.  Depth is the file's: at most JSON_DEPTH_MAX. */
static const struct sheet_when *
make(struct sheet *sheet, uint32_t row, uint32_t item, bool holds)
{
	const struct pack *pack = sheet->pack;
	const struct pack_condition *condition = &pack->conditions[row];
	uint32_t i;

	sheet->parts += 1 + condition->parts.count + condition->values.count;
	if (sheet->parts > SHEET_PARTS_MAX)
		return constant(true);
	switch ((enum pack_condition_op)condition->op) {
	case CONDITION_TRUE:
		break;
	case CONDITION_ANSWER:
		return make_answer(sheet, condition, item, holds);
	case CONDITION_ITEM:
		for (i = 0; i < condition->values.count; i++)
			if (item != PACK_NONE && pack->numbers[condition->values.first + i] == pack->items[item].option)
				return constant(holds);
		return constant(!holds);
	case CONDITION_ALL:
	case CONDITION_ANY:
		return make_parts(sheet, condition, item, holds);
	case CONDITION_NOT:
		return make(sheet, pack->numbers[condition->parts.first], item, !holds);
	}
	return constant(holds);
}

/* The parts of a condition, as those of an ALL. */
static size_t
count_parts(const struct sheet_when *when)
{
	return when->logic == SHEET_ALL ? when->count : 1;
}

/* Both of them; neither is never. */
static const struct sheet_when *
make_both(struct sheet *sheet, const struct sheet_when *a, const struct sheet_when *b)
{
	const size_t count = count_parts(a) + count_parts(b);
	struct sheet_when *parts, *when;

	if (a->logic == SHEET_ALWAYS || b->logic == SHEET_ALWAYS)
		return a->logic == SHEET_ALWAYS ? b : a;
	sheet->parts += (uint32_t)count;
	if ((parts = arena_array(&sheet->arena, count, sizeof(*parts))) == NULL || (when = arena_alloc(&sheet->arena, sizeof(*when))) == NULL)
		return NULL;
	memcpy(parts, a->logic == SHEET_ALL ? a->parts : a, count_parts(a) * sizeof(*parts));
	memcpy(parts + count_parts(a), b->logic == SHEET_ALL ? b->parts : b, count_parts(b) * sizeof(*parts));
	*when = (struct sheet_when){ .logic = SHEET_ALL, .item = PACK_NONE, .parts = parts, .count = count };
	return when;
}

const struct sheet_when *
when_make(struct sheet *sheet, uint32_t item)
{
	const struct pack *pack = sheet->pack;
	const struct pack_question *question = &pack->questions[pack->items[item].question];
	const struct sheet_when *when = &always;
	uint32_t i;

	if (question->for_each != PACK_NONE && !sheet->asked[pack->questions[question->for_each].first_item])
		return &never;
	if (question->when.condition != PACK_NONE)
		when = make(sheet, question->when.condition, item, true);
	/* Before all else, the private questions that it names have to be asked: then their answers are in somebody's head (DESIGN.md 4, Private questions). */
	for (i = 0; i < question->when.privates.count && when != NULL && when->logic != SHEET_NEVER && sheet->parts <= SHEET_PARTS_MAX; i++) {
		const uint32_t other = pack->questions[pack->numbers[question->when.privates.first + i]].first_item;

		when = sheet->asked[other] ? make_both(sheet, when, &sheet->whens[other]) : &never;
	}
	return when;
}
