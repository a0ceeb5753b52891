/* decode.h - bytes from a terminal to keys: escape sequences, whole or in pieces; what a key means is keys.h's. */
#ifndef CLOSEKNIT_DECODE_H
#define CLOSEKNIT_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The longest escape sequence looked at; longer ones are passed over to their end [bytes]. */
enum { DECODE_MAX = 32 };

/* All zero is a decoder that has seen nothing.  PRESS_CLICK and the wheel leave their place in `row` and `column`. */
struct decoder {
	char bytes[DECODE_MAX];	/* an escape sequence begun */
	size_t len;
	bool twice;		/* Esc came twice, and what the second is is not known yet: len is 1 */
	bool in_paste;		/* between the marks of bracketed paste: no key is meant */
	int row, column;	/* where the mouse did what it did last [cells, from 0] */
	int held;		/* the row where its button went down, from 1, or 0: a click ends on the same one */
};

/*
 * decode_byte(decoder, byte): the key that ends with this byte; PRESS_NONE while one is only begun, and for what is no key (letters beyond ASCII, sequences
 * unknown, pasted text, Alt held with a key).  *again is set where the byte has still to be given again.
 */
uint32_t decode_byte(struct decoder *, unsigned char byte, bool *again);
/* decode_is_waiting(decoder): whether a sequence is begun, so that soon decode_end must be called. */
bool decode_is_waiting(const struct decoder *);
/*
 * decode_end(decoder): nothing more came in time: PRESS_ESC for a lone Esc (the first of two: the other is waiting still), else PRESS_NONE; the sequence is forgotten.
 * A lone Esc within a paste ends that: should a
 * terminal never say that it is over, keys still come back.
 */
uint32_t decode_end(struct decoder *);

#endif
