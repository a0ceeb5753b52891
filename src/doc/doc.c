/* doc.c - holds the neutral document's blocks; what they say is export's, how they look is each format's. */
#include <closeknit/doc.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
doc_init(struct doc *doc)
{
	memset(doc, 0, sizeof(*doc));
	doc->language = "en";
	doc->title = "";
	doc->date = DATE_NONE;
}

void
doc_clear(struct doc *doc)
{
	arena_clear(&doc->arena);
	free(doc->blocks);
	memset(doc, 0, sizeof(*doc));
}

const char *
doc_text(struct doc *doc, const char *text)
{
	const char *copy = arena_text(&doc->arena, text, strlen(text));

	if (copy == NULL)
		doc->failed = true;
	return copy;
}

/* Room for one more block; NULL if there is no memory. */
static struct doc_block *
doc_grow(struct doc *doc)
{
	size_t cap = doc->cap == 0 ? 64 : doc->cap * 2;
	struct doc_block *blocks;

	if (doc->count < doc->cap)
		return &doc->blocks[doc->count++];
	if ((blocks = realloc(doc->blocks, cap * sizeof(*blocks))) == NULL)
		return NULL;
	doc->blocks = blocks;
	doc->cap = cap;
	return &doc->blocks[doc->count++];
}

/* The formatted text in the document's arena; NULL if there is no memory. */
static char *CK_PRINTF(2, 0)
doc_format(struct doc *doc, const char *format, va_list args)
{
	va_list again;
	char *text = NULL;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (len >= 0 && (text = arena_alloc(&doc->arena, (size_t)len + 1)) != NULL)
		vsnprintf(text, (size_t)len + 1, format, args);
	return text;
}

struct doc_block *
doc_add(struct doc *doc, enum doc_kind kind, int level, const char *format, ...)
{
	struct doc_block *block;
	va_list args;
	char *text;

	va_start(args, format);
	text = doc_format(doc, format, args);
	va_end(args);
	if (text == NULL || (block = doc_grow(doc)) == NULL) {
		doc->failed = true;
		return NULL;
	}
	memset(block, 0, sizeof(*block));
	block->kind = kind;
	block->level = level;
	block->text = text;
	return block;
}

int
doc_check(const struct doc *doc, struct err *err)
{
	return doc->failed ? err_memory(err) : 0;
}
