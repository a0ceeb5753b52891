/* screen_help.c - something has happened: what it is about, and what to do then.  Which door was opened is not kept. */
#include <closeknit/doc.h>
#include <closeknit/export.h>

#include "sitting/sitting.h"
#include "tui/screens.h"

static void
lay_help(const struct app *app, struct page *page)
{
	const struct pack *pack = app->sitting->pack;
	int door, count = help_door_count(pack);

	buf_puts(&page->title, _("Something has happened"));
	page_say(page, LOOK_STRONG, 0, _("You are right to look for help. Your child is not to blame, and nor are you."));
	page_say(page, LOOK_STRONG, 0, _("If anyone is in danger now, call 999."));
	page_card(page);
	page_say(page, LOOK_PLAIN, 0, _("What is it about? This is not kept."));
	page_air(page);
	for (door = 1; door <= count; door++)
		page_option(page, (struct page_row){ .value = (uint32_t)door }, "", help_door_title(pack, door), NULL);
	page_option(page, (struct page_row){ .value = HELP_PAGE }, "", help_door_title(pack, HELP_PAGE), NULL);
	page_card(page);
	page_say(page, LOOK_PLAIN, 0, _("Do not look at it, copy it, screenshot it or send it on. Do not delete anything. Do not pay."));
}

static enum reaction
handle_help(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	return row != NULL ? app_open(app, &screen_advice, row->value) : REACT_NOTHING;
}

static void
lay_advice(const struct app *app, struct page *page)
{
	struct doc doc, rest;

	buf_puts(&page->title, _("Something has happened"));
	page->copies = true;
	doc_init(&doc);
	doc_from_help(&doc, app->sitting->pack, (int)app_place(app)->value, app->sitting->today);
	/* Its own title says what the head of the screen says. */
	rest = doc;
	if (rest.count > 0 && rest.blocks[0].kind == DOC_HEADING) {
		rest.blocks++;
		rest.count--;
	}
	page_doc(page, &rest, 0);
	doc_clear(&doc);
	page_card(page);
	page_act(page, 0, _("Back"));
}

static enum reaction
handle_advice(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	return row != NULL ? app_back(app) : REACT_NOTHING;
}

static const struct hint help_hints[] = { HINT_MOVE, HINT_CHOOSE, HINT_BACK, HINT_MENU, { 0 } };
static const struct hint advice_hints[] = { HINTS_READ, { 0 } };

const struct screen screen_help = { .name = "help", .lay = lay_help, .handle = handle_help, .hints = help_hints, .is_help = true };
const struct screen screen_advice = { .name = "advice", .lay = lay_advice, .handle = handle_advice, .hints = advice_hints, .is_help = true };
