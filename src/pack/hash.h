/* hash.h - inside pack: the one hash of ids; where an id may stand in a table of slots. */
#ifndef CLOSEKNIT_HASH_H
#define CLOSEKNIT_HASH_H

#include <stddef.h>
#include <stdint.h>

/* hash_mix(hash): spread every bit over all, so that the low ones can be slots (the finish of MurmurHash3). */
static inline uint32_t
hash_mix(uint32_t hash)
{
	hash ^= hash >> 16;
	hash *= 0x85EBCA6Bu;
	hash ^= hash >> 13;
	hash *= 0xC2B2AE35u;
	return hash ^ hash >> 16;
}

/* hash_text(text, len, salt): FNV-1a; `salt` keeps kinds of ids apart.  Built-in packs hold slots made with it: it may not change between build and
 * run. */
static inline uint32_t
hash_text(const char *text, size_t len, uint32_t salt)
{
	uint32_t hash = 2166136261u ^ salt * 0x9E3779B9u;
	size_t i;

	for (i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)text[i]) * 16777619u;
	return hash_mix(hash);
}

/* hash_bits(count): so many bits that 2^bits slots are at most half full with `count` rows. */
static inline uint32_t
hash_bits(uint32_t count)
{
	uint32_t bits = 1;

	while (bits < 31 && (uint32_t)1 << bits < 2 * (uint64_t)count + 1)
		bits++;
	return bits;
}

#endif
