/* fuzz_score.c - a pack, a NUL and an audit of it (or one of them alone): all the way from bytes to score, plan and every format that closeknit writes itself. */
#include <stdlib.h>
#include <string.h>

#include <closeknit/audit.h>
#include <closeknit/base.h>
#include <closeknit/engine.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>

#include "kit.h"

static void
check_score(const struct score *score)
{
	require(!score->has_score || score->points <= 10000);
	require(!score->has_range || (score->low <= score->high && score->high <= 10000));
	require(!score->has_score || !score->has_range || (score->low <= score->points && score->points <= score->high));
	require(score->in_place <= score->of && score->answered <= score->visible && score->unsure <= score->visible);
	require(score->band == PACK_NONE || score->band < score->pack->band_count);
}

static void
check_plan(const struct plan *plan)
{
	struct buf id = { 0 };
	size_t i;

	require(plan->first_count <= PLAN_FIRST && plan->message_count <= plan->pack->message_count);
	for (i = 0; i < plan->first_count; i++)
		require(plan->first[i] < plan->action_count && plan->actions[plan->first[i]].open);
	for (i = 0; i < plan->action_count; i++) {
		buf_reset(&id);
		plan_put_id(plan, i, &id);
		require(plan_find(plan, buf_text(&id)) == i);
	}
	require(!plan->score->has_score || (plan->after_today <= 10000 && plan->with_done <= 10000));
	buf_clear(&id);
}

static void
write_all(const struct plan *plan)
{
	size_t i, count;
	const struct exporter *all = export_all(&count);
	struct buf out = { 0 };
	struct err err = { 0 };

	for (i = 0; i < count; i++) {
		if (strcmp(all[i].name, "pdf") == 0)
			continue;
		buf_reset(&out);
		require(export_plan(&all[i], plan, &out, &err) == 0);
		/* RFC 5545 3.1: its lines end with CR LF. */
		if (strcmp(all[i].name, "ics") != 0)
			kit_require_fit(out.bytes, out.len, true);
	}
	buf_clear(&out);
}

static void
go_through(const struct pack *pack, const char *bytes, size_t len)
{
	struct audit *audit = audit_new(pack, NULL);
	struct score *score = score_new(pack, NULL);
	struct buf out = { 0 };
	struct plan *plan;

	require(audit != NULL && score != NULL);
	if (len > 0 && audit_read(audit, bytes, len, NULL, NULL) != 0)
		audit_reset(audit);
	score_compute(score, audit);
	check_score(score);
	export_score(score, audit, true, &out);
	require(!out.failed);
	kit_require_fit(out.bytes, out.len, true);
	plan = plan_build(score, audit, 20779, len > 0 ? 1 + (int)(unsigned char)bytes[0] : 0, NULL);
	require(plan != NULL);
	check_plan(plan);
	write_all(plan);
	plan_free(plan);
	buf_clear(&out);
	score_free(score);
	audit_free(audit);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = kit_copy(data, size);
	const char *nul = memchr(bytes, '\0', size);
	const size_t len = nul != NULL ? (size_t)(nul - bytes) : size;
	struct complaints found = { 0 };
	struct pack *pack = len > 0 ? pack_read(bytes, len, "fuzz.json", &found, NULL) : NULL;

	if (pack != NULL || len == 0)
		go_through(pack != NULL ? pack : kit_pack(), nul != NULL ? nul + 1 : "", nul != NULL ? size - len - 1 : 0);
	complaints_clear(&found);
	pack_free(pack);
	free(bytes);
	return 0;
}
