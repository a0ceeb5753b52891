/* complaints.h - inside pack: wording a complaint from a reader's own helper. */
#ifndef CLOSEKNIT_COMPLAINTS_H
#define CLOSEKNIT_COMPLAINTS_H

#include <stdarg.h>

#include <closeknit/pack.h>

/* complaints_vadd(found, severity, at, format, args): complaints_add, with its arguments in a va_list. */
void complaints_vadd(struct complaints *, enum severity, size_t at, const char *format, va_list args) CK_PRINTF(4, 0);

/* complaints_memory(found): what the file's reading may take, and complaints_weight(found): what they take of it themselves [bytes]. */
size_t complaints_memory(const struct complaints *);
size_t complaints_weight(const struct complaints *);
/* complaints_too_large(found, at): complain that reading the file takes more. */
void complaints_too_large(struct complaints *, size_t at);

struct excerpt {
	char text[84];
}; /* [bytes] */
/* complaint_excerpt(text): the begin of a text from a file, short enough to repeat, cut at a character. */
struct excerpt complaint_excerpt(const char *text);

#endif
