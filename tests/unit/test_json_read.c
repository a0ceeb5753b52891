/* test_json_read.c - the strict JSON reader: what it hands out; what it refuses is in test_json_fault.c. */
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

static const struct document good[] = {
	{ "{}", "{ } end" },
	{ "[]", "[ ] end" },
	{ " \t\r\n[ ] \n", "[ ] end" },
	{ "\"\"", "\"\" end" },
	{ "null", "null end" },
	{ "true", "true end" },
	{ "false", "false end" },
	{ "0", "0=0 end" },
	{ "{\"a\":1,\"b\":[true,false,null,\"x\"],\"c\":{\"a\":{}}}", "{ k\"a\" 1=1 k\"b\" [ true false null \"x\" ] k\"c\" { k\"a\" { } } } end" },
	{ "{ \"a\" : [ 1 , 2 ] , \"b\" : { } }", "{ k\"a\" [ 1=1 2=2 ] k\"b\" { } } end" },
	{ "[{\"a\":1},{\"a\":1}]", "[ { k\"a\" 1=1 } { k\"a\" 1=1 } ] end" },
	{ "{\"\":{\"\":0}}", "{ k\"\" { k\"\" 0=0 } } end" },
	{ "{\"a\":1,\"A\":2}", "{ k\"a\" 1=1 k\"A\" 2=2 } end" },
	{ "\"a string longer than thirty-two bytes, with no escapes at all\"",
	    "\"a string longer than thirty-two bytes, with no escapes at all\" end" },
	{ "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\"\\/\b\f\n\r\t\" end" },
	{ "\"\\u0041\\u00e9\\u00E9\\u20ac\\ud83d\\ude00\\uD83D\\uDE00x\"", "\"A\xC3\xA9\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xF0\x9F\x98\x80x\" end" },
	{ "\"\\udbff\\udfff\\ud800\\udc00\"", "\"\xF4\x8F\xBF\xBF\xF0\x90\x80\x80\" end" },
	{ "\"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\"", "\"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\" end" },
	{ "\"caf\xC3\xA9\\n\xE2\x82\xAC\\\\\"", "\"caf\xC3\xA9\n\xE2\x82\xAC\\\" end" },
	{ "\"\x7F\xC2\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\"", "\"\x7F\xC2\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\" end" },
	{ "{\"\\u0061\":1,\"\\n\":2}", "{ k\"a\" 1=1 k\"\n\" 2=2 } end" },
	{ "[1,-1,10,1.0,1e2,1E+2,1e-2,0.5,-0.0,0e5,120]", "[ 1=1 -1=-1 10=10 1.0 1e2 1E+2 1e-2 0.5 -0.0 0e5 120=120 ] end" },
	{ "-0", "-0 end" },
	{ "[9223372036854775807,-9223372036854775808]", "[ 9223372036854775807=9223372036854775807 -9223372036854775808=-9223372036854775808 ] end" },
	{ "[9223372036854775808,-9223372036854775809]", "[ 9223372036854775808 -9223372036854775809 ] end" },
	{ "[9999999999999999999,18446744073709551616,18446744073709551617]",
	    "[ 9999999999999999999 18446744073709551616 18446744073709551617 ] end" },
	{ "[9007199254740993,2147483648]", "[ 9007199254740993=9007199254740993 2147483648=2147483648 ] end" },
	{ "[1.7976931348623157e308,17976931348623157e292,0.00017976931348623157e312]",
	    "[ 1.7976931348623157e308 17976931348623157e292 0.00017976931348623157e312 ] end" },
	{ "[1.7976931348623158e308,1.797693134862315807e308]", "[ 1.7976931348623158e308 1.797693134862315807e308 ] end" },
	{ "[1e-999,0e999,0.000e99999999999999999999,1e-99999999999999999999]",
	    "[ 1e-999 0e999 0.000e99999999999999999999 1e-99999999999999999999 ] end" },
};

START_TEST(good_document_is_handed_out_token_by_token)
{
	ck_assert_str_eq(trace(good[_i].json), good[_i].trace);
}
END_TEST

START_TEST(every_prefix_of_a_good_document_is_cut_short)
{
	const char *json = good[_i].json;
	struct buf whole = { 0 };

	/* In an array a number cannot be over before its end. */
	buf_printf(&whole, "[%s]", json);
	for (size_t len = 0; len < whole.len; len++) {
		size_t at = 99;

		json_trace(reader, &out, whole.bytes, len);
		ck_assert_msg(json_reader_fault(reader, &at) == JSON_FAULT_CUT_SHORT, "%.*s: %s", (int)len, whole.bytes, buf_text(&out));
		ck_assert_uint_eq(at, len);
	}
	buf_clear(&whole);
}
END_TEST

START_TEST(strings_of_every_length_end_at_their_quote)
{
	char json[120], expected[120];

	for (size_t len = 0; len < 100; len++)
		for (size_t behind = 0; behind < 4; behind++) {
			memset(json, 'a', sizeof(json));
			memset(json + len + 2, ' ', behind);
			json[0] = json[len + 1] = '"';
			snprintf(expected, sizeof(expected), "%.*s end", (int)len + 2, json);
			ck_assert_str_eq(json_trace(reader, &out, json, len + 2 + behind), expected);
		}
}
END_TEST

START_TEST(blanks_of_every_length_are_passed_over)
{
	char json[120];

	for (size_t len = 0; len < 100; len++) {
		for (size_t i = 0; i < len; i++)
			json[1 + i] = " \n\r\t"[i % 4];
		json[0] = '[';
		json[len + 1] = ']';
		ck_assert_str_eq(json_trace(reader, &out, json, len + 2), "[ ] end");
		json[len + 1] = 'x';
		ck_assert_int_eq(strncmp(json_trace(reader, &out, json, len + 2), "fault", 5), 0);
	}
}
END_TEST

START_TEST(end_is_said_again_by_every_later_call)
{
	struct json_token token;

	json_reader_start(reader, "7 ", 2);
	ck_assert_int_eq(json_next(reader, &token), JSON_NUMBER);
	ck_assert_int_eq(json_next(reader, &token), JSON_END);
	ck_assert_int_eq(json_next(reader, &token), JSON_END);
}
END_TEST

START_TEST(reader_is_as_new_for_the_next_document)
{
	ck_assert_str_eq(trace("{\"a\":{\"b\":[1"), "fault 1:13 the text ends too early; expected a comma or ] after the value");
	ck_assert_str_eq(trace("{\"a\":{\"b\":[1]}}"), "{ k\"a\" { k\"b\" [ 1=1 ] } } end");
	ck_assert_str_eq(trace("1"), "1=1 end");
	ck_assert_str_eq(json_fault_words(reader), "");
}
END_TEST

START_TEST(tokens_say_where_they_lie)
{
	static const char json[] = " {\"a\" : -12.5 ,\"\\n\":[ true]}";
	static const size_t spans[][2] = { { 1, 2 }, { 2, 5 }, { 8, 13 }, { 15, 19 }, { 20, 21 }, { 22, 26 }, { 26, 27 }, { 27, 28 }, { 28, 28 } };
	struct json_token token;

	json_reader_start(reader, json, sizeof(json) - 1);
	for (size_t i = 0; i < sizeof(spans) / sizeof(spans[0]); i++) {
		ck_assert_int_ne(json_next(reader, &token), JSON_FAULT);
		ck_assert_uint_eq(token.at, spans[i][0]);
		ck_assert_uint_eq(token.end, spans[i][1]);
	}
	ck_assert_int_eq(token.kind, JSON_END);
}
END_TEST

START_TEST(only_whole_numbers_are_whole)
{
	struct json_token token;

	json_reader_start(reader, "[7,\"7\",7.0]", 11);
	json_next(reader, &token);
	json_next(reader, &token);
	ck_assert(token.is_whole);
	json_next(reader, &token);
	ck_assert(!token.is_whole);
	json_next(reader, &token);
	ck_assert(!token.is_whole);
}
END_TEST

START_TEST(string_without_escapes_is_not_copied)
{
	static const char json[] = "\"caf\xC3\xA9\"";
	struct json_token token;

	json_reader_start(reader, json, sizeof(json) - 1);
	json_next(reader, &token);
	ck_assert_ptr_eq(token.text, json + 1);
	ck_assert_uint_eq(token.len, 5);
}
END_TEST

START_TEST(skipping_passes_over_a_whole_value_and_checks_it)
{
	static const char json[] = "{\"a\":[1,{\"b\":[]}] ,\"c\":\"x\",\"d\":{\"e\":1,\"e\":2}}";
	struct json_token token;

	json_reader_start(reader, json, sizeof(json) - 1);
	json_next(reader, &token);
	json_next(reader, &token);
	json_next(reader, &token);
	ck_assert_int_eq(json_skip(reader, &token), 0);
	ck_assert_int_eq(token.kind, JSON_ARRAY);
	ck_assert_uint_eq(token.at, 5);
	ck_assert_uint_eq(token.end, 17);
	ck_assert_int_eq(json_next(reader, &token), JSON_KEY);
	json_next(reader, &token);
	ck_assert_int_eq(json_skip(reader, &token), 0);
	ck_assert_uint_eq(token.len, 1);
	json_next(reader, &token);
	json_next(reader, &token);
	ck_assert_int_eq(json_skip(reader, &token), -1);
	ck_assert_int_eq(json_next(reader, &token), JSON_FAULT);
}
END_TEST

START_TEST(skipping_the_outermost_value_leaves_the_end)
{
	struct json_token token;

	json_reader_start(reader, " [[],[]] ", 9);
	json_next(reader, &token);
	ck_assert_int_eq(json_skip(reader, &token), 0);
	ck_assert_uint_eq(token.at, 1);
	ck_assert_uint_eq(token.end, 8);
	ck_assert_int_eq(json_next(reader, &token), JSON_END);
}
END_TEST

START_TEST(places_are_counted_in_lines_and_characters)
{
	static const char json[] = "{\n \"caf\xC3\xA9\": 1,\r\n\"b\": 2}";
	const size_t len = sizeof(json) - 1;
	struct json_place place = json_place(json, len, 0), from;

	ck_assert(place.line == 1 && place.column == 1);
	place = json_place(json, len, 10);
	ck_assert(place.line == 2 && place.column == 8);
	place = json_place(json, len, 16);
	ck_assert(place.line == 3 && place.column == 1);
	from = json_place_from(json, len, 20, 10, json_place(json, len, 10));
	place = json_place(json, len, 20);
	ck_assert(place.line == 3 && place.column == 5);
	ck_assert(from.line == place.line && from.column == place.column);
	place = json_place(json, len, 1000);
	from = json_place(json, len, len);
	ck_assert(place.line == from.line && place.column == from.column);
}
END_TEST

START_TEST(document_of_a_new_reader_is_empty)
{
	struct json_token token;
	size_t at;

	ck_assert_int_eq(json_next(reader, &token), JSON_FAULT);
	ck_assert_int_eq(json_reader_fault(reader, &at), JSON_FAULT_CUT_SHORT);
	json_reader_free(NULL);
}
END_TEST

#define COUNT(list) (int)(sizeof(list) / sizeof((list)[0]))

Suite *
suite_json_read(void)
{
	Suite *suite = suite_create("json_read");
	TCase *tests = tcase_create("json_read");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_loop_test(tests, good_document_is_handed_out_token_by_token, 0, COUNT(good));
	tcase_add_loop_test(tests, every_prefix_of_a_good_document_is_cut_short, 0, COUNT(good));
	tcase_add_test(tests, strings_of_every_length_end_at_their_quote);
	tcase_add_test(tests, blanks_of_every_length_are_passed_over);
	tcase_add_test(tests, end_is_said_again_by_every_later_call);
	tcase_add_test(tests, reader_is_as_new_for_the_next_document);
	tcase_add_test(tests, tokens_say_where_they_lie);
	tcase_add_test(tests, only_whole_numbers_are_whole);
	tcase_add_test(tests, string_without_escapes_is_not_copied);
	tcase_add_test(tests, skipping_passes_over_a_whole_value_and_checks_it);
	tcase_add_test(tests, skipping_the_outermost_value_leaves_the_end);
	tcase_add_test(tests, places_are_counted_in_lines_and_characters);
	tcase_add_test(tests, document_of_a_new_reader_is_empty);
	suite_add_tcase(suite, tests);
	return suite;
}
