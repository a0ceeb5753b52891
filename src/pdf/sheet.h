/* sheet.h - inside pdf: what is to be drawn, line by line, before and after it is known on which page. */
#ifndef CLOSEKNIT_PDF_SHEET_H
#define CLOSEKNIT_PDF_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pango/pangocairo.h>
#include <qrencode.h>

#include <closeknit/base.h>

#include "pdf/tree.h"
#include "pdf/type.h"

struct doc;
struct pdf_request;

/* A4: 210 x 297 mm [pt].  16 mm at the sides leave about 66 letters of 14 pt on a line; 16 mm at the top. */
#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89
#define PAGE_MARGIN 45.35
#define PAGE_TOP 45.35
/* Between a card's edge and what it says [em]; and where it is parted, between that edge and what it says there [pt]. */
#define CARD_PAD 0.8
#define CUT_ROOM 7

enum mark_kind {
	MARK_TEXT,	/* a line of a layout */
	MARK_BOX,	/* to tick, or ticked */
	MARK_BAR,	/* part of whole */
	MARK_QR,
	MARK_RULE,	/* a line across */
	MARK_FRAME,	/* around a cell */
};

/* Something drawn.  `start` is counted from the edge where a line begins: the left one, or right to left the right one. */
struct mark {
	enum mark_kind kind;
	size_t node;			/* of the tree; TREE_NONE: an ornament */
	double start, width;		/* from the margin [pt] */
	double top, height;		/* from the top of its piece [pt]; for text `top` is its baseline */
	double inset;			/* of text, from the left of its width [pt] */
	PangoLayoutLine *line;		/* borrowed from a layout of the sheet */
	const QRcode *code;		/* borrowed from the sheet */
	uint32_t part, whole;
	bool ticked;
};

/* How hard it is to part something from the next: a part of a card, under a heading of its own, is parted later than the card. */
enum keep { KEEP_NOT, KEEP_WISH, KEEP_PART, KEEP_MUST };

/* What no page end parts: a line, or what stands beside one another. */
struct piece {
	double gap;			/* above it, but not at the top of a page [pt] */
	double height;			/* [pt] */
	enum keep keep;			/* with the next */
	bool new_page, new_sheet;	/* begins one; and it is a right-hand one */
	bool aside;			/* a line of a reason: it stands on the page that faces its question */
	size_t anchor;			/* of which: the number of a piece, counted without reasons */
	double beside;			/* of a piece with reasons: how high they are [pt] */
	size_t early;			/* and how many pages before the one that faces it they begin */
	bool is_rule;			/* a line across */
	bool is_left_out;		/* filled by pages_part: such a line at the top of a page, where it would part nothing */
	size_t card;			/* which card is around it, from 1; 0: none */
	uint32_t number;		/* and what is printed on that; 0: none */
	double again;			/* of a row of a table: how high its head is, which stands above what goes on on another page too; 0: none [pt] */
	size_t head_mark, head_count;	/* and that head's marks */
	bool goes_on;			/* filled by pages_part: the first on its page of a card or a table that began before */
	bool has_side;			/* a line down its side: it is to be copied */
	double side;			/* where that line stands, from the margin [pt] */
	size_t message;			/* of which message: the number of its first piece */
	size_t first_mark, mark_count;
	const char *outline;		/* a heading for the list of contents; NULL: none */
	int outline_level;
	size_t page;			/* filled by pages_part: from 0 */
	double y;			/* and its top from the page's [pt] */
};

/* What begins with a page block, or stands before the first. */
struct part {
	uint32_t sides;			/* of paper that it is made for; 0: any */
	bool is_high;			/* some of its letters stand higher than Latin ones */
	enum fit fit;
	size_t pages;			/* filled by pages_part */
};

struct sheet {
	struct type type;
	struct tree tree;
	struct arena arena;
	bool rtl;			/* the document goes right to left */
	double size;			/* of body text [pt] */
	double space;			/* what gaps between blocks are counted in [pt] */
	const struct pdf_request *request;
	struct part *parts;		/* borrowed, in the document's order */
	const char *language, *title;	/* of the document; never empty */
	struct mark *marks;
	size_t mark_count, mark_cap;
	struct piece *pieces;
	size_t piece_count, piece_cap;
	PangoLayout **layouts;
	size_t layout_count, layout_cap;
	QRcode **codes;
	size_t code_count, code_cap;
	const char *aside_title;	/* what stands above the reasons; NULL: there are none */
	PangoLayout *aside_head;	/* filled by pages_part: the same, laid out; borrowed; NULL: none */
	size_t page_count;		/* filled by pages_part */
	PangoLayout *footer;		/* filled by foot_set; borrowed; NULL: none */
	double foot, bottom;		/* and where the footer begins, where the body ends, from the page's top [pt] */
	double again;			/* how high it is that says which card goes on [pt] */
	double foot_number;		/* and how far below the footer's begin the page's number stands [pt] */
	bool failed;			/* memory ran out: not whole */
};

/* sheet_begin(sheet, doc, request, parts, err): empty, with its fonts.  0, or -1 with `err` set.  `doc` and `request` are borrowed until sheet_end, `parts` while the pages are parted. */
int sheet_begin(struct sheet *, const struct doc *, const struct pdf_request *, struct part *parts, struct err *);
void sheet_end(struct sheet *);
/* sheet_layout(sheet, text): as type_layout, kept by the sheet; NULL if no memory. */
PangoLayout *sheet_layout(struct sheet *, const struct type_text *);
/* sheet_draw_code(sheet, url): its QR code, kept by the sheet; NULL if it is too long for one, or memory ran out (then sheet->failed). */
const QRcode *sheet_draw_code(struct sheet *, const char *url);
/* sheet_piece(sheet, gap, height): a new last piece, to which the marks that follow belong; NULL if no memory. */
struct piece *sheet_piece(struct sheet *, double gap, double height);
/* sheet_mark(sheet, kind, node): a new mark of the last piece; NULL if no memory. */
struct mark *sheet_mark(struct sheet *, enum mark_kind, size_t node);
/* sheet_fill(text, key, value, arena): `text` with "{key}" replaced; NULL if no memory. */
const char *sheet_fill(const char *text, const char *key, const char *value, struct arena *);
/* sheet_keep(sheet, text): what was written, in the sheet's memory, and `text` cleared; "" if memory ran out (then sheet->failed). */
const char *sheet_keep(struct sheet *, struct buf *text);
/* One that goes as its own first letter does, and the end of any (UAX #9 2.4): neither is drawn. */
#define ISOLATE_OWN "\xE2\x81\xA8"
#define ISOLATE_END "\xE2\x81\xA9"
/* sheet_own_way(sheet, text): on a page that goes right to left, `text` so that it goes as its own first letter does.  Lives as long as the sheet, or is `text`. */
const char *sheet_own_way(struct sheet *, const char *text);

/* foot_set(sheet, doc): what stands at the foot of each page, so that it is known how much room it leaves. */
void foot_set(struct sheet *, const struct doc *);
/* set_document(sheet, doc): every block as pieces, every tag in the tree; the foot is set. */
void set_document(struct sheet *, const struct doc *);
/* foot_draw(sheet, cr, page): that of `page`, from 0; an ornament is open. */
void foot_draw(struct sheet *, cairo_t *, size_t page);
/* again_set(sheet): how high it is that says which card goes on; the document is set. */
void again_set(struct sheet *);
/* again_draw(sheet, cr, first): which card goes on, above its first piece on this page; again_draw_blank(sheet, cr): that nothing stands on it.  An ornament is open. */
void again_draw(struct sheet *, cairo_t *, const struct piece *first);
void again_draw_blank(struct sheet *, cairo_t *);
/* pages_part(sheet): each piece to its page; the foot and what goes on are set. */
void pages_part(struct sheet *);
/* draw_pages(sheet, date, out, err): the pages as PDF, tagged run by run, before structure is written into it.  date: "2026-11-22T00:00:00Z" or NULL.  0 or -1. */
int draw_pages(struct sheet *, const char *date, struct buf *out, struct err *);
/* finish(sheet, date, drawn, out, err): the drawn PDF with its structure, languages, names and metadata.  0 or -1. */
int finish(const struct sheet *, const char *date, const struct buf *drawn, struct buf *out, struct err *);

#endif
