/* head.c - what stands around a page: title and place, message, keys; and how many rows are left for the page. */
#include <string.h>

#include "base/say.h"
#include "sitting/sitting.h"
#include "tui/ascii.h"
#include "tui/screens.h"

/* However long a message is, so much of the page stays in view [rows]. */
enum { BODY_LEAST = 3 };

/* ---- The last line: keys ------------------------------------------------------------------------------------ */

static void
put_keys(const struct app *app, enum intent intent, struct buf *out)
{
	const bool utf8 = app->options.utf8;
	uint32_t keys[3];
	size_t count = keys_of(intent, app->options.letter_keys, keys);

	if (intent == INTENT_UP) {
		buf_puts(out, keys_name(PRESS_UP, utf8));
		buf_puts(out, utf8 ? "" : "/");
		buf_puts(out, keys_name(PRESS_DOWN, utf8));
	} else if (count > 0) {
		/* The letter, where there is one: every keyboard has it at hand. */
		buf_puts(out, keys_name(keys[count > 1 && keys[1] < PRESS_RUBOUT ? 1 : 0], utf8));
	}
}

static void
put_hint(const struct app *app, const struct hint *hint, struct buf *out)
{
	if (hint->intent == INTENT_NONE)
		buf_puts(out, _("Ctrl-X"));
	else
		put_keys(app, hint->intent, out);
	buf_putc(out, ' ');
	if (app->options.utf8)
		buf_puts(out, _(hint->words));
	else
		ascii_put(out, _(hint->words), strlen(_(hint->words)));
}

static void
put_foot(struct app *app, const struct hint *const hints[], size_t count, const char *gap)
{
	struct buf *out = &app->foot;
	size_t i;

	buf_reset(out);
	app->hint_count = count;
	for (i = 0; i < count; i++) {
		buf_puts(out, i > 0 ? gap : "");
		app->hints[i].column = FOOT_COLUMN + text_columns(buf_text(out), out->len);
		put_hint(app, hints[i], out);
		app->hints[i].end = FOOT_COLUMN + text_columns(buf_text(out), out->len);
		app->hints[i].intent = hints[i]->intent == INTENT_NONE ? INTENT_AT_ONCE : hints[i]->intent;
	}
}

/* As many hints as fit, those of the highest rank left out first; the way out always stays. */
static void
lay_foot(struct app *app)
{
	static const struct hint leave_wide = { INTENT_NONE, N_("leave at once"), 0 }, leave_narrow = { INTENT_NONE, N_("leave"), 0 };
	const struct hint *hint, *hints[HINTS_MAX], *leave = page_is_narrow(&app->page) ? &leave_narrow : &leave_wide;
	size_t count = 0, i, worst;

	for (hint = app_place(app)->screen->hints; hint->intent != INTENT_NONE && count < HINTS_MAX - 1; hint++)
		hints[count++] = hint;
	hints[count++] = leave;
	for (;;) {
		put_foot(app, hints, count, "   ");
		if (count == 1 || text_columns(buf_text(&app->foot), app->foot.len) <= app->columns - 2)
			return;
		put_foot(app, hints, count, "  ");
		if (text_columns(buf_text(&app->foot), app->foot.len) <= app->columns - 2)
			return;
		for (worst = 0, i = 1; i < count; i++)
			if (hints[i]->rank >= hints[worst]->rank)
				worst = i;
		for (i = worst + 1; i < count; i++)
			hints[i - 1] = hints[i];
		count--;
	}
}

/* ---- The rest ----------------------------------------------------------------------------------------------- */

static void
lay_message(struct app *app)
{
	struct buf unsaved = { 0 };

	page_begin(&app->message, app->columns, false, app->options.utf8);
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

void
head_lay(struct app *app)
{
	/* For a magnifier both stand together on the left. */
	const int most = PAGE_MEASURE_SPACED + 2 * app->page.margin, near = app->columns < most ? app->columns : most;

	page_begin(&app->head, app->columns, false, app->options.utf8);
	page_between(&app->head, app->options.large ? near : app->columns, buf_text(&app->page.title), buf_text(&app->page.status));
	lay_message(app);
	lay_foot(app);
	lay_frame(app);
}
