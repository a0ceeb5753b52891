/* test_plain.c - the line-by-line face: lines in, lines out; how it is left is test_leave.c's. */
#include "plain/plain.h"

#include <check.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "kit_engine.h"
#include "kit_sitting.h"

Suite *suite_plain(void);

static struct bench bench;
static struct buf said;
static int result;
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
	buf_clear(&said);
}

/* Type bytes into the face until they end; what it said is in `said`, what it returned in `result`. */
static void
type_bytes(const char *keys, size_t len)
{
	struct plain_options options = { .columns = 1000 };
	char name[512];

	if (bench.sitting == NULL)
		bench_open(&bench, keep);
	snprintf(name, sizeof(name), "%s/typed", bench.home.root);
	ck_assert_int_eq(file_write(name, keys, len, (struct file_write){ .replace = true }, &bench.err), 0);
	options.in = open(name, O_RDONLY);
	snprintf(name, sizeof(name), "%s/said", bench.home.root);
	options.out = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);
	ck_assert(options.in >= 0 && options.out >= 0);
	result = plain_run(bench.sitting, &options, &bench.err);
	close(options.in);
	close(options.out);
	buf_reset(&said);
	ck_assert_int_eq(file_read(name, 1 << 24, &said, NULL), 0);
}

static void
type(const char *keys)
{
	type_bytes(keys, strlen(keys));
}

static const char *
heard(const char *words)
{
	return strstr(buf_text(&said), words);
}

static bool
saved(const char *words)
{
	return strstr(home_text(&bench.home, "audit.json", &bench.text), words) != NULL;
}

#define HEARD(words) ck_assert_msg(heard(words) != NULL, "not said: %s\n--- said:\n%s", words, buf_text(&said))
#define NOT_HEARD(words) ck_assert_msg(heard(words) == NULL, "said: %s", words)

/* ---- The way through ---------------------------------------------------------------------------------------- */

START_TEST(the_welcome_comes_first_and_a_start_asks_the_first_question)
{
	type("start\n");
	ck_assert_int_eq(result, 0);
	HEARD("T\n\nSharing pictures");
	HEARD("What is kept: ");
	HEARD("2. Start, and keep nothing on this computer\n");
	HEARD("Topic 1 of 2: T. Question 1 of about 3.\nI\nA?\n1. L ig\n2. L wa\n3. L none\n");
	ck_assert(heard("Ctrl-X") < heard("Question 1"));
}
END_TEST

START_TEST(a_whole_interview_ends_with_the_result_the_plan_and_its_first_steps)
{
	type("\n1 2\n1\n2\n\n1\n1\n15\n");
	ck_assert_int_eq(result, 0);
	HEARD("L ig. A?\n");
	HEARD("L open.\nAll can see it.\n");
	HEARD("T: 1 of 2 in place.\n");
	HEARD("You have made a start: 2 of 4 steps are in place.\n");
	HEARD("How long have you got? Type 5, 15 or 30 for minutes, or all to see everything.\n");
	HEARD("Your first 15 minutes\n1. Shut L ig. 3 minutes.\n");
	HEARD("Step 1: Do.\n");
	ck_assert(saved("\"vis@ig\": \"open\"") && saved("\"vis@wa\": \"closed\"") && saved("\"habits\": []") && saved("\"talk\": \"yes\""));
}
END_TEST

START_TEST(end_of_input_saves_and_leaves_with_one_sentence)
{
	type("\n1\n2");
	ck_assert_int_eq(result, 0);
	HEARD("All is saved in ");
	ck_assert(saved("\"vis@ig\": \"closed\""));
}
END_TEST

START_TEST(who_leaves_at_once_leaves_no_file)
{
	type("quit\n");
	ck_assert_int_eq(result, 0);
	HEARD("nothing was saved");
	ck_assert(!home_has(&bench.home, "audit.json"));
	NOT_HEARD("Question 1");
}
END_TEST

START_TEST(keeping_nothing_is_offered_and_kept)
{
	type("nothing\n1\n2\n");
	ck_assert_int_eq(result, 0);
	HEARD("Nothing was kept on this computer.");
	ck_assert_int_eq(home_count(&bench.home), -1);
}
END_TEST

START_TEST(it_goes_on_where_it_stopped_or_starts_anew)
{
	type("\n1 2\n2\n");
	ck_assert_int_eq(bench_close(&bench), 0);
	type("\n");
	HEARD("Welcome back. You go on where you stopped, at question 3 of about 5.");
	HEARD("L wa. A?");
	ck_assert_int_eq(bench_close(&bench), 0);
	type("anew\nyes\n3\n");
	HEARD("Question 1 of about");
	ck_assert(saved("\"services\": [\"none\"]"));
	ck_assert(home_has(&bench.home, "past/2026-11-22T10-00-00Z.json"));
}
END_TEST

START_TEST(words_work_in_any_case_and_mistyped_ones_get_a_suggestion)
{
	type("START\n bacK \nbakc\nskpi\nxyzzy\n");
	HEARD("This is the first question.");
	HEARD("Did you mean back?");
	HEARD("Did you mean skip?");
	HEARD("That was not understood.\n");
}
END_TEST

START_TEST(numbers_out_of_range_and_too_many_are_refused_and_change_nothing)
{
	type("\n9\n0\n99999999999999999999\n1 3\n\n1 1 2\n2 1\n");
	HEARD("There is no number 9 here; they go from 1 to 3.");
	HEARD("There is no number 0 here");
	HEARD("One of these stands alone");
	HEARD("Type at least one number");
	HEARD("L ig; L wa.");
	HEARD("Type one number.");
	ck_assert(saved("\"services\": [\"ig\", \"wa\"]"));
	ck_assert(!saved("vis@ig\": \""));
}
END_TEST

START_TEST(why_says_why_what_helps_and_from_where)
{
	type("\n1\nwhy\n");
	HEARD("W.\nLook at one.\nFrom P, last looked at on 22 November 2026.\n");
}
END_TEST

START_TEST(a_skipped_question_waits_and_can_be_taken_up_at_the_end)
{
	type("\nskip\n1\nskip\nwaiting\n3\n");
	HEARD("That is fine. It waits for you");
	HEARD("2 questions wait for you.");
	ck_assert(saved("\"services\": [\"none\"]"));
}
END_TEST

START_TEST(where_nothing_fits_the_time_the_shortest_alone_is_named)
{
	type("\n1 2\n1\n2\n\n1\n1\n1\n");
	HEARD("Nothing takes so little. This is the shortest:\n1. Shut L ig. 3 minutes.\n");
	NOT_HEARD("Tidy up");
}
END_TEST

START_TEST(a_sitting_is_from_one_minute_to_a_day)
{
	type("\n1 2\n1\n2\n\n1\n1\n0\n1441\n1440\n");
	HEARD("Type how many minutes you have, such as 5.\nType how many minutes you have, such as 5.\n");
	HEARD("Your first 1440 minutes\n");
}
END_TEST

START_TEST(a_number_of_the_review_is_one_of_its_list_whatever_is_hidden)
{
	type("\n2\nreview\n2\n2\n");
	HEARD("1. A? L wa.\n2. L wa. A? not answered yet.\n");
	ck_assert(saved("\"vis@wa\": \"closed\""));
}
END_TEST

START_TEST(review_lists_every_answer_and_goes_to_any)
{
	type("\n1\n1\n1\nskip\nreview\n2\n2\n");
	HEARD("1. A? L ig.\n2. L ig. A? L open.\n3. A? L x.\n4. A? come back to this.\n");
	HEARD("Your answer now: L open.\nTo leave it so, type skip.");
	ck_assert(saved("\"vis@ig\": \"closed\""));
}
END_TEST

START_TEST(answers_that_came_back_are_asked_with_please_check)
{
	type("\n1\n2\nback\nback\n2\nback\n1\n");
	HEARD("You answered this before: L closed. Is it still so? Please check.");
}
END_TEST

START_TEST(a_private_question_says_that_it_is_not_kept)
{
	type("\n3\n1\n1\n");
	HEARD("Your answer to this one is not kept, and is never printed.");
	ck_assert(!saved("quiet"));
}
END_TEST

START_TEST(marks_of_the_plan_are_saved_and_can_be_taken_back)
{
	type("\n1\n1\n2\n2\nall\ndone 1\nlater 2\nkeep\n");
	HEARD("Today\n1. Shut L ig. 3 minutes.\nThis week\n2. Tidy up. 20 minutes.\nTo begin with: 1, 2.\n");
	HEARD("Done: Shut L ig.\nNext, number 2: Tidy up.\n");
	HEARD("Not now, again on 29 November 2026: Tidy up.\nThat is enough for today.\n");
	HEARD("Type its number too, such as done 1.");
	ck_assert(saved("\"shut@ig\": \"2026-11-22\"") && saved("\"tidy\": \"2026-11-29\""));
	type("\nplan\nundo 1\nkeep 2\n7\n");
	HEARD("1. Shut L ig. 3 minutes. (done on 22 November 2026)\n");
	HEARD("Taken back: Shut L ig.");
	HEARD("There is no number 7 on this list.");
	ck_assert(!saved("shut@ig\": \"2026") && saved("\"kept\": {\n  \"tidy\": \"2026-11-22\""));
}
END_TEST

START_TEST(something_has_happened_is_open_everywhere_keeps_nothing_and_leads_back)
{
	struct buf before = { 0 };

	type("\n1\n");
	home_text(&bench.home, "audit.json", &before);
	type("!\n1\nback\n\n!\n2\nback\n");
	HEARD("What is it about? We do not keep this.\n1. Someone is in danger now\n");
	HEARD("999");
	ck_assert(heard("Type a number, or back to go back") < heard("L ig. A?"));
	ck_assert(saved(buf_text(&before)));
	buf_clear(&before);
}
END_TEST

/* ---- What comes out ----------------------------------------------------------------------------------------- */

/* Whether text holds a control character but LF, box drawing, block or braille. */
static bool
has_drawing(const struct buf *text)
{
	size_t i;

	for (i = 0; i < text->len; i++) {
		unsigned char c = (unsigned char)text->bytes[i];

		if ((c < 0x20 && c != '\n') || c == 0x7F)
			return true;
		/* U+2500 to U+259F and U+2800 to U+28FF are E2 94.. to E2 96.. and E2 A0.. to E2 A3.. */
		if (c == 0xE2 && i + 1 < text->len) {
			unsigned char second = (unsigned char)text->bytes[i + 1];

			if ((second >= 0x94 && second <= 0x96) || (second >= 0xA0 && second <= 0xA3))
				return true;
		}
	}
	return false;
}

START_TEST(whatever_is_typed_only_whole_lines_of_text_come_out)
{
	static const char keys[] = "\n1\033[A\n\033]52;c;x\a\n\x80\xff\n\x18\n1\0002\n2\r\n\t 1 \n!\n2\nback\nreview\nwhy\nhelp\nquit";

	type_bytes(keys, sizeof(keys) - 1);
	ck_assert_int_eq(result, 0);
	ck_assert(!has_drawing(&said));
	ck_assert_int_eq(said.bytes[said.len - 1], '\n');
}
END_TEST

START_TEST(a_line_far_too_long_is_refused_and_the_next_one_heard)
{
	struct buf keys = { 0 };
	size_t i;

	buf_puts(&keys, "\n");
	for (i = 0; i < 100000; i++)
		buf_puts(&keys, "1 ");
	buf_puts(&keys, "\n3\n");
	type_bytes(keys.bytes, keys.len);
	HEARD("That line is too long to be an answer.");
	ck_assert(saved("\"services\": [\"none\"]"));
	buf_clear(&keys);
}
END_TEST

START_TEST(a_line_of_64_kib_is_heard_and_one_with_a_letter_more_is_not)
{
	enum { LONGEST = 64 * 1024 };
	struct buf keys = { 0 };
	size_t i;

	buf_putc(&keys, '\n');
	for (i = 0; i < LONGEST; i++)
		buf_putc(&keys, ' ');
	buf_puts(&keys, "3\n");
	type_bytes(keys.bytes, keys.len);
	HEARD("That line is too long to be an answer.");
	keys.bytes[LONGEST] = '3';
	keys.bytes[LONGEST + 1] = '\n';
	type_bytes(keys.bytes, LONGEST + 2);
	ck_assert_ptr_null(strstr(buf_text(&said), "too long"));
	ck_assert(saved("\"services\": [\"none\"]"));
	buf_clear(&keys);
}
END_TEST

START_TEST(lines_are_wrapped_at_the_width_there_is)
{
	struct plain_options options = { .columns = 40 };
	size_t i, column = 0;
	int fd;
	char name[512];

	bench_open(&bench, keep);
	snprintf(name, sizeof(name), "%s/said", bench.home.root);
	options.in = open("/dev/null", O_RDONLY);
	options.out = fd = open(name, O_RDWR | O_CREAT, 0600);
	ck_assert_int_eq(plain_run(bench.sitting, &options, &bench.err), 0);
	close(fd);
	close(options.in);
	ck_assert_int_eq(file_read(name, 1 << 24, &said, NULL), 0);
	for (i = 0; i < said.len; i++) {
		column = said.bytes[i] == '\n' ? 0 : column + 1;
		ck_assert_uint_le(column, 40);
	}
}
END_TEST

START_TEST(a_closed_output_is_an_error_and_no_crash)
{
	struct plain_options options = { .columns = 72 };
	void (*before)(int) = signal(SIGPIPE, SIG_IGN);
	int out[2];

	bench_open(&bench, keep);
	ck_assert_int_eq(pipe(out), 0);
	close(out[0]);
	options.in = open("/dev/null", O_RDONLY);
	options.out = out[1];
	ck_assert_int_eq(plain_run(bench.sitting, &options, &bench.err), -1);
	ck_assert_ptr_nonnull(strstr(bench.err.text, "cannot write"));
	close(out[1]);
	close(options.in);
	signal(SIGPIPE, before);
}
END_TEST

/* ---- When saving fails -------------------------------------------------------------------------------------- */

START_TEST(unsaved_answers_are_told_and_never_end_well)
{
	bench_open(&bench, keep);
	bench_lose(&bench);
	type("\n1\n2\n");
	ck_assert_int_eq(result, -1);
	HEARD("Not saved: ");
	ck_assert_ptr_nonnull(strstr(bench.err.text, "your last answers are not saved"));
	bench_find(&bench);
	ck_assert_int_eq(bench_close(&bench), 0);
	ck_assert(saved("\"vis@ig\": \"closed\""));
}
END_TEST

START_TEST(leaving_with_unsaved_answers_asks_first)
{
	bench_open(&bench, keep);
	bench_lose(&bench);
	type("\n1\nquit\n\nquit\nyes\n");
	ck_assert_int_eq(result, -1);
	HEARD("If you leave now, what is not saved is lost.");
	bench_find(&bench);
}
END_TEST

Suite *
suite_plain(void)
{
	Suite *suite = suite_create("plain");
	TCase *tests = tcase_create("plain");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, the_welcome_comes_first_and_a_start_asks_the_first_question);
	tcase_add_test(tests, a_whole_interview_ends_with_the_result_the_plan_and_its_first_steps);
	tcase_add_test(tests, end_of_input_saves_and_leaves_with_one_sentence);
	tcase_add_test(tests, who_leaves_at_once_leaves_no_file);
	tcase_add_test(tests, keeping_nothing_is_offered_and_kept);
	tcase_add_test(tests, it_goes_on_where_it_stopped_or_starts_anew);
	tcase_add_test(tests, words_work_in_any_case_and_mistyped_ones_get_a_suggestion);
	tcase_add_test(tests, numbers_out_of_range_and_too_many_are_refused_and_change_nothing);
	tcase_add_test(tests, why_says_why_what_helps_and_from_where);
	tcase_add_test(tests, a_skipped_question_waits_and_can_be_taken_up_at_the_end);
	tcase_add_test(tests, where_nothing_fits_the_time_the_shortest_alone_is_named);
	tcase_add_test(tests, a_sitting_is_from_one_minute_to_a_day);
	tcase_add_test(tests, a_number_of_the_review_is_one_of_its_list_whatever_is_hidden);
	tcase_add_test(tests, review_lists_every_answer_and_goes_to_any);
	tcase_add_test(tests, answers_that_came_back_are_asked_with_please_check);
	tcase_add_test(tests, a_private_question_says_that_it_is_not_kept);
	tcase_add_test(tests, marks_of_the_plan_are_saved_and_can_be_taken_back);
	tcase_add_test(tests, something_has_happened_is_open_everywhere_keeps_nothing_and_leads_back);
	tcase_add_test(tests, whatever_is_typed_only_whole_lines_of_text_come_out);
	tcase_add_test(tests, a_line_far_too_long_is_refused_and_the_next_one_heard);
	tcase_add_test(tests, a_line_of_64_kib_is_heard_and_one_with_a_letter_more_is_not);
	tcase_add_test(tests, lines_are_wrapped_at_the_width_there_is);
	tcase_add_test(tests, a_closed_output_is_an_error_and_no_crash);
	tcase_add_test(tests, unsaved_answers_are_told_and_never_end_well);
	tcase_add_test(tests, leaving_with_unsaved_answers_asks_first);
	suite_add_tcase(suite, tests);
	return suite;
}
