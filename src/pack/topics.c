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
static const cJSON *
questions_of(const cJSON *topic)
{
	const cJSON *list = cJSON_IsObject(topic) ? cJSON_GetObjectItemCaseSensitive(topic, "questions") : NULL;

	return cJSON_IsArray(list) ? list->child : NULL;
}

static void
register_question(struct reading *reading, const cJSON *question, uint32_t row)
{
	static const struct place_of where = { SCOPE_QUESTION, "question" };
	static const char *const words[] = { "any", "all", "not" };
	const cJSON *id = cJSON_IsObject(question) ? cJSON_GetObjectItemCaseSensitive(question, "id") : NULL;
	size_t i, len;

	/* What is no id is complained of when the question itself is read. */
	if (!cJSON_IsString(id) || !text_is_id(id->valuestring, len = strlen(id->valuestring)))
		return;
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(id->valuestring, words[i]) == 0)
			reading_error(reading, tree_at(&reading->tree, id),
			    "question id \"%s\" has a meaning of its own in \"when\"; expected another id", words[i]);
	reading_register(reading, where, model_id(&reading->model, id->valuestring, len), row, tree_at(&reading->tree, id));
}

void
topics_register(struct reading *reading, const cJSON *list)
{
	const cJSON *topic, *question;
	uint32_t row = 0;

	for (topic = list != NULL ? list->child : NULL; topic != NULL; topic = topic->next)
		for (question = questions_of(topic); question != NULL; question = question->next)
			register_question(reading, question, row++);
}

void
topics_read(struct reading *reading, const cJSON *list)
{
	static const struct place_of where = { SCOPE_TOPIC, "topic" };
	const cJSON *topic, *question;

	for (topic = list != NULL ? list->child : NULL; topic != NULL; topic = topic->next) {
		struct object object = { .shape = &topic_shape, .node = topic };
		struct pack_topic row = { .weight = 1, .first_question = reading->model.questions.count };

		if (object_read(reading, &object, &row) && object.found[TOPIC_ID] != NULL)
			reading_register(reading, where, row.id, reading->model.topics.count, tree_at(&reading->tree, object.found[TOPIC_ID]));
		for (question = questions_of(topic); question != NULL && !reading->model.failed; question = question->next)
			question_read(reading, question, reading->model.topics.count);
		row.question_count = reading->model.questions.count - row.first_question;
		(void)table_add(&reading->model.topics, &row, &reading->model.failed);
	}
}
