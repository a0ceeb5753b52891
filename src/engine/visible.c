/* visible.c - which items are visible, and in what state (DESIGN.md, Conditions); what they count is score.c's. */
#include <closeknit/audit.h>
#include <closeknit/engine.h>
#include <closeknit/pack.h>

#include "engine/inside.h"

static bool
is_answered(const struct score *score, uint32_t item)
{
	const uint8_t state = score->items[item].state;

	return state != ITEM_HIDDEN && state != ITEM_OPEN;
}

/* A key of a condition: inside a repeat over the same question it means the same item, anywhere else any visible one. */
static bool
answer_holds(const struct score *score, const struct audit *audit, const struct pack_condition *condition, uint32_t item)
{
	const struct pack *pack = score->pack;
	const struct score_work *work = score->work;
	const uint32_t *values = pack->numbers + condition->values.first;
	const struct pack_question *asked = &pack->questions[condition->question];
	uint32_t i, other;

	if (asked->for_each == PACK_NONE || item == PACK_NONE || pack->questions[pack->items[item].question].for_each != asked->for_each) {
		for (i = 0; i < condition->values.count; i++)
			if (work->on[values[i]])
				return true;
		return false;
	}
	other = asked->first_item + pack->options[pack->items[item].option].repeat * asked->item_stride;
	if (!is_answered(score, other))
		return false;
	for (i = 0; i < condition->values.count; i++)
		if (audit_chose(audit, other, values[i]))
			return true;
	return false;
}

/* Depth is the file's: at most JSON_DEPTH_MAX. */
static bool
condition_holds(const struct score *score, const struct audit *audit, uint32_t row, uint32_t item)
{
	const struct pack *pack = score->pack;
	const struct pack_condition *condition = &pack->conditions[row];
	const uint32_t *parts = pack->numbers + condition->parts.first;
	const uint32_t *values = pack->numbers + condition->values.first;
	uint32_t i;

	switch ((enum pack_condition_op)condition->op) {
	case CONDITION_TRUE:
		return true;
	case CONDITION_ANSWER:
		return answer_holds(score, audit, condition, item);
	case CONDITION_ITEM:
		for (i = 0; i < condition->values.count; i++)
			if (item != PACK_NONE && values[i] == pack->items[item].option)
				return true;
		return false;
	case CONDITION_ALL:
		for (i = 0; i < condition->parts.count; i++)
			if (!condition_holds(score, audit, parts[i], item))
				return false;
		return true;
	case CONDITION_ANY:
		for (i = 0; i < condition->parts.count; i++)
			if (condition_holds(score, audit, parts[i], item))
				return true;
		return false;
	case CONDITION_NOT:
		return !condition_holds(score, audit, parts[0], item);
	}
	return false;
}

bool
when_holds(const struct score *score, const struct audit *audit, const struct pack_when *when, uint32_t item)
{
	const struct pack *pack = score->pack;
	uint32_t i;

	/* Before all else (DESIGN.md, Private questions). */
	for (i = 0; i < when->privates.count; i++)
		if (!is_answered(score, pack->questions[pack->numbers[when->privates.first + i]].first_item))
			return false;
	return when->condition == PACK_NONE || condition_holds(score, audit, when->condition, item);
}

enum item_state
state_find(const struct score *score, const struct audit *audit, uint32_t item)
{
	const struct pack *pack = score->pack;
	const struct score_work *work = score->work;
	const struct pack_item *row = &pack->items[item];
	const struct pack_question *question = &pack->questions[row->question];
	const struct audit_answer *answer = &audit->answers[item];
	enum item_state state = ITEM_ANSWERED;
	uint32_t i;

	/* What is repeated over is no repeat itself: its options are on exactly if it is visible and they are chosen. */
	if (row->option != PACK_NONE && !work->on[row->option])
		return ITEM_HIDDEN;
	if ((question->when.condition != PACK_NONE || question->when.privates.count != 0) && !when_holds(score, audit, &question->when, item))
		return ITEM_HIDDEN;
	if (!answer->given)
		return ITEM_OPEN;
	for (i = 0; i < answer->count; i++) {
		const uint32_t chosen = audit->chosen[answer->first + i];
		const struct pack_option *option = &pack->options[chosen];

		work->on[chosen] = 1;
		if (option->na)
			state = ITEM_DOES_NOT_APPLY;
		else if (option->unsure)
			state = ITEM_UNSURE;
	}
	return state;
}

void
score_visible(struct score *score, const struct audit *audit, uint32_t from)
{
	const struct pack *pack = score->pack;
	const struct score_work *work = score->work;
	uint32_t item, i;

	/* What later items set is no longer so; what earlier ones set stands. */
	for (i = 0; i < pack->option_count; i++)
		work->on[i] = 0;
	for (item = 0; item < from && item < pack->item_count; item++)
		if (is_answered(score, item))
			for (i = 0; i < audit->answers[item].count; i++)
				work->on[audit->chosen[audit->answers[item].first + i]] = 1;
	for (item = from; item < pack->item_count; item++)
		score->items[item].state = (uint8_t)state_find(score, audit, item);
}
