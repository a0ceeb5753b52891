/* set_lines.c - a text on its lines, and what stands before the first; which text, and where it may stand, is its block's matter. */
#include "pdf/set.h"

/* Single spacing: fonts for many scripts ask for more than letters need that do not stand higher [em]. */
#define LEADING 1.2
/* Above and below what is drawn on a line that has to be close [em]. */
#define AIR 0.08

/* Before the first line: a text on the same baseline, or a box as high as a capital letter. */
static void
put_label(struct set *set, const struct set_label *label, double baseline)
{
	struct mark *mark;
	PangoRectangle logical;

	if (label->node == TREE_NONE)
		return;
	if (label->coded) {
		set_put_box(set, label->node, label->start, baseline);
		return;
	}
	if (label->layout != NULL) {
		pango_layout_get_extents(label->layout, NULL, &logical);
		if ((mark = sheet_mark(set->sheet, MARK_TEXT, label->node)) == NULL)
			return;
		mark->line = pango_layout_get_line_readonly(label->layout, 0);
		mark->width = (double)logical.width / PANGO_SCALE;
		mark->top = baseline;
	} else {
		if ((mark = sheet_mark(set->sheet, MARK_BOX, label->node)) == NULL)
			return;
		mark->ticked = label->ticked;
		mark->width = mark->height = em(set, 0.85);
		mark->top = baseline - em(set, 0.79);
	}
	mark->start = label->start;
}

static double
between(double least, double value, double most)
{
	return value < least ? least : value > most ? most : value;
}

/* How high the line is that `iter` is on, and how far down it its baseline stands [pt]. */
static double
line_height(const struct set *set, const struct set_text *text, PangoLayoutIter *iter, double *baseline)
{
	const double size = em(set, text->type.scale > 0 ? text->type.scale : 1);
	PangoRectangle ink, logical;
	double above, below, least;

	pango_layout_iter_get_line_extents(iter, &ink, &logical);
	above = (double)(pango_layout_iter_get_baseline(iter) - logical.y) / PANGO_SCALE;
	below = (double)logical.height / PANGO_SCALE - above;
	least = between(0, size * LEADING / (above + below), 1);
	if (text->is_low) {
		above *= least;
		below *= least;
	} else if (set->sheet->type.fit == FIT_CLOSE) {
		const double drawn = (double)(pango_layout_iter_get_baseline(iter) - ink.y) / PANGO_SCALE;

		above = between(above * least, drawn + size * AIR, above);
		below = between(below * least, (double)ink.height / PANGO_SCALE - drawn + size * AIR, below);
	}
	*baseline = above;
	return above + below;
}

/* The line that `iter` is on, as a piece. */
static void
put_line(struct set *set, const struct set_text *text, PangoLayoutIter *iter, double gap)
{
	double baseline, height = line_height(set, text, iter, &baseline);
	PangoRectangle logical;
	struct mark *mark;

	pango_layout_iter_get_line_extents(iter, NULL, &logical);
	set->end = text->start + (double)logical.width / PANGO_SCALE;
	if (text->type.indent > 0 && pango_layout_iter_get_line_readonly(iter)->start_index == 0) {
		baseline = set->sheet->marks[set->sheet->mark_count - 1].top;
		set->end += text->type.indent;
	} else if (!text->beside && sheet_piece(set->sheet, gap, height) == NULL) {
		return;
	}
	set->end_piece = set->sheet->piece_count - 1;
	if (pango_layout_iter_get_line_readonly(iter)->start_index == 0)
		put_label(set, &text->label, baseline);
	if ((mark = sheet_mark(set->sheet, MARK_TEXT, text->node)) == NULL)
		return;
	mark->line = pango_layout_iter_get_line_readonly(iter);
	mark->start = text->start;
	mark->width = text->end - text->start;
	mark->inset = (double)logical.x / PANGO_SCALE;
	mark->top = baseline;
}

/* "https://" alone is no begin of an address [bytes]. */
enum { SCHEME_LEN = 8 };

/* Whether the line that `iter` is on ends where it should. */
static bool
has_room(PangoLayoutIter *iter, double width)
{
	PangoRectangle logical;

	pango_layout_iter_get_line_extents(iter, NULL, &logical);
	return (double)(logical.x + logical.width) / PANGO_SCALE <= width && pango_layout_iter_get_line_readonly(iter)->length > SCHEME_LEN;
}

/* Letters that are drawn joined, or in another order than they are read in, are hard to tell from their glyphs, so that a node says them.  A link does so itself. */
size_t
set_spoken(struct set *set, size_t node, const char *text)
{
	struct tree *tree = &set->sheet->tree;

	if (type_is_low(text))
		return node;
	if (tree->nodes[node].url == NULL)
		node = tree_add(tree, "Span", node);
	tree->nodes[node].actual = set_said(set, text);
	return node;
}

/* What is left of a text from the line on that `iter` is on, where that is below the code beside the section and may be longer than the lines before; else NULL. */
static PangoLayout *
wider(struct set *set, struct set_text *text, PangoLayoutIter *iter, double gap)
{
	struct type_text rest = text->type;
	double far;

	if (set->code == NULL || text->end < set->far || text->end > set->far || rest.bold_until != 0 || rest.indent > 0 ||
	    (far = set_far(set, set->sheet->piece_count, gap)) <= text->end)
		return NULL;
	rest.text += pango_layout_iter_get_line_readonly(iter)->start_index;
	rest.width = far - text->start;
	text->end = far;
	return sheet_layout(set->sheet, &rest);
}

PangoLayout *
set_lines(struct set *set, const struct set_text *wanted)
{
	const size_t first = set->sheet->piece_count;
	struct set_text text = *wanted;
	PangoLayoutIter *iter;
	PangoLayout *layout, *rest;
	size_t count;

	text.type.width = text.end - text.start;
	if ((layout = sheet_layout(set->sheet, &text.type)) == NULL)
		return NULL;
	iter = pango_layout_get_iter(layout);
	if (text.type.indent > 0 && !has_room(iter, text.type.width)) {
		pango_layout_iter_free(iter);
		return NULL;
	}
	text.is_low = type_is_low(text.type.text);
	text.node = set_spoken(set, text.node, text.type.text);
	do {
		const double gap = set->sheet->piece_count == first ? text.gap : 0;

		if ((rest = wider(set, &text, iter, gap)) != NULL) {
			pango_layout_iter_free(iter);
			iter = pango_layout_get_iter(rest);
		}
		put_line(set, &text, iter, gap);
	} while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
	count = set->sheet->piece_count - first;
	if (count >= 2) {
		set->sheet->pieces[first].keep = KEEP_MUST;
		set->sheet->pieces[first + count - 2].keep = KEEP_MUST;
	}
	return layout;
}
