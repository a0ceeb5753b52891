/* heap.h - every allocation of the program, refused one after another or from one on, and counted. */
#ifndef CLOSEKNIT_LOST_HEAP_H
#define CLOSEKNIT_LOST_HEAP_H

#include <stdbool.h>
#include <stddef.h>

/* heap_arm(refuse, for_good): count from now on, and refuse the allocation of that number, and all after it if `for_good`; 0: none. */
void heap_arm(size_t refuse, bool for_good);
/* heap_disarm(refused): how many were asked for since; *refused whether one was refused. */
size_t heap_disarm(bool *refused);
/* heap_live(): the blocks in use. */
long heap_live(void);
/* heap_settle(live): take that for their number. */
void heap_settle(long live);

#endif
