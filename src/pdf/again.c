/* again.c - what is said for the eye alone: which card goes on at the top of a page, and that a page is empty; the pages are pages.c's. */
#include "pdf/sheet.h"

#include <stdio.h>

#include "pdf/pdf.h"

/* Under it, before what goes on [em]. */
#define AGAIN_GAP 0.4

/* NULL if no memory. */
static PangoLayout *
again_layout(struct sheet *sheet, uint32_t card)
{
	char number[16];
	const char *text;

	snprintf(number, sizeof(number), "%u", (unsigned)card);
	if ((text = sheet_fill(sheet->request->again, "{card}", number, &sheet->arena)) == NULL) {
		sheet->failed = true;
		return NULL;
	}
	return sheet_layout(sheet, &(struct type_text){
		.text = text, .language = sheet->language, .bold_until = -1, .rtl_page = sheet->rtl, .width = PAGE_WIDTH - 2 * PAGE_MARGIN - 2 * CARD_PAD * sheet->size,
	});
}

static PangoLayout *
blank_layout(struct sheet *sheet)
{
	return sheet_layout(sheet, &(struct type_text){
		.text = sheet->request->blank, .language = sheet->language, .rtl_page = sheet->rtl, .width = PAGE_WIDTH - 2 * PAGE_MARGIN,
	});
}

void
again_set(struct sheet *sheet)
{
	PangoRectangle logical = { 0 };
	PangoLayout *widest;
	size_t i;

	/* Laid out before the letters are counted that no font has. */
	blank_layout(sheet);
	for (i = 0; i < sheet->piece_count && sheet->pieces[i].number == 0; i++)
		continue;
	if (i == sheet->piece_count || (widest = again_layout(sheet, 888)) == NULL)
		return;
	pango_layout_get_extents(widest, NULL, &logical);
	sheet->again = (double)logical.height / PANGO_SCALE + sheet->size * AGAIN_GAP;
}

void
again_draw(struct sheet *sheet, cairo_t *cr, const struct piece *first)
{
	PangoLayout *layout = again_layout(sheet, first->number);

	if (layout == NULL)
		return;
	cairo_move_to(cr, PAGE_MARGIN + CARD_PAD * sheet->size, first->y - sheet->again);
	pango_cairo_show_layout(cr, layout);
}

void
again_draw_blank(struct sheet *sheet, cairo_t *cr)
{
	PangoLayout *layout = blank_layout(sheet);

	if (layout == NULL)
		return;
	cairo_move_to(cr, PAGE_MARGIN, PAGE_TOP);
	pango_cairo_show_layout(cr, layout);
}
