/* test_guard.c - giving up rights: what is refused, that nothing is killed, what stays allowed, and that the report is true. */
/* syscall() and the calls of Linux that are tried here. */
#define _GNU_SOURCE 1

#include "guard/guard.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kit_home.h"

Suite *suite_guard(void);

static struct home home;
/* What is tried gives up what the child that prints does. */
static bool printing;

static void
set_up(void)
{
	home_make(&home);
	home_put(&home, "audit.json", "{}");
}

static void
tear_down(void)
{
	printing = false;
	home_remove(&home);
}

/* Rights are given up for good, so each try is made in a child, which says by its exit status how it went; a signal is a failure. */
enum outcome { REFUSED, WENT_THROUGH, OTHER_ERROR, NOT_HELD };

static enum outcome
in_child(enum outcome (*try)(const struct guard_report *))
{
	int status;
	pid_t child = fork();

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		const struct guard_folder folders[] = { { .path = home.paths.state, .may_go = true }, { .path = home_path(&home, "not-there") }, { .path = NULL } };
		const struct guard_options options = { .folders = folders, .count = sizeof(folders) / sizeof(folders[0]), .keeps_network = printing,
			.starts_programs = printing };
		struct guard_report report;

		guard_enter(&options, &report);
		_exit(try(&report));
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_msg(WIFEXITED(status), "ended by signal %d", WIFSIGNALED(status) ? WTERMSIG(status) : 0);
	return (enum outcome)WEXITSTATUS(status);
}

/* How a call went that `held` says is refused. */
static enum outcome
judge(bool held, long result)
{
	if (!held)
		return NOT_HELD;
	if (result >= 0)
		return WENT_THROUGH;
	return errno == EACCES ? REFUSED : OTHER_ERROR;
}

/* Where this kernel cannot refuse, the report must say so, and then there is nothing more to see. */
static void
assert_refused(enum outcome outcome)
{
	ck_assert_msg(outcome == REFUSED || outcome == NOT_HELD, "%s", outcome == WENT_THROUGH ? "it went through" : "another error than EACCES");
}

/* ---- The network -------------------------------------------------------------------------------------------- */

static enum outcome
try_sockets(const struct guard_report *report)
{
	static const struct { int domain, type; } kinds[] = {
		{ AF_INET, SOCK_DGRAM }, { AF_INET, SOCK_STREAM }, { AF_INET6, SOCK_DGRAM }, { AF_INET6, SOCK_STREAM }, { AF_UNIX, SOCK_STREAM },
		{ AF_UNIX, SOCK_DGRAM }, { AF_NETLINK, SOCK_RAW }, { AF_PACKET, SOCK_RAW },
	};
	enum outcome outcome = REFUSED;
	int pair[2];
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]) && outcome == REFUSED; i++)
		outcome = judge(report->network, socket(kinds[i].domain, kinds[i].type, 0));
	return outcome == REFUSED ? judge(report->network, socketpair(AF_UNIX, SOCK_STREAM, 0, pair)) : outcome;
}

START_TEST(sockets_of_every_kind_are_refused_with_an_error_and_nothing_is_killed)
{
	assert_refused(in_child(try_sockets));
}
END_TEST

/* A socket that was open before, as some programs start others with. */
static int inherited[2];

static enum outcome
try_inherited(const struct guard_report *report)
{
	char byte = 'x';
	struct iovec piece = { &byte, 1 };
	struct msghdr message = { .msg_iov = &piece, .msg_iovlen = 1 };
	enum outcome outcome = judge(report->network, send(inherited[0], &byte, 1, 0));

	if (outcome == REFUSED)
		outcome = judge(report->network, sendmsg(inherited[0], &message, 0));
	return outcome == REFUSED ? judge(report->network, recv(inherited[0], &byte, 1, MSG_DONTWAIT)) : outcome;
}

START_TEST(a_socket_that_was_open_before_can_send_nothing)
{
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, inherited), 0);
	assert_refused(in_child(try_inherited));
	close(inherited[0]);
	close(inherited[1]);
}
END_TEST

static enum outcome
try_other_doors(const struct guard_report *report)
{
	static const long calls[] = { SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register, SYS_bpf };
	enum outcome outcome = REFUSED;
	size_t i;

	for (i = 0; i < sizeof(calls) / sizeof(calls[0]) && outcome == REFUSED; i++)
		outcome = judge(report->network, syscall(calls[i], 0, 0, 0, 0, 0, 0));
	return outcome;
}

START_TEST(io_uring_and_bpf_are_refused_too)
{
	assert_refused(in_child(try_other_doors));
}
END_TEST

static enum outcome
try_other_memory(const struct guard_report *report)
{
	char byte;
	struct iovec here = { &byte, 1 }, there = { &byte, 1 };
	enum outcome outcome = judge(report->network, process_vm_readv(getppid(), &here, 1, &there, 1, 0));

	if (outcome == REFUSED)
		outcome = judge(report->network, process_vm_writev(getppid(), &here, 1, &there, 1, 0));
#ifndef __SANITIZE_ADDRESS__
	if (outcome == REFUSED)
		outcome = judge(report->network, ptrace(PTRACE_ATTACH, getppid(), NULL, NULL));
#endif
	return outcome;
}

START_TEST(other_processes_memory_is_refused)
{
	assert_refused(in_child(try_other_memory));
}
END_TEST

static enum outcome
try_typing(const struct guard_report *report)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY), terminal;
	struct winsize size;

	if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
		return OTHER_ERROR;
	if ((terminal = open(ptsname(master), O_RDWR | O_NOCTTY)) < 0 || ioctl(terminal, TIOCGWINSZ, &size) != 0)
		return OTHER_ERROR;
	return judge(report->network, ioctl(terminal, TIOCSTI, "x"));
}

START_TEST(a_terminal_can_be_looked_at_and_not_typed_into_for_others)
{
	int status;
	pid_t child = fork();

	/* Where terminals are made is left open, for only the filter is tried here. */
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		const struct guard_folder folders[] = { { .path = "/dev" } };
		const struct guard_options options = { .folders = folders, .count = 1 };
		struct guard_report report;

		guard_enter(&options, &report);
		_exit(try_typing(&report));
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status));
	assert_refused((enum outcome)WEXITSTATUS(status));
}
END_TEST

static enum outcome
try_from_a_child(const struct guard_report *report)
{
	int status;
	pid_t child = fork();

	if (child == 0)
		_exit(judge(report->network, socket(AF_INET, SOCK_DGRAM, 0)));
	return waitpid(child, &status, 0) == child && WIFEXITED(status) ? (enum outcome)WEXITSTATUS(status) : OTHER_ERROR;
}

START_TEST(what_is_started_later_inherits_it)
{
	assert_refused(in_child(try_from_a_child));
}
END_TEST

#if defined(__x86_64__) && defined(__LP64__)
/* One call through the 32-bit door of a 64-bit kernel, with a number of that door's own. */
static long
call_other_machine(long number, long first, long second)
{
	long result;

	__asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(first), "c"(second), "d"(0L) : "memory");
	return result;
}

/* Some kernels, and some machines inside machines, have no such door: whoever knocks is ended (by a sanitizer, with a status of its own), rights given up or not. */
static bool
has_other_machine(void)
{
	int status;
	pid_t child = fork();

	ck_assert_int_ge(child, 0);
	if (child == 0)
		_exit(call_other_machine(20, 0, 0) == (long)getpid() ? 0 : 1);	/* getpid is 20 there */
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static enum outcome
try_other_machine(const struct guard_report *report)
{
	long result = call_other_machine(359, AF_INET, SOCK_DGRAM);	/* socket is 359 there */

	if (!report->network)
		return NOT_HELD;
	return result == -EACCES || result == -ENOSYS ? REFUSED : WENT_THROUGH;
}

START_TEST(calls_of_another_kind_of_machine_are_refused)
{
	if (has_other_machine())
		assert_refused(in_child(try_other_machine));
}
END_TEST
#endif

/* ---- Printing ----------------------------------------------------------------------------------------------- */

static enum outcome
try_calling_a_printer(const struct guard_report *report)
{
	const int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	(void)report;
	if (fd < 0)
		return OTHER_ERROR;
	return judge(prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == 2, listen(fd, 1));
}

START_TEST(what_prints_may_call_and_cannot_be_called)
{
	printing = true;
	assert_refused(in_child(try_calling_a_printer));
}
END_TEST

static enum outcome
try_lp(const struct guard_report *report)
{
	const char *elsewhere = home_path(&home, "../beside");
	int status;
	const pid_t child = fork();

	if (child == 0) {
		execl("/bin/sh", "sh", "-c", ": && (echo seen >\"$0\") 2>/dev/null && exit 3; exit 7", elsewhere, (char *)NULL);
		_exit(1);
	}
	if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
		return OTHER_ERROR;
	if (!report->writing)
		return NOT_HELD;
	return WEXITSTATUS(status) == 7 ? REFUSED : WEXITSTATUS(status) == 3 ? WENT_THROUGH : OTHER_ERROR;
}

START_TEST(what_prints_may_start_lp_which_can_write_nowhere_else_either)
{
	printing = true;
	assert_refused(in_child(try_lp));
}
END_TEST

/* ---- Writing ------------------------------------------------------------------------------------------------ */

static enum outcome
try_elsewhere(const struct guard_report *report)
{
	char elsewhere[512];
	enum outcome outcome;

	if (!report->writing)
		return NOT_HELD;
	snprintf(elsewhere, sizeof(elsewhere), "%s/elsewhere", home.root);
	outcome = judge(report->writing, open(elsewhere, O_WRONLY | O_CREAT | O_EXCL, 0600));
	if (outcome == REFUSED)
		outcome = judge(report->writing, mkdir(elsewhere, 0700));
	if (outcome == REFUSED)
		outcome = judge(report->writing, symlink("/", elsewhere));
	if (outcome == REFUSED)
		outcome = judge(report->writing, rename(home_path(&home, "audit.json"), elsewhere));
	/* Across two hierarchies Landlock says so as if they were two disks. */
	return outcome == OTHER_ERROR && errno == EXDEV ? REFUSED : outcome;
}

START_TEST(writing_elsewhere_is_refused_with_an_error)
{
	assert_refused(in_child(try_elsewhere));
	ck_assert(home_has(&home, "audit.json"));
}
END_TEST

static enum outcome
try_not_ours(const struct guard_report *report)
{
	char path[512];
	enum outcome outcome;

	if (!report->writing)
		return NOT_HELD;
	snprintf(path, sizeof(path), "%s/theirs", home.root);
	outcome = judge(report->writing, open(path, O_WRONLY | O_TRUNC));
	return outcome == REFUSED ? judge(report->writing, unlink(path)) : outcome;
}

START_TEST(a_file_beside_the_folder_can_be_neither_changed_nor_removed)
{
	char path[512];
	int fd;

	snprintf(path, sizeof(path), "%s/theirs", home.root);
	ck_assert_int_ge(fd = open(path, O_WRONLY | O_CREAT, 0600), 0);
	close(fd);
	assert_refused(in_child(try_not_ours));
	ck_assert_int_eq(access(path, F_OK), 0);
}
END_TEST

static enum outcome
try_keeping(const struct guard_report *report)
{
	int fd;

	(void)report;
	if ((fd = open(home_path(&home, "new"), O_WRONLY | O_CREAT | O_EXCL, 0600)) < 0 || write(fd, "x", 1) != 1 || ftruncate(fd, 0) != 0)
		return OTHER_ERROR;
	if (rename(home_path(&home, "new"), home_path(&home, "audit.json")) != 0 || mkdir(home_path(&home, "past"), 0700) != 0)
		return OTHER_ERROR;
	if (rename(home_path(&home, "audit.json"), home_path(&home, "past/1.json")) != 0 || unlink(home_path(&home, "past/1.json")) != 0)
		return OTHER_ERROR;
	if (rmdir(home_path(&home, "past")) != 0 || rmdir(home.paths.state) != 0)
		return OTHER_ERROR;
	return WENT_THROUGH;
}

START_TEST(answers_can_be_kept_moved_among_past_ones_and_removed_with_their_folder)
{
	ck_assert_int_eq(in_child(try_keeping), WENT_THROUGH);
	ck_assert_int_eq(home_count(&home), -1);
}
END_TEST

static enum outcome
try_reading(const struct guard_report *report)
{
	(void)report;
	return open("/etc/passwd", O_RDONLY) >= 0 && open("/dev/null", O_RDWR) >= 0 ? WENT_THROUGH : OTHER_ERROR;
}

START_TEST(reading_stays_as_it_was)
{
	ck_assert_int_eq(in_child(try_reading), WENT_THROUGH);
}
END_TEST

/* ---- Dumps -------------------------------------------------------------------------------------------------- */

START_TEST(there_are_no_core_dumps_and_the_report_says_so)
{
	int status;
	pid_t child = fork();

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		const struct guard_options none = { .count = 0 };
		struct guard_report report;
		struct rlimit limit;

		guard_no_dumps();
		guard_enter(&none, &report);
		if (getrlimit(RLIMIT_CORE, &limit) != 0 || limit.rlim_max != 0)
			_exit(1);
		_exit(report.dumps == (prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0) ? 0 : 2);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
}
END_TEST

/* Under valgrind some calls are not the kernel's to answer: what its own stand-in says of them proves nothing. */
static bool
asks_the_kernel(void)
{
	const char *preloaded = getenv("LD_PRELOAD");

	return preloaded == NULL || strstr(preloaded, "vgpreload") == NULL;
}

Suite *
suite_guard(void)
{
	Suite *suite = suite_create("guard");
	TCase *tests = tcase_create("guard");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, sockets_of_every_kind_are_refused_with_an_error_and_nothing_is_killed);
	tcase_add_test(tests, a_socket_that_was_open_before_can_send_nothing);
	if (asks_the_kernel())
		tcase_add_test(tests, io_uring_and_bpf_are_refused_too);
	tcase_add_test(tests, other_processes_memory_is_refused);
	tcase_add_test(tests, a_terminal_can_be_looked_at_and_not_typed_into_for_others);
	tcase_add_test(tests, what_is_started_later_inherits_it);
#if defined(__x86_64__) && defined(__LP64__)
	if (asks_the_kernel())
		tcase_add_test(tests, calls_of_another_kind_of_machine_are_refused);
#endif
	tcase_add_test(tests, what_prints_may_call_and_cannot_be_called);
	tcase_add_test(tests, what_prints_may_start_lp_which_can_write_nowhere_else_either);
	tcase_add_test(tests, writing_elsewhere_is_refused_with_an_error);
	tcase_add_test(tests, a_file_beside_the_folder_can_be_neither_changed_nor_removed);
	tcase_add_test(tests, answers_can_be_kept_moved_among_past_ones_and_removed_with_their_folder);
	tcase_add_test(tests, reading_stays_as_it_was);
	tcase_add_test(tests, there_are_no_core_dumps_and_the_report_says_so);
	suite_add_tcase(suite, tests);
	return suite;
}
