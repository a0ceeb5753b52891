/* tui.h - the full screen: the same walk as the plain face, one question a screen (DESIGN.md 6). */
#ifndef CLOSEKNIT_TUI_H
#define CLOSEKNIT_TUI_H

#include <stdbool.h>

struct err;
struct settings;
struct sitting;

/* Which colours.  None carries a meaning alone. */
enum tui_theme {
	THEME_TERMINAL,	/* the terminal's own, and one accent that can be read on black and on white */
	THEME_DARK,	/* high contrast: white on black */
	THEME_LIGHT,	/* high contrast: black on white */
};

struct tui_options {
	bool letter_keys;	/* letters do something */
	bool utf8;		/* the terminal shows UTF-8; else ASCII only */
	bool colour;		/* without it nothing is lost */
	enum tui_theme theme;
	bool large;		/* for magnifiers: double-spaced, one thing at a time */
	bool mouse;		/* clicks and the wheel, where the terminal tells of them */
};

/* tui_options_set(options, settings): what the settings say; letter_keys, colour, theme, large and mouse are theirs. */
void tui_options_set(struct tui_options *, const struct settings *);

enum tui_result {
	TUI_LEFT,		/* the person left, input ended, or a signal asks to leave (leave_signal says which) */
	TUI_GO_PLAIN,		/* the person asks to go on line by line, where they are */
	TUI_FAILED,		/* `err` says why */
	TUI_NO_TERMINAL,	/* this TERM cannot be drawn on: the plain face has to do; nothing was written but a line of text */
};

/*
 * tui_run(sitting, options, err): take over the terminal on standard input and output until the person leaves.  Quick exit and signals are armed meanwhile (sitting.h,
 * leave_arm) and the terminal is as it was afterwards.  One of enum tui_result; in every case the caller closes the sitting.
 */
int tui_run(struct sitting *, const struct tui_options *, struct err *);

#endif
