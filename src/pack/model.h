/* model.h - inside pack: the tables of a pack while they grow. */
#ifndef CLOSEKNIT_MODEL_H
#define CLOSEKNIT_MODEL_H

#include <closeknit/pack.h>

/* Rows of one size that grow together.  Row pointers hold until the next table_add. */
struct table {
	void *rows;
	uint32_t count, cap;
	size_t size; /* of a row [bytes] */
};

/* Where an id has to be unique, and is looked up. */
enum scope {
	SCOPE_SOURCE,
	SCOPE_CONTACT,
	SCOPE_BAND,
	SCOPE_TOPIC,
	SCOPE_QUESTION,
	SCOPE_ACTION,
	SCOPE_MESSAGE,
	SCOPE_CASE,
	SCOPE_OPTION, /* of question 0; SCOPE_OPTION + q: of question q */
};

/* An id, the row it names in its scope, and where it was given. */
struct name {
	uint32_t scope, id, row, at;
}; /* id [texts] 0: a free slot; at [bytes] */

struct id_slot {
	uint32_t hash, text;
}; /* text 0: free */

/*
 * The tables of struct pack, in its order and of its rows.  Ids are in `texts` once each, so that equal ids are equal numbers; other texts stand
 * there once for each place they are used, so that each can be translated on its own.  Once memory runs out `failed` stays set and what is
 * added is lost: readers go on without looking and pack_read asks once.
 */
struct model {
	struct buf texts;
	struct table numbers, sources, contacts, bands, topics, questions, options, conditions, items, steps, steps_for, actions, messages, advice,
	    help, renamed;
	struct id_slot *id_slots;
	uint32_t id_bits, id_count;
	struct name *names;
	uint32_t name_bits, name_count;
	bool failed;
};

/* model_init(model): empty tables. */
void model_init(struct model *);
void model_clear(struct model *);
/* model_weight(model): what its tables take; those with room for more take only what is in use [bytes]. */
size_t model_weight(const struct model *);
/* model_forget_names(model): what only a reading looks up. */
void model_forget_names(struct model *);
/* table_init(table, size): an empty table of rows of `size` bytes. */
void table_init(struct table *, size_t size);
void table_clear(struct table *);
/* table_add(table, row, failed): append a copy of *row and return its number; without memory *failed is set and PACK_NONE returned. */
uint32_t table_add(struct table *, const void *row, bool *failed);

/* model_text(model, text): a copy of it among the texts, and its offset; "" is 0. */
uint32_t model_text(struct model *, const char *text);
/* model_id(model, id, len): the offset of an id (not empty), the same whenever it is the same id. */
uint32_t model_id(struct model *, const char *id, size_t len);
/* model_adopt_id(model, offset): the text there, which stands nowhere else among the texts as an id, is that id's from now on. */
void model_adopt_id(struct model *, uint32_t offset);
/* model_text_at(model, offset): the text back; borrowed until the next one is added. */
const char *model_text_at(const struct model *, uint32_t offset);

/* model_name(model, scope, id): what `id` names there, or NULL.  Borrowed until the next model_add_name. */
const struct name *model_name(const struct model *, uint32_t scope, uint32_t id);
/* model_add_name(model, name): enter it; where the id is taken nothing is changed and the name that holds it returned, else NULL. */
const struct name *model_add_name(struct model *, struct name);
/* model_nearest(model, scope, id): the known id there that `id` may be a slip for, or 0.  Looks at all names. */
uint32_t model_nearest(const struct model *, uint32_t scope, const char *id);

/* model_names_in(model, scope, ids, most): the ids there, in the order of the document, if they are `most` or fewer [1..MODEL_NAMES_MOST]; how many, or 0.
 * Looks at all names. */
enum { MODEL_NAMES_MOST = 8 };
uint32_t model_names_in(const struct model *, uint32_t scope, uint32_t ids[], uint32_t most);

/* model_list_add(model, list, number): append to a list that is the last thing in `numbers`. */
void model_list_add(struct model *, struct pack_list *, uint32_t number);
/* model_list_begin(model): an empty list to append to. */
struct pack_list model_list_begin(const struct model *);

/* Rows by number.  Borrowed until a row is added to the same table. */
struct pack_question *model_question(const struct model *, uint32_t row);
struct pack_option *model_option(const struct model *, uint32_t row);
struct pack_action *model_action(const struct model *, uint32_t row);

#endif
