/* cells.c - the real program in a terminal made of libvterm: each cell, the cursor, what the mouse and a paste do, idleness, and stray keys by the thousand. */
/*
 * usage: cells PROGRAM PACK FOLDER [KEYS [SEED]]
 * Nothing sleeps to wait: what is expected is looked for again and again, for ten seconds at most.  Ends with "N passed, N failed".
 */
#define _GNU_SOURCE 1
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <vterm.h>

enum { ROWS = 24, COLUMNS = 80, WAIT_MS = 10000, QUIET_MS = 40 };

struct seat {
	const char *program, *pack, *folder;
	VTerm *vt;
	VTermScreen *screen;
	int fd, rows, columns;
	pid_t pid;
	bool over;
	int status;	/* of the process, once over */
	int mouse;	/* as the program asked for it: VTERM_PROP_MOUSE_NONE ... */
	bool alternate;	/* the other screen is shown */
	long bytes;	/* written by the program */
	unsigned passed, failed;
};

static void
check(struct seat *seat, bool holds, const char *sentence)
{
	if (holds)
		seat->passed++;
	else {
		seat->failed++;
		printf("not ok: %s\n", sentence);
	}
}

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int
on_prop(VTermProp prop, VTermValue *value, void *user)
{
	struct seat *seat = user;

	if (prop == VTERM_PROP_MOUSE)
		seat->mouse = value->number;
	if (prop == VTERM_PROP_ALTSCREEN)
		seat->alternate = value->boolean;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = on_prop };

/* ---- The program and its terminal ------------------------------------------------------------------------------- */

static void
child(struct seat *seat, const char *name, const char *term)
{
	int fd;

	setsid();
	if ((fd = open(name, O_RDWR)) == -1)
		_exit(127);
	ioctl(fd, TIOCSCTTY, 0);
	dup2(fd, 0);
	dup2(fd, 1);
	dup2(fd, 2);
	setenv("TERM", term, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("CLOSEKNIT_HOME", seat->folder, 1);
	unsetenv("NO_COLOR");
	unsetenv("ACCESSIBLE");
	if (chdir(seat->folder) != 0)
		_exit(127);
	execl(seat->program, seat->program, "--pack", seat->pack, (char *)NULL);
	_exit(127);
}

static void
begin(struct seat *seat, const char *term)
{
	struct winsize window = { .ws_row = ROWS, .ws_col = COLUMNS };
	char name[64];

	seat->fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
	if (seat->fd == -1 || grantpt(seat->fd) != 0 || unlockpt(seat->fd) != 0 || ptsname_r(seat->fd, name, sizeof(name)) != 0) {
		perror("pty");
		exit(1);
	}
	ioctl(seat->fd, TIOCSWINSZ, &window);
	seat->rows = ROWS;
	seat->columns = COLUMNS;
	seat->vt = vterm_new(ROWS, COLUMNS);
	vterm_set_utf8(seat->vt, 1);
	seat->screen = vterm_obtain_screen(seat->vt);
	vterm_screen_enable_altscreen(seat->screen, 1);
	vterm_screen_set_callbacks(seat->screen, &callbacks, seat);
	vterm_screen_reset(seat->screen, 1);
	seat->over = seat->alternate = false;
	seat->mouse = VTERM_PROP_MOUSE_NONE;
	if ((seat->pid = fork()) == 0)
		child(seat, name, term);
}

static void
end(struct seat *seat)
{
	if (!seat->over) {
		kill(seat->pid, SIGKILL);
		waitpid(seat->pid, &seat->status, 0);
	}
	close(seat->fd);
	vterm_free(seat->vt);
}

/* Read and show what came.  False at the end. */
static bool
take(struct seat *seat)
{
	char bytes[65536];
	const ssize_t got = read(seat->fd, bytes, sizeof(bytes));

	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return true;
	if (got <= 0) {
		if (!seat->over && waitpid(seat->pid, &seat->status, 0) == seat->pid)
			seat->over = true;
		return false;
	}
	seat->bytes += got;
	vterm_input_write(seat->vt, bytes, (size_t)got);
	return true;
}

/* Read what there is, until nothing more comes for so long.  False at the end. */
static bool
drain(struct seat *seat, int quiet)
{
	struct pollfd p = { .fd = seat->fd, .events = POLLIN };

	while (poll(&p, 1, quiet) > 0)
		if (!take(seat))
			return false;
	return true;
}

/* A terminal takes what is shown while somebody types: else each side could wait for the other, with both pipes full. */
static void
press(struct seat *seat, const char *keys)
{
	size_t left = strlen(keys);

	while (left > 0) {
		struct pollfd p = { .fd = seat->fd, .events = POLLIN | POLLOUT };
		ssize_t put;

		if (poll(&p, 1, -1) < 0 && errno != EINTR)
			return;
		if ((p.revents & (POLLIN | POLLHUP)) != 0 && !take(seat))
			return;
		if ((put = write(seat->fd, keys, left)) > 0) {
			keys += put;
			left -= (size_t)put;
		} else if (put < 0 && errno != EINTR && errno != EAGAIN) {
			return;
		}
	}
}

/* ---- Looking ---------------------------------------------------------------------------------------------------- */

static VTermScreenCell
cell_at(struct seat *seat, int row, int column)
{
	VTermScreenCell cell;

	vterm_screen_get_cell(seat->screen, (VTermPos){ row, column }, &cell);
	return cell;
}

static void
row_text(struct seat *seat, int row, char text[4096])
{
	VTermRect rect = { .start_row = row, .end_row = row + 1, .start_col = 0, .end_col = seat->columns };

	text[vterm_screen_get_text(seat->screen, text, 4095, rect)] = '\0';
}

/* The row that shows the words, or -1. */
static int
find(struct seat *seat, const char *words)
{
	char text[4096];
	int row;

	for (row = 0; row < seat->rows; row++) {
		row_text(seat, row, text);
		if (strstr(text, words) != NULL)
			return row;
	}
	return -1;
}

static bool
comes(struct seat *seat, const char *words)
{
	const double until = now_ms() + WAIT_MS;

	do {
		if (find(seat, words) >= 0)
			return true;
	} while (drain(seat, QUIET_MS) && now_ms() < until);
	return find(seat, words) >= 0;
}

static bool
ends(struct seat *seat)
{
	const double until = now_ms() + WAIT_MS;

	while (!seat->over && now_ms() < until)
		drain(seat, QUIET_MS);
	return seat->over;
}

static VTermPos
cursor_of(struct seat *seat)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(seat->vt), &at);
	return at;
}

/* The row with the words has the cursor on its marker, is reversed from its text's first cell to its last with no gap, and no other cell is. */
static bool
is_chosen(struct seat *seat, const char *words)
{
	const int row = find(seat, words);
	const VTermPos at = cursor_of(seat);
	int r, c, reversed = 0;

	if (row < 0 || at.row != row || cell_at(seat, row, at.col).chars[0] != 0x25b8)
		return false;
	for (r = 0; r < seat->rows; r++)
		for (c = 0; c < seat->columns; c++) {
			if (!cell_at(seat, r, c).attrs.reverse)
				continue;
			if (r != row || c != at.col + 2 + reversed)
				return false;
			reversed++;
		}
	return reversed >= (int)strlen(words) && cell_at(seat, row, at.col + 2).attrs.reverse;
}

static bool
is_magenta(struct seat *seat, VTermPos at)
{
	VTermScreenCell cell = cell_at(seat, at.row, at.col);

	return VTERM_COLOR_IS_INDEXED(&cell.fg) && cell.fg.indexed.idx == 5;
}

/* Whether the marker, bars and rules alone have a colour: words never have. */
static bool
words_have_no_colour(struct seat *seat)
{
	int r, c;

	for (r = 0; r < seat->rows; r++)
		for (c = 0; c < seat->columns; c++) {
			VTermScreenCell cell = cell_at(seat, r, c);

			if (cell.chars[0] > ' ' && cell.chars[0] < 0x80 && !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg))
				return false;
		}
	return true;
}

/* Whether every cell of the screen has that background of the sixteen. */
static bool
all_on(struct seat *seat, int one, int other)
{
	int r, c;

	for (r = 0; r < seat->rows; r++)
		for (c = 0; c < seat->columns; c++) {
			VTermScreenCell cell = cell_at(seat, r, c);

			if (!VTERM_COLOR_IS_INDEXED(&cell.bg) || (cell.bg.indexed.idx != one && cell.bg.indexed.idx != other))
				return false;
		}
	return true;
}

static void
click(struct seat *seat, int row, int column)
{
	char keys[64];

	snprintf(keys, sizeof(keys), "\033[<0;%d;%dM\033[<0;%d;%dm", column + 1, row + 1, column + 1, row + 1);
	press(seat, keys);
}

static long
wakes_of(pid_t pid)
{
	char path[64], line[256];
	long value = -1;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
	if ((file = fopen(path, "r")) == NULL)
		return -1;
	while (fgets(line, sizeof(line), file) != NULL)
		if (strncmp(line, "voluntary_ctxt_switches:", 24) == 0)
			value = strtol(line + 24, NULL, 10);
	fclose(file);
	return value;
}

/* ---- What holds ------------------------------------------------------------------------------------------------- */

static void
cursor_and_highlight(struct seat *seat)
{
	char before[4096], after[4096];
	long bytes;

	check(seat, comes(seat, "Start"), "the start comes");
	drain(seat, QUIET_MS);
	check(seat, seat->alternate, "it has a screen of its own");
	check(seat, is_chosen(seat, "Start"), "the cursor stands on the first row, and it alone is reversed");
	check(seat, is_magenta(seat, cursor_of(seat)), "the marker has the accent");
	check(seat, words_have_no_colour(seat), "words have the terminal's own colour");
	press(seat, "\r");
	comes(seat, "so far.");
	press(seat, "\r");
	check(seat, comes(seat, "Which do you use?"), "the first question comes");
	drain(seat, QUIET_MS);
	check(seat, is_chosen(seat, "Instagram"), "the cursor stands on the first option");
	row_text(seat, seat->rows - 1, before);
	bytes = seat->bytes;
	press(seat, "\033[B");
	drain(seat, 200);
	bytes = seat->bytes - bytes;
	row_text(seat, seat->rows - 1, after);
	check(seat, is_chosen(seat, "WhatsApp"), "down moves both to the next");
	check(seat, bytes > 0 && bytes < 120, "only what changed is drawn");
	check(seat, strcmp(before, after) == 0, "the last line does not move");
	press(seat, "\033");
	press(seat, "[B");
	drain(seat, 200);
	check(seat, is_chosen(seat, "A shared album"), "a key in two pieces is one key");
	press(seat, "\033");
	check(seat, comes(seat, "Menu"), "a lone Esc opens the menu");
	press(seat, "\033");
	check(seat, comes(seat, "Which do you use?"), "and puts it away");
}

static void
pastes(struct seat *seat)
{
	drain(seat, QUIET_MS);
	press(seat, "\033[200~q!p \r\r1\033[201~");
	drain(seat, 200);
	check(seat, find(seat, "Which do you use?") >= 0 && find(seat, "[x]") < 0, "what is pasted does nothing");
	press(seat, "\033[200~q!p");
	drain(seat, 200);
	press(seat, "\033");
	drain(seat, 200);
	press(seat, "!");
	check(seat, comes(seat, "call 999"), "a paste that never says it is over is ended by Esc");
	press(seat, "\033[D");
	comes(seat, "Which do you use?");
}

static void
mouse(struct seat *seat)
{
	int row;

	drain(seat, QUIET_MS);
	check(seat, seat->mouse == VTERM_PROP_MOUSE_CLICK, "clicks are asked for on a question");
	row = find(seat, "WhatsApp");
	click(seat, row, 10);
	check(seat, comes(seat, "[x] WhatsApp"), "a click ticks");
	check(seat, is_chosen(seat, "[x] WhatsApp"), "and the cursor goes there");
	press(seat, "\033[<0;10;8M\033[<0;10;9m");
	drain(seat, 200);
	check(seat, is_chosen(seat, "[x] WhatsApp"), "a button let go on another row does nothing");
	click(seat, find(seat, "Go on"), 5);
	check(seat, comes(seat, "On WhatsApp, who can see"), "Go on can be clicked");
	press(seat, "\033[<65;5;5M");
	drain(seat, 200);
	check(seat, cursor_of(seat).row == find(seat, "More people"), "the wheel moves where all is in view");
	click(seat, find(seat, "back"), 26);
	check(seat, comes(seat, "Which do you use?"), "a hint on the last line can be clicked");
	click(seat, find(seat, "Something has happened"), 6);
	check(seat, comes(seat, "call 999"), "the row for help can be clicked");
	press(seat, "\r");
	comes(seat, "Stay calm");
	drain(seat, QUIET_MS);
	check(seat, seat->mouse == VTERM_PROP_MOUSE_NONE, "where there are numbers to copy, the mouse is the terminal's");
	press(seat, "\033[D\033[D");
	comes(seat, "Which do you use?");
	drain(seat, QUIET_MS);
	check(seat, seat->mouse == VTERM_PROP_MOUSE_CLICK, "and back on the question it is asked for again");
	press(seat, "w");
	comes(seat, "A file goes to the folder");
	drain(seat, QUIET_MS);
	check(seat, seat->mouse == VTERM_PROP_MOUSE_NONE, "so it is on the save screen, where one may want to copy where a file went");
	press(seat, "\033[D");
	comes(seat, "Which do you use?");
}

static void
idles(struct seat *seat)
{
	long bytes, wakes;

	drain(seat, 300);
	bytes = seat->bytes;
	wakes = wakes_of(seat->pid);
	drain(seat, 1000);
	check(seat, seat->bytes == bytes && wakes_of(seat->pid) == wakes, "idle, it wakes for nothing and writes nothing");
}

static void
high_contrast(struct seat *seat)
{
	press(seat, "\033");
	comes(seat, "Menu");
	click(seat, find(seat, "How it looks"), 5);
	check(seat, comes(seat, "as in this terminal"), "how it looks can be changed");
	press(seat, "\r");
	comes(seat, "white on black");
	drain(seat, 200);
	check(seat, all_on(seat, 0, 0), "white on black: every cell is on black");
	press(seat, "\r");
	comes(seat, "black on white");
	drain(seat, 200);
	check(seat, all_on(seat, 15, 7), "black on white: every cell is on white");
	check(seat, is_chosen(seat, "Colours"), "and the row is told from the others as before");
	press(seat, "\033[D\033[D");
	comes(seat, "Which do you use?");
	drain(seat, 200);
	check(seat, all_on(seat, 15, 7), "on other screens too");
	press(seat, "\030");
	check(seat, ends(seat) && WIFEXITED(seat->status) && WEXITSTATUS(seat->status) == 0, "Ctrl-X leaves with 0");
	check(seat, !seat->alternate && seat->mouse == VTERM_PROP_MOUSE_NONE && find(seat, "Which do you use?") < 0,
	    "and leaves neither its screen nor its mouse behind");
}

/* Where wiping leaves the terminal's own background, the theme's is put in every cell. */
static void
remembered(struct seat *seat)
{
	begin(seat, "screen-256color");
	check(seat, comes(seat, "Go on where you stopped") || comes(seat, "Go on"), "it begins again");
	drain(seat, 200);
	check(seat, all_on(seat, 15, 7), "the colours are as they were left, on another kind of terminal too");
	press(seat, "\030");
	ends(seat);
	end(seat);
}

static void
console(struct seat *seat)
{
	begin(seat, "linux");
	comes(seat, "Go on");
	drain(seat, 200);
	check(seat, seat->mouse == VTERM_PROP_MOUSE_NONE, "on the Linux console the mouse is never asked for");
	press(seat, "\030");
	ends(seat);
	end(seat);
}

/* ---- Stray keys ------------------------------------------------------------------------------------------------- */

/* A stream that is the same everywhere: Numerical Recipes' constants. */
static unsigned
next_random(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 16;
}

static void
stray_key(unsigned *random, char keys[64])
{
	static const char *const some[] = { "\r", "\r", " ", "\033[A", "\033[B", "\033[B", "\033[C", "\033[D", "\033", "\177", "\t", "\033[5~", "\033[6~", "\033[H",
		"\033[F", "\033OP", "\033OQ", "\033OR", "\033OS", "\033[15~", "\033[17~", "\033[18~", "\033[19~", "j", "k", "?", "!", "r", "p", "n", "l", "w", "f",
		"1", "2", "9", "0", "\033[", "\033[99", "\033[200~q\r!\033[201~", "\033[<64;5;5M", "\033[<65;5;5M", "\xc3\xa9", "\xff", "\014" };

	if (next_random(random) % 8 == 0)
		snprintf(keys, 64, "\033[<0;%u;%uM\033[<0;%u;%um", 1 + next_random(random) % 80, 1 + next_random(random) % 24, 1 + next_random(random) % 80,
		    1 + next_random(random) % 24);
	else
		snprintf(keys, 64, "%s", some[next_random(random) % (sizeof(some) / sizeof(some[0]))]);
}

static void
resize(struct seat *seat, unsigned *random)
{
	struct winsize window = { .ws_row = (unsigned short)(1 + next_random(random) % 50), .ws_col = (unsigned short)(1 + next_random(random) % 130) };

	seat->rows = window.ws_row;
	seat->columns = window.ws_col;
	vterm_set_size(seat->vt, seat->rows, seat->columns);
	ioctl(seat->fd, TIOCSWINSZ, &window);
}

static bool
score_works(struct seat *seat)
{
	char command[8192];

	snprintf(command, sizeof(command), "CLOSEKNIT_HOME='%s' '%s' --pack '%s' score '%s/audit.json' >/dev/null", seat->folder, seat->program, seat->pack, seat->folder);
	return system(command) == 0;
}

static void
stray_keys(struct seat *seat, int count, unsigned random)
{
	bool sound = true;
	int i, left = 0;
	char keys[64];

	begin(seat, "xterm-256color");
	for (i = 0; i < count && sound; i++) {
		stray_key(&random, keys);
		press(seat, keys);
		if (next_random(&random) % 40 == 0)
			resize(seat, &random);
		if (i % 25 == 24 && !drain(seat, 1)) {
			/* Somebody found the way out: 0, and in again. */
			sound = seat->over && WIFEXITED(seat->status) && WEXITSTATUS(seat->status) == 0;
			end(seat);
			begin(seat, "xterm-256color");
			left++;
		}
	}
	check(seat, sound, "no stray key, click, paste or resize ends it but as leaving does");
	drain(seat, 300);
	press(seat, "\030");
	check(seat, ends(seat) && WIFEXITED(seat->status) && WEXITSTATUS(seat->status) == 0, "after all of them Ctrl-X leaves with 0");
	end(seat);
	check(seat, score_works(seat), "and what was saved is a sound audit");
	printf("%d stray keys; left and begun again %d times\n", i, left);
}

int
main(int argc, char **argv)
{
	struct seat seat = { 0 };

	if (argc < 4) {
		fprintf(stderr, "usage: cells PROGRAM PACK FOLDER [KEYS [SEED]]\n");
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	seat.program = argv[1];
	seat.pack = argv[2];
	seat.folder = argv[3];
	begin(&seat, "xterm-256color");
	cursor_and_highlight(&seat);
	pastes(&seat);
	mouse(&seat);
	idles(&seat);
	high_contrast(&seat);
	end(&seat);
	remembered(&seat);
	console(&seat);
	stray_keys(&seat, argc > 4 ? atoi(argv[4]) : 10000, argc > 5 ? (unsigned)atoi(argv[5]) : 11);
	printf("%u passed, %u failed\n", seat.passed, seat.failed);
	return seat.failed > 0;
}
