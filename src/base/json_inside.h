/* json_inside.h - inside base: the JSON reader's parts and what they tell one another; users have only closeknit/base.h. */
#ifndef CLOSEKNIT_JSON_INSIDE_H
#define CLOSEKNIT_JSON_INSIDE_H

#include "closeknit/base.h"

#include "json_keys.h"

/* A fault's words: a sentence, and a key or word of the file cut to fit [bytes]. */
enum { JSON_WORDS_MAX = 320 };

_Static_assert((int)JSON_KEYS_LEVELS == (int)JSON_DEPTH_MAX, "each open object has its keys");

/* What may come next, blanks aside. */
enum json_state {
	JSON_AT_VALUE,	    /* a value */
	JSON_AT_FIRST_ITEM, /* a value or ] */
	JSON_AT_FIRST_KEY,  /* a key or } */
	JSON_BEHIND_VALUE,  /* a comma, a closing bracket, or the end */
	JSON_AT_FAULT,	    /* nothing more */
};

/*
 * `next` lies in bytes..end and everything before it was found right.  The low bit of `objects` says whether the innermost open level is an
 * object, the next bit the same of the level around it: JSON_DEPTH_MAX of them are all it holds.  `fault` is set together with JSON_AT_FAULT,
 * once, and stays until the next start.
 */
struct json_reader {
	const char *bytes, *end;
	const char *next;
	enum json_state state;
	int depth; /* open objects and arrays [0..JSON_DEPTH_MAX] */
	uint64_t objects;
	bool allow_duplicates;
	struct json_keys keys;
	struct buf unescaped; /* the newest text that holds an escape */
	enum json_fault fault;
	size_t fault_at; /* [bytes] */
	char words[JSON_WORDS_MAX];
};

/* json_fail(reader, fault, at, format, ...): note the fault and its words.  Returns NULL, for the parts below to return. */
const char *json_fail(struct json_reader *, enum json_fault, const char *at, const char *format, ...) CK_PRINTF(4, 5);
/* json_fail_cut(reader, expected): the bytes end where `expected` should be. */
const char *json_fail_cut(struct json_reader *, const char *expected);
/* json_fail_at(reader, at, expected): the character at `at`, inside the bytes, is not `expected`. */
const char *json_fail_at(struct json_reader *, const char *at, const char *expected);
/* json_fail_duplicate(reader, token, first_at): the key in `token` was seen before, its opening quote `first_at` [bytes] from the start. */
const char *json_fail_duplicate(struct json_reader *, const struct json_token *, size_t first_at);

/*
 * json_string_rest(reader, token, text, at): go on with the string whose characters begin at `text` and are plain up to `at`, where something
 * else than its closing quote is.  Sets text and len of the token.  Returns where the closing quote is, or NULL on a fault.
 */
const char *json_string_rest(struct json_reader *, struct json_token *, const char *text, const char *at);
/* json_number(reader, token, at): read the number that begins with the minus or digit at `at`.  Returns a pointer behind it, or NULL on a fault. */
const char *json_number(struct json_reader *, struct json_token *, const char *at);

#endif
