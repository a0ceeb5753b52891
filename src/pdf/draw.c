/* draw.c - draws the pages and notes which run of marks belongs to which tag; the structure itself is written by finish.c. */
#include "pdf/sheet.h"

#include <stdio.h>

#include <cairo-pdf.h>

/* The line around a card, and the one beside a message [pt]. */
#define CUT_WIDTH 0.9
#define SIDE_WIDTH 2.2
/* The lines between the cells of a table [pt]. */
#define FRAME_WIDTH 0.7

struct drawing {
	struct sheet *sheet;
	cairo_surface_t *surface;
	cairo_t *cr;
	size_t page;		/* from 0 */
	int mcid;		/* the next run's */
	const char *open;	/* the tag that is open, or NULL */
	size_t node;		/* whose it is */
};

static cairo_status_t
take(void *out, const unsigned char *bytes, unsigned int len)
{
	buf_add(out, bytes, len);
	return ((const struct buf *)out)->failed ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

/* ---- Runs --------------------------------------------------------------------------------------------------- */

static void
close_run(struct drawing *d)
{
	if (d->open != NULL)
		cairo_tag_end(d->cr, d->open);
	d->open = NULL;
}

/*
 * What follows belongs to `node`.  cairo 1.16 marks only what stands in an innermost tag, so each run gets one of its own; ornaments, for which it has no tag, are "Private" until
 * finish.c makes artifacts of them.  A link's address is put in there too: cairo would not escape it.
 */
static void
open_run(struct drawing *d, size_t node, bool is_footer)
{
	const struct tree_node *nodes = d->sheet->tree.nodes;
	const bool is_link = node != TREE_NONE && nodes[node].url != NULL;
	struct tree_leaf *leaf;

	if (d->open != NULL && d->node == node)
		return;
	close_run(d);
	d->open = node == TREE_NONE ? "Private" : is_link ? CAIRO_TAG_LINK : nodes[node].tag;
	d->node = node;
	cairo_tag_begin(d->cr, d->open, is_link ? "uri='https:'" : NULL);
	if ((leaf = tree_leaf(&d->sheet->tree, node, d->page, d->mcid++)) != NULL)
		leaf->is_footer = is_footer;
}

/* ---- Marks -------------------------------------------------------------------------------------------------- */

static double
left_of(const struct sheet *sheet, double start, double width)
{
	return sheet->rtl ? PAGE_WIDTH - PAGE_MARGIN - start - width : PAGE_MARGIN + start;
}

static void
draw_box(cairo_t *cr, const struct mark *mark, double x, double y)
{
	const double size = mark->width;

	cairo_set_line_width(cr, 1.2);
	cairo_rectangle(cr, x + 0.6, y + 0.6, size - 1.2, size - 1.2);
	cairo_stroke(cr);
	if (!mark->ticked)
		return;
	cairo_set_line_width(cr, size * 0.16);
	cairo_move_to(cr, x + size * 0.2, y + size * 0.52);
	cairo_line_to(cr, x + size * 0.42, y + size * 0.76);
	cairo_line_to(cr, x + size * 0.82, y + size * 0.24);
	cairo_stroke(cr);
}

static void
draw_bar(cairo_t *cr, const struct mark *mark, double x, double y, bool rtl)
{
	const double full = mark->whole == 0 ? 0 : mark->width * mark->part / mark->whole;

	cairo_set_line_width(cr, 0.9);
	cairo_rectangle(cr, x + 0.45, y + 0.45, mark->width - 0.9, mark->height - 0.9);
	cairo_stroke(cr);
	cairo_rectangle(cr, rtl ? x + mark->width - full : x, y, full, mark->height);
	cairo_fill(cr);
}

/* One rectangle for each run of dark modules in a row. */
static void
draw_code(cairo_t *cr, const struct mark *mark, double x, double y)
{
	const int width = mark->code->width;
	const double module = mark->width / width;
	int row, from, to;

	for (row = 0; row < width; row++) {
		const unsigned char *dark = mark->code->data + (size_t)row * (size_t)width;

		for (from = 0; from < width; from = to) {
			to = from + 1;
			if ((dark[from] & 1) == 0)
				continue;
			while (to < width && (dark[to] & 1) != 0)
				to++;
			cairo_rectangle(cr, x + from * module, y + row * module, (to - from) * module, module);
		}
	}
	cairo_fill(cr);
}

static void
draw_mark(struct drawing *d, const struct mark *mark, double piece_y)
{
	const double x = left_of(d->sheet, mark->start, mark->width), y = piece_y + mark->top;
	double *box;

	open_run(d, mark->node, false);
	switch (mark->kind) {
	case MARK_TEXT:
		cairo_move_to(d->cr, x + mark->inset, y);
		pango_cairo_show_layout_line(d->cr, mark->line);
		break;
	case MARK_BOX:
		draw_box(d->cr, mark, x, y);
		break;
	case MARK_BAR:
		draw_bar(d->cr, mark, x, y, d->sheet->rtl);
		break;
	case MARK_QR:
		draw_code(d->cr, mark, x, y);
		box = d->sheet->tree.nodes[mark->node].box;
		box[0] = x;
		box[1] = PAGE_HEIGHT - y - mark->height;
		box[2] = x + mark->width;
		box[3] = PAGE_HEIGHT - y;
		break;
	case MARK_FRAME:
		cairo_set_line_width(d->cr, FRAME_WIDTH);
		cairo_rectangle(d->cr, x, y, mark->width, mark->height);
		cairo_stroke(d->cr);
		break;
	case MARK_RULE:
		cairo_set_line_width(d->cr, 0.6);
		cairo_move_to(d->cr, x, y);
		cairo_line_to(d->cr, x + mark->width, y);
		cairo_stroke(d->cr);
		break;
	}
}

/* ---- Around pieces ------------------------------------------------------------------------------------------ */

/* Where to cut, around the pieces from `first` to before `end`. */
static void
draw_cut(struct drawing *d, size_t first, size_t end)
{
	const struct piece *top = &d->sheet->pieces[first], *last = &d->sheet->pieces[end - 1];
	const double dash[] = { 4, 3 };
	const double again = !top->goes_on ? 0 : top->number > 0 ? d->sheet->again : top->again;
	/* Where a card is parted, its halves need room to their edges too. */
	const double y = top->mark_count > 0 ? top->y - again - CUT_ROOM : top->y;
	const double below = last->y + last->height + (last->mark_count > 0 ? CUT_ROOM : 0);

	open_run(d, TREE_NONE, false);
	cairo_set_line_width(d->cr, CUT_WIDTH);
	cairo_set_dash(d->cr, dash, 2, 0);
	cairo_rectangle(d->cr, PAGE_MARGIN, y, PAGE_WIDTH - 2 * PAGE_MARGIN, below - y);
	cairo_stroke(d->cr);
	cairo_set_dash(d->cr, dash, 0, 0);
	/* Both are to be found again when they have been cut apart. */
	if (top->goes_on && top->number > 0)
		again_draw(d->sheet, d->cr, top);
}

static void
draw_side(struct drawing *d, size_t first, size_t end)
{
	const struct piece *top = &d->sheet->pieces[first], *last = &d->sheet->pieces[end - 1];

	open_run(d, TREE_NONE, false);
	cairo_rectangle(d->cr, left_of(d->sheet, top->side, SIDE_WIDTH), top->y, SIDE_WIDTH, last->y + last->height - top->y);
	cairo_fill(d->cr);
}

/* Cards and messages of the pieces from `first` to before `end`, all on one page. */
static void
draw_around(struct drawing *d, size_t first, size_t end)
{
	const struct piece *pieces = d->sheet->pieces;
	size_t i, next;

	for (i = first; i < end; i = next) {
		next = i + 1;
		if (pieces[i].card == 0)
			continue;
		while (next < end && pieces[next].card == pieces[i].card)
			next++;
		draw_cut(d, i, next);
	}
	for (i = first; i < end; i = next) {
		next = i + 1;
		if (!pieces[i].has_side)
			continue;
		while (next < end && pieces[next].has_side && pieces[next].message == pieces[i].message)
			next++;
		draw_side(d, i, next);
	}
}

/* The head of a table, above what goes on of it: for the eye, whoever hears the table has heard it. */
static void
draw_head_again(struct drawing *d, const struct piece *row)
{
	size_t m;

	for (m = row->head_mark; m < row->head_mark + row->head_count; m++) {
		struct mark mark = d->sheet->marks[m];

		mark.node = TREE_NONE;
		draw_mark(d, &mark, row->y - row->again);
	}
}

/* ---- Pages -------------------------------------------------------------------------------------------------- */

static void
add_outline(struct drawing *d, const struct piece *piece, int *chapter)
{
	char where[64];
	int id;

	snprintf(where, sizeof(where), "page=%zu pos=[%d %d]", d->page + 1, (int)PAGE_MARGIN, (int)piece->y);
	id = cairo_pdf_surface_add_outline(d->surface, piece->outline_level == 1 ? CAIRO_PDF_OUTLINE_ROOT : *chapter, piece->outline, where,
	    CAIRO_PDF_OUTLINE_FLAG_OPEN);
	if (piece->outline_level == 1)
		*chapter = id;
}

/* What the reasons on this page are: for the eye, as each of them says whose it is. */
static void
draw_aside_head(struct drawing *d)
{
	PangoLayoutLine *line = pango_layout_get_line_readonly(d->sheet->aside_head, 0);
	PangoRectangle logical;

	pango_layout_get_extents(d->sheet->aside_head, NULL, &logical);
	open_run(d, TREE_NONE, false);
	cairo_move_to(d->cr, left_of(d->sheet, 0, (double)logical.width / PANGO_SCALE), PAGE_TOP + (double)pango_layout_get_baseline(d->sheet->aside_head) / PANGO_SCALE);
	pango_cairo_show_layout_line(d->cr, line);
}

/* The pieces from `first` to before `end`. */
static void
draw_page(struct drawing *d, size_t first, size_t end, int *chapter)
{
	const struct sheet *sheet = d->sheet;
	size_t i, m;

	d->mcid = 0;
	if (first < end && sheet->pieces[first].aside && sheet->aside_head != NULL)
		draw_aside_head(d);
	for (i = first; i < end; i++) {
		const struct piece *piece = &sheet->pieces[i];

		if (piece->outline != NULL)
			add_outline(d, piece, chapter);
		if (piece->goes_on && piece->again > 0 && piece->number == 0)
			draw_head_again(d, piece);
		for (m = piece->first_mark; m < piece->first_mark + piece->mark_count && !piece->is_left_out; m++)
			draw_mark(d, &sheet->marks[m], piece->y);
	}
	draw_around(d, first, end);
	close_run(d);
	open_run(d, TREE_NONE, true);
	if (first == end && sheet->piece_count > 0)
		again_draw_blank(d->sheet, d->cr);
	foot_draw(d->sheet, d->cr, d->page);
	close_run(d);
	cairo_show_page(d->cr);
}

static void
set_metadata(cairo_surface_t *surface, const struct sheet *sheet, const char *date)
{
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, sheet->title);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "closeknit");
	if (date != NULL) {
		cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
		cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
	}
}

int
draw_pages(struct sheet *sheet, const char *date, struct buf *out, struct err *err)
{
	struct drawing d = { .sheet = sheet };
	cairo_status_t status;
	size_t first = 0, end;
	int chapter = CAIRO_PDF_OUTLINE_ROOT;

	d.surface = cairo_pdf_surface_create_for_stream(take, out, PAGE_WIDTH, PAGE_HEIGHT);
	set_metadata(d.surface, sheet, date);
	d.cr = cairo_create(d.surface);
	for (d.page = 0; d.page < sheet->page_count; d.page++) {
		for (end = first; end < sheet->piece_count && sheet->pieces[end].page <= d.page; end++)
			continue;
		draw_page(&d, first, end, &chapter);
		first = end;
	}
	cairo_surface_finish(d.surface);
	status = cairo_status(d.cr);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(d.surface);
	cairo_destroy(d.cr);
	cairo_surface_destroy(d.surface);
	if (status == CAIRO_STATUS_NO_MEMORY || sheet->failed || sheet->tree.failed || out->failed)
		return err_memory(err);
	if (status != CAIRO_STATUS_SUCCESS)
		return err_set(err, ERR_FAILED, "the pages cannot be drawn: %s", cairo_status_to_string(status));
	return 0;
}
