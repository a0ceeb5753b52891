/* arena.c - many small pieces of memory that are freed at once. */
#include "closeknit/base.h"

#include <stdlib.h>
#include <string.h>

/*
 * Blocks form a list, newest first; only the newest is cut from.  Each new one is twice the last, up to BLOCK_MAX, so that a large document
 * takes few of them and a small one wastes little.
 */
enum { BLOCK_MIN = 4096, BLOCK_MAX = 1 << 20 }; /* [bytes] */

struct arena_block {
	struct arena_block *older;
	size_t cap; /* [bytes] */
	_Alignas(max_align_t) char bytes[];
};

static struct arena_block *
block_add(struct arena *arena, size_t size)
{
	const size_t last = arena->blocks != NULL ? arena->blocks->cap : 0;
	size_t cap = last < BLOCK_MIN / 2 ? BLOCK_MIN : last < BLOCK_MAX / 2 ? last * 2 : BLOCK_MAX;
	struct arena_block *block;

	if (size > SIZE_MAX / 2)
		return NULL;
	if (cap < size)
		cap = size;
	if ((block = malloc(sizeof(*block) + cap)) == NULL)
		return NULL;
	block->older = arena->blocks;
	block->cap = cap;
	arena->blocks = block;
	arena->used = 0;
	return block;
}

/* `size` bytes, not zeroed. */
static void *
piece(struct arena *arena, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	struct arena_block *block = arena->blocks;
	char *bytes;

	if (size > SIZE_MAX - align)
		return NULL;
	size = size == 0 ? align : (size + align - 1) / align * align;
	if ((block == NULL || size > block->cap - arena->used) && (block = block_add(arena, size)) == NULL)
		return NULL;
	bytes = block->bytes + arena->used;
	arena->used += size;
	return bytes;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	void *bytes = piece(arena, size);

	if (bytes != NULL)
		memset(bytes, 0, size);
	return bytes;
}

void *
arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		return NULL;
	return arena_alloc(arena, count * size);
}

char *
arena_text(struct arena *arena, const char *text, size_t len)
{
	char *copy = len < SIZE_MAX ? piece(arena, len + 1) : NULL;

	if (copy == NULL)
		return NULL;
	if (len != 0)
		memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

void
arena_reset(struct arena *arena)
{
	struct arena_block *kept = arena->blocks;

	if (kept == NULL)
		return;
	while (kept->older != NULL) {
		struct arena_block *older = kept->older;

		kept->older = older->older;
		free(older);
	}
	arena->used = 0;
}

void
arena_clear(struct arena *arena)
{
	if (arena == NULL)
		return;
	arena_reset(arena);
	free(arena->blocks);
	*arena = (struct arena){ 0 };
}
