/* known.h - what this computer keeps of a publisher: whom it trusts, and what it last took from them; bytes in, bytes out. */
#ifndef CLOSEKNIT_TRUST_KNOWN_H
#define CLOSEKNIT_TRUST_KNOWN_H

#include "trust/trust.h"

/* The most that is read of either file; what we write ourselves is smaller [bytes]. */
enum { TRUST_PUBLISHER_MAX_BYTES = 64 << 10, TRUST_SEEN_MAX_BYTES = 1 << 20 };
/* The longest address of a publisher, with its NUL: browsers and servers take as much [bytes]. */
enum { TRUST_URL_TEXT = 2001 };
/* The longest mark of a version that a server may have us keep, with its NUL: enough for a hash, too little for a story [bytes]. */
enum { TRUST_MARK_TEXT = 129 };

/* ---- Whom we trust: CONFIG/publishers/KEYID.json --------------------------------------------------------------- */

/* The key, the folder it signs for, and the keys whose packs it took over.  Texts live in `arena`; all zero is an empty one. */
struct trust_publisher {
	struct trust_key key;
	const char *url;	/* https://, ends with a slash */
	int32_t added;		/* [days] */
	const char **replaces;	/* ids of keys, as trust_key_id writes them */
	size_t replaces_count;
	struct arena arena;
};
/* trust_publisher_read(publisher, bytes, len, name, err): read one into an empty one.  0; or -1 with `err` set (ERR_UNUSABLE, with its place) and it empty. */
int trust_publisher_read(struct trust_publisher *, const char *bytes, size_t len, const char *name, struct err *);
void trust_publisher_write(const struct trust_publisher *, struct buf *out);
void trust_publisher_clear(struct trust_publisher *);
/* trust_publisher_owns(publisher, id): whether a pack that came from the key of that id may be replaced by what this one signs. */
bool trust_publisher_owns(const struct trust_publisher *, const char *id);

/* ---- What we took: CONFIG/serials/KEYID.json ------------------------------------------------------------------- */

struct trust_seen_words { const char *language; unsigned char hash[TRUST_HASH_BYTES]; };
/* A pack that this key ever had in its index. */
struct trust_seen_pack {
	const char *id;
	int32_t serial;		/* the highest */
	unsigned char hash[TRUST_HASH_BYTES];
	bool here;		/* in the last index too */
	struct trust_seen_words *words;
	size_t words_count;
};
/* The last index accepted from a key.  Texts and tables live in `arena`; all zero: none was. */
struct trust_seen {
	int32_t serial;			/* 0: none yet */
	int32_t issued, expires;	/* [days] */
	unsigned char hash[TRUST_HASH_BYTES];
	const char *etag, *modified;	/* what the server calls this version, or "" */
	const char *next_key;		/* "RW...": announced, or "" */
	struct trust_seen_pack *packs;
	size_t pack_count;
	struct arena arena;
};
/* trust_seen_read(seen, bytes, len, name, err): as trust_publisher_read. */
int trust_seen_read(struct trust_seen *, const char *bytes, size_t len, const char *name, struct err *);
void trust_seen_write(const struct trust_seen *, struct buf *out);
void trust_seen_clear(struct trust_seen *);
/* trust_seen_find(seen, id): that pack, or NULL. */
const struct trust_seen_pack *trust_seen_find(const struct trust_seen *, const char *id);
/*
 * trust_seen_next(next, seen, index, hash, err): what is to be kept once that index, whose bytes have that hash, was taken: its packs, and the highest serials of those that it no longer has.  `next`
 * is empty before, and borrows from `seen` and `index`.  0, or -1: no memory.
 */
int trust_seen_next(struct trust_seen *next, const struct trust_seen *seen, const struct trust_index *, const unsigned char hash[TRUST_HASH_BYTES], struct err *);
/*
 * trust_seen_check(seen, index, hash, err): whether it may follow what was accepted before: no lower serial, none higher by over a million, none the same with other bytes; of the index and of each
 * pack.  0; or -1 with `err` set (ERR_UNUSABLE).
 */
int trust_seen_check(const struct trust_seen *, const struct trust_index *, const unsigned char hash[TRUST_HASH_BYTES], struct err *);

#endif
