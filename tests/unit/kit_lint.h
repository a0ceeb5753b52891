/* kit_lint.h - tests/packs/example.json, bent in one place and read. */
#ifndef CLOSEKNIT_KIT_LINT_H
#define CLOSEKNIT_KIT_LINT_H

#include <closeknit/pack.h>

/* What came of reading it. */
struct lint {
	struct buf text;   /* the bent document */
	size_t mark;	   /* where "|" stood in `to` [bytes], SIZE_MAX if nowhere */
	struct pack *pack; /* or NULL */
	struct complaints found;
	struct err err;
};

/*
 * lint_bent(lint, from, to): read the example with the first `from` made `to`.  In both, ' stands for " and a | in `to` for nothing but a place.
 * Fails the test if `from` is not in the example.  NULL and NULL leave it as it is.
 */
void lint_bent(struct lint *, const char *from, const char *to);
/* lint_bent_within(lint, memory, from, to): the same, where reading may take no more than that [bytes]. */
void lint_bent_within(struct lint *, size_t memory, const char *from, const char *to);
/* lint_text(lint, text): read `text`, with ' for ". */
void lint_text(struct lint *, const char *text);
void lint_clear(struct lint *);
/* lint_question(lint, id), lint_action(lint, id): the row; fails the test if there is none. */
const struct pack_question *lint_question(const struct lint *, const char *id);
const struct pack_action *lint_action(const struct lint *, const char *id);

#endif
