/* lock.c - one closeknit writes at a time: who holds the lock, and since when; what it guards is store.c's. */
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"

/*
 * The lock is fcntl's on a file that stays; the file says for whom.  The system lets go of it when its process ends, however it does, and no child
 * that outlives its process inherits it (as it would flock's): so a dead holder never blocks.  Nothing else here may open that file: closing it would
 * let go.
 */

static const char LOCK[] = "lock";
enum { LOCK_TEXT = 64, LOCK_TRIES = 10 };

static struct flock
whole_file(void)
{
	return (struct flock){ .l_type = F_WRLCK, .l_whence = SEEK_SET };
}

/* Since when process `pid` holds it, if the file says so of that process: 0, or -1. */
static int
read_since(int fd, pid_t pid, char since[TIME_TEXT])
{
	char text[LOCK_TEXT], *end;
	ssize_t len = pread(fd, text, sizeof(text) - 1, 0);
	int64_t seconds;
	size_t left;

	if (len <= 0)
		return -1;
	text[len] = '\0';
	if (strtol(text, &end, 10) != (long)pid || *end != ' ')
		return -1;
	left = strcspn(++end, "\n");
	if (time_parse(end, left, &seconds) != 0)
		return -1;
	time_format(seconds, since);
	return 0;
}

static int
say_holder(const struct store *store, int fd, struct err *err)
{
	struct flock lock = whole_file();
	char since[TIME_TEXT];
	long pid;

	if (fcntl(fd, F_GETLK, &lock) != 0 || lock.l_type == F_UNLCK)
		return err_set(err, ERR_FAILED, _("closeknit is open already, with the answers in %s; close it there first"), store->folder);
	pid = (long)lock.l_pid;
	if (read_since(fd, lock.l_pid, since) != 0)
		return err_set(
		    err, ERR_FAILED, _("closeknit is open already (process %ld), with the answers in %s; close it there first"), pid, store->folder);
	return err_set(err, ERR_FAILED, _("closeknit is open already (process %ld, since %s), with the answers in %s; close it there first"), pid,
	    since, store->folder);
}

/* Best effort: a full disk must not keep anyone from looking at their answers. */
static void
say_us(int fd, int64_t now)
{
	char time[TIME_TEXT];
	struct buf line = { 0 };

	buf_printf(&line, "%ld", (long)getpid());
	if (now != 0) {
		time_format(now, time);
		buf_printf(&line, " %s", time);
	}
	buf_putc(&line, '\n');
	if (ftruncate(fd, 0) == 0 && !line.failed)
		(void)file_put(fd, line.bytes, line.len, NULL);
	buf_clear(&line);
}

/* Open and lock.  The fd; -1 with `err` set; -2: the file was removed under us, try again. */
static int
try_lock(struct store *store, int64_t now, struct err *err)
{
	struct flock lock = whole_file();
	struct stat opened, named;
	int fd = openat(store->folder_fd, LOCK, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, S_IRUSR | S_IWUSR);

	if (fd < 0)
		return err_set(err, ERR_FAILED, _("cannot open the lock %s/%s: %s. To keep nothing, start with --no-save"), store->folder, LOCK,
		    file_why(errno));
	if (fstat(fd, &opened) != 0) {
		err_set(err, ERR_FAILED, _("cannot open the lock %s/%s: %s"), store->folder, LOCK, file_why(errno));
		goto fail;
	}
	if (opened.st_nlink > 0 && folder_check_file(store, LOCK, &opened, err) != 0)
		goto fail;
	if (fcntl(fd, F_SETLK, &lock) != 0) {
		if (errno == EACCES || errno == EAGAIN)
			say_holder(store, fd, err);
		else
			err_set(err, ERR_FAILED, _("cannot lock %s/%s: %s"), store->folder, LOCK, file_why(errno));
		goto fail;
	}
	if (fstatat(store->folder_fd, LOCK, &named, AT_SYMLINK_NOFOLLOW) != 0 || named.st_ino != opened.st_ino || named.st_dev != opened.st_dev) {
		close(fd);
		return -2;
	}
	if ((opened.st_mode & 07777) != (S_IRUSR | S_IWUSR) && fchmod(fd, S_IRUSR | S_IWUSR) != 0)
		errno = 0; /* a disk without such rights */
	say_us(fd, now);
	return fd;

fail:
	close(fd);
	return -1;
}

int
lock_take(struct store *store, int64_t now, struct err *err)
{
	int tries, fd = -2;

	for (tries = 0; tries < LOCK_TRIES && fd == -2; tries++)
		fd = try_lock(store, now, err);
	if (fd == -2)
		return err_set(err, ERR_FAILED, _("cannot lock %s/%s: something removes it"), store->folder, LOCK);
	if (fd < 0)
		return -1;
	store->lock_fd = fd;
	return 0;
}

void
lock_remove(struct store *store)
{
	/* Who opened it before and locks it after sees that its name is gone, and tries again. */
	if (unlinkat(store->folder_fd, LOCK, 0) == 0 && rmdir(store->folder) != 0)
		errno = 0; /* other things of ours are in it: packs, settings */
}
