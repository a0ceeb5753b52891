/* order.c - the order to do a plan's actions in, which to begin with, and which fit a sitting (DESIGN.md, Plan). */
#include "engine/inside.h"

#include <stdlib.h>
#include <string.h>

/* The actions' and options' rows are the pack's order: no two entries are alike, so any sort gives the same. */
static int
compare_entries(const void *left, const void *right)
{
	const struct plan_entry *a = left, *b = right;
	const uint64_t a_rate = (uint64_t)a->row.gain * b->minutes, b_rate = (uint64_t)b->row.gain * a->minutes;

	if (a->row.critical != b->row.critical)
		return a->row.critical ? -1 : 1;
	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	if (a_rate != b_rate)
		return a_rate > b_rate ? -1 : 1;
	if (a->row.action != b->row.action)
		return a->row.action < b->row.action ? -1 : 1;
	return (a->row.option > b->row.option) - (a->row.option < b->row.option);
}

void
order_sort(struct plan_draft *draft)
{
	if (draft->entry_count > 1)
		qsort(draft->entries, draft->entry_count, sizeof(*draft->entries), compare_entries);
}

bool
plan_is_first(const struct plan *plan, size_t index)
{
	size_t i;

	for (i = 0; i < plan->first_count; i++)
		if (plan->first[i] == index)
			return true;
	return false;
}

static bool
topic_taken(const struct plan *plan, uint32_t topic)
{
	size_t i;

	for (i = 0; i < plan->first_count; i++)
		if (plan->actions[plan->first[i]].topic == topic)
			return true;
	return false;
}

void
order_first(struct plan *plan)
{
	enum { CRITICAL, OTHER_TOPIC, REST, ROUNDS };
	size_t i;
	int round;

	for (round = CRITICAL; round < ROUNDS; round++)
		for (i = 0; i < plan->action_count && plan->first_count < PLAN_FIRST; i++) {
			const struct plan_action *action = &plan->actions[i];

			if (!action->open || plan_is_first(plan, i) || (round == CRITICAL && !action->critical) ||
			    (round == OTHER_TOPIC && topic_taken(plan, action->topic)))
				continue;
			plan->first[plan->first_count++] = i;
		}
}

void
order_sitting(struct plan *plan)
{
	int left = plan->minutes;
	size_t i;

	for (i = 0; i < plan->action_count && left > 0; i++) {
		struct plan_action *action = &plan->actions[i];
		const int minutes = (int)plan->pack->actions[action->action].minutes;

		if (!action->open || minutes > left)
			continue;
		action->sitting = true;
		left -= minutes;
	}
}
