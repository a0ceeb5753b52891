/* search.c - looks for a household that the laws do not hold for: whole and partial audits by dice, and those most likely to find one; see laws.c. */
/*
 * usage: search PACK COUNT SEED
 * COUNT audits by dice, a third of them whole; then every question alone and every two together, with nothing else answered but what brings them into
 * view, each in several ways; then all at its worst and all at its best.  Private answers are given too: they add to a plan.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <closeknit/base.h>

#include "laws.h"

/* Ways of answering what is kept: worst, best, and by dice. */
enum way { WAY_WORST, WAY_BEST, WAY_DICE };
enum { DICE_FOR_ONE = 40, DICE_FOR_TWO = 4 };

struct search {
	struct judge judge;
	const struct pack *pack;
	uint64_t dice;
	unsigned skip, bad;	/* of 100: how often an item is skipped, and an answer is a bad one */
	bool *keep;		/* questions that are answered */
};

/* ---- Dice: the same ones everywhere ------------------------------------------------------------------------------ */

static unsigned
roll(struct search *search, unsigned sides)
{
	search->dice = search->dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)((search->dice >> 33) % sides);
}

static bool
chance(struct search *search, unsigned of_100)
{
	return roll(search, 100) < of_100;
}

/* ---- One answer -------------------------------------------------------------------------------------------------- */

/* Whether a line of a `many` question is ticked: a good line, a bad one, or one that only lists. */
static bool
ticks(struct search *search, enum way way, const struct pack_option *option)
{
	const bool good = option->has_if_not, bad = option->risk > 0;

	if (option->exclusive)
		return false;
	if (way == WAY_DICE)
		return chance(search, good ? 100 - search->bad : bad ? search->bad : 50);
	return way == WAY_WORST ? !good : !bad;
}

static size_t
answer_many(struct search *search, enum way way, const struct pack_question *asked, uint32_t options[])
{
	size_t count = 0;

	for (uint32_t i = asked->first_option; i < asked->first_option + asked->option_count; i++)
		if (ticks(search, way, &search->pack->options[i]))
			options[count++] = i;
	if (way != WAY_WORST && asked->option_count > 1 && count > 1 && search->skip > 0 && chance(search, 30)) {
		options[0] = options[roll(search, (unsigned)count)];
		count = 1;
	}
	/* Nothing ticked: one of the lines that stand alone, if there are any. */
	if (count == 0 || (way == WAY_DICE && chance(search, 5))) {
		uint32_t alone[OPTIONS_AT_MOST];
		size_t alone_count = 0;

		for (uint32_t i = asked->first_option; i < asked->first_option + asked->option_count; i++)
			if (search->pack->options[i].exclusive)
				alone[alone_count++] = i;
		if (alone_count > 0) {
			options[0] = alone[way == WAY_DICE ? roll(search, (unsigned)alone_count) : 0];
			return 1;
		}
	}
	return count;
}

static size_t
answer_one(struct search *search, enum way way, uint32_t question, uint32_t options[])
{
	const struct pack_question *asked = &search->pack->questions[question];
	uint32_t best = asked->first_option;

	if (way == WAY_WORST || (way == WAY_DICE && chance(search, search->bad)))
		return worst_of(search->pack, question, options);
	for (uint32_t i = asked->first_option; i < asked->first_option + asked->option_count; i++)
		if (search->pack->options[i].risk < search->pack->options[best].risk)
			best = i;
	options[0] = way == WAY_BEST ? best : asked->first_option + roll(search, asked->option_count);
	return 1;
}

static void
answer(struct search *search, enum way way, uint32_t item)
{
	const uint32_t question = search->pack->items[item].question;
	uint32_t options[OPTIONS_AT_MOST];
	struct err err = { 0 };
	size_t count;

	if (search->pack->questions[question].kind == QUESTION_MANY)
		count = answer_many(search, way, &search->pack->questions[question], options);
	else
		count = answer_one(search, way, question, options);
	if (audit_choose(search->judge.audit, item, options, count, &err) != 0) {
		fprintf(stderr, "no answer: %s\n", err.text);
		exit(1);
	}
}

/* All items of the questions kept; out of view they count for nothing. */
static void
answer_kept(struct search *search, enum way way)
{
	audit_reset(search->judge.audit);
	for (uint32_t item = 0; item < search->pack->item_count; item++)
		if (search->keep[search->pack->items[item].question] && !chance(search, search->skip))
			answer(search, way, item);
}

/* ---- Which questions --------------------------------------------------------------------------------------------- */

static void keep_with_needs(struct search *, uint32_t question);

static void
keep_named(struct search *search, uint32_t condition)
{
	const struct pack_condition *at = &search->pack->conditions[condition];

	if (at->op == CONDITION_ANSWER)
		keep_with_needs(search, at->question);
	for (uint32_t i = 0; i < at->parts.count; i++)
		keep_named(search, search->pack->numbers[at->parts.first + i]);
}

/* A question, and all that its being in view can depend on: all of that was asked earlier, so this ends. */
static void
keep_with_needs(struct search *search, uint32_t question)
{
	const struct pack_question *asked = &search->pack->questions[question];

	if (search->keep[question])
		return;
	search->keep[question] = true;
	if (asked->for_each != PACK_NONE)
		keep_with_needs(search, asked->for_each);
	if (asked->when.condition != PACK_NONE)
		keep_named(search, asked->when.condition);
}

static void
keep_all(struct search *search, bool kept)
{
	for (uint32_t i = 0; i < search->pack->question_count; i++)
		search->keep[i] = kept;
}

/* ---- The search -------------------------------------------------------------------------------------------------- */

static void
judge_kept(struct search *search, enum way way, const char *what)
{
	answer_kept(search, way);
	judge_plan(&search->judge, what);
}

/* What is kept, at its worst, at its best, and by dice: few or all lines of the lists, mostly bad answers or any. */
static void
judge_ways(struct search *search, unsigned throws, const char *what)
{
	search->skip = 0;
	judge_kept(search, WAY_WORST, what);
	judge_kept(search, WAY_BEST, what);
	for (unsigned i = 0; i < throws; i++) {
		search->skip = roll(search, 2) * 10;
		search->bad = roll(search, 3) * 40;
		judge_kept(search, WAY_DICE, what);
		judge_unsure(&search->judge, roll(search, search->pack->item_count), what);
	}
}

static void
judge_few(struct search *search)
{
	const struct pack *pack = search->pack;

	for (uint32_t one = 0; one < pack->question_count; one++)
		for (uint32_t two = one; two < pack->question_count; two++) {
			struct buf what = { 0 };

			keep_all(search, false);
			keep_with_needs(search, one);
			keep_with_needs(search, two);
			buf_printf(&what, "%s and %s", pack_id(pack, pack->questions[one].id), pack_id(pack, pack->questions[two].id));
			judge_ways(search, one == two ? DICE_FOR_ONE : DICE_FOR_TWO, buf_text(&what));
			buf_clear(&what);
		}
}

static void
judge_by_dice(struct search *search, unsigned count)
{
	for (unsigned n = 0; n < count; n++) {
		keep_all(search, true);
		search->skip = n % 3 == 0 ? 0 : roll(search, 100);
		search->bad = roll(search, 101);
		/* Every other partial one leaves out whole questions, not items here and there. */
		if (n % 3 == 1) {
			for (uint32_t i = 0; i < search->pack->question_count; i++)
				search->keep[i] = !chance(search, search->skip);
			search->skip = 0;
		}
		judge_kept(search, WAY_DICE, n % 3 == 0 ? "a whole audit by dice" : "a partial audit by dice");
		for (unsigned i = 0; i < 4; i++)
			judge_unsure(&search->judge, roll(search, search->pack->item_count), "an audit by dice");
	}
}

static void
judge_ends(struct search *search)
{
	search->skip = 0;
	keep_all(search, true);
	judge_kept(search, WAY_WORST, "everything at its worst");
	for (uint32_t item = 0; item < search->pack->item_count; item++)
		judge_unsure(&search->judge, item, "everything at its worst");
	judge_kept(search, WAY_BEST, "everything at its best");
	for (uint32_t item = 0; item < search->pack->item_count; item++)
		judge_unsure(&search->judge, item, "everything at its best");
	judge_all_done(&search->judge, "everything at its best");
	/* The worst but for one, and the best but for one. */
	for (uint32_t left = 0; left < search->pack->question_count; left++) {
		const char *id = pack_id(search->pack, search->pack->questions[left].id);

		search->keep[left] = false;
		judge_kept(search, WAY_WORST, id);
		judge_kept(search, WAY_BEST, id);
		search->keep[left] = true;
	}
}

int
main(int argc, char *argv[])
{
	struct search search = { .skip = 0 };
	struct complaints found = { 0 };
	struct buf bytes = { 0 };
	struct err err = { 0 };
	struct pack *pack = NULL;
	bool holds = false;

	if (argc != 4) {
		fprintf(stderr, "usage: search PACK COUNT SEED\n");
		return 2;
	}
	if (file_read(argv[1], PACK_MAX_BYTES, &bytes, &err) != 0 || (pack = pack_read(bytes.bytes, bytes.len, argv[1], &found, &err)) == NULL ||
	    judge_new(&search.judge, pack, &err) != 0) {
		fprintf(stderr, "search: %s\n", err.text);
		goto end;
	}
	search.pack = pack;
	search.dice = strtoull(argv[3], NULL, 10);
	for (uint32_t i = 0; i < pack->question_count; i++)
		if (pack->questions[i].option_count > OPTIONS_AT_MOST) {
			fprintf(stderr, "search: a question has more than %d options\n", OPTIONS_AT_MOST);
			goto end;
		}
	if ((search.keep = calloc(pack->question_count, sizeof(*search.keep))) == NULL) {
		fprintf(stderr, "search: no memory\n");
		goto end;
	}
	judge_by_dice(&search, (unsigned)strtoul(argv[2], NULL, 10));
	judge_few(&search);
	judge_ends(&search);
	holds = judge_verdict(&search.judge);
end:
	free(search.keep);
	if (pack != NULL)
		judge_clear(&search.judge);
	pack_free(pack);
	complaints_clear(&found);
	buf_clear(&bytes);
	return holds ? 0 : 1;
}
