/* on_screen.c - leads the full screen without a terminal: keys in, and what it asks read off the drawn canvas. */
#include <stdlib.h>
#include <string.h>

#include <closeknit/pack.h>

#include "faces.h"
#include "tui/app.h"

/* More keys than any one screen can want. */
enum { KEYS_MAX = 2000 };
/* The first of a screen's acts is what its rows are for: an option of a question, a question of the review. */
enum { ACT_FIRST = 0 };

static const char TAKE_UP[] = "Answer what I put off";

struct hand {
	struct led *led;
	struct app *app;
	bool over;
	size_t asked, topics;
};

/* ---- Keys and eyes ---------------------------------------------------------------------------------------------- */

static void
fault(struct hand *hand, const char *what)
{
	if (hand->led->fault.len == 0)
		buf_printf(&hand->led->fault, "after %zu questions, on the screen \"%s\": %s", hand->asked, app_place(hand->app)->screen->name, what);
}

static void
press(struct hand *hand, uint32_t key)
{
	enum reaction done = app_handle(hand->app, keys_intent(key, true));

	if ((done & REACT_OVER) != 0)
		hand->over = true;
	else if ((done & REACT_LAY) != 0 && app_lay(hand->app) != 0)
		fault(hand, hand->app->err.text);
}

static bool
is_on(const struct hand *hand, const char *screen)
{
	return strcmp(app_place(hand->app)->screen->name, screen) == 0;
}

static void
add_squeezed(struct buf *out, const char *text, size_t len)
{
	for (; len > 0; text++, len--)
		if (*text != ' ')
			buf_putc(out, *text);
}

/* Draw, as lines; which of them the cursor is on into *row. */
static void
look(const struct hand *hand, struct buf *lines, int *row)
{
	struct canvas canvas;

	if (canvas_init(&canvas, hand->app->rows, hand->app->columns) == 0) {
		app_draw(hand->app, &canvas);
		canvas_to_text(&canvas, lines);
	}
	*row = canvas.cursor_row;
	canvas_clear(&canvas);
}

/* Whether some whole lines beneath one another say `text`, wherever it is wrapped. */
static bool
is_drawn(const struct hand *hand, const struct buf *text)
{
	struct buf lines = { 0 }, said = { 0 }, wanted = { 0 };
	const char *from, *line;
	bool found = false;
	int row;

	look(hand, &lines, &row);
	add_squeezed(&wanted, buf_text(text), text->len);
	for (from = buf_text(&lines); !found && *from != '\0'; from += strcspn(from, "\n"), from += *from == '\n') {
		buf_reset(&said);
		for (line = from; !found && *line != '\0' && *line != '\n' && said.len < wanted.len; line += *line == '\n') {
			const size_t len = strcspn(line, "\n");

			add_squeezed(&said, line, len);
			line += len;
			found = strcmp(buf_text(&said), buf_text(&wanted)) == 0;
		}
	}
	buf_clear(&lines);
	buf_clear(&said);
	buf_clear(&wanted);
	return found;
}

static bool
cursor_is_on(const struct hand *hand, const char *words)
{
	struct buf lines = { 0 };
	const char *line;
	bool is;
	int row;

	look(hand, &lines, &row);
	for (line = buf_text(&lines); row > 0 && *line != '\0'; row--)
		line += strcspn(line, "\n") + 1;
	is = strstr(line, words) != NULL && strstr(line, words) < line + strcspn(line, "\n");
	buf_clear(&lines);
	return is;
}

/* ---- Reading what is asked -------------------------------------------------------------------------------------- */

/* The screen should ask the next item of the way now; a small window may have scrolled its question away. */
static void
read_question(struct hand *hand, uint32_t item)
{
	struct buf ask = { 0 };

	sitting_put_ask(hand->led->sitting, item, &ask);
	if (!is_on(hand, "question"))
		fault(hand, "no question is asked");
	else if (!is_drawn(hand, &ask)) {
		press(hand, PRESS_HOME);
		if (!is_drawn(hand, &ask)) {
			buf_puts(&ask, " is not drawn");
			fault(hand, buf_text(&ask));
		}
	}
	buf_clear(&ask);
}

/* Past a topic's result, or from the start: Enter, which shows more where there is more to read. */
static void
enter_from(struct hand *hand, const char *screen)
{
	int keys;

	for (keys = 0; keys < KEYS_MAX && is_on(hand, screen); keys++)
		press(hand, keys < KEYS_MAX / 2 ? PRESS_ENTER : ' ');
}

/* What stands there after a step. */
static void
arrive(struct hand *hand, bool stays)
{
	const struct way *way = hand->led->way;

	if (is_on(hand, "topic")) {
		hand->topics++;
		enter_from(hand, "topic");
	}
	/* A topic's first page asks nothing. */
	enter_from(hand, "opening");
	if (stays) {
		read_question(hand, way->asked[hand->asked - 1]);
		return;
	}
	if (is_on(hand, "result"))
		return;
	if (hand->asked == way->asked_count)
		fault(hand, "one more question is asked than by the walk");
	else
		read_question(hand, way->asked[hand->asked++]);
}

/* ---- Doing ------------------------------------------------------------------------------------------------------ */

static bool
is_at(const struct hand *hand, uint32_t value)
{
	const struct page_row *row = app_row(hand->app);

	return row != NULL && row->act == ACT_FIRST && row->value == value;
}

static void
move_to(struct hand *hand, uint32_t value)
{
	int keys;

	press(hand, PRESS_HOME);
	for (keys = 0; keys < KEYS_MAX && !is_at(hand, value); keys++)
		press(hand, keys % 3 == 0 ? 'j' : PRESS_DOWN);
	if (!is_at(hand, value))
		fault(hand, "there is no way down to the row");
}

/* To an option, by its number for every second one. */
static void
move_to_option(struct hand *hand, uint32_t option)
{
	const struct pack *pack = hand->led->way->pack;
	const uint32_t number = option - pack->questions[pack->options[option].question].first_option + 1;

	if ((number + hand->led->seed) % 2 == 0) {
		move_to(hand, option);
		return;
	}
	if (number >= 10)
		press(hand, '0' + number / 10);
	press(hand, '0' + number % 10);
	if (!is_at(hand, option))
		fault(hand, "its number does not lead to the row");
}

static bool
is_among(const uint32_t *rows, size_t count, uint32_t row)
{
	while (count > 0)
		if (rows[--count] == row)
			return true;
	return false;
}

static void
toggle(struct hand *hand, uint32_t option)
{
	move_to_option(hand, option);
	press(hand, option % 2 == 0 ? ' ' : PRESS_ENTER);
}

static void
answer(struct hand *hand, const struct step *step)
{
	const struct way *way = hand->led->way;
	const uint32_t *wanted = &way->options[step->first];
	const struct pack *pack = way->pack;
	const struct pack_question *question = &pack->questions[pack->items[hand->led->sitting->walk.item].question];
	uint32_t i;

	if (question->kind == QUESTION_ONE) {
		toggle(hand, wanted[0]);
		return;
	}
	/* What was ticked before and is not meant goes first. */
	for (i = question->first_option; i < question->first_option + question->option_count; i++)
		if (!is_among(wanted, step->count, i) && is_among(hand->app->ticked, hand->app->ticked_count, i))
			toggle(hand, i);
	for (i = 0; i < step->count; i++)
		if (!is_among(hand->app->ticked, hand->app->ticked_count, wanted[i]))
			toggle(hand, wanted[i]);
	press(hand, PRESS_END);
	press(hand, PRESS_ENTER);
}

static void
take_up(struct hand *hand)
{
	int keys;

	press(hand, PRESS_HOME);
	for (keys = 0; keys < KEYS_MAX && !cursor_is_on(hand, TAKE_UP); keys++)
		press(hand, PRESS_DOWN);
	press(hand, PRESS_ENTER);
}

static void
do_step(struct hand *hand, const struct step *step)
{
	switch (step->kind) {
	case STEP_ANSWER:
		answer(hand, step);
		break;
	case STEP_SKIP:
		press(hand, PRESS_RIGHT);
		break;
	case STEP_BACK:
		press(hand, step->to % 2 == 0 ? PRESS_LEFT : PRESS_RUBOUT);
		enter_from(hand, "start");
		break;
	case STEP_WHY:
		press(hand, '?');
		if (!is_on(hand, "why"))
			fault(hand, "it does not say why");
		press(hand, PRESS_LEFT);
		break;
	case STEP_GO:
		press(hand, 'r');
		move_to(hand, step->to);
		press(hand, PRESS_ENTER);
		break;
	case STEP_TAKE_UP:
		take_up(hand);
		break;
	case STEP_KINDS:
		break;
	}
	arrive(hand, step->stays);
}

static void
lead(struct hand *hand)
{
	const struct way *way = hand->led->way;
	size_t i;

	enter_from(hand, "start");
	arrive(hand, false);
	for (i = 0; i < way->step_count && hand->led->fault.len == 0 && !hand->over; i++)
		do_step(hand, &way->steps[i]);
	if (hand->asked != way->asked_count)
		fault(hand, "fewer questions are asked than by the walk");
	if (hand->topics != way->topics)
		fault(hand, "other topics' results are shown than the walk's");
	if (hand->over)
		fault(hand, "it ended by itself");
	press(hand, 'q');
	press(hand, 'q');
	if (!hand->over || hand->app->result != TUI_LEFT)
		fault(hand, "it cannot be left");
}

void
led_on_screen(struct led *led)
{
	static const struct {
		int rows, columns;
	} sizes[] = { { 100, 80 }, { 24, 80 }, { 24, 50 }, { 40, 132 } };
	const struct tui_options options = { .letter_keys = true, .utf8 = true, .colour = true };
	const size_t size = led->seed % (sizeof(sizes) / sizeof(sizes[0]));
	struct err err = { 0 };
	struct hand hand = { .led = led, .app = faces_allocated(app_new(led->sitting, &options, &err)) };

	if (app_resize(hand.app, sizes[size].rows, sizes[size].columns) != 0)
		fault(&hand, hand.app->err.text);
	lead(&hand);
	app_free(hand.app);
}
