/* screen_action.c - one action of the plan opened: why, steps, whom to call, and what to do with it; a message to copy has a screen of its own. */
#include <closeknit/doc.h>
#include <closeknit/pack.h>

#include "sitting/sitting.h"
#include "tui/screens.h"

enum { ACT_DONE, ACT_ASIDE, ACT_KEPT, ACT_MESSAGE, ACT_BACK };

/* The action's message, if it is one of this plan's: its own condition may keep it out.  PACK_NONE if there is none. */
static uint32_t
message_of(const struct plan *plan, size_t index)
{
	const uint32_t message = plan->pack->actions[plan->actions[index].action].message;
	size_t i;

	for (i = 0; i < plan->message_count; i++)
		if (plan->messages[i] == message)
			return message;
	return PACK_NONE;
}

static void
lay_rows(const struct plan *plan, size_t index, struct page *page)
{
	const struct plan_action *row = &plan->actions[index];
	const uint32_t message = message_of(plan, index);

	page_card(page);
	if (message != PACK_NONE)
		page_option(page, (struct page_row){ .act = ACT_MESSAGE, .value = message }, "", _("Show the message, to copy it"), NULL);
	page_act(page, ACT_DONE, row->done != DATE_NONE ? _("Not done after all") : _("Done: tick it off"));
	page_act(page, ACT_ASIDE, row->aside != DATE_NONE && !row->open ? _("Open it again now") : _("Not now: show it again in a week"));
	page_option(page, (struct page_row){ .act = ACT_KEPT }, "", row->kept != DATE_NONE ? _("Do not leave it so") : _("We will leave it as it is"),
	    NULL);
	/* What was decided is not undone by whoever goes on pressing Enter. */
	if (!row->open)
		page->initial = page->row_count;
	page_act(page, ACT_BACK, _("Back"));
}

static void
lay_action(const struct app *app, struct page *page)
{
	const struct plan *plan = sitting_plan(app->sitting, 0, NULL);
	const size_t index = app_place(app)->value;
	const struct pack_action *action;
	struct buf state = { 0 };
	struct doc doc;

	if (plan == NULL || index >= plan->action_count) {
		page->failed = plan == NULL;
		return;
	}
	page->copies = true;
	action = &plan->pack->actions[plan->actions[index].action];
	pack_put_text(plan->pack, action->title, plan->actions[index].option, &page->title);
	buf_printf(&page->status, ngettext("%u minute", "%u minutes", action->minutes), (unsigned)action->minutes);
	sitting_put_state(&plan->actions[index], &state);
	if (state.len > 0) {
		page_say(page, LOOK_STRONG, 0, buf_text(&state));
		page_gap(page);
	}
	doc_init(&doc);
	doc_from_action(&doc, plan, index);
	page_doc(page, &doc, 0);
	doc_clear(&doc);
	lay_rows(plan, index, page);
	page->failed |= state.failed;
	buf_clear(&state);
}

/* Marked, and back to the plan, which says so. */
static enum reaction
mark(struct app *app, enum mark_kind kind)
{
	const size_t index = app_place(app)->value;

	app_back(app);
	return screen_plan_mark(app, index, kind);
}

static enum reaction
handle_action(struct app *app, enum intent intent, const struct page_row *row)
{
	if (intent == INTENT_NOT_NOW)
		return mark(app, MARK_ASIDE);
	if (intent == INTENT_KEEP)
		return mark(app, MARK_KEPT);
	if (row == NULL)
		return REACT_NOTHING;
	switch (row->act) {
	case ACT_DONE:
		return mark(app, MARK_DONE);
	case ACT_ASIDE:
		return mark(app, MARK_ASIDE);
	case ACT_KEPT:
		return mark(app, MARK_KEPT);
	case ACT_MESSAGE:
		return app_open(app, &screen_message, row->value);
	default:
		return app_back(app);
	}
}

static const struct hint hints[] = { HINT_MOVE, HINT_CHOOSE, HINT_BACK, { INTENT_NOT_NOW, 5, N_("not now") }, { INTENT_KEEP, 6, N_("leave it so") },
	HINT_MENU, { 0 } };

const struct screen screen_action = { .name = "action", .lay = lay_action, .handle = handle_action, .hints = hints };
