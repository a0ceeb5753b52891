/* inside.h - what the store's files share: the folder, the lock, the names of what is ours. */
#ifndef CLOSEKNIT_STORE_INSIDE_H
#define CLOSEKNIT_STORE_INSIDE_H

#include <sys/stat.h>

#include "store/store.h"

#define STORE_AUDIT "audit.json"
#define STORE_PAST "past"
#define STORE_UNREADABLE "audit.unreadable-"
#define STORE_PASSPHRASE "passphrase"

/*
 * Invariants: with no folder of ours in use (no_save, answers, or read_only before there is one) folder_fd and lock_fd are -1; whatever writes in our
 * folder does it with lock_fd held.
 */
struct secret;

struct store {
	char *folder;	  /* ours, or NULL */
	char *file;	  /* the open audit, or the file given as answers; NULL if nothing is kept */
	struct buf where; /* the same, fit to show */
	int folder_fd, lock_fd;
	bool no_save, read_only, answers;
	bool made_folder; /* by this opening */
	bool made_file;	  /* by a save of ours: there was none before */
	bool was_there;	  /* the file, when it was last looked for */
	bool locked;	  /* a passphrase is set for our folder */
	struct secret *secret; /* what is read and written is sealed with; NULL: none was given, or none is needed */
};

/* store_list_add(list, folder, name, err): a row for a name in a folder; both are copied.  0, or -1 (no memory). */
int store_list_add(struct store_list *, const char *folder, const char *name, struct err *);

/* ---- folder.c ----------------------------------------------------------------------------------------------- */

/*
 * folder_open(store, make, err): open store->folder, which must be a real folder of this account that no other may write to, and shut it to others;
 * make it (0700) and at most the two above it if `make`, else a missing one leaves folder_fd -1.  0 or -1.
 */
int folder_open(struct store *, bool make, struct err *);
/* folder_open_past(store, make, err): an fd of past/, checked and made as above; -1 with `err` set; -1 with err->kind ERR_NONE: there is none. */
int folder_open_past(struct store *, bool make, struct err *);
/* folder_check_file(store, name, stat, err): whether what was opened is a plain file of this account alone: 0, or -1 with `err` naming `name`. */
int folder_check_file(const struct store *, const char *name, const struct stat *, struct err *);
/* folder_flush(fd, path, err): so that names put there last.  0 or -1. */
int folder_flush(int fd, const char *path, struct err *);
/* folder_sweep(folder): remove what killed runs left beside in that open folder; how many.  A failure is no matter: the next run tries again. */
size_t folder_sweep(int folder);
/* folder_sweep_past(folder): the same among the past audits in it, if there are any: a killed unlock leaves a readable one there. */
size_t folder_sweep_past(int folder);
/* folder_sweep_beside(file): the same in the folder that a file lies in. */
size_t folder_sweep_beside(const char *file);
/* folder_list(folder, path, wanted, list, err): add to `list` the names in an open folder that `wanted` wants, and their paths under `path`, in any
 * order.  0 or -1. */
int folder_list(int folder, const char *path, bool (*wanted)(const char *name), struct store_list *, struct err *);

/* ---- lock.c ------------------------------------------------------------------------------------------------- */

/* lock_take(store, now, err): take the folder's lock, or say who holds it and since when.  0 or -1. */
int lock_take(struct store *, int64_t now, struct err *);

/* ---- read.c ------------------------------------------------------------------------------------------------- */

enum read_result { READ_OK, READ_NONE, READ_TOO_LARGE, READ_FAILED };
/* read_file(store, out, err): the open audit's bytes.  READ_TOO_LARGE and READ_FAILED set `err`. */
enum read_result read_file(struct store *, struct buf *out, struct err *);
/* read_bytes(store, out, err): the same as they are on disk, sealed or not. */
enum read_result read_bytes(struct store *, struct buf *out, struct err *);

/*
 * read_own(store, path, out, err): a file in our folder, or in past/ there, as it is on disk; `path` begins with our folder's.  READ_NONE: there is none.  A link, a file with another name
 * elsewhere, another account's and what is no plain file are refused: READ_FAILED.
 */
enum read_result read_own(const struct store *, const char *path, struct buf *out, struct err *);

/* read_past(store, entry, out, err): the bytes of a past audit, as read_file has them. */
enum read_result read_past(struct store *, const struct store_entry *, struct buf *out, struct err *);

/* read_unseal(store, path, bytes, err): what is sealed, opened with the passphrase that was given; what is not, as it is. */
enum read_result read_unseal(struct store *, const char *path, struct buf *bytes, struct err *);

/* What the head of an audit file says; "" where it does not. */
struct read_head {
	char format[32];
	char pack[TEXT_ID_MAX + 1]; /* an id */
	char started[TIME_TEXT];
};
/* read_head(bytes, len, head, err): 0; -1 if it is not one JSON object or there is no memory (err->kind ERR_MEMORY). */
int read_head(const struct buf *, struct read_head *, struct err *);

/* lock_remove(store): take our lock file and, where that leaves it empty, the folder away; the lock is held on. */
void lock_remove(struct store *);

/* ---- passphrase.c ------------------------------------------------------------------------------------------- */

/* passphrase_find(store): whether one is set for our open folder, into store->locked. */
void passphrase_find(struct store *);
/* passphrase_drop(store, err): the one that is set is none any more.  0 or -1. */
int passphrase_drop(struct store *, struct err *);

/* ---- store.c ------------------------------------------------------------------------------------------------ */

/* judge_head(path, head, pack, err): 0; -1 with `err` set where that file is sound, and for another version or another pack. */
int judge_head(const char *path, const struct read_head *, const struct pack *, struct err *);

/* ---- past.c ------------------------------------------------------------------------------------------------- */

/* past_move_aside(store, to, err): the open audit to the first free "audit.unreadable-N.json", whose path is added to `to`.  0 or -1. */
int past_move_aside(struct store *, struct buf *to, struct err *);

#endif
