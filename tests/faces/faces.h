/* faces.h - what the files of the faces test share: a way through a pack, and a face led along it. */
#ifndef CLOSEKNIT_TESTS_FACES_H
#define CLOSEKNIT_TESTS_FACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <closeknit/base.h>

#include "sitting/sitting.h"

struct pack;

/* ---- way.c: the way through a pack, as the bare walk goes it -------------------------------------------------- */

/* What a person does where a question is asked, or at the end. */
enum step_kind {
	STEP_ANSWER, /* options[first .. first + count) */
	STEP_SKIP,
	STEP_BACK,
	STEP_WHY,     /* read why, and stay */
	STEP_GO,      /* over the review to the item `to`, the `number`th that is listed there */
	STEP_TAKE_UP, /* at the end: ask what was put off */
	STEP_KINDS,
};

struct step {
	enum step_kind kind;
	bool stays;	       /* nothing else is asked after it: why, or back at the very first */
	uint32_t first, count; /* of way->options */
	uint32_t to, number;
	bool reversed; /* the numbers are typed from the last to the first */
};

struct way {
	const struct pack *pack;
	struct step *steps;
	size_t step_count, step_cap;
	uint32_t *options; /* [rows of pack->options] */
	size_t option_count, option_cap;
	uint32_t *asked; /* the items asked, in order; a step that stays asks none */
	size_t asked_count, asked_cap;
	size_t topics;	  /* how many topics' results were shown */
	struct buf file;  /* the audit, as it is saved at the end; empty if there is nothing to save */
	struct buf score; /* its score with the ledger, as JSON */
};

/* The clock, which stands [seconds since 1970, UTC], and its day [days]. */
int64_t faces_now(void);
int32_t faces_today(void);
/* faces_allocated(memory): `memory`; where it is NULL the test ends here. */
void *faces_allocated(void *memory);

/* way_find(way, pack, seed): walk the pack with answers that hang only on seed, item and how often it was asked. */
void way_find(struct way *, const struct pack *, uint32_t seed);
void way_clear(struct way *);

/* ---- by_line.c and on_screen.c: the same way with a face ------------------------------------------------------ */

/* What a face asked, scored and saved, beside the way it was led; `fault` says in words where they part, "" if nowhere. */
struct led {
	const struct way *way;
	struct sitting *sitting;
	const char *folder; /* its home, with room for other files [path] */
	uint32_t seed;
	struct buf fault;
};

/* led_by_line(led): the lines that lead the plain face the same way, through pipes. */
void led_by_line(struct led *);
/* led_on_screen(led): the keys that lead the full screen the same way, without a terminal. */
void led_on_screen(struct led *);

#endif
