/* test_json_fault.c - the strict JSON reader: what it refuses, where and in which words. */
#include "closeknit/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit_json.h"
#include "suites.h"

struct document {
	const char *json;
	const char *trace;
};

static const struct document bad[] = {
	{ "", "fault 1:1 the text ends too early; expected a value" },
	{ " \n ", "fault 2:2 the text ends too early; expected a value" },
	{ "{", "fault 1:2 the text ends too early; expected a key or }" },
	{ "[", "fault 1:2 the text ends too early; expected a value or ]" },
	{ "[1", "fault 1:3 the text ends too early; expected a comma or ] after the value" },
	{ "[1,", "fault 1:4 the text ends too early; expected a value after the comma" },
	{ "{\"a\":1", "fault 1:7 the text ends too early; expected a comma or } after the value" },
	{ "{\"a\":1,", "fault 1:8 the text ends too early; expected a key after the comma" },
	{ "{\"a\":", "fault 1:6 the text ends too early; expected a value" },
	{ "{\"a\"", "fault 1:5 the text ends too early; expected a colon after the key" },
	{ "\"abc", "fault 1:5 the text ends too early; expected the closing \" of a string" },
	{ "tru", "fault 1:4 the text ends too early; expected true" },
	{ "-", "fault 1:2 the text ends too early; expected the rest of a number" },
	{ "{\"a\" 1}", "fault 1:6 unexpected 1; expected a colon after the key" },
	{ "{\"a\":1 \"b\":2}", "fault 1:8 unexpected \"; expected a comma before it" },
	{ "[1 2]", "fault 1:4 unexpected 2; expected a comma or ] after the value" },
	{ "[1}", "fault 1:3 unexpected }; expected a comma or ] after the value" },
	{ "{\"a\":1]", "fault 1:7 unexpected ]; expected a comma or } after the value" },
	{ "[1,]", "fault 1:4 unexpected ]; expected no comma before it" },
	{ "{\"a\":1,}", "fault 1:8 unexpected }; expected no comma before it" },
	{ "{a:1}", "fault 1:2 unexpected a; expected a key in double quotes" },
	{ "{1:1}", "fault 1:2 unexpected 1; expected a key in double quotes" },
	{ "{,}", "fault 1:2 unexpected ,; expected a key in double quotes" },
	{ "[,1]", "fault 1:2 unexpected ,; expected a value" },
	{ "{\"a\"::1}", "fault 1:6 unexpected :; expected a value" },
	{ "['a']", "fault 1:2 unexpected '; expected straight double quotes (\")" },
	{ "[1] // no", "fault 1:5 text after the value; expected nothing more" },
	{ "// no\n[1]", "fault 1:1 unexpected /; expected no comment there" },
	{ "[\xE2\x80\x9C" "a\xE2\x80\x9D]", "fault 1:2 unexpected \xE2\x80\x9C; expected straight double quotes (\")" },
	{ "{\"a\":1,\n  # no\n\"b\":2}", "fault 2:3 unexpected #; expected no comment there" },
	{ "[[1, \n\t]]", "fault 2:2 unexpected ]; expected no comma before it" },
	{ "[1 [2]]", "fault 1:4 unexpected [; expected a comma before it" },
	{ "{} {}", "fault 1:4 text after the value; expected nothing more" },
	{ "1 2", "fault 1:3 text after the value; expected nothing more" },
	{ "]", "fault 1:1 unexpected ]; expected a value" },
	{ "nul]", "fault 1:1 unknown word nul; expected true, false, null or a text in double quotes" },
	{ "[True]", "fault 1:2 unknown word True; expected true, false, null or a text in double quotes" },
	{ "[truefalse]", "fault 1:2 unknown word truefalse; expected true, false, null or a text in double quotes" },
	{ "NaN", "fault 1:1 unknown word NaN; expected true, false, null or a text in double quotes" },
	{ "[-Infinity]", "fault 1:2 number without a digit behind its minus; expected 0-9 there" },
	{ "[+1]", "fault 1:2 unexpected +; expected a value" },
	{ "[.5]", "fault 1:2 unexpected .; expected a value" },
	{ "[1.]", "fault 1:2 number without a digit behind its point; expected 0-9 there" },
	{ "[1e]", "fault 1:2 number without a digit behind its exponent sign; expected 0-9 there" },
	{ "[1e+]", "fault 1:2 number without a digit behind its exponent sign; expected 0-9 there" },
	{ "[1.e1]", "fault 1:2 number without a digit behind its point; expected 0-9 there" },
	{ "[01]", "fault 1:2 number with a leading zero (01); expected it without" },
	{ "[-01]", "fault 1:2 number with a leading zero (-01); expected it without" },
	{ "[00]", "fault 1:2 number with a leading zero (00); expected it without" },
	{ "[0x10]", "fault 1:3 unexpected x; expected a comma or ] after the value" },
	{ "[1_000]", "fault 1:3 unexpected _; expected a comma or ] after the value" },
	{ "[1e999]", "fault 1:2 number 1e999 is too large; expected less than 1.8e308" },
	{ "[-1E+309]", "fault 1:2 number -1E+309 is too large; expected less than 1.8e308" },
	{ "[1.7976931348623159e308]", "fault 1:2 number 1.7976931348623159e308 is too large; expected less than 1.8e308" },
	{ "[1.797693134862315808e308]", "fault 1:2 number 1.797693134862315808e308 is too large; expected less than 1.8e308" },
	{ "[0.001e312]", "fault 1:2 number 0.001e312 is too large; expected less than 1.8e308" },
	{ "[1e99999999999999999999]", "fault 1:2 number 1e99999999999999999999 is too large; expected less than 1.8e308" },
	{ "\"\n\"", "fault 1:2 the line ends inside a string; expected a closing \" before its end, or \\n where a new line is meant" },
	{ "\"a\tb\"", "fault 1:3 control character U+0009 in a string; expected it written as \\t" },
	{ "\"\033[31m\"", "fault 1:2 control character U+001B in a string; expected it written as \\u001b" },
	{ "{\"a\n\":1}", "fault 1:4 the line ends inside a string; expected a closing \" before its end, or \\n where a new line is meant" },
	{ "[\f1]", "fault 1:2 control character U+000C; expected a value" },
	{ "[\xC2\xA0"
	  "1]",
	    "fault 1:2 unexpected \xC2\xA0; expected a value" },
	{ "\"\\u0000\"", "fault 1:2 \\u0000 in a string; expected text without U+0000" },
	{ "{\"a\\u0000b\":1}", "fault 1:4 \\u0000 in a string; expected text without U+0000" },
	{ "\"\\x41\"", "fault 1:2 unknown escape in a string; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u" },
	{ "\"\\'\"", "fault 1:2 unknown escape in a string; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u" },
	{ "\"\\U0041\"", "fault 1:2 unknown escape in a string; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u" },
	{ "\"\\u12g4\"", "fault 1:2 escape \\u without four hex digits in a string; expected \\u and four of 0-9, a-f, A-F" },
	{ "\"\\u123\"", "fault 1:2 escape \\u without four hex digits in a string; expected \\u and four of 0-9, a-f, A-F" },
	{ "\"\\ud800\"", "fault 1:2 lone surrogate \\ud800 in a string; expected a pair, or the character itself" },
	{ "\"a\\udc00\"", "fault 1:3 lone surrogate \\udc00 in a string; expected a pair, or the character itself" },
	{ "\"\\ud800x\"", "fault 1:2 lone surrogate \\ud800 in a string; expected a pair, or the character itself" },
	{ "\"\\ud800\\n\"", "fault 1:2 lone surrogate \\ud800 in a string; expected a pair, or the character itself" },
	{ "\"\\ud800\\u0041\"", "fault 1:2 lone surrogate \\ud800 in a string; expected a pair, or the character itself" },
	{ "\"\\ud800\\ud800\"", "fault 1:2 lone surrogate \\ud800 in a string; expected a pair, or the character itself" },
	{ "\"\\ud83d\\ude0\"", "fault 1:2 lone surrogate \\ud83d in a string; expected a pair, or the character itself" },
	{ "\"\xFF\"", "fault 1:2 byte 0xFF is not UTF-8; expected UTF-8 text: save the file again as UTF-8" },
	{ "\"\xC3\xA9\x80\"", "fault 1:3 byte 0x80 is not UTF-8; expected UTF-8 text: save the file again as UTF-8" },
	{ "\"\xC0\xAF\"", "fault 1:2 byte 0xC0 is not UTF-8; expected UTF-8 text: save the file again as UTF-8" },
	{ "\"\xE0\x80\xAF\"", "fault 1:2 byte 0xE0 is not UTF-8; expected UTF-8 text: save the file again as UTF-8" },
	{ "\"\xED\xA0\x80\"", "fault 1:2 byte 0xED is not UTF-8; expected UTF-8 text: save the file again as UTF-8" },
	{ "\"\xF4\x90\x80\x80\"", "fault 1:2 byte 0xF4 is not UTF-8; expected UTF-8 text: save the file again as UTF-8" },
	{ "\"\xE2\x82\"", "fault 1:2 byte 0xE2 is not UTF-8; expected UTF-8 text: save the file again as UTF-8" },
	{ "\"\\n\xE2\x82\"", "fault 1:4 byte 0xE2 is not UTF-8; expected UTF-8 text: save the file again as UTF-8" },
	{ "[\xFE]", "fault 1:2 byte 0xFE is not UTF-8; expected UTF-8 text: save the file again as UTF-8" },
	{ "\xEF\xBB\xBF{}", "fault 1:1 byte-order mark U+FEFF; expected UTF-8 without it (editors call it \"UTF-8 with BOM\")" },
	{ "[\xEF\xBB\xBF]", "fault 1:2 unexpected character U+FEFF; expected a value" },
	{ "\xFF\xFE{", "fault 1:1 byte 0xFF is not UTF-8; expected UTF-8 text: save the file again as UTF-8" },
	{ "{\"a\":1,\"a\":2}", "fault 1:8 duplicate key \"a\" (first at 1:2); expected each key once" },
	{ "{\"a\":1,\n \"\\u0061\":2}", "fault 2:2 duplicate key \"a\" (first at 1:2); expected each key once" },
	{ "{\"\\u0061\":1,\"a\":2}", "fault 1:13 duplicate key \"a\" (first at 1:2); expected each key once" },
	{ "{\"\xC3\xA9\":1,\"\\u00e9\":2}", "fault 1:8 duplicate key \"\xC3\xA9\" (first at 1:2); expected each key once" },
	{ "{\"\\ud83d\\ude00\":1,\"\xF0\x9F\x98\x80\":2}", "fault 1:19 duplicate key \"\xF0\x9F\x98\x80\" (first at 1:2); expected each key once" },
	{ "{\"\":1,\"\":2}", "fault 1:7 duplicate key \"\" (first at 1:2); expected each key once" },
	{ "{\"a\":{\"b\":1},\"b\":[{\"a\":{}}],\"a\":2}", "fault 1:29 duplicate key \"a\" (first at 1:2); expected each key once" },
	{ "{\"\\u001b\":1,\"\\u001B\":2}", "fault 1:13 duplicate key \"U+001B\" (first at 1:2); expected each key once" },
};

START_TEST(bad_document_is_refused_where_and_as_it_is_wrong)
{
	ck_assert_str_eq(trace(bad[_i].json), bad[_i].trace);
}
END_TEST

START_TEST(no_prefix_of_a_bad_document_is_read_beyond_its_end)
{
	const size_t whole = strlen(bad[_i].json);

	for (size_t len = 0; len < whole; len++)
		ck_assert_uint_gt(strlen(json_trace(reader, &out, bad[_i].json, len)), 3);
}
END_TEST

START_TEST(faults_are_told_apart)
{
	static const struct {
		const char *json;
		enum json_fault fault;
	} faults[] = {
		{ "[}", JSON_FAULT_SYNTAX },
		{ "{\"a\":1,\"a\":1}", JSON_FAULT_DUPLICATE },
		{ "01", JSON_FAULT_NUMBER },
		{ "1e999", JSON_FAULT_NUMBER },
		{ "\"\xFF\"", JSON_FAULT_UTF8 },
		{ "\"\\ud800\"", JSON_FAULT_UTF8 },
		{ "\"\n\"", JSON_FAULT_CONTROL },
		{ "\"\\u0000\"", JSON_FAULT_CONTROL },
		{ "\xEF\xBB\xBF[]", JSON_FAULT_BOM },
		{ "[] x", JSON_FAULT_TRAILING },
		{ "[", JSON_FAULT_CUT_SHORT },
		{ "[]", JSON_FAULT_NONE },
	};
	size_t at;

	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		trace(faults[i].json);
		ck_assert_msg(json_reader_fault(reader, &at) == faults[i].fault, "%s: %s", faults[i].json, buf_text(&out));
	}
}
END_TEST

START_TEST(raw_nul_is_refused_inside_and_outside_strings)
{
	ck_assert_str_eq(json_trace(reader, &out, "\"a\0b\"", 5), "fault 1:3 control character U+0000 in a string; expected text without it");
	ck_assert_str_eq(json_trace(reader, &out, "[\0]", 3), "fault 1:2 control character U+0000; expected a value");
	ck_assert_str_eq(json_trace(reader, &out, "[]\0", 3), "fault 1:3 text after the value; expected nothing more");
	ck_assert_str_eq(
	    json_trace(reader, &out, "\"\\\0\"", 4), "fault 1:2 unknown escape in a string; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u");
	ck_assert_str_eq(json_trace(reader, &out, "\"\\u12\0\0\"", 8),
	    "fault 1:2 escape \\u without four hex digits in a string; expected \\u and four of 0-9, a-f, A-F");
}
END_TEST

START_TEST(every_control_character_in_a_string_is_refused_wherever_it_stands)
{
	char json[80];
	size_t at;

	for (int code = 0; code < 0x20; code++)
		for (size_t place = 1; place < 70; place++) {
			memset(json, 'a', sizeof(json));
			json[0] = json[71] = '"';
			json[place] = (char)code;
			json_trace(reader, &out, json, 72);
			ck_assert_int_eq(json_reader_fault(reader, &at), JSON_FAULT_CONTROL);
			ck_assert_uint_eq(at, place);
		}
}
END_TEST

/* `depth` levels of arrays, or of objects in turn with them. */
static size_t
nest(char *json, int depth, bool objects)
{
	size_t len = 0;

	for (int i = 0; i < depth; i++)
		len += (size_t)sprintf(json + len, "%s", objects && i % 2 == 1 ? "{\"a\":" : "[");
	len += (size_t)sprintf(json + len, "1");
	for (int i = depth - 1; i >= 0; i--)
		json[len++] = objects && i % 2 == 1 ? '}' : ']';
	return len;
}

START_TEST(sixty_four_levels_are_read_and_the_sixty_fifth_is_refused_at_its_bracket)
{
	static char json[200 * 6];
	size_t at = 0;

	for (int objects = 0; objects < 2; objects++) {
		json_trace(reader, &out, json, nest(json, 64, objects != 0));
		ck_assert_int_eq(json_reader_fault(reader, &at), JSON_FAULT_NONE);
		json_trace(reader, &out, json, nest(json, 65, objects != 0));
		ck_assert_int_eq(json_reader_fault(reader, &at), JSON_FAULT_DEPTH);
		ck_assert_uint_eq(at, objects ? 32 * 6 : 64);
		ck_assert_str_eq(json_fault_words(reader), "more than 64 levels deep; expected at most 64");
	}
}
END_TEST

START_TEST(hundred_thousand_levels_are_refused_like_sixty_five)
{
	char *json = malloc(100000);
	size_t at = 0;

	ck_assert_ptr_nonnull(json);
	memset(json, '[', 100000);
	json_trace(reader, &out, json, 100000);
	ck_assert_int_eq(json_reader_fault(reader, &at), JSON_FAULT_DEPTH);
	ck_assert_uint_eq(at, 64);
	free(json);
}
END_TEST

START_TEST(million_digits_are_one_number_and_too_large)
{
	char *json = malloc(1000002);
	size_t at = 0;

	ck_assert_ptr_nonnull(json);
	memset(json, '9', 1000002);
	json[1] = '.';
	json_trace(reader, &out, json, 1000002);
	ck_assert_int_eq(json_reader_fault(reader, &at), JSON_FAULT_NONE);
	json[1] = '9';
	json_trace(reader, &out, json, 1000002);
	ck_assert_int_eq(json_reader_fault(reader, &at), JSON_FAULT_NUMBER);
	ck_assert_uint_eq(at, 0);
	ck_assert_uint_lt(strlen(json_fault_words(reader)), 200);
	free(json);
}
END_TEST

/* What rounds to infinity is refused, to the last digit. */
START_TEST(largest_double_is_the_border_for_numbers)
{
	char json[400], digits[320];
	size_t at = 0;

	/* 2^1024 - 2^970, halfway to the next power of two. */
	snprintf(digits, sizeof(digits), "%.0f", 1.7976931348623157e308);
	ck_assert_uint_eq(strlen(digits), 309);
	json_trace(reader, &out, digits, 309);
	ck_assert_int_eq(json_reader_fault(reader, &at), JSON_FAULT_NONE);
	memcpy(digits,
	    "17976931348623158079372897140530341507993413271003782693617377898044496829276475094664901797758720709633"
	    "02864166928879109465555478519404026306574886715058206819089020007083836762738548458177115317644757302700"
	    "69855571366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497792",
	    310);
	snprintf(json, sizeof(json), "[%s,1]", digits);
	trace(json);
	ck_assert_int_eq(json_reader_fault(reader, &at), JSON_FAULT_NUMBER);
	digits[307] = '8';
	digits[308] = '9';
	for (int shift = 0; shift < 3; shift++) {
		snprintf(json, sizeof(json), "[%.*s.%s999e%d]", 309 - shift, digits, digits + 309 - shift, shift);
		trace(json);
		ck_assert_msg(json_reader_fault(reader, &at) == JSON_FAULT_NONE, "%s", json);
	}
}
END_TEST

START_TEST(fault_is_said_again_by_every_later_call)
{
	struct json_token token;
	size_t at;

	json_reader_start(reader, "[1 2, 3]", 8);
	json_next(reader, &token);
	json_next(reader, &token);
	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(json_next(reader, &token), JSON_FAULT);
		ck_assert_int_eq(token.kind, JSON_FAULT);
		ck_assert_uint_eq(token.at, 3);
		ck_assert_int_eq(json_reader_fault(reader, &at), JSON_FAULT_SYNTAX);
		ck_assert_int_eq(json_skip(reader, &token), -1);
	}
}
END_TEST

#define COUNT(list) (int)(sizeof(list) / sizeof((list)[0]))

Suite *
suite_json_fault(void)
{
	Suite *suite = suite_create("json_fault");
	TCase *tests = tcase_create("json_fault");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_loop_test(tests, bad_document_is_refused_where_and_as_it_is_wrong, 0, COUNT(bad));
	tcase_add_loop_test(tests, no_prefix_of_a_bad_document_is_read_beyond_its_end, 0, COUNT(bad));
	tcase_add_test(tests, faults_are_told_apart);
	tcase_add_test(tests, raw_nul_is_refused_inside_and_outside_strings);
	tcase_add_test(tests, every_control_character_in_a_string_is_refused_wherever_it_stands);
	tcase_add_test(tests, sixty_four_levels_are_read_and_the_sixty_fifth_is_refused_at_its_bracket);
	tcase_add_test(tests, hundred_thousand_levels_are_refused_like_sixty_five);
	tcase_add_test(tests, million_digits_are_one_number_and_too_large);
	tcase_add_test(tests, largest_double_is_the_border_for_numbers);
	tcase_add_test(tests, fault_is_said_again_by_every_later_call);
	suite_add_tcase(suite, tests);
	return suite;
}
