/* test_edges.c - the store where it has to refuse: locks with odd words in them, files that say nothing of their pack, places where nothing can be kept. */
#include "store/store.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <closeknit/audit.h>

#include "kit_store.h"

Suite *suite_edges(void);

static const char PASSPHRASE[] = "correct horse battery";

static struct store_list list;

static void
end(void)
{
	store_list_clear(&list);
	tear_down();
}

/* ---- The lock, held by another process -------------------------------------------------------------------------- */

/* Another process holds the lock, whose file says that; its number stands where a # does.  It ends when told, by its pipe. */
static pid_t
hold(const char *says_whose, int *tell)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	int go[2], ready[2], fd;
	char line[80], byte;
	pid_t pid;

	home_put(&home, "lock", "");
	ck_assert(pipe(go) == 0 && pipe(ready) == 0);
	ck_assert_int_ge(pid = fork(), 0);
	if (pid == 0) {
		const char *number = strchr(says_whose, '#');

		close(go[1]);
		if (number != NULL)
			snprintf(line, sizeof(line), "%.*s%ld%s", (int)(number - says_whose), says_whose, (long)getpid(), number + 1);
		else
			snprintf(line, sizeof(line), "%s", says_whose);
		fd = open(home_path(&home, "lock"), O_RDWR);
		if (fd < 0 || write(fd, line, strlen(line)) != (ssize_t)strlen(line) || fcntl(fd, F_SETLK, &lock) != 0 || write(ready[1], "", 1) != 1)
			_exit(1);
		_exit(read(go[0], &byte, 1) >= 0 ? 0 : 1);
	}
	close(go[0]);
	close(ready[1]);
	ck_assert_int_eq(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	*tell = go[1];
	return pid;
}

static void
let_go(pid_t pid, int tell)
{
	close(tell);
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
}

START_TEST(whoever_holds_the_lock_is_named_as_far_as_its_file_can_be_believed)
{
	static const struct {
		const char *text;
		bool since;
	} cases[] = {
		{ "# 2026-11-22T09:00:00Z\n", true }, { "#\n", false }, { "", false }, { "1 2026-11-22T09:00:00Z\n", false }, { "# yesterday\n", false }, { "# 2026-11-22T09:00:00Z", true },
	};
	char who[40];
	int tell;
	pid_t pid = hold(cases[_i].text, &tell);

	ck_assert_ptr_null(open_with((struct store_options){ .no_save = false }));
	snprintf(who, sizeof(who), "process %ld", (long)pid);
	ck_assert_msg(says(who), "%s", err.text);
	ck_assert_int_eq(says("since 2026-11-22T09:00:00Z"), cases[_i].since);
	let_go(pid, tell);
	open_store();
}
END_TEST

START_TEST(a_lock_that_is_a_folder_or_a_pipe_is_refused_at_once)
{
	ck_assert_int_eq(mkdir(home.paths.state, 0700), 0);
	ck_assert_int_eq(_i == 0 ? mkdir(home_path(&home, "lock"), 0700) : mkfifo(home_path(&home, "lock"), 0600), 0);
	ck_assert_ptr_null(open_with((struct store_options){ .no_save = false }));
	ck_assert_msg(says("lock"), "%s", err.text);
}
END_TEST

/* ---- Places --------------------------------------------------------------------------------------------------- */

START_TEST(answers_in_a_folder_that_is_not_there_are_refused_before_the_first_question)
{
	ck_assert_ptr_null(open_with((struct store_options){ .answers = "/no/such/folder/answers.json" }));
	ck_assert(says("cannot keep answers in /no/such/folder/answers.json") && says("no such file or folder"));
}
END_TEST

START_TEST(a_dash_is_no_file_of_answers)
{
	ck_assert_ptr_null(open_with((struct store_options){ .answers = "-" }));
	ck_assert_int_eq(err.kind, ERR_USAGE);
}
END_TEST

/* Root may write to any file: another account asks then, in a process of its own. */
START_TEST(a_file_that_is_no_place_for_answers_is_refused_before_the_first_question)
{
	static const char *const why[] = { "it is a link; name the file it leads to", "it is no ordinary file; choose another name", "permission denied" };
	char file[512];
	int status;
	pid_t pid;

	home_put(&home, "mine.json", "{}");
	snprintf(file, sizeof(file), "%s", home_path(&home, _i == 2 ? "mine.json" : "it"));
	ck_assert_int_eq(_i == 0 ? symlink("mine.json", file) : _i == 1 ? mkfifo(file, 0600) : chmod(file, 0400), 0);
	if (geteuid() == 0) {
		char parent[512];

		snprintf(parent, sizeof(parent), "%s/..", home.paths.state);
		ck_assert_int_eq(chown(home.root, 65534, 65534) | chown(parent, 65534, 65534) | chown(home.paths.state, 65534, 65534) | lchown(file, 65534, 65534), 0);
	}
	ck_assert_int_ge(pid = fork(), 0);
	if (pid == 0) {
		if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
			_exit(2);
		_exit(open_with((struct store_options){ .answers = file }) == NULL && says("cannot keep answers in ") && says(why[_i]) ? 0 : 1);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
}
END_TEST

START_TEST(a_file_right_below_the_root_or_in_the_folder_one_is_in_may_hold_answers)
{
	store = open_with((struct store_options){ .answers = _i == 0 ? "here.json" : "/here.json", .read_only = true });
	ck_assert_ptr_nonnull(store);
	store_close(store);
	store = open_with((struct store_options){ .answers = "here.json" });
	ck_assert_ptr_nonnull(store);
}
END_TEST

/* ---- Whose pack it is ----------------------------------------------------------------------------------------- */

START_TEST(an_audit_that_does_not_say_its_pack_is_told_so)
{
	static const struct {
		const char *text, *says;
	} cases[] = {
		{ NULL, "no audit yet" }, { "{}", "does not say which pack" }, { "{\"pack\":\"a-name-that-is-too-long-for-this\"}", "does not say which pack" }, { "[", "expected an audit" }, { "{", "audit.json: the text ends too early" },
		{ "{\"pack\":1,\"pack2\":[{}]}", "does not say which pack" },
	};
	char id[8];

	if (cases[_i].text != NULL)
		home_put(&home, "audit.json", cases[_i].text);
	open_store();
	ck_assert_int_eq(store_pack_id(store, id, sizeof(id), &err), -1);
	ck_assert_msg(says(cases[_i].says), "%s", err.text);
}
END_TEST

START_TEST(an_audit_larger_than_any_is_not_asked_for_its_pack_and_makes_room_for_a_new_one)
{
	struct buf large = { 0 };
	char id[65];

	while (large.len <= AUDIT_MAX_BYTES)
		buf_puts(&large, "                                                                ");
	home_put(&home, "audit.json", buf_text(&large));
	buf_clear(&large);
	open_store();
	ck_assert_int_eq(store_pack_id(store, id, sizeof(id), &err), -1);
	ck_assert(says("too large"));
	ck_assert_int_eq(store_start_anew(store, &err), 0);
	ck_assert(home_has(&home, "audit.unreadable-1.json") && !home_has(&home, "audit.json"));
}
END_TEST

START_TEST(an_audit_begun_at_no_time_is_put_away_under_the_first_of_all)
{
	home_put(&home, "audit.json", "{\"started\":\"soon\"}");
	open_store();
	ck_assert_int_eq(store_start_anew(store, &err), 0);
	ck_assert(home_has(&home, "past/1970-01-01T00-00-00Z.json"));
}
END_TEST

START_TEST(what_cannot_be_listed_is_told)
{
	open_store();
	home_put(&home, "past", "no folder");
	ck_assert_int_eq(store_past(store, &list, &err), -1);
	ck_assert(says("past"));
	ck_assert_int_eq(store_forget(store, true, &list, &err), -1);
	ck_assert(says("past"));
}
END_TEST

START_TEST(of_two_audits_that_cannot_be_removed_the_first_reason_is_told)
{
	ck_assert_int_eq(mkdir(home.paths.state, 0700), 0);
	ck_assert_int_eq(mkdir(home_path(&home, "audit.unreadable-1.json"), 0700), 0);
	ck_assert_int_eq(mkdir(home_path(&home, "audit.unreadable-2.json"), 0700), 0);
	ck_assert_int_eq(mkdir(home_path(&home, "audit.json"), 0700), 0);
	open_store();
	ck_assert_int_eq(store_forget(store, true, &list, &err), -1);
	ck_assert_msg(says("cannot remove") && says("audit.json"), "%s", err.text);
	ck_assert_uint_eq(list.count, 0);
}
END_TEST

/* ---- A passphrase --------------------------------------------------------------------------------------------- */

static void
lock_it(void)
{
	struct store_cost cost = { 1, 8 };

	open_store();
	ck_assert_int_eq(store_set_passphrase(store, PASSPHRASE, &cost, &list, &err), 0);
	store_list_clear(&list);
	store_close(store);
	store = NULL;
}

START_TEST(room_for_a_passphrase_is_empty_and_takes_the_longest)
{
	char *room = store_passphrase_room(&err);

	ck_assert_ptr_nonnull(room);
	ck_assert_int_eq(room[0], 0);
	memset(room, 'x', STORE_PASSPHRASE_MAX);
	ck_assert_uint_eq(strlen(room), STORE_PASSPHRASE_MAX);
	store_passphrase_free(room);
	store_passphrase_free(NULL);
}
END_TEST

START_TEST(a_sealed_file_is_known_by_its_begin_and_an_audit_is_none)
{
	home_put(&home, "audit.json", "{}");
	lock_it();
	home_text(&home, "audit.json", &text);
	ck_assert(store_is_sealed(text.bytes, text.len));
	ck_assert(!store_is_sealed("{}", 2) && !store_is_sealed("", 0));
}
END_TEST

START_TEST(without_its_passphrase_a_locked_store_saves_nothing_and_drops_nothing)
{
	bool locked = false;

	lock_it();
	open_store();
	ck_assert_int_eq(store_is_locked(store, &locked, &err), 0);
	ck_assert(locked);
	ck_assert_int_eq(store_save(store, audit, &err), -1);
	ck_assert(says("locked with a passphrase"));
	ck_assert_int_eq(store_drop_passphrase(store, PASSPHRASE, &list, &err), -1);
	ck_assert(says("not locked"));
	ck_assert(!home_has(&home, "audit.json"));
}
END_TEST

START_TEST(an_audit_sealed_at_another_time_is_unsealed_with_the_same_passphrase)
{
	struct buf other = { 0 }, mine = { 0 };

	home_put(&home, "audit.json", "{\"one\":1}");
	lock_it();
	home_text(&home, "audit.json", &other);
	ck_assert_int_eq(unlink(home_path(&home, "passphrase")), 0);
	ck_assert_int_eq(unlink(home_path(&home, "audit.json")), 0);
	lock_it();
	ck_assert_int_eq(file_write(home_path(&home, "audit.json"), other.bytes, other.len, (struct file_write){ .private_mode = true }, &err), 0);
	open_store();
	ck_assert_int_eq(store_unlock(store, PASSPHRASE, &err), 0);
	ck_assert_int_eq(store_drop_passphrase(store, PASSPHRASE, &list, &err), 0);
	ck_assert_str_eq(home_text(&home, "audit.json", &mine), "{\"one\":1}");
	buf_clear(&other);
	buf_clear(&mine);
}
END_TEST

START_TEST(a_file_that_was_named_has_no_passphrase)
{
	struct store_cost cost = { 1, 8 };

	store = open_with((struct store_options){ .answers = "here.json" });
	ck_assert_ptr_nonnull(store);
	ck_assert_int_eq(store_set_passphrase(store, PASSPHRASE, &cost, &list, &err), -1);
	ck_assert(says("closeknit itself keeps"));
	ck_assert_int_eq(store_drop_passphrase(store, PASSPHRASE, &list, &err), -1);
}
END_TEST

Suite *
suite_edges(void)
{
	Suite *suite = suite_create("edges");
	TCase *tests = tcase_create("edges");

	tcase_add_checked_fixture(tests, set_up, end);
	tcase_add_loop_test(tests, whoever_holds_the_lock_is_named_as_far_as_its_file_can_be_believed, 0, 6);
	tcase_add_loop_test(tests, a_lock_that_is_a_folder_or_a_pipe_is_refused_at_once, 0, 2);
	tcase_add_test(tests, answers_in_a_folder_that_is_not_there_are_refused_before_the_first_question);
	tcase_add_test(tests, a_dash_is_no_file_of_answers);
	tcase_add_loop_test(tests, a_file_that_is_no_place_for_answers_is_refused_before_the_first_question, 0, 3);
	tcase_add_loop_test(tests, a_file_right_below_the_root_or_in_the_folder_one_is_in_may_hold_answers, 0, 2);
	tcase_add_loop_test(tests, an_audit_that_does_not_say_its_pack_is_told_so, 0, 6);
	tcase_add_test(tests, an_audit_larger_than_any_is_not_asked_for_its_pack_and_makes_room_for_a_new_one);
	tcase_add_test(tests, an_audit_begun_at_no_time_is_put_away_under_the_first_of_all);
	tcase_add_test(tests, what_cannot_be_listed_is_told);
	tcase_add_test(tests, of_two_audits_that_cannot_be_removed_the_first_reason_is_told);
	tcase_add_test(tests, room_for_a_passphrase_is_empty_and_takes_the_longest);
	tcase_add_test(tests, a_sealed_file_is_known_by_its_begin_and_an_audit_is_none);
	tcase_add_test(tests, without_its_passphrase_a_locked_store_saves_nothing_and_drops_nothing);
	tcase_add_test(tests, an_audit_sealed_at_another_time_is_unsealed_with_the_same_passphrase);
	tcase_add_test(tests, a_file_that_was_named_has_no_passphrase);
	suite_add_tcase(suite, tests);
	return suite;
}
