/* at_terminal.c - runs a program at a terminal of its own and plays a person there; what it proves is guard.sh's. */
/*
 * usage: at_terminal [-e TEXT | -s TEXT | -k SIGNAL | -c]... -- PROGRAM ARG...
 *   -e TEXT    wait until TEXT appears behind what was expected last, ten seconds at most
 *   -s TEXT    type it; \r is Enter, \x and two hex digits any byte
 *   -k SIGNAL  send the program that signal (a number)
 *   -c         say whether what is typed is shown now: [echo on] or [echo off]
 * Everything the program writes goes to standard output, then "[echo on]" or "[echo off]" as it left it, and "[status N]" (128 + a signal's number).  Exits 0 if
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

enum { DEADLINE = 30 }; /* slower under valgrind and the sanitizers [seconds] */

/* The terminal's two ends, the program at it, and all it wrote; `from` is behind what was expected last. */
struct session {
	int master, slave;
	pid_t program;
	char *text;
	size_t len, cap, from;
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

static int
expect(struct session *s, const char *what)
{
	time_t end = time(NULL) + DEADLINE;

	for (;;) {
		char *at = s->len > s->from ? memmem(s->text + s->from, s->len - s->from, what, strlen(what)) : NULL;

		if (at != NULL) {
			s->from = (size_t)(at - s->text) + strlen(what);
			return 0;
		}
		if (time(NULL) > end)
			break;
		take(s, 100);
	}
	printf("\n[never came: %s]\n", what);
	return 1;
}

static void
type(const struct session *s, const char *text)
{
	for (; *text != '\0'; text++) {
		char c = *text;

		if (c == '\\' && text[1] == 'r') {
			c = '\r';
			text++;
		} else if (c == '\\' && text[1] == 'x') {
			char digits[3] = { text[2], text[3], '\0' };

			c = (char)strtol(digits, NULL, 16);
			text += 3;
		}
		if (write(s->master, &c, 1) != 1)
			die("typing");
	}
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
play(struct session *s, char **steps)
{
	for (; strcmp(*steps, "--") != 0; steps++) {
		if (strcmp(*steps, "-c") == 0)
			say_echo(s);
		else if (strcmp(*steps, "-e") == 0 && expect(s, *++steps) != 0)
			return 1;
		else if (strcmp(*steps, "-s") == 0)
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
	say_echo(&s);
	printf("[status %d]\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	free(s.text);
	return failed;
}
