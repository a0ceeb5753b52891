/* test_packs.c - installed packs (DESIGN.md 8): which there are, which is used, and what is passed over. */
#include "store/store.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <closeknit/pack.h>

#include "kit_home.h"

Suite *suite_packs(void);

static struct home home;
static struct store_packs packs;
static struct buf example, river, text;
static struct pack *pack;
static struct err err;

static void
set_up(void)
{
	home_make(&home);
	ck_assert_int_eq(mkdir(home_path(&home, ""), 0700), 0);
	ck_assert_int_eq(file_read("tests/packs/example.json", PACK_MAX_BYTES, &example, &err), 0);
	ck_assert_int_eq(file_read("tests/installed/river.json", PACK_MAX_BYTES, &river, &err), 0);
	err = (struct err){ 0 };
}

static void
tear_down(void)
{
	store_packs_clear(&packs);
	pack_free(pack);
	pack = NULL;
	buf_clear(&example);
	buf_clear(&river);
	buf_clear(&text);
	home_remove(&home);
}

/* A folder below packs/, with those it lies in. */
static void
folder(const char *name)
{
	char path[256];
	size_t i;

	snprintf(path, sizeof(path), "packs/%s", name);
	for (i = 0; path[i] != '\0'; i++)
		if (path[i] == '/') {
			path[i] = '\0';
			mkdir(home_path(&home, path), 0700);
			path[i] = '/';
		}
	mkdir(home_path(&home, path), 0700);
}

static void
put(const char *where, const char *file, const char *bytes)
{
	char name[256];

	folder(where);
	snprintf(name, sizeof(name), "packs/%s/%s", where, file);
	home_put(&home, name, bytes);
}

/* The example or the overlay, with another serial of its own: the first "serial" of the one, the second of the other. */
static void
install(const char *where, const struct buf *bytes, int number)
{
	const char *place = strstr(buf_text(bytes), "\"serial\": ");

	if (bytes == &river)
		place = strstr(place + 1, "\"serial\": ");
	place += strlen("\"serial\": ");
	buf_reset(&text);
	buf_add(&text, bytes->bytes, (size_t)(place - bytes->bytes));
	buf_printf(&text, "%d", number);
	buf_puts(&text, place + strspn(place, "0123456789"));
	put(where, "pack.json", buf_text(&text));
}

/* "a/2 a/1 b/1": what store_packs finds. */
static const char *
listed(const char *id)
{
	size_t i;

	store_packs_clear(&packs);
	ck_assert_msg(store_packs(&home.paths, id, &packs, &err) == 0, "%s", err.text);
	buf_reset(&text);
	for (i = 0; i < packs.count; i++)
		buf_printf(&text, "%s%s/%d", i > 0 ? " " : "", packs.rows[i].id, (int)packs.rows[i].serial);
	return buf_text(&text);
}

static bool
says(const char *words)
{
	return strstr(err.text, words) != NULL;
}

/* The overlay as a document. */
static struct pack *
read_river(const struct paths *paths, const struct pack *base)
{
	struct complaints found = { 0 };
	struct pack *read = store_read_pack(paths, &(struct store_document){ .bytes = river.bytes, .len = river.len, .name = "river.json", .base = base }, &found, &err);

	complaints_clear(&found);
	return read;
}

/* ---- Which there are ---------------------------------------------------------------------------------------- */

START_TEST(without_a_folder_nothing_is_installed_and_that_is_no_error)
{
	ck_assert(!store_has_packs(&home.paths));
	ck_assert_str_eq(listed(NULL), "");
	ck_assert_str_eq(listed("example"), "");
	ck_assert_ptr_null(store_find_pack(&home.paths, "example", 0, &err));
	ck_assert_int_eq(err.kind, ERR_NONE);
}
END_TEST

START_TEST(they_are_listed_by_id_the_newest_first)
{
	folder("river/1");
	folder("example/9");
	folder("example/10");
	folder("example/2147483647");
	ck_assert(store_has_packs(&home.paths));
	ck_assert_str_eq(listed(NULL), "example/2147483647 example/10 example/9 river/1");
	ck_assert_str_eq(listed("example"), "example/2147483647 example/10 example/9");
}
END_TEST

START_TEST(folders_of_other_names_are_being_filled_or_left_over_and_are_passed_over)
{
	static const char *const others[] = { "01", "0", "1a", "+1", "-1", "2147483648", "99999999999", ".stage-1", "new" };
	char name[64];
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		snprintf(name, sizeof(name), "example/%s", others[i]);
		folder(name);
	}
	folder("No Id/1");
	folder("example/3");
	/* No folder, but named as one. */
	home_put(&home, "packs/afile", "");
	ck_assert_str_eq(listed(NULL), "example/3");
}
END_TEST

START_TEST(any_number_of_them_is_listed)
{
	char name[64];
	int i;

	for (i = 1; i <= 40; i++) {
		snprintf(name, sizeof(name), "example/%d", i);
		folder(name);
	}
	listed(NULL);
	ck_assert_uint_eq(packs.count, 40);
	ck_assert_int_eq(packs.rows[0].serial, 40);
	ck_assert_int_eq(packs.rows[39].serial, 1);
}
END_TEST

START_TEST(what_is_no_folder_in_place_of_them_is_told)
{
	home_put(&home, "packs", "");
	ck_assert_int_eq(store_packs(&home.paths, NULL, &packs, &err), -1);
	ck_assert_msg(says("cannot read the folder") && says("/packs"), "%s", err.text);
}
END_TEST

START_TEST(a_circle_of_links_in_place_of_one_is_told)
{
	folder("river");
	ck_assert_int_eq(symlink("example", home_path(&home, "packs/example")), 0);
	ck_assert_int_eq(store_packs(&home.paths, "example", &packs, &err), -1);
	ck_assert_msg(says("cannot read the folder") && says("packs/example"), "%s", err.text);
	ck_assert_ptr_null(store_find_pack(&home.paths, "example", 0, &err));
}
END_TEST

START_TEST(where_one_came_from_is_a_line_without_its_end_and_nothing_where_there_is_none)
{
	const struct store_pack row = { .id = "example", .serial = 1 };
	char large[2000];

	folder("example/1");
	buf_reset(&text);
	ck_assert_int_eq(store_pack_from(&home.paths, &row, &text, &err), 0);
	ck_assert_str_eq(buf_text(&text), "");
	put("example/1", "from", "96498368294A0217 packs.example.org\n\n");
	ck_assert_int_eq(store_pack_from(&home.paths, &row, &text, &err), 0);
	ck_assert_str_eq(buf_text(&text), "96498368294A0217 packs.example.org");
	memset(large, 'x', sizeof(large) - 1);
	large[sizeof(large) - 1] = '\0';
	put("example/1", "from", large);
	buf_reset(&text);
	ck_assert_int_eq(store_pack_from(&home.paths, &row, &text, &err), 0);
	ck_assert_str_eq(buf_text(&text), "");
}
END_TEST

/* ---- Which is used ------------------------------------------------------------------------------------------ */

START_TEST(the_newest_is_used_that_is_above_a_serial)
{
	char *path = store_pack_path(&home.paths, "example", 7);

	ck_assert_str_eq(path, home_path(&home, "packs/example/7/pack.json"));
	free(path);
	install("example/3", &example, 3);
	install("example/7", &example, 7);
	pack = store_find_pack(&home.paths, "example", 0, &err);
	ck_assert_msg(pack != NULL, "%s", err.text);
	ck_assert_int_eq(pack->serial, 7);
	ck_assert_int_eq(err.kind, ERR_NONE);
	ck_assert_ptr_null(store_find_pack(&home.paths, "example", 7, &err));
	ck_assert_int_eq(err.kind, ERR_NONE);
}
END_TEST

START_TEST(one_with_an_error_is_complained_of_and_the_one_before_is_used)
{
	install("example/3", &example, 3);
	put("example/5", "pack.json", "{");
	pack = store_find_pack(&home.paths, "example", 0, &err);
	ck_assert_ptr_nonnull(pack);
	ck_assert_int_eq(pack->serial, 3);
	ck_assert_int_eq(err.kind, ERR_UNUSABLE);
	ck_assert_msg(says("packs/example/5/pack.json"), "%s", err.text);
}
END_TEST

START_TEST(an_older_one_with_an_error_is_nobodys_concern)
{
	put("example/3", "pack.json", "{");
	folder("example/4");
	install("example/5", &example, 5);
	pack = store_find_pack(&home.paths, "example", 0, &err);
	ck_assert_ptr_nonnull(pack);
	ck_assert_int_eq(err.kind, ERR_NONE);
}
END_TEST

START_TEST(one_that_is_not_what_its_folder_says_is_never_used)
{
	static const struct store_pack row = { .id = "example", .serial = 4 }, other = { .id = "another", .serial = 3 }, none = { .id = "example", .serial = 9 };

	install("example/4", &example, 3);
	ck_assert_ptr_null(store_read_installed(&home.paths, &row, &err));
	ck_assert_int_eq(err.kind, ERR_UNUSABLE);
	ck_assert_msg(says("is not serial 4 of \"example\""), "%s", err.text);
	install("another/3", &example, 3);
	ck_assert_ptr_null(store_read_installed(&home.paths, &other, &err));
	ck_assert_msg(says("is not serial 3 of \"another\""), "%s", err.text);
	ck_assert_ptr_null(store_read_installed(&home.paths, &none, &err));
	ck_assert_int_eq(err.kind, ERR_UNUSABLE);
}
END_TEST

/* ---- Whose it is ---------------------------------------------------------------------------------------------- */

/* The example, number 2, is refused with these words and that path in them. */
static void
refused(const char *words, const char *path)
{
	static const struct store_pack row = { .id = "example", .serial = 2 };

	err = (struct err){ 0 };
	ck_assert_ptr_null(store_read_installed(&home.paths, &row, &err));
	ck_assert_int_eq(err.kind, ERR_UNUSABLE);
	ck_assert_msg(says(words) && says(home_path(&home, path)), "%s", err.text);
}

START_TEST(a_pack_where_others_may_write_is_never_used)
{
	static const char *const places[] = { "", "packs", "packs/example", "packs/example/2", "packs/example/2/pack.json" };
	size_t i;

	install("example/2", &example, 2);
	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		const mode_t mode = home_mode(&home, places[i]);

		ck_assert_int_eq(chmod(home_path(&home, places[i]), mode | S_IWGRP), 0);
		refused("others may write to", places[i]);
		ck_assert_int_eq(chmod(home_path(&home, places[i]), mode | S_IWOTH), 0);
		refused("others may write to", places[i]);
		ck_assert_ptr_null(store_find_pack(&home.paths, "example", 0, &err));
		ck_assert_int_eq(chmod(home_path(&home, places[i]), mode), 0);
	}
	pack = store_find_pack(&home.paths, "example", 0, &err);
	ck_assert_ptr_nonnull(pack);
}
END_TEST

START_TEST(a_pack_that_another_account_put_there_is_never_used)
{
	static const char *const places[] = { "", "packs", "packs/example", "packs/example/2", "packs/example/2/pack.json" };
	size_t i;

	/* Only an administrator can give files away. */
	if (geteuid() != 0)
		return;
	install("example/2", &example, 2);
	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		ck_assert_int_eq(lchown(home_path(&home, places[i]), 65534, 65534), 0);
		refused("belongs to another account", places[i]);
		ck_assert_int_eq(lchown(home_path(&home, places[i]), 0, 0), 0);
	}
}
END_TEST

START_TEST(links_in_place_of_a_pack_or_its_folders_are_refused)
{
	install("other/2", &example, 2);
	ck_assert_int_eq(symlink("other", home_path(&home, "packs/example")), 0);
	refused("is a link", "packs/example");
	ck_assert_int_eq(unlink(home_path(&home, "packs/example")), 0);
	folder("example");
	ck_assert_int_eq(symlink("../other/2", home_path(&home, "packs/example/2")), 0);
	refused("is a link", "packs/example/2");
	ck_assert_int_eq(unlink(home_path(&home, "packs/example/2")), 0);
	folder("example/2");
	ck_assert_int_eq(symlink("../../other/2/pack.json", home_path(&home, "packs/example/2/pack.json")), 0);
	refused("is a link", "packs/example/2/pack.json");
	ck_assert_int_eq(unlink(home_path(&home, "packs/example/2/pack.json")), 0);
	ck_assert_int_eq(link(home_path(&home, "packs/other/2/pack.json"), home_path(&home, "packs/example/2/pack.json")), 0);
	refused("a hard link", "packs/example/2/pack.json");
}
END_TEST

START_TEST(what_is_no_plain_file_in_place_of_a_pack_is_refused_at_once)
{
	folder("example/2");
	ck_assert_int_eq(mkfifo(home_path(&home, "packs/example/2/pack.json"), 0600), 0);
	refused("no ordinary file", "packs/example/2/pack.json");
	ck_assert_int_eq(unlink(home_path(&home, "packs/example/2/pack.json")), 0);
	folder("example/2/pack.json");
	refused("is a folder", "packs/example/2/pack.json");
}
END_TEST

START_TEST(an_overlay_is_not_read_with_a_pack_that_others_may_change)
{
	install("example/1", &example, 1);
	install("example/4", &example, 4);
	ck_assert_int_eq(chmod(home_path(&home, "packs/example/4"), 0777), 0);
	pack = read_river(&home.paths, NULL);
	ck_assert_msg(pack != NULL, "%s", err.text);
	ck_assert_int_eq(pack->serial, 1);
}
END_TEST

/* ---- Overlays ----------------------------------------------------------------------------------------------- */

START_TEST(an_overlay_is_read_with_the_newest_whole_pack_it_extends)
{
	static const struct store_pack row = { .id = "river", .serial = 2 };

	install("example/1", &example, 1);
	install("example/4", &example, 4);
	/* None of these is the one: cut off, and another's. */
	put("example/5", "pack.json", "{");
	install("example/6", &example, 2);
	install("river/2", &river, 2);
	pack = store_read_installed(&home.paths, &row, &err);
	ck_assert_msg(pack != NULL, "%s", err.text);
	ck_assert_int_eq(pack->overlay_serial, 2);
	ck_assert_int_eq(pack->serial, 4);
	ck_assert_str_eq(pack_id(pack, pack->overlay_id), "river");
}
END_TEST

START_TEST(an_overlay_in_another_folder_than_its_own_is_never_used)
{
	static const struct store_pack row = { .id = "river", .serial = 3 };

	install("example/1", &example, 1);
	install("river/3", &river, 2);
	ck_assert_ptr_null(store_read_installed(&home.paths, &row, &err));
	ck_assert_msg(says("is not serial 3 of \"river\""), "%s", err.text);
}
END_TEST

START_TEST(an_overlay_of_what_is_not_here_is_refused_in_words)
{
	pack = read_river(&home.paths, NULL);
	ck_assert_ptr_null(pack);
	ck_assert_int_ne(err.kind, ERR_NONE);
	err = (struct err){ 0 };
	ck_assert_ptr_null(read_river(NULL, NULL));
	ck_assert_int_ne(err.kind, ERR_NONE);
}
END_TEST

START_TEST(an_overlay_is_read_with_the_pack_it_is_given)
{
	struct complaints found = { 0 };
	struct pack *base = pack_read(example.bytes, example.len, "example.json", &found, &err);

	ck_assert_msg(base != NULL, "%s", err.text);
	pack = read_river(NULL, base);
	ck_assert_msg(pack != NULL, "%s", err.text);
	complaints_clear(&found);
	pack_free(base);
	ck_assert_str_eq(pack_id(pack, pack->overlay_id), "river");
}
END_TEST

Suite *
suite_packs(void)
{
	Suite *suite = suite_create("packs");
	TCase *tests = tcase_create("packs");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, without_a_folder_nothing_is_installed_and_that_is_no_error);
	tcase_add_test(tests, they_are_listed_by_id_the_newest_first);
	tcase_add_test(tests, folders_of_other_names_are_being_filled_or_left_over_and_are_passed_over);
	tcase_add_test(tests, any_number_of_them_is_listed);
	tcase_add_test(tests, what_is_no_folder_in_place_of_them_is_told);
	tcase_add_test(tests, a_circle_of_links_in_place_of_one_is_told);
	tcase_add_test(tests, where_one_came_from_is_a_line_without_its_end_and_nothing_where_there_is_none);
	tcase_add_test(tests, the_newest_is_used_that_is_above_a_serial);
	tcase_add_test(tests, one_with_an_error_is_complained_of_and_the_one_before_is_used);
	tcase_add_test(tests, an_older_one_with_an_error_is_nobodys_concern);
	tcase_add_test(tests, one_that_is_not_what_its_folder_says_is_never_used);
	tcase_add_test(tests, a_pack_where_others_may_write_is_never_used);
	tcase_add_test(tests, a_pack_that_another_account_put_there_is_never_used);
	tcase_add_test(tests, links_in_place_of_a_pack_or_its_folders_are_refused);
	tcase_add_test(tests, what_is_no_plain_file_in_place_of_a_pack_is_refused_at_once);
	tcase_add_test(tests, an_overlay_is_not_read_with_a_pack_that_others_may_change);
	tcase_add_test(tests, an_overlay_is_read_with_the_newest_whole_pack_it_extends);
	tcase_add_test(tests, an_overlay_in_another_folder_than_its_own_is_never_used);
	tcase_add_test(tests, an_overlay_of_what_is_not_here_is_refused_in_words);
	tcase_add_test(tests, an_overlay_is_read_with_the_pack_it_is_given);
	suite_add_tcase(suite, tests);
	return suite;
}
