/* key.c - minisign public keys as text and back; what they have signed is signature.c's. */
#include "trust/inside.h"

#include <string.h>

#include <sodium.h>

enum { KEY_BYTES = 42, KEY_TEXT_LEN = TRUST_KEY_TEXT - 1 };

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

int
trust_base64(const char *text, size_t text_len, unsigned char *out, size_t len)
{
	size_t got = 0, i;

	/* libsodium 1.0.18 takes some bytes above 0x7F for letters. */
	for (i = 0; i < text_len; i++)
		if ((unsigned char)text[i] >= 0x80)
			return -1;
	if (text_len != (len + 2) / 3 * 4)
		return -1;
	if (sodium_base642bin(out, len, text, text_len, NULL, &got, NULL, sodium_base64_VARIANT_ORIGINAL) != 0)
		return -1;
	return got == len ? 0 : -1;
}

/* A .pub file has a line of comment before the key. */
static void
skip_comment(const char **text, size_t *len)
{
	const char *end;

	if (*len < TRUST_COMMENT_LEN || memcmp(*text, TRUST_COMMENT, TRUST_COMMENT_LEN) != 0)
		return;
	if ((end = memchr(*text, '\n', *len)) == NULL)
		return;
	*len -= (size_t)(end + 1 - *text);
	*text = end + 1;
}

int
trust_key_read(struct trust_key *key, const char *text, size_t len, struct err *err)
{
	unsigned char bytes[KEY_BYTES];

	while (len > 0 && is_blank(text[len - 1]))
		len--;
	for (; len > 0 && is_blank(*text); len--)
		text++;
	skip_comment(&text, &len);
	if (trust_base64(text, len, bytes, sizeof(bytes)) != 0 || memcmp(bytes, "Ed", 2) != 0)
		return err_set(err, ERR_UNUSABLE,
		    "this is not a minisign public key; expected the line of 56 letters that begins with RW, from the publisher's minisign.pub");
	memcpy(key->id, bytes + 2, sizeof(key->id));
	memcpy(key->key, bytes + 2 + sizeof(key->id), sizeof(key->key));
	return 0;
}

void
trust_key_text(const struct trust_key *key, char text[TRUST_KEY_TEXT])
{
	unsigned char bytes[KEY_BYTES] = "Ed";

	memcpy(bytes + 2, key->id, sizeof(key->id));
	memcpy(bytes + 2 + sizeof(key->id), key->key, sizeof(key->key));
	(void)sodium_bin2base64(text, TRUST_KEY_TEXT, bytes, sizeof(bytes), sodium_base64_VARIANT_ORIGINAL);
}

/* minisign prints the id as a little-endian number: its last byte first. */
void
trust_key_id(const struct trust_key *key, char text[TRUST_KEY_ID_TEXT])
{
	static const char digits[] = "0123456789ABCDEF";
	size_t i;

	for (i = 0; i < sizeof(key->id); i++) {
		const unsigned char byte = key->id[sizeof(key->id) - 1 - i];

		text[2 * i] = digits[byte >> 4];
		text[2 * i + 1] = digits[byte & 15];
	}
	text[2 * i] = '\0';
}

bool
trust_key_equal(const struct trust_key *a, const struct trust_key *b)
{
	return memcmp(a->id, b->id, sizeof(a->id)) == 0 && memcmp(a->key, b->key, sizeof(a->key)) == 0;
}
