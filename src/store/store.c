/* store.c - the open audit: loaded, saved whole; the folder is folder.c's, past audits are past.c's. */
#include "store/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <closeknit/audit.h>
#include <closeknit/pack.h>

#include "base/say.h"
#include "store/inside.h"
#include "store/secret.h"

static const char FORMAT[] = "closeknit-audit/1", FORMAT_ANY[] = "closeknit-audit/";

/* ---- Opening ------------------------------------------------------------------------------------------------ */

/* The file in our own folder. */
static int
open_ours(struct store *store, const struct paths *paths, int64_t now, struct err *err)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s/%s", paths->state, STORE_AUDIT);
	store->folder = strdup(paths->state);
	store->file = path.bytes;
	if (path.failed || store->folder == NULL || store->file == NULL)
		return err_memory(err);
	if (folder_open(store, !store->read_only, err) != 0)
		return -1;
	passphrase_find(store);
	if (store->read_only)
		return 0;
	if (lock_take(store, now, err) != 0)
		return -1;
	folder_sweep(store->folder_fd);
	folder_sweep_past(store->folder_fd);
	return 0;
}

/* What is there of that name is not replaced: a link, a folder, a device, or a file that may not be written. */
static int
check_named_file(const char *file, struct err *err)
{
	struct stat status;

	if (lstat(file, &status) != 0)
		return errno == ENOENT ? 0 : err_set(err, ERR_FAILED, _("cannot keep answers in %s: %s"), file, file_why(errno));
	if (S_ISLNK(status.st_mode))
		return err_set(err, ERR_FAILED, _("cannot keep answers in %s: it is a link; name the file it leads to"), file);
	if (!S_ISREG(status.st_mode))
		return err_set(err, ERR_FAILED, _("cannot keep answers in %s: it is no ordinary file; choose another name"), file);
	/* Replacing it would need no right on it; but who took that right away meant it to stay as it is. */
	if (access(file, W_OK) != 0)
		return err_set(err, ERR_FAILED, _("cannot keep answers in %s: %s"), file, file_why(errno));
	return 0;
}

/* Better told before the first question than after the first answer: whether there is a folder to write that file to, and what stands there. */
static int
check_named(const char *file, struct err *err)
{
	const char *slash = strrchr(file, '/');
	struct buf folder = { 0 };
	int result;

	if (strcmp(file, "-") == 0)
		return err_set(err, ERR_USAGE, _("answers are read and written in a file; \"-\" is none"));
	if (file[0] == '\0' || (slash != NULL && slash[1] == '\0'))
		return err_set(err, ERR_USAGE, _("\"%s\" names no file; name one to keep the answers in"), file);
	if (slash == file)
		buf_putc(&folder, '/');
	else if (slash != NULL)
		buf_add(&folder, file, (size_t)(slash - file));
	else
		buf_putc(&folder, '.');
	if ((result = buf_check(&folder, err)) == 0 && access(buf_text(&folder), W_OK) != 0)
		result = err_set(err, ERR_FAILED, _("cannot keep answers in %s: %s"), file, file_why(errno));
	buf_clear(&folder);
	return result == 0 ? check_named_file(file, err) : -1;
}

/* A file that somebody named. */
static int
open_named(struct store *store, const char *file, struct err *err)
{
	if (!store->read_only && !store->no_save && check_named(file, err) != 0)
		return -1;
	if ((store->file = strdup(file)) == NULL)
		return err_memory(err);
	store->answers = true;
	if (!store->read_only && !store->no_save)
		folder_sweep_beside(store->file);
	return 0;
}

struct store *
store_open(const struct paths *paths, const struct store_options *options, struct err *err)
{
	struct store *store = calloc(1, sizeof(*store));
	int result = 0;

	if (store == NULL) {
		err_memory(err);
		return NULL;
	}
	store->folder_fd = store->lock_fd = -1;
	store->no_save = options->no_save;
	store->read_only = options->read_only;
	if (options->answers != NULL)
		result = open_named(store, options->answers, err);
	else if (!options->no_save)
		result = open_ours(store, paths, options->now, err);
	if (result == 0 && store->file != NULL) {
		text_show(&store->where, store->file, strlen(store->file));
		result = buf_check(&store->where, err);
	}
	if (result != 0) {
		store_close(store);
		return NULL;
	}
	return store;
}

void
store_close(struct store *store)
{
	if (store == NULL)
		return;
	if (store->lock_fd >= 0)
		close(store->lock_fd);
	if (store->folder_fd >= 0)
		close(store->folder_fd);
	secret_free(store->secret);
	buf_clear(&store->where);
	free(store->folder);
	free(store->file);
	free(store);
}

const char *
store_where(const struct store *store)
{
	return store->no_save ? "" : buf_text(&store->where);
}

/* ---- Loading ------------------------------------------------------------------------------------------------ */

/* Files that are sound and not for this pack, or not for this version, stay as they are. */
int
judge_head(const char *path, const struct read_head *head, const struct pack *pack, struct err *err)
{
	const char *id = pack_id(pack, pack->id);

	if (strcmp(head->format, FORMAT) != 0 && strncmp(head->format, FORMAT_ANY, strlen(FORMAT_ANY)) == 0)
		return err_set(err, ERR_FAILED, _("%s is written in \"%s\"; a newer closeknit can read it, this one reads \"%s\""), path, head->format,
		    FORMAT);
	if (head->pack[0] != '\0' && strcmp(head->pack, id) != 0)
		return err_set(err, ERR_FAILED,
		    _("%s holds answers to the pack \"%s\", not to \"%s\"; open it with --pack %s, or use another file with --answers"), path,
		    head->pack, id, head->pack);
	return 0;
}

/* It cannot be read: put it aside, and say what was wrong and where it is now. */
static enum store_loaded
move_aside(struct store *store, struct audit *audit, struct err *err)
{
	struct err moving = { 0 };
	struct buf to = { 0 };
	enum store_loaded result = STORE_FAILED;

	audit_reset(audit);
	if (store->answers || store->read_only || store->no_save)
		return STORE_FAILED;
	if (past_move_aside(store, &to, &moving) != 0)
		*err = moving;
	else {
		struct err why = *err;

		err_set(err, ERR_FAILED, _("%s; it was moved to %s, and nothing in it is lost"), why.text, buf_text(&to));
		result = STORE_MOVED_ASIDE;
	}
	buf_clear(&to);
	return result;
}

static enum store_loaded
load_bytes(struct store *store, const struct buf *bytes, struct audit *audit, struct complaints *found, struct err *err)
{
	struct err why = { 0 };
	struct read_head head;

	if (read_head(bytes, &head, &why) == 0 && judge_head(store->file, &head, audit->pack, err) != 0)
		return STORE_FAILED;
	if (why.kind != ERR_MEMORY) {
		why.kind = ERR_NONE;
		if (audit_read(audit, buf_text(bytes), bytes->len, found, &why) == 0)
			return STORE_RESUMED;
	}
	if (why.kind == ERR_MEMORY) {
		*err = why;
		return STORE_FAILED;
	}
	err_set(err, ERR_FAILED, "%s:%s", store->file, why.text);
	return move_aside(store, audit, err);
}

enum store_loaded
store_load(struct store *store, struct audit *audit, struct complaints *found, struct err *err)
{
	struct buf bytes = { 0 };
	enum store_loaded loaded = STORE_FAILED;

	audit_reset(audit);
	if (store->file == NULL)
		return STORE_NEW;
	if (store->locked && store->secret == NULL)
		return err_set(err, ERR_FAILED, _("the answers in %s are locked with a passphrase"), store->folder), STORE_FAILED;
	switch (read_file(store, &bytes, err)) {
	case READ_OK:
		loaded = load_bytes(store, &bytes, audit, found, err);
		break;
	case READ_NONE:
		loaded = STORE_NEW;
		break;
	case READ_TOO_LARGE:
		loaded = move_aside(store, audit, err);
		break;
	case READ_FAILED:
		break;
	}
	buf_clear(&bytes);
	return loaded;
}

int
store_pack_id(struct store *store, char *id, size_t size, struct err *err)
{
	struct buf bytes = { 0 };
	struct read_head head = { 0 };
	int result = -1;

	switch (store->file == NULL ? READ_NONE : read_file(store, &bytes, err)) {
	case READ_OK:
		if (read_head(&bytes, &head, err) == 0)
			result = 0;
		else if (err != NULL && err->kind != ERR_MEMORY)
			err_prefix(err, "%s", store->file);
		break;
	case READ_NONE:
		err_set(err, ERR_FAILED, "%s", _("there is no audit yet"));
		break;
	case READ_TOO_LARGE:
	case READ_FAILED:
		break;
	}
	if (result == 0 && (head.pack[0] == '\0' || strlen(head.pack) >= size))
		result = err_set(err, ERR_FAILED, _("%s does not say which pack it belongs to"), store->file);
	if (result == 0)
		memcpy(id, head.pack, strlen(head.pack) + 1);
	buf_clear(&bytes);
	return result;
}

/* ---- Saving ------------------------------------------------------------------------------------------------- */

int
store_save(struct store *store, const struct audit *audit, struct err *err)
{
	const struct file_write how = { .replace = true, .private_mode = true };
	struct buf bytes = { 0 };
	int result = -1;

	if (store->no_save)
		return 0;
	if (store->read_only)
		return err_set(err, ERR_FAILED, _("%s was opened to be read only"), store->file);
	audit_write(audit, &bytes);
	if (buf_check(&bytes, err) != 0)
		goto fail;
	if (store->locked && store->secret == NULL) {
		err_set(err, ERR_FAILED, _("the answers in %s are locked with a passphrase"), store->folder);
		goto fail;
	}
	if (store->secret != NULL && secret_seal(store->secret, &bytes, err) != 0)
		goto fail;
	if (bytes.len > AUDIT_MAX_BYTES) {
		err_set(err, ERR_FAILED, _("%s would be larger than the %d bytes that can be read again"), store->file, (int)AUDIT_MAX_BYTES);
		goto fail;
	}
	if (file_write(store->file, bytes.bytes, bytes.len, how, err) != 0)
		goto fail;
	if (!store->was_there)
		store->made_file = store->was_there = true;
	result = 0;

fail:
	buf_clear(&bytes);
	return result;
}
