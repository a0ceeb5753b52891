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

/* ---- One as it stands in a text ----------------------------------------------------------------------------------- */

struct found {
	const char *text;
	size_t len;	/* [bytes] */
	size_t place;	/* among all that are found */
};
struct finds { struct found *rows; size_t count, room; };

static int
add(struct finds *finds, const char *text, size_t len)
{
	if (finds->count == finds->room) {
		const size_t room = finds->room > 0 ? 2 * finds->room : 64;
		struct found *rows = realloc(finds->rows, room * sizeof(*rows));

		if (rows == NULL)
			return -1;
		finds->rows = rows;
		finds->room = room;
	}
	finds->rows[finds->count] = (struct found){ .text = text, .len = len, .place = finds->count };
	finds->count++;
	return 0;
}

/* The addresses of one text. */
static int
find(struct finds *finds, const char *text)
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
		if (len > strlen(schemes[i]) && add(finds, text, len) != 0)
			return -1;
		text += len;
	}
	return 0;
}

/* ---- Each once ---------------------------------------------------------------------------------------------------- */

static bool
is_same(const struct found *a, const struct found *b)
{
	return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

static int
by_place(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	return (x->place > y->place) - (x->place < y->place);
}

/* The same ones beside each other, the first of them first. */
static int
by_text(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	const int order = memcmp(x->text, y->text, x->len < y->len ? x->len : y->len);

	if (order != 0)
		return order;
	return x->len != y->len ? (x->len > y->len) - (x->len < y->len) : by_place(a, b);
}

/* By sorting: a pack may hold some 400,000 addresses, too many to hold each against all, and whoever makes them may make slots of a table clash. */
static void
leave_first(struct finds *finds)
{
	size_t kept = 0, i;

	if (finds->count == 0)
		return;
	qsort(finds->rows, finds->count, sizeof(*finds->rows), by_text);
	for (i = 0; i < finds->count; i++)
		if (kept == 0 || !is_same(&finds->rows[kept - 1], &finds->rows[i]))
			finds->rows[kept++] = finds->rows[i];
	finds->count = kept;
	qsort(finds->rows, finds->count, sizeof(*finds->rows), by_place);
}

static int
copy(struct links *links, const struct finds *finds)
{
	if (finds->count > 0 && (links->rows = calloc(finds->count, sizeof(*links->rows))) == NULL)
		return -1;
	for (; links->count < finds->count; links->count++)
		if ((links->rows[links->count].url = strndup(finds->rows[links->count].text, finds->rows[links->count].len)) == NULL)
			return -1;
	return 0;
}

int
links_find(const struct pack *pack, struct links *links, struct err *err)
{
	struct finds finds = { 0 };
	int result = 0;
	uint32_t at;

	/* All texts of a pack lie in one block, each ended by a NUL (pack.h). */
	for (at = 0; result == 0 && at < pack->texts_len; at += (uint32_t)strlen(pack->texts + at) + 1)
		result = find(&finds, pack->texts + at);
	if (result == 0) {
		leave_first(&finds);
		result = copy(links, &finds);
	}
	free(finds.rows);
	if (result == 0)
		return 0;
	links_clear(links);
	return err_memory(err);
}
