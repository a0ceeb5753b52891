/* conditions.c - "when": compiled to rows, and held to look back only (DESIGN.md 4, Conditions); whether it holds is the engine's business. */
#include "conditions.h"

#include <stdlib.h>
#include <string.h>

#include "fields.h"

/* One "when" under way. */
struct compiling {
	struct reading *reading;
	struct when_in in;
};

static uint32_t compile(struct compiling *, const struct node *node);

static uint32_t
add_condition(struct compiling *compiling, const struct pack_condition *condition)
{
	return table_add(&compiling->reading->model.conditions, condition, &compiling->reading->model.failed);
}

static const char *
in_id(const struct compiling *compiling)
{
	return model_text_at(&compiling->reading->model, compiling->in.id);
}

/* One option id of `question` (ROW_BROKEN: not known, so nothing to hold it against) as an entry of `values`. */
static void
add_value(struct compiling *compiling, struct pack_list *values, uint32_t question, const struct node *node)
{
	struct reading *reading = compiling->reading;
	const size_t at = tree_at(&reading->tree, node);
	const struct name *name = NULL;
	const char *id;
	size_t len;

	if (!node_is(node, JSON_STRING)) {
		reading_error(reading, at, "\"%s\" in \"when\" of %s \"%s\" holds something that is no option id; expected an id or a list of ids",
		    node->has_key ? complaint_excerpt(tree_key(&reading->tree, node)).text : "list", compiling->in.noun, in_id(compiling));
		return;
	}
	if (question == ROW_BROKEN)
		return;
	id = tree_text(&reading->tree, node);
	len = strlen(id);
	if (text_is_id(id, len))
		name = model_name(&reading->model, SCOPE_OPTION + question, model_id(&reading->model, id, len));
	if (name == NULL) {
		const struct suggestion near = reading_suggest(reading, SCOPE_OPTION + question, id);

		reading_error(reading, at, "unknown option \"%s\" of question \"%s\" in \"when\" of %s \"%s\"%s", complaint_excerpt(id).text,
		    model_text_at(&reading->model, model_question(&reading->model, question)->id), compiling->in.noun, in_id(compiling),
		    near.text[0] != '\0' ? near.text : "; expected one of its options");
		return;
	}
	model_list_add(&reading->model, values, name->row);
}

/* An option id or a list of them. */
static struct pack_list
read_values(struct compiling *compiling, uint32_t question, const struct node *node)
{
	struct reading *reading = compiling->reading;
	struct pack_list values = model_list_begin(&reading->model);
	const struct node *entry;

	if (!node_is(node, JSON_ARRAY)) {
		add_value(compiling, &values, question, node);
		return values;
	}
	if (node_first(node) == NULL)
		reading_error(reading, tree_at(&reading->tree, node),
		    "\"%s\" in \"when\" of %s \"%s\" is an empty list; expected at least one option id", complaint_excerpt(tree_key(&reading->tree, node)).text,
		    compiling->in.noun, in_id(compiling));
	for (entry = node_first(node); entry != NULL && reading_has_room(reading); entry = node_next(entry))
		add_value(compiling, &values, question, entry);
	return values;
}

/* The question that a key names: known, and asked earlier; or ROW_BROKEN. */
static uint32_t
find_question(struct compiling *compiling, const struct node *node)
{
	struct reading *reading = compiling->reading;
	const char *key = tree_key(&reading->tree, node);
	const size_t at = tree_key_at(&reading->tree, node), len = strlen(key);
	const struct name *name = NULL;

	if (text_is_id(key, len))
		name = model_name(&reading->model, SCOPE_QUESTION, model_id(&reading->model, key, len));
	if (name == NULL) {
		const struct suggestion near = reading_suggest(reading, SCOPE_QUESTION, key);

		reading_error(reading, at, "\"when\" of %s \"%s\" names the unknown question \"%s\"%s", compiling->in.noun, in_id(compiling),
		    complaint_excerpt(key).text,
		    near.text[0] != '\0' ? near.text : "; expected a question's id, \"$item\", \"any\", \"all\" or \"not\"");
		return ROW_BROKEN;
	}
	if (compiling->in.before == PACK_NONE || name->row < compiling->in.before)
		return name->row;
	reading_error(reading, at, "\"when\" of question \"%s\" names %s question \"%s\"; expected only earlier ones", in_id(compiling),
	    name->row == compiling->in.before ? "the same" : "the later", key);
	return ROW_BROKEN;
}

static uint32_t
compile_answer(struct compiling *compiling, const struct node *node)
{
	struct pack_condition condition = { .op = CONDITION_ANSWER, .question = find_question(compiling, node) };
	struct reading *reading = compiling->reading;

	if (condition.question != ROW_BROKEN && model_question(&reading->model, condition.question)->is_private)
		(void)table_add(&reading->privates, &condition.question, &reading->model.failed);
	condition.values = read_values(compiling, condition.question, node);
	return add_condition(compiling, &condition);
}

static uint32_t
compile_item(struct compiling *compiling, const struct node *node)
{
	struct pack_condition condition = { .op = CONDITION_ITEM, .question = compiling->in.over };

	if (compiling->in.over == PACK_NONE) {
		reading_error(compiling->reading, tree_key_at(&compiling->reading->tree, node),
		    "\"$item\" in \"when\" of %s \"%s\"; expected it only in a question with \"for_each\"", compiling->in.noun, in_id(compiling));
		condition.question = ROW_BROKEN;
	}
	condition.values = read_values(compiling, condition.question, node);
	return add_condition(compiling, &condition);
}

/* Take the conditions on the stack from `base` up off it, as a list. */
static struct pack_list
pop_parts(struct reading *reading, uint32_t base)
{
	struct pack_list list = model_list_begin(&reading->model);
	uint32_t i;

	for (i = base; i < reading->parts.count; i++)
		model_list_add(&reading->model, &list, ((const uint32_t *)reading->parts.rows)[i]);
	reading->parts.count = base;
	return list;
}

/* "any", "all": a list of conditions. */
static uint32_t
compile_list(struct compiling *compiling, const struct node *node, enum pack_condition_op op)
{
	struct reading *reading = compiling->reading;
	struct pack_condition condition = { .op = (uint8_t)op };
	const uint32_t base = reading->parts.count;
	const struct node *entry;

	if (!node_is(node, JSON_ARRAY) || node_first(node) == NULL) {
		reading_error(reading, tree_at(&reading->tree, node), "\"%s\" in \"when\" of %s \"%s\" is %s; expected a list of conditions",
		    tree_key(&reading->tree, node), compiling->in.noun, in_id(compiling), node_is(node, JSON_ARRAY) ? "an empty list" : "no list");
		return add_condition(compiling, &condition);
	}
	for (entry = node_first(node); entry != NULL && reading_has_room(reading); entry = node_next(entry)) {
		const uint32_t part = compile(compiling, entry);

		(void)table_add(&reading->parts, &part, &reading->model.failed);
	}
	condition.parts = pop_parts(reading, base);
	return add_condition(compiling, &condition);
}

static uint32_t
compile_not(struct compiling *compiling, const struct node *node)
{
	struct reading *reading = compiling->reading;
	const uint32_t part = compile(compiling, node);
	struct pack_condition condition = { .op = CONDITION_NOT, .parts = model_list_begin(&reading->model) };

	model_list_add(&reading->model, &condition.parts, part);
	return add_condition(compiling, &condition);
}

static uint32_t
compile_key(struct compiling *compiling, const struct node *node)
{
	const struct tree *tree = &compiling->reading->tree;

	if (tree_key_is(tree, node, "$item"))
		return compile_item(compiling, node);
	if (tree_key_is(tree, node, "any"))
		return compile_list(compiling, node, CONDITION_ANY);
	if (tree_key_is(tree, node, "all"))
		return compile_list(compiling, node, CONDITION_ALL);
	if (tree_key_is(tree, node, "not"))
		return compile_not(compiling, node);
	return compile_answer(compiling, node);
}

/* An object: all its keys must hold.  The depth of JSON bounds the recursion. */
static uint32_t
compile(struct compiling *compiling, const struct node *node)
{
	struct reading *reading = compiling->reading;
	struct pack_condition condition = { .op = CONDITION_TRUE };
	const uint32_t base = reading->parts.count;
	const struct node *key;

	if (!node_is(node, JSON_OBJECT)) {
		reading_error(reading, tree_at(&reading->tree, node), "a condition in \"when\" of %s \"%s\" is no object; expected { ... }",
		    compiling->in.noun, in_id(compiling));
		return add_condition(compiling, &condition);
	}
	if (node_first(node) != NULL && node_next(node_first(node)) == NULL)
		return compile_key(compiling, node_first(node));
	for (key = node_first(node); key != NULL && reading_has_room(reading); key = node_next(key)) {
		const uint32_t part = compile_key(compiling, key);

		(void)table_add(&reading->parts, &part, &reading->model.failed);
	}
	if (node_first(node) != NULL)
		condition.op = CONDITION_ALL;
	condition.parts = pop_parts(reading, base);
	return add_condition(compiling, &condition);
}

static int
compare(const void *left, const void *right)
{
	const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

	return (a > b) - (a < b);
}

/* The private questions met, each once. */
static struct pack_list
take_privates(struct reading *reading)
{
	struct pack_list list = model_list_begin(&reading->model);
	const uint32_t *rows = reading->privates.rows;
	uint32_t i;

	if (reading->privates.count > 1)
		qsort(reading->privates.rows, reading->privates.count, sizeof(*rows), compare);
	for (i = 0; i < reading->privates.count; i++)
		if (i == 0 || rows[i] != rows[i - 1])
			model_list_add(&reading->model, &list, rows[i]);
	reading->privates.count = 0;
	return list;
}

struct pack_when
when_read(struct reading *reading, const struct node *node, struct when_in in)
{
	struct compiling compiling = { .reading = reading, .in = in };
	struct pack_when when;

	when.condition = compile(&compiling, node);
	when.privates = take_privates(reading);
	return when;
}
