/* set.c - the blocks of a document as lines and tags, in order; lines are set_lines.c's, lists set_list.c's, bars, links and messages set_parts.c's, pages pages.c's. */
#include "pdf/set.h"

#include <stdio.h>
#include <string.h>

#include "pdf/pdf.h"

/* Headings by level: how large, also in large print, and the space above them [em]. */
static const struct { const char *tag; double scale, scale_large, gap; } headings[] = {
	{ "H1", 1.7, 1.45, 0 }, { "H1", 1.7, 1.45, 1.6 }, { "H2", 1.3, 1.2, 1.25 }, { "H3", 1.1, 1.05, 1.0 }, { "H4", 1.0, 1.0, 0.9 },
};

/* The space above a heading with a code beside it, and above one within a card [em]. */
#define CODED_GAP 0.7
/* Between the lines under a question on paper: for whom it is, what helps to answer [em]. */
#define UNDER_GAP 0.25
#define CARD_GAP 0.6

double
em(const struct set *set, double count)
{
	return set->sheet->size * count;
}

size_t
set_node(struct set *set, const char *tag, size_t parent)
{
	const size_t node = tree_add(&set->sheet->tree, tag, parent);
	const char *language = set->block->language;

	/* Whoever stands inside a node of that language need not say so again. */
	if (language != NULL && strcmp(language, set->doc->language) != 0)
		set->sheet->tree.nodes[node].language = language;
	return node;
}

struct type_text
set_type(struct set *set, const char *text)
{
	const char *language = set->block->language != NULL ? set->block->language : set->doc->language;

	if (strstr(text, "___") != NULL)
		text = set_blanks(set, text, strlen(text));
	if (doc_is_rtl(language))
		text = set_numbers(set, text);
	return (struct type_text){ .text = text, .language = language, .rtl_page = set->sheet->rtl };
}

double
set_gap(const struct set *set, double usual)
{
	const struct doc_block *before = set->before;

	if (before == NULL)
		return 0;
	return set->sheet->space * (before->kind == DOC_HEADING && usual > 0.4 ? 0.4 : usual);
}

void
set_paragraph(struct set *set)
{
	struct set_text text = { .label.node = TREE_NONE, .end = set->far, .type = set_type(set, set->block->text) };
	const size_t home = set_home(set, &text.start), first = set->sheet->piece_count;

	text.gap = set_gap(set, set->depth > 0 || set->card != 0 ? 0.2 : set->code != NULL ? 0.15 : set->has_asides && set->section >= 3 ? UNDER_GAP : 0.5);
	text.node = set_node(set, "P", home);
	set_lines(set, &text);
	if (first > 0 && set->sheet->piece_count > first && set_ends_point(set) && set->sheet->pieces[first - 1].keep == KEEP_NOT)
		set->sheet->pieces[first - 1].keep = KEEP_WISH;
}

/* A heading of that level, but never more than one deeper than the last (ISO 14289-1 7.4.2). */
static void
put_heading(struct set *set, int level, const char *number)
{
	struct set_text text = { .label.node = TREE_NONE, .start = set->edge, .end = set->far, .type = set_type(set, set->block->text) };
	const size_t first = set->sheet->piece_count;
	size_t i;

	level = level > set->level + 1 ? set->level + 1 : level;
	level = level > 4 ? 4 : level < 1 ? 1 : level;
	set->level = level;
	text.type.scale = set->sheet->request->large_print ? headings[level].scale_large : headings[level].scale;
	text.type.bold_until = -1;
	text.gap = set->before == NULL || set->block->kind == DOC_CARD ? 0 :
	    set->sheet->space * (set->code != NULL ? CODED_GAP : set->card != 0 ? CARD_GAP : headings[level].gap);
	text.node = set_node(set, headings[level].tag, set->container);
	if (number != NULL) {
		struct type_text label = set_type(set, number);
		PangoRectangle logical;

		label.scale = text.type.scale;
		label.bold_until = -1;
		if ((text.label.layout = sheet_layout(set->sheet, &label)) == NULL)
			return;
		pango_layout_get_extents(text.label.layout, NULL, &logical);
		text.label.node = text.node;
		text.label.start = text.start;
		text.start += (double)logical.width / PANGO_SCALE + em(set, 0.2);
	}
	set_lines(set, &text);
	for (i = first; i < set->sheet->piece_count; i++)
		set->sheet->pieces[i].keep = KEEP_MUST;
	if (first < set->sheet->piece_count && level <= 2) {
		set->sheet->pieces[first].outline = set->block->text;
		set->sheet->pieces[first].outline_level = level;
	}
}

static void
set_heading(struct set *set)
{
	set_close_lists(set, 0);
	if (set->block->level >= 3)
		set_section_begin(set);
	put_heading(set, set->block->level, NULL);
	set->section = set->level;
}

static void
set_card(struct set *set)
{
	char number[16];
	struct piece *top;

	set_close_lists(set, 0);
	/* With a blank, so that whoever hears it hears two words. */
	snprintf(number, sizeof(number), "%u. ", (unsigned)set->block->number);
	/* The room outside its edge is enough to cut in. */
	if ((top = sheet_piece(set->sheet, em(set, 0.9), em(set, CARD_PAD))) != NULL)
		top->keep = KEEP_MUST;
	set->card = ++set->cards;
	set->number = set->block->number;
	set->container = set_node(set, "Sect", TREE_ROOT);
	set->edge = em(set, CARD_PAD);
	set->far = PAGE_WIDTH - 2 * PAGE_MARGIN - em(set, CARD_PAD);
	if (top != NULL) {
		top->card = set->card;
		top->number = set->number;
	}
	if (set->block->text[0] != '\0')
		put_heading(set, set->block->level > 0 ? set->block->level : set->section + 1, set->block->number > 0 ? number : NULL);
}

static void
set_card_end(struct set *set)
{
	set_close_lists(set, 0);
	sheet_piece(set->sheet, 0, em(set, CARD_PAD));
}

static void
leave_card(struct set *set)
{
	if (set->sheet->piece_count > 0)
		set->sheet->pieces[set->sheet->piece_count - 1].keep = KEEP_NOT;
	set->card = 0;
	set->container = TREE_ROOT;
	set->edge = 0;
	set->far = PAGE_WIDTH - 2 * PAGE_MARGIN;
}

static void
set_rule(struct set *set)
{
	struct mark *mark;

	set_close_lists(set, 0);
	if (sheet_piece(set->sheet, em(set, 1), 1) == NULL || (mark = sheet_mark(set->sheet, MARK_RULE, TREE_NONE)) == NULL)
		return;
	mark->start = set->edge;
	mark->width = set->far - set->edge;
	set->sheet->pieces[set->sheet->piece_count - 1].is_rule = true;
}

static void
set_page(struct set *set)
{
	struct piece *piece;

	set_close_lists(set, 0);
	set->sheet->type.fit = set->sheet->parts[++set->part].fit;
	if ((piece = sheet_piece(set->sheet, 0, 0)) != NULL) {
		piece->new_page = true;
		piece->new_sheet = set->block->level > 0;
	}
}

/* By enum doc_kind. */
static void (*const setters[])(struct set *) = {
	[DOC_HEADING] = set_heading, [DOC_PARAGRAPH] = set_paragraph, [DOC_ITEM] = set_item, [DOC_STEP] = set_item, [DOC_TICK] = set_item,
	[DOC_BAR] = set_bar, [DOC_LINK] = set_link, [DOC_MESSAGE] = set_message, [DOC_RULE] = set_rule, [DOC_PAGE] = set_page,
	[DOC_CARD] = set_card, [DOC_CARD_END] = set_card_end, [DOC_ASIDE] = set_aside, [DOC_TABLE] = set_table, [DOC_CELL] = set_cell,
	[DOC_TABLE_END] = set_table_end,
};

/* Pieces of a card know it, and would stay together. */
static void
close_block(struct set *set, size_t first)
{
	struct sheet *sheet = set->sheet;
	size_t i;

	for (i = first; i < sheet->piece_count && set->card != 0; i++) {
		sheet->pieces[i].card = set->card;
		sheet->pieces[i].number = set->number;
		if (sheet->pieces[i].keep == KEEP_NOT)
			sheet->pieces[i].keep = KEEP_WISH;
	}
	if (sheet->piece_count > first && sheet->pieces[sheet->piece_count - 1].keep < set_keep_after(set))
		sheet->pieces[sheet->piece_count - 1].keep = set_keep_after(set);
	if (set->block->kind == DOC_CARD_END)
		leave_card(set);
}

/* A block with no text to draw would leave an empty tag. */
static bool
is_empty(const struct doc_block *block)
{
	return block->text[0] == '\0' && block->kind != DOC_RULE && block->kind != DOC_PAGE && block->kind != DOC_LINK && block->kind != DOC_CARD &&
	    block->kind != DOC_CARD_END && block->kind != DOC_TABLE && block->kind != DOC_CELL && block->kind != DOC_TABLE_END;
}

/* So much of a page and less is not parted from its small heading: one service's name, number and address. */
#define SECTION_MAX 0.35

/* A question with its boxes is parted only where it takes more than a page, what a card says of one thing where it takes most of one. */
#define QUESTION_MAX 0.85
#define PART_MAX 0.6

/* The pieces from `first` to before `end` as one, if they take no more of a page. */
static void
keep_section(struct sheet *sheet, size_t first, size_t end)
{
	double height = 0, most = first < end && sheet->pieces[first].card != 0 ? PART_MAX : SECTION_MAX;
	size_t i;

	/* Reasons that come last stand elsewhere: what is before them ends the section. */
	for (; end > first && sheet->pieces[end - 1].aside; end--)
		most = QUESTION_MAX;
	for (i = first; i < end; i++)
		if (!sheet->pieces[i].aside)
			height += sheet->pieces[i].gap + sheet->pieces[i].height;
	if (height > PAGE_HEIGHT * most)
		return;
	for (i = first; i + 1 < end; i++) {
		const enum keep keep = sheet->pieces[i].card != 0 ? KEEP_PART : KEEP_WISH;

		if (sheet->pieces[i].keep < keep)
			sheet->pieces[i].keep = keep;
	}
}

static void
end_section(struct set *set)
{
	if (set->small == TREE_NONE)
		return;
	set_section_end(set, set->small);
	keep_section(set->sheet, set->small, set->sheet->piece_count);
}

/* A section ends where the next heading, page or card begins, or a card ends; the beginning of a card is one too, and stays with the first heading within it. */
static void
close_section(struct set *set)
{
	const enum doc_kind kind = set->block->kind;
	struct piece *last = set->sheet->piece_count > 0 ? &set->sheet->pieces[set->sheet->piece_count - 1] : NULL;

	if (kind != DOC_HEADING && kind != DOC_PAGE && kind != DOC_CARD && kind != DOC_CARD_END)
		return;
	end_section(set);
	if (kind == DOC_HEADING && set->is_opening && last != NULL && last->keep < KEEP_PART)
		last->keep = KEEP_PART;
	set->is_opening = kind == DOC_CARD;
	set->small = kind == DOC_CARD || (kind == DOC_HEADING && set->block->level >= 3) ? set->sheet->piece_count : TREE_NONE;
	if (kind == DOC_HEADING)
		set->anchor = set->sheet->piece_count - set->asides;
}

void
set_document(struct sheet *sheet, const struct doc *doc)
{
	struct set set = { .sheet = sheet, .doc = doc, .far = PAGE_WIDTH - 2 * PAGE_MARGIN, .small = TREE_NONE, .end_piece = TREE_NONE };
	size_t i;

	sheet->type.fit = sheet->parts[0].fit;
	for (i = 0; i < doc->count; i++)
		set.has_asides = set.has_asides || set_is_facing(&doc->blocks[i]);
	for (i = 0; i < doc->count; i++) {
		const size_t first = sheet->piece_count;

		if (is_empty(&doc->blocks[i]))
			continue;
		set.block = &doc->blocks[i];
		close_section(&set);
		set.after = i + 1 < doc->count ? &doc->blocks[i + 1] : NULL;
		setters[set.block->kind](&set);
		set.asides += set_is_facing(set.block) ? sheet->piece_count - first : 0;
		close_block(&set, first);
		set.before = set.block->kind == DOC_PAGE ? NULL : set.block;
	}
	end_section(&set);
}
