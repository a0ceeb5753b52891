/* forget.c - saved audits removed; what removing cannot do is said by those who call it. */
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"

static bool
is_unreadable(const char *name)
{
	return strncmp(name, STORE_UNREADABLE, strlen(STORE_UNREADABLE)) == 0;
}

/* Remove a file; one that is not there is no error.  What was removed is added to `removed`. */
static int
remove_one(const char *path, const char *folder, const char *name, struct store_list *removed, struct err *err)
{
	if (unlink(path) != 0) {
		if (errno == ENOENT)
			return 0;
		return err_set(err, ERR_FAILED, _("cannot remove %s: %s"), path, file_why(errno));
	}
	return store_list_add(removed, folder, name, err);
}

/* All of a list, even where one cannot be removed: the first reason is told. */
static int
remove_all(const struct store_list *list, const char *folder, struct store_list *removed, struct err *err)
{
	struct err *why = err;
	int result = 0;
	size_t i;

	for (i = 0; i < list->count; i++)
		if (remove_one(list->rows[i].path, folder, list->rows[i].name, removed, why) != 0) {
			result = -1;
			why = NULL;
		}
	return result;
}

static int
forget_past(struct store *store, struct store_list *removed, struct err *err)
{
	struct store_list list = { 0 };
	struct buf folder = { 0 };
	int result = -1;

	buf_printf(&folder, "%s/%s", store->folder, STORE_PAST);
	if (buf_check(&folder, err) == 0 && store_past(store, &list, err) == 0)
		result = remove_all(&list, buf_text(&folder), removed, err);
	/* One that is not empty holds what is not ours. */
	if (result == 0 && unlinkat(store->folder_fd, STORE_PAST, AT_REMOVEDIR) != 0)
		errno = 0;
	store_list_clear(&list);
	buf_clear(&folder);
	return result;
}

static int
forget_unreadable(struct store *store, struct store_list *removed, struct err *err)
{
	struct store_list list = { 0 };
	int result = folder_list(store->folder_fd, store->folder, is_unreadable, &list, err);

	if (result == 0)
		result = remove_all(&list, store->folder, removed, err);
	store_list_clear(&list);
	return result;
}

/* Whether past audits or those moved aside remain. */
static bool
has_more(struct store *store)
{
	struct store_list past = { 0 }, aside = { 0 };
	bool has = store_past(store, &past, NULL) != 0 || folder_list(store->folder_fd, store->folder, is_unreadable, &aside, NULL) != 0;

	has = has || past.count > 0 || aside.count > 0;
	store_list_clear(&past);
	store_list_clear(&aside);
	return has;
}

/* With nothing left to read, one that was itself forgotten must not stand in the way of a new start. */
static int
forget_passphrase(struct store *store, struct store_list *removed, struct err *err)
{
	if (passphrase_drop(store, err) != 0)
		return -1;
	return store_list_add(removed, store->folder, STORE_PASSPHRASE, err);
}

static int
forget_open(struct store *store, struct store_list *removed, struct err *err)
{
	const char *slash = strrchr(store->file, '/');
	struct buf folder = { 0 };
	int result;

	if (slash != NULL)
		buf_add(&folder, store->file, (size_t)(slash - store->file));
	else
		buf_putc(&folder, '.');
	result = buf_check(&folder, err);
	if (result == 0)
		result = remove_one(store->file, buf_text(&folder), slash != NULL ? slash + 1 : store->file, removed, err);
	if (result == 0)
		store->was_there = store->made_file = false;
	buf_clear(&folder);
	return result;
}

int
store_forget(struct store *store, bool all, struct store_list *removed, struct err *err)
{
	int result = 0;

	*removed = (struct store_list){ 0 };
	if (store->read_only)
		return err_set(err, ERR_FAILED, _("%s was opened to be read only"), store->file);
	if (store->file == NULL)
		return 0;
	if (forget_open(store, removed, err) != 0)
		result = -1;
	if (store->folder_fd < 0)
		return result;
	if (all && forget_past(store, removed, result == 0 ? err : NULL) != 0)
		result = -1;
	if (all && forget_unreadable(store, removed, result == 0 ? err : NULL) != 0)
		result = -1;
	if (result == 0 && store->locked && !has_more(store))
		result = forget_passphrase(store, removed, err);
	if (folder_flush(store->folder_fd, store->folder, result == 0 ? err : NULL) != 0)
		result = -1;
	/* With nothing left, the lock and the folder would only tell that someone was here. */
	if (result == 0 && (all || !has_more(store)))
		lock_remove(store);
	return result;
}

bool
store_stays(const struct store *store)
{
	return store->was_there && !store->made_file;
}

int
store_keep_nothing(struct store *store, struct err *err)
{
	struct store_list removed = { 0 };
	int result = 0;

	if (store->made_file)
		result = forget_open(store, &removed, err);
	if (result == 0 && store->folder_fd >= 0 && store->made_folder)
		lock_remove(store);
	if (result == 0)
		store->no_save = true;
	store_list_clear(&removed);
	return result;
}
