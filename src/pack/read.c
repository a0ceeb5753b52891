/* read.c - bytes to a pack: its own keys, and the order of the sections, each of which is a file of its own; what becomes of the tables is finish.c's. */
#include <closeknit/pack.h>

#include "fields.h"
#include "items.h"

static const char *const formats[] = { "closeknit-pack/1", NULL };

enum {
	PACK_FORMAT,
	PACK_PUBLISHER,
	PACK_SIGN_OFF,
	PACK_SOURCES,
	PACK_CONTACTS,
	PACK_SCORING,
	PACK_TOPICS,
	PACK_ACTIONS,
	PACK_MESSAGES,
	PACK_URGENT,
	PACK_RENAMED,
	PACK_REVIEW_BY,
};
static const struct field pack_fields[] = {
	[PACK_FORMAT] = FIELD_CHOICE("format", FIELD_WORD, FIELD_MUST, FIELD_NOWHERE, formats),
	[PACK_PUBLISHER] = FIELD_OF("publisher", FIELD_OBJECT, FIELD_MUST, FIELD_NOWHERE),
	[PACK_SIGN_OFF] = FIELD_OF("sign_off", FIELD_OBJECT, FIELD_MUST | FIELD_NULL, FIELD_NOWHERE),
	[PACK_SOURCES] = FIELD_OF("sources", FIELD_OBJECT, FIELD_MUST, FIELD_NOWHERE),
	[PACK_CONTACTS] = FIELD_OF("contacts", FIELD_OBJECT, FIELD_MUST, FIELD_NOWHERE),
	[PACK_SCORING] = FIELD_OF("scoring", FIELD_OBJECT, FIELD_MUST, FIELD_NOWHERE),
	[PACK_TOPICS] = FIELD_OF("topics", FIELD_LIST, FIELD_MUST | FIELD_FULL, FIELD_NOWHERE),
	[PACK_ACTIONS] = FIELD_OF("actions", FIELD_OBJECT, FIELD_MUST, FIELD_NOWHERE),
	[PACK_MESSAGES] = FIELD_OF("messages", FIELD_OBJECT, 0, FIELD_NOWHERE),
	[PACK_URGENT] = FIELD_OF("urgent", FIELD_OBJECT, FIELD_MUST, FIELD_NOWHERE),
	[PACK_RENAMED] = FIELD_OF("renamed", FIELD_OBJECT, 0, FIELD_NOWHERE),
	[PACK_REVIEW_BY] = FIELD_OF("review_by", FIELD_DAY, FIELD_MUST, offsetof(struct pack, review_by)),
	FIELD_OF("$schema", FIELD_TEXT, 0, FIELD_NOWHERE),
	FIELD_OF("id", FIELD_ID, FIELD_MUST, offsetof(struct pack, id)),
	FIELD_OF("version", FIELD_TEXT, FIELD_MUST, offsetof(struct pack, version)),
	FIELD_NUMBER("serial", FIELD_MUST, offsetof(struct pack, serial), sizeof(int32_t), 1, INT32_MAX),
	FIELD_OF("language", FIELD_TAG, FIELD_MUST, offsetof(struct pack, language)),
	FIELD_OF("title", FIELD_TEXT, FIELD_MUST, offsetof(struct pack, title)),
	FIELD_OF("summary", FIELD_TEXT, FIELD_MUST, offsetof(struct pack, summary)),
	FIELD_NUMBER("minutes", FIELD_MUST, offsetof(struct pack, minutes), sizeof(int32_t), 1, 240),
	FIELD_OF("licence", FIELD_TEXT, FIELD_MUST, offsetof(struct pack, licence)),
	FIELD_OF("reviewed", FIELD_DAY, FIELD_MUST, offsetof(struct pack, reviewed)),
};
static const struct shape pack_shape = SHAPE("the pack", false, pack_fields);

static const struct field publisher_fields[] = {
	FIELD_OF("name", FIELD_TEXT, FIELD_MUST, offsetof(struct pack, publisher_name)),
	FIELD_OF("url", FIELD_URL, FIELD_MUST, offsetof(struct pack, publisher_url)),
};
static const struct shape publisher_shape = SHAPE("\"publisher\"", false, publisher_fields);

static const struct field sign_off_fields[] = {
	FIELD_OF("role", FIELD_TEXT, FIELD_MUST, offsetof(struct pack, sign_off_role)),
	FIELD_OF("organisation", FIELD_TEXT, FIELD_MUST, offsetof(struct pack, sign_off_organisation)),
	FIELD_OF("date", FIELD_DAY, FIELD_MUST, offsetof(struct pack, sign_off_date)),
};
static const struct shape sign_off_shape = SHAPE("\"sign_off\"", false, sign_off_fields);

void
publisher_read(struct reading *reading, const struct node *node)
{
	struct object object = { .shape = &publisher_shape, .node = node };

	if (node != NULL)
		(void)object_read(reading, &object, &reading->head);
}

void
sign_off_read(struct reading *reading, const struct node *node)
{
	struct object object = { .shape = &sign_off_shape, .node = node };

	if (node != NULL)
		(void)object_read(reading, &object, &reading->head);
}

/* The pack's own keys; object->found then has the sections. */
static void
read_head(struct reading *reading, struct object *object)
{
	if (!object_read(reading, object, &reading->head))
		return;
	publisher_read(reading, object->found[PACK_PUBLISHER]);
	sign_off_read(reading, object->found[PACK_SIGN_OFF]);
	if (object->found[PACK_REVIEW_BY] != NULL && reading->head.review_by < reading->head.reviewed)
		reading_warning(
		    reading, tree_at(&reading->tree, object->found[PACK_REVIEW_BY]), "\"review_by\" is before \"reviewed\"; expected a later day");
}

/* Ids first, so that what refers to them can stand anywhere; then each section, as reading.h says. */
static void
read_sections(struct reading *reading, const struct object *object)
{
	static const struct {
		void (*read)(struct reading *, const struct node *);
		size_t section;
	} steps[] = {
		{ sources_read, PACK_SOURCES },
		{ contacts_read, PACK_CONTACTS },
		{ messages_register, PACK_MESSAGES },
		{ actions_register, PACK_ACTIONS },
		{ topics_register, PACK_TOPICS },
		{ topics_read, PACK_TOPICS },
		{ actions_read, PACK_ACTIONS },
		{ messages_read, PACK_MESSAGES },
		{ scoring_read, PACK_SCORING },
		{ help_read, PACK_URGENT },
		{ renamed_read, PACK_RENAMED },
	};
	size_t i;

	for (i = 0; i < sizeof(steps) / sizeof(steps[0]) && !reading->model.failed; i++)
		if (object->found[steps[i].section] != NULL)
			steps[i].read(reading, object->found[steps[i].section]);
	if (!reading->model.failed)
		actions_finish(reading);
}

/* ---- reading ---- */

/* An overlay is read over what it extends (overlay.c); here it is alone. */
static void
refuse_overlay(struct reading *reading, const struct node *extends)
{
	if (!node_is(tree_find(&reading->tree, extends, "id"), JSON_STRING))
		reading_error(reading, tree_at(&reading->tree, extends),
		    "\"extends\" names no pack; expected its id and serial, like {\"id\": \"uk-parents\", \"serial\": 1}");
	else
		reading_error(reading, tree_key_at(&reading->tree, extends),
		    "this is an overlay, and the pack that it \"extends\" is not here; expected that pack installed, built in, or given with --base");
}

/* All complaints, and the tables, whether there are any or not. */
static void
read_all(struct reading *reading, const char *bytes, size_t len)
{
	struct object object = { .shape = &pack_shape };
	const struct node *extends;

	if (len > PACK_MAX_BYTES) {
		reading_error(reading, 0, "the pack has %zu bytes; expected at most %d", len, PACK_MAX_BYTES);
		return;
	}
	reading->len = len;
	if (tree_read(&reading->tree, TREE_PACK, bytes, len, reading->found) != 0)
		return;
	if ((extends = tree_find(&reading->tree, tree_root(&reading->tree), "extends")) != NULL) {
		refuse_overlay(reading, extends);
		return;
	}
	object.node = tree_root(&reading->tree);
	read_head(reading, &object);
	read_sections(reading, &object);
	if (reading->found->errors == 0 && !reading->model.failed && reading_has_room(reading))
		items_build(&reading->model);
}

struct pack *
pack_read(const char *bytes, size_t len, const char *name, struct complaints *found, struct err *err)
{
	struct reading reading;
	struct pack *pack = NULL;

	reading_init(&reading, found);
	reading.head.sign_off_date = DATE_NONE;
	read_all(&reading, bytes, len);
	complaints_settle(found, bytes, len);
	if (reading_fault(&reading, name, err) != 0)
		goto done;
	if ((pack = reading_finish(&reading)) == NULL)
		err_memory(err);
done:
	reading_clear(&reading);
	return pack;
}
