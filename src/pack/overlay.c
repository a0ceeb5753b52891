/* overlay.c - reads an overlay: somebody adds contacts, messages, wording and sources of their own to a pack; its steps, scoring and sources stay as they are. */
#include <string.h>

#include "fields.h"
#include "overlay.h"

/*
 * An overlay is read into a copy of the tables of the pack it extends: its own texts and rows come behind those, so that every check of a pack's reader holds
 * for it, and a complaint about one of its texts can name the line.  What it has no key for it cannot change.
 */

static const char *const formats[] = { "closeknit-pack/1", NULL };

enum { OVERLAY_EXTENDS, OVERLAY_ID, OVERLAY_LANGUAGE, OVERLAY_PUBLISHER, OVERLAY_SIGN_OFF, OVERLAY_REVIEW_BY, OVERLAY_SOURCES, OVERLAY_CONTACTS, OVERLAY_MESSAGES, OVERLAY_STRINGS };
static const struct field overlay_fields[] = {
	[OVERLAY_EXTENDS] = FIELD_OF("extends", FIELD_OBJECT, FIELD_MUST, FIELD_NOWHERE),
	[OVERLAY_ID] = FIELD_OF("id", FIELD_ID, FIELD_MUST, offsetof(struct pack, overlay_id)),
	[OVERLAY_LANGUAGE] = FIELD_OF("language", FIELD_TAG, 0, FIELD_NOWHERE),
	[OVERLAY_PUBLISHER] = FIELD_OF("publisher", FIELD_OBJECT, FIELD_MUST, FIELD_NOWHERE),
	[OVERLAY_SIGN_OFF] = FIELD_OF("sign_off", FIELD_OBJECT, FIELD_MUST | FIELD_NULL, FIELD_NOWHERE),
	[OVERLAY_REVIEW_BY] = FIELD_OF("review_by", FIELD_DAY, FIELD_MUST, offsetof(struct pack, review_by)),
	[OVERLAY_SOURCES] = FIELD_OF("sources", FIELD_OBJECT, 0, FIELD_NOWHERE),
	[OVERLAY_CONTACTS] = FIELD_OF("contacts", FIELD_OBJECT, 0, FIELD_NOWHERE),
	[OVERLAY_MESSAGES] = FIELD_OF("messages", FIELD_OBJECT, 0, FIELD_NOWHERE),
	[OVERLAY_STRINGS] = FIELD_OF("strings", FIELD_OBJECT, 0, FIELD_NOWHERE),
	FIELD_CHOICE("format", FIELD_WORD, FIELD_MUST, FIELD_NOWHERE, formats),
	FIELD_OF("$schema", FIELD_TEXT, 0, FIELD_NOWHERE),
	FIELD_OF("version", FIELD_TEXT, FIELD_MUST, offsetof(struct pack, version)),
	FIELD_NUMBER("serial", FIELD_MUST, offsetof(struct pack, overlay_serial), sizeof(int32_t), 1, INT32_MAX),
	FIELD_OF("title", FIELD_TEXT, FIELD_MUST, offsetof(struct pack, title)),
	FIELD_OF("summary", FIELD_TEXT, 0, offsetof(struct pack, summary)),
	FIELD_OF("licence", FIELD_TEXT, FIELD_MUST, offsetof(struct pack, licence)),
	FIELD_OF("reviewed", FIELD_DAY, FIELD_MUST, offsetof(struct pack, reviewed)),
};
static const struct shape overlay_shape = SHAPE("the overlay", false, overlay_fields);

struct extends { uint32_t id; int32_t serial; };
enum { EXTENDS_ID, EXTENDS_SERIAL };
static const struct field extends_fields[] = {
	[EXTENDS_ID] = FIELD_OF("id", FIELD_ID, FIELD_MUST, offsetof(struct extends, id)),
	[EXTENDS_SERIAL] = FIELD_NUMBER("serial", FIELD_MUST, offsetof(struct extends, serial), sizeof(int32_t), 1, INT32_MAX),
};
static const struct shape extends_shape = SHAPE("\"extends\"", false, extends_fields);

/* ---- What it extends ---------------------------------------------------------------------------------------- */

static void
check_serial(struct reading *reading, const struct object *object, int32_t serial)
{
	const struct pack *base = reading->base;
	const size_t at = tree_at(&reading->tree, object->found[EXTENDS_SERIAL]);

	if (base->serial < serial)
		reading_error(reading, at, "pack \"%s\" has serial %d here; expected %d or a higher one: update that pack first", pack_id(base, base->id),
		    (int)base->serial, (int)serial);
	else if (base->serial > serial)
		reading_warning(reading, at,
		    "this was written for serial %d of pack \"%s\", and serial %d is here; expected %d, once somebody has looked whether each word still fits",
		    (int)serial, pack_id(base, base->id), (int)base->serial, (int)base->serial);
}

static void
read_extends(struct reading *reading, const struct node *node)
{
	struct object object = { .shape = &extends_shape, .node = node };
	const struct pack *base = reading->base;
	struct extends extends = { 0 };
	const struct node *id;

	if (node == NULL || !object_read(reading, &object, &extends))
		return;
	if ((id = object.found[EXTENDS_ID]) != NULL && strcmp(tree_text(&reading->tree, id), pack_id(base, base->id)) != 0) {
		reading_error(reading, tree_at(&reading->tree, id), "the pack that is here is \"%s\"; expected \"%s\"", pack_id(base, base->id), tree_text(&reading->tree, id));
		return;
	}
	if (base->overlay_id != 0)
		reading_error(reading, tree_at(&reading->tree, node), "what it extends is an overlay itself; expected a pack of its own");
	if (object.found[EXTENDS_SERIAL] != NULL)
		check_serial(reading, &object, extends.serial);
}

/* ---- Its own keys ------------------------------------------------------------------------------------------- */

/* Both versions, so that who reads a plan can name them: "2026.11 + rivertown-parents 3". */
static void
name_version(struct reading *reading)
{
	const struct pack *base = reading->base;
	struct pack *head = &reading->head;
	struct buf both = { 0 };

	buf_printf(&both, "%s + %s %s", pack_id(base, base->version), model_text_at(&reading->model, head->overlay_id), model_text_at(&reading->model, head->version));
	if (both.failed)
		reading->model.failed = true;
	else
		head->version = model_text(&reading->model, both.bytes);
	buf_clear(&both);
}

/* What is on the page is as old as the older of the two, and due as soon as the sooner. */
static void
join_days(struct reading *reading, const struct object *object)
{
	const struct pack *base = reading->base;
	struct pack *head = &reading->head;

	if (object->found[OVERLAY_REVIEW_BY] != NULL && head->review_by < head->reviewed)
		reading_warning(reading, tree_at(&reading->tree, object->found[OVERLAY_REVIEW_BY]),
		    "\"review_by\" is before \"reviewed\"; expected a later day");
	if (base->reviewed < head->reviewed)
		head->reviewed = base->reviewed;
	if (base->review_by < head->review_by)
		head->review_by = base->review_by;
}

static void
read_head(struct reading *reading, struct object *object)
{
	const struct pack *base = reading->base;
	struct pack *head = &reading->head;
	const struct node *node;

	head->base_sources = base->source_count;
	head->base_contacts = base->contact_count;
	head->sign_off_role = head->sign_off_organisation = 0;
	head->sign_off_date = DATE_NONE;
	if (!object_read(reading, object, head))
		return;
	read_extends(reading, object->found[OVERLAY_EXTENDS]);
	if ((node = object->found[OVERLAY_ID]) != NULL && strcmp(tree_text(&reading->tree, node), pack_id(base, base->id)) == 0)
		reading_error(reading, tree_at(&reading->tree, node), "\"%s\" is the id of the pack that is extended; expected one of the overlay's own", tree_text(&reading->tree, node));
	if ((node = object->found[OVERLAY_LANGUAGE]) != NULL && strcmp(tree_text(&reading->tree, node), pack_id(base, base->language)) != 0)
		reading_error(reading, tree_at(&reading->tree, node), "\"language\" is \"%s\"; expected \"%s\", as in the pack that is extended", tree_text(&reading->tree, node),
		    pack_id(base, base->language));
	publisher_read(reading, object->found[OVERLAY_PUBLISHER]);
	sign_off_read(reading, object->found[OVERLAY_SIGN_OFF]);
	name_version(reading);
	join_days(reading, object);
}

/* ---- Messages ----------------------------------------------------------------------------------------------- */

/* A message of an overlay names the actions it comes with, since those of the pack do not know it. */
struct own_message {
	struct pack_message message;
	struct pack_list actions;
};
enum { MESSAGE_WITH };
static const struct field message_fields[] = {
	[MESSAGE_WITH] = FIELD_REFER("with", FIELD_ROWS, FIELD_MUST | FIELD_FULL, offsetof(struct own_message, actions), SCOPE_ACTION, "action"),
	FIELD_OF("title", FIELD_TEXT, FIELD_MUST, offsetof(struct own_message, message.title)),
	FIELD_OF("to", FIELD_TEXT, FIELD_MUST, offsetof(struct own_message, message.to)),
	FIELD_OF("body", FIELD_TEXT, FIELD_MUST, offsetof(struct own_message, message.body)),
	FIELD_REFER("source", FIELD_ROWS, 0, offsetof(struct own_message, message.sources), SCOPE_SOURCE, "source"),
};
static const struct shape message_shape = SHAPE("message", true, message_fields);

/* An action has one message; one that has none takes this. */
static void
join(struct reading *reading, uint32_t message, const struct own_message *own, const struct node *with)
{
	const uint32_t *numbers = reading->model.numbers.rows;
	const struct node *node = node_first(with);
	uint32_t i;

	for (i = 0; i < own->actions.count && node != NULL; i++, node = node_next(node)) {
		const uint32_t row = numbers[own->actions.first + i];
		struct pack_action *action = row != ROW_BROKEN ? model_action(&reading->model, row) : NULL;

		if (action == NULL)
			continue;
		if (action->message != PACK_NONE) {
			const struct pack_message *has = (const struct pack_message *)reading->model.messages.rows + action->message;

			reading_error(reading, tree_at(&reading->tree, node), "action \"%s\" comes with message \"%s\" already; expected other wording of that under \"strings\"",
			    tree_text(&reading->tree, node), model_text_at(&reading->model, has->id));
			continue;
		}
		action->message = message;
	}
}

void
overlay_messages(struct reading *reading, const struct node *list)
{
	static const struct place_of where = { SCOPE_MESSAGE, "message" };
	const struct node *node;

	for (node = node_first(list); node != NULL && !reading->model.failed; node = node_next(node)) {
		struct object object = { .shape = &message_shape, .node = node };
		struct own_message own = { .message.when.condition = PACK_NONE };
		const size_t at = tree_key_at(&reading->tree, node);
		bool is_object;
		uint32_t row;

		own.message.id = reading_id(reading, tree_key(&reading->tree, node), at);
		reading_register(reading, where, own.message.id, reading->model.messages.count, at);
		is_object = object_read(reading, &object, &own);
		if ((row = table_add(&reading->model.messages, &own.message, &reading->model.failed)) != PACK_NONE && is_object && object.found[MESSAGE_WITH] != NULL)
			join(reading, row, &own, object.found[MESSAGE_WITH]);
	}
}

/* ---- Reading ------------------------------------------------------------------------------------------------ */

static void
read_all(struct reading *reading, const char *bytes, size_t len)
{
	struct object object = { .shape = &overlay_shape };

	if (len > PACK_MAX_BYTES) {
		reading_error(reading, 0, "the overlay has %zu bytes; expected at most %d", len, PACK_MAX_BYTES);
		return;
	}
	reading->len = len;
	overlay_load(reading);
	if (reading->model.failed || !reading_has_room(reading) || tree_read(&reading->tree, TREE_PACK, bytes, len, reading->found) != 0)
		return;
	object.node = tree_root(&reading->tree);
	read_head(reading, &object);
	sources_read(reading, object.found[OVERLAY_SOURCES]);
	contacts_read(reading, object.found[OVERLAY_CONTACTS]);
	overlay_help_contacts(reading);
	overlay_messages(reading, object.found[OVERLAY_MESSAGES]);
	overlay_strings(reading, object.found[OVERLAY_STRINGS]);
}

struct pack *
pack_read_overlay(const struct pack *base, const char *bytes, size_t len, const char *name, struct complaints *found, struct err *err)
{
	struct reading reading;
	struct pack *pack = NULL;

	reading_init(&reading, found);
	reading.base = base;
	read_all(&reading, bytes, len);
	complaints_settle(found, bytes, len);
	if (reading_fault(&reading, name, err) == 0 && (pack = reading_finish(&reading)) == NULL)
		err_memory(err);
	reading_clear(&reading);
	return pack;
}

/* ---- Whether it is one -------------------------------------------------------------------------------------- */

/* {"id", "serial"}, behind its bracket. */
static void
take_extends(struct json_reader *reader, struct pack_extends *extends)
{
	struct json_token token;

	while (json_next(reader, &token) == JSON_KEY) {
		const bool is_id = json_token_is(&token, "id"), is_serial = json_token_is(&token, "serial");

		(void)json_next(reader, &token);
		if (is_id && token.kind == JSON_STRING && text_is_id(token.text, token.len)) {
			memcpy(extends->id, token.text, token.len);
			extends->id[token.len] = '\0';
		} else if (is_serial && token.is_whole && token.whole >= 1 && token.whole <= INT32_MAX) {
			extends->serial = (int32_t)token.whole;
		} else if (json_skip(reader, &token) != 0) {
			return;
		}
	}
}

bool
pack_extends(const char *bytes, size_t len, struct pack_extends *extends)
{
	struct json_reader *reader = json_reader_new(NULL);
	struct json_token token;
	size_t at;

	*extends = (struct pack_extends){ .no_memory = reader == NULL };
	if (reader == NULL)
		return false;
	/* Whether a key is there twice the reading of it tells, which takes less memory for it. */
	json_reader_allow_duplicates(reader, true);
	json_reader_start(reader, bytes, len);
	if (json_next(reader, &token) == JSON_OBJECT) {
		while (json_next(reader, &token) == JSON_KEY) {
			const bool is_extends = json_token_is(&token, "extends");

			if (json_next(reader, &token) == JSON_OBJECT && is_extends) {
				take_extends(reader, extends);
				break;
			}
			if (json_skip(reader, &token) != 0)
				break;
		}
	}
	extends->no_memory = json_reader_fault(reader, &at) == JSON_FAULT_MEMORY;
	json_reader_free(reader);
	return extends->id[0] != '\0' && !extends->no_memory;
}
