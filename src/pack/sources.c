/* sources.c - a pack's sources and contacts. */
#include "fields.h"

static const struct field source_fields[] = {
	FIELD_OF("title", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_source, title)),
	FIELD_OF("publisher", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_source, publisher)),
	FIELD_OF("date", FIELD_DATE, FIELD_MUST, offsetof(struct pack_source, date)),
	FIELD_OF("url", FIELD_URL, FIELD_MUST, offsetof(struct pack_source, url)),
	FIELD_OF("checked", FIELD_DAY, FIELD_MUST, offsetof(struct pack_source, checked)),
};
static const struct shape source_shape = SHAPE("source", true, source_fields);

static const char *const nations[] = { "england", "wales", "scotland", "northern-ireland", NULL };

enum { CONTACT_AGES = 5 };
static const struct field contact_fields[] = {
	FIELD_OF("name", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_contact, name)),
	FIELD_OF("for", FIELD_TEXT, FIELD_MUST, offsetof(struct pack_contact, whom)),
	FIELD_OF("phone", FIELD_TEXT, 0, offsetof(struct pack_contact, phone)),
	FIELD_OF("url", FIELD_URL, FIELD_MUST, offsetof(struct pack_contact, url)),
	FIELD_OF("hours", FIELD_TEXT, 0, offsetof(struct pack_contact, hours)),
	[CONTACT_AGES] = FIELD_OF("ages", FIELD_LIST, 0, FIELD_NOWHERE),
	FIELD_OF("eligibility", FIELD_TEXT, 0, offsetof(struct pack_contact, eligibility)),
	FIELD_CHOICE("nations", FIELD_TEXTS, FIELD_MUST, offsetof(struct pack_contact, nations), nations),
	FIELD_OF("checked", FIELD_DAY, FIELD_MUST, offsetof(struct pack_contact, checked)),
	FIELD_SOURCES(pack_contact, 0),
};
static const struct shape contact_shape = SHAPE("contact", true, contact_fields);

/* Older than anybody a helpline is for [years]. */
enum { AGE_MAX = 120 };

void
sources_read(struct reading *reading, const struct node *list)
{
	static const struct place_of where = { SCOPE_SOURCE, "source" };
	const struct node *node;

	for (node = node_first(list); node != NULL && !reading->model.failed; node = node_next(node)) {
		struct object object = { .shape = &source_shape, .node = node };
		struct pack_source row = { 0 };

		row.id = reading_id(reading, tree_key(&reading->tree, node), tree_key_at(&reading->tree, node));
		reading_register(reading, where, row.id, reading->model.sources.count, tree_key_at(&reading->tree, node));
		(void)object_read(reading, &object, &row);
		(void)table_add(&reading->model.sources, &row, &reading->model.failed);
	}
}

/* "ages": two whole numbers, the lower first. */
static void
read_ages(struct reading *reading, const struct node *list, struct pack_contact *row)
{
	const struct node *low = node_first(list), *high = low != NULL ? node_next(low) : NULL;
	int32_t from, to;

	if (high != NULL && node_next(high) == NULL && node_is(low, JSON_NUMBER) && node_is(high, JSON_NUMBER) && tree_whole(&reading->tree, low, &from) &&
	    tree_whole(&reading->tree, high, &to) && from >= 0 && from <= to && to <= AGE_MAX) {
		row->age_from = (int16_t)from;
		row->age_to = (int16_t)to;
		return;
	}
	reading_error(reading, tree_at(&reading->tree, list),
	    "\"ages\" of contact \"%s\" is no span of years; expected two whole numbers from 0 to %d, the lower first, like [0, 17]",
	    model_text_at(&reading->model, row->id), AGE_MAX);
}

void
contacts_read(struct reading *reading, const struct node *list)
{
	static const struct place_of where = { SCOPE_CONTACT, "contact" };
	const struct node *node;

	for (node = node_first(list); node != NULL && !reading->model.failed; node = node_next(node)) {
		struct object object = { .shape = &contact_shape, .node = node };
		struct pack_contact row = { .age_from = -1, .age_to = -1 };

		row.id = reading_id(reading, tree_key(&reading->tree, node), tree_key_at(&reading->tree, node));
		reading_register(reading, where, row.id, reading->model.contacts.count, tree_key_at(&reading->tree, node));
		if (object_read(reading, &object, &row) && object.found[CONTACT_AGES] != NULL)
			read_ages(reading, object.found[CONTACT_AGES], &row);
		(void)table_add(&reading->model.contacts, &row, &reading->model.failed);
	}
}
