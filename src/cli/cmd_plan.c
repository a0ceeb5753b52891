/* cmd_plan.c - "closeknit plan": the plan of a saved audit, in a format, to a file or standard output. */
#include <closeknit/engine.h>
#include <closeknit/export.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "cli/cli.h"

static const struct flag flags[] = {
	{ "format", 'f', "FORMAT", N_("text or json") },
	{ "output", 'o', "FILE", N_("write to FILE; - is standard output") },
	{ "minutes", 0, "N", N_("mark what fits in N minutes") },
	{ "force", 0, NULL, N_("replace FILE if it is there already") },
	{ "answers", 0, "FILE", N_("use the answers in FILE") },
	{ "today", 0, "DAY", N_("make the plan for that day: YEAR-MONTH-DAY") },
	{ 0 },
};
enum { OPT_FORMAT, OPT_OUTPUT, OPT_MINUTES, OPT_FORCE, OPT_ANSWERS, OPT_TODAY };

/* The longest sitting: a day [minutes]. */
enum { MINUTES_MAX = 1440 };

static const struct exporter *
unknown_format(const char *what, const char *given, struct err *err)
{
	struct buf names = { 0 };
	size_t count, i;
	const struct exporter *all = export_all(&count);

	for (i = 0; i < count; i++)
		buf_printf(&names, "%s%s", i == 0 ? "" : ", ", all[i].name);
	err_set(err, ERR_USAGE, "%s \"%s\" is not known; expected one of: %s", what, given, buf_text(&names));
	buf_clear(&names);
	return NULL;
}

/* -f decides, else the file's ending, else text. */
static const struct exporter *
choose_format(const char *format, const char *path, struct err *err)
{
	const struct exporter *exporter;

	if (format != NULL) {
		exporter = export_find(format);
		return exporter != NULL ? exporter : unknown_format("format", format, err);
	}
	if (path == NULL || strcmp(path, "-") == 0)
		return export_find("text");
	exporter = export_for_file(path);
	return exporter != NULL ? exporter : unknown_format("the format of file", path, err);
}

/* Write to a file: an existing one only with --force or a yes. */
static int
write_file(const char *path, const struct buf *out, bool force, struct err *err)
{
	struct file_write how = { .replace = force, .private_mode = true };

	if (file_write(path, out->bytes, out->len, how, err) == 0)
		return 0;
	if (err->kind != ERR_USAGE || force || !cli_confirm(_("There is a file of that name already. Replace it?")))
		return -1;
	how.replace = true;
	return file_write(path, out->bytes, out->len, how, err);
}

static int
write_plan(const struct plan *plan, const char *const values[], const struct exporter *exporter, struct err *err)
{
	const char *path = values[OPT_OUTPUT];
	struct buf out = { 0 };
	int result = -1;

	if (export_plan(exporter, plan, &out, err) == 0) {
		if (path == NULL || strcmp(path, "-") == 0)
			result = cli_put(&out, err);
		else
			result = write_file(path, &out, values[OPT_FORCE] != NULL, err);
	}
	buf_clear(&out);
	return result;
}

static int
run(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	const struct exporter *exporter;
	struct look look = { 0 };
	struct plan *plan = NULL;
	int32_t today = cli->today;
	int minutes = 0, status = CLI_OK;

	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, "plan takes no \"%s\"; to use a file of answers: --answers FILE", operands[0]), CLI_USAGE;
	if (values[OPT_MINUTES] != NULL && cli_number(values[OPT_MINUTES], MINUTES_MAX, &minutes, err) != 0)
		return CLI_USAGE;
	if (values[OPT_TODAY] != NULL && cli_day(values[OPT_TODAY], &today, err) != 0)
		return CLI_USAGE;
	if ((exporter = choose_format(values[OPT_FORMAT], values[OPT_OUTPUT], err)) == NULL)
		return CLI_USAGE;
	cli->output = values[OPT_OUTPUT];
	if (look_open(&look, cli, values[OPT_ANSWERS], false, err) != 0)
		goto fail;
	/* A document speaks the pack's language, or --lang's, never the environment's (DESIGN.md 7). */
	if (cli->lang == NULL)
		setenv("LANGUAGE", pack_id(look.pack, look.pack->language), 1);
	if ((plan = plan_build(look.score, look.audit, today, minutes, err)) == NULL)
		goto fail;
	if (write_plan(plan, values, exporter, err) != 0)
		goto fail;
done:
	plan_free(plan);
	look_close(&look);
	return status;
fail:
	status = cli_failed(err);
	goto done;
}

const struct command cmd_plan = {
	.name = "plan",
	.args = "[-f FORMAT] [-o FILE] [--minutes N] [--force] [--answers FILE] [--today DAY]",
	.blurb = N_("your plan: what to do, in which order"),
	.flags = flags,
	.run = run,
};
