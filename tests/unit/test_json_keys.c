/* test_json_keys.c - keys that come twice: found in small and large objects, however written, without growing slow. */
#include "closeknit/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json_trace.h"
#include "suites.h"

static struct json_reader *reader;
static struct buf json, out;

static void
begin(void)
{
	reader = json_reader_new(NULL);
	ck_assert_ptr_nonnull(reader);
}

static void
end(void)
{
	json_reader_free(reader);
	buf_clear(&json);
	buf_clear(&out);
}

/* Read `json`: the fault, and where it is. */
static enum json_fault
read_fault(size_t *at)
{
	struct json_token token;

	ck_assert_int_eq(buf_check(&json, NULL), 0);
	json_reader_start(reader, json.bytes, json.len);
	while (json_next(reader, &token) != JSON_FAULT)
		if (token.kind == JSON_END)
			break;
	return json_reader_fault(reader, at);
}

/* {"key-0":1,...,"key-(count-1)":1 and no end. */
static void
open_object(size_t count)
{
	buf_putc(&json, '{');
	for (size_t i = 0; i < count; i++)
		buf_printf(&json, "%s\"key-%zu\":1", i > 0 ? "," : "", i);
}

START_TEST(second_key_is_found_in_an_object_of_any_size)
{
	char words[100];
	size_t at;

	for (size_t count = 1; count < 80; count++)
		for (size_t twice = 0; twice < count; twice++) {
			size_t second;

			buf_reset(&json);
			open_object(count);
			second = json.len + 1;
			buf_printf(&json, ",\"key-%zu\":2}", twice);
			ck_assert_int_eq(read_fault(&at), JSON_FAULT_DUPLICATE);
			ck_assert_uint_eq(at, second);
			snprintf(words, sizeof(words), "duplicate key \"key-%zu\" (first at 1:%zu)", twice,
			    (size_t)(strstr(json.bytes, "key-") - json.bytes) + 10 * twice + (twice > 10 ? twice - 10 : 0));
			ck_assert_int_eq(strncmp(json_fault_words(reader), words, strlen(words)), 0);
		}
}
END_TEST

START_TEST(objects_beside_and_inside_one_another_do_not_share_keys)
{
	size_t at;

	for (size_t count = 1; count < 60; count += 7) {
		buf_reset(&json);
		buf_putc(&json, '[');
		for (int i = 0; i < 20; i++) {
			open_object(count);
			buf_puts(&json, ",\"inner\":");
			open_object(count);
			buf_puts(&json, ",\"inner\":[");
			open_object(count);
			buf_puts(&json, "}]},\"last\":0},");
		}
		buf_puts(&json, "0]");
		ck_assert_msg(read_fault(&at) == JSON_FAULT_NONE, "%s", json_fault_words(reader));
	}
}
END_TEST

START_TEST(outer_object_remembers_its_keys_past_an_inner_one)
{
	size_t at;

	for (size_t count = 1; count < 60; count++) {
		buf_reset(&json);
		open_object(count);
		buf_puts(&json, ",\"inner\":");
		open_object(60);
		buf_printf(&json, "},\"key-%zu\":1}", count / 2);
		ck_assert_int_eq(read_fault(&at), JSON_FAULT_DUPLICATE);
	}
}
END_TEST

START_TEST(next_document_may_have_the_same_keys)
{
	size_t at;

	open_object(100);
	buf_putc(&json, '}');
	for (int i = 0; i < 300; i++)
		ck_assert_int_eq(read_fault(&at), JSON_FAULT_NONE);
	json.len--;
	buf_puts(&json, ",\"key-42\":1}");
	ck_assert_int_eq(read_fault(&at), JSON_FAULT_DUPLICATE);
}
END_TEST

START_TEST(keys_of_every_length_are_told_apart_by_any_byte)
{
	char key[100];
	size_t at;

	for (size_t len = 1; len < sizeof(key); len++) {
		memset(key, 'a', len);
		buf_reset(&json);
		buf_printf(&json, "{\"%.*s\":1", (int)len, key);
		for (size_t i = 0; i < len; i++) {
			key[i] = 'b';
			buf_printf(&json, ",\"%.*s\":1", (int)len, key);
			key[i] = 'a';
		}
		buf_printf(&json, ",\"%.*sa\":1,\"%.*s\":1}", (int)len, key, (int)len - 1, key);
		ck_assert_msg(read_fault(&at) == JSON_FAULT_NONE, "%s", json_fault_words(reader));
		json.len--;
		buf_printf(&json, ",\"\\u0061%.*s\":1}", (int)len - 1, key);
		ck_assert_int_eq(read_fault(&at), JSON_FAULT_DUPLICATE);
	}
}
END_TEST

START_TEST(hundred_thousand_keys_are_read_and_the_one_twice_is_found)
{
	size_t at;

	open_object(100000);
	buf_putc(&json, '}');
	ck_assert_int_eq(read_fault(&at), JSON_FAULT_NONE);
	json.len--;
	buf_puts(&json, ",\"key-5\\u0030000\":1}");
	ck_assert_int_eq(read_fault(&at), JSON_FAULT_DUPLICATE);
	ck_assert_ptr_nonnull(strstr(json_fault_words(reader), "\"key-50000\""));
}
END_TEST

START_TEST(ten_thousand_large_objects_are_read)
{
	size_t at;

	buf_putc(&json, '[');
	for (int i = 0; i < 10000; i++) {
		open_object(20);
		buf_puts(&json, "},");
	}
	buf_puts(&json, "0]");
	ck_assert_int_eq(read_fault(&at), JSON_FAULT_NONE);
}
END_TEST

START_TEST(long_key_is_cut_in_the_words_at_a_character)
{
	size_t at;

	for (int i = 0; i < 2; i++) {
		buf_puts(&json, i == 0 ? "{\"x" : ",\"x");
		for (int j = 0; j < 500; j++)
			buf_puts(&json, "\xC3\xA9");
		buf_puts(&json, "\":1");
	}
	ck_assert_int_eq(read_fault(&at), JSON_FAULT_DUPLICATE);
	ck_assert_ptr_nonnull(strstr(json_fault_words(reader), "\xA9...\" (first"));
	ck_assert_ptr_null(strstr(json_fault_words(reader), "U+FFFD"));
	ck_assert_uint_lt(strlen(json_fault_words(reader)), 150);
}
END_TEST

START_TEST(duplicates_pass_only_where_they_are_allowed)
{
	ck_assert_str_eq(json_trace(reader, &out, "{\"a\":1,\"a\":2} {", 15), "fault 1:8 duplicate key \"a\" (first at 1:2); expected each key once");
	json_reader_allow_duplicates(reader, true);
	ck_assert_str_eq(json_trace(reader, &out, "{\"a\":1,\"a\":2}", 13), "{ k\"a\" 1=1 k\"a\" 2=2 } end");
	json_reader_allow_duplicates(reader, false);
	ck_assert_str_eq(json_trace(reader, &out, "{\"a\":1,\"a\":2}", 13), "fault 1:8 duplicate key \"a\" (first at 1:2); expected each key once");
}
END_TEST

Suite *
suite_json_keys(void)
{
	Suite *suite = suite_create("json_keys");
	TCase *tests = tcase_create("json_keys");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, second_key_is_found_in_an_object_of_any_size);
	tcase_add_test(tests, objects_beside_and_inside_one_another_do_not_share_keys);
	tcase_add_test(tests, outer_object_remembers_its_keys_past_an_inner_one);
	tcase_add_test(tests, next_document_may_have_the_same_keys);
	tcase_add_test(tests, keys_of_every_length_are_told_apart_by_any_byte);
	tcase_add_test(tests, hundred_thousand_keys_are_read_and_the_one_twice_is_found);
	tcase_add_test(tests, ten_thousand_large_objects_are_read);
	tcase_add_test(tests, long_key_is_cut_in_the_words_at_a_character);
	tcase_add_test(tests, duplicates_pass_only_where_they_are_allowed);
	suite_add_tcase(suite, tests);
	return suite;
}
