/* screen_message.c - a message to copy, with nothing beside it that would be copied too. */
#include <closeknit/pack.h>

#include "base/say.h"
#include "sitting/sitting.h"
#include "tui/screens.h"

static void
lay_message(const struct app *app, struct page *page)
{
	const struct pack *pack = app->sitting->pack;
	const struct pack_message *message = &pack->messages[app_place(app)->value];
	struct buf text = { 0 };

	buf_puts(&page->title, pack_text(pack, message->title));
	page->copies = true;
	/* TRANSLATORS: whom a message goes to. */
	buf_printf(&text, _("To: %s"), pack_text(pack, message->to));
	page_say(page, LOOK_STRONG, 0, buf_text(&text));
	page_gap(page);
	page_say(page, LOOK_PLAIN, 0, pack_text(pack, message->body));
	page_gap(page);
	page_say(page, LOOK_STRONG, 0, _("To copy it, mark it with the mouse, as in any window. Fill in each ____ by hand."));
	page_card(page);
	page_act(page, 0, _("Back"));
	page->failed |= text.failed;
	buf_clear(&text);
}

static enum reaction
handle_message(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	return row != NULL ? app_back(app) : REACT_NOTHING;
}

static const struct hint hints[] = { HINTS_READ, { 0 } };

const struct screen screen_message = { .name = "message", .lay = lay_message, .handle = handle_message, .hints = hints };
