/* laws.c - what must hold for every household: counts and minutes, the first three, "not sure", and 100. */
#include "laws.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TODAY = 5, MOST_MINUTES = 30, MOST_WEEK = 12 };
/* Of each law so many faults are shown with their answers: the rest are more of the same. */
enum { SHOWN_AT_MOST = 2 };
/* 2026-11-22 [days]: marks are in no audit here, so any day will do. */
enum { A_DAY = 20779 };

static const char *const sentences[LAWS] = {
	[LAW_TODAY] = "at most 5 actions are due today",
	[LAW_MINUTES] = "at most 30 minutes are due today",
	[LAW_WEEK] = "at most 12 actions are due in the first week",
	[LAW_FIRST] = "the first three are not three settings, unless each is critical",
	[LAW_NOTICED] = "who must not be found first thinks who may notice, before each step that others can see",
	[LAW_SAY] = "who may not decide alone first asks who has a say, before writing or speaking to anyone else",
	[LAW_UNSURE] = "\"not sure\" is never worth more than knowing the worst",
	[LAW_ALL_DONE] = "who has done everything has 100, and is left with thanks and a date",
};

int
judge_new(struct judge *judge, const struct pack *pack, struct err *err)
{
	memset(judge, 0, sizeof(*judge));
	judge->pack = pack;
	judge->today = A_DAY;
	if ((judge->audit = audit_new(pack, err)) == NULL || (judge->score = score_new(pack, err)) == NULL ||
	    (judge->other = score_new(pack, err)) == NULL) {
		judge_clear(judge);
		return -1;
	}
	return 0;
}

void
judge_clear(struct judge *judge)
{
	audit_free(judge->audit);
	score_free(judge->score);
	score_free(judge->other);
}

/* ---- Telling ---------------------------------------------------------------------------------------------------- */

static void
look(struct judge *judge, enum law law, bool holds, const char *what, const char *seen)
{
	struct buf answers = { 0 };

	judge->looked[law]++;
	if (holds || judge->broken[law]++ >= SHOWN_AT_MOST)
		return;
	audit_write(judge->audit, &answers);
	printf("not so: %s: %s: %s\n%s", what, sentences[law], seen, buf_text(&answers));
	buf_clear(&answers);
}

bool
judge_verdict(const struct judge *judge)
{
	unsigned passed = 0, failed = 0;

	for (int law = 0; law < LAWS; law++) {
		const bool holds = judge->looked[law] > 0 && judge->broken[law] == 0;

		printf("%s: %u looked at, %u not so\n", sentences[law], judge->looked[law], judge->broken[law]);
		passed += holds;
		failed += !holds;
	}
	printf("at most, in any: %u actions and %u minutes today, %u actions in the first week\n", judge->most_today, judge->most_minutes, judge->most_week);
	printf("%u passed, %u failed\n", passed, failed);
	return failed == 0;
}

/* ---- The plan --------------------------------------------------------------------------------------------------- */

static void
keep_most(unsigned *most, unsigned count)
{
	if (count > *most)
		*most = count;
}

static void
judge_days(struct judge *judge, const struct plan *plan, const char *what)
{
	struct buf seen = { 0 };
	unsigned today = 0, minutes = 0, week = 0;

	for (size_t i = 0; i < plan->action_count; i++) {
		const struct pack_action *action = &judge->pack->actions[plan->actions[i].action];

		if (action->due == DUE_MONTH)
			continue;
		week++;
		today += action->due == DUE_TODAY;
		minutes += action->due == DUE_TODAY ? action->minutes : 0;
		plan_put_id(plan, i, &seen);
		buf_putc(&seen, ' ');
	}
	look(judge, LAW_TODAY, today <= MOST_TODAY, what, buf_text(&seen));
	look(judge, LAW_MINUTES, minutes <= MOST_MINUTES, what, buf_text(&seen));
	look(judge, LAW_WEEK, week <= MOST_WEEK, what, buf_text(&seen));
	keep_most(&judge->most_today, today);
	keep_most(&judge->most_minutes, minutes);
	keep_most(&judge->most_week, week);
	buf_clear(&seen);
}

static void
judge_first(struct judge *judge, const struct plan *plan, const char *what)
{
	struct buf seen = { 0 };
	size_t settings = 0, critical = 0;

	for (size_t i = 0; i < plan->first_count; i++) {
		const struct plan_action *first = &plan->actions[plan->first[i]];

		settings += judge->pack->actions[first->action].kind == ACTION_SETTING;
		critical += first->critical;
		plan_put_id(plan, plan->first[i], &seen);
		buf_putc(&seen, ' ');
	}
	look(judge, LAW_FIRST, settings < PLAN_FIRST || critical == PLAN_FIRST, what, buf_text(&seen));
	buf_clear(&seen);
}

static bool
is_action(const struct judge *judge, const struct plan_action *listed, const char *id)
{
	return strcmp(pack_id(judge->pack, judge->pack->actions[listed->action].id), id) == 0;
}

/* A step that the one called `id` has to come before: one that others can see, or one that reaches somebody else. */
static bool
has_to_wait(const struct judge *judge, enum law law, const struct plan_action *listed)
{
	const struct pack_action *action = &judge->pack->actions[listed->action];

	return law == LAW_NOTICED ? action->noticed : action->who == WHO_FAMILY || action->who == WHO_ORGANISATION;
}

/* Whether one of these options of a question that is asked once is chosen. */
static bool
is_chosen(const struct judge *judge, const char *question, const char *const options[], size_t count)
{
	const uint32_t row = pack_find_question(judge->pack, question, strlen(question));
	const struct audit_answer *answer = &judge->audit->answers[judge->pack->questions[row].first_item];
	bool found = false;

	for (uint32_t i = 0; answer->given && i < answer->count; i++)
		for (size_t n = 0; n < count; n++)
			found = found || strcmp(pack_id(judge->pack, judge->pack->options[judge->audit->chosen[answer->first + i]].id), options[n]) == 0;
	return found;
}

/* Whether the private answer is given for which a step has to come before others. */
static bool
is_asked_for(const struct judge *judge, enum law law)
{
	static const char *const hidden[] = { "yes" }, *const others[] = { "someone-else", "not-sure" };

	return law == LAW_NOTICED ? is_chosen(judge, "keep-away", hidden, 1) : is_chosen(judge, "may-decide", others, 2);
}

/* The two steps that private answers add: whatever else is answered or left out, each is there before all that has to wait for it; the first of them is one to begin with. */
static void
judge_private(struct judge *judge, enum law law, const char *id, const struct plan *plan, const char *what)
{
	struct buf seen = { 0 };
	bool listed = false, holds = true;

	if (!is_asked_for(judge, law))
		return;
	for (size_t i = 0; i < plan->action_count && !listed; i++) {
		listed = is_action(judge, &plan->actions[i], id);
		holds = holds && (listed || !has_to_wait(judge, law, &plan->actions[i]));
		plan_put_id(plan, i, &seen);
		buf_putc(&seen, ' ');
	}
	if (listed && law == LAW_NOTICED) {
		bool begins = false;

		for (size_t i = 0; i < plan->first_count; i++)
			begins = begins || is_action(judge, &plan->actions[plan->first[i]], id);
		holds = holds && begins;
	}
	look(judge, law, holds, what, buf_text(&seen));
	buf_clear(&seen);
}

static struct plan *
plan_of(struct judge *judge)
{
	struct err err = { 0 };
	struct plan *plan;

	score_compute(judge->score, judge->audit);
	if ((plan = plan_build(judge->score, judge->audit, judge->today, 0, &err)) == NULL) {
		fprintf(stderr, "no plan: %s\n", err.text);
		exit(1);
	}
	return plan;
}

void
judge_plan(struct judge *judge, const char *what)
{
	struct plan *plan = plan_of(judge);

	judge_days(judge, plan, what);
	judge_first(judge, plan, what);
	judge_private(judge, LAW_NOTICED, "plan-with-help", plan, what);
	judge_private(judge, LAW_SAY, "ask-who-decides", plan, what);
	plan_free(plan);
}

void
judge_all_done(struct judge *judge, const char *what)
{
	struct plan *plan = plan_of(judge);
	struct buf seen = { 0 };
	bool holds = judge->score->has_score && judge->score->points == 10000 && judge->score->held_count == 0;

	buf_printf(&seen, "%u ", (unsigned)judge->score->points);
	for (size_t i = 0; i < plan->action_count; i++) {
		const char *id = pack_id(judge->pack, judge->pack->actions[plan->actions[i].action].id);

		/* What would help, and what a private answer adds, was asked for: it is no gap. */
		if (plan->actions[i].gain == 0)
			continue;
		holds = false;
		buf_printf(&seen, "%s ", id);
	}
	look(judge, LAW_ALL_DONE, holds, what, buf_text(&seen));
	buf_clear(&seen);
	plan_free(plan);
}

/* ---- Not sure --------------------------------------------------------------------------------------------------- */

size_t
worst_of(const struct pack *pack, uint32_t question, uint32_t options[])
{
	const struct pack_question *asked = &pack->questions[question];
	uint32_t worst = PACK_NONE;
	size_t count = 0;

	for (uint32_t i = asked->first_option; i < asked->first_option + asked->option_count; i++) {
		const struct pack_option *option = &pack->options[i];

		if (option->unsure || option->na || option->exclusive)
			continue;
		if (asked->kind == QUESTION_MANY) {
			/* All that is risky, or nothing where each line is good to have. */
			if (option->risk > 0)
				options[count++] = i;
		} else if (worst == PACK_NONE || option->risk > pack->options[worst].risk) {
			worst = i;
		}
	}
	if (asked->kind == QUESTION_ONE && worst != PACK_NONE)
		options[count++] = worst;
	return count;
}

/* How good a band is, the unknown one aside: 1 and more. */
static int
band_of_points(const struct pack *pack, uint32_t points)
{
	int band = 0;

	for (uint32_t i = 0; i < pack->band_count; i++)
		if (pack->bands[i].from <= (int32_t)(points / 100))
			band = (int)i;
	return band + 1;
}

static void
choose(struct judge *judge, uint32_t item, const uint32_t options[], size_t count)
{
	struct err err = { 0 };

	if (audit_choose(judge->audit, item, options, count, &err) != 0) {
		fprintf(stderr, "no answer: %s\n", err.text);
		exit(1);
	}
}

void
judge_unsure(struct judge *judge, uint32_t item, const char *what)
{
	const struct pack_question *asked = &judge->pack->questions[judge->pack->items[item].question];
	struct audit_answer *had = &judge->audit->answers[item];
	uint32_t before[OPTIONS_AT_MOST], options[OPTIONS_AT_MOST];
	struct buf seen = { 0 };
	size_t had_count = had->given ? had->count : 0;
	uint32_t unsure = PACK_NONE;
	const bool given = had->given;
	int known;

	for (uint32_t i = asked->first_option; i < asked->first_option + asked->option_count; i++)
		if (judge->pack->options[i].unsure)
			unsure = i;
	score_compute(judge->score, judge->audit);
	if (unsure == PACK_NONE || judge->score->items[item].state == ITEM_HIDDEN)
		return;
	for (size_t i = 0; i < had_count; i++)
		before[i] = judge->audit->chosen[had->first + i];

	choose(judge, item, options, worst_of(judge->pack, judge->pack->items[item].question, options));
	score_compute(judge->other, judge->audit);
	choose(judge, item, &unsure, 1);
	score_compute(judge->score, judge->audit);
	/* The worst can bring questions into view that are not answered here: then the best they allow stands for it. */
	known = judge->other->band != PACK_NONE ? (int)judge->other->band + 1 : band_of_points(judge->pack, judge->other->high);
	buf_printf(&seen, "at item %u: low %u, worst known %u", (unsigned)item, (unsigned)judge->score->low, (unsigned)judge->other->low);
	look(judge, LAW_UNSURE, (judge->score->band == PACK_NONE || (int)judge->score->band + 1 <= known) &&
	    (judge->score->visible != judge->other->visible || judge->score->low <= judge->other->low), what, buf_text(&seen));
	buf_clear(&seen);

	if (given)
		choose(judge, item, before, had_count);
	else
		audit_unanswer(judge->audit, item);
}
