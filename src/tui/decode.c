/* decode.c - the escape sequences of ECMA-48 terminals, byte by byte; terminals that send others are too old to meet. */
#include "tui/decode.h"

#include <string.h>

#include "tui/keys.h"

/* What follows ESC [ or ESC O, its last byte included (xterm's ctlseqs, the Linux console, rxvt); modifiers were taken out. */
static const struct sequence { const char *tail; uint32_t press; } sequences[] = {
	{ "A", PRESS_UP }, { "B", PRESS_DOWN }, { "C", PRESS_RIGHT }, { "D", PRESS_LEFT },
	{ "H", PRESS_HOME }, { "F", PRESS_END }, { "Z", PRESS_BACK_TAB }, { "M", PRESS_ENTER },	/* ESC [ M is the mouse's */
	{ "1~", PRESS_HOME }, { "7~", PRESS_HOME }, { "4~", PRESS_END }, { "8~", PRESS_END },
	{ "5~", PRESS_PAGE_UP }, { "6~", PRESS_PAGE_DOWN },
	{ "P", PRESS_F1 }, { "Q", PRESS_F2 }, { "R", PRESS_F3 }, { "S", PRESS_F4 },
	{ "[A", PRESS_F1 }, { "[B", PRESS_F2 }, { "[C", PRESS_F3 }, { "[D", PRESS_F4 }, { "[E", PRESS_F5 },
	{ "11~", PRESS_F1 }, { "12~", PRESS_F2 }, { "13~", PRESS_F3 }, { "14~", PRESS_F4 }, { "15~", PRESS_F5 },
	{ "17~", PRESS_F6 }, { "18~", PRESS_F7 }, { "19~", PRESS_F8 }, { "20~", PRESS_F9 }, { "21~", PRESS_F10 },
};

/* xterm's ctlseqs, "Mouse Tracking": what a report's number means once Shift, Alt and Ctrl are taken out. */
enum { MOUSE_MODIFIERS = 4 | 8 | 16, MOUSE_LEFT = 0, MOUSE_RELEASED = 3, MOUSE_WHEEL_UP = 64, MOUSE_WHEEL_DOWN = 65 };
/* The older form: ESC [ M and three bytes, each with this added. */
enum { MOUSE_OLD_LEN = 6, MOUSE_OLD_BASE = 32 };

/* A button of the mouse at decoder->row and column; places are told from 1.  `down`: it was pressed, else let go. */
static uint32_t
find_click(struct decoder *decoder, int button, bool down)
{
	const int held = decoder->held;

	button &= ~MOUSE_MODIFIERS;
	decoder->held = button == MOUSE_LEFT && down ? decoder->row + 1 : 0;
	if (down && button == MOUSE_WHEEL_UP)
		return PRESS_WHEEL_UP;
	if (down && button == MOUSE_WHEEL_DOWN)
		return PRESS_WHEEL_DOWN;
	/* As with a button on a page: it acts when let go, and moving off it first takes it back. */
	return !down && (button == MOUSE_LEFT || button == MOUSE_RELEASED) && held == decoder->row + 1 ? PRESS_CLICK : PRESS_NONE;
}

/* Digits and the byte behind them, which has to be `end`; at most five, as no window is larger. */
static bool
take_number(const char **at, char end, int *number)
{
	int digits;

	*number = 0;
	for (digits = 0; digits < 5 && **at >= '0' && **at <= '9'; digits++)
		*number = *number * 10 + *(*at)++ - '0';
	return digits > 0 && *(*at)++ == end;
}

/* "ESC [ < 0 ; 12 ; 3 M": button, column, row; "m" where it is let go. */
static uint32_t
find_mouse(struct decoder *decoder)
{
	const char last = decoder->bytes[decoder->len - 1];
	const char *at = decoder->bytes + 3;
	int button, column, row;

	if ((last != 'M' && last != 'm') || !take_number(&at, ';', &button) || !take_number(&at, ';', &column) || !take_number(&at, last, &row) || column < 1 || row < 1)
		return PRESS_NONE;
	decoder->column = column - 1;
	decoder->row = row - 1;
	return find_click(decoder, button, last == 'M');
}

static uint32_t
find_old_mouse(struct decoder *decoder)
{
	const int button = (unsigned char)decoder->bytes[3] - MOUSE_OLD_BASE;

	decoder->column = (unsigned char)decoder->bytes[4] - MOUSE_OLD_BASE - 1;
	decoder->row = (unsigned char)decoder->bytes[5] - MOUSE_OLD_BASE - 1;
	return find_click(decoder, button, (button & ~MOUSE_MODIFIERS) != MOUSE_RELEASED);
}

static bool
is_old_mouse(const struct decoder *decoder)
{
	return decoder->len >= 3 && decoder->bytes[1] == '[' && decoder->bytes[2] == 'M';
}

/* The key of a whole sequence; "1;5A" and "15;2~" (with Ctrl or Shift held) are the keys without. */
static uint32_t
find_sequence(struct decoder *decoder)
{
	char tail[DECODE_MAX], *semicolon;
	size_t i, len = decoder->len - 2;

	if (is_old_mouse(decoder))
		return find_old_mouse(decoder);
	if (decoder->bytes[2] == '<')
		return find_mouse(decoder);
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
	if (is_old_mouse(decoder))
		return decoder->len == MOUSE_OLD_LEN;
	if (decoder->bytes[1] == 'O')
		return last < '0' || last > '9';
	if (decoder->len == 3 && last == '[')
		return false;
	return last >= 0x40 && last <= 0x7e;
}

/*
 * A byte close behind Esc that goes on with no sequence: Alt was held with a key, which means nothing here, neither the menu nor the key.  Esc twice may be Alt with a
 * key that sends a sequence (rxvt, PuTTY): the next byte tells.  Quick exit is never passed over.
 */
static uint32_t
after_esc(struct decoder *decoder, unsigned char byte, bool *again)
{
	if (byte == PRESS_ESC && !decoder->twice) {
		decoder->twice = true;
		return PRESS_NONE;
	}
	if (decoder->twice) {
		decoder->twice = false;
		*again = true;
		return decoder->in_paste ? PRESS_NONE : PRESS_ESC;
	}
	decoder->len = 0;
	return byte == PRESS_AT_ONCE && !decoder->in_paste ? byte : PRESS_NONE;
}

uint32_t
decode_byte(struct decoder *decoder, unsigned char byte, bool *again)
{
	uint32_t press;

	*again = false;
	if (decoder->len == 0 && byte != PRESS_ESC)
		return decoder->in_paste || byte >= 0x80 ? PRESS_NONE : byte;
	if (decoder->len == 1 && byte != '[' && byte != 'O')
		return after_esc(decoder, byte, again);
	/* A control character cuts a sequence short; it is a key of its own. */
	if (decoder->len > 1 && byte < ' ') {
		*again = true;
		decoder->len = 0;
		return PRESS_NONE;
	}
	/* Too long for any key: only its end matters, and that it is not one we know. */
	if (decoder->len == DECODE_MAX)
		decoder->len--;
	decoder->twice = false;
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
	const bool alone = decoder->len == 1, in_paste = decoder->in_paste;

	decoder->len = decoder->twice ? 1 : 0;
	decoder->twice = false;
	if (alone)
		decoder->in_paste = false;
	return alone && !in_paste ? PRESS_ESC : PRESS_NONE;
}
