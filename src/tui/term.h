/* term.h - the terminal: keys in, a canvas out. */
#ifndef CLOSEKNIT_TERM_H
#define CLOSEKNIT_TERM_H

#include <stdbool.h>
#include <stdint.h>

struct canvas;
struct err;
struct term;
struct tui_options;

enum term_event {
	TERM_KEY,	/* a key, or a piece of one: *press may be PRESS_NONE */
	TERM_RESIZED,	/* the window has another size, or what it showed is gone: lay out and paint */
	TERM_ASKED,	/* a signal asks to leave: leave_signal */
	TERM_WATCHED,	/* what is watched beside the keys can be read */
	TERM_ENDED,	/* the terminal is gone, or its input has ended */
};

/*
 * term_open(options, err): take over the terminal on standard input and output, and arm quick exit and signals.  NULL: with `err` set, or with err->kind ERR_NONE where
 * this TERM cannot be drawn on.  The terminal is then as it was.
 */
struct term *term_open(const struct tui_options *, struct err *);
/* term_close(term): give the terminal back as it was found, and disarm. */
void term_close(struct term *);
/* term_wipes(term): whether leaving wipes the terminal, as it cannot show again what was on it before. */
bool term_wipes(const struct term *);
/* term_size(rows, columns): of the window. */
void term_size(int *rows, int *columns);
/* term_paint(term, canvas): show it: only what differs from what is shown.  0, or -1 (no memory). */
int term_paint(struct term *, const struct canvas *);
/* term_dress(term, options): other colours from now on, and the mouse asked for no more where the options say so. */
void term_dress(struct term *, const struct tui_options *);
/* term_watch_mouse(term, on): have the terminal tell of the mouse, or leave it to the terminal, which then marks text to copy; from the next paint on. */
void term_watch_mouse(struct term *, bool on);
/* term_forget(term): paint everything next time, for a screen that something else wrote on. */
void term_forget(struct term *);
/* term_watch(term, fd): what else to wait for, beside keys and signals; -1: nothing. */
void term_watch(struct term *, int fd);
/* term_read(term, press): wait for the next thing to happen, however long; the process sleeps meanwhile. */
enum term_event term_read(struct term *, uint32_t *press);
/* term_pointed(term, row, column): where the last PRESS_CLICK was [cells, from 0]. */
void term_pointed(const struct term *, int *row, int *column);
/* term_is_pending(term): whether of what was read last something is not taken yet, so that painting can wait. */
bool term_is_pending(const struct term *);

#endif
