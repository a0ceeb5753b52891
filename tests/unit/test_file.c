/* test_file.c - files read with a limit, and written whole or not at all. */
#include "closeknit/base.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "suites.h"
#include "test_folder.h"

static const struct file_write keep = { .replace = false }, replace = { .replace = true };
static const struct file_write private_replace = { .replace = true, .private_mode = true };

static struct test_folder folder;
static struct buf out;
static struct err err;

static void
begin(void)
{
	test_folder_make(&folder);
	err = (struct err){ 0 };
}

static void
end(void)
{
	buf_clear(&out);
	test_folder_remove(&folder);
}

/* How often it says so is not the test's matter. */
static bool
says(const char *words)
{
	return strstr(err.text, words) != NULL;
}

START_TEST(file_is_added_to_what_is_there)
{
	buf_puts(&out, "<");
	ck_assert_int_eq(file_read(test_folder_put(&folder, "a", "text"), 4, &out, &err), 0);
	ck_assert_str_eq(buf_text(&out), "<text");
	ck_assert_int_eq(file_read(test_folder_put(&folder, "b", ""), 0, &out, &err), 0);
	ck_assert_str_eq(buf_text(&out), "<text");
}
END_TEST

START_TEST(empty_file_is_an_empty_text_whatever_was_in_that_memory_before)
{
	/* As large as what reading asks for, so that it gets this back. */
	struct buf before = { 0 };
	size_t i;

	for (i = 0; i < 65536; i++)
		buf_putc(&before, 'x');
	buf_clear(&before);
	ck_assert_int_eq(file_read(test_folder_put(&folder, "a", ""), 1 << 20, &out, &err), 0);
	ck_assert_uint_eq(out.len, 0);
	ck_assert_str_eq(buf_text(&out), "");
}
END_TEST

START_TEST(file_over_the_limit_is_refused_and_the_buffer_is_as_it_was)
{
	buf_puts(&out, "<");
	ck_assert_int_eq(file_read(test_folder_put(&folder, "a", "12345"), 4, &out, &err), -1);
	ck_assert_str_eq(buf_text(&out), "<");
	ck_assert(says("too large; expected at most 4 bytes"));
	ck_assert_int_eq(err.kind, ERR_FAILED);
}
END_TEST

START_TEST(large_file_is_whole_at_its_limit)
{
	struct buf text = { 0 };

	for (int i = 0; i < 40000; i++)
		buf_printf(&text, "%d\n", i);
	ck_assert_int_eq(file_read(test_folder_put(&folder, "a", buf_text(&text)), text.len, &out, &err), 0);
	ck_assert_uint_eq(out.len, text.len);
	ck_assert_mem_eq(out.bytes, text.bytes, text.len);
	ck_assert_int_eq(file_read(test_folder_file(&folder, "a"), text.len - 1, &out, &err), -1);
	ck_assert_uint_eq(out.len, text.len);
	buf_clear(&text);
}
END_TEST

START_TEST(endless_sparse_file_is_refused_at_once)
{
	const char *path = test_folder_put(&folder, "a", "");

	ck_assert_int_eq(truncate(path, (off_t)8 << 30), 0);
	ck_assert_int_eq(file_read(path, 1000, &out, &err), -1);
	ck_assert_uint_lt(out.cap, 100000);
}
END_TEST

START_TEST(fifo_folder_and_device_are_refused_without_waiting)
{
	ck_assert_int_eq(mkfifo(test_folder_file(&folder, "fifo"), 0600), 0);
	ck_assert_int_eq(file_read(test_folder_file(&folder, "fifo"), 10, &out, &err), -1);
	ck_assert(says("no ordinary file"));
	ck_assert_int_eq(file_read(folder.path, 10, &out, &err), -1);
	ck_assert(says("it is a folder"));
	ck_assert_int_eq(file_read("/dev/zero", 10, &out, &err), -1);
	ck_assert(says("no ordinary file"));
	ck_assert_int_eq(file_read("/dev/tty", 10, &out, &err), -1);
}
END_TEST

START_TEST(missing_file_is_named_fit_to_show)
{
	ck_assert_int_eq(file_read(test_folder_file(&folder, "no\033[31m\nsuch"), 10, &out, &err), -1);
	ck_assert(says("noU+001B[31mU+000Asuch: no such file"));
}
END_TEST

START_TEST(link_in_a_circle_is_refused)
{
	ck_assert_int_eq(symlink("a", test_folder_file(&folder, "a")), 0);
	ck_assert_int_eq(file_read(test_folder_file(&folder, "a"), 10, &out, &err), -1);
	ck_assert(says("circle"));
}
END_TEST

START_TEST(minus_is_standard_input_whatever_it_is)
{
	int ends[2];
	const int saved = dup(0);

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(write(ends[1], "piped", 5), 5);
	close(ends[1]);
	ck_assert_int_eq(dup2(ends[0], 0), 0);
	close(ends[0]);
	ck_assert_int_eq(file_read("-", 5, &out, &err), 0);
	ck_assert_str_eq(buf_text(&out), "piped");
	if (saved >= 0) {
		ck_assert_int_eq(dup2(saved, 0), 0);
		close(saved);
	}
}
END_TEST

START_TEST(new_file_holds_what_was_written_and_nothing_is_left_beside)
{
	const char *path = test_folder_file(&folder, "plan.html");

	ck_assert_int_eq(file_write(path, "whole", 5, keep, &err), 0);
	ck_assert(test_file_holds(path, "whole"));
	ck_assert_int_eq(test_folder_count(&folder), 1);
	ck_assert_int_eq(file_write(test_folder_file(&folder, "empty"), "", 0, keep, &err), 0);
	ck_assert(test_file_holds(test_folder_file(&folder, "empty"), ""));
}
END_TEST

START_TEST(existing_file_is_kept_unless_it_may_be_replaced)
{
	const char *path = test_folder_put(&folder, "plan.html", "old");

	ck_assert_int_eq(file_write(path, "new", 3, keep, &err), -1);
	ck_assert_int_eq(err.kind, ERR_USAGE);
	ck_assert(says("there already"));
	ck_assert(test_file_holds(path, "old"));
	ck_assert_int_eq(test_folder_count(&folder), 1);
	ck_assert_int_eq(file_write(path, "new", 3, replace, &err), 0);
	ck_assert(test_file_holds(path, "new"));
	ck_assert_int_eq(test_folder_count(&folder), 1);
}
END_TEST

START_TEST(private_file_is_private_whatever_the_umask_and_the_old_mode)
{
	const mode_t umask_before = umask(0);
	const char *path = test_folder_file(&folder, "audit.json");

	ck_assert_int_eq(file_write(path, "a", 1, private_replace, &err), 0);
	ck_assert_uint_eq(test_file_mode(path), 0600);
	ck_assert_int_eq(chmod(path, 0666), 0);
	umask(0277);
	ck_assert_int_eq(file_write(path, "b", 1, private_replace, &err), 0);
	ck_assert_uint_eq(test_file_mode(path), 0600);
	umask(umask_before);
}
END_TEST

START_TEST(other_file_has_the_mode_of_the_umask_or_of_the_one_replaced)
{
	const mode_t umask_before = umask(027);
	const char *path = test_folder_file(&folder, "plan.txt");

	ck_assert_int_eq(file_write(path, "a", 1, keep, &err), 0);
	ck_assert_uint_eq(test_file_mode(path), 0640);
	ck_assert_int_eq(chmod(path, 0604), 0);
	ck_assert_int_eq(file_write(path, "b", 1, replace, &err), 0);
	ck_assert_uint_eq(test_file_mode(path), 0604);
	umask(umask_before);
}
END_TEST

START_TEST(nothing_is_written_through_a_link)
{
	char target[TEST_PATH];
	const char *path;

	snprintf(target, sizeof(target), "%s", test_folder_put(&folder, "target", "old"));
	path = test_folder_file(&folder, "link");
	ck_assert_int_eq(symlink(target, path), 0);
	ck_assert_int_eq(file_write(path, "new", 3, replace, &err), -1);
	ck_assert(says("it is a link"));
	ck_assert_int_eq(file_write(path, "new", 3, keep, &err), -1);
	ck_assert(test_file_holds(target, "old"));
	ck_assert_int_eq(symlink("nowhere", test_folder_file(&folder, "dangling")), 0);
	ck_assert_int_eq(file_write(test_folder_file(&folder, "dangling"), "new", 3, replace, &err), -1);
	ck_assert_int_eq(test_folder_count(&folder), 3);
}
END_TEST

START_TEST(folder_fifo_and_device_are_not_replaced)
{
	char inner[TEST_PATH];

	snprintf(inner, sizeof(inner), "%s", test_folder_file(&folder, "inner"));
	ck_assert_int_eq(mkdir(inner, 0700), 0);
	ck_assert_int_eq(file_write(inner, "x", 1, replace, &err), -1);
	ck_assert(says("it is a folder"));
	strcat(inner, "/");
	ck_assert_int_eq(file_write(inner, "x", 1, replace, &err), -1);
	ck_assert(says("it is a folder"));
	ck_assert_int_eq(rmdir(inner), 0);
	ck_assert_int_eq(mkfifo(test_folder_file(&folder, "fifo"), 0600), 0);
	ck_assert_int_eq(file_write(test_folder_file(&folder, "fifo"), "x", 1, replace, &err), -1);
	ck_assert(says("no ordinary file"));
	ck_assert_int_eq(file_write("/dev/null", "x", 1, replace, &err), -1);
	ck_assert(says("no ordinary file"));
	ck_assert_int_eq(test_folder_count(&folder), 1);
}
END_TEST

START_TEST(folder_that_is_not_there_is_named)
{
	ck_assert_int_eq(file_write(test_folder_file(&folder, "no/plan.html"), "x", 1, keep, &err), -1);
	ck_assert(says("no/plan.html: no such file or folder"));
	ck_assert_int_eq(file_write("", "x", 1, keep, &err), -1);
}
END_TEST

START_TEST(name_too_long_for_the_folder_leaves_nothing)
{
	char name[400];

	memset(name, 'n', 300);
	name[300] = '\0';
	ck_assert_int_eq(file_write(test_folder_file(&folder, name), "x", 1, keep, &err), -1);
	ck_assert(says("too long"));
	name[255] = '\0';
	ck_assert_int_eq(file_write(test_folder_file(&folder, name), "x", 1, keep, &err), 0);
	ck_assert_int_eq(test_folder_count(&folder), 1);
}
END_TEST

START_TEST(write_that_fails_leaves_the_old_file_and_no_stub)
{
	const struct rlimit small = { 100, RLIM_INFINITY };
	struct rlimit before;
	static char bytes[1000];
	const char *path = test_folder_put(&folder, "audit.json", "old");

	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
	(void)signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
	ck_assert_int_eq(file_write(path, bytes, sizeof(bytes), private_replace, &err), -1);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
	ck_assert(says("audit.json: larger than files may be here"));
	ck_assert_int_eq(err.kind, ERR_FAILED);
	ck_assert(test_file_holds(path, "old"));
	ck_assert_int_eq(test_folder_count(&folder), 1);
}
END_TEST

START_TEST(leftovers_of_a_killed_write_are_not_in_the_way)
{
	char name[100];

	for (int i = 0; i < 3; i++) {
		snprintf(name, sizeof(name), FILE_BESIDE_PREFIX "%ld-%d", (long)getpid(), i);
		test_folder_put(&folder, name, "left");
	}
	ck_assert_int_eq(file_write(test_folder_file(&folder, "a"), "new", 3, keep, &err), 0);
	ck_assert(test_file_holds(test_folder_file(&folder, "a"), "new"));
	ck_assert_int_eq(test_folder_count(&folder), 4);
}
END_TEST

START_TEST(file_in_the_current_folder_needs_no_slash)
{
	const int here = open(".", O_RDONLY);

	ck_assert_int_eq(chdir(folder.path), 0);
	ck_assert_int_eq(file_write("plan.txt", "x", 1, keep, &err), 0);
	ck_assert_int_eq(file_read("plan.txt", 1, &out, &err), 0);
	ck_assert_str_eq(buf_text(&out), "x");
	ck_assert_int_eq(fchdir(here), 0);
	close(here);
}
END_TEST

START_TEST(put_fills_a_pipe_that_does_not_block_until_all_is_written)
{
	static char bytes[300000];
	char some[4096];
	int ends[2], status = -1;
	pid_t child;

	ck_assert_int_eq(pipe(ends), 0);
	if ((child = fork()) == 0) {
		size_t total = 0;
		ssize_t got;

		close(ends[1]);
		while ((got = read(ends[0], some, sizeof(some))) > 0)
			total += (size_t)got;
		_exit(total == sizeof(bytes) ? 0 : 1);
	}
	close(ends[0]);
	ck_assert_int_eq(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
	ck_assert_int_eq(file_put(ends[1], bytes, sizeof(bytes), &err), 0);
	close(ends[1]);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
}
END_TEST

START_TEST(put_into_a_pipe_nobody_reads_says_so)
{
	int ends[2];

	(void)signal(SIGPIPE, SIG_IGN);
	ck_assert_int_eq(pipe(ends), 0);
	close(ends[0]);
	ck_assert_int_eq(file_put(ends[1], "x", 1, &err), -1);
	ck_assert_int_eq(err.kind, ERR_FAILED);
	close(ends[1]);
	ck_assert_int_eq(file_put(-1, "x", 1, &err), -1);
}
END_TEST

Suite *
suite_file(void)
{
	Suite *suite = suite_create("file");
	TCase *tests = tcase_create("file");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, file_is_added_to_what_is_there);
	tcase_add_test(tests, empty_file_is_an_empty_text_whatever_was_in_that_memory_before);
	tcase_add_test(tests, file_over_the_limit_is_refused_and_the_buffer_is_as_it_was);
	tcase_add_test(tests, large_file_is_whole_at_its_limit);
	tcase_add_test(tests, endless_sparse_file_is_refused_at_once);
	tcase_add_test(tests, fifo_folder_and_device_are_refused_without_waiting);
	tcase_add_test(tests, missing_file_is_named_fit_to_show);
	tcase_add_test(tests, link_in_a_circle_is_refused);
	tcase_add_test(tests, minus_is_standard_input_whatever_it_is);
	tcase_add_test(tests, new_file_holds_what_was_written_and_nothing_is_left_beside);
	tcase_add_test(tests, existing_file_is_kept_unless_it_may_be_replaced);
	tcase_add_test(tests, private_file_is_private_whatever_the_umask_and_the_old_mode);
	tcase_add_test(tests, other_file_has_the_mode_of_the_umask_or_of_the_one_replaced);
	tcase_add_test(tests, nothing_is_written_through_a_link);
	tcase_add_test(tests, folder_fifo_and_device_are_not_replaced);
	tcase_add_test(tests, folder_that_is_not_there_is_named);
	tcase_add_test(tests, name_too_long_for_the_folder_leaves_nothing);
	tcase_add_test(tests, write_that_fails_leaves_the_old_file_and_no_stub);
	tcase_add_test(tests, leftovers_of_a_killed_write_are_not_in_the_way);
	tcase_add_test(tests, file_in_the_current_folder_needs_no_slash);
	tcase_add_test(tests, put_fills_a_pipe_that_does_not_block_until_all_is_written);
	tcase_add_test(tests, put_into_a_pipe_nobody_reads_says_so);
	suite_add_tcase(suite, tests);
	return suite;
}
