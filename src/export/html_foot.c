/* html_foot.c - the foot of each printed page: how much room it is given; where it stands is html_style.c's. */
#include "export/html_foot.h"

#include <string.h>

#include <closeknit/base.h>
#include <closeknit/doc.h>

#include "export/html_escape.h"

/* What a line of a page holds even of broad letters, at 14 and at 18 pt [columns]. */
enum { LINE = 64, LINE_LARGE = 50 };
/* Lines that a page keeps: mostly, and at most; a longer foot stands once, at the end. */
enum { KEPT = 2, KEPT_MAX = 4 };

const char *
html_foot_class(const struct doc *doc, bool large)
{
	const int line = large ? LINE_LARGE : LINE, columns = doc->footer == NULL ? 0 : text_columns(doc->footer, strlen(doc->footer));

	if (columns <= KEPT * line)
		return NULL;
	return columns <= KEPT_MAX * line ? "foot-4" : "foot-end";
}

void
html_put_foot(struct buf *out, const struct doc *doc)
{
	if (doc->footer == NULL)
		return;
	buf_puts(out, "<footer><p dir=\"auto\">");
	html_puts(out, doc->footer);
	buf_puts(out, "</p></footer>\n");
}
