/* canvas.c - cells in rows: text put on them, text taken off; painting them is term.c's. */
#include "tui/canvas.h"

#include <stdlib.h>
#include <string.h>

#include <closeknit/base.h>

#include "base/utf8.h"

static int
within(int size)
{
	return size < 0 ? 0 : size > CANVAS_MAX ? CANVAS_MAX : size;
}

int
canvas_init(struct canvas *canvas, int rows, int columns)
{
	*canvas = (struct canvas){ .rows = within(rows), .columns = within(columns) };
	canvas->cells = malloc(sizeof(*canvas->cells) * (size_t)canvas->rows * (size_t)canvas->columns + 1);
	if (canvas->cells == NULL) {
		canvas->rows = canvas->columns = 0;
		return -1;
	}
	canvas->end = canvas->rows;
	canvas_wipe(canvas);
	return 0;
}

void
canvas_clear(struct canvas *canvas)
{
	free(canvas->cells);
	*canvas = (struct canvas){ 0 };
}

void
canvas_wipe(struct canvas *canvas)
{
	const size_t columns = (size_t)canvas->columns;
	int row;

	canvas_fill(canvas, canvas->first, LOOK_PLAIN, " ", 1);
	for (row = canvas->first + 1; row < canvas->end; row++)
		memcpy(canvas->cells + (size_t)row * columns, canvas->cells + (size_t)canvas->first * columns, columns * sizeof(*canvas->cells));
	canvas->cursor_row = canvas->cursor_column = canvas->cursor_rows = 0;
}

void
canvas_clip(struct canvas *canvas, int first, int end)
{
	canvas->first = first < 0 ? 0 : first;
	canvas->end = end > canvas->rows ? canvas->rows : end;
}

static bool
may_change(const struct canvas *canvas, int row)
{
	return row >= canvas->first && row < canvas->end;
}

void
canvas_fill(struct canvas *canvas, int row, enum look look, const char *text, size_t len)
{
	struct cell cell = { .look = (uint8_t)look, .len = (uint8_t)len }, *cells;
	int column;

	if (!may_change(canvas, row) || len >= CELL_TEXT)
		return;
	memcpy(cell.text, text, len);
	cells = canvas->cells + (size_t)row * (size_t)canvas->columns;
	for (column = 0; column < canvas->columns; column++)
		cells[column] = cell;
}

static bool
is_printable_ascii(char c)
{
	return c >= ' ' && c <= '~';
}

/* A mark that combines joins the character before it. */
static void
join(struct cell *cell, const char *text, size_t len)
{
	if (cell->len == 0 || cell->len + len >= CELL_TEXT)
		return;
	memcpy(cell->text + cell->len, text, len);
	cell->len = (uint8_t)(cell->len + len);
	cell->text[cell->len] = '\0';
}

int
canvas_put(struct canvas *canvas, int row, int column, enum look look, const char *text, size_t len)
{
	struct cell *cells = NULL, *last = NULL;
	size_t at, take;
	uint32_t code;

	if (may_change(canvas, row))
		cells = canvas->cells + (size_t)row * (size_t)canvas->columns;
	for (at = 0; at < len; at += take) {
		int wide;

		/* ASCII is nearly all there is, so it is not looked up. */
		if (is_printable_ascii(text[at])) {
			take = 1;
			last = cells != NULL && column >= 0 && column < canvas->columns ? &cells[column] : NULL;
			if (last != NULL)
				*last = (struct cell){ .text = { text[at] }, .len = 1, .look = (uint8_t)look };
			column++;
			continue;
		}
		if ((take = utf8_decode(text + at, len - at, &code)) == 0)
			return column;
		wide = text_columns(text + at, take);
		if (wide == 0 && last != NULL)
			join(last, text + at, take);
		if (wide > 0 && cells != NULL && column >= 0 && column + wide <= canvas->columns) {
			last = &cells[column];
			*last = (struct cell){ .look = (uint8_t)look };
			last->len = (uint8_t)take;
			memcpy(last->text, text + at, take);
			if (wide > 1)
				cells[column + 1] = (struct cell){ .look = (uint8_t)look };
		} else if (wide > 0) {
			last = NULL;
		}
		column += wide;
	}
	return column;
}

const struct cell *
canvas_row(const struct canvas *canvas, int row)
{
	return canvas->cells + (size_t)row * (size_t)canvas->columns;
}

void
canvas_copy(struct canvas *to, const struct canvas *from)
{
	const size_t columns = (size_t)from->columns, first = (size_t)from->first * columns;

	if (from->end > from->first)
		memcpy(to->cells + first, from->cells + first, (size_t)(from->end - from->first) * columns * sizeof(*to->cells));
	to->cursor_row = from->cursor_row;
	to->cursor_column = from->cursor_column;
	to->cursor_rows = from->cursor_rows;
}

void
canvas_to_text(const struct canvas *canvas, struct buf *out)
{
	int row, column, end;

	for (row = 0; row < canvas->rows; row++) {
		const struct cell *cells = canvas_row(canvas, row);

		for (end = canvas->columns; end > 0; end--)
			if (strcmp(cells[end - 1].text, " ") != 0)
				break;
		for (column = 0; column < end; column++)
			buf_add(out, cells[column].text, cells[column].len);
		buf_putc(out, '\n');
	}
}
