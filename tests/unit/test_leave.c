/* test_leave.c - quick exit and the signals that ask to leave, on a terminal of their own. */
/* posix_openpt and its like are of the XSI option of POSIX. */
#define _XOPEN_SOURCE 700

#include "sitting/sitting.h"

#include <check.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "kit_sitting.h"
#include "plain/plain.h"

Suite *suite_leave(void);

static struct bench bench;
static struct buf said;
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

/* A child that runs the face on a terminal of its own, after `term`. */
struct terminal {
	int fd;
	pid_t pid;
	char name[128];
};

static void
run_in_terminal(const struct terminal *terminal, const char *term)
{
	struct plain_options options = { .in_is_terminal = true };
	int result;

	close(terminal->fd);
	/* Whoever runs the tests under nohup ignores it, and so would the face. */
	signal(SIGHUP, SIG_DFL);
	setsid();
	/* The first terminal that a session's leader opens is its own. */
	options.in = options.out = open(terminal->name, O_RDWR);
	setenv("TERM", term, 1);
	if (options.in < 0 || leave_arm(options.in, options.out, "", &bench.err) != 0)
		_exit(99);
	bench_open(&bench, keep);
	result = plain_run(bench.sitting, &options, &bench.err);
	leave_disarm();
	if (bench_close(&bench) != 0 || result != 0)
		_exit(1);
	leave_finish();
	_exit(0);
}

static struct terminal
start_terminal(const char *term)
{
	struct terminal terminal = { .fd = posix_openpt(O_RDWR | O_NOCTTY) };

	ck_assert_int_ge(terminal.fd, 0);
	ck_assert_int_eq(grantpt(terminal.fd), 0);
	ck_assert_int_eq(unlockpt(terminal.fd), 0);
	snprintf(terminal.name, sizeof(terminal.name), "%s", ptsname(terminal.fd));
	if ((terminal.pid = fork()) == 0)
		run_in_terminal(&terminal, term);
	ck_assert_int_gt(terminal.pid, 0);
	return terminal;
}

/* Read on into `said` until it holds `words`, or (NULL) until the terminal is closed; fails the test after a minute of silence. */
static void
read_until(const struct terminal *terminal, const char *words)
{
	char chunk[512];

	while (words == NULL || heard(words) == NULL) {
		struct pollfd ready = { .fd = terminal->fd, .events = POLLIN };
		ssize_t got;

		ck_assert_msg(poll(&ready, 1, 60000) == 1, "silence while waiting for %s", words != NULL ? words : "the end");
		if ((got = read(terminal->fd, chunk, sizeof(chunk))) <= 0) {
			ck_assert_msg(words == NULL, "the end while waiting for %s", words);
			return;
		}
		buf_add(&said, chunk, (size_t)got);
	}
}

static void
press(const struct terminal *terminal, const char *keys)
{
	ck_assert_int_eq(write(terminal->fd, keys, strlen(keys)), (ssize_t)strlen(keys));
}

static int
wait_end(const struct terminal *terminal)
{
	int status;

	ck_assert_int_eq(waitpid(terminal->pid, &status, 0), terminal->pid);
	close(terminal->fd);
	return status;
}

START_TEST(ctrl_x_clears_screen_and_scrollback_ends_at_once_and_leaves_the_terminal_as_it_was)
{
	struct terminal terminal = start_terminal(_i == 0 ? "xterm" : "dumb");
	struct termios now;
	/* While the other side is held open here too, its settings can be looked at after the end. */
	int held = open(terminal.name, O_RDWR | O_NOCTTY), status;

	read_until(&terminal, "> ");
	press(&terminal, "\n1\n");
	read_until(&terminal, "L ig. A?");
	ck_assert_int_eq(tcgetattr(held, &now), 0);
	ck_assert_int_eq(now.c_cc[VQUIT], 0x18);
	buf_reset(&said);
	press(&terminal, "\x18");
	read_until(&terminal,
	    _i == 0 ? "\033[2J\033[3J" : "\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n");
	ck_assert_int_eq(waitpid(terminal.pid, &status, 0), terminal.pid);
	ck_assert_int_eq(status, 0);
	ck_assert_int_eq(tcgetattr(held, &now), 0);
	ck_assert_int_eq(now.c_cc[VQUIT], 0x1C);
	close(held);
	close(terminal.fd);
	ck_assert(saved("\"services\": [\"ig\"]"));
}
END_TEST

/* Say more at that terminal than it takes in at once, and leave. */
static void
talk_and_leave(const char *terminal)
{
	char line[24];
	int keys, i, len;

	setsid();
	keys = open(terminal, O_RDWR);
	setenv("TERM", "xterm", 1);
	if (keys < 0 || leave_arm(keys, keys, "", &bench.err) != 0)
		_exit(99);
	for (i = 0; i < 1000; i++) {
		len = snprintf(line, sizeof(line), "line %d\n", i);
		if (write(keys, line, (size_t)len) < 0)
			_exit(98);
	}
	leave_now();
}

START_TEST(what_a_terminal_has_not_taken_in_yet_does_not_come_any_more_and_the_clear_screen_does)
{
	struct terminal terminal = { .fd = posix_openpt(O_RDWR | O_NOCTTY) };
	int held, status;

	ck_assert_int_eq(grantpt(terminal.fd), 0);
	ck_assert_int_eq(unlockpt(terminal.fd), 0);
	snprintf(terminal.name, sizeof(terminal.name), "%s", ptsname(terminal.fd));
	/* What a terminal that nobody holds any more was sent last may be lost. */
	held = open(terminal.name, O_RDWR | O_NOCTTY);
	if ((terminal.pid = fork()) == 0)
		talk_and_leave(terminal.name);
	ck_assert_int_eq(waitpid(terminal.pid, &status, 0), terminal.pid);
	ck_assert_int_eq(status, 0);
	read_until(&terminal, "\033[2J\033[3J");
	ck_assert_ptr_null(heard("line 999"));
	close(held);
	close(terminal.fd);
}
END_TEST

START_TEST(a_signal_saves_restores_the_terminal_and_is_told_by_the_status)
{
	static const int signals[] = { SIGTERM, SIGINT, SIGHUP };
	struct terminal terminal = start_terminal("xterm");
	int status;

	read_until(&terminal, "> ");
	press(&terminal, "\n1\n");
	read_until(&terminal, "L ig. A?");
	kill(terminal.pid, signals[_i]);
	read_until(&terminal, NULL);
	status = wait_end(&terminal);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), signals[_i]);
	ck_assert(saved("\"services\": [\"ig\"]"));
}
END_TEST

START_TEST(a_terminal_that_goes_away_ends_it)
{
	struct terminal terminal = start_terminal("xterm");
	int status;

	read_until(&terminal, "> ");
	press(&terminal, "\n1\n");
	read_until(&terminal, "L ig. A?");
	close(terminal.fd);
	ck_assert_int_eq(waitpid(terminal.pid, &status, 0), terminal.pid);
	ck_assert(saved("\"services\": [\"ig\"]"));
}
END_TEST

Suite *
suite_leave(void)
{
	Suite *suite = suite_create("leave");
	TCase *tests = tcase_create("leave");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 240);
	tcase_add_loop_test(tests, ctrl_x_clears_screen_and_scrollback_ends_at_once_and_leaves_the_terminal_as_it_was, 0, 2);
	tcase_add_test(tests, what_a_terminal_has_not_taken_in_yet_does_not_come_any_more_and_the_clear_screen_does);
	tcase_add_loop_test(tests, a_signal_saves_restores_the_terminal_and_is_told_by_the_status, 0, 3);
	tcase_add_test(tests, a_terminal_that_goes_away_ends_it);
	suite_add_tcase(suite, tests);
	return suite;
}
