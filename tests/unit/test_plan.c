/* test_plan.c - what is called for, what it gains, its order, marks, first and sitting, worked out by hand (DESIGN.md, Plan). */
#include <closeknit/engine.h>

#include <stdlib.h>
#include <string.h>

#include <check.h>

#include "kit_engine.h"

Suite *suite_plan(void);

static struct pack *pack;
static struct audit *audit;
static struct score *score;
static struct plan *plan;
static struct buf ids, first;

static void
tear_down(void)
{
	plan_free(plan);
	score_free(score);
	audit_free(audit);
	pack_free(pack);
	buf_clear(&ids);
	buf_clear(&first);
	plan = NULL;
	score = NULL;
	audit = NULL;
	pack = NULL;
}

/* The plan's ids on 2026-11-22, for a pack, answers, marks. */
static const char *
planned(struct kit kit, const char *answers, const char *more)
{
	tear_down();
	pack = kit_pack(kit);
	audit = kit_audit(pack, answers, more);
	plan = kit_plan(audit, "2026-11-22", 0, &score, &ids);
	return buf_text(&ids);
}

static const struct plan_action *
action(const char *id)
{
	const size_t place = plan_find(plan, id);

	ck_assert_msg(place != SIZE_MAX, "%s is not in the plan", id);
	return &plan->actions[place];
}

#define DOES(id, risk, action) OPT(id, ",'risk':" risk ",'actions':['" action "']")
#define UNLESS(id, risk, action) OPT(id, ",'if_not':{'risk':" risk ",'actions':['" action "']}")
#define FINE OPT("fine", "")

/* ---- Called for --------------------------------------------------------------------------------------------- */

static const struct kit calls = {
	.topics = TOPIC("a", "1",
	    MANY("services", "", OPT("x1", "") "," OPT("x2", "")) "," ONE(
		"seen", ",'for_each':'services'", FINE "," OPT("open", ",'risk':2,'actions':['hide','once']"))) "," TOPIC("b", "1",
	    ONE("plain", "", FINE "," OPT("bad", ",'risk':2,'actions':['once','other']")) "," MANY(
		"steps", "", UNLESS("done", "2", "other") "," OPT("nothing", ",'exclusive':true,'na':true,'actions':['lone']"))),
	.actions = ACT("hide", "Hide {item}", "today", "5", "") "," ACT("once", "Once", "today", "5", "") "," ACT(
	    "other", "Other", "today", "5", ",'when':{'plain':'fine'}") "," ACT("lone", "Lone", "week", "5", ""),
};

START_TEST(action_that_uses_the_item_appears_for_each_and_another_once)
{
	ck_assert_str_eq(planned(calls, "'services':['x1','x2'],'seen@x1':'open','seen@x2':'open'", ""), "once hide@x1 hide@x2");
	ck_assert_str_eq(planned(calls, "'services':['x2'],'seen@x1':'open','seen@x2':'open'", ""), "hide@x2 once");
}
END_TEST

START_TEST(topic_is_that_of_the_first_item_that_calls)
{
	planned(calls, "'services':['x1'],'seen@x1':'open','plain':'bad'", "");
	ck_assert_uint_eq(action("once")->topic, 0);
	planned(calls, "'services':['x1'],'seen@x1':'fine','plain':'bad'", "");
	ck_assert_uint_eq(action("once")->topic, 1);
}
END_TEST

START_TEST(unchosen_option_calls_only_once_its_question_is_answered)
{
	ck_assert_str_eq(planned(calls, "'plain':'fine'", ""), "");
	ck_assert_str_eq(planned(calls, "'plain':'fine','steps':[]", ""), "other");
	ck_assert_str_eq(planned(calls, "'plain':'fine','steps':['done']", ""), "");
}
END_TEST

START_TEST(answer_that_does_not_apply_calls_for_its_own_actions_only)
{
	ck_assert_str_eq(planned(calls, "'plain':'fine','steps':['nothing']", ""), "lone");
	ck_assert_uint_eq(action("lone")->gain, 0);
}
END_TEST

START_TEST(action_is_listed_only_if_its_own_condition_holds)
{
	ck_assert_str_eq(planned(calls, "'plain':'bad','steps':[]", ""), "once");
	ck_assert_str_eq(planned(calls, "'steps':[]", ""), "");
}
END_TEST

START_TEST(plan_finds_actions_by_whole_ids_only)
{
	planned(calls, "'services':['x2'],'seen@x2':'open'", "");
	ck_assert_uint_eq(plan_find(plan, "hide@x2"), 0);
	ck_assert_uint_eq(plan_find(plan, "once"), 1);
	ck_assert(plan_find(plan, "hide") == SIZE_MAX && plan_find(plan, "hide@x1") == SIZE_MAX);
	ck_assert(plan_find(plan, "once@x2") == SIZE_MAX && plan_find(plan, "gone") == SIZE_MAX);
}
END_TEST

/* ---- Gain --------------------------------------------------------------------------------------------------- */

START_TEST(gain_of_one_is_what_its_least_risk_would_give)
{
	/* 10000 * (8 - 8) / 8 = 0 to 10000 * (8 - 2) / 8 = 7500, half of the topic. */
	const struct kit kit = {
		.topics =
		    TOPIC("t", "1", ONE("p", "", DOES("bad", "8", "a") "," OPT("good", ",'risk':2")) "," ONE("q", "", FINE "," DOES("y", "1", "a"))),
		.actions = ACT("a", "A", "today", "5", ""),
	};

	planned(kit, "'p':'bad','q':'fine'", "");
	ck_assert_uint_eq(score->points, 5000);
	ck_assert_uint_eq(action("a")->gain, 3750);
}
END_TEST

START_TEST(gain_of_many_swaps_each_option_that_calls_and_never_makes_it_worse)
{
	const struct kit kit = {
		.topics = TOPIC("t", "1",
		    MANY("m", "",
			DOES("x", "4", "a") "," DOES("y", "2", "a") "," UNLESS("z", "3", "b") "," OPT(
			    "w", ",'risk':1,'if_not':{'risk':5},'actions':['c']"))),
		.actions = ACT("a", "A", "today", "5", "") "," ACT("b", "B", "today", "5", "") "," ACT("c", "C", "today", "5", ""),
	};

	planned(kit, "'m':['x','y','w']", "");
	/* r = 4 + 2 + 3 + 1 = 10; R = 4 + 2 + 3 + 5 = 14. */
	ck_assert_uint_eq(score->points, 10000 * 4 / 14);
	ck_assert_uint_eq(action("a")->gain, 10000 * 10 / 14 - 10000 * 4 / 14);
	ck_assert_uint_eq(action("b")->gain, 10000 * 7 / 14 - 10000 * 4 / 14);
	ck_assert_uint_eq(action("c")->gain, 0);
}
END_TEST

START_TEST(gain_may_pass_what_a_permitted_answer_has)
{
	const struct kit kit = {
		.topics = TOPIC("t", "1", MANY("m", "", OPT("lone", ",'exclusive':true,'risk':6,'actions':['a']") "," UNLESS("z", "4", "b"))),
		.actions = ACT("a", "A", "today", "5", "") "," ACT("b", "B", "today", "5", ""),
	};

	planned(kit, "'m':['lone']", "");
	ck_assert_uint_eq(score->points, 0);
	ck_assert_uint_eq(action("a")->gain, 6000);
	ck_assert_uint_eq(action("b")->gain, 4000);
}
END_TEST

START_TEST(option_that_names_an_action_twice_is_swapped_once)
{
	const struct kit kit = {
		.topics = TOPIC("t", "1",
		    MANY("m", "", OPT("x", ",'risk':5,'actions':['a','a']") "," OPT("y", ",'risk':5")) "," ONE("o", "", FINE "," OPT("bad", ",'risk':1,'actions':['a']"))),
		.actions = ACT("a", "A", "today", "5", ""),
	};

	planned(kit, "'m':['x','y'],'o':'bad'", "");
	ck_assert_uint_eq(action("a")->gain, (5000 + 10000) / 2);
}
END_TEST

START_TEST(without_a_score_gains_are_nothing)
{
	const struct kit kit = {
		.topics =
		    TOPIC("t", "1", ONE("p", "", OPT("x", ",'actions':['a']") "," OPT("y", "")) "," ONE("q", "", FINE "," OPT("z", ",'risk':1"))),
		.actions = ACT("a", "A", "today", "5", ""),
	};

	ck_assert_str_eq(planned(kit, "'p':'x'", ""), "a");
	ck_assert(!score->has_score);
	ck_assert_uint_eq(action("a")->gain, 0);
}
END_TEST

START_TEST(today_and_done_are_taken_together_and_each_option_once)
{
	const struct kit kit = {
		.topics = TOPIC("t", "1", MANY("m", "", OPT("x", ",'risk':4,'actions':['now','too','later']") "," DOES("y", "6", "later"))),
		.actions = ACT("now", "N", "today", "5", "") "," ACT("too", "T", "today", "5", "") "," ACT("later", "L", "month", "5", ""),
	};

	planned(kit, "'m':['x','y']", ",'kept':{'now':'2026-11-22'}");
	ck_assert_uint_eq(plan->after_today, 4000);
	ck_assert_uint_eq(plan->with_done, 0);
	planned(kit, "'m':['x','y']", ",'done':{'later':'2027-11-22'},'aside':{'now':'2026-11-22'}");
	ck_assert_uint_eq(plan->with_done, 10000);
	planned(kit, "'m':['x','y']", ",'done':{'too':'2026-11-22','now':'2026-11-22'}");
	ck_assert_uint_eq(plan->with_done, 4000);
}
END_TEST

START_TEST(answer_is_led_by_the_first_action_it_names_that_is_listed)
{
	const struct kit kit = {
		.topics = TOPIC("s", "1", ONE("p", "", FINE "," OPT("other", ""))) "," TOPIC(
		    "t", "1", MANY("m", "", OPT("x", ",'risk':4,'actions':['unless','first','with']") "," DOES("y", "6", "with"))),
		.actions = ACT("unless", "U", "today", "5", ",'when':{'p':'other'}") "," ACT("first", "F", "today", "5", "") "," ACT("with", "W", "today", "5", ""),
	};

	planned(kit, "'p':'fine','m':['x','y']", "");
	ck_assert_uint_eq(action("first")->gain, 4000);
	ck_assert_uint_eq(action("first")->led, 4000);
	ck_assert_uint_eq(action("with")->gain, 10000);
	ck_assert_uint_eq(action("with")->led, 6000);
	planned(kit, "'p':'other','m':['x','y']", "");
	ck_assert_uint_eq(action("unless")->led, 4000);
	ck_assert_uint_eq(action("first")->gain, 4000);
	ck_assert_uint_eq(action("first")->led, 0);
}
END_TEST

START_TEST(what_a_private_answer_adds_changes_no_answer_by_being_done)
{
	const struct kit kit = {
		.topics = TOPIC("t", "1", ONE("quiet", ",'private':true", OPT("yes", "") "," FINE) "," ONE("p", "", FINE "," OPT("bad", ",'risk':4,'actions':['later','extra']"))),
		.actions = ACT("later", "L", "month", "5", "") "," ACT("extra", "E", "today", "5", ",'when':{'quiet':'yes'}"),
	};
	const char *yes = "yes";

	planned(kit, "'p':'bad'", ",'done':{'extra':'2026-11-22'}");
	ck_assert_int_eq(audit_answer(audit, "quiet", &yes, 1, NULL), 0);
	plan_free(plan);
	score_free(score);
	plan = kit_plan(audit, "2026-11-22", 0, &score, &ids);
	ck_assert_str_eq(buf_text(&ids), "extra later");
	ck_assert_int_eq(action("extra")->done, kit_today("2026-11-22"));
	ck_assert_uint_eq(plan->after_today, 0);
	ck_assert_uint_eq(plan->with_done, 0);
}
END_TEST

/* ---- Order -------------------------------------------------------------------------------------------------- */

START_TEST(order_is_critical_then_due_then_gain_per_minute_then_the_packs)
{
	const struct kit kit = {
		.topics = TOPIC("t", "1",
		    ONE("p1", "", FINE "," DOES("bad", "5", "slow")) "," ONE("p2", "", FINE "," DOES("bad", "5", "quick")) "," ONE(
			"p3", "", FINE "," DOES("bad", "5", "month")) "," ONE("p4", "",
			FINE "," OPT("bad", ",'risk':5,'critical':true,'actions':['crit']")) "," ONE("p5", "",
			FINE "," DOES("bad", "5", "twin")) "," ONE("p6", "", FINE "," DOES("bad", "5", "today"))),
		.actions = ACT("month", "M", "month", "1", "") "," ACT("slow", "S", "week", "20", "") "," ACT("twin", "T", "week", "10", "") "," ACT(
		    "quick", "Q", "week", "10", "") "," ACT("today", "T", "today", "240", "") "," ACT("crit", "C", "month", "240", ""),
	};

	ck_assert_str_eq(planned(kit, "'p1':'bad','p2':'bad','p3':'bad','p4':'bad','p5':'bad','p6':'bad'", ""), "crit today twin quick slow month");
	ck_assert(action("crit")->critical && !action("today")->critical);
}
END_TEST

START_TEST(items_of_one_action_stand_in_the_order_of_the_options)
{
	const struct kit kit = {
		.topics = TOPIC("t", "1",
		    MANY("services", "", OPT("zz", "") "," OPT("mm", "") "," OPT("aa", "")) "," ONE(
			"seen", ",'for_each':'services'", FINE "," DOES("open", "2", "hide"))),
		.actions = ACT("hide", "Hide {item}", "today", "5", ""),
	};

	ck_assert_str_eq(
	    planned(kit, "'services':['aa','zz','mm'],'seen@aa':'open','seen@mm':'open','seen@zz':'open'", ""), "hide@zz hide@mm hide@aa");
}
END_TEST

/* ---- Marks, first, sitting ---------------------------------------------------------------------------------- */

#define FOUR                                                                                                                                         \
	{                                                                                                                                            \
		.topics =                                                                                                                            \
		    TOPIC("t", "1", ONE("p1", "", FINE "," DOES("bad", "9", "a")) "," ONE("p2", "", FINE "," DOES("bad", "9", "b"))) "," TOPIC(      \
			"u", "1", ONE("p3", "", FINE "," DOES("bad", "9", "c")) "," ONE("p4", "", FINE "," DOES("bad", "9", "d"))),                  \
		.actions = ACT("a", "A", "today", "4", "") "," ACT("b", "B", "today", "5", "") "," ACT("c", "C", "week", "6", "") "," ACT(           \
		    "d", "D", "month", "7", ",'message':'m2'"),                                                                                      \
		.messages = "'m1':{'title':'T','to':'T','body':'B'},'m2':{'title':'T','to':'T','body':'B'},"                                         \
			    "'m3':{'title':'T','to':'T','body':'B','when':{'p1':'fine'}}",                                                           \
	}
static const struct kit four = FOUR;
#define ALL_BAD "'p1':'bad','p2':'bad','p3':'bad','p4':'bad'"

START_TEST(marked_actions_stay_listed_and_only_a_later_day_sets_aside)
{
	ck_assert_str_eq(
	    planned(four, ALL_BAD, ",'done':{'a':'2026-11-01'},'aside':{'b':'2026-11-23','c':'2026-11-22'},'kept':{'d':'2026-11-02'}"), "a b c d");
	ck_assert(!action("a")->open && !action("b")->open && action("c")->open && !action("d")->open);
	ck_assert_int_eq(action("a")->done, kit_today("2026-11-01"));
	ck_assert_int_eq(action("b")->aside, kit_today("2026-11-23"));
	ck_assert_int_eq(action("b")->done, DATE_NONE);
	ck_assert_int_eq(action("d")->kept, kit_today("2026-11-02"));
}
END_TEST

START_TEST(mark_whose_action_is_no_longer_called_for_is_not_listed)
{
	ck_assert_str_eq(planned(four, "'p1':'bad','p2':'fine'", ",'done':{'a':'2026-11-01','b':'2026-11-01'}"), "a");
	ck_assert_uint_eq(audit->mark_count, 2);
}
END_TEST

START_TEST(first_ones_spread_over_topics_before_they_fill_up)
{
	planned(four, ALL_BAD, "");
	ck_assert_str_eq(kit_first(plan, &first), "a c b");
	planned(four, ALL_BAD, ",'done':{'a':'2026-11-01','c':'2026-11-01'}");
	ck_assert_str_eq(kit_first(plan, &first), "b d");
}
END_TEST

START_TEST(critical_ones_come_first_of_all_even_from_one_topic)
{
	const struct kit kit = {
		.topics = TOPIC("t", "1",
		    ONE("p1", "", FINE "," OPT("bad", ",'risk':9,'critical':true,'actions':['a']")) "," ONE(
			"p2", "", FINE "," OPT("bad", ",'risk':9,'critical':true,'actions':['b']"))) "," TOPIC("u", "1",
		    ONE("p3", "", FINE "," DOES("bad", "9", "c"))),
		.actions = ACT("c", "C", "today", "1", "") "," ACT("b", "B", "month", "200", "") "," ACT("a", "A", "month", "200", ""),
	};

	planned(kit, "'p1':'bad','p2':'bad','p3':'bad'", "");
	ck_assert_str_eq(kit_first(plan, &first), "b a c");
}
END_TEST

START_TEST(sitting_takes_each_open_action_that_still_fits)
{
	size_t i;
	struct buf taken = { 0 };

	planned(four, ALL_BAD, ",'kept':{'b':'2026-11-02'}");
	plan_free(plan);
	plan = plan_build(score, audit, kit_today("2026-11-22"), 11, NULL);
	for (i = 0; i < plan->action_count; i++)
		if (plan->actions[i].sitting)
			plan_put_id(plan, i, &taken);
	ck_assert_str_eq(buf_text(&taken), "ac");
	plan_free(plan);
	plan = plan_build(score, audit, kit_today("2026-11-22"), 12, NULL);
	ck_assert(plan->actions[0].sitting && plan->actions[2].sitting && !plan->actions[3].sitting);
	buf_clear(&taken);
}
END_TEST

START_TEST(sitting_takes_what_fits_to_the_minute)
{
	planned(four, ALL_BAD, "");
	plan_free(plan);
	plan = plan_build(score, audit, kit_today("2026-11-22"), 9, NULL);
	ck_assert(plan->actions[0].sitting && plan->actions[1].sitting && !plan->actions[2].sitting);
	plan_free(plan);
	plan = plan_build(score, audit, kit_today("2026-11-22"), 8, NULL);
	ck_assert(plan->actions[0].sitting && !plan->actions[1].sitting);
}
END_TEST

START_TEST(messages_are_those_that_listed_actions_name_if_their_condition_holds)
{
	struct kit kit = FOUR;

	planned(four, ALL_BAD, ",'done':{'d':'2026-11-02'}");
	ck_assert_uint_eq(plan->message_count, 1);
	ck_assert_str_eq(pack_id(pack, pack->messages[plan->messages[0]].id), "m2");
	planned(four, "'p1':'bad'", "");
	ck_assert_uint_eq(plan->message_count, 0);
	kit.messages = "'m2':{'title':'T','to':'T','body':'B','when':{'p1':'fine'}}";
	planned(kit, ALL_BAD, "");
	ck_assert_uint_eq(plan->message_count, 0);
}
END_TEST

START_TEST(same_plan_comes_out_of_many_items_in_good_time)
{
	struct buf topics = { 0 }, actions = { 0 }, answers = { 0 };
	enum { COUNT = 2000 };
	int i;

	for (i = 0; i < COUNT; i++) {
		buf_printf(&topics, "%s" ONE("q%d", "", FINE "," DOES("bad", "5", "a%d")), i != 0 ? "," : "", i, i);
		buf_printf(&actions, "%s" ACT("a%d", "A", "week", "%d", ""), i != 0 ? "," : "", i, 1 + i % 7);
		buf_printf(&answers, "%s'q%d':'bad'", i != 0 ? "," : "", i);
	}
	buf_puts(&topics, "]}");
	{
		struct buf whole = { 0 };

		buf_printf(&whole, "{'id':'t','title':'T','intro':'I','weight':1,'source':['s'],'questions':[%s", buf_text(&topics));
		planned((struct kit){ .topics = buf_text(&whole), .actions = buf_text(&actions) }, buf_text(&answers), "");
		buf_clear(&whole);
	}
	ck_assert_uint_eq(plan->action_count, COUNT);
	for (i = 0; i < COUNT; i++)
		ck_assert_uint_eq(plan->actions[i].gain, 10000 / COUNT);
	/* One minute each first, in the pack's order; then two. */
	ck_assert_uint_eq(plan->actions[1].action, 7);
	ck_assert_uint_eq(plan->actions[(COUNT + 6) / 7].action, 1);
	buf_clear(&topics);
	buf_clear(&actions);
	buf_clear(&answers);
}
END_TEST

Suite *
suite_plan(void)
{
	Suite *suite = suite_create("plan");
	TCase *tests = tcase_create("plan");

	tcase_add_checked_fixture(tests, NULL, tear_down);
	tcase_add_test(tests, action_that_uses_the_item_appears_for_each_and_another_once);
	tcase_add_test(tests, topic_is_that_of_the_first_item_that_calls);
	tcase_add_test(tests, unchosen_option_calls_only_once_its_question_is_answered);
	tcase_add_test(tests, answer_that_does_not_apply_calls_for_its_own_actions_only);
	tcase_add_test(tests, action_is_listed_only_if_its_own_condition_holds);
	tcase_add_test(tests, plan_finds_actions_by_whole_ids_only);
	tcase_add_test(tests, gain_of_one_is_what_its_least_risk_would_give);
	tcase_add_test(tests, gain_of_many_swaps_each_option_that_calls_and_never_makes_it_worse);
	tcase_add_test(tests, gain_may_pass_what_a_permitted_answer_has);
	tcase_add_test(tests, option_that_names_an_action_twice_is_swapped_once);
	tcase_add_test(tests, without_a_score_gains_are_nothing);
	tcase_add_test(tests, answer_is_led_by_the_first_action_it_names_that_is_listed);
	tcase_add_test(tests, today_and_done_are_taken_together_and_each_option_once);
	tcase_add_test(tests, what_a_private_answer_adds_changes_no_answer_by_being_done);
	tcase_add_test(tests, order_is_critical_then_due_then_gain_per_minute_then_the_packs);
	tcase_add_test(tests, items_of_one_action_stand_in_the_order_of_the_options);
	tcase_add_test(tests, marked_actions_stay_listed_and_only_a_later_day_sets_aside);
	tcase_add_test(tests, mark_whose_action_is_no_longer_called_for_is_not_listed);
	tcase_add_test(tests, first_ones_spread_over_topics_before_they_fill_up);
	tcase_add_test(tests, critical_ones_come_first_of_all_even_from_one_topic);
	tcase_add_test(tests, sitting_takes_each_open_action_that_still_fits);
	tcase_add_test(tests, sitting_takes_what_fits_to_the_minute);
	tcase_add_test(tests, messages_are_those_that_listed_actions_name_if_their_condition_holds);
	tcase_add_test(tests, same_plan_comes_out_of_many_items_in_good_time);
	suite_add_tcase(suite, tests);
	return suite;
}
