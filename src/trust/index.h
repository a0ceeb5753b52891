/* index.h - inside trust: one reading of an index, and its objects by tables of their keys. */
#ifndef CLOSEKNIT_TRUST_INDEX_H
#define CLOSEKNIT_TRUST_INDEX_H

#include "trust/trust.h"

struct index_reading {
	struct trust_index *index;
	struct json_reader *reader;
	struct json_token token;	/* the last one */
	const char *bytes;
	size_t len;			/* [bytes] */
	const char *name;		/* of the file, for complaints */
	struct err *err;
};

/* The most keys an object of it has. */
enum { INDEX_KEYS_MAX = 12 };
/* A key, and who reads its value, which begins with reading->token, to `to` [bytes] in the row.  0 or -1. */
struct index_list;
struct index_key {
	const char *name;
	int (*read)(struct index_reading *, const struct index_key *, void *row);
	size_t to;
	const char *word;		/* of index_format: what it has to say */
	size_t most;			/* of index_short: how long it may be [bytes] */
	const struct index_list *list;	/* of index_list */
};
/* A list of objects: its rows go to the key's `to`, and how many to `count`. */
struct index_list {
	const struct index_key *keys;
	size_t size, count;	/* of a row; where in the row around [bytes] */
	const char *expected;	/* "expected a list of packs" */
	/* Hold rows[count] against those before it; NULL: nothing to hold.  0 or -1. */
	int (*check)(struct index_reading *, const void *rows, size_t count);
};

/* index_refuse(reading, format, ...): complain at the last token; a fault of the JSON itself counts more than what was expected there.  Returns -1. */
int index_refuse(struct index_reading *, const char *format, ...) CK_PRINTF(2, 3);
/* index_next(reading): the next token.  0; -1 if it is a fault, which is complained of. */
int index_next(struct index_reading *);
/* index_copy(reading, to): the last token as a text copied to the arena.  index_whole(reading, most, to): as a whole number from 1 to `most`.  0 or -1. */
int index_copy(struct index_reading *, const char **to);
int index_whole(struct index_reading *, int32_t most, int32_t *to);
/*
 * What a key's value may be: the word of its format, nowhere kept; a text; one that may be empty; the id of a pack; a language tag that may name a file (all const char *); a serial, a day (int32_t); a
 * SHA-256 as 64 digits (its bytes); a list.
 */
int index_format(struct index_reading *, const struct index_key *, void *row);
int index_text(struct index_reading *, const struct index_key *, void *row);
int index_short(struct index_reading *, const struct index_key *, void *row);
int index_id(struct index_reading *, const struct index_key *, void *row);
int index_language(struct index_reading *, const struct index_key *, void *row);
int index_serial(struct index_reading *, const struct index_key *, void *row);
int index_day(struct index_reading *, const struct index_key *, void *row);
int index_hash(struct index_reading *, const struct index_key *, void *row);
int index_list(struct index_reading *, const struct index_key *, void *row);
/* index_object(reading, keys, row): the object that the last token begins; `keys` end with a NULL name and are all required, those that begin "x-" are passed over.  0 or -1. */
int index_object(struct index_reading *, const struct index_key *keys, void *row);
/* index_grow(reading, rows, count, size): room for one more row of `size` zero bytes in a table of the arena that has `count`; *rows moves.  NULL: no memory. */
void *index_grow(struct index_reading *, void **rows, size_t count, size_t size);
/*
 * index_read_document(reading, keys, row, arena): the one object that reading->bytes is, into `row`; its texts and tables go to *arena, which is the caller's, to be cleared in either case.
 * bytes, len, name and err are set before.  0 or -1.
 */
int index_read_document(struct index_reading *, const struct index_key *keys, void *row, struct arena *arena);

#endif
