/* wordlist.h - inside pack: lists of words and phrases, and finding one in a text. */
#ifndef CLOSEKNIT_PACK_WORDLIST_H
#define CLOSEKNIT_PACK_WORDLIST_H

#include <closeknit/pack.h>

/* A word or phrase, and what goes with it. */
struct phrase {
	const struct phrase *next;
	const char *text;
	size_t len;		/* [bytes] */
	const char *use;	/* what to write instead, or in full; NULL in lists that have none */
};

/* Which lists a file of words has: keys of closeknit-words/1. */
enum wordlist_part {
	WORDS_AVOID,		/* words to avoid, with what to use instead */
	WORDS_ABBREVIATIONS,	/* short forms, with what they stand for */
	WORDS_PLAIN,		/* short forms that everyone knows */
	WORDS_PROMISES,		/* "safe" and its kin */
	WORDS_ALLOWED,		/* phrases in which those promise nothing */
	WORDS_LAWS,		/* words about the law */
	WORDS_NAMES,		/* of services and bodies */
	WORDS_PARTS,
};

/* Phrases are kept by how they begin, two letters or one: nearly every word of a text begins none.  A letter's low five bits are the same for the capital. */
enum { WORDS_LETTERS = 32, WORDS_SHELVES = WORDS_LETTERS * WORDS_LETTERS };

struct pack_wordlist {
	struct arena arena;
	const struct phrase *parts[WORDS_PARTS][WORDS_SHELVES];
};

/* A text, or a part of one: UTF-8. */
struct prose { const char *bytes; size_t len; };

/* wordlist_shelf(text, len): where phrases that begin as `len` bytes [0..] do are kept; those with one letter, or none, before something else are at `first * WORDS_LETTERS`. */
size_t wordlist_shelf(const char *text, size_t len);
/* text_letter(text, at): how long the letter or digit is that stands at byte `at` [bytes]; 0 if none stands there. */
size_t text_letter(struct prose, size_t at);
/* text_is_start(text, at): whether a word, or a part of one behind a hyphen, begins at byte `at`. */
bool text_is_start(struct prose, size_t at);
/*
 * wordlist_find(list, part, text, at, take): the longest phrase of that part that stands at byte `at` as whole words, and its length in the text in
 * *take [bytes]; or NULL.  Names, short forms: capitals as they are; else capitals and small letters are the same.  `list` may be NULL: nothing is found.
 */
const struct phrase *wordlist_find(const struct pack_wordlist *, enum wordlist_part, struct prose, size_t at, size_t *take);
/* text_holds(text, phrase): whether the phrase stands anywhere in the text as whole words, whatever the capitals. */
bool text_holds(struct prose, const char *phrase);

#endif
