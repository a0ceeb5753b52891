/* keys.h - what a key means: one list gives the intents, the keys for them and the help words; add a key here. */
#ifndef CLOSEKNIT_KEYS_H
#define CLOSEKNIT_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A key as it was pressed: a character, or one of these beyond Unicode. */
enum press {
	PRESS_NONE = 0,
	PRESS_TAB = 9, PRESS_ENTER = 13, PRESS_AT_ONCE = 24, PRESS_ESC = 27, PRESS_RUBOUT = 127,
	PRESS_UP = 0x110000, PRESS_DOWN, PRESS_LEFT, PRESS_RIGHT, PRESS_PAGE_UP, PRESS_PAGE_DOWN, PRESS_HOME, PRESS_END, PRESS_BACK_TAB,
	PRESS_F1, PRESS_F2, PRESS_F3, PRESS_F4, PRESS_F5, PRESS_F6, PRESS_F7, PRESS_F8, PRESS_F9, PRESS_F10,
	PRESS_CLICK, PRESS_WHEEL_UP, PRESS_WHEEL_DOWN,	/* of the mouse; decode.h has where */
};

/*
 * X(intent, key, letter, third key, what it does).  The letter can be switched off (--no-letter-keys); the blurb goes through gettext when shown, "" is not
 * shown.  DESIGN.md 6 has the keys.
 */
#define INTENTS(X) \
	X(UP,        PRESS_UP,        'k', PRESS_BACK_TAB, N_("move up")) \
	X(DOWN,      PRESS_DOWN,      'j', PRESS_TAB,      N_("move down")) \
	X(PAGE_UP,   PRESS_PAGE_UP,   0,   0,              N_("a page up")) \
	X(PAGE_DOWN, PRESS_PAGE_DOWN, 0,   0,              N_("a page down")) \
	X(FIRST,     PRESS_HOME,      0,   0,              N_("to the top")) \
	X(LAST,      PRESS_END,       0,   0,              N_("to the end")) \
	X(CHOOSE,    PRESS_ENTER,     0,   '\n',           N_("choose")) \
	X(TICK,      ' ',             0,   0,              N_("choose, or tick")) \
	X(BACK,      PRESS_LEFT,      0,   PRESS_RUBOUT,   N_("back")) \
	X(LATER,     PRESS_RIGHT,     0,   0,              N_("come back to this question later")) \
	X(WHY,       PRESS_F1,        '?', 0,              N_("why we ask, and the keys")) \
	X(HELP,      PRESS_F2,        '!', 0,              N_("something has happened")) \
	X(REVIEW,    PRESS_F3,        'r', 0,              N_("review your answers")) \
	X(PLAN,      PRESS_F4,        'p', 0,              N_("your plan")) \
	X(NOT_NOW,   PRESS_F5,        'n', 0,              N_("on the plan: not now")) \
	X(KEEP,      PRESS_F6,        'l', 0,              N_("on the plan: we will leave it so")) \
	X(WRITE,     PRESS_F7,        'w', 0,              N_("save or print your plan")) \
	X(FILTER,    PRESS_F8,        'f', 0,              N_("on the plan: show only some")) \
	X(GO_PLAIN,  PRESS_F9,        0,   0,              N_("go on line by line, for screen readers")) \
	X(MENU,      PRESS_ESC,       0,   PRESS_F10,      N_("menu")) \
	X(QUIT,      0,               'q', 0,              N_("leave; it asks first")) \
	X(WHEEL_UP,  PRESS_WHEEL_UP,  0,   0,              "") \
	X(WHEEL_DOWN, PRESS_WHEEL_DOWN, 0, 0,              "") \
	X(REDRAW,    12,              0,   0,              "") \
	X(AT_ONCE,   PRESS_AT_ONCE,   0,   0,              "")

/* DIGIT + n is the digit n; AT_ONCE is quick exit, whose key is a signal and no press, but where a terminal's settings were changed behind our back. */
enum intent {
	INTENT_NONE,
#define X(intent, key, letter, third, blurb) INTENT_##intent,
	INTENTS(X)
#undef X
	INTENT_DIGIT,
	INTENT_LIMIT = INTENT_DIGIT + 10,
};

/* keys_intent(press, letters): what a key means; letters: letter keys do something. */
enum intent keys_intent(uint32_t press, bool letters);
/* keys_name(press, utf8): "Enter", "F1", "?", "↑" or, without utf8, "Up"; "" for a key that has no name.  In the language of the program. */
const char *keys_name(uint32_t press, bool utf8);
/* keys_of(intent, letters, keys): the keys for an intent into keys[0..3); how many. */
size_t keys_of(enum intent, bool letters, uint32_t keys[3]);
/* keys_blurb(intent): what it does, in the language of the program; "" if not for the help. */
const char *keys_blurb(enum intent);
/* keys_find(name): the key of that English or ASCII name, such as "Down" or "j"; PRESS_NONE if there is none.  For tests. */
uint32_t keys_find(const char *name);

#endif
