/* test_visible.c - conditions, repeats and hidden answers: which items are visible, and in what state. */
#include <closeknit/engine.h>

#include <check.h>

#include "kit_engine.h"

Suite *suite_visible(void);

#define YES_NO OPT("yes", "") "," OPT("no", "") "," OPT("na", ",'na':true")
#define RISKY OPT("yes", "") "," OPT("no", ",'risk':5") "," OPT("unsure", ",'risk':4,'unsure':true") "," OPT("na", ",'na':true")

static const struct kit kit = {
	.topics = TOPIC("t", "1",
	    MANY("services", "", OPT("x1", "") "," OPT("x2", "") "," OPT("x3", "") "," OPT("none", ",'exclusive':true")) "," ONE("seen",
		",'for_each':'services'", RISKY) "," ONE("same", ",'for_each':'services','when':{'seen':['no','unsure']}", YES_NO) "," ONE("named",
		",'for_each':'services','when':{'$item':['x1','x3']}",
		YES_NO) "," MANY("ages", "", OPT("young", "") "," OPT("old", "")) "," ONE("other", ",'for_each':'ages','when':{'seen':'no'}",
		YES_NO) "," ONE("outside", ",'when':{'seen':'no'}", YES_NO) "," ONE("hidden-too", ",'when':{'outside':'yes'}",
		YES_NO) "," ONE("denied", ",'when':{'not':{'outside':'yes'}}", YES_NO) "," ONE("both",
		",'when':{'ages':'young','outside':['yes','no']}", YES_NO) "," ONE("either", ",'when':{'any':[{'ages':'young'},{'outside':'yes'}]}",
		YES_NO) "," ONE("every", ",'when':{'all':[{'ages':'young'},{'ages':'old'}],'services':'x2'}", YES_NO) "," ONE("always", ",'when':{}",
		YES_NO) "," ONE("secret", ",'private':true", YES_NO) "," ONE("told", ",'when':{'secret':'yes'}", YES_NO) "," ONE("untold",
		",'when':{'any':[{'not':{'secret':'yes'}},{}]}", YES_NO) "," ONE("na", ",'when':{'always':'na'}", YES_NO)),
};

static struct pack *pack;
static struct audit *audit;
static struct score *score;

static void
set_up(void)
{
	pack = kit_pack(kit);
}

static void
tear_down(void)
{
	score_free(score);
	audit_free(audit);
	pack_free(pack);
	score = NULL;
	audit = NULL;
}

static void
given(const char *answers)
{
	score_free(score);
	audit_free(audit);
	audit = kit_audit(pack, answers, "");
	score = kit_score(audit);
}

static enum item_state
state(const char *item)
{
	return (enum item_state)score->items[kit_item(pack, item)].state;
}

static bool
visible(const char *item)
{
	return state(item) != ITEM_HIDDEN;
}

START_TEST(question_is_repeated_for_each_chosen_option_only)
{
	given("");
	ck_assert(!visible("seen@x1") && !visible("seen@x2"));
	given("'services':['x2']");
	ck_assert(!visible("seen@x1") && visible("seen@x2") && !visible("seen@x3"));
	given("'services':['none']");
	ck_assert(!visible("seen@x1") && !visible("seen@x2"));
}
END_TEST

START_TEST(states_tell_open_answered_unsure_and_not_applying_apart)
{
	given("'services':['x1','x2','x3'],'seen@x1':'no','seen@x2':'unsure','seen@x3':'na'");
	ck_assert_int_eq(state("services"), ITEM_ANSWERED);
	ck_assert_int_eq(state("seen@x1"), ITEM_ANSWERED);
	ck_assert_int_eq(state("seen@x2"), ITEM_UNSURE);
	ck_assert_int_eq(state("seen@x3"), ITEM_DOES_NOT_APPLY);
	ck_assert_int_eq(state("ages"), ITEM_OPEN);
}
END_TEST

START_TEST(inside_the_same_repeat_a_key_means_the_same_item)
{
	given("'services':['x1','x2'],'seen@x1':'no','seen@x2':'yes'");
	ck_assert(visible("same@x1") && !visible("same@x2"));
}
END_TEST

START_TEST(an_answer_of_the_same_item_that_is_hidden_itself_shows_nothing)
{
	const struct kit own = { .topics = TOPIC("t", "1", MANY("services", "", OPT("x1", "") "," OPT("x2", "")) "," ONE("more", "", OPT("yes", "") "," OPT("no", "")) "," ONE(
		"seen", ",'for_each':'services','when':{'more':'yes'}", OPT("yes", "") "," OPT("no", "")) "," ONE("then", ",'for_each':'services','when':{'seen':'yes'}", OPT("yes", "") "," OPT("no", ""))) };

	pack_free(pack);
	pack = kit_pack(own);
	given("'services':['x1'],'more':'yes','seen@x1':'yes'");
	ck_assert(visible("then@x1"));
	given("'services':['x1'],'more':'no','seen@x1':'yes'");
	ck_assert(!visible("seen@x1") && !visible("then@x1"));
}
END_TEST

START_TEST(outside_and_in_another_repeat_a_key_means_any_visible_item)
{
	given("'services':['x1','x2'],'seen@x1':'yes','seen@x2':'no','ages':['old']");
	ck_assert(visible("outside") && visible("other@old") && !visible("other@young"));
	given("'services':['x1'],'seen@x1':'yes','seen@x2':'no','ages':['old']");
	ck_assert(!visible("outside") && !visible("other@old"));
}
END_TEST

START_TEST(item_key_compares_the_repeats_own_option)
{
	given("'services':['x1','x2','x3']");
	ck_assert(visible("named@x1") && !visible("named@x2") && visible("named@x3"));
}
END_TEST

START_TEST(unanswered_and_hidden_questions_match_nothing_so_their_not_holds)
{
	given("");
	ck_assert(!visible("hidden-too") && visible("denied"));
	given("'outside':'yes'");
	ck_assert(!visible("hidden-too") && visible("denied"));
	given("'services':['x1'],'seen@x1':'no','outside':'yes'");
	ck_assert(visible("hidden-too") && !visible("denied"));
}
END_TEST

START_TEST(all_keys_must_hold_and_any_and_all_combine)
{
	given("'ages':['young']");
	ck_assert(!visible("both") && visible("either") && !visible("every") && visible("always"));
	given("'ages':['young','old'],'services':['x2'],'seen@x2':'no','outside':'no'");
	ck_assert(visible("both") && visible("either") && visible("every"));
	given("'services':['x2'],'seen@x2':'no','outside':'yes'");
	ck_assert(!visible("both") && visible("either") && !visible("every"));
}
END_TEST

START_TEST(answer_that_does_not_apply_still_matches)
{
	given("'always':'na'");
	ck_assert(visible("na"));
}
END_TEST

START_TEST(condition_naming_an_unanswered_private_question_does_not_hold_even_under_not)
{
	const uint32_t no = kit_option(pack, "secret", "no"), yes = kit_option(pack, "secret", "yes");

	given("");
	ck_assert(!visible("told") && !visible("untold"));
	ck_assert_int_eq(audit_choose(audit, kit_item(pack, "secret"), &no, 1, NULL), 0);
	score_compute(score, audit);
	ck_assert(!visible("told") && visible("untold"));
	ck_assert_int_eq(audit_choose(audit, kit_item(pack, "secret"), &yes, 1, NULL), 0);
	score_compute(score, audit);
	ck_assert(visible("told") && visible("untold"));
}
END_TEST

START_TEST(hidden_answer_returns_with_its_item)
{
	const uint32_t x1 = kit_option(pack, "services", "x1"), x2 = kit_option(pack, "services", "x2");

	given("'services':['x1'],'seen@x1':'no','same@x1':'yes'");
	ck_assert_int_eq(audit_choose(audit, kit_item(pack, "services"), &x2, 1, NULL), 0);
	score_compute(score, audit);
	ck_assert(!visible("seen@x1") && !visible("same@x1") && !visible("outside"));
	ck_assert_int_eq(audit_choose(audit, kit_item(pack, "services"), &x1, 1, NULL), 0);
	score_compute(score, audit);
	ck_assert_int_eq(state("seen@x1"), ITEM_ANSWERED);
	ck_assert_int_eq(state("same@x1"), ITEM_ANSWERED);
}
END_TEST

/* A small fixed walk over answers: the multiplier is Knuth's (MMIX), the seed no matter. */
static uint32_t
dice(uint64_t *seed, uint32_t sides)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33) % sides;
}

START_TEST(bringing_states_up_to_date_from_the_changed_item_equals_doing_all_of_it)
{
	struct score *whole;
	uint64_t seed = 1;
	int round;
	uint32_t i;

	given("");
	whole = kit_score(audit);
	for (round = 0; round < 3000; round++) {
		const uint32_t item = dice(&seed, pack->item_count);
		const struct pack_question *question = &pack->questions[pack->items[item].question];
		const uint32_t option = question->first_option + dice(&seed, question->option_count);

		if (dice(&seed, 8) == 0)
			audit_unanswer(audit, item);
		else
			ck_assert_int_eq(audit_choose(audit, item, &option, 1, NULL), 0);
		score_visible(score, audit, item);
		score_compute(whole, audit);
		for (i = 0; i < pack->item_count; i++)
			ck_assert_uint_eq(score->items[i].state, whole->items[i].state);
	}
	score_free(whole);
}
END_TEST

Suite *
suite_visible(void)
{
	Suite *suite = suite_create("visible");
	TCase *tests = tcase_create("visible");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, question_is_repeated_for_each_chosen_option_only);
	tcase_add_test(tests, states_tell_open_answered_unsure_and_not_applying_apart);
	tcase_add_test(tests, inside_the_same_repeat_a_key_means_the_same_item);
	tcase_add_test(tests, an_answer_of_the_same_item_that_is_hidden_itself_shows_nothing);
	tcase_add_test(tests, outside_and_in_another_repeat_a_key_means_any_visible_item);
	tcase_add_test(tests, item_key_compares_the_repeats_own_option);
	tcase_add_test(tests, unanswered_and_hidden_questions_match_nothing_so_their_not_holds);
	tcase_add_test(tests, all_keys_must_hold_and_any_and_all_combine);
	tcase_add_test(tests, answer_that_does_not_apply_still_matches);
	tcase_add_test(tests, condition_naming_an_unanswered_private_question_does_not_hold_even_under_not);
	tcase_add_test(tests, hidden_answer_returns_with_its_item);
	tcase_add_test(tests, bringing_states_up_to_date_from_the_changed_item_equals_doing_all_of_it);
	suite_add_tcase(suite, tests);
	return suite;
}
