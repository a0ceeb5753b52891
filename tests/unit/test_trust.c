/* test_trust.c - minisign keys and signatures, byte for byte, and a publisher's index; real minisign and whole folders are publish.sh's. */
#include "trust/trust.h"

#include <check.h>
#include <string.h>

#include <sodium.h>

Suite *suite_trust(void);

/* Made by minisign 0.11 with keys made for this and thrown away. */
static const char KEY[] = "RWQXAkopaINJlj501XDlzJyXIpL47Xi409VfkAuHhssuCjRozPhrM0cv", OTHER[] = "RWT+gZaIs/Ajnb8pBBR5BZhbxDIQXr7rdActfrSPHYqkwHLtMYusSG0z";
static const char PUB[] = "untrusted comment: minisign public key 96498368294A0217\nRWQXAkopaINJlj501XDlzJyXIpL47Xi409VfkAuHhssuCjRozPhrM0cv\n";
static const char SIGNED[] = "what was signed\n";
static const char SIGNATURE[] = "untrusted comment: signature from minisign secret key\n"
				"RUQXAkopaINJlphTGLDhSFZNxf9ze5j7B+CNfczl52WIOX7IvD+ZRU+UCpKm9fc/rn9xLKKNnIvA1LCLJP+VsqAzvPI18Ht3dwk=\n"
				"trusted comment: timestamp:1764180000\tfile:index.json\n"
				"1o1nlTsTQzrm3e3YJd66r7dSGaVeMpoAQV2/kC4C53Q1s42LKzNj6VnOb5alqq0azYUCQmS8OqrPMaMJfrG1DQ==\n";
static const char LEGACY[] = "untrusted comment: signature from minisign secret key\n"
			     "RWQXAkopaINJlhgIzER/BsFDEwvjtQyJUe+M9tBTwqid1F2X483pBWgfcpNoDBAdfh4FlwBlmY6LEfixbc1IvUTI07wAeCpjwAU=\n"
			     "trusted comment: timestamp:1795716936\tfile:f\n"
			     "SRtW91MQ0zDQvEOeqk2FFI86vNbZZMmVlbq74pW3JHoNB6uVsLC7CYin6mVL3vZfaZTqyBBamYyzoIau9yXACQ==\n";
enum { FIRST_LINE = sizeof("untrusted comment: signature from minisign secret key\n") - 1, PREFIX = sizeof("untrusted comment: ") - 1 };

static struct trust_key key, other;
static struct err err;

static void
set_up(void)
{
	err = (struct err){ 0 };
	ck_assert_int_eq(trust_key_read(&key, KEY, strlen(KEY), NULL), 0);
	ck_assert_int_eq(trust_key_read(&other, OTHER, strlen(OTHER), NULL), 0);
}

static enum trust_verdict
verify(const struct trust_key *by, const char *bytes, size_t len, const char *signature, size_t signature_len)
{
	return trust_verify(by, &(struct trust_signed){ bytes, len, signature, signature_len }, &err);
}

START_TEST(a_signature_made_by_minisign_is_good)
{
	ck_assert_int_eq(verify(&key, SIGNED, strlen(SIGNED), SIGNATURE, strlen(SIGNATURE)), TRUST_GOOD);
	ck_assert_int_eq(err.kind, ERR_NONE);
}
END_TEST

START_TEST(a_key_reads_the_same_alone_and_from_its_file_and_shows_the_id_that_minisign_prints)
{
	char text[TRUST_KEY_TEXT], id[TRUST_KEY_ID_TEXT];
	struct trust_key again;

	ck_assert_int_eq(trust_key_read(&again, PUB, strlen(PUB), &err), 0);
	ck_assert(trust_key_equal(&key, &again));
	ck_assert(!trust_key_equal(&key, &other));
	trust_key_text(&key, text);
	ck_assert_str_eq(text, KEY);
	trust_key_id(&key, id);
	ck_assert_str_eq(id, "96498368294A0217");
}
END_TEST

START_TEST(what_is_no_key_is_refused_and_leaves_the_key_as_it_was)
{
	static const char *const bad[] = { "", "RW", "RUQXAkopaINJlj501XDlzJyXIpL47Xi409VfkAuHhssuCjRozPhrM0cv", "RWQXAkopaINJlj501XDlzJyXIpL47Xi409VfkAuHhssuCjRozPhrM0c",
		"RWQXAkopaINJlj501XDlzJyXIpL47Xi409VfkAuHhssuCjRozPhrM0cvA", "RWQXAkopaINJlj501XDlzJyXIpL47Xi409VfkAuHhssuCjRozPhrM0c=",
		"RWQXAkopaINJlj501XDlzJyXIpL47Xi409VfkAuHhs suCjRozPhrM0cv", "untrusted comment: nothing behind it\n", "untrusted comment: no line end" };
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct trust_key kept = other;

		err = (struct err){ 0 };
		ck_assert_msg(trust_key_read(&kept, bad[i], strlen(bad[i]), &err) == -1, "%s", bad[i]);
		ck_assert_int_eq(err.kind, ERR_UNUSABLE);
		ck_assert(trust_key_equal(&kept, &other));
	}
}
END_TEST

START_TEST(another_key_is_told_from_a_changed_file_and_a_changed_comment)
{
	char changed[sizeof(SIGNATURE)];
	struct trust_key forged = key;

	ck_assert_int_eq(verify(&other, SIGNED, strlen(SIGNED), SIGNATURE, strlen(SIGNATURE)), TRUST_OTHER_KEY);
	memcpy(forged.key, other.key, sizeof(forged.key));
	ck_assert_int_eq(verify(&forged, SIGNED, strlen(SIGNED), SIGNATURE, strlen(SIGNATURE)), TRUST_CHANGED);
	ck_assert_int_eq(verify(&key, SIGNED, strlen(SIGNED) - 1, SIGNATURE, strlen(SIGNATURE)), TRUST_CHANGED);
	memcpy(changed, SIGNATURE, sizeof(changed));
	*strstr(changed, "176418") = '2';
	ck_assert_int_eq(verify(&key, SIGNED, strlen(SIGNED), changed, strlen(changed)), TRUST_COMMENT_CHANGED);
	ck_assert_ptr_nonnull(strstr(err.text, "trusted comment"));
}
END_TEST

START_TEST(the_old_kind_of_signature_is_refused_with_the_command_that_makes_a_new_one)
{
	ck_assert_int_eq(verify(&key, SIGNED, strlen(SIGNED), LEGACY, strlen(LEGACY)), TRUST_LEGACY);
	ck_assert_ptr_nonnull(strstr(err.text, "minisign -S -H -m index.json"));
}
END_TEST

START_TEST(every_change_of_one_bit_is_noticed_but_in_the_untrusted_comment)
{
	size_t i;
	int bit;

	for (i = 0; i < strlen(SIGNATURE); i++)
		for (bit = 0; bit < 8; bit++) {
			char changed[sizeof(SIGNATURE)];
			enum trust_verdict verdict;

			memcpy(changed, SIGNATURE, sizeof(changed));
			changed[i] = (char)(changed[i] ^ 1 << bit);
			verdict = verify(&key, SIGNED, strlen(SIGNED), changed, strlen(SIGNATURE));
			if (i >= PREFIX && i < FIRST_LINE - 1 && changed[i] != '\n')
				ck_assert_int_eq(verdict, TRUST_GOOD);
			else
				ck_assert_msg(verdict != TRUST_GOOD, "byte %zu bit %d", i, bit);
		}
	for (i = 0; i < strlen(SIGNED); i++)
		for (bit = 0; bit < 8; bit++) {
			char changed[sizeof(SIGNED)];

			memcpy(changed, SIGNED, sizeof(changed));
			changed[i] = (char)(changed[i] ^ 1 << bit);
			ck_assert_int_eq(verify(&key, changed, strlen(SIGNED), SIGNATURE, strlen(SIGNATURE)), TRUST_CHANGED);
		}
}
END_TEST

START_TEST(a_signature_cut_at_any_byte_or_with_one_more_is_refused)
{
	char more[sizeof(SIGNATURE) + 1];
	size_t len;

	for (len = 0; len < strlen(SIGNATURE); len++)
		ck_assert_int_eq(verify(&key, SIGNED, strlen(SIGNED), SIGNATURE, len), TRUST_MALFORMED);
	memcpy(more, SIGNATURE, sizeof(SIGNATURE));
	more[strlen(SIGNATURE)] = '\n';
	ck_assert_int_eq(verify(&key, SIGNED, strlen(SIGNED), more, strlen(SIGNATURE) + 1), TRUST_MALFORMED);
}
END_TEST

static void
put_base64(struct buf *out, const unsigned char *bytes, size_t len)
{
	char text[200];

	buf_printf(out, "%s\n", sodium_bin2base64(text, sizeof(text), bytes, len, sodium_base64_VARIANT_ORIGINAL));
}

/* A signature of SIGNED by a key made for it: `len` bytes in all, of which `first` are the first line without its end. */
static enum trust_verdict
verify_long(size_t first, size_t len)
{
	const size_t fixed = first + 1 + 100 + 1 + strlen("trusted comment: ") + 1 + 88 + 1;
	unsigned char seed[crypto_sign_SEEDBYTES] = { 1 }, secret[crypto_sign_SECRETKEYBYTES], digest[64], head[74] = "EDclosekni", both[64 + TRUST_SIGNATURE_MAX_BYTES], by[64];
	struct trust_key own = { .id = { 'c', 'l', 'o', 's', 'e', 'k', 'n', 'i' } };
	struct buf text = { 0 };
	enum trust_verdict verdict;

	ck_assert_int_ge(sodium_init(), 0);
	crypto_sign_seed_keypair(own.key, secret, seed);
	crypto_generichash(digest, sizeof(digest), (const unsigned char *)SIGNED, strlen(SIGNED), NULL, 0);
	crypto_sign_detached(head + 10, NULL, digest, sizeof(digest), secret);
	memcpy(both, head + 10, 64);
	memset(both + 64, 'c', len - fixed);
	crypto_sign_detached(by, NULL, both, 64 + len - fixed, secret);
	buf_printf(&text, "untrusted comment: %0*d\n", (int)(first - PREFIX), 0);
	put_base64(&text, head, sizeof(head));
	buf_puts(&text, "trusted comment: ");
	buf_add(&text, both + 64, len - fixed);
	buf_putc(&text, '\n');
	put_base64(&text, by, sizeof(by));
	ck_assert_uint_eq(text.len, len);
	verdict = verify(&own, SIGNED, strlen(SIGNED), text.bytes, text.len);
	buf_clear(&text);
	return verdict;
}

START_TEST(a_signature_and_its_first_line_may_be_so_long_and_no_longer)
{
	ck_assert_int_eq(verify_long(60, 400), TRUST_GOOD);
	ck_assert_int_eq(verify_long(1024, 2000), TRUST_GOOD);
	ck_assert_int_eq(verify_long(1025, 2000), TRUST_MALFORMED);
	ck_assert_int_eq(verify_long(60, TRUST_SIGNATURE_MAX_BYTES), TRUST_GOOD);
	ck_assert_int_eq(verify_long(60, TRUST_SIGNATURE_MAX_BYTES + 1), TRUST_MALFORMED);
}
END_TEST

START_TEST(a_hash_is_sha_256)
{
	unsigned char hash[TRUST_HASH_BYTES];
	char text[TRUST_HASH_TEXT];

	/* FIPS 180-2, appendix B.1. */
	trust_hash("abc", 3, hash);
	trust_hash_text(hash, text);
	ck_assert_str_eq(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
END_TEST

/* ---- The index ---------------------------------------------------------------------------------------------- */

#define HASH "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define TRANSLATION(language, file) "{\"language\": \"" language "\", \"file\": \"" file "\", \"size\": 9, \"sha256\": \"" HASH "\"}"
#define PACK(id, file, translations) \
	"{\"id\": \"" id "\", \"version\": \"2026.11\", \"serial\": 2, \"file\": \"" file "\", \"size\": 4000, \"sha256\": \"" HASH "\", \"translations\": [" translations "]}"
#define INDEX(serial, issued, expires, packs, key, more) \
	"{\"format\": \"closeknit-index/1\", \"serial\": " serial ", \"issued\": \"" issued "\", \"expires\": \"" expires "\",\n\"packs\": [" packs "],\n\"next_key\": " key more "}"
#define ONE INDEX("7", "2026-11-26", "2027-05-26", PACK("uk-parents", "uk-parents.json", TRANSLATION("cy", "uk-parents-cy.json")), "null", "")

static int
read_index(struct trust_index *index, const char *text)
{
	err = (struct err){ 0 };
	*index = (struct trust_index){ 0 };
	return trust_index_read(index, text, strlen(text), "index.json", &err);
}

START_TEST(an_index_is_read_whole_and_written_the_same)
{
	struct trust_index index, again;
	struct buf out = { 0 }, twice = { 0 };

	ck_assert_msg(read_index(&index, ONE) == 0, "%s", err.text);
	ck_assert_int_eq(index.serial, 7);
	ck_assert_int_eq(index.expires - index.issued, 181);
	ck_assert_uint_eq(index.pack_count, 1);
	ck_assert_str_eq(index.packs[0].id, "uk-parents");
	ck_assert_str_eq(index.packs[0].file.name, "uk-parents.json");
	ck_assert_int_eq(index.packs[0].file.size, 4000);
	ck_assert_int_eq(index.packs[0].file.hash[0], 0xba);
	ck_assert_uint_eq(index.packs[0].translation_count, 1);
	ck_assert_str_eq(index.packs[0].translations[0].language, "cy");
	ck_assert(!index.has_next_key);
	index.has_next_key = true;
	index.next_key = other;
	trust_index_write(&index, &out);
	ck_assert_msg(read_index(&again, buf_text(&out)) == 0, "%s", err.text);
	ck_assert(again.has_next_key && trust_key_equal(&again.next_key, &other));
	trust_index_write(&again, &twice);
	ck_assert_str_eq(buf_text(&out), buf_text(&twice));
	trust_index_clear(&index);
	trust_index_clear(&again);
	buf_clear(&out);
	buf_clear(&twice);
}
END_TEST

START_TEST(an_index_with_many_packs_keeps_each)
{
	struct trust_index index;
	struct buf text = { 0 };
	int i;

	buf_puts(&text, "{\"format\": \"closeknit-index/1\", \"serial\": 1, \"issued\": \"2026-11-26\", \"expires\": \"2026-11-26\", \"next_key\": null, \"x-of-ours\": {\"a\": [1]}, \"packs\": [");
	for (i = 0; i < 900; i++)
		buf_printf(&text, "%s{\"id\": \"p%d\", \"version\": \"1\", \"serial\": %d, \"file\": \"p%d.json\", \"size\": 1, \"sha256\": \"" HASH "\", \"translations\": []}", i == 0 ? "" : ",", i, i + 1, i);
	buf_puts(&text, "]}");
	ck_assert_msg(read_index(&index, buf_text(&text)) == 0, "%s", err.text);
	ck_assert_uint_eq(index.pack_count, 900);
	for (i = 0; i < 900; i++)
		ck_assert_int_eq(index.packs[i].serial, i + 1);
	trust_index_clear(&index);
	buf_clear(&text);
}
END_TEST

START_TEST(an_index_and_a_files_name_may_be_so_long_and_no_longer)
{
	char name[TRUST_FILE_TEXT + 1];
	struct trust_index index;
	struct buf text = { 0 };

	buf_puts(&text, ONE);
	while (text.len < TRUST_INDEX_MAX_BYTES)
		buf_putc(&text, ' ');
	ck_assert_msg(read_index(&index, buf_text(&text)) == 0, "%s", err.text);
	trust_index_clear(&index);
	buf_putc(&text, ' ');
	ck_assert_int_eq(read_index(&index, buf_text(&text)), -1);
	ck_assert_msg(strstr(err.text, "has 262145 bytes; expected at most 262144") != NULL, "%s", err.text);
	buf_clear(&text);
	memset(name, 'a', sizeof(name));
	memcpy(name + TRUST_FILE_TEXT - sizeof(".json"), ".json", sizeof(".json"));
	ck_assert(trust_is_file_name(name, strlen(name)));
	memcpy(name + TRUST_FILE_TEXT + 1 - sizeof(".json"), ".json", sizeof(".json"));
	name[TRUST_FILE_TEXT - sizeof(".json")] = 'a';
	ck_assert_uint_eq(strlen(name), TRUST_FILE_TEXT);
	ck_assert(!trust_is_file_name(name, strlen(name)));
}
END_TEST

START_TEST(an_index_cut_at_any_byte_is_refused_with_its_place)
{
	size_t len;

	for (len = 0; len < strlen(ONE); len++) {
		struct trust_index index = { 0 };

		err = (struct err){ 0 };
		ck_assert_int_eq(trust_index_read(&index, ONE, len, "index.json", &err), -1);
		ck_assert_int_eq(err.kind, ERR_UNUSABLE);
		ck_assert_msg(strncmp(err.text, "index.json:", 11) == 0, "%s", err.text);
		ck_assert_ptr_null(index.arena.blocks);
	}
}
END_TEST

static const struct { const char *text, *says; } refused[] = {
	{ "[]", "1:1: error: expected an object" },
	{ "{}", "1:1: error: key \"format\" is missing" },
	{ INDEX("0", "2026-11-26", "2027-05-26", "", "null", ""), "whole number from 1 to 2147483647" },
	{ INDEX("2147483648", "2026-11-26", "2027-05-26", "", "null", ""), "whole number from 1 to 2147483647" },
	{ INDEX("1.0", "2026-11-26", "2027-05-26", "", "null", ""), "whole number" },
	{ INDEX("-0", "2026-11-26", "2027-05-26", "", "null", ""), "whole number" },
	{ INDEX("\"1\"", "2026-11-26", "2027-05-26", "", "null", ""), "whole number" },
	{ INDEX("1", "2026-02-30", "2027-05-26", "", "null", ""), "expected a day" },
	{ INDEX("1", "2026-11-26", "2026-11-25", "", "null", ""), "\"expires\" is before \"issued\"" },
	{ INDEX("1", "2026-11-26", "2027-05-26", "", "\"\"", ""), "expected null, or a minisign public key" },
	{ INDEX("1", "2026-11-26", "2027-05-26", "", "\"RWQXAkopaINJlj501XDlzJyXIpL47Xi409VfkAuHhssuCjRozPhrM0cv \"", ""), "expected null, or a minisign public key" },
	{ INDEX("1", "2026-11-26", "2027-05-26", "", "null", ", \"nextkey\": 1"), "unknown key \"nextkey\"; did you mean \"next_key\"?" },
	{ INDEX("1", "2026-11-26", "2027-05-26", "", "null", ", \"serial\": 1"), "duplicate key" },
	{ INDEX("1", "2026-11-26", "2027-05-26", "", "null", "") " {}", "3:19: error: text after the value" },
	{ INDEX("1", "2026-11-26", "2027-05-26", "null", "null", ""), "expected an object" },
	{ INDEX("1", "2026-11-26", "2027-05-26", PACK("UK", "a.json", ""), "null", ""), "expected the id of a pack" },
	{ INDEX("1", "2026-11-26", "2027-05-26", PACK("..", "a.json", ""), "null", ""), "expected the id of a pack" },
	{ INDEX("1", "2026-11-26", "2027-05-26", PACK("a", "../a.json", ""), "null", ""), "expected a file name" },
	{ INDEX("1", "2026-11-26", "2027-05-26", PACK("a", "index.json", ""), "null", ""), "expected a file name" },
	{ INDEX("1", "2026-11-26", "2027-05-26", PACK("a", ".json", ""), "null", ""), "expected a file name" },
	{ INDEX("1", "2026-11-26", "2027-05-26", PACK("a", "-a.json", ""), "null", ""), "expected a file name" },
	{ INDEX("1", "2026-11-26", "2027-05-26", PACK("a", "a.json\\u0000", ""), "null", ""), "error" },
	{ INDEX("1", "2026-11-26", "2027-05-26", PACK("a", "a.json", "") "," PACK("a", "b.json", ""), "null", ""), "pack \"a\" is there twice" },
	{ INDEX("1", "2026-11-26", "2027-05-26", PACK("a", "a.json", "") "," PACK("b", "a.json", ""), "null", ""), "file \"a.json\" is named twice" },
	{ INDEX("1", "2026-11-26", "2027-05-26", PACK("a", "a.json", TRANSLATION("cy", "a.json")), "null", ""), "file \"a.json\" is named twice" },
	{ INDEX("1", "2026-11-26", "2027-05-26", PACK("a", "a.json", TRANSLATION("cy", "b.json") "," TRANSLATION("CY", "c.json")), "null", ""), "language \"CY\" is there twice" },
	{ INDEX("1", "2026-11-26", "2027-05-26", PACK("a", "a.json", TRANSLATION("pack", "b.json")), "null", ""), "language tag" },
	{ INDEX("1", "2026-11-26", "2027-05-26", PACK("a", "a.json", TRANSLATION("../cy", "b.json")), "null", ""), "language tag" },
	{ INDEX("1", "2026-11-26", "2027-05-26", PACK("a", "a.json", TRANSLATION("", "b.json")), "null", ""), "language tag" },
};

START_TEST(what_no_index_may_hold_is_refused_by_name)
{
	struct trust_index index;

	ck_assert_msg(read_index(&index, refused[_i].text) == -1, "%s", refused[_i].text);
	ck_assert_int_eq(err.kind, ERR_UNUSABLE);
	ck_assert_msg(strstr(err.text, refused[_i].says) != NULL, "%s", err.text);
	ck_assert_ptr_null(index.packs);
}
END_TEST

START_TEST(a_hash_with_a_letter_that_is_no_digit_is_refused)
{
	struct buf text = { 0 };
	struct trust_index index;

	buf_puts(&text, ONE);
	strstr(text.bytes, HASH)[5] = 'G';
	ck_assert_int_eq(read_index(&index, buf_text(&text)), -1);
	ck_assert_ptr_nonnull(strstr(err.text, "SHA-256"));
	buf_clear(&text);
}
END_TEST

Suite *
suite_trust(void)
{
	Suite *suite = suite_create("trust");
	TCase *tcase = tcase_create("trust");

	tcase_add_checked_fixture(tcase, set_up, NULL);
	tcase_add_test(tcase, a_signature_made_by_minisign_is_good);
	tcase_add_test(tcase, a_key_reads_the_same_alone_and_from_its_file_and_shows_the_id_that_minisign_prints);
	tcase_add_test(tcase, what_is_no_key_is_refused_and_leaves_the_key_as_it_was);
	tcase_add_test(tcase, another_key_is_told_from_a_changed_file_and_a_changed_comment);
	tcase_add_test(tcase, the_old_kind_of_signature_is_refused_with_the_command_that_makes_a_new_one);
	tcase_add_test(tcase, every_change_of_one_bit_is_noticed_but_in_the_untrusted_comment);
	tcase_add_test(tcase, a_signature_cut_at_any_byte_or_with_one_more_is_refused);
	tcase_add_test(tcase, a_signature_and_its_first_line_may_be_so_long_and_no_longer);
	tcase_add_test(tcase, a_hash_is_sha_256);
	tcase_add_test(tcase, an_index_is_read_whole_and_written_the_same);
	tcase_add_test(tcase, an_index_with_many_packs_keeps_each);
	tcase_add_test(tcase, an_index_and_a_files_name_may_be_so_long_and_no_longer);
	tcase_add_test(tcase, an_index_cut_at_any_byte_is_refused_with_its_place);
	tcase_add_loop_test(tcase, what_no_index_may_hold_is_refused_by_name, 0, (int)(sizeof(refused) / sizeof(refused[0])));
	tcase_add_test(tcase, a_hash_with_a_letter_that_is_no_digit_is_refused);
	suite_add_tcase(suite, tcase);
	return suite;
}
