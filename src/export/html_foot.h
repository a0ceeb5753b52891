/* html_foot.h - what stands at the foot of each printed page. */
#ifndef CLOSEKNIT_HTML_FOOT_H
#define CLOSEKNIT_HTML_FOOT_H

#include <stdbool.h>

struct buf;
struct doc;

/* html_foot_class(doc, large): the class of a body whose foot may take more than the two lines that each page keeps for it; NULL where two are enough. */
const char *html_foot_class(const struct doc *doc, bool large);
/* html_put_foot(out, doc): the foot, if the document has one. */
void html_put_foot(struct buf *out, const struct doc *doc);

#endif
