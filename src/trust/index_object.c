/* index_object.c - the objects of an index by tables of their keys, and complaints with their place; which keys there are is index_read.c's. */
#include "trust/index.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int
index_refuse(struct index_reading *reading, const char *format, ...)
{
	size_t at = reading->token.at;
	struct json_place place;
	char what[ERR_MAX];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof(what), format, args);
	va_end(args);
	if (reading->token.kind == JSON_FAULT) {
		if (json_reader_fault(reading->reader, &at) == JSON_FAULT_MEMORY)
			return err_memory(reading->err);
		snprintf(what, sizeof(what), "%s", json_fault_words(reading->reader));
	}
	place = json_place(reading->bytes, reading->len, at);
	return err_set(reading->err, ERR_UNUSABLE, "%s:%zu:%zu: error: %s", reading->name, place.line, place.column, what);
}

int
index_next(struct index_reading *reading)
{
	return json_next(reading->reader, &reading->token) == JSON_FAULT ? index_refuse(reading, "not JSON") : 0;
}

int
index_copy(struct index_reading *reading, const char **to)
{
	size_t at;

	if (reading->token.kind != JSON_STRING || reading->token.len == 0)
		return index_refuse(reading, "expected a text");
	if (text_forbidden(reading->token.text, reading->token.len, TEXT_PACK, &at) != 0)
		return index_refuse(reading, "a character that no text here may have; expected letters, digits and marks");
	if ((*to = arena_text(&reading->index->arena, reading->token.text, reading->token.len)) == NULL)
		return err_memory(reading->err);
	return 0;
}

int
index_whole(struct index_reading *reading, int32_t most, int32_t *to)
{
	if (reading->token.kind != JSON_NUMBER || !reading->token.is_whole || reading->token.whole < 1 || reading->token.whole > most)
		return index_refuse(reading, "expected a whole number from 1 to %d", (int)most);
	*to = (int32_t)reading->token.whole;
	return 0;
}

static int
read_member(struct index_reading *reading, const struct index_key *keys, unsigned *seen, void *row)
{
	const char *names[INDEX_KEYS_MAX];
	char name[TRUST_FILE_TEXT];
	int count, near;

	snprintf(name, sizeof(name), "%.*s", (int)(reading->token.len < sizeof(name) ? reading->token.len : sizeof(name) - 1), reading->token.text);
	for (count = 0; count < INDEX_KEYS_MAX && keys[count].name != NULL; count++) {
		if (json_token_is(&reading->token, keys[count].name)) {
			*seen |= 1u << count;
			return index_next(reading) != 0 ? -1 : keys[count].read(reading, &keys[count], row);
		}
		names[count] = keys[count].name;
	}
	if (strncmp(name, "x-", 2) == 0) {
		if (index_next(reading) != 0)
			return -1;
		return json_skip(reading->reader, &reading->token) == 0 ? 0 : index_refuse(reading, "not JSON");
	}
	near = text_nearest(name, names, (size_t)count);
	if (near >= 0)
		return index_refuse(reading, "unknown key \"%s\"; did you mean \"%s\"?", name, names[near]);
	return index_refuse(reading, "unknown key \"%s\"", name);
}

int
index_object(struct index_reading *reading, const struct index_key *keys, void *row)
{
	const size_t at = reading->token.at;
	unsigned seen = 0;
	int i;

	if (reading->token.kind != JSON_OBJECT)
		return index_refuse(reading, "expected an object");
	for (;;) {
		if (index_next(reading) != 0)
			return -1;
		if (reading->token.kind == JSON_OBJECT_END)
			break;
		if (read_member(reading, keys, &seen, row) != 0)
			return -1;
	}
	for (i = 0; i < INDEX_KEYS_MAX && keys[i].name != NULL; i++)
		if ((seen & 1u << i) == 0) {
			reading->token.at = at;
			return index_refuse(reading, "key \"%s\" is missing", keys[i].name);
		}
	return 0;
}

void *
index_grow(struct index_reading *reading, void **rows, size_t count, size_t size)
{
	void *larger;

	/* Full at 0, 1, 2, 4, 8 ... */
	if ((count & (count - 1)) == 0) {
		if ((larger = arena_array(&reading->index->arena, count == 0 ? 1 : count * 2, size)) == NULL) {
			err_memory(reading->err);
			return NULL;
		}
		if (count > 0)
			memcpy(larger, *rows, count * size);
		*rows = larger;
	}
	return (char *)*rows + count * size;
}
