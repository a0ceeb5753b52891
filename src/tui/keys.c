/* keys.c - keys to intents by the one list of keys.h, and the names of keys; bytes to keys is decode.c's. */
#include "tui/keys.h"

#include <string.h>

#include <closeknit/base.h>

#include "base/say.h"

static const struct binding {
	enum intent intent;
	uint32_t key, letter, third;
	const char *blurb;
} bindings[] = {
#define X(intent, key, letter, third, blurb) { INTENT_##intent, key, letter, third, blurb },
	INTENTS(X)
#undef X
};
enum { BINDINGS = sizeof(bindings) / sizeof(bindings[0]) };

static const struct name {
	uint32_t press;
	const char *ascii;	/* through gettext when shown */
	const char *utf8;	/* NULL: the same */
} names[] = {
	{ PRESS_UP, N_("Up"), "↑" },
	{ PRESS_DOWN, N_("Down"), "↓" },
	{ PRESS_LEFT, N_("Left"), "←" },
	{ PRESS_RIGHT, N_("Right"), "→" },
	{ PRESS_PAGE_UP, N_("PgUp"), NULL },
	{ PRESS_PAGE_DOWN, N_("PgDn"), NULL },
	{ PRESS_HOME, N_("Home"), NULL },
	{ PRESS_END, N_("End"), NULL },
	{ PRESS_TAB, N_("Tab"), NULL },
	{ PRESS_BACK_TAB, N_("Shift-Tab"), NULL },
	{ PRESS_ENTER, N_("Enter"), NULL },
	{ PRESS_ESC, N_("Esc"), NULL },
	{ PRESS_RUBOUT, N_("Backspace"), NULL },
	{ ' ', N_("Space"), NULL },
	{ PRESS_F1, "F1", NULL },
	{ PRESS_F2, "F2", NULL },
	{ PRESS_F3, "F3", NULL },
	{ PRESS_F4, "F4", NULL },
	{ PRESS_F5, "F5", NULL },
	{ PRESS_F6, "F6", NULL },
	{ PRESS_F7, "F7", NULL },
	{ PRESS_F8, "F8", NULL },
	{ PRESS_F9, "F9", NULL },
	{ PRESS_F10, "F10", NULL },
	{ '!', "!", NULL },
	{ '?', "?", NULL },
	{ 'f', "f", NULL },
	{ 'j', "j", NULL },
	{ 'k', "k", NULL },
	{ 'l', "l", NULL },
	{ 'n', "n", NULL },
	{ 'p', "p", NULL },
	{ 'q', "q", NULL },
	{ 'r', "r", NULL },
	{ 'w', "w", NULL },
};
enum { NAMES = sizeof(names) / sizeof(names[0]) };

enum intent
keys_intent(uint32_t press, bool letters)
{
	size_t i;

	if (press == PRESS_NONE)
		return INTENT_NONE;
	if (press >= '0' && press <= '9')
		return (enum intent)(INTENT_DIGIT + (press - '0'));
	if (press == '\b')
		press = PRESS_RUBOUT;
	/* Caps Lock may be on. */
	if (press >= 'A' && press <= 'Z')
		press += 'a' - 'A';
	for (i = 0; i < BINDINGS; i++)
		if (press == bindings[i].key || press == bindings[i].third || (letters && press == bindings[i].letter))
			return bindings[i].intent;
	return INTENT_NONE;
}

const char *
keys_name(uint32_t press, bool utf8)
{
	size_t i;

	for (i = 0; i < NAMES; i++)
		if (names[i].press == press)
			return utf8 && names[i].utf8 != NULL ? names[i].utf8 : _(names[i].ascii);
	return "";
}

static const struct binding *
find_binding(enum intent intent)
{
	size_t i;

	for (i = 0; i < BINDINGS; i++)
		if (bindings[i].intent == intent)
			return &bindings[i];
	return NULL;
}

size_t
keys_of(enum intent intent, bool letters, uint32_t keys[3])
{
	const struct binding *binding = find_binding(intent);
	size_t count = 0;

	if (binding == NULL)
		return 0;
	if (binding->key != 0)
		keys[count++] = binding->key;
	if (letters && binding->letter != 0)
		keys[count++] = binding->letter;
	/* Tab and its like are there for who tries them; named, they would only make the list longer. */
	if (binding->third > ' ' && binding->third != PRESS_BACK_TAB)
		keys[count++] = binding->third;
	return count;
}

const char *
keys_blurb(enum intent intent)
{
	const struct binding *binding = find_binding(intent);

	/* gettext gives the catalogue's own header for "". */
	return binding == NULL || binding->blurb[0] == '\0' ? "" : _(binding->blurb);
}

uint32_t
keys_find(const char *name)
{
	size_t i;

	for (i = 0; i < NAMES; i++)
		if (strcmp(names[i].ascii, name) == 0)
			return names[i].press;
	return name[0] > ' ' && name[1] == '\0' ? (uint32_t)(unsigned char)name[0] : PRESS_NONE;
}
