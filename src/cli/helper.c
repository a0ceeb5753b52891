/* helper.c - finds a helper, starts it without a shell, feeds it and takes what it writes; what that means is the caller's matter. */
#include "cli/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/say.h"

/* What it complains is one sentence [bytes]. */
enum { SAID_MAX = 800 };

/* What a helper may know of ours: where fonts and their caches are, and the day for files that are to come out the same. */
static const char *const passed_on[] = {
	"HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "SOURCE_DATE_EPOCH",
};
enum { PASSED_ON = sizeof(passed_on) / sizeof(passed_on[0]) };

/* ---- Where ---------------------------------------------------------------------------------------------------- */

int
helper_find(const char *name, struct buf *path, struct err *err)
{
	buf_reset(path);
	paths_beside(name, path);
	if (path->len > 0 && !path->failed && access(path->bytes, X_OK) == 0)
		return 0;
	buf_reset(path);
	buf_printf(path, "%s/%s", CLOSEKNIT_LIBEXECDIR, name);
	if (buf_check(path, err) != 0)
		return -1;
	if (access(path->bytes, X_OK) == 0)
		return 0;
	return err_set(err, ERR_FAILED, _("%s is neither beside closeknit nor in %s; install it"), name, CLOSEKNIT_LIBEXECDIR);
}

/* ---- Starting ------------------------------------------------------------------------------------------------- */

/* Our ends and its ends of the three pipes; -1: closed. */
struct pipes {
	int ours[3], its[3];
};

static void
close_end(int *fd)
{
	if (*fd != -1)
		close(*fd);
	*fd = -1;
}

static void
close_pipes(struct pipes *pipes)
{
	int i;

	for (i = 0; i < 3; i++) {
		close_end(&pipes->ours[i]);
		close_end(&pipes->its[i]);
	}
}

static int
open_pipes(struct pipes *pipes)
{
	int i, ends[2];

	for (i = 0; i < 3; i++)
		pipes->ours[i] = pipes->its[i] = -1;
	for (i = 0; i < 3; i++) {
		if (pipe(ends) != 0)
			return -1;
		pipes->ours[i] = ends[i == STDIN_FILENO];
		pipes->its[i] = ends[i != STDIN_FILENO];
		if (fcntl(ends[0], F_SETFD, FD_CLOEXEC) == -1 || fcntl(ends[1], F_SETFD, FD_CLOEXEC) == -1 ||
		    fcntl(pipes->ours[i], F_SETFL, O_NONBLOCK) == -1)
			return -1;
	}
	return 0;
}

/* "NAME=value" of what is passed on, in `memory`; the list is NULL-ended. */
static int
make_environment(char *list[PASSED_ON + 2], struct arena *memory)
{
	static const char locale[] = "LC_ALL=C.UTF-8";
	size_t i, count = 0;

	for (i = 0; i < PASSED_ON; i++) {
		const char *value = getenv(passed_on[i]);
		struct buf entry = { 0 };

		if (value == NULL)
			continue;
		buf_printf(&entry, "%s=%s", passed_on[i], value);
		list[count] = entry.failed ? NULL : arena_text(memory, entry.bytes, entry.len);
		buf_clear(&entry);
		if (list[count++] == NULL)
			return -1;
	}
	list[count] = arena_text(memory, locale, sizeof(locale) - 1);
	list[count + 1] = NULL;
	return list[count] != NULL ? 0 : -1;
}

/* Start it on its ends of the pipes, with the signals' usual meanings.  0, or an errno. */
static int
spawn(char *const args[], const struct pipes *pipes, pid_t *pid)
{
	char *environment[PASSED_ON + 2];
	struct arena memory = { 0 };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t usual;
	int i, result;

	if (make_environment(environment, &memory) != 0 || posix_spawn_file_actions_init(&actions) != 0) {
		arena_clear(&memory);
		return ENOMEM;
	}
	result = posix_spawnattr_init(&attributes);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	sigaddset(&usual, SIGXFSZ);
	if (result == 0) {
		for (i = 0; i < 3 && result == 0; i++)
			result = posix_spawn_file_actions_adddup2(&actions, pipes->its[i], i);
		if (result == 0)
			result = posix_spawnattr_setsigdefault(&attributes, &usual);
		if (result == 0)
			result = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
		if (result == 0)
			result = posix_spawn(pid, args[0], &actions, &attributes, args, environment);
		posix_spawnattr_destroy(&attributes);
	}
	posix_spawn_file_actions_destroy(&actions);
	arena_clear(&memory);
	return result;
}

/* ---- Feeding -------------------------------------------------------------------------------------------------- */

/* Some more of `in` to the helper; its end is closed once all is in, or where nobody reads it. */
static void
feed(int *fd, const struct buf *in, size_t *fed)
{
	const ssize_t put = write(*fd, in->bytes + *fed, in->len - *fed);

	if (put > 0)
		*fed += (size_t)put;
	if (*fed == in->len || (put == -1 && errno != EAGAIN && errno != EINTR))
		close_end(fd);
}

/* Some more of what it writes; what is over `max` is read and dropped. */
static void
take(int *fd, struct buf *out, size_t max)
{
	char bytes[16384];
	const ssize_t got = read(*fd, bytes, sizeof(bytes));

	if (got > 0)
		buf_add(out, bytes, out->len + (size_t)got <= max ? (size_t)got : max - out->len);
	else if (got == 0 || (errno != EAGAIN && errno != EINTR))
		close_end(fd);
}

static void
talk(struct pipes *pipes, const struct buf *in, struct helper_run *run)
{
	size_t fed = 0;

	if (in->len == 0)
		close_end(&pipes->ours[0]);
	while (pipes->ours[1] != -1 || pipes->ours[2] != -1) {
		struct pollfd ends[] = {
			{ .fd = pipes->ours[0], .events = POLLOUT },
			{ .fd = pipes->ours[1], .events = POLLIN },
			{ .fd = pipes->ours[2], .events = POLLIN },
		};

		if (poll(ends, 3, -1) == -1)
			continue;
		if (ends[0].revents != 0 && pipes->ours[0] != -1)
			feed(&pipes->ours[0], in, &fed);
		if (ends[1].revents != 0)
			take(&pipes->ours[1], &run->out, HELPER_OUT_MAX + 1);
		if (ends[2].revents != 0)
			take(&pipes->ours[2], &run->said, SAID_MAX);
	}
}

/* The first line of the complaint, without the name it begins with. */
static void
tidy(struct buf *said, const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path, *text = buf_text(said);
	struct buf line = { 0 };

	if (strncmp(text, name, strlen(name)) == 0 && strncmp(text + strlen(name), ": ", 2) == 0)
		text += strlen(name) + 2;
	text_show(&line, text, strcspn(text, "\n"));
	buf_clear(said);
	*said = line;
}

int
helper_start(struct helper_run *run, char *const args[], const struct buf *in, struct err *err)
{
	struct pipes pipes;
	int status, error, i;
	pid_t pid;

	memset(run, 0, sizeof(*run));
	error = open_pipes(&pipes) == 0 ? spawn(args, &pipes, &pid) : errno;
	if (error != 0) {
		close_pipes(&pipes);
		return err_set(err, ERR_FAILED, "%s: %s", args[0], file_why(error));
	}
	for (i = 0; i < 3; i++)
		close_end(&pipes.its[i]);
	talk(&pipes, in, run);
	close_pipes(&pipes);
	while (waitpid(pid, &status, 0) == -1)
		if (errno != EINTR)
			return err_set(err, ERR_FAILED, "%s: %s", args[0], file_why(errno));
	run->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
	tidy(&run->said, args[0]);
	return buf_check(&run->out, err) == 0 ? buf_check(&run->said, err) : -1;
}

void
helper_clear(struct helper_run *run)
{
	buf_clear(&run->out);
	buf_clear(&run->said);
}

/* ---- Who it is -------------------------------------------------------------------------------------------------- */

/* As much of a stranger's version as a message needs [bytes]. */
enum { VERSION_SHOWN = 40 };

int
helper_check(char *path, const char *protocol, struct err *err)
{
	char version[] = "--version";
	char *args[] = { path, version, NULL };
	const struct buf nothing = { 0 };
	struct helper_run run;
	int result = -1;

	if (helper_start(&run, args, &nothing, err) == 0) {
		const char *text = buf_text(&run.out);
		const size_t len = strcspn(text, "\n");

		if (run.status == 0 && len == strlen(protocol) && memcmp(text, protocol, len) == 0)
			result = 0;
		else
			err_set(err, ERR_FAILED, _("%s says it speaks \"%.*s\", and this closeknit speaks %s; install the one that belongs to it"), path,
			    (int)(len < VERSION_SHOWN ? len : VERSION_SHOWN), text, protocol);
	}
	helper_clear(&run);
	return result;
}

int
helper_become(char *const args[], struct err *err)
{
	/* What is ignored stays ignored in what takes our place, so it is put back first. */
	signal(SIGPIPE, SIG_DFL);
	execv(args[0], args);
	signal(SIGPIPE, SIG_IGN);
	return err_set(err, ERR_FAILED, "%s: %s", args[0], file_why(errno));
}
