/* messages.c - a pack's messages to send. */
#include "conditions.h"
#include "fields.h"

#include <string.h>

enum { MESSAGE_WHEN = 3 };
static const struct field message_fields[] = {
	FIELD_OF("title", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_message, title)),
	FIELD_OF("to", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_message, to)),
	FIELD_OF("body", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_message, body)),
	[MESSAGE_WHEN] = FIELD_OF("when", FIELD_OBJECT, 0, FIELD_NOWHERE),
	FIELD_SOURCES(pack_message, 0),
};
static const struct shape message_shape = SHAPE("message", true, message_fields);

void
messages_register(struct reading *reading, const struct node *list)
{
	reading_register_map(reading, (struct place_of){ SCOPE_MESSAGE, "message" }, list);
}

void
messages_read(struct reading *reading, const struct node *list)
{
	const struct node *node;

	for (node = node_first(list); node != NULL && !reading->model.failed; node = node_next(node)) {
		struct object object = { .shape = &message_shape, .node = node };
		const char *key = tree_key(&reading->tree, node);
		struct pack_message row = { .when.condition = PACK_NONE };

		row.id = model_id(&reading->model, key, strlen(key));
		if (object_read(reading, &object, &row) && object.found[MESSAGE_WHEN] != NULL)
			row.when = when_read(reading, object.found[MESSAGE_WHEN], (struct when_in){ "message", row.id, PACK_NONE, PACK_NONE });
		(void)table_add(&reading->model.messages, &row, &reading->model.failed);
	}
}
