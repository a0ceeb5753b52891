/* set_parts.c - the blocks that are more than lines: bars, messages with lines to write on; links and codes are set_link.c's. */
#include "pdf/set.h"

#include <string.h>

#include "pdf/pdf.h"

/* ---- Bars --------------------------------------------------------------------------------------------------- */

/* Of the line's length: where the bar begins, where its note does. */
#define BAR_AT 0.6
#define NOTE_AT 0.84
/* The bar's height [em]. */
#define BAR_HEIGHT 0.62

/* What the bar says in words, with a blank before it, so that whoever hears it hears two words; NULL if no memory. */
static PangoLayout *
note_layout(struct set *set)
{
	const struct doc_block *block = set->block;
	struct buf text = { 0 };
	struct type_text type;

	if (block->note != NULL)
		buf_printf(&text, " %s", set_note(set, "", ""));
	else
		buf_printf(&text, " %u/%u", (unsigned)block->part, (unsigned)block->whole);
	type = set_type(set, sheet_keep(set->sheet, &text));
	return sheet_layout(set->sheet, &type);
}

static double
width_of(PangoLayout *layout)
{
	PangoRectangle logical;

	pango_layout_get_extents(layout, NULL, &logical);
	return (double)logical.width / PANGO_SCALE;
}

/* Beside the last line of the label, on its baseline: the bar, an ornament, and the note. */
static void
put_bar(struct set *set, const struct set_text *label, PangoLayout *note)
{
	const double room = set->far - label->start, baseline = set->sheet->marks[set->sheet->mark_count - 1].top;
	struct mark *mark = sheet_mark(set->sheet, MARK_BAR, TREE_NONE);

	if (mark == NULL)
		return;
	mark->start = label->start + room * BAR_AT;
	mark->width = room * (NOTE_AT - BAR_AT) - em(set, 0.8);
	mark->height = em(set, BAR_HEIGHT);
	mark->top = baseline - em(set, 0.67);
	mark->part = set->block->part;
	mark->whole = set->block->whole;
	if (note == NULL || (mark = sheet_mark(set->sheet, MARK_TEXT, label->node)) == NULL)
		return;
	mark->line = pango_layout_get_line_readonly(note, 0);
	mark->start = label->start + room * NOTE_AT;
	mark->width = width_of(note);
	mark->top = baseline;
}

/* The label and its note in one text, where the note is too long to stand beside the bar. */
static struct type_text
joined(struct set *set)
{
	struct buf text = { 0 };

	buf_printf(&text, "%s %s", set->block->text, set_note(set, "", ""));
	return set_type(set, sheet_keep(set->sheet, &text));
}

void
set_bar(struct set *set)
{
	struct set_text text = { .label.node = TREE_NONE, .gap = set_gap(set, 0.25), .type = set_type(set, set->block->text) };
	PangoLayout *note = note_layout(set);
	double room;
	size_t label;

	text.node = set_point(set, &label);
	text.start = set->lists[set->depth - 1].start;
	room = set->far - text.start;
	text.end = text.start + room * BAR_AT - em(set, 0.8);
	if (note != NULL && width_of(note) > room * (1 - NOTE_AT)) {
		text.type = joined(set);
		note = NULL;
	}
	if (set_lines(set, &text) != NULL && set->sheet->mark_count > 0)
		put_bar(set, &text, note);
}

/* ---- Messages ----------------------------------------------------------------------------------------------- */

/* From the side line to the text [em]. */
#define MESSAGE_ROOM 0.9

/* A line of the message, which may take several on paper; one that begins with "- " is a point of a list. */
static void
put_message_line(struct set *set, struct set_text *text, const char *line, size_t *list)
{
	struct tree *tree = &set->sheet->tree;
	const size_t quote = text->node;
	const bool is_item = strncmp(line, "- ", 2) == 0;
	const double start = text->start;

	text->label.node = TREE_NONE;
	if (is_item) {
		struct type_text label = set_type(set, "\xE2\x80\xA2");
		size_t point;

		*list = *list != TREE_NONE ? *list : tree_add(tree, "L", quote);
		tree->nodes[*list].numbering = "Disc";
		point = tree_add(tree, "LI", *list);
		text->label.node = tree_add(tree, "Lbl", point);
		text->label.layout = sheet_layout(set->sheet, &label);
		text->label.start = start;
		text->start += em(set, 1.05);
		text->node = tree_add(tree, "LBody", point);
	} else {
		*list = TREE_NONE;
		text->node = tree_add(tree, "P", quote);
	}
	text->type = set_type(set, is_item ? line + 2 : line);
	if (text->type.text[0] != '\0')
		set_lines(set, text);
	text->start = start;
	text->node = quote;
}

/* A letter that takes more than a page is parted between its paragraphs, but not its first and its last lines: to whom, and thanks with a line to sign on and one for the day. */
enum { MESSAGE_BEGIN = 2, MESSAGE_END = 3 };

/* Its gaps may shrink to so much to spare it that. */
#define CLOSE_GAPS 0.35

/* Whether the pieces from `first` on, and those before them that stay with them, have room on a page, if need be with the gaps between those from `first` on closer. */
static bool
make_fit(struct sheet *sheet, size_t first)
{
	double room = sheet->bottom - PAGE_TOP, gaps = 0, by;
	size_t i;

	for (i = first; i > 0 && sheet->pieces[i - 1].keep != KEEP_NOT; i--)
		room -= sheet->pieces[i - 1].height + (i > 1 && sheet->pieces[i - 2].keep != KEEP_NOT ? sheet->pieces[i - 1].gap : 0);
	for (i = first; i < sheet->piece_count; i++) {
		room -= sheet->pieces[i].height;
		gaps += sheet->pieces[i].gap;
	}
	if (gaps <= room)
		return true;
	by = room / gaps;
	for (i = first; i < sheet->piece_count && by >= CLOSE_GAPS; i++)
		sheet->pieces[i].gap *= by;
	return by >= CLOSE_GAPS;
}

/* The line down the side, beside every piece from `first` on; a letter is handed over, and is not parted where it fits on a page. */
static void
put_side(struct set *set, size_t first, double start)
{
	struct sheet *sheet = set->sheet;
	const bool fits = make_fit(sheet, first);
	size_t i;

	for (i = first; i < sheet->piece_count; i++) {
		/* Lines of one paragraph have no gap. */
		if (sheet->pieces[i].keep == KEEP_NOT &&
		    (fits || i + 1 < first + MESSAGE_BEGIN || i + MESSAGE_END >= sheet->piece_count || sheet->pieces[i + 1].gap <= 0))
			sheet->pieces[i].keep = KEEP_WISH;
		sheet->pieces[i].has_side = true;
		sheet->pieces[i].side = start;
		sheet->pieces[i].message = first;
	}
	if (sheet->piece_count > first)
		sheet->pieces[sheet->piece_count - 1].keep = KEEP_NOT;
}

static bool
ends_in_blank(const char *line)
{
	const size_t len = strlen(line);

	return len > 0 && line[len - 1] == '_';
}

void
set_message(struct set *set)
{
	struct set_text text = { .end = set->far };
	const size_t home = set_home(set, &text.start), first = set->sheet->piece_count;
	const double side = text.start;
	const char *at = set->block->text;
	size_t list = TREE_NONE;

	text.gap = set_gap(set, 0.7);
	text.start += em(set, MESSAGE_ROOM);
	text.node = set_node(set, "BlockQuote", home);
	while (*at != '\0') {
		const size_t len = strcspn(at, "\n");
		const char *line;

		if (len == 0) {
			text.gap = em(set, 0.75);
		} else {
			line = set_blanks(set, at, len);
			put_message_line(set, &text, line, &list);
			/* Room for a hand above the line that is written on next. */
			text.gap = em(set, ends_in_blank(line) ? 0.45 : 0.15);
		}
		at += len + (at[len] == '\n');
	}
	put_side(set, first, side);
}
