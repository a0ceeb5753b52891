/* html_text.h - inside HTML: an address that is a link, a text with blanks, a message to copy. */
#ifndef CLOSEKNIT_HTML_TEXT_H
#define CLOSEKNIT_HTML_TEXT_H

struct buf;

/* html_put_link(out, text, url): the text, and behind it the address as a link; tel: is behind the number in the text, mailto: behind the text itself.  Anything else than these and https:, and NULL: the text alone. */
void html_put_link(struct buf *out, const char *text, const char *url);
/* html_put_words(out, text): the text; "____" in it is a blank long enough for a name. */
void html_put_words(struct buf *out, const char *text);
/* html_put_message(out, text): its paragraphs and lines; "____" is a blank long enough for a name. */
void html_put_message(struct buf *out, const char *text);

#endif
