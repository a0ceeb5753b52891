/* faces.c - one walker, two faces: leads the bare walk, the plain face and the full screen the same way through each pack, and compares. */
/*
 * usage: faces FOLDER PACK...
 * For each pack a way through it is found with the bare walk.  Then each face is led along it, over a sitting with a home of its own in FOLDER and a
 * clock that stands.  All three have to ask the same questions in the same order, come to the same score, and leave the same file, byte for byte.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <closeknit/audit.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>

#include "faces.h"
#include "store/store.h"

/* What is shown of a fault: the rest is more of the same. */
enum { SHOWN_AT_MOST = 20 };
/* Ways through each pack: most packs are small, and a way takes a millisecond. */
enum { WAYS = 3 };

struct tally {
	unsigned passed, failed;
	unsigned questions, topics, steps[STEP_KINDS]; /* of the walk, for who reads the log */
};

struct face_kind {
	const char *name;
	void (*lead)(struct led *);
};

static const struct face_kind kinds[] = { { "the plain face", led_by_line }, { "the full screen", led_on_screen } };
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static void
check(struct tally *tally, bool holds, const char *pack, const char *sentence, const char *why)
{
	if (holds)
		tally->passed++;
	else if (tally->failed++ < SHOWN_AT_MOST)
		printf("not ok: %s: %s%s%s\n", pack, sentence, why[0] != '\0' ? ": " : "", why);
}

/* ---- One face --------------------------------------------------------------------------------------------------- */

static struct sitting *
open_sitting(const struct pack *pack, struct paths *paths)
{
	struct store_options store = { 0 };
	const struct sitting_options options = { .pack = pack, .paths = paths, .store = &store, .now = faces_now, .today = faces_today() };
	struct err err = { 0 };
	struct sitting *sitting = sitting_open(&options, &err);

	if (sitting == NULL) {
		fprintf(stderr, "no sitting: %s\n", err.text);
		exit(1);
	}
	return sitting;
}

static void
compare(struct tally *tally, const char *name, const struct face_kind *kind, struct led *led)
{
	struct buf sentence = { 0 }, bytes = { 0 };
	struct err err = { 0 };

	buf_printf(&sentence, "%s asks what the walk asks, in the same order (seed %u)", kind->name, (unsigned)led->seed);
	check(tally, led->fault.len == 0, name, buf_text(&sentence), buf_text(&led->fault));
	buf_reset(&sentence);
	export_score(sitting_score(led->sitting), led->sitting->audit, true, &bytes);
	buf_printf(&sentence, "%s comes to the same score and ledger", kind->name);
	check(tally, strcmp(buf_text(&bytes), buf_text(&led->way->score)) == 0, name, buf_text(&sentence), "");
	buf_reset(&sentence);
	buf_reset(&bytes);
	buf_printf(&sentence, "%s/audit.json", led->folder);
	/* Where nothing was to be saved there is no file to read. */
	if (sitting_close(led->sitting, &err) == 0)
		file_read(buf_text(&sentence), AUDIT_MAX_BYTES, &bytes, &err);
	buf_reset(&sentence);
	buf_printf(&sentence, "%s leaves the same file, byte for byte (seed %u)", kind->name, (unsigned)led->seed);
	check(tally, strcmp(buf_text(&bytes), buf_text(&led->way->file)) == 0, name, buf_text(&sentence), err.text);
	buf_clear(&sentence);
	buf_clear(&bytes);
}

static void
try_face(struct tally *tally, const char *name, const struct face_kind *kind, struct led *led)
{
	struct buf folder = { 0 };
	struct paths paths;

	buf_printf(&folder, "%s-%s", led->folder, kind->lead == led_by_line ? "line" : "screen");
	led->folder = buf_text(&folder);
	paths = (struct paths){ .state = folder.bytes, .data = folder.bytes, .config = folder.bytes, .start = folder.bytes };
	led->sitting = open_sitting(led->way->pack, &paths);
	kind->lead(led);
	compare(tally, name, kind, led);
	buf_clear(&led->fault);
	buf_clear(&folder);
}

/* ---- One pack --------------------------------------------------------------------------------------------------- */

static struct pack *
read_pack(const char *path)
{
	struct complaints found = { 0 };
	struct buf bytes = { 0 };
	struct err err = { 0 };
	struct pack *pack = NULL;

	if (file_read(path, PACK_MAX_BYTES, &bytes, &err) == 0)
		pack = pack_read(bytes.bytes, bytes.len, path, &found, &err);
	if (pack == NULL)
		fprintf(stderr, "%s\n", err.text);
	complaints_clear(&found);
	buf_clear(&bytes);
	return pack;
}

static void
try_way(struct tally *tally, const char *folder, const char *path, const struct pack *pack, uint32_t seed)
{
	struct buf home = { 0 };
	struct way way;
	size_t i;

	way_find(&way, pack, seed);
	tally->questions += (unsigned)way.asked_count;
	tally->topics += (unsigned)way.topics;
	for (i = 0; i < way.step_count; i++)
		tally->steps[way.steps[i].kind]++;
	buf_printf(&home, "%s/%u", folder, (unsigned)seed);
	for (i = 0; i < KINDS; i++) {
		struct led led = { .way = &way, .folder = buf_text(&home), .seed = seed };

		try_face(tally, path, &kinds[i], &led);
	}
	buf_clear(&home);
	way_clear(&way);
}

static void
try_pack(struct tally *tally, const char *folder, const char *path, uint32_t seed)
{
	struct pack *pack = read_pack(path);
	uint32_t i;

	check(tally, pack != NULL, path, "it is a pack", "");
	for (i = 0; i < WAYS && pack != NULL; i++)
		try_way(tally, folder, path, pack, seed * WAYS + i);
	pack_free(pack);
}

int
main(int argc, char **argv)
{
	struct tally tally = { 0 };
	int i;

	if (argc < 3) {
		fputs("usage: faces FOLDER PACK...\n", stderr);
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	setvbuf(stdout, NULL, _IOLBF, 0);
	for (i = 2; i < argc; i++)
		try_pack(&tally, argv[1], argv[i], (uint32_t)i - 1);
	printf("%u questions, %u results of topics; %u answers, %u skipped, %u back, %u why, %u by review, %u taken up\n", tally.questions,
	    tally.topics, tally.steps[STEP_ANSWER], tally.steps[STEP_SKIP], tally.steps[STEP_BACK], tally.steps[STEP_WHY], tally.steps[STEP_GO],
	    tally.steps[STEP_TAKE_UP]);
	printf("%u passed, %u failed\n", tally.passed, tally.failed);
	return tally.failed == 0 ? 0 : 1;
}
