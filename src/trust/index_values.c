/* index_values.c - values that more than one of trust's documents has: a hash, a language; and reading one whole document by its table. */
#include "trust/index.h"

#include <string.h>

/* Where the value of a key goes. */
static void *
place(const struct index_key *key, void *row)
{
	return (char *)row + key->to;
}

int
index_format(struct index_reading *reading, const struct index_key *key, void *row)
{
	(void)row;
	if (reading->token.kind != JSON_STRING || !json_token_is(&reading->token, key->word))
		return index_refuse(reading, "expected \"%s\"", key->word);
	return 0;
}

int
index_text(struct index_reading *reading, const struct index_key *key, void *row)
{
	return index_copy(reading, place(key, row));
}

int
index_short(struct index_reading *reading, const struct index_key *key, void *row)
{
	const char **to = place(key, row);

	if (reading->token.kind == JSON_STRING && reading->token.len == 0) {
		*to = "";
		return 0;
	}
	if (reading->token.kind == JSON_STRING && reading->token.len > key->most)
		return index_refuse(reading, "expected at most %zu characters", key->most);
	return index_copy(reading, to);
}

int
index_id(struct index_reading *reading, const struct index_key *key, void *row)
{
	if (reading->token.kind != JSON_STRING || !text_is_id(reading->token.text, reading->token.len))
		return index_refuse(reading, "expected the id of a pack");
	return index_copy(reading, place(key, row));
}

int
index_serial(struct index_reading *reading, const struct index_key *key, void *row)
{
	return index_whole(reading, INT32_MAX, place(key, row));
}

int
index_day(struct index_reading *reading, const struct index_key *key, void *row)
{
	if (reading->token.kind != JSON_STRING || date_parse(reading->token.text, reading->token.len, place(key, row)) != 0)
		return index_refuse(reading, "expected a day written as YYYY-MM-DD");
	return 0;
}

int
index_hash(struct index_reading *reading, const struct index_key *key, void *row)
{
	static const char digits[] = "0123456789abcdef";
	const char *text = reading->token.text;
	unsigned char *hash = place(key, row);
	size_t i;

	if (reading->token.kind != JSON_STRING || reading->token.len != TRUST_HASH_TEXT - 1)
		return index_refuse(reading, "expected the SHA-256 of the file as 64 digits, 0 to 9 and a to f");
	for (i = 0; i < TRUST_HASH_TEXT - 1; i++) {
		const char *digit = text[i] != '\0' ? strchr(digits, text[i]) : NULL;

		if (digit == NULL)
			return index_refuse(reading, "expected the SHA-256 of the file as 64 digits, 0 to 9 and a to f");
		hash[i / 2] = (unsigned char)(hash[i / 2] << 4 | (digit - digits));
	}
	return 0;
}

/* A language of two or three letters, then parts of up to eight letters and digits (BCP 47): it names a file here, "cy.json". */
static bool
is_language(const char *tag, size_t len)
{
	size_t part = 0, parts = 0, i;

	for (i = 0; i <= len; i++) {
		if (i < len && tag[i] != '-') {
			const bool is_digit = tag[i] >= '0' && tag[i] <= '9';

			if (!(tag[i] >= 'a' && tag[i] <= 'z') && !(tag[i] >= 'A' && tag[i] <= 'Z') && !(is_digit && parts > 0))
				return false;
			part++;
			continue;
		}
		if (parts == 0 ? part < 2 || part > 3 : part < 1 || part > 8)
			return false;
		part = 0;
		parts++;
	}
	return len <= TEXT_TAG_MAX;
}

int
index_language(struct index_reading *reading, const struct index_key *key, void *row)
{
	if (reading->token.kind != JSON_STRING || !is_language(reading->token.text, reading->token.len))
		return index_refuse(reading, "expected a language tag such as \"cy\" or \"pt-BR\"");
	return index_copy(reading, place(key, row));
}

int
index_list(struct index_reading *reading, const struct index_key *key, void *row)
{
	const struct index_list *list = key->list;
	void *rows = NULL, *one;
	size_t count;

	if (reading->token.kind != JSON_ARRAY)
		return index_refuse(reading, "%s", list->expected);
	for (count = 0; index_next(reading) == 0; count++) {
		if (reading->token.kind == JSON_ARRAY_END) {
			memcpy(place(key, row), &rows, sizeof(rows));
			*(size_t *)(void *)((char *)row + list->count) = count;
			return 0;
		}
		if ((one = index_grow(reading, &rows, count, list->size)) == NULL || index_object(reading, list->keys, one) != 0 ||
		    (list->check != NULL && list->check(reading, rows, count) != 0))
			return -1;
	}
	return -1;
}

int
index_read_document(struct index_reading *reading, const struct index_key *keys, void *row, struct arena *arena)
{
	struct trust_index index = { 0 };
	int result = -1;

	reading->index = &index;
	if ((reading->reader = json_reader_new(reading->err)) == NULL)
		return -1;
	json_reader_start(reading->reader, reading->bytes, reading->len);
	if (index_next(reading) == 0 && index_object(reading, keys, row) == 0)
		result = index_next(reading);
	json_reader_free(reading->reader);
	*arena = index.arena;
	reading->index = NULL;
	return result;
}
