/* kill.c - kills the program at random moments, of an audit or of a tick-off, and looks whether what it had called saved is on disk; where and how often is lost.sh's. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <closeknit/audit.h>
#include <closeknit/base.h>
#include <closeknit/pack.h>

#include "moment.h"

/* A program that says nothing for so long hangs [milliseconds]. */
enum { PATIENCE = 20000 };
/* Questions of the long pack, and the most that one run answers. */
enum { QUESTIONS_MAX = 400, ANSWERS_MAX = 6 };
/* A save takes about so long, so the moment of the kill lies between an answer typed and this [microseconds]. */
enum { MOMENT_MAX = 2500 };
/* And a whole tick-off, to begin with; how long it takes here is found out on the way [microseconds]. */
enum { RUN_FIRST = 10000, RUN_LEAST = 500 };
/* Where a kill comes three times as often as an end by itself, this much more and less time keeps it so. */
enum { MORE = 16, LESS = 5 };

static const char QUESTION[] = "Question ", WELCOME[] = "1. ";

/* The program, while it runs. */
struct child {
	pid_t pid;
	int in, out;		/* what it reads from us, and what it says */
	struct buf said;
};

struct game {
	const char *program, *pack_path, *home;
	const char *cut, *mend;	/* commands that take a picture of the disk and mount it at `look`, and that put it away; or NULL: it is killed */
	const char *look;	/* the folder to look into */
	struct pack *pack;
	uint64_t dice, span;	/* the moment of a tick-off's kill lies between its start and `span` [microseconds] */
	bool yes[QUESTIONS_MAX];	/* what was typed */
	size_t safe, typed;		/* answers that were called saved; that were typed */
	size_t kills, confirmed, lost, unreadable, stuck, left_behind, between;
};

/* ---- Small things --------------------------------------------------------------------------------------------- */

static uint64_t
roll(struct game *game, uint64_t sides)
{
	return dice_roll(&game->dice, sides);
}

/* ---- The program ---------------------------------------------------------------------------------------------- */

static void
start(struct child *child, const char *const args[])
{
	int in[2], out[2];

	if (pipe(in) != 0 || pipe(out) != 0)
		stop("pipe");
	*child = (struct child){ .in = in[1], .out = out[0] };
	if ((child->pid = fork()) < 0)
		stop("fork");
	if (child->pid == 0) {
		if (dup2(in[0], 0) < 0 || dup2(out[1], 1) < 0 || dup2(out[1], 2) < 0)
			_exit(126);
		close(in[0]), close(in[1]), close(out[0]), close(out[1]);
		execv(args[0], (char *const *)(uintptr_t)args);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
}

static bool
hear(struct child *child)
{
	struct pollfd poll_fd = { .fd = child->out, .events = POLLIN };
	char bytes[4096];
	ssize_t got;

	if (poll(&poll_fd, 1, PATIENCE) <= 0 || (got = read(child->out, bytes, sizeof(bytes))) <= 0)
		return false;
	buf_add(&child->said, bytes, (size_t)got);
	return true;
}

static size_t
heard(const struct child *child, const char *words)
{
	const char *from = buf_text(&child->said);
	size_t count = 0;

	while ((from = strstr(from, words)) != NULL) {
		from += strlen(words);
		count++;
	}
	return count;
}

/* Until it has said the words so many times: whether it did. */
static bool
wait_for(struct child *child, const char *words, size_t times)
{
	while (heard(child, words) < times)
		if (!hear(child))
			return false;
	return true;
}

static void
type(const struct child *child, const char *line)
{
	if (write(child->in, line, strlen(line)) < 0 && errno != EPIPE)
		stop("typing");
}

/* Killed; the status of its end, and in `said` all that it had said until then. */
static int
end(struct child *child)
{
	int status;

	kill(child->pid, SIGKILL);
	close(child->in);
	while (hear(child))
		;
	if (waitpid(child->pid, &status, 0) < 0)
		stop("waitpid");
	close(child->out);
	return status;
}

/* Stopped where it is; in `said` all that it has said by now. */
static void
freeze(struct child *child)
{
	struct pollfd poll_fd = { .fd = child->out, .events = POLLIN };
	int status;

	if (kill(child->pid, SIGSTOP) != 0 || waitpid(child->pid, &status, WUNTRACED) < 0)
		stop("stopping the program");
	while (poll(&poll_fd, 1, 0) > 0 && hear(child))
		;
}

/* ---- Looking -------------------------------------------------------------------------------------------------- */

/* The file in `folder`: 1 and the audit; 0: there is none; -1: it cannot be read. */
static int
look(struct game *game, const char *folder, struct audit *audit)
{
	char path[1024];
	struct buf bytes = { 0 };
	struct err err = { 0 };
	int result = 1;

	path_in(path, sizeof(path), folder, "audit.json");
	audit_reset(audit);
	if (access(path, F_OK) != 0)
		return 0;
	if (file_read(path, AUDIT_MAX_BYTES, &bytes, &err) != 0 || audit_read(audit, buf_text(&bytes), bytes.len, NULL, &err) != 0) {
		printf("not ok: after %zu kills %s cannot be read: %s\n", game->kills, path, err.text);
		game->unreadable++;
		result = -1;
	}
	buf_clear(&bytes);
	return result;
}

/* Every answer called saved is there as it was typed, and none that was not typed; how many there are. */
static size_t
check_answers(struct game *game, const char *folder, struct audit *audit)
{
	size_t count = 0, i;

	if (look(game, folder, audit) < 0)
		return game->safe;
	for (i = 0; i < game->pack->item_count; i++) {
		const struct audit_answer *answer = &audit->answers[i];
		const uint32_t first = game->pack->questions[game->pack->items[i].question].first_option;

		if (answer->given && i == count && i < game->typed && audit->chosen[answer->first] == first + (game->yes[i] ? 0 : 1))
			count++;
		else if (answer->given) {
			printf("not ok: after %zu kills answer %zu is not what was typed\n", game->kills, i + 1);
			game->lost++;
		}
	}
	if (count < game->safe) {
		printf("not ok: after %zu kills %zu answers are left of %zu that were saved\n", game->kills, count, game->safe);
		game->lost++;
	} else if (game->typed > game->safe)
		game->between++;
	return count;
}

/* What a killed run left beside is gone once the next one has started. */
static void
check_folder(struct game *game)
{
	if (has_leftovers(game->home)) {
		printf("not ok: after %zu kills a file of a killed run is still there\n", game->kills);
		game->left_behind++;
	}
}

/* For good, before the next answer: or a power cut would bring the old ones back, and rightly. */
static void
forget(const struct game *game)
{
	char path[1024];
	int folder;

	path_in(path, sizeof(path), game->home, "audit.json");
	if (unlink(path) != 0 && errno != ENOENT)
		stop(path);
	if ((folder = open(game->home, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0 || fsync(folder) != 0)
		stop(game->home);
	close(folder);
}

/* ---- An audit ------------------------------------------------------------------------------------------------- */

/* The disk as it is this moment, looked at elsewhere. */
static void
cut(struct game *game, struct audit *audit)
{
	if (system(game->cut) != 0)
		stop(game->cut);
	check_answers(game, game->look, audit);
	if (system(game->mend) != 0)
		stop(game->mend);
}

/* Answer some questions, and linger somewhere in the last; how many were asked after the first. */
static size_t
answer_some(struct game *game, struct child *child)
{
	const size_t wanted = 1 + roll(game, ANSWERS_MAX);
	size_t asked = 1;

	type(child, "\n");
	while (asked <= wanted && wait_for(child, QUESTION, asked) && game->typed < game->pack->item_count) {
		/* Before the first question of a run nothing was saved in it, and what the run before had not told may be in the system's memory alone. */
		if (asked > 1 || game->cut == NULL)
			game->safe = game->typed;
		game->yes[game->typed] = roll(game, 2) == 0;
		type(child, game->yes[game->typed] ? "1\n" : "2\n");
		game->typed++;
		asked++;
	}
	linger(roll(game, MOMENT_MAX));
	return asked;
}

/* A run that is killed somewhere. */
static void
play_audit(struct game *game, struct audit *audit)
{
	const char *const args[] = { game->program, "--pack", game->pack_path, "--plain", NULL };
	struct child child;
	size_t asked = 0;

	start(&child, args);
	/* Now and then before it has said a word. */
	if (roll(game, 16) == 0)
		linger(roll(game, RUN_FIRST));
	else if (!wait_for(&child, WELCOME, 1)) {
		printf("not ok: after %zu kills it does not start again: %s\n", game->kills, buf_text(&child.said));
		game->stuck++;
	} else {
		if (roll(game, 8) == 0)
			check_folder(game);
		asked = answer_some(game, &child);
	}
	if (game->cut != NULL)
		freeze(&child);
	else
		end(&child);
	/* The next question says that the answer before is saved. */
	if (asked > (game->cut != NULL) && heard(&child, QUESTION) >= asked)
		game->safe = game->typed;
	if (asked > 0)
		game->confirmed += heard(&child, QUESTION) - 1;
	if (heard(&child, "not saved") > 0) {
		printf("not ok: it could not save: %s\n", buf_text(&child.said));
		game->lost++;
	}
	if (game->cut != NULL) {
		cut(game, audit);
		end(&child);
	}
	buf_clear(&child.said);
	game->kills++;
	game->typed = check_answers(game, game->home, audit);
	if (game->cut == NULL)
		game->safe = game->typed;
	if (game->typed + ANSWERS_MAX >= game->pack->item_count) {
		forget(game);
		game->typed = game->safe = 0;
	}
}

/* ---- A tick-off ----------------------------------------------------------------------------------------------- */

static void
play_done(struct game *game, struct audit *audit, const char *action)
{
	const bool was = audit->mark_count > 0;
	const char *const args[] = { game->program, "--pack", game->pack_path, was ? "undo" : "done", action, NULL };
	const size_t answers = audit->chosen_count;
	struct child child;
	int status;
	bool is;

	start(&child, args);
	linger(roll(game, game->span));
	status = end(&child);
	buf_clear(&child.said);
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) {
		game->kills++;
		game->span += game->span / MORE;
	} else if (game->span > RUN_LEAST)
		game->span -= game->span / LESS;
	if (look(game, game->home, audit) != 1 || audit->chosen_count != answers) {
		printf("not ok: after %zu kills answers are lost\n", game->kills);
		game->lost++;
		return;
	}
	is = audit->mark_count > 0;
	if (is != was)
		game->between++;
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
		return;
	game->confirmed++;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		printf("not ok: after %zu kills it ends with status %d\n", game->kills, status);
		game->stuck++;
	} else if (is == was) {
		printf("not ok: after %zu kills a tick that was told as done is lost\n", game->kills);
		game->lost++;
	}
}

/* ---- All of it ------------------------------------------------------------------------------------------------ */

static void
read_pack(struct game *game)
{
	struct complaints found = { 0 };
	struct buf bytes = { 0 };
	struct err err = { 0 };

	if (file_read(game->pack_path, PACK_MAX_BYTES, &bytes, &err) != 0 || (game->pack = pack_read(bytes.bytes, bytes.len, game->pack_path, &found, &err)) == NULL) {
		fprintf(stderr, "kill: %s\n", err.text);
		exit(2);
	}
	complaints_clear(&found);
	buf_clear(&bytes);
}

static int
report(const struct game *game, const char *what)
{
	const size_t bad = game->lost + game->unreadable + game->stuck + game->left_behind;

	printf("%s: %zu kills, %zu times told as saved, %zu kills inside a save: %zu lost, %zu unreadable, %zu that did not start again, %zu left something behind\n", what,
	    game->kills, game->confirmed, game->between, game->lost, game->unreadable, game->stuck, game->left_behind);
	return bad == 0 && game->kills > 0 && game->confirmed > 0 ? 0 : 1;
}

int
main(int argc, char *argv[])
{
	struct game game = { 0 };
	struct audit *audit;
	size_t count;

	if (argc < 7) {
		fputs("usage: kill PROGRAM PACK HOME audit|done COUNT SEED [CUT MEND LOOK | ACTION]\n", stderr);
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	game.span = RUN_FIRST;
	game.program = argv[1];
	game.pack_path = argv[2];
	game.home = argv[3];
	game.dice = strtoull(argv[6], NULL, 10);
	count = strtoul(argv[5], NULL, 10);
	read_pack(&game);
	if (game.pack->item_count > QUESTIONS_MAX || (audit = audit_new(game.pack, NULL)) == NULL)
		stop("the pack");
	if (strcmp(argv[4], "done") == 0 && argc == 8) {
		if (look(&game, game.home, audit) != 1)
			stop("the audit");
		while (game.kills < count && game.lost == 0 && game.stuck < 5)
			play_done(&game, audit, argv[7]);
	} else {
		game.cut = argc > 9 ? argv[7] : NULL;
		game.mend = argc > 9 ? argv[8] : NULL;
		game.look = argc > 9 ? argv[9] : NULL;
		while (game.kills < count && game.lost < 5 && game.stuck < 5)
			play_audit(&game, audit);
	}
	audit_free(audit);
	pack_free(game.pack);
	return report(&game, argv[4]);
}
