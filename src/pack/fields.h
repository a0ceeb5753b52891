/* fields.h - inside pack: which keys the objects of a pack have, as tables; the one reader of such tables. */
#ifndef CLOSEKNIT_FIELDS_H
#define CLOSEKNIT_FIELDS_H

#include <stddef.h>

#include "reading.h"

/* What a value has to be, and what is stored in the row. */
enum field_kind {
	FIELD_TEXT,   /* uint32_t [texts] */
	FIELD_ID,     /* uint32_t [texts], the same for the same id */
	FIELD_URL,    /* uint32_t [texts] */
	FIELD_TAG,    /* uint32_t [texts] a language tag */
	FIELD_DATE,   /* uint32_t [texts] a year, month or day */
	FIELD_DAY,    /* int32_t [days] */
	FIELD_WHOLE,  /* a whole number of `width` bytes */
	FIELD_FLAG,   /* bool */
	FIELD_WORD,   /* uint8_t: which of `words` */
	FIELD_TEXTS,  /* struct pack_list [texts] */
	FIELD_ROWS,   /* struct pack_list [rows of `refer`] */
	FIELD_ROW,    /* uint32_t [row of `refer`] */
	FIELD_LIST,   /* nothing: a list for the section to read */
	FIELD_OBJECT, /* nothing: an object for the section to read */
	FIELD_EITHER, /* nothing: a list or an object for the section to read */
};

enum {
	FIELD_MUST = 1, /* required */
	FIELD_NULL = 2, /* null is the same as not there */
	FIELD_FULL = 4, /* a list that may not be empty */
	FIELD_ITEM = 8, /* "{item}" may stand in it, where the object is in a repeat */
};

/* The value is checked and found, not stored. */
#define FIELD_NOWHERE SIZE_MAX

struct field {
	const char *name;
	enum field_kind kind;
	unsigned flags;
	size_t to;		  /* offset in the row, or FIELD_NOWHERE */
	size_t width;		  /* of FIELD_WHOLE: 1, 2 or 4 [bytes] */
	int32_t least, most;	  /* of FIELD_WHOLE */
	const char *const *words; /* of FIELD_WORD, and of FIELD_TEXTS that are words: NULL-ended */
	struct place_of refer;	  /* of FIELD_ROWS, FIELD_ROW */
};

/* Rows of a table of fields: any; a whole number; one of some words; ids that name rows of a scope. */
#define FIELD_OF(name_, kind_, flags_, to_)                                                                                                          \
	{                                                                                                                                            \
		.name = (name_), .kind = (kind_), .flags = (flags_), .to = (to_)                                                                     \
	}
#define FIELD_NUMBER(name_, flags_, to_, width_, least_, most_)                                                                                      \
	{                                                                                                                                            \
		.name = (name_), .kind = FIELD_WHOLE, .flags = (flags_), .to = (to_), .width = (width_), .least = (least_), .most = (most_)          \
	}
#define FIELD_CHOICE(name_, kind_, flags_, to_, words_)                                                                                              \
	{                                                                                                                                            \
		.name = (name_), .kind = (kind_), .flags = (flags_), .to = (to_), .words = (words_)                                                  \
	}
#define FIELD_REFER(name_, kind_, flags_, to_, scope_, noun_)                                                                                        \
	{                                                                                                                                            \
		.name = (name_), .kind = (kind_), .flags = (flags_), .to = (to_), .refer = {(scope_), (noun_) }                                      \
	}
/* The two that many objects have. */
#define FIELD_SOURCES(row_, flags_) FIELD_REFER("source", FIELD_ROWS, flags_, offsetof(struct row_, sources), SCOPE_SOURCE, "source")
#define FIELD_CONTACTS(row_, flags_) FIELD_REFER("contacts", FIELD_ROWS, flags_, offsetof(struct row_, contacts), SCOPE_CONTACT, "contact")

/* The most keys any object has: the pack itself has 22. */
enum { FIELDS_MAX = 24 };

/* The keys of one kind of object. */
struct shape {
	const char *noun;     /* "question" */
	bool is_named_by_key; /* its id is the key it stands under, not its "id" */
	const struct field *fields;
	size_t count;
};
#define SHAPE(noun, by_key, table)                                                                                                                   \
	{                                                                                                                                            \
		(noun), (by_key), (table), sizeof(table) / sizeof((table)[0])                                                                        \
	}

/* An object to read, and what was found. */
struct object {
	const struct shape *shape;
	const struct node *node;
	bool in_repeat;			/* given: its FIELD_ITEM texts may use the item */
	bool uses_item;			/* found: one does */
	const struct node *found[FIELDS_MAX]; /* for each field; NULL: not there, null, or complained of */
};

/*
 * object_read(reading, object, row): check the keys and values of object->node by its shape and store them in `row`, which keeps its defaults
 * where a key is not there.  Every fault is complained of.  False if the node is no object.
 */
bool object_read(struct reading *, struct object *, void *row);

/* field_read(reading, object, field, node, row): the same for one value `node` of one field of the shape.  Whether it is right. */
bool field_read(struct reading *, struct object *, size_t field, const struct node *node, void *row);

/* `question "visibility"`, or the noun alone where there is no id. */
struct label {
	char text[240];
};
struct label object_label(const struct reading *, const struct shape *, const struct node *node);

/* field_expectation(field): `a whole number from 1 to 240`, what its value has to be.  node_kind(node): `a text`, what a value is. */
struct label field_expectation(const struct field *);
const char *node_kind(const struct node *);

#endif
