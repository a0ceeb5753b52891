/* paint.h - from one canvas to the next in as few bytes as can be. */
#ifndef CLOSEKNIT_PAINT_H
#define CLOSEKNIT_PAINT_H

struct buf;
struct canvas;
struct ways;

/*
 * paint_change(ways, before, now, out): add what turns a terminal that shows `before` into one that shows `now`, a canvas of the same size that differs at most in its rows
 * that may change; the cursor goes to its place.
 */
void paint_change(const struct ways *, const struct canvas *before, const struct canvas *now, struct buf *out);

#endif
