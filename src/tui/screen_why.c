/* screen_why.c - why the question in hand is asked and where that comes from; then the keys. */
#include <closeknit/pack.h>

#include "sitting/sitting.h"
#include "tui/screens.h"

static void
lay_sources(const struct sitting *sitting, struct pack_list sources, struct page *page)
{
	const struct pack *pack = sitting->pack;
	struct buf text = { 0 };
	uint32_t i;

	for (i = 0; i < sources.count; i++) {
		const struct pack_source *source = &pack->sources[pack->numbers[sources.first + i]];

		buf_reset(&text);
		/* TRANSLATORS: publisher, title, its own date as written, such as "2026-07". */
		buf_printf(&text, _("From %s, \"%s\" (%s), looked at on "), pack_text(pack, source->publisher), pack_text(pack, source->title),
		    pack_text(pack, source->date));
		export_put_day(source->checked, &text);
		buf_putc(&text, '.');
		page_say(page, LOOK_PLAIN, 0, buf_text(&text));
	}
	page->failed |= text.failed;
	buf_clear(&text);
}

static void
lay_question(const struct sitting *sitting, struct page *page)
{
	const struct pack *pack = sitting->pack;
	const struct pack_item *item = &pack->items[sitting->walk.item];
	const struct pack_question *question = &pack->questions[item->question];
	struct buf text = { 0 };

	sitting_put_ask(sitting, sitting->walk.item, &text);
	page_say(page, LOOK_STRONG, 0, buf_text(&text));
	page_gap(page);
	buf_reset(&text);
	pack_put_text(pack, question->why, item->option, &text);
	page_say(page, LOOK_PLAIN, 0, buf_text(&text));
	if (question->help != 0) {
		buf_reset(&text);
		pack_put_text(pack, question->help, item->option, &text);
		page_gap(page);
		page_say(page, LOOK_PLAIN, 0, buf_text(&text));
	}
	page_gap(page);
	lay_sources(sitting, question->sources, page);
	page_gap(page);
	page->failed |= text.failed;
	buf_clear(&text);
}

static void
lay_why(const struct app *app, struct page *page)
{
	buf_puts(&page->title, _("Why we ask, and the keys"));
	page->copies = true;
	lay_question(app->sitting, page);
	page_card(page);
	page_say(page, LOOK_STRONG, 0, _("The keys"));
	screen_keys_lay(app, page);
	page_card(page);
	page_act(page, 0, _("Back"));
}

static enum reaction
handle_why(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	return row != NULL ? app_back(app) : REACT_NOTHING;
}

static const struct hint hints[] = { HINTS_READ, { 0 } };

const struct screen screen_why = { .name = "why", .lay = lay_why, .handle = handle_why, .hints = hints };
