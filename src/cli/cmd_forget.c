/* cmd_forget.c - "closeknit forget": remove saved audits, with --all the settings too, and say what was removed, what is still here and what cannot be removed. */
#include <string.h>

#include "base/say.h"
#include "cli/cli.h"
#include "sitting/sitting.h"

static const struct flag flags[] = {
	{ "all", 0, NULL, N_("past audits, files moved aside and how it looks too") },
	{ 0 },
};
enum { OPT_ALL };

/* What was removed, and what is still here. */
struct forgotten {
	struct store_list removed, past;
	struct store_packs packs;
	struct buf settings;	/* their file, if it was removed */
};

static void
put_path(const char *path, struct buf *out)
{
	buf_puts(out, _("Removed: "));
	text_show(out, path, strlen(path));
	buf_putc(out, '\n');
}

static void
put_removed(const struct forgotten *forgotten, struct buf *out)
{
	size_t i;

	if (forgotten->removed.count == 0 && forgotten->settings.len == 0)
		buf_puts(out, _("There was nothing to remove.\n"));
	for (i = 0; i < forgotten->removed.count; i++)
		put_path(forgotten->removed.rows[i].path, out);
	if (forgotten->settings.len > 0)
		put_path(buf_text(&forgotten->settings), out);
}

static void
put_left(const struct forgotten *forgotten, const struct paths *paths, struct buf *out)
{
	const size_t past = forgotten->past.count;

	if (past > 0)
		buf_printf(out,
		    ngettext("%zu past audit is still here. To remove it too: closeknit forget --all\n",
			"%zu past audits are still here. To remove them too: closeknit forget --all\n", past),
		    past);
	if (settings_are_kept(paths))
		buf_puts(out, _("How you set it to look is still here. To remove that too: closeknit forget --all\n"));
	if (forgotten->packs.count > 0)
		buf_puts(out, _("Checklists that you added are still here. What they are: closeknit pack list\n"));
	buf_puts(out, _("What closeknit cannot remove: printed pages, plans you saved elsewhere, backups, a printer's queue,\n"
			"and the list of commands your shell keeps. On a solid-state disk, traces may stay for a while.\n"));
}

/* The settings before the answers, for the folder of both goes with the last; each whether or not the other can be removed. */
static int
forget(struct store *store, const struct paths *paths, bool all, struct forgotten *forgotten, struct err *err)
{
	int result = 0;

	if (all && settings_are_kept(paths)) {
		result = settings_forget(paths, err);
		if (result == 0)
			settings_put_path(paths, &forgotten->settings);
	}
	if (store_forget(store, all, &forgotten->removed, result == 0 ? err : NULL) != 0)
		result = -1;
	if (result == 0)
		result = store_past(store, &forgotten->past, err);
	if (result == 0)
		result = store_packs(paths, NULL, &forgotten->packs, err);
	return result == 0 ? buf_check(&forgotten->settings, err) : result;
}

static void
forgotten_clear(struct forgotten *forgotten)
{
	store_list_clear(&forgotten->removed);
	store_list_clear(&forgotten->past);
	store_packs_clear(&forgotten->packs);
	buf_clear(&forgotten->settings);
}

static int
run(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	const struct store_options options = { .now = cli->now() };
	struct forgotten forgotten = { 0 };
	const struct paths *paths;
	struct store *store = NULL;
	struct buf out = { 0 };
	int result = -1;

	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, "forget takes no \"%s\"", operands[0]), CLI_USAGE;
	if ((paths = cli_paths(cli, err)) != NULL && (store = store_open(paths, &options, err)) != NULL)
		result = cli_confine(cli, (struct confine){ .store = true, .config = true }, err);
	if (result == 0) {
		result = forget(store, paths, values[OPT_ALL] != NULL, &forgotten, err);
		put_removed(&forgotten, &out);
		if (result == 0)
			put_left(&forgotten, paths, &out);
		if (file_put_result(&out, result == 0 ? err : NULL) != 0)
			result = -1;
	}
	forgotten_clear(&forgotten);
	store_close(store);
	buf_clear(&out);
	return result == 0 ? CLI_OK : cli_failed(err);
}

const struct command cmd_forget = {
	.name = "forget",
	.args = "[--all]",
	.blurb = N_("remove the answers kept on this computer"),
	.flags = flags,
	.run = run,
};
