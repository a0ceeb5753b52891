/* leave.c - quick exit, and the signals that ask to leave; what is saved is saved before, what else is drawn is the faces', what was typed too early leave_early.c's. */
#include "sitting/sitting.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/say.h"

/*
 * A signal handler can be handed nothing, so what it needs stands here, the one mutable state of this kind: written by leave_arm before the handlers
 * are set and by leave_disarm after they are gone.  Handlers call only what POSIX 2008 (2.4.3) calls async-signal-safe.
 */
static struct {
	volatile sig_atomic_t caught; /* the signal that asked to leave, or 0 */
	int wake[2];		      /* readable at [0] once it came */
	int keys;		      /* the terminal whose quit character is Ctrl-X, or -1 */
	int screen;		      /* the terminal to clear, or -1 */
	struct termios before;	      /* how its settings were found */
	const char *clear[2];	      /* what clears it, in order */
	size_t clear_len[2];
	bool armed;
	int seen;	      /* readable while the quit signal waits to be handled (signalfd), or -1: nobody watches */
	int stop[2];	      /* a byte ends the watcher */
	pthread_t watcher;
} leave;

enum { CTRL_X = 0x18 };
/* A process that runs or sleeps has handled a signal long before that; one that stands in a disk's hands has not [nanoseconds]. */
enum { GRACE = 5 * 1000 * 1000 };
/* What three system calls need, and some more for sanitizers; none of it is touched before [bytes]. */
enum { WATCHER_STACK = 256 * 1024 };

/* The screen, then what scrolled off it: ECMA-48 CUP and ED, and xterm's ED 3. */
static const char CLEAR[] = "\033[0m\033[H\033[2J\033[3J\033[H";
/* A terminal that knows no such thing can only be pushed empty: more lines than any is high. */
static const char PUSH[] = "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
			   "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n";

static const int asking[] = { SIGHUP, SIGINT, SIGTERM };
enum { ASKING = sizeof(asking) / sizeof(asking[0]) };

/* What ends the process where it stands: faults, and signals that mean nothing here. */
static const int fatal[] = { SIGABRT, SIGALRM, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS, SIGTRAP, SIGUSR1, SIGUSR2, SIGXCPU };
enum { FATAL = sizeof(fatal) / sizeof(fatal[0]) };

/* ---- In a handler ------------------------------------------------------------------------------------------- */

static void
put_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t put = write(fd, bytes, len);

		if (put < 0 && errno != EINTR)
			return;
		if (put > 0) {
			bytes += put;
			len -= (size_t)put;
		}
	}
}

static _Noreturn void
quit(void)
{
	int i;

	/* What is still queued or held back by Ctrl-S must not come after. */
	tcflush(leave.keys, TCIOFLUSH);
	tcflow(leave.keys, TCOON);
	for (i = 0; i < 2; i++)
		put_all(leave.screen, leave.clear[i], leave.clear_len[i]);
	tcsetattr(leave.keys, TCSANOW, &leave.before);
	tcflush(leave.keys, TCIFLUSH);
	_exit(EXIT_SUCCESS);
}

static void
on_quit(int signal_number)
{
	(void)signal_number;
	quit();
}

/* Its meaning is the usual one again, and meets the process as soon as this returns. */
static void
on_fatal(int signal_number)
{
	put_all(leave.screen, leave.clear[0], leave.clear_len[0]);
	tcsetattr(leave.keys, TCSANOW, &leave.before);
	raise(signal_number);
}

static void
on_asked(int signal_number)
{
	int error = errno;

	if (leave.caught == 0)
		leave.caught = signal_number;
	put_all(leave.wake[1], "", 1);
	errno = error;
}

static void
set_quit_key(void)
{
	struct termios now;

	if (tcgetattr(leave.keys, &now) != 0)
		return;
	now.c_cc[VQUIT] = CTRL_X;
	now.c_lflag |= ISIG;
	tcsetattr(leave.keys, TCSANOW, &now);
}

/* Back in the foreground: a shell may have put its own settings in place. */
static void
on_continued(int signal_number)
{
	int error = errno;

	(void)signal_number;
	if (tcgetpgrp(leave.keys) == getpgrp())
		set_quit_key();
	errno = error;
}

/* ---- While no handler can run ------------------------------------------------------------------------------- */

/*
 * A disk that takes seconds to flush (a slow stick, a network folder) holds the process inside the kernel, where no signal is handled.  So a second thread
 * waits for the quit signal too, and does what the handler does if that has not by then: the first thread cannot write over it, as the signal meets it
 * before anything else.  All it shares with the first thread was written before it began, and it touches no memory but its own.
 */
static void *
watch(void *nothing)
{
	struct pollfd waiting[] = { { .fd = leave.seen, .events = POLLIN }, { .fd = leave.stop[0], .events = POLLIN } };
	const struct timespec grace = { .tv_nsec = GRACE };

	while (waiting[1].revents == 0) {
		if (poll(waiting, 2, -1) <= 0 || waiting[0].revents == 0)
			continue;
		nanosleep(&grace, NULL);
		if (poll(waiting, 1, 0) == 1)
			quit();
	}
	return nothing;
}

static int
start_watcher(void)
{
	pthread_attr_t attributes;
	sigset_t all, before;
	int result = pthread_attr_init(&attributes);

	if (result != 0)
		return result;
	/* Signals are the first thread's. */
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	if ((result = pthread_attr_setstacksize(&attributes, WATCHER_STACK)) == 0)
		result = pthread_create(&leave.watcher, &attributes, watch, NULL);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attributes);
	return result;
}

/* Where there can be no second thread, the handler alone has to do. */
static void
begin_watching(void)
{
	sigset_t quits;

	sigemptyset(&quits);
	sigaddset(&quits, SIGQUIT);
	if ((leave.seen = signalfd(-1, &quits, SFD_CLOEXEC)) < 0)
		return;
	if (pipe(leave.stop) == 0) {
		if (fcntl(leave.stop[0], F_SETFD, FD_CLOEXEC) == 0 && fcntl(leave.stop[1], F_SETFD, FD_CLOEXEC) == 0 && start_watcher() == 0)
			return;
		close(leave.stop[0]);
		close(leave.stop[1]);
	}
	close(leave.seen);
	leave.seen = -1;
}

static void
end_watching(void)
{
	if (leave.seen < 0)
		return;
	/* A byte, and not only its end: a child may hold that open too. */
	put_all(leave.stop[1], "", 1);
	pthread_join(leave.watcher, NULL);
	close(leave.stop[0]);
	close(leave.stop[1]);
	close(leave.seen);
	leave.seen = -1;
}

/* ---- Arming ------------------------------------------------------------------------------------------------- */

static void
handle(int signal_number, void (*handler)(int), int flags)
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = handler;
	action.sa_flags = flags;
	/* Nothing may come between, least of all the stop that setting a terminal from the background would bring. */
	sigfillset(&action.sa_mask);
	sigaction(signal_number, &action, NULL);
}

static bool
has_handler(int signal_number, void (*handler)(int))
{
	struct sigaction action;

	return sigaction(signal_number, NULL, &action) == 0 && action.sa_handler == handler;
}

static bool
is_ignored(int signal_number)
{
	return has_handler(signal_number, SIG_IGN);
}

/* Those that have another handler already (a sanitizer's) keep it. */
static void
change_fatal(void (*from)(int), void (*to)(int))
{
	size_t i;

	for (i = 0; i < FATAL; i++)
		if (has_handler(fatal[i], from))
			handle(fatal[i], to, (int)SA_RESETHAND);
}

static int
open_wake(struct err *err)
{
	int i;

	if (pipe(leave.wake) != 0)
		return err_set(err, ERR_FAILED, _("cannot make a pipe: %s"), file_why(errno));
	for (i = 0; i < 2; i++) {
		int flags = fcntl(leave.wake[i], F_GETFL);

		if (flags < 0 || fcntl(leave.wake[i], F_SETFL, flags | O_NONBLOCK) != 0 || fcntl(leave.wake[i], F_SETFD, FD_CLOEXEC) != 0) {
			err_set(err, ERR_FAILED, _("cannot make a pipe: %s"), file_why(errno));
			close(leave.wake[0]);
			close(leave.wake[1]);
			return -1;
		}
	}
	return 0;
}

static void
choose_clear(int keys, int screen, const char *before)
{
	const char *term = getenv("TERM");
	bool knows = term != NULL && term[0] != '\0' && strcmp(term, "dumb") != 0;

	leave.screen = isatty(screen) ? screen : keys;
	leave.clear[0] = before;
	leave.clear[1] = knows ? CLEAR : PUSH;
	leave.clear_len[0] = strlen(before);
	leave.clear_len[1] = strlen(leave.clear[1]);
}

int
leave_arm(int keys, int screen, const char *before, struct err *err)
{
	size_t i;

	leave.caught = 0;
	if (open_wake(err) != 0)
		return -1;
	leave.seen = -1;
	leave.keys = tcgetattr(keys, &leave.before) == 0 ? keys : -1;
	if (leave.keys >= 0) {
		choose_clear(keys, screen, before);
		handle(SIGQUIT, on_quit, 0);
		begin_watching();
		handle(SIGCONT, on_continued, SA_RESTART);
		change_fatal(SIG_DFL, on_fatal);
		set_quit_key();
	}
	/* What was to be ignored (nohup, a job in the background) is ignored still.  Asked twice, it ends where it stands. */
	for (i = 0; i < ASKING; i++)
		if (!is_ignored(asking[i]))
			handle(asking[i], on_asked, (int)SA_RESETHAND);
	leave.armed = true;
	return 0;
}

void
leave_disarm(void)
{
	size_t i;

	if (!leave.armed)
		return;
	end_watching();
	if (leave.keys >= 0) {
		tcsetattr(leave.keys, TCSANOW, &leave.before);
		handle(SIGQUIT, SIG_DFL, 0);
		handle(SIGCONT, SIG_DFL, 0);
		change_fatal(on_fatal, SIG_DFL);
	}
	for (i = 0; i < ASKING; i++)
		if (!is_ignored(asking[i]))
			handle(asking[i], SIG_DFL, 0);
	close(leave.wake[0]);
	close(leave.wake[1]);
	leave.armed = false;
}

int
leave_fd(void)
{
	return leave.armed ? leave.wake[0] : -1;
}

int
leave_keys(void)
{
	return leave.armed ? leave.keys : -1;
}

void
leave_now(void)
{
	quit();
}

int
leave_signal(void)
{
	return leave.caught;
}

void
leave_finish(void)
{
	sigset_t mine;

	leave_disarm();
	if (leave.caught == 0)
		return;
	handle(leave.caught, SIG_DFL, 0);
	sigemptyset(&mine);
	sigaddset(&mine, leave.caught);
	sigprocmask(SIG_UNBLOCK, &mine, NULL);
	raise(leave.caught);
}
