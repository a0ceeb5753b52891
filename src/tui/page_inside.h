/* page_inside.h - what the files that lay out a page share: lines and pieces of text. */
#ifndef CLOSEKNIT_PAGE_INSIDE_H
#define CLOSEKNIT_PAGE_INSIDE_H

#include "tui/page.h"

/* One block of text: where it stands, and how far right it may go. */
struct page_block {
	enum look look;
	int column;	/* from the window's edge [columns] */
	int width;	/* [columns] */
};

/* page_grow(page, rows, count, cap, size): room for one more of `size` bytes in *rows; false if no memory. */
bool page_grow(struct page *, void **rows, size_t count, size_t *cap, size_t size);
/* page_set_apart(page): where lines stand wide apart, the empty one before the next; page_add_line(page): a line, with that before it. */
void page_set_apart(struct page *);
void page_add_line(struct page *);
/* page_add_piece(page, column, look, text, len): a piece of text on the last line. */
void page_add_piece(struct page *, int column, enum look, const char *text, size_t len);
/* page_add_block(page, block, lead, text): lines of wrapped text, `lead` before the first and the others hanging behind it. */
void page_add_block(struct page *, struct page_block, const char *lead, const char *text);
/* page_spell(page, text, spelled): the text as this terminal can show it: itself, or its ASCII in `spelled`. */
const char *page_spell(const struct page *, const char *text, struct buf *spelled);
/* page_width_of(text): how wide it is [columns]. */
int page_width_of(const char *text);

#endif
