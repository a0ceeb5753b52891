/* screen_plan.c - the plan to tick off: what fits into the minutes there are, its first action opened, or all of it, or some of that. */
#include <stdlib.h>

#include <closeknit/doc.h>
#include <closeknit/pack.h>

#include "sitting/sitting.h"
#include "tui/screens.h"

enum { ACT_ACTION = LINKS, ACT_EVERYTHING, ACT_FILTER };
/* How far the steps of an action stand in under its title [columns]. */
enum { UNDER = 4 };

static const struct plan *
whole_plan(const struct app *app)
{
	return sitting_plan(app->sitting, 0, NULL);
}

/* ---- Which actions ------------------------------------------------------------------------------------------ */

/* What of the whole plan is shown. */
enum filter { FILTER_ALL, FILTER_OPEN, FILTER_ASIDE, FILTER_DONE, FILTER_KEPT, FILTERS };
static const char *const filter_words[FILTERS] = { N_("everything"), N_("still to do"), N_("not now"), N_("done"), N_("left as it is") };

static bool
is_wanted(const struct app *app, const struct plan_action *row)
{
	if (app->minutes > 0)
		return row->sitting;
	switch (app->filter) {
	case FILTER_OPEN:
		return row->open;
	case FILTER_DONE:
		return row->done != DATE_NONE;
	case FILTER_KEPT:
		return row->done == DATE_NONE && row->kept != DATE_NONE;
	case FILTER_ASIDE:
		return row->done == DATE_NONE && row->kept == DATE_NONE && !row->open;
	default:
		return true;
	}
}

/* Keep which actions are shown as it is now, or ticking one off would move the next under the person's eyes. */
static int
keep_rows(struct app *app, const struct plan *plan)
{
	size_t i;

	free(app->sitting_rows);
	app->sitting_count = 0;
	if ((app->sitting_rows = calloc(plan->action_count + 1, sizeof(*app->sitting_rows))) == NULL)
		return -1;
	for (i = 0; i < plan->action_count; i++)
		if (is_wanted(app, &plan->actions[i]))
			app->sitting_rows[app->sitting_count++] = (struct plan_key){ plan->actions[i].action, plan->actions[i].option };
	/* Minutes too short for anything: the first that is open. */
	for (i = 0; app->minutes > 0 && i < plan->action_count && app->sitting_count == 0; i++)
		if (plan->actions[i].open)
			app->sitting_rows[app->sitting_count++] = (struct plan_key){ plan->actions[i].action, plan->actions[i].option };
	return 0;
}

enum reaction
screen_plan_open(struct app *app, int minutes)
{
	const struct plan *plan = sitting_plan(app->sitting, minutes, &app->err);

	app->minutes = minutes;
	app->filter = FILTER_ALL;
	if (plan == NULL || keep_rows(app, plan) != 0)
		return app_fail(app);
	return app_open(app, &screen_plan, 0);
}

static bool
is_kept_row(const struct app *app, const struct plan_action *row)
{
	size_t i;

	for (i = 0; i < app->sitting_count; i++)
		if (app->sitting_rows[i].action == row->action && app->sitting_rows[i].option == row->option)
			return true;
	return false;
}

/* The next part of the plan that has anything in it; all of it in the end. */
static enum reaction
next_filter(struct app *app)
{
	const struct plan *plan = whole_plan(app);
	struct place *place = &app->places[app->depth - 1];
	const struct page_row *row = place->cursor < app->page.row_count ? &app->page.rows[place->cursor] : NULL;

	if (app->minutes > 0)
		return screen_plan_open(app, 0);
	if (plan == NULL)
		return app_fail(app);
	do {
		app->filter = (app->filter + 1) % FILTERS;
		if (keep_rows(app, plan) != 0)
			return app_fail(app);
	} while (app->sitting_count == 0 && app->filter != FILTER_ALL);
	place->top = 0;
	/* To the first row, if the one under the cursor is not among them. */
	if (row != NULL && row->act == ACT_ACTION && !is_kept_row(app, &plan->actions[row->value]))
		place->fresh = true;
	app_say(app, "");
	return REACT_LAY;
}

static size_t
find_action(const struct plan *plan, struct plan_key key)
{
	size_t i;

	for (i = 0; i < plan->action_count; i++)
		if (plan->actions[i].action == key.action && plan->actions[i].option == key.option)
			return i;
	return SIZE_MAX;
}

/* ---- Laying out --------------------------------------------------------------------------------------------- */

static void
lay_action(const struct plan *plan, size_t index, bool in_sitting, struct page *page)
{
	const struct plan_action *row = &plan->actions[index];
	const struct pack_action *action = &plan->pack->actions[row->action];
	struct buf title = { 0 }, note = { 0 };

	pack_put_text(plan->pack, action->title, row->option, &title);
	if (plan_is_first(plan, index) && !in_sitting)
		buf_puts(&note, page->utf8 ? _("do first · ") : _("do first, "));
	buf_printf(&note, ngettext("%u minute", "%u minutes", action->minutes), (unsigned)action->minutes);
	page_option(page, (struct page_row){ .act = ACT_ACTION, .value = (uint32_t)index, .has_box = true }, row->done != DATE_NONE ? "[x] " : "[ ] ", buf_text(&title),
	    buf_text(&note));
	buf_reset(&note);
	sitting_put_state(row, &note);
	if (note.len > 0)
		page_more(page, buf_text(&note));
	page->failed |= title.failed || note.failed;
	buf_clear(&title);
	buf_clear(&note);
}

static void
lay_steps(const struct plan *plan, size_t index, struct page *page)
{
	struct doc doc;

	doc_init(&doc);
	doc_from_action(&doc, plan, index);
	page_gap(page);
	page_doc(page, &doc, UNDER);
	page_gap(page);
	doc_clear(&doc);
}

/* This sitting: the first open action with its steps, for doing one thing now beats a list. */
static void
lay_sitting(const struct app *app, const struct plan *plan, struct page *page)
{
	bool opened = false;
	size_t i, index;

	for (i = 0; i < app->sitting_count; i++) {
		if ((index = find_action(plan, app->sitting_rows[i])) == SIZE_MAX)
			continue;
		page_card(page);
		lay_action(plan, index, true, page);
		if (!opened && plan->actions[index].open) {
			lay_steps(plan, index, page);
			opened = true;
		} else {
			page_air(page);
		}
	}
	page_card(page);
	if (!opened) {
		page_say(page, LOOK_PLAIN, 0, app->sitting_count > 0 ? _("All of this is done. That is enough for today.")
								     : _("There is nothing left to do now. Look again in 3 months."));
		page_gap(page);
	}
	page_act(page, ACT_EVERYTHING, _("Show me everything"));
}

static void
lay_group(const struct app *app, const struct plan *plan, int due, struct page *page)
{
	bool begun = false;
	size_t i;

	for (i = 0; i < plan->action_count; i++) {
		if (plan->pack->actions[plan->actions[i].action].due != due)
			continue;
		if (app->filter != FILTER_ALL && !is_kept_row(app, &plan->actions[i]))
			continue;
		if (!begun) {
			page_card(page);
			page_say(page, LOOK_STRONG, 0, export_due_title(due));
		}
		begun = true;
		lay_action(plan, i, false, page);
	}
}

static void
lay_everything(const struct app *app, const struct plan *plan, struct page *page)
{
	struct buf done = { 0 };
	int due;

	if (plan->action_count == 0)
		page_say(page, LOOK_PLAIN, 0, export_nothing_to_do(app->sitting->score));
	for (due = DUE_TODAY; due <= DUE_MONTH; due++)
		lay_group(app, plan, due, page);
	page_gap(page);
	export_put_done(plan, &done);
	if (done.len > 0) {
		page_say(page, LOOK_PLAIN, 0, buf_text(&done));
		page_gap(page);
	}
	page->failed |= done.failed;
	buf_clear(&done);
	page_card(page);
	if (plan->action_count > 0)
		page_option(page, (struct page_row){ .act = ACT_FILTER }, "", _("Show only some of it"), _(filter_words[app->filter]));
}

/* Of what is shown, how much is done; where that is not all of the plan, how much of it. */
static void
put_counts(const struct app *app, const struct plan *plan, struct buf *out)
{
	const bool is_all = app->minutes == 0 && app->filter == FILTER_ALL;
	const unsigned count = (unsigned)plan->action_count, shown = is_all ? count : (unsigned)app->sitting_count;
	unsigned done = 0;
	size_t i;

	for (i = 0; i < plan->action_count; i++)
		done += plan->actions[i].done != DATE_NONE && (is_all || is_kept_row(app, &plan->actions[i]));
	if (app->filter == FILTER_ALL && done > 0)
		buf_printf(out, ngettext("%u of %u step done", "%u of %u steps done", shown), done, shown);
	else if (shown < count)
		buf_printf(out, ngettext("%u of %u step", "%u of %u steps", count), shown, count);
	else if (count > 0)
		buf_printf(out, ngettext("%u step", "%u steps", count), count);
}

static void
lay_plan(const struct app *app, struct page *page)
{
	const struct plan *plan = whole_plan(app);

	if (plan == NULL) {
		page->failed = true;
		return;
	}
	put_counts(app, plan, &page->status);
	if (app->minutes > 0) {
		buf_printf(&page->title, ngettext("Your first %d minute", "Your first %d minutes", (unsigned long)app->minutes), app->minutes);
		lay_sitting(app, plan, page);
	} else {
		buf_puts(&page->title, _("Your plan"));
		if (app->filter != FILTER_ALL)
			buf_printf(&page->title, ": %s", _(filter_words[app->filter]));
		lay_everything(app, plan, page);
	}
	link_row(page, LINK_WRITE);
}

/* ---- Keys --------------------------------------------------------------------------------------------------- */

static void
say_marked(struct app *app, enum mark_kind kind, int32_t day)
{
	struct buf text = { 0 }, when = { 0 };

	switch (kind) {
	case MARK_DONE:
		buf_puts(&text, _("Ticked off."));
		break;
	case MARK_ASIDE:
		export_put_day(day, &when);
		buf_printf(&text, _("Not now. It comes back on %s."), buf_text(&when));
		break;
	case MARK_KEPT:
		buf_puts(&text, _("You leave it as it is. That is fine: it is asked again at the next review only."));
		break;
	}
	app_say(app, buf_text(&text));
	buf_clear(&text);
	buf_clear(&when);
}

static bool
has_mark(const struct plan_action *row, enum mark_kind kind)
{
	switch (kind) {
	case MARK_DONE:
		return row->done != DATE_NONE;
	case MARK_ASIDE:
		return row->aside != DATE_NONE && !row->open;
	case MARK_KEPT:
		return row->kept != DATE_NONE;
	}
	return false;
}

enum reaction
screen_plan_mark(struct app *app, size_t index, enum mark_kind kind)
{
	const struct plan *plan = whole_plan(app);
	struct audit_mark mark = { .kind = kind, .day = sitting_mark_day(app->sitting, kind) };

	if (plan == NULL || index >= plan->action_count)
		return app_fail(app);
	mark.action = plan->actions[index].action;
	mark.option = plan->actions[index].option;
	if (has_mark(&plan->actions[index], kind)) {
		sitting_unmark(app->sitting, mark.action, mark.option);
		app_say(app, _("Open again."));
		return REACT_LAY;
	}
	if (sitting_mark(app->sitting, mark, &app->err) != 0)
		return app_fail(app);
	say_marked(app, kind, mark.day);
	return REACT_LAY;
}

static enum reaction
mark_row(struct app *app, const struct page_row *row, enum mark_kind kind)
{
	return row != NULL && row->act == ACT_ACTION ? screen_plan_mark(app, row->value, kind) : REACT_NOTHING;
}

static enum reaction
handle_plan(struct app *app, enum intent intent, const struct page_row *row)
{
	if (intent == INTENT_NOT_NOW)
		return mark_row(app, app_row(app), MARK_ASIDE);
	if (intent == INTENT_KEEP)
		return mark_row(app, app_row(app), MARK_KEPT);
	if (intent == INTENT_FILTER)
		return next_filter(app);
	if (row == NULL)
		return REACT_NOTHING;
	switch (row->act) {
	case ACT_ACTION:
		return intent == INTENT_TICK ? screen_plan_mark(app, row->value, MARK_DONE) : app_open(app, &screen_action, row->value);
	case ACT_EVERYTHING:
		return screen_plan_open(app, 0);
	case ACT_FILTER:
		return next_filter(app);
	default:
		return link_follow(app, row->act);
	}
}

static const struct hint hints[] = { { INTENT_TICK, 3, N_("tick off") }, { INTENT_CHOOSE, 4, N_("open") }, { INTENT_NOT_NOW, 5, N_("not now") },
	{ INTENT_KEEP, 7, N_("leave it so") }, { INTENT_FILTER, 6, N_("show some") }, HINT_BACK, HINT_MENU, { 0 } };

const struct screen screen_plan = { .name = "plan", .lay = lay_plan, .handle = handle_plan, .hints = hints };
