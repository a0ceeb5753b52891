/* screen_past.c - past audits, with a bar each, and how two of them differ; what is said of them is export's. */
#include <string.h>

#include <closeknit/doc.h>
#include <closeknit/export.h>

#include "sitting/sitting.h"
#include "tui/screens.h"

enum { ACT_COMPARE, ACT_BACK };
/* How far the count stands in under its bar [columns]. */
enum { UNDER = 2 };

enum reaction
screen_past_open(struct app *app)
{
	struct err err = { 0 };

	history_clear(&app->history);
	if (sitting_history(app->sitting, &app->history, &err) != 0) {
		app_say(app, err.text);
		return REACT_LAY;
	}
	return app_open(app, &screen_past, 0);
}

/* ---- The list -------------------------------------------------------------------------------------------------- */

/* Where there is room, beside the day; else before the count, see lay_bars. */
static void
put_label(const struct history *history, size_t row, bool narrow, struct buf *out)
{
	history_put_day(&history->rows[row], out);
	if (history->rows[row].name == NULL && !narrow)
		buf_puts(out, _(" (open)"));
}

static int
widest_label(const struct history *history, bool narrow)
{
	int widest = 0;
	size_t i;

	for (i = 0; i < history->count; i++) {
		struct buf label = { 0 };
		int width;

		put_label(history, i, narrow, &label);
		if ((width = text_columns(buf_text(&label), label.len)) > widest)
			widest = width;
		buf_clear(&label);
	}
	return widest;
}

static void
lay_bars(const struct history *history, struct page *page)
{
	const int widest = widest_label(history, page_is_narrow(page));
	size_t i;

	for (i = 0; i < history->count; i++) {
		const struct history_row *row = &history->rows[i];
		struct buf label = { 0 }, count = { 0 };

		if (row->why == NULL) {
			put_label(history, i, page_is_narrow(page), &label);
			if (row->name == NULL && page_is_narrow(page))
				buf_puts(&count, _("Open. "));
			history_put_count(row, &count);
			page_bar(page, buf_text(&label), widest, row->in_place, row->of);
			page_say(page, LOOK_PLAIN, UNDER, buf_text(&count));
			page_air(page);
		}
		page->failed |= label.failed || count.failed;
		buf_clear(&label);
		buf_clear(&count);
	}
}

/* What is there and is not counted: damaged, or of another checklist. */
static void
lay_others(const struct history *history, struct page *page)
{
	size_t i;

	for (i = 0; i < history->count; i++)
		if (history->rows[i].why != NULL)
			page_say(page, LOOK_PLAIN, 0, history->rows[i].why);
	page_gap(page);
}

static void
lay_rows(const struct history *history, struct page *page)
{
	const size_t last = history_newest(history);
	size_t i;

	for (i = last != SIZE_MAX ? last : 0; i-- > 0;) {
		struct buf text = { 0 }, day = { 0 };

		if (history->rows[i].why == NULL) {
			history_put_day(&history->rows[i], &day);
			buf_printf(&text, _("What has changed since %s"), buf_text(&day));
			page_option(page, (struct page_row){ .act = ACT_COMPARE, .value = (uint32_t)i }, "", buf_text(&text), NULL);
		}
		page->failed |= text.failed || day.failed;
		buf_clear(&text);
		buf_clear(&day);
	}
	page_act(page, ACT_BACK, _("Back"));
}

static void
lay_past(const struct app *app, struct page *page)
{
	const struct history *history = &app->history;
	struct buf text = { 0 };

	buf_puts(&page->title, _("Your audits"));
	if (history->counted == 0)
		page_say(page, LOOK_PLAIN, 0, _("There are no audits here yet."));
	else
		page_say(page, LOOK_PLAIN, 0, _("How many steps were in place, oldest first. All are counted by the checklist of today."));
	page_gap(page);
	lay_bars(history, page);
	page_gap(page);
	lay_others(history, page);
	sitting_put_alone(history, &text);
	if (text.len > 0) {
		page_say(page, LOOK_PLAIN, 0, buf_text(&text));
		page_gap(page);
	}
	lay_rows(history, page);
	page->failed |= text.failed;
	buf_clear(&text);
}

static enum reaction
open_compare(struct app *app, size_t row)
{
	struct err err = { 0 };

	doc_clear(&app->compared);
	doc_init(&app->compared);
	if (sitting_compare(app->sitting, &app->history, row, history_newest(&app->history), &app->compared, &err) != 0) {
		app_say(app, err.text);
		return REACT_LAY;
	}
	return app_open(app, &screen_compare, 0);
}

static enum reaction
handle_past(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	if (row == NULL)
		return REACT_NOTHING;
	return row->act == ACT_COMPARE ? open_compare(app, row->value) : app_back(app);
}

/* ---- Two of them ------------------------------------------------------------------------------------------------ */

static void
lay_compare(const struct app *app, struct page *page)
{
	struct doc body = app->compared;

	buf_puts(&page->title, _("What has changed"));
	/* Its title stands at the head of the screen. */
	if (body.count > 0) {
		body.blocks++;
		body.count--;
	}
	page_doc(page, &body, 0);
	page_gap(page);
	page_act(page, ACT_BACK, _("Back"));
}

static enum reaction
handle_compare(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	return row != NULL ? app_back(app) : REACT_NOTHING;
}

static const struct hint reading[] = { HINTS_READ, { 0 } };
static const struct hint hints[] = { HINT_MOVE, HINT_CHOOSE, HINT_BACK, HINT_MENU, { 0 } };

const struct screen screen_past = { .name = "past", .lay = lay_past, .handle = handle_past, .hints = hints };
const struct screen screen_compare = { .name = "compare", .lay = lay_compare, .handle = handle_compare, .hints = reading };
