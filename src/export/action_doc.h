/* action_doc.h - an action opened, on a screen, in a plan on paper or on a card of its own. */
#ifndef CLOSEKNIT_ACTION_DOC_H
#define CLOSEKNIT_ACTION_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <closeknit/pack.h>

struct buf;
struct doc;
struct plan;
struct plan_action;

/* What one action's blocks are made from. */
struct opened {
	struct doc *doc;
	const struct pack *pack;
	const struct plan *plan;	/* NULL: on a card of the pack, without any audit */
	uint32_t option;		/* the repeat's, for "{item}"; PACK_NONE: a blank to fill in by hand stands there */
	int32_t today;
	const uint32_t *numbers;	/* of the pack's sources on paper, where they stand together at the end; NULL: on a screen, where they are told in full */
	bool on_card;			/* a conversation's words are on a card: only its number is told */
};

/* action_put_filled(opened, text, out): a text of the pack with "{item}" filled in. */
void action_put_filled(const struct opened *, uint32_t text, struct buf *out);
/* action_add_before_you_start(doc): for paper, once before all actions: in full what each action then says in a line, and what the numbers in brackets are. */
void action_add_before_you_start(struct doc *);
/* action_add_body(opened, action): why, warnings, steps, sources, message, whom to call, of that row of pack->actions. */
void action_add_body(const struct opened *, uint32_t action);
/* action_add_steps(opened, action): its steps, or its words where it is a conversation. */
void action_add_steps(const struct opened *, uint32_t action);
/* action_has_words(pack, row): whether it is a conversation with an aim and words, in that plan. */
bool action_has_words(const struct pack *, const struct plan_action *);
/* action_number(action): the number of its card, the same in every document: its place in the pack, from 1. */
static inline uint32_t action_number(uint32_t action) { return action + 1; }

#endif
