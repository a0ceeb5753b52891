/* test_compare.c - how two audits differ: which items moved, what is answers and what the pack; and past audits read again. */
#include <closeknit/doc.h>
#include <closeknit/engine.h>

#include <check.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "kit_engine.h"
#include "kit_home.h"
#include "sitting/sitting.h"
#include "store/store.h"

Suite *suite_compare(void);

#define RISK(id, risk) OPT(id, ",'risk':" risk)
/* clang-format off */
static const char TOPICS[] =
    TOPIC("a", "1", MANY("services", "", OPT("ig", "") "," OPT("wa", "") "," OPT("none", ",'exclusive':true")) ","
	  ONE("vis", ",'for_each':'services'", RISK("open", "9") "," RISK("some", "4") "," RISK("closed", "0") "," OPT("unsure", ",'risk':5,'unsure':true"))) ","
    TOPIC("b", "1", ONE("quiet", ",'private':true", OPT("yes", "") "," OPT("no", "")) ","
	  ONE("talk", ",'when':{'quiet':'yes'}", RISK("yes", "0") "," RISK("no", "2")) ","
	  ONE("last", "", RISK("yes", "0") "," RISK("no", "4")));
/* clang-format on */

static struct pack *pack;
static struct audit *old, *now;
static struct compare *compare;

static void
given(const char *then, const char *today)
{
	pack = kit_pack((struct kit){ .topics = TOPICS });
	old = kit_audit(pack, then, "");
	now = kit_audit(pack, today, "");
}

static void
build(void)
{
	struct err err = { 0 };

	compare = compare_build(old, now, &err);
	ck_assert_msg(compare != NULL, "%s", err.text);
}

static void
tear_down(void)
{
	compare_free(compare);
	audit_free(old);
	audit_free(now);
	pack_free(pack);
	compare = NULL;
	old = now = NULL;
	pack = NULL;
}

static const struct compare_row *
row(const char *id)
{
	size_t i;

	for (i = 0; i < compare->row_count; i++)
		if (compare->rows[i].item == kit_item(pack, id))
			return &compare->rows[i];
	return NULL;
}

static int
kind(const char *id)
{
	return row(id) != NULL ? (int)row(id)->kind : -1;
}

START_TEST(each_move_has_its_kind)
{
	given("'services':['ig','wa'],'vis@ig':'open','vis@wa':'closed','last':'no'", "'services':['ig','wa'],'vis@ig':'closed','vis@wa':'some','last':'no'");
	build();
	ck_assert_int_eq(kind("vis@ig"), COMPARE_IN_PLACE);
	ck_assert_int_eq(kind("vis@wa"), COMPARE_AGAIN);
	ck_assert_int_eq(kind("last"), -1);
	ck_assert_int_eq(kind("services"), -1);
	ck_assert_uint_eq(compare->row_count, 2);
}
END_TEST

START_TEST(what_was_not_known_is_found_out)
{
	given("'services':['ig','wa'],'vis@ig':'unsure','last':'no'", "'services':['ig','wa'],'vis@ig':'some','vis@wa':'open','last':'no'");
	build();
	ck_assert_int_eq(kind("vis@ig"), COMPARE_FOUND_OUT);
	ck_assert_int_eq(kind("vis@wa"), COMPARE_FOUND_OUT);
}
END_TEST

START_TEST(what_other_answers_bring_and_take_is_told_apart)
{
	given("'services':['ig'],'vis@ig':'open'", "'services':['wa'],'vis@ig':'open','vis@wa':'closed'");
	build();
	ck_assert_int_eq(kind("vis@ig"), COMPARE_NOT_ASKED);
	ck_assert_int_eq(kind("vis@wa"), COMPARE_ASKED);
	ck_assert_int_eq(kind("services"), COMPARE_OTHER);
}
END_TEST

START_TEST(a_step_closer_that_is_not_in_place_is_another_answer)
{
	given("'services':['ig'],'vis@ig':'open'", "'services':['ig'],'vis@ig':'some'");
	build();
	ck_assert_int_eq(kind("vis@ig"), COMPARE_OTHER);
	ck_assert_uint_gt(compare->after->points, compare->before->points);
}
END_TEST

START_TEST(private_answers_and_what_they_decide_about_are_told_in_no_way)
{
	given("'services':['none'],'last':'yes'", "'services':['none'],'last':'yes','talk':'no'");
	/* As in a sitting: the private answer is in memory. */
	ck_assert_int_eq(audit_answer(now, "quiet", (const char *const[]){ "yes" }, 1, NULL), 0);
	build();
	ck_assert_uint_eq(compare->row_count, 0);
	ck_assert_uint_eq(compare->before->points, compare->after->points);
	ck_assert_uint_eq(compare->before->of, compare->after->of);
	ck_assert_uint_eq(compare->new_count, 0);
	/* And it is still there for the sitting. */
	ck_assert(now->answers[kit_item(pack, "quiet")].given);
}
END_TEST

START_TEST(questions_an_older_walk_went_past_are_the_packs_doing)
{
	given("'services':['ig'],'vis@ig':'closed'", "'services':['ig'],'vis@ig':'closed','last':'no'");
	old->serial = pack->serial - 1;
	build();
	ck_assert_uint_eq(compare->new_count, 1);
	ck_assert(row("last") != NULL && row("last")->is_new);
	ck_assert_uint_eq(compare->between->points, compare->before->points);
	ck_assert_uint_lt(compare->after->points, compare->between->points);
}
END_TEST

START_TEST(what_was_put_off_or_not_reached_is_not_called_new)
{
	given("'services':['ig'],'vis@ig':'closed'", "'services':['ig'],'vis@ig':'closed','last':'no'");
	old->serial = pack->serial - 1;
	old->answers[kit_item(pack, "last")].later = true;
	build();
	ck_assert_uint_eq(compare->new_count, 0);
	compare_free(compare);
	old->answers[kit_item(pack, "last")].later = false;
	old->at = kit_item(pack, "vis@ig");
	build();
	ck_assert_uint_eq(compare->new_count, 0);
	ck_assert_uint_eq(compare->between->points, compare->after->points);
	compare_free(compare);
	old->serial = pack->serial;
	old->at = PACK_NONE;
	build();
	ck_assert_uint_eq(compare->new_count, 0);
}
END_TEST

START_TEST(where_nobody_can_tell_how_far_the_walk_went_nothing_is_called_new)
{
	pack = kit_pack((struct kit){ .topics = TOPICS });
	old = kit_audit(pack, "'services':['ig']", ",'at':'a-question-that-is-gone'");
	now = kit_audit(pack, "'services':['ig'],'last':'no'", "");
	old->serial = pack->serial - 1;
	build();
	ck_assert_uint_eq(compare->new_count, 0);
}
END_TEST

START_TEST(old_ids_and_questions_that_are_gone_are_counted)
{
	pack = kit_pack((struct kit){ .topics = TOPICS, .questions_renamed = "'final':'last'", .options_renamed = "'services/insta':'ig','vis/shut':'closed'" });
	old = kit_audit(pack, "'services':['insta'],'vis@insta':'shut','final':'no','gone':'yes','gone-too':['x']", "");
	ck_assert_uint_eq(old->renamed, 3);
	ck_assert_uint_eq(old->gone, 2);
	audit_reset(old);
	ck_assert_uint_eq(old->renamed + old->gone, 0);
}
END_TEST

/* What is not known here of an older audit has gone; of one that was made with a newer checklist nobody can tell. */
START_TEST(only_an_older_checklists_questions_are_called_gone)
{
	const struct history_row then = { .name = "then", .serial = 1 }, newer = { .name = "newer", .serial = 9 }, today = { .serial = 2 };
	const struct { const struct history_row *old; bool gone; } cases[] = { { &then, true }, { &newer, false } };
	struct err err = { 0 };
	size_t i;

	pack = kit_pack((struct kit){ .topics = TOPICS });
	pack->serial = 2;
	old = kit_audit(pack, "'services':['ig'],'gone':'yes'", "");
	now = kit_audit(pack, "'services':['ig']", "");
	build();
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf text = { 0 };
		struct doc doc;

		doc_init(&doc);
		doc_from_compare(&doc, compare, (struct compared){ cases[i].old, &today });
		ck_assert_int_eq(doc_to_text(&doc, EXPORT_COLUMNS, &text, &err), 0);
		ck_assert_int_eq(strstr(buf_text(&text), "1 earlier answer is to a question") != NULL, cases[i].gone);
		ck_assert_ptr_nonnull(strstr(buf_text(&text), "What changed in the checklist"));
		buf_clear(&text);
		doc_clear(&doc);
	}
}
END_TEST

/* ---- Past audits ----------------------------------------------------------------------------------------------- */

static struct home home;
static struct store *store;
static struct history history;

static void
home_given(void)
{
	const struct store_options options = { .now = 1 };
	struct err err = { 0 };
	int i;

	home_make(&home);
	given("'services':['ig'],'vis@ig':'open'", "'services':['ig'],'vis@ig':'closed'");
	ck_assert_ptr_nonnull(store = store_open(&home.paths, &options, &err));
	for (i = 0; i < 3; i++) {
		old->started = old->updated = home_now() + i * 86400;
		ck_assert_int_eq(store_save(store, old, &err), 0);
		if (i < 2)
			ck_assert_int_eq(store_start_anew(store, &err), 0);
	}
	history = (struct history){ .pack = pack };
}

static void
home_dropped(void)
{
	history_clear(&history);
	store_close(store);
	home_remove(&home);
	tear_down();
}

START_TEST(past_audits_are_counted_oldest_first_and_the_open_one_last)
{
	struct err err = { 0 };

	ck_assert_msg(history_fill(&history, store, now, &err) == 0, "%s", err.text);
	ck_assert_uint_eq(history.count, 3);
	ck_assert_uint_eq(history.counted, 3);
	ck_assert_str_eq(history.rows[0].name, "2026-11-22T10-00-00Z");
	ck_assert_int_eq(history.rows[1].started - history.rows[0].started, 86400);
	ck_assert_ptr_null(history.rows[2].name);
	ck_assert_uint_eq(history.rows[0].points, 0);
	ck_assert_uint_eq(history.rows[2].points, 10000);
	ck_assert_uint_eq(history_number(&history, 2), 3);
}
END_TEST

START_TEST(one_that_cannot_be_read_has_no_number_and_says_why)
{
	struct err err = { 0 };
	char path[1200];

	snprintf(path, sizeof(path), "%s/past/2026-11-22T10-00-00Z.json", home.paths.state);
	ck_assert_int_eq(file_write(path, "{", 1, (struct file_write){ .replace = true, .private_mode = true }, &err), 0);
	ck_assert_int_eq(history_fill(&history, store, NULL, &err), 0);
	ck_assert_uint_eq(history.count, 2);
	ck_assert_uint_eq(history.counted, 1);
	ck_assert_uint_eq(history_number(&history, 0), 0);
	ck_assert_uint_eq(history_number(&history, 1), 1);
	ck_assert_ptr_nonnull(strstr(history.rows[0].why, "2026-11-22T10-00-00Z.json:1:"));
	ck_assert(!history.rows[0].other_pack);
	ck_assert_int_eq(access(path, F_OK), 0);
}
END_TEST

START_TEST(the_open_one_is_compared_as_it_would_be_kept)
{
	struct audit *copy = audit_new(pack, NULL);
	struct err err = { 0 };

	ck_assert_int_eq(audit_answer(now, "quiet", (const char *const[]){ "yes" }, 1, NULL), 0);
	now->serial = pack->serial - 1;
	ck_assert_int_eq(history_fill(&history, store, now, &err), 0);
	ck_assert_msg(history_load(&history, 2, store, now, copy, &err) == 0, "%s", err.text);
	ck_assert(!copy->answers[kit_item(pack, "quiet")].given);
	ck_assert(copy->answers[kit_item(pack, "vis@ig")].given);
	ck_assert_int_eq(copy->serial, pack->serial - 1);
	audit_free(copy);
}
END_TEST

Suite *
suite_compare(void)
{
	Suite *suite = suite_create("compare");
	TCase *two = tcase_create("two"), *past = tcase_create("past");

	tcase_add_checked_fixture(two, NULL, tear_down);
	tcase_add_test(two, each_move_has_its_kind);
	tcase_add_test(two, what_was_not_known_is_found_out);
	tcase_add_test(two, what_other_answers_bring_and_take_is_told_apart);
	tcase_add_test(two, a_step_closer_that_is_not_in_place_is_another_answer);
	tcase_add_test(two, private_answers_and_what_they_decide_about_are_told_in_no_way);
	tcase_add_test(two, questions_an_older_walk_went_past_are_the_packs_doing);
	tcase_add_test(two, what_was_put_off_or_not_reached_is_not_called_new);
	tcase_add_test(two, where_nobody_can_tell_how_far_the_walk_went_nothing_is_called_new);
	tcase_add_test(two, only_an_older_checklists_questions_are_called_gone);
	tcase_add_test(two, old_ids_and_questions_that_are_gone_are_counted);
	tcase_add_checked_fixture(past, home_given, home_dropped);
	tcase_add_test(past, past_audits_are_counted_oldest_first_and_the_open_one_last);
	tcase_add_test(past, one_that_cannot_be_read_has_no_number_and_says_why);
	tcase_add_test(past, the_open_one_is_compared_as_it_would_be_kept);
	suite_add_tcase(suite, two);
	suite_add_tcase(suite, past);
	return suite;
}
