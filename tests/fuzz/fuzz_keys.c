/* fuzz_keys.c - any bytes from a terminal to the full screen: after each key it can be laid out and drawn, in a window of any size. */
#include <string.h>

#include <closeknit/base.h>

#include "kit.h"
#include "sitting/sitting.h"
#include "tui/app.h"
#include "tui/decode.h"
#include "tui/tui.h"

/* So many keys show what there is to show; more only take time. */
enum { KEYS_MAX = 400 };
/* This byte resizes, by the two that follow: no key sends it. */
enum { RESIZE = 0xff };

static void
draw(const struct app *app)
{
	struct canvas canvas;
	struct buf text = { 0 };

	require(canvas_init(&canvas, app->rows, app->columns) == 0);
	app_draw(app, &canvas);
	canvas_to_text(&canvas, &text);
	require(!text.failed);
	kit_require_fit(buf_text(&text), text.len, true);
	canvas_clear(&canvas);
	buf_clear(&text);
}

/* Where only the cursor has moved, drawing its rows alone makes the same screen. */
static void
draw_move(const struct app *app, struct canvas *before)
{
	struct canvas whole;

	require(canvas_init(&whole, app->rows, app->columns) == 0);
	app_draw(app, &whole);
	app_draw_move(app, before);
	require(memcmp(before->cells, whole.cells, sizeof(*whole.cells) * (size_t)app->rows * (size_t)app->columns) == 0);
	require(before->cursor_row == whole.cursor_row && before->cursor_column == whole.cursor_column && before->cursor_rows == whole.cursor_rows);
	canvas_clear(&whole);
}

/* Whether it goes on. */
static bool
press(struct app *app, const struct decoder *decoder, uint32_t key)
{
	const enum intent intent = key == PRESS_CLICK ? app_click(app, decoder->row, decoder->column) : keys_intent(key, app->options.letter_keys);
	struct canvas before;
	enum reaction done;

	require(canvas_init(&before, app->rows, app->columns) == 0);
	app_draw(app, &before);
	done = intent == INTENT_NONE || intent == INTENT_AT_ONCE ? REACT_NOTHING : app_handle(app, intent);
	if (done == REACT_MOVE)
		draw_move(app, &before);
	canvas_clear(&before);
	if ((done & REACT_OVER) != 0)
		return false;
	if ((done & REACT_LAY) != 0)
		require(app_lay(app) == 0);
	require(app->depth >= 1 && app->depth <= PLACES_MAX);
	if (done != REACT_NOTHING)
		draw(app);
	return true;
}

static void
play(struct app *app, const uint8_t *data, size_t size)
{
	struct decoder decoder = { .len = 0 };
	size_t i, keys = 0;
	bool again = false;

	for (i = 0; i < size && keys < KEYS_MAX; i += !again) {
		again = false;
		if (data[i] == RESIZE && i + 2 < size) {
			require(app_resize(app, 1 + data[i + 1] % 80, 1 + data[i + 2]) == 0);
			draw(app);
			i += 2;
			continue;
		}
		if (!press(app, &decoder, decode_byte(&decoder, data[i], &again)))
			return;
		keys++;
	}
	if (decode_is_waiting(&decoder))
		press(app, &decoder, decode_end(&decoder));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct tui_options options = { .letter_keys = size == 0 || (data[0] & 1) == 0, .utf8 = size == 0 || (data[0] & 2) == 0, .colour = true,
		.large = size > 0 && (data[0] & 4) != 0, .mouse = true };
	struct sitting *sitting = kit_sitting();
	struct err err = { 0 };
	struct app *app = app_new(sitting, &options, &err);

	require(app != NULL && app_resize(app, 24, 80) == 0);
	play(app, data, size);
	app_free(app);
	require(sitting_close(sitting, &err) == 0);
	return 0;
}
