/* test_store.c - audits on disk: private, saved whole, moved aside and never overwritten (DESIGN.md 8); the lock and past ones are test_past.c's. */
#include "store/store.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kit_store.h"

Suite *suite_store(void);

/* Another's: a folder that belongs to someone else; as root it can be given away, else it is the root's own. */
static void
make_foreign(const char *path)
{
	ck_assert_int_eq(chown(path, 65534, 65534), 0);
}

/* ---- Folders and files -------------------------------------------------------------------------------------- */

START_TEST(folders_are_0700_and_files_0600_whatever_the_umask)
{
	const mode_t masks[] = { 0, 077, 0777 };
	mode_t before = umask(masks[_i]);

	open_store();
	save();
	ck_assert_int_eq(store_start_anew(store, &err), 0);
	save();
	umask(before);
	ck_assert_uint_eq(home_mode(&home, ""), 0700);
	ck_assert_uint_eq(home_mode(&home, "audit.json"), 0600);
	ck_assert_uint_eq(home_mode(&home, "lock"), 0600);
	ck_assert_uint_eq(home_mode(&home, "past"), 0700);
	ck_assert_uint_eq(home_mode(&home, "past/2026-11-22T10-00-00Z.json"), 0600);
}
END_TEST

START_TEST(a_folder_that_others_could_read_is_shut)
{
	ck_assert_int_eq(mkdir(home.paths.state, 0700), 0);
	ck_assert_int_eq(chmod(home.paths.state, 0755), 0);
	open_store();
	ck_assert_uint_eq(home_mode(&home, ""), 0700);
}
END_TEST

START_TEST(a_folder_that_others_may_write_to_is_refused)
{
	ck_assert_int_eq(mkdir(home.paths.state, 0700), 0);
	ck_assert_int_eq(chmod(home.paths.state, 0770), 0);
	ck_assert_ptr_null(open_with((struct store_options){ .no_save = false }));
	ck_assert(says("others may write to the folder") && says(home.paths.state));
	ck_assert_int_eq(home_count(&home), 0);
}
END_TEST

START_TEST(a_folder_of_another_account_is_refused)
{
	if (geteuid() != 0) {
		free(home.paths.state);
		home.paths.state = strdup("/");
	} else {
		ck_assert_int_eq(mkdir(home.paths.state, 0700), 0);
		make_foreign(home.paths.state);
	}
	ck_assert_ptr_null(open_with((struct store_options){ .no_save = false }));
	ck_assert(says("belongs to another account"));
}
END_TEST

START_TEST(a_link_in_place_of_the_folder_is_refused)
{
	ck_assert_int_eq(symlink(home.root, home.paths.state), 0);
	ck_assert_ptr_null(open_with((struct store_options){ .no_save = false }));
	ck_assert(says("is a link or no folder"));
}
END_TEST

START_TEST(a_home_that_is_not_there_is_not_made)
{
	char path[512];

	snprintf(path, sizeof(path), "%s/nobody/.local/state/closeknit", home.root);
	free(home.paths.state);
	home.paths.state = strdup(path);
	ck_assert_ptr_null(open_with((struct store_options){ .no_save = false }));
	ck_assert(says("cannot make the folder") && says("--no-save"));
	snprintf(path, sizeof(path), "%s/nobody", home.root);
	ck_assert_int_ne(access(path, F_OK), 0);
}
END_TEST

/* ---- Loading and saving ------------------------------------------------------------------------------------- */

START_TEST(what_was_saved_is_loaded_again)
{
	open_store();
	ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_NEW);
	ck_assert_int_eq(audit_choose(audit, 0, (uint32_t[]){ kit_option(pack, "q", "b") }, 1, &err), 0);
	save();
	audit_reset(audit);
	ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_RESUMED);
	ck_assert_str_eq(kit_answer(audit, "q", &text), "b");
	ck_assert_str_eq(store_where(store), home_path(&home, "audit.json"));
}
END_TEST

START_TEST(a_failed_save_says_why_and_leaves_what_was_saved)
{
	struct rlimit before, tiny;
	void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
	struct buf saved = { 0 };

	open_store();
	save();
	home_text(&home, "audit.json", &saved);
	audit_unanswer(audit, 0);
	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
	tiny = before;
	tiny.rlim_cur = 8;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &tiny), 0);
	ck_assert_int_eq(store_save(store, audit, &err), -1);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, handler);
	ck_assert(says(home_path(&home, "audit.json")));
	ck_assert_str_eq(home_text(&home, "audit.json", &text), buf_text(&saved));
	ck_assert_int_eq(home_count(&home), 2);
	save();
	buf_clear(&saved);
}
END_TEST

START_TEST(a_folder_that_vanished_fails_the_save_and_its_return_mends_it)
{
	char away[512];

	open_store();
	save();
	snprintf(away, sizeof(away), "%s/away", home.root);
	ck_assert_int_eq(rename(home.paths.state, away), 0);
	ck_assert_int_eq(store_save(store, audit, &err), -1);
	ck_assert(says("audit.json"));
	ck_assert_int_eq(rename(away, home.paths.state), 0);
	save();
}
END_TEST

START_TEST(no_save_writes_nothing_and_makes_no_folder)
{
	store = open_with((struct store_options){ .no_save = true });
	ck_assert_ptr_nonnull(store);
	ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_NEW);
	save();
	ck_assert_str_eq(store_where(store), "");
	ck_assert_int_eq(home_count(&home), -1);
}
END_TEST

START_TEST(read_only_makes_nothing_takes_no_lock_and_saves_nothing)
{
	store = open_with((struct store_options){ .read_only = true });
	ck_assert_ptr_nonnull(store);
	ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_NEW);
	ck_assert_int_eq(home_count(&home), -1);
	close_store();
	home_put(&home, "audit.json", "no audit");
	store = open_with((struct store_options){ .read_only = true });
	ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_FAILED);
	ck_assert_int_eq(store_save(store, audit, &err), -1);
	ck_assert_int_eq(home_count(&home), 1);
}
END_TEST

START_TEST(keeping_nothing_removes_what_this_opening_made)
{
	open_store();
	ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_NEW);
	save();
	ck_assert_int_eq(store_keep_nothing(store, &err), 0);
	save();
	ck_assert_int_eq(home_count(&home), -1);
}
END_TEST

START_TEST(keeping_nothing_leaves_answers_from_before)
{
	open_store();
	save();
	close_store();
	open_store();
	ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_RESUMED);
	save();
	ck_assert_int_eq(store_keep_nothing(store, &err), 0);
	ck_assert(home_has(&home, "audit.json"));
	ck_assert_str_eq(store_where(store), "");
}
END_TEST

/* ---- What cannot be read ------------------------------------------------------------------------------------ */

START_TEST(what_cannot_be_read_is_moved_aside_under_a_free_name_and_named)
{
	home_put(&home, "audit.unreadable-1.json", "older");
	home_put(&home, "audit.json", "{\"format\": \"closeknit-audit/1\",\n cut");
	open_store();
	ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_MOVED_ASIDE);
	ck_assert(says("audit.json:2:2: error:") && says("audit.unreadable-2.json"));
	ck_assert(!home_has(&home, "audit.json"));
	ck_assert_str_eq(home_text(&home, "audit.unreadable-1.json", &text), "older");
	ck_assert_str_eq(home_text(&home, "audit.unreadable-2.json", &text), "{\"format\": \"closeknit-audit/1\",\n cut");
	ck_assert_str_eq(kit_answer(audit, "q", &text), "unanswered");
}
END_TEST

START_TEST(a_file_larger_than_any_audit_is_moved_aside)
{
	struct buf large = { 0 };
	size_t i;

	for (i = 0; i <= AUDIT_MAX_BYTES; i++)
		buf_putc(&large, ' ');
	home_put(&home, "audit.json", buf_text(&large));
	buf_clear(&large);
	open_store();
	ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_MOVED_ASIDE);
	ck_assert(says("too large"));
	ck_assert(home_has(&home, "audit.unreadable-1.json"));
}
END_TEST

START_TEST(answers_to_another_pack_are_an_error_that_names_both_and_stay)
{
	char id[65];

	home_put(&home, "audit.json",
	    "{\"format\":\"closeknit-audit/1\",\"pack\":\"other-one\",\"serial\":1,\"started\":\"2026-11-22T10:00:00Z\","
	    "\"updated\":\"2026-11-22T10:00:00Z\",\"answers\":{}}");
	open_store();
	ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_FAILED);
	ck_assert(says("\"other-one\"") && says("\"kit\""));
	ck_assert(home_has(&home, "audit.json"));
	ck_assert_int_eq(store_pack_id(store, id, sizeof(id), &err), 0);
	ck_assert_str_eq(id, "other-one");
}
END_TEST

START_TEST(a_newer_format_is_refused_and_stays)
{
	home_put(&home, "audit.json", "{\"format\":\"closeknit-audit/2\",\"pack\":\"kit\"}");
	open_store();
	ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_FAILED);
	ck_assert(says("closeknit-audit/2") && says("newer"));
	ck_assert(home_has(&home, "audit.json"));
}
END_TEST

START_TEST(links_and_fifos_in_place_of_the_audit_are_refused_at_once)
{
	home_put(&home, "elsewhere", "{}");
	if (_i == 0)
		ck_assert_int_eq(symlink("elsewhere", home_path(&home, "audit.json")), 0);
	else if (_i == 1)
		ck_assert_int_eq(link(home_path(&home, "elsewhere"), home_path(&home, "audit.json")), 0);
	else
		ck_assert_int_eq(mkfifo(home_path(&home, "audit.json"), 0600), 0);
	open_store();
	ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_FAILED);
	ck_assert(says("audit.json"));
	ck_assert(home_has(&home, "audit.json"));
	ck_assert_str_eq(home_text(&home, "elsewhere", &text), "{}");
}
END_TEST

START_TEST(a_linked_lock_is_refused)
{
	home_put(&home, "elsewhere", "mine");
	ck_assert_int_eq(symlink("elsewhere", home_path(&home, "lock")), 0);
	ck_assert_ptr_null(open_with((struct store_options){ .no_save = false }));
	ck_assert(says("lock"));
	ck_assert_str_eq(home_text(&home, "elsewhere", &text), "mine");
}
END_TEST

/* ---- A file of one's own ------------------------------------------------------------------------------------ */

START_TEST(answers_in_a_named_file_are_read_and_written_there_and_nowhere_else)
{
	char file[512];

	snprintf(file, sizeof(file), "%s/mine.json", home.root);
	store = open_with((struct store_options){ .answers = file });
	ck_assert_ptr_nonnull(store);
	ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_NEW);
	ck_assert_int_eq(audit_choose(audit, 0, (uint32_t[]){ kit_option(pack, "q", "b") }, 1, &err), 0);
	save();
	ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_RESUMED);
	ck_assert_str_eq(kit_answer(audit, "q", &text), "b");
	ck_assert_str_eq(store_where(store), file);
	ck_assert_int_eq(home_count(&home), -1);
	ck_assert_int_eq(store_start_anew(store, &err), -1);
}
END_TEST

START_TEST(a_named_file_that_cannot_be_read_stays_where_it_is)
{
	char file[512];

	home_put(&home, "mine.json", "[]");
	snprintf(file, sizeof(file), "%s/mine.json", home.paths.state);
	store = open_with((struct store_options){ .answers = file });
	ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_FAILED);
	ck_assert(says("mine.json:1:1: error:"));
	ck_assert_str_eq(home_text(&home, "mine.json", &text), "[]");
}
END_TEST

Suite *
suite_store(void)
{
	Suite *suite = suite_create("store");
	TCase *tests = tcase_create("store");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, folders_are_0700_and_files_0600_whatever_the_umask, 0, 3);
	tcase_add_test(tests, a_folder_that_others_could_read_is_shut);
	tcase_add_test(tests, a_folder_that_others_may_write_to_is_refused);
	tcase_add_test(tests, a_folder_of_another_account_is_refused);
	tcase_add_test(tests, a_link_in_place_of_the_folder_is_refused);
	tcase_add_test(tests, a_home_that_is_not_there_is_not_made);
	tcase_add_test(tests, what_was_saved_is_loaded_again);
	tcase_add_test(tests, a_failed_save_says_why_and_leaves_what_was_saved);
	tcase_add_test(tests, a_folder_that_vanished_fails_the_save_and_its_return_mends_it);
	tcase_add_test(tests, no_save_writes_nothing_and_makes_no_folder);
	tcase_add_test(tests, read_only_makes_nothing_takes_no_lock_and_saves_nothing);
	tcase_add_test(tests, keeping_nothing_removes_what_this_opening_made);
	tcase_add_test(tests, keeping_nothing_leaves_answers_from_before);
	tcase_add_test(tests, what_cannot_be_read_is_moved_aside_under_a_free_name_and_named);
	tcase_add_test(tests, a_file_larger_than_any_audit_is_moved_aside);
	tcase_add_test(tests, answers_to_another_pack_are_an_error_that_names_both_and_stay);
	tcase_add_test(tests, a_newer_format_is_refused_and_stays);
	tcase_add_loop_test(tests, links_and_fifos_in_place_of_the_audit_are_refused_at_once, 0, 3);
	tcase_add_test(tests, a_linked_lock_is_refused);
	tcase_add_test(tests, answers_in_a_named_file_are_read_and_written_there_and_nowhere_else);
	tcase_add_test(tests, a_named_file_that_cannot_be_read_stays_where_it_is);
	suite_add_tcase(suite, tests);
	return suite;
}
