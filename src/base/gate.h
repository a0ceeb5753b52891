/* gate.h - inside base: the gate's single step, and the gate into memory that cannot grow. */
#ifndef CLOSEKNIT_GATE_H
#define CLOSEKNIT_GATE_H

#include <stddef.h>
#include <stdint.h>

enum { GATE_SHOWN = 12 }; /* "U+10FFFF" and its NUL fit [bytes] */

/*
 * gate_step(text, len, shown): pass over one character of `len` bytes [1..] and say how many bytes it took.  *shown is set to "" if it may be
 * shown as it is, and to "U+XXXX" if that is to stand in its place.
 */
size_t gate_step(const char *text, size_t len, char shown[GATE_SHOWN]);
/*
 * gate_text(out, cap, text, len): fill out[0..cap-1] [cap at least 1] with `text` fit to show and a NUL; what does not fit is left out, whole
 * characters at a time.  Returns how many bytes were written without the NUL.
 */
size_t gate_text(char *out, size_t cap, const char *text, size_t len);

#endif
