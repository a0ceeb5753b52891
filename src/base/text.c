/* text.c - how wide text is, whether it is an id, and which spelling was meant; what may be shown is gate.c's matter, lines are text_wrap.c's. */
#include "closeknit/base.h"

#include <limits.h>
#include <string.h>

#include <unictype.h>
#include <uniwidth.h>

#include "utf8.h"

/* Words longer than this get no suggestion [bytes]: an id has at most 64. */
enum { NEAREST_MAX = 80 };

int
text_columns(const char *text, size_t len)
{
	size_t plain = 0;
	int rest;

	while (plain < len && text[plain] >= 0x20 && text[plain] < 0x7F)
		plain++;
	if (plain > INT_MAX)
		return INT_MAX;
	if (plain == len)
		return (int)len;
	rest = u8_width((const uint8_t *)text + plain, len - plain, "UTF-8");
	return rest > INT_MAX - (int)plain ? INT_MAX : (int)plain + rest;
}

bool
text_is_blank(const char *text)
{
	const size_t len = strlen(text);
	size_t at = 0, took;
	uint32_t code;

	while (at < len && (took = utf8_decode(text + at, len - at, &code)) > 0 && uc_is_property_white_space(code))
		at += took;
	return at == len;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/*
 * The fewest letters to put in, leave out, change or swap with a neighbour to make `a` into `b`, both at most NEAREST_MAX bytes; capitals count
 * as small letters.  (Optimal string alignment: Boytsov 2011, section 2.1.)
 */
static size_t
edit_distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t rows[3][NEAREST_MAX + 1];
	size_t *above = rows[0], *row = rows[1], *before = rows[2];

	for (size_t j = 0; j <= b_len; j++)
		row[j] = j;
	for (size_t i = 1; i <= a_len; i++) {
		size_t *spare = before;

		before = above;
		above = row;
		row = spare;
		row[0] = i;
		for (size_t j = 1; j <= b_len; j++) {
			const char x = lower(a[i - 1]), y = lower(b[j - 1]);

			row[j] = least(above[j - 1] + (x != y), least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && x == lower(b[j - 2]) && y == lower(a[i - 2]))
				row[j] = least(row[j], before[j - 2] + 1);
		}
	}
	return row[b_len];
}

int
text_nearest(const char *word, const char *const candidates[], size_t count)
{
	const size_t len = strlen(word);
	size_t best = (len / 3 > 1 ? len / 3 : 1) + 1;
	int nearest = -1;

	if (len == 0 || len > NEAREST_MAX)
		return -1;
	for (size_t i = 0; i < count && i <= INT_MAX; i++) {
		const size_t other = strlen(candidates[i]);
		size_t distance;

		if (other > NEAREST_MAX || other + best <= len || len + best <= other)
			continue;
		if ((distance = edit_distance(word, len, candidates[i], other)) < best) {
			best = distance;
			nearest = (int)i;
		}
	}
	return nearest;
}

bool
text_is_id(const char *text, size_t len)
{
	if (len == 0 || len > TEXT_ID_MAX || text[0] == '-' || (len >= 2 && text[0] == 'x' && text[1] == '-'))
		return false;
	for (size_t i = 0; i < len; i++)
		if (!((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= '0' && text[i] <= '9') || text[i] == '-'))
			return false;
	return true;
}

int32_t
text_serial(const char *text)
{
	int64_t value = 0;
	size_t i;

	if (text[0] == '0')
		return 0;
	for (i = 0; text[i] != '\0'; i++)
		if (text[i] < '0' || text[i] > '9' || (value = value * 10 + (text[i] - '0')) > INT32_MAX)
			return 0;
	return (int32_t)value;
}
