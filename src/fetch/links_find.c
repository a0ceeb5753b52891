/* links_find.c - every address that a pack shows, wherever it stands in it. */
#include "fetch/links.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What ends an address in running text; and what may stand behind one without belonging to it. */
static const char ENDS[] = " \t\n\"<>\\^`{|}", BEHIND[] = ".,;:!?)]'";

void
links_clear(struct links *links)
{
	size_t i;

	for (i = 0; i < links->count; i++) {
		free(links->rows[i].url);
		free(links->rows[i].next);
	}
	free(links->rows);
	*links = (struct links){ 0 };
}

static int
add(struct links *links, const char *text, size_t len)
{
	struct link *rows;
	size_t i;

	for (i = 0; i < links->count; i++)
		if (strlen(links->rows[i].url) == len && memcmp(links->rows[i].url, text, len) == 0)
			return 0;
	if ((rows = realloc(links->rows, (links->count + 1) * sizeof(*rows))) == NULL)
		return -1;
	links->rows = rows;
	rows[links->count] = (struct link){ .url = strndup(text, len) };
	if (rows[links->count].url == NULL)
		return -1;
	links->count++;
	return 0;
}

/* The addresses of one text. */
static int
find(struct links *links, const char *text)
{
	static const char *const schemes[] = { "https://", "http://" };
	size_t i, len;

	while (*text != '\0') {
		for (i = 0; i < 2 && strncasecmp(text, schemes[i], strlen(schemes[i])) != 0; i++)
			;
		if (i == 2) {
			text++;
			continue;
		}
		len = strcspn(text, ENDS);
		while (len > strlen(schemes[i]) && strchr(BEHIND, text[len - 1]) != NULL)
			len--;
		if (len > strlen(schemes[i]) && add(links, text, len) != 0)
			return -1;
		text += len;
	}
	return 0;
}

int
links_find(const struct pack *pack, struct links *links, struct err *err)
{
	uint32_t at;

	/* All texts of a pack lie in one block, each ended by a NUL (pack.h). */
	for (at = 0; at < pack->texts_len; at += (uint32_t)strlen(pack->texts + at) + 1)
		if (find(links, pack->texts + at) != 0) {
			links_clear(links);
			return err_memory(err);
		}
	return 0;
}
