/* plan.c - the plan of an audit: what is called for, marked, ordered (DESIGN.md, Plan); how it is worded and drawn is export's. */
#include <closeknit/engine.h>

#include <stdlib.h>
#include <string.h>

#include <closeknit/audit.h>
#include <closeknit/base.h>
#include <closeknit/pack.h>

#include "engine/inside.h"

/* A mark whose action is no longer called for has no entry, and is not listed. */
static void
put_marks(struct plan_draft *draft)
{
	size_t i, entry;

	for (i = 0; i < draft->audit->mark_count; i++) {
		const struct audit_mark *mark = &draft->audit->marks[i];
		struct plan_action *row;

		if ((entry = called_find(draft, mark->action, mark->option)) == SIZE_MAX)
			continue;
		row = &draft->entries[entry].row;
		if (mark->kind == MARK_DONE)
			row->done = mark->day;
		else if (mark->kind == MARK_ASIDE)
			row->aside = mark->day;
		else
			row->kept = mark->day;
	}
}

/* Done counts, then kept, then aside; a day that is not set is before every other. */
static bool
is_open(const struct plan_action *action, int32_t today)
{
	return action->done == DATE_NONE && action->kept == DATE_NONE && action->aside <= today;
}

static int
copy_actions(struct plan *plan, const struct plan_draft *draft)
{
	size_t i;

	if ((plan->actions = arena_array(plan->owner, draft->entry_count, sizeof(*plan->actions))) == NULL)
		return -1;
	for (i = 0; i < draft->entry_count; i++) {
		plan->actions[i] = draft->entries[i].row;
		plan->actions[i].open = is_open(&plan->actions[i], plan->today);
	}
	plan->action_count = draft->entry_count;
	return 0;
}

/* The messages that the actions name, marked ones too, each once and in the pack's order. */
static int
find_messages(struct plan *plan)
{
	const struct pack *pack = plan->pack;
	uint8_t *named = arena_alloc(plan->owner, pack->message_count);
	uint32_t row;
	size_t i;

	if (named == NULL || (plan->messages = arena_array(plan->owner, pack->message_count, sizeof(*plan->messages))) == NULL)
		return -1;
	for (i = 0; i < plan->action_count; i++)
		if ((row = pack->actions[plan->actions[i].action].message) != PACK_NONE)
			named[row] = 1;
	for (row = 0; row < pack->message_count; row++)
		if (named[row] && when_holds(plan->score, plan->audit, &pack->messages[row].when, PACK_NONE))
			plan->messages[plan->message_count++] = row;
	return 0;
}

/* An empty plan within its own arena, or NULL. */
static struct plan *
plan_new(void)
{
	struct arena *owner = calloc(1, sizeof(*owner));
	struct plan *plan;

	if (owner == NULL)
		return NULL;
	if ((plan = arena_alloc(owner, sizeof(*plan))) == NULL) {
		free(owner);
		return NULL;
	}
	plan->owner = owner;
	return plan;
}

struct plan *
plan_build(const struct score *score, const struct audit *audit, int32_t today, int minutes, struct err *err)
{
	struct plan_draft draft = { .score = score, .audit = audit, .pack = score->pack };
	struct plan *plan = plan_new();

	if (plan == NULL)
		goto fail;
	plan->pack = score->pack;
	plan->audit = audit;
	plan->score = score;
	plan->today = today;
	plan->minutes = minutes;
	if (called_collect(&draft) != 0)
		goto fail;
	put_marks(&draft);
	gain_fill(&draft);
	plan->after_today = gain_together(&draft, GAIN_TODAY);
	plan->with_done = gain_together(&draft, GAIN_DONE);
	order_sort(&draft);
	if (copy_actions(plan, &draft) != 0 || find_messages(plan) != 0)
		goto fail;
	order_first(plan);
	order_sitting(plan);
	called_clear(&draft);
	return plan;

fail:
	called_clear(&draft);
	plan_free(plan);
	err_memory(err);
	return NULL;
}

void
plan_free(struct plan *plan)
{
	struct arena *owner;

	if (plan == NULL)
		return;
	owner = plan->owner;
	arena_clear(owner);
	free(owner);
}

void
plan_put_id(const struct plan *plan, size_t index, struct buf *out)
{
	const struct plan_action *action = &plan->actions[index];

	buf_puts(out, pack_id(plan->pack, plan->pack->actions[action->action].id));
	if (action->option != PACK_NONE) {
		buf_putc(out, '@');
		buf_puts(out, pack_id(plan->pack, plan->pack->options[action->option].id));
	}
}

size_t
plan_find(const struct plan *plan, const char *id)
{
	const struct pack *pack = plan->pack;
	const char *mark = strchr(id, '@');
	const uint32_t row = pack_find_action(pack, id, mark != NULL ? (size_t)(mark - id) : strlen(id));
	size_t i;

	if (row == PACK_NONE)
		return SIZE_MAX;
	for (i = 0; i < plan->action_count; i++) {
		const struct plan_action *action = &plan->actions[i];

		if (action->action != row || (action->option != PACK_NONE) != (mark != NULL))
			continue;
		if (mark == NULL || strcmp(mark + 1, pack_id(pack, pack->options[action->option].id)) == 0)
			return i;
	}
	return SIZE_MAX;
}
