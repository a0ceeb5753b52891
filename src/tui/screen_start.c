/* screen_start.c - the first screen: what this is, what is kept and where, how to leave at once; the words are the sitting's. */
#include <string.h>

#include <closeknit/pack.h>

#include "sitting/sitting.h"
#include "tui/screens.h"

enum { ACT_GO, ACT_NOTHING_KEPT, ACT_ANEW, ACT_PLAN, ACT_PAST, ACT_LOOKS, ACT_PLAIN, ACT_LEAVE };

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
	if (sitting->has_past)
		add_row(page, ACT_PAST, _("Past audits, and what has changed"));
	add_row(page, ACT_LOOKS, _("How it looks, and the language"));
	add_row(page, ACT_PLAIN, _("Read it line by line instead (for screen readers)"));
	add_row(page, ACT_LEAVE, _("Leave"));
}

/* The paragraphs of the welcome. */
enum { WHAT, HOW_LONG, KEPT, AT_ONCE, GUIDANCE, CHECKED, PARAGRAPHS };

/* The welcome's paragraphs, cut out of `text`; false if there are fewer. */
static bool
cut(struct buf *text, const char *parts[PARAGRAPHS])
{
	char *at = text->bytes, *end;
	int i;

	for (i = 0; i < PARAGRAPHS; i++, at = end + 2) {
		parts[i] = at;
		end = at != NULL ? strstr(at, i == CHECKED ? "\n" : "\n\n") : NULL;
		if (end == NULL)
			return false;
		*end = '\0';
	}
	return true;
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

/* What stands behind the sentence that nobody has signed it off, which is said at the head of the screen. */
static const char *
behind_sign_off(const char *checked)
{
	const char *sentence = _("Not yet signed off by a safeguarding lead.");
	const size_t len = strlen(sentence);

	return strncmp(checked, sentence, len) == 0 ? checked + len + strspn(checked + len, " ") : checked;
}

/* The welcome with the rows in the middle: what it is, the rows, what is kept and how to leave at once, whose guidance it follows.  The lines but for the last of these. */
static size_t
lay_rows_first(const struct sitting *sitting, const char *const parts[], bool tight, struct page *page)
{
	struct buf what = { 0 };
	size_t lines;

	buf_printf(&what, "%s %s", parts[WHAT], parts[HOW_LONG]);
	page_say(page, LOOK_PLAIN, 0, buf_text(&what));
	page_gap(page);
	lay_rows(sitting, page);
	page_gap(page);
	page_say(page, LOOK_PLAIN, 0, parts[KEPT]);
	if (!tight)
		page_gap(page);
	page_say(page, LOOK_PLAIN, 0, parts[AT_ONCE]);
	lines = page->line_count;
	page_gap(page);
	page_say(page, LOOK_PLAIN, 0, parts[GUIDANCE]);
	page_say(page, LOOK_PLAIN, 0, is_unchecked(sitting) ? behind_sign_off(parts[CHECKED]) : parts[CHECKED]);
	page->failed |= what.failed;
	buf_clear(&what);
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
lay_middle(const struct app *app, const char *const parts[], struct page *page)
{
	size_t lines = 0;
	int tight;

	for (tight = 0; tight < 2; tight++) {
		app_begin_page(app, page);
		lay_back(app->sitting, page);
		lines = lay_rows_first(app->sitting, parts, tight > 0, page);
		if (fits(app, page->line_count))
			break;
	}
	/* Who comes back has had it before their eyes. */
	return fits(app, lines) || app->sitting->resumed || app->sitting->kept;
}

static void
lay_start(const struct app *app, struct page *page)
{
	const struct sitting *sitting = app->sitting;
	const char *parts[PARAGRAPHS];
	struct buf text = { 0 };
	bool in_middle;

	sitting_put_welcome(sitting, &text);
	in_middle = page->airy && !page->spaced && cut(&text, parts) && lay_middle(app, parts, page);
	/* Else all is read before the rows come into view. */
	if (!in_middle) {
		app_begin_page(app, page);
		lay_back(sitting, page);
		buf_reset(&text);
		sitting_put_welcome(sitting, &text);
		page_say(page, LOOK_PLAIN, 0, buf_text(&text));
		page_card(page);
		lay_rows(sitting, page);
	}
	if (is_unchecked(sitting) && in_middle)
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
	case ACT_PAST:
		return screen_past_open(app);
	case ACT_LOOKS:
		return app_open(app, &screen_looks, 0);
	case ACT_PLAIN:
		return app_go_plain(app);
	default:
		return app_leave(app, TUI_LEFT);
	}
}

static const struct hint hints[] = { HINT_MOVE, HINT_CHOOSE, { INTENT_WHY, N_("keys"), 5 }, HINT_MENU, { 0 } };

const struct screen screen_start = { .name = "start", .lay = lay_start, .handle = handle_start, .hints = hints };
