/* secret.c - keys made of passphrases, and bytes sealed with them (libsodium); which files are sealed is passphrase.c's. */
#include "store/secret.h"

#include <errno.h>
#include <string.h>

#include <sodium.h>

#include <closeknit/base.h>

#include "base/say.h"

/*
 * A sealed file is a head, and what was sealed: the text and its padding, encrypted, and behind it a tag over all of it and the head (XChaCha20 with
 * Poly1305, the head as additional data).  The key comes of the passphrase by Argon2id (RFC 9106) with the cost and salt in the head.  Numbers are
 * little-endian.
 *
 *	 0  "closeknit-locked"
 *	16  version 1, algorithm 1, two zeros
 *	20  passes [4 bytes]; memory [4 bytes, KiB]
 *	28  salt [16 bytes]: one for each passphrase that is set
 *	44  nonce [24 bytes]: one for each time a file is written
 *	68  what was sealed, and 16 bytes of tag
 */
static const unsigned char MAGIC[] = "closeknit-locked";
enum {
	AT_MAGIC = 0,
	AT_VERSION = 16,
	AT_PASSES = 20,
	AT_MEMORY = 24,
	AT_SALT = 28,
	AT_NONCE = 44,
	AT_TEXT = 68,
	MAGIC_LEN = 16,
	SALT_LEN = crypto_pwhash_argon2id_SALTBYTES,
	NONCE_LEN = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	KEY_LEN = crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
	TAG_LEN = crypto_aead_xchacha20poly1305_ietf_ABYTES,
};
static const unsigned char VERSION[] = { 1, 1, 0, 0 };
/* So much of the magic marks a file as sealed: no single damage hides it, and no JSON has so many of these letters there. */
enum { MAGIC_ENOUGH = 8 };

/* Texts are filled up to a multiple of this, into which an audit fits with all its marks, so that the size tells nothing [bytes]. */
enum { PAD = 16 << 10 };
/* Beyond this a head is a forgery that would keep the machine busy (facts/reliability.md, Argon2id). */
enum { PASSES_MAX = 10, MEMORY_MAX = 1 << 20, MEMORY_LEAST = 8 };

struct secret {
	unsigned char key[KEY_LEN];
	unsigned char salt[SALT_LEN];
	struct secret_cost cost;
};

/* ---- The head ----------------------------------------------------------------------------------------------- */

static void
put_number(unsigned char *to, uint32_t value)
{
	int i;

	for (i = 0; i < 4; i++)
		to[i] = (unsigned char)(value >> (8 * i));
}

static uint32_t
get_number(const unsigned char *from)
{
	return (uint32_t)from[0] | (uint32_t)from[1] << 8 | (uint32_t)from[2] << 16 | (uint32_t)from[3] << 24;
}

static const unsigned char *
bytes_of(const struct buf *buf)
{
	return (const unsigned char *)buf_text(buf);
}

static struct secret_cost
get_cost(const unsigned char *head)
{
	return (struct secret_cost){ get_number(head + AT_PASSES), get_number(head + AT_MEMORY) };
}

static void
put_head(const struct secret *secret, unsigned char *head)
{
	memcpy(head + AT_MAGIC, MAGIC, MAGIC_LEN);
	memcpy(head + AT_VERSION, VERSION, sizeof(VERSION));
	put_number(head + AT_PASSES, secret->cost.passes);
	put_number(head + AT_MEMORY, secret->cost.memory);
	memcpy(head + AT_SALT, secret->salt, SALT_LEN);
	randombytes_buf(head + AT_NONCE, NONCE_LEN);
}

static bool
is_allowed(struct secret_cost cost)
{
	return cost.passes >= 1 && cost.passes <= PASSES_MAX && cost.memory >= MEMORY_LEAST && cost.memory <= MEMORY_MAX;
}

bool
secret_is_sealed(const struct buf *bytes)
{
	const unsigned char *head = bytes_of(bytes);
	size_t i, same = 0;

	for (i = 0; i < MAGIC_LEN && i < bytes->len; i++)
		same += head[i] == MAGIC[i];
	return same >= MAGIC_ENOUGH;
}

static int
wrong(const char *name, struct err *err)
{
	return err_set(err, ERR_FAILED, _("%s: the passphrase is wrong, or the file is damaged; it is kept as it is"), name);
}

int
secret_check(const struct buf *bytes, const char *name, struct err *err)
{
	const unsigned char *head = bytes_of(bytes);

	if (bytes->len < AT_TEXT + PAD + TAG_LEN || (bytes->len - AT_TEXT - TAG_LEN) % PAD != 0)
		return wrong(name, err);
	if (memcmp(head, MAGIC, MAGIC_LEN) != 0 || memcmp(head + AT_VERSION, VERSION, sizeof(VERSION)) != 0 || !is_allowed(get_cost(head)))
		return wrong(name, err);
	return 0;
}

/* ---- Keys --------------------------------------------------------------------------------------------------- */

void *
secret_room(size_t size)
{
	void *room = sodium_init() >= 0 ? sodium_malloc(size) : NULL;

	if (room != NULL)
		memset(room, 0, size);
	return room;
}

void
secret_room_free(void *room)
{
	sodium_free(room);
}

void
secret_free(struct secret *secret)
{
	sodium_free(secret);
}

static int
derive(struct secret *secret, const char *passphrase, struct err *err)
{
	const unsigned long long passes = secret->cost.passes;
	const size_t memory = (size_t)secret->cost.memory << 10;

	if (crypto_pwhash(secret->key, KEY_LEN, passphrase, strlen(passphrase), secret->salt, passes, memory, crypto_pwhash_ALG_ARGON2ID13) == 0)
		return 0;
	return err_set(err, ERR_MEMORY, _("checking a passphrase takes %u MiB of memory, which is not free; close other programs and try again"),
	    (unsigned)(secret->cost.memory >> 10));
}

/* A key for that cost, and that salt, or a new one where it is NULL. */
static struct secret *
make(const char *passphrase, struct secret_cost cost, const unsigned char *salt, struct err *err)
{
	struct secret *secret = secret_room(sizeof(*secret));

	if (secret == NULL) {
		err_memory(err);
		return NULL;
	}
	secret->cost = cost;
	if (salt != NULL)
		memcpy(secret->salt, salt, SALT_LEN);
	else
		randombytes_buf(secret->salt, SALT_LEN);
	if (derive(secret, passphrase, err) != 0) {
		secret_free(secret);
		return NULL;
	}
	return secret;
}

struct secret *
secret_new(const char *passphrase, struct secret_cost cost, struct err *err)
{
	return make(passphrase, cost, NULL, err);
}

bool
secret_fits(const struct secret *secret, const struct buf *bytes)
{
	const unsigned char *head = bytes_of(bytes);
	struct secret_cost cost;

	if (secret_check(bytes, "", NULL) != 0)
		return false;
	cost = get_cost(head);
	return memcmp(head + AT_SALT, secret->salt, SALT_LEN) == 0 && cost.passes == secret->cost.passes && cost.memory == secret->cost.memory;
}

/* ---- Sealing ------------------------------------------------------------------------------------------------ */

/* `bytes` become others, and what they were is wiped. */
static int
replace(struct buf *bytes, const unsigned char *by, size_t len, struct err *err)
{
	struct buf made = { 0 };

	buf_add(&made, by, len);
	if (buf_check(&made, err) != 0) {
		buf_clear(&made);
		return -1;
	}
	if (bytes->len > 0)
		sodium_memzero(bytes->bytes, bytes->len);
	buf_clear(bytes);
	*bytes = made;
	return 0;
}

int
secret_seal(const struct secret *secret, struct buf *bytes, struct err *err)
{
	const size_t padded = (bytes->len / PAD + 1) * PAD;
	unsigned char *sealed = secret_room(AT_TEXT + padded + TAG_LEN), *text;
	size_t len;
	int result = -1;

	if (sealed == NULL)
		return err_memory(err);
	text = sealed + AT_TEXT;
	put_head(secret, sealed);
	memcpy(text, buf_text(bytes), bytes->len);
	/* Both can only fail by a mistake of ours. */
	if (sodium_pad(&len, text, bytes->len, PAD, padded) != 0 ||
	    crypto_aead_xchacha20poly1305_ietf_encrypt(text, NULL, text, padded, sealed, AT_TEXT, NULL, sealed + AT_NONCE, secret->key) != 0)
		err_set(err, ERR_FAILED, "%s", _("the answers could not be locked"));
	else
		result = replace(bytes, sealed, AT_TEXT + padded + TAG_LEN, err);
	secret_room_free(sealed);
	return result;
}

int
secret_unseal(const struct secret *secret, const char *name, struct buf *bytes, struct err *err)
{
	const unsigned char *sealed = bytes_of(bytes);
	const size_t padded = bytes->len - AT_TEXT - TAG_LEN;
	unsigned char *text;
	size_t len;
	int result = -1;

	if (!secret_fits(secret, bytes))
		return wrong(name, err);
	if ((text = secret_room(padded)) == NULL)
		return err_memory(err);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(
		text, NULL, NULL, sealed + AT_TEXT, padded + TAG_LEN, sealed, AT_TEXT, sealed + AT_NONCE, secret->key) != 0 ||
	    sodium_unpad(&len, text, padded, PAD) != 0)
		wrong(name, err);
	else
		result = replace(bytes, text, len, err);
	secret_room_free(text);
	return result;
}

struct secret *
secret_open(const struct buf *bytes, const char *name, const char *passphrase, struct err *err)
{
	const unsigned char *head = bytes_of(bytes);
	struct secret *secret = NULL;
	struct buf copy = { 0 };

	if (secret_check(bytes, name, err) != 0)
		return NULL;
	buf_add(&copy, bytes->bytes, bytes->len);
	if (buf_check(&copy, err) == 0)
		secret = make(passphrase, get_cost(head), head + AT_SALT, err);
	if (secret != NULL && secret_unseal(secret, name, &copy, err) != 0) {
		secret_free(secret);
		secret = NULL;
	}
	if (copy.len > 0)
		sodium_memzero(copy.bytes, copy.len);
	buf_clear(&copy);
	return secret;
}
