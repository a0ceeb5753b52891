/* html_escape.c - escaping for HTML, and the attributes of a language; what is made of them is html.c's. */
#include "export/html_escape.h"

#include <string.h>

#include <closeknit/doc.h>

/* What stands for a character that would be markup. */
static const char *
entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return "&#39;";
	}
}

void
html_put_text(struct buf *out, const char *text, size_t len)
{
	static const char special[] = "&<>\"'";
	size_t from = 0, i;

	for (i = 0; i < len; i++) {
		if (text[i] == '\0' || strchr(special, text[i]) == NULL)
			continue;
		text_show(out, text + from, i - from);
		buf_puts(out, entity(text[i]));
		from = i + 1;
	}
	text_show(out, text + from, len - from);
}

void
html_puts(struct buf *out, const char *text)
{
	html_put_text(out, text, strlen(text));
}

void
html_put_attribute(struct buf *out, const char *name, const char *value)
{
	if (value == NULL)
		return;
	buf_putc(out, ' ');
	buf_puts(out, name);
	buf_puts(out, "=\"");
	html_puts(out, value);
	buf_putc(out, '"');
}

void
html_put_language(struct buf *out, const char *language, const char *around)
{
	if (language == NULL || !doc_is_language(language, strlen(language)))
		return;
	html_put_attribute(out, "lang", language);
	if (doc_is_rtl(language) != doc_is_rtl(around))
		html_put_attribute(out, "dir", doc_is_rtl(language) ? "rtl" : "ltr");
}
