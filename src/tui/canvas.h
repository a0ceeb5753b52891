/* canvas.h - what the screen should show, as data: cells with a look, and where the cursor stands.  Knows no terminal. */
#ifndef CLOSEKNIT_CANVAS_H
#define CLOSEKNIT_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/* How a cell looks.  None carries a meaning alone: a chosen row has its marker and the cursor too. */
enum look {
	LOOK_PLAIN,
	LOOK_STRONG,	/* headings: bold */
	LOOK_ACCENT,	/* the marker, bars, the rule: the one colour */
	LOOK_CHOSEN,	/* the row under the cursor: reverse */
};

/* A character and the marks that combine with it [bytes, with NUL]; marks beyond that are left out. */
enum { CELL_TEXT = 14 };
/* The largest window drawn on; what is beyond stays empty [cells a side]. */
enum { CANVAS_MAX = 1000 };

struct cell {
	char text[CELL_TEXT];	/* "" behind a wide character */
	uint8_t len;		/* of text [bytes] */
	uint8_t look;		/* enum look */
};

struct canvas {
	int rows, columns;	/* 0 to CANVAS_MAX */
	int cursor_row, cursor_column;	/* within it, if it has any cell */
	struct cell *cells;	/* rows * columns, row by row */
};

/* canvas_init(canvas, rows, columns): empty cells; sizes below 0 or above CANVAS_MAX are brought within.  0, or -1 (no memory): then it has no cells. */
int canvas_init(struct canvas *, int rows, int columns);
void canvas_clear(struct canvas *);
/* canvas_wipe(canvas): every cell a plain blank, the cursor at the top left. */
void canvas_wipe(struct canvas *);
/* canvas_put(canvas, row, column, look, text, len): UTF-8 from there on, cut at the edges; places outside are allowed.  The column behind it [columns]. */
int canvas_put(struct canvas *, int row, int column, enum look, const char *text, size_t len);
/* canvas_row(canvas, row): its first cell. */
const struct cell *canvas_row(const struct canvas *, int row);
/* canvas_to_text(canvas, out): each row with an LF, blanks at its end left out. */
void canvas_to_text(const struct canvas *, struct buf *out);

#endif
