/* facing.c - reasons to the page that faces what they are for; which page that is pages.c says. */
#include "pdf/facing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <closeknit/doc.h>

/* The head of such a page, of the size of body text; the space under it; what a page may lose where a line did not fit [em]. */
#define HEAD_SCALE 1.3
#define HEAD_GAP 0.4
#define LOST 1.5

/* ---- Order -------------------------------------------------------------------------------------------------- */

/* Reasons behind all others, each kind in its order. */
static bool
put_last(struct sheet *sheet, size_t *mains)
{
	struct piece *sorted = calloc(sheet->piece_count + 1, sizeof(*sorted));
	size_t i, at = 0;

	if (sorted == NULL)
		return false;
	for (i = 0; i < sheet->piece_count; i++)
		if (!sheet->pieces[i].aside)
			sorted[at++] = sheet->pieces[i];
	*mains = at;
	for (i = 0; i < sheet->piece_count; i++)
		if (sheet->pieces[i].aside)
			sorted[at++] = sheet->pieces[i];
	memcpy(sheet->pieces, sorted, sheet->piece_count * sizeof(*sorted));
	free(sorted);
	return true;
}

/* In the order of pages: both kinds are, each for itself. */
static void
put_in_order(struct sheet *sheet, size_t mains)
{
	struct piece *sorted = calloc(sheet->piece_count + 1, sizeof(*sorted));
	size_t main = 0, aside = mains, at = 0;

	if (sorted == NULL) {
		sheet->failed = true;
		return;
	}
	while (at < sheet->piece_count) {
		const bool take_aside = aside < sheet->piece_count && (main == mains || sheet->pieces[aside].page < sheet->pieces[main].page);

		sorted[at++] = sheet->pieces[take_aside ? aside++ : main++];
	}
	memcpy(sheet->pieces, sorted, sheet->piece_count * sizeof(*sorted));
	free(sorted);
}

/* ---- The part ----------------------------------------------------------------------------------------------- */

static void
set_head(struct facing *facing)
{
	struct sheet *sheet = facing->sheet;
	const struct type_text type = {
		.text = sheet->aside_title, .language = sheet->language, .scale = HEAD_SCALE, .bold_until = -1, .rtl_page = sheet->rtl,
		.width = PAGE_WIDTH - 2 * PAGE_MARGIN,
	};
	PangoRectangle logical = { 0 };

	if (sheet->aside_title != NULL && (sheet->aside_head = sheet_layout(sheet, &type)) != NULL) {
		/* One line, however much it says: what is left of the page is for the reasons. */
		pango_layout_set_ellipsize(sheet->aside_head, PANGO_ELLIPSIZE_END);
		pango_layout_get_extents(sheet->aside_head, NULL, &logical);
	}
	facing->top = PAGE_TOP + (double)logical.height / PANGO_SCALE + HEAD_GAP * sheet->size;
	facing->room = sheet->bottom - facing->top - LOST * sheet->size;
}

void
facing_begin(struct facing *facing, struct sheet *sheet)
{
	size_t i;

	*facing = (struct facing){ .sheet = sheet, .mains = sheet->piece_count, .begin = TREE_NONE, .end = TREE_NONE, .room = HUGE_VAL };
	for (i = 0; i < sheet->piece_count && !sheet->pieces[i].aside; i++)
		continue;
	if (i == sheet->piece_count)
		return;
	if (!put_last(sheet, &facing->mains)) {
		sheet->failed = true;
		return;
	}
	set_head(facing);
	for (i = facing->mains; i < sheet->piece_count; i++) {
		struct piece *reason = &sheet->pieces[i];

		/* What has no question before it faces the first piece there is. */
		if (reason->anchor >= facing->mains)
			reason->anchor = facing->mains > 0 ? facing->mains - 1 : 0;
		if (facing->mains > 0)
			sheet->pieces[reason->anchor].beside += reason->gap + reason->height;
	}
	/* From the page on that the first of them is on, to the next new page behind the last. */
	facing->begin = facing->mains > 0 ? sheet->pieces[facing->mains].anchor : TREE_NONE;
	while (facing->begin != TREE_NONE && facing->begin > 0 && !sheet->pieces[facing->begin].new_page)
		facing->begin--;
	facing->end = sheet->pieces[sheet->piece_count - 1].anchor + 1;
	while (facing->end < facing->mains && !sheet->pieces[facing->end].new_page)
		facing->end++;
}

double
facing_height(const struct sheet *sheet, size_t first, size_t end)
{
	double height = 0;
	size_t i;

	for (i = first; i < end; i++)
		height += sheet->pieces[i].beside;
	return height;
}

/* How many pages beyond one that takes, in pairs: the next of its kind. */
static size_t
pages_more(double height, double room)
{
	size_t more = 0;

	while (height > room) {
		more += 2;
		height -= 2 * room;
	}
	return more;
}

size_t
facing_make_room(const struct facing *facing, size_t first, size_t end, size_t page)
{
	const double height = facing->is_open ? facing_height(facing->sheet, first, end) : 0;
	size_t i;

	if (height <= facing->room)
		return page;
	for (i = first; i < end; i++)
		if (facing->sheet->pieces[i].beside > 0)
			facing->sheet->pieces[i].early = pages_more(height, facing->room);
	return page + pages_more(height, facing->room);
}

void
facing_place(struct facing *facing)
{
	struct sheet *sheet = facing->sheet;
	size_t page = 0, i;
	double y = 0;

	if (facing->mains == sheet->piece_count || facing->mains == 0)
		return;
	for (i = facing->mains; i < sheet->piece_count; i++) {
		struct piece *reason = &sheet->pieces[i];
		const struct piece *of = &sheet->pieces[reason->anchor];
		const size_t wanted = of->page >= of->early + 1 ? of->page - of->early - 1 : 0;

		if (wanted > page || y == 0) {
			page = wanted > page ? wanted : page;
			y = facing->top;
		} else if (y + reason->gap + reason->height > sheet->bottom) {
			page++;
			y = facing->top;
		} else {
			y += reason->gap;
		}
		reason->page = page;
		reason->y = y;
		y += reason->height;
		if (page >= sheet->page_count)
			sheet->page_count = page + 1;
	}
	put_in_order(sheet, facing->mains);
}
