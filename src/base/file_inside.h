/* file_inside.h - inside base: reading and writing an open file, for file.c, file_write.c and line.c. */
#ifndef CLOSEKNIT_FILE_INSIDE_H
#define CLOSEKNIT_FILE_INSIDE_H

#include <stddef.h>
#include <sys/types.h>

/* file_put_all(fd, bytes, len): the same for writing, all of it: 0, or -1 and errno. */
int file_put_all(int fd, const void *bytes, size_t len);

#endif
