/* style_text.h - inside pack: a text word by word, and how hard its words are. */
#ifndef CLOSEKNIT_PACK_STYLE_TEXT_H
#define CLOSEKNIT_PACK_STYLE_TEXT_H

#include "wordlist.h"

enum word_kind {
	WORD_PLAIN,
	WORD_NUMBER,	/* it holds a digit */
	WORD_OTHER,	/* a name, an address, a blank to fill in, {item}: read as a word, but nobody's choice of words */
};
struct word {
	size_t at, len;		/* [bytes] */
	enum word_kind kind;
	bool ends_sentence;
};

/* Where a reader is in a text.  Start it with the first two set and all else zero. */
struct words_at {
	struct prose text;
	const struct pack_wordlist *list;	/* for names; or NULL */
	size_t at, name_end;			/* [bytes] */
};
/* words_next(words, word): the next word; false when there is none. */
bool words_next(struct words_at *, struct word *);

/* Counts over texts, what the grade is made of: WORD_OTHER is left out, and sentences with nothing else in them. */
struct word_counts { uint32_t words, sentences, syllables; };
/* word_counts_add(counts, text, list): a text more.  Its end ends a sentence. */
void word_counts_add(struct word_counts *, struct prose, const struct pack_wordlist *);
/*
 * word_counts_grade(counts): the Flesch-Kincaid grade level, 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975)
 * [hundredths]; 0 without words.
 */
int32_t word_counts_grade(const struct word_counts *);

/* syllables(word, len): how many an English word has, by its letters: at least 1.  A rule of thumb: right for 99 words of 100 in the shipped checklist, for 9 of 10 in a dictionary full of surnames. */
unsigned syllables(const char *word, size_t len);

#endif
