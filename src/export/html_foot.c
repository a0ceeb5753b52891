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
/* The longest word that fits a line for certain [bytes]. */
enum { WHOLE_MAX = 40 };

const char *
html_foot_class(const struct doc *doc, bool large)
{
	const int line = large ? LINE_LARGE : LINE, columns = doc->footer == NULL ? 0 : text_columns(doc->footer, strlen(doc->footer));

	if (columns <= KEPT * line)
		return NULL;
	return columns <= KEPT_MAX * line ? "foot-4" : "foot-end";
}

/* A word; on paper one with hyphens is not broken at them: it may be a part of a command to type. */
static void
put_word(struct buf *out, const char *word, size_t len)
{
	const bool whole = len <= WHOLE_MAX && memchr(word, '-', len) != NULL;

	buf_puts(out, whole ? "<span class=\"whole\">" : "");
	html_put_text(out, word, len);
	buf_puts(out, whole ? "</span>" : "");
}

void
html_put_foot(struct buf *out, const struct doc *doc)
{
	const char *word = doc->footer, *end;

	if (word == NULL)
		return;
	buf_puts(out, "<footer><p dir=\"auto\">");
	for (; (end = strchr(word, ' ')) != NULL; word = end + 1) {
		put_word(out, word, (size_t)(end - word));
		buf_putc(out, ' ');
	}
	put_word(out, word, strlen(word));
	buf_puts(out, "</p></footer>\n");
}
