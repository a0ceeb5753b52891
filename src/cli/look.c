/* look.c - a saved audit, loaded and scored, for the commands that look at one or tick something off. */
#include <closeknit/audit.h>
#include <closeknit/engine.h>

#include <string.h>

#include "base/say.h"
#include "cli/cli.h"

static int
load(struct look *look, struct cli *cli, const char *answers, struct err *err)
{
	struct complaints found = { 0 };
	enum store_loaded loaded = store_load(look->store, look->audit, &found, err);
	int result = -1;

	cli_report(&found, answers != NULL ? answers : store_where(look->store));
	complaints_clear(&found);
	switch (loaded) {
	case STORE_RESUMED:
		result = 0;
		break;
	case STORE_NEW:
		if (cli->no_save)
			err_set(err, ERR_USAGE, "--no-save keeps nothing, so there are no answers to look at; name a file with --answers");
		else if (answers != NULL && strcmp(answers, "-") == 0)
			err_set(err, ERR_USAGE, _("answers are read and written in a file; \"-\" is none"));
		else if (answers != NULL)
			err_set(err, ERR_FAILED, "%s: there is no such file", answers);
		else
			err_set(err, ERR_FAILED, "there are no saved answers yet; start with: closeknit");
		break;
	case STORE_MOVED_ASIDE:
	case STORE_FAILED:
		break;
	}
	return result;
}

int
look_open(struct look *look, struct cli *cli, const char *answers, bool write, struct err *err)
{
	const struct store_options options = { .no_save = cli->no_save, .answers = answers, .read_only = !write, .now = cli->now() };
	const struct paths *paths;

	memset(look, 0, sizeof(*look));
	if ((paths = cli_paths(cli, err)) == NULL || (look->store = store_open(paths, &options, err)) == NULL)
		return -1;
	if (cli_confine(cli, (struct confine){ .store = write && answers == NULL, .answers = write ? answers : NULL }, err) != 0)
		return -1;
	if (cli_unlock(look->store, err) != 0 || (look->pack = cli_pack_of(cli, look->store, err)) == NULL)
		return -1;
	if ((look->audit = audit_new(look->pack, err)) == NULL || (look->score = score_new(look->pack, err)) == NULL)
		return -1;
	if (load(look, cli, answers, err) != 0)
		return -1;
	score_compute(look->score, look->audit);
	return 0;
}

void
look_close(struct look *look)
{
	score_free(look->score);
	audit_free(look->audit);
	store_close(look->store);
	memset(look, 0, sizeof(*look));
}
