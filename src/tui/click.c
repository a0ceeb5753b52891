/* click.c - what a click means: the row, hint or mark under it; what is done then is the same as for a key. */
#include "tui/screens.h"

/* "[ ]": a click on the box ticks, one on the words opens or chooses [columns]. */
enum { BOX = 3 };

bool
app_wants_mouse(const struct app *app)
{
	return app->options.mouse && !app->page.copies;
}

static enum intent
click_foot(const struct app *app, int column)
{
	size_t i;

	for (i = 0; i < app->hint_count; i++)
		if (column >= app->hints[i].column && column < app->hints[i].end)
			return app->hints[i].intent;
	return INTENT_NONE;
}

static enum intent
click_body(struct app *app, int row, int column)
{
	struct place *place = &app->places[app->depth - 1];
	const size_t line = place->top + (size_t)(row - app->frame.body);
	size_t i;

	for (i = 0; i < app->page.row_count; i++) {
		const struct page_row *at = &app->page.rows[i];

		if (line < at->first_line || line >= (size_t)at->first_line + at->line_count || !move_is_in_view(app, i))
			continue;
		place->cursor = i;
		return at->has_box && column >= app->page.margin && column < app->page.margin + BOX ? INTENT_TICK : INTENT_CHOOSE;
	}
	return INTENT_NONE;
}

enum intent
app_click(struct app *app, int row, int column)
{
	if (app->rows < ROWS_LEAST || app->columns < COLUMNS_LEAST)
		return INTENT_NONE;
	if (row == app->frame.foot)
		return click_foot(app, column);
	if (row == app->frame.help)
		return INTENT_HELP;
	if (row == app->frame.more && move_limit(app) > 0)
		return app_place(app)->top < move_limit(app) ? INTENT_PAGE_DOWN : INTENT_PAGE_UP;
	if (row >= app->frame.body && row < app->frame.body + app->frame.height)
		return click_body(app, row, column);
	return INTENT_NONE;
}
