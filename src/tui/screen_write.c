/* screen_write.c - the plan to a file: in which format; what is there already is replaced only with a yes. */
#include <string.h>

#include <closeknit/export.h>

#include "sitting/sitting.h"
#include "tui/screens.h"

/* The place's value is the format whose file is there already: 1 + its row of the table, or 0. */
enum { ACT_FORMAT, ACT_REPLACE, ACT_KEEP, ACT_BACK };

/* The name says nothing of what kind of family this is (DESIGN.md 7). */
#define FILE_NAME "family-photo-plan"

/* For a parent to keep: what programs read is left to the command line. */
static bool
is_offered(const struct exporter *exporter)
{
	return strcmp(exporter->name, "json") != 0;
}

static void
lay_write(const struct app *app, struct page *page)
{
	size_t i, count;
	const struct exporter *all = export_all(&count);
	struct buf text = { 0 };

	buf_puts(&page->title, _("Save the plan as a file"));
	buf_printf(&text, _("The file goes to %s. Others who use this computer may find it there."), app->sitting->paths->start);
	page_say(page, LOOK_PLAIN, 0, buf_text(&text));
	page_gap(page);
	if (app_place(app)->value > 0) {
		buf_reset(&text);
		buf_printf(&text, _("There is a file %s%s already. Replace it?"), FILE_NAME, all[app_place(app)->value - 1].suffix);
		page_say(page, LOOK_STRONG, 0, buf_text(&text));
		page_option(page, (struct page_row){ .act = ACT_KEEP }, "", _("No, keep that file"), NULL);
		page_option(page, (struct page_row){ .act = ACT_REPLACE }, "", _("Yes, replace it"), NULL);
		count = 0;
	}
	for (i = 0; i < count; i++) {
		if (!is_offered(&all[i]))
			continue;
		buf_reset(&text);
		buf_printf(&text, "%s%s  %s", FILE_NAME, all[i].suffix, _(all[i].blurb));
		page_option(page, (struct page_row){ .act = ACT_FORMAT, .value = (uint32_t)i }, "", buf_text(&text), NULL);
	}
	page_air(page);
	page_option(page, (struct page_row){ .act = ACT_BACK }, "", _("Back"), NULL);
	page->failed |= text.failed;
	buf_clear(&text);
}

static enum reaction
write_file(struct app *app, uint32_t format, bool replace)
{
	size_t count;
	const struct exporter *exporter = &export_all(&count)[format];
	struct buf path = { 0 }, text = { 0 };
	struct err err = { 0 };

	buf_printf(&path, "%s/%s%s", app->sitting->paths->start, FILE_NAME, exporter->suffix);
	app->places[app->depth - 1].value = 0;
	if (sitting_write_plan(app->sitting, exporter, buf_text(&path), replace, &err) == 0)
		buf_printf(&text, _("Saved as %s."), buf_text(&path));
	else if (err.kind == ERR_USAGE && !replace)
		app->places[app->depth - 1].value = format + 1;
	else
		buf_puts(&text, err.text);
	app->places[app->depth - 1].fresh = true;
	app_say(app, buf_text(&text));
	buf_clear(&path);
	buf_clear(&text);
	return REACT_LAY;
}

static enum reaction
handle_write(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	if (row == NULL)
		return REACT_NOTHING;
	switch (row->act) {
	case ACT_FORMAT:
		return write_file(app, row->value, false);
	case ACT_REPLACE:
		return write_file(app, app_place(app)->value - 1, true);
	case ACT_KEEP:
		return app_open(app, &screen_write, 0);
	default:
		return app_back(app);
	}
}

static const struct hint hints[] = { HINT_MOVE, HINT_CHOOSE, HINT_BACK, HINT_MENU, { 0 } };

const struct screen screen_write = { .name = "write", .lay = lay_write, .handle = handle_write, .hints = hints };
