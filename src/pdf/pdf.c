/* pdf.c - from a document to its PDF: set, parted into pages - closer, where it has to - drawn, finished; each step has a file of its own. */
#include "pdf/pdf.h"

#include <stdlib.h>

#include <closeknit/doc.h>

#include "pdf/sheet.h"

/* The day that the file bears: SOURCE_DATE_EPOCH's (reproducible-builds.org), else the document's; never the clock's.  False: none. */
static bool
find_date(const struct doc *doc, char text[TIME_TEXT])
{
	int64_t seconds;

	if (time_read_epoch(getenv("SOURCE_DATE_EPOCH"), &seconds) != 0) {
		if (doc->date == DATE_NONE)
			return false;
		seconds = date_seconds(doc->date);
	}
	time_format(seconds, text);
	return true;
}

/* The document on its pages; the sheet is the caller's to end.  0, or -1 with `err` set. */
static int
set_out(struct sheet *sheet, const struct doc *doc, const struct pdf_request *request, enum fit fit, struct err *err)
{
	if (sheet_begin(sheet, doc, request, fit, err) != 0)
		return -1;
	set_document(sheet, doc);
	foot_set(sheet, doc);
	again_set(sheet);
	if (sheet->failed || sheet->tree.failed)
		return err_memory(err);
	pages_part(sheet);
	return 0;
}

/* The same, as close as it has to be to stand on the sides that it is made for, if it can. */
static int
set_to_fit(struct sheet *sheet, const struct doc *doc, const struct pdf_request *request, struct err *err)
{
	int fit;

	for (fit = FIT_WELL;; fit++) {
		if (set_out(sheet, doc, request, (enum fit)fit, err) != 0)
			return -1;
		if (doc->sides == 0 || sheet->page_count <= doc->sides || fit == FIT_CLOSE)
			return 0;
		sheet_end(sheet);
	}
}

int
pdf_make(const struct doc *doc, const struct pdf_request *request, struct buf *out, struct err *err)
{
	char date[TIME_TEXT];
	const char *when = find_date(doc, date) ? date : NULL;
	struct buf drawn = { 0 };
	struct sheet sheet;
	int result = -1;

	if (set_to_fit(&sheet, doc, request, err) != 0)
		goto fail;
	if (type_check(&sheet.type, err) != 0 || draw_pages(&sheet, when, &drawn, err) != 0)
		goto fail;
	result = finish(&sheet, when, &drawn, out, err);
fail:
	sheet_end(&sheet);
	buf_clear(&drawn);
	return result;
}
