/* over_time.c - past audits and the open one, for the commands that look at more than one; what they show is theirs. */
#include "cli/over_time.h"

#include <closeknit/audit.h>

#include "base/say.h"
#include "sitting/sitting.h"

/* The open one.  One that cannot be read is told, like past ones, and the others are looked at all the same. */
static int
load_open(struct over_time *over, struct err *err)
{
	struct err why = { 0 };

	if ((over->open = audit_new(over->pack, err)) == NULL)
		return -1;
	switch (store_load(over->store, over->open, NULL, &why)) {
	case STORE_RESUMED:
		return 0;
	case STORE_NEW:
		break;
	case STORE_MOVED_ASIDE:
	case STORE_FAILED:
		if (why.kind == ERR_MEMORY)
			return err_memory(err);
		cli_say("%s", why.text);
		over->damaged = true;
		break;
	}
	audit_free(over->open);
	over->open = NULL;
	return 0;
}

static void
report(struct over_time *over)
{
	size_t i;

	for (i = 0; i < over->history.count; i++) {
		const struct history_row *row = &over->history.rows[i];

		if (row->why == NULL || row->other_pack)
			continue;
		cli_say("%s", row->why);
		over->damaged = true;
	}
}

int
over_time_open(struct over_time *over, struct cli *cli, struct err *err)
{
	const struct store_options options = { .read_only = true, .now = cli->now() };
	const struct paths *paths;

	*over = (struct over_time){ 0 };
	if (cli->no_save)
		return err_set(err, ERR_USAGE, "--no-save keeps nothing, so there are no audits to look at");
	if ((paths = cli_paths(cli, err)) == NULL || (over->store = store_open(paths, &options, err)) == NULL)
		return -1;
	if (cli_confine(cli, (struct confine){ .store = false }, err) != 0)
		return -1;
	if (cli_unlock(over->store, err) != 0 || (over->pack = cli_pack_of(cli, over->store, err)) == NULL)
		return -1;
	over->history.pack = over->pack;
	if (load_open(over, err) != 0 || history_fill(&over->history, over->store, over->open, err) != 0)
		return -1;
	report(over);
	return 0;
}

void
over_time_close(struct over_time *over)
{
	history_clear(&over->history);
	audit_free(over->open);
	over->open = NULL;
	store_close(over->store);
	over->store = NULL;
}
