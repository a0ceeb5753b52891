/* json_keys.c - finds a key that an object has had before, in time and memory linear in the document's size. */
#include "json_keys.h"

#include "closeknit/base.h"

#include <stdlib.h>
#include <string.h>

#include "json_inside.h"
#include "utf8.h"

enum { TABLE_MIN = 256 }; /* the first table [slots]: an audit of 60 answers fits */

void
json_keys_init(struct json_keys *keys)
{
	/*
	 * Where the reader happens to lie is unknown to whoever writes a file, so that nobody can choose keys that all fall on one slot.  Only the
	 * time it takes depends on it, never a result.
	 */
	uint64_t state = (uint64_t)(uintptr_t)keys;

	for (size_t i = 0; i < sizeof(keys->salt) / sizeof(keys->salt[0]); i++) {
		state = (state ^ state >> 31) * UINT64_C(0x9E3779B97F4A7C15) + 1;
		keys->salt[i] = (uint32_t)(state >> 32);
	}
	keys->first_object = keys->next_object = 1;
}

void
json_keys_clear(struct json_keys *keys)
{
	free(keys->slots);
	keys->slots = NULL;
	keys->cap = 0;
}

void
json_keys_start(struct json_keys *keys)
{
	if (keys->next_object > UINT32_MAX / 2 && keys->cap != 0) {
		memset(keys->slots, 0, keys->cap * sizeof(keys->slots[0]));
		keys->next_object = 1;
	}
	keys->first_object = keys->next_object;
	keys->used = 0;
}

/* 32 bytes at `bytes`, those from `len` on taken as 0, as products of salted pairs (NH, from UMAC: Black and others, 1999, section 4). */
static uint64_t
hash_block(const uint32_t salt[8], const char *bytes, size_t len)
{
	static const unsigned char keep[64] = {
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
		0xFF,
	};
	uint64_t words[4], masks[4], sum = 0;

	memcpy(words, bytes, sizeof(words));
	memcpy(masks, keep + 32 - len, sizeof(masks));
	for (int i = 0; i < 4; i++) {
		const uint64_t word = words[i] & masks[i];

		sum += (uint64_t)((uint32_t)word + salt[2 * i]) * ((uint32_t)(word >> 32) + salt[2 * i + 1]);
	}
	return sum;
}

static uint32_t
hash_key(const struct json_keys *keys, const struct json_key *key)
{
	const uint64_t odd = (uint64_t)keys->salt[0] << 32 | keys->salt[1] | 1;
	const char *text = key->text;
	size_t left = key->len;
	uint64_t hash = key->len;
	char last[32] = { 0 };

	while (left > sizeof(last)) {
		hash = (hash + hash_block(keys->salt, text, sizeof(last))) * odd;
		hash ^= hash >> 32;
		text += sizeof(last);
		left -= sizeof(last);
	}
	/* Behind a key that stands in the document there is more of it to read; behind one in a buffer of its own there is not. */
	if (key->text != key->bytes + key->at + 1 || (size_t)(key->end - text) < sizeof(last)) {
		memcpy(last, text, left);
		text = last;
	}
	hash = (hash + hash_block(keys->salt, text, left)) * odd;
	return (uint32_t)(hash >> 32);
}

/* Whether the key written at `at`, known to be right, is `key`: escapes are compared as what they stand for. */
static bool
is_same(size_t at, const struct json_key *key)
{
	const char *written = key->bytes + at + 1;
	size_t i = 0;

	while (*written != '"') {
		char text[4];
		size_t len = 1;

		if (*written == '\\') {
			uint32_t code = 0;

			written = json_escape(written, key->end, &code);
			len = utf8_encode(code, text);
		} else
			text[0] = *written++;
		if (len > key->len - i || memcmp(text, key->text + i, len) != 0)
			return false;
		i += len;
	}
	return i == key->len;
}

/* The slot of that key, or the free slot where it belongs; `key` is NULL if it is known to be in none. */
static struct json_key_slot *
find_slot(const struct json_keys *keys, uint32_t object, uint32_t hash, const struct json_key *key)
{
	const size_t mask = keys->cap - 1;
	size_t i = (hash + (size_t)object * 0x9E3779B1u) & mask;

	for (;; i = (i + 1) & mask) {
		struct json_key_slot *slot = &keys->slots[i];

		if (slot->object < keys->first_object)
			return slot;
		if (slot->hash == hash && slot->object == object && key != NULL && is_same(slot->at, key))
			return slot;
	}
}

static void
fill_slot(struct json_keys *keys, struct json_key_slot *slot, struct json_key_slot with)
{
	*slot = with;
	keys->used++;
}

/* Room for one more key in the table. */
static int
make_room(struct json_keys *keys)
{
	struct json_key_slot *old = keys->slots;
	const size_t old_cap = keys->cap;
	size_t cap = old_cap != 0 ? old_cap * 2 : TABLE_MIN;

	if (keys->used < old_cap / 2)
		return 0;
	if (cap > SIZE_MAX / sizeof(old[0]) || (keys->slots = calloc(cap, sizeof(old[0]))) == NULL) {
		keys->slots = old;
		return -1;
	}
	keys->cap = cap;
	keys->used = 0;
	for (size_t i = 0; i < old_cap; i++)
		if (old[i].object >= keys->first_object)
			fill_slot(keys, find_slot(keys, old[i].object, old[i].hash, NULL), old[i]);
	free(old);
	return 0;
}

/* The object grew beyond a few keys: they all move into the table. */
static int
move_to_table(struct json_keys *keys, struct json_key_level *level)
{
	level->object = keys->next_object++;
	for (size_t i = 0; i < JSON_KEYS_FEW; i++) {
		const struct json_key_slot slot = { level->hash[i], level->object, level->at[i] };

		if (make_room(keys) != 0)
			return -1;
		fill_slot(keys, find_slot(keys, slot.object, slot.hash, NULL), slot);
	}
	return 0;
}

static enum json_keys_result
add_to_table(struct json_keys *keys, struct json_key_level *level, struct json_key *key, uint32_t hash)
{
	struct json_key_slot *slot;

	if (level->count == JSON_KEYS_FEW && move_to_table(keys, level) != 0)
		return JSON_KEYS_MEMORY;
	if (make_room(keys) != 0)
		return JSON_KEYS_MEMORY;
	slot = find_slot(keys, level->object, hash, key);
	if (slot->object == level->object) {
		key->first_at = slot->at;
		return JSON_KEYS_SEEN;
	}
	fill_slot(keys, slot, (struct json_key_slot){ hash, level->object, key->at });
	level->count++;
	return JSON_KEYS_NEW;
}

enum json_keys_result
json_keys_add(struct json_keys *keys, int at_level, struct json_key *key)
{
	struct json_key_level *level = &keys->levels[at_level];
	const uint32_t hash = hash_key(keys, key);

	if (level->count >= JSON_KEYS_FEW)
		return add_to_table(keys, level, key, hash);
	for (size_t i = 0; i < level->count; i++)
		if (level->hash[i] == hash && is_same(level->at[i], key)) {
			key->first_at = level->at[i];
			return JSON_KEYS_SEEN;
		}
	level->hash[level->count] = hash;
	level->at[level->count] = key->at;
	level->count++;
	return JSON_KEYS_NEW;
}
