/* kit_home.h - a home of its own for tests of what is kept on disk, and looks into it. */
#ifndef CLOSEKNIT_KIT_HOME_H
#define CLOSEKNIT_KIT_HOME_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include <closeknit/base.h>

/* A folder for this test alone; `paths` has its state in "home/state". */
struct home {
	char root[256];
	struct paths paths;
};

void home_make(struct home *);
/* home_remove(home): it and everything in it. */
void home_remove(struct home *);
/* home_path(home, name): a path under home/state ("" is that folder); borrowed until the tenth call after. */
const char *home_path(const struct home *, const char *name);
/* home_has(home, name): whether there is anything of that name in home/state. */
bool home_has(const struct home *, const char *name);
/* home_count(home): how many names are in home/state; -1: there is no such folder. */
int home_count(const struct home *);
/* home_mode(home, name): permission bits. */
mode_t home_mode(const struct home *, const char *name);
/* home_put(home, name, text): a file, mode 0600, that holds text; makes home/state (0700). */
void home_put(const struct home *, const char *name, const char *text);
/* home_text(home, name, out): what the file holds; fails the test if there is none.  Returns buf_text(out). */
const char *home_text(const struct home *, const char *name, struct buf *out);
/* home_now(): a clock that stands at 2026-11-22T10:00:00Z. */
int64_t home_now(void);

#endif
