/* read.c - bytes to a pack: its own keys, the order of the sections, and what becomes of the tables; each section is a file of its own. */
#include <closeknit/pack.h>

#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "hash.h"
#include "items.h"

/* What pack_free frees: the tables that the pack's pointers lead into. */
struct owner {
	struct pack pack;
	struct model model;
	uint32_t *question_slots, *action_slots, *renamed_slots;
};

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

/* The pack's own keys; object->found then has the sections. */
static void
read_head(struct reading *reading, struct object *object)
{
	struct object publisher = { .shape = &publisher_shape }, sign_off = { .shape = &sign_off_shape };

	if (!object_read(reading, object, &reading->head))
		return;
	if ((publisher.node = object->found[PACK_PUBLISHER]) != NULL)
		(void)object_read(reading, &publisher, &reading->head);
	if ((sign_off.node = object->found[PACK_SIGN_OFF]) != NULL)
		(void)object_read(reading, &sign_off, &reading->head);
	if (object->found[PACK_REVIEW_BY] != NULL && reading->head.review_by < reading->head.reviewed)
		reading_warning(
		    reading, tree_at(&reading->tree, object->found[PACK_REVIEW_BY]), "\"review_by\" is before \"reviewed\"; expected a later day");
}

/* Ids first, so that what refers to them can stand anywhere; then each section, as reading.h says. */
static void
read_sections(struct reading *reading, const struct object *object)
{
	static const struct {
		void (*read)(struct reading *, const cJSON *);
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

/* ---- what becomes of the tables ---- */

/* Slots by the hash of a text at offset `id` of rows of `size` bytes.  NULL if no memory. */
static uint32_t *
build_slots(const struct model *model, const struct table *rows, size_t id, uint32_t *bits)
{
	uint32_t *slots, mask, i, slot;

	*bits = hash_bits(rows->count);
	mask = ((uint32_t)1 << *bits) - 1;
	if ((slots = calloc((size_t)mask + 1, sizeof(*slots))) == NULL)
		return NULL;
	for (i = 0; i < rows->count; i++) {
		const char *row = (const char *)rows->rows + i * rows->size;
		const char *text = model_text_at(model, *(const uint32_t *)(const void *)(row + id));
		const uint32_t salt = rows == &model->renamed ? ((const struct pack_renamed *)rows->rows)[i].kind : 0;

		for (slot = hash_text(text, strlen(text), salt) & mask; slots[slot] != 0; slot = (slot + 1) & mask)
			;
		slots[slot] = i + 1;
	}
	return slots;
}

/* The pack's pointers and counts into the owner's tables. */
static void
point(struct pack *pack, const struct owner *owner)
{
	const struct model *model = &owner->model;

	pack->texts = model->texts.bytes;
	pack->texts_len = (uint32_t)model->texts.len;
	pack->question_slots = owner->question_slots;
	pack->action_slots = owner->action_slots;
	pack->renamed_slots = owner->renamed_slots;
#define POINT(table, count_) (pack->table = model->table.rows, pack->count_ = model->table.count)
	POINT(numbers, number_count);
	POINT(sources, source_count);
	POINT(contacts, contact_count);
	POINT(bands, band_count);
	POINT(topics, topic_count);
	POINT(questions, question_count);
	POINT(options, option_count);
	POINT(conditions, condition_count);
	POINT(items, item_count);
	POINT(steps, steps_count);
	POINT(steps_for, steps_for_count);
	POINT(actions, action_count);
	POINT(messages, message_count);
	POINT(advice, advice_count);
	POINT(help, help_count);
	POINT(renamed, renamed_count);
#undef POINT
}

/* The reading's tables as a pack, which owns them from now on; NULL, and the reading as it was, if no memory. */
static struct pack *
finish(struct reading *reading)
{
	struct owner *owner = calloc(1, sizeof(*owner));
	struct pack *pack;

	if (owner == NULL)
		return NULL;
	pack = &owner->pack;
	*pack = reading->head;
	owner->question_slots = build_slots(&reading->model, &reading->model.questions, offsetof(struct pack_question, id), &pack->question_bits);
	owner->action_slots = build_slots(&reading->model, &reading->model.actions, offsetof(struct pack_action, id), &pack->action_bits);
	owner->renamed_slots = build_slots(&reading->model, &reading->model.renamed, offsetof(struct pack_renamed, from), &pack->renamed_bits);
	if (owner->question_slots == NULL || owner->action_slots == NULL || owner->renamed_slots == NULL) {
		pack->owner = owner;
		pack_free(pack);
		return NULL;
	}
	owner->model = reading->model;
	model_init(&reading->model);
	point(pack, owner);
	pack->owner = owner;
	return pack;
}

void
pack_free(struct pack *pack)
{
	struct owner *owner;

	if (pack == NULL || pack->owner == NULL)
		return;
	owner = pack->owner;
	free(owner->question_slots);
	free(owner->action_slots);
	free(owner->renamed_slots);
	model_clear(&owner->model);
	free(owner);
}

/* ---- reading ---- */

/* All complaints, and the tables, whether there are any or not. */
static void
read_all(struct reading *reading, const char *bytes, size_t len)
{
	struct object object = { .shape = &pack_shape };

	if (len > PACK_MAX_BYTES) {
		reading_error(reading, 0, "the pack has %zu bytes; expected at most %d", len, PACK_MAX_BYTES);
		return;
	}
	reading->len = len;
	if (tree_read(&reading->tree, TREE_PACK, bytes, len, reading->found) != 0)
		return;
	object.node = reading->tree.root;
	read_head(reading, &object);
	read_sections(reading, &object);
	if (reading->found->errors == 0 && !reading->model.failed)
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
	if ((pack = finish(&reading)) == NULL)
		err_memory(err);
done:
	reading_clear(&reading);
	return pack;
}
