/* prefixes.c - every prefix of each shipped file is refused, with a place and no one hangs: prefixes all|long KIND FILE ...; of a large file, long tries them all. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <closeknit/audit.h>
#include <closeknit/base.h>
#include <closeknit/pack.h>

#include "kit.h"

/* Up to so many bytes from its begin and its end a file is gone through byte by byte, between them with steps [bytes]. */
enum { CLOSELY = 3000, STEP = 61 };
/* One that takes so long hangs: SIGALRM ends it [seconds]. */
enum { PATIENCE = 60 };

/* Whether it is taken for whole; if not, `err` says why. */
static bool
is_taken(const char *kind, const char *bytes, size_t len, struct err *err)
{
	struct complaints found = { 0 };
	bool taken = false;

	if (strcmp(kind, "pack") == 0) {
		struct pack *pack = pack_read(bytes, len, "cut.json", &found, err);

		taken = pack != NULL;
		pack_free(pack);
	} else if (strcmp(kind, "audit") == 0) {
		struct audit *audit = audit_new(kit_pack(), err);

		require(audit != NULL);
		taken = audit_read(audit, bytes, len, &found, err) == 0;
		audit_free(audit);
	} else if (strcmp(kind, "words") == 0) {
		struct pack_wordlist *words = pack_wordlist_read(bytes, len, "cut.json", err);

		taken = words != NULL;
		pack_wordlist_free(words);
	} else if (strcmp(kind, "translation") == 0) {
		struct pack_words *words = pack_words_read(kit_pack(), bytes, len, &found, err);

		taken = words != NULL;
		pack_words_free(words);
	} else {
		require(false);
	}
	complaints_clear(&found);
	return taken;
}

/* What is wrong with how that prefix is met; NULL: nothing. */
static const char *
try_prefix(const char *kind, const char *bytes, size_t len)
{
	char *copy = kit_copy((const uint8_t *)bytes, len);
	struct err err = { 0 };
	bool taken;

	alarm(PATIENCE);
	taken = is_taken(kind, copy, len, &err);
	alarm(0);
	free(copy);
	if (taken)
		return "is taken for whole";
	if (err.text[0] == '\0')
		return "is refused without a word";
	kit_require_fit(err.text, strlen(err.text), false);
	return NULL;
}

static bool
is_blank(char c)
{
	return c == '\n' || c == ' ' || c == '\r' || c == '\t';
}

static unsigned long
try_file(const char *kind, const char *path, bool all, unsigned long *failed)
{
	struct buf bytes = { 0 };
	struct err err = { 0 };
	unsigned long tried = 0;
	const char *wrong;
	size_t len, whole;

	if (file_read(path, 1 << 26, &bytes, &err) != 0 || !is_taken(kind, bytes.bytes, bytes.len, &err)) {
		printf("not ok: %s is refused whole: %s\n", path, err.text);
		++*failed;
	}
	for (whole = bytes.len; whole > 0 && is_blank(bytes.bytes[whole - 1]); whole--)
		;
	for (len = 0; len < whole; len += all || len < CLOSELY || len + CLOSELY >= whole ? 1 : STEP) {
		tried++;
		if ((wrong = try_prefix(kind, bytes.bytes, len)) == NULL)
			continue;
		printf("not ok: %s cut at byte %zu %s\n", path, len, wrong);
		if (++*failed > 20)
			break;
	}
	buf_clear(&bytes);
	return tried;
}

int
main(int argc, char *argv[])
{
	unsigned long tried = 0, failed = 0;
	int i;

	if (argc < 4 || argc % 2 != 0) {
		fputs("usage: prefixes all|long KIND FILE ...\n", stderr);
		return 2;
	}
	for (i = 2; i + 1 < argc; i += 2)
		tried += try_file(argv[i], argv[i + 1], strcmp(argv[1], "long") == 0, &failed);
	printf("%lu passed, %lu failed\n", tried > failed ? tried - failed : 0, failed);
	return failed == 0 && tried > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
