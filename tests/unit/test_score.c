/* test_score.c - points, in place, the range and the band, worked out by hand (DESIGN.md, Score). */
#include <closeknit/engine.h>

#include <check.h>

#include "kit_engine.h"

Suite *suite_score(void);

static struct pack *pack;
static struct audit *audit;
static struct score *score;

static void
given(const char *topics, const char *answers)
{
	pack = kit_pack((struct kit){ .topics = topics });
	audit = kit_audit(pack, answers, "");
	score = kit_score(audit);
}

static void
tear_down(void)
{
	score_free(score);
	audit_free(audit);
	pack_free(pack);
	score = NULL;
	audit = NULL;
	pack = NULL;
}

static const struct score_item *
item(const char *id)
{
	return &score->items[kit_item(pack, id)];
}

static const char *
band(void)
{
	return score->band == PACK_NONE ? "not known" : pack_id(pack, pack->bands[score->band].id);
}

#define RISK(id, risk) OPT(id, ",'risk':" risk)

START_TEST(item_points_are_truncated_not_rounded)
{
	given(TOPIC("t", "1", ONE("q", "", RISK("a", "1") "," RISK("b", "3") "," RISK("c", "0"))), "'q':'a'");
	ck_assert_uint_eq(item("q")->points, 6666);
	ck_assert_uint_eq(score->points, 6666);
}
END_TEST

START_TEST(topics_and_overall_are_weighted_and_truncated_at_each_step)
{
	/* Topic a: (3 * 10000 + 1 * 6666) / 4 = 9166; overall: (3 * 9166 + 2 * 0) / 5 = 5499. */
	given(
	    TOPIC("a", "3", ONE("p", ",'weight':3", RISK("x", "0") "," RISK("y", "1")) "," ONE("q", "", RISK("x", "1") "," RISK("y", "3"))) "," TOPIC(
		"b", "2", ONE("r", "", RISK("x", "0") "," RISK("y", "2"))),
	    "'p':'x','q':'x','r':'y'");
	ck_assert_uint_eq(score->topics[0].points, 9166);
	ck_assert_uint_eq(score->topics[1].points, 0);
	ck_assert_uint_eq(score->points, 5499);
}
END_TEST

START_TEST(topic_without_a_scored_item_leaves_the_sum)
{
	given(TOPIC("a", "3", ONE("p", "", RISK("x", "1") "," RISK("y", "2"))) "," TOPIC("b", "100", ONE("r", "", RISK("x", "0") "," RISK("y", "2"))),
	    "'p':'x'");
	ck_assert(score->topics[0].has_score && !score->topics[1].has_score);
	ck_assert_uint_eq(score->points, 5000);
}
END_TEST

START_TEST(risk_of_many_is_of_what_is_chosen_and_of_what_is_not)
{
	given(
	    TOPIC("t", "1",
		MANY("q", "", RISK("a", "4") "," RISK("b", "5") "," OPT("c", ",'if_not':{'risk':3}") "," OPT("none", ",'exclusive':true,'risk':9"))),
	    "'q':['a']");
	/* Largest: the exclusive one, 9 + 3, or a, b without c, 12; least: c alone, 0. */
	ck_assert_uint_eq(item("q")->risk, 7);
	ck_assert_uint_eq(item("q")->points, 10000 * 5 / 12);
	tear_down();
	given(
	    TOPIC("t", "1",
		MANY("q", "", RISK("a", "4") "," RISK("b", "5") "," OPT("c", ",'if_not':{'risk':3}") "," OPT("none", ",'exclusive':true,'risk':9"))),
	    "'q':['none']");
	ck_assert_uint_eq(item("q")->points, 0);
}
END_TEST

START_TEST(none_chosen_of_many_is_an_answer_and_scored)
{
	given(TOPIC("t", "1", MANY("q", "", RISK("a", "4") "," OPT("c", ",'if_not':{'risk':4}"))), "'q':[]");
	ck_assert(item("q")->scored);
	ck_assert_uint_eq(score->points, 5000);
}
END_TEST

START_TEST(what_does_not_apply_leaves_the_sum_and_the_range)
{
	given(TOPIC("t", "1",
		  ONE("p", "", RISK("x", "1") "," RISK("y", "2")) "," ONE(
		      "q", "", RISK("x", "1") "," RISK("y", "2") "," OPT("na", ",'na':true")) "," MANY("m", "",
		      RISK("a", "4") "," OPT("no", ",'exclusive':true,'na':true"))),
	    "'p':'x','q':'na','m':['no']");
	ck_assert_uint_eq(score->points, 5000);
	ck_assert_uint_eq(score->low, 5000);
	ck_assert_uint_eq(score->high, 5000);
	ck_assert_uint_eq(score->of, 1);
	ck_assert_uint_eq(score->answered, 3);
}
END_TEST

START_TEST(question_without_risk_is_counted_as_asked_and_never_scored)
{
	given(TOPIC("t", "1", ONE("p", "", OPT("x", "") "," OPT("y", ""))), "'p':'x'");
	ck_assert(!score->has_score && !score->has_range);
	ck_assert_uint_eq(score->of, 0);
	ck_assert_uint_eq(score->answered, 1);
	ck_assert_uint_eq(score->visible, 1);
	ck_assert_str_eq(band(), "not known");
}
END_TEST

START_TEST(skipped_question_stays_open_and_costs_nothing_but_widens_the_range)
{
	given(TOPIC("t", "1", ONE("p", "", RISK("x", "0") "," RISK("y", "2")) "," ONE("q", "", RISK("x", "1") "," RISK("y", "2"))), "'p':'x'");
	ck_assert_uint_eq(score->points, 10000);
	ck_assert_uint_eq(score->low, 5000);
	ck_assert_uint_eq(score->high, 7500);
	ck_assert_uint_eq(score->in_place, 1);
	ck_assert_uint_eq(score->of, 2);
}
END_TEST

START_TEST(not_sure_counts_as_chosen_in_the_score_and_widens_the_range)
{
	given(TOPIC("t", "1", ONE("p", "", RISK("x", "0") "," RISK("y", "4") "," OPT("u", ",'risk':1,'unsure':true"))), "'p':'u'");
	ck_assert_uint_eq(score->points, 7500);
	ck_assert_uint_eq(score->low, 0);
	ck_assert_uint_eq(score->high, 10000);
	ck_assert_uint_eq(score->unsure, 1);
	ck_assert_uint_eq(score->in_place, 0);
}
END_TEST

START_TEST(not_sure_is_never_in_place_even_with_the_least_risk)
{
	given(TOPIC("t", "1",
		  MANY("p", "", OPT("a", ",'risk':1,'unsure':true") "," OPT("b", ",'if_not':{'risk':9}") "," OPT("c", ",'if_not':{'risk':2}"))),
	    "'p':['b','c']");
	ck_assert_uint_eq(score->in_place, 1);
	tear_down();
	given(TOPIC("t", "1", MANY("p", "", OPT("a", ",'risk':1,'unsure':true,'if_not':{'risk':1}") "," OPT("b", ",'if_not':{'risk':9}"))),
	    "'p':['a','b']");
	ck_assert_uint_eq(item("p")->risk, pack->questions[0].least);
	ck_assert_uint_eq(score->in_place, 0);
}
END_TEST

START_TEST(least_risk_above_nothing_is_in_place_though_not_every_point)
{
	given(TOPIC("t", "1", ONE("p", "", RISK("x", "2") "," RISK("y", "8"))), "'p':'x'");
	ck_assert_uint_eq(score->points, 7500);
	ck_assert_uint_eq(score->in_place, 1);
}
END_TEST

#define CRITICAL ONE("p", "", RISK("x", "0") "," OPT("y", ",'risk':1,'critical':true")) "," ONE("q", ",'weight':9", RISK("x", "0") "," RISK("y", "2"))

START_TEST(chosen_critical_option_holds_the_band)
{
	given(TOPIC("t", "1", CRITICAL), "'p':'y','q':'x'");
	ck_assert_uint_eq(score->points, 9000);
	ck_assert_uint_eq(score->held_count, 1);
	ck_assert(item("p")->holds && !item("q")->holds);
	ck_assert_str_eq(band(), "start");
}
END_TEST

START_TEST(critical_option_that_could_be_chosen_keeps_the_band_unknown)
{
	given(TOPIC("t", "1", CRITICAL), "'q':'x'");
	ck_assert_uint_eq(score->low, 9000);
	ck_assert_uint_eq(score->high, 10000);
	ck_assert_uint_eq(score->held_count, 0);
	ck_assert_str_eq(band(), "not known");
}
END_TEST

START_TEST(band_is_known_when_both_ends_of_the_range_have_it)
{
	given(TOPIC("t", "1", ONE("p", "", RISK("x", "0") "," RISK("y", "1")) "," ONE("q", ",'weight':9", RISK("x", "0") "," RISK("y", "2"))),
	    "'q':'x'");
	ck_assert_uint_eq(score->low, 9000);
	ck_assert_str_eq(band(), "most");
	tear_down();
	given(TOPIC("t", "1", ONE("p", "", RISK("x", "0") "," RISK("y", "1")) "," ONE("q", ",'weight':3", RISK("x", "0") "," RISK("y", "2"))),
	    "'q':'x'");
	ck_assert_uint_eq(score->low, 7500);
	ck_assert_str_eq(band(), "not known");
}
END_TEST

START_TEST(band_goes_by_whole_points)
{
	/* The band "most" begins at 80. */
	given(TOPIC("t", "1", ONE("p", ",'weight':4", RISK("x", "0") "," RISK("y", "1")) "," ONE("q", "", RISK("x", "0") "," RISK("y", "1"))),
	    "'p':'x','q':'y'");
	ck_assert_uint_eq(score->points, 8000);
	ck_assert_str_eq(band(), "most");
	tear_down();
	given(TOPIC("t", "1",
		  ONE("p", ",'weight':79", RISK("x", "0") "," RISK("y", "1")) "," ONE("q", ",'weight':20", RISK("x", "0") "," RISK("y", "1"))),
	    "'p':'x','q':'y'");
	ck_assert_uint_eq(score->points, 7979);
	ck_assert_str_eq(band(), "going");
}
END_TEST

START_TEST(no_answer_gives_no_score_but_a_range)
{
	given(TOPIC("t", "1", ONE("p", "", RISK("x", "0") "," RISK("y", "2"))), "");
	ck_assert(!score->has_score && score->has_range);
	ck_assert_uint_eq(score->low, 0);
	ck_assert_uint_eq(score->high, 10000);
	ck_assert_str_eq(band(), "not known");
}
END_TEST

START_TEST(private_questions_are_in_no_count)
{
	const uint32_t row = 0;

	given(TOPIC("t", "1", ONE("s", ",'private':true", OPT("yes", "") "," OPT("no", "")) "," ONE("p", "", RISK("x", "0") "," RISK("y", "2"))),
	    "'p':'x'");
	ck_assert_int_eq(audit_choose(audit, kit_item(pack, "s"), &row, 1, NULL), 0);
	score_compute(score, audit);
	ck_assert_uint_eq(score->visible, 1);
	ck_assert_uint_eq(score->answered, 1);
	ck_assert_uint_eq(score->topics[0].visible, 1);
	ck_assert_int_eq(item("s")->state, ITEM_ANSWERED);
}
END_TEST

START_TEST(one_score_serves_one_audit_after_another)
{
	struct buf file = kit_file("'p':'y'", "");

	given(TOPIC("t", "1", CRITICAL), "'p':'y','q':'y'");
	ck_assert_int_eq(audit_read(audit, file.bytes, file.len, NULL, NULL), 0);
	score_compute(score, audit);
	ck_assert_uint_eq(score->points, 0);
	ck_assert_uint_eq(score->high, 9000);
	ck_assert_uint_eq(score->held_count, 1);
	audit_reset(audit);
	score_compute(score, audit);
	ck_assert(!score->has_score);
	ck_assert_uint_eq(score->held_count, 0);
	buf_clear(&file);
}
END_TEST

Suite *
suite_score(void)
{
	Suite *suite = suite_create("score");
	TCase *tests = tcase_create("score");

	tcase_add_checked_fixture(tests, NULL, tear_down);
	tcase_add_test(tests, item_points_are_truncated_not_rounded);
	tcase_add_test(tests, topics_and_overall_are_weighted_and_truncated_at_each_step);
	tcase_add_test(tests, topic_without_a_scored_item_leaves_the_sum);
	tcase_add_test(tests, risk_of_many_is_of_what_is_chosen_and_of_what_is_not);
	tcase_add_test(tests, none_chosen_of_many_is_an_answer_and_scored);
	tcase_add_test(tests, what_does_not_apply_leaves_the_sum_and_the_range);
	tcase_add_test(tests, question_without_risk_is_counted_as_asked_and_never_scored);
	tcase_add_test(tests, skipped_question_stays_open_and_costs_nothing_but_widens_the_range);
	tcase_add_test(tests, not_sure_counts_as_chosen_in_the_score_and_widens_the_range);
	tcase_add_test(tests, not_sure_is_never_in_place_even_with_the_least_risk);
	tcase_add_test(tests, least_risk_above_nothing_is_in_place_though_not_every_point);
	tcase_add_test(tests, chosen_critical_option_holds_the_band);
	tcase_add_test(tests, critical_option_that_could_be_chosen_keeps_the_band_unknown);
	tcase_add_test(tests, band_is_known_when_both_ends_of_the_range_have_it);
	tcase_add_test(tests, band_goes_by_whole_points);
	tcase_add_test(tests, no_answer_gives_no_score_but_a_range);
	tcase_add_test(tests, private_questions_are_in_no_count);
	tcase_add_test(tests, one_score_serves_one_audit_after_another);
	suite_add_tcase(suite, tests);
	return suite;
}
