/* http_head.h - inside fetch: what is taken of the lines of headers that a server sends. */
#ifndef CLOSEKNIT_FETCH_HTTP_HEAD_H
#define CLOSEKNIT_FETCH_HTTP_HEAD_H

#include <stddef.h>

#include <closeknit/base.h>

/* head_value(line, len, name, value_len): the value of a header line of that name, without blanks and line end; NULL if it is another. */
const char *head_value(const char *line, size_t len, const char *name, size_t *value_len);
/* head_keep_location(to, line, len): where a redirect leads, if the line says it. */
void head_keep_location(struct buf *to, const char *line, size_t len);

#endif
