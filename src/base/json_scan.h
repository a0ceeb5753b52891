/* json_scan.h - inside base: how the JSON reader runs over blanks and plain characters, many at a time where the machine can. */
#ifndef CLOSEKNIT_JSON_SCAN_H
#define CLOSEKNIT_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Whether `c` stands for itself in a string and is ASCII. */
static inline bool
json_is_plain(char c)
{
	const unsigned char u = (unsigned char)c;

	return u >= 0x20 && u < 0x80 && u != '"' && u != '\\';
}

#ifdef __SSE2__
/* A bit for each of 16 bytes that is not plain; as signed bytes, control characters and those from 0x80 are all below 0x20. */
static inline unsigned
json_not_plain_16(const char *at)
{
	__m128i bytes, odd;

	memcpy(&bytes, at, sizeof(bytes));
	odd = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
	odd = _mm_or_si128(odd, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')));
	odd = _mm_or_si128(odd, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
	return (unsigned)_mm_movemask_epi8(odd);
}
#endif

/* Whether any of the 8 bytes in `bytes` is not plain. */
static inline bool
json_not_plain_8(uint64_t bytes)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t quote = bytes ^ ones * '"', backslash = bytes ^ ones * '\\';

	return ((bytes | (bytes - ones * 0x20) | (quote - ones) | (backslash - ones)) & ones * 0x80) != 0;
}

/* The 8 bytes at `at`. */
static inline uint64_t
json_load_8(const char *at)
{
	uint64_t bytes;

	memcpy(&bytes, at, sizeof(bytes));
	return bytes;
}

/* json_scan_plain(at, end): the first byte from `at` that is not plain, or `end`. */
static inline const char *
json_scan_plain(const char *at, const char *end)
{
#ifdef __SSE2__
	/* Two at once: most ids and keys are shorter than 32 bytes, so the branch is foreseen. */
	while (end - at >= 32) {
		const unsigned odd = json_not_plain_16(at) | json_not_plain_16(at + 16) << 16;

		if (odd != 0)
			return at + __builtin_ctz(odd);
		at += 32;
	}
#else
	while (end - at >= 8 && !json_not_plain_8(json_load_8(at)))
		at += 8;
#endif
	while (at < end && json_is_plain(*at))
		at++;
	return at;
}

static inline bool
json_is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* json_scan_blanks(at, end): the first byte from `at` that is no blank, or `end`. */
static inline const char *
json_scan_blanks(const char *at, const char *end)
{
	if (at < end && !json_is_blank(*at))
		return at;
#ifdef __SSE2__
	while (end - at >= 16) {
		__m128i bytes, blank;
		unsigned other;

		memcpy(&bytes, at, sizeof(bytes));
		blank = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '));
		blank = _mm_or_si128(blank, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')));
		blank = _mm_or_si128(blank, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')));
		blank = _mm_or_si128(blank, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t')));
		other = (unsigned)_mm_movemask_epi8(blank) ^ 0xFFFF;
		if (other != 0)
			return at + __builtin_ctz(other);
		at += 16;
	}
#endif
	while (at < end && json_is_blank(*at))
		at++;
	return at;
}

#endif
