/* engine.h - from answers to what is in place, the score and the plan; the same pack, answers and day give the same result everywhere. */
#ifndef CLOSEKNIT_ENGINE_H
#define CLOSEKNIT_ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct audit;
struct err;
struct pack;

/* ---- Score: DESIGN.md, Score.  Whole numbers, hundredths of a point, every division truncated -------------- */

enum item_state {
	ITEM_HIDDEN,		/* its condition does not hold: kept, counts for nothing */
	ITEM_OPEN,		/* not answered yet: widens the range, costs nothing */
	ITEM_ANSWERED,
	ITEM_UNSURE,		/* answered "not sure": widens the range too */
	ITEM_DOES_NOT_APPLY,	/* answered `na`: leaves the sum entirely */
};

struct score_item {
	uint8_t state;		/* enum item_state */
	bool scored;		/* visible, answered, not `na`, R > 0 */
	bool holds;		/* a chosen critical option: it holds the band */
	bool in_place;		/* answered with the least risk, not unsure, R > 0, not `na` */
	uint32_t risk;		/* r, if scored */
	uint32_t points;	/* 10000 * (R - r) / R, if scored [hundredths of a point] */
};

struct score_topic {
	bool has_score;
	uint32_t points;	/* if so [hundredths of a point] */
	uint32_t in_place, of, answered, visible;	/* counts of items, private ones aside */
};

/*
 * What one audit scores.  Made once for a pack, computed for one audit after another.
 * Counts leave private questions out; `items` and their states do not.
 */
struct score {
	const struct pack *pack;
	struct score_item *items;	/* pack->item_count, in walk order */
	struct score_topic *topics;	/* pack->topic_count */
	bool has_score, has_range;
	uint32_t points;		/* if has_score [hundredths of a point] */
	uint32_t low, high;		/* if has_range [hundredths of a point] */
	uint32_t band;			/* row of pack->bands, or PACK_NONE: not known yet */
	uint32_t held_count;		/* items that hold the band */
	uint32_t in_place, of, answered, visible, unsure;
	uint32_t unknown;		/* visible items that count, unanswered or unsure: what makes low and high differ */
	void *work;			/* the engine's own */
};

/* score_new(pack, err): room for the scores of this pack's audits; borrows the pack.  NULL if no memory. */
struct score *score_new(const struct pack *, struct err *);
void score_free(struct score *);
/* score_compute(score, audit): all of it, for an audit of the same pack.  Cannot fail. */
void score_compute(struct score *, const struct audit *);
/*
 * score_visible(score, audit, from): bring only the items' states up to date, from item `from` on (an answer changes nothing before it); the sums stay
 * as they were.
 */
void score_visible(struct score *, const struct audit *, uint32_t from);

/* ---- Plan: DESIGN.md, Plan ---------------------------------------------------------------------------------- */

struct plan_action {
	uint32_t action;	/* row of pack->actions */
	uint32_t option;	/* row of pack->options for an action by item, else PACK_NONE */
	uint32_t topic;		/* row of pack->topics: of the first item that calls for it */
	uint32_t gain;		/* [hundredths of a point] */
	uint32_t led;		/* of that, from the answers that name it before any other action [hundredths of a point] */
	int32_t done, aside, kept;	/* marks as recorded [days] or DATE_NONE */
	bool critical;		/* a chosen critical option calls for it */
	bool open;		/* neither done, nor kept, nor set aside to a later day */
	bool sitting;		/* with minutes given: one of this sitting */
};

enum { PLAN_FIRST = 3 };	/* "at most three", DESIGN.md, Plan */

struct plan {
	const struct pack *pack;
	const struct audit *audit;
	const struct score *score;
	int32_t today;			/* [days] */
	int minutes;			/* 0: no sitting asked for */
	struct plan_action *actions;	/* in the order to do them */
	size_t action_count;
	size_t first[PLAN_FIRST];	/* places in `actions` */
	size_t first_count;
	uint32_t after_today, with_done;	/* scores, if score->has_score [hundredths of a point] */
	uint32_t *messages;		/* rows of pack->messages that the actions name and whose own condition holds, in the pack's order */
	size_t message_count;
	void *owner;			/* what plan_free frees */
};

/* The longest sitting: a day [minutes]. */
enum { PLAN_MINUTES_MAX = 24 * 60 };
/*
 * plan_build(score, audit, today, minutes, err): the plan for an audit whose score was just computed; borrows all it is given.  minutes 0, or 1 to
 * PLAN_MINUTES_MAX for a sitting.  NULL if no memory.
 */
struct plan *plan_build(const struct score *, const struct audit *, int32_t today, int minutes, struct err *);
void plan_free(struct plan *);
/* plan_put_id(plan, index, out): add "make-private@instagram" of plan->actions[index]. */
struct buf;
void plan_put_id(const struct plan *, size_t index, struct buf *out);
/* plan_is_first(plan, index): whether plan->actions[index] is one of those to begin with. */
bool plan_is_first(const struct plan *, size_t index);
/* plan_find(plan, id): the place in `actions` of "make-private@instagram", or SIZE_MAX. */
size_t plan_find(const struct plan *, const char *id);

/* ---- Two audits of one pack ---------------------------------------------------------------------------------- */

/* How an item has moved. */
enum compare_kind {
	COMPARE_IN_PLACE,	/* in place now, and was not */
	COMPARE_AGAIN,		/* was in place, and is not now */
	COMPARE_FOUND_OUT,	/* was unanswered or not sure; is known now, and not in place */
	COMPARE_OTHER,		/* another answer, or none any more; in place as before, or as little */
	COMPARE_ASKED,		/* asked now and not then: another answer brings it */
	COMPARE_NOT_ASKED,	/* asked then and not now */
};
enum { COMPARE_KINDS = COMPARE_NOT_ASKED + 1 };

struct compare_row {
	uint32_t item;		/* row of pack->items; never of a private question, nor of one that a private answer decides about */
	enum compare_kind kind;
	bool is_new;		/* new in the pack since the older audit: see compare_is_new */
};

/*
 * Two audits, both counted by the pack of today, private answers left out of both.  Between them stands the newer one without its answers to questions that are new in the pack: from
 * `before` to `between` is what answers moved, from `between` to `after` what the pack's new questions did.
 */
struct compare {
	const struct audit *old, *now;
	struct score *before, *between, *after;
	struct compare_row *rows;	/* in walk order */
	size_t row_count;
	uint32_t new_count;		/* questions that are new in the pack since the older audit, answered since or not */
	uint32_t ticked;		/* actions ticked off in the newer and not in the older */
};

/* compare_build(old, now, err): compare two audits of the same pack; borrows both.  NULL if no memory. */
struct compare *compare_build(const struct audit *old, const struct audit *now, struct err *);
void compare_free(struct compare *);
/*
 * compare_is_new(score, audit, item): whether an item, of an audit and its score, is new in the pack since: the audit is of an older serial, and its walk went past the item's place without asking
 * (audit_passed).  No pack says since when it asks what, so this is the most that can be told.
 */
bool compare_is_new(const struct score *, const struct audit *, uint32_t item);
/* score_compute_public(score, audit): as score_compute for an audit without its private answers, as it would be read from its file.  0, or -1 (no memory). */
int score_compute_public(struct score *, const struct audit *, struct err *);

#endif
