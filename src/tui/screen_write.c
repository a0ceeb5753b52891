/* screen_write.c - the plan to a file or a printer: in which format, how large; what is there already is replaced only with a yes. */
#include <string.h>

#include <closeknit/export.h>

#include "sitting/sitting.h"
#include "tui/screens.h"

/* The place's value: 1 + the number of a format whose file is there already, while that is asked; ANSWERED + it afterwards, when the cursor stands on its row again; else 0. */
enum { ANSWERED = 1 << 16 };
enum { ACT_PRINT, ACT_STOP, ACT_FORMAT, ACT_LARGE, ACT_SHORT, ACT_REPLACE, ACT_KEEP, ACT_BACK };

static struct sitting_pages
pages_of(const struct app *app, size_t format)
{
	return (struct sitting_pages){ .format = sitting_format(app->sitting, format), .options = app->paper };
}

static bool
is_asking(const struct app *app)
{
	return app_place(app)->value > 0 && app_place(app)->value < ANSWERED;
}

/* The file's own name, without its folder. */
static void
add_format(const struct app *app, size_t number, struct page *page)
{
	const struct sitting_pages pages = pages_of(app, number);
	struct buf path = { 0 };
	const char *slash;

	sitting_pages_path(app->sitting, &pages, &path);
	slash = strrchr(buf_text(&path), '/');
	if (app_place(app)->value == ANSWERED + number)
		page->initial = page->row_count;
	page_option(page, (struct page_row){ .act = ACT_FORMAT, .value = (uint32_t)number }, "", sitting_format_words(pages.format),
	    slash != NULL ? slash + 1 : "");
	page->failed |= path.failed;
	buf_clear(&path);
}

static void
lay_where(const struct app *app, struct page *page)
{
	struct buf text = { 0 }, folder = { 0 };

	text_show(&folder, app->sitting->paths->start, strlen(app->sitting->paths->start));
	buf_printf(&text, _("A file goes to the folder %s. Others who use this computer may find it there."), buf_text(&folder));
	page_say(page, LOOK_PLAIN, 0, buf_text(&text));
	page_gap(page);
	page->failed |= text.failed || folder.failed;
	buf_clear(&text);
	buf_clear(&folder);
}

static void
lay_replace(const struct app *app, struct page *page)
{
	const struct sitting_pages pages = pages_of(app, app_place(app)->value - 1);
	const struct err exists = { .kind = ERR_USAGE };
	struct buf text = { 0 };

	sitting_put_not_written(app->sitting, &pages, &exists, &text);
	buf_printf(&text, " %s", _("Replace it?"));
	page_say(page, LOOK_STRONG, 0, buf_text(&text));
	page_gap(page);
	page_act(page, ACT_KEEP, _("No, keep that file"));
	page_act(page, ACT_REPLACE, _("Yes, replace it"));
	page->failed |= text.failed;
	buf_clear(&text);
}

static void
lay_printer(const struct app *app, struct page *page)
{
	const struct sitting *sitting = app->sitting;

	if (sitting->printer == NULL || sitting->pdf == NULL)
		return;
	if (printer_is_busy(sitting->printer))
		page_act(page, ACT_STOP, _("Stop sending it to the printer"));
	else
		page_act(page, ACT_PRINT, _("Print it now, on your usual printer"));
	page_air(page);
}

static void
lay_write(const struct app *app, struct page *page)
{
	size_t i;

	buf_puts(&page->title, _("Save or print your plan"));
	/* Where a file went is what one types or pastes elsewhere. */
	page->copies = true;
	if (is_asking(app)) {
		lay_replace(app, page);
		return;
	}
	lay_where(app, page);
	lay_printer(app, page);
	for (i = 0; sitting_format(app->sitting, i) != NULL; i++)
		add_format(app, i, page);
	page_air(page);
	page_option(page, (struct page_row){ .act = ACT_LARGE }, app->paper.large_print ? "[x] " : "[ ] ", _("In large print"), NULL);
	page_option(page, (struct page_row){ .act = ACT_SHORT }, app->paper.short_form ? "[x] " : "[ ] ",
	    _("Only one sheet: what comes first, and the help page"), NULL);
	page_air(page);
	page_act(page, ACT_BACK, _("Back"));
}

/* ---- Keys ------------------------------------------------------------------------------------------------------ */

static enum reaction
write_file(struct app *app, uint32_t format, bool replace)
{
	struct sitting_pages pages = pages_of(app, format);
	struct place *place = &app->places[app->depth - 1];
	struct buf text = { 0 };
	struct err err = { 0 };

	if (pages.format == NULL)
		return REACT_NOTHING;
	pages.replace = replace;
	place->fresh |= is_asking(app);
	place->value = is_asking(app) ? ANSWERED + format : 0;
	if (sitting_write_pages(app->sitting, &pages, &err) == 0) {
		sitting_put_written(app->sitting, &pages, &text);
	} else if (err.kind == ERR_USAGE && !replace) {
		place->value = format + 1;
		place->fresh = true;
	} else {
		sitting_put_not_written(app->sitting, &pages, &err, &text);
	}
	app_say(app, buf_text(&text));
	buf_clear(&text);
	return REACT_LAY;
}

static enum reaction
print(struct app *app)
{
	const struct sitting_pages pages = { .format = app->sitting->pdf, .options = app->paper };
	struct buf bytes = { 0 }, text = { 0 };
	struct err err = { 0 };

	if (sitting_make_pages(app->sitting, &pages, &bytes, &err) != 0)
		sitting_put_not_written(app->sitting, &pages, &err, &text);
	else if (printer_send(app->sitting->printer, &bytes, &err) != 0)
		buf_printf(&text, _("It could not be printed, and nothing is lost. Why: %s."), err.text);
	else
		buf_puts(&text, _("It is being sent to your printer. You can go on meanwhile."));
	app_say(app, buf_text(&text));
	buf_clear(&bytes);
	buf_clear(&text);
	return REACT_LAY;
}

static enum reaction
handle_write(struct app *app, enum intent intent, const struct page_row *row)
{
	const uint32_t value = app_place(app)->value;

	if (intent == INTENT_BACK && is_asking(app))
		return app_open(app, &screen_write, ANSWERED + value - 1);
	if (row == NULL)
		return REACT_NOTHING;
	switch (row->act) {
	case ACT_PRINT:
		return print(app);
	case ACT_STOP:
		printer_cancel(app->sitting->printer);
		return REACT_NOTHING;
	case ACT_FORMAT:
		return write_file(app, row->value, false);
	case ACT_LARGE:
		app->paper.large_print = !app->paper.large_print;
		return REACT_LAY;
	case ACT_SHORT:
		app->paper.short_form = !app->paper.short_form;
		return REACT_LAY;
	case ACT_REPLACE:
		return write_file(app, value - 1, true);
	case ACT_KEEP:
		return app_open(app, &screen_write, ANSWERED + value - 1);
	default:
		return app_back(app);
	}
}

static const struct hint hints[] = { HINT_MOVE, HINT_CHOOSE, HINT_BACK, HINT_MENU, { 0 } };

const struct screen screen_write = { .name = "write", .lay = lay_write, .handle = handle_write, .hints = hints };
