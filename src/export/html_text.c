/* html_text.c - addresses and messages in HTML: where they may break, and the blanks to fill in; the tags around them are html.c's. */
#include "export/html_text.h"

#include <stdbool.h>
#include <string.h>

#include <closeknit/doc.h>

#include "export/html_escape.h"

/*
 * A part of an address; on paper one that a browser would break stands on a line of its own before it is: at its hyphens, where whoever types it would not know whether to
 * type the last, and behind "//", as Firefox does.
 */
static void
put_part(struct buf *out, const char *part, size_t len)
{
	size_t i;
	bool breaks = memchr(part, '-', len) != NULL;

	for (i = 0; i + 1 < len; i++)
		breaks |= part[i] == '/' && part[i + 1] == '/';
	buf_puts(out, breaks ? "<span class=\"part\">" : "");
	html_put_text(out, part, len);
	buf_puts(out, breaks ? "</span>" : "");
}

/* An address may break behind each of its parts, so that it never makes a page too wide; "https://" alone is none. */
static void
put_address(struct buf *out, const char *url)
{
	static const char scheme[] = "https://";
	const char *from = url, *c;

	for (c = strncmp(url, scheme, sizeof(scheme) - 1) == 0 ? url + sizeof(scheme) - 1 : url; *c != '\0'; c++) {
		if (strchr("/?&", *c) == NULL || strchr("/?&", c[1]) != NULL)
			continue;
		put_part(out, from, (size_t)(c + 1 - from));
		buf_puts(out, "<wbr>");
		from = c + 1;
	}
	put_part(out, from, strlen(from));
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * Text with its numbers whole: on one line, and in a language that goes from right to left too with their groups from left to right, where "0800 1111" would be shown as
 * "1111 0800" and "+44" as "44+" (UAX #9: W4 takes a no-break space into the number, but no space; after a left-to-right mark a sign goes with the figures behind it).
 */
static void
put_plain(struct buf *out, const char *text, size_t len)
{
	size_t from = 0, i;

	for (i = 0; i + 1 < len; i++) {
		if (!is_digit(text[i + 1]))
			continue;
		if (text[i] == ' ' && i > 0 && is_digit(text[i - 1])) {
			html_put_text(out, text + from, i - from);
			buf_puts(out, "&nbsp;");
			from = i + 1;
		} else if (text[i] == '+' && (i == 0 || text[i - 1] == ' ')) {
			html_put_text(out, text + from, i - from);
			buf_puts(out, "&lrm;");
			from = i;
		}
	}
	html_put_text(out, text + from, len - from);
}

/* How much of a text leads to its number: to the last of the number's figures, whatever parts them; all of it, where they are not the first in it. */
static size_t
up_to_number(const char *text, const char *number)
{
	size_t at = 0;

	for (; *number != '\0'; number++) {
		if (!is_digit(*number))
			continue;
		at += strcspn(text + at, "0123456789");
		if (text[at] != *number)
			return strlen(text);
		at++;
	}
	return at > 0 ? at : strlen(text);
}

/* What it is, and the number with it: never over two lines. */
static void
put_unbroken(struct buf *out, const char *text, size_t len)
{
	size_t i, word;

	for (i = 0; i < len; i += word) {
		word = 1;
		if (text[i] == ' ') {
			buf_puts(out, "&nbsp;");
			continue;
		}
		while (i + word < len && text[i + word] != ' ')
			word++;
		put_plain(out, text + i, word);
	}
}

void
html_put_link(struct buf *out, const char *text, const char *url)
{
	const bool shown = url != NULL && strncmp(url, "https:", 6) == 0;
	size_t leads;

	if (url == NULL || !doc_is_address(url, strlen(url))) {
		html_put_words(out, text);
		return;
	}
	if (shown) {
		const size_t len = strlen(text);

		html_put_words(out, text);
		if (len > 0)
			buf_puts(out, text[len - 1] == ':' ? " " : "<br>\n");
	}
	buf_puts(out, "<a");
	html_put_attribute(out, "href", url);
	if (shown) {
		buf_puts(out, " dir=\"ltr\">");
		put_address(out, url);
		buf_puts(out, "</a>");
		return;
	}
	leads = strncmp(url, "tel:", 4) == 0 ? up_to_number(text, url + 4) : strlen(text);
	buf_putc(out, '>');
	put_unbroken(out, text, leads);
	buf_puts(out, "</a>");
	html_put_words(out, text + leads);
}

/* A blank to fill in by hand is long enough for a name. */
static void
put_line(struct buf *out, const char *line, size_t len)
{
	size_t from = 0, i, run;

	for (i = 0; i < len; i += run) {
		for (run = 1; i + run < len && line[i + run] == line[i]; run++)
			continue;
		if (line[i] != '_' || run < 3)
			continue;
		put_plain(out, line + from, i - from);
		buf_puts(out, "<span class=\"blank\">");
		html_put_text(out, line + i, run);
		buf_puts(out, "</span>");
		from = i + run;
	}
	put_plain(out, line + from, len - from);
}

void
html_put_words(struct buf *out, const char *text)
{
	put_line(out, text, strlen(text));
}

void
html_put_message(struct buf *out, const char *text)
{
	const char *line = text, *end;

	buf_puts(out, "<p>");
	while ((end = strchr(line, '\n')) != NULL) {
		put_line(out, line, (size_t)(end - line));
		/* An empty line ends a paragraph. */
		buf_puts(out, end[1] == '\n' ? "</p>\n<p>" : "<br>\n");
		line = end + (end[1] == '\n' ? 2 : 1);
	}
	html_put_words(out, line);
	buf_puts(out, "</p>");
}
