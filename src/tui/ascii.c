/* ascii.c - spells what packs and translations use in ASCII, so that no terminal shows question marks for quotes. */
#include "tui/ascii.h"

#include <stdint.h>

#include <closeknit/base.h>

#include "base/utf8.h"

/* In rising order. */
static const struct spelling { uint32_t code; const char *ascii; } spellings[] = {
	{ 0xA0, " " }, { 0xA3, "GBP " }, { 0xA9, "(c)" }, { 0xAB, "\"" }, { 0xAD, "" }, { 0xB0, " deg" }, { 0xB7, "-" }, { 0xBB, "\"" }, { 0xBD, "1/2" },
	{ 0xC6, "AE" }, { 0xD7, "x" }, { 0xDF, "ss" }, { 0xE6, "ae" }, { 0xF7, "/" },
	{ 0x110, "D" }, { 0x111, "d" }, { 0x131, "i" }, { 0x141, "L" }, { 0x142, "l" }, { 0x152, "OE" }, { 0x153, "oe" },
	{ 0x2010, "-" }, { 0x2011, "-" }, { 0x2012, "-" }, { 0x2013, "-" }, { 0x2014, "-" }, { 0x2018, "'" }, { 0x2019, "'" }, { 0x201A, "'" },
	{ 0x201C, "\"" }, { 0x201D, "\"" }, { 0x201E, "\"" }, { 0x2022, "*" }, { 0x2026, "..." }, { 0x202F, " " }, { 0x2039, "'" }, { 0x203A, "'" },
	{ 0x20AC, "EUR " }, { 0x2122, "(tm)" }, { 0x2190, "<-" }, { 0x2191, "^" }, { 0x2192, "->" }, { 0x2193, "v" }, { 0x2212, "-" }, { 0x2500, "-" },
	{ 0x2588, "#" }, { 0x2591, "." }, { 0x25B8, ">" }, { 0x2713, "x" },
};

/* Letters of Latin-1 and Latin Extended-A without their accents; a space where there is no such letter. */
static const char latin_1[] = "AAAAAA CEEEEIIIIDNOOOOO OUUUUYTsaaaaaa ceeeeiiiidnooooo ouuuuyty";	/* U+00C0 .. U+00FF */
static const char latin_a[] = "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

static const char *
find_spelling(uint32_t code)
{
	size_t low = 0, high = sizeof(spellings) / sizeof(spellings[0]);

	while (low < high) {
		const size_t middle = (low + high) / 2;

		if (spellings[middle].code == code)
			return spellings[middle].ascii;
		if (spellings[middle].code < code)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static char
find_letter(uint32_t code)
{
	if (code >= 0xC0 && code - 0xC0 < sizeof(latin_1) - 1)
		return latin_1[code - 0xC0];
	if (code >= 0x100 && code - 0x100 < sizeof(latin_a) - 1)
		return latin_a[code - 0x100];
	return ' ';
}

void
ascii_put(struct buf *out, const char *text, size_t len)
{
	size_t at, take;
	uint32_t code;

	for (at = 0; at < len; at += take) {
		const char *spelling;
		char letter;

		if ((take = utf8_decode(text + at, len - at, &code)) == 0) {
			buf_putc(out, '?');
			return;
		}
		if (code < 0x80)
			buf_putc(out, (char)code);
		else if ((spelling = find_spelling(code)) != NULL)
			buf_puts(out, spelling);
		else if ((letter = find_letter(code)) != ' ')
			buf_putc(out, letter);
		else if (text_columns(text + at, take) > 0)
			buf_putc(out, '?');
	}
}
