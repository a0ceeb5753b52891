/* actions.h - inside pack: an action's steps, handed from actions.c to steps.c. */
#ifndef CLOSEKNIT_ACTIONS_H
#define CLOSEKNIT_ACTIONS_H

#include "reading.h"

/* Where steps stand. */
struct steps_in {
	const struct node *action; /* the action's object */
	uint8_t kind;	     /* enum pack_action_kind */
};

/*
 * steps_read(reading, node, in, row): read an action's "steps" (a list or an object) into `steps`, or `steps_for` and its count, of *row.
 * Returns whether they use the item: by an object by item id, or by "{item}".
 */
bool steps_read(struct reading *, const struct node *node, const struct steps_in *, struct pack_action *row);
/* steps_check(reading, action): hold steps by item against the options of the question that the action repeats with. */
void steps_check(struct reading *, uint32_t action);

#endif
