/* complaints.h - inside pack: wording a complaint from a reader's own helper. */
#ifndef CLOSEKNIT_COMPLAINTS_H
#define CLOSEKNIT_COMPLAINTS_H

#include <stdarg.h>

#include <closeknit/pack.h>

/* complaints_vadd(found, severity, at, format, args): complaints_add, with its arguments in a va_list. */
void complaints_vadd(struct complaints *, enum severity, size_t at, const char *format, va_list args) CK_PRINTF(4, 0);

struct excerpt {
	char text[84];
}; /* [bytes] */
/* complaint_excerpt(text): the begin of a text from a file, short enough to repeat, cut at a character. */
struct excerpt complaint_excerpt(const char *text);

#endif
