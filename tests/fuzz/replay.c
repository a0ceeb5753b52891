/* replay.c - feeds files to a fuzzer's function without a fuzzer, and mutants of them: replay [--mutants COUNT] FILE ...; a broken promise ends it, named. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <closeknit/base.h>

#include "kit.h"

/* The figure of all readers: no input takes so much memory [KiB]. */
enum { MEMORY_MAX = 64 * 1024 };
/* One that takes so long hangs, on any machine and under any tool [seconds]. How long the longest takes is told, and is held against a figure by `make bench` alone. */
enum { PATIENCE = 60 };

/* What is fed now: a signal tells it. */
static const char *volatile at_file;
static volatile unsigned long at_mutant;

static void
tell(int number)
{
	char line[512];
	const int len = snprintf(line, sizeof(line), "not ok: signal %d at %s, mutant %lu\n", number, at_file, at_mutant);

	if (write(STDOUT_FILENO, line, len > 0 ? (size_t)len : 0) >= 0)
		signal(number, SIG_DFL);
	raise(number);
}

static int64_t
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/* How long it took [nanoseconds]. */
static int64_t
feed(const char *bytes, size_t len)
{
	const int64_t begin = now();

	alarm(PATIENCE);
	LLVMFuzzerTestOneInput((const uint8_t *)bytes, len);
	alarm(0);
	return now() - begin;
}

/* splitmix64: the same mutants each time. */
static uint64_t
roll(uint64_t *dice, uint64_t sides)
{
	uint64_t z = *dice += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (z ^ (z >> 31)) % sides;
}

/* Bytes changed, doubled, left out and moved, at few places: what is left of the form leads deep. */
static void
mutate(struct buf *bytes, uint64_t *dice)
{
	static const char *const words[] = { "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-1", "1e999", "null", "\xff", "\xc2\x9b", "\x1b[2J", "\xe2\x80\xae", "\\u0000", "99999999999" };
	uint64_t times = 1 + roll(dice, 3);

	while (times-- > 0 && bytes->len > 1) {
		const size_t place = roll(dice, bytes->len), run = 1 + roll(dice, 12), left = bytes->len - place;
		const char *word = words[roll(dice, sizeof(words) / sizeof(words[0]))];

		switch (roll(dice, 4)) {
		case 0:
			bytes->bytes[place] ^= (char)(1u << roll(dice, 8));
			break;
		case 1:
			memcpy(bytes->bytes + place, word, strlen(word) < left ? strlen(word) : left);
			break;
		case 2:
			memmove(bytes->bytes + place, bytes->bytes + place + (run < left ? run : left), left - (run < left ? run : left));
			bytes->len -= run < left ? run : left;
			break;
		default:
			memmove(bytes->bytes + place, bytes->bytes + roll(dice, bytes->len - (run < left ? run : left) + 1), run < left ? run : left);
			break;
		}
	}
}

static int64_t
feed_file(const char *path, unsigned long mutants)
{
	struct buf bytes = { 0 }, bent = { 0 };
	struct err err = { 0 };
	uint64_t dice = 4;
	int64_t longest;

	at_file = path;
	at_mutant = 0;
	if (file_read(path, 1 << 26, &bytes, &err) != 0) {
		printf("not ok: %s\n", err.text);
		exit(2);
	}
	longest = feed(buf_text(&bytes), bytes.len);
	for (at_mutant = 1; at_mutant <= mutants; at_mutant++) {
		int64_t took;

		buf_reset(&bent);
		buf_add(&bent, bytes.bytes, bytes.len);
		if (bent.failed)
			exit(2);
		mutate(&bent, &dice);
		took = feed(buf_text(&bent), bent.len);
		longest = took > longest ? took : longest;
	}
	buf_clear(&bytes);
	buf_clear(&bent);
	return longest;
}

int
main(int argc, char *argv[])
{
	const int signals[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGALRM };
	unsigned long mutants = 0, passed = 0, failed = 0;
	int64_t longest = 0, took;
	struct rusage usage;
	int i = 1;
	size_t k;

	for (k = 0; k < sizeof(signals) / sizeof(signals[0]); k++)
		signal(signals[k], tell);
	if (i + 1 < argc && strcmp(argv[i], "--mutants") == 0) {
		mutants = strtoul(argv[i + 1], NULL, 10);
		i += 2;
	}
	for (; i < argc; i++) {
		took = feed_file(argv[i], mutants);
		longest = took > longest ? took : longest;
		passed += 1 + mutants;
	}
	if (getrusage(RUSAGE_SELF, &usage) == 0 && usage.ru_maxrss > MEMORY_MAX && getenv("REPLAY_SLOW") == NULL) {
		printf("not ok: it takes %ld KiB of memory\n", usage.ru_maxrss);
		failed++;
	}
	printf("longest %lld ms, memory %ld KiB\n", (long long)(longest / 1000000), usage.ru_maxrss);
	printf("%lu passed, %lu failed\n", passed, failed);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
