/* doc.h - the neutral document: what a plan or a help page says, in order, before any format draws it. */
#ifndef CLOSEKNIT_DOC_H
#define CLOSEKNIT_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <closeknit/base.h>

enum doc_kind {
	DOC_HEADING,	/* text; level 1 to 4 */
	DOC_PARAGRAPH,	/* text */
	DOC_ITEM,	/* text: a point of a list; level 0 or 1 deep */
	DOC_STEP,	/* text: a numbered point; number from 1 */
	DOC_TICK,	/* text: something to tick off; ticked, note behind it ("3 minutes"); what follows at a deeper level belongs to it; with a code: a box to tick in a list of them */
	DOC_BAR,	/* text: a label; part of whole, note in words ("2 of 5") */
	DOC_LINK,	/* text: what it is; url: https: is shown behind it, tel: and mailto: are what the text itself leads to */
	DOC_MESSAGE,	/* text: to copy, with line ends and blanks ("____") to fill in */
	DOC_RULE,	/* a pause between parts */
	DOC_PAGE,	/* a new page, and a new part; level 1: a sheet of paper of its own, where both sides are printed; sides: what the part is made for */
	DOC_CARD,	/* a card begins, to cut out: text is its title, number its number, level its heading's; never broken over pages where it fits on one */
	DOC_CARD_END,	/* and ends; cards do not nest */
	DOC_ASIDE,	/* text: beside what stands before it: with a note, which says what it is ("Why we ask"), the reason for question `number`, which faces it on paper, on the left page; without one, what helps to answer */
	DOC_TABLE,	/* a table begins: text is its caption, number how many columns it has, 2 to 12; then only cells, row by row */
	DOC_CELL,	/* text, or a box with its code; the first row and the first cell of each row are heads; note: what a head stands for, in full; of the first: the same in words for where there are no columns */
	DOC_TABLE_END,	/* and ends, with a whole row; tables do not nest */
};

struct doc_block {
	enum doc_kind kind;
	int level;
	uint32_t number;		/* of a step, a card, an aside; columns of a table */
	uint32_t part, whole;		/* of a bar */
	uint32_t sides;			/* of a page: of paper that its part is made for, up to the next: where it would take more, it is set closer; 0: any */
	bool ticked;
	bool qr;			/* of a link: a QR code stands beside it where the format can draw one */
	const char *text, *note, *url;	/* NULL: none.  A url also of a point, where it is shown as that of a link is */
	const char *code;		/* of a box to tick: what is typed in for it; NULL: none */
	const char *language;		/* BCP 47, where it is not the document's; NULL: it is */
};

/* Blocks in order.  All texts are UTF-8, without control characters but for the LF of messages, and live in `arena`, or as long as the pack and the program's sentences they are of. */
struct doc {
	struct arena arena;
	struct doc_block *blocks;
	size_t count, cap;
	const char *language;	/* BCP 47 */
	const char *title;
	int32_t date;		/* its day [days]; DATE_NONE: none */
	const char *footer;	/* on each page beside its number: date, checklist, review, how to get large print; NULL: none */
	uint32_t sides;		/* the same of the first part, before any page */
	bool failed;		/* memory ran out: not whole */
};

void doc_init(struct doc *);
void doc_clear(struct doc *);
/* doc_add(doc, kind, level, format, ...): a block with that text; borrowed until the next, or NULL (then doc->failed). */
struct doc_block *doc_add(struct doc *, enum doc_kind, int level, const char *format, ...) CK_PRINTF(4, 5);
/* doc_text(doc, text): a copy that lives as long as the document; NULL if no memory (then doc->failed). */
const char *doc_text(struct doc *, const char *text);
/* doc_write(doc, out): add it as one line of JSON, "closeknit-doc/1" (closeknit-doc in closeknit-pack(5)), with an LF. */
void doc_write(const struct doc *, struct buf *out);
/* doc_read(doc, bytes, len, err): fill an initialised, empty document from such JSON; strict.  0, or -1 with `err` set and `doc` cleared and initialised. */
int doc_read(struct doc *, const char *bytes, size_t len, struct err *);
/* doc_is_address(text, len): whether it may be a url: https:, tel: or mailto:, at most 2000 bytes, of the characters that an address may hold (RFC 3986 2) and no format needs to escape. */
bool doc_is_address(const char *text, size_t len);
/* doc_is_language(tag, len): whether it has the shape of BCP 47: letters, digits and single hyphens, a letter first. */
bool doc_is_language(const char *tag, size_t len);
/* doc_is_rtl(tag): whether that language is written from right to left. */
bool doc_is_rtl(const char *tag);
/* doc_check(doc, err): 0, or -1 if memory ran out. */
int doc_check(const struct doc *, struct err *);

#endif
