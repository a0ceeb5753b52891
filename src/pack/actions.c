/* actions.c - a pack's actions, and who may call for them; their steps are steps.c's. */
#include "actions.h"

#include <stdlib.h>
#include <string.h>

#include "conditions.h"
#include "fields.h"

/* In the order of their enums in pack.h, and of DESIGN.md 4. */
static const char *const kinds[] = { "setting", "conversation", "message", "habit", NULL };
static const char *const whos[] = { "you", "together", "family", "organisation", NULL };
static const char *const dues[] = { "today", "week", "month", NULL };

enum { ACTION_STEPS, ACTION_WHEN };
static const struct field action_fields[] = {
	[ACTION_STEPS] = FIELD_OF("steps", FIELD_EITHER, FIELD_MUST | FIELD_FULL, FIELD_NOWHERE),
	[ACTION_WHEN] = FIELD_OF("when", FIELD_OBJECT, 0, FIELD_NOWHERE),
	FIELD_OF("title", FIELD_TEXT, FIELD_MUST | FIELD_ITEM, offsetof(struct pack_action, title)),
	FIELD_OF("why", FIELD_TEXT, FIELD_MUST | FIELD_ITEM, offsetof(struct pack_action, why)),
	FIELD_CHOICE("kind", FIELD_WORD, FIELD_MUST, offsetof(struct pack_action, kind), kinds),
	FIELD_CHOICE("who", FIELD_WORD, FIELD_MUST, offsetof(struct pack_action, who), whos),
	FIELD_CHOICE("due", FIELD_WORD, FIELD_MUST, offsetof(struct pack_action, due), dues),
	FIELD_NUMBER("minutes", FIELD_MUST, offsetof(struct pack_action, minutes), sizeof(uint32_t), 1, 240),
	FIELD_OF("removes", FIELD_FLAG, 0, offsetof(struct pack_action, removes)),
	FIELD_OF("noticed", FIELD_FLAG, 0, offsetof(struct pack_action, noticed)),
	FIELD_REFER("message", FIELD_ROW, FIELD_NULL, offsetof(struct pack_action, message), SCOPE_MESSAGE, "message"),
	FIELD_CONTACTS(pack_action, 0),
	FIELD_SOURCES(pack_action, FIELD_MUST),
};
static const struct shape action_shape = SHAPE("action", true, action_fields);

void
actions_register(struct reading *reading, const struct node *list)
{
	reading_register_map(reading, (struct place_of){ SCOPE_ACTION, "action" }, list);
}

void
actions_read(struct reading *reading, const struct node *list)
{
	const struct node *node;

	for (node = node_first(list); node != NULL && !reading->model.failed; node = node_next(node)) {
		struct object object = { .shape = &action_shape, .node = node, .in_repeat = true };
		struct pack_action row = { .message = PACK_NONE, .steps = PACK_NONE, .repeats = PACK_NONE };
		const char *key = tree_key(&reading->tree, node);
		struct origin origin = { (uint32_t)tree_at(&reading->tree, node), (uint32_t)tree_key_at(&reading->tree, node) };

		row.when.condition = PACK_NONE;
		row.id = model_id(&reading->model, key, strlen(key));
		if (object_read(reading, &object, &row)) {
			if (object.found[ACTION_STEPS] != NULL) {
				const struct steps_in in = { node, row.kind };

				row.by_item = steps_read(reading, object.found[ACTION_STEPS], &in, &row);
				origin.at = (uint32_t)tree_at(&reading->tree, object.found[ACTION_STEPS]);
			}
			row.by_item = row.by_item || object.uses_item;
			if (object.found[ACTION_WHEN] != NULL)
				row.when = when_read(reading, object.found[ACTION_WHEN], (struct when_in){ "action", row.id, PACK_NONE, PACK_NONE });
		}
		(void)table_add(&reading->action_origins, &origin, &reading->model.failed);
		(void)table_add(&reading->model.actions, &row, &reading->model.failed);
	}
}

/*
 * An action that uses the item appears once for each, so the question that calls for it has to be repeated, and each such question over the same one
 * (DESIGN.md 4).  Whether it is.
 */
static bool
check_call(struct reading *reading, const struct call *call)
{
	struct pack_action *action = model_action(&reading->model, call->action);
	const struct pack_question *question = model_question(&reading->model, call->question);
	const char *id = model_text_at(&reading->model, action->id), *asked = model_text_at(&reading->model, question->id);

	if (!action->by_item || question->for_each == ROW_BROKEN)
		return true;
	if (question->for_each == PACK_NONE) {
		reading_error(reading, call->at,
		    "action \"%s\" uses the item, but question \"%s\" is not repeated; expected it to be called for only from questions with "
		    "\"for_each\"",
		    id, asked);
		return false;
	}
	if (action->repeats == PACK_NONE)
		action->repeats = question->for_each;
	if (action->repeats != question->for_each) {
		reading_error(reading, call->at,
		    "action \"%s\" uses the item of \"%s\", but question \"%s\" is repeated over \"%s\"; expected only questions repeated over one "
		    "and the same",
		    id, model_text_at(&reading->model, model_question(&reading->model, action->repeats)->id), asked,
		    model_text_at(&reading->model, model_question(&reading->model, question->for_each)->id));
		return false;
	}
	return true;
}

void
actions_finish(struct reading *reading)
{
	const struct call *calls = reading->calls.rows;
	const struct origin *origins = reading->action_origins.rows;
	/* For each action: 0, or that it is called for; then 2 + the question whose call was complained of last: once is enough. */
	uint32_t *called = calloc((size_t)reading->model.actions.count + 1, sizeof(*called));
	uint32_t i;

	if (called == NULL) {
		reading->model.failed = true;
		return;
	}
	for (i = 0; i < reading->calls.count; i++) {
		uint32_t *by = &called[calls[i].action];

		if (*by != 2 + calls[i].question)
			*by = check_call(reading, &calls[i]) ? 1 : 2 + calls[i].question;
	}
	for (i = 0; i < reading->model.actions.count; i++) {
		if (called[i] == 0 && !reading->calls_broken && reading->model.options.count > 0)
			reading_warning(reading, origins[i].key_at, "action \"%s\" is called for by nothing; expected an option that names it",
			    model_text_at(&reading->model, model_action(&reading->model, i)->id));
		if (model_action(&reading->model, i)->repeats != PACK_NONE && !reading->model.failed)
			steps_check(reading, i);
	}
	free(called);
}
