/* test_buf.c - growing buffers, and the arena. */
#include "closeknit/base.h"

#include <string.h>

#include "suites.h"

START_TEST(empty_buffer_is_an_empty_text)
{
	struct buf buf = { 0 };

	ck_assert_str_eq(buf_text(&buf), "");
	ck_assert_int_eq(buf_check(&buf, NULL), 0);
	buf_add(&buf, "", 0);
	ck_assert_uint_eq(buf.len, 0);
	buf_clear(&buf);
	buf_clear(NULL);
}
END_TEST

START_TEST(what_is_added_follows_what_is_there)
{
	struct buf buf = { 0 };

	buf_puts(&buf, "one");
	buf_putc(&buf, ' ');
	buf_printf(&buf, "%d%s", 2, "!");
	buf_add(&buf, "\0x", 2);
	ck_assert_uint_eq(buf.len, 8);
	ck_assert_mem_eq(buf.bytes, "one 2!\0x\0", 9);
	buf_clear(&buf);
	ck_assert_ptr_null(buf.bytes);
}
END_TEST

START_TEST(buffer_grows_past_every_size_and_stays_ended)
{
	struct buf buf = { 0 };

	for (size_t i = 0; i < 5000; i++) {
		buf_putc(&buf, (char)('a' + i % 26));
		ck_assert_uint_eq(buf.len, i + 1);
		ck_assert_uint_lt(buf.len, buf.cap);
		ck_assert_int_eq(buf.bytes[i + 1], '\0');
	}
	for (size_t i = 0; i < 5000; i++)
		ck_assert_int_eq(buf.bytes[i], (char)('a' + i % 26));
	buf_clear(&buf);
}
END_TEST

START_TEST(long_printf_is_whole)
{
	struct buf buf = { 0 };

	buf_printf(&buf, "%0700d", 7);
	ck_assert_uint_eq(buf.len, 700);
	ck_assert_int_eq(buf.bytes[699], '7');
	buf_clear(&buf);
}
END_TEST

START_TEST(reset_keeps_the_memory_and_forgets_the_text)
{
	struct buf buf = { 0 };
	size_t cap;

	buf_printf(&buf, "%0900d", 7);
	cap = buf.cap;
	buf_reset(&buf);
	ck_assert_str_eq(buf_text(&buf), "");
	ck_assert_uint_eq(buf.cap, cap);
	buf_clear(&buf);
}
END_TEST

START_TEST(buffer_that_could_not_grow_says_so_at_the_end)
{
	struct buf buf = { 0 };
	struct err err = { 0 };

	buf_puts(&buf, "kept");
	buf_add(&buf, "x", SIZE_MAX / 2);
	buf_puts(&buf, "ignored");
	ck_assert_int_eq(buf_check(&buf, &err), -1);
	ck_assert_int_eq(err.kind, ERR_MEMORY);
	ck_assert_str_eq(buf_text(&buf), "kept");
	buf_reset(&buf);
	ck_assert_int_eq(buf_check(&buf, NULL), 0);
	buf_clear(&buf);
}
END_TEST

START_TEST(pieces_of_an_arena_are_zeroed_aligned_and_apart)
{
	struct arena arena = { 0 };
	unsigned char *pieces[400];

	for (size_t i = 0; i < 400; i++) {
		pieces[i] = arena_alloc(&arena, i);
		ck_assert_ptr_nonnull(pieces[i]);
		ck_assert_uint_eq((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
		for (size_t j = 0; j < i; j++)
			ck_assert_uint_eq(pieces[i][j], 0);
		memset(pieces[i], (int)(i & 0xFF), i);
	}
	for (size_t i = 0; i < 400; i++)
		for (size_t j = 0; j < i; j++)
			ck_assert_uint_eq(pieces[i][j], i & 0xFF);
	arena_clear(&arena);
	arena_clear(NULL);
}
END_TEST

START_TEST(arena_zeroes_again_after_a_reset)
{
	struct arena arena = { 0 };
	unsigned char *first = arena_alloc(&arena, 100), *second;

	memset(first, 0xFF, 100);
	arena_reset(&arena);
	second = arena_alloc(&arena, 100);
	ck_assert_ptr_eq(second, first);
	for (size_t i = 0; i < 100; i++)
		ck_assert_uint_eq(second[i], 0);
	arena_clear(&arena);
}
END_TEST

START_TEST(reset_arena_serves_the_same_work_from_one_block)
{
	struct arena arena = { 0 };
	struct arena_block *block;

	for (int i = 0; i < 100; i++)
		ck_assert_ptr_nonnull(arena_alloc(&arena, 1000));
	arena_reset(&arena);
	block = arena.blocks;
	for (int i = 0; i < 60; i++)
		ck_assert_ptr_nonnull(arena_alloc(&arena, 1000));
	ck_assert_ptr_eq(arena.blocks, block);
	arena_clear(&arena);
	arena_reset(&arena);
}
END_TEST

START_TEST(piece_larger_than_any_block_gets_its_own)
{
	struct arena arena = { 0 };
	char *large;

	ck_assert_ptr_nonnull(arena_alloc(&arena, 10));
	large = arena_alloc(&arena, 5000000);
	ck_assert_ptr_nonnull(large);
	large[4999999] = 1;
	arena_clear(&arena);
}
END_TEST

START_TEST(array_too_large_to_count_is_refused)
{
	struct arena arena = { 0 };

	ck_assert_ptr_null(arena_array(&arena, SIZE_MAX / 4, 8));
	ck_assert_ptr_null(arena_alloc(&arena, SIZE_MAX));
	ck_assert_ptr_null(arena_alloc(&arena, SIZE_MAX - 100));
	ck_assert_ptr_nonnull(arena_array(&arena, 3, 8));
	ck_assert_ptr_nonnull(arena_array(&arena, 0, 8));
	arena_clear(&arena);
}
END_TEST

START_TEST(text_in_an_arena_ends_in_nul)
{
	struct arena arena = { 0 };

	ck_assert_str_eq(arena_text(&arena, "wordless", 4), "word");
	ck_assert_str_eq(arena_text(&arena, NULL, 0), "");
	arena_clear(&arena);
}
END_TEST

Suite *
suite_buf(void)
{
	Suite *suite = suite_create("buf");
	TCase *tests = tcase_create("buf and arena");

	tcase_add_test(tests, empty_buffer_is_an_empty_text);
	tcase_add_test(tests, what_is_added_follows_what_is_there);
	tcase_add_test(tests, buffer_grows_past_every_size_and_stays_ended);
	tcase_add_test(tests, long_printf_is_whole);
	tcase_add_test(tests, reset_keeps_the_memory_and_forgets_the_text);
	tcase_add_test(tests, buffer_that_could_not_grow_says_so_at_the_end);
	tcase_add_test(tests, pieces_of_an_arena_are_zeroed_aligned_and_apart);
	tcase_add_test(tests, arena_zeroes_again_after_a_reset);
	tcase_add_test(tests, reset_arena_serves_the_same_work_from_one_block);
	tcase_add_test(tests, piece_larger_than_any_block_gets_its_own);
	tcase_add_test(tests, array_too_large_to_count_is_refused);
	tcase_add_test(tests, text_in_an_arena_ends_in_nul);
	suite_add_tcase(suite, tests);
	return suite;
}
