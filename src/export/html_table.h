/* html_table.h - inside HTML: tables and lists of boxes with their codes, and reasons beside a question. */
#ifndef CLOSEKNIT_HTML_TABLE_H
#define CLOSEKNIT_HTML_TABLE_H

#include <stdbool.h>

#include <closeknit/doc.h>

/* html_has_boxes(doc): whether it has tables, boxes with codes, or reasons: then it needs their style (html_style.h). */
bool html_has_boxes(const struct doc *);
/* html_put_table(out, doc, table): the table that begins with that block of the document, to its end. */
void html_put_table(struct buf *out, const struct doc *, const struct doc_block *table);
/* html_put_coded(out, doc, block): a box, its code, and what it stands for. */
void html_put_coded(struct buf *out, const struct doc *, const struct doc_block *);
/* html_put_aside(out, doc, block): a reason. */
void html_put_aside(struct buf *out, const struct doc *, const struct doc_block *);

#endif
