/* fuzz_index.c - any bytes as a publisher's list, and as what is kept of one: refused in words, or written so that it is read again as the same. */
#include <stdlib.h>
#include <string.h>

#include <closeknit/base.h>

#include "kit.h"
#include "trust/trust.h"

static void
try_index(const char *bytes, size_t size)
{
	struct trust_index index = { 0 }, again = { 0 };
	struct buf once = { 0 }, twice = { 0 };
	struct err err = { 0 };

	if (trust_index_read(&index, bytes, size, "index.json", &err) != 0) {
		require(err.text[0] != '\0' && index.packs == NULL);
		kit_require_fit(err.text, strlen(err.text), false);
	} else {
		trust_index_read_left(&index, bytes, size);
		trust_index_write(&index, &once);
		require(trust_index_read(&again, buf_text(&once), once.len, "index.json", &err) == 0);
		trust_index_read_left(&again, buf_text(&once), once.len);
		trust_index_write(&again, &twice);
		require(!once.failed && once.len == twice.len && memcmp(once.bytes, twice.bytes, once.len) == 0);
	}
	buf_clear(&once);
	buf_clear(&twice);
	trust_index_clear(&index);
	trust_index_clear(&again);
}

static void
try_kept(const char *bytes, size_t size)
{
	struct trust_seen seen = { 0 };
	struct trust_publisher publisher = { 0 };
	struct err err = { 0 };
	struct buf out = { 0 };

	if (trust_seen_read(&seen, bytes, size, "serials", &err) == 0)
		trust_seen_write(&seen, &out);
	else
		kit_require_fit(err.text, strlen(err.text), false);
	if (trust_publisher_read(&publisher, bytes, size, "publisher", &err) == 0)
		trust_publisher_write(&publisher, &out);
	else
		kit_require_fit(err.text, strlen(err.text), false);
	buf_clear(&out);
	trust_seen_clear(&seen);
	trust_publisher_clear(&publisher);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = kit_copy(data, size);

	try_index(bytes, size);
	try_kept(bytes, size);
	free(bytes);
	return 0;
}
