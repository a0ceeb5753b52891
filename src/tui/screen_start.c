/* screen_start.c - the first screen: what this is, what is kept and where, how to leave at once; the words are the sitting's. */
#include <string.h>

#include <closeknit/pack.h>

#include "sitting/sitting.h"
#include "tui/screens.h"

enum { ACT_GO, ACT_NOTHING_KEPT, ACT_ANEW, ACT_PLAN, ACT_LOOKS, ACT_PLAIN, ACT_LEAVE };

/* What stands around a page in a large window, its two lines above and four below [rows]. */
enum { AROUND = 6 };

static void
add_row(struct page *page, int act, const char *label)
{
	page_option(page, (struct page_row){ .act = act }, "", label, NULL);
}

static void
lay_rows(const struct sitting *sitting, struct page *page)
{
	const bool begun = sitting->resumed || sitting->kept;

	add_row(page, ACT_GO, begun ? _("Go on where you stopped") : _("Start"));
	if (begun)
		add_row(page, ACT_PLAN, _("Your plan"));
	if (begun)
		add_row(page, ACT_ANEW, _("Start again (your earlier answers are put among the past ones)"));
	if (!sitting->no_save)
		add_row(page, ACT_NOTHING_KEPT, begun ? _("Go on, and keep nothing from now on") : _("Start, and keep nothing on this computer"));
	add_row(page, ACT_LOOKS, _("How it looks, and the language"));
	add_row(page, ACT_PLAIN, _("Read it line by line instead (for screen readers)"));
	add_row(page, ACT_LEAVE, _("Leave"));
}

/* Behind the `count`-th empty line from `text` on; NULL if there are fewer. */
static char *
behind(char *text, int count)
{
	while (text != NULL && count-- > 0)
		if ((text = strstr(text, "\n\n")) != NULL)
			text += 2;
	return text;
}

/*
 * The welcome with the rows in the middle: what it is, the rows, what is kept and how to leave at once, whose guidance it follows.  Whether all but the last of
 * these is in view: who chooses a row without reading on must have had it before their eyes (DESIGN.md 6).
 */
static bool
lay_rows_first(const struct app *app, struct buf *text, struct page *page)
{
	char *kept = text->bytes == NULL ? NULL : behind(text->bytes, 2), *guidance = behind(kept, 2), *gap;
	bool in_view;

	if (guidance == NULL)
		return false;
	kept[-2] = guidance[-2] = '\0';
	gap = strstr(text->bytes, "\n\n");
	memmove(gap, gap + 1, strlen(gap));
	*gap = ' ';
	page_say(page, LOOK_PLAIN, 0, text->bytes);
	page_gap(page);
	lay_rows(app->sitting, page);
	page_gap(page);
	page_say(page, LOOK_PLAIN, 0, kept);
	in_view = page->line_count + AROUND <= (size_t)app->rows;
	page_gap(page);
	page_say(page, LOOK_PLAIN, 0, guidance);
	return in_view;
}

/* What is said to who comes back, and what was found in the saved answers. */
static void
lay_back(const struct sitting *sitting, struct page *page)
{
	struct buf text = { 0 };

	buf_puts(&page->title, "closeknit");
	sitting_put_back(sitting, &text);
	if (text.len > 0) {
		page_say(page, LOOK_STRONG, 0, buf_text(&text));
		page_gap(page);
	}
	if (sitting->notes.len > 0) {
		page_say(page, LOOK_PLAIN, 0, buf_text(&sitting->notes));
		page_gap(page);
	}
	page->failed |= text.failed;
	buf_clear(&text);
}

static void
lay_start(const struct app *app, struct page *page)
{
	const struct sitting *sitting = app->sitting;
	struct buf text = { 0 };
	bool in_view = false;

	lay_back(sitting, page);
	if (page->airy && !page->spaced) {
		sitting_put_welcome(sitting, &text);
		/* Who comes back has had it before their eyes. */
		in_view = lay_rows_first(app, &text, page) || sitting->resumed || sitting->kept;
	}
	/* Else all is read before the rows come into view. */
	if (!in_view) {
		app_begin_page(app, page);
		lay_back(sitting, page);
		buf_reset(&text);
		sitting_put_welcome(sitting, &text);
		page_say(page, LOOK_PLAIN, 0, buf_text(&text));
		page_card(page);
		lay_rows(sitting, page);
	}
	/* Where the welcome's end is out of view, what it says last is said on top as well. */
	if (sitting->pack->sign_off_date == DATE_NONE && page->airy && page->line_count + AROUND > (size_t)app->rows)
		buf_puts(&page->status, _("Not yet signed off by a safeguarding lead."));
	page->failed |= text.failed;
	buf_clear(&text);
}

static enum reaction
begin_anew(struct app *app)
{
	struct err err = { 0 };

	if (sitting_start_anew(app->sitting, &err) != 0) {
		app_say(app, err.text);
		return REACT_LAY;
	}
	app->ticked_pending = false;
	app->left.count = 0;
	return app_follow(app);
}

static enum reaction
keep_nothing(struct app *app)
{
	struct err err = { 0 };

	if (sitting_keep_nothing(app->sitting, &err) != 0) {
		app_say(app, err.text);
		return REACT_LAY;
	}
	return app_follow(app);
}

static enum reaction
handle_start(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	if (row == NULL)
		return REACT_NOTHING;
	switch (row->act) {
	case ACT_GO:
		return app_follow(app);
	case ACT_NOTHING_KEPT:
		return keep_nothing(app);
	case ACT_ANEW:
		return begin_anew(app);
	case ACT_PLAN:
		return screen_plan_open(app, 0);
	case ACT_LOOKS:
		return app_open(app, &screen_looks, 0);
	case ACT_PLAIN:
		return app_go_plain(app);
	default:
		return app_leave(app, TUI_LEFT);
	}
}

static const struct hint hints[] = { HINT_MOVE, HINT_CHOOSE, { INTENT_WHY, N_("keys"), 3 }, HINT_MENU, { 0 } };

const struct screen screen_start = { .name = "start", .lay = lay_start, .handle = handle_start, .hints = hints };
