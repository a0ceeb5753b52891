/* cmd_sheet.c - "closeknit sheet": the whole checklist on paper, to fill in with a pen; needs no audit and no folder. */
#include <closeknit/doc.h>
#include <closeknit/export.h>
#include <closeknit/sheet.h>

#include "base/say.h"
#include "cli/cli.h"
#include "cli/language.h"
#include "cli/pdf.h"

static const struct flag flags[] = {
	{ "format", 'f', "FORMAT", N_("text, markdown, html or pdf") },
	{ "output", 'o', "FILE", N_("write to FILE; - is standard output") },
	{ "large-print", 0, NULL, N_("in large print: 18 pt") },
	{ "force", 0, NULL, N_("replace FILE if it is there already") },
	{ "today", 0, "DAY", N_("print that day on it: YEAR-MONTH-DAY") },
	{ 0 },
};
enum { OPT_FORMAT, OPT_OUTPUT, OPT_LARGE_PRINT, OPT_FORCE, OPT_TODAY };

/* What was asked for. */
struct request {
	const struct exporter *exporter;
	struct export_options options;
	int32_t today;	/* [days] */
};

static int
make(struct cli *cli, const struct request *request, struct buf *out, struct err *err)
{
	const struct pack *pack = cli_pack(cli, err);
	struct sheet *sheet;
	struct doc doc;
	int result;

	if (pack == NULL || (sheet = sheet_new(pack, err)) == NULL)
		return -1;
	language_of_pages(cli, pack);
	doc_init(&doc);
	doc_from_sheet(&doc, sheet, request->today, &request->options);
	result = export_doc(request->exporter, &doc, &request->options, out, err);
	doc_clear(&doc);
	sheet_free(sheet);
	return result;
}

static int
run(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	struct request request = { .options.large_print = values[OPT_LARGE_PRINT] != NULL, .today = cli->today };
	const char *path = values[OPT_OUTPUT];
	struct buf out = { 0 };
	int result;

	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, "sheet takes no \"%s\"", operands[0]), CLI_USAGE;
	if ((request.exporter = format_for_pages(values[OPT_FORMAT], path)) == NULL)
		return err_set(err, ERR_USAGE, "the checklist cannot be written for paper in the format of \"%s\"; expected one of: text, markdown, html, pdf",
		    values[OPT_FORMAT] != NULL ? values[OPT_FORMAT] : path), CLI_USAGE;
	if (values[OPT_TODAY] != NULL && cli_day(values[OPT_TODAY], &request.today, err) != 0)
		return CLI_USAGE;
	if (request.exporter == pdf_format() && path == NULL)
		path = SHEET_DEFAULT_FILE;
	cli->output = path;
	if (cli_confine(cli, (struct confine){ .store = false }, err) != 0)
		return CLI_FAILED;
	result = make(cli, &request, &out, err);
	if (result == 0)
		result = cli_put_pages(&out, path, values[OPT_FORCE] != NULL, err);
	buf_clear(&out);
	return result == 0 ? CLI_OK : cli_failed(err);
}

const struct command cmd_sheet = {
	.name = "sheet",
	.args = "[-f FORMAT] [-o FILE] [--large-print] [--force] [--today DAY]",
	.blurb = N_("the checklist on paper, to fill in with a pen"),
	.flags = flags,
	.run = run,
};
