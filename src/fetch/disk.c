/* disk.c - the folders of packs and keys: made, checked, locked; the small files in them read and written; packs on their way are stage.c's. */
#include "fetch/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <closeknit/pack.h>

#include "base/say.h"

/* Below a home stand .local, share, closeknit and ours: so many may be ours to make.  A home that is missing is not. */
enum { MAKE_AT_MOST = 4 };

static char *
join(const char *folder, const char *name)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s/%s", folder, name);
	if (path.failed)
		buf_clear(&path);
	return path.bytes;
}

/* ---- Folders ---------------------------------------------------------------------------------------------------- */

/* Make `path` and at most left - 1 folders above it.  0, or -1 with errno set. */
static int
make_down(const char *path, int left)
{
	const char *slash = strrchr(path, '/');
	char *parent;
	int result;

	if (mkdir(path, S_IRWXU) == 0)
		return chmod(path, S_IRWXU);
	if (errno == EEXIST)
		return 0;
	if (errno != ENOENT || left <= 1 || slash == NULL || slash == path)
		return -1;
	if ((parent = strndup(path, (size_t)(slash - path))) == NULL)
		return -1;
	result = make_down(parent, left - 1);
	free(parent);
	return result == 0 && mkdir(path, S_IRWXU) == 0 ? chmod(path, S_IRWXU) : -1;
}

static int
make_checked(const char *path, struct err *err)
{
	struct stat status;

	if (make_down(path, MAKE_AT_MOST) != 0)
		return err_set(err, ERR_FAILED, _("cannot make the folder %s: %s"), path, file_why(errno));
	if (lstat(path, &status) != 0)
		return err_set(err, ERR_FAILED, _("cannot look at the folder %s: %s"), path, file_why(errno));
	if (!S_ISDIR(status.st_mode))
		return err_set(err, ERR_FAILED, _("%s is a link or no folder; move it away, and closeknit makes a folder of its own"), path);
	if (status.st_uid != geteuid())
		return err_set(err, ERR_FAILED, _("the folder %s belongs to another account; set CLOSEKNIT_HOME to a folder of your own"), path);
	if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0)
		return err_set(err, ERR_FAILED, _("others may write to the folder %s; take that away (chmod go-w), or set CLOSEKNIT_HOME to another"), path);
	return 0;
}

static int
take_lock(struct disk *disk, struct err *err)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET }, holder = lock;
	char *path = join(disk->publishers, ".lock");

	if (path == NULL)
		return err_memory(err);
	disk->lock = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
	if (disk->lock < 0)
		err_set(err, ERR_FAILED, _("cannot open %s: %s"), path, file_why(errno));
	free(path);
	if (disk->lock < 0)
		return -1;
	if (fcntl(disk->lock, F_SETLK, &lock) == 0)
		return 0;
	if ((errno == EACCES || errno == EAGAIN) && fcntl(disk->lock, F_GETLK, &holder) == 0 && holder.l_type != F_UNLCK)
		return err_set(err, ERR_FAILED, _("another closeknit is at work on the checklists (process %ld); wait for it, then try again"), (long)holder.l_pid);
	return err_set(err, ERR_FAILED, _("cannot lock the folder %s: %s"), disk->publishers, file_why(errno));
}

static bool
is_beside(const char *name)
{
	return strncmp(name, FILE_BESIDE_PREFIX, strlen(FILE_BESIDE_PREFIX)) == 0;
}

/* Under the lock nobody else writes there: what lies beside is of a run that was killed. */
static void
sweep(const char *folder)
{
	struct disk_names names = { 0 };
	size_t i;

	if (disk_list(folder, is_beside, &names, NULL) == 0)
		for (i = 0; i < names.count; i++) {
			char *path = join(folder, names.rows[i]);

			if (path != NULL)
				(void)unlink(path);
			free(path);
		}
	disk_names_clear(&names);
}

int
disk_open(struct disk *disk, const struct paths *paths, bool write, struct err *err)
{
	*disk = (struct disk){ .packs = join(paths->data, "packs"), .publishers = join(paths->config, "publishers"), .serials = join(paths->config, "serials"), .lock = -1 };
	if (disk->packs == NULL || disk->publishers == NULL || disk->serials == NULL)
		return err_memory(err);
	if (!write)
		return 0;
	if (make_checked(disk->packs, err) != 0 || make_checked(disk->publishers, err) != 0 || make_checked(disk->serials, err) != 0 || take_lock(disk, err) != 0)
		return -1;
	sweep(disk->publishers);
	sweep(disk->serials);
	stage_sweep(disk);
	return 0;
}

void
disk_close(struct disk *disk)
{
	if (disk->lock >= 0)
		close(disk->lock);
	free(disk->packs);
	free(disk->publishers);
	free(disk->serials);
	*disk = (struct disk){ .lock = -1 };
}

/* ---- Names ------------------------------------------------------------------------------------------------------ */

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int
add_name(struct disk_names *names, const char *name)
{
	char **rows = realloc(names->rows, (names->count + 1) * sizeof(*rows));

	if (rows == NULL)
		return -1;
	names->rows = rows;
	if ((names->rows[names->count] = strdup(name)) == NULL)
		return -1;
	names->count++;
	return 0;
}

int
disk_list(const char *folder, bool (*wanted)(const char *name), struct disk_names *names, struct err *err)
{
	DIR *entries = opendir(folder);
	const struct dirent *entry;
	int result = 0;

	if (entries == NULL)
		return errno == ENOENT ? 0 : err_set(err, ERR_FAILED, _("cannot read the folder %s: %s"), folder, file_why(errno));
	while (result == 0 && (errno = 0, entry = readdir(entries)) != NULL)
		if (wanted(entry->d_name) && add_name(names, entry->d_name) != 0)
			result = err_memory(err);
	if (result == 0 && errno != 0)
		result = err_set(err, ERR_FAILED, _("cannot read the folder %s: %s"), folder, file_why(errno));
	closedir(entries);
	if (names->count > 1)
		qsort(names->rows, names->count, sizeof(*names->rows), by_name);
	return result;
}

void
disk_names_clear(struct disk_names *names)
{
	size_t i;

	for (i = 0; i < names->count; i++)
		free(names->rows[i]);
	free(names->rows);
	*names = (struct disk_names){ 0 };
}

/* ---- Whom we trust, and what we took ------------------------------------------------------------------------------ */

static bool
is_key_file(const char *name)
{
	return strspn(name, "0123456789ABCDEF") == TRUST_KEY_ID_TEXT - 1 && strcmp(name + TRUST_KEY_ID_TEXT - 1, ".json") == 0;
}

int
disk_publishers(const struct disk *disk, struct disk_names *names, struct err *err)
{
	size_t i;

	if (disk_list(disk->publishers, is_key_file, names, err) != 0)
		return -1;
	for (i = 0; i < names->count; i++)
		names->rows[i][TRUST_KEY_ID_TEXT - 1] = '\0';
	return 0;
}

static int
put_key_path(const char *folder, const char *id, struct buf *path, struct err *err)
{
	buf_printf(path, "%s/%s.json", folder, id);
	return buf_check(path, err);
}

int
disk_load_publisher(const struct disk *disk, const char *id, struct trust_publisher *publisher, struct err *err)
{
	struct buf path = { 0 }, bytes = { 0 };
	int result = -1;

	if (put_key_path(disk->publishers, id, &path, err) != 0)
		goto done;
	if (access(buf_text(&path), F_OK) != 0 && errno == ENOENT) {
		err_set(err, ERR_USAGE, _("no publisher with the key %s is trusted here; closeknit pack list shows who is"), id);
		goto done;
	}
	if (file_read(buf_text(&path), TRUST_PUBLISHER_MAX_BYTES, &bytes, err) == 0)
		result = trust_publisher_read(publisher, buf_text(&bytes), bytes.len, buf_text(&path), err);

done:
	buf_clear(&path);
	buf_clear(&bytes);
	return result;
}

static int
save(const char *folder, const char *id, const struct buf *bytes, struct err *err)
{
	struct buf path = { 0 };
	int result = put_key_path(folder, id, &path, err);

	if (result == 0 && (result = buf_check(bytes, err)) == 0)
		result = file_write(buf_text(&path), bytes->bytes, bytes->len, (struct file_write){ .replace = true, .private_mode = true }, err);
	buf_clear(&path);
	return result;
}

int
disk_save_publisher(const struct disk *disk, const struct trust_publisher *publisher, struct err *err)
{
	char id[TRUST_KEY_ID_TEXT];
	struct buf bytes = { 0 };
	int result;

	trust_key_id(&publisher->key, id);
	trust_publisher_write(publisher, &bytes);
	result = save(disk->publishers, id, &bytes, err);
	buf_clear(&bytes);
	return result;
}

int
disk_remove_publisher(const struct disk *disk, const char *id, struct err *err)
{
	struct buf path = { 0 };
	int result = put_key_path(disk->publishers, id, &path, err);

	if (result == 0 && unlink(buf_text(&path)) != 0)
		result = err_set(err, ERR_FAILED, _("cannot remove %s: %s"), buf_text(&path), file_why(errno));
	buf_clear(&path);
	return result;
}

int
disk_load_seen(const struct disk *disk, const struct trust_key *key, struct trust_seen *seen, struct err *err)
{
	char id[TRUST_KEY_ID_TEXT];

	trust_key_id(key, id);
	return disk_load_seen_of(disk, id, seen, err);
}

int
disk_load_seen_of(const struct disk *disk, const char *id, struct trust_seen *seen, struct err *err)
{
	struct buf path = { 0 }, bytes = { 0 };
	int result;

	if ((result = put_key_path(disk->serials, id, &path, err)) == 0 && access(buf_text(&path), F_OK) == 0 &&
	    (result = file_read(buf_text(&path), TRUST_SEEN_MAX_BYTES, &bytes, err)) == 0)
		result = trust_seen_read(seen, buf_text(&bytes), bytes.len, buf_text(&path), err);
	buf_clear(&path);
	buf_clear(&bytes);
	return result;
}

int
disk_save_seen(const struct disk *disk, const struct trust_key *key, const struct trust_seen *seen, struct err *err)
{
	char id[TRUST_KEY_ID_TEXT];
	struct buf bytes = { 0 };
	int result;

	trust_key_id(key, id);
	trust_seen_write(seen, &bytes);
	result = save(disk->serials, id, &bytes, err);
	buf_clear(&bytes);
	return result;
}
