/* renamed.c - old ids and what they are called now: chains followed, circles refused (DESIGN.md 4). */
#include "fields.h"

#include <stdlib.h>
#include <string.h>

static const struct field renamed_fields[] = {
	[RENAMED_TOPIC] = FIELD_OF("topics", FIELD_OBJECT, FIELD_MUST, FIELD_NOWHERE),
	[RENAMED_QUESTION] = FIELD_OF("questions", FIELD_OBJECT, FIELD_MUST, FIELD_NOWHERE),
	[RENAMED_OPTION] = FIELD_OF("options", FIELD_OBJECT, FIELD_MUST, FIELD_NOWHERE),
	[RENAMED_ACTION] = FIELD_OF("actions", FIELD_OBJECT, FIELD_MUST, FIELD_NOWHERE),
};
static const struct shape renamed_shape = SHAPE("\"renamed\"", false, renamed_fields);

static const struct place_of places[] = {
	[RENAMED_TOPIC] = { SCOPE_TOPIC, "topic" },
	[RENAMED_QUESTION] = { SCOPE_QUESTION, "question" },
	[RENAMED_OPTION] = { SCOPE_OPTION, "option" },
	[RENAMED_ACTION] = { SCOPE_ACTION, "action" },
};

/* Where following an entry has got to. */
enum state { FRESH, ON_THE_WAY, FOLLOWED };

/* One "old": "new". */
struct entry {
	const struct node *node;
	uint32_t scope;	      /* where both ids live: of an option, its question's */
	uint32_t from, to;    /* [texts] */
	uint32_t full;	      /* [texts] as written: of an option "question/old" */
	uint32_t row;	      /* what it is now; ROW_BROKEN: complained of */
	uint32_t before;      /* the one whose chain led here; PACK_NONE: none did */
	enum state state;
};

/* The entries of one kind. */
struct renaming {
	struct reading *reading;
	enum pack_renamed_kind kind;
	struct entry *entries;
	uint32_t count;
};

/* Old ids live in scopes of their own, behind all others. */
static uint32_t
old_scope(const struct reading *reading, uint32_t scope)
{
	return SCOPE_OPTION + reading->model.questions.count + scope;
}

/* "question/old": the question's scope and the old id behind the stroke; or false with a complaint. */
static bool
split_option(struct reading *reading, struct entry *entry)
{
	const size_t at = tree_key_at(&reading->tree, entry->node);
	const char *key = tree_key(&reading->tree, entry->node), *stroke = strchr(key, '/');
	const struct name *name = NULL;
	struct suggestion near;
	char question[80];
	size_t len;

	if (stroke == NULL || (len = (size_t)(stroke - key)) >= sizeof(question) || !text_is_id(stroke + 1, strlen(stroke + 1))) {
		reading_error(reading, at, "\"%s\" in \"options\" of \"renamed\" is no old option; expected \"QUESTION/OLD\", both ids",
		    complaint_excerpt(key).text);
		return false;
	}
	memcpy(question, key, len);
	question[len] = '\0';
	if (text_is_id(question, len))
		name = model_name(&reading->model, SCOPE_QUESTION, model_id(&reading->model, question, len));
	if (name == NULL) {
		near = reading_suggest(reading, SCOPE_QUESTION, question);
		reading_error(reading, at, "unknown question \"%s\" in \"%s\" of \"renamed\"%s", question, complaint_excerpt(key).text,
		    near.text[0] != '\0' ? near.text : "; expected the id that the question has now");
		return false;
	}
	entry->scope = SCOPE_OPTION + name->row;
	entry->from = model_id(&reading->model, stroke + 1, strlen(stroke + 1));
	return true;
}

/* Read both ids of an entry; false with a complaint. */
static bool
read_entry(struct renaming *renaming, const struct node *node, struct entry *entry)
{
	struct reading *reading = renaming->reading;
	const char *key = tree_key(&reading->tree, node);

	*entry = (struct entry){ .node = node, .scope = places[renaming->kind].scope, .row = ROW_BROKEN, .before = PACK_NONE };
	if (!node_is(node, JSON_STRING)) {
		reading_error(reading, tree_at(&reading->tree, node), "\"%s\" in \"renamed\" has no new id; expected the id that it has now",
		    complaint_excerpt(key).text);
		return false;
	}
	if (renaming->kind == RENAMED_OPTION) {
		if (!split_option(reading, entry))
			return false;
	} else if ((entry->from = reading_id(reading, key, tree_key_at(&reading->tree, node))) == 0)
		return false;
	entry->full = model_id(&reading->model, key, strlen(key));
	entry->to = reading_id(reading, tree_text(&reading->tree, node), tree_at(&reading->tree, node));
	return entry->to != 0;
}

/* The entry that renames what this one gives, or NULL. */
static struct entry *
next_of(const struct renaming *renaming, const struct entry *entry)
{
	const struct name *name = model_name(&renaming->reading->model, old_scope(renaming->reading, entry->scope), entry->to);

	return name != NULL ? &renaming->entries[name->row] : NULL;
}

/* What the last entry of a chain stands for; a complaint where that is nothing. */
static uint32_t
end_of(const struct renaming *renaming, const struct entry *last, const struct entry *next)
{
	struct reading *reading = renaming->reading;
	const struct place_of where = { last->scope, places[renaming->kind].noun };

	if (next == NULL)
		return reading_refer(reading, where, tree_text(&reading->tree, last->node), tree_at(&reading->tree, last->node), "\"renamed\"");
	if (next->state == FOLLOWED)
		return next->row;
	reading_error(reading, tree_key_at(&reading->tree, last->node),
	    "\"%s\" in \"renamed\" comes back to itself; expected a chain that ends at an id that exists", tree_key(&reading->tree, last->node));
	return ROW_BROKEN;
}

/*
 * Follow one chain to its end, then back, so that all that led there know it: each entry is passed twice over all calls.  An id that exists is
 * never renamed, so a chain ends there whatever is said further.
 */
static void
follow(struct renaming *renaming, struct entry *entry)
{
	const struct name *now;
	struct entry *next;
	uint32_t row;

	for (;; entry = next) {
		entry->state = ON_THE_WAY;
		next = next_of(renaming, entry);
		if (next == NULL || next->state != FRESH)
			break;
		next->before = (uint32_t)(entry - renaming->entries);
	}
	row = end_of(renaming, entry, next);
	for (;; entry = &renaming->entries[entry->before]) {
		if ((now = model_name(&renaming->reading->model, entry->scope, entry->to)) != NULL)
			row = now->row;
		entry->row = row;
		entry->state = FOLLOWED;
		if (entry->before == PACK_NONE)
			break;
	}
}

static void
add_rows(struct renaming *renaming)
{
	struct model *model = &renaming->reading->model;
	uint32_t i;

	for (i = 0; i < renaming->count; i++) {
		const struct entry *entry = &renaming->entries[i];
		const struct pack_renamed row = { entry->full, entry->row, (uint8_t)renaming->kind };

		if (model_name(model, entry->scope, entry->from) != NULL)
			reading_warning(renaming->reading, tree_key_at(&renaming->reading->tree, entry->node),
			    "%s \"%s\" in \"renamed\" still exists, so it is never renamed; expected an id that is gone", places[renaming->kind].noun,
			    tree_key(&renaming->reading->tree, entry->node));
		else
			(void)table_add(&model->renamed, &row, &model->failed);
	}
}

static void
read_kind(struct reading *reading, const struct node *map, enum pack_renamed_kind kind)
{
	struct renaming renaming = { reading, kind, NULL, 0 };
	struct name name = { 0 };
	const struct node *node;
	uint32_t i, count = 0;

	for (node = node_first(map); node != NULL; node = node_next(node))
		count++;
	reading->beside = (size_t)count * sizeof(*renaming.entries);
	if (!reading_has_room(reading))
		return;
	if ((renaming.entries = calloc((size_t)count + 1, sizeof(*renaming.entries))) == NULL) {
		reading->model.failed = true;
		return;
	}
	for (node = node_first(map); node != NULL && reading_has_room(reading); node = node_next(node)) {
		struct entry *entry = &renaming.entries[renaming.count];

		if (!read_entry(&renaming, node, entry))
			continue;
		name = (struct name){ old_scope(reading, entry->scope), entry->from, renaming.count++, 0 };
		(void)model_add_name(&reading->model, name);
	}
	for (i = 0; i < renaming.count; i++)
		if (renaming.entries[i].state == FRESH)
			follow(&renaming, &renaming.entries[i]);
	add_rows(&renaming);
	free(renaming.entries);
	reading->beside = 0;
}

void
renamed_read(struct reading *reading, const struct node *renamed)
{
	struct object object = { .shape = &renamed_shape, .node = renamed };
	size_t kind;

	if (renamed == NULL || !object_read(reading, &object, NULL))
		return;
	for (kind = 0; kind < renamed_shape.count; kind++)
		if (object.found[kind] != NULL && !reading->model.failed)
			read_kind(reading, object.found[kind], (enum pack_renamed_kind)kind);
}
