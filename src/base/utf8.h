/* utf8.h - one character out of UTF-8 bytes, strictly (RFC 3629); what may be shown is gate.c's matter. */
#ifndef CLOSEKNIT_UTF8_H
#define CLOSEKNIT_UTF8_H

#include <stddef.h>
#include <stdint.h>

/*
 * utf8_decode(text, len, code): the character that `len` bytes [1..] begin with: its length [1..4 bytes], and itself in *code; 0 if they
 * begin with none (overlong, a surrogate, above U+10FFFF, broken or cut).
 */
static inline size_t
utf8_decode(const char *text, size_t len, uint32_t *code)
{
	const unsigned char *s = (const unsigned char *)text;

	if (s[0] < 0x80) {
		*code = s[0];
		return 1;
	}
	if (s[0] < 0xE0) {
		if (s[0] < 0xC2 || len < 2 || (s[1] & 0xC0) != 0x80)
			return 0;
		*code = (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
		return 2;
	}
	if (len < 3 || (s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80)
		return 0;
	if (s[0] < 0xF0) {
		*code = (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
		return *code < 0x800 || (*code >= 0xD800 && *code <= 0xDFFF) ? 0 : 3;
	}
	if (s[0] > 0xF4 || len < 4 || (s[3] & 0xC0) != 0x80)
		return 0;
	*code = (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
	return *code < 0x10000 || *code > 0x10FFFF ? 0 : 4;
}

/* utf8_is_cut(text, len): whether `len` bytes [1..] are the begin of a character that more bytes could complete. */
static inline int
utf8_is_cut(const char *text, size_t len)
{
	const unsigned char lead = (unsigned char)text[0];
	const size_t need = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
	char whole[4] = { 0, 0, '\x80', '\x80' };
	uint32_t code;

	if (len >= need)
		return 0;
	if (len == 1)
		return 1;
	/* Only the second byte's range depends on the first; any later one may be 0x80. */
	whole[0] = text[0];
	whole[1] = text[1];
	if (len == 3)
		whole[2] = text[2];
	return utf8_decode(whole, need, &code) == need;
}

/* utf8_encode(code, text): the bytes of a character (no surrogate, at most U+10FFFF) and how many they are [1..4]. */
static inline size_t
utf8_encode(uint32_t code, char text[4])
{
	if (code < 0x80) {
		text[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		text[0] = (char)(0xC0 | code >> 6);
		text[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code < 0x10000) {
		text[0] = (char)(0xE0 | code >> 12);
		text[1] = (char)(0x80 | (code >> 6 & 0x3F));
		text[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	text[0] = (char)(0xF0 | code >> 18);
	text[1] = (char)(0x80 | (code >> 12 & 0x3F));
	text[2] = (char)(0x80 | (code >> 6 & 0x3F));
	text[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

#endif
