/* unlock.c - kills an unlock at random moments, and looks whether each file of answers is whole, as it was or locked; how often is lost.sh's. */
#define _XOPEN_SOURCE 600

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <closeknit/audit.h>
#include <closeknit/base.h>

#include "moment.h"
#include "store/secret.h"

/* A program that says nothing for so long hangs [milliseconds]. */
enum { PATIENCE = 60000 };
/* An unlock takes about so long behind the passphrase, to begin with; how long it takes here is found out on the way [microseconds]. */
enum { RUN_FIRST = 10000, RUN_LEAST = 500 };
/* Where a kill comes three times as often as an end by itself, this much more and less time keeps it so. */
enum { MORE = 16, LESS = 5 };
/* So often it is killed before it has asked for the passphrase [one in]. */
enum { EARLY = 16 };

static const char PASSPHRASE[] = "seven green bottles", SET[] = "closeknit-passphrase/1\n";
static const char *const names[] = { "audit.json", "past/2026-05-01T10-00-00Z.json", "past/2026-08-01T10-00-00Z.json", "passphrase" };
/* All but the last are answers. */
enum { FILES = 4, ANSWERS = 3 };

struct game {
	const char *program, *home;
	struct buf plain, sealed[FILES];
	struct buf said;	/* by the last run */
	uint64_t dice, span;	/* the moment lies between the passphrase and `span` [microseconds] */
	size_t kills, ends, between, lost, stuck, left_behind;
};

/* ---- The folder ------------------------------------------------------------------------------------------------- */

static void
put(const struct game *game, size_t file)
{
	char path[1024];
	int fd;

	path_in(path, sizeof(path), game->home, names[file]);
	if ((fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600)) < 0 || write(fd, game->sealed[file].bytes, game->sealed[file].len) != (ssize_t)game->sealed[file].len)
		stop(path);
	close(fd);
}

static void
lock_all(const struct game *game)
{
	size_t i;

	for (i = 0; i < FILES; i++)
		put(game, i);
}

static bool
is_there(const struct game *game, size_t file)
{
	char path[1024];

	path_in(path, sizeof(path), game->home, names[file]);
	return access(path, F_OK) == 0;
}

static bool
is_same(const struct buf *a, const struct buf *b)
{
	return a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

/* Each file of answers is whole; how many of them are locked. */
static size_t
check_files(struct game *game)
{
	size_t locked = 0, i;

	for (i = 0; i < ANSWERS; i++) {
		struct buf now = { 0 };
		struct err err = { 0 };
		char path[1024];

		path_in(path, sizeof(path), game->home, names[i]);
		if (file_read(path, AUDIT_MAX_BYTES * 2, &now, &err) == 0 && is_same(&now, &game->sealed[i]))
			locked++;
		else if (!is_same(&now, &game->plain)) {
			printf("not ok: after %zu kills %s is neither as it was nor locked %s\n", game->kills, path, err.text);
			game->lost++;
		}
		buf_clear(&now);
	}
	return locked;
}

/* What killed runs left beside is gone once one has come to its end. */
static void
check_leftovers(struct game *game)
{
	if (has_leftovers(game->home)) {
		printf("not ok: after %zu kills a file of a killed run is still there\n", game->kills);
		game->left_behind++;
	}
}

static void
seal_all(struct game *game, const char *audit)
{
	const struct secret_cost cheapest = { 1, 8 };
	struct err err = { 0 };
	struct secret *secret = secret_new(PASSPHRASE, cheapest, &err);
	size_t i;

	if (secret == NULL || file_read(audit, AUDIT_MAX_BYTES, &game->plain, &err) != 0)
		stop(err.text);
	for (i = 0; i < FILES; i++) {
		if (i < ANSWERS)
			buf_add(&game->sealed[i], game->plain.bytes, game->plain.len);
		else
			buf_puts(&game->sealed[i], SET);
		if (secret_seal(secret, &game->sealed[i], &err) != 0)
			stop(err.text);
	}
	secret_free(secret);
}

/* ---- The program ------------------------------------------------------------------------------------------------ */

/* It runs at a terminal of its own; the end of that which is ours. */
static int
start(const struct game *game, pid_t *pid)
{
	const int fd = posix_openpt(O_RDWR | O_NOCTTY);
	const char *name = fd < 0 || grantpt(fd) != 0 || unlockpt(fd) != 0 ? NULL : ptsname(fd);

	if (name == NULL || (*pid = fork()) < 0)
		stop("a terminal");
	if (*pid == 0) {
		int terminal;

		setsid();
		if ((terminal = open(name, O_RDWR)) < 0 || dup2(terminal, 0) < 0 || dup2(terminal, 1) < 0 || dup2(terminal, 2) < 0)
			_exit(126);
		close(fd);
		execl(game->program, game->program, "unlock", (char *)NULL);
		_exit(127);
	}
	return fd;
}

/* Until it has said the words, or (NULL) until it says nothing more. */
static bool
wait_for(struct game *game, int fd, const char *words)
{
	bool found = false;
	char bytes[512];
	ssize_t got;

	while (!found) {
		struct pollfd ready = { .fd = fd, .events = POLLIN };

		if (poll(&ready, 1, PATIENCE) <= 0 || (got = read(fd, bytes, sizeof(bytes))) <= 0)
			break;
		buf_add(&game->said, bytes, (size_t)got);
		found = words != NULL && strstr(buf_text(&game->said), words) != NULL;
	}
	return found;
}

/* One unlock, killed somewhere or (`whole`) not at all; its status. */
static int
run(struct game *game, bool whole)
{
	pid_t pid;
	const int fd = start(game, &pid);
	int status;

	buf_reset(&game->said);
	if (!whole && dice_roll(&game->dice, EARLY) == 0) {
		linger(dice_roll(&game->dice, RUN_FIRST));
	} else if (!wait_for(game, fd, "Passphrase: ")) {
		printf("not ok: after %zu kills it does not start again: %s\n", game->kills, buf_text(&game->said));
		game->stuck++;
	} else {
		if (write(fd, PASSPHRASE, strlen(PASSPHRASE)) < 0 || write(fd, "\r", 1) < 0)
			stop("typing");
		if (!whole)
			linger(dice_roll(&game->dice, game->span));
	}
	/* A terminal that it has not opened yet is never closed. */
	if (!whole)
		kill(pid, SIGKILL);
	else
		wait_for(game, fd, NULL);
	if (waitpid(pid, &status, 0) < 0)
		stop("waitpid");
	close(fd);
	return status;
}

static void
play(struct game *game)
{
	const bool whole = dice_roll(&game->dice, EARLY) == 0;
	const int status = run(game, whole);
	size_t locked;

	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) {
		game->kills++;
		game->span += game->span / MORE;
	} else if (game->span > RUN_LEAST)
		game->span -= game->span / LESS;
	locked = check_files(game);
	if (locked > 0 && locked < ANSWERS)
		game->between++;
	if (WIFEXITED(status)) {
		game->ends++;
		check_leftovers(game);
		if (WEXITSTATUS(status) != 0 || locked > 0 || is_there(game, ANSWERS)) {
			printf("not ok: after %zu kills an unlock ends with %d, %zu files locked\n", game->kills, WEXITSTATUS(status), locked);
			game->stuck++;
		}
	}
	/* Without it nothing is to be unlocked any more. */
	if (!is_there(game, ANSWERS)) {
		if (locked > 0) {
			printf("not ok: after %zu kills the passphrase is gone before the answers are readable\n", game->kills);
			game->lost++;
		}
		lock_all(game);
	}
}

int
main(int argc, char *argv[])
{
	struct game game = { .span = RUN_FIRST };
	char past[1024];
	size_t count, i;

	if (argc != 6) {
		fputs("usage: unlock PROGRAM AUDIT HOME COUNT SEED\n", stderr);
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	game.program = argv[1];
	game.home = argv[3];
	game.dice = strtoull(argv[5], NULL, 10);
	count = strtoul(argv[4], NULL, 10);
	path_in(past, sizeof(past), game.home, "past");
	if ((mkdir(game.home, 0700) != 0 && errno != EEXIST) || (mkdir(past, 0700) != 0 && errno != EEXIST))
		stop(game.home);
	seal_all(&game, argv[2]);
	lock_all(&game);
	while (game.kills < count && game.lost < 5 && game.stuck < 5)
		play(&game);
	printf("unlock: %zu kills, %zu unlocks to the end, %zu kills with some files unlocked: %zu lost, %zu that did not go on, %zu left something behind\n", game.kills, game.ends,
	    game.between, game.lost, game.stuck, game.left_behind);
	buf_clear(&game.plain);
	buf_clear(&game.said);
	for (i = 0; i < FILES; i++)
		buf_clear(&game.sealed[i]);
	return game.lost + game.stuck + game.left_behind == 0 && game.kills > 0 && game.ends > 0 ? 0 : 1;
}
