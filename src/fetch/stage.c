/* stage.c - packs on disk: one on its way is filled where nobody looks, and takes its place by one rename; what may go in is decided elsewhere. */
#include "fetch/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <closeknit/pack.h>

#include "base/say.h"

/* ".new-PID" and ".gone-PID": names that closeknit never looks at. */
#define STAGE_PREFIX ".new-"
#define GONE_PREFIX ".gone-"

static void
put_folder(const struct disk *disk, const char *id, const char *prefix, struct buf *path)
{
	buf_printf(path, "%s/%s/%s%ld", disk->packs, id, prefix, (long)getpid());
}

static int
flush_folder(const char *path, struct err *err)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), result;

	if (fd < 0)
		return err_set(err, ERR_FAILED, _("cannot open the folder %s: %s"), path, file_why(errno));
	while ((result = fsync(fd)) != 0 && errno == EINTR)
		;
	/* Some disks cannot flush a folder and say so: then there is no more to be had. */
	if (result != 0 && (errno == EINVAL || errno == ENOTSUP))
		result = 0;
	if (result != 0)
		err_set(err, ERR_FAILED, _("cannot flush the folder %s: %s"), path, file_why(errno));
	close(fd);
	return result;
}

static bool
is_any(const char *name)
{
	return strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

/* A folder with files in it and no folders. */
static void
remove_folder(const char *path)
{
	struct disk_names names = { 0 };
	struct buf file = { 0 };
	size_t i;

	if (disk_list(path, is_any, &names, NULL) == 0)
		for (i = 0; i < names.count; i++) {
			buf_reset(&file);
			buf_printf(&file, "%s/%s", path, names.rows[i]);
			if (!file.failed)
				(void)unlink(file.bytes);
		}
	(void)rmdir(path);
	buf_clear(&file);
	disk_names_clear(&names);
}

/* ---- What lies there -------------------------------------------------------------------------------------------- */

static bool
is_id(const char *name)
{
	return text_is_id(name, strlen(name));
}

int
disk_packs(const struct disk *disk, struct disk_names *names, struct err *err)
{
	return disk_list(disk->packs, is_id, names, err);
}

static bool
is_serial(const char *name)
{
	return text_serial(name) != 0;
}

/* The folders of a pack that `wanted` wants. */
static int
list_pack(const struct disk *disk, const char *id, bool (*wanted)(const char *name), struct disk_names *names)
{
	struct buf path = { 0 };
	int result = -1;

	buf_printf(&path, "%s/%s", disk->packs, id);
	if (!path.failed)
		result = disk_list(path.bytes, wanted, names, NULL);
	buf_clear(&path);
	return result;
}

int32_t
disk_serial(const struct disk *disk, const char *id)
{
	struct disk_names names = { 0 };
	int32_t highest = 0;
	size_t i;

	if (list_pack(disk, id, is_serial, &names) == 0)
		for (i = 0; i < names.count; i++)
			if (text_serial(names.rows[i]) > highest)
				highest = text_serial(names.rows[i]);
	disk_names_clear(&names);
	return highest;
}

int
disk_path(const struct disk *disk, const char *id, int32_t serial, const char *name, struct buf *path, struct err *err)
{
	buf_printf(path, "%s/%s/%d/%s", disk->packs, id, (int)serial, name);
	return buf_check(path, err);
}

void
disk_owner(const struct disk *disk, const char *id, char owner[TRUST_KEY_ID_TEXT])
{
	enum { FROM_MAX = 4096 };
	struct buf path = { 0 }, from = { 0 };

	owner[0] = '\0';
	if (disk_path(disk, id, disk_serial(disk, id), "from", &path, NULL) == 0 && file_read(buf_text(&path), FROM_MAX, &from, NULL) == 0 &&
	    strspn(buf_text(&from), "0123456789ABCDEF") == TRUST_KEY_ID_TEXT - 1) {
		memcpy(owner, from.bytes, TRUST_KEY_ID_TEXT - 1);
		owner[TRUST_KEY_ID_TEXT - 1] = '\0';
	}
	buf_clear(&path);
	buf_clear(&from);
}

bool
disk_has(const struct disk *disk, const char *id, int32_t serial, const char *name, const unsigned char hash[TRUST_HASH_BYTES])
{
	struct buf path = { 0 }, bytes = { 0 };
	unsigned char is[TRUST_HASH_BYTES];
	bool has = false;

	if (disk_path(disk, id, serial, name, &path, NULL) == 0 && access(buf_text(&path), F_OK) == 0 && file_read(buf_text(&path), TRUST_FILE_MAX_BYTES, &bytes, NULL) == 0) {
		trust_hash(buf_text(&bytes), bytes.len, is);
		has = memcmp(is, hash, sizeof(is)) == 0;
	}
	buf_clear(&path);
	buf_clear(&bytes);
	return has;
}

/* ---- On its way ------------------------------------------------------------------------------------------------- */

static int
make_folder(const char *path, struct err *err)
{
	if ((mkdir(path, S_IRWXU) == 0 && chmod(path, S_IRWXU) == 0) || errno == EEXIST)
		return 0;
	return err_set(err, ERR_FAILED, _("cannot make the folder %s: %s"), path, file_why(errno));
}

void
stage_path(const struct disk *disk, const char *id, const char *name, struct buf *path)
{
	put_folder(disk, id, STAGE_PREFIX, path);
	buf_printf(path, "/%s", name);
}

int
stage_put(const struct disk *disk, const char *id, const char *name, const struct buf *bytes, struct err *err)
{
	struct buf pack = { 0 }, stage = { 0 }, path = { 0 };
	int result = -1;

	buf_printf(&pack, "%s/%s", disk->packs, id);
	put_folder(disk, id, STAGE_PREFIX, &stage);
	stage_path(disk, id, name, &path);
	if (buf_check(&pack, err) == 0 && buf_check(&stage, err) == 0 && buf_check(&path, err) == 0 && buf_check(bytes, err) == 0 && make_folder(buf_text(&pack), err) == 0 &&
	    make_folder(buf_text(&stage), err) == 0)
		result = file_write(buf_text(&path), bytes->bytes, bytes->len, (struct file_write){ .replace = true, .private_mode = true }, err);
	buf_clear(&pack);
	buf_clear(&stage);
	buf_clear(&path);
	return result;
}

void
stage_drop(const struct disk *disk, const char *id)
{
	struct buf path = { 0 };

	put_folder(disk, id, STAGE_PREFIX, &path);
	if (!path.failed)
		remove_folder(path.bytes);
	buf_reset(&path);
	buf_printf(&path, "%s/%s", disk->packs, id);
	/* Goes only if it is empty: nothing of this pack was ever installed. */
	if (!path.failed)
		(void)rmdir(path.bytes);
	buf_clear(&path);
}

/* Each staged file in the place of the one of its name; the folder they were in goes. */
static int
move_files(const char *from, const char *to, struct err *err)
{
	struct disk_names names = { 0 };
	struct buf old = { 0 }, new = { 0 };
	int result = disk_list(from, is_any, &names, err);
	size_t i;

	for (i = 0; result == 0 && i < names.count; i++) {
		buf_reset(&old);
		buf_reset(&new);
		buf_printf(&old, "%s/%s", from, names.rows[i]);
		buf_printf(&new, "%s/%s", to, names.rows[i]);
		if ((result = buf_check(&old, err)) == 0 && (result = buf_check(&new, err)) == 0 && rename(old.bytes, new.bytes) != 0)
			result = err_set(err, ERR_FAILED, _("cannot write %s: %s"), new.bytes, file_why(errno));
	}
	if (result == 0 && (result = flush_folder(to, err)) == 0)
		(void)rmdir(from);
	buf_clear(&old);
	buf_clear(&new);
	disk_names_clear(&names);
	return result;
}

static void
remove_older(const struct disk *disk, const char *id, int32_t than)
{
	struct disk_names names = { 0 };
	struct buf path = { 0 };
	size_t i;

	if (list_pack(disk, id, is_serial, &names) == 0)
		for (i = 0; i < names.count; i++)
			if (text_serial(names.rows[i]) < than) {
				buf_reset(&path);
				buf_printf(&path, "%s/%s/%s", disk->packs, id, names.rows[i]);
				if (!path.failed)
					remove_folder(path.bytes);
			}
	buf_clear(&path);
	disk_names_clear(&names);
}

int
stage_install(const struct disk *disk, const char *id, int32_t serial, struct err *err)
{
	struct buf stage = { 0 }, place = { 0 }, pack = { 0 };
	int result = -1;

	put_folder(disk, id, STAGE_PREFIX, &stage);
	buf_printf(&place, "%s/%s/%d", disk->packs, id, (int)serial);
	buf_printf(&pack, "%s/%s", disk->packs, id);
	if (buf_check(&stage, err) != 0 || buf_check(&place, err) != 0 || buf_check(&pack, err) != 0)
		goto done;
	if (rename(stage.bytes, place.bytes) == 0)
		result = 0;
	else if (errno == ENOTEMPTY || errno == EEXIST)
		result = move_files(stage.bytes, place.bytes, err);
	else
		err_set(err, ERR_FAILED, _("cannot write %s: %s"), place.bytes, file_why(errno));
	if (result == 0 && (result = flush_folder(pack.bytes, err)) == 0)
		result = flush_folder(disk->packs, err);
	if (result == 0)
		remove_older(disk, id, serial);

done:
	buf_clear(&stage);
	buf_clear(&place);
	buf_clear(&pack);
	return result;
}

int
stage_remove(const struct disk *disk, const char *id, struct err *err)
{
	struct disk_names names = { 0 };
	struct buf path = { 0 }, gone = { 0 };
	int result = 0;
	size_t i;

	put_folder(disk, id, GONE_PREFIX, &gone);
	if (list_pack(disk, id, is_serial, &names) != 0)
		result = err_set(err, ERR_FAILED, _("cannot read the folder %s/%s"), disk->packs, id);
	for (i = 0; result == 0 && i < names.count; i++) {
		buf_reset(&path);
		buf_printf(&path, "%s/%s/%s", disk->packs, id, names.rows[i]);
		if ((result = buf_check(&path, err)) != 0 || (result = buf_check(&gone, err)) != 0)
			break;
		if (rename(path.bytes, gone.bytes) != 0)
			result = err_set(err, ERR_FAILED, _("cannot remove %s: %s"), path.bytes, file_why(errno));
		remove_folder(gone.bytes);
	}
	if (result == 0)
		stage_drop(disk, id);
	buf_clear(&path);
	buf_clear(&gone);
	disk_names_clear(&names);
	return result;
}

/* ---- Leftovers -------------------------------------------------------------------------------------------------- */

static bool
is_leftover(const char *name)
{
	return strncmp(name, STAGE_PREFIX, strlen(STAGE_PREFIX)) == 0 || strncmp(name, GONE_PREFIX, strlen(GONE_PREFIX)) == 0;
}

static bool
is_beside(const char *name)
{
	return strncmp(name, FILE_BESIDE_PREFIX, strlen(FILE_BESIDE_PREFIX)) == 0;
}

static void
sweep_pack(const struct disk *disk, const char *id)
{
	const int32_t serial = disk_serial(disk, id);
	struct disk_names names = { 0 };
	struct buf path = { 0 };
	size_t i;

	if (list_pack(disk, id, is_leftover, &names) == 0)
		for (i = 0; i < names.count; i++) {
			buf_reset(&path);
			buf_printf(&path, "%s/%s/%s", disk->packs, id, names.rows[i]);
			if (!path.failed)
				remove_folder(path.bytes);
		}
	disk_names_clear(&names);
	if (serial > 0)
		remove_older(disk, id, serial);
	buf_reset(&path);
	buf_printf(&path, "%s/%s/%d", disk->packs, id, (int)serial);
	if (!path.failed && disk_list(path.bytes, is_beside, &names, NULL) == 0)
		for (i = 0; i < names.count; i++) {
			struct buf file = { 0 };

			buf_printf(&file, "%s/%s", path.bytes, names.rows[i]);
			if (!file.failed)
				(void)unlink(file.bytes);
			buf_clear(&file);
		}
	disk_names_clear(&names);
	buf_reset(&path);
	buf_printf(&path, "%s/%s", disk->packs, id);
	if (serial == 0 && !path.failed)
		(void)rmdir(path.bytes);
	buf_clear(&path);
}

void
stage_sweep(const struct disk *disk)
{
	struct disk_names names = { 0 };
	size_t i;

	if (disk_packs(disk, &names, NULL) == 0)
		for (i = 0; i < names.count; i++)
			sweep_pack(disk, names.rows[i]);
	disk_names_clear(&names);
}
