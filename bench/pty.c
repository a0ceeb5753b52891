/* pty.c - measures a program in a pseudo-terminal: first paint, a key, forty keys at once, a resize, a lone Esc, bytes, memory, idleness.
 *
 * usage: pty ROUNDS -- KEYS PROGRAM A ... -- KEYS PROGRAM B ...
 * KEYS are typed ahead before the program starts ("" for none).  Rounds are interleaved: A, B, A, B ...; medians are printed, one line of JSON for each
 * program.  A paint is over when nothing more has come for QUIET_MS.
 */
#define _GNU_SOURCE 1
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { QUIET_MS = 60, ROUNDS_MAX = 1000, KEYS = 40, IDLE_MS = 1000, PAINT_MS = 20000, PROGRAMS_MAX = 8 };

static const char key_down[] = "\033OB";

struct seen { double ms; long bytes; };
struct figures { double paint[ROUNDS_MAX], key[ROUNDS_MAX], burst[ROUNDS_MAX], resize[ROUNDS_MAX], esc[ROUNDS_MAX], key_bytes[ROUNDS_MAX], burst_bytes[ROUNDS_MAX], peak[ROUNDS_MAX], idle_bytes, idle_wakes; };

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
die(const char *what)
{
	perror(what);
	exit(1);
}

/* Read until nothing comes for `quiet` ms: when the last byte came after `from`, and how many there were. */
static struct seen
drain(int fd, double from, int quiet)
{
	struct seen seen = { 0, 0 };
	char bytes[65536];

	for (;;) {
		struct pollfd p = { .fd = fd, .events = POLLIN };
		ssize_t got;

		if (poll(&p, 1, quiet) <= 0)
			return seen;
		got = read(fd, bytes, sizeof(bytes));
		if (got <= 0)
			return seen;
		seen.bytes += got;
		seen.ms = now_ms() - from;
	}
}

/* Until the first byte comes: a program may read for long before it has anything to show. */
static void
wait_for_paint(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	if (poll(&p, 1, PAINT_MS) <= 0)
		die("nothing was painted");
}

static long
status_field(pid_t pid, const char *field)
{
	char path[64], line[256];
	long value = -1;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
	if ((f = fopen(path, "r")) == NULL)
		return -1;
	while (fgets(line, sizeof(line), f) != NULL)
		if (strncmp(line, field, strlen(field)) == 0)
			value = strtol(line + strlen(field), NULL, 10);
	fclose(f);
	return value;
}

static int
open_pty(char *name, size_t size)
{
	struct winsize window = { .ws_row = 24, .ws_col = 80 };
	int fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);

	if (fd == -1 || grantpt(fd) != 0 || unlockpt(fd) != 0 || ptsname_r(fd, name, size) != 0)
		die("pty");
	ioctl(fd, TIOCSWINSZ, &window);
	return fd;
}

static pid_t
start(char **argv, const char *name)
{
	pid_t pid = vfork();

	if (pid == 0) {
		int fd;

		setsid();
		if ((fd = open(name, O_RDWR)) == -1)
			_exit(127);
		ioctl(fd, TIOCSCTTY, 0);
		dup2(fd, 0);
		dup2(fd, 1);
		dup2(fd, 2);
		execvp(argv[0], argv);
		_exit(127);
	}
	return pid;
}

static void
one_round(char **argv, const char *before, struct figures *f, int round)
{
	char name[64], burst[KEYS * sizeof(key_down)];
	int fd = open_pty(name, sizeof(name)), hold = open(name, O_RDWR | O_NOCTTY), i;
	const struct winsize larger = { .ws_row = 30, .ws_col = 100 };
	struct seen seen;
	double from;
	pid_t pid;

	if (hold == -1 || (*before != '\0' && write(fd, before, strlen(before)) < 0))
		die("type ahead");
	drain(fd, 0, 10);	/* the echo of what was typed ahead */
	from = now_ms();
	pid = start(argv, name);
	wait_for_paint(fd);
	seen = drain(fd, from, QUIET_MS * 3);
	f->paint[round] = seen.ms;
	from = now_ms();
	if (write(fd, key_down, sizeof(key_down) - 1) < 0)
		die("key");
	seen = drain(fd, from, QUIET_MS);
	f->key[round] = seen.ms;
	f->key_bytes[round] = (double)seen.bytes;
	burst[0] = '\0';
	for (i = 0; i < KEYS; i++)
		strcat(burst, i % 3 < 2 ? key_down : "\033OA");	/* it does not end where it began */
	from = now_ms();
	if (write(fd, burst, strlen(burst)) < 0)
		die("keys");
	seen = drain(fd, from, QUIET_MS);
	f->burst[round] = seen.ms;
	f->burst_bytes[round] = (double)seen.bytes;
	f->peak[round] = (double)status_field(pid, "VmHWM:");
	from = now_ms();
	ioctl(fd, TIOCSWINSZ, &larger);
	seen = drain(fd, from, QUIET_MS);
	f->resize[round] = seen.ms;
	if (round == 0) {
		long wakes = status_field(pid, "voluntary_ctxt_switches:");

		f->idle_bytes = (double)drain(fd, now_ms(), IDLE_MS).bytes;
		f->idle_wakes = (double)(status_field(pid, "voluntary_ctxt_switches:") - wakes);
	}
	/* Last: others leave by it. */
	from = now_ms();
	if (write(fd, "\033", 1) < 0)
		die("esc");
	seen = drain(fd, from, QUIET_MS * 2);
	f->esc[round] = seen.ms;
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	close(hold);
	close(fd);
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static double
median(double *values, int count)
{
	qsort(values, (size_t)count, sizeof(*values), by_value);
	return values[count / 2];
}

int
main(int argc, char **argv)
{
	static struct figures figures[PROGRAMS_MAX];
	char **programs[PROGRAMS_MAX];
	int rounds, count = 0, i, r;

	if (argc < 4)
		return 2;
	rounds = atoi(argv[1]);
	if (rounds < 1 || rounds > ROUNDS_MAX)
		return 2;
	for (i = 2; i < argc && count < PROGRAMS_MAX; i++)
		if (strcmp(argv[i], "--") == 0) {
			argv[i] = NULL;
			programs[count++] = &argv[i + 1];
		}
	setenv("TERM", "xterm-256color", 1);
	for (r = 0; r < rounds; r++)
		for (i = 0; i < count; i++)
			one_round(programs[i] + 1, programs[i][0], &figures[i], r);
	for (i = 0; i < count; i++) {
		struct figures *f = &figures[i];

		printf("{\"program\":\"%s\",\"paint_ms\":%.3f,\"key_ms\":%.3f,\"key_bytes\":%.0f,\"burst_ms\":%.3f,\"burst_bytes\":%.0f,"
		       "\"resize_ms\":%.3f,\"esc_ms\":%.3f,\"peak_kib\":%.0f,\"idle_bytes\":%.0f,\"idle_wakes\":%.0f}\n",
		    programs[i][1], median(f->paint, rounds), median(f->key, rounds), median(f->key_bytes, rounds), median(f->burst, rounds),
		    median(f->burst_bytes, rounds), median(f->resize, rounds), median(f->esc, rounds), median(f->peak, rounds), f->idle_bytes, f->idle_wakes);
	}
	return 0;
}
