/* test_line.c - lines of a file, each of them limited. */
#include "closeknit/base.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "suites.h"
#include "test_folder.h"

static struct test_folder folder;
static struct line_reader *reader;
static int fd = -1;

static void
begin(void)
{
	test_folder_make(&folder);
}

static void
end(void)
{
	line_reader_free(reader);
	reader = NULL;
	if (fd >= 0)
		close(fd);
	fd = -1;
	test_folder_remove(&folder);
}

static void
open_text(const char *text, size_t max)
{
	line_reader_free(reader);
	if (fd >= 0)
		close(fd);
	fd = open(test_folder_put(&folder, "lines", text), O_RDONLY);
	ck_assert_int_ge(fd, 0);
	reader = line_reader_new(fd, max, NULL);
	ck_assert_ptr_nonnull(reader);
}

/* All lines: |line for each, |! for one too long, and how it ended. */
static const char *
read_lines(void)
{
	static char lines[4096];
	size_t used = 0, len;
	const char *line;

	for (;;) {
		switch (line_next(reader, &line, &len, NULL)) {
		case LINE_OK:
			used += (size_t)snprintf(lines + used, sizeof(lines) - used, "|%.*s", (int)len, line);
			break;
		case LINE_TOO_LONG:
			ck_assert_uint_eq(len, 0);
			used += (size_t)snprintf(lines + used, sizeof(lines) - used, "|!");
			break;
		case LINE_END:
			snprintf(lines + used, sizeof(lines) - used, "$");
			return lines;
		case LINE_FAILED:
			snprintf(lines + used, sizeof(lines) - used, "?");
			return lines;
		}
	}
}

START_TEST(lines_come_one_by_one_without_their_ends)
{
	static const struct {
		const char *text, *lines;
	} texts[] = {
		{ "", "$" },
		{ "a", "|a$" },
		{ "a\n", "|a$" },
		{ "a\nb", "|a|b$" },
		{ "a\n\nb\n", "|a||b$" },
		{ "\n", "|$" },
		{ "a\r\nb", "|a\r|b$" },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		open_text(texts[i].text, 100);
		ck_assert_str_eq(read_lines(), texts[i].lines);
		ck_assert_uint_eq(line_read_bytes(reader), strlen(texts[i].text));
		ck_assert_str_eq(read_lines(), "$");
	}
}
END_TEST

START_TEST(line_too_long_is_passed_over_and_the_next_is_read)
{
	open_text("12345\n123456\n1\n1234567", 5);
	ck_assert_str_eq(read_lines(), "|12345|!|1|!$");
	ck_assert_uint_eq(line_read_bytes(reader), 22);
}
END_TEST

START_TEST(lines_longer_than_what_is_read_at_once_are_whole)
{
	const size_t long_len = 1000000;
	struct buf text = { 0 };
	const char *line;
	size_t len;

	for (size_t i = 0; i < long_len; i++)
		buf_putc(&text, (char)('a' + i % 26));
	buf_putc(&text, '\n');
	for (size_t i = 0; i < long_len; i++)
		buf_putc(&text, (char)('b' + i % 25));
	buf_puts(&text, "\nshort\n");
	open_text(buf_text(&text), long_len);
	ck_assert_int_eq(line_next(reader, &line, &len, NULL), LINE_OK);
	ck_assert_uint_eq(len, long_len);
	ck_assert_mem_eq(line, text.bytes, len);
	ck_assert_int_eq(line_next(reader, &line, &len, NULL), LINE_OK);
	ck_assert_uint_eq(len, long_len);
	ck_assert_mem_eq(line, text.bytes + long_len + 1, len);
	ck_assert_str_eq(read_lines(), "|short$");
	open_text(buf_text(&text), long_len - 1);
	ck_assert_str_eq(read_lines(), "|!|!|short$");
	buf_clear(&text);
}
END_TEST

START_TEST(many_lines_keep_their_order_across_reads)
{
	struct buf text = { 0 };
	const char *line;
	size_t len;
	char expected[80];

	for (int i = 0; i < 20000; i++)
		buf_printf(&text, "line %d %.*s\n", i, i % 40, "........................................");
	open_text(buf_text(&text), 200);
	for (int i = 0; i < 20000; i++) {
		snprintf(expected, sizeof(expected), "line %d %.*s", i, i % 40, "........................................");
		ck_assert_int_eq(line_next(reader, &line, &len, NULL), LINE_OK);
		ck_assert_uint_eq(len, strlen(expected));
		ck_assert_mem_eq(line, expected, len);
	}
	ck_assert_str_eq(read_lines(), "$");
	buf_clear(&text);
}
END_TEST

START_TEST(peek_shows_all_that_is_left_and_leaves_it_to_be_read)
{
	const char *bytes, *line;
	size_t len;

	open_text("a\nbc\n", 5);
	ck_assert_int_eq(line_peek_all(reader, &bytes, &len, NULL), LINE_OK);
	ck_assert_uint_eq(len, 5);
	ck_assert_mem_eq(bytes, "a\nbc\n", 5);
	ck_assert_int_eq(line_next(reader, &line, &len, NULL), LINE_OK);
	ck_assert_int_eq(line_peek_all(reader, &bytes, &len, NULL), LINE_OK);
	ck_assert_uint_eq(len, 3);
	ck_assert_str_eq(read_lines(), "|bc$");
	ck_assert_int_eq(line_peek_all(reader, &bytes, &len, NULL), LINE_OK);
	ck_assert_uint_eq(len, 0);
}
END_TEST

START_TEST(peek_at_more_than_the_limit_says_so_and_leaves_it_to_be_read)
{
	const char *bytes;
	size_t len;

	open_text("a\nbc\nd", 5);
	ck_assert_int_eq(line_peek_all(reader, &bytes, &len, NULL), LINE_TOO_LONG);
	ck_assert_str_eq(read_lines(), "|a|bc|d$");
}
END_TEST

START_TEST(lines_from_a_pipe_that_dribbles_and_does_not_block_are_whole)
{
	int ends[2];
	pid_t child;

	ck_assert_int_eq(pipe(ends), 0);
	if ((child = fork()) == 0) {
		for (const char *at = "first\nsecond\nthird"; *at != '\0'; at++)
			if (write(ends[1], at, 1) != 1)
				_exit(1);
		_exit(0);
	}
	close(ends[1]);
	fd = ends[0];
	ck_assert_int_eq(fcntl(fd, F_SETFL, O_NONBLOCK), 0);
	reader = line_reader_new(fd, 10, NULL);
	ck_assert_str_eq(read_lines(), "|first|second|third$");
	ck_assert_int_eq(waitpid(child, NULL, 0), child);
}
END_TEST

START_TEST(file_that_cannot_be_read_says_why)
{
	struct err err = { 0 };
	const char *line;
	size_t len;

	fd = open(folder.path, O_RDONLY);
	reader = line_reader_new(fd, 10, NULL);
	ck_assert_int_eq(line_next(reader, &line, &len, &err), LINE_FAILED);
	ck_assert_int_eq(err.kind, ERR_FAILED);
	ck_assert_ptr_nonnull(strstr(err.text, "folder"));
	line_reader_free(NULL);
}
END_TEST

Suite *
suite_line(void)
{
	Suite *suite = suite_create("line");
	TCase *tests = tcase_create("line");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, lines_come_one_by_one_without_their_ends);
	tcase_add_test(tests, line_too_long_is_passed_over_and_the_next_is_read);
	tcase_add_test(tests, lines_longer_than_what_is_read_at_once_are_whole);
	tcase_add_test(tests, many_lines_keep_their_order_across_reads);
	tcase_add_test(tests, peek_shows_all_that_is_left_and_leaves_it_to_be_read);
	tcase_add_test(tests, peek_at_more_than_the_limit_says_so_and_leaves_it_to_be_read);
	tcase_add_test(tests, lines_from_a_pipe_that_dribbles_and_does_not_block_are_whole);
	tcase_add_test(tests, file_that_cannot_be_read_says_why);
	suite_add_tcase(suite, tests);
	return suite;
}
