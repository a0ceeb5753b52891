/* test_print.c - the child that prints, with programs "lp" of the test's own: what it is sent, what it answers, how it ends. */
#include "sitting/sitting.h"

#include <check.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

Suite *suite_print(void);

static char folder[64];
static struct printer *printer;
static struct buf text;
static struct err err;

static void
set_up(void)
{
	strcpy(folder, "/tmp/closeknit-lp-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	signal(SIGPIPE, SIG_IGN);
	err = (struct err){ 0 };
}

static const char *
in_folder(const char *name)
{
	static char path[128];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static void
tear_down(void)
{
	printer_stop(printer);
	printer = NULL;
	buf_clear(&text);
	unlink(in_folder("lp"));
	unlink(in_folder("got"));
	rmdir(folder);
}

/* Start with such a script for lp; "$0" is in our folder. */
static void
given(const char *script)
{
	char search[256];

	ck_assert_int_eq(file_write(in_folder("lp"), script, strlen(script), (struct file_write){ .replace = true }, &err), 0);
	ck_assert_int_eq(chmod(in_folder("lp"), 0700), 0);
	snprintf(search, sizeof(search), "relative:%s:/usr/bin:/bin", folder);
	setenv("PATH", search, 1);
	printer = printer_start();
	ck_assert_ptr_nonnull(printer);
}

static int
send_text(const char *bytes, size_t len)
{
	const struct buf document = { .bytes = (char *)(uintptr_t)bytes, .len = len };

	return printer_send(printer, &document, &err);
}

static const char *
answer(void)
{
	struct pollfd ready = { .events = POLLIN };

	buf_reset(&text);
	do {
		ready.fd = printer_fd(printer);
		ck_assert_int_eq(poll(&ready, 1, 20000), 1);
	} while (!printer_take(printer, &text));
	ck_assert(!printer_is_busy(printer));
	return buf_text(&text);
}

START_TEST(lp_gets_every_byte_one_document_after_another)
{
	struct buf big = { 0 }, got = { 0 };
	int i;

	given("#!/bin/sh\ncat >\"${0%/*}/got\"\n");
	for (i = 0; i < 300000; i++)
		buf_printf(&big, "%d\n", i);
	ck_assert_msg(printer_send(printer, &big, &err) == 0, "%s", err.text);
	ck_assert_ptr_nonnull(strstr(answer(), "on its way"));
	ck_assert_int_eq(file_read(in_folder("got"), 1 << 24, &got, &err), 0);
	ck_assert_uint_eq(got.len, big.len);
	ck_assert_int_eq(memcmp(got.bytes, big.bytes, big.len), 0);
	ck_assert_int_eq(send_text("a\0b", 3), 0);
	ck_assert_ptr_nonnull(strstr(answer(), "on its way"));
	buf_reset(&got);
	ck_assert_int_eq(file_read(in_folder("got"), 100, &got, &err), 0);
	ck_assert_uint_eq(got.len, 3);
	buf_clear(&big);
	buf_clear(&got);
}
END_TEST

START_TEST(what_is_too_large_or_nothing_is_not_sent)
{
	struct buf large = { .bytes = (char *)(uintptr_t)"x", .len = (16 << 20) + 1 };

	given("#!/bin/sh\ncat >/dev/null\n");
	ck_assert_int_eq(printer_send(printer, &large, &err), -1);
	ck_assert_ptr_nonnull(strstr(err.text, "too large"));
	ck_assert_int_eq(send_text("", 0), -1);
	ck_assert(!printer_is_busy(printer));
	ck_assert_int_eq(send_text("x", 1), 0);
	ck_assert_int_eq(send_text("y", 1), -1);
	ck_assert_ptr_nonnull(strstr(err.text, "still on its way"));
	answer();
}
END_TEST

START_TEST(words_without_end_are_cut_short)
{
	given("#!/bin/sh\ncat >/dev/null\nwhile [ \"${n:=0}\" -lt 3000 ]; do printf 'x\\033[2J'; n=$((n + 1)); done\nexit 1\n");
	ck_assert_int_eq(send_text("x", 1), 0);
	ck_assert_ptr_nonnull(strstr(answer(), "xU+001B[2Jx"));
	ck_assert_uint_lt(text.len, 1500);
	ck_assert_ptr_null(strchr(buf_text(&text), '\033'));
}
END_TEST

START_TEST(a_document_that_lp_leaves_unread_is_not_called_printed)
{
	struct buf big = { 0 };

	given("#!/bin/sh\nexec <&-\nexit 0\n");
	while (big.len < 1 << 20)
		buf_puts(&big, "not to be read\n");
	ck_assert_int_eq(printer_send(printer, &big, &err), 0);
	ck_assert_ptr_nonnull(strstr(answer(), "could not be printed"));
	buf_clear(&big);
}
END_TEST

START_TEST(an_lp_that_cannot_be_run_is_said)
{
	given("#!/no/such/interpreter\n");
	ck_assert_int_eq(send_text("x", 1), 0);
	ck_assert_ptr_nonnull(strstr(answer(), "could not be printed"));
}
END_TEST

START_TEST(one_that_hangs_is_stopped_when_asked_and_another_can_be_printed)
{
	given("#!/bin/sh\n[ -e \"${0%/*}/got\" ] && exec cat >/dev/null\n: >\"${0%/*}/got\"\nexec sleep 600\n");
	ck_assert_int_eq(send_text("x", 1), 0);
	while (access(in_folder("got"), F_OK) != 0)
		poll(NULL, 0, 10);
	printer_cancel(printer);
	ck_assert_ptr_nonnull(strstr(answer(), "Stopped"));
	ck_assert_int_eq(send_text("x", 1), 0);
	ck_assert_ptr_nonnull(strstr(answer(), "on its way"));
}
END_TEST

START_TEST(asking_twice_or_too_late_does_not_spoil_the_next)
{
	struct pollfd ready = { .events = POLLIN };

	given("#!/bin/sh\n[ -e \"${0%/*}/got\" ] && exec cat >/dev/null\n: >\"${0%/*}/got\"\nexec sleep 600\n");
	ck_assert_int_eq(send_text("x", 1), 0);
	while (access(in_folder("got"), F_OK) != 0)
		poll(NULL, 0, 10);
	printer_cancel(printer);
	printer_cancel(printer);
	ck_assert_ptr_nonnull(strstr(answer(), "Stopped"));
	ck_assert_int_eq(send_text("x", 1), 0);
	ready.fd = printer_fd(printer);
	ck_assert_int_eq(poll(&ready, 1, -1), 1);
	printer_cancel(printer);
	ck_assert_ptr_nonnull(strstr(answer(), "on its way"));
	ck_assert_int_eq(send_text("x", 1), 0);
	ck_assert_ptr_nonnull(strstr(answer(), "on its way"));
}
END_TEST

/* Whether lp, which takes a second, could finish what it had before the printer was stopped. */
static bool
lp_finishes(void)
{
	bool finished;

	given("#!/bin/sh\ncat >/dev/null\n: >\"${0%/*}/got\"\nsleep 1\n: >\"${0%/*}/done\"\n");
	ck_assert_int_eq(send_text("x", 1), 0);
	while (access(in_folder("got"), F_OK) != 0)
		poll(NULL, 0, 10);
	printer_stop(printer);
	printer = NULL;
	finished = access(in_folder("done"), F_OK) == 0;
	unlink(in_folder("got"));
	unlink(in_folder("done"));
	return finished;
}

/* In a process of its own, since it stays asked to leave: 0, if a signal that asks for it does not wait for lp. */
static int
leave_while_lp_works(void)
{
	int tries = 0;

	raise(SIGTERM);
	if (leave_signal() != SIGTERM)
		return 1;
	/* Where this very process had to wait a second for its turn, once more. */
	while (lp_finishes())
		if (tries++ == 10)
			return 2;
	return 0;
}

START_TEST(who_leaves_lets_a_document_go_out_and_a_signal_that_asks_to_leave_does_not_wait)
{
	int tries = 0, status;
	pid_t pid;

	ck_assert_int_eq(leave_arm(-1, -1, "", &err), 0);
	while (!lp_finishes())
		ck_assert_int_lt(tries++, 10);
	if ((pid = fork()) == 0)
		_exit(leave_while_lp_works());
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	leave_disarm();
}
END_TEST

START_TEST(without_lp_there_is_nothing_to_start)
{
	setenv("PATH", folder, 1);
	ck_assert_ptr_null(printer_start());
	setenv("PATH", ".:", 1);
	ck_assert_ptr_null(printer_start());
	unsetenv("PATH");
	ck_assert_ptr_null(printer_start());
	ck_assert_int_eq(printer_fd(NULL), -1);
	ck_assert(!printer_is_busy(NULL));
	printer_stop(NULL);
}
END_TEST

Suite *
suite_print(void)
{
	Suite *suite = suite_create("print");
	TCase *tests = tcase_create("print");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, lp_gets_every_byte_one_document_after_another);
	tcase_add_test(tests, what_is_too_large_or_nothing_is_not_sent);
	tcase_add_test(tests, words_without_end_are_cut_short);
	tcase_add_test(tests, a_document_that_lp_leaves_unread_is_not_called_printed);
	tcase_add_test(tests, an_lp_that_cannot_be_run_is_said);
	tcase_add_test(tests, one_that_hangs_is_stopped_when_asked_and_another_can_be_printed);
	tcase_add_test(tests, asking_twice_or_too_late_does_not_spoil_the_next);
	tcase_add_test(tests, who_leaves_lets_a_document_go_out_and_a_signal_that_asks_to_leave_does_not_wait);
	tcase_add_test(tests, without_lp_there_is_nothing_to_start);
	suite_add_tcase(suite, tests);
	return suite;
}
