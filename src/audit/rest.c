/* rest.c - what a file held that its pack cannot read, kept as JSON to be written back; counts for nothing. */
#include "audit/inside.h"

#include <stdlib.h>
#include <string.h>

/* The JSON in `from` without the blanks between its parts: a kept value stays on its line.  Returns its length [bytes]. */
static size_t
squeeze(char *to, struct audit_span from)
{
	bool in_string = false;
	size_t i, used = 0;

	for (i = 0; i < from.len; i++) {
		const char c = from.bytes[i];

		if (!in_string && (c == ' ' || c == '\t' || c == '\n' || c == '\r'))
			continue;
		to[used++] = c;
		if (in_string && c == '\\' && i + 1 < from.len)
			to[used++] = from.bytes[++i];
		else if (c == '"')
			in_string = !in_string;
	}
	return used;
}

/* Room for one more row.  0, or -1. */
static int
grow(struct audit *audit)
{
	const size_t cap = audit->rest_cap != 0 ? audit->rest_cap * 2 : 8;
	struct audit_rest *rest;

	if (audit->rest_count < audit->rest_cap)
		return 0;
	if ((rest = realloc(audit->rest, cap * sizeof(*rest))) == NULL)
		return -1;
	audit->rest = rest;
	audit->rest_cap = cap;
	return 0;
}

int
rest_keep(struct audit *audit, enum rest_section section, uint32_t item, struct audit_span key, struct audit_span value)
{
	struct audit_rest *row;
	char *text;

	if (grow(audit) != 0 || (text = malloc(key.len + value.len + 1)) == NULL)
		return -1;
	row = &audit->rest[audit->rest_count++];
	row->section = section;
	row->item = item;
	row->text = text;
	row->key_len = squeeze(text, key);
	row->value_len = squeeze(text + row->key_len, value);
	if (item != PACK_NONE)
		audit->answers[item].kept = (uint32_t)audit->rest_count;
	return 0;
}

void
rest_drop(struct audit *audit, uint32_t item)
{
	const uint32_t kept = audit->answers[item].kept;

	if (kept == 0)
		return;
	audit->rest[kept - 1].section = REST_GONE;
	audit->answers[item].kept = 0;
}

void
rest_clear(struct audit *audit)
{
	size_t i;

	for (i = 0; i < audit->rest_count; i++)
		free(audit->rest[i].text);
	audit->rest_count = 0;
}
