/* foot.c - the foot of each page: date, checklist, how to get large print, and the page's number of how many; it is as large as the rest. */
#include "pdf/sheet.h"

#include <stdio.h>
#include <string.h>

#include <closeknit/doc.h>

#include "pdf/pdf.h"

/* From the page's end to the footer's, 15 mm; from the body to the line above it, and from there to the footer [pt]. */
#define FOOT_MARGIN 42.52
#define FOOT_ABOVE 10
#define FOOT_BELOW 5
/* A footer of more lines would leave no room for what the page is for. */
enum { FOOT_LINES = 4 };

/* In a face that needs low lines: it takes room from every page.  NULL if no memory. */
static PangoLayout *
foot_layout(struct sheet *sheet, const struct type_text *text)
{
	PangoLayout *layout;

	sheet->type.fit = FIT_PLAIN;
	layout = sheet_layout(sheet, text);
	sheet->type.fit = FIT_WELL;
	return layout;
}

/* "page 3 of 12"; NULL if no memory. */
static PangoLayout *
page_layout(struct sheet *sheet, size_t page, size_t pages)
{
	char number[24], count[24];
	const char *text;

	snprintf(number, sizeof(number), "%zu", page);
	snprintf(count, sizeof(count), "%zu", pages);
	if ((text = sheet_fill(sheet->request->page, "{page}", number, &sheet->arena)) == NULL ||
	    (text = sheet_fill(text, "{pages}", count, &sheet->arena)) == NULL) {
		sheet->failed = true;
		return NULL;
	}
	return foot_layout(sheet, &(struct type_text){ .text = sheet_own_way(sheet, text), .language = sheet->language, .rtl_page = sheet->rtl });
}

static double
size_of(PangoLayout *layout, double *height)
{
	PangoRectangle logical;

	pango_layout_get_extents(layout, NULL, &logical);
	*height = (double)logical.height / PANGO_SCALE;
	return (double)logical.width / PANGO_SCALE;
}

/* How much of the footer's last line is taken [pt], and how far its baseline is below the footer's begin [pt]. */
static double
last_line(PangoLayout *footer, double *baseline)
{
	PangoLayoutIter *iter = pango_layout_get_iter(footer);
	PangoRectangle logical;

	do {
		pango_layout_iter_get_line_extents(iter, NULL, &logical);
		*baseline = (double)pango_layout_iter_get_baseline(iter) / PANGO_SCALE;
	} while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
	return (double)logical.width / PANGO_SCALE;
}

void
foot_set(struct sheet *sheet, const struct doc *doc)
{
	const double room = PAGE_WIDTH - 2 * PAGE_MARGIN;
	PangoLayout *number = page_layout(sheet, 888, 888);
	double height = 0, width = 0, lines = 0, taken;

	if (number != NULL)
		width = size_of(number, &height);
	if (doc->footer != NULL) {
		const struct type_text text = { .text = sheet_own_way(sheet, doc->footer), .language = doc->language, .width = room, .rtl_page = sheet->rtl };

		sheet->footer = foot_layout(sheet, &text);
	}
	if (sheet->footer != NULL) {
		pango_layout_set_height(sheet->footer, -FOOT_LINES);
		pango_layout_set_ellipsize(sheet->footer, PANGO_ELLIPSIZE_END);
		size_of(sheet->footer, &lines);
		taken = last_line(sheet->footer, &sheet->foot_number);
		sheet->foot_number -= number != NULL ? (double)pango_layout_get_baseline(number) / PANGO_SCALE : 0;
		/* The page's number stands at the end of the last line, or where that is too long, below it. */
		if (taken + width + sheet->size > room)
			sheet->foot_number = lines;
	}
	height = sheet->foot_number + height > lines ? sheet->foot_number + height : lines;
	sheet->foot = PAGE_HEIGHT - FOOT_MARGIN - height;
	sheet->bottom = sheet->foot - FOOT_BELOW - FOOT_ABOVE;
}

void
foot_draw(struct sheet *sheet, cairo_t *cr, size_t page)
{
	PangoLayout *number = page_layout(sheet, page + 1, sheet->page_count);
	double height;

	cairo_set_line_width(cr, 0.6);
	cairo_move_to(cr, PAGE_MARGIN, sheet->foot - FOOT_BELOW);
	cairo_line_to(cr, PAGE_WIDTH - PAGE_MARGIN, sheet->foot - FOOT_BELOW);
	cairo_stroke(cr);
	if (sheet->footer != NULL) {
		cairo_move_to(cr, PAGE_MARGIN, sheet->foot);
		pango_cairo_show_layout(cr, sheet->footer);
	}
	if (number != NULL) {
		const double width = size_of(number, &height);

		cairo_move_to(cr, sheet->rtl ? PAGE_MARGIN : PAGE_WIDTH - PAGE_MARGIN - width, sheet->foot + sheet->foot_number);
		pango_cairo_show_layout(cr, number);
	}
}
