/* topics.c - a pack's topics; their questions are questions.c's. */
#include "questions.h"

#include <string.h>

enum { TOPIC_ID, TOPIC_QUESTIONS };
static const struct field topic_fields[] = {
	[TOPIC_ID] = FIELD_OF("id", FIELD_ID, FIELD_MUST, offsetof(struct pack_topic, id)),
	[TOPIC_QUESTIONS] = FIELD_OF("questions", FIELD_LIST, FIELD_MUST | FIELD_FULL, FIELD_NOWHERE),
	FIELD_OF("title", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_topic, title)),
	FIELD_OF("intro", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_topic, intro)),
	FIELD_NUMBER("weight", 0, offsetof(struct pack_topic, weight), sizeof(uint32_t), 1, 100),
	FIELD_SOURCES(pack_topic, FIELD_MUST),
};
static const struct shape topic_shape = SHAPE("topic", false, topic_fields);

/* The questions of a topic, in whatever order its keys stand; or NULL. */
static const struct node *
questions_of(const struct reading *reading, const struct node *topic)
{
	const struct node *list = tree_find(&reading->tree, topic, "questions");

	return node_is(list, JSON_ARRAY) ? node_first(list) : NULL;
}

static void
register_question(struct reading *reading, const struct node *question, uint32_t row)
{
	static const struct place_of where = { SCOPE_QUESTION, "question" };
	static const char *const words[] = { "any", "all", "not" };
	const struct node *node = tree_find(&reading->tree, question, "id");
	const char *id;
	size_t i, len;

	/* What is no id is complained of when the question itself is read. */
	if (!node_is(node, JSON_STRING))
		return;
	id = tree_text(&reading->tree, node);
	len = strlen(id);
	if (!text_is_id(id, len))
		return;
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(id, words[i]) == 0)
			reading_error(reading, tree_at(&reading->tree, node),
			    "question id \"%s\" has a meaning of its own in \"when\"; expected another id", words[i]);
	reading_register(reading, where, model_id(&reading->model, id, len), row, tree_at(&reading->tree, node));
}

void
topics_register(struct reading *reading, const struct node *list)
{
	const struct node *topic, *question;
	uint32_t row = 0;

	for (topic = node_first(list); topic != NULL && reading_has_room(reading); topic = node_next(topic))
		for (question = questions_of(reading, topic); question != NULL && reading_has_room(reading); question = node_next(question))
			register_question(reading, question, row++);
}

void
topics_read(struct reading *reading, const struct node *list)
{
	static const struct place_of where = { SCOPE_TOPIC, "topic" };
	const struct node *topic, *question;

	for (topic = node_first(list); topic != NULL && !reading->model.failed; topic = node_next(topic)) {
		struct object object = { .shape = &topic_shape, .node = topic };
		struct pack_topic row = { .weight = 1, .first_question = reading->model.questions.count };

		if (object_read(reading, &object, &row) && object.found[TOPIC_ID] != NULL)
			reading_register(reading, where, row.id, reading->model.topics.count, tree_at(&reading->tree, object.found[TOPIC_ID]));
		for (question = questions_of(reading, topic); question != NULL && !reading->model.failed; question = node_next(question))
			question_read(reading, question, reading->model.topics.count);
		row.question_count = reading->model.questions.count - row.first_question;
		(void)table_add(&reading->model.topics, &row, &reading->model.failed);
	}
}
