/* style_screen.c - the rules for the words of one screen (closeknit-pack(5), WRITING FOR PARENTS); which texts it has is style_walk.c's. */
#include "style.h"

#include <string.h>

#include "complaints.h"

/*
 * Plain-English guidance puts the longest sentence at 20 to 25 words.  A grade of a text under 40 words jumps with every word.  We aim at grade 5, about
 * what a child of ten reads, and leave a grade of room [words, words, hundredths].
 */
enum { SENTENCE_MOST = 20, SCREEN_LEAST = 40, GRADE_MOST = 600 };

static struct style_text *
text_at(const struct style *style, uint32_t row)
{
	return (struct style_text *)style->texts.rows + row;
}

/* A part of a text as a complaint repeats it. */
static struct excerpt
quoted(struct prose text, size_t at, size_t len)
{
	char copy[128];

	if (len >= sizeof(copy))
		for (len = sizeof(copy) - 1; len > 0 && ((unsigned char)text.bytes[at + len] & 0xC0) == 0x80; len--)
			;
	memcpy(copy, text.bytes + at, len);
	copy[len] = '\0';
	return complaint_excerpt(copy);
}

/* ---- sentences and the grade ---- */

static void
end_sentence(struct style *style, const struct style_text *row, uint32_t count, struct excerpt excerpt)
{
	if (!row->is_label) {
		style->figures.sentences++;
		style->sentence_words += count;
		if (count > style->figures.sentence_longest)
			style->figures.sentence_longest = count;
	}
	if (count > SENTENCE_MOST && style->tree != NULL)
		style_warn(style, row->at, "this sentence has %u words; expected at most %d: \"%s\"", (unsigned)count, SENTENCE_MOST, excerpt.text);
}

static void
check_sentences(struct style *style, const struct style_text *row)
{
	struct words_at words = { .text = row->text, .list = style->list };
	struct word word;
	uint32_t count = 0;
	size_t from = 0;

	while (words_next(&words, &word)) {
		if (count++ == 0)
			from = word.at;
		if (word.ends_sentence) {
			end_sentence(style, row, count, quoted(row->text, from, word.at + word.len - from));
			count = 0;
		}
	}
}

/* Where a screen as a whole is complained of: where it begins, in an overlay at its first text on it.  NULL: it has none there. */
static const struct style_text *
head_of(const struct style *style)
{
	uint32_t i;

	for (i = 0; style->pack->overlay_id != 0 && i < style->texts.count; i++)
		if (!text_at(style, i)->is_seen)
			return text_at(style, i);
	return style->pack->overlay_id == 0 ? text_at(style, 0) : NULL;
}

static void
check_grade(struct style *style)
{
	struct pack_figures *figures = &style->figures;
	struct word_counts counts = { 0 };
	int32_t grade;
	uint32_t i;

	for (i = 0; i < style->texts.count; i++)
		word_counts_add(&counts, text_at(style, i)->text, style->list);
	if (!style->is_english || counts.words < SCREEN_LEAST)
		return;
	grade = word_counts_grade(&counts);
	if (figures->screens++ == 0 || grade > figures->grade_highest) {
		figures->grade_highest = grade;
		memcpy(figures->highest, style->name, sizeof(figures->highest));
	}
	style->grade_sum += grade;
	if (grade > GRADE_MOST && style->tree != NULL && head_of(style) != NULL)
		style_warn(style, head_of(style)->at, "%s has %u words of reading grade %d.%02d; expected at most %d: make sentences and words shorter",
		    style->name, (unsigned)counts.words, (int)grade / 100, (int)grade % 100, GRADE_MOST / 100);
}

/* ---- words ---- */

static void
check_word(struct style *style, const struct style_text *row, size_t at, size_t *take)
{
	static const char out[] = "leave it out";
	const struct phrase *phrase;

	if (wordlist_find(style->list, WORDS_ALLOWED, row->text, at, take) != NULL ||
	    wordlist_find(style->list, WORDS_NAMES, row->text, at, take) != NULL)
		return;
	if ((phrase = wordlist_find(style->list, WORDS_AVOID, row->text, at, take)) != NULL) {
		if (phrase->use != NULL && strcmp(phrase->use, out) != 0)
			style_warn(style, row->at, "\"%s\" is a word to avoid; expected \"%s\"", quoted(row->text, at, *take).text, phrase->use);
		else
			style_warn(style, row->at, "\"%s\" is a word to avoid; expected it left out", quoted(row->text, at, *take).text);
	} else if (wordlist_find(style->list, WORDS_PROMISES, row->text, at, take) != NULL) {
		style_warn(style, row->at,
		    "\"%s\" promises what nobody can; expected what is true, such as \"harder to misuse\" or \"fewer people can see it\"",
		    quoted(row->text, at, *take).text);
	}
}

static void
check_words(struct style *style, const struct style_text *row)
{
	size_t at, take;

	for (at = 0; at < row->text.len; at += take > 0 ? take : 1)
		check_word(style, row, at, &take);
}

/* ---- what needs a source ---- */

/* The two numbers that the program itself gives on every plan (DESIGN.md 2). */
static bool
is_help_number(struct prose text, const struct word *word)
{
	return word->len == 3 && (memcmp(text.bytes + word->at, "999", 3) == 0 || memcmp(text.bytes + word->at, "101", 3) == 0);
}

/* The first thing in a text that needs a source: its length, its place in *at and what it is in *what; or 0. */
static size_t
find_fact(const struct style *style, struct prose text, size_t *at, const char **what)
{
	struct words_at words = { .text = text, .list = style->list };
	struct word word;
	size_t take;

	for (*at = 0; *at < text.len; *at += take > 0 ? take : 1) {
		if (wordlist_find(style->list, WORDS_NAMES, text, *at, &take) != NULL)
			continue;
		*what = "a word about the law";
		if (wordlist_find(style->list, WORDS_LAWS, text, *at, &take) != NULL)
			return take;
		*what = "a per cent sign";
		if (text.bytes[*at] == '%')
			return 1;
	}
	*what = "a number";
	while (words_next(&words, &word)) {
		*at = word.at;
		if (word.kind == WORD_NUMBER && !is_help_number(text, &word))
			return word.len;
	}
	return 0;
}

static void
check_source(struct style *style, const struct style_text *row)
{
	const char *what;
	size_t at, len;

	if (row->is_sourced || (len = find_fact(style, row->text, &at, &what)) == 0)
		return;
	if (style->owner[0] != '\0')
		style_warn(style, row->at, "%s, \"%s\", without a source; expected \"source\" in %s to name one, or other words", what,
		    quoted(row->text, at, len).text, style->owner);
	else
		style_warn(style, row->at, "%s, \"%s\", without a source; expected other words, as %s has no place for a source", what,
		    quoted(row->text, at, len).text, style->name);
}

/* ---- short forms ---- */

/* Whether it is written in capitals, at least two, with or without an s at its end: "ICO", "IDs", "F1".  Its length without the s, or 0. */
static size_t
short_form(const char *s, size_t len)
{
	size_t capitals = 0, i;

	if (len > 2 && s[len - 1] == 's')
		len--;
	for (i = 0; i < len; i++) {
		if (s[i] >= 'A' && s[i] <= 'Z')
			capitals++;
		else if (s[i] < '0' || s[i] > '9')
			return 0;
	}
	return capitals >= 2 ? len : 0;
}

static bool
is_same_letter(char a, char b, bool exact)
{
	return exact ? a == b : (a | 0x20) == (b | 0x20);
}

/* Whether words in a row begin with its letters; "of", "and" and their like may stand between.  Two letters are easily met by chance: capitals then. */
static bool
is_spelled_from(struct words_at words, const char *s, size_t len)
{
	struct word word;
	size_t met = 0;

	while (met < len && words_next(&words, &word)) {
		const char *w = words.text.bytes + word.at;

		if (short_form(w, word.len) != 0)
			return false;
		if (is_same_letter(*w, s[met], len == 2))
			met++;
		else if (met == 0 || word.len > 3)
			return false;
	}
	return met == len;
}

static bool
is_spelled_in(struct prose text, const char *s, size_t len)
{
	struct words_at words = { .text = text }, from;
	struct word word;

	do {
		from = words;
		if (is_spelled_from(from, s, len))
			return true;
	} while (words_next(&words, &word));
	return false;
}

/* Whether so much more may be looked through: a hostile file must not keep anyone waiting.  Said once where the last screen stands. */
static bool
may_work(struct style *style, size_t len)
{
	if (style->work_left == 0)
		return false;
	if (len < style->work_left) {
		style->work_left -= len;
		return true;
	}
	style->work_left = 0;
	if (style->tree != NULL && style->texts.count > 0)
		style_warn(style, text_at(style, 0)->at, "the words from %s on were not looked at; expected less text", style->name);
	return false;
}

/* Whether some text of the screen says what the short form stands for: `whole`, or, where that is not known, words with its letters. */
static bool
is_spelled_out(struct style *style, const char *s, size_t len, const char *whole)
{
	uint32_t i;

	for (i = 0; i < style->texts.count; i++) {
		const struct prose text = text_at(style, i)->text;

		if (!may_work(style, text.len))
			return true;
		if (whole != NULL ? text_holds(text, whole) : is_spelled_in(text, s, len))
			return true;
	}
	return false;
}

static void
check_short_form(struct style *style, const struct style_text *row, size_t at, size_t len)
{
	const struct prose form = { row->text.bytes + at, len };
	const struct phrase *known;
	size_t take;

	known = wordlist_find(style->list, WORDS_ABBREVIATIONS, form, 0, &take);
	if (known != NULL && take != len)
		known = NULL;
	if (wordlist_find(style->list, WORDS_PLAIN, form, 0, &take) != NULL && take == len)
		return;
	if (is_spelled_out(style, form.bytes, len, known != NULL ? known->use : NULL))
		return;
	if (known != NULL)
		style_warn(style, row->at, "\"%s\" is not spelled out in %s; expected \"%s\" there too", quoted(row->text, at, len).text, style->name,
		    known->use);
	else
		style_warn(style, row->at, "\"%s\" is not spelled out in %s; expected its whole name there too, or other words",
		    quoted(row->text, at, len).text, style->name);
}

/* Each part of each word, as hyphens and apostrophes cut it.  In a name, only short forms that are listed count. */
static void
check_short_forms(struct style *style, const struct style_text *row)
{
	struct words_at words = { .text = row->text, .list = style->list };
	struct word word;
	size_t at, end, len, take;

	while (words_next(&words, &word)) {
		for (at = word.at; at < word.at + word.len; at = end + 1) {
			const char *s = row->text.bytes + at;

			for (end = at; end < word.at + word.len && text_letter(row->text, end) != 0; end++)
				;
			if ((len = short_form(s, end - at)) == 0)
				continue;
			if (word.kind == WORD_OTHER && wordlist_find(style->list, WORDS_ABBREVIATIONS, (struct prose){ s, len }, 0, &take) == NULL)
				continue;
			check_short_form(style, row, at, len);
		}
	}
}

void
style_screen(struct style *style)
{
	size_t len = 0;
	uint32_t i;

	for (i = 0; i < style->texts.count; i++)
		len += text_at(style, i)->text.len;
	if (style->failed || !may_work(style, len))
		return;
	check_grade(style);
	for (i = 0; i < style->texts.count; i++) {
		const struct style_text *row = text_at(style, i);

		if (!row->is_seen)
			check_sentences(style, row);
		if (style->tree == NULL)
			continue;
		if (!row->is_seen) {
			check_words(style, row);
			check_source(style, row);
		}
		if (style->list != NULL)
			check_short_forms(style, row);
	}
}
