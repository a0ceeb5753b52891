/* set_list.c - points of lists: which list a block belongs to, by its level, and what stands before its text; what stands deeper than a point belongs to it. */
#include "pdf/set.h"

#include <stdio.h>
#include <string.h>

#include "pdf/pdf.h"

/* What a label takes before its point's text [em]. */
#define BOX_ROOM 1.5
#define STEP_ROOM 1.75
#define ITEM_ROOM 1.05

bool
set_is_point(enum doc_kind kind)
{
	return kind == DOC_ITEM || kind == DOC_STEP || kind == DOC_TICK || kind == DOC_BAR;
}

void
set_close_lists(struct set *set, int level)
{
	while (set->depth > 0 && set->lists[set->depth - 1].level >= level)
		set->depth--;
}

size_t
set_home(struct set *set, double *start)
{
	set_close_lists(set, set->block->level);
	*start = set->depth > 0 ? set->lists[set->depth - 1].start : set->edge;
	return set->depth > 0 ? set->lists[set->depth - 1].body : set->container;
}

/* The highest number of the list of steps that begins here. */
static uint32_t
last_number(const struct set *set)
{
	const struct doc_block *end = set->doc->blocks + set->doc->count, *block;
	uint32_t last = set->block->number;

	for (block = set->block + 1; block < end && (block->level > set->block->level || (block->kind == DOC_STEP && block->number > last)); block++)
		if (block->level == set->block->level)
			last = block->number;
	return last;
}

/* What the labels of a list that begins here take [pt]. */
static double
label_room(const struct set *set)
{
	switch (set->block->kind) {
	case DOC_TICK:
		return set->block->code != NULL ? set_code_room(set) : em(set, BOX_ROOM);
	case DOC_STEP:
		return em(set, last_number(set) > 99 ? STEP_ROOM + 0.6 : STEP_ROOM);
	case DOC_ITEM:
		return em(set, ITEM_ROOM);
	default:
		return 0;
	}
}

/* Whether the block goes on with the innermost list. */
static bool
goes_on(const struct set *set)
{
	const struct set_list *last = set->depth > 0 ? &set->lists[set->depth - 1] : NULL;
	const bool begins_anew = set->block->kind == DOC_STEP && set->block->number == 1;

	return last != NULL && last->level == set->block->level && last->kind == set->block->kind && !begins_anew;
}

size_t
set_point(struct set *set, size_t *label)
{
	static const char *const numbering[] = { [DOC_ITEM] = "Disc", [DOC_STEP] = "Decimal", [DOC_TICK] = "None", [DOC_BAR] = "None" };
	struct set_list *last;
	size_t home, point;
	double start;

	set_close_lists(set, set->block->level + 1);
	if (!goes_on(set)) {
		home = set_home(set, &start);
		last = &set->lists[set->depth < LISTS_MAX ? set->depth++ : LISTS_MAX - 1];
		last->kind = set->block->kind;
		last->level = set->block->level;
		last->list = tree_add(&set->sheet->tree, "L", home);
		last->room = label_room(set);
		last->start = start + last->room;
		set->sheet->tree.nodes[last->list].numbering = numbering[set->block->kind];
	}
	last = &set->lists[set->depth - 1];
	point = set_node(set, "LI", last->list);
	*label = set->block->kind == DOC_BAR ? TREE_NONE : tree_add(&set->sheet->tree, "Lbl", point);
	last->body = tree_add(&set->sheet->tree, "LBody", point);
	return last->body;
}

/* Whether the next block stands deeper: it belongs to this point. */
bool
set_has_more(const struct set *set)
{
	const struct doc_block *after = set->after;

	return set_is_point(set->block->kind) && after != NULL && after->level > set->block->level && after->kind != DOC_HEADING &&
	    after->kind != DOC_CARD;
}

static PangoLayout *
label_layout(struct set *set)
{
	char number[16];
	struct type_text type;

	if (set->block->kind == DOC_TICK)
		return NULL;
	snprintf(number, sizeof(number), "%u.", (unsigned)set->block->number);
	type = set_type(set, set->block->kind == DOC_STEP ? number : "\xE2\x80\xA2");
	return sheet_layout(set->sheet, &type);
}

/* The text with its note in brackets; it is bold where what follows belongs to it. */
static struct type_text
noted(struct set *set)
{
	const bool bold = set->block->kind == DOC_TICK && set_has_more(set);
	struct type_text type = set_type(set, set->block->url != NULL ? set_before_address(set, set->block->text) : set->block->text);
	struct buf text = { 0 };

	type.bold_until = bold ? (int)strlen(type.text) : 0;
	if (set->block->note == NULL)
		return type;
	buf_printf(&text, "%s %s", type.text, set_note(set, "(", ")"));
	type.text = sheet_keep(set->sheet, &text);
	return type;
}

/* ---- Boxes beside one another ------------------------------------------------------------------------------- */

/* More than so many columns would be hard to follow; fewer boxes than that stand under one another. */
enum { COLUMNS_MAX = 3, COLUMNS_FROM = 4 };
/* Between two of them [em]. */
#define COLUMN_GAP 0.9

static bool
is_coded(const struct doc_block *block)
{
	return block != NULL && block->kind == DOC_TICK && block->code != NULL;
}

/* How many of the boxes from this one on may stand beside one another, so that each has one line. */
static int
count_columns(struct set *set, double start)
{
	const struct doc_block *first = set->block, *end = set->doc->blocks + set->doc->count;
	const double room = set->far - start;
	double widest = 0;
	int count = 0, columns;

	for (; set->block < end && is_coded(set->block) && set->block->level == first->level; set->block++) {
		struct type_text type = set_type(set, set->block->text);
		PangoLayout *layout = sheet_layout(set->sheet, &type);
		PangoRectangle logical = { 0 };
		double width;

		if (layout != NULL)
			pango_layout_get_extents(layout, NULL, &logical);
		width = set_code_room(set) + (double)logical.width / PANGO_SCALE + em(set, COLUMN_GAP);
		widest = width > widest ? width : widest;
		count++;
	}
	set->block = first;
	columns = (int)((room + em(set, COLUMN_GAP)) / widest);
	if (count < COLUMNS_FROM || columns < 1)
		return 1;
	return columns > COLUMNS_MAX ? COLUMNS_MAX : columns;
}

/* Where the box stands in its row; false where it begins one. */
static bool
goes_beside(struct set *set, bool again, double start)
{
	if (!is_coded(set->block)) {
		set->columns = 1;
		return false;
	}
	if (!again || !is_coded(set->before)) {
		set->columns = count_columns(set, start);
		set->column = 0;
		return false;
	}
	set->column = (set->column + 1) % set->columns;
	return set->column > 0;
}

void
set_item(struct set *set)
{
	const bool again = goes_on(set), large = set->block->kind == DOC_TICK && set_has_more(set);
	double room;
	size_t first;
	struct set_text text = { .gap = set_gap(set, large ? 0.8 : is_coded(set->block) ? 0.18 : again ? 0.15 : 0.25), .end = set->far };

	set_point(set, &text.label.node);
	text.node = tree_add(&set->sheet->tree, "P", set->lists[set->depth - 1].body);
	text.start = set->lists[set->depth - 1].start;
	/* All steps of a list take as much, and how much takes a look at each. */
	room = set->block->kind == DOC_STEP ? set->lists[set->depth - 1].room : label_room(set);
	text.beside = goes_beside(set, again, text.start - room);
	if (set->columns > 1) {
		const double begin = text.start - room, width = (set->far - begin) / set->columns;

		text.start += width * set->column;
		text.end = begin + width * (set->column + 1);
	}
	text.type = noted(set);
	text.label.layout = label_layout(set);
	text.label.ticked = set->block->ticked;
	text.label.coded = set->block->code != NULL && set->block->kind == DOC_TICK;
	text.label.start = text.start - room;
	if (text.label.coded)
		set->sheet->tree.nodes[text.label.node].actual = set_box_name(set);
	else if (set->block->kind == DOC_TICK)
		set->sheet->tree.nodes[text.label.node].actual = set->block->ticked ? set->sheet->request->done : set->sheet->request->todo;
	first = set->sheet->piece_count;
	if (set->block->url != NULL && !set_is_shown(set->block->url)) {
		text.node = tree_add(&set->sheet->tree, "Link", text.node);
		set->sheet->tree.nodes[text.node].url = set->block->url;
	}
	set_lines(set, &text);
	if (set->block->url != NULL && set_is_shown(set->block->url)) {
		text.node = tree_add(&set->sheet->tree, "Link", text.node);
		set->sheet->tree.nodes[text.node].url = set->block->url;
		set_address(set, &text, first, 0);
	}
}
