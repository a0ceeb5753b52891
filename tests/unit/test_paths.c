/* test_paths.c - where audits, packs and settings are kept. */
#include "closeknit/base.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "suites.h"

static const char *const variables[] = { "CLOSEKNIT_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME" };

static struct paths paths;
static struct err err;
static char *before[5];

static void
begin(void)
{
	for (size_t i = 0; i < 5; i++) {
		const char *value = getenv(variables[i]);

		before[i] = value != NULL ? strdup(value) : NULL;
		unsetenv(variables[i]);
	}
}

static void
end(void)
{
	for (size_t i = 0; i < 5; i++) {
		if (before[i] != NULL)
			setenv(variables[i], before[i], 1);
		else
			unsetenv(variables[i]);
		free(before[i]);
	}
	paths_clear(&paths);
	paths_clear(NULL);
}

START_TEST(folders_lie_below_home)
{
	setenv("HOME", "/home/someone", 1);
	ck_assert_int_eq(paths_find(&paths, &err), 0);
	ck_assert_str_eq(paths.state, "/home/someone/.local/state/closeknit");
	ck_assert_str_eq(paths.data, "/home/someone/.local/share/closeknit");
	ck_assert_str_eq(paths.config, "/home/someone/.config/closeknit");
}
END_TEST

START_TEST(xdg_folders_come_before_home)
{
	setenv("HOME", "/home/someone", 1);
	setenv("XDG_STATE_HOME", "/s/", 1);
	setenv("XDG_DATA_HOME", "/d", 1);
	setenv("XDG_CONFIG_HOME", "/", 1);
	ck_assert_int_eq(paths_find(&paths, &err), 0);
	ck_assert_str_eq(paths.state, "/s/closeknit");
	ck_assert_str_eq(paths.data, "/d/closeknit");
	ck_assert_str_eq(paths.config, "/closeknit");
}
END_TEST

START_TEST(relative_and_empty_folders_are_ignored)
{
	setenv("HOME", "/home/someone", 1);
	setenv("XDG_STATE_HOME", "state", 1);
	setenv("XDG_DATA_HOME", "", 1);
	setenv("XDG_CONFIG_HOME", "./c", 1);
	setenv("CLOSEKNIT_HOME", "", 1);
	ck_assert_int_eq(paths_find(&paths, &err), 0);
	ck_assert_str_eq(paths.state, "/home/someone/.local/state/closeknit");
	ck_assert_str_eq(paths.data, "/home/someone/.local/share/closeknit");
	ck_assert_str_eq(paths.config, "/home/someone/.config/closeknit");
}
END_TEST

START_TEST(own_folder_holds_everything)
{
	setenv("HOME", "/home/someone", 1);
	setenv("XDG_STATE_HOME", "/s", 1);
	setenv("CLOSEKNIT_HOME", "/stick/closeknit/", 1);
	ck_assert_int_eq(paths_find(&paths, &err), 0);
	ck_assert_str_eq(paths.state, "/stick/closeknit");
	ck_assert_str_eq(paths.data, "/stick/closeknit");
	ck_assert_str_eq(paths.config, "/stick/closeknit");
}
END_TEST

START_TEST(relative_own_folder_lies_where_closeknit_was_started)
{
	char here[PATH_MAX];

	ck_assert_ptr_nonnull(getcwd(here, sizeof(here)));
	setenv("CLOSEKNIT_HOME", "mine", 1);
	ck_assert_int_eq(paths_find(&paths, &err), 0);
	ck_assert_str_eq(paths.start, here);
	ck_assert_int_eq(strncmp(paths.state, here, strlen(here)), 0);
	ck_assert_str_eq(paths.state + strlen(here), "/mine");
}
END_TEST

START_TEST(home_of_the_user_serves_where_none_is_set)
{
	static const char *const homes[] = { NULL, "", "relative" };

	for (size_t i = 0; i < sizeof(homes) / sizeof(homes[0]); i++) {
		if (homes[i] != NULL)
			setenv("HOME", homes[i], 1);
		if (paths_find(&paths, &err) == 0) {
			ck_assert_int_eq(paths.state[0], '/');
			ck_assert_ptr_nonnull(strstr(paths.state, "/.local/state/closeknit"));
			paths_clear(&paths);
		} else {
			ck_assert_ptr_nonnull(strstr(err.text, "--no-save"));
		}
	}
}
END_TEST

START_TEST(very_long_home_is_taken_whole)
{
	static char home[5001];

	memset(home, 'h', sizeof(home) - 1);
	home[0] = '/';
	setenv("HOME", home, 1);
	ck_assert_int_eq(paths_find(&paths, &err), 0);
	ck_assert_uint_eq(strlen(paths.state), 5000 + strlen("/.local/state/closeknit"));
}
END_TEST

START_TEST(what_lies_beside_the_program_is_named_by_where_the_program_lies)
{
	struct buf path = { 0 };

	paths_beside("unit", &path);
	ck_assert_int_eq(buf_text(&path)[0], '/');
	ck_assert_msg(access(buf_text(&path), X_OK) == 0, "%s", buf_text(&path));
	buf_clear(&path);
}
END_TEST

Suite *
suite_paths(void)
{
	Suite *suite = suite_create("paths");
	TCase *tests = tcase_create("paths");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, folders_lie_below_home);
	tcase_add_test(tests, xdg_folders_come_before_home);
	tcase_add_test(tests, relative_and_empty_folders_are_ignored);
	tcase_add_test(tests, own_folder_holds_everything);
	tcase_add_test(tests, relative_own_folder_lies_where_closeknit_was_started);
	tcase_add_test(tests, home_of_the_user_serves_where_none_is_set);
	tcase_add_test(tests, very_long_home_is_taken_whole);
	tcase_add_test(tests, what_lies_beside_the_program_is_named_by_where_the_program_lies);
	suite_add_tcase(suite, tests);
	return suite;
}
