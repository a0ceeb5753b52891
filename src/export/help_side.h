/* help_side.h - how much a side of A4 holds, so that page breaks come where they should whoever lays it out. */
#ifndef CLOSEKNIT_HELP_SIDE_H
#define CLOSEKNIT_HELP_SIDE_H

#include <closeknit/doc.h>
#include <closeknit/pack.h>

struct export_options;
struct side;

/* A side being filled. */
struct filling {
	struct doc *doc;
	const struct pack *pack;
	const struct side *side;
	bool is_plain;	/* it leaves Urdu no room for Nastaliq (doc_block.sides) */
	bool is_close;	/* all the room is used that closer lines would leave (doc_block.sides) */
	size_t from;	/* where its blocks begin */
	int taken;	/* of it, by what did not fit on the side before [eighths of a line] */
};

/* help_side_of(options): one in large print, or the usual one. */
const struct side *help_side_of(const struct export_options *);
/* help_side_height(filling): what a side holds [eighths of a line]. */
int help_side_height(const struct filling *);
/* help_side_measure(filling, from): how high the document's blocks from `from` on are, near enough [eighths of a line]. */
int help_side_measure(const struct filling *, size_t from);
/* help_side_checked(filling): how high is what stands under the contacts: when they were looked at, and that they may have changed [eighths of a line]. */
int help_side_checked(const struct filling *);

#endif
