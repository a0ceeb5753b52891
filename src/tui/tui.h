/* tui.h - the full screen: the same walk as the plain face, one question a screen (DESIGN.md 6). */
#ifndef CLOSEKNIT_TUI_H
#define CLOSEKNIT_TUI_H

#include <stdbool.h>

struct err;
struct sitting;

struct tui_options {
	bool letter_keys;	/* letters do something */
	bool utf8;		/* the terminal shows UTF-8; else ASCII only */
	bool colour;		/* the one accent; without it nothing is lost */
};

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
