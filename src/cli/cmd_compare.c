/* cmd_compare.c - "closeknit compare": how two audits differ; which two is decided here, how they differ is engine's. */
#include <closeknit/audit.h>
#include <closeknit/doc.h>
#include <closeknit/engine.h>
#include <closeknit/export.h>

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "cli/cli.h"
#include "cli/over_time.h"
#include "sitting/sitting.h"

static const struct flag flags[] = {
	{ "json", 0, NULL, N_("as one line of JSON") },
	{ 0 },
};
enum { OPT_JSON };

/* One of the two: a row of the history, or a file that somebody named. */
struct side {
	struct history_row row;
	struct audit *audit;
};

/* ---- Which ---------------------------------------------------------------------------------------------------- */

/* Whether `text` names that row: its number, its name (with or without the ending), or its day. */
static bool
is_row(const struct history *history, size_t row, const char *text)
{
	const struct history_row *named = &history->rows[row];
	const size_t len = strlen(text), name = named->name != NULL ? strlen(named->name) : 0;
	char started[TIME_TEXT];

	if (named->why != NULL)
		return false;
	/* Digits and nothing else: strtoul takes blanks and a sign before them. */
	if (len > 0 && strspn(text, "0123456789") == len && strtoul(text, NULL, 10) == history_number(history, row))
		return true;
	if (named->name != NULL && strncmp(text, named->name, name) == 0 && (len == name || strcmp(text + name, ".json") == 0))
		return true;
	time_format(named->started, started);
	return len == DATE_TEXT - 1 && strncmp(started, text, len) == 0;
}

static int
find_row(const struct history *history, const char *text, size_t *found, struct err *err)
{
	size_t i, count = 0;

	for (i = 0; i < history->count; i++)
		if (is_row(history, i, text)) {
			*found = i;
			count++;
		}
	if (count == 1)
		return 0;
	if (count > 1)
		return err_set(err, ERR_USAGE, "%zu audits were begun on %s; closeknit history has their numbers", count, text);
	return err_set(err, ERR_USAGE, "there is no audit \"%s\"; give a day, a name or a number from closeknit history, or a file", text);
}

/* The n-th from the end of those that were counted. */
static size_t
from_end(const struct history *history, size_t n)
{
	size_t i = history->count;

	while (i > 0)
		if (history->rows[--i].why == NULL && n-- == 0)
			return i;
	return SIZE_MAX;
}

static bool
is_file(const char *text)
{
	return strchr(text, '/') != NULL || (strlen(text) > 5 && strcmp(text + strlen(text) - 5, ".json") == 0);
}

/* ---- Loading --------------------------------------------------------------------------------------------------- */

static int
load_row(const struct over_time *over, size_t row, struct side *side, struct err *err)
{
	side->row = over->history.rows[row];
	return history_load(&over->history, row, over->store, over->open, side->audit, err);
}

static int
load_file(const struct over_time *over, const char *path, struct side *side, struct err *err)
{
	if (store_load_named(over->store, path, side->audit, NULL, err) != PAST_READ)
		return -1;
	side->row = (struct history_row){
		.name = path, .started = side->audit->started, .updated = side->audit->updated, .serial = side->audit->serial,
	};
	return 0;
}

/* A day, a name or a number; what none of them is may be a file. */
static int
load_named(const struct over_time *over, const char *text, struct side *side, struct err *err)
{
	size_t row = 0;

	if (find_row(&over->history, text, &row, err) == 0)
		return load_row(over, row, side, err);
	return is_file(text) ? load_file(over, text, side, err) : -1;
}

/* Without a word: the open one and the one before it; with one: that and the newest. */
static int
load_both(const struct over_time *over, char *const operands[], struct side *old, struct side *now, struct err *err)
{
	const struct history *history = &over->history;
	const size_t newest = from_end(history, 0), before = from_end(history, 1);

	if (operands[0] == NULL && before == SIZE_MAX)
		return err_set(err, ERR_FAILED, "%s",
		    newest == SIZE_MAX ? _("there are no audits to compare yet; start with: closeknit")
				       : _("there is one audit only, so there is nothing to compare it with; a new one begins with \"Start anew\" in closeknit"));
	if (operands[0] != NULL && operands[1] == NULL && newest == SIZE_MAX)
		return err_set(err, ERR_FAILED, "%s", _("there are no audits to compare yet; start with: closeknit"));
	if ((operands[0] != NULL ? load_named(over, operands[0], old, err) : load_row(over, before, old, err)) != 0)
		return -1;
	return operands[0] != NULL && operands[1] != NULL ? load_named(over, operands[1], now, err) : load_row(over, newest, now, err);
}

/* ---- Showing --------------------------------------------------------------------------------------------------- */

static int
put_compare(const struct side *old, const struct side *now, bool json, struct buf *out, struct err *err)
{
	const struct compared names = { &old->row, &now->row };
	struct compare *compare = compare_build(old->audit, now->audit, err);
	struct doc doc;
	int result = -1;

	if (compare == NULL)
		return -1;
	if (json) {
		export_compare(compare, names, out);
		result = buf_check(out, err);
	} else {
		doc_init(&doc);
		doc_from_compare(&doc, compare, names);
		if (doc_check(&doc, err) == 0)
			result = doc_to_text(&doc, EXPORT_COLUMNS, out, err);
		doc_clear(&doc);
	}
	compare_free(compare);
	return result;
}

static int
compare_sides(const struct over_time *over, char *const operands[], bool json, struct err *err)
{
	struct side old = { 0 }, now = { 0 };
	struct buf out = { 0 };
	int result = -1;

	if ((old.audit = audit_new(over->pack, err)) != NULL && (now.audit = audit_new(over->pack, err)) != NULL &&
	    load_both(over, operands, &old, &now, err) == 0 && put_compare(&old, &now, json, &out, err) == 0)
		result = file_put_result(&out, err);
	buf_clear(&out);
	audit_free(old.audit);
	audit_free(now.audit);
	return result;
}

static int
run(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	struct over_time over = { 0 };
	int result;

	if (operands[0] != NULL && operands[1] != NULL && operands[2] != NULL)
		return err_set(err, ERR_USAGE, "compare takes two audits, not \"%s\" as well", operands[2]), CLI_USAGE;
	if ((result = over_time_open(&over, cli, err)) == 0)
		result = compare_sides(&over, operands, values[OPT_JSON] != NULL, err);
	over_time_close(&over);
	if (result != 0)
		return cli_failed(err);
	return over.damaged ? CLI_FAILED : CLI_OK;
}

const struct command cmd_compare = {
	.name = "compare",
	.args = "[--json] [OLD NEW]",
	.blurb = N_("what has changed between two audits, and why"),
	.flags = flags,
	.run = run,
};
