/* text_number.c - in plain text a number at the begin of a line is a question's or a step's: text that goes on does not begin with one; where lines end otherwise is base's. */
#include "export/text_number.h"

#include <stdbool.h>
#include <string.h>

/* No list here has more points than such a number can say [digits]. */
enum { NUMBER_DIGITS = 3 };

/* Whether a line that begins so would look like a numbered one: "5. Tick one." */
static bool
is_like_point(const char *text)
{
	const size_t digits = strspn(text, "0123456789");

	return digits > 0 && digits <= NUMBER_DIGITS && text[digits] == '.' && (text[digits + 1] == ' ' || text[digits + 1] == '\0');
}

void
text_keep_number(const char *text, size_t *next, size_t at, size_t *take)
{
	size_t end = *take;

	if (!is_like_point(text + *next) || *next != at + *take + 1 || text[at + *take] != ' ')
		return;
	while (end > 0 && text[at + end - 1] != ' ')
		end--;
	if (end == 0)
		return;
	*next = at + end;
	while (end > 0 && text[at + end - 1] == ' ')
		end--;
	*take = end;
}
