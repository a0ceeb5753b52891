/* items.h - inside pack: what is worked out once a pack is known to be right. */
#ifndef CLOSEKNIT_ITEMS_H
#define CLOSEKNIT_ITEMS_H

#include "model.h"

/* items_build(model): fill the items in walk order, and where each question's stand. */
void items_build(struct model *);
#endif
