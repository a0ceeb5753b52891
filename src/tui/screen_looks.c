/* screen_looks.c - how it looks and works: each row a setting, changed at once; the table is the sitting's. */
#include <string.h>

#include "base/say.h"
#include "sitting/sitting.h"
#include "tui/screens.h"

enum { ACT_SETTING, ACT_LANGUAGE, ACT_BACK };

/* The choice in force, which the command line or NO_COLOR may have made. */
static int
choice_of(const struct tui_options *options, enum setting_name name)
{
	switch (name) {
	case SETTING_COLOURS:
		return options->colour ? (int)options->theme : COLOURS_NONE;
	case SETTING_TEXT:
		return options->large ? TEXT_SPACED : TEXT_USUAL;
	case SETTING_LETTERS:
		return options->letter_keys ? SWITCH_ON : SWITCH_OFF;
	default:
		return options->mouse ? SWITCH_ON : SWITCH_OFF;
	}
}

static void
set_choice(struct tui_options *options, enum setting_name name, int choice)
{
	switch (name) {
	case SETTING_COLOURS:
		options->colour = choice != COLOURS_NONE;
		options->theme = choice == COLOURS_NONE ? THEME_TERMINAL : (enum tui_theme)choice;
		break;
	case SETTING_TEXT:
		options->large = choice == TEXT_SPACED;
		break;
	case SETTING_LETTERS:
		options->letter_keys = choice == SWITCH_ON;
		break;
	default:
		options->mouse = choice == SWITCH_ON;
		break;
	}
}

void
tui_options_set(struct tui_options *options, const struct settings *settings)
{
	int name;

	for (name = 0; name < SETTINGS; name++)
		set_choice(options, (enum setting_name)name, settings->values[name]);
}

static void
lay_rows(const struct app *app, struct page *page)
{
	const struct sitting_languages *languages = app->sitting->languages;
	int name;

	for (name = 0; name < SETTINGS; name++) {
		const struct setting *setting = settings_find((enum setting_name)name);

		page_option(page, (struct page_row){ .act = ACT_SETTING, .value = (uint32_t)name }, "", _(setting->words),
		    _(setting->choices[choice_of(&app->options, (enum setting_name)name)].words));
	}
	if (languages != NULL)
		page_option(page, (struct page_row){ .act = ACT_LANGUAGE }, "", _("Language"), languages->rows[languages->now].name);
	page_air(page);
	page_act(page, ACT_BACK, _("Back"));
}

/* Where it is kept, or that it is not. */
static void
lay_kept(const struct sitting *sitting, struct page *page)
{
	struct buf path = { 0 }, text = { 0 };

	if (sitting_keeps_settings(sitting)) {
		settings_put_path(sitting->paths, &path);
		buf_printf(&text, _("What you change is kept in %s, for you alone."), buf_text(&path));
	} else {
		buf_puts(&text, _("What you change is not kept: it is so until you leave."));
	}
	page_say(page, LOOK_PLAIN, 0, buf_text(&text));
	page->failed |= path.failed || text.failed;
	buf_clear(&path);
	buf_clear(&text);
}

static void
lay_looks(const struct app *app, struct page *page)
{
	buf_puts(&page->title, _("How it looks"));
	page_say(page, LOOK_PLAIN, 0, _("Enter changes a row, and you see it at once. Your terminal's own menu makes the letters larger."));
	page_card(page);
	lay_rows(app, page);
	page_card(page);
	lay_kept(app->sitting, page);
}

static enum reaction
change(struct app *app, enum setting_name name)
{
	const int choice = (choice_of(&app->options, name) + 1) % settings_choices(name);
	struct err err = { 0 };

	set_choice(&app->options, name, choice);
	app->sitting->settings.values[name] = choice;
	app_say(app, sitting_keep_settings(app->sitting, &err) == 0 ? "" : err.text);
	return REACT_LAY | REACT_DRESS;
}

static enum reaction
handle_looks(struct app *app, enum intent intent, const struct page_row *row)
{
	(void)intent;
	if (row == NULL)
		return REACT_NOTHING;
	switch (row->act) {
	case ACT_SETTING:
		return change(app, (enum setting_name)row->value);
	case ACT_LANGUAGE:
		return app_open(app, &screen_language, 0);
	default:
		return app_back(app);
	}
}

static const struct hint hints[] = { HINT_MOVE, { INTENT_CHOOSE, 3, N_("change") }, HINT_BACK, HINT_MENU, { 0 } };

const struct screen screen_looks = { .name = "looks", .lay = lay_looks, .handle = handle_looks, .hints = hints };
