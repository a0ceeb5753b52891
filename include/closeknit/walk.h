/* walk.h - the interview as a state machine: which item is next, what going back means; the same on every face. */
#ifndef CLOSEKNIT_WALK_H
#define CLOSEKNIT_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct audit;
struct err;
struct pack;
struct score;

enum walk_stage {
	WALK_QUESTION,	/* walk->item is asked */
	WALK_TOPIC,	/* the short result of walk->topic, just finished */
	WALK_RESULT,	/* nothing more to ask now: what is in place */
};

/*
 * Where an interview stands.  The walk owns nothing: pack, audit and score outlive it.  It changes the audit's answers, `at`, `later` and `check`,
 * and keeps the score's item states up to date; it reads no clock, draws nothing and saves nothing.
 * An item needs asking when it is visible, not put off, and either unanswered, or marked "please check", or answered with nothing where an exclusive option
 * offers "none".  The next one is the first such item behind the one asked; where there is none, the first before it: so nothing left behind by a jump is forgotten.
 * While the result of a topic shows, the audit's `at` is already what comes after it; at the end it is none.
 */
struct walk {
	const struct pack *pack;
	struct audit *audit;
	struct score *score;
	enum walk_stage stage;
	uint32_t item;		/* WALK_QUESTION: row of pack->items; else the item just left (of an audit that is finished: the last one visible) */
	uint32_t topic;		/* of the item, or the one just finished: row of pack->topics */
};

/*
 * walk_begin(walk, audit, score): stand where the audit says it stood (`at`), if that is visible; else at the first item that needs asking; else at the
 * result.  Computes the score.
 */
void walk_begin(struct walk *, struct audit *, struct score *);

/* Why an answer was not taken. */
enum walk_answer {
	WALK_TAKEN,
	WALK_WANTS_ONE,		/* a `one` question needs exactly one option */
	WALK_WANTS_SOME,	/* nothing was ticked, and an exclusive option offers "none" */
	WALK_STANDS_ALONE,	/* an exclusive option beside another */
	WALK_NO_MEMORY,
};
/*
 * walk_answer(walk, options, count): answer the item asked with rows options[0..count) of pack->options, in any order, and go on to the next item that
 * needs asking, over the topic's result where the last item of a topic is left (a topic with nothing to score has no result).  Answers of items that came back from hiding are marked
 * "please check".  Nothing changes unless WALK_TAKEN.
 */
enum walk_answer walk_answer(struct walk *, const uint32_t options[], size_t count);
/* walk_hold(walk, options, count): take what is ticked so far as the answer and stay there, for who leaves in the middle; else as walk_answer. */
enum walk_answer walk_hold(struct walk *, const uint32_t options[], size_t count);
/* walk_skip(walk): put the item off ("come back to this") if it needs asking, and go on as above. */
void walk_skip(struct walk *);
/* walk_next(walk): from a topic's result to what comes after it. */
void walk_next(struct walk *);
/* walk_back(walk): to the visible item before (from a topic's result, or the end: to the last one asked); false at the very first.  No answer is touched. */
bool walk_back(struct walk *);
/* walk_go(walk, item): ask that visible item now; false, nothing changed, if it is hidden.  Afterwards the walk goes on from there. */
bool walk_go(struct walk *, uint32_t item);
/* walk_take_up(walk): ask everything that was put off: to the first of them; false if there is none. */
bool walk_take_up(struct walk *);

/* walk_tick(pack, option, chosen, count): tick or untick `option` in the rows chosen[0..*count), which has room for all options of its question: exclusive ones stand alone. */
void walk_tick(const struct pack *, uint32_t option, uint32_t chosen[], size_t *count);

struct walk_progress {
	uint32_t topic, topics;		/* "topic 3 of 9", from 1 */
	uint32_t item, items;		/* "4 of about 31", from 1: visible items, private ones too */
	uint32_t later, check;		/* how many were put off; came back */
	uint32_t open;			/* how many still need asking */
};
/* walk_progress(walk): where one is; at the result item is items. */
struct walk_progress walk_progress(const struct walk *);
/* walk_is_visible(walk, item): whether it is asked at present. */
bool walk_is_visible(const struct walk *, uint32_t item);
/* walk_needs(walk, item): whether it still needs asking. */
bool walk_needs(const struct walk *, uint32_t item);

#endif
