/* term.c - the terminal: takes it over and gives it back, waits for keys and signals; keys are decode.c's, what is written paint.c's. */
#include "tui/term.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

#include <closeknit/base.h>

#include "sitting/sitting.h"
#include "tui/canvas.h"
#include "tui/decode.h"
#include "tui/keys.h"
#include "tui/paint.h"
#include "tui/tui.h"
#include "tui/ways.h"

/* After a lone Esc, so long may the rest of a key take to come; people are slower, lines faster [milliseconds]. */
enum { ESC_WAIT = 25 };
/* The way out of the full screen for quick exit: no more of the mouse and of pasting, then xterm's alternate screen; others pass it over. */
static const char WAY_OUT[] = "\033[?1006l\033[?1000l\033[?2004l\033[?1049l";

struct term {
	struct ways ways;
	struct canvas shown;		/* what was painted last */
	struct buf out;			/* to be written */
	bool whole;			/* `shown` is not on the terminal: paint everything */
	struct decoder decoder;
	unsigned char bytes[1024];	/* read and not yet decoded */
	size_t at, len;
	struct termios before;		/* how the terminal was found */
	sigset_t mask;			/* the signals blocked before; while waiting they are again */
	struct sigaction old_resize, old_stop;
	bool may_stop;			/* Ctrl-Z means something here */
	bool has_mouse;			/* the terminal was asked to tell of it */
	int watched;			/* a file waited for beside the keys, or -1 */
};

/* Set by signals, looked at while waiting. */
static volatile sig_atomic_t resized, stop_asked;

/* ---- Signals ------------------------------------------------------------------------------------------------ */

static void
on_resize(int signal_number)
{
	(void)signal_number;
	resized = 1;
}

static void
on_stop(int signal_number)
{
	(void)signal_number;
	stop_asked = 1;
}

static void
set_handler(int signal_number, void (*handler)(int), struct sigaction *old)
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = handler;
	sigemptyset(&action.sa_mask);
	sigaction(signal_number, &action, old);
}

/* Both come only while waiting, or one between looking and waiting would be missed. */
static void
catch_signals(struct term *term)
{
	sigset_t ours;

	sigemptyset(&ours);
	sigaddset(&ours, SIGWINCH);
	sigaddset(&ours, SIGTSTP);
	sigprocmask(SIG_BLOCK, &ours, &term->mask);
	sigdelset(&term->mask, SIGWINCH);
	sigdelset(&term->mask, SIGTSTP);
	resized = stop_asked = 0;
	set_handler(SIGWINCH, on_resize, &term->old_resize);
	sigaction(SIGTSTP, NULL, &term->old_stop);
	term->may_stop = term->old_stop.sa_handler != SIG_IGN;
	if (term->may_stop)
		set_handler(SIGTSTP, on_stop, NULL);
}

static void
release_signals(struct term *term)
{
	sigaction(SIGWINCH, &term->old_resize, NULL);
	sigaction(SIGTSTP, &term->old_stop, NULL);
	sigprocmask(SIG_SETMASK, &term->mask, NULL);
}

/* ---- Taking over -------------------------------------------------------------------------------------------- */

/* Keys one by one, unechoed; Ctrl-S and Ctrl-V do not hold anything up, for a frozen screen frightens. */
static void
set_modes(const struct term *term)
{
	struct termios modes;

	if (tcgetattr(STDIN_FILENO, &modes) != 0)
		modes = term->before;
	modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF | INLCR | IGNCR | ICRNL | ISTRIP);
	modes.c_oflag |= OPOST;
	modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
	modes.c_lflag |= ISIG;
	modes.c_cc[VMIN] = 1;
	modes.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

/* Everything gathered so far, to the terminal.  One that is gone shows it at the next read. */
static void
put_out(struct term *term)
{
	if (term->out.len > 0)
		file_put(STDOUT_FILENO, term->out.bytes, term->out.len, NULL);
	buf_reset(&term->out);
}

static void
enter_screen(struct term *term)
{
	set_modes(term);
	buf_puts(&term->out, term->ways.enter);
	buf_puts(&term->out, term->ways.paste[0]);
	term->whole = true;
}

/* The screen as it was before, and the cursor at the begin of a line. */
static void
leave_screen(struct term *term)
{
	term_watch_mouse(term, false);
	buf_puts(&term->out, term->ways.paste[1]);
	buf_puts(&term->out, term->ways.reset);
	buf_puts(&term->out, term_wipes(term) ? term->ways.wipe : term->ways.leave);
	put_out(term);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &term->before);
}

struct term *
term_open(const struct tui_options *options, struct err *err)
{
	struct term *term = calloc(1, sizeof(*term));

	if (term == NULL) {
		err_memory(err);
		return NULL;
	}
	err->kind = ERR_NONE;
	term->watched = -1;
	if (tcgetattr(STDIN_FILENO, &term->before) != 0 || ways_open(&term->ways, STDOUT_FILENO) != 0)
		goto fail;
	ways_dress(&term->ways, options);
	if (leave_arm(STDIN_FILENO, STDOUT_FILENO, WAY_OUT, err) != 0)
		goto fail;
	catch_signals(term);
	enter_screen(term);
	return term;

fail:
	ways_close(&term->ways);
	free(term);
	return NULL;
}

void
term_close(struct term *term)
{
	if (term == NULL)
		return;
	leave_screen(term);
	release_signals(term);
	leave_disarm();
	ways_close(&term->ways);
	canvas_clear(&term->shown);
	buf_clear(&term->out);
	free(term);
}

bool
term_wipes(const struct term *term)
{
	return term->ways.leave[0] == '\0';
}

void
term_size(int *rows, int *columns)
{
	struct winsize size;

	/* A line that cannot tell is a serial one: 24 by 80 since there were terminals. */
	*rows = 24;
	*columns = 80;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
		*rows = size.ws_row;
		*columns = size.ws_col;
	}
}

/* ---- Painting ----------------------------------------------------------------------------------------------- */

/* The theme's background where wiping leaves another: blanks in every cell. */
static void
fill(struct term *term)
{
	int row, column;

	for (row = 0; row < term->shown.rows; row++) {
		buf_puts(&term->out, ways_move(&term->ways, row, 0));
		for (column = 0; column < term->shown.columns; column++)
			buf_putc(&term->out, ' ');
	}
}

void
term_dress(struct term *term, const struct tui_options *options)
{
	ways_dress(&term->ways, options);
	term->whole = true;
}

void
term_watch_mouse(struct term *term, bool on)
{
	if (term->has_mouse != on)
		buf_puts(&term->out, term->ways.mouse[on ? 0 : 1]);
	term->has_mouse = on;
}

int
term_paint(struct term *term, const struct canvas *canvas)
{
	struct canvas now = *canvas;

	if (term->shown.rows != now.rows || term->shown.columns != now.columns) {
		canvas_clear(&term->shown);
		if (canvas_init(&term->shown, now.rows, now.columns) != 0)
			return -1;
		term->whole = true;
	}
	if (term->whole) {
		canvas_clip(&now, 0, now.rows);
		canvas_wipe(&term->shown);
		buf_puts(&term->out, term->ways.plain);
		buf_puts(&term->out, term->ways.wipe);
		if (term->ways.fills)
			fill(term);
	}
	paint_change(&term->ways, &term->shown, &now, &term->out);
	if (term->out.failed)
		return -1;
	put_out(term);
	canvas_copy(&term->shown, &now);
	term->whole = false;
	return 0;
}

void
term_forget(struct term *term)
{
	term->whole = true;
}

/* ---- Reading ------------------------------------------------------------------------------------------------ */

/* Ctrl-Z: the terminal as it was found, until the person comes back. */
static void
stop_here(struct term *term)
{
	sigset_t stop;

	stop_asked = 0;
	leave_screen(term);
	set_handler(SIGTSTP, SIG_DFL, NULL);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	raise(SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
	sigprocmask(SIG_BLOCK, &stop, NULL);
	set_handler(SIGTSTP, on_stop, NULL);
	enter_screen(term);
}

/* A signal came while waiting: what it asks for. */
static enum term_event
after_signal(struct term *term)
{
	if (leave_signal() != 0)
		return TERM_ASKED;
	if (stop_asked && term->may_stop)
		stop_here(term);
	else if (resized == 0 && tcgetpgrp(STDIN_FILENO) != getpgrp())
		return TERM_KEY;
	/* A new size; or back in the foreground after a stop from elsewhere: modes and screen may be another's. */
	resized = 0;
	set_modes(term);
	term_forget(term);
	return TERM_RESIZED;
}

/* What ended a wait. */
enum woken { WOKEN_BY_NOTHING, WOKEN_BY_BYTE, WOKEN_BY_WATCHED, WOKEN_BY_SIGNAL };

/* Sleep until there is a byte, something watched, a signal or, after a lone Esc, nothing for long enough. */
static enum woken
wait_for_byte(const struct term *term)
{
	const struct timespec esc = { .tv_nsec = ESC_WAIT * 1000000L };
	const int fds[] = { STDIN_FILENO, leave_fd(), term->watched };
	int result, last = 0;
	fd_set ready;
	size_t i;

	FD_ZERO(&ready);
	for (i = 0; i < sizeof(fds) / sizeof(fds[0]); i++)
		if (fds[i] >= 0 && fds[i] < FD_SETSIZE) {
			FD_SET(fds[i], &ready);
			last = fds[i] > last ? fds[i] : last;
		}
	result = pselect(last + 1, &ready, NULL, NULL, decode_is_waiting(&term->decoder) ? &esc : NULL, &term->mask);
	if (result < 0 || (result > 0 && fds[1] >= 0 && fds[1] < FD_SETSIZE && FD_ISSET(fds[1], &ready)))
		return WOKEN_BY_SIGNAL;
	if (result > 0 && FD_ISSET(STDIN_FILENO, &ready))
		return WOKEN_BY_BYTE;
	return result > 0 ? WOKEN_BY_WATCHED : WOKEN_BY_NOTHING;
}

/* The next key out of the bytes at hand. */
static enum term_event
decode(struct term *term, uint32_t *press)
{
	bool again;

	*press = decode_byte(&term->decoder, term->bytes[term->at], &again);
	if (!again)
		term->at++;
	return TERM_KEY;
}

void
term_watch(struct term *term, int fd)
{
	term->watched = fd;
}

enum term_event
term_read(struct term *term, uint32_t *press)
{
	*press = PRESS_NONE;
	while (term->at == term->len) {
		ssize_t got;

		switch (wait_for_byte(term)) {
		case WOKEN_BY_SIGNAL:
			return after_signal(term);
		case WOKEN_BY_WATCHED:
			return TERM_WATCHED;
		case WOKEN_BY_NOTHING:
			*press = decode_end(&term->decoder);
			return TERM_KEY;
		case WOKEN_BY_BYTE:
			break;
		}
		got = read(STDIN_FILENO, term->bytes, sizeof(term->bytes));
		if (got < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (got <= 0)
			return TERM_ENDED;
		term->at = 0;
		term->len = (size_t)got;
	}
	return decode(term, press);
}

void
term_pointed(const struct term *term, int *row, int *column)
{
	*row = term->decoder.row;
	*column = term->decoder.column;
}

bool
term_is_pending(const struct term *term)
{
	return term->at < term->len;
}
