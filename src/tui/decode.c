/* decode.c - the escape sequences of ECMA-48 terminals, byte by byte; terminals that send others are too old to meet. */
#include "tui/decode.h"

#include <stdlib.h>
#include <string.h>

#include "tui/keys.h"

/* What follows ESC [ or ESC O, its last byte included (xterm's ctlseqs, the Linux console, rxvt); modifiers were taken out. */
static const struct sequence { const char *tail; uint32_t press; } sequences[] = {
	{ "A", PRESS_UP }, { "B", PRESS_DOWN }, { "C", PRESS_RIGHT }, { "D", PRESS_LEFT },
	{ "H", PRESS_HOME }, { "F", PRESS_END }, { "Z", PRESS_BACK_TAB }, { "M", PRESS_ENTER },
	{ "1~", PRESS_HOME }, { "7~", PRESS_HOME }, { "4~", PRESS_END }, { "8~", PRESS_END },
	{ "5~", PRESS_PAGE_UP }, { "6~", PRESS_PAGE_DOWN },
	{ "P", PRESS_F1 }, { "Q", PRESS_F2 }, { "R", PRESS_F3 }, { "S", PRESS_F4 },
	{ "[A", PRESS_F1 }, { "[B", PRESS_F2 }, { "[C", PRESS_F3 }, { "[D", PRESS_F4 }, { "[E", PRESS_F5 },
	{ "11~", PRESS_F1 }, { "12~", PRESS_F2 }, { "13~", PRESS_F3 }, { "14~", PRESS_F4 }, { "15~", PRESS_F5 },
	{ "17~", PRESS_F6 }, { "18~", PRESS_F7 }, { "19~", PRESS_F8 }, { "20~", PRESS_F9 }, { "21~", PRESS_F10 },
};

/* The key of a whole sequence; "1;5A" and "15;2~" (with Ctrl or Shift held) are the keys without. */
static uint32_t
find_sequence(struct decoder *decoder)
{
	char tail[DECODE_MAX], *semicolon;
	size_t i, len = decoder->len - 2;

	memcpy(tail, decoder->bytes + 2, len);
	tail[len] = '\0';
	if (strcmp(tail, "200~") == 0 || strcmp(tail, "201~") == 0) {
		decoder->in_paste = tail[2] == '0';
		return PRESS_NONE;
	}
	if ((semicolon = strchr(tail, ';')) != NULL) {
		const char last = tail[len - 1];

		if (last == '~') {
			semicolon[0] = '~';
			semicolon[1] = '\0';
		} else {
			tail[0] = last;
			tail[1] = '\0';
		}
	}
	for (i = 0; i < sizeof(sequences) / sizeof(sequences[0]); i++)
		if (strcmp(sequences[i].tail, tail) == 0)
			return sequences[i].press;
	return PRESS_NONE;
}

/* Whether the sequence ends with its last byte: ECMA-48 5.4; the Linux console's "ESC [ [ A" has one byte more; ESC O takes one. */
static bool
is_whole(const struct decoder *decoder)
{
	const char last = decoder->bytes[decoder->len - 1];

	if (decoder->len < 3)
		return false;
	if (decoder->bytes[1] == 'O')
		return last < '0' || last > '9';
	if (decoder->len == 3 && last == '[')
		return false;
	return last >= 0x40 && last <= 0x7e;
}

uint32_t
decode_byte(struct decoder *decoder, unsigned char byte, bool *again)
{
	uint32_t press;

	*again = false;
	if (decoder->len == 0 && byte != PRESS_ESC)
		return decoder->in_paste || byte >= 0x80 ? PRESS_NONE : byte;
	if (decoder->len == 1 && byte != '[' && byte != 'O') {
		*again = true;
		return decode_end(decoder);
	}
	/* A control character cuts a sequence short; it is a key of its own. */
	if (decoder->len > 1 && byte < ' ') {
		*again = true;
		decoder->len = 0;
		return PRESS_NONE;
	}
	/* Too long for any key: only its end matters, and that it is not one we know. */
	if (decoder->len == DECODE_MAX)
		decoder->len--;
	decoder->bytes[decoder->len++] = (char)byte;
	if (!is_whole(decoder))
		return PRESS_NONE;
	press = find_sequence(decoder);
	decoder->len = 0;
	return decoder->in_paste ? PRESS_NONE : press;
}

bool
decode_is_waiting(const struct decoder *decoder)
{
	return decoder->len > 0;
}

uint32_t
decode_end(struct decoder *decoder)
{
	const bool alone = decoder->len == 1 && !decoder->in_paste;

	decoder->len = 0;
	return alone ? PRESS_ESC : PRESS_NONE;
}
