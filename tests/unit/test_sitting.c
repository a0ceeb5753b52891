/* test_sitting.c - one use of the program: saved as it goes, kept in memory when a save fails, and what it says. */
#include "sitting/sitting.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "kit_engine.h"
#include "kit_sitting.h"

Suite *suite_sitting(void);

static struct bench bench;
static const struct store_options keep;

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

/* The saved file holds that text. */
static bool
saved(const char *words)
{
	return strstr(home_text(&bench.home, "audit.json", &bench.text), words) != NULL;
}

static bool
says(void (*put)(const struct sitting *, struct buf *), const char *words)
{
	buf_reset(&bench.text);
	put(bench.sitting, &bench.text);
	return strstr(buf_text(&bench.text), words) != NULL;
}

START_TEST(nothing_is_written_before_there_is_something_to_keep)
{
	bench_open(&bench, keep);
	ck_assert(!sitting_back(bench.sitting));
	ck_assert(sitting_go(bench.sitting, kit_item(bench.pack, "habits")));
	ck_assert(sitting_back(bench.sitting));
	ck_assert_int_eq(bench_close(&bench), 0);
	ck_assert(!home_has(&bench.home, "audit.json"));
}
END_TEST

START_TEST(every_answer_skip_move_and_mark_is_saved_at_once)
{
	struct audit_mark mark = { .action = kit_action(bench.pack, "tidy"), .option = PACK_NONE, .day = kit_today("2026-11-22"), .kind = MARK_DONE };

	bench_open(&bench, keep);
	ck_assert_int_eq(bench_answer(&bench, "ig wa"), WALK_TAKEN);
	ck_assert(saved("\"services\": [\"ig\", \"wa\"]") && saved("\"at\": \"vis@ig\"") && saved("\"started\": \"2026-11-22T10:00:00Z\""));
	sitting_skip(bench.sitting);
	ck_assert(saved("\"later\": [\"vis@ig\"]") && saved("\"at\": \"vis@wa\""));
	ck_assert(sitting_back(bench.sitting));
	ck_assert(saved("\"at\": \"vis@ig\""));
	ck_assert_int_eq(sitting_mark(bench.sitting, mark, &bench.err), 0);
	ck_assert(saved("\"tidy\": \"2026-11-22\""));
	sitting_unmark(bench.sitting, mark.action, mark.option);
	ck_assert(!saved("tidy"));
}
END_TEST

START_TEST(a_private_answer_is_never_in_the_file)
{
	bench_open(&bench, keep);
	bench_answer(&bench, "none");
	bench_answer(&bench, "x");
	sitting_next(bench.sitting);
	ck_assert_int_eq(bench_answer(&bench, "yes"), WALK_TAKEN);
	ck_assert_uint_eq(bench.sitting->walk.item, kit_item(bench.pack, "talk"));
	ck_assert(!saved("quiet"));
}
END_TEST

START_TEST(an_answer_refused_is_not_saved)
{
	bench_open(&bench, keep);
	ck_assert_int_eq(bench_answer(&bench, ""), WALK_WANTS_SOME);
	ck_assert(!home_has(&bench.home, "audit.json"));
}
END_TEST

START_TEST(a_failed_save_keeps_the_answers_says_why_and_works_at_the_next)
{
	bench_open(&bench, keep);
	bench_answer(&bench, "ig");
	bench_lose(&bench);
	bench_answer(&bench, "closed");
	ck_assert(bench.sitting->unsaved);
	ck_assert(says(sitting_put_unsaved, "Not saved: ") && says(sitting_put_unsaved, "audit.json"));
	ck_assert(!says(sitting_put_where, "saved"));
	bench_find(&bench);
	sitting_next(bench.sitting);
	ck_assert(!bench.sitting->unsaved && saved("\"vis@ig\": \"closed\""));
	ck_assert(says(sitting_put_where, "All is saved in "));
}
END_TEST

START_TEST(closing_saves_what_is_unsaved_or_fails)
{
	bench_open(&bench, keep);
	bench_answer(&bench, "ig");
	bench_lose(&bench);
	bench_answer(&bench, "closed");
	ck_assert_int_eq(bench_close(&bench), -1);
	ck_assert(strstr(bench.err.text, "audit.json") != NULL);
	bench_find(&bench);
	bench_open(&bench, keep);
	bench_lose(&bench);
	bench_answer(&bench, "open");
	bench_find(&bench);
	ck_assert_int_eq(bench_close(&bench), 0);
	ck_assert(saved("\"vis@ig\": \"open\""));
}
END_TEST

START_TEST(a_sitting_goes_on_where_the_last_one_stopped)
{
	bench_open(&bench, keep);
	bench_answer(&bench, "ig wa");
	bench_answer(&bench, "closed");
	ck_assert_int_eq(bench_close(&bench), 0);
	bench_open(&bench, keep);
	ck_assert(bench.sitting->resumed);
	ck_assert_uint_eq(bench.sitting->walk.item, kit_item(bench.pack, "vis@wa"));
	ck_assert(says(sitting_put_back, "question 3 of about 5"));
}
END_TEST

START_TEST(starting_anew_puts_the_old_answers_among_the_past_ones)
{
	bench_open(&bench, keep);
	bench_answer(&bench, "ig");
	ck_assert_int_eq(sitting_start_anew(bench.sitting, &bench.err), 0);
	ck_assert(!home_has(&bench.home, "audit.json") && home_has(&bench.home, "past/2026-11-22T10-00-00Z.json"));
	ck_assert_uint_eq(bench.sitting->walk.item, 0);
	bench_answer(&bench, "none");
	ck_assert(saved("\"services\": [\"none\"]"));
}
END_TEST

START_TEST(keeping_nothing_removes_what_was_made_and_saves_no_more)
{
	bench_open(&bench, keep);
	bench_answer(&bench, "ig");
	ck_assert_int_eq(sitting_keep_nothing(bench.sitting, &bench.err), 0);
	bench_answer(&bench, "closed");
	ck_assert_str_eq(sitting_where(bench.sitting), "");
	ck_assert(says(sitting_put_where, "Nothing was kept"));
	ck_assert_int_eq(bench_close(&bench), 0);
	ck_assert_int_eq(home_count(&bench.home), -1);
}
END_TEST

START_TEST(keeping_nothing_says_where_what_was_kept_before_still_is)
{
	bench_open(&bench, keep);
	bench_answer(&bench, "ig");
	ck_assert_int_eq(bench_close(&bench), 0);
	bench_open(&bench, keep);
	ck_assert_int_eq(sitting_keep_nothing(bench.sitting, &bench.err), 0);
	bench_answer(&bench, "closed");
	ck_assert(says(sitting_put_where, "audit.json"));
	ck_assert(!says(sitting_put_where, "kept on this computer"));
	ck_assert(says(sitting_put_anew, "since you chose that"));
	ck_assert(saved("\"services\": [\"ig\"]"));
}
END_TEST

START_TEST(an_edition_that_differs_is_said_and_the_answers_are_carried_over)
{
	static const char *const serials[] = { "1", "9" }, *const words[] = { "This checklist has changed", "a newer edition" },
		     *const also[] = { " 1 that you answered is not asked any more.", "1 thing in your saved answers is not known" };
	struct buf file = { 0 };

	buf_printf(&file,
	    "{\"format\":\"closeknit-audit/1\",\"pack\":\"kit\",\"serial\":%s,\"started\":\"2026-11-22T09:00:00Z\","
	    "\"updated\":\"2026-11-22T09:00:00Z\",\"answers\":{\"services\":[\"ig\"],\"strange\":\"x\"},\"done\":{},\"aside\":{},"
	    "\"kept\":{}}",
	    serials[_i]);
	home_put(&bench.home, "audit.json", buf_text(&file));
	buf_clear(&file);
	bench_open(&bench, keep);
	ck_assert_ptr_nonnull(strstr(buf_text(&bench.sitting->notes), words[_i]));
	ck_assert_ptr_nonnull(strstr(buf_text(&bench.sitting->notes), also[_i]));
	bench_answer(&bench, "closed");
	ck_assert(saved("\"strange\": \"x\"") && saved("\"started\": \"2026-11-22T09:00:00Z\""));
}
END_TEST

START_TEST(what_could_not_be_read_is_said_and_named)
{
	home_put(&bench.home, "audit.json", "{");
	bench_open(&bench, keep);
	ck_assert_ptr_nonnull(strstr(buf_text(&bench.sitting->notes), "audit.unreadable-1.json"));
	ck_assert(!bench.sitting->resumed);
}
END_TEST

START_TEST(the_result_leads_with_what_is_in_place_and_never_promises)
{
	bench_open(&bench, keep);
	bench_answer(&bench, "ig wa");
	bench_answer(&bench, "open");
	bench_answer(&bench, "unsure");
	sitting_next(bench.sitting);
	bench_answer(&bench, "x");
	buf_reset(&bench.text);
	sitting_put_result(bench.sitting, &bench.text);
	ck_assert_str_eq(buf_text(&bench.text),
	    "You have made a start: 1 of 3 steps are in place.\n"
	    "One thing comes first: Shut L ig.\n"
	    "L. A\n"
	    "1 answer is still to find out.\n"
	    "closeknit's own count: 61 of 100, between 50 and 75. It counts what is in place, and does not measure danger.\n"
	    "What would raise it most: Shut L ig (25 points).\n");
}
END_TEST

START_TEST(with_nothing_answered_there_is_no_number)
{
	bench_open(&bench, keep);
	buf_reset(&bench.text);
	sitting_put_result(bench.sitting, &bench.text);
	ck_assert_str_eq(buf_text(&bench.text), "This is where it starts: 1 step to put in place.\n1 answer is still to find out.\n");
}
END_TEST

START_TEST(the_welcome_says_what_is_kept_and_what_quick_exit_cannot_hide)
{
	bench_open(&bench, keep);
	ck_assert(says(sitting_put_welcome, home_path(&bench.home, "audit.json")));
	ck_assert(says(sitting_put_welcome, "never asks for names, birthdays, schools or pictures"));
	ck_assert(says(sitting_put_welcome, "Ctrl-X") && says(sitting_put_welcome, "cannot clear printed pages"));
	ck_assert(says(sitting_put_welcome, "follows guidance by P (2026-07). They do not endorse it."));
	ck_assert(says(sitting_put_welcome, "Not yet signed off by a safeguarding lead."));
	ck_assert(!says(sitting_put_welcome, "due to be reviewed"));
	bench.sitting->today = kit_today("2027-05-23");
	ck_assert(says(sitting_put_welcome, "due to be reviewed by 22 May 2027, so some details may have changed"));
	bench.sitting->today = kit_today("2028-06-01");
	ck_assert(says(sitting_put_welcome, "menu paths and opening hours are left out"));
}
END_TEST

START_TEST(an_action_that_removes_or_is_noticed_says_so_before_its_steps)
{
	const struct plan *plan;
	const char *text;

	bench_open(&bench, keep);
	bench_answer(&bench, "ig");
	bench_answer(&bench, "open");
	sitting_next(bench.sitting);
	bench_answer(&bench, "y");
	plan = sitting_plan(bench.sitting, 0, &bench.err);
	ck_assert_uint_eq(plan->action_count, 2);
	buf_reset(&bench.text);
	sitting_put_action(bench.sitting, 0, &bench.text);
	text = buf_text(&bench.text);
	ck_assert_ptr_nonnull(strstr(text, "may notice"));
	ck_assert(strstr(text, "may notice") < strstr(text, "Step 1: Do."));
	buf_reset(&bench.text);
	sitting_put_action(bench.sitting, 1, &bench.text);
	text = buf_text(&bench.text);
	ck_assert_ptr_nonnull(strstr(text, "Then delete nothing"));
	ck_assert(strstr(text, "Then delete nothing") < strstr(text, "Step 1: Do."));
}
END_TEST

START_TEST(the_help_page_keeps_nothing)
{
	bench_open(&bench, keep);
	buf_reset(&bench.text);
	sitting_put_help(bench.sitting, 2, &bench.text);
	ck_assert_ptr_nonnull(strstr(buf_text(&bench.text), "999"));
	ck_assert_int_eq(bench_close(&bench), 0);
	ck_assert(!home_has(&bench.home, "audit.json"));
}
END_TEST

START_TEST(an_existing_plan_file_is_replaced_only_if_asked)
{
	struct sitting_pages pages = { .format = export_find("text") };

	bench_open(&bench, keep);
	free(bench.home.paths.start);
	bench.home.paths.start = strdup(bench.home.root);
	ck_assert_int_eq(sitting_write_pages(bench.sitting, &pages, &bench.err), 0);
	ck_assert_int_eq(sitting_write_pages(bench.sitting, &pages, &bench.err), -1);
	ck_assert_int_eq((int)bench.err.kind, ERR_USAGE);
	pages.replace = true;
	ck_assert_int_eq(sitting_write_pages(bench.sitting, &pages, &bench.err), 0);
	ck_assert_uint_eq(home_mode(&bench.home, "../../family-photo-plan.txt"), 0600);
}
END_TEST

Suite *
suite_sitting(void)
{
	Suite *suite = suite_create("sitting");
	TCase *tests = tcase_create("sitting");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, nothing_is_written_before_there_is_something_to_keep);
	tcase_add_test(tests, every_answer_skip_move_and_mark_is_saved_at_once);
	tcase_add_test(tests, a_private_answer_is_never_in_the_file);
	tcase_add_test(tests, an_answer_refused_is_not_saved);
	tcase_add_test(tests, a_failed_save_keeps_the_answers_says_why_and_works_at_the_next);
	tcase_add_test(tests, closing_saves_what_is_unsaved_or_fails);
	tcase_add_test(tests, a_sitting_goes_on_where_the_last_one_stopped);
	tcase_add_test(tests, starting_anew_puts_the_old_answers_among_the_past_ones);
	tcase_add_test(tests, keeping_nothing_removes_what_was_made_and_saves_no_more);
	tcase_add_test(tests, keeping_nothing_says_where_what_was_kept_before_still_is);
	tcase_add_loop_test(tests, an_edition_that_differs_is_said_and_the_answers_are_carried_over, 0, 2);
	tcase_add_test(tests, what_could_not_be_read_is_said_and_named);
	tcase_add_test(tests, the_result_leads_with_what_is_in_place_and_never_promises);
	tcase_add_test(tests, with_nothing_answered_there_is_no_number);
	tcase_add_test(tests, the_welcome_says_what_is_kept_and_what_quick_exit_cannot_hide);
	tcase_add_test(tests, an_action_that_removes_or_is_noticed_says_so_before_its_steps);
	tcase_add_test(tests, the_help_page_keeps_nothing);
	tcase_add_test(tests, an_existing_plan_file_is_replaced_only_if_asked);
	suite_add_tcase(suite, tests);
	return suite;
}
