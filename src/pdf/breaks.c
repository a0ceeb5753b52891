/* breaks.c - where a line may not end: within single facts and parts of addresses; fonts and layouts are type.c's. */
#include "pdf/breaks.h"

#include <stdbool.h>
#include <string.h>

/* A single fact is no longer than this [bytes]. */
enum { FACT_MAX = 40 };

static void
keep(PangoAttrList *list, size_t from, size_t to)
{
	PangoAttribute *attribute = pango_attr_allow_breaks_new(FALSE);

	attribute->start_index = (guint)from;
	attribute->end_index = (guint)to;
	pango_attr_list_insert(list, attribute);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Plain letters, and every byte of the others. */
static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* The end of the single fact that begins with a figure: a phone number, "3 minutes", "22 November 2026". */
static size_t
end_of_fact(const char *text, size_t len, size_t at)
{
	while (at < len && (is_digit(text[at]) || (text[at] == ' ' && at + 1 < len && is_digit(text[at + 1]))))
		at++;
	if (at + 1 >= len || text[at] != ' ' || !is_letter(text[at + 1]))
		return at;
	for (at++; at < len && is_letter(text[at]); at++)
		continue;
	if (at + 1 < len && text[at] == ' ' && is_digit(text[at + 1]))
		for (at++; at < len && is_digit(text[at]); at++)
			continue;
	return at;
}

/* What stands in brackets at a text's end has room on a line of large print up to here [bytes]. */
enum { BRACKETS_MAX = 48 };

/* Whether the text ends where these brackets do, soon enough: "(3 minutes; you)". */
static bool
ends_in_brackets(const char *text, size_t len, size_t at)
{
	return text[at] == '(' && len - at <= BRACKETS_MAX && at + 1 + strcspn(text + at + 1, "()") == len - 1 && text[len - 1] == ')';
}

/* Longer numbers name no question of a paper [digits]. */
enum { NAME_DIGITS = 3 };

/* Whether the number names something and ends what is said of it: "card 33)", "B to E in 11;", "go to 21.". */
static bool
is_name(const char *text, size_t at, size_t end)
{
	return text[end] == ')' || (end - at <= NAME_DIGITS && text[end] != '\0' && strchr(";.", text[end]) != NULL && (text[end + 1] == ' ' || text[end + 1] == '\0'));
}

/* Where the word begins that such a number counts with. */
static size_t
begin_of_counted(const char *text, size_t at, size_t end)
{
	size_t begin = at;

	if (at < 2 || text[at - 1] != ' ' || !is_name(text, at, end))
		return at;
	for (begin = at - 1; begin > 0 && is_letter(text[begin - 1]); begin--)
		continue;
	return begin;
}

/* The end of "[2, 12, 13]"; where it is none, `at`. */
static size_t
end_of_references(const char *text, size_t at)
{
	const size_t end = at + 1 + strspn(text + at + 1, "0123456789, ");

	return text[end] == ']' ? end + 1 : at;
}

void
breaks_of_text(PangoAttrList *list, const char *text, size_t len)
{
	size_t at, end, begin;

	for (at = 0; at < len; at = end > at ? end : at + 1) {
		begin = end = at;
		if (is_digit(text[at])) {
			end = end_of_fact(text, len, at);
			begin = begin_of_counted(text, at, end);
		} else if (ends_in_brackets(text, len, at)) {
			end = len;
		} else if (text[at] == '[' && is_digit(text[at + 1])) {
			end = end_of_references(text, at);
		} else if (text[at] == '-' && (at == 0 || text[at - 1] == ' ')) {
			end = at + strcspn(text + at, " ");
		}
		if (end > begin + 1 && (end - begin <= FACT_MAX || text[begin] == '('))
			keep(list, begin, end);
	}
}

/* A piece of an address on one line, or if it is too long for one, what is between its hyphens; what is longer still breaks where it must. */
static void
keep_piece(PangoAttrList *list, const char *text, size_t from, size_t end, size_t fits)
{
	size_t at;

	if (end - from <= fits) {
		keep(list, from, end);
		return;
	}
	for (at = from; at < end; at++)
		if (text[at] == '-' || at + 1 == end) {
			if (at + 1 - from <= fits)
				keep(list, from, at + 1);
			from = at + 1;
		}
}

void
breaks_of_address(PangoAttrList *list, const char *text, size_t len, size_t fits)
{
	static const char scheme[] = "https://";
	size_t at = strncmp(text, scheme, sizeof(scheme) - 1) == 0 ? sizeof(scheme) - 1 : 0, from = 0;

	for (; at < len; at++)
		if (at + 1 == len || (strchr("/?&", text[at]) != NULL && text[at + 1] != '/')) {
			keep_piece(list, text, from, at + 1, fits);
			from = at + 1;
		}
}
