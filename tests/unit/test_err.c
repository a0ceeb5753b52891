/* test_err.c - errors: worded once, given their place, fit to show. */
#include "closeknit/base.h"

#include <string.h>

#include "suites.h"

START_TEST(error_keeps_its_kind_and_words)
{
	struct err err = { 0 };

	ck_assert_int_eq(err_set(&err, ERR_UNUSABLE, "risk %d of option \"%s\" is above 10", 12, "public"), -1);
	ck_assert_int_eq(err.kind, ERR_UNUSABLE);
	ck_assert_str_eq(err.text, "risk 12 of option \"public\" is above 10");
}
END_TEST

START_TEST(prefix_goes_before_the_message)
{
	struct err err = { 0 };

	err_set(&err, ERR_FAILED, "no such file");
	ck_assert_int_eq(err_prefix(&err, "pack %s", "uk.json"), -1);
	ck_assert_str_eq(err.text, "pack uk.json: no such file");
	ck_assert_int_eq(err.kind, ERR_FAILED);
}
END_TEST

START_TEST(text_from_outside_stays_on_one_line_and_cannot_reach_the_terminal)
{
	struct err err = { 0 };

	err_set(&err, ERR_FAILED, "cannot open %s", "a\nb\033]0;x\a\xE2\x80\xAE\xFF.json");
	ck_assert_str_eq(err.text, "cannot open aU+000AbU+001B]0;xU+0007U+202EU+FFFD.json");
	err_prefix(&err, "%s", "\r");
	ck_assert_ptr_nonnull(strstr(err.text, "U+000D: cannot"));
}
END_TEST

START_TEST(percent_signs_in_a_name_are_only_text)
{
	struct err err = { 0 };

	err_set(&err, ERR_FAILED, "cannot open %s", "%s%n.json");
	ck_assert_str_eq(err.text, "cannot open %s%n.json");
}
END_TEST

START_TEST(too_long_a_message_is_cut_at_a_character)
{
	struct err err = { 0 };
	char name[ERR_MAX * 4];

	for (size_t i = 0; i + 2 < sizeof(name); i += 2)
		memcpy(name + i, "\xC3\xA9", 2);
	name[sizeof(name) - 2] = '\0';
	err_set(&err, ERR_FAILED, "x%s", name);
	ck_assert_uint_eq(strlen(err.text), ERR_MAX - 1);
	ck_assert_uint_eq((unsigned char)err.text[ERR_MAX - 2], 0xA9);
	err_prefix(&err, "%s", "ab");
	ck_assert_int_eq(strncmp(err.text, "ab: x\xC3\xA9", 7), 0);
	ck_assert_uint_le(strlen(err.text), ERR_MAX - 1);
	ck_assert_uint_eq((unsigned char)err.text[strlen(err.text) - 1], 0xA9);
}
END_TEST

START_TEST(message_may_be_made_of_itself)
{
	struct err err = { 0 };

	err_set(&err, ERR_FAILED, "inner");
	err_set(&err, ERR_FAILED, "outer (%s)", err.text);
	ck_assert_str_eq(err.text, "outer (inner)");
}
END_TEST

START_TEST(nobody_has_to_want_the_error)
{
	ck_assert_int_eq(err_set(NULL, ERR_FAILED, "x"), -1);
	ck_assert_int_eq(err_prefix(NULL, "x"), -1);
	ck_assert_int_eq(err_memory(NULL), -1);
}
END_TEST

START_TEST(want_of_memory_is_said)
{
	struct err err = { 0 };

	ck_assert_int_eq(err_memory(&err), -1);
	ck_assert_int_eq(err.kind, ERR_MEMORY);
	ck_assert_uint_gt(strlen(err.text), 10);
}
END_TEST

Suite *
suite_err(void)
{
	Suite *suite = suite_create("err");
	TCase *tests = tcase_create("err");

	tcase_add_test(tests, error_keeps_its_kind_and_words);
	tcase_add_test(tests, prefix_goes_before_the_message);
	tcase_add_test(tests, text_from_outside_stays_on_one_line_and_cannot_reach_the_terminal);
	tcase_add_test(tests, percent_signs_in_a_name_are_only_text);
	tcase_add_test(tests, too_long_a_message_is_cut_at_a_character);
	tcase_add_test(tests, message_may_be_made_of_itself);
	tcase_add_test(tests, nobody_has_to_want_the_error);
	tcase_add_test(tests, want_of_memory_is_said);
	suite_add_tcase(suite, tests);
	return suite;
}
