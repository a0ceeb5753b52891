/* calls.h - the system calls of a save, refused one after another; which runs they are refused in is refused.c's. */
#ifndef CLOSEKNIT_LOST_CALLS_H
#define CLOSEKNIT_LOST_CALLS_H

#include <stdbool.h>
#include <stddef.h>

/* calls_arm(refuse, error): count from now on, and answer the call of that number with `error` (errno); 0: none. */
void calls_arm(size_t refuse, int error);
/* calls_disarm(): how many there were since; *refused whether one was. */
size_t calls_disarm(bool *refused);

#endif
