/* fetch.h - the program closeknit-fetch: gets packs that a trusted key signed, and asks whether links are alive; it never sees an answer. */
#ifndef CLOSEKNIT_FETCH_H
#define CLOSEKNIT_FETCH_H

#include <stdbool.h>
#include <stdint.h>

#include <closeknit/base.h>
#include <closeknit/pack.h>

/* DESIGN.md 3. */
enum fetch_exit { FETCH_OK = 0, FETCH_FAILED = 1, FETCH_USAGE = 2, FETCH_UNUSABLE = 3 };

/* What closeknit says first, so that two that do not belong together find out (DESIGN.md 3). */
#define FETCH_PROTOCOL "closeknit-fetch/1"

/* The pack that is inside the program: its addresses can be asked for too, and an installed one is compared with it. */
extern const struct pack store_builtin;

/* What every part of it is given. */
struct fetch {
	const char *ca_file;	/* certificates to trust instead of the system's, or NULL */
	bool yes;		/* nothing is asked */
	bool dry_run;		/* nothing is written */
	bool json;
	bool allow_private;	/* links: addresses in the home network may be asked too, and other ports than 443 */
	int32_t today;		/* [days] */
	struct paths paths;
};

/* Each is given the words behind its name, NULL-ended, and returns the exit status; `err` set unless it is FETCH_OK or all was said. */
int fetch_add(struct fetch *, char *const operands[], struct err *);
int fetch_remove(struct fetch *, char *const operands[], struct err *);
int fetch_update(struct fetch *, char *const operands[], struct err *);
int fetch_links(struct fetch *, char *const operands[], struct err *);

/* ---- say.c ------------------------------------------------------------------------------------------------------ */

/* fetch_say(format, ...): a message on standard error, "closeknit: ..." with an LF, through the gate. */
void fetch_say(const char *format, ...) CK_PRINTF(1, 2);
/* fetch_put(out, err): write a buffer to standard output.  0, or -1 with `err` set. */
int fetch_put(const struct buf *out, struct err *);
/* fetch_ask(question, yes): ask on the terminal, yes or no.  0, or -1: nobody is there to be asked. */
int fetch_ask(const char *question, bool *yes);
/* fetch_failed(err): the exit status for an error. */
int fetch_failed(const struct err *);
/* fetch_progress(format, ...): one line on a terminal, in the place of the one before; "" takes it away.  Elsewhere nothing. */
void fetch_progress(const char *format, ...) CK_PRINTF(1, 2);
/* fetch_day(days, out): "26 November 2026", for people. */
void fetch_day(int32_t days, struct buf *out);

/* ---- stop.c ----------------------------------------------------------------------------------------------------- */

/* stop_arm(): from now on a signal that asks to end is noted, so that what was begun is put in order. */
void stop_arm(void);
/* stop_signal(): which one came, or 0. */
int stop_signal(void);

/* ---- rights.c --------------------------------------------------------------------------------------------------- */

/*
 * fetch_confine(fetch, file, network): give up, for good: reading anything but the system's own files, what is fetched and `file` (or NULL); writing anywhere but in the folders of packs and
 * keys; starting programs; being called; and, without `network`, the network altogether (DESIGN.md 9).
 */
void fetch_confine(const struct fetch *, const char *file, bool network);

#endif
