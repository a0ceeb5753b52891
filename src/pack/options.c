/* options.c - a question's options, what they may carry, and the least and highest risk an answer can have. */
#include "questions.h"

enum { OPTION_ID, OPTION_RISK, OPTION_CRITICAL, OPTION_UNSURE, OPTION_NA, OPTION_EXCLUSIVE, OPTION_IF_NOT, OPTION_ACTIONS };
static const struct field option_fields[] = {
	[OPTION_ID] = FIELD_OF("id", FIELD_ID, FIELD_MUST, offsetof(struct pack_option, id)),
	[OPTION_RISK] = FIELD_NUMBER("risk", 0, offsetof(struct pack_option, risk), sizeof(uint8_t), 0, 10),
	[OPTION_CRITICAL] = FIELD_OF("critical", FIELD_FLAG, 0, offsetof(struct pack_option, critical)),
	[OPTION_UNSURE] = FIELD_OF("unsure", FIELD_FLAG, 0, offsetof(struct pack_option, unsure)),
	[OPTION_NA] = FIELD_OF("na", FIELD_FLAG, 0, offsetof(struct pack_option, na)),
	[OPTION_EXCLUSIVE] = FIELD_OF("exclusive", FIELD_FLAG, 0, offsetof(struct pack_option, exclusive)),
	[OPTION_IF_NOT] = FIELD_OF("if_not", FIELD_OBJECT, 0, FIELD_NOWHERE),
	[OPTION_ACTIONS] = FIELD_REFER("actions", FIELD_ROWS, 0, offsetof(struct pack_option, actions), SCOPE_ACTION, "action"),
	FIELD_OF("label", FIELD_TEXT, FIELD_MUST | FIELD_ITEM, offsetof(struct pack_option, label)),
	FIELD_OF("means", FIELD_TEXT, FIELD_ITEM, offsetof(struct pack_option, means)),
};
static const struct shape option_shape = SHAPE("option", false, option_fields);

enum { IF_NOT_ACTIONS = 1 };
static const struct field if_not_fields[] = {
	FIELD_NUMBER("risk", 0, offsetof(struct pack_option, if_not_risk), sizeof(uint8_t), 0, 10),
	[IF_NOT_ACTIONS] = FIELD_REFER("actions", FIELD_ROWS, 0, offsetof(struct pack_option, if_not_actions), SCOPE_ACTION, "action"),
};
static const struct shape if_not_shape = SHAPE("\"if_not\"", false, if_not_fields);

/* Write down who calls for the actions of a list, with the place of each id. */
static void
note_calls(struct reading *reading, const struct node *list, struct pack_list actions, uint32_t question)
{
	const struct node *node;
	uint32_t i = actions.first;

	for (node = node_first(list); node != NULL && !reading->model.failed; node = node_next(node)) {
		struct call call = { .question = question, .at = (uint32_t)tree_at(&reading->tree, node) };

		if (!node_is(node, JSON_STRING))
			continue; /* complained of, and not in the list */
		call.action = ((const uint32_t *)reading->model.numbers.rows)[i++];
		if (call.action < ROW_BROKEN)
			(void)table_add(&reading->calls, &call, &reading->model.failed);
	}
}

/* Complain of a key that an option may not have. */
static void
refuse(struct reading *reading, const struct object *object, size_t key, const char *expected)
{
	const struct node *node = object->found[key];

	reading_error(reading, tree_at(&reading->tree, node), "\"%s\" of %s; expected %s", tree_key(&reading->tree, node),
	    object_label(reading, &option_shape, object->node).text, expected);
}

/* What a private question's options may not have: they carry neither risk nor actions (DESIGN.md 4, Private questions). */
static void
check_private(struct reading *reading, const struct object *object, const struct pack_option *row)
{
	static const char expected[] = "neither risk nor actions nor what goes with them, as the question is private";

	if (row->risk > 0)
		refuse(reading, object, OPTION_RISK, expected);
	if (row->actions.count > 0)
		refuse(reading, object, OPTION_ACTIONS, expected);
	if (row->critical)
		refuse(reading, object, OPTION_CRITICAL, expected);
	if (row->unsure)
		refuse(reading, object, OPTION_UNSURE, expected);
	if (object->found[OPTION_IF_NOT] != NULL)
		refuse(reading, object, OPTION_IF_NOT, expected);
}

/* What goes with what on one option (DESIGN.md 4). */
static void
check_option(struct reading *reading, const struct object *object, const struct pack_option *row, const struct pack_question *asked)
{
	if (row->exclusive && asked->kind == QUESTION_ONE)
		refuse(reading, object, OPTION_EXCLUSIVE, "it only in a question of kind \"many\"");
	if (row->na && asked->kind == QUESTION_MANY && !row->exclusive)
		refuse(reading, object, OPTION_NA, "it only in a question of kind \"one\", or on an exclusive option");
	if (asked->is_private) {
		check_private(reading, object, row);
		return;
	}
	if (object->found[OPTION_IF_NOT] != NULL && asked->kind == QUESTION_ONE)
		refuse(reading, object, OPTION_IF_NOT, "it only in a question of kind \"many\"");
	else if (object->found[OPTION_IF_NOT] != NULL && row->exclusive)
		refuse(reading, object, OPTION_IF_NOT, "none on an exclusive option");
	if (!row->na)
		return;
	if (row->risk > 0)
		refuse(reading, object, OPTION_RISK, "no risk where the option says \"does not apply\" (\"na\")");
	if (row->critical)
		refuse(reading, object, OPTION_CRITICAL, "it not where the option says \"does not apply\" (\"na\")");
	if (row->unsure)
		refuse(reading, object, OPTION_UNSURE, "it not where the option says \"does not apply\" (\"na\")");
}

static void
read_if_not(struct reading *reading, const struct node *node, uint32_t question, struct pack_option *row)
{
	struct object object = { .shape = &if_not_shape, .node = node };

	row->has_if_not = true;
	(void)object_read(reading, &object, row);
	if (object.found[IF_NOT_ACTIONS] != NULL)
		note_calls(reading, object.found[IF_NOT_ACTIONS], row->if_not_actions, question);
}

/* One option; its row is added whatever is wrong with it. */
static void
read_option(struct reading *reading, const struct node *node, uint32_t question, const struct pack_question *asked)
{
	static const char noun[] = "option";
	struct object object = { .shape = &option_shape, .node = node, .in_repeat = asked->for_each != PACK_NONE };
	struct pack_option row = { .question = question, .repeat = PACK_NONE };

	if (object_read(reading, &object, &row)) {
		if (object.found[OPTION_ID] != NULL)
			reading_register(reading, (struct place_of){ SCOPE_OPTION + question, noun }, row.id, reading->model.options.count,
			    tree_at(&reading->tree, object.found[OPTION_ID]));
		if (object.found[OPTION_ACTIONS] != NULL)
			note_calls(reading, object.found[OPTION_ACTIONS], row.actions, question);
		if (object.found[OPTION_IF_NOT] != NULL)
			read_if_not(reading, object.found[OPTION_IF_NOT], question, &row);
		check_option(reading, &object, &row, asked);
	}
	(void)table_add(&reading->model.options, &row, &reading->model.failed);
}

/*
 * R and L of DESIGN.md, Score.  "one": the largest and the smallest risk of an option that applies.  "many": without exclusive options each option
 * adds the more or the less of its two risks; an exclusive one stands alone, so all others are not chosen.
 */
static void
weigh(const struct pack_option *options, struct pack_question *row)
{
	uint32_t most = 0, least = 0, none = 0, alone = 0, i;
	bool is_first = true;

	for (i = 0; i < row->option_count; i++) {
		const struct pack_option *option = &options[i];

		if (option->na)
			continue;
		if (row->kind == QUESTION_ONE) {
			most = option->risk > most ? option->risk : most;
			least = is_first || option->risk < least ? option->risk : least;
			is_first = false;
		} else if (option->exclusive) {
			alone = option->risk > alone ? option->risk : alone;
		} else {
			most += option->risk > option->if_not_risk ? option->risk : option->if_not_risk;
			least += option->risk < option->if_not_risk ? option->risk : option->if_not_risk;
			none += option->if_not_risk;
		}
	}
	/* An exclusive option's risk only adds to what "none chosen" has, so it can raise R and never lowers L. */
	row->max = none + alone > most ? none + alone : most;
	row->least = least;
}

/* "critical" and "unsure" need a risk above 0, in "one" above the least (DESIGN.md 4): known once all options are. */
static void
check_marks(struct reading *reading, const struct node *node, const struct pack_option *option, const struct pack_question *row)
{
	const uint32_t floor = row->kind == QUESTION_ONE ? row->least : 0;
	const char *const key = option->critical ? "critical" : "unsure";
	const struct node *risk;
	int32_t written;

	if ((!option->critical && !option->unsure) || option->na || row->is_private || option->risk > floor)
		return;
	risk = tree_find(&reading->tree, node, "risk");
	if (risk != NULL && (!node_is(risk, JSON_NUMBER) || !tree_whole(&reading->tree, risk, &written) || written != option->risk))
		return; /* the risk itself was complained of */
	reading_error(reading, tree_at(&reading->tree, tree_find(&reading->tree, node, key)),
	    "\"%s\" of %s, whose risk is %u; expected a risk above %u%s", key, object_label(reading, &option_shape, node).text, option->risk, floor,
	    floor > 0 ? ", the least of its question" : "");
}

uint32_t
options_read(struct reading *reading, const struct node *list, uint32_t question, struct pack_question *row)
{
	const struct node *node;
	uint32_t i, repeats = 0;

	for (node = node_first(list); node != NULL && !reading->model.failed; node = node_next(node))
		read_option(reading, node, question, row);
	if (reading->model.failed)
		return 0;
	row->option_count = reading->model.options.count - row->first_option;
	weigh(model_option(&reading->model, row->first_option), row);
	for (node = node_first(list), i = row->first_option; node != NULL; node = node_next(node), i++) {
		struct pack_option *option = model_option(&reading->model, i);

		if (!option->exclusive)
			option->repeat = repeats++;
		check_marks(reading, node, option, row);
	}
	return repeats;
}
