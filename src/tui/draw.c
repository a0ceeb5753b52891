/* draw.c - the app on a canvas: a page's lines in view, what stands around it, the row under the cursor. */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "tui/app.h"

/* The marker stands before the text of a row [columns]. */
enum { MARKER_BEFORE = 2 };

/* One line of a page; its text in the look of the chosen row if it belongs to that. */
static void
draw_line(const struct page *page, size_t line, int row, bool chosen, struct canvas *canvas)
{
	const struct page_line *at = &page->lines[line];
	int column = 0;
	uint32_t i;

	for (i = 0; i < at->piece_count; i++) {
		const struct page_piece *piece = &page->pieces[at->first_piece + i];

		/* A label and its note are one row. */
		while (chosen && i > 0 && column < piece->column)
			column = canvas_put(canvas, row, column, LOOK_CHOSEN, " ", 1);
		column = canvas_put(canvas, row, piece->column, chosen ? LOOK_CHOSEN : piece->look, page->text.bytes + piece->at, piece->len);
	}
}

/* `rows`: how many the chosen one takes. */
static void
draw_marker(const struct app *app, int row, int rows, struct canvas *canvas)
{
	const char *marker = app->options.utf8 ? "▸" : ">";

	canvas->cursor_row = row;
	canvas->cursor_column = app->page.margin - MARKER_BEFORE;
	canvas->cursor_rows = rows;
	canvas_put(canvas, row, app->page.margin - MARKER_BEFORE, LOOK_ACCENT, marker, strlen(marker));
}

/* The rule under the head; as much of it is heavy as of the questions is answered. */
static void
draw_rule(const struct app *app, int row, struct canvas *canvas)
{
	const char *done = app->options.utf8 ? "━" : "=", *rest = app->options.utf8 ? "─" : "-";
	const uint64_t answered = app->page.answered, asked = app->page.asked;
	const int full = asked == 0 ? 0 : (int)(answered * (uint64_t)canvas->columns / asked);
	int column;

	canvas_fill(canvas, row, LOOK_ACCENT, rest, strlen(rest));
	for (column = 0; column < full; column++)
		canvas_put(canvas, row, column, LOOK_ACCENT, done, strlen(done));
}

/* Where a row in view stands on the screen; behind the last one comes "Something has happened". */
static int
row_on_screen(const struct app *app, size_t row)
{
	return row < app->page.row_count ? app->frame.body + (int)(app->page.rows[row].first_line - app_place(app)->top) : app->frame.help;
}

/* How many lines of it are in view. */
static int
rows_on_screen(const struct app *app, size_t row)
{
	size_t end;

	if (row >= app->page.row_count)
		return 1;
	end = app->page.rows[row].first_line + app->page.rows[row].line_count;
	return (int)((end < move_view_end(app) ? end : move_view_end(app)) - app->page.rows[row].first_line);
}

static void
draw_body(const struct app *app, struct canvas *canvas)
{
	const struct place *place = app_place(app);
	const struct page *page = &app->page;
	const bool has_row = place->cursor < page->row_count && move_is_in_view(app, place->cursor);
	const struct page_row none = { 0 }, *chosen = has_row ? &page->rows[place->cursor] : &none;
	size_t i, line;

	/* With no row in view the cursor waits where reading goes on. */
	canvas->cursor_row = app->frame.body;
	canvas->cursor_column = page->margin;
	for (i = 0; place->top + i < move_view_end(app); i++) {
		line = place->top + i;
		if (app->frame.body + (int)i < canvas->first || app->frame.body + (int)i >= canvas->end)
			continue;
		draw_line(page, line, app->frame.body + (int)i, line >= chosen->first_line && line < chosen->first_line + chosen->line_count, canvas);
	}
	if (has_row)
		draw_marker(app, row_on_screen(app, place->cursor), rows_on_screen(app, place->cursor), canvas);
}

/* That there is more than the window shows. */
static void
draw_more(const struct app *app, struct canvas *canvas)
{
	const size_t top = app_place(app)->top, limit = move_limit(app);
	const bool utf8 = app->options.utf8, is_choosing = move_is_in_view(app, app_place(app)->cursor);
	const size_t rows = app->page.row_count;
	struct buf text = { 0 };
	const char *words;

	if (limit == 0)
		return;
	/* With no row to choose in view, Enter reads on. */
	if (top == 0 && !is_choosing)
		words = utf8 ? _("↓ more: press Enter") : _("more below: press Enter");
	else if (top == 0)
		/* TRANSLATORS: there is more text below than the window shows. */
		words = utf8 ? _("↓ more") : _("more below");
	else if (top == limit)
		words = utf8 ? _("↑ more") : _("more above");
	else if (!is_choosing)
		words = utf8 ? _("↑↓ more: press Enter") : _("more above and below: press Enter");
	else
		words = utf8 ? _("↑↓ more") : _("more above and below");
	if (is_choosing && app->page.then != NULL && rows > 0 && !move_is_in_view(app, rows - 1))
		/* TRANSLATORS: there is more text below, and behind it something that goes on: "more below, then: Go on". */
		buf_printf(&text, _("%s, then: %s"), words, app->page.then);
	else
		buf_puts(&text, words);
	canvas_put(canvas, app->frame.more, app->page.margin, LOOK_PLAIN, buf_text(&text), text.len);
	buf_clear(&text);
}

static void
draw_help_row(const struct app *app, struct canvas *canvas)
{
	const bool chosen = app_place(app)->cursor >= app->page.row_count;
	const char *words = _("Something has happened"), *key = keys_name(PRESS_F2, app->options.utf8);
	int column = app->page.margin;
	char keys[32];

	if (app->frame.help < 0)
		return;
	column = canvas_put(canvas, app->frame.help, column, chosen ? LOOK_CHOSEN : LOOK_PLAIN, words, strlen(words));
	if (app->options.letter_keys)
		/* TRANSLATORS: two keys that do the same: "F2 or !". */
		snprintf(keys, sizeof(keys), _("%s or %s"), key, keys_name('!', app->options.utf8));
	else
		snprintf(keys, sizeof(keys), "%s", key);
	canvas_put(canvas, app->frame.help, column + 2, LOOK_PLAIN, keys, strlen(keys));
	if (chosen)
		draw_marker(app, row_on_screen(app, app->page.row_count), 1, canvas);
}

/* Too small for anything but a sentence. */
static void
draw_small(const struct app *app, struct canvas *canvas)
{
	static const char *const sentences[] = {
		N_("Please make this window larger: 40 by 12 or more."),
		N_("In danger now? Call 999."),
		N_("Esc leaves."),
	};
	size_t i, at, take;
	int row = 0;

	for (i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++) {
		const char *text = _(sentences[i]);
		size_t start = 0;

		while (row < app->rows && app->columns > 0 && text_wrap(text, strlen(text), app->columns, &start, &at, &take))
			canvas_put(canvas, row++, 0, LOOK_PLAIN, text + at, take);
	}
}

/* From the page to "Something has happened": wherever the cursor can be, and what stands between. */
static void
draw_under_head(const struct app *app, struct canvas *canvas)
{
	size_t i;

	draw_body(app, canvas);
	for (i = 0; i < app->message.line_count; i++)
		draw_line(&app->message, i, app->frame.message + (int)i, false, canvas);
	draw_more(app, canvas);
	draw_help_row(app, canvas);
}

void
app_draw_move(const struct app *app, struct canvas *canvas)
{
	const size_t cursor = app_place(app)->cursor;
	const int before = canvas->cursor_row, before_end = before + canvas->cursor_rows;
	const int now = row_on_screen(app, cursor), now_end = now + rows_on_screen(app, cursor);

	canvas_clip(canvas, now < before ? now : before, now_end > before_end ? now_end : before_end);
	canvas_wipe(canvas);
	draw_under_head(app, canvas);
}

void
app_draw(const struct app *app, struct canvas *canvas)
{
	size_t i;

	canvas_clip(canvas, 0, canvas->rows);
	canvas_wipe(canvas);
	if (app->rows < ROWS_LEAST || app->columns < COLUMNS_LEAST) {
		draw_small(app, canvas);
		return;
	}
	for (i = 0; i < app->head.line_count; i++)
		draw_line(&app->head, i, (int)i, false, canvas);
	if (app->frame.airy)
		draw_rule(app, (int)app->head.line_count, canvas);
	draw_under_head(app, canvas);
	canvas_put(canvas, app->frame.foot, FOOT_COLUMN, LOOK_PLAIN, buf_text(&app->foot), app->foot.len);
}
