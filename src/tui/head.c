/* head.c - what stands around a page: title and place, message, keys; and how many rows are left for the page. */
#include <string.h>

#include "base/say.h"
#include "sitting/sitting.h"
#include "tui/ascii.h"
#include "tui/screens.h"

/* However long a message is, so much of the page stays in view [rows]. */
enum { BODY_LEAST = 3 };

/* ---- The last line: keys ------------------------------------------------------------------------------------ */

/* How the last line is written: the widest way that fits. */
struct writing {
	int gap;		/* between two hints [columns] */
	bool at_once;		/* "leave at once", not "leave" */
	bool bare;		/* what choosing does is left to be guessed, "Enter"; a key that none guesses says it in brief, "Space tick" */
	bool signs;		/* "<-", not "Left", which only ASCII needs */
	bool arrow;		/* "<-", not "<- back" */
};

/* The gaps there are: wide, and where it has to be [columns]. */
enum { GAP_WIDE = 3, GAP_NARROW = 2 };

static void
put_keys(const struct app *app, enum intent intent, bool signs, struct buf *out)
{
	const bool utf8 = app->options.utf8;
	uint32_t keys[3];
	size_t count = keys_of(intent, app->options.letter_keys, keys);

	if (intent == INTENT_UP) {
		buf_puts(out, keys_name(PRESS_UP, utf8));
		buf_puts(out, utf8 ? "" : "/");
		buf_puts(out, keys_name(PRESS_DOWN, utf8));
	} else if ((intent == INTENT_BACK || intent == INTENT_LATER) && signs && !utf8) {
		buf_puts(out, intent == INTENT_BACK ? "<-" : "->");
	} else if (count > 0) {
		/* The letter, where there is one: every keyboard has it at hand. */
		buf_puts(out, keys_name(keys[count > 1 && keys[1] < PRESS_RUBOUT ? 1 : 0], utf8));
	}
}

/* Ranks of hints: from PLAIN on they are keys that the menu has too; CHOOSING may do without its words, see screens.h. */
enum { RANK_CHOOSING = 3, RANK_PLAIN = 5 };

/* What a hint says of its key here, NULL for nothing: what Enter does depends on the row that the cursor is on, if it is on any in view. */
static const char *
words_of(const struct app *app, const struct hint *hint, struct writing how)
{
	const struct place *place = app_place(app);

	if (how.arrow && hint->intent == INTENT_BACK)
		return NULL;
	if (how.bare && hint->rank == RANK_CHOOSING)
		return hint->intent == INTENT_TICK ? N_("tick") : NULL;
	if (hint->intent != INTENT_CHOOSE)
		return hint->words;
	if (!move_is_in_view(app, place->cursor))
		return place->top < move_limit(app) ? N_("a page on") : N_("to the last row");
	return place->cursor < app->page.row_count ? hint->words : N_("choose");
}

static void
put_hint(const struct app *app, const struct hint *hint, struct writing how, struct buf *out)
{
	const char *words = words_of(app, hint, how);

	if (hint->intent == INTENT_NONE)
		buf_puts(out, _("Ctrl-X"));
	else
		put_keys(app, hint->intent, how.signs, out);
	if (words == NULL)
		return;
	buf_putc(out, ' ');
	if (app->options.utf8)
		buf_puts(out, _(words));
	else
		ascii_put(out, _(words), strlen(_(words)));
}

/* Whether it fits. */
static bool
put_foot(struct app *app, const struct hint *const hints[], size_t count, struct writing how)
{
	static const struct hint at_once = { INTENT_NONE, 0, N_("leave at once") };
	struct buf *out = &app->foot;
	size_t i;

	buf_reset(out);
	app->hint_count = count;
	for (i = 0; i < count; i++) {
		buf_printf(out, "%*s", i > 0 ? how.gap : 0, "");
		app->hints[i].column = FOOT_COLUMN + text_columns(buf_text(out), out->len);
		put_hint(app, hints[i]->intent == INTENT_NONE && how.at_once ? &at_once : hints[i], how, out);
		app->hints[i].end = FOOT_COLUMN + text_columns(buf_text(out), out->len);
		app->hints[i].intent = hints[i]->intent == INTENT_NONE ? INTENT_AT_ONCE : hints[i]->intent;
	}
	return text_columns(buf_text(out), out->len) <= app->columns - 2 * FOOT_COLUMN;
}

static bool
has_boxes(const struct page *page)
{
	size_t i;

	for (i = 0; i < page->row_count; i++)
		if (page->rows[i].has_box)
			return true;
	return false;
}

/* The hint as it is here: keys that mark a row are no use where the cursor is on none that can be ticked, and Enter opens nothing there.  NULL if it is left out. */
static const struct hint *
fitting(const struct app *app, const struct hint *hint)
{
	static const struct hint choose = HINT_CHOOSE;
	const struct page_row *row = app_row(app);
	const bool on_box = row != NULL && row->has_box;

	if (app_place(app)->screen->hints->intent != INTENT_TICK)
		return hint;
	switch (hint->intent) {
	case INTENT_TICK:
	case INTENT_NOT_NOW:
	case INTENT_KEEP:
		return on_box ? hint : NULL;
	case INTENT_FILTER:
		return has_boxes(&app->page) ? hint : NULL;
	case INTENT_CHOOSE:
		return on_box ? hint : &choose;
	default:
		return hint;
	}
}

/* A way to write the last line that takes less; a hint is left out only where there is none, that of the highest rank first. */
static struct writing
shorten(const struct hint *hints[], size_t *count, struct writing how)
{
	size_t i, worst = 0;

	if (how.gap > GAP_NARROW) {
		how.gap = GAP_NARROW;
		return how;
	}
	for (i = 1; i < *count; i++)
		if (hints[i]->rank >= hints[worst]->rank)
			worst = i;
	how.gap = GAP_WIDE;
	if (!how.signs) {
		how.signs = true;
	} else if (hints[worst]->rank < RANK_PLAIN && how.at_once) {
		how.at_once = false;
	} else if (hints[worst]->rank == RANK_CHOOSING && !how.bare) {
		how.bare = true;
	} else if (hints[worst]->rank == RANK_CHOOSING && !how.arrow) {
		how.arrow = true;
	} else {
		for (i = worst + 1; i < *count; i++)
			hints[i - 1] = hints[i];
		(*count)--;
	}
	return how;
}

void
head_lay_foot(struct app *app)
{
	static const struct hint leave = { INTENT_NONE, 0, N_("leave") };
	struct writing how = { .gap = GAP_WIDE, .at_once = !page_is_narrow(&app->page), .signs = app->options.utf8 };
	const struct hint *hint, *hints[HINTS_MAX];
	size_t count = 0;

	for (hint = app_place(app)->screen->hints; hint->intent != INTENT_NONE && count < HINTS_MAX - 1; hint++)
		if ((hints[count] = fitting(app, hint)) != NULL)
			count++;
	hints[count++] = &leave;
	while (!put_foot(app, hints, count, how) && count > 1)
		how = shorten(hints, &count, how);
}

/* ---- The rest ----------------------------------------------------------------------------------------------- */

static void
lay_message(struct app *app)
{
	struct buf unsaved = { 0 };

	page_begin(&app->message, app->columns, false, app->options.utf8);
	/* As wide as a magnifier holds, and close together: the page keeps what room there is. */
	if (app->options.large && app->message.width > PAGE_MEASURE_SPACED)
		app->message.width = PAGE_MEASURE_SPACED;
	sitting_put_unsaved(app->sitting, &unsaved);
	if (unsaved.len > 0)
		page_say(&app->message, LOOK_STRONG, 0, buf_text(&unsaved));
	if (app->say.len > 0)
		page_say(&app->message, LOOK_PLAIN, 0, buf_text(&app->say));
	buf_clear(&unsaved);
}

static void
lay_frame(struct app *app)
{
	const bool is_help = app_place(app)->screen->is_help;
	struct frame *frame = &app->frame;
	int room, message = (int)app->message.line_count;

	frame->foot = app->rows - 1;
	frame->help = is_help ? -1 : frame->foot - (frame->airy ? 2 : 1);
	frame->more = (is_help ? frame->foot : frame->help) - 1;
	frame->body = (int)app->head.line_count + (frame->airy ? 2 : 0);
	room = frame->more - frame->body - (frame->airy ? 1 : 0) - BODY_LEAST;
	if (message > room)
		message = room > 0 ? room : 0;
	app->message.line_count = (size_t)message;
	frame->message = frame->more - message;
	frame->height = frame->message - frame->body - (message > 0 && frame->airy ? 1 : 0);
	/* A page too long for its place may have the empty row above it. */
	if (frame->airy && app->page.line_count > (size_t)(frame->height > 0 ? frame->height : 0)) {
		frame->body--;
		frame->height++;
	}
	if (frame->height < 0)
		frame->height = 0;
}

/* How wide the head is: for a magnifier title and place stand together on the left [columns]. */
static int
head_columns(const struct app *app, const struct page *page)
{
	const int most = PAGE_MEASURE_SPACED + 2 * page->margin;

	return app->options.large && app->columns > most ? most : app->columns;
}

bool
head_is_beside(const struct app *app, const struct page *page, const char *status)
{
	return text_columns(buf_text(&page->title), page->title.len) + HEAD_GAP + text_columns(status, strlen(status)) <=
	    head_columns(app, page) - 2 * HEAD_EDGE;
}

void
head_lay(struct app *app)
{
	page_begin(&app->head, app->columns, false, app->options.utf8);
	page_between(&app->head, head_columns(app, &app->page), buf_text(&app->page.title), buf_text(&app->page.status));
	lay_message(app);
	lay_frame(app);
}
