/* move.c - the cursor among the rows, and which lines are in view; what a row does is its screen's. */
#include "tui/app.h"

/* Text between two rows up to this long is passed over in one step; longer text is read line by line [lines]. */
enum { SHORT_GAP = 3 };
/* One notch of the wheel, as in most programs [lines]. */
enum { WHEEL_LINES = 3 };

static struct place *
here(struct app *app)
{
	return &app->places[app->depth - 1];
}

static bool
has_help_row(const struct app *app)
{
	return !app_place(app)->screen->is_help;
}

static size_t
height(const struct app *app)
{
	return app->frame.height > 0 ? (size_t)app->frame.height : 0;
}

/* The card that a line is on: lines begin .. end.  Where nothing is spaced, the page is one. */
struct card { size_t begin, end; };

static struct card
card_of(const struct app *app, size_t line)
{
	struct card card = { 0, app->page.line_count };
	size_t i;

	for (i = 0; i < app->page.card_count; i++) {
		if (app->page.cards[i] > line) {
			card.end = app->page.cards[i];
			break;
		}
		card.begin = app->page.cards[i];
	}
	return card;
}

/* The last line of a card that may stand at the top. */
static size_t
last_top(const struct app *app, struct card card)
{
	return card.end - card.begin > height(app) ? card.end - height(app) : card.begin;
}

size_t
move_limit(const struct app *app)
{
	return last_top(app, card_of(app, app->page.line_count));
}

size_t
move_view_end(const struct app *app)
{
	const size_t top = app_place(app)->top, end = card_of(app, top).end;

	return end < top + height(app) ? end : top + height(app);
}

static size_t
first_line(const struct app *app, size_t row)
{
	return app->page.rows[row].first_line;
}

static size_t
end_line(const struct app *app, size_t row)
{
	return (size_t)app->page.rows[row].first_line + app->page.rows[row].line_count;
}

bool
move_is_in_view(const struct app *app, size_t row)
{
	const size_t top = app_place(app)->top;

	if (row >= app->page.row_count)
		return has_help_row(app);
	return first_line(app, row) >= top && first_line(app, row) < move_view_end(app);
}

/* Scroll as little as it takes to see all of a row, or its first lines. */
static void
bring_in_view(struct app *app, size_t row)
{
	struct place *place = here(app);
	struct card card;

	if (row >= app->page.row_count)
		return;
	card = card_of(app, first_line(app, row));
	if (place->top < card.begin || place->top >= card.end)
		place->top = card.begin;
	if (end_line(app, row) > place->top + height(app))
		place->top = end_line(app, row) - height(app);
	if (first_line(app, row) < place->top)
		place->top = first_line(app, row);
}

/* Whether keys do the same on two rows, so that the last line stays as it is. */
static bool
are_alike(const struct app *app, size_t one, size_t other)
{
	const struct page *page = &app->page;

	if (one >= page->row_count || other >= page->row_count)
		return one == other;
	return page->rows[one].has_box == page->rows[other].has_box;
}

static enum reaction
go_to(struct app *app, size_t row)
{
	struct place *place = here(app);
	const struct place was = *place;
	const bool was_in_view = move_is_in_view(app, was.cursor);

	place->cursor = row;
	bring_in_view(app, row);
	return was_in_view && place->top == was.top && are_alike(app, was.cursor, row) ? REACT_MOVE : REACT_PAINT;
}

/* A row in view, if the cursor is out of it: the first one (the last one if `backwards`). */
static void
catch_row(struct app *app, bool backwards)
{
	size_t i, count = app->page.row_count;

	if (move_is_in_view(app, here(app)->cursor))
		return;
	for (i = 0; i < count; i++) {
		size_t row = backwards ? count - 1 - i : i;

		if (move_is_in_view(app, row)) {
			here(app)->cursor = row;
			return;
		}
	}
}

static enum reaction
scroll_down(struct app *app, size_t lines)
{
	struct place *place = here(app);
	const struct card card = card_of(app, place->top);
	const size_t limit = last_top(app, card);

	if (place->top < limit)
		place->top = place->top + lines < limit ? place->top + lines : limit;
	else if (card.end < app->page.line_count)
		place->top = card.end;
	else
		return REACT_NOTHING;
	return REACT_PAINT;
}

static enum reaction
scroll_up(struct app *app, size_t lines)
{
	struct place *place = here(app);
	const struct card card = card_of(app, place->top);

	if (place->top == 0)
		return REACT_NOTHING;
	if (place->top > card.begin)
		place->top -= lines < place->top - card.begin ? lines : place->top - card.begin;
	else
		place->top = last_top(app, card_of(app, card.begin - 1));
	return REACT_PAINT;
}

/* The cursor's row is out of view: the nearest row in view that way, else a line further. */
static enum reaction
look_for_row(struct app *app, bool down)
{
	const size_t before = here(app)->cursor;
	enum reaction moved;

	catch_row(app, !down);
	if (here(app)->cursor != before)
		return REACT_PAINT;
	moved = down ? scroll_down(app, 1) : scroll_up(app, 1);
	catch_row(app, !down);
	return moved;
}

static enum reaction
move_down(struct app *app)
{
	const size_t cursor = here(app)->cursor, next = cursor + 1, count = app->page.row_count;

	if (cursor >= count)
		return REACT_NOTHING;
	if (!move_is_in_view(app, cursor) && here(app)->top < move_limit(app))
		return look_for_row(app, true);
	if (next == count) {
		if (scroll_down(app, 1) != REACT_NOTHING)
			return REACT_PAINT;
		return has_help_row(app) ? go_to(app, count) : REACT_NOTHING;
	}
	if (move_is_in_view(app, next) || first_line(app, next) - end_line(app, cursor) <= SHORT_GAP)
		return go_to(app, next);
	return scroll_down(app, 1);
}

static enum reaction
move_up(struct app *app)
{
	const size_t cursor = here(app)->cursor, count = app->page.row_count;

	if (cursor >= count) {
		if (count == 0 || !move_is_in_view(app, count - 1))
			return scroll_up(app, 1);
		return go_to(app, count - 1);
	}
	if (!move_is_in_view(app, cursor))
		return look_for_row(app, false);
	if (cursor == 0)
		return scroll_up(app, 1);
	if (move_is_in_view(app, cursor - 1) || first_line(app, cursor) - end_line(app, cursor - 1) <= SHORT_GAP)
		return go_to(app, cursor - 1);
	return scroll_up(app, 1);
}

/* A page less a line, so that eyes find the place again; at the end, the last row. */
static enum reaction
page_down(struct app *app)
{
	const size_t step = height(app) > 1 ? height(app) - 1 : 1;

	if (scroll_down(app, step) == REACT_NOTHING)
		return app->page.row_count > 0 ? go_to(app, app->page.row_count - 1) : REACT_NOTHING;
	catch_row(app, false);
	return REACT_PAINT;
}

static enum reaction
page_up(struct app *app)
{
	const size_t step = height(app) > 1 ? height(app) - 1 : 1;

	if (scroll_up(app, step) == REACT_NOTHING)
		return app->page.row_count > 0 ? go_to(app, 0) : REACT_NOTHING;
	catch_row(app, true);
	return REACT_PAINT;
}

/* The wheel shows more of a long page; where all is in view it moves the cursor. */
static enum reaction
turn_wheel(struct app *app, bool down)
{
	enum reaction moved;

	if (move_limit(app) == 0)
		return down ? move_down(app) : move_up(app);
	moved = down ? scroll_down(app, WHEEL_LINES) : scroll_up(app, WHEEL_LINES);
	catch_row(app, !down);
	return moved;
}

static enum reaction
jump(struct app *app, bool to_end)
{
	struct place *place = here(app);

	place->top = to_end ? move_limit(app) : 0;
	place->cursor = to_end && app->page.row_count > 0 ? app->page.row_count - 1 : 0;
	return REACT_PAINT;
}

/* Nothing waits for a second digit: "1" goes to row 1, and a "2" after it to row 12 if there is one, else to row 2. */
static enum reaction
type_digit(struct app *app, size_t digit)
{
	const size_t most = app->page.numbered < app->page.row_count ? app->page.numbered : app->page.row_count;
	size_t number = app->number * 10 + digit;

	if (app->number == 0 || number > most)
		number = digit;
	app->number = number <= most ? number : 0;
	return app->number > 0 ? go_to(app, app->number - 1) : REACT_NOTHING;
}

enum reaction
move_cursor(struct app *app, enum intent intent)
{
	if (intent >= INTENT_DIGIT)
		return type_digit(app, (size_t)(intent - INTENT_DIGIT));
	app->number = 0;
	switch (intent) {
	case INTENT_UP:
		return move_up(app);
	case INTENT_DOWN:
		return move_down(app);
	case INTENT_PAGE_UP:
		return page_up(app);
	case INTENT_PAGE_DOWN:
		return page_down(app);
	case INTENT_WHEEL_UP:
		return turn_wheel(app, false);
	case INTENT_WHEEL_DOWN:
		return turn_wheel(app, true);
	case INTENT_FIRST:
		return jump(app, false);
	case INTENT_LAST:
		return jump(app, true);
	default:
		return REACT_NOTHING;
	}
}

void
move_settle(struct app *app, bool was_in_view)
{
	struct place *place = here(app);
	const size_t rows = app->page.row_count;

	if (place->fresh) {
		place->fresh = false;
		place->top = 0;
		place->cursor = app->page.initial;
		/* What stands above the first row is there to be read first. */
		was_in_view = place->cursor > 0;
	}
	if (place->cursor > rows || (place->cursor == rows && !has_help_row(app)))
		place->cursor = rows > 0 ? rows - 1 : 0;
	if (place->top > move_limit(app))
		place->top = move_limit(app);
	if (was_in_view)
		bring_in_view(app, place->cursor);
}

void
move_rest(struct app *app)
{
	struct place *place = here(app);

	if (place->cursor >= app->page.row_count || !move_is_in_view(app, place->cursor))
		return;
	if (card_of(app, first_line(app, place->cursor)).begin == 0 && end_line(app, place->cursor) <= height(app))
		place->top = 0;
}
