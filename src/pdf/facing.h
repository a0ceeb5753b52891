/* facing.h - inside pdf: reasons on the left page, what they are for on the right. */
#ifndef CLOSEKNIT_PDF_FACING_H
#define CLOSEKNIT_PDF_FACING_H

#include "pdf/sheet.h"

/* The part of a document that has reasons beside it: its own pieces stand on right-hand pages only, the reasons on the pages before those. */
struct facing {
	struct sheet *sheet;
	size_t mains;		/* pieces that are no reasons: they come first */
	size_t begin, end;	/* the part, among them; TREE_NONE: there is none */
	bool is_open;		/* pages are being parted in it */
	double room;		/* for reasons on a page [pt] */
	double top;		/* and where they begin, under what says what they are [pt] */
};

/* facing_begin(facing, sheet): put reasons behind all other pieces; each piece with reasons learns how high they are. */
void facing_begin(struct facing *, struct sheet *);
/* facing_height(sheet, first, end): how high the reasons of those pieces are [pt]. */
double facing_height(const struct sheet *, size_t first, size_t end);
/* facing_make_room(facing, first, end, page): the page, or a later right-hand one, for pieces whose reasons take more than the page before it. */
size_t facing_make_room(const struct facing *, size_t first, size_t end, size_t page);
/* facing_place(facing): the reasons to their pages; then all pieces in the order of pages. */
void facing_place(struct facing *);

#endif
