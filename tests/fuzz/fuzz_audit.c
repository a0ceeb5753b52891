/* fuzz_audit.c - any bytes as an audit of the example: refused in words, or scored and written so that it is read again as the same. */
#include <stdlib.h>
#include <string.h>

#include <closeknit/audit.h>
#include <closeknit/base.h>
#include <closeknit/engine.h>
#include <closeknit/pack.h>

#include "kit.h"

static void
use(const struct audit *audit, struct score *score)
{
	struct audit *second = audit_new(audit->pack, NULL);
	struct buf once = { 0 }, twice = { 0 };
	struct err err = { 0 };
	struct plan *plan;

	require(second != NULL);
	score_compute(score, audit);
	plan = plan_build(score, audit, 20779, 15, &err);
	require(plan != NULL);
	plan_free(plan);
	audit_write(audit, &once);
	require(!once.failed);
	kit_require_fit(once.bytes, once.len, true);
	require(audit_read(second, once.bytes, once.len, NULL, &err) == 0);
	audit_write(second, &twice);
	require(!twice.failed && once.len == twice.len && memcmp(once.bytes, twice.bytes, once.len) == 0);
	buf_clear(&once);
	buf_clear(&twice);
	audit_free(second);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = kit_copy(data, size);
	struct complaints found = { 0 };
	struct err err = { 0 };
	struct audit *audit = audit_new(kit_pack(), &err);
	struct score *score = score_new(kit_pack(), &err);
	int result;

	require(audit != NULL && score != NULL);
	result = audit_read(audit, bytes, size, &found, &err);
	kit_require_told(&found, &err, result != 0);
	if (result == 0)
		use(audit, score);
	complaints_clear(&found);
	score_free(score);
	audit_free(audit);
	free(bytes);
	return 0;
}
