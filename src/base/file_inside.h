/* file_inside.h - inside base: reading and writing an open file, for file.c, file_write.c and line.c. */
#ifndef CLOSEKNIT_FILE_INSIDE_H
#define CLOSEKNIT_FILE_INSIDE_H

#include <stddef.h>
#include <sys/types.h>

/* file_get(fd, bytes, len): some bytes, at most `len` [1..]; waits for them and does not mind interrupts.  How many, 0 at the end, -1 and errno. */
ssize_t file_get(int fd, void *bytes, size_t len);
/* file_put_all(fd, bytes, len): the same for writing, all of it: 0, or -1 and errno. */
int file_put_all(int fd, const void *bytes, size_t len);
/* file_why(error): what went wrong (an errno) and what to do, in words; borrowed. */
const char *file_why(int error);

#endif
