/* finish.h - inside pdf: the second pass over the drawn file, through libqpdf: what finish.c and structure.c share. */
#ifndef CLOSEKNIT_PDF_FINISH_H
#define CLOSEKNIT_PDF_FINISH_H

#include <qpdf/qpdf-c.h>

#include "pdf/sheet.h"

struct finishing {
	qpdf_data q;
	const struct sheet *sheet;
	qpdf_oh *pages;		/* sheet->page_count of them */
};

/* put(f, dict, key, value): set dict[key], and let go of `value`. */
void put(const struct finishing *, qpdf_oh dict, const char *key, qpdf_oh value);
void put_name(const struct finishing *, qpdf_oh dict, const char *key, const char *name);
/* put_text(f, dict, key, text): UTF-8, as a text string (ISO 32000-1 7.9.2.2). */
void put_text(const struct finishing *, qpdf_oh dict, const char *key, const char *text);
void put_whole(const struct finishing *, qpdf_oh dict, const char *key, long long number);
/* structure_write(f, root, err): the tree into the file's root, the links' places into the tree.  0, or -1 with `err` set. */
int structure_write(const struct finishing *, qpdf_oh root, struct err *);
/* xmp_put(out, sheet, date): metadata for programs (ISO 16684-1); date: "2026-11-22T00:00:00Z" or NULL. */
void xmp_put(struct buf *out, const struct sheet *, const char *date);

#endif
