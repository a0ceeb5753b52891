/* test_examples.c - the worked examples, figure by figure, through audit and engine; how they are printed is tested with the commands. */
#include <closeknit/engine.h>

#include <stdio.h>
#include <string.h>

#include <check.h>
#include <cjson/cJSON.h>

#include "kit_engine.h"

Suite *suite_examples(void);

static const char *const names[] = { "nothing-answered", "everything-in-place", "one-open-account", "not-sure", "hidden-answers-wait", "marks",
	"impossible-and-unknown", "renamed" };
enum { NAME_COUNT = sizeof(names) / sizeof(names[0]) };

static struct pack *pack;
static struct audit *audit;
static struct score *score;
static struct plan *plan;
static cJSON *expected;
static struct buf ids;

static struct buf
load(const char *path)
{
	struct buf bytes = { 0 };
	struct err err = { 0 };

	ck_assert_msg(file_read(path, PACK_MAX_BYTES, &bytes, &err) == 0, "%s", err.text);
	return bytes;
}

static void
set_up(void)
{
	struct buf bytes = load("tests/packs/example.json");
	struct complaints found = { 0 };
	struct err err = { 0 };

	pack = pack_read(bytes.bytes, bytes.len, "example", &found, &err);
	ck_assert_msg(pack != NULL, "%s", err.text);
	complaints_clear(&found);
	buf_clear(&bytes);
}

static void
tear_down(void)
{
	plan_free(plan);
	score_free(score);
	audit_free(audit);
	pack_free(pack);
	cJSON_Delete(expected);
	buf_clear(&ids);
}

/* Read audit and expected figures of one example, and work out score and plan. */
static void
work_out(const char *name, const char *figures)
{
	char path[256];
	struct buf bytes;
	struct err err = { 0 };

	snprintf(path, sizeof(path), "tests/golden/example-%s.audit.json", name);
	bytes = load(path);
	audit = audit_new(pack, NULL);
	ck_assert_msg(audit_read(audit, bytes.bytes, bytes.len, NULL, &err) == 0, "%s", err.text);
	buf_clear(&bytes);
	plan = kit_plan(audit, "2026-11-22", 0, &score, &ids);
	snprintf(path, sizeof(path), "tests/golden/example-%s.%s.json", name, figures);
	bytes = load(path);
	expected = cJSON_Parse(bytes.bytes);
	ck_assert_ptr_nonnull(expected);
	buf_clear(&bytes);
}

static const cJSON *
field(const cJSON *object, const char *name)
{
	const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, name);

	ck_assert_msg(value != NULL, "the example has no %s", name);
	return value;
}

/* A number of points in the example is ours in hundredths, or null where we have none. */
static void
same_points(const cJSON *object, const char *name, bool known, uint32_t points)
{
	const cJSON *value = field(object, name);

	ck_assert_msg(cJSON_IsNull(value) == !known, "%s: null or not", name);
	if (known)
		ck_assert_msg((uint32_t)(value->valuedouble * 100 + 0.5) == points, "%s: expected %.2f, got %u", name, value->valuedouble, points);
}

static void
same_count(const cJSON *object, const char *name, uint32_t count)
{
	ck_assert_msg((uint32_t)field(object, name)->valueint == count, "%s: expected %d, got %u", name, field(object, name)->valueint, count);
}

static void
same_item(const cJSON *value, uint32_t item)
{
	struct buf name = { 0 };

	pack_put_item(pack, item, &name);
	ck_assert_str_eq(value->valuestring, buf_text(&name));
	buf_clear(&name);
}

static void
same_head(void)
{
	const cJSON *band = field(expected, "band"), *held = field(expected, "held_by");
	int next = 0;
	uint32_t i;

	same_points(expected, "score", score->has_score, score->points);
	same_points(expected, "low", score->has_range, score->low);
	same_points(expected, "high", score->has_range, score->high);
	same_count(expected, "in_place", score->in_place);
	same_count(expected, "of", score->of);
	if (score->band == PACK_NONE)
		ck_assert(cJSON_IsNull(band));
	else
		ck_assert_str_eq(band->valuestring, pack_id(pack, pack->bands[score->band].id));
	for (i = 0; i < pack->item_count; i++)
		if (score->items[i].holds)
			same_item(cJSON_GetArrayItem(held, next++), i);
	ck_assert_int_eq(next, cJSON_GetArraySize(held));
	ck_assert_int_eq(score->held_count, next);
}

static void
same_ledger(void)
{
	const cJSON *items = field(expected, "items"), *item;
	int next = 0;
	uint32_t i;

	for (i = 0; i < pack->item_count; i++) {
		const struct pack_question *question = &pack->questions[pack->items[i].question];

		if (!score->items[i].scored)
			continue;
		item = cJSON_GetArrayItem(items, next++);
		ck_assert_ptr_nonnull(item);
		same_item(field(item, "id"), i);
		same_count(item, "risk", score->items[i].risk);
		same_count(item, "least", question->least);
		same_count(item, "max", question->max);
		same_count(item, "weight", question->weight);
		same_points(item, "points", true, score->items[i].points);
		ck_assert_int_eq(cJSON_GetArraySize(field(item, "answer")), audit->answers[i].count);
	}
	ck_assert_int_eq(next, cJSON_GetArraySize(items));
}

START_TEST(score_of_each_example_is_the_one_it_must_give)
{
	const cJSON *topics;
	uint32_t i;

	work_out(names[_i], "score");
	same_head();
	same_count(expected, "answered", score->answered);
	same_count(expected, "visible", score->visible);
	same_count(expected, "unsure", score->unsure);
	topics = field(expected, "topics");
	ck_assert_int_eq(pack->topic_count, cJSON_GetArraySize(topics));
	for (i = 0; i < pack->topic_count; i++) {
		const cJSON *topic = cJSON_GetArrayItem(topics, (int)i);

		same_points(topic, "score", score->topics[i].has_score, score->topics[i].points);
		same_count(topic, "in_place", score->topics[i].in_place);
		same_count(topic, "of", score->topics[i].of);
		same_count(topic, "answered", score->topics[i].answered);
		same_count(topic, "visible", score->topics[i].visible);
	}
	same_ledger();
}
END_TEST

static void
same_day(const cJSON *action, const char *name, int32_t day)
{
	const cJSON *value = field(action, name);

	if (cJSON_IsNull(value))
		ck_assert_int_eq(day, DATE_NONE);
	else
		ck_assert_int_eq(day, kit_today(value->valuestring));
}

static void
same_ids(const cJSON *list, const char *shown)
{
	struct buf text = { 0 };
	const cJSON *one;

	cJSON_ArrayForEach(one, list)
	{
		const cJSON *id = cJSON_IsObject(one) ? field(one, "id") : one;

		buf_printf(&text, "%s%s", text.len != 0 ? " " : "", id->valuestring);
	}
	ck_assert_str_eq(buf_text(&text), shown);
	buf_clear(&text);
}

START_TEST(plan_of_each_example_is_the_one_it_must_give)
{
	const cJSON *actions;
	struct buf text = { 0 };
	size_t i;

	work_out(names[_i], "plan");
	same_head();
	same_points(expected, "score_after_today", score->has_score, plan->after_today);
	same_points(expected, "score_with_done", score->has_score, plan->with_done);
	same_ids(field(expected, "first"), kit_first(plan, &text));
	buf_reset(&text);
	for (i = 0; i < plan->message_count; i++)
		buf_printf(&text, "%s%s", i != 0 ? " " : "", pack_id(pack, pack->messages[plan->messages[i]].id));
	same_ids(field(expected, "messages"), buf_text(&text));
	actions = field(expected, "actions");
	same_ids(actions, buf_text(&ids));
	for (i = 0; i < plan->action_count; i++) {
		const cJSON *action = cJSON_GetArrayItem(actions, (int)i);
		const struct plan_action *row = &plan->actions[i];

		same_points(action, "gain", true, row->gain);
		ck_assert_str_eq(field(action, "topic")->valuestring, pack_id(pack, pack->topics[row->topic].id));
		ck_assert(cJSON_IsTrue(field(action, "critical")) == row->critical);
		same_day(action, "done", row->done);
		same_day(action, "aside", row->aside);
		same_day(action, "kept", row->kept);
	}
	buf_clear(&text);
}
END_TEST

Suite *
suite_examples(void)
{
	Suite *suite = suite_create("examples");
	TCase *tests = tcase_create("examples");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_loop_test(tests, score_of_each_example_is_the_one_it_must_give, 0, NAME_COUNT);
	tcase_add_loop_test(tests, plan_of_each_example_is_the_one_it_must_give, 0, NAME_COUNT);
	suite_add_tcase(suite, tests);
	return suite;
}
