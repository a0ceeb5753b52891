/* set.h - inside pdf: setting one block after another: what set.c and set_parts.c share. */
#ifndef CLOSEKNIT_PDF_SET_H
#define CLOSEKNIT_PDF_SET_H

#include <closeknit/doc.h>

#include "pdf/sheet.h"

/* The deepest that lists are set in one another: doc_read takes no block deeper. */
enum { LISTS_MAX = 8 };

/* A list that is open. */
struct set_list {
	enum doc_kind kind;	/* of its points */
	int level;		/* of their blocks */
	size_t list, body;	/* nodes: of the list, of its last point's body */
	double start;		/* where that body's lines begin [pt] */
	double room;		/* what labels take before them [pt] */
};

struct set {
	struct sheet *sheet;
	const struct doc *doc;
	const struct doc_block *block, *before, *after;	/* the one being set; NULL at the ends */
	struct set_list lists[LISTS_MAX];
	int depth;		/* lists that are open */
	size_t container;	/* node of the card, else the root */
	double edge, far;	/* where lines begin and end in it [pt] */
	size_t card;		/* which card is open, from 1; 0: none */
	uint32_t number;	/* and what is printed on it */
	size_t cards;		/* how many there were */
	int level, section;	/* of the last heading; of the last that is no card's */
	size_t part;		/* of the document that is open */
	size_t small;		/* first piece of the small section that is open; TREE_NONE: none */
	bool is_opening;	/* and it is the beginning of a card */
	size_t anchor;		/* the piece that a reason belongs to: of the last small heading, counted without reasons */
	size_t asides;		/* pieces of reasons so far */
	bool has_asides;	/* the document has any */
	const struct doc_block *table;	/* that is open; NULL: none */
	size_t table_node;
	struct piece table_head;	/* its first row */
	double code_width, name_width;	/* of its widest code, of the widest word above its columns [pt] */
	double line_width, row_width;	/* of its widest head of a column, of a row, on one line with what stands around it [pt] */
	int columns, column;	/* of points with boxes that stand beside one another: how many, where the last one stands, from 0 */
	const QRcode *code;	/* beside the begin of that section; NULL: none.  Borrowed from the sheet */
	const struct doc_block *coded;	/* the link that it is of */
	size_t end_piece;	/* the piece that text was set in last; TREE_NONE: none */
	double end;		/* and where on its line that text ends [pt] */
};

/* What stands before the first line of a text. */
struct set_label {
	size_t node;		/* TREE_NONE: no label */
	PangoLayout *layout;	/* its text, or NULL: a box to tick */
	bool ticked, coded;	/* the box is ticked; it has a code */
	double start;		/* [pt] */
};

/* A text on its lines. */
struct set_text {
	size_t node;
	struct type_text type;	/* its width is filled here */
	bool is_low;		/* and this: whether type_is_low */
	double start, end;	/* where lines begin and must end [pt] */
	double gap;		/* above [pt] */
	bool beside;		/* a line on its own that stands beside the last one, in its piece */
	struct set_label label;
};

/* em(set, count): so many times the size of body text [pt]. */
double em(const struct set *, double count);
/* set_node(set, tag, parent): a node in the language of the block. */
size_t set_node(struct set *, const char *tag, size_t parent);
/* set_type(set, text): a text in the language of the block, its blanks long enough to write in. */
struct type_text set_type(struct set *, const char *text);
/*
 * set_lines(set, text): its lines as pieces, one each; no first line is left alone at a page's end, no last one at its top.  With text->type.indent the first stands on the line of the
 * last piece.  NULL if it has no room there, and nothing is set, or if no memory; else the layout.
 */
PangoLayout *set_lines(struct set *, const struct set_text *);
/* set_spoken(set, node, text): the node that the marks of the text belong to: that one, or one below it that says the text where its glyphs do not. */
size_t set_spoken(struct set *, size_t node, const char *text);
/* set_keep_after(set): how hard the block is to be parted from the next. */
enum keep set_keep_after(const struct set *);
/* set_ends_point(set): whether the paragraph is among those that end what belongs to a point: they would look lost on a page without the last of its steps. */
bool set_ends_point(const struct set *);
/* set_home(set): the node that a block belongs to, by its level; *start is where its lines begin [pt]. */
size_t set_home(struct set *, double *start);
/* set_point(set, gap): begin a point of a list, of the block's kind and level; opens and closes lists.  Its label's node in *label, its body's node returned. */
size_t set_point(struct set *, size_t *label);
/* set_gap(set, usual): the space above the block [pt], where `usual` [em] does not give way to what stands before it. */
double set_gap(const struct set *, double usual);

/* set_close_lists(set, level): those of that level and deeper are over. */
void set_close_lists(struct set *, int level);
/* set_is_point(kind): whether such a block is a point of a list. */
bool set_is_point(enum doc_kind);
/* set_has_more(set): whether the next block stands deeper than this point, and so belongs to it. */
bool set_has_more(const struct set *);
/* set_blanks(set, text, len): `len` bytes of text with its blanks ("____") long enough to write in; lives as long as the sheet. */
const char *set_blanks(struct set *, const char *text, size_t len);
/* set_note(set, before, after): the block's note, "" if none, between those two; on a page that goes right to left, it goes as its own first letter does.  Lives as long as the sheet. */
const char *set_note(struct set *, const char *before, const char *after);
/* set_said(set, text): the text without what set_numbers and set_note put into it; lives as long as the sheet. */
const char *set_said(struct set *, const char *text);
/* set_numbers(set, text): text that goes right to left, with its phone numbers going left to right; lives as long as the sheet. */
const char *set_numbers(struct set *, const char *text);

/* set_code(set): the code of the block, laid out. */
PangoLayout *set_code(struct set *);
/* set_code_room(set): what a box and its code take before a point's text [pt]. */
double set_code_room(const struct set *);
/* set_box_name(set): what the block's box is called when it is read aloud; lives as long as the sheet. */
const char *set_box_name(struct set *);
/* set_put_box(set, node, start, baseline): the box and the code of the block, as marks of the last piece. */
void set_put_box(struct set *, size_t node, double start, double baseline);

/* set_section_begin(set): where the heading set->block has prose and one code under it, the code will stand beside it: lines end before it. */
void set_section_begin(struct set *);
/* set_far(set, piece, gap): where lines end that begin with `piece`, so far below the one before it: beside the code of a section sooner than below it [pt]. */
double set_far(const struct set *, size_t piece, double gap);
/* set_section_end(set, first): the code beside the pieces from `first` on, if there is one. */
void set_section_end(struct set *, size_t first);
/* set_is_shown(url): whether an address is shown behind what it is of; else that leads to it. */
bool set_is_shown(const char *url);
/* set_before_address(set, text): `text`, and a blank where the block's address is shown behind it; lives as long as the sheet. */
const char *set_before_address(struct set *, const char *text);
/*
 * set_address(set, text, first, gap): the block's address as text->node between text->start and text->end: behind the line that ends last, `gap` [pt] from it, or if
 * it has no room there, on lines of its own, not parted from the pieces from `first` on.
 */
void set_address(struct set *, struct set_text *, size_t first, double gap);

/* Each sets set->block: set.c, set_list.c, set_link.c, set_parts.c, set_table.c. */
void set_paragraph(struct set *);
void set_item(struct set *);
void set_bar(struct set *);
void set_link(struct set *);
void set_message(struct set *);
void set_table(struct set *);
void set_cell(struct set *);
void set_table_end(struct set *);
void set_aside(struct set *);
/* set_is_facing(block): whether it is a reason, which stands on the page that faces its question. */
bool set_is_facing(const struct doc_block *);

#endif
