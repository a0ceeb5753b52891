/* score.c - answers to points, in place, the range and the band (DESIGN.md, Score); what is visible is visible.c's. */
/*
 * Risks [0..10] and weights [1..100] are the pack's.  Whole numbers of hundredths of a point, 64 bits, every division truncated; no floating point.
 * One pass over the items in walk order sums everything; a second over the topics divides.
 */
#include <closeknit/engine.h>

#include <stdlib.h>
#include <string.h>

#include <closeknit/audit.h>
#include <closeknit/base.h>
#include <closeknit/pack.h>

#include "engine/inside.h"

enum { WHOLE = 10000 }; /* every point [hundredths of a point] */

uint32_t
points_of(uint64_t risk, uint64_t max)
{
	return (uint32_t)(WHOLE * (max - risk) / max);
}

/* ---- Made once for a pack ----------------------------------------------------------------------------------- */

static void
work_free(struct score_work *work)
{
	if (work == NULL)
		return;
	free(work->on);
	free(work->option_points);
	free(work->best_points);
	free(work->has_critical);
	free(work->sums);
	free(work);
}

/* calloc of nothing may give NULL, which would look like no memory. */
static void *
table(size_t count, size_t size)
{
	return calloc(count != 0 ? count : 1, size);
}

static struct score_work *
work_new(const struct pack *pack)
{
	struct score_work *work = calloc(1, sizeof(*work));
	uint32_t i;

	if (work == NULL)
		return NULL;
	work->on = table(pack->option_count, sizeof(*work->on));
	work->option_points = table(pack->option_count, sizeof(*work->option_points));
	work->best_points = table(pack->question_count, sizeof(*work->best_points));
	work->has_critical = table(pack->question_count, sizeof(*work->has_critical));
	work->sums = table(pack->topic_count, sizeof(*work->sums));
	if (work->on == NULL || work->option_points == NULL || work->best_points == NULL || work->has_critical == NULL || work->sums == NULL) {
		work_free(work);
		return NULL;
	}
	for (i = 0; i < pack->question_count; i++)
		if (pack->questions[i].max > 0)
			work->best_points[i] = points_of(pack->questions[i].least, pack->questions[i].max);
	for (i = 0; i < pack->option_count; i++) {
		const struct pack_option *option = &pack->options[i];
		const struct pack_question *question = &pack->questions[option->question];

		if (option->critical)
			work->has_critical[option->question] = 1;
		if (question->kind == QUESTION_ONE && question->max > 0 && !option->na)
			work->option_points[i] = points_of(option->risk, question->max);
	}
	return work;
}

struct score *
score_new(const struct pack *pack, struct err *err)
{
	struct score *score = calloc(1, sizeof(*score));

	if (score == NULL)
		goto fail;
	score->pack = pack;
	score->band = PACK_NONE;
	score->items = table(pack->item_count, sizeof(*score->items));
	score->topics = table(pack->topic_count, sizeof(*score->topics));
	score->work = work_new(pack);
	if (score->items == NULL || score->topics == NULL || score->work == NULL)
		goto fail;
	return score;

fail:
	score_free(score);
	err_memory(err);
	return NULL;
}

void
score_free(struct score *score)
{
	if (score == NULL)
		return;
	free(score->items);
	free(score->topics);
	work_free(score->work);
	free(score);
}

/* ---- One item ----------------------------------------------------------------------------------------------- */

/* What holds, or could hold, the band. */
struct hold {
	bool now, maybe;
};

/* The risk of an answered `many` item: chosen options' own, the others' if_not. */
static uint32_t
many_risk(const struct pack *pack, const struct pack_question *question, const uint32_t *chosen, uint32_t count)
{
	uint32_t risk = 0, i, next = 0;

	for (i = question->first_option; i < question->first_option + question->option_count; i++) {
		const struct pack_option *option = &pack->options[i];

		if (next < count && chosen[next] == i) {
			risk += option->risk;
			next++;
		} else
			risk += option->if_not_risk;
	}
	return risk;
}

/* Risk and points of a visible answered item with R > 0 that is not `na`. */
static void
score_item(const struct score *score, const struct audit *audit, uint32_t row, struct score_item *item)
{
	const struct pack *pack = score->pack;
	const struct score_work *work = score->work;
	const struct pack_question *question = &pack->questions[pack->items[row].question];
	const struct audit_answer *answer = &audit->answers[row];
	const uint32_t *chosen = audit->chosen + answer->first;

	if (question->kind == QUESTION_ONE) {
		item->risk = pack->options[*chosen].risk;
		item->points = work->option_points[*chosen];
	} else {
		item->risk = many_risk(pack, question, answer->count != 0 ? chosen : NULL, answer->count);
		item->points = points_of(item->risk, question->max);
	}
	item->scored = true;
	item->in_place = item->state == ITEM_ANSWERED && item->risk == question->least;
}

static bool
chose_critical(const struct score *score, const struct audit *audit, uint32_t row)
{
	const struct audit_answer *answer = &audit->answers[row];
	uint32_t i;

	for (i = 0; i < answer->count; i++)
		if (score->pack->options[audit->chosen[answer->first + i]].critical)
			return true;
	return false;
}

/* Count one visible item, not of a private question, into its topic's row and sums, the totals and the hold. */
static void
count_item(struct score *score, const struct audit *audit, uint32_t row, struct hold *hold)
{
	const struct pack *pack = score->pack;
	const struct score_work *work = score->work;
	const uint32_t asked = pack->items[row].question;
	const struct pack_question *question = &pack->questions[asked];
	struct score_item *item = &score->items[row];
	struct score_topic *topic = &score->topics[question->topic];
	struct score_sums *sums = &work->sums[question->topic];
	const bool unknown = item->state == ITEM_OPEN || item->state == ITEM_UNSURE;

	topic->visible++;
	topic->answered += item->state != ITEM_OPEN;
	score->unsure += item->state == ITEM_UNSURE;
	if (question->max == 0 || item->state == ITEM_DOES_NOT_APPLY)
		return;
	topic->of++;
	score->unknown += unknown;
	if (item->state != ITEM_OPEN) {
		score_item(score, audit, row, item);
		topic->in_place += item->in_place;
		sums->points += (uint64_t)question->weight * item->points;
		sums->weight += question->weight;
	}
	sums->low += unknown ? 0 : (uint64_t)question->weight * item->points;
	sums->high += (uint64_t)question->weight * (unknown ? work->best_points[asked] : item->points);
	sums->range_weight += question->weight;
	if (!work->has_critical[asked])
		return;
	item->holds = item->state != ITEM_OPEN && chose_critical(score, audit, row);
	score->held_count += item->holds;
	hold->now |= item->holds;
	hold->maybe |= unknown;
}

/* ---- Topics and the band ------------------------------------------------------------------------------------ */

static void
divide_topics(struct score *score)
{
	const struct pack *pack = score->pack;
	struct score_work *work = score->work;
	uint64_t low = 0, high = 0, range_weight = 0;
	uint32_t i;

	for (i = 0; i < pack->topic_count; i++) {
		const struct score_sums *sums = &work->sums[i];
		struct score_topic *topic = &score->topics[i];
		const uint64_t weight = pack->topics[i].weight;

		score->visible += topic->visible;
		score->answered += topic->answered;
		score->in_place += topic->in_place;
		score->of += topic->of;
		if (sums->range_weight != 0) {
			low += weight * (sums->low / sums->range_weight);
			high += weight * (sums->high / sums->range_weight);
			range_weight += weight;
		}
		if ((topic->has_score = sums->weight != 0)) {
			topic->points = (uint32_t)(sums->points / sums->weight);
			work->points += weight * topic->points;
			work->weight += weight;
		}
	}
	if ((score->has_score = work->weight != 0))
		score->points = (uint32_t)(work->points / work->weight);
	if ((score->has_range = range_weight != 0)) {
		score->low = (uint32_t)(low / range_weight);
		score->high = (uint32_t)(high / range_weight);
	}
}

/* The band of a number; held, none above the pack's critical_band. */
static uint32_t
find_band(const struct pack *pack, uint32_t points, bool held)
{
	uint32_t band = pack->band_count - 1;

	while (band > 0 && pack->bands[band].from > (int32_t)(points / 100))
		band--;
	return held && band > pack->critical_band ? pack->critical_band : band;
}

void
score_compute(struct score *score, const struct audit *audit)
{
	const struct pack *pack = score->pack;
	struct score_work *work = score->work;
	struct hold hold = { false, false };
	uint32_t i, low, high;

	memset(score->items, 0, pack->item_count * sizeof(*score->items));
	memset(score->topics, 0, pack->topic_count * sizeof(*score->topics));
	memset(work->sums, 0, pack->topic_count * sizeof(*work->sums));
	memset(work->on, 0, pack->option_count);
	work->points = work->weight = 0;
	score->points = score->low = score->high = score->held_count = 0;
	score->in_place = score->of = score->answered = score->visible = score->unsure = score->unknown = 0;
	for (i = 0; i < pack->item_count; i++) {
		score->items[i].state = (uint8_t)state_find(score, audit, i);
		if (score->items[i].state != ITEM_HIDDEN && !pack->questions[pack->items[i].question].is_private)
			count_item(score, audit, i, &hold);
	}
	divide_topics(score);
	low = find_band(pack, score->low, hold.now || hold.maybe);
	high = find_band(pack, score->high, hold.now);
	score->band = score->has_score && low == high ? low : PACK_NONE;
}
