/* style_text.c - a text word by word and sentence by sentence; which words are hard is syllables.c's, which sentences are too long the rules'. */
#include "style_text.h"

#include <string.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What joins two letters into one word: ' U+2019 - and the point of "e.g" or an address, the comma of 4,000.  Its length, or 0. */
static size_t
joiner(struct prose text, size_t at)
{
	const char *s = text.bytes + at;

	if (text.len - at >= 4 && memcmp(s, "\xE2\x80\x99", 3) == 0)
		return text_letter(text, at + 3) != 0 ? 3 : 0;
	if (at + 1 >= text.len || text_letter(text, at + 1) == 0)
		return 0;
	if (*s == ',')
		return at > 0 && is_digit(s[-1]) && is_digit(s[1]) ? 1 : 0;
	return *s == '\'' || *s == '-' || *s == '.' || *s == '@' ? 1 : 0;
}

/* Where the word that begins at `at` ends. */
static size_t
word_end(struct prose text, size_t at)
{
	size_t len;

	if (text.bytes[at] == '_') {
		while (at < text.len && text.bytes[at] == '_')
			at++;
		return at;
	}
	if (text.bytes[at] == '{')
		return at + strlen(PACK_ITEM);
	while (at < text.len && ((len = text_letter(text, at)) != 0 || (len = joiner(text, at)) != 0))
		at += len;
	return at;
}

static bool
begins_word(struct prose text, size_t at)
{
	return text_letter(text, at) != 0 || text.bytes[at] == '_' ||
	    (text.len - at >= strlen(PACK_ITEM) && memcmp(text.bytes + at, PACK_ITEM, strlen(PACK_ITEM)) == 0);
}

static enum word_kind
kind_of(const struct words_at *words, const struct word *word)
{
	const char *s = words->text.bytes + word->at;
	size_t i;

	if (word->at < words->name_end || *s == '_' || *s == '{' || memchr(s, '@', word->len) != NULL)
		return WORD_OTHER;
	for (i = 0; i < word->len; i++)
		if (is_digit(s[i]))
			return WORD_NUMBER;
	/* "e.g" is a word, if a bad one; an address is none. */
	return word->len > 4 && memchr(s, '.', word->len) != NULL ? WORD_OTHER : WORD_PLAIN;
}

/* Whether the point behind it belongs to the word: "e.g.", "Mrs." */
static bool
is_cut_short(struct prose text, const struct word *word, size_t next)
{
	static const char *const titles[] = { "Mr", "Mrs", "Ms", "Dr", "St" };
	const char *s = text.bytes + word->at;
	size_t i;

	if (next >= text.len)
		return false;
	if (word->len <= 4 && memchr(s, '.', word->len) != NULL)
		return text.bytes[next] >= 'a' && text.bytes[next] <= 'z';
	for (i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (word->len == strlen(titles[i]) && memcmp(s, titles[i], word->len) == 0)
			return true;
	return false;
}

/* Whether a sentence ends between the word's end and `next`: a line end, or . ! ? U+2026 with a blank behind. */
static bool
ends_sentence(struct prose text, const struct word *word, size_t next)
{
	bool has_mark = false;
	size_t at;

	for (at = word->at + word->len; at < next; at++) {
		const char *s = text.bytes + at;

		if (*s == '\n')
			return true;
		if (*s == '.' || *s == '!' || *s == '?' || (next - at >= 3 && memcmp(s, "\xE2\x80\xA6", 3) == 0))
			has_mark = true;
		else if (*s == ' ' && has_mark)
			return !is_cut_short(text, word, next);
	}
	return next >= text.len;
}

bool
words_next(struct words_at *words, struct word *word)
{
	const struct prose text = words->text;
	size_t take, next;

	while (words->at < text.len && !begins_word(text, words->at))
		words->at++;
	if (words->at >= text.len)
		return false;
	*word = (struct word){ .at = words->at };
	if (words->at >= words->name_end && wordlist_find(words->list, WORDS_NAMES, text, words->at, &take) != NULL)
		words->name_end = words->at + take;
	word->len = word_end(text, words->at) - words->at;
	word->kind = kind_of(words, word);
	next = word->at + word->len;
	while (next < text.len && !begins_word(text, next))
		next++;
	word->ends_sentence = ends_sentence(text, word, next);
	words->at = next;
	return true;
}

void
word_counts_add(struct word_counts *counts, struct prose text, const struct pack_wordlist *list)
{
	struct words_at words = { .text = text, .list = list };
	struct word word;
	bool has_words = false;

	while (words_next(&words, &word)) {
		if (word.kind != WORD_OTHER) {
			has_words = true;
			counts->words++;
			counts->syllables += word.kind == WORD_NUMBER ? 1 : syllables(text.bytes + word.at, word.len);
		}
		if (word.ends_sentence && has_words) {
			counts->sentences++;
			has_words = false;
		}
	}
}

int32_t
word_counts_grade(const struct word_counts *counts)
{
	if (counts->words == 0 || counts->sentences == 0)
		return 0;
	return (int32_t)(INT64_C(39) * counts->words / counts->sentences + INT64_C(1180) * counts->syllables / counts->words - 1559);
}
