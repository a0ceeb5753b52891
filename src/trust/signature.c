/* signature.c - holds a file against its minisign signature and a key; and SHA-256.  What the file says is for others, and only after this. */
#include "trust/inside.h"

#include <string.h>

#include <sodium.h>

/*
 * A .minisig file has four lines, each with its LF (minisign's own page, "Signature format"):
 *
 *	untrusted comment: anything
 *	base64 of: "ED", the key's id [8 bytes], signature [64 bytes] of the BLAKE2b-512 of the file
 *	trusted comment: anything
 *	base64 of: signature [64 bytes] of the 64 bytes above and the trusted comment's text
 */
enum { LINES = 4, HEAD = 10, SIGNATURE = crypto_sign_BYTES, SIGNED = HEAD + SIGNATURE, DIGEST = 64 };
/* minisign's own limit for the first line [bytes]. */
enum { COMMENT_MAX = 1024 };

struct line { const char *text; size_t len; };

/* Exactly four lines and nothing behind them. */
static int
split(const struct trust_signed *file, struct line lines[LINES])
{
	const char *text = file->signature, *end;
	size_t left = file->signature_len, i;

	if (left > TRUST_SIGNATURE_MAX_BYTES)
		return -1;
	for (i = 0; i < LINES; i++) {
		if (left == 0 || (end = memchr(text, '\n', left)) == NULL)
			return -1;
		lines[i] = (struct line){ text, (size_t)(end - text) };
		left -= lines[i].len + 1;
		text = end + 1;
	}
	return left == 0 ? 0 : -1;
}

static bool
begins(struct line line, const char *with, size_t len)
{
	return line.len >= len && memcmp(line.text, with, len) == 0;
}

static bool
is_signed_file(const struct trust_key *key, const struct trust_signed *file, const unsigned char *signature)
{
	unsigned char digest[DIGEST];

	if (crypto_generichash(digest, sizeof(digest), (const unsigned char *)file->bytes, file->len, NULL, 0) != 0)
		return false;
	return crypto_sign_verify_detached(signature, digest, sizeof(digest), key->key) == 0;
}

static bool
is_signed_comment(const struct trust_key *key, const unsigned char *signature, struct line comment, const unsigned char *by)
{
	unsigned char both[SIGNATURE + TRUST_SIGNATURE_MAX_BYTES];

	memcpy(both, signature, SIGNATURE);
	memcpy(both + SIGNATURE, comment.text + TRUST_SIGNED_COMMENT_LEN, comment.len - TRUST_SIGNED_COMMENT_LEN);
	return crypto_sign_verify_detached(by, both, SIGNATURE + comment.len - TRUST_SIGNED_COMMENT_LEN, key->key) == 0;
}

static enum trust_verdict
judge(const struct trust_key *key, const struct trust_signed *file)
{
	unsigned char signature[SIGNED], by[SIGNATURE];
	struct line lines[LINES];

	if (split(file, lines) != 0)
		return TRUST_MALFORMED;
	if (!begins(lines[0], TRUST_COMMENT, TRUST_COMMENT_LEN) || lines[0].len > COMMENT_MAX ||
	    !begins(lines[2], TRUST_SIGNED_COMMENT, TRUST_SIGNED_COMMENT_LEN))
		return TRUST_MALFORMED;
	if (trust_base64(lines[1].text, lines[1].len, signature, sizeof(signature)) != 0 || trust_base64(lines[3].text, lines[3].len, by, sizeof(by)) != 0)
		return TRUST_MALFORMED;
	if (memcmp(signature, "Ed", 2) == 0)
		return TRUST_LEGACY;
	if (memcmp(signature, "ED", 2) != 0)
		return TRUST_MALFORMED;
	if (memcmp(signature + 2, key->id, sizeof(key->id)) != 0)
		return TRUST_OTHER_KEY;
	if (sodium_init() < 0 || !is_signed_file(key, file, signature + HEAD))
		return TRUST_CHANGED;
	return is_signed_comment(key, signature + HEAD, lines[2], by) ? TRUST_GOOD : TRUST_COMMENT_CHANGED;
}

enum trust_verdict
trust_verify(const struct trust_key *key, const struct trust_signed *file, struct err *err)
{
	static const char *const words[] = {
		[TRUST_MALFORMED] = "this is not a whole minisign signature; expected the four lines that minisign writes",
		[TRUST_LEGACY] = "the signature is of the old kind, made without hashing; the publisher can sign anew with: minisign -S -H -m index.json",
		[TRUST_OTHER_KEY] = "it is signed with another key than the one that is trusted here; ask the publisher, in person or by telephone, whether the key has changed",
		[TRUST_CHANGED] = "the file and its signature do not fit together: one of them was changed, or is from another day",
		[TRUST_COMMENT_CHANGED] = "the trusted comment of the signature was changed",
	};
	const enum trust_verdict verdict = judge(key, file);

	if (verdict != TRUST_GOOD)
		err_set(err, ERR_UNUSABLE, "%s", words[verdict]);
	return verdict;
}

int
trust_signature_key(const struct trust_signed *file, char id[TRUST_KEY_ID_TEXT])
{
	unsigned char signature[SIGNED];
	struct trust_key key = { 0 };
	struct line lines[LINES];

	if (split(file, lines) != 0 || trust_base64(lines[1].text, lines[1].len, signature, sizeof(signature)) != 0)
		return -1;
	memcpy(key.id, signature + 2, sizeof(key.id));
	trust_key_id(&key, id);
	return 0;
}

void
trust_hash(const void *bytes, size_t len, unsigned char hash[TRUST_HASH_BYTES])
{
	(void)crypto_hash_sha256(hash, bytes, len);
}

void
trust_hash_text(const unsigned char hash[TRUST_HASH_BYTES], char text[TRUST_HASH_TEXT])
{
	(void)sodium_bin2hex(text, TRUST_HASH_TEXT, hash, TRUST_HASH_BYTES);
}
