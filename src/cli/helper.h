/* helper.h - the programs that closeknit starts for what it cannot do itself (DESIGN.md 3): where they are, one run of one, and handing over to one. */
#ifndef CLOSEKNIT_HELPER_H
#define CLOSEKNIT_HELPER_H

#include <closeknit/base.h>

/* One run: bytes in, bytes out, no shell, hardly any environment. */
struct helper_run {
	struct buf out;		/* what it wrote, at most HELPER_OUT_MAX */
	struct buf said;	/* what it complained, one line, without its own name; fit to show */
	int status;		/* how it ended: its exit status, or 128 and the signal's number */
};

/* The largest thing a helper hands back: a book of PDF [bytes]. */
enum { HELPER_OUT_MAX = 64 << 20 };

/*
 * helper_find(name, path, err): where that program is: in the folder of the running one, else where it was installed to; never on PATH.  0 and its path in `path`, or -1 with `err`
 * set, which says what to install.
 */
int helper_find(const char *name, struct buf *path, struct err *);
/* helper_check(path, protocol, err): whether the program there says that it speaks `protocol`; another would do something else than is meant.  0, or -1 with `err` set. */
int helper_check(char *path, const char *protocol, struct err *);
/* helper_become(args, err): this process goes on as args[0] (a path; NULL-ended), with terminal and environment as they are.  Returns only if that failed: -1 with `err` set. */
int helper_become(char *const args[], struct err *);
/*
 * helper_start(run, args, in, err): run args[0] (a path; NULL-ended), give it `in` and take what it writes; wait for its end.  helper_clear in either case.  0 if it ran, however
 * it ended; or -1 with `err` set.
 */
int helper_start(struct helper_run *, char *const args[], const struct buf *in, struct err *);
void helper_clear(struct helper_run *);

#endif
