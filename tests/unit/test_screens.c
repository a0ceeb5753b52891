/* test_screens.c - screens as keys in, text out (tests/screens/NAME.keys and .screen), and what no picture shows. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit_engine.h"
#include "kit_screen.h"
#include "kit_sitting.h"
#include "suites.h"
#include "tui/app.h"
#include "tui/decode.h"

/* ---- The cases ---------------------------------------------------------------------------------------------- */

static glob_t cases;

/* The golden beside a case: .screen for .keys. */
static void
golden_name(const char *path, char name[256])
{
	const size_t len = strlen(path) - strlen(".keys");

	ck_assert_uint_lt(len + strlen(".screen"), 256);
	memcpy(name, path, len);
	memcpy(name + len, ".screen", sizeof(".screen"));
}

/* Fails with the first line that differs: a whole screen is longer than check's messages may be. */
static void
same_screens(const char *name, const char *now, const char *golden)
{
	size_t line = 1, now_len, golden_len;

	for (;; line++, now += now_len + 1, golden += golden_len + 1) {
		now_len = strcspn(now, "\n");
		golden_len = strcspn(golden, "\n");
		ck_assert_msg(now_len == golden_len && memcmp(now, golden, now_len) == 0,
		    "%s:%zu: was \"%.*s\", is \"%.*s\" (CLOSEKNIT_WRITE_GOLDEN=1 takes the new screens)", name, line, (int)golden_len, golden,
		    (int)now_len, now);
		if (now[now_len] == '\0' || golden[golden_len] == '\0')
			break;
	}
	ck_assert_msg(now[now_len] == golden[golden_len], "%s: ends at another line", name);
}

START_TEST(every_case_shows_what_it_did)
{
	const char *path = cases.gl_pathv[_i];
	struct buf now = { 0 }, golden = { 0 };
	struct err err = { 0 };
	char name[256];

	golden_name(path, name);
	screen_case(path, &now);
	if (getenv("CLOSEKNIT_WRITE_GOLDEN") != NULL) {
		ck_assert_msg(file_write(name, now.bytes, now.len, (struct file_write){ .replace = true }, &err) == 0, "%s", err.text);
	} else {
		ck_assert_msg(file_read(name, 1 << 20, &golden, &err) == 0, "%s", err.text);
		same_screens(name, buf_text(&now), buf_text(&golden));
	}
	buf_clear(&now);
	buf_clear(&golden);
}
END_TEST

/* ---- What no picture shows ---------------------------------------------------------------------------------- */

static struct bench bench;
static struct app *app;

static void
make(void)
{
	const struct tui_options options = { .letter_keys = true, .utf8 = true };

	bench_make(&bench);
	bench_open(&bench, (struct store_options){ 0 });
	app = app_new(bench.sitting, &options, &bench.err);
	ck_assert_ptr_nonnull(app);
	ck_assert_int_eq(app_resize(app, 24, 80), 0);
}

static void
drop(void)
{
	app_free(app);
	bench_close(&bench);
	bench_remove(&bench);
}

START_TEST(a_character_is_drawn_whole_up_to_the_last_column_or_not_at_all)
{
	static const struct { int column; const char *text, *shown; } rows[] = {
		{ 0, "ab世é", "ab世é\n" }, { 0, "abcde", "abcde\n" }, { 0, "abcdef", "abcde\n" }, { 0, "abcd世x", "abcd\n" }, { -1, "世a", " a\n" }, { 4, "ée", "    é\n" },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct canvas canvas;
		struct buf shown = { 0 };

		ck_assert_int_eq(canvas_init(&canvas, 1, 5), 0);
		canvas_put(&canvas, 0, rows[i].column, LOOK_PLAIN, rows[i].text, strlen(rows[i].text));
		canvas_to_text(&canvas, &shown);
		ck_assert_str_eq(buf_text(&shown), rows[i].shown);
		buf_clear(&shown);
		canvas_clear(&canvas);
	}
}
END_TEST

START_TEST(arrow_lays_nothing_out_again)
{
	screen_press(app, "Enter Enter");
	ck_assert_int_eq(app_handle(app, INTENT_DOWN), REACT_MOVE);
	ck_assert_int_eq(app_handle(app, INTENT_UP), REACT_MOVE);
}
END_TEST

START_TEST(two_digits_reach_the_twelfth_row_without_waiting)
{
	app->page.numbered = app->page.row_count = 0;
	page_begin(&app->page, 80, true, true);
	for (int i = 0; i < 15; i++)
		page_option(&app->page, (struct page_row){ 0 }, "", "row", NULL);
	move_cursor(app, INTENT_DIGIT + 1);
	ck_assert_uint_eq(app_place(app)->cursor, 0);
	move_cursor(app, INTENT_DIGIT + 2);
	ck_assert_uint_eq(app_place(app)->cursor, 11);
	move_cursor(app, INTENT_DIGIT + 9);
	ck_assert_uint_eq(app_place(app)->cursor, 8);
	move_cursor(app, INTENT_DIGIT + 0);
	ck_assert_uint_eq(app_place(app)->cursor, 8);
}
END_TEST

START_TEST(the_row_that_is_gone_to_comes_into_view_from_below_and_from_above)
{
	size_t i;

	app->page.numbered = app->page.row_count = 0;
	page_begin(&app->page, 80, true, true);
	for (i = 0; i < 60; i++)
		page_option(&app->page, (struct page_row){ 0 }, "", "row", NULL);
	for (i = 1; i < 60; i++) {
		move_cursor(app, INTENT_DOWN);
		ck_assert(app_place(app)->cursor == i && move_is_in_view(app, i));
	}
	for (i = 59; i-- > 0;) {
		move_cursor(app, INTENT_UP);
		ck_assert(app_place(app)->cursor == i && move_is_in_view(app, i));
	}
	move_cursor(app, INTENT_LAST);
	ck_assert(move_is_in_view(app, 59) && !move_is_in_view(app, 0));
	move_cursor(app, INTENT_DIGIT + 1);
	ck_assert(app_place(app)->cursor == 0 && move_is_in_view(app, 0));
}
END_TEST

START_TEST(topic_of_which_nothing_is_counted_yet_has_no_bar)
{
	screen_press(app, "Enter");
	while (bench.sitting->walk.stage != WALK_RESULT)
		screen_press(app, strcmp(app_place(app)->screen->name, "question") == 0 ? "Right" : "Enter");
	ck_assert(screen_has(app, "What is in place"));
	ck_assert(!screen_has(app, "0 of 0"));
}
END_TEST

START_TEST(once_a_file_is_kept_or_replaced_the_cursor_is_on_its_row_again)
{
	screen_press(app, "w Down Down Enter");
	ck_assert_uint_eq(app_place(app)->cursor, 2);
	screen_press(app, "Enter");
	ck_assert(screen_has(app, "Replace it?"));
	screen_press(app, "Enter");
	ck_assert(!screen_has(app, "Replace it?") && app_place(app)->cursor == 2);
	screen_press(app, "Enter Left");
	ck_assert(!screen_has(app, "Replace it?") && app_place(app)->cursor == 2);
	screen_press(app, "Enter Down Enter");
	ck_assert(!screen_has(app, "Replace it?") && app_place(app)->cursor == 2);
}
END_TEST

/* The screens of another pack, in a window of 80 columns. */
static void
open_pack(struct kit kit, int rows)
{
	const struct tui_options options = { .letter_keys = true, .utf8 = true };

	drop();
	bench_make(&bench);
	pack_free(bench.pack);
	bench.pack = kit_pack(kit);
	bench_open(&bench, (struct store_options){ 0 });
	app = app_new(bench.sitting, &options, &bench.err);
	ck_assert_ptr_nonnull(app);
	ck_assert_int_eq(app_resize(app, rows, 80), 0);
}

/* An action whose message is only for some: those who chose "some" of it, or "others". */
static void
open_action(const char *who)
{
	const struct kit kit = {
		.topics = TOPIC("t", "1", ONE("p", "", OPT("fine", "") "," OPT("bad", ",'risk':2,'actions':['a']")) "," ONE("q", "", OPT("some", "") "," OPT("others", ""))),
		.actions = ACT("a", "A", "today", "5", ",'message':'m'"),
		.messages = "'m':{'title':'T','to':'T','body':'B','when':{'q':'some'}}",
	};

	open_pack(kit, 24);
	ck_assert_int_eq(bench_answer(&bench, "bad"), WALK_TAKEN);
	ck_assert_int_eq(bench_answer(&bench, who), WALK_TAKEN);
	screen_press(app, "p Enter");
	ck_assert(screen_has(app, "Done: tick it off"));
}

START_TEST(message_is_shown_with_its_action_only_to_those_it_is_for)
{
	open_action("some");
	ck_assert(screen_has(app, "Show the message"));
	open_action("others");
	ck_assert(!screen_has(app, "Show the message"));
}
END_TEST

START_TEST(only_a_question_that_is_put_off_is_said_to_wait)
{
	screen_press(app, "Enter Enter Enter Down Down Down Enter");
	ck_assert(screen_has(app, "L ig. A?"));
	screen_press(app, "Right");
	ck_assert(screen_has(app, "It will wait for you"));
	screen_press(app, "Left Enter Left");
	ck_assert(screen_has(app, "(•) L open"));
	screen_press(app, "Right");
	ck_assert(!screen_has(app, "It will wait for you"));
}
END_TEST

START_TEST(digit_reaches_a_question_of_the_review_and_never_the_row_back)
{
	screen_press(app, "Enter r 2");
	ck_assert_uint_eq(app_place(app)->cursor, 1);
	ck_assert_uint_eq(app->page.row_count, 4);
	screen_press(app, "4");
	ck_assert_uint_eq(app_place(app)->cursor, 1);
}
END_TEST

START_TEST(what_helps_to_answer_comes_first_where_all_is_in_view_to_the_last_row)
{
	const struct kit kit = {
		.topics = TOPIC("t", "1", ONE("p", ",'help':'Look.'", OPT("a", ",'risk':1") "," OPT("b", "") "," OPT("c", "") "," OPT("d", "") "," OPT("e", "") "," OPT("f", "") "," OPT("g", "") "," OPT("h", ""))),
	};
	size_t first = 0;
	int rows;

	open_pack(kit, 24);
	screen_press(app, "Enter Enter");
	ck_assert_int_eq(app_resize(app, 19, 80), 0);
	ck_assert(screen_has(app, "Look."));
	first = app->page.rows[0].first_line;
	/* In a lower window the answers move up, as soon as something would be out of view. */
	for (rows = 18; app->page.rows[0].first_line == first; rows--)
		ck_assert_int_eq(app_resize(app, rows, 80), 0);
	ck_assert_int_eq(app_resize(app, rows + 2, 80), 0);
	ck_assert_uint_eq(app->page.rows[0].first_line, first);
	ck_assert_uint_eq(app->page.line_count, (size_t)app->frame.height);
}
END_TEST

START_TEST(leaving_asks_while_answers_are_unsaved)
{
	screen_press(app, "Enter Enter Enter");
	bench_lose(&bench);
	screen_press(app, "5 Down Down Down Enter");
	ck_assert(bench.sitting->unsaved);
	ck_assert(screen_has(app, "Not saved"));
	screen_press(app, "q");
	ck_assert_int_eq(app_handle(app, INTENT_QUIT), REACT_LAY);
	ck_assert_int_eq(app_lay(app), 0);
	ck_assert(screen_has(app, "could not be saved"));
	app->options.utf8 = false;
	ck_assert_int_eq(app_resize(app, 12, 40), 0);
	ck_assert(screen_has(app, "If you leave now, they are"));
	ck_assert(screen_has(app, "> Try to save again"));
	ck_assert(screen_has(app, "<- back"));
	bench_find(&bench);
	screen_press(app, "Enter");
	ck_assert(!bench.sitting->unsaved);
	ck_assert(screen_has(app, "Saved."));
}
END_TEST

START_TEST(ticks_not_yet_given_wait_where_they_were)
{
	screen_press(app, "Enter Enter Enter");
	ck_assert(screen_has(app, "[x]"));
	screen_press(app, "Right");
	ck_assert(!screen_has(app, "[x]"));
	screen_press(app, "Left");
	ck_assert(screen_has(app, "[x]"));
	screen_press(app, "Left");
	screen_press(app, "Enter");
	ck_assert(screen_has(app, "[x]"));
	ck_assert(!bench.sitting->audit->answers[bench.sitting->walk.item].given);
}
END_TEST

START_TEST(small_window_chooses_nothing_and_still_leaves)
{
	screen_press(app, "Enter");
	ck_assert_int_eq(app_resize(app, 3, 10), 0);
	ck_assert_int_eq(app_handle(app, INTENT_CHOOSE), REACT_NOTHING);
	ck_assert_int_eq(app_handle(app, INTENT_HELP), REACT_NOTHING);
	ck_assert(screen_has(app, "Please"));
	ck_assert_int_eq(app_handle(app, INTENT_MENU), REACT_OVER);
	ck_assert_int_eq((int)app->result, TUI_LEFT);
}
END_TEST

START_TEST(no_size_breaks_anything)
{
	static const struct { int rows, columns; } sizes[] = { { 1, 1 }, { 0, 0 }, { 300, 200 }, { 12, 40 }, { 13, 41 }, { 24, 80 }, { 12, 300 }, { 300, 40 } };
	static const char *const keys[] = { "Enter", "Enter", "Right", "?", "Left", "!", "Enter", "r", "Enter", "p", "w", "q", "PgDn", "PgUp", "End", "Home" };
	struct buf out = { 0 };

	for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
		screen_press(app, keys[k]);
		for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
			ck_assert_int_eq(app_resize(app, sizes[i].rows, sizes[i].columns), 0);
			screen_show(app, &out);
			buf_reset(&out);
		}
		ck_assert_int_eq(app_resize(app, 24, 80), 0);
	}
	buf_clear(&out);
}
END_TEST

/* A stream that is the same everywhere; RFC-less, Numerical Recipes' constants. */
static uint32_t
next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 16;
}

START_TEST(ten_thousand_stray_keys_leave_a_right_state)
{
	uint32_t random = 7;
	struct buf out = { 0 };

	for (int i = 0; i < 10000; i++) {
		const enum intent intent = (enum intent)(1 + next_random(&random) % (INTENT_LIMIT - 1));
		enum reaction done = app_handle(app, intent);

		if ((done & REACT_OVER) != 0)
			ck_assert_int_ne((int)app->result, TUI_FAILED);
		if (next_random(&random) % 50 == 0)
			app_resize(app, 12 + (int)(next_random(&random) % 20), 40 + (int)(next_random(&random) % 60));
		ck_assert_int_eq(app_lay(app), 0);
		ck_assert_uint_le(app_place(app)->cursor, app->page.row_count);
		if (i % 20 == 0) {
			screen_show(app, &out);
			buf_reset(&out);
		}
	}
	buf_clear(&out);
}
END_TEST

START_TEST(share_that_falls_is_explained)
{
	struct walk_progress now;

	screen_press(app, "Enter Enter");
	now = app->progress;
	app->progress.items -= 1;
	app->progress.open -= 2;
	app_follow(app);
	ck_assert_str_eq(buf_text(&app->say), "That answer brings 1 more question.");
	ck_assert_uint_eq(app->progress.items, now.items);
	app->progress.open -= 1;
	app_follow(app);
	ck_assert_str_eq(buf_text(&app->say), "Because of that answer, some you gave before are not needed now. They are kept.");
	app_follow(app);
	ck_assert_str_eq(buf_text(&app->say), "");
	app->progress.open -= 1;
	app_begin_anew(app);
	ck_assert_str_eq(buf_text(&app->say), "");
}
END_TEST

START_TEST(last_word_of_a_paragraph_is_not_left_alone_where_a_little_less_width_spares_it)
{
	page_begin(&app->page, 80, true, true);
	page_say(&app->page, LOOK_PLAIN, 0, "Now this is a line of exactly sixty-six columns, if I count them, ok so.");
	ck_assert_uint_eq(app->page.line_count, 2);
	ck_assert_uint_gt(app->page.pieces[1].len, 3);
	page_begin(&app->page, 80, true, true);
	page_say(&app->page, LOOK_PLAIN, 0, "short enough");
	ck_assert_uint_eq(app->page.line_count, 1);
}
END_TEST

START_TEST(other_face_goes_on_where_this_one_stands)
{
	screen_press(app, "Enter Enter p");
	ck_assert_int_eq(app_handle(app, INTENT_GO_PLAIN), REACT_OVER);
	ck_assert_int_eq((int)app->result, TUI_GO_PLAIN);
	ck_assert_int_eq((int)bench.sitting->stands, STANDS_PLAN);
	app_take_over(app);
	ck_assert_int_eq(app_lay(app), 0);
	ck_assert(screen_has(app, "Your plan"));
	screen_press(app, "Left");
	ck_assert_str_eq(app_place(app)->screen->name, "question");
}
END_TEST

START_TEST(settings_come_back_as_they_were_and_what_is_unknown_is_passed_over)
{
	struct settings settings = { { COLOURS_LIGHT, TEXT_SPACED, SWITCH_OFF, SWITCH_ON }, "cy" }, back = { { 0 }, "" };
	const char *strange = "{\"format\":\"closeknit-settings/9\",\"colours\":\"dark\",\"text\":[1,{}],\"new\":{\"a\":[]},\"mouse\":\"perhaps\"}";
	struct buf out = { 0 };
	struct err err = { 0 };

	settings_write(&settings, &out);
	ck_assert_int_eq(settings_read(&back, buf_text(&out), out.len, &err), 0);
	ck_assert_mem_eq(back.values, settings.values, sizeof(back.values));
	ck_assert_str_eq(back.language, "cy");
	ck_assert_int_eq(settings_read(&back, strange, strlen(strange), &err), 0);
	ck_assert_int_eq(back.values[SETTING_COLOURS], COLOURS_DARK);
	ck_assert_int_eq(back.values[SETTING_TEXT], TEXT_USUAL);
	ck_assert_int_eq(back.values[SETTING_MOUSE], SWITCH_ON);
	ck_assert_str_eq(back.language, "");
	for (size_t cut = 0; cut < out.len - 2; cut++)
		ck_assert_int_eq(settings_read(&back, buf_text(&out), cut, &err), -1);
	ck_assert_int_eq(back.values[SETTING_COLOURS], COLOURS_DARK);
	buf_clear(&out);
}
END_TEST

START_TEST(click_acts_where_it_ends_on_the_row_it_began)
{
	static const char *const reports[] = { "\033[<0;5;9M\033[<0;7;9m", "\033[<4;5;9M\033[<4;5;9m", "\033[M %)\033[M#%)" };
	static const char *const not_clicks[] = { "\033[<0;5;9M\033[<0;5;8m", "\033[<0;5;9m", "\033[<2;5;9M\033[<2;5;9m", "\033[<0;0;9M\033[<0;0;9m", "\033[<35;5;9M",
		"\033[<;M", "\033[<1;2M" };
	bool again;

	for (size_t i = 0; i < sizeof(reports) / sizeof(reports[0]) + sizeof(not_clicks) / sizeof(not_clicks[0]); i++) {
		const bool is_click = i < sizeof(reports) / sizeof(reports[0]);
		const char *bytes = is_click ? reports[i] : not_clicks[i - sizeof(reports) / sizeof(reports[0])];
		struct decoder decoder = { .len = 0 };
		uint32_t press = PRESS_NONE;

		for (; *bytes != '\0'; bytes += !again)
			press = decode_byte(&decoder, (unsigned char)*bytes, &again);
		ck_assert_msg((press == PRESS_CLICK) == is_click, "report %zu", i);
		if (is_click)
			ck_assert_int_eq(decoder.row, 8);
	}
}
END_TEST

START_TEST(something_has_happened_is_on_every_screen)
{
	static const char *const ways[] = { "Enter", "?", "r", "p", "w", "q", "!", "Enter" };

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		ck_assert_msg(screen_has(app, "Something has happened"), "on %s", app_place(app)->screen->name);
		screen_press(app, ways[i]);
	}
	ck_assert(screen_has(app, "999"));
}
END_TEST

/* Whether the page's text ends within the window, and nothing overwrites what stands before it on its line. */
static void
fits_in(const struct page *page, int columns)
{
	for (size_t line = 0; line < page->line_count; line++) {
		int end = 0;

		for (uint32_t i = 0; i < page->lines[line].piece_count; i++) {
			const struct page_piece *piece = &page->pieces[page->lines[line].first_piece + i];

			ck_assert_int_ge(piece->column, end);
			end = piece->column + text_columns(page->text.bytes + piece->at, piece->len);
		}
		ck_assert_msg(end < columns, "line %zu ends at %d of %d columns", line, end, columns);
	}
}

START_TEST(bars_and_their_counts_are_whole_in_windows_of_every_width)
{
	static const char *const labels[] = { "Second step: what is already out there", "Before you share", "A title that is longer than any that a checklist should have, but may" };

	for (int columns = COLUMNS_LEAST; columns <= 130; columns++) {
		page_begin(&app->page, columns, true, true);
		for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
			page_bar(&app->page, labels[i], text_columns(labels[2], strlen(labels[2])), 2, 15);
		fits_in(&app->page, columns);
		page_begin(&app->page, columns, true, true);
		for (size_t i = 0; i < 2; i++)
			page_bar(&app->page, labels[i], text_columns(labels[0], strlen(labels[0])), 12, 15);
		fits_in(&app->page, columns);
	}
}
END_TEST

START_TEST(label_too_long_for_its_note_takes_the_whole_line)
{
	page_begin(&app->page, 80, true, true);
	page_option(&app->page, (struct page_row){ 0 }, "[ ] ", "Talk about fake pictures, with your child aged 11 to 13", "10 minutes");
	ck_assert_uint_eq(app->page.line_count, 2);
	fits_in(&app->page, 80);
}
END_TEST

START_TEST(smallest_window_names_the_way_back_or_the_menu_on_every_screen)
{
	static const char *const ways[] = { "Enter", "?", "Left r", "Left p", "Left w", "Left !", "Enter", "Left Left Esc", "q" };

	ck_assert_int_eq(app_resize(app, ROWS_LEAST, COLUMNS_LEAST), 0);
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		ck_assert_msg(strstr(buf_text(&app->foot), "Esc menu") != NULL || strstr(buf_text(&app->foot), "\u2190 back") != NULL, "%s: %s",
		    app_place(app)->screen->name, buf_text(&app->foot));
		ck_assert_ptr_nonnull(strstr(buf_text(&app->foot), "Ctrl-X leave"));
		screen_press(app, ways[i]);
	}
}
END_TEST

START_TEST(with_nothing_to_tick_no_key_for_ticking_is_named)
{
	screen_press(app, "Enter Enter p");
	ck_assert(screen_has(app, "Answer a few questions first"));
	ck_assert(!screen_has(app, "tick off") && !screen_has(app, "not now"));
	screen_press(app, "Left 1 Enter End Enter Enter p");
	ck_assert(screen_has(app, "tick off") && screen_has(app, "not now"));
}
END_TEST

START_TEST(mouse_is_left_to_the_terminal_where_there_is_something_to_copy)
{
	app->options.mouse = true;
	screen_press(app, "Enter Enter");
	ck_assert(app_wants_mouse(app));
	screen_press(app, "w");
	ck_assert(!app_wants_mouse(app));
	screen_press(app, "! Enter");
	ck_assert(!app_wants_mouse(app));
	screen_press(app, "Left");
	ck_assert(app_wants_mouse(app));
}
END_TEST

Suite *
suite_screens(void)
{
	Suite *suite = suite_create("screens");
	TCase *golden = tcase_create("cases"), *rest = tcase_create("behaviour");

	if (cases.gl_pathc == 0 && glob("tests/screens/*.keys", 0, NULL, &cases) == 0)
		tcase_add_loop_test(golden, every_case_shows_what_it_did, 0, (int)cases.gl_pathc);
	tcase_add_checked_fixture(rest, make, drop);
	tcase_set_timeout(rest, 60);
	tcase_add_test(rest, a_character_is_drawn_whole_up_to_the_last_column_or_not_at_all);
	tcase_add_test(rest, arrow_lays_nothing_out_again);
	tcase_add_test(rest, two_digits_reach_the_twelfth_row_without_waiting);
	tcase_add_test(rest, the_row_that_is_gone_to_comes_into_view_from_below_and_from_above);
	tcase_add_test(rest, topic_of_which_nothing_is_counted_yet_has_no_bar);
	tcase_add_test(rest, once_a_file_is_kept_or_replaced_the_cursor_is_on_its_row_again);
	tcase_add_test(rest, message_is_shown_with_its_action_only_to_those_it_is_for);
	tcase_add_test(rest, only_a_question_that_is_put_off_is_said_to_wait);
	tcase_add_test(rest, digit_reaches_a_question_of_the_review_and_never_the_row_back);
	tcase_add_test(rest, what_helps_to_answer_comes_first_where_all_is_in_view_to_the_last_row);
	tcase_add_test(rest, leaving_asks_while_answers_are_unsaved);
	tcase_add_test(rest, ticks_not_yet_given_wait_where_they_were);
	tcase_add_test(rest, small_window_chooses_nothing_and_still_leaves);
	tcase_add_test(rest, no_size_breaks_anything);
	tcase_add_test(rest, ten_thousand_stray_keys_leave_a_right_state);
	tcase_add_test(rest, share_that_falls_is_explained);
	tcase_add_test(rest, last_word_of_a_paragraph_is_not_left_alone_where_a_little_less_width_spares_it);
	tcase_add_test(rest, other_face_goes_on_where_this_one_stands);
	tcase_add_test(rest, settings_come_back_as_they_were_and_what_is_unknown_is_passed_over);
	tcase_add_test(rest, click_acts_where_it_ends_on_the_row_it_began);
	tcase_add_test(rest, something_has_happened_is_on_every_screen);
	tcase_add_test(rest, bars_and_their_counts_are_whole_in_windows_of_every_width);
	tcase_add_test(rest, label_too_long_for_its_note_takes_the_whole_line);
	tcase_add_test(rest, smallest_window_names_the_way_back_or_the_menu_on_every_screen);
	tcase_add_test(rest, with_nothing_to_tick_no_key_for_ticking_is_named);
	tcase_add_test(rest, mouse_is_left_to_the_terminal_where_there_is_something_to_copy);
	suite_add_tcase(suite, golden);
	suite_add_tcase(suite, rest);
	return suite;
}
