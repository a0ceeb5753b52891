/* pages.c - which piece stands on which page, and how far down; what a piece is made of is set.c's matter, what faces it facing.c's. */
#include "pdf/facing.h"

#include <math.h>

/* So far down a page is still high up; and so far down, what follows may begin on the next without leaving this one nearly empty. */
#define HIGH_UP 0.4
#define FILLED 0.2

/* Where the next piece would go. */
struct pen {
	struct sheet *sheet;
	size_t page;
	double y;	/* [pt] */
	bool at_top;
	const struct facing *facing;
	double beside;	/* how high the reasons are that face this page [pt] */
};

static void
turn_page(struct pen *pen)
{
	if (!pen->at_top)
		pen->page += pen->facing->is_open ? 2 : 1;
	pen->beside = 0;
	pen->y = PAGE_TOP;
	pen->at_top = true;
}

/* What stands above that piece where it is the first on its page, of a card that bears a number or of a table, and did not begin it [pt]. */
static double
height_again(const struct sheet *sheet, size_t piece)
{
	if (piece > 0 && sheet->pieces[piece].number > 0 && sheet->pieces[piece - 1].card == sheet->pieces[piece].card)
		return sheet->again + CUT_ROOM;
	return sheet->pieces[piece].again;
}

/* The room below the pieces before `end` to the edge of a card that goes on behind them [pt]. */
static double
room_below(const struct sheet *sheet, size_t end)
{
	return end < sheet->piece_count && sheet->pieces[end].card != 0 && sheet->pieces[end].card == sheet->pieces[end - 1].card ? CUT_ROOM : 0;
}

/* How high the pieces from `first` to before `end` are, where they begin at the top of a page or not. */
static double
height_of(const struct sheet *sheet, size_t first, size_t end, bool at_top)
{
	double height = (at_top ? height_again(sheet, first) : 0) + room_below(sheet, end);
	size_t i;

	for (i = first; i < end; i++)
		height += sheet->pieces[i].height + (i == first && at_top ? 0 : sheet->pieces[i].gap);
	return height;
}

/* The first piece behind those that hold on to one another at least so hard. */
static size_t
end_of_group(const struct sheet *sheet, size_t first, size_t end, enum keep keep)
{
	while (first + 1 < end && sheet->pieces[first].keep >= keep)
		first++;
	return first + 1;
}

static void
place(struct pen *pen, struct piece *piece)
{
	double height;

	pen->beside += piece->beside;
	if (!pen->at_top)
		pen->y += piece->gap;
	/* Placed once more, it may stand elsewhere. */
	piece->is_left_out = pen->at_top && piece->is_rule;
	height = piece->is_left_out ? 0 : piece->height;
	piece->goes_on = pen->at_top && height > 0 && height_again(pen->sheet, (size_t)(piece - pen->sheet->pieces)) > 0;
	if (piece->goes_on)
		pen->y += height_again(pen->sheet, (size_t)(piece - pen->sheet->pieces));
	piece->page = pen->page;
	piece->y = pen->y;
	pen->y += height;
	/* What has no height is no reason to turn the page once more. */
	pen->at_top = pen->at_top && height <= 0;
}

/* What a group falls into where it is higher than a page: groups that hold on to one another harder, and at last pieces. */
static enum keep
falls_into(enum keep keep)
{
	return keep == KEEP_MUST ? KEEP_NOT : keep + 1;
}

/* Whether so high a group takes fewer pages where it begins at the top of one than from here on, or begins low. */
static bool
is_for_top(const struct pen *pen, double height)
{
	const double page = pen->sheet->bottom - PAGE_TOP, rest = pen->sheet->bottom - pen->y, used = pen->y - PAGE_TOP;

	return used > page * HIGH_UP || (used > page * FILLED && ceil(height / page) < 1 + ceil((height - rest) / page));
}

/* A group that fits stays whole, if need be on the next page.  One that is higher than a page falls apart. */
static void
place_group(struct pen *pen, size_t first, size_t end, enum keep keep)
{
	struct sheet *sheet = pen->sheet;
	const double page = sheet->bottom - PAGE_TOP;
	size_t i, next;

	if (!pen->at_top && pen->beside + facing_height(sheet, first, end) > pen->facing->room)
		turn_page(pen);
	pen->page = facing_make_room(pen->facing, first, end, pen->page);
	if (pen->y + height_of(sheet, first, end, pen->at_top) > sheet->bottom) {
		if (height_of(sheet, first, end, true) > page && end - first > 1 && keep != KEEP_NOT) {
			const enum keep inner = falls_into(keep);

			if (keep == KEEP_WISH && is_for_top(pen, height_of(sheet, first, end, true)))
				turn_page(pen);
			for (i = first; i < end; i = next) {
				next = inner != KEEP_NOT ? end_of_group(sheet, i, end, inner) : i + 1;
				place_group(pen, i, next, inner);
			}
			return;
		}
		turn_page(pen);
	}
	for (i = first; i < end; i++)
		place(pen, &sheet->pieces[i]);
}

/* A new page, where the piece asks for one: for a sheet of its own a right-hand one, and one with a free page before it where reasons are to face it. */
static void
begin_page(struct pen *pen, const struct piece *piece, bool faced)
{
	const bool right = faced || piece->new_sheet;

	if (piece->new_page || right)
		turn_page(pen);
	if (faced)
		pen->page++;
	if (right && pen->page % 2 != 0)
		pen->page++;
}

/* So much of a page and less is little to stand on one; the gaps may shrink to so much to spare it. */
#define LITTLE 0.4
enum { TIGHTER_STEPS = 7 };
#define TIGHTER_FIRST 0.85
#define TIGHTER_STEP 0.1

/* The pieces from `first` to before `end`, which begins a new page, from the pen on. */
static void
place_all(struct pen *pen, size_t first, size_t end)
{
	struct sheet *sheet = pen->sheet;
	size_t i, next;

	for (i = first; i < end; i = next) {
		next = end_of_group(sheet, i, end, KEEP_WISH);
		place_group(pen, i, next, KEEP_WISH);
	}
}

static void
scale_gaps(struct sheet *sheet, size_t first, size_t end, double by)
{
	for (; first < end; first++)
		sheet->pieces[first].gap *= by;
}

/* The same; where only a little would stand on the last page, the gaps shrink until it has room before, if that is enough. */
static void
place_tightly(struct pen *pen, size_t first, size_t end)
{
	const struct pen before = *pen;
	const double page = pen->sheet->bottom - PAGE_TOP;
	size_t pages;
	int step;

	place_all(pen, first, end);
	pages = pen->page;
	for (step = 0; pages > before.page && pen->page == pages && pen->y - PAGE_TOP < page * LITTLE && step < TIGHTER_STEPS; step++) {
		const double by = TIGHTER_FIRST - TIGHTER_STEP * step;

		scale_gaps(pen->sheet, first, end, by);
		*pen = before;
		place_all(pen, first, end);
		if (pen->page == pages)
			scale_gaps(pen->sheet, first, end, 1 / by);
	}
	if (pen->page == pages && step > 0) {
		*pen = before;
		place_all(pen, first, end);
	}
}

/* Where the part that begins with piece `first` ends: before the next that begins a page. */
static size_t
end_of_part(const struct facing *facing, size_t first)
{
	const struct piece *pieces = facing->sheet->pieces;

	for (first++; first < facing->mains && !pieces[first].new_page && !pieces[first].new_sheet; first++)
		if (first == facing->begin || first == facing->end)
			break;
	return first;
}

void
pages_part(struct sheet *sheet)
{
	struct facing facing;
	struct pen pen = { .sheet = sheet, .y = PAGE_TOP, .at_top = true, .facing = &facing };
	struct part *part = sheet->parts;
	size_t i, end;

	facing_begin(&facing, sheet);
	for (i = 0; i < facing.mains; i = end) {
		end = end_of_part(&facing, i);
		if (i == facing.end)
			facing.is_open = false;
		begin_page(&pen, &sheet->pieces[i], i == facing.begin);
		if (i == facing.begin)
			facing.is_open = true;
		place_tightly(&pen, i, end);
		part += sheet->pieces[i].new_page;
		part->pages = pen.page - sheet->pieces[i].page + 1;
	}
	sheet->page_count = pen.at_top && pen.page > 0 ? pen.page : pen.page + 1;
	facing_place(&facing);
}
