/* json_keys.h - inside base: which keys the open objects of a JSON document have had; what is done about a second one is the reader's matter. */
#ifndef CLOSEKNIT_JSON_KEYS_H
#define CLOSEKNIT_JSON_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* So many keys of an object are compared one after another [count]; a question has about 12. */
enum { JSON_KEYS_FEW = 16, JSON_KEYS_LEVELS = 64 };

struct json_key_slot {
	uint32_t hash;
	uint32_t object; /* which object's key this is */
	size_t at;	 /* where its opening quote is [bytes] */
};

/* An open object: its first keys here, and all of them in the table once there are more. */
struct json_key_level {
	uint32_t count;
	uint32_t object;
	uint32_t hash[JSON_KEYS_FEW];
	size_t at[JSON_KEYS_FEW];
};

/*
 * One table serves all large objects: a slot belongs to the object whose number it bears, and numbers are never given twice.  A slot with a
 * number below `first_object` is free: it was filled by an earlier document, so nothing has to be wiped between two.
 */
struct json_keys {
	struct json_key_level levels[JSON_KEYS_LEVELS];
	struct json_key_slot *slots;
	size_t cap;  /* a power of two, or 0 [slots] */
	size_t used; /* by this document, at most half of cap [slots] */
	uint32_t first_object, next_object;
	uint32_t salt[8];
};

/* A key with its escapes resolved, of the document in bytes..end. */
struct json_key {
	const char *bytes, *end;
	const char *text;
	size_t len;	 /* [bytes] */
	size_t at;	 /* where its opening quote is [bytes] */
	size_t first_at; /* where that of the same key before it is, if it is JSON_KEYS_SEEN [bytes] */
};

enum json_keys_result { JSON_KEYS_NEW, JSON_KEYS_SEEN, JSON_KEYS_MEMORY };

void json_keys_init(struct json_keys *);
void json_keys_clear(struct json_keys *);
/* json_keys_start(keys): forget all objects: another document begins. */
void json_keys_start(struct json_keys *);
/* json_keys_open(keys, level): an object begins at `level` [0..63]; it has no keys yet. */
static inline void
json_keys_open(struct json_keys *keys, int level)
{
	keys->levels[level].count = 0;
}
/* json_keys_add(keys, level, key): note a key of the object at `level`.  JSON_KEYS_SEEN, and key->first_at set, if it has that key already. */
enum json_keys_result json_keys_add(struct json_keys *, int level, struct json_key *);

#endif
