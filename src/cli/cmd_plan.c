/* cmd_plan.c - "closeknit plan": the plan of a saved audit, in a format, to a file or standard output. */
#include <closeknit/doc.h>
#include <closeknit/engine.h>
#include <closeknit/export.h>

#include <string.h>

#include "base/say.h"
#include "cli/cli.h"
#include "cli/language.h"
#include "cli/pdf.h"

static const struct flag flags[] = {
	{ "format", 'f', "FORMAT", N_("text, markdown, html, pdf, ics or json") },
	{ "output", 'o', "FILE", N_("write to FILE; - is standard output") },
	{ "large-print", 0, NULL, N_("in large print: 18 pt") },
	{ "short", 0, NULL, N_("page one and the help page: one sheet, both sides") },
	{ "cards", 0, NULL, N_("every action of the checklist as a card to cut out") },
	{ "minutes", 0, "N", N_("mark what fits in N minutes") },
	{ "force", 0, NULL, N_("replace FILE if it is there already") },
	{ "answers", 0, "FILE", N_("use the answers in FILE") },
	{ "today", 0, "DAY", N_("make the plan for that day: YEAR-MONTH-DAY") },
	{ 0 },
};
enum { OPT_FORMAT, OPT_OUTPUT, OPT_LARGE_PRINT, OPT_SHORT, OPT_CARDS, OPT_MINUTES, OPT_FORCE, OPT_ANSWERS, OPT_TODAY };

static const struct exporter *
unknown_format(const char *what, const char *given, struct err *err)
{
	struct buf names = { 0 };
	size_t count, i;
	const struct exporter *all = export_all(&count);

	for (i = 0; i < count; i++)
		buf_printf(&names, "%s, ", all[i].name);
	buf_puts(&names, pdf_format()->name);
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
		exporter = format_find(format);
		return exporter != NULL ? exporter : unknown_format("format", format, err);
	}
	if (path == NULL || strcmp(path, "-") == 0)
		return export_find("text");
	exporter = format_for_file(path);
	return exporter != NULL ? exporter : unknown_format("the format of file", path, err);
}

/* What was asked for, once it makes sense. */
struct request {
	const struct exporter *exporter;
	struct export_options options;
	const char *path;	/* NULL or "-": standard output */
	bool force;
	int32_t today;		/* [days] */
	int minutes;		/* 0: no sitting */
};

static int
read_request(const struct cli *cli, const char *const values[], struct request *request, struct err *err)
{
	const bool cards = values[OPT_CARDS] != NULL;

	*request = (struct request){ .path = values[OPT_OUTPUT], .force = values[OPT_FORCE] != NULL, .today = cli->today };
	request->options.large_print = values[OPT_LARGE_PRINT] != NULL;
	request->options.short_form = values[OPT_SHORT] != NULL;
	if (cards && (request->options.short_form || values[OPT_MINUTES] != NULL || values[OPT_ANSWERS] != NULL))
		return err_set(err, ERR_USAGE, "--cards prints the whole checklist; it goes with neither --short, --minutes nor --answers");
	if (values[OPT_MINUTES] != NULL && cli_number(values[OPT_MINUTES], PLAN_MINUTES_MAX, &request->minutes, err) != 0)
		return -1;
	if (values[OPT_TODAY] != NULL && cli_day(values[OPT_TODAY], &request->today, err) != 0)
		return -1;
	if ((request->exporter = choose_format(values[OPT_FORMAT], request->path, err)) == NULL)
		return -1;
	if (request->exporter == pdf_format() && request->path == NULL)
		request->path = PDF_DEFAULT_FILE;
	if (request->exporter->write_doc == NULL && (cards || request->options.short_form || request->options.large_print))
		return err_set(err, ERR_USAGE, "--large-print, --short and --cards are for paper; \"%s\" is not", request->exporter->name);
	return 0;
}

static int
write_doc(const struct doc *doc, const struct request *request, struct err *err)
{
	struct buf out = { 0 };
	int result = export_doc(request->exporter, doc, &request->options, &out, err);

	if (result == 0)
		result = cli_put_pages(&out, request->path, request->force, err);
	buf_clear(&out);
	return result;
}

static int
write_plan(const struct plan *plan, const struct request *request, struct err *err)
{
	struct buf out = { 0 };
	struct doc doc;
	int result;

	if (request->exporter->write_doc != NULL) {
		doc_init(&doc);
		doc_from_plan(&doc, plan, &request->options);
		result = write_doc(&doc, request, err);
		doc_clear(&doc);
		return result;
	}
	result = export_plan(request->exporter, plan, &out, err);
	if (result == 0)
		result = cli_put_pages(&out, request->path, request->force, err);
	buf_clear(&out);
	return result;
}

/* Every action of the pack; no answers are looked at. */
static int
write_cards(struct cli *cli, const struct request *request, struct err *err)
{
	const struct pack *pack;
	struct doc doc;
	int result;

	if (cli_confine(cli, (struct confine){ .store = false }, err) != 0 || (pack = cli_pack(cli, err)) == NULL)
		return -1;
	language_of_pages(cli, pack);
	doc_init(&doc);
	doc_from_cards(&doc, pack, request->today, &request->options);
	result = write_doc(&doc, request, err);
	doc_clear(&doc);
	return result;
}

static int
run(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	struct request request;
	struct look look = { 0 };
	struct plan *plan = NULL;
	int result;

	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, "plan takes no \"%s\"; to use a file of answers: --answers FILE", operands[0]), CLI_USAGE;
	if (read_request(cli, values, &request, err) != 0)
		return CLI_USAGE;
	cli->output = request.path;
	if (values[OPT_CARDS] != NULL)
		return write_cards(cli, &request, err) == 0 ? CLI_OK : cli_failed(err);
	if ((result = look_open(&look, cli, values[OPT_ANSWERS], false, err)) == 0) {
		language_of_pages(cli, look.pack);
		plan = plan_build(look.score, look.audit, request.today, request.minutes, err);
		result = plan != NULL ? write_plan(plan, &request, err) : -1;
	}
	plan_free(plan);
	look_close(&look);
	return result == 0 ? CLI_OK : cli_failed(err);
}

const struct command cmd_plan = {
	.name = "plan",
	.args = "[-f FORMAT] [-o FILE] [--large-print] [--short | --cards] [--minutes N] [--force] [--answers FILE] [--today DAY]",
	.blurb = N_("your plan: what to do, in which order"),
	.flags = flags,
	.run = run,
};
