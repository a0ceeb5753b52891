/* promises.c - measures what two promises cost: saving an answer, against the least that can be called saved; giving up rights. */
/*
 * usage: promises FOLDER ROUNDS FILE...
 * In FOLDER, each audit FILE for the built-in checklist is saved as the program saves it, and its bytes in the least number of calls that outlive a power cut: write, fsync, rename, fsync of
 * the folder.  Rounds are interleaved; a line of JSON for each file, with medians, and one for giving up rights, each time in a new process.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <closeknit/audit.h>
#include <closeknit/pack.h>

#include "guard/guard.h"
#include "store/store.h"

enum { ROUNDS_MAX = 2000 };

static void
die(const char *what)
{
	perror(what);
	exit(2);
}

static double
now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int
by_value(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *values, size_t count)
{
	qsort(values, count, sizeof(*values), by_value);
	return values[count / 2];
}

/* The least that is a save. */
static double
save_bare(int folder, const struct buf *bytes)
{
	const double from = now_us();
	const int fd = openat(folder, "bare.new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (fd < 0 || write(fd, bytes->bytes, bytes->len) != (ssize_t)bytes->len || fsync(fd) != 0 || close(fd) != 0 ||
	    renameat(folder, "bare.new", folder, "bare.json") != 0 || fsync(folder) != 0)
		die("a bare save");
	return now_us() - from;
}

static double
save_ours(struct store *store, const struct audit *audit)
{
	struct err err = { 0 };
	const double from = now_us();

	if (store_save(store, audit, &err) != 0) {
		fprintf(stderr, "promises: %s\n", err.text);
		exit(2);
	}
	return now_us() - from;
}

static void
measure_saving(const char *folder, size_t rounds, const char *file)
{
	static double ours[ROUNDS_MAX], bare[ROUNDS_MAX], ratios[ROUNDS_MAX];
	struct paths paths = { .state = (char *)(uintptr_t)folder };
	const struct store_options options = { .no_save = false };
	struct err err = { 0 };
	struct buf bytes = { 0 };
	struct store *store = store_open(&paths, &options, &err);
	struct audit *audit = audit_new(&store_builtin, &err);
	const int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	size_t i;

	if (store == NULL || audit == NULL || at < 0 || file_read(file, AUDIT_MAX_BYTES, &bytes, &err) != 0 || audit_read(audit, buf_text(&bytes), bytes.len, NULL, &err) != 0) {
		fprintf(stderr, "promises: %s\n", err.text);
		exit(2);
	}
	buf_reset(&bytes);
	audit_write(audit, &bytes);
	for (i = 0; i < rounds; i++) {
		/* In turn, and who begins too: a disk is slower at some moments than at others. */
		if (i % 2 == 0) {
			ours[i] = save_ours(store, audit);
			bare[i] = save_bare(at, &bytes);
		} else {
			bare[i] = save_bare(at, &bytes);
			ours[i] = save_ours(store, audit);
		}
		ratios[i] = ours[i] / bare[i];
	}
	printf("{\"bytes\":%zu,\"ours_us\":%.1f,\"bare_us\":%.1f,\"ratio\":%.3f}\n", bytes.len, median(ours, rounds), median(bare, rounds), median(ratios, rounds));
	buf_clear(&bytes);
	audit_free(audit);
	store_close(store);
	close(at);
}

static void
measure_rights(const char *folder, size_t rounds)
{
	static double all[ROUNDS_MAX];
	const struct guard_folder folders[] = { { .path = folder, .may_go = true }, { .path = "." } };
	const struct guard_options options = { .folders = folders, .count = 2 };
	struct guard_report report = { 0 };
	bool network = true, writing = true;
	double middle;
	size_t i;

	for (i = 0; i < rounds; i++) {
		struct { double us; bool network, writing; } told;
		int ends[2];
		pid_t child;

		if (pipe(ends) != 0 || (child = fork()) < 0)
			die("fork");
		if (child == 0) {
			const double from = now_us();

			guard_enter(&options, &report);
			told.us = now_us() - from;
			told.network = report.network;
			told.writing = report.writing;
			_exit(write(ends[1], &told, sizeof(told)) != (ssize_t)sizeof(told));
		}
		if (read(ends[0], &told, sizeof(told)) != (ssize_t)sizeof(told) || waitpid(child, NULL, 0) < 0)
			die("a child");
		close(ends[0]), close(ends[1]);
		all[i] = told.us;
		network &= told.network;
		writing &= told.writing;
	}
	middle = median(all, rounds);
	printf("{\"rights_us\":%.1f,\"least_us\":%.1f,\"network\":%s,\"writing\":%s}\n", middle, all[0], network ? "true" : "false", writing ? "true" : "false");
}

int
main(int argc, char *argv[])
{
	const size_t rounds = argc > 3 ? strtoul(argv[2], NULL, 10) : 0;
	int i;

	if (rounds == 0 || rounds > ROUNDS_MAX) {
		fputs("usage: promises FOLDER ROUNDS FILE...\n", stderr);
		return 2;
	}
	if (mkdir(argv[1], 0700) != 0 && access(argv[1], W_OK) != 0)
		die(argv[1]);
	for (i = 3; i < argc; i++)
		measure_saving(argv[1], rounds, argv[i]);
	measure_rights(argv[1], rounds);
	return EXIT_SUCCESS;
}
