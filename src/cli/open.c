/* open.c - what the commands with a sitting of their own share: opening it in the right order, and how large the terminal is. */
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/cli.h"
#include "sitting/sitting.h"

int
cli_columns(void)
{
	const char *text = getenv("COLUMNS");
	struct winsize window;
	char *end;
	long columns;

	if (text != NULL && (columns = strtol(text, &end, 10)) >= 20 && columns <= 1000 && *end == '\0')
		return (int)columns;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col >= 20)
		return window.ws_col;
	return 0;
}

int
cli_rows(void)
{
	struct winsize window;

	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 ? window.ws_row : 0;
}

int
cli_open(struct cli *cli, struct sitting_options *options, struct err *err)
{
	const struct store_options *store = options->store;
	const bool ours = !store->no_save && store->answers == NULL;
	struct confine open = { .store = ours, .start = true, .answers = store->no_save ? NULL : store->answers };

	if ((options->paths = cli_paths(cli, err)) == NULL || (options->opened = store_open(options->paths, store, err)) == NULL)
		return -1;
	/* What is kept nowhere of ours leaves no folder for settings either. */
	open.config = options->may_keep_settings = options->may_keep_settings && ours;
	if (open.config)
		settings_make_room(options->paths);
	if (cli_confine(cli, open, err) == 0 && cli_unlock(options->opened, err) == 0 && (options->pack = cli_pack_of(cli, options->opened, err)) != NULL)
		return 0;
	store_close(options->opened);
	return -1;
}
