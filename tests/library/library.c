/* library.c - an outsider's program: loads a pack from a file, answers two questions, prints the score. */
#include <closeknit/audit.h>
#include <closeknit/base.h>
#include <closeknit/engine.h>
#include <closeknit/pack.h>

#include <stdio.h>

static int
answer_and_score(const struct pack *pack, struct err *err)
{
	const char *const services[] = { "instagram" }, *const visibility[] = { "public" };
	struct audit *audit = audit_new(pack, err);
	struct score *score = score_new(pack, err);
	int result = -1;

	if (audit != NULL && score != NULL && audit_answer(audit, "services", services, 1, err) == 0 &&
	    audit_answer(audit, "visibility@instagram", visibility, 1, err) == 0) {
		score_compute(score, audit);
		printf("score %u.%02u, between %u.%02u and %u.%02u\n", (unsigned)score->points / 100, (unsigned)score->points % 100,
		    (unsigned)score->low / 100, (unsigned)score->low % 100, (unsigned)score->high / 100, (unsigned)score->high % 100);
		result = 0;
	}
	score_free(score);
	audit_free(audit);
	return result;
}

int
main(int argc, char **argv)
{
	struct complaints found = { 0 };
	struct err err = { ERR_NONE, "" };
	struct buf raw = { 0 };
	struct pack *pack = NULL;
	int result = -1;

	if (argc == 2 && file_read(argv[1], PACK_MAX_BYTES, &raw, &err) == 0)
		pack = pack_read(raw.bytes, raw.len, argv[1], &found, &err);
	if (pack != NULL)
		result = answer_and_score(pack, &err);
	if (result != 0)
		fprintf(stderr, "library: %s\n", err.text);
	pack_free(pack);
	complaints_clear(&found);
	buf_clear(&raw);
	return result == 0 ? 0 : 1;
}
