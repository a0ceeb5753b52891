/* cmd_forget.c - "closeknit forget": remove saved audits, and say what was removed and what cannot be. */
#include <string.h>

#include "base/say.h"
#include "cli/cli.h"

static const struct flag flags[] = {
	{ "all", 0, NULL, N_("past audits and files moved aside too") },
	{ 0 },
};
enum { OPT_ALL };

static void
put_removed(const struct store_list *removed, struct buf *out)
{
	size_t i;

	if (removed->count == 0)
		buf_puts(out, _("There was nothing to remove.\n"));
	for (i = 0; i < removed->count; i++) {
		buf_puts(out, _("Removed: "));
		text_show(out, removed->rows[i].path, strlen(removed->rows[i].path));
		buf_putc(out, '\n');
	}
}

static void
put_left(const struct store_list *past, struct buf *out)
{
	if (past->count > 0)
		buf_printf(out,
		    ngettext("%zu past audit is still here. To remove it too: closeknit forget --all\n",
			"%zu past audits are still here. To remove them too: closeknit forget --all\n", past->count),
		    past->count);
	buf_puts(out, _("What closeknit cannot remove: printed pages, plans you saved elsewhere, backups, a printer's queue,\n"
			"and the list of commands your shell keeps. On a solid-state disk, traces may stay for a while.\n"));
}

static int
run(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	const struct store_options options = { .now = cli->now() };
	struct store_list removed = { 0 }, past = { 0 };
	const struct paths *paths;
	struct store *store = NULL;
	struct buf out = { 0 };
	int result = -1;

	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, "forget takes no \"%s\"", operands[0]), CLI_USAGE;
	if ((paths = cli_paths(cli, err)) != NULL && (store = store_open(paths, &options, err)) != NULL)
		result = cli_confine(cli, (struct confine){ .store = true }, err);
	if (result == 0) {
		result = store_forget(store, values[OPT_ALL] != NULL, &removed, err);
		if (result == 0)
			result = store_past(store, &past, err);
		put_removed(&removed, &out);
		if (result == 0)
			put_left(&past, &out);
		if (cli_put(&out, result == 0 ? err : NULL) != 0)
			result = -1;
	}
	store_list_clear(&removed);
	store_list_clear(&past);
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
