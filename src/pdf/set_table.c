/* set_table.c - tables of boxes, a row a piece, and reasons beside a question; which page a reason faces is pages.c's matter. */
#include "pdf/set.h"

#include <string.h>

#include "pdf/pdf.h"

/* Around what stands in a cell; a box; between a box and its code [em]. */
#define CELL_PAD 0.2
#define BOX_SIZE 0.85
#define CODE_GAP 0.25
/* The head of a row takes at least so much of the width. */
#define HEAD_SHARE 0.2
/* With so much it has enough; and so much a column has at most then. */
#define HEAD_ENOUGH 0.55
#define COLUMN_SHARE 0.19

/* ---- Boxes with their codes --------------------------------------------------------------------------------- */

PangoLayout *
set_code(struct set *set)
{
	struct type_text type = set_type(set, set->block->code);

	return sheet_layout(set->sheet, &type);
}

static double
width_of(PangoLayout *layout)
{
	PangoRectangle logical;

	if (layout == NULL)
		return 0;
	pango_layout_get_extents(layout, NULL, &logical);
	return (double)logical.width / PANGO_SCALE;
}

static double
wider(double a, double b)
{
	return a > b ? a : b;
}

static double
lesser(double a, double b)
{
	return a < b ? a : b;
}

double
set_code_room(const struct set *set)
{
	/* A pair is at its widest a digit and a W: all codes of a list begin and end at the same place. */
	return em(set, BOX_SIZE + 2 * CODE_GAP + 0.3 + 0.77 * (double)strlen(set->block->code));
}

const char *
set_box_name(struct set *set)
{
	struct buf text = { 0 };

	buf_printf(&text, "%s %s", set->sheet->request->box, set->block->code);
	return sheet_keep(set->sheet, &text);
}

void
set_put_box(struct set *set, size_t node, double start, double baseline)
{
	PangoLayout *code = set_code(set);
	struct mark *mark = sheet_mark(set->sheet, MARK_BOX, node);

	if (mark == NULL || code == NULL)
		return;
	mark->start = start;
	mark->width = mark->height = em(set, BOX_SIZE);
	mark->top = baseline - em(set, 0.79);
	if ((mark = sheet_mark(set->sheet, MARK_TEXT, node)) == NULL)
		return;
	mark->line = pango_layout_get_line_readonly(code, 0);
	mark->start = start + em(set, BOX_SIZE + CODE_GAP);
	mark->width = width_of(code);
	mark->top = baseline;
}

/* ---- Tables ------------------------------------------------------------------------------------------------- */

/* Where a column begins and ends, from the margin [pt]. */
struct column {
	double start, end;
};

/* Columns of boxes are as wide as a box with its code, or share what the heads of rows leave. */
static struct column
find_column(const struct set *set, uint32_t column)
{
	const struct doc_block *table = set->table;
	const double room = set->far - set->edge, boxes = (double)(table->number - 1);
	double width = set->code_width + em(set, BOX_SIZE + CODE_GAP + 2 * CELL_PAD + 0.2), head;

	/* Names above the boxes may need more. */
	if (width < set->name_width + em(set, 2 * CELL_PAD + 0.1))
		width = set->name_width + em(set, 2 * CELL_PAD + 0.1);
	/* With few columns there is room for long names: never less than their words need. */
	if (set->name_width > set->code_width)
		width = wider(width, room * (1 - HEAD_ENOUGH) / boxes < room * COLUMN_SHARE ? room * (1 - HEAD_ENOUGH) / boxes : room * COLUMN_SHARE);
	/* What the heads of rows do not need is theirs, as far as they need it. */
	width = wider(width, lesser((room - set->row_width) / boxes, set->line_width));
	head = room - width * boxes;
	if (head < room * HEAD_SHARE) {
		head = room * HEAD_SHARE;
		width = (room - head) / boxes;
	}
	if (column == 0)
		return (struct column){ .start = set->edge, .end = set->edge + head };
	return (struct column){ .start = set->edge + head + width * (column - 1), .end = set->edge + head + width * column };
}

/* The text of a cell on its lines, as marks of the row; how high it is [pt]. */
static double
put_text(struct set *set, size_t node, struct column at, bool bold)
{
	struct type_text type = set_type(set, set->block->text);
	double top = em(set, CELL_PAD);
	PangoLayoutIter *iter;
	PangoLayout *layout;
	PangoRectangle logical;
	struct mark *mark;

	type.is_cell = true;
	type.width = at.end - at.start - 2 * em(set, CELL_PAD);
	type.bold_until = bold ? -1 : 0;
	if (set->block->text[0] == '\0' || (layout = sheet_layout(set->sheet, &type)) == NULL)
		return 0;
	node = set_spoken(set, node, type.text);
	iter = pango_layout_get_iter(layout);
	do {
		pango_layout_iter_get_line_extents(iter, NULL, &logical);
		if ((mark = sheet_mark(set->sheet, MARK_TEXT, node)) == NULL)
			break;
		mark->line = pango_layout_iter_get_line_readonly(iter);
		mark->start = at.start + em(set, CELL_PAD);
		mark->width = type.width;
		mark->inset = (double)logical.x / PANGO_SCALE;
		mark->top = top + (double)(pango_layout_iter_get_baseline(iter) - logical.y) / PANGO_SCALE;
		top += (double)logical.height / PANGO_SCALE;
	} while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
	return top + em(set, CELL_PAD);
}

/* Where the baseline of a box's code is, in a row whose first line is text of the usual size [pt]. */
static double
code_baseline(struct set *set)
{
	PangoLayout *code = set_code(set);

	return code == NULL ? 0 : em(set, CELL_PAD) + (double)pango_layout_get_baseline(code) / PANGO_SCALE;
}

static double
put_cell(struct set *set, size_t row, uint32_t column, bool heads)
{
	const struct column at = find_column(set, column);
	const size_t node = set_node(set, heads || column == 0 ? "TH" : "TD", row);
	size_t span;

	set->sheet->tree.nodes[node].is_cell = true;
	if (heads || column == 0)
		set->sheet->tree.nodes[node].scope = heads ? "Column" : "Row";
	if (set->block->code == NULL)
		return put_text(set, node, at, heads);
	span = tree_add(&set->sheet->tree, "Span", node);
	set->sheet->tree.nodes[span].actual = set_box_name(set);
	set_put_box(set, span, at.start + em(set, CELL_PAD), code_baseline(set));
	return 0;
}

/* A head that takes more of a page would leave no room under it where it is shown again. */
#define HEAD_MAX 0.4

/* Around each cell of the row that was put last: lines are ornaments. */
static void
put_grid(struct set *set, double height)
{
	uint32_t column;

	for (column = 0; column < set->table->number; column++) {
		const struct column at = find_column(set, column);
		struct mark *mark = sheet_mark(set->sheet, MARK_FRAME, TREE_NONE);

		if (mark == NULL)
			return;
		mark->start = at.start;
		mark->width = at.end - at.start;
		mark->height = height;
	}
}

static void
put_row(struct set *set)
{
	const struct doc_block *first = set->block;
	const bool heads = first == set->table + 1;
	const size_t node = tree_add(&set->sheet->tree, "TR", set->table_node);
	double height = em(set, 1.36 + CELL_PAD), cell;
	struct piece *piece = sheet_piece(set->sheet, heads ? em(set, 0.45) : 0, 0);
	const size_t at = set->sheet->piece_count - 1;
	uint32_t i;

	if (piece == NULL)
		return;
	for (i = 0; i < set->table->number; i++) {
		set->block = first + i;
		if ((cell = put_cell(set, node, i, heads)) > height)
			height = cell;
	}
	set->block = first;
	put_grid(set, height);
	set->sheet->pieces[at].height = height;
	set->sheet->pieces[at].keep = heads ? KEEP_MUST : KEEP_WISH;
	if (heads) {
		set->table_head = set->sheet->pieces[at];
		return;
	}
	if (set->table_head.height > PAGE_HEIGHT * HEAD_MAX)
		return;
	set->sheet->pieces[at].again = set->table_head.height;
	set->sheet->pieces[at].head_mark = set->table_head.first_mark;
	set->sheet->pieces[at].head_count = set->table_head.mark_count;
}

/* How wide the widest word of the block is, as a head [pt]. */
static double
word_width(struct set *set)
{
	struct type_text type = set_type(set, set->block->text);
	const char *at = type.text;
	double widest = 0;

	type.bold_until = -1;
	while (*at != '\0') {
		const size_t len = strcspn(at, " ");

		if ((type.text = arena_text(&set->sheet->arena, at, len)) == NULL) {
			set->sheet->failed = true;
			break;
		}
		widest = wider(widest, width_of(sheet_layout(set->sheet, &type)));
		at += len + (at[len] == ' ');
	}
	return widest;
}

/* How wide the cell is with its text on one line [pt]. */
static double
line_width(struct set *set, bool bold)
{
	struct type_text type = set_type(set, set->block->text);

	type.bold_until = bold ? -1 : 0;
	return width_of(sheet_layout(set->sheet, &type)) + em(set, 2 * CELL_PAD + 0.1);
}

/* How wide its widest code is, the widest word above its boxes, and the heads of columns and of rows where they take one line. */
static void
measure_table(struct set *set)
{
	const struct doc_block *table = set->block;

	set->code_width = set->name_width = set->line_width = set->row_width = 0;
	for (set->block = table + 1; set->block->kind == DOC_CELL; set->block++) {
		if (set->block->code != NULL) {
			set->code_width = wider(set->code_width, width_of(set_code(set)));
		} else if (set->block > table + 1 && set->block <= table + table->number) {
			set->name_width = wider(set->name_width, word_width(set));
			set->line_width = wider(set->line_width, line_width(set, true));
		} else if (set->block > table + 1) {
			set->row_width = wider(set->row_width, line_width(set, false));
		}
	}
	set->block = table;
}

void
set_table(struct set *set)
{
	struct set_text text = { .label.node = TREE_NONE, .start = set->edge, .end = set->far, .type = set_type(set, set->block->text) };

	set_close_lists(set, 0);
	set->table = set->block;
	set->table_node = set_node(set, "Table", set->container);
	measure_table(set);
	if (set->block->text[0] == '\0')
		return;
	text.gap = set_gap(set, 0.6);
	text.node = tree_add(&set->sheet->tree, "Caption", set->table_node);
	set_lines(set, &text);
}

void
set_cell(struct set *set)
{
	if (set->table != NULL && (uint32_t)(set->block - set->table - 1) % set->table->number == 0)
		put_row(set);
}

void
set_table_end(struct set *set)
{
	if (set->sheet->piece_count > 0 && set->table != NULL)
		set->sheet->pieces[set->sheet->piece_count - 1].keep = KEEP_NOT;
	set->table = NULL;
}

/* ---- Reasons ------------------------------------------------------------------------------------------------ */

bool
set_is_facing(const struct doc_block *block)
{
	return block->kind == DOC_ASIDE && block->note != NULL;
}

/* "5. Because ...", on the page that faces its question; who only hears it hears it behind the question. */
static void
set_reason(struct set *set)
{
	struct set_text text = { .label.node = TREE_NONE, .start = set->edge, .end = set->far };
	const size_t first = set->sheet->piece_count;
	struct buf line = { 0 };
	int number = 0;
	size_t i;

	set_close_lists(set, 0);
	if (set->block->number > 0) {
		buf_printf(&line, "%u. ", (unsigned)set->block->number);
		number = (int)line.len;
	}
	buf_puts(&line, set->block->text);
	text.type = set_type(set, sheet_keep(set->sheet, &line));
	text.type.bold_until = number;
	text.gap = em(set, 0.8);
	text.node = set_node(set, "P", set->container);
	set_lines(set, &text);
	for (i = first; i < set->sheet->piece_count; i++) {
		set->sheet->pieces[i].aside = true;
		set->sheet->pieces[i].anchor = set->anchor;
	}
	if (set->sheet->aside_title == NULL)
		set->sheet->aside_title = set->block->note;
}

/* What helps to answer stays with its question. */
void
set_aside(struct set *set)
{
	if (set_is_facing(set->block))
		set_reason(set);
	else
		set_paragraph(set);
}
