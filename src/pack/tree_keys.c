/* tree_keys.c - finds a key that an object has twice, in four bytes a key; what is done about it is tree_read.c's. */
#include "tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* So many keys are compared each with each [keys]; a question has about 12. */
enum { FEW = 16 };

/* A key's letters one by one, its escapes resolved. */
struct letters {
	const char *at, *end;
	char held[4];	/* of the last escape */
	size_t count, given;
};

static int
next_letter(struct letters *letters)
{
	uint32_t code = 0;

	if (letters->given < letters->count)
		return (unsigned char)letters->held[letters->given++];
	if (*letters->at == '"')
		return -1;
	if (*letters->at != '\\')
		return (unsigned char)*letters->at++;
	letters->at = json_escape(letters->at, letters->end, &code);
	letters->count = utf8_encode(code, letters->held);
	letters->given = 1;
	return (unsigned char)letters->held[0];
}

static int
compare_text(const struct tree_keys *keys, uint32_t a, uint32_t b)
{
	struct letters left = { .at = keys->bytes + a + 1, .end = keys->end }, right = { .at = keys->bytes + b + 1, .end = keys->end };
	int l, r;

	/* Most differ soon, and few have an escape. */
	while (*left.at == *right.at && *left.at != '"' && *left.at != '\\') {
		left.at++;
		right.at++;
	}
	do {
		l = next_letter(&left);
		r = next_letter(&right);
	} while (l == r && l != -1);
	return l - r;
}

/* By text, then in the order of the document. */
static bool
is_before(const struct tree_keys *keys, uint32_t a, uint32_t b)
{
	const int order = compare_text(keys, a, b);

	return order != 0 ? order < 0 : a < b;
}

static void
sift(const struct tree_keys *keys, uint32_t *at, size_t from, size_t count)
{
	const uint32_t moved = at[from];
	size_t child;

	for (; (child = 2 * from + 1) < count; from = child) {
		if (child + 1 < count && is_before(keys, at[child], at[child + 1]))
			child++;
		if (!is_before(keys, moved, at[child]))
			break;
		at[from] = at[child];
	}
	at[from] = moved;
}

/* Heapsort (Williams, 1964): no more memory, and no order of keys makes it slow. */
static void
sort(const struct tree_keys *keys, uint32_t *at, size_t count)
{
	size_t i;

	for (i = count / 2; i-- > 0;)
		sift(keys, at, i, count);
	for (i = count; i-- > 1;) {
		const uint32_t last = at[0];

		at[0] = at[i];
		at[i] = last;
		sift(keys, at, 0, i);
	}
}

static void
note(struct tree_keys *keys, uint32_t first, uint32_t second)
{
	if (second >= keys->second)
		return;
	keys->first = first;
	keys->second = second;
}

static void
look_through_few(struct tree_keys *keys, const uint32_t *at, size_t count)
{
	size_t i, j;

	for (i = 1; i < count; i++)
		for (j = 0; j < i; j++)
			if (compare_text(keys, at[j], at[i]) == 0) {
				note(keys, at[j], at[i]);
				return;
			}
}

static void
look_through(struct tree_keys *keys, uint32_t *at, size_t count)
{
	size_t i;

	if (count <= FEW) {
		look_through_few(keys, at, count);
		return;
	}
	sort(keys, at, count);
	/* Of those that are the same only the second is the first to be too many. */
	for (i = 1; i < count; i++)
		if (compare_text(keys, at[i - 1], at[i]) == 0 && (i == 1 || compare_text(keys, at[i - 2], at[i]) != 0))
			note(keys, at[i - 1], at[i]);
}

void
tree_keys_open(struct tree_keys *keys, int level)
{
	keys->open[level] = keys->count;
}

int
tree_keys_add(struct tree_keys *keys, size_t at)
{
	if (keys->count == keys->cap) {
		const size_t cap = keys->cap != 0 ? 2 * keys->cap : 256;
		uint32_t *rows = realloc(keys->at, cap * sizeof(*rows));

		if (rows == NULL)
			return -1;
		keys->at = rows;
		keys->cap = cap;
	}
	keys->at[keys->count++] = (uint32_t)at;
	return 0;
}

void
tree_keys_close(struct tree_keys *keys, int level)
{
	const size_t open = keys->open[level];

	if (keys->count > open)
		look_through(keys, keys->at + open, keys->count - open);
	keys->count = open;
}
