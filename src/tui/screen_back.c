/* screen_back.c - the first screen of who comes back: what is left, what was put off until now, what has changed; the words are the sitting's. */
#include <closeknit/pack.h>

#include "sitting/sitting.h"
#include "tui/screens.h"

enum { ACT_GO = LINKS, ACT_ANEW, ACT_NOTHING_KEPT, ACT_ABOUT };

static void
lay_rows(const struct sitting *sitting, struct page *page)
{
	const bool is_done = sitting->walk.stage == WALK_RESULT;

	page_act(page, ACT_GO, is_done ? _("See what is in place") : _("Go on where you stopped"));
	link_row(page, LINK_PLAN);
	link_row(page, LINK_PAST);
	page_act(page, ACT_ANEW, _("Start anew"));
	/* With news of the checklist above them, the rows need the room. */
	if (sitting->notes.len == 0)
		page_air(page);
	if (!sitting->no_save)
		page_act(page, ACT_NOTHING_KEPT, _("Go on, and keep nothing from now on"));
	page_act(page, ACT_ABOUT, _("What this is, and what it keeps"));
	link_row(page, LINK_LOOKS);
	link_row(page, LINK_PLAIN);
	link_row(page, LINK_LEAVE);
}

static void
lay_back(const struct app *app, struct page *page)
{
	struct sitting *sitting = app->sitting;
	struct buf text = { 0 };

	buf_puts(&page->title, "closeknit");
	if (sitting->pack->sign_off_date == DATE_NONE && page->airy)
		buf_puts(&page->status, _("Not yet signed off by a safeguarding lead."));
	sitting_put_back(sitting, &text);
	page_say(page, LOOK_STRONG, 0, text.len > 0 ? buf_text(&text) : _("Welcome back."));
	page_gap(page);
	buf_reset(&text);
	sitting_put_since(sitting, &text);
	page_say(page, LOOK_PLAIN, 0, buf_text(&text));
	page_gap(page);
	lay_rows(sitting, page);
	/* Who comes back wants the rows; what time alone brings can be read after them. */
	buf_reset(&text);
	sitting_put_news(sitting, &text);
	if (sitting->pack->sign_off_date == DATE_NONE && !page->airy)
		buf_puts(&text, _("Not yet signed off by a safeguarding lead."));
	page_gap(page);
	page_say(page, LOOK_PLAIN, 0, buf_text(&text));
	page->failed |= text.failed;
	buf_clear(&text);
}

static enum reaction
handle_back(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	if (row == NULL)
		return REACT_NOTHING;
	switch (row->act) {
	case ACT_GO:
		return app_follow(app);
	case ACT_ANEW:
		return app_open(app, &screen_anew, 0);
	case ACT_NOTHING_KEPT:
		return app_keep_nothing(app);
	case ACT_ABOUT:
		return app_open(app, &screen_start, 0);
	default:
		return link_follow(app, row->act);
	}
}

static const struct hint hints[] = { HINT_MOVE, HINT_CHOOSE, { INTENT_WHY, 5, N_("keys") }, HINT_MENU, { 0 } };

const struct screen screen_back = { .name = "back", .lay = lay_back, .handle = handle_back, .hints = hints };
