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
	int32_t today;
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

/* The sitting keeps nothing; an audit is put into it as if it had been found. */
static void
begin(struct stage *stage)
{
	static char start[] = "/home/you";
	struct store_options store = { .no_save = true };
	struct err err = { 0 };
	struct sitting_options options = { .paths = &stage->paths, .store = &store, .now = still_now, .today = stage->today };

	if (stage->app != NULL)
		return;
	if (stage->pack == NULL)
		read_pack(stage, "tests/packs/example.json");
	stage->paths.start = start;
	options.pack = stage->pack;
	stage->sitting = sitting_open(&options, &err);
	ck_assert_msg(stage->sitting != NULL, "%s", err.text);
	if (stage->audit_bytes.len > 0) {
		ck_assert_msg(audit_read(stage->sitting->audit, stage->audit_bytes.bytes, stage->audit_bytes.len, NULL, &err) == 0, "%s", err.text);
		stage->sitting->resumed = stage->sitting->kept = true;
		walk_begin(&stage->sitting->walk, stage->sitting->audit, stage->sitting->score);
	}
	stage->app = app_new(stage->sitting, &stage->options, &err);
	ck_assert_ptr_nonnull(stage->app);
	ck_assert_int_eq(app_resize(stage->app, stage->rows, stage->columns), 0);
}

static void
end(struct stage *stage)
{
	app_free(stage->app);
	ck_assert_int_eq(sitting_close(stage->sitting, NULL), 0);
	pack_free(stage->pack);
	buf_clear(&stage->pack_bytes);
	buf_clear(&stage->audit_bytes);
}

void
screen_press(struct app *app, const char *names)
{
	char name[32];
	int taken;

	for (; sscanf(names, "%31s%n", name, &taken) == 1; names += taken) {
		const uint32_t press = keys_find(name);
		enum reaction done;

		ck_assert_msg(press != PRESS_NONE, "no key \"%s\"", name);
		done = app_handle(app, keys_intent(press, app->options.letter_keys));
		if ((done & REACT_LAY) != 0)
			ck_assert_int_eq(app_lay(app), 0);
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

static void
set_size(struct stage *stage, const char *text)
{
	ck_assert_int_eq(sscanf(text, "%dx%d", &stage->columns, &stage->rows), 2);
	if (stage->app != NULL)
		ck_assert_int_eq(app_resize(stage->app, stage->rows, stage->columns), 0);
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
	} else {
		ck_assert_msg(stage->app == NULL, "\"%s\" stands before the first key", word);
		if (strcmp(word, "pack") == 0)
			read_pack(stage, rest);
		else if (strcmp(word, "audit") == 0)
			ck_assert_msg(file_read(rest, AUDIT_MAX_BYTES, &stage->audit_bytes, &err) == 0, "%s", err.text);
		else if (strcmp(word, "today") == 0)
			ck_assert_int_eq(date_parse(rest, strlen(rest), &stage->today), 0);
		else if (strcmp(word, "ascii") == 0)
			stage->options.utf8 = false;
		else if (strcmp(word, "no-letters") == 0)
			stage->options.letter_keys = false;
		else
			ck_abort_msg("what is \"%s\"?", word);
	}
}

void
screen_case(const char *path, struct buf *out)
{
	struct stage stage = { .options = { true, true, true }, .rows = 24, .columns = 80, .out = out };
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
