/* kit_home.c - a home of its own for tests of what is kept on disk. */
#include "kit_home.h"

#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void
home_make(struct home *home)
{
	const char *base = getenv("TMPDIR");
	char state[512];

	snprintf(home->root, sizeof(home->root), "%s/closeknit-home-XXXXXX", base != NULL ? base : "/tmp");
	ck_assert_ptr_nonnull(mkdtemp(home->root));
	snprintf(state, sizeof(state), "%s/home", home->root);
	ck_assert_int_eq(mkdir(state, 0700), 0);
	snprintf(state, sizeof(state), "%s/home/state", home->root);
	home->paths = (struct paths){ .state = strdup(state), .data = strdup(state), .config = strdup(state), .start = strdup(home->root) };
}

static void
remove_tree(const char *path)
{
	struct stat status;
	DIR *folder;

	if (lstat(path, &status) != 0)
		return;
	if (S_ISDIR(status.st_mode) && (folder = opendir(path)) != NULL) {
		const struct dirent *entry;

		while ((entry = readdir(folder)) != NULL) {
			char name[1024];

			if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
				continue;
			snprintf(name, sizeof(name), "%s/%s", path, entry->d_name);
			remove_tree(name);
		}
		closedir(folder);
	}
	ck_assert_int_eq(remove(path), 0);
}

void
home_remove(struct home *home)
{
	remove_tree(home->root);
	paths_clear(&home->paths);
}

const char *
home_path(const struct home *home, const char *name)
{
	static char paths[10][512];
	static int next;
	char *path = paths[next++ % 10];

	snprintf(path, sizeof(paths[0]), name[0] != '\0' ? "%s/%s" : "%s", home->paths.state, name);
	return path;
}

bool
home_has(const struct home *home, const char *name)
{
	struct stat status;

	return lstat(home_path(home, name), &status) == 0;
}

int
home_count(const struct home *home)
{
	const struct dirent *entry;
	DIR *folder = opendir(home->paths.state);
	int count = 0;

	if (folder == NULL)
		return -1;
	while ((entry = readdir(folder)) != NULL)
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	closedir(folder);
	return count;
}

mode_t
home_mode(const struct home *home, const char *name)
{
	struct stat status;

	ck_assert_int_eq(lstat(home_path(home, name), &status), 0);
	return status.st_mode & 07777;
}

void
home_put(const struct home *home, const char *name, const char *text)
{
	int fd;

	mkdir(home->paths.state, 0700);
	fd = open(home_path(home, name), O_WRONLY | O_CREAT | O_TRUNC, 0600);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	ck_assert_int_eq(close(fd), 0);
}

const char *
home_text(const struct home *home, const char *name, struct buf *out)
{
	struct err err = { 0 };

	buf_reset(out);
	ck_assert_msg(file_read(home_path(home, name), 1 << 22, out, &err) == 0, "%s", err.text);
	return buf_text(out);
}

int64_t
home_now(void)
{
	int64_t seconds = 0;

	time_parse("2026-11-22T10:00:00Z", 20, &seconds);
	return seconds;
}
