/* screen_menu.c - the menu; leaving, which says where all is saved; and what is asked when leaving with something unsaved. */
#include "sitting/sitting.h"
#include "tui/screens.h"

enum { ACT_GO = LINKS, ACT_KEYS, ACT_SAVE };

static void
lay_menu(const struct app *app, struct page *page)
{
	struct buf text = { 0 };

	buf_puts(&page->title, _("Menu"));
	sitting_put_where(app->sitting, &text);
	if (text.len > 0)
		page_say(page, LOOK_PLAIN, 0, buf_text(&text));
	page_card(page);
	page_act(page, ACT_GO, _("Go on"));
	link_row(page, LINK_LEAVE);
	page_air(page);
	link_row(page, LINK_REVIEW);
	link_row(page, LINK_PLAN);
	link_row(page, LINK_WRITE);
	link_row(page, LINK_PAST);
	page_air(page);
	page_act(page, ACT_KEYS, _("The keys"));
	link_row(page, LINK_LOOKS);
	link_row(page, LINK_PLAIN);
	page->failed |= text.failed;
	buf_clear(&text);
}

static enum reaction
handle_menu(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	if (row == NULL)
		return REACT_NOTHING;
	switch (row->act) {
	case ACT_GO:
		app->depth = 2;
		return app_back(app);
	case ACT_KEYS:
		return app_open(app, &screen_keys, 0);
	default:
		return link_follow(app, row->act);
	}
}

/* ---- Leaving ------------------------------------------------------------------------------------------------ */

static void
lay_leave(const struct app *app, struct page *page)
{
	struct buf text = { 0 };

	buf_puts(&page->title, _("Leave"));
	page->copies = true;
	sitting_put_where(app->sitting, &text);
	if (text.len > 0)
		page_say(page, LOOK_STRONG, 0, buf_text(&text));
	page_gap(page);
	page_say(page, LOOK_PLAIN, 0, app->wipes ? _("Leaving clears the screen, and what was on it before does not come back. Ctrl-X does that at once.") :
	    _("Leaving shows again what was on the screen before. Ctrl-X clears the screen as well."));
	page_card(page);
	link_row(page, LINK_LEAVE);
	page_act(page, ACT_GO, _("Stay"));
	page->failed |= text.failed;
	buf_clear(&text);
}

static enum reaction
handle_leave(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	if (row == NULL)
		return REACT_NOTHING;
	return row->act == ACT_GO ? app_back(app) : link_follow(app, row->act);
}

/* ---- Leaving while a save failed ---------------------------------------------------------------------------- */

static void
lay_unsaved(const struct app *app, struct page *page)
{
	(void)app;
	buf_puts(&page->title, _("Not saved"));
	page_say(page, LOOK_STRONG, 0, _("Your last answers could not be saved. If you leave now, they are lost."));
	page_gap(page);
	page_act(page, ACT_SAVE, _("Try to save again"));
	page_act(page, ACT_GO, _("Go back"));
	page_act(page, LINK_LEAVE, _("Leave without saving"));
}

static enum reaction
handle_unsaved(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	if (row == NULL)
		return REACT_NOTHING;
	switch (row->act) {
	case ACT_SAVE:
		if (!sitting_save(app->sitting))
			return REACT_LAY;
		app_back(app);
		app_say(app, _("Saved."));
		return REACT_LAY;
	case ACT_GO:
		return app_back(app);
	default:
		return link_follow(app, row->act);
	}
}

static const struct hint leave_hints[] = { HINT_MOVE, HINT_CHOOSE, HINT_BACK, { INTENT_QUIT, 5, N_("leave") }, { 0 } };
static const struct hint hints[] = { HINT_MOVE, HINT_CHOOSE, HINT_BACK, { 0 } };

const struct screen screen_menu = { .name = "menu", .lay = lay_menu, .handle = handle_menu, .hints = hints };
const struct screen screen_leave = { .name = "leave", .lay = lay_leave, .handle = handle_leave, .hints = leave_hints };
const struct screen screen_unsaved = { .name = "unsaved", .lay = lay_unsaved, .handle = handle_unsaved, .hints = hints };
