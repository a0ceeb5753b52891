/* test_folder.h - a folder of its own for a test, and looks into it. */
#ifndef CLOSEKNIT_TEST_FOLDER_H
#define CLOSEKNIT_TEST_FOLDER_H

#include <stddef.h>
#include <sys/types.h>

enum { TEST_PATH = 4096 };

struct test_folder {
	char path[TEST_PATH / 2];
	char name[TEST_PATH]; /* what test_folder_file put together */
};

/* test_folder_make(folder): a new, empty folder. */
void test_folder_make(struct test_folder *);
/* test_folder_remove(folder): remove it and the files in it (no folders). */
void test_folder_remove(struct test_folder *);
/* test_folder_file(folder, name): the path of a name in it; borrowed until the next call. */
const char *test_folder_file(struct test_folder *, const char *name);
/* test_folder_count(folder): how many names are in it. */
int test_folder_count(const struct test_folder *);
/* test_folder_put(folder, name, text): a file that holds `text`; its path, borrowed as above. */
const char *test_folder_put(struct test_folder *, const char *name, const char *text);
/* test_file_holds(path, text): whether the file holds exactly that. */
int test_file_holds(const char *path, const char *text);
/* test_file_mode(path): its permission bits. */
mode_t test_file_mode(const char *path);

#endif
