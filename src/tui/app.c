/* app.c - the full screen's state: the screens open over one another, and keys that mean the same on all of them. */
#include "tui/app.h"

#include <stdlib.h>
#include <string.h>

#include <closeknit/audit.h>
#include <closeknit/pack.h>

#include "sitting/sitting.h"
#include "tui/screens.h"

/* ---- Its life ----------------------------------------------------------------------------------------------- */

/* The most options that one question of the pack has. */
static size_t
most_options(const struct pack *pack)
{
	size_t most = 1;
	uint32_t i;

	for (i = 0; i < pack->question_count; i++)
		if (pack->questions[i].option_count > most)
			most = pack->questions[i].option_count;
	return most;
}

struct app *
app_new(struct sitting *sitting, const struct tui_options *options, struct err *err)
{
	const size_t most = most_options(sitting->pack);
	struct app *app = calloc(1, sizeof(*app));

	if (app != NULL) {
		app->ticked = calloc(most, sizeof(*app->ticked));
		app->left.options = calloc(most, sizeof(*app->left.options));
		app->opened = calloc(sitting->pack->topic_count + 1, sizeof(*app->opened));
	}
	if (app == NULL || app->ticked == NULL || app->left.options == NULL || app->opened == NULL) {
		app_free(app);
		err_memory(err);
		return NULL;
	}
	app->sitting = sitting;
	app->options = *options;
	app_take_over(app);
	return app;
}

void
app_free(struct app *app)
{
	if (app == NULL)
		return;
	page_clear(&app->page);
	page_clear(&app->head);
	page_clear(&app->message);
	buf_clear(&app->foot);
	buf_clear(&app->say);
	free(app->ticked);
	free(app->left.options);
	free(app->opened);
	free(app->sitting_rows);
	history_clear(&app->history);
	doc_clear(&app->compared);
	free(app);
}

/* ---- Laying out --------------------------------------------------------------------------------------------- */

static bool
is_small(const struct app *app)
{
	return app->rows < ROWS_LEAST || app->columns < COLUMNS_LEAST;
}

/* Remember the row under the cursor, if the page shows the screen in view. */
static void
note_row(struct app *app)
{
	struct place *place = &app->places[app->depth - 1];

	if (app->laid == place->screen && !place->fresh && place->cursor < app->page.row_count)
		place->on = app->page.rows[place->cursor];
}

/* Rows may have moved: the cursor stays with its own, or an Enter would hit another. */
static void
follow_row(struct place *place, const struct page *page)
{
	size_t i;

	if (place->cursor >= page->row_count)
		return;
	for (i = 0; i < page->row_count; i++) {
		/* From where it was on, so that of equal rows the same one is found. */
		const size_t row = (place->cursor + i) % page->row_count;

		if (page->rows[row].act == place->on.act && page->rows[row].value == place->on.value) {
			place->cursor = row;
			return;
		}
	}
}

void
app_begin_page(const struct app *app, struct page *page)
{
	page_begin(page, app->columns, app->frame.airy, app->options.utf8);
	if (app->options.large)
		page_space(page);
}

int
app_lay(struct app *app)
{
	struct place *place = &app->places[app->depth - 1];
	bool was_in_view;

	if (is_small(app))
		return 0;
	was_in_view = !place->fresh && move_is_in_view(app, place->cursor);
	note_row(app);
	app->frame.airy = app->rows >= AIRY_ROWS;
	app_begin_page(app, &app->page);
	place->screen->lay(app, &app->page);
	app->laid = place->screen;
	if (!place->fresh)
		follow_row(place, &app->page);
	head_lay(app);
	move_settle(app, was_in_view);
	head_lay_foot(app);
	return app->page.failed || app->head.failed || app->message.failed || app->foot.failed ? err_memory(&app->err) : 0;
}

int
app_resize(struct app *app, int rows, int columns)
{
	app->rows = rows < 0 ? 0 : rows;
	app->columns = columns < 0 ? 0 : columns;
	if (app_lay(app) != 0)
		return -1;
	if (is_small(app))
		return 0;
	move_rest(app);
	head_lay_foot(app);
	return app->foot.failed ? err_memory(&app->err) : 0;
}

/* ---- Screens over one another ------------------------------------------------------------------------------- */

const struct place *
app_place(const struct app *app)
{
	return &app->places[app->depth - 1];
}

const struct page_row *
app_row(const struct app *app)
{
	const size_t cursor = app_place(app)->cursor;

	return cursor < app->page.row_count && move_is_in_view(app, cursor) ? &app->page.rows[cursor] : NULL;
}

void
app_put(struct app *app, size_t depth, const struct screen *screen, uint32_t value)
{
	app->places[depth - 1] = (struct place){ .screen = screen, .value = value, .fresh = true };
	app->depth = depth;
	app->number = 0;
	app_say(app, "");
}

enum reaction
app_open(struct app *app, const struct screen *screen, uint32_t value)
{
	size_t i;

	for (i = 0; i < app->depth; i++)
		if (app->places[i].screen == screen)
			break;
	if (i == PLACES_MAX)
		i--;
	note_row(app);
	app_put(app, i + 1, screen, value);
	return REACT_LAY;
}

enum reaction
app_back(struct app *app)
{
	if (app->depth <= 1)
		return REACT_NOTHING;
	app->depth--;
	app->number = 0;
	app_say(app, "");
	return REACT_LAY;
}

enum reaction
app_start(struct app *app)
{
	app_put(app, 1, app->sitting->resumed ? &screen_back : &screen_start, 0);
	/* The answers can be looked at from there too. */
	app->progress = walk_progress(&app->sitting->walk);
	return REACT_LAY;
}

void
app_say(struct app *app, const char *text)
{
	buf_reset(&app->say);
	buf_puts(&app->say, text);
}

enum reaction
app_leave(struct app *app, enum tui_result result)
{
	if (result == TUI_LEFT && app->sitting->unsaved && !sitting_save(app->sitting) && app_place(app)->screen != &screen_unsaved)
		return app_open(app, &screen_unsaved, 0);
	app->result = result;
	return REACT_OVER;
}

enum reaction
app_printed(struct app *app)
{
	struct buf text = { 0 };
	enum reaction done = REACT_NOTHING;

	if (printer_take(app->sitting->printer, &text)) {
		app_say(app, buf_text(&text));
		done = REACT_LAY;
	}
	buf_clear(&text);
	return done;
}

enum reaction
app_fail(struct app *app)
{
	err_memory(&app->err);
	app->result = TUI_FAILED;
	return REACT_OVER;
}

/* ---- Keys --------------------------------------------------------------------------------------------------- */

/* Enter and Space act on the row under the cursor; with none in view there is more to read first. */
static enum reaction
choose(struct app *app, enum intent intent)
{
	const struct place *place = app_place(app);

	if (!move_is_in_view(app, place->cursor))
		return move_cursor(app, INTENT_PAGE_DOWN);
	app->number = 0;
	if (place->cursor >= app->page.row_count)
		return app_open(app, &screen_help, 0);
	return place->screen->handle(app, intent, &app->page.rows[place->cursor]);
}

/* The menu's own key puts it away again, to where the walk stands. */
static enum reaction
toggle_menu(struct app *app)
{
	if (app_place(app)->screen != &screen_menu) {
		app_hold(app);
		return app_open(app, &screen_menu, 0);
	}
	app->depth = 2;
	return app_back(app);
}

/* Leaving says first where all is saved; the same key again is a yes. */
static enum reaction
leave(struct app *app)
{
	if (app_place(app)->screen == &screen_leave)
		return app_leave(app, TUI_LEFT);
	app_hold(app);
	return app_open(app, &screen_leave, 0);
}

/* Screens that any key opens from anywhere. */
static enum reaction
open_by_key(struct app *app, enum intent intent)
{
	switch (intent) {
	case INTENT_WHY:
		return app_open(app, app_is_asking(app) ? &screen_why : &screen_keys, 0);
	case INTENT_HELP:
		return app_open(app, &screen_help, 0);
	case INTENT_REVIEW:
		return app_open(app, &screen_review, 0);
	case INTENT_PLAN:
		return screen_plan_open(app, 0);
	case INTENT_WRITE:
		return app_open(app, &screen_write, 0);
	case INTENT_GO_PLAIN:
		return app_go_plain(app);
	case INTENT_MENU:
		return toggle_menu(app);
	case INTENT_QUIT:
		return leave(app);
	default:
		return REACT_NOTHING;
	}
}

static enum reaction
handle(struct app *app, enum intent intent)
{
	enum reaction done;

	/* Nothing may be chosen unseen. */
	if (is_small(app))
		return (intent == INTENT_MENU || intent == INTENT_QUIT) && !app->sitting->unsaved ? app_leave(app, TUI_LEFT) : REACT_NOTHING;
	if (intent == INTENT_CHOOSE || intent == INTENT_TICK)
		return choose(app, intent);
	if ((done = open_by_key(app, intent)) != REACT_NOTHING)
		return done;
	if ((done = app_place(app)->screen->handle(app, intent, NULL)) != REACT_NOTHING)
		return done;
	if (intent == INTENT_BACK)
		return app_back(app);
	return move_cursor(app, intent);
}

enum reaction
app_handle(struct app *app, enum intent intent)
{
	const enum reaction done = handle(app, intent);

	/* What is in view has changed, and with it what Enter does. */
	if ((done & REACT_PAINT) != 0 && (done & (REACT_LAY | REACT_OVER)) == 0)
		head_lay_foot(app);
	return app->foot.failed ? app_fail(app) : done;
}
