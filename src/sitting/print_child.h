/* print_child.h - inside sitting: what goes between the program and its child that prints. */
#ifndef CLOSEKNIT_PRINT_CHILD_H
#define CLOSEKNIT_PRINT_CHILD_H

/* The largest document taken: a plan is 300 kB, with every font it may need 2 MiB. [bytes] */
enum { PRINT_MAX_BYTES = 16 << 20 };
/* An answer: one of these, as much as lp said on its first line, an LF.  [bytes] */
enum { PRINT_ANSWER_MAX = 400 };
enum { PRINT_DONE = 'd', PRINT_FAILED = 'f', PRINT_CANCELLED = 'c', PRINT_TOO_SLOW = 's' };
/*
 * What is sent to the child begins with one of these: a document, then how long it is (a uint32_t) [1..PRINT_MAX_BYTES bytes], then its bytes; or a wish to stop lp, which may come
 * twice, or when lp has ended already, and means nothing then.
 */
enum { PRINT_DOCUMENT = 'p', PRINT_CANCEL = 'x' };
/* So long may lp take [milliseconds]. */
enum { PRINT_WAIT = 60000 };

/* print_child(lp, in, out): be the child: run `lp` (a path) on each document that comes from `in`, and answer on `out`, until `in` ends.  Never returns. */
_Noreturn void print_child(const char *lp, int in, int out);

#endif
