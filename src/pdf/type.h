/* type.h - inside pdf: text in a font, by name and language; which letters no font has. */
#ifndef CLOSEKNIT_PDF_TYPE_H
#define CLOSEKNIT_PDF_TYPE_H

#include <stdbool.h>
#include <stdint.h>

#include <pango/pangocairo.h>

struct err;

/* How text gives way where a document is made for so many sides of paper and would take more; each step with those before it. */
enum fit {
	FIT_WELL,	/* in the face that readers of the language prefer, lines as high as it asks for */
	FIT_PLAIN,	/* in a face that needs lower lines, where there is one */
	FIT_CLOSE,	/* and lines as high as the letters on them need, no higher */
};

struct type {
	PangoFontMap *map;
	PangoContext *context;
	double size;		/* of body text [pt] */
	enum fit fit;
	uint32_t missing;	/* the first character that no font has; 0: none so far */
};

struct type_text {
	const char *text;
	const char *language;	/* BCP 47 */
	double scale;		/* of body size; 0 is 1 */
	double width;		/* to wrap at [pt]; 0: no wrapping */
	double indent;		/* of the first line: what stands before it there [pt] */
	int bold_until;		/* so much of its begin is bold; -1: all [bytes] */
	bool is_address;	/* an address: left to right, broken after / ? & only */
	bool is_cell;		/* narrow: a line may end between any words */
	bool rtl_page;		/* stands on a page that goes right to left */
};

/* type_begin(type, size, err): `size` of body text [pt]; set well, until type->fit says otherwise.  0, or -1 with `err` set (no font at all: ERR_UNUSABLE). */
int type_begin(struct type *, double size, struct err *);
/* type_layout(type, text): laid out, the caller's to unref. */
PangoLayout *type_layout(struct type *, const struct type_text *);
/* type_check(type, err): 0, or -1 naming a letter that no font has and the package to install (ERR_UNUSABLE). */
int type_check(const struct type *, struct err *);
void type_end(struct type *);
/* type_is_low(text): whether all its letters are Latin, Greek or Cyrillic, or signs beside them: none stands higher or lower than theirs. */
bool type_is_low(const char *text);

#endif
