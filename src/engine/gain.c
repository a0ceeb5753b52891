/* gain.c - what the overall score would be with some risks answered well (DESIGN.md, Plan: gain, score_after_today, score_with_done). */
#include "engine/inside.h"

/* The overall score while topics, one after another, get other sums. */
struct change {
	const struct score *score;
	uint64_t overall; /* sum of weight x topic [hundredths of a point] */
	uint32_t topic;	  /* the one being changed, or PACK_NONE */
	uint64_t points;  /* its sum of weight x item [hundredths of a point] */
};

static void
change_begin(struct change *change, const struct score *score)
{
	const struct score_work *work = score->work;

	*change = (struct change){ .score = score, .overall = work->points, .topic = PACK_NONE };
}

/* Put the topic being changed into the overall sum. */
static void
change_topic(struct change *change)
{
	const struct score *score = change->score;
	const struct score_work *work = score->work;

	if (change->topic == PACK_NONE)
		return;
	change->overall +=
	    score->pack->topics[change->topic].weight * (change->points / work->sums[change->topic].weight - score->topics[change->topic].points);
}

/* A scored item, in walk order, with less risk than it has: so no sum shrinks. */
static void
change_item(struct change *change, uint32_t row, uint32_t risk)
{
	const struct score *score = change->score;
	const struct score_work *work = score->work;
	const struct pack_question *question = &score->pack->questions[score->pack->items[row].question];

	if (question->topic != change->topic) {
		change_topic(change);
		change->topic = question->topic;
		change->points = work->sums[question->topic].points;
	}
	change->points += (uint64_t)question->weight * (points_of(risk, question->max) - score->items[row].points);
}

static uint32_t
change_end(struct change *change)
{
	const struct score_work *work = change->score->work;

	change_topic(change);
	return (uint32_t)(change->overall / work->weight);
}

/* The lesser of the item's risk and what swapping adds to it; a `one` item takes its least. */
static uint32_t
changed_risk(const struct score *score, uint32_t row, int64_t delta)
{
	const struct pack_question *question = &score->pack->questions[score->pack->items[row].question];
	const uint32_t risk = score->items[row].risk;

	if (question->kind == QUESTION_ONE)
		return question->least;
	return delta < 0 ? (uint32_t)(risk + delta) : risk;
}

/* The gain of all that calls for the entry, or of the answers that it leads. */
static uint32_t
gain_of(const struct plan_draft *draft, const struct plan_entry *entry, bool led)
{
	const struct score *score = draft->score;
	struct change change;
	uint32_t call;

	change_begin(&change, score);
	for (call = entry->first; call != 0; call = draft->calls[call - 1].next) {
		const struct plan_call *row = &draft->calls[call - 1];

		if (score->items[row->item].scored && (!led || row->leads))
			change_item(&change, row->item, changed_risk(score, row->item, led ? row->led : row->delta));
	}
	return change_end(&change) - score->points;
}

void
gain_fill(struct plan_draft *draft)
{
	size_t i;

	if (!draft->score->has_score)
		return;
	for (i = 0; i < draft->entry_count; i++) {
		struct plan_entry *entry = &draft->entries[i];

		entry->row.gain = gain_of(draft, entry, false);
		entry->row.led = gain_of(draft, entry, true);
	}
}

/* Whether this option of this item calls for an action that is taken as done. */
static bool
option_taken(const struct plan_draft *draft, uint32_t item, const struct pack_list *list, enum gain_which which)
{
	const struct pack *pack = draft->pack;
	uint32_t i;

	for (i = 0; i < list->count; i++) {
		const uint32_t row = pack->numbers[list->first + i];
		const struct pack_action *action = &pack->actions[row];
		size_t entry;

		/* What a private answer adds goes with the steps it stands beside: done by itself, it changes no answer. */
		if (!draft->listed[row] || action->when.privates.count != 0)
			continue;
		if (which == GAIN_TODAY) {
			if (action->due == DUE_TODAY)
				return true;
			continue;
		}
		entry = called_find(draft, row, action->by_item ? pack->items[item].option : PACK_NONE);
		if (entry != SIZE_MAX && draft->entries[entry].row.done != DATE_NONE)
			return true;
	}
	return false;
}

/* Each option that any of them comes from is swapped, once. */
static bool
item_taken(const struct plan_draft *draft, uint32_t item, enum gain_which which, int64_t *delta)
{
	const struct pack *pack = draft->pack;
	const struct pack_question *question = &pack->questions[pack->items[item].question];
	const struct audit_answer *answer = &draft->audit->answers[item];
	const uint32_t *chosen = draft->audit->chosen + answer->first;
	uint32_t i, next = 0;
	bool taken = false;

	*delta = 0;
	for (i = question->first_option; i < question->first_option + question->option_count; i++) {
		const struct pack_option *option = &pack->options[i];
		const bool is_chosen = next < answer->count && chosen[next] == i;
		const int64_t swapped = (int64_t)option->if_not_risk - option->risk;

		next += is_chosen;
		if (!is_chosen && question->kind == QUESTION_ONE)
			continue;
		if (option_taken(draft, item, is_chosen ? &option->actions : &option->if_not_actions, which)) {
			taken = true;
			*delta += is_chosen ? swapped : -swapped;
		}
	}
	return taken;
}

uint32_t
gain_together(const struct plan_draft *draft, enum gain_which which)
{
	const struct score *score = draft->score;
	struct change change;
	int64_t delta;
	uint32_t i;

	if (!score->has_score)
		return 0;
	change_begin(&change, score);
	for (i = 0; i < draft->pack->item_count; i++)
		if (score->items[i].scored && item_taken(draft, i, which, &delta))
			change_item(&change, i, changed_risk(score, i, delta));
	return change_end(&change);
}
