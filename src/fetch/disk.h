/* disk.h - inside fetch: the folders of packs and keys, and what is in them; what may go in is decided elsewhere. */
#ifndef CLOSEKNIT_FETCH_DISK_H
#define CLOSEKNIT_FETCH_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <closeknit/base.h>

#include "trust/trust.h"

/*
 * Where what is fetched lies; answers are in none of them, and none of them is above the answers' folder:
 *
 *	DATA/packs/ID/SERIAL/pack.json, LANG.json, from	a checklist, its translations, whose it is ("KEYID HOST")
 *	DATA/packs/ID/.new-PID/				one that is on its way
 *	CONFIG/publishers/KEYID.json			whom we trust; and .lock
 *	CONFIG/serials/KEYID.json			what was last accepted from a key; written last
 */
struct disk {
	char *packs, *publishers, *serials;
	int lock;	/* held, or -1 */
};
/*
 * disk_open(disk, paths, write, err): where they are; with `write` make them (0700), refuse those that others may write to, take the lock, and remove what killed runs left.  Without, nothing is
 * made or removed.  0, or -1 with `err` set; disk_close in either case.
 */
int disk_open(struct disk *, const struct paths *, bool write, struct err *);
void disk_close(struct disk *);

/* A list of names, sorted.  All zero is an empty one. */
struct disk_names { char **rows; size_t count; };
/* disk_list(folder, wanted, names, err): the names in a folder that `wanted` wants; none where there is no such folder.  0 or -1. */
int disk_list(const char *folder, bool (*wanted)(const char *name), struct disk_names *, struct err *);
void disk_names_clear(struct disk_names *);

/* ---- Whom we trust, and what we took ------------------------------------------------------------------------------ */

/* disk_publishers(disk, names, err): the ids of the keys that are trusted.  0 or -1. */
int disk_publishers(const struct disk *, struct disk_names *, struct err *);
/* disk_load_publisher(disk, id, publisher, err): 0; or -1: there is none (err->kind ERR_USAGE), or it cannot be read. */
int disk_load_publisher(const struct disk *, const char *id, struct trust_publisher *, struct err *);
int disk_save_publisher(const struct disk *, const struct trust_publisher *, struct err *);
int disk_remove_publisher(const struct disk *, const char *id, struct err *);
/* disk_load_seen(disk, key, seen, err): what was taken from that key; all zero where nothing was.  0 or -1. */
int disk_load_seen(const struct disk *, const struct trust_key *, struct trust_seen *, struct err *);
/* disk_load_seen_of(disk, id, seen, err): the same, by the key's id. */
int disk_load_seen_of(const struct disk *, const char *id, struct trust_seen *, struct err *);
int disk_save_seen(const struct disk *, const struct trust_key *, const struct trust_seen *, struct err *);

/* ---- Packs ------------------------------------------------------------------------------------------------------- */

/* disk_packs(disk, names, err): the ids of packs that lie there.  0 or -1. */
int disk_packs(const struct disk *, struct disk_names *, struct err *);
/* disk_serial(disk, id): the highest serial of it that lies there, or 0. */
int32_t disk_serial(const struct disk *, const char *id);
/* disk_owner(disk, id, owner): the id of the key that the highest came from, or "". */
void disk_owner(const struct disk *, const char *id, char owner[TRUST_KEY_ID_TEXT]);
/* disk_path(disk, id, serial, name, path, err): the path of a file of it.  0, or -1: no memory. */
int disk_path(const struct disk *, const char *id, int32_t serial, const char *name, struct buf *path, struct err *);
/* disk_has(disk, id, serial, name, hash): whether that file is there with those bytes. */
bool disk_has(const struct disk *, const char *id, int32_t serial, const char *name, const unsigned char hash[TRUST_HASH_BYTES]);

/* ---- read_here.c: read -------------------------------------------------------------------------------------------- */

struct pack;
struct disk_document {
	const struct buf *bytes;
	const char *name;
	size_t most;	/* what it and the reading of it may take in all; 0: as much as in closeknit [bytes] */
};
/* disk_room(document, beside): what of that is left for reading it while `beside` is in use too, as struct complaints wants it [bytes]. */
size_t disk_room(const struct disk_document *, size_t beside);
/* disk_read_bytes(disk, id, bytes): what is installed under that id, the highest.  0, or -1: nothing is. */
int disk_read_bytes(const struct disk *, const char *id, struct buf *bytes);
/* disk_read_over(base, document, err): the checklist; an overlay over `base`, which may be NULL, or over what is inside the program.  To be freed with pack_free; NULL with `err` set. */
struct pack *disk_read_over(const struct pack *base, const struct disk_document *, struct err *);
/* disk_read_pack(disk, document, err): the same, over what is installed. */
struct pack *disk_read_pack(const struct disk *, const struct disk_document *, struct err *);

/* ---- stage.c: on its way ------------------------------------------------------------------------------------------ */

/* stage_put(disk, id, name, bytes, err): put a file of a pack where nobody sees it yet.  0 or -1. */
int stage_put(const struct disk *, const char *id, const char *name, const struct buf *bytes, struct err *);
/* stage_path(disk, id, name, path): where stage_put put it. */
void stage_path(const struct disk *, const char *id, const char *name, struct buf *path);
/*
 * stage_install(disk, id, serial, err): make what was staged the pack of that serial, and remove older ones.  Where that serial is there already, each staged file takes the place of the one
 * of its name.  0 or -1.
 */
int stage_install(const struct disk *, const char *id, int32_t serial, struct err *);
/* stage_drop(disk, id): forget what was staged. */
void stage_drop(const struct disk *, const char *id);
/* stage_remove(disk, id, err): remove an installed pack, at once for who looks.  0 or -1. */
int stage_remove(const struct disk *, const char *id, struct err *);
/* stage_sweep(disk): remove what killed runs left: what was on its way, older serials.  Needs the lock. */
void stage_sweep(const struct disk *);

#endif
