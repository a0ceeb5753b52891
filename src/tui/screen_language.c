/* screen_language.c - in which language: only those in which the help page is whole are offered, and it is said how much of each there is. */
#include "base/say.h"
#include "sitting/sitting.h"
#include "tui/screens.h"

enum { ACT_LANGUAGE, ACT_BACK };

/* How much of the checklist there is in a language, for the row's right end; nothing for the checklist's own. */
static void
put_share(const struct sitting_language *row, struct buf *out)
{
	if (row->texts == 0)
		return;
	if (row->translated == row->texts)
		buf_puts(out, _("all of the checklist"));
	else
		/* TRANSLATORS: how much of the checklist is translated, in whole hundredths, rounded down. */
		buf_printf(out, _("%u %% of the checklist"), (unsigned)((uint64_t)row->translated * 100 / row->texts));
}

static void
lay_row(const struct sitting_languages *languages, size_t i, bool utf8, struct page *page)
{
	const struct sitting_language *row = &languages->rows[i];
	struct buf note = { 0 };

	put_share(row, &note);
	if (i == languages->now)
		page->initial = page->row_count;
	page_option(page, (struct page_row){ .act = ACT_LANGUAGE, .value = (uint32_t)i }, i == languages->now ? utf8 ? "(•) " : "(*) " : "( ) ", row->name,
	    note.len > 0 ? buf_text(&note) : NULL);
	page->failed |= note.failed;
	buf_clear(&note);
}

static void
lay_language(const struct app *app, struct page *page)
{
	const struct sitting_languages *languages = app->sitting->languages;
	const bool is_only = languages == NULL || languages->count < 2;
	size_t i;

	buf_puts(&page->title, _("Language"));
	page_say(page, LOOK_PLAIN, 0, is_only ? _("There is no other language yet in which the help page is whole.")
					      : _("What is not translated yet is shown as it was written. Your answers stay as they are."));
	page_card(page);
	for (i = 0; languages != NULL && i < languages->count; i++)
		lay_row(languages, i, page->utf8, page);
	page->numbered = page->row_count;
	page_air(page);
	page_act(page, ACT_BACK, _("Back"));
	if (is_only)
		return;
	page_card(page);
	page_say(page, LOOK_PLAIN, 0, _("A translation has not been signed off by a safeguarding lead. If a sentence seems odd, look at it in the other language."));
}

static enum reaction
choose(struct app *app, uint32_t row)
{
	struct err err = { 0 };

	if (sitting_speak(app->sitting, row, &err) != 0 || sitting_keep_settings(app->sitting, &err) != 0)
		app_say(app, err.text);
	else if (!app->sitting->languages->rows[row].has_program)
		app_say(app, _("closeknit's own sentences, such as this one, are in English only for now."));
	else
		app_say(app, "");
	return REACT_LAY;
}

static enum reaction
handle_language(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	if (row == NULL)
		return REACT_NOTHING;
	return row->act == ACT_LANGUAGE ? choose(app, row->value) : app_back(app);
}

static const struct hint hints[] = { HINT_MOVE, HINT_CHOOSE, HINT_BACK, HINT_MENU, { 0 } };

const struct screen screen_language = { .name = "language", .lay = lay_language, .handle = handle_language, .hints = hints };
