/* conditions.h - inside pack: "when". */
#ifndef CLOSEKNIT_CONDITIONS_H
#define CLOSEKNIT_CONDITIONS_H

#include "reading.h"

/* Where a "when" stands. */
struct when_in {
	const char *noun; /* "question", "action", "message" */
	uint32_t id;	  /* [texts] */
	uint32_t before;  /* it may look at questions before this row; PACK_NONE: at all */
	uint32_t over;	  /* the question whose options "$item" means, PACK_NONE: "$item" may not stand, ROW_BROKEN: not known */
};

/* when_read(reading, node, in): compile the object `node`; complains of what is wrong. */
struct pack_when when_read(struct reading *, const struct node *node, struct when_in);

#endif
