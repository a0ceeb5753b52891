/* text_wrap.c - cuts text into lines for a screen or a page: where a line may end is libunistring's knowledge (UAX #14). */
#include "closeknit/base.h"

#include <string.h>

#include <unigbrk.h>
#include <unilbrk.h>
#include <uniwidth.h>

#include "utf8.h"

/*
 * As much as one line is looked for in [bytes].  The widest line is 1000 columns, at most 4 bytes each; the rest is for marks that take no
 * column.  Text that needs more is cut where this ends.
 */
enum { WINDOW_MAX = 6000 };

/* Whether a line may end before a character depends on few behind it, such as a quotation mark or a joined emoji [characters]. */
enum { AHEAD = 16 };

/* The part of a paragraph that is looked at for one line. */
struct window {
	const char *text;
	size_t len;  /* [bytes] */
	size_t fit;  /* as much of it as the columns hold, at least one character [bytes] */
	bool is_all; /* the paragraph ends here, and all of it fits */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The character at `text` of `len` bytes [1..]: its length [bytes], and in *width its columns; a byte that is no UTF-8 has one. */
static size_t
measure(const char *text, size_t len, int *width)
{
	uint32_t code;
	size_t took;

	*width = 1;
	if (*text >= 0x20 && *text < 0x7F)
		return 1;
	if ((took = utf8_decode(text, len, &code)) == 0)
		return 1;
	*width = uc_width(code, "UTF-8");
	if (*width < 0)
		*width = 0;
	return took;
}

/* Look at as much of text..text+len as decides where a line of `columns` ends. */
static struct window
look(const char *text, size_t len, int columns)
{
	struct window window = { .text = text };
	size_t at = 0;
	int used = 0, width;

	while (at < len && at < WINDOW_MAX && text[at] != '\n') {
		const size_t took = measure(text + at, len - at, &width);

		/* Blanks at the end of a line may stand beyond its edge. */
		if (!is_blank(text[at])) {
			if (width > columns - used && at > 0)
				break;
			window.fit = at + took;
		}
		used = width > columns - used ? columns : used + width;
		at += took;
	}
	window.is_all = at == len || text[at] == '\n';
	for (int ahead = 0; ahead < AHEAD && at < len && text[at] != '\n'; ahead++)
		at += measure(text + at, len - at, &width);
	window.len = at;
	return window;
}

/* Whether a path begins just before: "/home" is not torn after its first stroke. */
static bool
is_behind_root(const struct window *window, size_t at)
{
	return at > 1 && window->text[at - 1] == '/' && is_blank(window->text[at - 2]);
}

static bool
is_letter(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Whether a hyphen just before has one letter alone on either side of it: "Ctrl-X", "e-mail".  Torn there, it cannot be read. */
static bool
is_behind_key(const struct window *window, size_t at)
{
	const char *text = window->text;

	if (at < 2 || text[at - 1] != '-' || !is_letter(text[at - 2]) || !is_letter(text[at]))
		return false;
	return at == 2 || !is_letter(text[at - 3]) || at + 1 >= window->len || !is_letter(text[at + 1]);
}

/* Whether a dot just before stands within a name: "audit.json". */
static bool
is_behind_dot(const struct window *window, size_t at)
{
	return at > 0 && window->text[at - 1] == '.' && is_letter(window->text[at]);
}

/* Where in the window the line ends, at the latest behind what fits: at a place where it may, or else between two characters. */
static size_t
find_end(const struct window *window)
{
	const uint8_t *bytes = (const uint8_t *)window->text;
	char breaks[WINDOW_MAX + 4 + AHEAD * 4];
	size_t at = window->fit;

	u8_possible_linebreaks(bytes, window->len, "UTF-8", breaks);
	/* What stands at `fit` may begin the next line only if a line may break there; blanks before it stay with this line. */
	while (at < window->len && is_blank(window->text[at]))
		at++;
	for (; at > 0; at--)
		if (at < window->len && (breaks[at] == UC_BREAK_POSSIBLE || breaks[at] == UC_BREAK_MANDATORY) && !is_behind_root(window, at) &&
		    !is_behind_key(window, at) && !is_behind_dot(window, at))
			return at;
	u8_grapheme_breaks(bytes, window->len, breaks);
	for (at = window->fit; at > 0; at--)
		if (at >= window->len || breaks[at] != 0)
			return at;
	return window->fit;
}

bool
text_wrap(const char *text, size_t len, int columns, size_t *start, size_t *line_at, size_t *take)
{
	struct window window;
	size_t end, next;

	if (*start >= len)
		return false;
	window = look(text + *start, len - *start, columns);
	end = window.is_all ? window.len : find_end(&window);
	*line_at = *start;
	next = *start + end;
	while (end > 0 && is_blank(window.text[end - 1]))
		end--;
	*take = end;
	while (next < len && is_blank(text[next]))
		next++;
	*start = next < len && text[next] == '\n' ? next + 1 : next;
	return true;
}
