/* past.c - audits put away: past ones, and those that cannot be read; forgetting them is forget.c's. */
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <closeknit/audit.h>
#include <closeknit/pack.h>

#include "base/say.h"

/* "2026-11-22T10-00-00Z", a number and an ending.  So many in one second, or unreadable, were not made by one family. */
enum { NAME_TEXT = 64, NAMES_MAX = 10000 };

/*
 * Move the open audit to `name` in an open folder.  Only who holds the lock may, in a folder that no other account can write to, so that a look
 * whether the name is free is enough to overwrite nothing.  0; 1: the name is taken; -1 with `err` set.
 */
static int
move_to(struct store *store, int folder, const char *name, struct err *err)
{
	struct stat status;

	if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0)
		return 1;
	if (errno != ENOENT || renameat(store->folder_fd, STORE_AUDIT, folder, name) != 0)
		return err_set(err, ERR_FAILED, _("cannot move %s away: %s"), store->file, file_why(errno));
	store->was_there = store->made_file = false;
	if (folder != store->folder_fd && folder_flush(folder, store->folder, err) != 0)
		return -1;
	return folder_flush(store->folder_fd, store->folder, err);
}

int
past_move_aside(struct store *store, struct buf *to, struct err *err)
{
	char name[NAME_TEXT];
	int i, result = 1;

	for (i = 1; result == 1 && i <= NAMES_MAX; i++) {
		(void)snprintf(name, sizeof(name), STORE_UNREADABLE "%d.json", i);
		result = move_to(store, store->folder_fd, name, err);
	}
	if (result == 1)
		return err_set(err, ERR_FAILED, _("cannot move %s away: too many unreadable ones are there already"), store->file);
	if (result == 0)
		buf_printf(to, "%s/%s", store->folder, name);
	return result == 0 ? buf_check(to, err) : -1;
}

/* The name that a past audit begun then is kept under: its time, without the colons that some disks refuse. */
static void
put_stem(const struct read_head *head, char stem[TIME_TEXT])
{
	int64_t seconds;
	char *colon;

	if (time_parse(head->started, strlen(head->started), &seconds) != 0)
		seconds = 0;
	time_format(seconds, stem);
	while ((colon = strchr(stem, ':')) != NULL)
		*colon = '-';
}

static int
move_to_past(struct store *store, const struct read_head *head, struct err *err)
{
	char stem[TIME_TEXT], name[NAME_TEXT];
	int i, result = 1, past = folder_open_past(store, true, err);

	if (past < 0)
		return -1;
	put_stem(head, stem);
	for (i = 1; result == 1 && i <= NAMES_MAX; i++) {
		if (i == 1)
			(void)snprintf(name, sizeof(name), "%s.json", stem);
		else
			(void)snprintf(name, sizeof(name), "%s-%d.json", stem, i);
		result = move_to(store, past, name, err);
	}
	close(past);
	if (result == 1)
		return err_set(err, ERR_FAILED, _("cannot move %s away: too many past ones have its time"), store->file);
	return result;
}

int
store_start_anew(struct store *store, struct err *err)
{
	struct buf bytes = { 0 }, aside = { 0 };
	struct err why = { 0 };
	struct read_head head;
	int result = -1;

	if (store->no_save)
		return 0;
	if (store->answers)
		return err_set(err, ERR_FAILED, _("%s was named by you and is not moved; name another file to start anew"), store->file);
	switch (read_file(store, &bytes, err)) {
	case READ_NONE:
		result = 0;
		break;
	case READ_OK:
		if (read_head(&bytes, &head, &why) == 0)
			result = move_to_past(store, &head, err);
		else if (why.kind == ERR_MEMORY)
			result = err_memory(err);
		else
			result = past_move_aside(store, &aside, err);
		break;
	case READ_TOO_LARGE:
		result = past_move_aside(store, &aside, err);
		break;
	case READ_FAILED:
		break;
	}
	buf_clear(&bytes);
	buf_clear(&aside);
	return result;
}

/* ---- Past ones ---------------------------------------------------------------------------------------------- */

static const char ENDING[] = ".json";

static bool
is_past(const char *name)
{
	const size_t len = strlen(name), ending = strlen(ENDING);

	return name[0] != '.' && len > ending && strcmp(name + len - ending, ENDING) == 0;
}

/* By time, and of one time by number: "…Z.json", "…Z-2.json", "…Z-10.json". */
static int
by_age(const void *a, const void *b)
{
	const struct store_entry *left = a, *right = b;
	const int order = strncmp(left->name, right->name, TIME_TEXT - 1);
	long first, second;

	if (order != 0)
		return order;
	/* Equal so far, both have at least as many characters; a '-' makes the number negative. */
	first = -strtol(left->name + strnlen(left->name, TIME_TEXT - 1), NULL, 10);
	second = -strtol(right->name + strnlen(right->name, TIME_TEXT - 1), NULL, 10);
	return (first > second) - (first < second);
}

int
store_past(struct store *store, struct store_list *list, struct err *err)
{
	struct err found = { 0 };
	struct buf path = { 0 };
	int past, result = -1;

	*list = (struct store_list){ 0 };
	if (store->folder_fd < 0)
		return 0;
	if ((past = folder_open_past(store, false, &found)) < 0)
		return found.kind == ERR_NONE ? 0 : err_set(err, found.kind, "%s", found.text);
	buf_printf(&path, "%s/%s", store->folder, STORE_PAST);
	if (buf_check(&path, err) == 0 && folder_list(past, buf_text(&path), is_past, list, err) == 0) {
		if (list->count > 1)
			qsort(list->rows, list->count, sizeof(*list->rows), by_age);
		result = 0;
	}
	close(past);
	buf_clear(&path);
	return result;
}

static enum store_past
take_past(const char *path, const struct buf *bytes, struct audit *audit, struct complaints *found, struct err *err)
{
	struct err why = { 0 };
	struct read_head head;

	if (read_head(bytes, &head, &why) == 0 && judge_head(path, &head, audit->pack, err) != 0)
		return strcmp(head.pack, pack_id(audit->pack, audit->pack->id)) != 0 ? PAST_OTHER_PACK : PAST_UNREADABLE;
	if (why.kind != ERR_MEMORY) {
		why.kind = ERR_NONE;
		if (audit_read(audit, buf_text(bytes), bytes->len, found, &why) == 0)
			return PAST_READ;
	}
	if (why.kind == ERR_MEMORY)
		err_memory(err);
	else
		err_set(err, ERR_FAILED, "%s:%s", path, why.text);
	return PAST_UNREADABLE;
}

enum store_past
store_load_past(struct store *store, const struct store_entry *entry, struct audit *audit, struct complaints *found, struct err *err)
{
	enum store_past result = PAST_UNREADABLE;
	struct buf bytes = { 0 };

	audit_reset(audit);
	switch (read_past(store, entry, &bytes, err)) {
	case READ_OK:
		result = take_past(entry->path, &bytes, audit, found, err);
		break;
	case READ_NONE:
		err_set(err, ERR_FAILED, _("cannot open %s: %s"), entry->path, file_why(ENOENT));
		break;
	case READ_TOO_LARGE:
	case READ_FAILED:
		break;
	}
	buf_clear(&bytes);
	return result;
}

enum store_past
store_load_named(struct store *store, const char *path, struct audit *audit, struct complaints *found, struct err *err)
{
	enum store_past result = PAST_UNREADABLE;
	struct buf bytes = { 0 };

	audit_reset(audit);
	if (file_read(path, AUDIT_MAX_BYTES, &bytes, err) == 0 && read_unseal(store, path, &bytes, err) == READ_OK)
		result = take_past(path, &bytes, audit, found, err);
	buf_clear(&bytes);
	return result;
}
