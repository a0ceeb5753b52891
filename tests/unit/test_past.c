/* test_past.c - the lock, what a kill leaves, past audits and forgetting (DESIGN.md 8). */
#include "store/store.h"

#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kit_store.h"

Suite *suite_past(void);

/* ---- The lock ----------------------------------------------------------------------------------------------- */

/* A second process that opens the store and holds it until it is killed.  Its number. */
static pid_t
hold_elsewhere(void)
{
	int ready[2];
	char byte;
	pid_t pid;

	ck_assert_int_eq(pipe(ready), 0);
	if ((pid = fork()) == 0) {
		open_store();
		if (write(ready[1], "", 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	ck_assert_int_gt(pid, 0);
	close(ready[1]);
	ck_assert_int_eq(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	return pid;
}

START_TEST(a_second_closeknit_says_who_holds_the_lock_and_since_when)
{
	pid_t holder = hold_elsewhere();
	char who[32];

	snprintf(who, sizeof(who), "process %ld", (long)holder);
	ck_assert_ptr_null(open_with((struct store_options){ .no_save = false }));
	ck_assert(says(who) && says("2026-11-22T10:00:00Z") && says(home.paths.state));
	store = open_with((struct store_options){ .read_only = true });
	ck_assert_ptr_nonnull(store);
	close_store();
	kill(holder, SIGKILL);
	ck_assert_int_eq(waitpid(holder, NULL, 0), holder);
	open_store();
}
END_TEST

START_TEST(a_lock_file_left_by_the_dead_does_not_block)
{
	home_put(&home, "lock", "1 2026-11-22T10:00:00Z\n");
	open_store();
	close_store();
	open_store();
}
END_TEST

START_TEST(what_a_killed_run_left_is_removed_and_nothing_else)
{
	char gone[64], alive[64];
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	snprintf(gone, sizeof(gone), "%s%ld-0", FILE_BESIDE_PREFIX, (long)pid);
	snprintf(alive, sizeof(alive), "%s%ld-0", FILE_BESIDE_PREFIX, (long)getppid());
	home_put(&home, gone, "half");
	home_put(&home, alive, "being written");
	home_put(&home, FILE_BESIDE_PREFIX "notes", "somebody's");
	open_store();
	ck_assert(!home_has(&home, gone));
	ck_assert(home_has(&home, alive));
	ck_assert(home_has(&home, FILE_BESIDE_PREFIX "notes"));
}
END_TEST

/* Save for ever, one byte a save into the pipe. */
static void
save_for_ever(int told)
{
	for (;;) {
		audit->updated++;
		if (store_save(store, audit, NULL) != 0 || write(told, "", 1) != 1)
			_exit(1);
	}
}

START_TEST(a_kill_at_any_moment_leaves_the_last_saved_answers_whole)
{
	int round, told[2], saves;
	char byte;

	for (round = 0; round < 20; round++) {
		pid_t pid;

		ck_assert_int_eq(pipe(told), 0);
		if ((pid = fork()) == 0) {
			open_store();
			save_for_ever(told[1]);
		}
		close(told[1]);
		for (saves = 0; saves <= round % 7; saves++)
			ck_assert_int_eq(read(told[0], &byte, 1), 1);
		kill(pid, SIGKILL);
		ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
		close(told[0]);
		open_store();
		ck_assert_int_eq(store_load(store, audit, NULL, &err), STORE_RESUMED);
		ck_assert_str_eq(kit_answer(audit, "q", &text), "a");
		ck_assert_int_eq(home_count(&home), 2);
		close_store();
	}
}
END_TEST

/* ---- Past audits -------------------------------------------------------------------------------------------- */

START_TEST(starting_anew_keeps_the_old_one_under_its_time_and_overwrites_none)
{
	struct store_list list;
	int i;

	open_store();
	ck_assert_int_eq(store_start_anew(store, &err), 0);
	ck_assert(!home_has(&home, "past"));
	for (i = 0; i < 11; i++) {
		save();
		ck_assert_int_eq(store_start_anew(store, &err), 0);
		ck_assert(!home_has(&home, "audit.json"));
	}
	ck_assert_int_eq(store_past(store, &list, &err), 0);
	ck_assert_uint_eq(list.count, 11);
	ck_assert_str_eq(list.rows[0].name, "2026-11-22T10-00-00Z.json");
	ck_assert_str_eq(list.rows[1].name, "2026-11-22T10-00-00Z-2.json");
	ck_assert_str_eq(list.rows[10].name, "2026-11-22T10-00-00Z-11.json");
	store_list_clear(&list);
}
END_TEST

START_TEST(past_audits_come_oldest_first)
{
	struct store_list list;

	ck_assert_int_eq(mkdir(home.paths.state, 0700), 0);
	ck_assert_int_eq(mkdir(home_path(&home, "past"), 0700), 0);
	home_put(&home, "past/2026-11-22T10-00-00Z.json", "{}");
	home_put(&home, "past/2025-01-02T10-00-00Z.json", "{}");
	home_put(&home, "past/notes.txt", "");
	open_store();
	ck_assert_int_eq(store_past(store, &list, &err), 0);
	ck_assert_uint_eq(list.count, 2);
	ck_assert_str_eq(list.rows[0].name, "2025-01-02T10-00-00Z.json");
	ck_assert_str_eq(list.rows[1].path, home_path(&home, "past/2026-11-22T10-00-00Z.json"));
	store_list_clear(&list);
}
END_TEST

START_TEST(a_past_audit_is_read_and_one_that_went_meanwhile_is_told)
{
	struct store_list list;

	open_store();
	save();
	ck_assert_int_eq(store_start_anew(store, &err), 0);
	ck_assert_int_eq(store_past(store, &list, &err), 0);
	ck_assert_uint_eq(list.count, 1);
	ck_assert_int_eq(store_load_past(store, &list.rows[0], audit, NULL, &err), PAST_READ);
	ck_assert_int_eq(unlink(list.rows[0].path), 0);
	ck_assert_int_eq(store_load_past(store, &list.rows[0], audit, NULL, &err), PAST_UNREADABLE);
	ck_assert_msg(strstr(err.text, list.rows[0].path) != NULL && strstr(err.text, "no such file") != NULL, "%s", err.text);
	store_list_clear(&list);
}
END_TEST

START_TEST(a_file_that_is_named_is_read_like_a_past_audit_and_stays_as_it_is)
{
	struct buf before = { 0 };

	open_store();
	save();
	home_text(&home, "audit.json", &before);
	home_put(&home, "elsewhere.json", buf_text(&before));
	ck_assert_int_eq(store_load_named(store, home_path(&home, "elsewhere.json"), audit, NULL, &err), PAST_READ);
	ck_assert_str_eq(home_text(&home, "elsewhere.json", &text), buf_text(&before));
	home_put(&home, "elsewhere.json", "{");
	ck_assert_int_eq(store_load_named(store, home_path(&home, "elsewhere.json"), audit, NULL, &err), PAST_UNREADABLE);
	ck_assert_str_eq(home_text(&home, "elsewhere.json", &text), "{");
	ck_assert_int_eq(store_load_named(store, home_path(&home, "nowhere.json"), audit, NULL, &err), PAST_UNREADABLE);
	ck_assert_msg(strstr(err.text, "nowhere.json") != NULL, "%s", err.text);
	buf_clear(&before);
}
END_TEST

START_TEST(forgetting_removes_the_open_audit_and_only_all_removes_the_rest)
{
	struct store_list removed;

	open_store();
	save();
	ck_assert_int_eq(store_start_anew(store, &err), 0);
	save();
	home_put(&home, "audit.unreadable-1.json", "x");
	home_put(&home, "pack.json", "not an audit");
	ck_assert_int_eq(store_forget(store, false, &removed, &err), 0);
	ck_assert_uint_eq(removed.count, 1);
	ck_assert_str_eq(removed.rows[0].path, home_path(&home, "audit.json"));
	store_list_clear(&removed);
	ck_assert(home_has(&home, "past/2026-11-22T10-00-00Z.json") && home_has(&home, "audit.unreadable-1.json"));
	ck_assert_int_eq(store_forget(store, true, &removed, &err), 0);
	ck_assert_uint_eq(removed.count, 2);
	store_list_clear(&removed);
	ck_assert(home_has(&home, "pack.json"));
	ck_assert_int_eq(home_count(&home), 1);
}
END_TEST

START_TEST(forgetting_all_leaves_no_folder_behind)
{
	struct store_list removed;

	open_store();
	save();
	ck_assert_int_eq(store_forget(store, true, &removed, &err), 0);
	store_list_clear(&removed);
	ck_assert_int_eq(home_count(&home), -1);
}
END_TEST

Suite *
suite_past(void)
{
	Suite *suite = suite_create("past");
	TCase *tests = tcase_create("past");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, a_second_closeknit_says_who_holds_the_lock_and_since_when);
	tcase_add_test(tests, a_lock_file_left_by_the_dead_does_not_block);
	tcase_add_test(tests, what_a_killed_run_left_is_removed_and_nothing_else);
	tcase_add_test(tests, a_kill_at_any_moment_leaves_the_last_saved_answers_whole);
	tcase_add_test(tests, starting_anew_keeps_the_old_one_under_its_time_and_overwrites_none);
	tcase_add_test(tests, past_audits_come_oldest_first);
	tcase_add_test(tests, a_past_audit_is_read_and_one_that_went_meanwhile_is_told);
	tcase_add_test(tests, a_file_that_is_named_is_read_like_a_past_audit_and_stays_as_it_is);
	tcase_add_test(tests, forgetting_removes_the_open_audit_and_only_all_removes_the_rest);
	tcase_add_test(tests, forgetting_all_leaves_no_folder_behind);
	suite_add_tcase(suite, tests);
	return suite;
}
