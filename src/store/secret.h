/* secret.h - inside the store: a key made of a passphrase, and bytes sealed with it; which files are sealed is passphrase.c's. */
#ifndef CLOSEKNIT_SECRET_H
#define CLOSEKNIT_SECRET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct err;

/* How dear it is to try one passphrase: passes over so much memory (RFC 9106 3.1: t and m). */
struct secret_cost {
	uint32_t passes; /* [1..10] */
	uint32_t memory; /* [KiB, 8..1048576] */
};

/* A key, and the cost and salt it was made with: in memory that stays out of swap and core dumps where the system lets it, wiped when freed. */
struct secret;

/*
 * secret_new(passphrase, cost, err): a key with a salt of its own.  NULL with `err` set: ERR_MEMORY if there is less memory than `cost` takes.
 */
struct secret *secret_new(const char *passphrase, struct secret_cost, struct err *);
void secret_free(struct secret *);

/* secret_is_sealed(bytes): whether they are sealed, be they damaged or not: no audit looks like it. */
bool secret_is_sealed(const struct buf *);
/*
 * secret_check(bytes, name, err): sealed bytes that could be opened with some passphrase, at no more cost than is allowed: 0, or -1 with `err` as
 * secret_unseal has it.
 */
int secret_check(const struct buf *, const char *name, struct err *);
/*
 * secret_open(bytes, name, passphrase, err): the key that opens sealed bytes, which stay sealed.  NULL with `err` set: ERR_MEMORY, or as
 * secret_unseal has it.
 */
struct secret *secret_open(const struct buf *, const char *name, const char *passphrase, struct err *);
/* secret_seal(secret, bytes, err): seal `bytes`, with a number that no sealing had before.  0, or -1 with `bytes` as they were. */
int secret_seal(const struct secret *, struct buf *bytes, struct err *);
/*
 * secret_unseal(secret, name, bytes, err): the bytes that were sealed.  0; or -1 with `bytes` as they were and `err` (ERR_FAILED) saying of file
 * `name` that the passphrase is wrong or the file damaged: nobody can tell which.
 */
int secret_unseal(const struct secret *, const char *name, struct buf *bytes, struct err *);
/* secret_fits(secret, bytes): whether sealed bytes were sealed with a key of that salt and cost. */
bool secret_fits(const struct secret *, const struct buf *);

/* secret_room(size), secret_room_free(room): zeroed memory for a passphrase, as a key's; NULL if there is none. */
void *secret_room(size_t size);
void secret_room_free(void *);

#endif
