/* steps.c - the steps of an action: a list, a goal with its menu path, a conversation, or any of these by item (DESIGN.md 4). */
#include "actions.h"

#include <stdlib.h>
#include <string.h>

#include "fields.h"

static const struct field goal_fields[] = {
	FIELD_OF("do", FIELD_TEXTS, FIELD_MUST | FIELD_FULL | FIELD_ITEM, offsetof(struct pack_steps, todo)),
	FIELD_OF("path", FIELD_TEXT, FIELD_ITEM, offsetof(struct pack_steps, path)),
	FIELD_OF("search", FIELD_TEXTS, FIELD_ITEM, offsetof(struct pack_steps, search)),
	FIELD_SOURCES(pack_steps, 0),
};
static const struct shape goal_shape = SHAPE("the steps under", true, goal_fields);

static const struct field talk_fields[] = {
	FIELD_OF("aim", FIELD_TEXT, FIELD_MUST | FIELD_ITEM, offsetof(struct pack_steps, aim)),
	FIELD_OF("start", FIELD_TEXTS, FIELD_MUST | FIELD_FULL | FIELD_ITEM, offsetof(struct pack_steps, todo)),
	FIELD_OF("words", FIELD_TEXTS, FIELD_ITEM, offsetof(struct pack_steps, words)),
	FIELD_OF("if_no", FIELD_TEXTS, FIELD_ITEM, offsetof(struct pack_steps, if_no)),
};
static const struct shape talk_shape = SHAPE("the steps under", true, talk_fields);

/* A plain list: the one field of the action itself that is stored among its steps. */
static const struct field list_fields[] = {
	FIELD_OF("steps", FIELD_TEXTS, FIELD_MUST | FIELD_FULL | FIELD_ITEM, offsetof(struct pack_steps, todo)),
};
static const struct shape list_shape = SHAPE("action", true, list_fields);

static bool
has(const struct reading *reading, const struct node *node, const char *key)
{
	return tree_find(&reading->tree, node, key) != NULL;
}

/* Whether it is one set of steps, not one for each item: a list, or an object with "do" or "aim" (DESIGN.md, Plan). */
static bool
is_one(const struct reading *reading, const struct node *node)
{
	return node_is(node, JSON_ARRAY) || has(reading, node, "do") || has(reading, node, "aim");
}

/* A key that belongs beside "do", or beside "aim": NULL where there is none.  *with: which of the two. */
static const char *
stray_key(const struct reading *reading, const struct node *node, const char **with)
{
	static const struct {
		const char *key, *with;
	} strays[] = { { "path", "do" }, { "search", "do" }, { "source", "do" }, { "start", "aim" }, { "words", "aim" }, { "if_no", "aim" } };
	size_t i;

	for (i = 0; i < sizeof(strays) / sizeof(strays[0]); i++)
		if (has(reading, node, strays[i].key)) {
			*with = strays[i].with;
			return strays[i].key;
		}
	return NULL;
}

/* Whether a question that calls for the action now read is repeated over an option of that id: then the key stands for that item. */
static bool
is_item(struct reading *reading, const char *key)
{
	const uint32_t action = reading->model.actions.count, id = model_id(&reading->model, key, strlen(key));
	const struct call *calls = reading->calls.rows;
	uint32_t i;

	for (i = 0; i < reading->calls.count; i++) {
		const uint32_t over = model_question(&reading->model, calls[i].question)->for_each;

		if (calls[i].action == action && over != PACK_NONE && over != ROW_BROKEN &&
		    model_name(&reading->model, SCOPE_OPTION + over, id) != NULL)
			return true;
	}
	return false;
}

/* Complain that steps have a "path" and the like, but not what it goes with. */
static void
refuse_stray(struct reading *reading, const struct node *node, const struct steps_in *in, const char *key, const char *with)
{
	reading_error(reading, tree_at(&reading->tree, node), "\"%s\" of action \"%s\" has \"%s\" and no \"%s\"; expected \"%s\" with %s",
	    complaint_excerpt(tree_key(&reading->tree, node)).text, complaint_excerpt(tree_key(&reading->tree, in->action)).text, key, with, with,
	    strcmp(with, "do") == 0 ? "a list of what to do" : "what the talk is for, and \"start\"");
}

/* One set of steps of the action under `parent`: its row is added, and *uses_item set if it has "{item}". */
static uint32_t
read_one(struct reading *reading, const struct node *node, const struct steps_in *in, bool *uses_item)
{
	struct object object = { .node = node, .in_repeat = true };
	struct pack_steps row = { .form = STEPS_LIST };

	if (node_is(node, JSON_ARRAY)) {
		object.shape = &list_shape;
		object.node = in->action;
		(void)field_read(reading, &object, 0, node, &row);
	} else {
		row.form = has(reading, node, "do") ? STEPS_GOAL : STEPS_TALK;
		object.shape = row.form == STEPS_GOAL ? &goal_shape : &talk_shape;
		(void)object_read(reading, &object, &row);
		if (row.form == STEPS_TALK && in->kind != ACTION_CONVERSATION)
			reading_warning(reading, tree_at(&reading->tree, node),
			    "steps with \"aim\" in action \"%s\", which is no conversation; expected its \"kind\" to be \"conversation\"",
			    complaint_excerpt(tree_key(&reading->tree, in->action)).text);
	}
	*uses_item = *uses_item || object.uses_item;
	return table_add(&reading->model.steps, &row, &reading->model.failed);
}

/* Steps for one item, or for the rest. */
static void
read_entry(struct reading *reading, const struct node *node, const struct steps_in *in)
{
	const struct origin origin = { (uint32_t)tree_at(&reading->tree, node), (uint32_t)tree_key_at(&reading->tree, node) };
	struct pack_steps_for row = { 0 };
	const char *key, *with;
	bool uses_item = true;

	if (!tree_key_is(&reading->tree, node, "*"))
		row.id = reading_id(reading, tree_key(&reading->tree, node), tree_key_at(&reading->tree, node));
	if (is_one(reading, node))
		row.steps = read_one(reading, node, in, &uses_item);
	else if ((key = stray_key(reading, node, &with)) != NULL)
		refuse_stray(reading, node, in, key, with);
	else
		reading_error(reading, tree_at(&reading->tree, node),
		    "\"%s\" in \"steps\" of action \"%s\" holds no steps; expected a list of sentences, or an object with \"do\" or \"aim\"",
		    complaint_excerpt(tree_key(&reading->tree, node)).text, complaint_excerpt(tree_key(&reading->tree, in->action)).text);
	(void)table_add(&reading->steps_for_origins, &origin, &reading->model.failed);
	(void)table_add(&reading->model.steps_for, &row, &reading->model.failed);
}

bool
steps_read(struct reading *reading, const struct node *node, const struct steps_in *in, struct pack_action *row)
{
	const struct node *entry;
	const char *key, *with;
	bool uses_item = false;

	if (is_one(reading, node)) {
		row->steps = read_one(reading, node, in, &uses_item);
		return uses_item;
	}
	/* By item, unless it is plain that something was left out. */
	if ((key = stray_key(reading, node, &with)) != NULL && reading_may_search(reading) && !is_item(reading, key)) {
		refuse_stray(reading, node, in, key, with);
		return false;
	}
	row->steps_for = reading->model.steps_for.count;
	for (entry = node_first(node); entry != NULL && !reading->model.failed; entry = node_next(entry))
		read_entry(reading, entry, in);
	row->steps_for_count = reading->model.steps_for.count - row->steps_for;
	return true;
}

/* The option of the question repeated over that an entry is for, or PACK_NONE with a complaint. */
static uint32_t
entry_option(struct reading *reading, const struct pack_action *action, uint32_t entry)
{
	const struct pack_steps_for *row = (const struct pack_steps_for *)reading->model.steps_for.rows + entry;
	const size_t at = ((const struct origin *)reading->steps_for_origins.rows)[entry].key_at;
	const struct name *name = model_name(&reading->model, SCOPE_OPTION + action->repeats, row->id);
	const char *id = model_text_at(&reading->model, row->id), *of = model_text_at(&reading->model, action->id);
	struct suggestion near;

	if (name == NULL) {
		near = reading_suggest(reading, SCOPE_OPTION + action->repeats, id);
		reading_error(reading, at, "unknown item \"%s\" in \"steps\" of action \"%s\"%s", id, of,
		    near.text[0] != '\0' ? near.text : "; expected options that its questions are repeated over, or \"*\" for the rest");
		return PACK_NONE;
	}
	if (model_option(&reading->model, name->row)->exclusive)
		reading_warning(
		    reading, at, "\"steps\" of action \"%s\" for option \"%s\" are never used; expected no exclusive option there", of, id);
	return name->row;
}

/* Say which option has no steps, where one has none. */
static void
check_whole(struct reading *reading, uint32_t row, const bool *has_steps)
{
	const struct pack_action *action = model_action(&reading->model, row);
	const struct pack_question *over = model_question(&reading->model, action->repeats);
	uint32_t i;

	for (i = 0; i < over->option_count; i++) {
		const struct pack_option *option = model_option(&reading->model, over->first_option + i);

		if (option->exclusive || has_steps[i])
			continue;
		reading_error(reading, ((const struct origin *)reading->action_origins.rows)[row].at,
		    "\"steps\" of action \"%s\" has none for option \"%s\" of question \"%s\"; expected them, or \"*\" for the rest",
		    model_text_at(&reading->model, action->id), model_text_at(&reading->model, option->id), model_text_at(&reading->model, over->id));
		return;
	}
}

void
steps_check(struct reading *reading, uint32_t row)
{
	const struct pack_action *action = model_action(&reading->model, row);
	const struct pack_question *over = model_question(&reading->model, action->repeats);
	const struct pack_steps_for *entries;
	bool *has_steps, has_rest = false;
	uint32_t i, option;

	if (action->steps_for_count == 0)
		return;
	entries = (const struct pack_steps_for *)reading->model.steps_for.rows + action->steps_for;
	if ((has_steps = calloc((size_t)over->option_count + 1, sizeof(*has_steps))) == NULL) {
		reading->model.failed = true;
		return;
	}
	for (i = 0; i < action->steps_for_count; i++) {
		if (entries[i].id == 0)
			has_rest = true;
		else if ((option = entry_option(reading, action, action->steps_for + i)) != PACK_NONE)
			has_steps[option - over->first_option] = true;
	}
	if (!has_rest)
		check_whole(reading, row, has_steps);
	free(has_steps);
}
