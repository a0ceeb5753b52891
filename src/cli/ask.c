/* ask.c - asks for a passphrase on the terminal, unseen; what it opens is the store's, and quick exit the sitting's. */
#include "cli/ask.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <closeknit/base.h>

#include "base/say.h"
#include "sitting/sitting.h"
#include "store/store.h"

/*
 * Signals that would end or stop the process wait until the terminal is as it was.  Not those that ask to leave, which are caught (leave_arm), the
 * quit key, which acts at once and restores the terminal itself, a fault, which cannot wait, the stop that setting a terminal from the background
 * brings, and what does nothing.
 */
static void
choose_held(sigset_t *held)
{
	static const int others[] = { SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGCONT, SIGTTIN, SIGTTOU, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP,
		SIGSYS, SIGCHLD, SIGURG, SIGWINCH };
	size_t i;

	sigfillset(held);
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		sigdelset(held, others[i]);
}

int
ask_open(struct ask *ask, struct err *err)
{
	if ((ask->tty = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)) < 0)
		return err_set(err, ERR_FAILED, "%s", _("a passphrase is needed, and there is no terminal to ask for it on"));
	choose_held(&ask->held);
	ask->waiting = signalfd(-1, &ask->held, SFD_CLOEXEC);
	if (ask->waiting >= 0 && tcgetattr(ask->tty, &ask->before) == 0 && leave_arm(ask->tty, ask->tty, "", err) == 0)
		return 0;
	if (ask->waiting >= 0)
		close(ask->waiting);
	close(ask->tty);
	return err_set(err, ERR_FAILED, "%s", _("a passphrase is needed, and this terminal cannot hide what is typed"));
}

void
ask_close(struct ask *ask)
{
	leave_finish();
	close(ask->waiting);
	close(ask->tty);
}

void
ask_say(const struct ask *ask, const char *text)
{
	struct buf line = { 0 };

	text_show(&line, text, strlen(text));
	buf_putc(&line, '\n');
	if (!line.failed)
		(void)file_put(ask->tty, line.bytes, line.len, NULL);
	buf_clear(&line);
}

/* ---- Unseen ------------------------------------------------------------------------------------------------- */

static bool
hide(const struct ask *ask, int when)
{
	struct termios now;

	/* The quit key, set since, stays. */
	if (tcgetattr(ask->tty, &now) != 0)
		return false;
	now.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK | ECHONL);
	now.c_lflag |= ICANON | ISIG;
	return tcsetattr(ask->tty, when, &now) == 0;
}

static void
show(const struct ask *ask)
{
	struct termios now;

	if (tcgetattr(ask->tty, &now) != 0)
		return;
	now.c_lflag = ask->before.c_lflag | ISIG;
	(void)tcsetattr(ask->tty, TCSANOW, &now);
}

static void
put(const struct ask *ask, const char *text)
{
	(void)file_put(ask->tty, text, strlen(text), NULL);
}

/* Let the signal that waits do what it does, which mostly ends or stops the process; then ask on. */
static bool
let_through(const struct ask *ask, const char *prompt)
{
	show(ask);
	put(ask, "\n");
	sigprocmask(SIG_UNBLOCK, &ask->held, NULL);
	sigprocmask(SIG_BLOCK, &ask->held, NULL);
	if (!hide(ask, TCSAFLUSH))
		return false;
	put(ask, prompt);
	return true;
}

/* Wait for a line: 0, or -1: asked to leave, or the terminal is gone. */
static int
wait_for_line(const struct ask *ask, const char *prompt)
{
	struct pollfd waiting[] = {
		{ .fd = ask->tty, .events = POLLIN },
		{ .fd = leave_fd(), .events = POLLIN },
		{ .fd = ask->waiting, .events = POLLIN },
	};

	for (;;) {
		int ready = poll(waiting, sizeof(waiting) / sizeof(waiting[0]), -1);

		if (leave_signal() != 0)
			return -1;
		/* Back from a stop, the shell may have put its own settings in place. */
		if (ready < 0 && (errno != EINTR || !hide(ask, TCSANOW)))
			return -1;
		if (ready > 0 && waiting[2].revents != 0) {
			if (!let_through(ask, prompt))
				return -1;
		} else if (ready > 0 && waiting[0].revents != 0)
			return 0;
	}
}

/* A line of at most STORE_PASSPHRASE_MAX bytes: its length; -1: none; -2: it is longer. */
static ssize_t
read_line(const struct ask *ask, const char *prompt, char *into)
{
	size_t len = 0;
	bool too_long = false;

	for (;;) {
		char c;
		ssize_t got;

		if (wait_for_line(ask, prompt) != 0)
			return -1;
		/* By bytes, so that what is typed lies nowhere else. */
		if ((got = read(ask->tty, &c, 1)) < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return -1;
		if (c == '\n' || c == '\r') {
			into[len] = '\0';
			return too_long ? -2 : (ssize_t)len;
		}
		if (len < STORE_PASSPHRASE_MAX)
			into[len++] = c;
		else
			too_long = true;
	}
}

int
ask_passphrase(struct ask *ask, const char *prompt, char *into, struct err *err)
{
	sigset_t before;
	ssize_t len = -1;

	memset(into, 0, STORE_PASSPHRASE_MAX + 1);
	sigprocmask(SIG_BLOCK, &ask->held, &before);
	/* What was typed before nobody was asked; a passphrase among it has been shown. */
	leave_drop(ask->tty);
	if (hide(ask, TCSAFLUSH)) {
		put(ask, prompt);
		len = read_line(ask, prompt, into);
		put(ask, "\n");
	}
	show(ask);
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (leave_signal() != 0)
		return -1;
	if (len == -2)
		return err_set(err, ERR_FAILED, _("that is too long for a passphrase; expected at most %d characters"), (int)STORE_PASSPHRASE_MAX);
	if (len <= 0)
		return err_set(err, ERR_FAILED, "%s", _("no passphrase was given"));
	return 0;
}
