/* sheet.c - keeps pieces, marks, layouts and codes until they are drawn; what they say is set.c's matter, where they stand pages.c's. */
#include "pdf/sheet.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <closeknit/doc.h>

#include "pdf/grow.h"
#include "pdf/pdf.h"

/* DESIGN.md 7: "text 14 pt, --large-print 18 pt laid out anew" [pt]. */
enum { SIZE = 14, SIZE_LARGE = 18 };

/* A file is to be called something when it is open (ISO 14289-1 7.1): its title, else what it begins with, else what made it. */
static const char *
title_of(const struct doc *doc)
{
	size_t i;

	if (doc->title[strspn(doc->title, " ")] != '\0')
		return doc->title;
	for (i = 0; i < doc->count; i++)
		if (doc->blocks[i].kind == DOC_HEADING && doc->blocks[i].text[strspn(doc->blocks[i].text, " ")] != '\0')
			return doc->blocks[i].text;
	return "closeknit";
}

int
sheet_begin(struct sheet *sheet, const struct doc *doc, const struct pdf_request *request, struct part *parts, struct err *err)
{
	memset(sheet, 0, sizeof(*sheet));
	sheet->request = request;
	sheet->parts = parts;
	sheet->language = doc->language;
	sheet->title = title_of(doc);
	sheet->rtl = doc_is_rtl(doc->language);
	sheet->size = request->large_print ? SIZE_LARGE : SIZE;
	/* Larger letters need more room between lines, which they have, but not as much more between blocks. */
	sheet->space = (sheet->size + SIZE) / 2;
	tree_begin(&sheet->tree);
	if (sheet->tree.failed)
		return err_memory(err);
	return type_begin(&sheet->type, sheet->size, err);
}

void
sheet_end(struct sheet *sheet)
{
	size_t i;

	for (i = 0; i < sheet->layout_count; i++)
		g_object_unref(sheet->layouts[i]);
	for (i = 0; i < sheet->code_count; i++)
		QRcode_free(sheet->codes[i]);
	free(sheet->layouts);
	free(sheet->codes);
	free(sheet->pieces);
	free(sheet->marks);
	tree_end(&sheet->tree);
	arena_clear(&sheet->arena);
	type_end(&sheet->type);
}

PangoLayout *
sheet_layout(struct sheet *sheet, const struct type_text *text)
{
	PangoLayout **layouts = grow(sheet->layouts, &sheet->layout_cap, sheet->layout_count, sizeof(PangoLayout *));

	if (layouts == NULL) {
		sheet->failed = true;
		return NULL;
	}
	sheet->layouts = layouts;
	return layouts[sheet->layout_count++] = type_layout(&sheet->type, text);
}

const QRcode *
sheet_draw_code(struct sheet *sheet, const char *url)
{
	QRcode **codes = grow(sheet->codes, &sheet->code_cap, sheet->code_count, sizeof(QRcode *));
	QRcode *code;

	if (codes == NULL) {
		sheet->failed = true;
		return NULL;
	}
	sheet->codes = codes;
	/* Medium correction: a code on a fridge gets stained.  An address too long for any stands alone; a page without its codes for want of memory is not whole. */
	errno = 0;
	if ((code = QRcode_encodeString8bit(url, 0, QR_ECLEVEL_M)) != NULL)
		codes[sheet->code_count++] = code;
	else
		sheet->failed |= errno == ENOMEM;
	return code;
}

struct piece *
sheet_piece(struct sheet *sheet, double gap, double height)
{
	struct piece *pieces = grow(sheet->pieces, &sheet->piece_cap, sheet->piece_count, sizeof(*pieces));

	if (pieces == NULL) {
		sheet->failed = true;
		return NULL;
	}
	sheet->pieces = pieces;
	pieces[sheet->piece_count] = (struct piece){ .gap = gap, .height = height, .first_mark = sheet->mark_count };
	return &pieces[sheet->piece_count++];
}

struct mark *
sheet_mark(struct sheet *sheet, enum mark_kind kind, size_t node)
{
	struct mark *marks = sheet->piece_count > 0 ? grow(sheet->marks, &sheet->mark_cap, sheet->mark_count, sizeof(*marks)) : NULL;

	if (marks == NULL) {
		sheet->failed = true;
		return NULL;
	}
	sheet->marks = marks;
	sheet->pieces[sheet->piece_count - 1].mark_count++;
	marks[sheet->mark_count] = (struct mark){ .kind = kind, .node = node };
	return &marks[sheet->mark_count++];
}

const char *
sheet_fill(const char *text, const char *key, const char *value, struct arena *arena)
{
	struct buf filled = { 0 };
	const char *at, *result = NULL;

	while ((at = strstr(text, key)) != NULL) {
		buf_add(&filled, text, (size_t)(at - text));
		buf_puts(&filled, value);
		text = at + strlen(key);
	}
	buf_puts(&filled, text);
	if (!filled.failed)
		result = arena_text(arena, buf_text(&filled), filled.len);
	buf_clear(&filled);
	return result;
}

const char *
sheet_keep(struct sheet *sheet, struct buf *text)
{
	const char *copy = text->failed ? NULL : arena_text(&sheet->arena, buf_text(text), text->len);

	sheet->failed |= copy == NULL;
	buf_clear(text);
	return copy != NULL ? copy : "";
}

const char *
sheet_own_way(struct sheet *sheet, const char *text)
{
	struct buf out = { 0 };

	if (!sheet->rtl)
		return text;
	buf_printf(&out, ISOLATE_OWN "%s" ISOLATE_END, text);
	return sheet_keep(sheet, &out);
}
