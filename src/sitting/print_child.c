/* print_child.c - the child that prints: takes documents from one pipe, runs lp on each, answers on another; knows no audit, no pack, no screen. */
/*
 * It keeps what reaching a printer takes, the network and starting lp, and gives up the rest, for itself and for lp: writing anywhere but where scratch files
 * go, being called, other processes' memory.  It is in no terminal's session, has no file open but its two pipes, can gain no rights and leaves no core dump.
 * lp gets the document on its standard input, a title that says nothing, and not a word of anybody's answers.  Whatever ends this process, or the one that
 * forked it, ends lp (PR_SET_PDEATHSIG), so that nobody prints half a document.
 */
#define _DEFAULT_SOURCE 1 /* syscall() */

#include "sitting/print_child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "guard/guard.h"

/* So many files a process has at most where the kernel cannot close them at once; and how often it is looked whether lp has ended [milliseconds]. */
enum { FILES_MOST = 1024, LOOK_EVERY = 50 };

struct job {
	pid_t lp;
	int in, said;	/* lp's standard input, and what it says; -1: closed */
	size_t fed;
	char answer[PRINT_ANSWER_MAX];
	size_t len;
};

static void
close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static int64_t
now(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

/* ---- Being little ------------------------------------------------------------------------------------------------ */

/* Every file but these two and standard input, output and error: at once where the kernel can. */
static void
close_others(int one, int other)
{
	int fd;

#ifdef SYS_close_range
	if (syscall(SYS_close_range, other + 1, ~0U, 0) == 0 && (one == STDERR_FILENO + 1 || syscall(SYS_close_range, STDERR_FILENO + 1, one - 1, 0) == 0) &&
	    (other == one + 1 || syscall(SYS_close_range, one + 1, other - 1, 0) == 0))
		return;
#endif
	for (fd = STDERR_FILENO + 1; fd < FILES_MOST; fd++)
		if (fd != one && fd != other)
			close(fd);
}

/* Where programs put their scratch files. */
static const char *
scratch_folder(void)
{
	const char *said = getenv("TMPDIR");

	return said != NULL && said[0] == '/' ? said : "/tmp";
}

static void
give_up(int in, int out)
{
	const struct rlimit none = { 0, 0 };
	/* Some lp write what they are given to a file of their own first. */
	const struct guard_folder scratch = { .path = scratch_folder() };
	const struct guard_options options = { .folders = &scratch, .count = 1, .keeps_network = true, .starts_programs = true };
	const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	struct guard_report report;
	int fd;

	(void)setrlimit(RLIMIT_CORE, &none);
	/* No terminal: neither its keys nor its signals are meant for it, and lp asks nobody anything on a screen that is drawn on. */
	(void)setsid();
	for (fd = 0; null >= 0 && fd <= STDERR_FILENO; fd++)
		(void)dup2(null, fd);
	close_others(in < out ? in : out, in < out ? out : in);
	(void)fcntl(in, F_SETFD, FD_CLOEXEC);
	(void)fcntl(out, F_SETFD, FD_CLOEXEC);
	guard_enter(&options, &report);
}

/* ---- A document --------------------------------------------------------------------------------------------------- */

/* All of `len` bytes, or not: the other end is gone. */
static bool
take(int fd, void *bytes, size_t len)
{
	char *at = bytes;

	while (len > 0) {
		const ssize_t got = read(fd, at, len);

		if (got == 0 || (got < 0 && errno != EINTR))
			return false;
		if (got > 0) {
			at += got;
			len -= (size_t)got;
		}
	}
	return true;
}

static void
run_lp(const char *path, int in, int said, pid_t parent)
{
	static const char name[] = "lp", title[] = "-t", words[] = "Family photo plan", option[] = "-o", paper[] = "media=A4";
	const char *const args[] = { name, title, words, option, paper, NULL };
	union {
		const char *const *ours;
		char *const *libs;
	} list = { .ours = args };

	(void)signal(SIGPIPE, SIG_DFL);
	if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || getppid() != parent)
		_exit(127);
	if (dup2(in, STDIN_FILENO) < 0 || dup2(said, STDOUT_FILENO) < 0 || dup2(said, STDERR_FILENO) < 0)
		_exit(127);
	execv(path, list.libs);
	_exit(127);
}

static int
start(struct job *job, const char *lp)
{
	const pid_t me = getpid();
	int in[2], said[2], i;

	if (pipe(in) != 0)
		return -1;
	if (pipe(said) != 0) {
		close(in[0]);
		close(in[1]);
		return -1;
	}
	for (i = 0; i < 2; i++) {
		(void)fcntl(in[i], F_SETFD, FD_CLOEXEC);
		(void)fcntl(said[i], F_SETFD, FD_CLOEXEC);
	}
	if ((job->lp = fork()) == 0)
		run_lp(lp, in[0], said[1], me);
	close(in[0]);
	close(said[1]);
	job->in = in[1];
	job->said = said[0];
	if (job->lp < 0) {
		close_end(&job->in);
		close_end(&job->said);
		return -1;
	}
	(void)fcntl(job->in, F_SETFL, O_NONBLOCK);
	(void)fcntl(job->said, F_SETFL, O_NONBLOCK);
	return 0;
}

/* Some more of the document; its end is closed once all is in, or where lp reads no more. */
static void
feed(struct job *job, const char *bytes, size_t len)
{
	const ssize_t put = write(job->in, bytes + job->fed, len - job->fed);

	if (put > 0)
		job->fed += (size_t)put;
	if (job->fed == len || (put < 0 && errno != EAGAIN && errno != EINTR))
		close_end(&job->in);
}

/* What lp says, of which the first line is kept.  Whether there was any. */
static bool
hear(struct job *job)
{
	char bytes[512];
	const ssize_t got = read(job->said, bytes, sizeof(bytes));
	ssize_t i;

	if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN))
		close_end(&job->said);
	for (i = 0; i < got; i++)
		if (job->len < sizeof(job->answer) - 1 && (job->len < 2 || job->answer[job->len - 1] != '\n') && (bytes[i] != '\n' || job->len > 1))
			job->answer[job->len++] = bytes[i];
	return got > 0;
}

/* A signal, or the other end: it asks to stop, or is gone, and then there is nobody left to print for. */
static bool
is_stopped(int in)
{
	char stop;

	if (!take(in, &stop, 1))
		_exit(EXIT_SUCCESS);
	return true;
}

/* Feed and hear until lp has ended: its exit status; or why it was not waited for: PRINT_CANCELLED, PRINT_TOO_SLOW. */
static int
talk(struct job *job, int in, const char *bytes, size_t len)
{
	const int64_t until = now() + PRINT_WAIT;
	int status;

	while (waitpid(job->lp, &status, WNOHANG) == 0) {
		struct pollfd ends[] = {
			{ .fd = job->in, .events = POLLOUT },
			{ .fd = job->said, .events = POLLIN },
			{ .fd = in, .events = POLLIN },
		};

		if (now() >= until)
			return PRINT_TOO_SLOW;
		if (poll(ends, 3, LOOK_EVERY) <= 0)
			continue;
		if (ends[2].revents != 0 && is_stopped(in))
			return PRINT_CANCELLED;
		if (ends[0].revents != 0 && job->in >= 0)
			feed(job, bytes, len);
		if (ends[1].revents != 0 && job->said >= 0)
			hear(job);
	}
	job->lp = -1;
	/* Its last words. */
	while (job->said >= 0 && hear(job))
		continue;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 && job->fed == len ? PRINT_DONE : PRINT_FAILED;
}

/* One document through lp: the answer's first letter. */
static int
print(struct job *job, const char *lp, int in, const char *bytes, size_t len)
{
	int result;

	if (start(job, lp) != 0)
		return PRINT_FAILED;
	result = talk(job, in, bytes, len);
	close_end(&job->in);
	close_end(&job->said);
	if (job->lp > 0) {
		(void)kill(job->lp, SIGKILL);
		while (waitpid(job->lp, NULL, 0) == -1 && errno == EINTR)
			;
	}
	return result;
}

static void
answer(struct job *job, int out)
{
	size_t sent = 0;

	if (job->len == 0 || job->answer[job->len - 1] != '\n')
		job->answer[job->len++] = '\n';
	while (sent < job->len) {
		const ssize_t put = write(out, job->answer + sent, job->len - sent);

		if (put < 0 && errno != EINTR)
			_exit(EXIT_FAILURE);
		if (put > 0)
			sent += (size_t)put;
	}
}

/* How long the next document is; wishes to stop the one before, which has ended, are passed over.  False: nobody sends any more. */
static bool
take_length(int in, uint32_t *len)
{
	char kind;

	do
		if (!take(in, &kind, 1))
			return false;
	while (kind == PRINT_CANCEL);
	return take(in, len, sizeof(*len));
}

void
print_child(const char *lp, int in, int out)
{
	uint32_t len;

	give_up(in, out);
	while (take_length(in, &len)) {
		struct job job = { .in = -1, .said = -1, .len = 1 };
		char *bytes;

		if (len == 0 || len > PRINT_MAX_BYTES || (bytes = malloc(len)) == NULL)
			_exit(EXIT_FAILURE);
		if (!take(in, bytes, len))
			_exit(EXIT_SUCCESS);
		job.answer[0] = (char)print(&job, lp, in, bytes, len);
		free(bytes);
		answer(&job, out);
	}
	_exit(EXIT_SUCCESS);
}
