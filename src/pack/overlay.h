/* overlay.h - inside pack: the parts of reading an overlay. */
#ifndef CLOSEKNIT_OVERLAY_H
#define CLOSEKNIT_OVERLAY_H

#include "reading.h"

/* overlay_load(reading): reading->base into the empty tables and the head, and what an overlay may name or must not name again: its contacts, sources, messages, actions. */
void overlay_load(struct reading *);
/* overlay_help_contacts(reading): put the overlay's own contacts, which were read last, on the help page behind those it has. */
void overlay_help_contacts(struct reading *);
/* overlay_messages(reading, list): messages of its own, each with the actions it comes with; `list` may be NULL. */
void overlay_messages(struct reading *, const struct node *list);
/* overlay_strings(reading, strings): replace the wording of texts, by their paths; `strings` may be NULL. */
void overlay_strings(struct reading *, const struct node *strings);

#endif
