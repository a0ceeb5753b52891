/* cmd_todo.c - "closeknit todo", and the marks: done, undo, aside, keep. */
#include <closeknit/audit.h>
#include <closeknit/engine.h>
#include <closeknit/export.h>

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "cli/cli.h"

static const struct flag answers_flags[] = {
	{ "answers", 0, "FILE", N_("use the answers in FILE") },
	{ 0 },
};
static const struct flag aside_flags[] = {
	{ "answers", 0, "FILE", N_("use the answers in FILE") },
	{ "until", 0, "DAY", N_("look at it again on that day: YEAR-MONTH-DAY") },
	{ 0 },
};
enum { OPT_ANSWERS, OPT_UNTIL };

/* A saved audit and its plan today. */
struct marking {
	struct look look;
	struct plan *plan;
};

static int
marking_open(struct marking *m, struct cli *cli, const char *answers, bool write, struct err *err)
{
	if (look_open(&m->look, cli, answers, write, err) != 0)
		return -1;
	m->plan = plan_build(m->look.score, m->look.audit, cli->today, 0, err);
	return m->plan != NULL ? 0 : -1;
}

static void
marking_close(struct marking *m)
{
	plan_free(m->plan);
	look_close(&m->look);
}

/* How an action stands, in one word, and since or until when. */
static void
put_state(const struct plan_action *row, struct buf *out)
{
	if (row->done != DATE_NONE) {
		buf_puts(out, _("done on "));
		export_put_day(row->done, out);
	} else if (row->kept != DATE_NONE) {
		buf_puts(out, _("left as it is since "));
		export_put_day(row->kept, out);
	} else if (row->aside != DATE_NONE && !row->open) {
		buf_puts(out, _("not now, again on "));
		export_put_day(row->aside, out);
	} else {
		buf_puts(out, _("to do"));
	}
}

static void
put_row(const struct plan *plan, size_t index, struct buf *out)
{
	const struct plan_action *row = &plan->actions[index];
	const struct pack_action *action = &plan->pack->actions[row->action];

	buf_puts(out, row->done != DATE_NONE ? "[x] " : row->open ? "[ ] " : "[-] ");
	pack_put_text(plan->pack, action->title, row->option, out);
	buf_printf(out, ngettext(" (%u minute)\n", " (%u minutes)\n", action->minutes), (unsigned)action->minutes);
	buf_puts(out, "    ");
	put_state(row, out);
	buf_puts(out, "; ");
	plan_put_id(plan, index, out);
	buf_putc(out, '\n');
}

static void
put_list(const struct plan *plan, struct buf *out)
{
	struct buf done = { 0 }, past = { 0 };
	int due;
	size_t i;

	if (plan->action_count == 0)
		buf_printf(out, "%s\n", export_nothing_to_do(plan->score));
	for (due = DUE_TODAY; due <= DUE_MONTH; due++) {
		bool begun = false;

		for (i = 0; i < plan->action_count; i++) {
			if (plan->pack->actions[plan->actions[i].action].due != due)
				continue;
			if (!begun)
				buf_printf(out, "%s%s\n\n", out->len > 0 ? "\n" : "", export_due_title(due));
			begun = true;
			put_row(plan, i, out);
		}
	}
	export_put_done(plan, &done);
	if (done.len > 0)
		buf_printf(out, "\n%s\n", buf_text(&done));
	export_put_past(plan->pack, plan->today, &past);
	if (past.len > 0)
		buf_printf(out, "\n%s\n", buf_text(&past));
	out->failed |= done.failed || past.failed;
	buf_clear(&done);
	buf_clear(&past);
}

static int
run_todo(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	struct marking m = { 0 };
	struct buf out = { 0 };
	int result;

	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, "todo takes no \"%s\"", operands[0]), CLI_USAGE;
	if ((result = marking_open(&m, cli, values[OPT_ANSWERS], false, err)) == 0) {
		put_list(m.plan, &out);
		result = file_put_result(&out, err);
	}
	buf_clear(&out);
	marking_close(&m);
	return result == 0 ? CLI_OK : cli_failed(err);
}

/* "make-private" for "make-private@instagram", or "crop@instagram" for "crop": the place of the first such name, or -1. */
static int
near_but_for_item(const char *id, const char *const names[], size_t count)
{
	const size_t len = strcspn(id, "@");
	size_t i;

	for (i = 0; i < count && i <= INT_MAX; i++)
		if (strcspn(names[i], "@") == len && strncmp(names[i], id, len) == 0 && (names[i][len] == '\0') != (id[len] == '\0'))
			return (int)i;
	return -1;
}

/* No action of the plan has that id: name the nearest. */
static int
unknown_action(const struct plan *plan, const char *id, struct err *err)
{
	struct buf *ids = calloc(plan->action_count + 1, sizeof(*ids));
	const char **names = calloc(plan->action_count + 1, sizeof(*names));
	int near = -1;
	size_t i;

	if (ids != NULL && names != NULL) {
		for (i = 0; i < plan->action_count; i++) {
			plan_put_id(plan, i, &ids[i]);
			names[i] = buf_text(&ids[i]);
		}
		if ((near = near_but_for_item(id, names, plan->action_count)) < 0)
			near = text_nearest(id, names, plan->action_count);
	}
	if (near >= 0)
		err_set(err, ERR_USAGE, "\"%s\" is not on the plan; did you mean \"%s\"? closeknit todo lists them", id, names[near]);
	else
		err_set(err, ERR_USAGE, "\"%s\" is not on the plan; closeknit todo lists what is", id);
	for (i = 0; ids != NULL && i < plan->action_count; i++)
		buf_clear(&ids[i]);
	free(ids);
	free(names);
	return -1;
}

/* What is done to each action named. */
struct change {
	bool take_back;
	enum mark_kind kind;
	int32_t day;
};

static int
change_one(struct marking *m, const char *id, struct change change, struct err *err)
{
	size_t at = plan_find(m->plan, id);
	const struct plan_action *row;
	struct audit_mark mark = { .kind = change.kind, .day = change.day };

	if (at == SIZE_MAX)
		return unknown_action(m->plan, id, err);
	row = &m->plan->actions[at];
	mark.action = row->action;
	mark.option = row->option;
	if (!change.take_back)
		return audit_mark(m->look.audit, mark, err);
	audit_unmark(m->look.audit, row->action, row->option);
	return 0;
}

/* An action is open again on the day it was set aside to (DESIGN.md 4, The plan): one of today or before puts nothing off. */
static bool
is_open_already(struct change change, int32_t today)
{
	return !change.take_back && change.kind == MARK_ASIDE && change.day <= today;
}

/* The plan anew, and how the named actions stand in it now. */
static int
tell(struct marking *m, struct cli *cli, char *const operands[], struct change change, struct err *err)
{
	struct plan *plan;
	struct buf out = { 0 };
	int result;

	score_compute(m->look.score, m->look.audit);
	if ((plan = plan_build(m->look.score, m->look.audit, cli->today, 0, err)) == NULL)
		return -1;
	for (; *operands != NULL; operands++) {
		size_t at = plan_find(plan, *operands);

		if (at != SIZE_MAX)
			put_row(plan, at, &out);
	}
	if (is_open_already(change, cli->today))
		buf_printf(&out, "%s\n", _("That day is not one to come, so this stays on your list of what to do. To put it off, name a later day."));
	result = file_put_result(&out, err);
	buf_clear(&out);
	plan_free(plan);
	return result;
}

/* All the named actions, or none: one that is not known changes nothing. */
static int
run_change(struct cli *cli, const char *answers, char *const operands[], struct change change, struct err *err)
{
	struct marking m = { 0 };
	size_t i;
	int result;

	if (operands[0] == NULL)
		return err_set(err, ERR_USAGE, "which action? closeknit todo lists them"), CLI_USAGE;
	result = marking_open(&m, cli, answers, true, err);
	for (i = 0; result == 0 && operands[i] != NULL; i++)
		result = change_one(&m, operands[i], change, err);
	if (result == 0) {
		m.look.audit->updated = cli->now();
		result = store_save(m.look.store, m.look.audit, err);
	}
	if (result == 0)
		result = tell(&m, cli, operands, change, err);
	marking_close(&m);
	return result == 0 ? CLI_OK : cli_failed(err);
}

static int
run_done(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	return run_change(cli, values[OPT_ANSWERS], operands, (struct change){ .kind = MARK_DONE, .day = cli->today }, err);
}

static int
run_undo(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	return run_change(cli, values[OPT_ANSWERS], operands, (struct change){ .take_back = true }, err);
}

static int
run_keep(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	return run_change(cli, values[OPT_ANSWERS], operands, (struct change){ .kind = MARK_KEPT, .day = cli->today }, err);
}

static int
run_aside(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	struct change change = { .kind = MARK_ASIDE };

	if (values[OPT_UNTIL] == NULL)
		return err_set(err, ERR_USAGE, "until when? Say it with --until YEAR-MONTH-DAY"), CLI_USAGE;
	if (cli_day(values[OPT_UNTIL], &change.day, err) != 0)
		return CLI_USAGE;
	return run_change(cli, values[OPT_ANSWERS], operands, change, err);
}

const struct command cmd_todo = {
	.name = "todo",
	.args = "[--answers FILE]",
	.blurb = N_("your plan as a list, with what is done"),
	.flags = answers_flags,
	.run = run_todo,
};
const struct command cmd_done = {
	.name = "done",
	.args = "ACTION... [--answers FILE]",
	.blurb = N_("tick an action off"),
	.flags = answers_flags,
	.run = run_done,
};
const struct command cmd_undo = {
	.name = "undo",
	.args = "ACTION... [--answers FILE]",
	.blurb = N_("take a mark back"),
	.flags = answers_flags,
	.run = run_undo,
};
const struct command cmd_aside = {
	.name = "aside",
	.args = "ACTION... --until DAY [--answers FILE]",
	.blurb = N_("not now: look at an action again on that day"),
	.flags = aside_flags,
	.run = run_aside,
};
const struct command cmd_keep = {
	.name = "keep",
	.args = "ACTION... [--answers FILE]",
	.blurb = N_("you thought about it, and leave it as it is"),
	.flags = answers_flags,
	.run = run_keep,
};
