/* inside.h - inside engine: what one pass over the items leaves for conditions, sums and gains; the plan while it is made. */
#ifndef CLOSEKNIT_ENGINE_INSIDE_H
#define CLOSEKNIT_ENGINE_INSIDE_H

#include <closeknit/audit.h>
#include <closeknit/base.h>
#include <closeknit/engine.h>
#include <closeknit/pack.h>

/* ---- Score (visible.c, score.c) ----------------------------------------------------------------------------- */

/* Of one topic: sums of weight x item and of weight, over scored items; and over those that the range counts, at L and at R. */
struct score_sums {
	uint64_t points, weight;	  /* [hundredths of a point] */
	uint64_t low, high, range_weight; /* [hundredths of a point] */
};

/*
 * Invariants, after score_compute or score_visible: on[o] is set exactly if option row o is chosen at a visible answered item.  Made with the pack:
 * option_points, best_points, has_critical.
 */
struct score_work {
	uint8_t *on;		 /* by option */
	uint32_t *option_points; /* by option: what it makes of its `one` item [hundredths of a point] */
	uint32_t *best_points;	 /* by question: what its least risk makes of an item [hundredths of a point] */
	uint8_t *has_critical;	 /* by question: one of its options is critical */
	struct score_sums *sums; /* by topic */
	uint64_t points, weight; /* sums of weight x topic and of weight over topics with a scored item */
};

/* points_of(risk, max): 10000 * (R - r) / R, R above 0 [hundredths of a point]. */
uint32_t points_of(uint64_t risk, uint64_t max);
/* when_holds(score, audit, when, item): whether a condition holds for that item, or, with PACK_NONE, outside of any repeat. */
bool when_holds(const struct score *, const struct audit *, const struct pack_when *, uint32_t item);
/* state_find(score, audit, item): the item's state now, all before it being up to date; sets work->on for what it chose. */
enum item_state state_find(const struct score *, const struct audit *, uint32_t item);

/* ---- Plan (plan.c, called.c, gain.c, order.c) --------------------------------------------------------------- */

/* An item that calls for an action. */
struct plan_call {
	uint32_t item;
	uint32_t option; /* the last of its options that calls [options] */
	int64_t delta;	 /* what swapping those options adds to a `many` item's risk [risk] */
	int64_t led;	 /* of that, by the options that name the action before any other [risk] */
	bool leads;	 /* one of them does */
	uint32_t next;	 /* the action's next call, 1 + its row; 0: none */
};

/* An action called for, while the plan is made. */
struct plan_entry {
	struct plan_action row;
	uint32_t minutes, due; /* of the action, for sorting */
	uint32_t first, last;  /* calls, in walk order: 1 + row */
};

/*
 * Invariants: entries stand in the order they were first called for, until order_sort; slots is a table of 1 + row over
 * (action, option), at most half full.
 */
struct plan_draft {
	const struct score *score;
	const struct audit *audit;
	const struct pack *pack;
	struct plan_entry *entries;
	struct plan_call *calls;
	size_t entry_count, entry_cap, call_count, call_cap;
	uint32_t *slots;
	size_t slot_count; /* a power of two, or 0 */
	uint8_t *listed;   /* by action: whether its own condition holds */
};

/* called_find(draft, action, option): the row of its entry, or SIZE_MAX. */
size_t called_find(const struct plan_draft *, uint32_t action, uint32_t option);
/* called_collect(draft): all that the visible answered items call for, with calls, topics and who is critical.  0, or -1: no memory. */
int called_collect(struct plan_draft *);
void called_clear(struct plan_draft *);

/* gain_fill(draft): the gain of every entry. */
void gain_fill(struct plan_draft *);
enum gain_which { GAIN_TODAY, GAIN_DONE };
/* gain_together(draft, which): the overall score with all entries due today, or all ticked ones, done together [hundredths of a point]. */
uint32_t gain_together(const struct plan_draft *, enum gain_which);

/* order_sort(draft): the order to do them. */
void order_sort(struct plan_draft *);
/* order_first(plan), order_sitting(plan): choose the first ones, and those of the sitting. */
void order_first(struct plan *);
void order_sitting(struct plan *);

#endif
