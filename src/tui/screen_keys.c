/* screen_keys.c - what every key does: from the one list of keys.h, the ones that matter most first. */
#include "sitting/sitting.h"
#include "tui/screens.h"

/* Where what a key does begins: behind the longest names, "Left, Backspace" [columns]. */
enum { NAMES_COLUMNS = 17 };

/* Names of keys, and at one column behind them what they do; on a line of its own where lines are short. */
static void
lay_names(struct page *page, struct buf *names, const char *blurb)
{
	if (page->spaced) {
		buf_printf(names, ": %s", blurb);
		page_say(page, LOOK_PLAIN, 0, buf_text(names));
	} else {
		do
			buf_putc(names, ' ');
		while (!names->failed && text_columns(names->bytes, names->len) < NAMES_COLUMNS);
		page_point(page, 0, buf_text(names), blurb);
	}
	page->failed |= names->failed;
	buf_reset(names);
}

static void
put_names(const struct app *app, enum intent intent, struct buf *out)
{
	uint32_t keys[3];
	size_t i, count = keys_of(intent, app->options.letter_keys, keys);

	for (i = 0; i < count; i++)
		buf_printf(out, "%s%s", out->len > 0 ? ", " : "", keys_name(keys[i], app->options.utf8));
}

static void
lay_key(const struct app *app, enum intent intent, struct page *page)
{
	struct buf names = { 0 };

	if (keys_blurb(intent)[0] != '\0')
		put_names(app, intent, &names);
	if (names.len > 0)
		lay_names(page, &names, keys_blurb(intent));
	buf_clear(&names);
}

/* Two keys that do the same in two directions. */
static void
lay_pair(const struct app *app, enum intent one, enum intent other, struct page *page)
{
	struct buf names = { 0 }, blurb = { 0 };

	put_names(app, one, &names);
	put_names(app, other, &names);
	buf_printf(&blurb, "%s, %s", keys_blurb(one), keys_blurb(other));
	lay_names(page, &names, buf_text(&blurb));
	page->failed |= blurb.failed;
	buf_clear(&names);
	buf_clear(&blurb);
}

void
screen_keys_lay(const struct app *app, struct page *page)
{
	struct buf names = { 0 };
	int intent;

	buf_puts(&names, _("Ctrl-X"));
	lay_names(page, &names, _("leave at once and clear the screen"));
	lay_key(app, INTENT_HELP, page);
	lay_pair(app, INTENT_UP, INTENT_DOWN, page);
	buf_puts(&names, "1, 2 ... 12");
	lay_names(page, &names, _("to the row with that number"));
	for (intent = INTENT_CHOOSE; intent < INTENT_DIGIT; intent++)
		if (intent != INTENT_HELP)
			lay_key(app, (enum intent)intent, page);
	lay_pair(app, INTENT_PAGE_UP, INTENT_PAGE_DOWN, page);
	lay_pair(app, INTENT_FIRST, INTENT_LAST, page);
	buf_clear(&names);
}

static void
lay_keys(const struct app *app, struct page *page)
{
	buf_puts(&page->title, _("The keys"));
	screen_keys_lay(app, page);
	page_card(page);
	page_act(page, 0, _("Back"));
}

static enum reaction
handle_keys(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	return row != NULL ? app_back(app) : REACT_NOTHING;
}

static const struct hint hints[] = { HINTS_READ, { 0 } };

const struct screen screen_keys = { .name = "keys", .lay = lay_keys, .handle = handle_keys, .hints = hints };
