/* at_terminal.c - runs a program at a terminal of its own and plays a person there; what it proves is guard.sh's. */
/*
 * usage: at_terminal [-e TEXT | -t TEXT | -s TEXT | -k SIGNAL | -c | -o | -h | -r COMMAND | -w STATES]... -- PROGRAM ARG...
 *   -e TEXT    wait until TEXT appears behind what was expected last, two minutes at most; \x and two hex digits are any byte
 *   -t TEXT    the same, and say how long it took since something was typed last: [after N ms]
 *   -s TEXT    type it; \r is Enter, \x and two hex digits any byte
 *   -k SIGNAL  send the program that signal (a number)
 *   -c         say whether what is typed is shown now: [echo on] or [echo off]
 *   -o         wait until what is typed is shown
 *   -h         close the terminal, as one does who closes its window; the last step
 *   -r COMMAND have a shell run it
 *   -w STATES  wait until the program (what it started, if that is strace) stays in one of these states, as proc(5) has them: R, S, D, t
 * Everything the program writes goes to standard output, then "[echo on]" or "[echo off]" as it left it, if it is still open, and "[status N]" (128 + a signal's number).  Exits 0 if
 * all that was expected came.
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

enum { DEADLINE = 120 }; /* slower under valgrind and the sanitizers [seconds] */

/* The terminal's two ends, the program at it, and all it wrote; `from` is behind what was expected last. */
struct session {
	int master, slave; /* -1: closed */
	pid_t program;
	char *text;
	size_t len, cap, from;
	double typed; /* when something was, last [ms] */
};

static _Noreturn void
die(const char *what)
{
	fprintf(stderr, "at_terminal: %s: %s\n", what, strerror(errno));
	exit(2);
}

static void
begin(struct session *s, char **argv)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };

	if ((s->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) < 0 || grantpt(s->master) != 0 || unlockpt(s->master) != 0)
		die("terminal");
	if ((s->slave = open(ptsname(s->master), O_RDWR | O_NOCTTY | O_CLOEXEC)) < 0 || ioctl(s->slave, TIOCSWINSZ, &size) != 0)
		die("terminal");
	if ((s->program = fork()) < 0)
		die("fork");
	if (s->program == 0) {
		/* As a person's shell starts it, whatever the tests were started by. */
		signal(SIGINT, SIG_DFL);
		signal(SIGQUIT, SIG_DFL);
		signal(SIGHUP, SIG_DFL);
		setsid();
		if (ioctl(s->slave, TIOCSCTTY, 0) != 0 || dup2(s->slave, 0) < 0 || dup2(s->slave, 1) < 0 || dup2(s->slave, 2) < 0)
			_exit(126);
		execvp(argv[0], argv);
		_exit(127);
	}
}

/* Read what is there, waiting at most so long; whether anything was [milliseconds]. */
static int
take(struct session *s, int wait)
{
	struct pollfd waiting = { .fd = s->master, .events = POLLIN };
	ssize_t got;

	if (poll(&waiting, 1, wait) <= 0 || (waiting.revents & POLLIN) == 0)
		return 0;
	if (s->cap - s->len < 4096 && (s->text = realloc(s->text, s->cap += 65536)) == NULL)
		die("memory");
	if ((got = read(s->master, s->text + s->len, s->cap - s->len)) <= 0)
		return 0;
	fwrite(s->text + s->len, 1, (size_t)got, stdout);
	s->len += (size_t)got;
	return 1;
}

static double
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* The byte that a step means by its next characters, which are passed over. */
static char
next_byte(const char **text)
{
	const char *at = *text;
	char digits[3];

	*text += at[0] != '\\' ? 1 : at[1] == 'x' ? 4 : 2;
	if (at[0] != '\\')
		return at[0];
	if (at[1] != 'x')
		return at[1] == 'r' ? '\r' : at[1];
	memcpy(digits, at + 2, 2);
	digits[2] = '\0';
	return (char)strtol(digits, NULL, 16);
}

static int
expect(struct session *s, const char *text)
{
	time_t end = time(NULL) + DEADLINE;
	const char *left = text;
	char what[256];
	size_t len = 0;

	while (*left != '\0' && len < sizeof(what))
		what[len++] = next_byte(&left);
	for (;;) {
		char *at = s->len > s->from ? memmem(s->text + s->from, s->len - s->from, what, len) : NULL;

		if (at != NULL) {
			s->from = (size_t)(at - s->text) + len;
			return 0;
		}
		if (time(NULL) > end)
			break;
		take(s, 100);
	}
	printf("\n[never came: %s]\n", text);
	return 1;
}

/* The state of a process as proc(5) has it, and its first child where it is a strace; '?': there is none. */
static char
state_of(pid_t pid)
{
	char path[64], line[512], name[64] = "", state = '?';
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
	if ((file = fopen(path, "r")) == NULL)
		return '?';
	if (fgets(line, sizeof(line), file) == NULL || sscanf(line, "%*d (%63[^)]) %c", name, &state) != 2)
		state = '?';
	fclose(file);
	if (strcmp(name, "strace") != 0)
		return state;
	snprintf(path, sizeof(path), "/proc/%d/task/%d/children", (int)pid, (int)pid);
	if ((file = fopen(path, "r")) == NULL)
		return '?';
	if (fscanf(file, "%d", &pid) != 1)
		pid = 0;
	fclose(file);
	return pid > 0 ? state_of(pid) : '?';
}

/* Wait until it is in one of these states whenever looked at, for a while. */
static int
await_state(struct session *s, const char *states)
{
	time_t end = time(NULL) + DEADLINE;
	int looks = 0;

	while (looks < 20) {
		looks = strchr(states, state_of(s->program)) != NULL ? looks + 1 : 0;
		if (time(NULL) > end) {
			printf("\n[never in state %s: %c]\n", states, state_of(s->program));
			return 1;
		}
		take(s, 2);
	}
	printf("\n[in state %c]\n", state_of(s->program));
	return 0;
}

static void
type(struct session *s, const char *text)
{
	while (*text != '\0') {
		char c = next_byte(&text);

		if (write(s->master, &c, 1) != 1)
			die("typing");
	}
	s->typed = now_ms();
}

static void
say_echo(const struct session *s)
{
	struct termios now;

	if (tcgetattr(s->slave, &now) != 0)
		die("terminal");
	printf("[echo %s]\n", (now.c_lflag & ECHO) != 0 ? "on" : "off");
}

static int
await_echo(struct session *s)
{
	time_t end = time(NULL) + DEADLINE;
	struct termios now;

	while (tcgetattr(s->slave, &now) == 0 && (now.c_lflag & ECHO) == 0) {
		if (time(NULL) > end) {
			printf("\n[never shown]\n");
			return 1;
		}
		take(s, 2);
	}
	return 0;
}

static int
play(struct session *s, char **steps)
{
	for (; strcmp(*steps, "--") != 0; steps++) {
		if (strcmp(*steps, "-c") == 0)
			say_echo(s);
		else if (strcmp(*steps, "-h") == 0) {
			close(s->master);
			s->master = -1;
		} else if (strcmp(*steps, "-o") == 0) {
			if (await_echo(s) != 0)
				return 1;
		} else if (strcmp(*steps, "-e") == 0) {
			if (expect(s, *++steps) != 0)
				return 1;
		} else if (strcmp(*steps, "-t") == 0) {
			if (expect(s, *++steps) != 0)
				return 1;
			printf("\n[after %.1f ms]\n", now_ms() - s->typed);
		} else if (strcmp(*steps, "-w") == 0) {
			if (await_state(s, *++steps) != 0)
				return 1;
		} else if (strcmp(*steps, "-r") == 0) {
			if (system(*++steps) != 0)
				return 1;
		} else if (strcmp(*steps, "-s") == 0)
			type(s, *++steps);
		else if (strcmp(*steps, "-k") == 0)
			kill(s->program, atoi(*++steps));
	}
	return 0;
}

int
main(int argc, char **argv)
{
	struct session s = { .from = 0 };
	time_t end;
	int status, failed, i;

	for (i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		;
	if (i + 1 >= argc)
		return 2;
	begin(&s, argv + i + 1);
	failed = play(&s, argv + 1);
	end = time(NULL) + DEADLINE;
	while (waitpid(s.program, &status, WNOHANG) == 0) {
		if (time(NULL) > end || failed) {
			printf("\n[does not end]\n");
			kill(s.program, SIGKILL);
			failed = 1;
		}
		take(&s, 50);
	}
	while (take(&s, 0))
		;
	printf("\n");
	if (s.master >= 0)
		say_echo(&s);
	printf("[status %d]\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	free(s.text);
	return failed;
}
