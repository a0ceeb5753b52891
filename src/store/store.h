/* store.h - audits on disk: the open one, past ones, the lock; where they are kept is DESIGN.md 8. */
#ifndef CLOSEKNIT_STORE_H
#define CLOSEKNIT_STORE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include <closeknit/base.h>

struct audit;
struct complaints;
struct pack;
struct stat;

/* The pack that is inside the program. */
extern const struct pack store_builtin;

struct store_options {
	bool no_save;		/* nothing is written, and only `answers` is read */
	const char *answers;	/* a file to use instead of the open audit, or NULL; "-" is not one */
	bool read_only;		/* only what writes takes the lock (DESIGN.md 8): nothing is made, swept or moved */
	int64_t now;		/* for the lock: since when it is held [seconds since 1970, UTC]; 0: not said */
};

struct store;
/*
 * store_open(paths, options, err): make the private folder if something is to be written (0700; a home that is not there is not made), remove what a
 * killed run left beside, take the lock.  `paths` and `options` are not kept.  With `answers` there is no lock and no folder of ours: each save replaces
 * FILE whole, and of two programs that write it the last one stands.
 * NULL with `err` set: no folder, one that others may write to or own, a link; or a second closeknit: then the message says who holds the lock and since when.
 */
struct store *store_open(const struct paths *, const struct store_options *, struct err *);
void store_close(struct store *);
/* store_where(store): the file the open audit is kept in, fit to show; "" with no_save.  Borrowed. */
const char *store_where(const struct store *);

enum store_loaded { STORE_NEW, STORE_RESUMED, STORE_MOVED_ASIDE, STORE_FAILED };
/*
 * store_load(store, audit, found, err): read the open audit into `audit`.  STORE_NEW: there was none.  STORE_MOVED_ASIDE: it could not be read, was moved aside, and `err` says what
 * was wrong and names the new file; `audit` is reset.  STORE_FAILED: `err` says why (another pack, a newer format, another's file, a link, an I/O error);
 * nothing was moved.  A file given as `answers` is never moved, and none by what is read_only: STORE_FAILED then.
 */
enum store_loaded store_load(struct store *, struct audit *, struct complaints *found, struct err *);
/* store_pack_id(store, id, size, err): the id of the pack the open audit was made with into `id` (`size` bytes; TEXT_ID_MAX + 1 hold any); 0, or -1 if there is no audit or it cannot be told. */
int store_pack_id(struct store *, char *id, size_t size, struct err *);
/* store_check_own(path, status, err): whether what lies at `path` is a plain file of this account alone, as all in our folders have to be.  0, or -1 with `err` naming it. */
int store_check_own(const char *path, const struct stat *, struct err *);
/* store_save(store, audit, err): write it whole: beside, flushed, renamed, folder flushed.  0 (at once with no_save), or -1: what was saved before is untouched. */
int store_save(struct store *, const struct audit *, struct err *);
/*
 * store_start_anew(store, err): move the open audit to past/STARTED.json, STARTED like 2026-11-22T10-00-00Z (with -2 and so on where that is taken); one that
 * cannot be read is moved aside; nothing to move is no error.  0; or -1 with `err` set: nothing was moved, or what was may not last since its folder was not flushed; with `answers` always, whose
 * file is not ours to rename.
 */
int store_start_anew(struct store *, struct err *);

/*
 * store_keep_nothing(store, err): write nothing from now on; remove the open audit if a save of this opening made it, and the lock and the folder if
 * this opening made them.  One from before stays.  0; or -1 with `err` set: it could not be removed.
 */
int store_keep_nothing(struct store *, struct err *);
/* store_stays(store): whether there is an open audit from before this opening: keeping nothing leaves that one where it is. */
bool store_stays(const struct store *);

/* One saved audit: its name in the folder, and its path. */
struct store_entry { char *name; char *path; };
struct store_list { struct store_entry *rows; size_t count, cap; };

/* ---- A passphrase (DESIGN.md 3: lock, unlock) ---------------------------------------------------------------- */

/* The longest passphrase, and the shortest that may be set [bytes]. */
enum { STORE_PASSPHRASE_MAX = 1024, STORE_PASSPHRASE_MIN = 8 };

/* store_passphrase_room(err): zeroed memory for the longest passphrase and a NUL, kept out of swap and core dumps where the system lets it; wiped by store_passphrase_free.  NULL with `err`. */
char *store_passphrase_room(struct err *);
void store_passphrase_free(char *);

/* store_is_sealed(bytes, len): whether that is, or begins, a file kept sealed with a passphrase. */
bool store_is_sealed(const char *bytes, size_t len);
/*
 * store_is_locked(store, locked, err): whether a passphrase is needed to read the open audit and has not been given yet.  0; or -1 with `err` set: it cannot be read, or is damaged so that no
 * passphrase can open it.
 */
int store_is_locked(struct store *, bool *locked, struct err *);
/* store_unlock(store, passphrase, err): give it; from now on the audit is read and saved with it.  0; -1 with `err` set: it is wrong or the file damaged, or there is no memory (ERR_MEMORY). */
int store_unlock(struct store *, const char *passphrase, struct err *);

/* What it costs to try one passphrase [passes; KiB]; all zero is the usual. */
struct store_cost { uint32_t passes, memory; };
/*
 * store_set_passphrase(store, passphrase, cost, changed, err): from now on every audit in our folder is kept sealed: the open one, past ones, those moved aside.  With a cost of zero a machine
 * short of memory gets a smaller one, which is then in *cost.  `changed` lists the files sealed.  Where a passphrase is set already (store_unlock first), what is not sealed yet is
 * sealed with it and `passphrase` is not looked at.  A kill in between leaves each file whole, and calling again goes on.  0 or -1.
 */
int store_set_passphrase(struct store *, const char *passphrase, struct store_cost *, struct store_list *changed, struct err *);
/*
 * store_drop_passphrase(store, passphrase, changed, err): unseal all of them and set none any more; store_unlock first.  `passphrase` opens those that were sealed with it at another time.
 * 0; or -1: what cannot be unsealed stays as it is and is named, and the passphrase stays set.
 */
int store_drop_passphrase(struct store *, const char *passphrase, struct store_list *changed, struct err *);

/* store_past(store, list, err): past audits, oldest first; their names as in past/.  0 or -1; clear the list with store_list_clear either way. */
int store_past(struct store *, struct store_list *, struct err *);
void store_list_clear(struct store_list *);
enum store_past { PAST_READ, PAST_OTHER_PACK, PAST_UNREADABLE };
/*
 * store_load_past(store, entry, audit, found, err): read a past audit, a row of store_past, into `audit`; nothing is moved or changed.  PAST_OTHER_PACK: it is sound and of another pack, which
 * `err` names; PAST_UNREADABLE: `err` says why (locked, damaged, a newer format, a link, no memory: ERR_MEMORY).  `audit` is reset then.
 */
enum store_past store_load_past(struct store *, const struct store_entry *, struct audit *, struct complaints *found, struct err *);
/*
 * store_load_named(store, path, audit, found, err): the same for a file that somebody named; one that is locked opens with the passphrase given.
 */
enum store_past store_load_named(struct store *, const char *path, struct audit *, struct complaints *found, struct err *);
/*
 * store_forget(store, all, removed, err): remove the open audit; all: past ones, those moved aside, leftovers, the lock and the empty folder too; and a passphrase that nothing is left for.  What
 * was removed, aside from lock and folder, is in `removed`.  0; or -1: `err` names what could not be removed, `removed` what was.
 */
int store_forget(struct store *, bool all, struct store_list *removed, struct err *);

/* ---- Installed packs (DESIGN.md 8) ---------------------------------------------------------------------------- */

/* One that is installed. */
struct store_pack { char id[TEXT_ID_MAX + 1]; int32_t serial; };
struct store_packs { struct store_pack *rows; size_t count, cap; };
/* store_packs(paths, id, packs, err): add those of one id, or with NULL all; by id, the newest first.  None is no error.  0 or -1; clear either way. */
int store_packs(const struct paths *, const char *id, struct store_packs *, struct err *);
void store_packs_clear(struct store_packs *);
/* store_has_packs(paths): whether any may be installed; costs one look. */
bool store_has_packs(const struct paths *);
/* store_pack_from(paths, row, out, err): add what its folder says of where it came from, "KEYID HOST"; nothing where it does not.  0, or -1 (no memory). */
int store_pack_from(const struct paths *, const struct store_pack *, struct buf *out, struct err *);

/* A pack or overlay as a document. */
struct store_document {
	const char *bytes;
	size_t len;		/* [bytes] */
	const char *name;	/* for complaints */
	const struct pack *base;	/* what it extends if it is an overlay; NULL: look among what is installed and built in */
};
/* store_read_pack(paths, document, found, err): pack_read; for an overlay pack_read_overlay.  `paths` NULL: nothing is installed. */
struct pack *store_read_pack(const struct paths *, const struct store_document *, struct complaints *found, struct err *);
/* store_read_installed(paths, row, err): an installed one, to free with pack_free; NULL with `err` set (ERR_UNUSABLE): it has an error, or is not what its folder says. */
struct pack *store_read_installed(const struct paths *, const struct store_pack *, struct err *);
/*
 * store_find_pack(paths, id, above, err): the newest installed one of an id that has no error and a serial above that; NULL if there is none: then `err` says what is wrong with the newest, or
 * has kind ERR_NONE.  `err` may be set beside a pack too: it is then not the newest.
 */
struct pack *store_find_pack(const struct paths *, const char *id, int32_t above, struct err *);
/* store_pack_path(paths, id, serial): the file that an installed pack is, whether it is there or not; its translations lie beside it.  To free; NULL: no memory. */
char *store_pack_path(const struct paths *, const char *id, int32_t serial);

#endif
