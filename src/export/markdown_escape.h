/* markdown_escape.h - the only way that text of a document gets into Markdown. */
#ifndef CLOSEKNIT_MARKDOWN_ESCAPE_H
#define CLOSEKNIT_MARKDOWN_ESCAPE_H

#include <stddef.h>

struct buf;

/* markdown_put(out, text, len): one line of text, which nothing in it can make into anything else (CommonMark 2.4; GitHub's autolinks and strikethrough); without what cannot be shown. */
void markdown_put(struct buf *out, const char *text, size_t len);
/* markdown_puts(out, text): the same for a whole string. */
void markdown_puts(struct buf *out, const char *text);

#endif
