/* cmd_lock.c - "closeknit lock" and "unlock", and asking for the passphrase when a locked audit is opened; sealing is the store's. */
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "cli/ask.h"
#include "cli/cli.h"

/* So often a mistyped passphrase may be typed again. */
enum { TRIES = 3 };

/* ---- Opening what is locked --------------------------------------------------------------------------------- */

/* Ask until it fits: 0, with the passphrase that did in `room`; or -1. */
static int
ask_until_open(struct store *store, struct ask *ask, char *room, struct err *err)
{
	int tries;

	for (tries = 1;; tries++) {
		if (ask_passphrase(ask, _("Passphrase: "), room, err) != 0)
			return -1;
		if (store_unlock(store, room, err) == 0)
			return 0;
		if (tries == TRIES || err->kind == ERR_MEMORY)
			return -1;
		ask_say(ask, err->text);
	}
}

int
cli_unlock(struct store *store, struct err *err)
{
	struct ask ask;
	bool locked;
	char *room;
	int result = -1;

	if (store_is_locked(store, &locked, err) != 0)
		return -1;
	if (!locked)
		return 0;
	if ((room = store_passphrase_room(err)) == NULL)
		return -1;
	if (ask_open(&ask, err) != 0) {
		store_passphrase_free(room);
		return -1;
	}
	result = ask_until_open(store, &ask, room, err);
	store_passphrase_free(room);
	ask_close(&ask);
	return result;
}

/* ---- lock --------------------------------------------------------------------------------------------------- */

/* A new passphrase, typed twice: 0, or -1. */
static int
ask_new(struct ask *ask, char *room, char *again, struct err *err)
{
	int tries;

	for (tries = 1; tries <= TRIES; tries++) {
		if (ask_passphrase(ask, _("New passphrase (four words are good): "), room, err) != 0)
			return -1;
		if (strlen(room) < STORE_PASSPHRASE_MIN)
			err_set(err, ERR_FAILED, _("that is short enough to be guessed; take at least %d characters"), (int)STORE_PASSPHRASE_MIN);
		else if (ask_passphrase(ask, _("The same once more: "), again, err) != 0)
			return -1;
		else if (strcmp(room, again) == 0)
			return 0;
		else
			err_set(err, ERR_FAILED, "%s", _("the two are not the same, so nothing was changed"));
		if (tries < TRIES)
			ask_say(ask, err->text);
	}
	return -1;
}

static void
put_locked(const struct store_list *changed, bool small, struct buf *out)
{
	if (changed->count == 0)
		buf_puts(out, _("There were no answers to lock yet. Those to come will be.\n"));
	else
		buf_printf(out, ngettext("Locked: %zu file.\n", "Locked: %zu files.\n", changed->count), changed->count);
	if (small)
		buf_puts(out, _("There was little memory free, so a passphrase is easier to try out than it could be: take a long one.\n"));
	buf_puts(out, _("From now on closeknit asks for the passphrase. To take it away again: closeknit unlock\n"));
	buf_puts(out, _("Traces of what was readable before may stay on a solid-state disk, and in backups.\n"));
}

static int
set_new(struct store *store, struct ask *ask, struct buf *out, struct err *err)
{
	char *room = store_passphrase_room(err), *again = store_passphrase_room(err);
	struct store_list changed = { 0 };
	struct store_cost cost = { 0 };
	int result = -1;

	if (room != NULL && again != NULL) {
		ask_say(ask, _("A passphrase keeps others who use this computer from reading your answers."));
		ask_say(ask, _("Without it nobody can read them again. There is no way round it, so keep it somewhere."));
		result = ask_new(ask, room, again, err);
	}
	if (result == 0)
		result = store_set_passphrase(store, room, &cost, &changed, err);
	if (result == 0)
		put_locked(&changed, cost.passes != 0, out);
	store_list_clear(&changed);
	store_passphrase_free(room);
	store_passphrase_free(again);
	return result;
}

/* One is set already: what was begun and not ended is ended with it. */
static int
go_on(struct store *store, struct ask *ask, struct buf *out, struct err *err)
{
	char *room = store_passphrase_room(err);
	struct store_list changed = { 0 };
	struct store_cost cost = { 0 };
	int result = room != NULL ? ask_until_open(store, ask, room, err) : -1;

	if (result == 0)
		result = store_set_passphrase(store, room, &cost, &changed, err);
	if (result == 0 && changed.count > 0)
		put_locked(&changed, false, out);
	else if (result == 0)
		buf_puts(out, _("Your answers are locked already. For another passphrase: closeknit unlock, then closeknit lock\n"));
	store_list_clear(&changed);
	store_passphrase_free(room);
	return result;
}

static int
lock(struct store *store, bool locked, struct buf *out, struct err *err)
{
	struct ask ask;
	int result;

	if (ask_open(&ask, err) != 0)
		return -1;
	result = locked ? go_on(store, &ask, out, err) : set_new(store, &ask, out, err);
	ask_close(&ask);
	return result;
}

/* ---- unlock ------------------------------------------------------------------------------------------------- */

static int
unlock(struct store *store, bool locked, struct buf *out, struct err *err)
{
	struct store_list changed = { 0 };
	struct ask ask;
	char *room;
	int result;

	if (!locked)
		return err_set(err, ERR_FAILED, "%s", _("your answers are not locked; to set a passphrase: closeknit lock"));
	if ((room = store_passphrase_room(err)) == NULL)
		return -1;
	if ((result = ask_open(&ask, err)) == 0) {
		if ((result = ask_until_open(store, &ask, room, err)) == 0)
			result = store_drop_passphrase(store, room, &changed, err);
		if (result == 0)
			buf_printf(out,
			    ngettext("Unlocked: %zu file. No passphrase is set any more.\n", "Unlocked: %zu files. No passphrase is set any more.\n",
				changed.count),
			    changed.count);
		store_passphrase_free(room);
		room = NULL;
		ask_close(&ask);
	}
	store_passphrase_free(room);
	store_list_clear(&changed);
	return result;
}

/* ---- Both --------------------------------------------------------------------------------------------------- */

static int
change(struct cli *cli, int (*how)(struct store *, bool locked, struct buf *out, struct err *), struct err *err)
{
	const struct store_options options = { .now = cli->now() };
	const struct paths *paths = cli_paths(cli, err);
	struct store *store = NULL;
	struct buf out = { 0 };
	bool locked;
	int result = -1;

	if (paths != NULL && (store = store_open(paths, &options, err)) != NULL)
		result = cli_confine(cli, (struct confine){ .store = true }, err);
	if (result == 0)
		result = store_is_locked(store, &locked, err);
	if (result == 0)
		result = how(store, locked, &out, err);
	store_close(store);
	if (result == 0)
		result = file_put_result(&out, err);
	buf_clear(&out);
	return result == 0 ? CLI_OK : cli_failed(err);
}

static int
run_lock(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	(void)values;
	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, "lock takes no \"%s\"", operands[0]), CLI_USAGE;
	return change(cli, lock, err);
}

static int
run_unlock(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	(void)values;
	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, "unlock takes no \"%s\"", operands[0]), CLI_USAGE;
	return change(cli, unlock, err);
}

const struct command cmd_lock = {
	.name = "lock",
	.args = "",
	.blurb = N_("a passphrase for the answers kept on this computer"),
	.run = run_lock,
};

const struct command cmd_unlock = {
	.name = "unlock",
	.args = "",
	.blurb = N_("take the passphrase away again"),
	.run = run_unlock,
};
