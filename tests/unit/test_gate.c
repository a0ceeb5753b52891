/* test_gate.c - the gate: what text may hold, and what stands for what may not be shown. */
#include "closeknit/base.h"

#include <stdio.h>
#include <string.h>

#include "suites.h"

static const struct {
	const char *text;
	uint32_t code;
	const char *shown;
} never[] = {
	{ "\x01", 0x01, "U+0001" },
	{ "\t", 0x09, "U+0009" },
	{ "\r", 0x0D, "U+000D" },
	{ "\b", 0x08, "U+0008" },
	{ "\033", 0x1B, "U+001B" },
	{ "\x1F", 0x1F, "U+001F" },
	{ "\x7F", 0x7F, "U+007F" },
	{ "\xC2\x80", 0x80, "U+0080" },
	{ "\xC2\x9B", 0x9B, "U+009B" },
	{ "\xC2\x9F", 0x9F, "U+009F" },
	{ "\xE2\x80\xA8", 0x2028, "U+2028" },
	{ "\xE2\x80\xA9", 0x2029, "U+2029" },
	{ "\xE2\x80\xAA", 0x202A, "U+202A" },
	{ "\xE2\x80\xAE", 0x202E, "U+202E" },
	{ "\xE2\x81\xA6", 0x2066, "U+2066" },
	{ "\xE2\x81\xA9", 0x2069, "U+2069" },
	{ "\xEF\xBB\xBF", 0xFEFF, "U+FEFF" },
	{ "\xF3\xA0\x80\x80", 0xE0000, "U+E0000" },
	{ "\xF3\xA0\x81\xBF", 0xE007F, "U+E007F" },
	{ "\xEF\xB7\x90", 0xFDD0, "U+FDD0" },
	{ "\xEF\xB7\xAF", 0xFDEF, "U+FDEF" },
	{ "\xEF\xBF\xBE", 0xFFFE, "U+FFFE" },
	{ "\xEF\xBF\xBF", 0xFFFF, "U+FFFF" },
	{ "\xF0\x9F\xBF\xBF", 0x1FFFF, "U+1FFFF" },
	{ "\xF4\x8F\xBF\xBF", 0x10FFFF, "U+10FFFF" },
};

static const char *const welcome[] = {
	"plain text, ~ and all",
	"caf\xC3\xA9",
	"\xC2\xA0",
	"\xE2\x80\xA7",
	"\xE2\x80\xAF",
	"\xE2\x81\xA5",
	"\xE2\x81\xAA",
	"\xEF\xBF\xBD",
	"\xF0\x9F\x91\xAA",
	"\xEF\xB7\x8F",
	"\xEF\xB7\xB0",
	"\xF3\xA0\x82\x80",
	"\xE3\x81\x82",
	"\xE2\x80\x8B",
};

static const char *const marks[] = { "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x80\x8E", "\xE2\x80\x8F", "\xD8\x9C" };

static const char *const broken[] = {
	"\x80",
	"\xBF",
	"\xC0\x80",
	"\xC1\xBF",
	"\xE0\x80\x80",
	"\xE0\x9F\xBF",
	"\xED\xA0\x80",
	"\xED\xBF\xBF",
	"\xF0\x80\x80\x80",
	"\xF0\x8F\xBF\xBF",
	"\xF4\x90\x80\x80",
	"\xF5\x80\x80\x80",
	"\xFF",
	"\xC3",
	"\xE2\x80",
	"\xF0\x9F\x91",
	"\xC3(",
	"\xE2(\xA1",
	"\xE2\x82(",
};

/* `text` between two letters, as shown. */
static void
show(char shown[64], const char *text)
{
	struct buf out = { 0 };
	char whole[32];

	snprintf(whole, sizeof(whole), "a%sz", text);
	text_show(&out, whole, strlen(whole));
	snprintf(shown, 64, "%s", buf_text(&out));
	buf_clear(&out);
}

START_TEST(forbidden_character_is_found_and_shown_by_number)
{
	char shown[64], expected[64], text[16];
	size_t at = 99;

	snprintf(text, sizeof(text), "ab%s", never[_i].text);
	for (int rule = TEXT_PACK; rule <= TEXT_BODY_TRANSLATION; rule++) {
		ck_assert_uint_eq(text_forbidden(text, strlen(text), (enum text_rule)rule, &at), never[_i].code);
		ck_assert_uint_eq(at, 2);
	}
	show(shown, never[_i].text);
	snprintf(expected, sizeof(expected), "a%sz", never[_i].shown);
	ck_assert_str_eq(shown, expected);
}
END_TEST

START_TEST(ordinary_character_passes_unchanged)
{
	char shown[64], expected[64];
	size_t at = 99;

	ck_assert_uint_eq(text_forbidden(welcome[_i], strlen(welcome[_i]), TEXT_PACK, &at), 0);
	ck_assert_uint_eq(at, 99);
	show(shown, welcome[_i]);
	snprintf(expected, sizeof(expected), "a%sz", welcome[_i]);
	ck_assert_str_eq(shown, expected);
}
END_TEST

START_TEST(joiners_and_marks_are_for_translations_only_and_are_shown)
{
	char shown[64], expected[64];
	size_t at = 99;

	ck_assert_uint_eq(text_forbidden(marks[_i], strlen(marks[_i]), TEXT_TRANSLATION, &at), 0);
	ck_assert_uint_eq(text_forbidden(marks[_i], strlen(marks[_i]), TEXT_BODY_TRANSLATION, &at), 0);
	ck_assert_uint_ne(text_forbidden(marks[_i], strlen(marks[_i]), TEXT_PACK, &at), 0);
	ck_assert_uint_ne(text_forbidden(marks[_i], strlen(marks[_i]), TEXT_BODY, &at), 0);
	ck_assert_uint_eq(at, 0);
	show(shown, marks[_i]);
	snprintf(expected, sizeof(expected), "a%sz", marks[_i]);
	ck_assert_str_eq(shown, expected);
}
END_TEST

START_TEST(line_end_is_welcome_in_a_body_only_and_never_shown)
{
	char shown[64];
	size_t at = 99;

	ck_assert_uint_eq(text_forbidden("a\nb", 3, TEXT_BODY, &at), 0);
	ck_assert_uint_eq(text_forbidden("a\nb", 3, TEXT_BODY_TRANSLATION, &at), 0);
	ck_assert_uint_eq(text_forbidden("a\nb", 3, TEXT_TRANSLATION, &at), '\n');
	ck_assert_uint_eq(text_forbidden("a\nb", 3, TEXT_PACK, &at), '\n');
	ck_assert_uint_eq(at, 1);
	ck_assert_uint_eq(text_forbidden("a\r\nb", 4, TEXT_BODY, &at), '\r');
	show(shown, "\n");
	ck_assert_str_eq(shown, "aU+000Az");
}
END_TEST

START_TEST(bytes_that_are_no_utf8_are_found_and_replaced)
{
	struct buf out = { 0 };
	size_t at = 99, len = strlen(broken[_i]);

	ck_assert_uint_eq(text_forbidden(broken[_i], len, TEXT_PACK, &at), UINT32_MAX);
	ck_assert_uint_eq(at, 0);
	text_show(&out, broken[_i], len);
	ck_assert_int_eq(strncmp(buf_text(&out), "U+FFFD", 6), 0);
	ck_assert_uint_eq(text_forbidden(out.bytes, out.len, TEXT_PACK, &at), 0);
	buf_clear(&out);
}
END_TEST

START_TEST(nul_is_forbidden_and_shown)
{
	struct buf out = { 0 };
	size_t at = 99;

	ck_assert_uint_eq(text_forbidden("a\0b", 3, TEXT_BODY_TRANSLATION, &at), UINT32_MAX);
	ck_assert_uint_eq(at, 1);
	text_show(&out, "a\0b", 3);
	ck_assert_str_eq(buf_text(&out), "aU+0000b");
	buf_clear(&out);
}
END_TEST

START_TEST(what_was_shown_once_passes_again_unchanged)
{
	struct buf once = { 0 }, twice = { 0 };
	char every[256];

	for (size_t i = 0; i < sizeof(every); i++)
		every[i] = (char)i;
	text_show(&once, every, sizeof(every));
	text_show(&twice, once.bytes, once.len);
	ck_assert_str_eq(buf_text(&twice), buf_text(&once));
	buf_clear(&once);
	buf_clear(&twice);
}
END_TEST

#define COUNT(list) (int)(sizeof(list) / sizeof((list)[0]))

Suite *
suite_gate(void)
{
	Suite *suite = suite_create("gate");
	TCase *tests = tcase_create("gate");

	tcase_add_loop_test(tests, forbidden_character_is_found_and_shown_by_number, 0, COUNT(never));
	tcase_add_loop_test(tests, ordinary_character_passes_unchanged, 0, COUNT(welcome));
	tcase_add_loop_test(tests, joiners_and_marks_are_for_translations_only_and_are_shown, 0, COUNT(marks));
	tcase_add_test(tests, line_end_is_welcome_in_a_body_only_and_never_shown);
	tcase_add_loop_test(tests, bytes_that_are_no_utf8_are_found_and_replaced, 0, COUNT(broken));
	tcase_add_test(tests, nul_is_forbidden_and_shown);
	tcase_add_test(tests, what_was_shown_once_passes_again_unchanged);
	suite_add_tcase(suite, tests);
	return suite;
}
