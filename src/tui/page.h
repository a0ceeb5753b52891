/* page.h - what a screen says, laid out in lines for one width: text in pieces, and the rows that can be chosen. */
#ifndef CLOSEKNIT_PAGE_H
#define CLOSEKNIT_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <closeknit/base.h>

#include "tui/canvas.h"

struct doc;

/* A run of text on a line. */
struct page_piece {
	uint32_t at, len;	/* in page->text [bytes] */
	int column;		/* from the window's left edge [columns] */
	enum look look;
};
struct page_line { uint32_t first_piece, piece_count; };
/* A row that can be chosen: some lines, and what its screen does then. */
struct page_row {
	uint32_t first_line, line_count;
	int act;		/* the screen's own */
	uint32_t value;		/* which option, item or action it stands for */
	bool has_box;		/* it begins with a box to tick */
};

/*
 * Laid out once for each change of what is said, not for each key: moving the cursor only draws it again.
 * Invariants: lines and their pieces stand in order; rows stand in the order of their lines and do not share one.
 */
struct page {
	bool utf8;		/* else all text is spelled in ASCII */
	bool airy;		/* there is room for empty lines */
	bool spaced;		/* lines stand wide apart, and cards keep things asunder: see page_space */
	int margin;		/* where text begins; the marker stands two before [columns] */
	int width;		/* of text, from the margin [columns] */
	struct buf text;
	struct page_line *lines;
	struct page_piece *pieces;
	struct page_row *rows;
	uint32_t *cards;	/* where each card but the first begins [lines], rising */
	size_t line_count, line_cap, piece_count, piece_cap, row_count, row_cap, card_count, card_cap;
	size_t initial;		/* the row where the cursor begins */
	const char *then;	/* what the last row is there for, said while it is still out of view; NULL: nothing; borrowed */
	size_t numbered;	/* how many rows from the first a digit reaches */
	struct buf title, status;	/* for the head of the screen */
	bool copies;		/* it has text that one may want to copy: the mouse is left to the terminal, which marks it */
	uint32_t answered, asked;	/* the share of the questions that is answered, for the rule under the head; 0 of 0: none is shown */
	bool failed;		/* memory ran out: not whole */
};

/* The prose measure: eyes lose the line in longer ones (DESIGN.md 6); and what a magnifier holds at once [columns]. */
enum { PAGE_MEASURE = 66, PAGE_MEASURE_SPACED = 40 };
/* page_between: before the first and behind the last column, and between the two [columns]. */
enum { HEAD_EDGE = 1, HEAD_GAP = 2 };

void page_clear(struct page *);
/* page_begin(page, columns, airy, utf8): empty it, keep its memory, and lay out for a window so wide [columns]. */
void page_begin(struct page *, int columns, bool airy, bool utf8);
/* page_space(page): for magnifiers: shorter lines, an empty one between any two, and cards; before anything is on the page. */
void page_space(struct page *);
/* page_card(page): what follows is another thing: where lines are spaced, it is not shown together with what stands before. */
void page_card(struct page *);
/* page_gap(page): an empty line, unless the page begins here or the line before is empty. */
void page_gap(struct page *);
/* page_air(page): the same where there is room for it. */
void page_air(struct page *);
/* page_say(page, look, indent, text): a paragraph, wrapped, `indent` [columns] from the margin; an LF ends a line, an empty line is a gap. */
void page_say(struct page *, enum look, int indent, const char *text);
/* page_point(page, indent, lead, text): the same with `lead` before its first line, the others hanging. */
void page_point(struct page *, int indent, const char *lead, const char *text);
/* page_option(page, row, lead, label, note): a row to choose: "[ ] " and its label, and at the right end a short note, or NULL. */
void page_option(struct page *, struct page_row, const char *lead, const char *label, const char *note);
/* page_act(page, act, label): the same with nothing but a label. */
void page_act(struct page *, int act, const char *label);
/* page_more(page, text): more lines for the row just made, under its label. */
void page_more(struct page *, const char *text);
/*
 * page_bar(page, label, label_columns, part, whole): a bar with its label before it (behind it where the window is narrow, over it where the widest label
 * of the list, `label_columns` wide, does not fit there), and "5 of 7" behind.
 */
void page_bar(struct page *, const char *label, int label_columns, uint32_t part, uint32_t whole);
/* page_between(page, columns, left, right): one line from edge to edge, `left` strong; where they do not fit beside each other, `right` goes first on a line of its own. */
void page_between(struct page *, int columns, const char *left, const char *right);
/* page_doc(page, doc, indent): a document's blocks. */
void page_doc(struct page *, const struct doc *, int indent);
/* page_is_narrow(page): whether bars and notes have to make do with less. */
bool page_is_narrow(const struct page *);

#endif
