/* content.h - inside pdf: the marks of one page, rewritten so that ornaments are artifacts. */
#ifndef CLOSEKNIT_PDF_CONTENT_H
#define CLOSEKNIT_PDF_CONTENT_H

#include <stddef.h>

struct buf;
struct err;
struct tree_leaf;

/*
 * content_retag(bytes, len, leaves, count, out, err): add the page's content stream with every run of an ornament marked as an artifact.  `leaves` are the page's `count` runs in order.
 * 0, or -1 with `err` set where the stream is not as it was drawn: a run too many or too few, or anything painted outside a run (ISO 14289-1 7.1).
 */
int content_retag(const char *bytes, size_t len, const struct tree_leaf *leaves, size_t count, struct buf *out, struct err *);

#endif
