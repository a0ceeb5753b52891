/* buf.c - bytes that grow, and remember when they could not. */
#include "closeknit/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf_inside.h"

/* The first piece of memory [bytes]: a message or a short line fits without a second one. */
enum { FIRST_CAP = 256 };

bool
buf_grow(struct buf *buf, size_t more)
{
	size_t cap = buf->cap != 0 ? buf->cap : FIRST_CAP;
	char *bytes;

	if (buf->failed)
		return false;
	if (more >= SIZE_MAX / 2 - buf->len)
		goto fail;
	while (cap - buf->len <= more)
		cap *= 2;
	if ((bytes = realloc(buf->bytes, cap)) == NULL)
		goto fail;
	buf->bytes = bytes;
	buf->cap = cap;
	return true;

fail:
	buf->failed = true;
	return false;
}

void
buf_add(struct buf *buf, const void *bytes, size_t len)
{
	char *room = buf_room(buf, len);

	if (room == NULL)
		return;
	if (len != 0)
		memcpy(room, bytes, len);
	buf_end(buf, room + len);
}

void
buf_puts(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

void
buf_putc(struct buf *buf, char c)
{
	buf_add(buf, &c, 1);
}

void
buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args, again;
	char *room;
	int len;

	va_start(args, format);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	if (len < 0)
		buf->failed = true;
	else if ((room = buf_room(buf, (size_t)len)) != NULL && vsnprintf(room, (size_t)len + 1, format, again) == len)
		buf->len += (size_t)len;
	else
		buf->failed = true;
	va_end(again);
	va_end(args);
}

const char *
buf_text(const struct buf *buf)
{
	return buf->bytes != NULL ? buf->bytes : "";
}

int
buf_check(const struct buf *buf, struct err *err)
{
	return buf->failed ? err_memory(err) : 0;
}

void
buf_reset(struct buf *buf)
{
	buf->len = 0;
	buf->failed = false;
	if (buf->bytes != NULL)
		buf->bytes[0] = '\0';
}

void
buf_clear(struct buf *buf)
{
	if (buf == NULL)
		return;
	free(buf->bytes);
	*buf = (struct buf){ 0 };
}
