/* screen_anew.c - starting anew, which nobody should do by a slip of the finger: what becomes of the answers, and a yes. */
#include "sitting/sitting.h"
#include "tui/screens.h"

enum { ACT_NO, ACT_YES };

static void
lay_anew(const struct app *app, struct page *page)
{
	struct buf text = { 0 };

	buf_puts(&page->title, _("Start anew?"));
	sitting_put_anew(app->sitting, &text);
	page_say(page, LOOK_PLAIN, 0, buf_text(&text));
	page_card(page);
	page_act(page, ACT_NO, _("No, go back"));
	page_act(page, ACT_YES, _("Yes, start anew"));
	page->failed |= text.failed;
	buf_clear(&text);
}

static enum reaction
handle_anew(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	if (row == NULL)
		return REACT_NOTHING;
	return row->act == ACT_YES ? app_begin_anew(app) : app_back(app);
}

static const struct hint hints[] = { HINT_MOVE, HINT_CHOOSE, HINT_BACK, HINT_MENU, { 0 } };

const struct screen screen_anew = { .name = "anew", .lay = lay_anew, .handle = handle_anew, .hints = hints };
