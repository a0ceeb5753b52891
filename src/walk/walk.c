/* walk.c - moving through the items: next, back, skip, answer; what is visible is the engine's, what is kept the audit's. */
#include <closeknit/walk.h>

#include <assert.h>

#include <closeknit/audit.h>
#include <closeknit/base.h>
#include <closeknit/engine.h>
#include <closeknit/pack.h>

/* ---- Looking at items --------------------------------------------------------------------------------------- */

static const struct pack_question *
question_of(const struct walk *walk, uint32_t item)
{
	return &walk->pack->questions[walk->pack->items[item].question];
}

/* Whether the question has an option that says "none of these" for it. */
static bool
offers_none(const struct pack *pack, const struct pack_question *question)
{
	uint32_t i;

	for (i = 0; i < question->option_count; i++)
		if (pack->options[question->first_option + i].exclusive)
			return true;
	return false;
}

bool
walk_is_visible(const struct walk *walk, uint32_t item)
{
	return walk->score->items[item].state != ITEM_HIDDEN;
}

/* Whether a visible item is not settled: unanswered, back from hiding, or answered with nothing where "none" must be said. */
static bool
is_unsettled(const struct walk *walk, uint32_t item)
{
	const struct audit_answer *answer = &walk->audit->answers[item];
	const struct pack_question *question = question_of(walk, item);

	if (!answer->given || answer->check)
		return true;
	return answer->count == 0 && question->kind == QUESTION_MANY && offers_none(walk->pack, question);
}

bool
walk_needs(const struct walk *walk, uint32_t item)
{
	return walk_is_visible(walk, item) && !walk->audit->answers[item].later && is_unsettled(walk, item);
}

/* The first item that needs asking after `item`, else the first before it; PACK_NONE if none does. */
static uint32_t
next_needed(const struct walk *walk, uint32_t item)
{
	const uint32_t count = walk->pack->item_count;
	uint32_t i;

	for (i = item + 1; i < count; i++)
		if (walk_needs(walk, i))
			return i;
	for (i = 0; i < item && i < count; i++)
		if (walk_needs(walk, i))
			return i;
	return PACK_NONE;
}

/* The last visible item before `item`, or PACK_NONE. */
static uint32_t
visible_before(const struct walk *walk, uint32_t item)
{
	while (item-- > 0)
		if (walk_is_visible(walk, item))
			return item;
	return PACK_NONE;
}

/* ---- Standing somewhere ------------------------------------------------------------------------------------- */

static void
ask(struct walk *walk, uint32_t item)
{
	walk->stage = WALK_QUESTION;
	walk->item = item;
	walk->topic = question_of(walk, item)->topic;
	walk->audit->at = item;
}

/* To that item, or to the result where there is none; `item` stays the one just left, so that back knows it. */
static void
go_on_to(struct walk *walk, uint32_t next)
{
	if (next != PACK_NONE) {
		ask(walk, next);
		return;
	}
	score_compute(walk->score, walk->audit);
	walk->stage = WALK_RESULT;
	walk->audit->at = PACK_NONE;
}

/* Go on behind the item asked, over its topic's result if that topic is left and has something to show. */
static void
leave_item(struct walk *walk)
{
	uint32_t next = next_needed(walk, walk->item);

	if (next == PACK_NONE || question_of(walk, next)->topic != walk->topic) {
		score_compute(walk->score, walk->audit);
		if (walk->score->topics[walk->topic].of > 0) {
			walk->stage = WALK_TOPIC;
			walk->audit->at = next;
			return;
		}
	}
	go_on_to(walk, next);
}

void
walk_begin(struct walk *walk, struct audit *audit, struct score *score)
{
	const uint32_t count = audit->pack->item_count;
	uint32_t at = audit->at;

	*walk = (struct walk){ .pack = audit->pack, .audit = audit, .score = score };
	score_compute(score, audit);
	if (at == PACK_NONE || !walk_is_visible(walk, at))
		at = next_needed(walk, count);
	if (at == PACK_NONE) {
		walk->item = visible_before(walk, count);
		if (walk->item != PACK_NONE)
			walk->topic = question_of(walk, walk->item)->topic;
	}
	go_on_to(walk, at);
}

/* ---- Answering ---------------------------------------------------------------------------------------------- */

static enum walk_answer
judge(const struct walk *walk, const uint32_t options[], size_t count)
{
	const struct pack_question *question = question_of(walk, walk->item);
	size_t i;

	if (question->kind == QUESTION_ONE)
		return count == 1 ? WALK_TAKEN : WALK_WANTS_ONE;
	if (count == 0 && offers_none(walk->pack, question))
		return WALK_WANTS_SOME;
	for (i = 0; i < count && count > 1; i++)
		if (walk->pack->options[options[i]].exclusive)
			return WALK_STANDS_ALONE;
	return WALK_TAKEN;
}

/*
 * Bring what is visible up to date after an answer to the item asked, and mark "please check" the answers whose items come back by it.  While an item
 * is hidden the mark says nothing, so it serves here to tell who was hidden before.
 */
static void
look_again(struct walk *walk)
{
	struct audit_answer *answers = walk->audit->answers;
	uint32_t i;

	for (i = walk->item + 1; i < walk->pack->item_count; i++)
		if (!walk_is_visible(walk, i))
			answers[i].check = answers[i].given;
	score_visible(walk->score, walk->audit, walk->item);
	for (i = walk->item + 1; i < walk->pack->item_count; i++)
		if (!walk_is_visible(walk, i))
			answers[i].check = false;
}

enum walk_answer
walk_hold(struct walk *walk, const uint32_t options[], size_t count)
{
	enum walk_answer verdict;
	struct err err = { 0 };

	assert(walk->stage == WALK_QUESTION);
	if ((verdict = judge(walk, options, count)) != WALK_TAKEN)
		return verdict;
	if (audit_choose(walk->audit, walk->item, options, count, &err) != 0) {
		if (err.kind == ERR_MEMORY)
			return WALK_NO_MEMORY;
		return question_of(walk, walk->item)->kind == QUESTION_ONE ? WALK_WANTS_ONE : WALK_WANTS_SOME;
	}
	look_again(walk);
	return WALK_TAKEN;
}

enum walk_answer
walk_answer(struct walk *walk, const uint32_t options[], size_t count)
{
	const enum walk_answer verdict = walk_hold(walk, options, count);

	if (verdict == WALK_TAKEN)
		leave_item(walk);
	return verdict;
}

void
walk_skip(struct walk *walk)
{
	assert(walk->stage == WALK_QUESTION);
	if (walk_needs(walk, walk->item))
		walk->audit->answers[walk->item].later = true;
	leave_item(walk);
}

void
walk_tick(const struct pack *pack, uint32_t option, uint32_t chosen[], size_t *count)
{
	const bool alone = pack->options[option].exclusive || pack->questions[pack->options[option].question].kind == QUESTION_ONE;
	size_t i, kept = 0;
	bool was = false;

	for (i = 0; i < *count; i++) {
		if (chosen[i] == option)
			was = true;
		else if (!alone && !pack->options[chosen[i]].exclusive)
			chosen[kept++] = chosen[i];
	}
	if (!was) {
		for (i = kept++; i > 0 && chosen[i - 1] > option; i--)
			chosen[i] = chosen[i - 1];
		chosen[i] = option;
	}
	*count = kept;
}

/* ---- Moving ------------------------------------------------------------------------------------------------- */

void
walk_next(struct walk *walk)
{
	if (walk->stage == WALK_TOPIC)
		go_on_to(walk, next_needed(walk, walk->item));
}

bool
walk_back(struct walk *walk)
{
	uint32_t to = walk->item;

	if (walk->stage == WALK_QUESTION || (to != PACK_NONE && !walk_is_visible(walk, to)))
		to = visible_before(walk, to);
	if (to == PACK_NONE)
		return false;
	ask(walk, to);
	return true;
}

bool
walk_go(struct walk *walk, uint32_t item)
{
	if (!walk_is_visible(walk, item))
		return false;
	ask(walk, item);
	return true;
}

bool
walk_take_up(struct walk *walk)
{
	struct audit_answer *answers = walk->audit->answers;
	uint32_t i, first = PACK_NONE;

	for (i = 0; i < walk->pack->item_count; i++) {
		if (!answers[i].later || !walk_is_visible(walk, i))
			continue;
		answers[i].later = false;
		if (first == PACK_NONE && walk_needs(walk, i))
			first = i;
	}
	if (first == PACK_NONE)
		return false;
	ask(walk, first);
	return true;
}

struct walk_progress
walk_progress(const struct walk *walk)
{
	struct walk_progress progress = { .topic = walk->topic + 1, .topics = walk->pack->topic_count };
	uint32_t i;

	for (i = 0; i < walk->pack->item_count; i++) {
		const struct audit_answer *answer = &walk->audit->answers[i];

		if (!walk_is_visible(walk, i))
			continue;
		progress.items++;
		if (i <= walk->item)
			progress.item = progress.items;
		progress.later += answer->later && is_unsettled(walk, i);
		progress.check += answer->check;
		progress.open += walk_needs(walk, i);
	}
	if (walk->stage == WALK_RESULT) {
		progress.item = progress.items;
		progress.topic = progress.topics;
	}
	return progress;
}
