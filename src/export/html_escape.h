/* html_escape.h - the only ways that text of a document gets into HTML. */
#ifndef CLOSEKNIT_HTML_ESCAPE_H
#define CLOSEKNIT_HTML_ESCAPE_H

#include <stddef.h>

struct buf;

/* html_put_text(out, text, len): as a text node or in a double-quoted attribute (HTML 13.3); nothing that cannot be shown gets through. */
void html_put_text(struct buf *out, const char *text, size_t len);
/* html_puts(out, text): the same for a whole string. */
void html_puts(struct buf *out, const char *text);
/* html_put_attribute(out, name, value): ` name="value"`; nothing for NULL. */
void html_put_attribute(struct buf *out, const char *name, const char *value);
/* html_put_language(out, language, around): the attributes of text in that language where `around` is another; nothing for NULL, or what is no tag. */
void html_put_language(struct buf *out, const char *language, const char *around);

#endif
