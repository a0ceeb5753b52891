/* buf_inside.h - inside base: room in a buffer, for writers that fill it themselves. */
#ifndef CLOSEKNIT_BUF_INSIDE_H
#define CLOSEKNIT_BUF_INSIDE_H

#include "closeknit/base.h"

/* buf_grow(buf, more): make room for `more` bytes and a NUL behind what is there.  False, and buf->failed set, if there is no memory. */
bool buf_grow(struct buf *, size_t more);

/*
 * buf_room(buf, more): where the next `more` bytes may be written; NULL if the buffer failed, now or before.  They count once buf_end is
 * called with a pointer behind the last of them.
 */
static inline char *
buf_room(struct buf *buf, size_t more)
{
	if ((buf->failed || more >= buf->cap - buf->len) && !buf_grow(buf, more))
		return NULL;
	return buf->bytes + buf->len;
}

static inline void
buf_end(struct buf *buf, char *end)
{
	*end = '\0';
	buf->len = (size_t)(end - buf->bytes);
}

#endif
