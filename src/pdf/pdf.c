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
set_out(struct sheet *sheet, const struct doc *doc, const struct pdf_request *request, struct part *parts, struct err *err)
{
	if (sheet_begin(sheet, doc, request, parts, err) != 0)
		return -1;
	foot_set(sheet, doc);
	set_document(sheet, doc);
	again_set(sheet);
	if (sheet->failed || sheet->tree.failed)
		return err_memory(err);
	pages_part(sheet);
	return 0;
}

/* The parts of the document, none of them set yet; the caller's to free, NULL if no memory. */
static struct part *
find_parts(const struct doc *doc, size_t *count)
{
	struct part *parts, *part;
	size_t i;

	for (i = 0, *count = 1; i < doc->count; i++)
		*count += doc->blocks[i].kind == DOC_PAGE;
	if ((parts = calloc(*count, sizeof(*parts))) == NULL)
		return NULL;
	part = parts;
	part->sides = doc->sides;
	for (i = 0; i < doc->count; i++) {
		if (doc->blocks[i].kind == DOC_PAGE)
			(++part)->sides = doc->blocks[i].sides;
		part->is_high = part->is_high || (part->sides > 0 && !type_is_low(doc->blocks[i].text));
	}
	return parts;
}

/* Each part that takes more sides than it is made for is to be set closer, which helps high letters alone; false if there is none. */
static bool
set_closer(struct part *parts, size_t count)
{
	bool any = false;
	size_t i;

	for (i = 0; i < count; i++)
		if (parts[i].sides > 0 && parts[i].pages > parts[i].sides && parts[i].is_high && parts[i].fit < FIT_CLOSE) {
			parts[i].fit++;
			any = true;
		}
	return any;
}

/* The same, each part as close as it has to be to stand on the sides that it is made for, if it can. */
static int
set_to_fit(struct sheet *sheet, const struct doc *doc, const struct pdf_request *request, struct err *err)
{
	size_t count;
	struct part *parts = find_parts(doc, &count);
	int result;

	if (parts == NULL)
		return err_memory(err);
	while ((result = set_out(sheet, doc, request, parts, err)) == 0 && set_closer(parts, count))
		sheet_end(sheet);
	sheet->parts = NULL;
	free(parts);
	return result;
}

int
pdf_make(const struct doc *doc, const struct pdf_request *request, struct buf *out, struct err *err)
{
	char date[TIME_TEXT];
	const char *when = find_date(doc, date) ? date : NULL;
	struct buf drawn = { 0 };
	struct sheet sheet = { 0 };
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
