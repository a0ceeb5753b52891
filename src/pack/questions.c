/* questions.c - a question: its keys, what it is repeated over, what a private one may not have; its options are options.c's. */
#include "questions.h"

#include <string.h>

#include "conditions.h"

static const char *const kinds[] = { [QUESTION_ONE] = "one", [QUESTION_MANY] = "many", NULL };

enum { QUESTION_KIND = 1, QUESTION_FOR_EACH, QUESTION_OPTIONS, QUESTION_WHEN };
static const struct field question_fields[] = {
	FIELD_OF("id", FIELD_ID, FIELD_MUST, offsetof(struct pack_question, id)),
	[QUESTION_KIND] = FIELD_CHOICE("kind", FIELD_WORD, FIELD_MUST, offsetof(struct pack_question, kind), kinds),
	[QUESTION_FOR_EACH] = FIELD_REFER("for_each", FIELD_ROW, 0, offsetof(struct pack_question, for_each), SCOPE_QUESTION, "question"),
	[QUESTION_OPTIONS] = FIELD_OF("options", FIELD_LIST, FIELD_MUST | FIELD_FULL, FIELD_NOWHERE),
	[QUESTION_WHEN] = FIELD_OF("when", FIELD_OBJECT, 0, FIELD_NOWHERE),
	FIELD_OF("private", FIELD_FLAG, 0, offsetof(struct pack_question, is_private)),
	FIELD_OF("ask", FIELD_TEXT, FIELD_MUST | FIELD_ITEM, offsetof(struct pack_question, ask)),
	FIELD_OF("help", FIELD_TEXT, FIELD_ITEM, offsetof(struct pack_question, help)),
	FIELD_OF("why", FIELD_TEXT, FIELD_MUST | FIELD_ITEM, offsetof(struct pack_question, why)),
	FIELD_SOURCES(pack_question, FIELD_MUST),
	FIELD_NUMBER("weight", 0, offsetof(struct pack_question, weight), sizeof(uint32_t), 1, 100),
};
static const struct shape question_shape = SHAPE("question", false, question_fields);

/* "do" and "aim" tell one step from steps by item, so no repeat may be called that (DESIGN.md 4). */
static void
check_repeat_ids(struct reading *reading, uint32_t over)
{
	static const char *const words[] = { "do", "aim" };
	const struct name *name;
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		name = model_name(&reading->model, SCOPE_OPTION + over, model_id(&reading->model, words[i], strlen(words[i])));
		if (name != NULL)
			reading_error(reading, name->at, "option id \"%s\" in question \"%s\", which is repeated over; expected another id", words[i],
			    model_text_at(&reading->model, model_question(&reading->model, over)->id));
	}
}

/* What is wrong with repeating over a question (DESIGN.md 4, Repeats); NULL: nothing. */
static const char *
over_fault(const struct pack_question *over)
{
	if (over->kind == QUESTION_ONE)
		return "of kind \"one\"";
	if (over->is_private)
		return "private";
	return over->for_each != PACK_NONE ? "repeated itself" : NULL;
}

/* "for_each": the row it names, held to what may be repeated over; or ROW_BROKEN. */
static uint32_t
check_over(struct reading *reading, const struct object *object, uint32_t here, uint32_t over)
{
	const struct node *node = object->found[QUESTION_FOR_EACH];
	const char *fault;
	struct question_note *note;

	if (node == NULL || over == ROW_BROKEN)
		return ROW_BROKEN;
	if (over >= here) {
		reading_error(reading, tree_at(&reading->tree, node), "\"for_each\" of %s names %s question \"%s\"; expected an earlier one",
		    object_label(reading, &question_shape, object->node).text, over == here ? "the same" : "the later", tree_text(&reading->tree, node));
		return ROW_BROKEN;
	}
	if ((fault = over_fault(model_question(&reading->model, over))) != NULL) {
		reading_error(reading, tree_at(&reading->tree, node),
		    "\"for_each\" of %s names question \"%s\", which is %s; expected one of kind \"many\", neither repeated nor private",
		    object_label(reading, &question_shape, object->node).text, tree_text(&reading->tree, node), fault);
		return ROW_BROKEN;
	}
	note = (struct question_note *)reading->notes.rows + over;
	if (!note->is_repeated_over)
		check_repeat_ids(reading, over);
	note->is_repeated_over = true;
	return over;
}

static void
count_items(struct reading *reading, const struct object *object, uint32_t items)
{
	const uint64_t before = reading->items;
	const struct node *node = object->found[QUESTION_FOR_EACH] != NULL ? object->found[QUESTION_FOR_EACH] : object->node;

	reading->items += items;
	if (before <= PACK_MAX_ITEMS && reading->items > PACK_MAX_ITEMS)
		reading_error(reading, tree_at(&reading->tree, node), "%s brings the questions, repeats counted, to %llu; expected at most %d",
		    object_label(reading, &question_shape, object->node).text, (unsigned long long)reading->items, PACK_MAX_ITEMS);
}

/* What the keys mean together, once each of them is read. */
static void
check_question(struct reading *reading, const struct object *object, uint32_t here, struct pack_question *row)
{
	const struct node *over = object->found[QUESTION_FOR_EACH], *when = object->found[QUESTION_WHEN];

	if (row->is_private && over != NULL) {
		reading_error(reading, tree_at(&reading->tree, over),
		    "\"for_each\" of the private %s; expected none, as a private question is never repeated",
		    object_label(reading, &question_shape, object->node).text);
		row->for_each = ROW_BROKEN;
	}
	if (object->in_repeat)
		row->for_each = check_over(reading, object, here, row->for_each);
	if (row->for_each < ROW_BROKEN)
		row->item_count = ((const struct question_note *)reading->notes.rows)[row->for_each].repeats;
	count_items(reading, object, row->item_count);
	if (when != NULL)
		row->when = when_read(reading, when, (struct when_in){ "question", row->id, here, row->for_each });
}

void
question_read(struct reading *reading, const struct node *node, uint32_t topic)
{
	const uint32_t here = reading->model.questions.count;
	struct object object = { .shape = &question_shape, .node = node };
	struct pack_question row = { .kind = KIND_BROKEN, .topic = topic, .for_each = PACK_NONE, .weight = 1, .item_count = 1, .item_stride = 1 };
	struct question_note note = { 0 };

	row.when.condition = PACK_NONE;
	row.first_option = reading->model.options.count;
	object.in_repeat = tree_find(&reading->tree, node, "for_each") != NULL;
	if (object_read(reading, &object, &row)) {
		check_question(reading, &object, here, &row);
		if (object.found[QUESTION_OPTIONS] != NULL)
			note.repeats = options_read(reading, object.found[QUESTION_OPTIONS], here, &row);
	}
	(void)table_add(&reading->notes, &note, &reading->model.failed);
	(void)table_add(&reading->model.questions, &row, &reading->model.failed);
}
