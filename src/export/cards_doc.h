/* cards_doc.h - cards to cut out: the conversations of a plan. */
#ifndef CLOSEKNIT_CARDS_DOC_H
#define CLOSEKNIT_CARDS_DOC_H

#include <stdint.h>

struct doc;
struct plan;

/* cards_add_talks(doc, plan, numbers): a card for each open conversation, with its words, on pages of their own; nothing if there are none.  numbers: of the sources. */
void cards_add_talks(struct doc *, const struct plan *, const uint32_t *numbers);

#endif
