/* file.c - files read with a limit, bytes put into open ones, the words for what the system refuses; file_write.c makes new files. */
#include "file_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf_inside.h"
#include "closeknit/base.h"
#include "say.h"

enum { CHUNK = 64 * 1024 }; /* [bytes] */

const char *
file_why(int error)
{
	static const struct {
		int error;
		const char *words;
	} known[] = {
		{ ENOSPC, N_("no space left on the device; make room there or choose another folder") },
		{ EDQUOT, N_("no space left for this account; remove something or choose another folder") },
		{ EROFS, N_("the device can only be read; choose another folder") },
		{ EACCES, N_("permission denied; choose another folder or file") },
		{ EPERM, N_("not permitted; choose another folder or file") },
		{ ENOENT, N_("no such file or folder; check its name") },
		{ ENOTDIR, N_("a part of the path is no folder; check its name") },
		{ ENAMETOOLONG, N_("the name is too long; choose a shorter one") },
		{ ELOOP, N_("it is a link, or links lead in a circle; name the file itself") },
		{ EIO, N_("the device reports an error; check it or choose another folder") },
		{ EFBIG, N_("larger than files may be here; choose another folder") },
		{ EISDIR, N_("it is a folder; name a file in it") },
		{ EMFILE, N_("too many files are open; close other programs and try again") },
		{ ENFILE, N_("too many files are open; close other programs and try again") },
		{ ENOMEM, N_("there is no memory left; close other programs and try again") },
		{ EPIPE, N_("whoever was reading has stopped") },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].error == error)
			return _(known[i].words);
	return strerror(error);
}

/* A file that should not be waited for said "later": wait all the same. */
static bool
wait_for(int fd, short events)
{
	struct pollfd poll_fd = { .fd = fd, .events = events };

	return poll(&poll_fd, 1, -1) >= 0 || errno == EINTR;
}

ssize_t
file_get(int fd, void *bytes, size_t len)
{
	for (;;) {
		const ssize_t got = read(fd, bytes, len);

		if (got >= 0)
			return got;
		if (errno == EINTR || ((errno == EAGAIN || errno == EWOULDBLOCK) && wait_for(fd, POLLIN)))
			continue;
		return -1;
	}
}

int
file_put_all(int fd, const void *bytes, size_t len)
{
	const char *from = bytes;

	while (len > 0) {
		const ssize_t put = write(fd, from, len);

		if (put > 0) {
			from += put;
			len -= (size_t)put;
		} else if (put == 0) {
			/* It would be tried for ever: no file is known to take nothing, so call it broken. */
			errno = EIO;
			return -1;
		} else if (errno != EINTR && !((errno == EAGAIN || errno == EWOULDBLOCK) && wait_for(fd, POLLOUT))) {
			return -1;
		}
	}
	return 0;
}

int
file_put(int fd, const void *bytes, size_t len, struct err *err)
{
	if (file_put_all(fd, bytes, len) != 0)
		return err_set(err, ERR_FAILED, _("cannot write: %s"), file_why(errno));
	return 0;
}

int
file_put_result(const struct buf *out, struct err *err)
{
	if (buf_check(out, err) != 0)
		return -1;
	if (file_put(STDOUT_FILENO, out->bytes, out->len, err) == 0)
		return 0;
	err_prefix(err, "cannot write to standard output");
	return -1;
}

/* Standard error is the last place to complain to: nothing is left to do if it fails. */
static void
put_complaint(const char *bytes, size_t len)
{
	(void)file_put_all(STDERR_FILENO, bytes, len);
}

void
file_say(const char *text)
{
	static const char head[] = "closeknit: ";
	struct buf line = { 0 };

	buf_puts(&line, head);
	text_show(&line, text, strlen(text));
	buf_putc(&line, '\n');
	if (!line.failed) {
		put_complaint(line.bytes, line.len);
	} else {
		/* Without taking any memory. */
		const char *why = file_why(ENOMEM);

		put_complaint(head, sizeof(head) - 1);
		put_complaint(why, strlen(why));
		put_complaint("\n", 1);
	}
	buf_clear(&line);
}

/* O_NONBLOCK: a FIFO or a device must not make us wait before it can be refused. */
static int
open_checked(const char *path, bool pipes, struct err *err)
{
	struct stat status;
	const int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return err_set(err, ERR_FAILED, _("cannot open %s: %s"), path, file_why(errno));
	if (fstat(fd, &status) != 0)
		err_set(err, ERR_FAILED, _("cannot open %s: %s"), path, file_why(errno));
	else if (S_ISDIR(status.st_mode))
		err_set(err, ERR_FAILED, _("cannot read %s: it is a folder; name a file in it"), path);
	else if (!S_ISREG(status.st_mode) && !(pipes && S_ISFIFO(status.st_mode)))
		err_set(err, ERR_FAILED, _("cannot read %s: it is no ordinary file; name one, or - for standard input"), path);
	else
		return fd;
	(void)close(fd);
	return -1;
}

static int
refuse_large(int fd, const char *name, size_t max, struct err *err)
{
	struct stat status;

	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
		return err_set(err, ERR_FAILED, _("%s is too large; expected at most %zu bytes, and it has %lld"), name, max, (long long)status.st_size);
	return err_set(err, ERR_FAILED, _("%s is too large; expected at most %zu bytes"), name, max);
}

/* All of `fd`, at most `max` bytes. */
static int
read_all(int fd, const char *name, size_t max, struct buf *out, struct err *err)
{
	const size_t begin = out->len;

	for (;;) {
		const size_t left = max - (out->len - begin);
		/* One byte more than allowed tells a file that is too large. */
		const size_t want = left < CHUNK ? left + 1 : CHUNK;
		char *room = buf_room(out, want);
		ssize_t got;

		if (room == NULL)
			return err_memory(err);
		if ((got = file_get(fd, room, want)) < 0)
			return err_set(err, ERR_FAILED, _("cannot read %s: %s"), name, file_why(errno));
		if (got == 0) {
			buf_end(out, room);
			return 0;
		}
		if ((size_t)got > left)
			return refuse_large(fd, name, max, err);
		buf_end(out, room + got);
	}
}

int
file_read(const char *path, size_t max, struct buf *out, struct err *err)
{
	const bool is_input = strcmp(path, "-") == 0;
	const size_t begin = out->len;
	int fd = STDIN_FILENO, result;

	if (out->failed)
		return err_memory(err);
	if (!is_input && (fd = open_checked(path, false, err)) < 0)
		return -1;
	result = read_all(fd, is_input ? _("standard input") : path, max, out, err);
	if (!is_input)
		(void)close(fd);
	if (result != 0) {
		out->failed = false;
		out->len = begin;
		if (out->bytes != NULL)
			out->bytes[begin] = '\0';
	}
	return result;
}

int
file_open(const char *path, struct err *err)
{
	int fd;

	if (strcmp(path, "-") != 0)
		return open_checked(path, true, err);
	if ((fd = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)) < 0)
		return err_set(err, ERR_FAILED, _("cannot read %s: %s"), _("standard input"), file_why(errno));
	return fd;
}
