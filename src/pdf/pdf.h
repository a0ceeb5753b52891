/* pdf.h - the program closeknit-pdf: a neutral document in, an accessible PDF out. */
#ifndef CLOSEKNIT_PDF_H
#define CLOSEKNIT_PDF_H

#include <stdbool.h>
#include <stdint.h>

#include <closeknit/base.h>

struct doc;

/* The protocol's name and version: what --version says, and what standard input begins with. */
#define PDF_PROTOCOL "closeknit-pdf/1"

/* What is asked for; its words are in the language of whoever asks, and live in `arena`. */
struct pdf_request {
	struct arena arena;
	bool large_print;	/* 18 pt, laid out anew; else 14 pt */
	const char *page;	/* at each page's foot, with "{page}" and "{pages}" */
	const char *todo;	/* what an open box is called when it is read aloud */
	const char *done;	/* and a ticked one */
	const char *box;	/* and one with a code, before it */
	const char *qr;		/* what a QR code is called, with "{url}" */
	const char *again;	/* above what is left of a card that is longer than a page, with "{card}" */
	const char *blank;	/* on a page that holds nothing else */
};

/*
 * pdf_request_read(request, bytes, len, used, err): the request that `len` bytes begin with: "closeknit-pdf/1 {...}" and an LF; *used [bytes] is where the
 * document begins.  Every field may be left out.  0, or -1 with `err` set; pdf_request_clear in either case.
 */
int pdf_request_read(struct pdf_request *, const char *bytes, size_t len, size_t *used, struct err *);
void pdf_request_clear(struct pdf_request *);
/*
 * pdf_make(doc, request, out, err): add the document as PDF.  The same document, request, fonts and libraries give the same bytes; dates are SOURCE_DATE_EPOCH's, else the
 * document's.  0, or -1 with `err` set (ERR_UNUSABLE: no font, or none with a letter of the document).
 */
int pdf_make(const struct doc *, const struct pdf_request *, struct buf *out, struct err *);

#endif
