/* screen_start.c - the first screen: what this is, what is kept and where, how to leave at once; the words are the sitting's. */
#include <closeknit/pack.h>

#include "sitting/sitting.h"
#include "tui/screens.h"

enum { ACT_GO = LINKS, ACT_NOTHING_KEPT, ACT_ANEW };

/* What stands around a page in a large window, its two lines above and four below [rows]. */
enum { AROUND = 6 };

static void
lay_rows(const struct sitting *sitting, struct page *page)
{
	const bool begun = sitting->resumed || sitting->kept;

	page_act(page, ACT_GO, begun ? _("Go on where you stopped") : _("Start"));
	if (begun)
		link_row(page, LINK_PLAN);
	if (begun)
		page_act(page, ACT_ANEW, _("Start anew"));
	if (!sitting->no_save)
		page_act(page, ACT_NOTHING_KEPT, begun ? _("Go on, and keep nothing from now on") : _("Start, and keep nothing on this computer"));
	if (sitting->has_past)
		link_row(page, LINK_PAST);
	link_row(page, LINK_LOOKS);
	link_row(page, LINK_PLAIN);
	link_row(page, LINK_LEAVE);
}

/* Whether so many lines are all in view. */
static bool
fits(const struct app *app, size_t lines)
{
	return lines + AROUND <= (size_t)app->rows;
}

static bool
is_unchecked(const struct sitting *sitting)
{
	return sitting->pack->sign_off_date == DATE_NONE;
}

/* A paragraph of the welcome: one part of it, or two. */
static void
say(const struct sitting *sitting, const enum welcome parts[], size_t count, struct page *page)
{
	struct buf text = { 0 };
	size_t i;

	for (i = 0; i < count; i++)
		sitting_put_welcome_part(sitting, parts[i], &text);
	if (text.len > 0)
		page_say(page, LOOK_PLAIN, 0, buf_text(&text));
	page->failed |= text.failed;
	buf_clear(&text);
}

/* The welcome with the rows in the middle: what it is, the rows, what is kept and how to leave at once, whose guidance it follows.  The lines but for the last of these. */
static size_t
lay_rows_first(const struct sitting *sitting, bool tight, struct page *page)
{
	static const enum welcome what[] = { WELCOME_WHAT, WELCOME_TIME }, checked[] = { WELCOME_SIGN_OFF, WELCOME_REVIEW };
	size_t lines;

	say(sitting, what, 2, page);
	page_gap(page);
	lay_rows(sitting, page);
	page_gap(page);
	say(sitting, &(enum welcome){ WELCOME_KEPT }, 1, page);
	if (!tight)
		page_gap(page);
	say(sitting, &(enum welcome){ WELCOME_AT_ONCE }, 1, page);
	lines = page->line_count;
	page_gap(page);
	say(sitting, &(enum welcome){ WELCOME_GUIDANCE }, 1, page);
	/* That nobody has signed it off is said at the head of the screen. */
	if (is_unchecked(sitting))
		say(sitting, &(enum welcome){ WELCOME_REVIEW }, 1, page);
	else
		say(sitting, checked, 2, page);
	return lines;
}

/* What is said to who comes back, and what was found in the saved answers. */
static void
lay_back(const struct sitting *sitting, struct page *page)
{
	struct buf text = { 0 };

	buf_printf(&page->title, "closeknit: %s", pack_text(sitting->pack, sitting->pack->title));
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

/* The rows in the middle, closer together where all fits only so.  Whether what is kept is in view: who chooses a row must have had it before their eyes (DESIGN.md 6). */
static bool
lay_middle(const struct app *app, struct page *page)
{
	size_t lines = 0;
	int tight;

	for (tight = 0; tight < 2; tight++) {
		app_begin_page(app, page);
		lay_back(app->sitting, page);
		lines = lay_rows_first(app->sitting, tight > 0, page);
		if (fits(app, page->line_count))
			break;
	}
	/* Who comes back has had it before their eyes. */
	return fits(app, lines) || app->sitting->resumed || app->sitting->kept;
}

/* All of it before the rows come into view. */
static void
lay_all(const struct app *app, struct page *page)
{
	struct buf text = { 0 };

	app_begin_page(app, page);
	lay_back(app->sitting, page);
	sitting_put_welcome(app->sitting, &text);
	page_say(page, LOOK_PLAIN, 0, buf_text(&text));
	page_card(page);
	lay_rows(app->sitting, page);
	page->failed |= text.failed;
	buf_clear(&text);
}

static void
lay_start(const struct app *app, struct page *page)
{
	if (!page->airy || page->spaced || !lay_middle(app, page))
		lay_all(app, page);
	else if (is_unchecked(app->sitting))
		buf_puts(&page->status, _("Not yet signed off by a safeguarding lead."));
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
		return app_keep_nothing(app);
	case ACT_ANEW:
		return app_open(app, &screen_anew, 0);
	default:
		return link_follow(app, row->act);
	}
}

static const struct hint hints[] = { HINT_MOVE, HINT_CHOOSE, { INTENT_WHY, 5, N_("keys") }, HINT_MENU, { 0 } };

const struct screen screen_start = { .name = "start", .lay = lay_start, .handle = handle_start, .hints = hints };
