/* screen_why.c - why the question in hand is asked, where that comes from, and what every key does. */
#include <closeknit/pack.h>

#include "sitting/sitting.h"
#include "tui/screens.h"

/* Where what a key does begins: behind the longest names, "Left, Backspace" [columns]. */
enum { NAMES_COLUMNS = 17 };

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

/* Names of keys, and at one column behind them what they do. */
static void
lay_names(struct page *page, struct buf *names, const char *blurb)
{
	do
		buf_putc(names, ' ');
	while (!names->failed && text_columns(names->bytes, names->len) < NAMES_COLUMNS);
	page_point(page, 0, buf_text(names), blurb);
	page->failed |= names->failed;
	buf_clear(names);
}

static void
lay_key(const struct app *app, enum intent intent, struct page *page)
{
	struct buf text = { 0 };
	uint32_t keys[3];
	size_t i, count = keys_of(intent, app->options.letter_keys, keys);

	if (count == 0 || keys_blurb(intent)[0] == '\0')
		return;
	for (i = 0; i < count; i++)
		buf_printf(&text, "%s%s", i > 0 ? ", " : "", keys_name(keys[i], app->options.utf8));
	lay_names(page, &text, keys_blurb(intent));
}

static void
lay_keys(const struct app *app, struct page *page)
{
	struct buf digits = { 0 }, quit = { 0 };
	int intent;

	page_say(page, LOOK_STRONG, 0, _("The keys"));
	for (intent = INTENT_NONE + 1; intent < INTENT_DIGIT; intent++)
		lay_key(app, (enum intent)intent, page);
	buf_puts(&digits, "1, 2 ... 12");
	lay_names(page, &digits, _("to the row with that number"));
	buf_puts(&quit, _("Ctrl-X"));
	lay_names(page, &quit, _("leave at once and clear the screen"));
}

static void
lay_why(const struct app *app, struct page *page)
{
	const bool asked = app->places[0].screen == &screen_question;

	buf_puts(&page->title, asked ? _("Why we ask, and the keys") : _("The keys"));
	if (asked)
		lay_question(app->sitting, page);
	lay_keys(app, page);
	page_gap(page);
	page_option(page, (struct page_row){ 0 }, "", _("Back"), NULL);
}

static enum reaction
handle_why(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	return row != NULL ? app_back(app) : REACT_NOTHING;
}

static const struct hint hints[] = { { INTENT_UP, N_("read on"), 2 }, { INTENT_CHOOSE, N_("a page on"), 3 }, { INTENT_BACK, N_("back"), 1 }, HINT_MENU,
	{ 0 } };

const struct screen screen_why = { .name = "why", .lay = lay_why, .handle = handle_why, .hints = hints };
