/* ways.h - how this kind of terminal does what a canvas needs; the only file behind it knows curses. */
#ifndef CLOSEKNIT_WAYS_H
#define CLOSEKNIT_WAYS_H

#include <stdbool.h>

#include "tui/tui.h"

/* The longest sequence kept; real ones have at most thirty [bytes, with NUL]. */
enum { WAYS_TEXT = 64 };

/* Sequences to write; "" where the terminal has none and can do without. */
struct ways {
	char enter[WAYS_TEXT], leave[WAYS_TEXT];	/* the full screen, and back from it */
	char wipe[WAYS_TEXT];				/* the whole screen */
	char wipe_line[WAYS_TEXT];			/* from the cursor to the end of its line */
	char reset[WAYS_TEXT];				/* as other programs find it */
	char plain[WAYS_TEXT];				/* every look off: the theme's colours, or the terminal's own */
	char strong[WAYS_TEXT], accent[WAYS_TEXT], chosen[WAYS_TEXT];
	char move[WAYS_TEXT];				/* with places for row and column; see ways_move */
	char paste[2][WAYS_TEXT];			/* tell pasted text from keys: begin, end */
	char mouse[2][WAYS_TEXT];			/* tell of the mouse: begin, end */
	bool fills;					/* wiping leaves the terminal's background, not the theme's: it has to be filled by blanks */
	void *owner;					/* what ways_close frees */
};

/* ways_open(ways, fd): find them for $TERM, on the terminal `fd`, without colours.  0, or -1: unknown, its description does more than draw, or no screen can be drawn on it. */
int ways_open(struct ways *, int fd);
/* ways_dress(ways, options): put on the colours that the options ask for, where the terminal has them; as often as they change. */
void ways_dress(struct ways *, const struct tui_options *);
void ways_close(struct ways *);
/* ways_move(ways, row, column): the sequence that moves the cursor there [rows, columns, from 0]; borrowed until the next call. */
const char *ways_move(const struct ways *, int row, int column);

#endif
