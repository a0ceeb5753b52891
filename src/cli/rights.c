/* rights.c - which folders a command may still write in once it has given up the rest (DESIGN.md 9); giving up is guard's. */
#include <string.h>

#include "cli/cli.h"
#include "guard/guard.h"

/* Our two, where we were started, and those of two files. */
enum { FOLDERS_MAX = 5 };

static bool
is_file(const char *name)
{
	return name != NULL && strcmp(name, "-") != 0;
}

/* The folder that a file lies in, whether or not it is there yet. */
static void
put_folder(const char *file, struct buf *out)
{
	const char *slash = strrchr(file, '/');

	if (slash == NULL)
		buf_putc(out, '.');
	else
		buf_add(out, file, slash == file ? 1 : (size_t)(slash - file));
}

int
cli_confine(struct cli *cli, struct confine open, struct err *err)
{
	struct guard_folder folders[FOLDERS_MAX];
	struct buf answers = { 0 }, output = { 0 };
	struct guard_options options = { .folders = folders };
	int result;

	if (cli->confined)
		return 0;
	if (open.store)
		folders[options.count++] = (struct guard_folder){ .path = cli->paths.state, .may_go = true };
	if (open.config)
		folders[options.count++] = (struct guard_folder){ .path = cli->paths.config, .may_go = true };
	if (open.start)
		folders[options.count++] = (struct guard_folder){ .path = cli->paths.start };
	if (is_file(open.answers)) {
		put_folder(open.answers, &answers);
		folders[options.count++] = (struct guard_folder){ .path = answers.bytes };
	}
	if (is_file(cli->output)) {
		put_folder(cli->output, &output);
		folders[options.count++] = (struct guard_folder){ .path = output.bytes };
	}
	result = buf_check(&answers, err) == 0 ? buf_check(&output, err) : -1;
	if (result == 0) {
		guard_enter(&options, &cli->rights);
		cli->confined = true;
	}
	buf_clear(&answers);
	buf_clear(&output);
	return result;
}
