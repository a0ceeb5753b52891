/* test_folder.c - a folder of its own for a test, and looks into it. */
#include "test_folder.h"

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void
test_folder_make(struct test_folder *folder)
{
	const char *base = getenv("TMPDIR");

	snprintf(folder->path, sizeof(folder->path), "%s/closeknit-test-XXXXXX", base != NULL ? base : "/tmp");
	ck_assert_ptr_nonnull(mkdtemp(folder->path));
}

/* Count the names in the folder, and remove them if asked to. */
static int
visit(const char *path, int remove_them)
{
	DIR *folder = opendir(path);
	struct dirent *entry;
	int count = 0;

	ck_assert_ptr_nonnull(folder);
	while ((entry = readdir(folder)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		count++;
		if (remove_them)
			(void)unlinkat(dirfd(folder), entry->d_name, 0);
	}
	ck_assert_int_eq(closedir(folder), 0);
	return count;
}

void
test_folder_remove(struct test_folder *folder)
{
	(void)chmod(folder->path, 0700);
	visit(folder->path, 1);
	ck_assert_int_eq(rmdir(folder->path), 0);
}

int
test_folder_count(const struct test_folder *folder)
{
	return visit(folder->path, 0);
}

const char *
test_folder_file(struct test_folder *folder, const char *name)
{
	snprintf(folder->name, sizeof(folder->name), "%s/%s", folder->path, name);
	return folder->name;
}

const char *
test_folder_put(struct test_folder *folder, const char *name, const char *text)
{
	const char *path = test_folder_file(folder, name);
	FILE *file = fopen(path, "w");

	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(text, 1, strlen(text), file), strlen(text));
	ck_assert_int_eq(fclose(file), 0);
	return path;
}

int
test_file_holds(const char *path, const char *text)
{
	const size_t len = strlen(text);
	char *bytes = malloc(len + 2);
	FILE *file = fopen(path, "r");
	size_t got;

	ck_assert_ptr_nonnull(bytes);
	ck_assert_ptr_nonnull(file);
	got = fread(bytes, 1, len + 1, file);
	ck_assert_int_eq(fclose(file), 0);
	got = got == len && memcmp(bytes, text, len) == 0;
	free(bytes);
	return (int)got;
}

mode_t
test_file_mode(const char *path)
{
	struct stat status;

	ck_assert_int_eq(lstat(path, &status), 0);
	return status.st_mode & 07777;
}
