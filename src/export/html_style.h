/* html_style.h - how HTML looks: one style for every document, on screen and on paper. */
#ifndef CLOSEKNIT_HTML_STYLE_H
#define CLOSEKNIT_HTML_STYLE_H

/* The style sheet, in two parts one after the other; nothing of a document gets into it. */
extern const char html_style_screen[], html_style_paper[];
/* The SHA-256 of both in base64, for the content security policy: nothing else may style the page.  A test holds it against the style. */
extern const char html_style_hash[];
/* A second one, for documents with boxes that have codes: in lists, and in tables, whose cells stand under one another where it is narrow.  And its own hash. */
extern const char html_style_boxes[], html_style_boxes_hash[];

#endif
