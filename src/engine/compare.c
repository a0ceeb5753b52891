/* compare.c - how two audits of one pack differ: which items moved, and how much of it is answers, how much the pack; words are export's. */
#include <closeknit/engine.h>

#include <stdlib.h>
#include <string.h>

#include <closeknit/audit.h>
#include <closeknit/base.h>
#include <closeknit/pack.h>

/* ---- Audits as they would be without some answers ------------------------------------------------------------ */

/* The same audit with answers of its own to take away; all else is borrowed. */
static int
view_begin(struct audit *view, const struct audit *audit, struct err *err)
{
	const size_t count = audit->pack->item_count;

	*view = *audit;
	if ((view->answers = calloc(count != 0 ? count : 1, sizeof(*view->answers))) == NULL)
		return err_memory(err);
	memcpy(view->answers, audit->answers, count * sizeof(*view->answers));
	return 0;
}

static void
view_end(struct audit *view)
{
	free(view->answers);
}

static void
take_away(struct audit *view, uint32_t item)
{
	view->answers[item] = (struct audit_answer){ 0 };
}

static void
take_private(struct audit *view)
{
	const struct pack *pack = view->pack;
	uint32_t i;

	for (i = 0; i < pack->item_count; i++)
		if (pack->questions[pack->items[i].question].is_private)
			take_away(view, i);
}

int
score_compute_public(struct score *score, const struct audit *audit, struct err *err)
{
	struct audit view;

	if (view_begin(&view, audit, err) != 0)
		return -1;
	take_private(&view);
	score_compute(score, &view);
	view_end(&view);
	return 0;
}

/* ---- Which items moved ---------------------------------------------------------------------------------------- */

bool
compare_is_new(const struct score *score, const struct audit *audit, uint32_t item)
{
	const struct pack *pack = score->pack;
	const struct pack_question *question = &pack->questions[pack->items[item].question];

	return audit->serial < pack->serial && score->answered > 0 && score->items[item].state == ITEM_OPEN && !question->is_private &&
	    audit_passed(audit, item);
}

static bool
is_same_answer(const struct audit *a, const struct audit *b, uint32_t item)
{
	const struct audit_answer *one = &a->answers[item], *other = &b->answers[item];

	if (one->given != other->given || one->count != other->count)
		return false;
	return one->count == 0 || memcmp(a->chosen + one->first, b->chosen + other->first, one->count * sizeof(*a->chosen)) == 0;
}

static bool
is_unknown(const struct score_item *item)
{
	return item->state == ITEM_OPEN || item->state == ITEM_UNSURE;
}

/* What a private answer decides about is not told, for that would tell the answer. */
static bool
may_be_told(const struct pack *pack, uint32_t item)
{
	const struct pack_question *question = &pack->questions[pack->items[item].question];

	return !question->is_private && question->when.privates.count == 0;
}

static bool
find_move(const struct compare *compare, uint32_t item, enum compare_kind *kind)
{
	const struct score_item *before = &compare->before->items[item], *after = &compare->after->items[item];

	if (before->state == ITEM_HIDDEN || after->state == ITEM_HIDDEN) {
		*kind = before->state == ITEM_HIDDEN ? COMPARE_ASKED : COMPARE_NOT_ASKED;
		return before->state != after->state;
	}
	if (is_same_answer(compare->old, compare->now, item))
		return false;
	if (after->in_place != before->in_place)
		*kind = after->in_place ? COMPARE_IN_PLACE : COMPARE_AGAIN;
	else if (is_unknown(before) && !is_unknown(after))
		*kind = COMPARE_FOUND_OUT;
	else
		*kind = COMPARE_OTHER;
	return true;
}

static int
find_moves(struct compare *compare, struct err *err)
{
	const struct pack *pack = compare->old->pack;
	enum compare_kind kind = COMPARE_OTHER;
	uint32_t i;

	if ((compare->rows = calloc(pack->item_count != 0 ? pack->item_count : 1, sizeof(*compare->rows))) == NULL)
		return err_memory(err);
	for (i = 0; i < pack->item_count; i++) {
		const bool is_new = compare_is_new(compare->before, compare->old, i);

		compare->new_count += is_new;
		if (may_be_told(pack, i) && find_move(compare, i, &kind))
			compare->rows[compare->row_count++] = (struct compare_row){ .item = i, .kind = kind, .is_new = is_new };
	}
	return 0;
}

/* ---- Both ------------------------------------------------------------------------------------------------------ */

static int
score_both(struct compare *compare, struct err *err)
{
	struct audit view;
	uint32_t i;

	if (score_compute_public(compare->before, compare->old, err) != 0 || score_compute_public(compare->after, compare->now, err) != 0)
		return -1;
	if (view_begin(&view, compare->now, err) != 0)
		return -1;
	take_private(&view);
	for (i = 0; i < view.pack->item_count; i++)
		if (compare_is_new(compare->before, compare->old, i))
			take_away(&view, i);
	score_compute(compare->between, &view);
	view_end(&view);
	return 0;
}

static void
count_ticks(struct compare *compare)
{
	size_t i;

	for (i = 0; i < compare->now->mark_count; i++) {
		const struct audit_mark *mark = &compare->now->marks[i];

		if (mark->kind == MARK_DONE && audit_find_mark(compare->old, mark->action, mark->option, MARK_DONE) == NULL)
			compare->ticked++;
	}
}

struct compare *
compare_build(const struct audit *old, const struct audit *now, struct err *err)
{
	struct compare *compare = calloc(1, sizeof(*compare));

	if (compare == NULL) {
		err_memory(err);
		return NULL;
	}
	compare->old = old;
	compare->now = now;
	if ((compare->before = score_new(old->pack, err)) == NULL || (compare->between = score_new(old->pack, err)) == NULL ||
	    (compare->after = score_new(old->pack, err)) == NULL)
		goto fail;
	if (score_both(compare, err) != 0 || find_moves(compare, err) != 0)
		goto fail;
	count_ticks(compare);
	return compare;

fail:
	compare_free(compare);
	return NULL;
}

void
compare_free(struct compare *compare)
{
	if (compare == NULL)
		return;
	score_free(compare->before);
	score_free(compare->between);
	score_free(compare->after);
	free(compare->rows);
	free(compare);
}
