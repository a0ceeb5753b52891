/* index_values.c - values that more than one of trust's documents has: a hash, a language; and reading one whole document by its table. */
#include "trust/index.h"

#include <string.h>

int
index_hash(struct index_reading *reading, unsigned char hash[TRUST_HASH_BYTES])
{
	static const char digits[] = "0123456789abcdef";
	const char *text = reading->token.text;
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
	return len <= 35;
}

int
index_language(struct index_reading *reading, const char **to)
{
	if (reading->token.kind != JSON_STRING || !is_language(reading->token.text, reading->token.len))
		return index_refuse(reading, "expected a language tag such as \"cy\" or \"pt-BR\"");
	return index_text(reading, to);
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
