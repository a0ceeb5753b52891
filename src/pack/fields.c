/* fields.c - reads one value of a pack by its row in a table of keys: types, ranges, forms, references; which keys there are is objects.c's. */
#include "fields.h"

#include <stdio.h>
#include <string.h>

#include "values.h"

/* Of a label inside another so much is shown; no noun with an id is longer [bytes]. */
enum { LABEL_PART = 160 };

/* A value under check: where it is, and what it is to be. */
struct value {
	struct object *object;
	const struct field *field;
	const struct node *node;
};

const char *
node_kind(const struct node *node)
{
	if (node_is(node, JSON_STRING))
		return "a text";
	if (node_is(node, JSON_NUMBER))
		return "a number";
	if (node_is(node, JSON_ARRAY))
		return "a list";
	if (node_is(node, JSON_OBJECT))
		return "an object";
	if (node_is(node, JSON_NULL))
		return "null";
	return node_is(node, JSON_TRUE) ? "true" : "false";
}

/* The "id" of an object, or NULL.  Not looked for behind more keys than any object has: each of half a million bad keys would look again. */
static const char *
id_of(const struct tree *tree, const struct node *node)
{
	const struct node *key = node_is(node, JSON_OBJECT) ? node_first(node) : NULL;
	int i;

	for (i = 0; key != NULL && i < FIELDS_MAX; key = node_next(key), i++)
		if (node_is(key, JSON_STRING) && tree_key_is(tree, key, "id"))
			return tree_text(tree, key);
	return NULL;
}

struct label
object_label(const struct reading *reading, const struct shape *shape, const struct node *node)
{
	const struct tree *tree = &reading->tree;
	const char *name = !shape->is_named_by_key ? id_of(tree, node) : node->has_key ? tree_key(tree, node) : NULL;
	struct label label;

	if (name != NULL)
		(void)snprintf(label.text, sizeof(label.text), "%s \"%s\"", shape->noun, complaint_excerpt(name).text);
	else
		(void)snprintf(label.text, sizeof(label.text), "%s", shape->noun);
	return label;
}

/* `"actions" of option "public"`: the field with its object. */
static struct label
field_label(const struct reading *reading, const struct object *object, const struct field *field)
{
	struct label label;

	(void)snprintf(label.text, sizeof(label.text), "\"%s\" of %.*s", field->name, LABEL_PART, object_label(reading, object->shape, object->node).text);
	return label;
}

/* Whether it says which actions an option calls for. */
static bool
is_calls(const struct field *field)
{
	return field->kind == FIELD_ROWS && field->refer.scope == SCOPE_ACTION;
}

/* ---- what was expected, in words ---- */

struct label
field_expectation(const struct field *field)
{
	static const char *const words[] = {
		[FIELD_TEXT] = "a text that is not empty",
		[FIELD_ID] = "an id: small letters, digits and hyphens",
		[FIELD_URL] = "an address like \"https://example.org/page\"",
		[FIELD_TAG] = "a language tag like \"en-GB\"",
		[FIELD_DATE] = "a date like \"2026\", \"2026-07\" or \"2026-07-31\"",
		[FIELD_DAY] = "a day like \"2026-07-31\"",
		[FIELD_FLAG] = "true or false",
		[FIELD_TEXTS] = "a list of texts in square brackets",
		[FIELD_LIST] = "a list",
		[FIELD_OBJECT] = "an object",
		[FIELD_EITHER] = "a list or an object",
	};
	struct label label = { "" };
	size_t used = 0, i;

	if (field->words != NULL)
		for (i = 0; field->words[i] != NULL; i++)
			used += (size_t)snprintf(label.text + used, sizeof(label.text) - used, "%s\"%s\"",
			    i == 0			  ? ""
			    : field->words[i + 1] != NULL ? ", "
							  : " or ",
			    field->words[i]);
	switch (field->kind) {
	case FIELD_WHOLE:
		(void)snprintf(label.text, sizeof(label.text), "a whole number from %d to %d", (int)field->least, (int)field->most);
		break;
	case FIELD_ROWS:
		(void)snprintf(label.text, sizeof(label.text), "a list of %s ids in square brackets", field->refer.noun);
		break;
	case FIELD_ROW:
		(void)snprintf(label.text, sizeof(label.text), "a %s id", field->refer.noun);
		break;
	default:
		if (field->words == NULL)
			(void)snprintf(label.text, sizeof(label.text), "%s", words[field->kind]);
		break;
	}
	return label;
}

/* Complain that a value is not what it has to be. */
static bool
refuse(struct reading *reading, const struct value *value, const char *what)
{
	/* The likeliest slip: a number, true or false in quotes. */
	const bool quoted = node_is(value->node, JSON_STRING) && (value->field->kind == FIELD_WHOLE || value->field->kind == FIELD_FLAG);

	reading_error(reading, tree_at(&reading->tree, value->node), "%s is %s; expected %s%s", field_label(reading, value->object, value->field).text, what,
	    field_expectation(value->field).text, quoted ? ", without quotes" : "");
	reading->calls_broken = reading->calls_broken || is_calls(value->field);
	return false;
}

/* ---- values ---- */

/* A text that says something, and has "{item}" only where it may; `node` is the value, or an entry of it. */
static bool
text_ok(struct reading *reading, const struct value *value, const struct node *node, const char *text)
{
	struct object *object = value->object;
	const bool may = (value->field->flags & FIELD_ITEM) != 0 && object->in_repeat;

	if (text_is_blank(text)) {
		reading_error(reading, tree_at(&reading->tree, node), "%s is %s; expected a text", field_label(reading, object, value->field).text,
		    text[0] == '\0' ? "empty" : "blank");
		return false;
	}
	if (strstr(text, PACK_ITEM) == NULL)
		return true;
	if (may)
		object->uses_item = true;
	else
		reading_error(reading, tree_at(&reading->tree, node),
		    "{item} in \"%s\" of %s; expected it only in the texts of a question with \"for_each\" and of an action", value->field->name,
		    object_label(reading, object->shape, object->node).text);
	return true;
}

static bool
read_text(struct reading *reading, const struct value *value, uint32_t *to)
{
	const char *text;
	int32_t days;
	bool ok = true;

	if (!node_is(value->node, JSON_STRING))
		return refuse(reading, value, node_kind(value->node));
	if (value->field->kind == FIELD_ID)
		return (*to = reading_id(reading, tree_text(&reading->tree, value->node), tree_at(&reading->tree, value->node))) != 0;
	/* Only a day is not kept as it is written. */
	if (value->field->kind == FIELD_DAY)
		text = tree_text(&reading->tree, value->node);
	else
		text = model_text_at(&reading->model, *to = reading_text(reading, value->node));
	if (!text_ok(reading, value, value->node, text))
		return false;
	if (value->field->kind == FIELD_URL)
		ok = value_is_url(text);
	else if (value->field->kind == FIELD_TAG)
		ok = value_is_tag(text);
	else if (value->field->kind == FIELD_DATE)
		ok = value_is_date(text);
	else if (value->field->kind == FIELD_DAY) {
		if ((ok = date_parse(text, strlen(text), &days) == 0))
			memcpy(to, &days, sizeof(days));
	}
	if (!ok) {
		struct label what;

		(void)snprintf(what.text, sizeof(what.text), "\"%s\"", complaint_excerpt(text).text);
		return refuse(reading, value, what.text);
	}
	return true;
}

static bool
read_whole(struct reading *reading, const struct value *value, void *to)
{
	const struct field *field = value->field;
	int32_t whole;

	if (!node_is(value->node, JSON_NUMBER))
		return refuse(reading, value, node_kind(value->node));
	if (!tree_whole(&reading->tree, value->node, &whole))
		return refuse(reading, value, "not written as a whole number, or too large");
	if (whole < field->least || whole > field->most) {
		reading_error(reading, tree_at(&reading->tree, value->node), "%s %d of %s is %s %d; expected %d to %d", field->name, (int)whole,
		    object_label(reading, value->object->shape, value->object->node).text, whole < field->least ? "below" : "above",
		    (int)(whole < field->least ? field->least : field->most), (int)field->least, (int)field->most);
		return false;
	}
	if (field->width == sizeof(uint8_t))
		*(uint8_t *)to = (uint8_t)whole;
	else
		*(int32_t *)to = whole;
	return true;
}

static bool
read_word(struct reading *reading, const struct value *value, uint8_t *to)
{
	const char *text;
	struct label what;
	uint8_t i;
	int near;

	if (!node_is(value->node, JSON_STRING))
		return refuse(reading, value, node_kind(value->node));
	text = tree_text(&reading->tree, value->node);
	for (i = 0; value->field->words[i] != NULL; i++)
		if (strcmp(text, value->field->words[i]) == 0) {
			*to = i;
			return true;
		}
	near = text_nearest(complaint_excerpt(text).text, value->field->words, i);
	if (near >= 0)
		(void)snprintf(
		    what.text, sizeof(what.text), "\"%s\" (did you mean \"%s\"?)", complaint_excerpt(text).text, value->field->words[near]);
	else
		(void)snprintf(what.text, sizeof(what.text), "\"%s\"", complaint_excerpt(text).text);
	return refuse(reading, value, what.text);
}

/* Whether a text of a list is one of the words it has to be one of, if there are any. */
static bool
word_ok(struct reading *reading, const struct value *value, const struct node *node)
{
	const struct value word = { value->object, value->field, node };
	uint8_t which;

	return value->field->words == NULL || read_word(reading, &word, &which);
}

/* The row that an id names. */
static uint32_t
refer(struct reading *reading, const struct value *value, const struct node *node)
{
	return reading_refer(reading, value->field->refer, tree_text(&reading->tree, node), tree_at(&reading->tree, node),
	    field_label(reading, value->object, value->field).text);
}

/* A list of texts, or of ids that name rows. */
static bool
read_texts(struct reading *reading, const struct value *value, struct pack_list *to)
{
	const struct node *node;
	uint32_t text;

	*to = model_list_begin(&reading->model);
	for (node = node_first(value->node); node != NULL && reading_has_room(reading); node = node_next(node)) {
		if (!node_is(node, JSON_STRING)) {
			reading_error(reading, tree_at(&reading->tree, node), "%s in \"%s\" of %s; expected only %s", node_kind(node),
			    value->field->name, object_label(reading, value->object->shape, value->object->node).text,
			    value->field->kind == FIELD_ROWS ? "ids" : "texts");
			continue;
		}
		if (value->field->kind == FIELD_ROWS) {
			model_list_add(&reading->model, to, refer(reading, value, node));
			continue;
		}
		text = reading_text(reading, node);
		if (text_ok(reading, value, node, model_text_at(&reading->model, text)) && word_ok(reading, value, node))
			model_list_add(&reading->model, to, text);
	}
	return true;
}

/* Lists and objects: their kind, and whether they may be empty. */
static bool
read_inner(struct reading *reading, const struct value *value, void *to)
{
	const enum field_kind kind = value->field->kind;
	const bool is_list = node_is(value->node, JSON_ARRAY), is_object = node_is(value->node, JSON_OBJECT);

	if (kind == FIELD_OBJECT ? !is_object : kind == FIELD_EITHER ? !is_list && !is_object : !is_list)
		return refuse(reading, value, node_kind(value->node));
	if ((value->field->flags & FIELD_FULL) != 0 && node_first(value->node) == NULL) {
		reading_error(reading, tree_at(&reading->tree, value->node), "\"%s\" of %s is empty; expected at least one entry", value->field->name,
		    object_label(reading, value->object->shape, value->object->node).text);
		return false;
	}
	return kind == FIELD_TEXTS || kind == FIELD_ROWS ? read_texts(reading, value, to) : true;
}

static bool
read_value(struct reading *reading, const struct value *value, void *to)
{
	switch (value->field->kind) {
	case FIELD_WHOLE:
		return read_whole(reading, value, to);
	case FIELD_WORD:
		return read_word(reading, value, to);
	case FIELD_FLAG:
		if (!node_is(value->node, JSON_TRUE) && !node_is(value->node, JSON_FALSE))
			return refuse(reading, value, node_kind(value->node));
		*(bool *)to = node_is(value->node, JSON_TRUE);
		return true;
	case FIELD_ROW:
		if (!node_is(value->node, JSON_STRING))
			return refuse(reading, value, node_kind(value->node));
		*(uint32_t *)to = refer(reading, value, value->node);
		return true;
	case FIELD_TEXTS:
	case FIELD_ROWS:
	case FIELD_LIST:
	case FIELD_OBJECT:
	case FIELD_EITHER:
		return read_inner(reading, value, to);
	default:
		return read_text(reading, value, to);
	}
}

bool
field_read(struct reading *reading, struct object *object, size_t field, const struct node *node, void *row)
{
	const struct value value = { object, &object->shape->fields[field], node };
	uint64_t nowhere; /* as large as what any field is stored in */

	return read_value(reading, &value, value.field->to == FIELD_NOWHERE ? (void *)&nowhere : (char *)row + value.field->to);
}
