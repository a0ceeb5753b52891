/* trust.h - who signed what: minisign keys and signatures, hashes, a publisher's index, and what is kept of a publisher; bytes in, bytes out, it opens no file and no connection. */
#ifndef CLOSEKNIT_TRUST_H
#define CLOSEKNIT_TRUST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <closeknit/base.h>

/*
 * The most that is read: an index names over a thousand packs in it, a signature with its comments takes a tenth of it, a pack is as large as DESIGN.md 4
 * allows [bytes].
 */
enum { TRUST_INDEX_MAX_BYTES = 256 << 10, TRUST_SIGNATURE_MAX_BYTES = 4 << 10, TRUST_FILE_MAX_BYTES = 4 << 20 };
/* And of all files of a publisher at one time [bytes]. */
enum { TRUST_RUN_MAX_BYTES = 32 << 20 };

/* ---- Keys and signatures (minisign 0.10 and later, prehashed) ------------------------------------------------- */

/* Texts with their NUL: "RW..." and the 16 hex digits that minisign prints as a key's id [bytes]. */
enum { TRUST_KEY_TEXT = 57, TRUST_KEY_ID_TEXT = 17 };

struct trust_key { unsigned char id[8], key[32]; };

/*
 * trust_key_read(key, text, len, err): a public key as minisign writes it: the line that begins "RW" alone, or the whole .pub file; blanks around it do not
 * matter.  0; or -1 with `err` set (ERR_UNUSABLE) and `key` as it was.
 */
int trust_key_read(struct trust_key *, const char *text, size_t len, struct err *);
/* trust_key_text(key, text): the line that begins "RW". */
void trust_key_text(const struct trust_key *, char text[TRUST_KEY_TEXT]);
/* trust_key_id(key, text): its id, to compare by eye. */
void trust_key_id(const struct trust_key *, char text[TRUST_KEY_ID_TEXT]);
bool trust_key_equal(const struct trust_key *, const struct trust_key *);

/* A file and its .minisig file, borrowed. */
struct trust_signed {
	const char *bytes;
	size_t len;		/* [bytes] */
	const char *signature;
	size_t signature_len;	/* [bytes] */
};

enum trust_verdict {
	TRUST_GOOD,
	TRUST_MALFORMED,	/* no minisign signature, or a damaged one */
	TRUST_LEGACY,		/* signed without hashing */
	TRUST_OTHER_KEY,
	TRUST_CHANGED,		/* the file, or its signature, is not what the key's holder made */
	TRUST_COMMENT_CHANGED,	/* the file is; the trusted comment is not */
};
/*
 * trust_verify(key, file, err): whether the holder of `key` signed exactly these bytes, before anything looks at them.  Of the signature every byte counts
 * but those of the untrusted comment.  Any verdict but TRUST_GOOD also in `err` (ERR_UNUSABLE), as a sentence that says what to do.
 */
enum trust_verdict trust_verify(const struct trust_key *, const struct trust_signed *, struct err *);
/* trust_signature_key(file, id): the id of the key that the signature names, which proves nothing.  0; or -1 where it is none. */
int trust_signature_key(const struct trust_signed *, char id[TRUST_KEY_ID_TEXT]);

/* ---- Hashes --------------------------------------------------------------------------------------------------- */

/* SHA-256; its hex digits with their NUL [bytes]. */
enum { TRUST_HASH_BYTES = 32, TRUST_HASH_TEXT = 65 };
void trust_hash(const void *bytes, size_t len, unsigned char hash[TRUST_HASH_BYTES]);
void trust_hash_text(const unsigned char hash[TRUST_HASH_BYTES], char text[TRUST_HASH_TEXT]);

/* ---- The index: closeknit-pack(5), FOR PUBLISHERS ----------------------------------------------------------------- */

/* The longest file name with its NUL [bytes]. */
enum { TRUST_FILE_TEXT = 70 };
/* trust_is_file_name(name, len): whether an index may name a file so: `[a-z0-9][a-z0-9-]{0,63}\.json`, and not the index itself. */
bool trust_is_file_name(const char *name, size_t len);

struct trust_file {
	char name[TRUST_FILE_TEXT];
	uint32_t size;				/* 1 to TRUST_FILE_MAX_BYTES */
	unsigned char hash[TRUST_HASH_BYTES];
};
struct trust_translation {
	const char *language;	/* a tag: letters, digits and hyphens, so that it may name a file */
	struct trust_file file;
};
struct trust_pack {
	const char *id, *version;
	int32_t serial;		/* 1 to 2^31-1 */
	struct trust_file file;
	struct trust_translation *translations;
	size_t translation_count;
};

/* A pack that an earlier index had, and the highest serial it had there. */
struct trust_left { const char *id; int32_t serial; };
#define TRUST_LEFT_KEY "x-left-out"

/* Ids are unique, file names too, and a pack's languages.  Texts and tables live in `arena`; all zero is an empty index. */
struct trust_index {
	int32_t serial;			/* 1 to 2^31-1 */
	int32_t issued, expires;	/* [days] issued <= expires */
	struct trust_pack *packs;
	size_t pack_count;
	struct trust_left *left;	/* what was in it once; trust_index_read leaves it alone */
	size_t left_count;
	bool has_next_key;
	struct trust_key next_key;	/* whom to trust after this one, if the person says yes */
	struct arena arena;
};
/*
 * trust_index_read(index, bytes, len, name, err): read a closeknit-index/1 document into an empty index, strictly.  0; or -1 with `err` set (ERR_UNUSABLE, as
 * "NAME:LINE:COLUMN: error: ..."; or ERR_MEMORY) and the index empty.  Clear it with trust_index_clear.
 */
int trust_index_read(struct trust_index *, const char *bytes, size_t len, const char *name, struct err *);
/* trust_index_write(index, out): the document, the same bytes for the same index; a pack's lines together, so that people can read it. */
void trust_index_write(const struct trust_index *, struct buf *out);
void trust_index_clear(struct trust_index *);
/* trust_index_read_left(index, bytes, len): `left`, of the document that the index was read from; what is no such row is passed over, as readers pass over all of it. */
void trust_index_read_left(struct trust_index *, const char *bytes, size_t len);
/* trust_index_leave(index, id, serial, err): add one to `left`; of one that is there the higher serial stays.  0, or -1: no memory. */
int trust_index_leave(struct trust_index *, const char *id, int32_t serial, struct err *);
/* trust_index_left(index, id): the serial of one of `left`, or 0. */
int32_t trust_index_left(const struct trust_index *, const char *id);
/* trust_find_translation(pack, language): its translation into that language, whichever way the tag's letters are written; or NULL. */
const struct trust_translation *trust_find_translation(const struct trust_pack *, const char *language);

/*
 * What this computer keeps of a publisher: whom it trusts, and what it last took from them.  The most that is read of either file; what we write ourselves is
 * smaller [bytes].
 */
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
/* A publisher who publishes every hour for a century stays below it; a key that was stolen for a day cannot use up all numbers there are (facts: fast-forward). */
enum { TRUST_JUMP_MAX = 1000000 };
/*
 * trust_seen_check(seen, index, hash, err): whether it may follow what was accepted before: no lower serial, none higher by over a million, none the same with other bytes; of the index and of each
 * pack.  0; or -1 with `err` set (ERR_UNUSABLE).
 */
int trust_seen_check(const struct trust_seen *, const struct trust_index *, const unsigned char hash[TRUST_HASH_BYTES], struct err *);
/* trust_seen_check_packs(seen, index, err): the same of each pack alone: for a list of another key, which took over from the one that `seen` is of.  0 or -1. */
int trust_seen_check_packs(const struct trust_seen *, const struct trust_index *, struct err *);

#endif
