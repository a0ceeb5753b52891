/* ascii.h - text for terminals that show nothing but ASCII. */
#ifndef CLOSEKNIT_ASCII_H
#define CLOSEKNIT_ASCII_H

#include <stddef.h>

struct buf;

/* ascii_put(out, text, len): add UTF-8 with quotes, dashes, arrows and accented letters spelled in ASCII; what has no spelling becomes "?". */
void ascii_put(struct buf *out, const char *text, size_t len);

#endif
