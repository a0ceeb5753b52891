/* cmd_history.c - "closeknit history": past audits and the open one, oldest first, each counted by the checklist of today. */
#include <closeknit/audit.h>
#include <closeknit/doc.h>
#include <closeknit/export.h>

#include "base/say.h"
#include "cli/cli.h"
#include "cli/over_time.h"

static const struct flag flags[] = {
	{ "json", 0, NULL, N_("one line of JSON for each audit") },
	{ 0 },
};
enum { OPT_JSON };

static int
put_history(const struct history *history, bool json, struct buf *out, struct err *err)
{
	struct doc doc;
	int result;

	if (json) {
		export_history(history, out);
		return buf_check(out, err);
	}
	doc_init(&doc);
	doc_from_history(&doc, history);
	if ((result = doc_check(&doc, err)) == 0)
		result = doc_to_text(&doc, EXPORT_COLUMNS, out, err);
	doc_clear(&doc);
	return result;
}

static int
run(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	struct over_time over = { 0 };
	struct buf out = { 0 };
	int result;

	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, "history takes no \"%s\"; to see what changed between two audits: closeknit compare", operands[0]), CLI_USAGE;
	if ((result = over_time_open(&over, cli, err)) == 0)
		result = put_history(&over.history, values[OPT_JSON] != NULL, &out, err);
	if (result == 0)
		result = file_put_result(&out, err);
	buf_clear(&out);
	over_time_close(&over);
	if (result != 0)
		return cli_failed(err);
	return over.damaged ? CLI_FAILED : CLI_OK;
}

const struct command cmd_history = {
	.name = "history",
	.args = "[--json]",
	.blurb = N_("your audits over time: what was in place, and when"),
	.flags = flags,
	.run = run,
};
