/* changes.h - inside fetch: what is new in a pack, in words for who runs a workshop. */
#ifndef CLOSEKNIT_FETCH_CHANGES_H
#define CLOSEKNIT_FETCH_CHANGES_H

#include <closeknit/base.h>
#include <closeknit/pack.h>

/* changes_put(old, new, out): lines, indented: the version; questions, actions and helplines that came, went or changed.  `old` NULL: it was not here before. */
void changes_put(const struct pack *old, const struct pack *new, struct buf *out);

#endif
