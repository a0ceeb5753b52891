/* grow.h - inside pdf: an array that grows. */
#ifndef CLOSEKNIT_PDF_GROW_H
#define CLOSEKNIT_PDF_GROW_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* grow(array, cap, count, size): `array` with room for one more than `count` of `size` [bytes] each, moved if need be; NULL if no memory (then it is as it was). */
static inline void *
grow(void *array, size_t *cap, size_t count, size_t size)
{
	const size_t wanted = *cap == 0 ? 64 : *cap * 2;
	void *moved;

	if (count < *cap)
		return array;
	if (wanted > SIZE_MAX / size || (moved = realloc(array, wanted * size)) == NULL)
		return NULL;
	*cap = wanted;
	return moved;
}

#endif
