/* plain.h - the line-by-line face: the same walk as the full screen, in whole lines of text (DESIGN.md 6). */
#ifndef CLOSEKNIT_PLAIN_H
#define CLOSEKNIT_PLAIN_H

#include <stdbool.h>

struct err;
struct sheet;
struct sitting;

struct plain_options {
	int in, out;	     /* file descriptors to read lines from and write lines to; they stay the caller's */
	bool in_is_terminal; /* then a prompt stands before what is typed */
	int columns;	     /* to wrap at [columns]; below 20: 72 */
	int rows;	     /* what is long is said in parts of about so many [rows]; below 8: 24 */
	bool may_screen;     /* "screen" goes on on the full screen */
};

/* The person asks to go on on the full screen, where they are. */
enum { PLAIN_GO_SCREEN = 1 };

/*
 * plain_run(sitting, options, err): ask, answer, show the result and the plan, until the person leaves, input ends or a signal asks to leave
 * (sitting.h, leave_signal; the caller arms it).  Writes no cursor movement, and no control character but LF.  0; or -1 with `err` set: output cannot
 * be written (SIGPIPE must be ignored), no memory, or answers stay unsaved; or PLAIN_GO_SCREEN.  It begins at sitting->stands, and then leaves there
 * where it stood.  In every case the caller closes the sitting.
 */
int plain_run(struct sitting *, const struct plain_options *, struct err *);
/*
 * plain_enter(sitting, sheet, options, err): hear a paper's codes line by line, tell at once what each stands for or what is wrong with it, and keep those that are right.  An empty line
 * then reads back all that was understood, with its questions, in parts, and what is wrong can be put right; then it says what is in place.  Where the sitting has answers from before,
 * they are put among the past ones when the first new one is kept; the caller has asked.  0 or -1 as above.
 */
int plain_enter(struct sitting *, const struct sheet *, const struct plain_options *, struct err *);

#endif
