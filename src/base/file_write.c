/* file_write.c - files written beside, flushed and renamed, so that a name holds a whole file or what it held before. */
#include "closeknit/base.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_inside.h"
#include "say.h"

enum { BESIDE_TRIES = 100, BESIDE_TEXT = 40 };

/*
 * A file on its way.  While `beside` is not empty, a file of that name lies in `folder` that is ours to remove; `fd` is it while it is open.
 */
struct writing {
	const char *path; /* as the caller named it */
	const char *name; /* the last part of it */
	int folder;
	int fd;
	char beside[BESIDE_TEXT];
	struct file_write how;
	bool exists; /* a file of that name did, when we began */
	mode_t mode; /* its permissions */
};

static int
fail(const struct writing *writing, struct err *err)
{
	return err_set(err, ERR_FAILED, _("cannot write %s: %s"), writing->path, file_why(errno));
}

static int
open_folder(struct writing *writing, struct err *err)
{
	const char *slash = strrchr(writing->path, '/');
	char *folder;

	writing->name = slash != NULL ? slash + 1 : writing->path;
	if (writing->name[0] == '\0' || strcmp(writing->name, ".") == 0 || strcmp(writing->name, "..") == 0)
		return err_set(err, ERR_FAILED, _("cannot write %s: it is a folder; name a file in it"), writing->path);
	if (slash == NULL)
		folder = strdup(".");
	else
		folder = strndup(writing->path, slash == writing->path ? 1 : (size_t)(slash - writing->path));
	if (folder == NULL)
		return err_memory(err);
	writing->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(folder);
	return writing->folder < 0 ? fail(writing, err) : 0;
}

static int
fail_exists(const struct writing *writing, struct err *err)
{
	return err_set(err, ERR_USAGE, _("%s is there already; choose another name, or replace it with --force"), writing->path);
}

/* Nothing but a regular file is replaced, and that only if it may be. */
static int
check_target(struct writing *writing, struct err *err)
{
	struct stat status;

	if (fstatat(writing->folder, writing->name, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ? 0 : fail(writing, err);
	if (S_ISLNK(status.st_mode))
		return err_set(err, ERR_FAILED, _("cannot write %s: it is a link; name the file it leads to"), writing->path);
	if (S_ISDIR(status.st_mode))
		return err_set(err, ERR_FAILED, _("cannot write %s: it is a folder; name a file in it"), writing->path);
	if (!S_ISREG(status.st_mode))
		return err_set(err, ERR_FAILED, _("cannot write %s: it is no ordinary file; choose another name"), writing->path);
	if (!writing->how.replace)
		return fail_exists(writing, err);
	writing->exists = true;
	writing->mode = status.st_mode & 0777;
	return 0;
}

/* O_EXCL makes the name ours alone, so it needs no randomness; the program's own name is left out, as a kill may leave it behind. */
static int
open_beside(struct writing *writing, struct err *err)
{
	const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	const mode_t mode = writing->how.private_mode ? 0600 : 0666;

	for (int i = 0; i < BESIDE_TRIES; i++) {
		(void)snprintf(writing->beside, sizeof(writing->beside), FILE_BESIDE_PREFIX "%ld-%d", (long)getpid(), i);
		if ((writing->fd = openat(writing->folder, writing->beside, flags, mode)) >= 0)
			return 0;
		if (errno != EEXIST)
			break;
	}
	writing->beside[0] = '\0';
	return fail(writing, err);
}

/* What may be refused by a file system that does not know it: modes on a USB stick, flushing a folder on a network. */
static bool
is_unknown_here(int error)
{
	return error == EPERM || error == EINVAL || error == ENOTSUP || error == EOPNOTSUPP || error == ENOSYS;
}

static int
set_mode(const struct writing *writing, struct err *err)
{
	const mode_t mode = writing->how.private_mode ? 0600 : writing->mode;

	if (!writing->how.private_mode && !writing->exists)
		return 0;
	return fchmod(writing->fd, mode) == 0 || is_unknown_here(errno) ? 0 : fail(writing, err);
}

/* Interrupted calls are made again; close is not, since Linux has let go of the file by then. */
static int
flush(int fd)
{
	int result;

	while ((result = fsync(fd)) != 0 && errno == EINTR)
		;
	return result;
}

static int
fill_beside(struct writing *writing, const void *bytes, size_t len, struct err *err)
{
	int fd;

	if (set_mode(writing, err) != 0)
		return -1;
	if (file_put_all(writing->fd, bytes, len) != 0)
		return fail(writing, err);
	if (flush(writing->fd) != 0 && errno != EINVAL)
		return fail(writing, err);
	fd = writing->fd;
	writing->fd = -1;
	return close(fd) == 0 || errno == EINTR ? 0 : fail(writing, err);
}

/* Give the file its name.  A link, unlike a rename, never replaces what came to be there meanwhile. */
static int
name_it(struct writing *writing, struct err *err)
{
	if (!writing->how.replace) {
		if (linkat(writing->folder, writing->beside, writing->folder, writing->name, 0) == 0) {
			if (unlinkat(writing->folder, writing->beside, 0) != 0)
				return fail(writing, err);
			writing->beside[0] = '\0';
			return 0;
		}
		if (errno == EEXIST)
			return fail_exists(writing, err);
		if (!is_unknown_here(errno))
			return fail(writing, err);
		/* No links here: look once more, then rename. */
		if (check_target(writing, err) != 0)
			return -1;
	}
	if (renameat(writing->folder, writing->beside, writing->folder, writing->name) != 0)
		return fail(writing, err);
	writing->beside[0] = '\0';
	return 0;
}

int
file_write(const char *path, const void *bytes, size_t len, struct file_write how, struct err *err)
{
	struct writing writing = { .path = path, .folder = -1, .fd = -1, .how = how };
	int result = -1;

	if (open_folder(&writing, err) != 0 || check_target(&writing, err) != 0 || open_beside(&writing, err) != 0)
		goto fail;
	if (fill_beside(&writing, bytes, len, err) != 0 || name_it(&writing, err) != 0)
		goto fail;
	if (flush(writing.folder) != 0 && !is_unknown_here(errno)) {
		fail(&writing, err);
		goto fail;
	}
	result = 0;

fail:
	if (writing.fd >= 0)
		(void)close(writing.fd);
	if (writing.beside[0] != '\0')
		(void)unlinkat(writing.folder, writing.beside, 0);
	if (writing.folder >= 0)
		(void)close(writing.folder);
	return result;
}
