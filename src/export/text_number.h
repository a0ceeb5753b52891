/* text_number.h - lines of plain text that go on and do not look like a new point. */
#ifndef CLOSEKNIT_TEXT_NUMBER_H
#define CLOSEKNIT_TEXT_NUMBER_H

#include <stddef.h>

/*
 * text_keep_number(text, next, at, take): of the line that text_wrap() found at `at`, *take long [bytes], with the one after it at *next: where that would begin
 * "5. Tick one.", the last word of this one goes there as well ("go to 5."), if another word is left.
 */
void text_keep_number(const char *text, size_t *next, size_t at, size_t *take);

#endif
