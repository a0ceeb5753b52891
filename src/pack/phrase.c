/* phrase.c - finds whole words and phrases in a text; which phrases is wordlist.c's, what finding one means the rules'. */
#include "wordlist.h"

#include <string.h>

size_t
text_letter(struct prose text, size_t at)
{
	const unsigned char *s = (const unsigned char *)text.bytes + at;
	size_t len;

	if (at >= text.len)
		return 0;
	if (s[0] < 0x80)
		return (s[0] >= '0' && s[0] <= '9') || ((s[0] | 0x20) >= 'a' && (s[0] | 0x20) <= 'z');
	len = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
	if (at + len > text.len)
		return 0;
	/* U+00A0 to U+00BF, U+2000 to U+206F, U+3000 to U+303F are blanks, dashes, quotes and the like. */
	if ((s[0] == 0xC2 && s[1] >= 0xA0) || (s[0] == 0xE2 && (s[1] == 0x80 || (s[1] == 0x81 && s[2] < 0xB0))) || (s[0] == 0xE3 && s[1] == 0x80))
		return 0;
	return len;
}

bool
text_is_start(struct prose text, size_t at)
{
	unsigned char before;

	if (text_letter(text, at) == 0)
		return false;
	if (at == 0)
		return true;
	before = (unsigned char)text.bytes[at - 1];
	if (before < 0x80)
		return text_letter(text, at - 1) == 0 && before != '\'';
	/* The last byte of something longer: a letter, unless it ends one of the marks above. */
	return (at >= 2 && (unsigned char)text.bytes[at - 2] == 0xC2) ||
	    (at >= 3 && (unsigned char)text.bytes[at - 3] == 0xE2 && text_letter(text, at - 3) == 0 && before != 0x99);
}

static char
folded(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n';
}

/* How many bytes of the text `phrase` takes at `at`, or 0.  A blank stands for any blanks, ' for U+2019 too. */
static size_t
match(struct prose text, size_t at, const struct phrase *phrase, bool exact)
{
	const size_t from = at;
	size_t i;

	for (i = 0; i < phrase->len; i++) {
		const char c = phrase->text[i];

		if (at >= text.len)
			return 0;
		if (c == ' ') {
			if (!is_blank(text.bytes[at]))
				return 0;
			while (at < text.len && is_blank(text.bytes[at]))
				at++;
		} else if (text.bytes[at] == c || (!exact && folded(text.bytes[at]) == folded(c))) {
			at++;
		} else if (c == '\'' && text.len - at >= 3 && memcmp(text.bytes + at, "\xE2\x80\x99", 3) == 0) {
			at += 3;
		} else {
			return 0;
		}
	}
	if (text_letter((struct prose){ phrase->text, phrase->len }, phrase->len - 1) != 0 && text_letter(text, at) != 0)
		return 0;
	return at - from;
}

size_t
wordlist_shelf(const char *text, size_t len)
{
	const char first = len > 0 ? text[0] : ' ', second = len > 1 ? folded(text[1]) : ' ';

	const size_t row = (unsigned char)first % WORDS_LETTERS, column = second >= 'a' && second <= 'z' ? (unsigned char)second % WORDS_LETTERS : 0;

	return row * WORDS_LETTERS + column;
}

const struct phrase *
wordlist_find(const struct pack_wordlist *list, enum wordlist_part part, struct prose text, size_t at, size_t *take)
{
	const bool exact = part == WORDS_NAMES || part == WORDS_ABBREVIATIONS || part == WORDS_PLAIN;
	const struct phrase *const *shelves, *phrase, *best = NULL;
	size_t shelf, len;

	*take = 0;
	if (list == NULL || at >= text.len)
		return NULL;
	shelves = list->parts[part];
	shelf = wordlist_shelf(text.bytes + at, text.len - at);
	/* First what begins with these two, then what begins with the first alone. */
	for (;; shelf -= shelf % WORDS_LETTERS) {
		for (phrase = shelves[shelf]; phrase != NULL && (best != NULL || text_is_start(text, at)); phrase = phrase->next)
			if (folded(phrase->text[0]) == folded(text.bytes[at]) && (len = match(text, at, phrase, exact)) > *take) {
				*take = len;
				best = phrase;
			}
		if (shelf % WORDS_LETTERS == 0)
			return best;
	}
}

bool
text_holds(struct prose text, const char *phrase)
{
	const struct phrase wanted = { .text = phrase, .len = strlen(phrase) };
	size_t at;

	for (at = 0; at < text.len; at++)
		if (text_is_start(text, at) && match(text, at, &wanted, false) != 0)
			return true;
	return false;
}
