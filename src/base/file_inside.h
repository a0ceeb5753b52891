/* file_inside.h - inside base: writing to an open file, for file.c and file_write.c. */
#ifndef CLOSEKNIT_FILE_INSIDE_H
#define CLOSEKNIT_FILE_INSIDE_H

#include <stddef.h>
#include <sys/types.h>

/* file_put_all(fd, bytes, len): write all of it; waits and does not mind interrupts.  0, or -1 and errno. */
int file_put_all(int fd, const void *bytes, size_t len);

#endif
