/* cmd_help_now.c - "closeknit help-now": what to do if something has happened; needs no audit, no folder, no installation. */
#include <closeknit/doc.h>
#include <closeknit/export.h>

#include "base/say.h"
#include "cli/cli.h"
#include "cli/language.h"
#include "cli/pdf.h"

static const struct flag flags[] = {
	{ "format", 'f', "FORMAT", N_("text, markdown, html or pdf: a page for the wall, one sheet") },
	{ "output", 'o', "FILE", N_("write to FILE; - is standard output") },
	{ "large-print", 0, NULL, N_("in large print: 18 pt") },
	{ "force", 0, NULL, N_("replace FILE if it is there already") },
	{ 0 },
};
enum { OPT_FORMAT, OPT_OUTPUT, OPT_LARGE_PRINT, OPT_FORCE };

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

/* On the terminal all there is to say, in the person's language; on paper what one sheet holds, in the checklist's. */
static void
make_page(struct doc *doc, struct cli *cli, const struct export_options *options, bool on_paper)
{
	const struct pack *pack = pack_or_builtin(cli);

	if (!on_paper) {
		doc_from_help(doc, pack, HELP_EVERYTHING, cli->today);
		return;
	}
	language_of_pages(cli, pack);
	doc_from_help_sheet(doc, pack, cli->today, options);
}

static int
run(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	const struct export_options options = { .large_print = values[OPT_LARGE_PRINT] != NULL };
	const char *path = values[OPT_OUTPUT];
	const struct exporter *exporter;
	struct buf out = { 0 };
	struct doc doc;
	int result;

	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, "help-now takes no \"%s\"", operands[0]), CLI_USAGE;
	if ((exporter = format_for_pages(values[OPT_FORMAT], path)) == NULL)
		return err_set(err, ERR_USAGE, "the help page cannot be written in that format; expected one of: text, markdown, html, pdf"), CLI_USAGE;
	if (exporter == pdf_format() && path == NULL)
		path = PDF_DEFAULT_FILE;
	cli->output = path;
	if (cli_confine(cli, (struct confine){ .store = false }, err) != 0)
		return CLI_FAILED;
	doc_init(&doc);
	make_page(&doc, cli, &options, values[OPT_FORMAT] != NULL || path != NULL || options.large_print);
	result = export_doc(exporter, &doc, &options, &out, err);
	if (result == 0)
		result = cli_put_pages(&out, path, values[OPT_FORCE] != NULL, err);
	buf_clear(&out);
	doc_clear(&doc);
	return result == 0 ? CLI_OK : cli_failed(err);
}

const struct command cmd_help_now = {
	.name = "help-now",
	.args = "[-f FORMAT] [-o FILE] [--large-print] [--force]",
	.blurb = N_("something has happened: what to do, whom to call"),
	.flags = flags,
	.run = run,
};
