/* passphrase.c - which files are kept sealed, and the passphrase given for them; keys and sealing are secret.c's. */
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <closeknit/audit.h>

#include "base/say.h"
#include "store/secret.h"

/*
 * That a passphrase is set is a file of its own in our folder, sealed like the audits: so it holds where there is no audit yet, for one begun anew,
 * and through a kill in between, since it is the first file written and the last one removed.  Audits that are still readable then are read, and
 * sealed when they are next written.
 */
static const char SET[] = "closeknit-passphrase/1\n";

/* Trying one takes about half a second and 256 MiB; where memory is short, a tenth and 64 MiB (libsodium's presets "moderate" and "interactive"). */
static const struct secret_cost USUAL = { 3, 256 << 10 }, SMALL = { 2, 64 << 10 };

char *
store_passphrase_room(struct err *err)
{
	char *room = secret_room(STORE_PASSPHRASE_MAX + 1);

	if (room == NULL)
		err_memory(err);
	return room;
}

void
store_passphrase_free(char *room)
{
	secret_room_free(room);
}

void
passphrase_find(struct store *store)
{
	struct stat status;

	store->locked = store->folder_fd >= 0 && fstatat(store->folder_fd, STORE_PASSPHRASE, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

bool
store_is_sealed(const char *bytes, size_t len)
{
	struct buf head = { 0 };
	bool is;

	/* The magic is all that is looked at. */
	buf_add(&head, bytes, len < sizeof(SET) ? len : sizeof(SET));
	is = !head.failed && secret_is_sealed(&head);
	buf_clear(&head);
	return is;
}

int
passphrase_drop(struct store *store, struct err *err)
{
	if (unlinkat(store->folder_fd, STORE_PASSPHRASE, 0) != 0)
		return err_set(err, ERR_FAILED, _("cannot remove %s/%s: %s"), store->folder, STORE_PASSPHRASE, file_why(errno));
	store->locked = false;
	secret_free(store->secret);
	store->secret = NULL;
	return folder_flush(store->folder_fd, store->folder, err);
}

/* ---- Giving it ---------------------------------------------------------------------------------------------- */

static int
put_path(const struct store *store, struct buf *path, struct err *err)
{
	buf_printf(path, "%s/%s", store->folder, STORE_PASSPHRASE);
	return buf_check(path, err);
}

/* A file of ours that has just been seen: 0, or -1. */
static int
read_there(const struct store *store, const char *path, struct buf *bytes, struct err *err)
{
	const enum read_result result = read_own(store, path, bytes, err);

	if (result == READ_NONE)
		return err_set(err, ERR_FAILED, _("cannot open %s: %s"), path, file_why(ENOENT));
	return result == READ_OK ? 0 : -1;
}

/* What opens only with the passphrase: the open audit, else the file that says one is set.  1: nothing does; 0; or -1. */
static int
read_sealed(struct store *store, struct buf *bytes, struct buf *name, struct err *err)
{
	enum read_result result = store->file != NULL ? read_bytes(store, bytes, err) : READ_NONE;

	/* One that is too large to be an audit is told, and moved aside, when it is loaded. */
	if (result == READ_FAILED)
		return -1;
	if (result == READ_OK && secret_is_sealed(bytes)) {
		buf_puts(name, store->file);
		return buf_check(name, err);
	}
	buf_reset(bytes);
	if (!store->locked)
		return 1;
	if (put_path(store, name, err) != 0)
		return -1;
	return read_there(store, buf_text(name), bytes, err);
}

int
store_is_locked(struct store *store, bool *locked, struct err *err)
{
	struct buf bytes = { 0 }, name = { 0 };
	int result = 1;

	*locked = false;
	if (store->secret == NULL)
		result = read_sealed(store, &bytes, &name, err);
	if (result == 0) {
		*locked = true;
		result = secret_check(&bytes, buf_text(&name), err);
	}
	buf_clear(&bytes);
	buf_clear(&name);
	return result < 0 ? -1 : 0;
}

int
store_unlock(struct store *store, const char *passphrase, struct err *err)
{
	struct buf bytes = { 0 }, name = { 0 };
	struct secret *secret;
	int result = read_sealed(store, &bytes, &name, err);

	if (result == 0) {
		if ((secret = secret_open(&bytes, buf_text(&name), passphrase, err)) == NULL)
			result = -1;
		else {
			secret_free(store->secret);
			store->secret = secret;
		}
	}
	buf_clear(&bytes);
	buf_clear(&name);
	return result < 0 ? -1 : 0;
}

/* ---- Setting and dropping it -------------------------------------------------------------------------------- */

static bool
is_unreadable(const char *name)
{
	return strncmp(name, STORE_UNREADABLE, strlen(STORE_UNREADABLE)) == 0;
}

/* Every file in our folder that holds answers. */
static int
list_all(struct store *store, struct store_list *list, struct err *err)
{
	struct stat status;

	if (store_past(store, list, err) != 0)
		return -1;
	if (folder_list(store->folder_fd, store->folder, is_unreadable, list, err) != 0)
		return -1;
	if (fstatat(store->folder_fd, STORE_AUDIT, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return 0;
	return store_list_add(list, store->folder, STORE_AUDIT, err);
}

static int
write_own(const char *path, const struct buf *bytes, struct err *err)
{
	return file_write(path, bytes->bytes, bytes->len, (struct file_write){ .replace = true, .private_mode = true }, err);
}

/* Seal one file: 1 if it was not sealed before, 0 if it was, -1. */
static int
seal_one(struct store *store, const char *path, struct err *err)
{
	struct buf bytes = { 0 };
	int result = read_there(store, path, &bytes, err);

	if (result == 0 && !secret_is_sealed(&bytes)) {
		result = secret_seal(store->secret, &bytes, err);
		if (result == 0)
			result = write_own(path, &bytes, err) == 0 ? 1 : -1;
	}
	buf_clear(&bytes);
	return result;
}

static int
unseal_bytes(struct store *store, const char *path, struct buf *bytes, const char *passphrase, struct err *err)
{
	struct secret *other;
	int result;

	if (secret_fits(store->secret, bytes))
		return secret_unseal(store->secret, path, bytes, err);
	if ((other = secret_open(bytes, path, passphrase, err)) == NULL)
		return -1;
	result = secret_unseal(other, path, bytes, err);
	secret_free(other);
	return result;
}

/* Unseal one file: 1 if it was sealed before, 0 if it was not, -1. */
static int
unseal_one(struct store *store, const char *path, const char *passphrase, struct err *err)
{
	struct buf bytes = { 0 };
	int result = read_there(store, path, &bytes, err);

	if (result == 0 && secret_is_sealed(&bytes)) {
		result = unseal_bytes(store, path, &bytes, passphrase, err);
		if (result == 0)
			result = write_own(path, &bytes, err) == 0 ? 1 : -1;
	}
	buf_clear(&bytes);
	return result;
}

/* All of them, sealed, or unsealed where a passphrase is given, even where one cannot be: the first reason is told. */
static int
change_all(struct store *store, const char *passphrase, struct store_list *changed, struct err *err)
{
	struct store_list list = { 0 };
	struct err *why = err;
	int result = list_all(store, &list, err);
	size_t i;

	for (i = 0; i < list.count; i++) {
		const char *path = list.rows[i].path;
		int one = passphrase != NULL ? unseal_one(store, path, passphrase, why) : seal_one(store, path, why);

		if (one == 1)
			one = store_list_add(changed, store->folder, list.rows[i].name, why);
		if (one < 0) {
			result = -1;
			why = NULL;
		}
	}
	store_list_clear(&list);
	return result;
}

/* A key for a new passphrase, and the file that says it is set. */
static int
begin(struct store *store, const char *passphrase, struct store_cost *cost, struct err *err)
{
	struct secret_cost how = { cost->passes, cost->memory };
	struct buf path = { 0 }, bytes = { 0 };
	struct secret *secret = secret_new(passphrase, how.passes != 0 ? how : USUAL, err);
	int result = -1;

	if (secret == NULL && how.passes == 0) {
		*cost = (struct store_cost){ SMALL.passes, SMALL.memory };
		secret = secret_new(passphrase, SMALL, err);
	}
	if (secret == NULL)
		return -1;
	buf_puts(&bytes, SET);
	if (put_path(store, &path, err) == 0 && buf_check(&bytes, err) == 0 && secret_seal(secret, &bytes, err) == 0)
		result = write_own(buf_text(&path), &bytes, err);
	if (result == 0) {
		secret_free(store->secret);
		store->secret = secret;
		store->locked = true;
	} else
		secret_free(secret);
	buf_clear(&path);
	buf_clear(&bytes);
	return result;
}

int
store_set_passphrase(struct store *store, const char *passphrase, struct store_cost *cost, struct store_list *changed, struct err *err)
{
	*changed = (struct store_list){ 0 };
	if (store->lock_fd < 0)
		return err_set(err, ERR_FAILED, "%s", _("a passphrase is for the answers that closeknit itself keeps"));
	if (!store->locked && begin(store, passphrase, cost, err) != 0)
		return -1;
	return change_all(store, NULL, changed, err);
}

int
store_drop_passphrase(struct store *store, const char *passphrase, struct store_list *changed, struct err *err)
{
	*changed = (struct store_list){ 0 };
	if (store->lock_fd < 0 || store->secret == NULL)
		return err_set(err, ERR_FAILED, _("the answers in %s are not locked"), store->folder != NULL ? store->folder : "");
	if (change_all(store, passphrase, changed, err) != 0)
		return -1;
	return store->locked ? passphrase_drop(store, err) : 0;
}
