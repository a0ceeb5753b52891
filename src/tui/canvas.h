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
	int first, end;		/* the rows that may change now; the others stay as they are */
	int cursor_row, cursor_column;	/* within it, if it has any cell */
	int cursor_rows;	/* how many rows from there on look chosen */
	struct cell *cells;	/* rows * columns, row by row */
};

/* canvas_init(canvas, rows, columns): empty cells; sizes below 0 or above CANVAS_MAX are brought within.  0, or -1 (no memory): then it has no cells. */
int canvas_init(struct canvas *, int rows, int columns);
void canvas_clear(struct canvas *);
/* canvas_clip(canvas, first, end): from now on only rows first .. end change, as far as it has them; canvas_init lets all. */
void canvas_clip(struct canvas *, int first, int end);
/* canvas_wipe(canvas): every cell of the rows that may change a plain blank, the cursor at the top left. */
void canvas_wipe(struct canvas *);
/* canvas_fill(canvas, row, look, text, len): the same character of one column in every cell of a row [len: below CELL_TEXT bytes]; rows that it has not, or that may not change, are allowed. */
void canvas_fill(struct canvas *, int row, enum look, const char *text, size_t len);
/* canvas_put(canvas, row, column, look, text, len): UTF-8 from there on, cut at the edges; places outside are allowed.  The column behind it [columns]. */
int canvas_put(struct canvas *, int row, int column, enum look, const char *text, size_t len);
/* canvas_row(canvas, row): its first cell. */
const struct cell *canvas_row(const struct canvas *, int row);
/* canvas_copy(to, from): the rows of `from` that may change, to a canvas of the same size, and where its cursor stands. */
void canvas_copy(struct canvas *to, const struct canvas *from);
/* canvas_to_text(canvas, out): each row with an LF, blanks at its end left out. */
void canvas_to_text(const struct canvas *, struct buf *out);

#endif
