/* help.c - a pack's help page, "something has happened", and its cases; the core that no pack can take away is not here. */
#include "fields.h"

static const struct field step_fields[] = {
	FIELD_OF("do", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_advice, text)),
	FIELD_OF("why", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_advice, why)),
	FIELD_SOURCES(pack_advice, 0),
};
static const struct shape step_shape = SHAPE("a step of \"urgent\"", false, step_fields);

static const struct field never_fields[] = {
	FIELD_OF("do_not", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_advice, text)),
	FIELD_OF("why", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_advice, why)),
};
static const struct shape never_shape = SHAPE("an entry of \"never\"", false, never_fields);

/* The same place in both: the page has cases, a case has an id and sources. */
enum { HELP_STEPS, HELP_NEVER, HELP_ID, HELP_CASES = HELP_ID };
static const struct field page_fields[] = {
	[HELP_STEPS] = FIELD_OF("steps", FIELD_LIST, FIELD_MUST | FIELD_FULL, FIELD_NOWHERE),
	[HELP_NEVER] = FIELD_OF("never", FIELD_LIST, FIELD_MUST, FIELD_NOWHERE),
	[HELP_CASES] = FIELD_OF("cases", FIELD_LIST, 0, FIELD_NOWHERE),
	FIELD_OF("title", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_help, title)),
	FIELD_OF("intro", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_help, intro)),
	FIELD_CONTACTS(pack_help, FIELD_MUST),
};
static const struct shape page_shape = SHAPE("\"urgent\"", false, page_fields);

static const struct field case_fields[] = {
	[HELP_STEPS] = FIELD_OF("steps", FIELD_LIST, FIELD_MUST | FIELD_FULL, FIELD_NOWHERE),
	[HELP_NEVER] = FIELD_OF("never", FIELD_LIST, FIELD_MUST, FIELD_NOWHERE),
	[HELP_ID] = FIELD_OF("id", FIELD_ID, FIELD_MUST, offsetof(struct pack_help, id)),
	FIELD_OF("title", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_help, title)),
	FIELD_CONTACTS(pack_help, FIELD_MUST),
	FIELD_SOURCES(pack_help, FIELD_MUST),
};
static const struct shape case_shape = SHAPE("case", false, case_fields);

/* Steps, or what never to do: a row each. */
static struct pack_list
read_advice(struct reading *reading, const struct node *list, const struct shape *shape)
{
	struct pack_list rows = { 0 };
	const uint32_t first = reading->model.advice.count;
	const struct node *node;
	uint32_t i;

	for (node = node_first(list); node != NULL && !reading->model.failed; node = node_next(node)) {
		struct object object = { .shape = shape, .node = node };
		struct pack_advice row = { 0 };

		(void)object_read(reading, &object, &row);
		(void)table_add(&reading->model.advice, &row, &reading->model.failed);
	}
	/* After them all: their own sources are numbers too. */
	rows = model_list_begin(&reading->model);
	for (i = first; i < reading->model.advice.count; i++)
		model_list_add(&reading->model, &rows, i);
	return rows;
}

/* The page or a case; returns its list of cases, if it is a page with one. */
static const struct node *
read_help(struct reading *reading, const struct node *node, const struct shape *shape)
{
	static const struct place_of where = { SCOPE_CASE, "case" };
	struct object object = { .shape = shape, .node = node };
	struct pack_help row = { 0 };

	if (object_read(reading, &object, &row)) {
		if (row.id != 0)
			reading_register(reading, where, row.id, reading->model.help.count, tree_at(&reading->tree, object.found[HELP_ID]));
		row.steps = read_advice(reading, object.found[HELP_STEPS], &step_shape);
		row.never = read_advice(reading, object.found[HELP_NEVER], &never_shape);
	}
	(void)table_add(&reading->model.help, &row, &reading->model.failed);
	return object.found[HELP_CASES];
}

void
help_read(struct reading *reading, const struct node *urgent)
{
	const struct node *cases, *node;

	if (urgent == NULL)
		return;
	cases = read_help(reading, urgent, &page_shape);
	for (node = node_first(cases); node != NULL && !reading->model.failed; node = node_next(node))
		(void)read_help(reading, node, &case_shape);
}
