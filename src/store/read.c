/* read.c - the open audit's bytes, and what the head of such a file says; what it means is the audit room's. */
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <closeknit/audit.h>

#include "base/say.h"
#include "store/secret.h"

/* One of our own files, by its name below our folder: never through a link, never waiting for a FIFO. */
static int
open_own(const struct store *store, const char *name, struct err *err)
{
	int fd = openat(store->folder_fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat status;

	if (fd < 0) {
		if (errno == ENOENT)
			return -1;
		return err_set(err, ERR_FAILED, _("cannot open %s/%s: %s"), store->folder, name, file_why(errno));
	}
	if (fstat(fd, &status) != 0) {
		err_set(err, ERR_FAILED, _("cannot open %s/%s: %s"), store->folder, name, file_why(errno));
		goto fail;
	}
	if (folder_check_file(store, name, &status, err) != 0)
		goto fail;
	return fd;

fail:
	close(fd);
	return -1;
}

static enum read_result
read_whole(const char *path, int fd, struct buf *out, struct err *err)
{
	char chunk[16384];
	ssize_t got;

	while ((got = file_get(fd, chunk, sizeof(chunk))) > 0) {
		if (out->len + (size_t)got > AUDIT_MAX_BYTES) {
			err_set(err, ERR_FAILED, _("%s is too large; expected at most %d bytes"), path, (int)AUDIT_MAX_BYTES);
			return READ_TOO_LARGE;
		}
		buf_add(out, chunk, (size_t)got);
	}
	if (got < 0) {
		err_set(err, ERR_FAILED, _("cannot read %s: %s"), path, file_why(errno));
		return READ_FAILED;
	}
	return buf_check(out, err) == 0 ? READ_OK : READ_FAILED;
}

/* A file that somebody named: it may be reached by a link, and lie anywhere. */
static enum read_result
read_named(struct store *store, struct buf *out, struct err *err)
{
	struct stat status;

	if (stat(store->file, &status) != 0 && errno == ENOENT) {
		store->was_there = false;
		return READ_NONE;
	}
	return file_read(store->file, AUDIT_MAX_BYTES, out, err) == 0 ? READ_OK : READ_FAILED;
}

enum read_result
read_own(const struct store *store, const char *path, struct buf *out, struct err *err)
{
	struct err found = { 0 };
	enum read_result result;
	const int fd = store->folder_fd >= 0 ? open_own(store, path + strlen(store->folder) + 1, &found) : -1;

	if (fd < 0 && found.kind == ERR_NONE)
		return READ_NONE;
	if (fd < 0) {
		if (err != NULL)
			*err = found;
		return READ_FAILED;
	}
	result = read_whole(path, fd, out, err);
	close(fd);
	return result;
}

enum read_result
read_bytes(struct store *store, struct buf *out, struct err *err)
{
	enum read_result result;

	store->was_there = true;
	if (store->answers)
		return read_named(store, out, err);
	if ((result = read_own(store, store->file, out, err)) == READ_NONE)
		store->was_there = false;
	return result;
}

enum read_result
read_unseal(struct store *store, const char *path, struct buf *out, struct err *err)
{
	if (!secret_is_sealed(out))
		return READ_OK;
	if (store->secret != NULL)
		return secret_unseal(store->secret, path, out, err) == 0 ? READ_OK : READ_FAILED;
	err_set(err, ERR_FAILED, _("%s is locked with a passphrase"), path);
	return READ_FAILED;
}

enum read_result
read_file(struct store *store, struct buf *out, struct err *err)
{
	const enum read_result result = read_bytes(store, out, err);

	return result == READ_OK ? read_unseal(store, store->file, out, err) : result;
}

enum read_result
read_past(struct store *store, const struct store_entry *entry, struct buf *out, struct err *err)
{
	const enum read_result result = read_own(store, entry->path, out, err);

	return result == READ_OK ? read_unseal(store, entry->path, out, err) : result;
}

/* ---- The head ----------------------------------------------------------------------------------------------- */

static void
copy_text(const struct json_token *token, char *to, size_t size)
{
	if (token->len >= size)
		return;
	memcpy(to, token->text, token->len);
	to[token->len] = '\0';
}

/* The value of the key in `token`: into the head if it is one of those. */
static int
read_value(struct json_reader *reader, struct json_token *token, struct read_head *head)
{
	const struct {
		const char *key;
		char *to;
		size_t size;
	} wanted[] = {
		{ "format", head->format, sizeof(head->format) },
		{ "pack", head->pack, sizeof(head->pack) },
		{ "started", head->started, sizeof(head->started) },
	};
	size_t i, which = sizeof(wanted) / sizeof(wanted[0]);

	for (i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
		if (json_token_is(token, wanted[i].key))
			which = i;
	json_next(reader, token);
	if (token->kind == JSON_STRING && which < sizeof(wanted) / sizeof(wanted[0]))
		copy_text(token, wanted[which].to, wanted[which].size);
	return json_skip(reader, token);
}

int
read_head(const struct buf *bytes, struct read_head *head, struct err *err)
{
	struct json_reader *reader = json_reader_new(err);
	struct json_token token;
	int result = -1;
	size_t at;

	*head = (struct read_head){ 0 };
	if (reader == NULL)
		return -1;
	json_reader_start(reader, buf_text(bytes), bytes->len);
	if (json_next(reader, &token) == JSON_OBJECT) {
		while (json_next(reader, &token) == JSON_KEY)
			if (read_value(reader, &token, head) != 0)
				break;
		if (token.kind == JSON_OBJECT_END && json_next(reader, &token) == JSON_END)
			result = 0;
	}
	if (result != 0 && json_reader_fault(reader, &at) == JSON_FAULT_MEMORY)
		err_memory(err);
	else if (result != 0 && json_reader_fault(reader, &at) == JSON_FAULT_NONE)
		err_set(err, ERR_FAILED, "%s", "it holds no object; expected an audit");
	else if (result != 0)
		err_set(err, ERR_FAILED, "%s", json_fault_words(reader));
	json_reader_free(reader);
	return result;
}
