/* paint.c - the cells that differ, as bytes for a terminal; knows neither files nor signals. */
#include "tui/paint.h"

#include <string.h>

#include <closeknit/base.h>

#include "tui/canvas.h"
#include "tui/ways.h"

/* Cells that did not change are cheaper to write again than to jump over up to here: a jump takes six bytes or more [columns]. */
enum { JUMP = 6 };
/* From so many blanks on, wiping the rest of a line takes fewer bytes [columns]. */
enum { WIPE = 4 };

struct painter {
	const struct ways *ways;
	struct buf *out;
	int row, column;	/* where the terminal's cursor is; row -1: not known */
	uint8_t look;		/* in force */
};

static bool
is_same(const struct cell *a, const struct cell *b)
{
	return a->look == b->look && a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

static bool
is_blank(const struct cell *cell)
{
	return cell->look != LOOK_CHOSEN && cell->len == 1 && cell->text[0] == ' ';
}

static void
go_to(struct painter *p, int row, int column)
{
	if (p->row == row && p->column == column)
		return;
	buf_puts(p->out, ways_move(p->ways, row, column));
	p->row = row;
	p->column = column;
}

static void
set_look(struct painter *p, uint8_t look)
{
	const struct ways *ways = p->ways;

	if (p->look == look)
		return;
	if (p->look != LOOK_PLAIN)
		buf_puts(p->out, ways->plain);
	if (look != LOOK_PLAIN)
		buf_puts(p->out, look == LOOK_STRONG ? ways->strong : look == LOOK_ACCENT ? ways->accent : ways->chosen);
	p->look = look;
}

/* Cells first .. end of a row, from wherever the cursor is. */
static void
put_cells(struct painter *p, const struct cell *cells, int row, int first, int end)
{
	int column;

	go_to(p, row, first);
	for (column = first; column < end; column++) {
		/* A blank looks the same in any look but the chosen. */
		if (!is_blank(&cells[column]))
			set_look(p, cells[column].look);
		else if (p->look == LOOK_CHOSEN)
			set_look(p, LOOK_PLAIN);
		buf_add(p->out, cells[column].text, cells[column].len);
	}
	/* Behind the last column terminals differ about where they are; but there nothing goes, so from there each move is told. */
	p->column = end;
}

/* One row: its changed stretches; a blank rest is wiped. */
static void
put_row(struct painter *p, const struct cell *before, const struct cell *now, int row, int columns)
{
	int rest = columns, column = 0, first, end, same;

	while (rest > 0 && is_blank(&now[rest - 1]))
		rest--;
	while (column < rest) {
		for (; column < rest && is_same(&before[column], &now[column]); column++)
			continue;
		if (column == rest)
			break;
		/* The second half of a wide character comes with its first. */
		for (first = column; first > 0 && now[first].len == 0; first--)
			continue;
		for (end = column, same = 0; column < rest && same <= JUMP; column++) {
			same = is_same(&before[column], &now[column]) ? same + 1 : 0;
			if (same == 0)
				end = column + 1;
		}
		while (end < rest && now[end].len == 0)
			end++;
		put_cells(p, now, row, first, end);
		column = end;
	}
	for (first = rest; first < columns && is_same(&before[first], &now[first]); first++)
		continue;
	for (end = columns; end > first && is_same(&before[end - 1], &now[end - 1]); end--)
		continue;
	if (end - first >= WIPE && p->ways->wipe_line[0] != '\0') {
		go_to(p, row, first);
		set_look(p, LOOK_PLAIN);
		buf_puts(p->out, p->ways->wipe_line);
	} else if (end > first) {
		put_cells(p, now, row, first, end);
	}
}

void
paint_change(const struct ways *ways, const struct canvas *before, const struct canvas *now, struct buf *out)
{
	struct painter p = { .ways = ways, .out = out, .row = -1 };
	const size_t size = sizeof(*now->cells) * (size_t)now->columns;
	int row;

	for (row = now->first; row < now->end; row++)
		if (memcmp(canvas_row(before, row), canvas_row(now, row), size) != 0)
			put_row(&p, canvas_row(before, row), canvas_row(now, row), row, now->columns);
	set_look(&p, LOOK_PLAIN);
	/* What is painted leaves the cursor anywhere; if nothing was, it stands where the last canvas had it. */
	if (p.row < 0 && out->len == 0 && before->cursor_row == now->cursor_row && before->cursor_column == now->cursor_column)
		return;
	go_to(&p, now->cursor_row, now->cursor_column);
}
