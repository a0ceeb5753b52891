/* set_link.c - addresses behind what they are of, and the codes beside them; what an address may be is doc_read.c's. */
#include "pdf/set.h"

#include <string.h>

#include "pdf/pdf.h"

/* A module of a code: 0.7 mm is read from paper by any phone; a long address has smaller ones, so that it stays on a card [pt]. */
#define MODULE 1.95
#define CODE_MAX 104.0
/* The white that a code needs around it: ISO/IEC 18004 [modules]. */
enum { QUIET = 4 };
/* Text of more lines than this would not fit beside one. */
enum { CODE_LINES = 15 };
/* Between two addresses on one line [em]. */
#define BETWEEN 1.5
/* No letter of an address is narrower, on the average, than this [em]. */
#define NARROW 0.4

/* ---- Codes -------------------------------------------------------------------------------------------------- */

/* The room that a code takes beside the text, its white included [pt]. */
static double
code_room(const QRcode *code, double *module)
{
	*module = code->width * MODULE > CODE_MAX ? CODE_MAX / code->width : MODULE;
	return (code->width + QUIET) * *module;
}

/* Every piece from `first` on as one, at the middle of that height: what stands beside a code is not parted from it. */
static void
join_pieces(struct sheet *sheet, size_t first, double height)
{
	struct piece *one = &sheet->pieces[first];
	double y = one->height;
	size_t i, m;

	for (i = first + 1; i < sheet->piece_count; i++) {
		y += sheet->pieces[i].gap;
		for (m = sheet->pieces[i].first_mark; m < sheet->pieces[i].first_mark + sheet->pieces[i].mark_count; m++)
			sheet->marks[m].top += y;
		y += sheet->pieces[i].height;
		one->mark_count += sheet->pieces[i].mark_count;
	}
	sheet->piece_count = first + 1;
	one->keep = KEEP_NOT;
	one->height = y > height ? y : height;
	for (m = one->first_mark; m < one->first_mark + one->mark_count && y < height; m++)
		sheet->marks[m].top += (height - y) / 2;
}

/* The code beside the pieces from `first` on, or where they are too many, below them. */
static void
put_code(struct set *set, size_t home, size_t first, const struct doc_block *link, const QRcode *code)
{
	struct sheet *sheet = set->sheet;
	double module;
	const double room = code_room(code, &module), height = code->width * module;
	const size_t node = tree_add(&sheet->tree, "Figure", home);
	struct mark *mark;

	sheet->tree.nodes[node].alt = sheet_fill(sheet->request->qr, "{url}", link->url, &sheet->arena);
	if (first == sheet->piece_count || sheet->piece_count - first > CODE_LINES) {
		first = sheet->piece_count;
		if (sheet_piece(sheet, 0, height) == NULL)
			return;
	} else {
		join_pieces(sheet, first, height);
	}
	/* Its white above it. */
	if (sheet->pieces[first].gap < QUIET * module)
		sheet->pieces[first].gap = QUIET * module;
	if ((mark = sheet_mark(sheet, MARK_QR, node)) == NULL)
		return;
	mark->code = code;
	mark->start = set->far - room + QUIET * module;
	mark->width = mark->height = height;
}

void
set_section_begin(struct set *set)
{
	const struct doc_block *end = set->doc->blocks + set->doc->count, *block;
	size_t codes = 0;
	double module;

	for (block = set->block + 1; block < end && block->kind != DOC_HEADING && block->kind != DOC_PAGE && block->kind != DOC_CARD; block++) {
		if ((block->kind != DOC_PARAGRAPH && block->kind != DOC_LINK) || block->level > 0)
			return;
		if (block->kind == DOC_LINK && block->qr) {
			set->coded = block;
			codes++;
		}
	}
	if (codes == 1)
		set->code = sheet_draw_code(set->sheet, set->coded->url);
	if (set->code != NULL)
		set->far -= code_room(set->code, &module);
}

double
set_far(const struct set *set, size_t piece, double gap)
{
	double y = gap, room, module, low;
	size_t i;

	if (set->code == NULL)
		return set->far;
	room = code_room(set->code, &module);
	low = (set->code->width + QUIET) * module;
	for (i = set->small; i < piece && y < low; i++)
		y += (i > set->small ? set->sheet->pieces[i].gap : 0) + set->sheet->pieces[i].height;
	return y < low ? set->far : set->far + room;
}

void
set_section_end(struct set *set, size_t first)
{
	const QRcode *code = set->code;
	double module;

	if (code == NULL)
		return;
	set->code = NULL;
	set->far += code_room(code, &module);
	put_code(set, set->container, first, set->coded, code);
}

/* ---- Addresses ---------------------------------------------------------------------------------------------- */

bool
set_is_shown(const char *url)
{
	return strncmp(url, "https:", 6) == 0;
}

/* Whole on the line that ends last, so far behind it; false if it has no room there. */
static bool
put_behind(struct set *set, const struct set_text *text, double gap)
{
	struct sheet *sheet = set->sheet;
	const double room = text->end - set->end - gap;
	PangoRectangle logical;
	PangoLayout *layout;
	struct mark *mark;

	if (em(set, NARROW) * (double)strlen(text->type.text) > room || (layout = sheet_layout(sheet, &text->type)) == NULL)
		return false;
	pango_layout_get_extents(layout, NULL, &logical);
	if ((double)logical.width / PANGO_SCALE > room || (mark = sheet_mark(sheet, MARK_TEXT, text->node)) == NULL)
		return false;
	mark->line = pango_layout_get_line_readonly(layout, 0);
	mark->start = set->end + gap;
	mark->width = (double)logical.width / PANGO_SCALE;
	mark->top = mark[-1].top;
	set->end = mark->start + mark->width;
	return true;
}

/* Beginning on the line that ends last; false if its first part has no room there. */
static bool
put_from(struct set *set, struct set_text *text, double gap)
{
	text->type.indent = set->end + gap - text->start;
	if (!set->sheet->rtl && text->end - set->end - gap > em(set, 1) && set_lines(set, text) != NULL)
		return true;
	text->type.indent = 0;
	return false;
}

void
set_address(struct set *set, struct set_text *text, size_t first, double gap)
{
	const char *language = set->block->language != NULL ? set->block->language : set->doc->language;
	/* Where the text goes the other way than its page, it does not end where a line does. */
	const bool turned = doc_is_rtl(language) != set->sheet->rtl;
	const double end = text->end;
	size_t above = set->sheet->piece_count;

	text->type = set_type(set, set->block->url);
	text->type.is_address = true;
	text->label.node = TREE_NONE;
	if (above > first)
		text->gap = 0;
	/* The line that it would stand behind may be below the code. */
	if (above > 0 && set->code != NULL)
		text->end = set_far(set, above - 1, set->sheet->pieces[above - 1].gap);
	if (turned || above == 0 || set->end_piece + 1 != above || (!put_behind(set, text, gap) && (above == first || !put_from(set, text, gap)))) {
		text->end = end;
		set_lines(set, text);
		above += above == first;
	}
	/* A link's runs stay on one page: its place is a box on it.  And its text stays with it. */
	for (; above < set->sheet->piece_count; above++)
		set->sheet->pieces[above - 1].keep = KEEP_MUST;
}

/* The text of a link, with a blank between it and the address behind it. */
const char *
set_before_address(struct set *set, const char *text)
{
	struct buf out = { 0 };

	if (!set_is_shown(set->block->url) || text[0] == '\0')
		return text;
	buf_printf(&out, "%s ", text);
	return sheet_keep(set->sheet, &out);
}

void
set_link(struct set *set)
{
	const struct doc_block *block = set->block;
	struct set_text text = { .label.node = TREE_NONE, .end = set->far, .type = set_type(set, set_before_address(set, block->text)) };
	const size_t home = set_home(set, &text.start), first = set->sheet->piece_count;
	const bool shown = set_is_shown(block->url) || block->text[0] == '\0', has_text = block->text[0] != '\0';
	const QRcode *code = block->qr && set->code == NULL ? sheet_draw_code(set->sheet, block->url) : NULL;
	double module;
	size_t link, node = set_node(set, "P", home);

	if (code != NULL)
		text.end -= code_room(code, &module);
	link = tree_add(&set->sheet->tree, "Link", node);
	set->sheet->tree.nodes[link].url = block->url;
	text.gap = set_gap(set, set->code != NULL ? 0.15 : set->before != NULL && set->before->kind == DOC_LINK ? 0.4 : 0.5);
	text.node = shown ? node : link;
	if (has_text)
		set_lines(set, &text);
	text.node = link;
	/* An address without words stands beside the one before it, where both are of the same thing. */
	if (!has_text && (set->code == NULL || set->before == NULL || set->before->kind != DOC_LINK))
		set->end_piece = TREE_NONE;
	if (shown)
		set_address(set, &text, first, has_text ? 0 : em(set, BETWEEN));
	if (code != NULL)
		put_code(set, home, first, block, code);
}
