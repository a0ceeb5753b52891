/* test_text.c - width, lines, suggestions, ids. */
#include "closeknit/base.h"

#include <stdio.h>
#include <string.h>

#include "suites.h"

START_TEST(width_is_counted_in_columns)
{
	static const struct {
		const char *text;
		int columns;
	} widths[] = {
		{ "", 0 },
		{ "plain", 5 },
		{ "caf\xC3\xA9", 4 },
		{ "e\xCC\x81", 1 },
		{ "\xE6\x97\xA5\xE6\x9C\xAC", 4 },
		{ "\xEF\xBC\xA1", 2 },
		{ "a\xE2\x80\x8D"
		  "b",
		    2 },
		{ "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7", 5 },
		{ "\xF0\x9F\x91\xAA", 2 },
		{ "\xE2\x80\x99", 1 },
		{ "\xE2\x80\x94", 1 },
	};

	for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++)
		ck_assert_int_eq(text_columns(widths[i].text, strlen(widths[i].text)), widths[i].columns);
}
END_TEST

/* All lines of `text`, each between bars. */
static const char *
wrap(const char *text, int columns)
{
	static char lines[8192];
	size_t start = 0, line_at, take, used = 0, last_start;

	lines[0] = '\0';
	for (;;) {
		last_start = start;
		if (!text_wrap(text, strlen(text), columns, &start, &line_at, &take))
			break;
		ck_assert_uint_gt(start, last_start);
		ck_assert_uint_ge(line_at, last_start);
		ck_assert_uint_le(line_at + take, start);
		used += (size_t)snprintf(lines + used, sizeof(lines) - used, "|%.*s", (int)take, text + line_at);
	}
	ck_assert_uint_eq(start, strlen(text));
	return lines;
}

START_TEST(text_is_cut_between_words)
{
	ck_assert_str_eq(wrap("", 10), "");
	ck_assert_str_eq(wrap("short", 10), "|short");
	ck_assert_str_eq(wrap("exactly te", 10), "|exactly te");
	ck_assert_str_eq(wrap("exactly ten", 10), "|exactly|ten");
	ck_assert_str_eq(wrap("exactly ten", 11), "|exactly ten");
	ck_assert_str_eq(wrap("who can see what you post", 8), "|who can|see what|you post");
	ck_assert_str_eq(wrap("a b c d", 1), "|a|b|c|d");
}
END_TEST

START_TEST(blanks_at_a_break_belong_to_no_line)
{
	ck_assert_str_eq(wrap("one   two", 3), "|one|two");
	ck_assert_str_eq(wrap("one   two", 5), "|one|two");
	ck_assert_str_eq(wrap("one   two   ", 9), "|one   two");
	ck_assert_str_eq(wrap("one        ", 3), "|one");
	ck_assert_str_eq(wrap("one      \ntwo", 4), "|one|two");
	ck_assert_str_eq(wrap("one \n two", 10), "|one| two");
}
END_TEST

START_TEST(line_end_ends_a_line)
{
	ck_assert_str_eq(wrap("a\nb", 10), "|a|b");
	ck_assert_str_eq(wrap("a\n\nb", 10), "|a||b");
	ck_assert_str_eq(wrap("\na", 10), "||a");
	ck_assert_str_eq(wrap("a\n", 10), "|a");
	ck_assert_str_eq(wrap("\n", 10), "|");
	ck_assert_str_eq(wrap("abc\ndef", 3), "|abc|def");
}
END_TEST

START_TEST(word_longer_than_the_line_is_cut_where_it_must)
{
	ck_assert_str_eq(wrap("abcdefgh", 3), "|abc|def|gh");
	ck_assert_str_eq(wrap("to abcdefgh", 4), "|to|abcd|efgh");
	ck_assert_str_eq(wrap("\xE6\x97\xA5", 1), "|\xE6\x97\xA5");
	ck_assert_str_eq(wrap("abe\xCC\x81x", 3), "|abe\xCC\x81|x");
	ck_assert_str_eq(wrap("\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9", 1), "|\xF0\x9F\x91\xA8\xE2\x80\x8D|\xF0\x9F\x91\xA9");
	ck_assert_str_eq(wrap("a\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9", 3), "|a|\xF0\x9F\x91\xA8\xE2\x80\x8D|\xF0\x9F\x91\xA9");
}
END_TEST

START_TEST(lines_break_where_the_script_allows)
{
	/* A hyphen and a slash may end a line, a no-break space and an apostrophe may not; Japanese breaks nearly anywhere, not before a full stop.
	 */
	ck_assert_str_eq(wrap("well-known", 6), "|well-|known");
	ck_assert_str_eq(wrap("photos/videos", 9), "|photos/|videos");
	ck_assert_str_eq(wrap("go on\xC2\xA0"
			      "10",
			     6),
	    "|go|on\xC2\xA0"
	    "10");
	ck_assert_str_eq(wrap("a parent\xE2\x80\x99s", 9), "|a|parent\xE2\x80\x99s");
	ck_assert_str_eq(wrap("is it (not) so", 7), "|is it|(not)|so");
	ck_assert_str_eq(wrap("\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", 4), "|\xE6\x97\xA5\xE6\x9C\xAC|\xE8\xAA\x9E");
	ck_assert_str_eq(wrap("\xE6\x97\xA5\xE6\x9C\xAC\xE3\x80\x82", 4), "|\xE6\x97\xA5|\xE6\x9C\xAC\xE3\x80\x82");
}
END_TEST

START_TEST(key_with_a_hyphen_is_not_torn)
{
	ck_assert_str_eq(wrap("press Ctrl-X now", 11), "|press|Ctrl-X now");
	ck_assert_str_eq(wrap("press Ctrl-X.", 12), "|press|Ctrl-X.");
	ck_assert_str_eq(wrap("by e-mail", 6), "|by|e-mail");
	ck_assert_str_eq(wrap("Ctrl-X", 5), "|Ctrl-|X");
	ck_assert_str_eq(wrap("the X-ray-like", 11), "|the X-ray-|like");
}
END_TEST

START_TEST(name_with_a_dot_is_not_torn)
{
	ck_assert_str_eq(wrap("see childline.org.uk now", 16), "|see|childline.org.uk|now");
	ck_assert_str_eq(wrap("in audit.json.", 9), "|in|audit.jso|n.");
	ck_assert_str_eq(wrap("It ends. It begins", 9), "|It ends.|It begins");
}
END_TEST

START_TEST(wide_characters_take_two_columns)
{
	ck_assert_str_eq(wrap("\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", 5), "|\xE6\x97\xA5\xE6\x9C\xAC|\xE8\xAA\x9E");
	ck_assert_str_eq(wrap("ab\xE6\x97\xA5", 3), "|ab|\xE6\x97\xA5");
}
END_TEST

START_TEST(no_line_is_too_wide_and_nothing_but_blanks_is_lost)
{
	static const char text[] =
	    "Ask the school, the club and the family \xE2\x80\x93 \xE2\x80\x9Cif it is safe to\xE2\x80\x9D \xE2\x80\x93 who may see "
	    "pictures;  \xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 \xD8\xA8\xD9\x83\xD9\x85, caf\xC3\xA9s\nand\xC2\xA0so on/off, well-known "
	    "https://example.org/a/very/long/path?with=query&more=1, \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE3\x81\xA7\xE3\x81\x99\xE3\x80\x82";

	for (int columns = 2; columns < 200; columns++) {
		size_t start = 0, line_at, take, behind = 0;

		while (text_wrap(text, sizeof(text) - 1, columns, &start, &line_at, &take)) {
			ck_assert_int_le(text_columns(text + line_at, take), columns);
			for (; behind < line_at; behind++)
				ck_assert(text[behind] == ' ' || text[behind] == '\n');
			behind = line_at + take;
		}
		ck_assert_uint_eq(behind, sizeof(text) - 1);
	}
}
END_TEST

START_TEST(wrapping_always_ends_whatever_the_bytes)
{
	char text[3000];
	unsigned state = 1;

	for (int round = 0; round < 40; round++) {
		size_t start = 0, line_at, take, lines = 0;

		for (size_t i = 0; i < sizeof(text); i++) {
			state = state * 1103515245 + 12345;
			text[i] = round % 2 == 0 ? (char)(state >> 16) : " \n\xCC\x81(-/)a"[state >> 16 & 7];
		}
		while (text_wrap(text, sizeof(text), 1 + round * 7, &start, &line_at, &take)) {
			ck_assert_uint_le(line_at + take, sizeof(text));
			ck_assert_uint_le(++lines, sizeof(text));
		}
		ck_assert_uint_eq(start, sizeof(text));
	}
}
END_TEST

START_TEST(endless_marks_and_blanks_are_cut_somewhere)
{
	static char text[40001];
	size_t start = 0, line_at, take, lines = 0;

	text[0] = 'a';
	for (size_t i = 1; i + 2 < sizeof(text); i += 2)
		memcpy(text + i, "\xCC\x81", 2);
	while (text_wrap(text, sizeof(text) - 1, 80, &start, &line_at, &take))
		lines++;
	ck_assert_uint_le(lines, 8);
	memset(text, ' ', sizeof(text) - 1);
	for (start = lines = 0; text_wrap(text, sizeof(text) - 1, 80, &start, &line_at, &take); lines++)
		ck_assert_uint_eq(take, 0);
	ck_assert_uint_eq(lines, 1);
}
END_TEST

START_TEST(mistyped_word_finds_its_nearest)
{
	static const char *const keys[] = { "title", "intro", "weight", "questions", "for_each", "when", "id" };
	static const struct {
		const char *word;
		int nearest;
	} words[] = {
		{ "titel", 0 },
		{ "titl", 0 },
		{ "Title", 0 },
		{ "TITLE", 0 },
		{ "wieght", 2 },
		{ "question", 3 },
		{ "qestoins", 3 },
		{ "foreach", 4 },
		{ "wen", 5 },
		{ "ids", 6 },
		{ "colour", -1 },
		{ "", -1 },
		{ "weight", 2 },
		{ "tttttt", -1 },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		ck_assert_msg(text_nearest(words[i].word, keys, 7) == words[i].nearest, "%s", words[i].word);
	ck_assert_int_eq(text_nearest("title", keys, 0), -1);
}
END_TEST

START_TEST(nearest_of_equals_is_the_first_and_long_words_have_none)
{
	static const char *const keys[] = { "bat", "cat" };
	char word[300], other[300];
	const char *candidates[] = { other };

	ck_assert_int_eq(text_nearest("rat", keys, 2), 0);
	memset(word, 'a', sizeof(word));
	memset(other, 'a', sizeof(other));
	word[299] = other[298] = '\0';
	ck_assert_int_eq(text_nearest(word, candidates, 1), -1);
	word[80] = other[79] = '\0';
	ck_assert_int_eq(text_nearest(word, candidates, 1), 0);
}
END_TEST

START_TEST(id_is_small_letters_digits_and_hyphens)
{
	static const char *const ids[] = { "a", "0", "under-5", "x", "xy-", "x9-a", "a--b",
		"0123456789012345678901234567890123456789012345678901234567890123" };
	static const char *const others[] = {
		"",
		"-a",
		"A",
		"a_b",
		"a b",
		"x-",
		"x-ray",
		"caf\xC3\xA9",
		"a.b",
		"a@b",
		"01234567890123456789012345678901234567890123456789012345678901234",
	};

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		ck_assert_msg(text_is_id(ids[i], strlen(ids[i])), "%s", ids[i]);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		ck_assert_msg(!text_is_id(others[i], strlen(others[i])), "%s", others[i]);
	ck_assert(!text_is_id("a\0b", 3));
}
END_TEST

START_TEST(a_serial_is_digits_alone_without_a_zero_before_them)
{
	static const char *const others[] = { "", "0", "01", "-1", "+1", " 1", "1 ", "1x", "x1", "1.0", "2147483648", "4294967297", "9999999999", "18446744073709551617", "99999999999999999999999999" };

	ck_assert_int_eq(text_serial("1"), 1);
	ck_assert_int_eq(text_serial("90"), 90);
	ck_assert_int_eq(text_serial("2147483647"), 2147483647);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		ck_assert_msg(text_serial(others[i]) == 0, "%s", others[i]);
}
END_TEST

Suite *
suite_text(void)
{
	Suite *suite = suite_create("text");
	TCase *tests = tcase_create("text");

	tcase_add_test(tests, width_is_counted_in_columns);
	tcase_add_test(tests, a_serial_is_digits_alone_without_a_zero_before_them);
	tcase_add_test(tests, text_is_cut_between_words);
	tcase_add_test(tests, blanks_at_a_break_belong_to_no_line);
	tcase_add_test(tests, line_end_ends_a_line);
	tcase_add_test(tests, word_longer_than_the_line_is_cut_where_it_must);
	tcase_add_test(tests, lines_break_where_the_script_allows);
	tcase_add_test(tests, key_with_a_hyphen_is_not_torn);
	tcase_add_test(tests, name_with_a_dot_is_not_torn);
	tcase_add_test(tests, wide_characters_take_two_columns);
	tcase_add_test(tests, no_line_is_too_wide_and_nothing_but_blanks_is_lost);
	tcase_add_test(tests, wrapping_always_ends_whatever_the_bytes);
	tcase_add_test(tests, endless_marks_and_blanks_are_cut_somewhere);
	tcase_add_test(tests, mistyped_word_finds_its_nearest);
	tcase_add_test(tests, nearest_of_equals_is_the_first_and_long_words_have_none);
	tcase_add_test(tests, id_is_small_letters_digits_and_hyphens);
	suite_add_tcase(suite, tests);
	return suite;
}
