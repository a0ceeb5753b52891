/* markdown_escape.c - escaping for Markdown; what is made of the text is markdown.c's. */
#include "export/markdown_escape.h"

#include <stdbool.h>
#include <string.h>

#include <closeknit/base.h>

/* Markup wherever it stands. */
static const char anywhere[] = "\\`*_[]<>|~^$";
/* U+2060, which is not seen, as a character reference. */
#define WORD_JOINER "&#8288;"

static bool
is_word(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Whether the text before `at` ends in that word: of an address that some readers would make a link without being asked. */
static bool
ends_in(const char *text, size_t at, const char *word)
{
	size_t len = strlen(word), i;

	if (at < len || (at > len && is_word(text[at - len - 1])))
		return false;
	for (i = 0; i < len; i++)
		if ((text[at - len + i] | 0x20) != word[i])
			return false;
	return true;
}

/*
 * Whether some readers would make a link of it although it is escaped, to where no link may lead: GitHub's looks for "xmpp:" after it has taken the escapes away, others for
 * "http://" and "www." too.
 */
static bool
is_stubborn(const char *text, size_t at)
{
	if (text[at] == ':')
		return ends_in(text, at, "http") || ends_in(text, at, "ftp") || ends_in(text, at, "xmpp");
	return text[at] == '.' && ends_in(text, at, "www");
}

/* Whether only digits, or nothing, stand before `at`: where lists, headings and rules begin. */
static bool
is_start(const char *text, size_t at)
{
	size_t i;

	for (i = 0; i < at; i++)
		if (text[i] < '0' || text[i] > '9')
			return false;
	return true;
}

/* Whether the character would be markup there. */
static bool
is_markup(const char *text, size_t len, size_t at)
{
	const char c = text[at], next = at + 1 < len ? text[at + 1] : '\0';

	if (c == '\0')
		return false;
	if (strchr(anywhere, c) != NULL)
		return true;
	switch (c) {
	case '!':
		return next == '[';
	case '&':
		return next == '#' || is_word(next);
	case '@':
		return at > 0 && is_word(text[at - 1]);
	case ':':
		return is_stubborn(text, at) || ends_in(text, at, "https") || ends_in(text, at, "mailto");
	case '.':
		return is_stubborn(text, at) || (at > 0 && is_start(text, at));
	case ')':
		return at > 0 && is_start(text, at);
	case '#':
	case '-':
	case '+':
	case '=':
		return at == 0;
	default:
		return false;
	}
}

/* How long the blank is that begins there, 0: none.  A no-break space is one: it comes with texts from word processors. */
static size_t
blank_len(const char *text, size_t len)
{
	if (len >= 1 && text[0] == ' ')
		return 1;
	return len >= 2 && memcmp(text, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

void
markdown_put(struct buf *out, const char *text, size_t len)
{
	size_t from = 0, i, blank;

	/* Blanks at the start would be another markup: code; and asterisks beside one make nothing bold. */
	while ((blank = blank_len(text, len)) > 0) {
		text += blank;
		len -= blank;
	}
	while (len > 0 && (blank_len(text + len - 1, 1) > 0 || (len > 1 && blank_len(text + len - 2, 2) == 2)))
		len -= text[len - 1] == ' ' ? 1 : 2;
	for (i = 0, from = 0; i < len; i++) {
		if (!is_markup(text, len, i))
			continue;
		text_show(out, text + from, i - from);
		buf_puts(out, is_stubborn(text, i) ? WORD_JOINER "\\" : "\\");
		from = i;
	}
	text_show(out, text + from, len - from);
}

void
markdown_puts(struct buf *out, const char *text)
{
	markdown_put(out, text, strlen(text));
}
