/* test_coming_back.c - what is said to who comes back: what is left, due again, ticked off, changed in the checklist, and when to look anew. */
#include "sitting/sitting.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "kit_engine.h"
#include "kit_sitting.h"

Suite *suite_coming_back(void);

static const struct store_options keep = { 0 };
static struct bench bench;

static void
set_up(void)
{
	bench_make(&bench);
}

static void
tear_down(void)
{
	bench_remove(&bench);
}

/* Come back on the 22 November to answers of that serial and start, with those marks. */
static void
given(int serial, const char *started, const char *answers, const char *marks)
{
	struct buf file = { 0 };
	size_t i;

	buf_printf(&file, "{'format':'closeknit-audit/1','pack':'kit','serial':%d,'started':'%sT09:00:00Z','updated':'%sT09:00:00Z','answers':{%s},%s}", serial, started,
	    started, answers, marks);
	for (i = 0; i < file.len; i++)
		if (file.bytes[i] == '\'')
			file.bytes[i] = '"';
	home_put(&bench.home, "audit.json", buf_text(&file));
	buf_clear(&file);
	bench_open(&bench, keep);
}

static bool
says(void (*put)(struct sitting *, struct buf *), const char *words)
{
	buf_reset(&bench.text);
	put(bench.sitting, &bench.text);
	ck_assert(!bench.text.failed);
	return strstr(buf_text(&bench.text), words) != NULL;
}

static bool
says_nothing(void (*put)(struct sitting *, struct buf *))
{
	buf_reset(&bench.text);
	put(bench.sitting, &bench.text);
	return bench.text.len == 0;
}

#define NO_MARKS "'done':{},'aside':{},'kept':{}"
#define OPEN "'services':['ig','wa'],'vis@ig':'open','vis@wa':'open','habits':['y']"

START_TEST(who_is_new_is_told_none_of_it)
{
	bench_open(&bench, keep);
	ck_assert(says_nothing(sitting_put_since));
	ck_assert(says_nothing(sitting_put_news));
	ck_assert(says_nothing(sitting_put_done));
}
END_TEST

START_TEST(who_comes_back_hears_when_they_were_here_and_what_is_left)
{
	given(2, "2026-11-15", OPEN, NO_MARKS);
	ck_assert(says(sitting_put_since, "last here on 15 November 2026."));
	ck_assert(says(sitting_put_since, "3 steps are left to do"));
	ck_assert(!says(sitting_put_since, "put"));
	ck_assert(says_nothing(sitting_put_news));
}
END_TEST

START_TEST(on_the_same_day_nobody_is_told_when_they_were_here)
{
	given(2, "2026-11-22", OPEN, NO_MARKS);
	ck_assert(!says(sitting_put_since, "last here"));
}
END_TEST

START_TEST(what_was_put_off_until_today_is_named_and_what_waits_longer_is_not)
{
	given(2, "2026-11-15", OPEN, "'done':{},'aside':{'shut@ig':'2026-11-22','shut@wa':'2026-11-23'},'kept':{}");
	ck_assert(says(sitting_put_since, "You put 1 step off until now: Shut L ig."));
	ck_assert(!says(sitting_put_since, "Shut L wa"));
	ck_assert(says(sitting_put_since, "2 steps are left"));
}
END_TEST

START_TEST(what_is_done_says_what_the_count_would_be_with_it)
{
	const struct plan *plan;
	char words[64];

	given(2, "2026-11-15", OPEN, "'done':{'shut@ig':'2026-11-16'},'aside':{},'kept':{}");
	plan = sitting_plan(bench.sitting, 0, NULL);
	ck_assert_uint_gt(plan->with_done, plan->score->points);
	snprintf(words, sizeof(words), "count would be %u instead of %u.", (unsigned)plan->with_done / 100, (unsigned)plan->score->points / 100);
	ck_assert(says(sitting_put_done, "Done so far: 1 of 3 steps."));
	ck_assert(says(sitting_put_done, words));
	ck_assert(says(sitting_put_since, words));
}
END_TEST

START_TEST(where_all_is_done_that_is_said)
{
	given(2, "2026-11-15", "'services':['ig'],'vis@ig':'open','habits':['x']", "'done':{'shut@ig':'2026-11-16'},'aside':{},'kept':{}");
	ck_assert(says(sitting_put_since, "Everything on your plan is done or put off."));
}
END_TEST

START_TEST(a_newer_checklist_says_what_is_new_gone_and_renamed)
{
	/* The older walk was through: what it did not ask was not there. */
	given(1, "2026-11-15", "'services':['ig'],'vis@ig':'open','old':'yes','older':['x']", NO_MARKS);
	ck_assert(says(sitting_put_since, "This checklist has changed since you were here. Your answers were carried over."));
	ck_assert(says(sitting_put_since, " 1 question is new."));
	ck_assert(says(sitting_put_since, " 2 that you answered are not asked any more."));
	ck_assert(!says(sitting_put_since, "new name"));
	ck_assert(!says(sitting_put_since, "not known to this checklist"));
}
END_TEST

START_TEST(an_older_checklist_than_the_answers_is_said)
{
	given(9, "2026-11-15", OPEN, NO_MARKS);
	ck_assert(says(sitting_put_since, "newer edition of this checklist than the one here"));
	ck_assert(!says(sitting_put_since, "is new"));
}
END_TEST

START_TEST(a_fresh_look_is_suggested_after_three_months_and_not_a_day_before)
{
	given(2, "2026-08-23", OPEN, "'done':{},'aside':{},'kept':{'shut@ig':'2026-08-24'}");
	ck_assert(says_nothing(sitting_put_news));
	ck_assert_int_eq(bench_close(&bench), 0);
	given(2, "2026-08-22", OPEN, "'done':{},'aside':{},'kept':{'shut@ig':'2026-08-24'}");
	ck_assert(says(sitting_put_news, "three months or more since you began"));
	ck_assert(says(sitting_put_news, "1 thing that you left as it is comes up again then."));
}
END_TEST

Suite *
suite_coming_back(void)
{
	Suite *suite = suite_create("coming_back");
	TCase *tests = tcase_create("coming_back");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, who_is_new_is_told_none_of_it);
	tcase_add_test(tests, who_comes_back_hears_when_they_were_here_and_what_is_left);
	tcase_add_test(tests, on_the_same_day_nobody_is_told_when_they_were_here);
	tcase_add_test(tests, what_was_put_off_until_today_is_named_and_what_waits_longer_is_not);
	tcase_add_test(tests, what_is_done_says_what_the_count_would_be_with_it);
	tcase_add_test(tests, where_all_is_done_that_is_said);
	tcase_add_test(tests, a_newer_checklist_says_what_is_new_gone_and_renamed);
	tcase_add_test(tests, an_older_checklist_than_the_answers_is_said);
	tcase_add_test(tests, a_fresh_look_is_suggested_after_three_months_and_not_a_day_before);
	suite_add_tcase(suite, tests);
	return suite;
}
