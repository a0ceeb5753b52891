/* links.c - rows that several screens have: their words, and where they lead. */
#include "base/say.h"
#include "sitting/sitting.h"
#include "tui/screens.h"

static const char *const words[LINKS] = {
	[LINK_REVIEW] = N_("Review your answers"),
	[LINK_PLAN] = N_("Your plan"),
	[LINK_WRITE] = N_("Save the plan as a file, to print or to keep"),
	[LINK_PAST] = N_("Past audits, and what has changed"),
	[LINK_LOOKS] = N_("How it looks, and the language"),
	[LINK_PLAIN] = N_("Read it line by line instead (for screen readers)"),
	[LINK_LEAVE] = N_("Leave"),
};

void
link_row(struct page *page, enum link link)
{
	page_act(page, (int)link, _(words[link]));
}

enum reaction
link_follow(struct app *app, int act)
{
	switch (act) {
	case LINK_REVIEW:
		return app_open(app, &screen_review, 0);
	case LINK_PLAN:
		return screen_plan_open(app, 0);
	case LINK_WRITE:
		return app_open(app, &screen_write, 0);
	case LINK_PAST:
		return screen_past_open(app);
	case LINK_LOOKS:
		return app_open(app, &screen_looks, 0);
	case LINK_PLAIN:
		return app_go_plain(app);
	case LINK_LEAVE:
		return app_leave(app, TUI_LEFT);
	default:
		return REACT_NOTHING;
	}
}
