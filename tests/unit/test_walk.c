/* test_walk.c - the interview: what is asked next, what back, skip and coming back mean (DESIGN.md 4 Hidden answers, 6). */
#include <closeknit/walk.h>

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "kit_engine.h"

Suite *suite_walk(void);

static struct pack *pack;
static struct audit *audit;
static struct score *score;
static struct walk walk;
static struct buf text;

#define RISK(id, risk) OPT(id, ",'risk':" risk)
#define NONE OPT("none", ",'exclusive':true")

/* Services and what repeats over them; habits without a "none"; a private question that shows another; a topic that counts nothing. */
/* clang-format off */
static const char TOPICS[] =
    TOPIC("a", "1", MANY("services", "", OPT("ig", "") "," OPT("wa", "") "," NONE) ","
	  ONE("vis", ",'for_each':'services'", RISK("open", "5") "," RISK("shut", "0")) ","
	  ONE("tags", ",'for_each':'services','when':{'$item':'ig','not':{'vis':'shut'}}", RISK("yes", "0") "," RISK("no", "3"))) ","
    TOPIC("b", "1", MANY("habits", "", OPT("x", ",'if_not':{'risk':2,'actions':[]}") "," OPT("y", ""))) ","
    TOPIC("c", "1", ONE("quiet", ",'private':true", OPT("yes", "") "," OPT("no", "")) ","
	  ONE("talk", ",'when':{'quiet':'yes'}", RISK("yes", "0") "," RISK("no", "2"))) ","
    TOPIC("d", "1", ONE("last", "", OPT("p", "") "," OPT("q", "")));
/* clang-format on */

/* Begin the walk of an audit with those answers, and further keys, each begun with a comma; ' for ". */
static void
begin(const char *answers, const char *more)
{
	struct buf file = { 0 };
	struct err err = { 0 };
	size_t i;

	buf_printf(&file,
	    "{'format':'closeknit-audit/1','pack':'kit','serial':2,'started':'2026-11-22T10:00:00Z','updated':'2026-11-22T10:00:00Z',"
	    "'answers':{%s},'done':{},'aside':{},'kept':{}%s}",
	    answers, more);
	for (i = 0; i < file.len; i++)
		if (file.bytes[i] == '\'')
			file.bytes[i] = '"';
	pack = kit_pack((struct kit){ .topics = TOPICS });
	audit = audit_new(pack, NULL);
	ck_assert_ptr_nonnull(audit);
	ck_assert_msg(audit_read(audit, file.bytes, file.len, NULL, &err) == 0, "%s", err.text);
	buf_clear(&file);
	score = score_new(pack, NULL);
	ck_assert_ptr_nonnull(score);
	walk_begin(&walk, audit, score);
}

static void
tear_down(void)
{
	score_free(score);
	audit_free(audit);
	pack_free(pack);
	buf_clear(&text);
	score = NULL;
	audit = NULL;
	pack = NULL;
}

/* Where the walk stands: an item, "topic a", or "result". */
static const char *
stands(void)
{
	buf_reset(&text);
	if (walk.stage == WALK_RESULT)
		return "result";
	if (walk.stage == WALK_TOPIC)
		buf_printf(&text, "topic %s", pack_id(pack, pack->topics[walk.topic].id));
	else
		pack_put_item(pack, walk.item, &text);
	return buf_text(&text);
}

/* Answer what is asked with ids, separated by blanks. */
static enum walk_answer
answer(const char *ids)
{
	uint32_t options[8], question = pack->items[walk.item].question;
	size_t count = 0;

	while (*ids != '\0') {
		size_t len = strcspn(ids, " ");

		options[count] = pack_find_option(pack, question, ids, len);
		ck_assert_msg(options[count] != PACK_NONE, "%s", ids);
		count++;
		ids += len + (ids[len] == ' ');
	}
	return walk_answer(&walk, options, count);
}

#define TAKEN(ids) ck_assert_int_eq(answer(ids), WALK_TAKEN)
#define AT(place) ck_assert_str_eq(stands(), place)

static const struct audit_answer *
kept(const char *item)
{
	return &audit->answers[kit_item(pack, item)];
}

START_TEST(repeats_are_walked_item_by_item_and_topics_end_with_their_result)
{
	begin("", "");
	AT("services");
	TAKEN("ig wa");
	AT("vis@ig");
	TAKEN("open");
	AT("tags@ig");
	TAKEN("no");
	AT("vis@wa");
	TAKEN("shut");
	AT("topic a");
	walk_next(&walk);
	AT("habits");
	TAKEN("");
	AT("topic b");
	walk_next(&walk);
	AT("quiet");
	TAKEN("yes");
	AT("talk");
	TAKEN("no");
	AT("topic c");
	walk_next(&walk);
	AT("last");
	TAKEN("p");
	AT("result");
}
END_TEST

START_TEST(a_topic_result_has_its_counts_ready)
{
	begin("'services':['wa'],'vis@wa':'open'", ",'at':'vis@wa'");
	TAKEN("shut");
	AT("topic a");
	ck_assert_uint_eq(score->topics[0].in_place, 1);
	ck_assert_uint_eq(score->topics[0].of, 1);
}
END_TEST

START_TEST(a_topic_with_nothing_to_score_has_no_result)
{
	begin("", "");
	TAKEN("none");
	AT("habits");
}
END_TEST

START_TEST(back_goes_to_the_item_before_and_touches_no_answer)
{
	begin("'services':['ig'],'vis@ig':'open','tags@ig':'no'", ",'at':'tags@ig'");
	AT("tags@ig");
	ck_assert(walk_back(&walk));
	AT("vis@ig");
	ck_assert(walk_back(&walk));
	AT("services");
	ck_assert(!walk_back(&walk));
	AT("services");
	ck_assert_str_eq(kit_answer(audit, "tags@ig", &text), "no");
	TAKEN("ig");
	AT("topic a");
}
END_TEST

START_TEST(back_from_a_topic_and_from_the_result_goes_to_what_was_asked_last)
{
	begin("'services':['none'],'habits':['x'],'last':'p'", ",'at':'habits'");
	TAKEN("x");
	AT("topic b");
	ck_assert(walk_back(&walk));
	AT("habits");
	TAKEN("x");
	walk_next(&walk);
	AT("quiet");
	TAKEN("no");
	AT("result");
	ck_assert(walk_back(&walk));
	AT("quiet");
}
END_TEST

START_TEST(who_comes_back_to_a_finished_interview_stands_at_the_result_and_can_go_back)
{
	begin("'services':['none'],'habits':['x'],'last':'p'", ",'later':['quiet']");
	audit->answers[kit_item(pack, "quiet")].later = true;
	walk_begin(&walk, audit, score);
	AT("result");
	ck_assert_uint_eq(audit->at, PACK_NONE);
	ck_assert(walk_back(&walk));
	AT("last");
}
END_TEST

START_TEST(a_skipped_question_stays_open_and_waits_until_it_is_taken_up)
{
	begin("'habits':['x'],'last':'p'", "");
	AT("services");
	walk_skip(&walk);
	AT("quiet");
	walk_skip(&walk);
	AT("result");
	ck_assert(kept("services")->later && !kept("services")->given);
	ck_assert_uint_eq(walk_progress(&walk).later, 2);
	ck_assert_uint_eq(walk_progress(&walk).open, 0);
	ck_assert(walk_take_up(&walk));
	AT("services");
	TAKEN("none");
	AT("quiet");
	ck_assert(!walk_take_up(&walk));
	TAKEN("no");
	AT("result");
}
END_TEST

START_TEST(skipping_what_is_answered_leaves_the_answer_and_goes_on)
{
	begin("'services':['none'],'habits':['x']", ",'at':'services'");
	walk_skip(&walk);
	AT("quiet");
	ck_assert(!kept("services")->later);
	ck_assert_str_eq(kit_answer(audit, "services", &text), "none");
}
END_TEST

START_TEST(answers_that_come_back_from_hiding_are_asked_again_as_please_check)
{
	begin("'services':['ig'],'vis@ig':'open','tags@ig':'no'", ",'at':'services'");
	TAKEN("wa");
	AT("vis@wa");
	ck_assert(!kept("vis@ig")->check);
	ck_assert(walk_go(&walk, kit_item(pack, "services")));
	TAKEN("ig wa");
	AT("vis@ig");
	ck_assert(kept("vis@ig")->check && kept("tags@ig")->check && !kept("vis@wa")->check);
	ck_assert_uint_eq(walk_progress(&walk).check, 2);
	TAKEN("open");
	ck_assert(!kept("vis@ig")->check);
	AT("tags@ig");
	TAKEN("no");
	ck_assert(!kept("tags@ig")->check);
	AT("vis@wa");
}
END_TEST

START_TEST(a_please_check_that_is_skipped_waits_and_does_not_go_in_a_circle)
{
	begin("'services':['wa'],'vis@ig':'shut','vis@wa':'shut','habits':['x'],'last':'p'", ",'at':'services'");
	TAKEN("ig wa");
	AT("vis@ig");
	walk_skip(&walk);
	ck_assert(kept("vis@ig")->later && kept("vis@ig")->check);
	AT("topic a");
	walk_next(&walk);
	AT("quiet");
	TAKEN("no");
	AT("result");
	ck_assert_uint_eq(walk_progress(&walk).later, 1);
}
END_TEST

START_TEST(what_hides_again_before_it_was_checked_is_no_longer_marked)
{
	begin("'services':['ig'],'vis@ig':'open','tags@ig':'no'", ",'at':'vis@ig','check':['tags@ig']");
	ck_assert(kept("tags@ig")->check);
	TAKEN("shut");
	ck_assert(!kept("tags@ig")->check && kept("tags@ig")->given);
}
END_TEST

START_TEST(nothing_ticked_is_refused_where_an_option_says_none_and_taken_elsewhere)
{
	begin("", "");
	ck_assert_int_eq(answer(""), WALK_WANTS_SOME);
	ck_assert_int_eq(answer("ig none"), WALK_STANDS_ALONE);
	AT("services");
	ck_assert(!kept("services")->given);
	TAKEN("none");
	AT("habits");
	TAKEN("");
	ck_assert(kept("habits")->given);
}
END_TEST

START_TEST(an_empty_list_from_a_file_is_asked_again_where_an_option_says_none)
{
	begin("'services':[],'habits':[]", "");
	AT("services");
	TAKEN("none");
	AT("quiet");
}
END_TEST

START_TEST(a_choose_one_question_wants_exactly_one)
{
	begin("", ",'at':'last'");
	AT("last");
	ck_assert_int_eq(answer(""), WALK_WANTS_ONE);
	ck_assert_int_eq(answer("p q"), WALK_WANTS_ONE);
	AT("last");
	ck_assert(!kept("last")->given);
}
END_TEST

START_TEST(an_option_twice_is_refused_and_changes_nothing)
{
	begin("", ",'at':'habits'");
	ck_assert_int_ne(answer("x x"), WALK_TAKEN);
	AT("habits");
	ck_assert(!kept("habits")->given);
}
END_TEST

START_TEST(a_saved_place_is_taken_up_where_it_is_still_asked_and_else_the_first_open_item)
{
	begin("'services':['ig'],'vis@ig':'open'", ",'at':'vis@ig'");
	AT("vis@ig");
	tear_down();
	begin("'services':['ig'],'vis@ig':'open'", ",'at':'vis@wa'");
	AT("tags@ig");
}
END_TEST

START_TEST(what_a_private_answer_showed_is_hidden_after_a_restart_and_checked_when_it_returns)
{
	begin("'services':['none'],'habits':['x'],'talk':'yes','last':'p'", ",'at':'talk'");
	AT("quiet");
	TAKEN("yes");
	AT("talk");
	ck_assert(kept("talk")->check);
	TAKEN("yes");
	AT("topic c");
}
END_TEST

START_TEST(after_a_jump_ahead_what_was_left_behind_is_still_asked)
{
	begin("", "");
	ck_assert(walk_go(&walk, kit_item(pack, "last")));
	TAKEN("p");
	AT("services");
	ck_assert(!walk_go(&walk, kit_item(pack, "talk")));
	AT("services");
}
END_TEST

START_TEST(ticking_keeps_what_stands_alone_alone)
{
	uint32_t chosen[3];
	size_t count = 0;

	begin("", "");
	walk_tick(pack, kit_option(pack, "services", "wa"), chosen, &count);
	walk_tick(pack, kit_option(pack, "services", "ig"), chosen, &count);
	ck_assert_uint_eq(count, 2);
	ck_assert_uint_eq(chosen[0], kit_option(pack, "services", "ig"));
	walk_tick(pack, kit_option(pack, "services", "none"), chosen, &count);
	ck_assert_uint_eq(count, 1);
	ck_assert_uint_eq(chosen[0], kit_option(pack, "services", "none"));
	walk_tick(pack, kit_option(pack, "services", "ig"), chosen, &count);
	ck_assert_uint_eq(count, 1);
	ck_assert_uint_eq(chosen[0], kit_option(pack, "services", "ig"));
	walk_tick(pack, kit_option(pack, "services", "ig"), chosen, &count);
	ck_assert_uint_eq(count, 0);
}
END_TEST

START_TEST(what_was_put_off_and_is_answered_does_not_wait)
{
	begin("'services':['ig'],'vis@ig':'open'", ",'later':['services','tags@ig']");
	ck_assert(kept("services")->later && kept("services")->given);
	ck_assert_uint_eq(walk_progress(&walk).later, 1);
}
END_TEST

START_TEST(progress_counts_what_is_asked_at_present)
{
	struct walk_progress progress;

	begin("'services':['ig'],'vis@ig':'open'", ",'at':'tags@ig'");
	progress = walk_progress(&walk);
	ck_assert_uint_eq(progress.topic, 1);
	ck_assert_uint_eq(progress.topics, 4);
	ck_assert_uint_eq(progress.item, 3);
	ck_assert_uint_eq(progress.items, 6);
	ck_assert_uint_eq(progress.open, 4);
}
END_TEST

/* ---- Any answers at all ------------------------------------------------------------------------------------- */

static uint32_t
dice(uint64_t *seed, uint32_t sides)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33) % sides;
}

/* One random step of a person: mostly answers, sometimes skips, goes back or jumps. */
static void
step(uint64_t *seed)
{
	const struct pack_question *question = &pack->questions[pack->items[walk.item].question];
	uint32_t options[8];
	size_t count = 0;

	if (walk.stage == WALK_TOPIC) {
		walk_next(&walk);
		return;
	}
	switch (dice(seed, 8)) {
	case 0:
		walk_back(&walk);
		return;
	case 1:
		walk_skip(&walk);
		return;
	case 2:
		walk_go(&walk, dice(seed, pack->item_count));
		return;
	default:
		do
			walk_tick(pack, question->first_option + dice(seed, question->option_count), options, &count);
		while (dice(seed, 3) == 0);
		walk_answer(&walk, options, count);
	}
}

START_TEST(any_way_through_ends_with_nothing_left_to_ask)
{
	uint64_t seed;

	for (seed = 1; seed <= 300; seed++) {
		uint64_t state = seed;
		int steps = 0;
		uint32_t i, seen = 0;

		begin("", "");
		while (walk.stage != WALK_RESULT && steps++ < 10000)
			step(&state);
		AT("result");
		for (i = 0; i < pack->item_count; i++) {
			ck_assert(!walk_needs(&walk, i));
			seen += walk_is_visible(&walk, i);
		}
		/* And back from the last item, through each one that shows, to the first. */
		walk_go(&walk, kit_item(pack, "last"));
		while (walk_back(&walk))
			seen--;
		ck_assert_uint_eq(seen, 1);
		AT("services");
		tear_down();
	}
}
END_TEST

Suite *
suite_walk(void)
{
	Suite *suite = suite_create("walk");
	TCase *tests = tcase_create("walk");

	tcase_add_checked_fixture(tests, NULL, tear_down);
	tcase_add_test(tests, repeats_are_walked_item_by_item_and_topics_end_with_their_result);
	tcase_add_test(tests, a_topic_result_has_its_counts_ready);
	tcase_add_test(tests, a_topic_with_nothing_to_score_has_no_result);
	tcase_add_test(tests, back_goes_to_the_item_before_and_touches_no_answer);
	tcase_add_test(tests, back_from_a_topic_and_from_the_result_goes_to_what_was_asked_last);
	tcase_add_test(tests, who_comes_back_to_a_finished_interview_stands_at_the_result_and_can_go_back);
	tcase_add_test(tests, a_skipped_question_stays_open_and_waits_until_it_is_taken_up);
	tcase_add_test(tests, skipping_what_is_answered_leaves_the_answer_and_goes_on);
	tcase_add_test(tests, answers_that_come_back_from_hiding_are_asked_again_as_please_check);
	tcase_add_test(tests, a_please_check_that_is_skipped_waits_and_does_not_go_in_a_circle);
	tcase_add_test(tests, what_hides_again_before_it_was_checked_is_no_longer_marked);
	tcase_add_test(tests, nothing_ticked_is_refused_where_an_option_says_none_and_taken_elsewhere);
	tcase_add_test(tests, an_empty_list_from_a_file_is_asked_again_where_an_option_says_none);
	tcase_add_test(tests, a_choose_one_question_wants_exactly_one);
	tcase_add_test(tests, an_option_twice_is_refused_and_changes_nothing);
	tcase_add_test(tests, a_saved_place_is_taken_up_where_it_is_still_asked_and_else_the_first_open_item);
	tcase_add_test(tests, what_a_private_answer_showed_is_hidden_after_a_restart_and_checked_when_it_returns);
	tcase_add_test(tests, after_a_jump_ahead_what_was_left_behind_is_still_asked);
	tcase_add_test(tests, ticking_keeps_what_stands_alone_alone);
	tcase_add_test(tests, what_was_put_off_and_is_answered_does_not_wait);
	tcase_add_test(tests, progress_counts_what_is_asked_at_present);
	tcase_add_test(tests, any_way_through_ends_with_nothing_left_to_ask);
	suite_add_tcase(suite, tests);
	return suite;
}
