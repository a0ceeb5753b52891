/* syllables.c - how many syllables an English word has, by its letters; a rule of thumb, held against another program in tests/words. */
#include "style_text.h"

#include <string.h>

/* The longest part of a word that is looked at [bytes]; no English word is near it. */
enum { PART_MAX = 48 };

/* A word, or what stands between its hyphens, in small letters; an apostrophe and what is behind it left out. */
struct part { char text[PART_MAX + 1]; size_t len; };

/* Words that the rules below get wrong and that checklists use often. */
static const struct { const char *text; unsigned count; } exceptions[] = {
	{ "area", 3 }, { "areas", 3 }, { "anyone", 3 }, { "business", 2 }, { "does", 1 }, { "element", 3 }, { "elements", 3 },
	{ "elsewhere", 2 }, { "every", 2 }, { "everyone", 3 }, { "everything", 3 }, { "evening", 2 }, { "goes", 1 }, { "guidelines", 2 },
	{ "idea", 3 }, { "ideas", 3 }, { "ios", 3 }, { "material", 4 }, { "people", 2 }, { "recipe", 3 }, { "reuse", 2 },
	{ "safeguarding", 3 }, { "safety", 2 }, { "shoes", 1 }, { "someone", 2 }, { "something", 2 }, { "sometimes", 2 },
	{ "somewhere", 2 }, { "suicide", 3 }, { "wednesday", 2 }, { "whoever", 3 },
};

/* Letters in a row that are two syllables though one group of vowels. */
static const char *const apart[] = { "ideo", "udio", "adio", "creat", "eali", "ruin", "luen", "iendly", "iolen", "iety", "quiet", "react", "eriod",
	"oem", "oet" };
static const char *const apart_at_end[] = { "ying", "eing", "oing", "uing", "ual", "uals", "ually", "ier", "iest", "ia", "ias", "ium", "ience",
	"ient", "ients", "uous", "iate", "iated", "uate", "uated", "iant", "ism", "isms", "eos", "eo", "io", "ios" };
/* Ends that look like those and are one. */
static const char *const together_at_end[] = { "cient", "tient", "tients", "cience", "ciate", "ciated", "guing", "dier", "friendly" };
/* An e inside that is not said: "statement", "careful", "homeless", "safely", "lovely". */
static const char *const silent_inside[] = { "ement", "ements", "eful", "efully", "eless", "ely", "eness", "etime" };

static bool
is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static char
last(const struct part *part, size_t from_end)
{
	return from_end < part->len ? part->text[part->len - 1 - from_end] : '\0';
}

static bool
ends(const struct part *part, const char *with)
{
	const size_t len = strlen(with);

	return part->len >= len && memcmp(part->text + part->len - len, with, len) == 0;
}

#define ENDS_ANY(part, list) ends_any(part, list, sizeof(list) / sizeof((list)[0]))
static bool
ends_any(const struct part *part, const char *const list[], size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (ends(part, list[i]))
			return true;
	return false;
}

static unsigned
vowel_groups(const struct part *part)
{
	unsigned count = 0;
	bool was = false;
	size_t i;

	for (i = 0; i < part->len; i++) {
		const bool is = is_vowel(part->text[i]) && !(i == 0 && part->text[i] == 'y');

		count += is && !was;
		was = is;
	}
	return count;
}

/* Whether its last vowel letter is an e that is not said: "share", "shared", "shares", but not "little", "posted", "places". */
static bool
has_silent_end(const struct part *part)
{
	const char end = last(part, 0);
	const size_t back = end == 'e' ? 0 : 1;
	const char before = last(part, back + 1), earlier = last(part, back + 2);

	if (last(part, back) != 'e' || is_vowel(before))
		return false;
	/* A consonant and l, then e: "little", "angles", "handled"; but "called". */
	if (before == 'l' && !is_vowel(earlier) && earlier != 'l')
		return false;
	if (end == 'd')
		return before != 't' && before != 'd';
	if (end == 's')
		return strchr("sxzcg", before) == NULL && !(before == 'h' && (earlier == 'c' || earlier == 's'));
	/* "centre", "theatre". */
	return end == 'e' && !(before == 'r' && earlier == 't');
}

static unsigned
part_syllables(const struct part *part)
{
	unsigned count = vowel_groups(part);
	size_t i;

	for (i = 0; i < sizeof(exceptions) / sizeof(exceptions[0]); i++)
		if (strcmp(exceptions[i].text, part->text) == 0)
			return exceptions[i].count;
	if (count > 1 && has_silent_end(part))
		count--;
	if (count > 2 && ENDS_ANY(part, silent_inside))
		count--;
	if (ENDS_ANY(part, apart_at_end) && !ENDS_ANY(part, together_at_end))
		count++;
	else
		for (i = 0; i < sizeof(apart) / sizeof(apart[0]); i++)
			if (strstr(part->text, apart[i]) != NULL) {
				count++;
				break;
			}
	return count > 0 ? count : 1;
}

/* Take the next part of a word from *at on; false when there is none. */
static bool
next_part(const char *word, size_t len, size_t *at, struct part *part)
{
	bool is_over = false;

	part->len = 0;
	for (; *at < len && word[*at] != '-'; ++*at) {
		const char c = word[*at] >= 'A' && word[*at] <= 'Z' ? (char)(word[*at] | 0x20) : word[*at];

		/* What an apostrophe cuts off adds a syllable only in "didn't" and its like. */
		if (c < 'a' || c > 'z')
			is_over = true;
		else if (!is_over && part->len < PART_MAX)
			part->text[part->len++] = c;
	}
	part->text[part->len] = '\0';
	++*at;
	return part->len > 0;
}

unsigned
syllables(const char *word, size_t len)
{
	unsigned count = 0;
	struct part part;
	size_t at = 0;

	while (at < len) {
		if (!next_part(word, len, &at, &part))
			continue;
		count += part_syllables(&part);
		if (last(&part, 0) == 'n' && (last(&part, 1) == 's' || last(&part, 1) == 'd'))
			count++;
	}
	return count > 0 ? count : 1;
}
