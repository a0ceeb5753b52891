/* html_draw.c - boxes, bars and QR codes as inline SVG; where they stand is html.c's. */
#include "export/html_draw.h"

#include <errno.h>

#include <qrencode.h>

#include <closeknit/base.h>

#include "base/say.h"
#include "export/html_escape.h"
#include "export/words.h"

/* The white that a reader needs around a code: ISO/IEC 18004, "quiet zone" [modules]. */
enum { QUIET = 4 };
/* A module on paper, as closeknit-pdf draws it: any phone reads it; and how wide a code may be without its white, so that it stays on a card [hundredths of a mm]. */
enum { MODULE = 69, CODE_MAX = 3670 };

/* What a drawing is called, in the program's language. */
static void
put_name(struct buf *out, const char *around, const char *name)
{
	if (!words_is_same_language(words_language(), around))
		html_put_language(out, words_language(), words_language());
	html_put_attribute(out, "aria-label", name);
}

void
html_put_box(struct buf *out, const char *around, bool ticked)
{
	buf_puts(out, "<svg class=\"box\" role=\"img\" viewBox=\"0 0 10 10\"");
	put_name(out, around, ticked ? _("Done") : _("To do"));
	buf_puts(out, "><rect x=\"1\" y=\"1\" width=\"8\" height=\"8\"/>");
	if (ticked)
		buf_puts(out, "<path d=\"M2.5 5l2 2 3.5-4.5\"/>");
	buf_puts(out, "</svg>");
}

void
html_put_named_box(struct buf *out, const char *around, const char *name)
{
	buf_puts(out, "<svg class=\"box\" role=\"img\" viewBox=\"0 0 10 10\"");
	put_name(out, around, name);
	buf_puts(out, "><rect x=\"1\" y=\"1\" width=\"8\" height=\"8\"/></svg>");
}

void
html_put_bar(struct buf *out, uint32_t part, uint32_t whole)
{
	unsigned width = whole == 0 ? 0 : (unsigned)((uint64_t)part * 200 / whole);

	buf_puts(out, "<svg class=\"bar\" aria-hidden=\"true\" viewBox=\"0 0 202 14\"><rect class=\"whole\" x=\"1\" y=\"1\" width=\"200\" height=\"12\"/>");
	if (width > 0)
		buf_printf(out, "<rect class=\"part\" x=\"1\" y=\"1\" width=\"%u\" height=\"12\"/>", width);
	buf_puts(out, "</svg>");
}

/* A code has some hundred runs: printf would take longer than all the rest of a plan. */
static void
put_number(struct buf *out, int number)
{
	char digits[12];
	size_t at = sizeof(digits);

	do
		digits[--at] = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	buf_add(out, digits + at, sizeof(digits) - at);
}

/* Each run of dark modules of a row as one rectangle: a fifth of what a rectangle each would take. */
static void
put_row(struct buf *out, const unsigned char *row, int width, int y)
{
	int x, run;

	for (x = 0; x < width; x += run) {
		for (run = 1; x + run < width && (row[x + run] & 1) == (row[x] & 1); run++)
			continue;
		if (!(row[x] & 1))
			continue;
		buf_putc(out, 'M');
		put_number(out, x + QUIET);
		buf_putc(out, ' ');
		put_number(out, y + QUIET);
		buf_putc(out, 'h');
		put_number(out, run);
		buf_puts(out, "v1h-");
		put_number(out, run);
		buf_putc(out, 'z');
	}
}

void
html_put_qr(struct buf *out, const char *around, const char *url)
{
	QRcode *code;
	struct buf name = { 0 };
	int size, y;

	/* An address too long for any code stands alone; a page without its codes for want of memory is not whole. */
	errno = 0;
	if ((code = QRcode_encodeString8bit(url, 0, QR_ECLEVEL_M)) == NULL) {
		out->failed |= errno == ENOMEM;
		return;
	}
	buf_printf(&name, _("QR code of %s"), url);
	size = (code->width * MODULE > CODE_MAX ? CODE_MAX / code->width : MODULE) * (code->width + 2 * QUIET);
	buf_printf(out, "<svg class=\"qr\" role=\"img\" width=\"%d.%02dmm\" height=\"%d.%02dmm\"", size / 100, size % 100, size / 100, size % 100);
	buf_printf(out, " viewBox=\"0 0 %d %d\"", code->width + 2 * QUIET, code->width + 2 * QUIET);
	put_name(out, around, buf_text(&name));
	buf_printf(out, "><rect width=\"%d\" height=\"%d\" fill=\"#fff\"/><path d=\"", code->width + 2 * QUIET, code->width + 2 * QUIET);
	for (y = 0; y < code->width; y++)
		put_row(out, code->data + y * code->width, code->width, y);
	buf_puts(out, "\"/></svg>");
	out->failed |= name.failed;
	buf_clear(&name);
	QRcode_free(code);
}
