/* sheet.h - a checklist on paper: which boxes it has, their codes, when a question is to be skipped, and codes read back into answers. */
#ifndef CLOSEKNIT_SHEET_H
#define CLOSEKNIT_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <closeknit/base.h>

struct audit;
struct pack;

/*
 * A box to tick: an option of an item.  Where a `many` question has no exclusive option, one box more stands for "nothing of this", so that nothing ticked can
 * always mean "not answered".  Private questions have no box: nothing of their answers is written anywhere.
 */
struct sheet_box {
	uint32_t item;		/* row of pack->items */
	uint32_t option;	/* row of pack->options; PACK_NONE: nothing of this */
};

/* The most boxes a sheet may have: a hundred pages of them.  A checklist with more cannot be put on paper. */
enum { SHEET_BOXES_MAX = 20000 };
/* The most items it may have, asked or not: each condition is looked at once for each. */
enum { SHEET_ITEMS_MAX = 20000 };
/* The most parts that its conditions may have together, each counted for each repeat: a hostile checklist must not fill memory. */
enum { SHEET_PARTS_MAX = 1 << 20 };

/* What has to be so for an item to be asked, with all that the pack alone decides worked out: no "$item" is left, and no part that cannot hold. */
enum sheet_logic {
	SHEET_ALWAYS, SHEET_NEVER,
	SHEET_TICKED,		/* one of the options is ticked */
	SHEET_NOT_TICKED,	/* none of them is */
	SHEET_ALL, SHEET_ANY,	/* of the parts: two or more, each another logic than this */
};
struct sheet_when {
	enum sheet_logic logic;
	uint32_t question;		/* of the options: row of pack->questions */
	uint32_t item;			/* of which repeat: row of pack->items; PACK_NONE: any of several */
	const uint32_t *options;	/* rows of pack->options */
	size_t count;			/* of options, or of parts */
	const struct sheet_when *parts;
};

/*
 * Invariants: boxes stand in the order of the questions as written (a question's repeats together), options as written; numbers rise from 1 in that order.  The
 * pack outlives the sheet.
 */
struct sheet {
	const struct pack *pack;
	struct arena arena;
	bool *asked;			/* by item: whether any answers at all lead to it */
	uint32_t *numbers;		/* by question: what it is called on paper, from 1; 0: it is never asked */
	struct sheet_box *boxes;
	size_t box_count;
	uint32_t *first_box;		/* by item: where its boxes begin; those of items that have none too */
	const struct sheet_when *whens;	/* by item */
	uint32_t *codes;		/* by box: its code as a number */
	uint32_t *found;		/* by such a number: 1 + the box, or 0 */
	int pairs;			/* how many pairs of a digit and a letter a code has */
	uint32_t seed;			/* what the codes are drawn with, made of the checklist's id, serial and all its ids */
	uint32_t parts;			/* of conditions, worked out so far */
};

/* sheet_new(pack, err): the sheet of a pack.  NULL with `err` set: too many boxes for paper (ERR_UNUSABLE), no memory. */
struct sheet *sheet_new(const struct pack *, struct err *);
void sheet_free(struct sheet *);
/* sheet_when(sheet, item): when it is asked; for a repeat, beside its option being ticked. */
const struct sheet_when *sheet_when(const struct sheet *, uint32_t item);
/* sheet_box(sheet, item, option): the box of that option (PACK_NONE: of "nothing of this"), or SIZE_MAX. */
size_t sheet_box(const struct sheet *, uint32_t item, uint32_t option);
/* sheet_has_none(sheet, question): whether it has a box more than its options. */
bool sheet_has_none(const struct sheet *, uint32_t question);
/* sheet_repeats(sheet, question): how many of its items can be asked. */
uint32_t sheet_repeats(const struct sheet *, uint32_t question);
/* sheet_steers(sheet, question): whether its answer decides what else is asked. */
bool sheet_steers(const struct sheet *, uint32_t question);

/* ---- Codes: closeknit-pack(5), CODES ------------------------------------------------------------------------ */

/* The longest code with a NUL [bytes]. */
enum { SHEET_CODE_MAX = 9 };
/* sheet_code(sheet, box, code): "7K3R": pairs of a digit and a letter. */
void sheet_code(const struct sheet *, size_t box, char code[SHEET_CODE_MAX]);
/* sheet_head(pack, code): the code of the sheet itself, "K7R3T5": pairs of a letter and a digit; it tells checklist and serial. */
void sheet_head(const struct pack *, char code[SHEET_CODE_MAX]);

/* ---- Codes read back ---------------------------------------------------------------------------------------- */

enum sheet_fault {
	SHEET_UNKNOWN,		/* no box has that code */
	SHEET_TWO,		/* a second answer where there is one only; the box before it is in near[0] */
	SHEET_ALONE,		/* "none of these" beside another */
	SHEET_HEAD_OTHER,	/* the code of another checklist's sheet */
	SHEET_HEAD_SERIAL,	/* of an older or newer one of this checklist; its serial is in `serial` */
	SHEET_HEAD_BAD,		/* looks like a sheet's code, and is none */
};
enum { SHEET_NEAR = 3, SHEET_SHOWN_MAX = 24 };
struct sheet_complaint {
	enum sheet_fault fault;
	size_t line;			/* from 1 */
	char text[SHEET_SHOWN_MAX];	/* what was typed, fit to show, cut short */
	size_t box;			/* that it is about; SIZE_MAX: none */
	size_t near[SHEET_NEAR];	/* boxes with codes like it, or that it contradicts */
	size_t near_count;
	bool near_head;			/* the code of this checklist's own paper is like it */
	int32_t serial;			/* [serial] about which it is */
};

/* What has been read so far.  All zero is nothing. */
struct sheet_reading {
	bool has_head;			/* the code of this sheet was among it */
	bool *ticked;			/* by box */
	size_t tick_count;
	size_t line;			/* lines read */
	struct sheet_complaint *complaints;
	size_t count;
	size_t more;			/* complaints that are not kept: there were too many */
};
/*
 * sheet_read(sheet, reading, text, len, err): read codes out of some text and tick their boxes: capitals or not, with blanks, commas, hyphens and dots between or within them or
 * not at all, and line ends between them; S for 5, Z for 2, B for 8, G for 6.  What cannot be ticked goes into reading->complaints; all else counts.  0; or -1, no memory.
 */
int sheet_read(const struct sheet *, struct sheet_reading *, const char *text, size_t len, struct err *);
/* sheet_untick(reading, box): take a tick back; whether there was one. */
bool sheet_untick(struct sheet_reading *, size_t box);
void sheet_reading_clear(struct sheet_reading *);
/*
 * sheet_answer(sheet, reading, audit, err): the answers of all items that have a tick, in place of any earlier ones; others stay.  An item that is hidden keeps its answer, as it
 * does in the walk.  0; or -1, no memory.
 */
int sheet_answer(const struct sheet *, const struct sheet_reading *, struct audit *, struct err *);
/* sheet_answer_item(sheet, reading, item, audit, err): the same for one item; with no tick it is unanswered. */
int sheet_answer_item(const struct sheet *, const struct sheet_reading *, uint32_t item, struct audit *, struct err *);

#endif
