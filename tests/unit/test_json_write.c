/* test_json_write.c - JSON out: commas, indents, escapes, hundredths; and that the reader reads what the writer wrote. */
#include "closeknit/base.h"

#include <string.h>

#include "json_trace.h"
#include "suites.h"

static struct buf buf;
static struct json_out out;

static void
end(void)
{
	buf_clear(&buf);
}

static void
write_everything(int indent)
{
	json_out_init(&out, &buf, indent);
	json_out_object(&out);
	json_out_key(&out, "empty");
	json_out_object(&out);
	json_out_object_end(&out);
	json_out_key(&out, "list");
	json_out_array(&out);
	json_out_whole(&out, -1);
	json_out_bool(&out, true);
	json_out_bool(&out, false);
	json_out_null(&out);
	json_out_string(&out, "text");
	json_out_string(&out, NULL);
	json_out_string_len(&out, "longer", 4);
	json_out_raw(&out, "{\"x\":1}", 7);
	json_out_array(&out);
	json_out_array_end(&out);
	json_out_array_end(&out);
	json_out_key(&out, "score");
	json_out_hundredths(&out, 3142);
	json_out_object_end(&out);
}

START_TEST(without_indent_everything_is_on_one_line)
{
	write_everything(0);
	ck_assert_str_eq(buf_text(&buf), "{\"empty\":{},\"list\":[-1,true,false,null,\"text\",null,\"long\",{\"x\":1},[]],\"score\":31.42}");
}
END_TEST

START_TEST(with_indent_each_item_has_a_line)
{
	write_everything(2);
	ck_assert_str_eq(buf_text(&buf), "{\n  \"empty\": {},\n  \"list\": [\n    -1,\n    true,\n    false,\n    null,\n    \"text\",\n    null,\n  "
					 "  \"long\",\n    {\"x\":1},\n    []\n  ],\n"
					 "  \"score\": 31.42\n}");
}
END_TEST

START_TEST(value_may_stand_alone)
{
	json_out_init(&out, &buf, 2);
	json_out_string(&out, "alone");
	ck_assert_str_eq(buf_text(&buf), "\"alone\"");
}
END_TEST

START_TEST(hundredths_always_have_two_decimals)
{
	static const struct {
		int64_t hundredths;
		const char *text;
	} numbers[] = {
		{ 0, "0.00" },
		{ 1, "0.01" },
		{ -5, "-0.05" },
		{ 10, "0.10" },
		{ 99, "0.99" },
		{ 100, "1.00" },
		{ -100, "-1.00" },
		{ 10000, "100.00" },
		{ INT64_MAX, "92233720368547758.07" },
		{ INT64_MIN, "-92233720368547758.08" },
	};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		buf_reset(&buf);
		json_out_init(&out, &buf, 0);
		json_out_hundredths(&out, numbers[i].hundredths);
		ck_assert_str_eq(buf_text(&buf), numbers[i].text);
	}
}
END_TEST

START_TEST(whole_numbers_are_written_to_the_last_digit)
{
	json_out_init(&out, &buf, 0);
	json_out_array(&out);
	json_out_whole(&out, 0);
	json_out_whole(&out, 7);
	json_out_whole(&out, -10);
	json_out_whole(&out, INT64_MAX);
	json_out_whole(&out, INT64_MIN);
	json_out_array_end(&out);
	ck_assert_str_eq(buf_text(&buf), "[0,7,-10,9223372036854775807,-9223372036854775808]");
}
END_TEST

START_TEST(what_json_forbids_is_escaped_and_the_rest_is_left)
{
	json_out_init(&out, &buf, 0);
	json_out_string_len(&out, "\"\\/\b\f\n\r\t\x01\x1F\0\x7F\xC3\xA9\xF0\x9F\x98\x80", 18);
	ck_assert_str_eq(buf_text(&buf), "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\\u0000\x7F\xC3\xA9\xF0\x9F\x98\x80\"");
	buf_reset(&buf);
	json_out_init(&out, &buf, 0);
	json_out_object(&out);
	json_out_key(&out, "a\"b");
	json_out_string_len(&out, "\xFF\xC3", 2);
	json_out_object_end(&out);
	ck_assert_str_eq(buf_text(&buf), "{\"a\\\"b\":\"\\ufffd\\ufffd\"}");
}
END_TEST

START_TEST(character_to_escape_is_found_wherever_it_stands)
{
	char text[50], expected[60];

	for (size_t len = 1; len < sizeof(text); len++)
		for (size_t at = 0; at < len; at++) {
			memset(text, 'a', len);
			memset(expected, 'a', sizeof(expected));
			text[at] = '\n';
			memcpy(expected + 1 + at, "\\n", 2);
			expected[0] = expected[len + 2] = '"';
			expected[len + 3] = '\0';
			buf_reset(&buf);
			json_out_init(&out, &buf, 0);
			json_out_string_len(&out, text, len);
			ck_assert_str_eq(buf_text(&buf), expected);
		}
}
END_TEST

START_TEST(reader_reads_what_the_writer_wrote)
{
	struct json_reader *reader = json_reader_new(NULL);
	struct buf trace = { 0 };

	for (int indent = 0; indent <= 8; indent += 4) {
		buf_reset(&buf);
		write_everything(indent);
		ck_assert_str_eq(json_trace(reader, &trace, buf.bytes, buf.len),
		    "{ k\"empty\" { } k\"list\" [ -1=-1 true false null \"text\" null \"long\" { k\"x\" 1=1 } [ ] ] k\"score\" 31.42 } end");
	}
	buf_clear(&trace);
	json_reader_free(reader);
}
END_TEST

START_TEST(failed_buffer_is_written_to_without_harm)
{
	buf.failed = true;
	write_everything(0);
	write_everything(3);
	ck_assert_int_eq(buf_check(&buf, NULL), -1);
	ck_assert_uint_eq(buf.len, 0);
}
END_TEST

Suite *
suite_json_write(void)
{
	Suite *suite = suite_create("json_write");
	TCase *tests = tcase_create("json_write");

	tcase_add_checked_fixture(tests, NULL, end);
	tcase_add_test(tests, without_indent_everything_is_on_one_line);
	tcase_add_test(tests, with_indent_each_item_has_a_line);
	tcase_add_test(tests, value_may_stand_alone);
	tcase_add_test(tests, hundredths_always_have_two_decimals);
	tcase_add_test(tests, whole_numbers_are_written_to_the_last_digit);
	tcase_add_test(tests, what_json_forbids_is_escaped_and_the_rest_is_left);
	tcase_add_test(tests, character_to_escape_is_found_wherever_it_stands);
	tcase_add_test(tests, reader_reads_what_the_writer_wrote);
	tcase_add_test(tests, failed_buffer_is_written_to_without_harm);
	suite_add_tcase(suite, tests);
	return suite;
}
