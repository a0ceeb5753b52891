/* way.c - a way through a pack, found with the bare walk: what a person might answer, skip, go back to; no face, no disk. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <closeknit/audit.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>

#include "faces.h"

/*
 * Long enough for every small pack, with its detours.  Two ways of three are cut short, at some step of these many: so what it was to save is seen on
 * disk before anything behind it saves too.
 */
enum { STEPS_MAX = 250, STEPS_CUT = 12 };

int64_t
faces_now(void)
{
	int64_t seconds = 0;

	time_parse("2026-11-22T10:00:00Z", 20, &seconds);
	return seconds;
}

int32_t
faces_today(void)
{
	int32_t day = 0;

	date_parse("2026-11-22", 10, &day);
	return day;
}

void *
faces_allocated(void *memory)
{
	if (memory == NULL) {
		fputs("no memory\n", stderr);
		exit(1);
	}
	return memory;
}

/* ---- Chance that a seed repeats ------------------------------------------------------------------------------- */

/* FNV-1a, 32 bits: the same on every machine; its low bits are the good ones. */
static uint32_t
hash_add(uint32_t hash, const void *bytes, size_t len)
{
	const unsigned char *byte = bytes;

	while (len-- > 0)
		hash = (hash ^ *byte++) * 16777619u;
	return hash;
}

/* A number for the `turn`th choice when `item` is asked the `visit`th time. */
static uint32_t
choice(const struct pack *pack, uint32_t seed, uint32_t item, uint32_t visit, uint32_t turn)
{
	const uint32_t numbers[] = { seed, visit, turn };
	struct buf id = { 0 };
	uint32_t hash = 2166136261u;

	if (item != PACK_NONE)
		pack_put_item(pack, item, &id);
	hash = hash_add(hash, buf_text(&id), id.len);
	hash = hash_add(hash, numbers, sizeof(numbers));
	buf_clear(&id);
	return hash ^ hash >> 15;
}

/* ---- Keeping ---------------------------------------------------------------------------------------------------- */

static void
keep_number(uint32_t **rows, size_t *count, size_t *cap, uint32_t number)
{
	if (*count == *cap) {
		*cap = *cap == 0 ? 64 : *cap * 2;
		*rows = faces_allocated(realloc(*rows, *cap * sizeof(**rows)));
	}
	(*rows)[(*count)++] = number;
}

static struct step *
keep_step(struct way *way, enum step_kind kind)
{
	struct step *step;

	if (way->step_count == way->step_cap) {
		way->step_cap = way->step_cap == 0 ? 64 : way->step_cap * 2;
		way->steps = faces_allocated(realloc(way->steps, way->step_cap * sizeof(*way->steps)));
	}
	step = &way->steps[way->step_count++];
	*step = (struct step){ .kind = kind, .first = (uint32_t)way->option_count };
	return step;
}

/* ---- Choosing --------------------------------------------------------------------------------------------------- */

/* The visible item that chance names, and the number it has among them. */
static void
choose_item(const struct walk *walk, uint32_t chance, struct step *step)
{
	uint32_t visible = 0, i;

	for (i = 0; i < walk->pack->item_count; i++)
		visible += walk_is_visible(walk, i);
	step->number = chance % visible + 1;
	visible = 0;
	for (i = 0; i < walk->pack->item_count; i++) {
		if (walk_is_visible(walk, i) && ++visible == step->number)
			step->to = i;
	}
}

/* An answer that the walk takes: one option; or any set of a `many`, an exclusive one alone. */
static void
choose_options(struct way *way, const struct walk *walk, uint32_t seed, uint32_t visit)
{
	const struct pack *pack = way->pack;
	const struct pack_question *question = &pack->questions[pack->items[walk->item].question];
	const uint32_t first = question->first_option, before = (uint32_t)way->option_count;
	uint32_t i, alone = PACK_NONE;

	if (question->kind == QUESTION_ONE) {
		keep_number(
		    &way->options, &way->option_count, &way->option_cap, first + choice(pack, seed, walk->item, visit, 1) % question->option_count);
		return;
	}
	for (i = first; i < first + question->option_count; i++) {
		const uint32_t chance = choice(pack, seed, walk->item, visit, 2 + i - first);

		if (pack->options[i].exclusive)
			alone = alone == PACK_NONE || chance % 2 == 0 ? i : alone;
		else if (chance % 2 == 0)
			keep_number(&way->options, &way->option_count, &way->option_cap, i);
	}
	if (alone == PACK_NONE || (way->option_count > before && choice(pack, seed, walk->item, visit, 1) % 4 != 0))
		return;
	way->option_count = before;
	keep_number(&way->options, &way->option_count, &way->option_cap, alone);
}

static enum step_kind
choose_kind(uint32_t chance)
{
	static const enum step_kind kinds[] = { STEP_BACK, STEP_SKIP, STEP_SKIP, STEP_GO, STEP_WHY };

	return chance % 20 < sizeof(kinds) / sizeof(kinds[0]) ? kinds[chance % 20] : STEP_ANSWER;
}

/* ---- Going ------------------------------------------------------------------------------------------------------ */

static void
step_at_question(struct way *way, struct walk *walk, uint32_t seed, uint32_t visit)
{
	const uint32_t chance = choice(way->pack, seed, walk->item, visit, 0);
	struct step *step = keep_step(way, choose_kind(chance));

	switch (step->kind) {
	case STEP_SKIP:
		walk_skip(walk);
		return;
	case STEP_BACK:
		step->stays = !walk_back(walk);
		return;
	case STEP_WHY:
		step->stays = true;
		return;
	case STEP_GO:
		choose_item(walk, chance / 20, step);
		walk_go(walk, step->to);
		return;
	default:
		break;
	}
	choose_options(way, walk, seed, visit);
	step->count = (uint32_t)way->option_count - step->first;
	step->reversed = chance / 20 % 2 == 0;
	if (walk_answer(walk, &way->options[step->first], step->count) != WALK_TAKEN) {
		fputs("the walk did not take an answer that it permits\n", stderr);
		exit(1);
	}
}

/* At the end: what was put off, or back once; false to leave. */
static bool
step_at_result(struct way *way, struct walk *walk, uint32_t seed, uint32_t visit)
{
	if (visit > 2)
		return false;
	if (walk_progress(walk).later > 0 && choice(way->pack, seed, PACK_NONE, visit, 0) % 3 != 0)
		return walk_take_up(walk) ? (keep_step(way, STEP_TAKE_UP), true) : false;
	if (choice(way->pack, seed, PACK_NONE, visit, 1) % 3 == 0 && walk_back(walk))
		return keep_step(way, STEP_BACK), true;
	return false;
}

static void
go(struct way *way, struct walk *walk, uint32_t seed)
{
	uint32_t *visits = faces_allocated(calloc((size_t)way->pack->item_count + 1, sizeof(*visits)));
	uint32_t *results = &visits[way->pack->item_count];
	const size_t most = seed % 3 != 0 ? 1 + choice(way->pack, seed, PACK_NONE, 0, 0) % STEPS_CUT : STEPS_MAX;
	bool stays = false, on = true;

	while (on && way->step_count < most) {
		switch (walk->stage) {
		case WALK_QUESTION:
			if (!stays)
				keep_number(&way->asked, &way->asked_count, &way->asked_cap, walk->item);
			step_at_question(way, walk, seed, ++visits[walk->item]);
			stays = way->steps[way->step_count - 1].stays;
			break;
		case WALK_TOPIC:
			way->topics++;
			walk_next(walk);
			break;
		case WALK_RESULT:
			on = step_at_result(way, walk, seed, ++*results);
			break;
		}
	}
	/* Where it was cut, faces go on to what comes next before they are told to leave. */
	if (walk->stage == WALK_TOPIC) {
		way->topics++;
		walk_next(walk);
	}
	if (on && walk->stage == WALK_QUESTION && !stays)
		keep_number(&way->asked, &way->asked_count, &way->asked_cap, walk->item);
	free(visits);
}

/* Whether anything was answered or put off: moving about alone leaves no file (sitting.h). */
static bool
keeps(const struct way *way)
{
	size_t i;

	for (i = 0; i < way->step_count; i++)
		if (way->steps[i].kind == STEP_ANSWER || way->steps[i].kind == STEP_SKIP)
			return true;
	return false;
}

void
way_find(struct way *way, const struct pack *pack, uint32_t seed)
{
	struct err err = { 0 };
	struct audit *audit = faces_allocated(audit_new(pack, &err));
	struct score *score = faces_allocated(score_new(pack, &err));
	struct walk walk;

	*way = (struct way){ .pack = pack };
	walk_begin(&walk, audit, score);
	go(way, &walk, seed);
	audit->started = audit->updated = faces_now();
	if (keeps(way))
		audit_write(audit, &way->file);
	score_compute(score, audit);
	export_score(score, audit, true, &way->score);
	score_free(score);
	audit_free(audit);
}

void
way_clear(struct way *way)
{
	free(way->steps);
	free(way->options);
	free(way->asked);
	buf_clear(&way->file);
	buf_clear(&way->score);
}
