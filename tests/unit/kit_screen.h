/* kit_screen.h - drives the full screen without a terminal: a case file of keys in, the screens as text out. */
#ifndef CLOSEKNIT_KIT_SCREEN_H
#define CLOSEKNIT_KIT_SCREEN_H

#include <closeknit/base.h>

struct app;
struct sitting;

/*
 * screen_case(path, out): play tests/screens/NAME.keys and add what it shows to `out`.  A line of a case is one of
 *   home DIR                                                                  a folder of answers, past ones too, to look at; nothing is saved
 *   pack FILE, audit FILE, today DATE, size COLUMNSxROWS                      before the first key
 *   ascii, no-letters, spaced, wipes, languages                                   the same
 *   size COLUMNSxROWS                                                         at any time: the window changes
 *   keys NAME ...                                                             "Down", "Enter", "j": keys.h has the names
 *   click ROW COLUMN                                                          from 0
 *   show WORDS                                                                the screen as it is now, under that heading
 *   each WORDS                                                                the same at 80x24 and 40x12, and both in ASCII
 * and # begins a remark.  Fails the test where the case is not understood.
 */
void screen_case(const char *path, struct buf *out);

/* screen_press(app, names): the keys of those names, separated by blanks, laid out after each. */
void screen_press(struct app *, const char *names);
/* screen_show(app, out): add the screen as text, and where the cursor stands. */
void screen_show(const struct app *, struct buf *out);
/* screen_has(app, text): whether the screen shows it on one line. */
bool screen_has(const struct app *, const char *text);

#endif
