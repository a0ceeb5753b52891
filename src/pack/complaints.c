/* complaints.c - what is wrong with a file: kept, sorted by place, shown; what is a fault is the readers' business. */
#include "complaints.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * A file of 4 MiB can hold two million faults.  Nobody reads more than this, and each costs memory: what comes after is counted, not kept.
 */
enum { COMPLAINTS_KEPT = 20000 };

/* The longest complaint [bytes]: two ids of 64, two excerpts and a sentence. */
enum { COMPLAINT_TEXT_MAX = 512 };
/* What malloc may add to one [bytes]. */
enum { MALLOC_ADDS = 24 };

/* How much of a text from a file a complaint repeats [bytes]: the longest id, and room for a mistake in it. */
enum { EXCERPT_MAX = 80 };

struct excerpt
complaint_excerpt(const char *text)
{
	struct excerpt excerpt;
	size_t len = strlen(text);

	if (len <= EXCERPT_MAX) {
		memcpy(excerpt.text, text, len + 1);
		return excerpt;
	}
	for (len = EXCERPT_MAX - 3; len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80; len--)
		;
	memcpy(excerpt.text, text, len);
	memcpy(excerpt.text + len, "...", 4);
	return excerpt;
}

static char *worded(const char *format, va_list args) CK_PRINTF(1, 0);

static char *
worded(const char *format, va_list args)
{
	char text[COMPLAINT_TEXT_MAX];
	struct buf shown = { 0 };
	char *own;
	int len = vsnprintf(text, sizeof(text), format, args);

	if (len < 0)
		return NULL;
	text_show(&shown, text, strlen(text));
	if (shown.failed || shown.bytes == NULL) {
		buf_clear(&shown);
		return NULL;
	}
	/* There may be many, and what is only made room for would take as much again. */
	if ((own = realloc(shown.bytes, shown.len + 1)) != NULL)
		return own;
	return shown.bytes;
}

void
complaints_vadd(struct complaints *found, enum severity severity, size_t at, const char *format, va_list args)
{
	struct complaint *rows;
	size_t cap;

	if (severity == COMPLAINT_ERROR)
		found->errors++;
	else
		found->warnings++;
	if (found->count == COMPLAINTS_KEPT || found->failed)
		return;
	if (found->count == found->cap) {
		cap = found->cap != 0 ? 2 * found->cap : 16;
		if ((rows = realloc(found->rows, cap * sizeof(*rows))) == NULL) {
			found->failed = true;
			return;
		}
		found->rows = rows;
		found->cap = cap;
	}
	rows = &found->rows[found->count];
	*rows = (struct complaint){ .severity = severity, .at = at, .line = 1, .column = 1 };
	if ((rows->text = worded(format, args)) == NULL) {
		found->failed = true;
		return;
	}
	found->texts += strlen(rows->text) + 1 + MALLOC_ADDS;
	found->count++;
}

void
complaints_add(struct complaints *found, enum severity severity, size_t at, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	complaints_vadd(found, severity, at, format, args);
	va_end(args);
}

size_t
complaints_memory(const struct complaints *found)
{
	return found->memory != 0 ? found->memory : PACK_MAX_MEMORY;
}

size_t
complaints_weight(const struct complaints *found)
{
	return found->count * sizeof(*found->rows) + found->texts;
}

void
complaints_too_large(struct complaints *found, size_t at)
{
	/* In the place of one of many others, if need be. */
	if (found->count == COMPLAINTS_KEPT)
		free(found->rows[--found->count].text);
	complaints_add(found, COMPLAINT_ERROR, at, "the file has so many parts that reading it takes more memory than closeknit allows; expected fewer");
}

/* By place, then the heavier first, then by words, so that the order never depends on the sort. */
static int
compare(const void *left, const void *right)
{
	const struct complaint *a = left, *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	if (a->severity != b->severity)
		return a->severity == COMPLAINT_ERROR ? -1 : 1;
	return strcmp(a->text, b->text);
}

void
complaints_settle(struct complaints *found, const char *bytes, size_t len)
{
	struct json_place place = { 1, 1 };
	size_t i, at = 0;

	if (found->count == 0)
		return;
	qsort(found->rows, found->count, sizeof(*found->rows), compare);
	for (i = 0; i < found->count; i++) {
		struct complaint *row = &found->rows[i];

		place = json_place_from(bytes, len, row->at, at, place);
		at = row->at;
		row->line = place.line;
		row->column = place.column;
	}
}

void
complaints_put(struct buf *out, const struct complaints *found, size_t index, const char *file)
{
	const struct complaint *row = &found->rows[index];

	text_show(out, file, strlen(file));
	buf_printf(out, ":%zu:%zu: %s: %s\n", row->line, row->column, row->severity == COMPLAINT_ERROR ? "error" : "warning", row->text);
}

void
complaints_clear(struct complaints *found)
{
	size_t i;

	if (found == NULL)
		return;
	for (i = 0; i < found->count; i++)
		free(found->rows[i].text);
	free(found->rows);
	*found = (struct complaints){ 0 };
}
