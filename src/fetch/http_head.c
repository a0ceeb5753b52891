/* http_head.c - lines of the headers that a server sends: all that is taken of them is what these say. */
#include "fetch/http_head.h"

#include <string.h>
#include <strings.h>

#include "trust/trust.h"

const char *
head_value(const char *line, size_t len, const char *name, size_t *value_len)
{
	const size_t name_len = strlen(name);

	if (len <= name_len || strncasecmp(line, name, name_len) != 0 || line[name_len] != ':')
		return NULL;
	line += name_len + 1;
	len -= name_len + 1;
	while (len > 0 && (line[len - 1] == '\r' || line[len - 1] == '\n' || line[len - 1] == ' ' || line[len - 1] == '\t'))
		len--;
	while (len > 0 && (*line == ' ' || *line == '\t')) {
		line++;
		len--;
	}
	*value_len = len;
	return line;
}

void
head_keep_location(struct buf *to, const char *line, size_t len)
{
	size_t value_len;
	const char *value = head_value(line, len, "Location", &value_len);

	/* A longer one is none that a server of files needs. */
	if (value == NULL || value_len >= TRUST_URL_TEXT || memchr(value, '\0', value_len) != NULL)
		return;
	buf_reset(to);
	buf_add(to, value, value_len);
}
