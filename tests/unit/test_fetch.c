/* test_fetch.c - what closeknit-fetch decides without a network: which numbers may follow, whose packs are whose, which addresses belong to everyone, what changed in words. */
#include "fetch/changes.h"
#include "fetch/disk.h"
#include "fetch/http_head.h"
#include "fetch/links.h"

#include <arpa/inet.h>
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "guard/guard.h"
#include "kit_home.h"
#include "trust/trust.h"

Suite *suite_fetch(void);

/* ---- Numbers -------------------------------------------------------------------------------------------------------- */

static const unsigned char hash_a[TRUST_HASH_BYTES] = "a", hash_b[TRUST_HASH_BYTES] = "b";

/* Whether a list of that number with one pack of that number may follow one of number 10 with a pack of number 5. */
static bool
may_follow(int32_t serial, int32_t pack_serial, const unsigned char *hash, const unsigned char *pack_hash, struct err *err)
{
	struct trust_seen_pack had = { .id = "example", .serial = 5, .here = true };
	struct trust_seen seen = { .serial = 10, .packs = &had, .pack_count = 1 };
	struct trust_pack has = { .id = "example", .version = "1", .serial = pack_serial };
	struct trust_index index = { .serial = serial, .packs = &has, .pack_count = 1 };

	memcpy(had.hash, hash_a, sizeof(had.hash));
	memcpy(seen.hash, hash_a, sizeof(seen.hash));
	memcpy(has.file.hash, pack_hash, sizeof(has.file.hash));
	return trust_seen_check(&seen, &index, hash, err) == 0;
}

START_TEST(only_a_list_with_no_lower_number_may_follow)
{
	const struct {
		int32_t list, pack;
		const unsigned char *list_hash, *pack_hash;
		const char *refused;	/* NULL: it may */
	} cases[] = {
		{ 10, 5, hash_a, hash_a, NULL },
		{ 11, 5, hash_b, hash_a, NULL },
		{ 11, 6, hash_b, hash_b, NULL },
		{ 1000010, 1000005, hash_b, hash_b, NULL },
		{ 9, 5, hash_b, hash_a, "the list has number 9, and number 10 was here already" },
		{ 10, 5, hash_b, hash_a, "the same number 10" },
		{ 1000011, 5, hash_b, hash_a, "jumps from number 10 to 1000011" },
		{ INT32_MAX, 5, hash_b, hash_a, "jumps" },
		{ 11, 4, hash_b, hash_b, "checklist example has number 4, and number 5 was here already" },
		{ 11, 5, hash_b, hash_b, "checklist example has other contents than before under the same number 5" },
		{ 11, 1000006, hash_b, hash_b, "checklist example jumps from number 5" },
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct err err = { ERR_NONE, "" };
		const bool may = may_follow(cases[i].list, cases[i].pack, cases[i].list_hash, cases[i].pack_hash, &err);

		ck_assert_msg(may == (cases[i].refused == NULL), "case %zu: %s", i, err.text);
		if (cases[i].refused != NULL) {
			ck_assert_msg(strstr(err.text, cases[i].refused) != NULL, "case %zu: %s", i, err.text);
			ck_assert_int_eq(err.kind, ERR_UNUSABLE);
		}
	}
}
END_TEST

/* Whether a list may follow one whose pack had the translations cy and ar: one of that language with that hash in the place of ar, or none. */
static bool
words_may_follow(int32_t serial, const char *language, const unsigned char *hash, struct err *err)
{
	struct trust_seen_words had[2] = { { .language = "cy" }, { .language = "ar" } };
	struct trust_seen_pack had_pack = { .id = "example", .serial = 5, .here = true, .words = had, .words_count = 2 };
	struct trust_seen seen = { .serial = 10, .packs = &had_pack, .pack_count = 1 };
	struct trust_translation has[2] = { { .language = "cy" }, { .language = language } };
	struct trust_pack has_pack = { .id = "example", .version = "1", .serial = serial, .translations = has, .translation_count = language != NULL ? 2 : 1 };
	struct trust_index index = { .serial = 11, .packs = &has_pack, .pack_count = 1 };

	memcpy(has[1].file.hash, hash, sizeof(has[1].file.hash));
	memcpy(had[1].hash, hash_a, sizeof(had[1].hash));
	return trust_seen_check_packs(&seen, &index, err) == 0;
}

START_TEST(a_translation_changes_only_with_the_number_of_its_checklist)
{
	struct err err = { ERR_NONE, "" };

	ck_assert(words_may_follow(5, "ar", hash_a, &err));
	ck_assert(words_may_follow(5, "AR", hash_a, &err));
	ck_assert(!words_may_follow(5, "ar", hash_b, &err));
	ck_assert_msg(strstr(err.text, "another translation ar than before under the same number 5") != NULL, "%s", err.text);
	ck_assert(!words_may_follow(5, "pl", hash_a, &err));
	ck_assert_msg(strstr(err.text, "no translation ar any more") != NULL, "%s", err.text);
	ck_assert(!words_may_follow(5, NULL, hash_a, &err));
	ck_assert(words_may_follow(6, "ar", hash_b, &err));
	ck_assert(words_may_follow(6, NULL, hash_a, &err));
}
END_TEST

START_TEST(a_name_that_means_this_computer_or_its_network_is_told_without_looking_it_up)
{
	static const char *const own[] = { "127.0.0.1", "10.0.0.1:443", "[::1]", "[::ffff:10.1.1.1]:443", "[fd00::1]", "localhost", "LOCALHOST:443", "a.localhost", "localhost.", "localhost.:443", "127.0.0.1.", "10.0.0.1.:443" };
	static const char *const everyones[] = { "93.184.216.34", "[2606:2800:220:1::1]", "example.org", "notlocalhost", "localhost.example:443", "127.0.0.1.example", "", "." };
	char longest[ADDRESS_HOST_TEXT + 2];
	size_t i;

	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		ck_assert_msg(links_is_private_name(own[i]), "%s", own[i]);
	for (i = 0; i < sizeof(everyones) / sizeof(everyones[0]); i++)
		ck_assert_msg(!links_is_private_name(everyones[i]), "%s", everyones[i]);
	/* One too long for any host is none of ours, and not looked into. */
	for (i = ADDRESS_HOST_TEXT - 1; i < sizeof(longest); i++) {
		memset(longest, 'a', i);
		longest[i] = '\0';
		ck_assert(!links_is_private_name(longest));
	}
}
END_TEST

START_TEST(a_key_that_was_never_heard_starts_its_own_count)
{
	struct trust_seen seen = { .serial = 0 };
	struct trust_index index = { .serial = 20261126 };

	ck_assert_int_eq(trust_seen_check(&seen, &index, hash_a, NULL), 0);
}
END_TEST

START_TEST(what_is_kept_of_a_list_comes_back_as_it_was_and_forgets_no_number)
{
	struct trust_seen_pack gone = { .id = "gone", .serial = 7, .here = true };
	struct trust_seen before = { .serial = 3, .packs = &gone, .pack_count = 1 }, next = { 0 }, read = { 0 };
	struct trust_translation words = { .language = "cy" };
	struct trust_pack pack = { .id = "example", .version = "1", .serial = 2, .translations = &words, .translation_count = 1 };
	struct trust_index index = { .serial = 4, .issued = 20000, .expires = 20100, .packs = &pack, .pack_count = 1 };
	struct err err = { ERR_NONE, "" };
	struct buf once = { 0 }, twice = { 0 };

	ck_assert_int_eq(trust_seen_next(&next, &before, &index, hash_b, &err), 0);
	next.etag = "\"1-2\"";
	trust_seen_write(&next, &once);
	ck_assert_msg(trust_seen_read(&read, once.bytes, once.len, "serials", &err) == 0, "%s", err.text);
	trust_seen_write(&read, &twice);
	ck_assert_str_eq(once.bytes, twice.bytes);
	ck_assert_int_eq(read.serial, 4);
	ck_assert_str_eq(read.etag, "\"1-2\"");
	ck_assert(trust_seen_find(&read, "gone") != NULL && !trust_seen_find(&read, "gone")->here);
	ck_assert_int_eq(trust_seen_find(&read, "gone")->serial, 7);
	ck_assert_str_eq(trust_seen_find(&read, "example")->words[0].language, "cy");
	buf_clear(&once);
	buf_clear(&twice);
	trust_seen_clear(&next);
	trust_seen_clear(&read);
}
END_TEST

START_TEST(what_is_kept_is_read_strictly)
{
	static const char *const wrong[] = { "", "{}", "[]", "{\"format\":\"closeknit-serials/2\"}",
		"{\"format\":\"closeknit-serials/1\",\"serial\":1,\"issued\":\"2026-11-22\",\"expires\":\"2026-11-23\",\"sha256\":\"00\",\"etag\":\"\",\"modified\":\"\",\"next_key\":\"\",\"packs\":[]}" };
	struct trust_seen seen = { 0 };
	struct trust_publisher publisher = { 0 };
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct err err = { ERR_NONE, "" };

		ck_assert_int_eq(trust_seen_read(&seen, wrong[i], strlen(wrong[i]), "serials", &err), -1);
		ck_assert_int_eq(err.kind, ERR_UNUSABLE);
		ck_assert_int_eq(trust_publisher_read(&publisher, wrong[i], strlen(wrong[i]), "publisher", &err), -1);
		ck_assert_ptr_null(publisher.url);
	}
}
END_TEST

START_TEST(a_pack_belongs_to_its_key_and_to_those_that_came_after_it)
{
	const char *replaces[] = { "0123456789ABCDEF" };
	struct trust_publisher publisher = { .key = { .id = { 1 } }, .replaces = replaces, .replaces_count = 1 };

	ck_assert(trust_publisher_owns(&publisher, "0000000000000001"));
	ck_assert(trust_publisher_owns(&publisher, "0123456789ABCDEF"));
	ck_assert(!trust_publisher_owns(&publisher, "0123456789ABCDE0"));
	ck_assert(!trust_publisher_owns(&publisher, ""));
}
END_TEST

/* ---- Addresses ------------------------------------------------------------------------------------------------------ */

static bool
is_public(const char *text)
{
	struct sockaddr_in in = { .sin_family = AF_INET };
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6 };
	struct sockaddr_storage room = { .ss_family = AF_UNSPEC };

	if (inet_pton(AF_INET, text, &in.sin_addr) == 1)
		memcpy(&room, &in, sizeof(in));
	else if (inet_pton(AF_INET6, text, &in6.sin6_addr) == 1)
		memcpy(&room, &in6, sizeof(in6));
	return links_is_public((const struct sockaddr *)&room);
}

START_TEST(addresses_that_are_not_everyones_are_told_apart)
{
	static const char *const ours[] = { "0.0.0.0", "0.1.2.3", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1", "127.255.255.255", "169.254.169.254", "172.16.0.0",
		"172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
		"::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:192.168.1.1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::", "fc00::1", "fdff::1",
		"2001:1ff::1", "3fff::1", "3fff:fff::1", "5f00::1", "fe80::1", "febf::1", "fec0::1", "ff02::1", "" };
	static const char *const everyones[] = { "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255",
		"172.32.0.0", "192.0.1.1", "192.0.3.1", "192.88.98.1", "192.88.100.1", "198.51.101.1", "203.0.112.1", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
		"2001:4860::8888", "2001:200::1", "100:0:0:1::1", "3fff:1000::1", "5f01::1", "fbff::1" };
	size_t i;

	for (i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		ck_assert_msg(!is_public(ours[i]), "%s", ours[i]);
	for (i = 0; i < sizeof(everyones) / sizeof(everyones[0]); i++)
		ck_assert_msg(is_public(everyones[i]), "%s", everyones[i]);
}
END_TEST

START_TEST(every_address_of_a_pack_is_found_once)
{
	static const char texts[] = "\0https://a.example/\0See https://b.example/x. Or (http://c.example/y?z=1), or HTTPS://d.example!\0https://a.example/\0https://\0no address\0https://kept.example/https://gone.example/";
	const struct pack pack = { .texts = texts, .texts_len = sizeof(texts) };
	static const char *const expected[] = { "https://a.example/", "https://b.example/x", "http://c.example/y?z=1", "HTTPS://d.example", "https://kept.example/https://gone.example/" };
	struct links links = { 0 };
	size_t i;

	ck_assert_int_eq(links_find(&pack, &links, NULL), 0);
	ck_assert_uint_eq(links.count, sizeof(expected) / sizeof(expected[0]));
	for (i = 0; i < links.count; i++)
		ck_assert_str_eq(links.rows[i].url, expected[i]);
	links_clear(&links);
}
END_TEST

START_TEST(an_address_to_go_on_to_is_kept_up_to_2000_letters)
{
	static const char header[] = "location:  ";
	enum { start = sizeof(header) - 1 };
	char line[start + TRUST_URL_TEXT + 2];
	struct buf kept = { 0 };

	memset(line, 'a', sizeof(line));
	memcpy(line, header, start);
	line[start + 2000] = '\r';
	line[start + 2001] = '\n';
	head_keep_location(&kept, line, start + 2002);
	ck_assert_uint_eq(kept.len, 2000);
	buf_reset(&kept);
	line[start + 2000] = 'a';
	head_keep_location(&kept, line, start + 2001);
	ck_assert_uint_eq(kept.len, 0);
	buf_clear(&kept);
}
END_TEST

/* Each held against all before it, these are minutes of work. */
START_TEST(as_many_addresses_as_a_pack_can_hold_are_each_found_once_in_order)
{
	enum { MANY = 200000 };
	struct buf texts = { 0 };
	struct links links = { 0 };
	struct pack pack = { 0 };
	char expected[32];
	size_t i;

	for (i = 0; i < 2 * MANY; i++)
		/* From the last to the first, and all of them again the other way round. */
		buf_printf(&texts, "http://%zu%c", i < MANY ? MANY - 1 - i : i - MANY, i % 50 == 0 ? '\0' : ' ');
	ck_assert(!texts.failed);
	pack.texts = texts.bytes;
	pack.texts_len = (uint32_t)texts.len;
	ck_assert_int_eq(links_find(&pack, &links, NULL), 0);
	ck_assert_uint_eq(links.count, MANY);
	for (i = 0; i < MANY; i++) {
		snprintf(expected, sizeof(expected), "http://%zu", MANY - 1 - i);
		if (strcmp(links.rows[i].url, expected) != 0)
			ck_abort_msg("%s, expected %s", links.rows[i].url, expected);
	}
	links_clear(&links);
	buf_clear(&texts);
}
END_TEST

/* ---- On disk --------------------------------------------------------------------------------------------------------- */

static struct home home;
static struct disk disk;

static void
set_up(void)
{
	struct err err = { ERR_NONE, "" };

	home_make(&home);
	ck_assert_msg(disk_open(&disk, &home.paths, true, &err) == 0, "%s", err.text);
}

static void
tear_down(void)
{
	disk_close(&disk);
	home_remove(&home);
}

static void
stage(const char *id, const char *text)
{
	struct buf bytes = { 0 }, from = { 0 };
	struct err err = { ERR_NONE, "" };

	buf_puts(&bytes, text);
	buf_puts(&from, "0123456789ABCDEF packs.example.org\n");
	ck_assert_msg(stage_put(&disk, id, "pack.json", &bytes, &err) == 0, "%s", err.text);
	ck_assert_msg(stage_put(&disk, id, "from", &from, &err) == 0, "%s", err.text);
	buf_clear(&bytes);
	buf_clear(&from);
}

static bool
holds(const char *id, int32_t serial, const char *text)
{
	unsigned char hash[TRUST_HASH_BYTES];

	trust_hash(text, strlen(text), hash);
	return disk_has(&disk, id, serial, "pack.json", hash);
}

START_TEST(what_is_staged_is_not_seen_until_it_is_installed)
{
	char owner[TRUST_KEY_ID_TEXT];

	stage("example", "one");
	ck_assert_int_eq(disk_serial(&disk, "example"), 0);
	ck_assert_int_eq(stage_install(&disk, "example", 1, NULL), 0);
	ck_assert_int_eq(disk_serial(&disk, "example"), 1);
	ck_assert(holds("example", 1, "one"));
	disk_owner(&disk, "example", owner);
	ck_assert_str_eq(owner, "0123456789ABCDEF");
}
END_TEST

START_TEST(the_serial_that_counts_is_the_highest_number_that_names_a_folder)
{
	static const char *const names[] = { "", "/9", "/10", "/011", "/12x", "/2147483648", "/9999999999", "/99999999999" };
	char path[600];
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(path, sizeof(path), "%s/example%s", disk.packs, names[i]);
		ck_assert_int_eq(mkdir(path, 0700), 0);
	}
	ck_assert_int_eq(disk_serial(&disk, "example"), 10);
	snprintf(path, sizeof(path), "%s/example/2147483647", disk.packs);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	ck_assert_int_eq(disk_serial(&disk, "example"), 2147483647);
}
END_TEST

START_TEST(a_newer_one_takes_the_place_of_the_older_and_a_damaged_one_is_mended)
{
	stage("example", "one");
	ck_assert_int_eq(stage_install(&disk, "example", 1, NULL), 0);
	stage("example", "two");
	ck_assert_int_eq(stage_install(&disk, "example", 2, NULL), 0);
	ck_assert_int_eq(disk_serial(&disk, "example"), 2);
	ck_assert(!holds("example", 1, "one"));
	stage("example", "mended");
	ck_assert_int_eq(stage_install(&disk, "example", 2, NULL), 0);
	ck_assert(holds("example", 2, "mended"));
}
END_TEST

START_TEST(what_is_dropped_or_was_killed_leaves_nothing)
{
	struct disk_names names = { 0 };

	stage("example", "one");
	stage_drop(&disk, "example");
	stage("another", "half");
	stage_sweep(&disk);
	ck_assert_int_eq(disk_packs(&disk, &names, NULL), 0);
	ck_assert_uint_eq(names.count, 0);
}
END_TEST

START_TEST(a_pack_that_is_removed_is_gone_with_its_folder)
{
	struct disk_names names = { 0 };

	stage("example", "one");
	ck_assert_int_eq(stage_install(&disk, "example", 1, NULL), 0);
	ck_assert_int_eq(stage_remove(&disk, "example", NULL), 0);
	ck_assert_int_eq(disk_packs(&disk, &names, NULL), 0);
	ck_assert_uint_eq(names.count, 0);
}
END_TEST

START_TEST(a_folder_that_others_may_write_to_is_refused)
{
	struct err err = { ERR_NONE, "" };
	struct disk again;

	ck_assert_int_eq(chmod(disk.packs, 0777), 0);
	ck_assert_int_eq(disk_open(&again, &home.paths, true, &err), -1);
	ck_assert_ptr_nonnull(strstr(err.text, "others may write"));
	disk_close(&again);
	ck_assert_int_eq(chmod(disk.packs, 0700), 0);
}
END_TEST

/* In a child, since rights are given up for good: 0, or the number of the promise that is broken. */
static int
try_rights(const char *outside)
{
	const struct guard_folder folders[] = { { .path = disk.packs } };
	const char *const readable[] = { "/etc", NULL };
	const struct guard_options options = { .folders = folders, .count = 1, .readable = readable, .keeps_network = true };
	char name[] = "true", *const args[] = { name, NULL };
	struct guard_report report;
	int fd;

	guard_enter(&options, &report);
	if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0)
		return 1;
	if (open("/etc/passwd", O_RDONLY) < 0)
		return 2;
	if (access(disk.packs, R_OK) != 0)
		return 3;
	if (report.writing && open(outside, O_RDONLY) >= 0)
		return 4;
	if (report.writing && open("/bin/true", O_RDONLY) >= 0)
		return 5;
	if (report.writing && (execv("/bin/true", args) == 0 || errno != EACCES))
		return 6;
	return 0;
}

START_TEST(what_may_be_read_is_read_and_nothing_else_and_the_network_stays)
{
	int status;
	pid_t child;

	home_put(&home, "audit.json", "{}");
	ck_assert_int_ge(child = fork(), 0);
	if (child == 0)
		_exit(try_rights(home_path(&home, "audit.json")));
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_msg(WIFEXITED(status), "ended by a signal");
	ck_assert_int_eq(WEXITSTATUS(status), 0);
}
END_TEST

Suite *
suite_fetch(void)
{
	Suite *suite = suite_create("fetch");
	TCase *pure = tcase_create("decisions"), *kept = tcase_create("disk");

	tcase_add_test(pure, only_a_list_with_no_lower_number_may_follow);
	tcase_add_test(pure, a_key_that_was_never_heard_starts_its_own_count);
	tcase_add_test(pure, a_translation_changes_only_with_the_number_of_its_checklist);
	tcase_add_test(pure, a_name_that_means_this_computer_or_its_network_is_told_without_looking_it_up);
	tcase_add_test(pure, what_is_kept_of_a_list_comes_back_as_it_was_and_forgets_no_number);
	tcase_add_test(pure, what_is_kept_is_read_strictly);
	tcase_add_test(pure, a_pack_belongs_to_its_key_and_to_those_that_came_after_it);
	tcase_add_test(pure, addresses_that_are_not_everyones_are_told_apart);
	tcase_add_test(pure, every_address_of_a_pack_is_found_once);
	tcase_add_test(pure, an_address_to_go_on_to_is_kept_up_to_2000_letters);
	tcase_add_test(pure, as_many_addresses_as_a_pack_can_hold_are_each_found_once_in_order);
	suite_add_tcase(suite, pure);
	tcase_add_checked_fixture(kept, set_up, tear_down);
	tcase_add_test(kept, what_is_staged_is_not_seen_until_it_is_installed);
	tcase_add_test(kept, the_serial_that_counts_is_the_highest_number_that_names_a_folder);
	tcase_add_test(kept, a_newer_one_takes_the_place_of_the_older_and_a_damaged_one_is_mended);
	tcase_add_test(kept, what_is_dropped_or_was_killed_leaves_nothing);
	tcase_add_test(kept, a_pack_that_is_removed_is_gone_with_its_folder);
	tcase_add_test(kept, what_may_be_read_is_read_and_nothing_else_and_the_network_stays);
	tcase_add_test(kept, a_folder_that_others_may_write_to_is_refused);
	suite_add_tcase(suite, kept);
	return suite;
}
