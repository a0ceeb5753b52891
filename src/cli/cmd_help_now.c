/* cmd_help_now.c - "closeknit help-now": what to do if something has happened; needs no audit, no folder, no installation. */
#include <closeknit/doc.h>
#include <closeknit/export.h>

#include <string.h>

#include "base/say.h"
#include "cli/cli.h"

static const struct flag flags[] = {
	{ "format", 'f', "FORMAT", N_("text") },
	{ "output", 'o', "FILE", N_("write to FILE; - is standard output") },
	{ "force", 0, NULL, N_("replace FILE if it is there already") },
	{ 0 },
};
enum { OPT_FORMAT, OPT_OUTPUT, OPT_FORCE };

/* The pack adds to the page; one that cannot be read must not keep anyone from help. */
static const struct pack *
pack_or_builtin(struct cli *cli)
{
	struct err err = { ERR_NONE, "" };
	const struct pack *pack = cli_pack(cli, &err);

	if (pack != NULL)
		return pack;
	cli_say("%s", err.text);
	return &store_builtin;
}

static int
run(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	const struct file_write how = { .replace = values[OPT_FORCE] != NULL, .private_mode = true };
	const char *path = values[OPT_OUTPUT];
	const struct exporter *exporter = export_find("text");
	struct buf out = { 0 };
	struct doc doc;
	int result;

	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, "help-now takes no \"%s\"", operands[0]), CLI_USAGE;
	if (values[OPT_FORMAT] != NULL)
		exporter = export_find(values[OPT_FORMAT]);
	else if (path != NULL && strcmp(path, "-") != 0)
		exporter = export_for_file(path);
	if (exporter == NULL || exporter->write_doc == NULL)
		return err_set(err, ERR_USAGE, "the help page cannot be written in that format; expected: text"), CLI_USAGE;
	cli->output = path;
	if (cli_confine(cli, (struct confine){ .store = false }, err) != 0)
		return CLI_FAILED;
	doc_init(&doc);
	doc_from_help(&doc, pack_or_builtin(cli), HELP_EVERYTHING, cli->today);
	result = doc_check(&doc, err);
	if (result == 0)
		result = export_doc(exporter, &doc, NULL, &out, err);
	if (result == 0 && path != NULL && strcmp(path, "-") != 0)
		result = file_write(path, out.bytes, out.len, how, err);
	else if (result == 0)
		result = cli_put(&out, err);
	buf_clear(&out);
	doc_clear(&doc);
	return result == 0 ? CLI_OK : cli_failed(err);
}

const struct command cmd_help_now = {
	.name = "help-now",
	.args = "[-f FORMAT] [-o FILE] [--force]",
	.blurb = N_("something has happened: what to do, whom to call"),
	.flags = flags,
	.run = run,
};
