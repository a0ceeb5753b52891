/* kit_screen.c - the full screen without a terminal, for screens as keys in and text out. */
#include "kit_screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <check.h>
#include <closeknit/audit.h>
#include <closeknit/pack.h>

#include "sitting/sitting.h"
#include "store/store.h"
#include "tui/app.h"

/* What a case is played with. */
struct stage {
	struct buf pack_bytes, audit_bytes;
	struct pack *pack;
	struct paths paths;
	struct sitting *sitting;
	struct app *app;
	struct tui_options options;
	bool wipes;		/* the terminal has no second screen */
	struct sitting_languages *languages, *offered;	/* to choose from; NULL: none were asked for */
	int32_t today;
	char *home;	/* or NULL */
	int rows, columns;
	struct buf *out;
};

/* 2026-11-22T10:00:00Z. */
static int64_t
still_now(void)
{
	return 1795341600;
}

static void
read_pack(struct stage *stage, const char *path)
{
	struct complaints found = { 0 };
	struct err err = { 0 };

	pack_free(stage->pack);
	buf_reset(&stage->pack_bytes);
	ck_assert_msg(file_read(path, PACK_MAX_BYTES, &stage->pack_bytes, &err) == 0, "%s", err.text);
	stage->pack = pack_read(stage->pack_bytes.bytes, stage->pack_bytes.len, path, &found, &err);
	ck_assert_msg(stage->pack != NULL, "%s", err.text);
	complaints_clear(&found);
}

/* What a person can choose from; the words stay the pack's, for what a translation says is the pack's tests' matter. */
static int
speak_nothing(struct sitting_languages *languages, size_t row, struct err *err)
{
	(void)err;
	languages->now = row;
	return 0;
}

/* The sitting keeps nothing; an audit is put into it as if it had been found. */
static void
begin(struct stage *stage)
{
	static char start[] = "/home/you";
	struct store_options store = { .no_save = stage->home == NULL, .read_only = stage->home != NULL };
	struct err err = { 0 };
	struct sitting_options options = { .paths = &stage->paths, .store = &store, .now = still_now, .today = stage->today };

	if (stage->app != NULL)
		return;
	if (stage->pack == NULL)
		read_pack(stage, "tests/packs/example.json");
	stage->paths.start = start;
	stage->paths.state = stage->home;
	options.pack = stage->pack;
	stage->sitting = sitting_open(&options, &err);
	ck_assert_msg(stage->sitting != NULL, "%s", err.text);
	if (stage->audit_bytes.len > 0) {
		ck_assert_msg(audit_read(stage->sitting->audit, stage->audit_bytes.bytes, stage->audit_bytes.len, NULL, &err) == 0, "%s", err.text);
		stage->sitting->resumed = stage->sitting->kept = true;
		walk_begin(&stage->sitting->walk, stage->sitting->audit, stage->sitting->score);
	}
	stage->sitting->languages = stage->languages;
	stage->sitting->speak = speak_nothing;
	stage->app = app_new(stage->sitting, &stage->options, &err);
	ck_assert_ptr_nonnull(stage->app);
	stage->app->wipes = stage->wipes;
	ck_assert_int_eq(app_resize(stage->app, stage->rows, stage->columns), 0);
}

static void
end(struct stage *stage)
{
	app_free(stage->app);
	ck_assert_int_eq(sitting_close(stage->sitting, NULL), 0);
	pack_free(stage->pack);
	free(stage->home);
	buf_clear(&stage->pack_bytes);
	buf_clear(&stage->audit_bytes);
}

/* Where only the cursor has moved, drawing its rows alone makes the screen that drawing all of it makes. */
static void
require_same_move(const struct app *app, struct canvas *before)
{
	const size_t size = (size_t)app->rows * (size_t)app->columns * sizeof(*before->cells);
	struct canvas whole;

	ck_assert_int_eq(canvas_init(&whole, app->rows, app->columns), 0);
	app_draw(app, &whole);
	app_draw_move(app, before);
	ck_assert_mem_eq(before->cells, whole.cells, size);
	ck_assert_int_eq(before->cursor_row, whole.cursor_row);
	ck_assert_int_eq(before->cursor_column, whole.cursor_column);
	ck_assert_int_eq(before->cursor_rows, whole.cursor_rows);
	canvas_clear(&whole);
}

void
screen_press(struct app *app, const char *names)
{
	char name[32];
	int taken;

	for (; sscanf(names, "%31s%n", name, &taken) == 1; names += taken) {
		const uint32_t press = keys_find(name);
		struct canvas before;
		enum reaction done;

		ck_assert_msg(press != PRESS_NONE, "no key \"%s\"", name);
		ck_assert_int_eq(canvas_init(&before, app->rows, app->columns), 0);
		app_draw(app, &before);
		done = app_handle(app, keys_intent(press, app->options.letter_keys));
		if ((done & REACT_LAY) != 0)
			ck_assert_int_eq(app_lay(app), 0);
		if (done == REACT_MOVE)
			require_same_move(app, &before);
		canvas_clear(&before);
	}
}

void
screen_show(const struct app *app, struct buf *out)
{
	struct canvas canvas;

	ck_assert_int_eq(canvas_init(&canvas, app->rows, app->columns), 0);
	app_draw(app, &canvas);
	canvas_to_text(&canvas, out);
	buf_printf(out, "cursor: row %d, column %d\n", canvas.cursor_row, canvas.cursor_column);
	canvas_clear(&canvas);
}

bool
screen_has(const struct app *app, const char *text)
{
	struct buf out = { 0 };
	bool has;

	screen_show(app, &out);
	has = strstr(buf_text(&out), text) != NULL;
	buf_clear(&out);
	return has;
}

/* "3 10": a click there, and what it means done. */
static void
click(struct stage *stage, const char *text)
{
	enum intent intent;
	enum reaction done;
	int row, column;

	ck_assert_int_eq(sscanf(text, "%d %d", &row, &column), 2);
	if ((intent = app_click(stage->app, row, column)) == INTENT_NONE)
		return;
	done = app_handle(stage->app, intent);
	if ((done & REACT_LAY) != 0)
		ck_assert_int_eq(app_lay(stage->app), 0);
}

static void
set_size(struct stage *stage, const char *text)
{
	ck_assert_int_eq(sscanf(text, "%dx%d", &stage->columns, &stage->rows), 2);
	if (stage->app != NULL)
		ck_assert_int_eq(app_resize(stage->app, stage->rows, stage->columns), 0);
}

/* As who comes to the screen in such a window finds it. */
static void
show_fresh(struct stage *stage, int rows, int columns, bool utf8)
{
	struct app *app = stage->app;

	app->options.utf8 = utf8;
	app->places[app->depth - 1].fresh = true;
	ck_assert_int_eq(app_resize(app, rows, columns), 0);
	screen_show(app, stage->out);
}

/* In both sizes, and both spelled in ASCII; then as it was. */
static void
show_each(struct stage *stage, const char *heading)
{
	struct app *app = stage->app;
	const struct place was = *app_place(app);

	buf_printf(stage->out, "=== %s\n", heading);
	show_fresh(stage, 24, 80, true);
	buf_printf(stage->out, "=== %s, small\n", heading);
	show_fresh(stage, 12, 40, true);
	buf_printf(stage->out, "=== %s, in ASCII\n", heading);
	show_fresh(stage, 24, 80, false);
	buf_printf(stage->out, "=== %s, small, in ASCII\n", heading);
	show_fresh(stage, 12, 40, false);
	app->options.utf8 = stage->options.utf8;
	app->places[app->depth - 1] = was;
	ck_assert_int_eq(app_resize(app, stage->rows, stage->columns), 0);
}

/* "1": so many languages are offered; all there are without a number. */
static void
offer(struct stage *stage, const char *text)
{
	stage->languages = stage->offered;
	if (*text != '\0')
		stage->languages->count = (size_t)(*text - '0');
}

static void
play(struct stage *stage, const char *word, const char *rest)
{
	struct err err = { 0 };

	if (strcmp(word, "size") == 0) {
		set_size(stage, rest);
	} else if (strcmp(word, "keys") == 0) {
		begin(stage);
		screen_press(stage->app, rest);
	} else if (strcmp(word, "show") == 0) {
		begin(stage);
		buf_printf(stage->out, "=== %s\n", rest);
		screen_show(stage->app, stage->out);
	} else if (strcmp(word, "each") == 0) {
		begin(stage);
		show_each(stage, rest);
	} else if (strcmp(word, "click") == 0) {
		click(stage, rest);
	} else {
		ck_assert_msg(stage->app == NULL, "\"%s\" stands before the first key", word);
		if (strcmp(word, "pack") == 0)
			read_pack(stage, rest);
		else if (strcmp(word, "home") == 0)
			ck_assert_ptr_nonnull(stage->home = strdup(rest));
		else if (strcmp(word, "audit") == 0)
			ck_assert_msg(file_read(rest, AUDIT_MAX_BYTES, &stage->audit_bytes, &err) == 0, "%s", err.text);
		else if (strcmp(word, "today") == 0)
			ck_assert_int_eq(date_parse(rest, strlen(rest), &stage->today), 0);
		else if (strcmp(word, "ascii") == 0)
			stage->options.utf8 = false;
		else if (strcmp(word, "no-letters") == 0)
			stage->options.letter_keys = false;
		else if (strcmp(word, "spaced") == 0)
			stage->options.large = true;
		else if (strcmp(word, "wipes") == 0)
			stage->wipes = true;
		else if (strcmp(word, "languages") == 0)
			offer(stage, rest);
		else
			ck_abort_msg("what is \"%s\"?", word);
	}
}

void
screen_case(const char *path, struct buf *out)
{
	struct sitting_language rows[] = { { "en-GB", "English", 0, 0, true }, { "cy", "Cymraeg", 100, 100, false }, { "pl", "Polski", 100, 73, false } };
	struct sitting_languages languages = { rows, 3, 0 };
	struct stage stage = { .options = { .letter_keys = true, .utf8 = true, .colour = true, .mouse = true }, .rows = 24, .columns = 80, .out = out, .offered = &languages };
	struct buf text = { 0 };
	struct err err = { 0 };
	char *line, *next, *rest;

	ck_assert_int_eq(date_parse("2026-11-22", 10, &stage.today), 0);
	ck_assert_msg(file_read(path, 65536, &text, &err) == 0, "%s", err.text);
	for (line = text.bytes; line != NULL && *line != '\0'; line = next) {
		if ((next = strchr(line, '\n')) != NULL)
			*next++ = '\0';
		if (*line == '#' || *line == '\0')
			continue;
		rest = line + strcspn(line, " ");
		if (*rest != '\0')
			*rest++ = '\0';
		play(&stage, line, rest);
	}
	end(&stage);
	buf_clear(&text);
}
