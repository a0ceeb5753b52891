/* heap.c - the C library's memory, but for what is refused, and how many blocks are in use; which runs it is refused in is refused.c's. */
#include "heap.h"

#include <errno.h>
#include <stdlib.h>

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);
void __libc_free(void *);

static struct {
	size_t asked;	/* since it was armed */
	size_t refuse;	/* the number of the one to be refused; 0: none */
	bool for_good;	/* and all after it */
	bool refused;
	long live;	/* blocks */
} heap;

static bool
is_refused(void)
{
	heap.asked++;
	if (heap.refuse == 0 || heap.asked < heap.refuse || (heap.asked > heap.refuse && !heap.for_good))
		return false;
	heap.refused = true;
	errno = ENOMEM;
	return true;
}

static void *
count(void *block)
{
	heap.live += block != NULL;
	return block;
}

void
heap_arm(size_t refuse, bool for_good)
{
	heap.asked = 0;
	heap.refused = false;
	heap.for_good = for_good;
	heap.refuse = refuse;
}

size_t
heap_disarm(bool *refused)
{
	heap.refuse = 0;
	*refused = heap.refused;
	return heap.asked;
}

long
heap_live(void)
{
	return heap.live;
}

void
heap_settle(long live)
{
	heap.live = live;
}

void *
malloc(size_t size)
{
	return is_refused() ? NULL : count(__libc_malloc(size));
}

void *
calloc(size_t items, size_t size)
{
	return is_refused() ? NULL : count(__libc_calloc(items, size));
}

void *
realloc(void *block, size_t size)
{
	void *moved;

	if (is_refused())
		return NULL;
	moved = __libc_realloc(block, size);
	if (block == NULL)
		return count(moved);
	heap.live -= moved == NULL && size == 0;
	return moved;
}

int
posix_memalign(void **block, size_t alignment, size_t size)
{
	if (is_refused() || (*block = count(__libc_memalign(alignment, size))) == NULL)
		return ENOMEM;
	return 0;
}

void *
aligned_alloc(size_t alignment, size_t size)
{
	return is_refused() ? NULL : count(__libc_memalign(alignment, size));
}

void
free(void *block)
{
	heap.live -= block != NULL;
	__libc_free(block);
}
