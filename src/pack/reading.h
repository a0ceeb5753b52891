/* reading.h - inside pack: one reading of a pack, handed from section to section. */
#ifndef CLOSEKNIT_READING_H
#define CLOSEKNIT_READING_H

#include <closeknit/pack.h>

#include "complaints.h"
#include "model.h"
#include "tree.h"

/* A reference that was complained of.  It never leaves a reading: a pack with an error is not used. */
#define ROW_BROKEN (PACK_NONE - 1)

/* Where ids of one kind live, and what they are called in a complaint. */
struct place_of {
	uint32_t scope;
	const char *noun;
};

/* That an option calls for an action: who may call is known only once all actions are read. */
struct call {
	uint32_t action, question, at;
}; /* at: of the id in the list [bytes] */

/* What is known of a question besides its row. */
struct question_note {
	uint32_t repeats; /* its options, exclusive ones aside */
	bool is_repeated_over;
};

/* Where a row came from, for what is checked after everything is read [bytes]. */
struct origin {
	uint32_t at, key_at;
};

/* Where an overlay's own text stands in its file [texts, bytes]. */
struct text_origin {
	uint32_t text, at;
};

/* Where the ids of the pack that an overlay extends were given: in another file. */
#define AT_BASE UINT32_MAX

/*
 * The sections are read in this order, whatever the order of the document: sources, contacts; the ids of messages, actions and questions; then
 * topics, actions, messages, scoring, the help page, what was renamed; then what hangs on all of it.  So every id can be looked up when it is met.
 */
struct reading {
	struct tree tree;
	size_t len; /* of the document [bytes] */
	struct complaints *found;
	struct model model;
	struct table calls;		/* struct call */
	struct table action_origins;	/* struct origin, a row for each action: of its object */
	struct table steps_for_origins; /* struct origin, a row for each of model.steps_for */
	struct table notes;		/* struct question_note, a row for each question */
	struct table parts;		/* uint32_t [conditions]: a stack, while they are compiled */
	struct table privates;		/* uint32_t [questions]: private ones met in a "when" */
	bool calls_broken;		/* an option calls for what there is not: nothing is said of actions that nothing calls for */
	uint32_t searches_left;		/* of what a complaint may look through the whole pack for */
	uint64_t items;			/* counted so far; beyond PACK_MAX_ITEMS it is an error, said once */
	struct pack head;		/* the pack's own fields */
	const struct pack *base;	/* what an overlay extends; NULL for a pack */
	struct table origins;		/* struct text_origin, of an overlay's own texts as they are added */
	size_t beside;			/* what whoever reads has besides all this [bytes] */
	bool is_too_large;		/* it was complained of: model.failed is set too, so that everything ends */
};

/* reading_init(reading, found): begin; complaints go to `found`.  reading_clear frees all but those. */
void reading_init(struct reading *, struct complaints *found);
void reading_clear(struct reading *);
/* reading_fault(reading, name, err): 0 if nothing is wrong; -1 and `err`: no memory, or the first error of `found` (settled) with its place in
 * `name`. */
int reading_fault(const struct reading *, const char *name, struct err *);

/* reading_error(reading, at, format, ...), reading_warning: a complaint at that place. */
void reading_error(struct reading *, size_t at, const char *format, ...) CK_PRINTF(3, 4);
void reading_warning(struct reading *, size_t at, const char *format, ...) CK_PRINTF(3, 4);

/* reading_id(reading, id, at): the id among the texts, or 0 with a complaint where it has not the form of one. */
uint32_t reading_id(struct reading *, const char *id, size_t at);
/* reading_register_map(reading, where, map): enter the keys of a map of ids, in order, as rows 0, 1 ...; `map` may be NULL. */
void reading_register_map(struct reading *, struct place_of, const struct node *map);
/* reading_register(reading, where, id, row, at): enter an id; complains where it is taken.  An `id` of 0 is left out. */
void reading_register(struct reading *, struct place_of, uint32_t id, uint32_t row, size_t at);
/* reading_refer(reading, where, id, at, in): the row that `id` names, or ROW_BROKEN with a complaint that says what it stands in
 * (`"actions" of option "public"`) and names the nearest id. */
uint32_t reading_refer(struct reading *, struct place_of, const char *id, size_t at, const char *in);
/* reading_may_search(reading): whether a complaint may still look through the whole pack; each time is counted. */
bool reading_may_search(struct reading *);
/* reading_suggest(reading, scope, id): `; did you mean "near"?`, or "". */
struct suggestion {
	char text[200];
};
struct suggestion reading_suggest(struct reading *, uint32_t scope, const char *id);

/* reading_text(reading, node): a copy of a text of the document among the texts, and its offset; where it stands is kept for an overlay. */
uint32_t reading_text(struct reading *, const struct node *);
/* reading_finish(reading): the tables as a pack, which owns them from now on; NULL, and the reading as it was, if no memory. */
struct pack *reading_finish(struct reading *);
/* pack_origin(pack, text): where a text stands in the overlay's own file; SIZE_MAX for one of the pack that it extends, and in a pack that is no overlay. */
size_t pack_origin(const struct pack *, uint32_t text);

/* reading_has_room(reading): whether it has taken no more memory than it may.  If it has, that is complained of, once, and is_too_large set. */
bool reading_has_room(struct reading *);

/* publisher_read(reading, node), sign_off_read: into the head; `node` may be NULL. */
void publisher_read(struct reading *, const struct node *node);
void sign_off_read(struct reading *, const struct node *node);
/* The sections; each complains of what is wrong in its part of `node` (NULL where the document has none) and adds its rows. */
void sources_read(struct reading *, const struct node *node);
void contacts_read(struct reading *, const struct node *node);
void scoring_read(struct reading *, const struct node *node);
void topics_register(struct reading *, const struct node *node);
void topics_read(struct reading *, const struct node *node);
void actions_register(struct reading *, const struct node *node);
void actions_read(struct reading *, const struct node *node);
void actions_finish(struct reading *);
void messages_register(struct reading *, const struct node *node);
void messages_read(struct reading *, const struct node *node);
void help_read(struct reading *, const struct node *node);
void renamed_read(struct reading *, const struct node *node);

#endif
