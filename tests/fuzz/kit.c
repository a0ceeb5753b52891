/* kit.c - what the fuzzers share; what they try is theirs. */
#include "kit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <closeknit/base.h>
#include <closeknit/pack.h>

#include "sitting/sitting.h"
#include "store/store.h"

void
require(bool holds)
{
	if (!holds)
		abort();
}

const struct pack *
kit_pack(void)
{
	static struct pack *pack;
	struct complaints found = { 0 };
	struct buf bytes = { 0 };
	struct err err = { 0 };

	if (pack != NULL)
		return pack;
	if (file_read("tests/packs/example.json", PACK_MAX_BYTES, &bytes, &err) != 0 || (pack = pack_read(bytes.bytes, bytes.len, "example", &found, &err)) == NULL) {
		fprintf(stderr, "%s\n", err.text);
		exit(2);
	}
	complaints_clear(&found);
	buf_clear(&bytes);
	return pack;
}

char *
kit_copy(const uint8_t *data, size_t size)
{
	/* One byte where there is none: malloc(0) may be NULL. */
	char *copy = malloc(size > 0 ? size : 1);

	require(copy != NULL);
	if (size > 0)
		memcpy(copy, data, size);
	return copy;
}

void
kit_require_fit(const char *text, size_t len, bool ends)
{
	size_t at;

	require(text_forbidden(text, len, ends ? TEXT_BODY_TRANSLATION : TEXT_TRANSLATION, &at) == 0);
}

void
kit_require_told(const struct complaints *found, const struct err *err, bool failed)
{
	size_t i;

	for (i = 0; i < found->count; i++) {
		const struct complaint *row = &found->rows[i];

		require(row->text[0] != '\0' && row->line >= 1 && row->column >= 1);
		kit_require_fit(row->text, strlen(row->text), false);
		require(i == 0 || row->at >= row[-1].at);
	}
	require(failed == (err->kind != ERR_NONE));
	if (failed) {
		require(err->text[0] != '\0');
		kit_require_fit(err->text, strlen(err->text), false);
	}
}

static int64_t
still_now(void)
{
	return 1795341600;
}

struct sitting *
kit_sitting(void)
{
	static char nowhere[] = "/dev/null/nowhere";
	static struct paths paths = { .start = nowhere };
	const struct store_options store = { .no_save = true };
	struct err err = { 0 };
	struct sitting_options options = { .pack = kit_pack(), .paths = &paths, .store = &store, .now = still_now };
	struct sitting *sitting;

	require(date_parse("2026-11-22", 10, &options.today) == 0);
	sitting = sitting_open(&options, &err);
	require(sitting != NULL);
	return sitting;
}
