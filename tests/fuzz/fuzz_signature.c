/* fuzz_signature.c - any bytes as a signature, and as a key: never taken for one of a key that did not make it; the words are fit to show. */
#include <stdlib.h>
#include <string.h>

#include <closeknit/base.h>

#include "kit.h"
#include "trust/trust.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Nobody holds the other half of it. */
	static const struct trust_key nobody = { .id = { 1, 2, 3, 4, 5, 6, 7, 8 }, .key = { 0x5a, 0x11, 0x27 } };
	char *bytes = kit_copy(data, size);
	const struct trust_signed file = { "{}", 2, bytes, size };
	char text[TRUST_KEY_TEXT];
	struct trust_key key, again;
	struct err err = { 0 };

	require(trust_verify(&nobody, &file, &err) != TRUST_GOOD);
	require(err.text[0] != '\0');
	kit_require_fit(err.text, strlen(err.text), false);
	if (trust_key_read(&key, bytes, size, &err) == 0) {
		trust_key_text(&key, text);
		require(trust_key_read(&again, text, strlen(text), &err) == 0 && trust_key_equal(&key, &again));
	}
	free(bytes);
	return 0;
}
