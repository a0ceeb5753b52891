/* html_draw.h - what HTML shows as a drawing: boxes, bars, QR codes. */
#ifndef CLOSEKNIT_HTML_DRAW_H
#define CLOSEKNIT_HTML_DRAW_H

#include <stdbool.h>
#include <stdint.h>

struct buf;

/* What a drawing is called when it is read aloud says its language where `around`, that of what it stands in, is another. */

/* html_put_box(out, around, ticked): a box to tick, with what it is in words for who hears it. */
void html_put_box(struct buf *out, const char *around, bool ticked);
/* html_put_named_box(out, around, name): an empty box that is called so when it is read aloud. */
void html_put_named_box(struct buf *out, const char *around, const char *name);
/* html_put_bar(out, part, whole): a bar; the numbers stand beside it, so it is passed over when read aloud. */
void html_put_bar(struct buf *out, uint32_t part, uint32_t whole);
/* html_put_qr(out, around, url): a QR code of an address, with what it is in words; nothing where it is too long for one. */
void html_put_qr(struct buf *out, const char *around, const char *url);

#endif
