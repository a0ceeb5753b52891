/* words.c - the words one can type, in English and in the person's language, and where the common ones lead. */
#include <string.h>

#include "base/say.h"
#include "plain/face.h"

/* TRANSLATORS: these are words to type.  Use the same ones in the sentences that name them. */
static const struct {
	enum word word;
	const char *text;
} words[] = {
	{ WORD_BACK, N_("back") },
	{ WORD_SKIP, N_("skip") },
	{ WORD_WHY, N_("why") },
	{ WORD_WHY, "?" },
	{ WORD_HELP, N_("help") },
	{ WORD_REVIEW, N_("review") },
	{ WORD_QUIT, N_("quit") },
	{ WORD_QUIT, "exit" },
	{ WORD_QUIT, "q" },
	{ WORD_PLAN, N_("plan") },
	{ WORD_HAPPENED, "!" },
	{ WORD_DONE, N_("done") },
	{ WORD_LATER, N_("later") },
	{ WORD_KEEP, N_("keep") },
	{ WORD_UNDO, N_("undo") },
	{ WORD_ALL, N_("all") },
	{ WORD_WAITING, N_("waiting") },
	{ WORD_START, N_("start") },
	{ WORD_NOTHING, N_("nothing") },
	{ WORD_ANEW, N_("anew") },
	{ WORD_YES, N_("yes") },
	{ WORD_SCREEN, N_("screen") },
	{ WORD_PAST, N_("past") },
	{ WORD_SAVE, N_("save") },
	{ WORD_SAVE, N_("print") },
};
enum { WORDS = sizeof(words) / sizeof(words[0]) };

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool
is_word(const char *typed, size_t len, const char *word)
{
	size_t i;

	if (strlen(word) != len)
		return false;
	for (i = 0; i < len; i++)
		if (lower(typed[i]) != lower(word[i]))
			return false;
	return true;
}

enum word
word_find(const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < WORDS; i++)
		if (is_word(text, len, words[i].text) || is_word(text, len, _(words[i].text)))
			return words[i].word;
	return WORD_UNKNOWN;
}

const char *
word_nearest(const char *text)
{
	const char *names[WORDS];
	size_t i, count = 0;
	int nearest;

	/* Signs are near to any slip of a finger, and what is typed with a number is not a word alone. */
	for (i = 0; i < WORDS; i++)
		if (strlen(words[i].text) > 1 && words[i].word != WORD_DONE && words[i].word != WORD_LATER && words[i].word != WORD_KEEP &&
		    words[i].word != WORD_UNDO)
			names[count++] = _(words[i].text);
	nearest = text_nearest(text, names, count);
	return nearest >= 0 ? names[nearest] : NULL;
}

enum place
face_common(struct face *face, enum word word)
{
	switch (word) {
	case WORD_REVIEW:
		return PLACE_REVIEW;
	case WORD_PLAN:
		face->minutes = 0;
		return PLACE_PLAN;
	case WORD_PAST:
		return PLACE_PAST;
	case WORD_SAVE:
		return PLACE_SAVE;
	case WORD_QUIT:
		return PLACE_QUIT;
	case WORD_HAPPENED:
		return PLACE_HAPPENED;
	case WORD_SCREEN:
		if (face->options.may_screen)
			return PLACE_SCREEN;
		face_say(face, _("There is no full screen to be had here."));
		return PLACE_HERE;
	case WORD_OVER:
		return PLACE_END;
	case WORD_FAILED:
		return PLACE_FAILED;
	case WORD_UNKNOWN:
		return PLACE_HERE;
	default:
		face_say(face, _("That does nothing here."));
		return PLACE_HERE;
	}
}
