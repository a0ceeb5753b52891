/* tui.c - the full screen's loop: keys from the terminal to the app, its canvas to the terminal. */
#include "tui/tui.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "sitting/sitting.h"
#include "tui/app.h"
#include "tui/term.h"

/* For who cannot see the screen: said before it is taken over, no key awaited (DESIGN.md 6). */
static int
say_other_face(struct err *err)
{
	const char *line = _("For a screen reader: closeknit --plain reads line by line.\n");

	return file_put(STDOUT_FILENO, line, strlen(line), err);
}

static int
fit_window(struct app *app, struct canvas *canvas)
{
	int rows, columns;

	term_size(&rows, &columns);
	canvas_clear(canvas);
	if (canvas_init(canvas, rows, columns) != 0)
		return err_memory(&app->err);
	return app_resize(app, rows, columns);
}

/* What a key does; all that follows from it but painting. */
static enum reaction
press_key(struct app *app, struct term *term, uint32_t press)
{
	enum intent intent = keys_intent(press, app->options.letter_keys);
	enum reaction done;
	int row, column;

	if (press == PRESS_CLICK) {
		term_pointed(term, &row, &column);
		intent = app_click(app, row, column);
	}
	if (intent == INTENT_AT_ONCE)
		raise(SIGQUIT);
	if (intent == INTENT_REDRAW) {
		term_forget(term);
		return REACT_PAINT;
	}
	done = intent == INTENT_NONE ? REACT_NOTHING : app_handle(app, intent);
	if ((done & REACT_LAY) != 0 && app_lay(app) != 0)
		return app_fail(app);
	if ((done & REACT_DRESS) != 0)
		term_dress(term, &app->options);
	return done;
}

/* The printer's answer. */
static enum reaction
hear_printer(struct app *app)
{
	const enum reaction done = app_printed(app);

	return (done & REACT_LAY) != 0 && app_lay(app) != 0 ? app_fail(app) : done;
}

static enum reaction
next_event(struct app *app, struct term *term, struct canvas *canvas)
{
	uint32_t press;

	term_watch(term, printer_fd(app->sitting->printer));
	switch (term_read(term, &press)) {
	case TERM_KEY:
		return press_key(app, term, press);
	case TERM_RESIZED:
		return fit_window(app, canvas) == 0 ? REACT_PAINT : app_fail(app);
	case TERM_WATCHED:
		return hear_printer(app);
	default:
		/* The terminal is gone, or a signal asks to leave: what is ticked so far is not lost. */
		app_hold(app);
		app->result = TUI_LEFT;
		return REACT_OVER;
	}
}

/* Paint once the keys have run dry, and only if something changed. */
static int
run(struct app *app, struct term *term, struct canvas *canvas)
{
	enum reaction done = REACT_PAINT;

	if (fit_window(app, canvas) != 0)
		return -1;
	for (;;) {
		while ((done & REACT_OVER) == 0 && term_is_pending(term))
			done |= next_event(app, term, canvas);
		if ((done & REACT_OVER) != 0)
			return app->result == TUI_FAILED ? -1 : 0;
		if (done != REACT_NOTHING) {
			if (done == REACT_MOVE)
				app_draw_move(app, canvas);
			else
				app_draw(app, canvas);
			term_watch_mouse(term, app_wants_mouse(app));
			if (term_paint(term, canvas) != 0)
				return err_memory(&app->err);
		}
		done = next_event(app, term, canvas);
	}
}

int
tui_run(struct sitting *sitting, const struct tui_options *options, struct err *err)
{
	struct canvas canvas = { 0 };
	struct app *app = NULL;
	struct term *term;
	int result = TUI_FAILED;

	if (say_other_face(err) != 0 || (app = app_new(sitting, options, err)) == NULL)
		return TUI_FAILED;
	if ((term = term_open(options, err)) == NULL) {
		app_free(app);
		return err->kind == ERR_NONE ? TUI_NO_TERMINAL : TUI_FAILED;
	}
	app->wipes = term_wipes(term);
	result = run(app, term, &canvas) == 0 ? (int)app->result : TUI_FAILED;
	if (result == TUI_FAILED && err != NULL)
		*err = app->err;
	term_close(term);
	canvas_clear(&canvas);
	app_free(app);
	return result;
}
