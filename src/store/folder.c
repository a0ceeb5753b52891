/* folder.c - the private folder: made, checked, swept (DESIGN.md 8); what is in the files is for others. */
#include "store/inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"

/* Below a home stand .local, state and closeknit: so many may be ours to make.  A home that is missing is not. */
enum { MAKE_AT_MOST = 3 };

static int
make_one(const char *path, bool *made)
{
	if (mkdir(path, S_IRWXU) != 0)
		return errno == EEXIST ? 0 : -1;
	*made = true;
	/* The umask may have taken even the owner's rights. */
	return fchmodat(AT_FDCWD, path, S_IRWXU, 0);
}

/* Make `path` and at most left - 1 folders above it.  0, or -1 with errno set. */
static int
make_down(const char *path, int left, bool *made)
{
	const char *slash = strrchr(path, '/');
	bool above = false;
	char *parent;
	int result;

	if (make_one(path, made) == 0)
		return 0;
	if (errno != ENOENT || left <= 1 || slash == NULL || slash == path)
		return -1;
	if ((parent = strndup(path, (size_t)(slash - path))) == NULL)
		return -1;
	result = make_down(parent, left - 1, &above);
	free(parent);
	return result == 0 ? make_one(path, made) : -1;
}

static int
check_folder(const char *path, const struct stat *status, struct err *err)
{
	if (status->st_uid != geteuid())
		return err_set(err, ERR_FAILED, _("the folder %s belongs to another account; set CLOSEKNIT_HOME to a folder of your own"), path);
	if ((status->st_mode & (S_IWGRP | S_IWOTH)) != 0)
		return err_set(
		    err, ERR_FAILED, _("others may write to the folder %s; take that away (chmod go-w), or set CLOSEKNIT_HOME to another"), path);
	return 0;
}

/* Open what must be a folder itself and no link to one. */
static int
open_checked(int at, const char *name, const char *path, bool tighten, struct err *err)
{
	struct stat status;
	int fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0) {
		if (errno == ENOENT)
			return -1;
		if (errno == ELOOP || errno == ENOTDIR)
			return err_set(err, ERR_FAILED, _("%s is a link or no folder; closeknit keeps answers only in a folder of its own"), path);
		return err_set(err, ERR_FAILED, _("cannot open the folder %s: %s"), path, file_why(errno));
	}
	if (fstat(fd, &status) != 0) {
		err_set(err, ERR_FAILED, _("cannot look at the folder %s: %s"), path, file_why(errno));
		goto fail;
	}
	if (check_folder(path, &status, err) != 0)
		goto fail;
	/* Where a disk has no such rights (a USB stick) this fails, and there is nothing to be done. */
	if (tighten && (status.st_mode & 07777) != S_IRWXU && fchmod(fd, S_IRWXU) != 0)
		errno = 0;
	return fd;

fail:
	close(fd);
	return -1;
}

int
folder_open(struct store *store, bool make, struct err *err)
{
	struct err found = { 0 };

	if (make && make_down(store->folder, MAKE_AT_MOST, &store->made_folder) != 0)
		return err_set(err, ERR_FAILED, _("cannot make the folder %s: %s. CLOSEKNIT_HOME can name another one, and --no-save keeps nothing"),
		    store->folder, file_why(errno));
	store->folder_fd = open_checked(AT_FDCWD, store->folder, store->folder, make, &found);
	if (store->folder_fd < 0 && (found.kind != ERR_NONE || make)) {
		if (found.kind == ERR_NONE)
			err_set(&found, ERR_FAILED, _("cannot open the folder %s: %s"), store->folder, file_why(ENOENT));
		*err = found;
		return -1;
	}
	return 0;
}

int
folder_open_past(struct store *store, bool make, struct err *err)
{
	struct buf path = { 0 };
	bool made = false;
	int fd;

	err->kind = ERR_NONE;
	buf_printf(&path, "%s/%s", store->folder, STORE_PAST);
	if (buf_check(&path, err) != 0)
		return -1;
	if (make && make_one(buf_text(&path), &made) != 0) {
		err_set(err, ERR_FAILED, _("cannot make the folder %s: %s"), buf_text(&path), file_why(errno));
		fd = -1;
	} else
		fd = open_checked(store->folder_fd, STORE_PAST, buf_text(&path), make, err);
	buf_clear(&path);
	return fd;
}

int
store_check_own(const char *path, const struct stat *status, struct err *err)
{
	if (!S_ISREG(status->st_mode))
		return err_set(err, ERR_FAILED, _("%s is no plain file; move it away"), path);
	if (status->st_uid != geteuid())
		return err_set(err, ERR_FAILED, _("%s belongs to another account; move it away"), path);
	if (status->st_nlink != 1)
		return err_set(err, ERR_FAILED, _("%s has another name elsewhere (a hard link); move it away"), path);
	return 0;
}

int
folder_check_file(const struct store *store, const char *name, const struct stat *status, struct err *err)
{
	struct buf path = { 0 };
	int result;

	buf_printf(&path, "%s/%s", store->folder, name);
	result = buf_check(&path, err) == 0 ? store_check_own(buf_text(&path), status, err) : -1;
	buf_clear(&path);
	return result;
}

int
folder_flush(int fd, const char *path, struct err *err)
{
	int result;

	while ((result = fsync(fd)) != 0 && errno == EINTR)
		;
	/* Some disks cannot flush a folder and say so: then there is no more to be had. */
	if (result == 0 || errno == EINVAL || errno == ENOTSUP)
		return 0;
	return err_set(err, ERR_FAILED, _("cannot flush the folder %s: %s"), path, file_why(errno));
}

/* ---- Leftovers ---------------------------------------------------------------------------------------------- */

/*
 * What a killed write leaves is named for its process (base.h).  Others may be writing beside us, in a folder that someone named or in one that packs
 * share, so only those of processes that are gone, or of an earlier one with our number, are leftovers.
 */
static bool
is_leftover(const char *name)
{
	const size_t prefix = strlen(FILE_BESIDE_PREFIX);
	char *end;
	long pid;

	if (strncmp(name, FILE_BESIDE_PREFIX, prefix) != 0 || name[prefix] < '1' || name[prefix] > '9')
		return false;
	errno = 0;
	pid = strtol(name + prefix, &end, 10);
	if (errno != 0 || *end != '-' || end[1] == '\0' || end[1 + strspn(end + 1, "0123456789")] != '\0' || (pid_t)pid != pid)
		return false;
	return pid == (long)getpid() || (kill((pid_t)pid, 0) != 0 && errno == ESRCH);
}

static DIR *
open_entries(int folder)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *entries = fd >= 0 ? fdopendir(fd) : NULL;

	if (entries == NULL && fd >= 0)
		close(fd);
	return entries;
}

size_t
folder_sweep(int folder)
{
	const struct dirent *entry;
	DIR *entries = open_entries(folder);
	size_t swept = 0;

	if (entries == NULL)
		return 0;
	while ((entry = readdir(entries)) != NULL)
		if (is_leftover(entry->d_name) && unlinkat(folder, entry->d_name, 0) == 0)
			swept++;
	closedir(entries);
	return swept;
}

/* The folder is closed too; -1: it could not be opened. */
static size_t
sweep_opened(int fd)
{
	const size_t swept = fd >= 0 ? folder_sweep(fd) : 0;

	if (fd >= 0)
		close(fd);
	return swept;
}

size_t
folder_sweep_past(int folder)
{
	return sweep_opened(openat(folder, STORE_PAST, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

size_t
folder_sweep_beside(const char *file)
{
	const char *slash = strrchr(file, '/');
	char *folder = slash == NULL ? strdup(".") : strndup(file, slash == file ? 1 : (size_t)(slash - file));
	const size_t swept = sweep_opened(folder != NULL ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1);

	free(folder);
	return swept;
}

int
folder_list(int folder, const char *path, bool (*wanted)(const char *name), struct store_list *list, struct err *err)
{
	const struct dirent *entry;
	DIR *entries = open_entries(folder);
	int result = 0;

	if (entries == NULL)
		return err_set(err, ERR_FAILED, _("cannot read the folder %s: %s"), path, file_why(errno));
	while (result == 0 && (errno = 0, entry = readdir(entries)) != NULL)
		if (wanted(entry->d_name))
			result = store_list_add(list, path, entry->d_name, err);
	if (result == 0 && errno != 0)
		result = err_set(err, ERR_FAILED, _("cannot read the folder %s: %s"), path, file_why(errno));
	closedir(entries);
	return result;
}
