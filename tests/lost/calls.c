/* calls.c - stands between the program and the system (ld --wrap): every call that opens, reads, writes, names or flushes can be refused. */
#include "calls.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

static struct {
	bool armed, refused;
	size_t made, refuse;
	int error;
} calls;

void
calls_arm(size_t refuse, int error)
{
	calls.armed = true;
	calls.refused = false;
	calls.made = 0;
	calls.refuse = refuse;
	calls.error = error;
}

size_t
calls_disarm(bool *refused)
{
	calls.armed = false;
	*refused = calls.refused;
	return calls.made;
}

static bool
is_refused(void)
{
	if (!calls.armed || ++calls.made != calls.refuse)
		return false;
	calls.refused = true;
	errno = calls.error;
	return true;
}

/* WRAP(name, arguments with their types, their names): a call of that name that returns an int. */
#define WRAP(name, typed, names) \
	int __real_##name typed; \
	int __wrap_##name typed; \
	int __wrap_##name typed { return is_refused() ? -1 : __real_##name names; }

WRAP(stat, (const char *path, struct stat *status), (path, status))
WRAP(fstat, (int fd, struct stat *status), (fd, status))
WRAP(fstatat, (int at, const char *name, struct stat *status, int flags), (at, name, status, flags))
WRAP(mkdir, (const char *path, mode_t mode), (path, mode))
WRAP(fchmod, (int fd, mode_t mode), (fd, mode))
WRAP(fchmodat, (int at, const char *name, mode_t mode, int flags), (at, name, mode, flags))
WRAP(fsync, (int fd), (fd))
WRAP(ftruncate, (int fd, off_t len), (fd, len))
WRAP(renameat, (int from, const char *old, int to, const char *new), (from, old, to, new))
WRAP(linkat, (int from, const char *old, int to, const char *new, int flags), (from, old, to, new, flags))
WRAP(unlink, (const char *path), (path))
WRAP(unlinkat, (int at, const char *name, int flags), (at, name, flags))
WRAP(rmdir, (const char *path), (path))

int __real_close(int);
int __wrap_close(int);
int __real_open(const char *, int, ...);
int __wrap_open(const char *, int, ...);
int __real_openat(int, const char *, int, ...);
int __wrap_openat(int, const char *, int, ...);
int __real_fcntl(int, int, ...);
int __wrap_fcntl(int, int, ...);
ssize_t __real_read(int, void *, size_t);
ssize_t __wrap_read(int, void *, size_t);
ssize_t __real_write(int, const void *, size_t);
ssize_t __wrap_write(int, const void *, size_t);
DIR *__real_fdopendir(int);
DIR *__wrap_fdopendir(int);

/* Linux lets go of a file whatever it answers. */
int
__wrap_close(int fd)
{
	const int result = __real_close(fd);

	return is_refused() ? -1 : result;
}

int
__wrap_open(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = (flags & O_CREAT) != 0 ? va_arg(args, mode_t) : 0;
	va_end(args);
	return is_refused() ? -1 : __real_open(path, flags, mode);
}

int
__wrap_openat(int at, const char *name, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = (flags & O_CREAT) != 0 ? va_arg(args, mode_t) : 0;
	va_end(args);
	return is_refused() ? -1 : __real_openat(at, name, flags, mode);
}

int
__wrap_fcntl(int fd, int command, ...)
{
	va_list args;
	int result;

	va_start(args, command);
	if (is_refused())
		result = -1;
	else if (command == F_SETLK || command == F_GETLK || command == F_SETLKW)
		result = __real_fcntl(fd, command, va_arg(args, struct flock *));
	else if (command == F_GETFD || command == F_GETFL)
		result = __real_fcntl(fd, command);
	else
		result = __real_fcntl(fd, command, va_arg(args, int));
	va_end(args);
	return result;
}

/* What is typed is not ours to save before it is read, and of a complaint that cannot be written nothing can be told. */
ssize_t
__wrap_read(int fd, void *bytes, size_t len)
{
	return fd != STDIN_FILENO && is_refused() ? -1 : __real_read(fd, bytes, len);
}

ssize_t
__wrap_write(int fd, const void *bytes, size_t len)
{
	return fd != STDERR_FILENO && is_refused() ? -1 : __real_write(fd, bytes, len);
}

DIR *
__wrap_fdopendir(int fd)
{
	return is_refused() ? NULL : __real_fdopendir(fd);
}
