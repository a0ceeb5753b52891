/* term.c - the terminal through curses: takes it over and gives it back, reads bytes, paints canvases; keys are decode.c's. */
#define NCURSES_WIDECHAR 1

#include "tui/term.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

#include <closeknit/base.h>

#include "base/utf8.h"
#include "sitting/sitting.h"
#include "tui/canvas.h"
#include "tui/decode.h"
#include "tui/keys.h"
#include "tui/tui.h"

/* After a lone Esc, so long may the rest of a key take to come; people are slower, lines faster [milliseconds]. */
enum { ESC_WAIT = 25 };
/* The one colour: magenta is the one of the eight that can be read on black and on white. */
enum { PAIR_ACCENT = 1 };
/* The way out of the full screen for quick exit, which cannot ask curses: xterm's alternate screen; others pass it over. */
static const char WAY_OUT[] = "\033[?1049l";

struct term {
	SCREEN *screen;
	struct canvas shown;		/* what curses was given last */
	bool whole;			/* `shown` is not on the terminal: paint everything */
	bool has_colour;
	struct decoder decoder;
	unsigned char bytes[1024];	/* read and not yet decoded */
	size_t at, len;
	struct termios before;		/* how the terminal was found */
	sigset_t mask;			/* the signals blocked before; while waiting they are again */
	struct sigaction old_resize, old_stop;
	bool may_stop;			/* Ctrl-Z means something here */
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
set_modes(void)
{
	struct termios modes;

	cbreak();
	noecho();
	nonl();
	if (tcgetattr(STDIN_FILENO, &modes) == 0) {
		modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
		modes.c_lflag &= ~(tcflag_t)IEXTEN;
		tcsetattr(STDIN_FILENO, TCSANOW, &modes);
	}
	def_prog_mode();
}

static bool
start_curses(struct term *term, const struct tui_options *options)
{
	const char *move;

	/* The window's size is the terminal's to say, not the environment's. */
	use_env(FALSE);
	use_tioctl(TRUE);
	set_escdelay(ESC_WAIT);
	if ((term->screen = newterm(NULL, stdout, stdin)) == NULL)
		return false;
	move = tigetstr("cup");
	if (move == NULL || move == (char *)-1) {
		endwin();
		delscreen(term->screen);
		term->screen = NULL;
		return false;
	}
	set_modes();
	/* Painting is not put off for keys that wait: tui.c has read them all before it paints. */
	typeahead(-1);
	if (options->colour && has_colors() && start_color() == OK) {
		term->has_colour = use_default_colors() == OK && init_pair(PAIR_ACCENT, COLOR_MAGENTA, -1) == OK;
	}
	return true;
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
	if (tcgetattr(STDIN_FILENO, &term->before) != 0 || leave_arm(STDIN_FILENO, STDOUT_FILENO, WAY_OUT, err) != 0) {
		free(term);
		return NULL;
	}
	catch_signals(term);
	if (!start_curses(term, options)) {
		release_signals(term);
		leave_disarm();
		free(term);
		return NULL;
	}
	term->whole = true;
	return term;
}

void
term_close(struct term *term)
{
	if (term == NULL)
		return;
	endwin();
	delscreen(term->screen);
	release_signals(term);
	leave_disarm();
	canvas_clear(&term->shown);
	free(term);
}

void
term_size(struct term *term, int *rows, int *columns)
{
	struct winsize size;

	(void)term;
	*rows = LINES;
	*columns = COLS;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
		*rows = size.ws_row;
		*columns = size.ws_col;
	}
	if ((*rows != LINES || *columns != COLS) && *rows > 0 && *columns > 0)
		resizeterm(*rows, *columns);
}

/* ---- Painting ----------------------------------------------------------------------------------------------- */

static void
set_look(const struct term *term, uint8_t look)
{
	switch (look) {
	case LOOK_STRONG:
		attr_set(A_BOLD, 0, NULL);
		break;
	case LOOK_ACCENT:
		attr_set(A_NORMAL, term->has_colour ? PAIR_ACCENT : 0, NULL);
		break;
	case LOOK_CHOSEN:
		attr_set(A_REVERSE, 0, NULL);
		break;
	default:
		attr_set(A_NORMAL, 0, NULL);
		break;
	}
}

static void
paint_cell(const struct cell *cell)
{
	wchar_t wide[CELL_TEXT];
	size_t at, take;
	uint32_t code;
	int count = 0;

	for (at = 0; at < cell->len; at += take) {
		if ((take = utf8_decode(cell->text + at, cell->len - at, &code)) == 0)
			break;
		wide[count++] = (wchar_t)code;
	}
	addnwstr(wide, count);
}

/* Give curses the cells of a row that differ; it finds the cheapest way to show them. */
static void
paint_row(const struct term *term, const struct canvas *canvas, int row)
{
	const struct cell *now = canvas_row(canvas, row), *before = canvas_row(&term->shown, row);
	int first = 0, end = canvas->columns, column, look = -1;

	if (!term->whole) {
		while (first < end && memcmp(&now[first], &before[first], sizeof(*now)) == 0)
			first++;
		while (end > first && memcmp(&now[end - 1], &before[end - 1], sizeof(*now)) == 0)
			end--;
	}
	/* A wide character is whole or not at all. */
	while (first > 0 && first < end && now[first].len == 0)
		first--;
	if (first < end)
		move(row, first);
	for (column = first; column < end; column++) {
		if (now[column].len == 0)
			continue;
		if (now[column].look != look)
			set_look(term, now[column].look);
		look = now[column].look;
		paint_cell(&now[column]);
	}
}

int
term_paint(struct term *term, const struct canvas *canvas)
{
	int row;

	if (term->shown.rows != canvas->rows || term->shown.columns != canvas->columns) {
		canvas_clear(&term->shown);
		if (canvas_init(&term->shown, canvas->rows, canvas->columns) != 0)
			return -1;
		term->whole = true;
	}
	if (term->whole)
		erase();
	for (row = 0; row < canvas->rows; row++)
		paint_row(term, canvas, row);
	memcpy(term->shown.cells, canvas->cells, sizeof(*canvas->cells) * (size_t)canvas->rows * (size_t)canvas->columns);
	term->whole = false;
	move(canvas->cursor_row, canvas->cursor_column);
	refresh();
	return 0;
}

void
term_forget(struct term *term)
{
	term->whole = true;
	clearok(curscr, TRUE);
}

/* ---- Reading ------------------------------------------------------------------------------------------------ */

/* Ctrl-Z: the terminal as it was found, until the person comes back. */
static void
stop_here(struct term *term)
{
	sigset_t stop;

	stop_asked = 0;
	endwin();
	tcsetattr(STDIN_FILENO, TCSADRAIN, &term->before);
	set_handler(SIGTSTP, SIG_DFL, NULL);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	raise(SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
	sigprocmask(SIG_BLOCK, &stop, NULL);
	set_handler(SIGTSTP, on_stop, NULL);
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
	/* A new size; or back in the foreground after Ctrl-Z or a stop from elsewhere: modes and screen may be another's. */
	resized = 0;
	reset_prog_mode();
	term_forget(term);
	return TERM_RESIZED;
}

/* Sleep until there is a byte, a signal or, after a lone Esc, nothing for long enough: 1, -1, 0. */
static int
wait_for_byte(const struct term *term)
{
	const struct timespec esc = { .tv_nsec = ESC_WAIT * 1000000L };
	const int asked = leave_fd();
	fd_set ready;
	int result;

	FD_ZERO(&ready);
	FD_SET(STDIN_FILENO, &ready);
	if (asked >= 0 && asked < FD_SETSIZE)
		FD_SET(asked, &ready);
	result = pselect((asked > STDIN_FILENO ? asked : STDIN_FILENO) + 1, &ready, NULL, NULL, decode_is_waiting(&term->decoder) ? &esc : NULL,
	    &term->mask);
	if (result > 0 && asked >= 0 && asked < FD_SETSIZE && FD_ISSET(asked, &ready))
		return -1;
	return result;
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

enum term_event
term_read(struct term *term, uint32_t *press)
{
	*press = PRESS_NONE;
	while (term->at == term->len) {
		ssize_t got;
		int ready = wait_for_byte(term);

		if (ready < 0)
			return after_signal(term);
		if (ready == 0) {
			*press = decode_end(&term->decoder);
			return TERM_KEY;
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

bool
term_is_pending(const struct term *term)
{
	struct pollfd keys = { .fd = STDIN_FILENO, .events = POLLIN };

	return term->at < term->len || poll(&keys, 1, 0) > 0;
}
