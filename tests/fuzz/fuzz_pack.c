/* fuzz_pack.c - any bytes as a pack: refused in words, or read so that its style can be judged, it can be built in, and it equals itself read again. */
#include <stdlib.h>

#include <closeknit/base.h>
#include <closeknit/pack.h>

#include "kit.h"

static void
use(const struct pack *pack, const char *bytes, size_t len)
{
	const struct pack_style style = { .bytes = bytes, .len = len, .today = 20779 };
	struct complaints found = { 0 };
	struct pack_figures figures;
	struct err err = { 0 };
	struct buf source = { 0 };
	struct pack *again;

	require(pack_style(pack, &style, &found, &err) == 0);
	kit_require_told(&found, &err, false);
	complaints_clear(&found);
	require(pack_measure(pack, NULL, &figures, &err) == 0);
	pack_emit(pack, "symbol", &source);
	require(!source.failed);
	buf_clear(&source);
	again = pack_read(bytes, len, "fuzz.json", &found, &err);
	require(again != NULL && pack_equal(pack, again));
	complaints_clear(&found);
	pack_free(again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = kit_copy(data, size);
	struct complaints found = { 0 };
	struct err err = { 0 };
	struct pack *pack = pack_read(bytes, size, "fuzz.json", &found, &err);

	kit_require_told(&found, &err, pack == NULL);
	require((pack == NULL) == (found.errors > 0));
	if (pack != NULL)
		use(pack, bytes, size);
	complaints_clear(&found);
	pack_free(pack);
	free(bytes);
	return 0;
}
