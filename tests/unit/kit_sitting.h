/* kit_sitting.h - a sitting over a small pack in a home of its own, for the tests of sitting and plain. */
#ifndef CLOSEKNIT_KIT_SITTING_H
#define CLOSEKNIT_KIT_SITTING_H

#include "kit_home.h"
#include "sitting/sitting.h"
#include "store/store.h"

/*
 * What the tests stand on.  Topic a: "services" (ig, wa, none), and for each "vis" (open: critical, calls for "shut"; closed; unsure).  Topic b:
 * "habits" (x, y; not x calls for "tidy"), the private "quiet" (yes, no) and, if yes, "talk" (yes, no).
 */
struct bench {
	struct home home;
	struct pack *pack;
	struct sitting *sitting;
	struct err err;
	struct buf text;
};

void bench_make(struct bench *);
void bench_remove(struct bench *);
/* bench_open(bench, options): open a sitting on 22 November 2026; fails the test if it cannot be. */
void bench_open(struct bench *, struct store_options);
/* bench_close(bench): what sitting_close returned. */
int bench_close(struct bench *);
/* bench_answer(bench, ids): answer what is asked with option ids separated by blanks. */
enum walk_answer bench_answer(struct bench *, const char *ids);
/* bench_lose(bench), bench_find(bench): take the folder of answers away, and put it back. */
void bench_lose(struct bench *);
void bench_find(struct bench *);

#endif
