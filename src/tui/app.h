/* app.h - the full screen without a terminal: which screen, which row, what is said; keys go in as intents, a canvas comes out. */
#ifndef CLOSEKNIT_APP_H
#define CLOSEKNIT_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <closeknit/base.h>
#include <closeknit/doc.h>
#include <closeknit/export.h>
#include <closeknit/walk.h>

#include "tui/canvas.h"
#include "tui/keys.h"
#include "tui/page.h"
#include "tui/tui.h"

struct app;
struct sitting;

/* What a key has changed: a handler says so and draws nothing. */
enum reaction {
	REACT_NOTHING = 0,
	REACT_PAINT = 1 << 0,	/* the cursor or what is in view has moved */
	REACT_LAY = 1 << 1,	/* something else is said now */
	REACT_OVER = 1 << 2,	/* the app is over: app->result */
	REACT_DRESS = 1 << 3,	/* the colours are others now: app->options */
	REACT_MOVE = 1 << 4,	/* the cursor has moved to another row of the page, and nothing else has changed */
};

/* A key and what it does here, for the last line of the screen. */
struct hint {
	enum intent intent;	/* INTENT_NONE ends a list */
	int rank;		/* the highest go first where there is no room */
	const char *words;	/* through gettext when shown */
};

/* A screen: what it says of the app, and what a key does there.  `lay` sees a const app: drawing cannot change an answer. */
struct screen {
	const char *name;
	void (*lay)(const struct app *, struct page *);
	/* handle(app, intent, row): `row` is the one under the cursor if the intent is CHOOSE or TICK, else NULL. */
	enum reaction (*handle)(struct app *, enum intent, const struct page_row *);
	const struct hint *hints;
	bool is_help;		/* it is about "something has happened" itself: no row for that */
};

/* A screen open, and where one stands on it. */
struct place {
	const struct screen *screen;
	size_t cursor;		/* a row of the page; its row_count: "Something has happened" */
	size_t top;		/* the first line of the page in view */
	uint32_t value;		/* the screen's own: which door, which action */
	struct page_row on;	/* the row under the cursor when it was laid out last: it is followed where rows move */
	bool fresh;		/* not laid out yet: the cursor goes to page->initial */
};

/* Where the parts of the screen stand [rows]. */
struct frame {
	bool airy;		/* there is room for empty lines */
	int body, height;	/* the page's first row, and how many it has */
	int message;		/* the message's first row */
	int more;		/* where a mark says that there is more above or below */
	int help, foot;		/* "Something has happened"; the keys */
};

/* Each screen at most once, and a few to spare. */
enum { PLACES_MAX = 24 };
/* Under this, only a sentence is shown (DESIGN.md 6) [rows, columns]. */
enum { ROWS_LEAST = 12, COLUMNS_LEAST = 40 };
/* From so many rows on there is room for empty ones and a rule [rows]. */
enum { AIRY_ROWS = 20 };

/* The most hints a screen has, with the one for leaving. */
enum { HINTS_MAX = 10 };
/* Where the last line begins [columns]. */
enum { FOOT_COLUMN = 1 };
/* A hint on the last line, for who clicks on it [columns]. */
struct hint_place { int column, end; enum intent intent; };

/* Options ticked in a question that is left; count 0: none. */
struct ticks {
	uint32_t item;
	uint32_t *options;	/* room for those of the largest question [rows of pack->options] */
	size_t count;
};

/* An action of the plan, whatever its place there. */
struct plan_key { uint32_t action, option; };

/*
 * Invariants: depth is at least 1 and places[0] is the start or follows the walk; page, head, message and frame agree with the top place
 * since app_lay; ticked holds rows of the options of ticked_item, the item asked.
 */
struct app {
	struct sitting *sitting;
	struct tui_options options;
	bool wipes;			/* leaving wipes the terminal, which cannot show again what was on it */
	int rows, columns;		/* of the window */
	struct place places[PLACES_MAX];
	size_t depth;
	struct page page, head, message;
	const struct screen *laid;	/* the screen that `page` shows */
	struct buf foot;
	struct hint_place hints[HINTS_MAX];	/* of the foot, as it was laid out */
	size_t hint_count;
	struct frame frame;
	struct buf say;			/* the message: what the last answer means, what could not be done */
	size_t number;			/* digits typed so far */
	struct walk_progress progress;	/* kept: counting goes over every item */
	uint32_t *ticked;		/* chosen so far in the question asked [rows of pack->options] */
	size_t ticked_count;
	uint32_t ticked_item;		/* whose they are */
	bool *opened;			/* for each topic: it was introduced */
	bool ticked_pending;		/* they are not its answer yet */
	struct ticks left;		/* what was ticked, and not given as an answer, where the person went elsewhere */
	int minutes;			/* of the plan asked for; 0: all of it */
	int filter;			/* what of all of it is shown: screen_plan.c */
	struct plan_key *sitting_rows;	/* the actions of this sitting, as they were when it began */
	size_t sitting_count;
	struct history history;		/* past audits, once they were asked for */
	struct doc compared;		/* how two of them differ */
	struct export_options paper;	/* how the plan is to be written or printed */
	enum tui_result result;
	struct err err;			/* why, if TUI_FAILED */
};

/* app_new(sitting, options, err): at the start screen, with a window of no size yet.  Borrows the sitting.  NULL if no memory. */
struct app *app_new(struct sitting *, const struct tui_options *, struct err *);
void app_free(struct app *);
/* app_resize(app, rows, columns): the window is this large now; lays out.  0, or -1 (no memory) with app->err set. */
int app_resize(struct app *, int rows, int columns);
/* app_handle(app, intent): what a key does.  Nothing is drawn, and laid out only by app_lay. */
enum reaction app_handle(struct app *, enum intent);
/* app_lay(app): lay the screen out anew, after REACT_LAY.  0, or -1 (no memory) with app->err set. */
int app_lay(struct app *);
/*
 * app_click(app, row, column): a click there [cells, from 0]: the cursor goes to a row clicked on, and the key that does what was meant is returned, INTENT_NONE where
 * nothing was.  Hints on the last line act as their keys.
 */
enum intent app_click(struct app *, int row, int column);
/* app_wants_mouse(app): whether clicks are of use on the screen in view; where there is text to copy, they are the terminal's. */
bool app_wants_mouse(const struct app *);
/* app_draw(app, canvas): the screen; the canvas should be as large as the window. */
void app_draw(const struct app *, struct canvas *);
/* app_draw_move(app, canvas): the same where nothing but REACT_MOVE has come since this canvas was drawn: only the rows that it changes. */
void app_draw_move(const struct app *, struct canvas *);

/* ---- For screens -------------------------------------------------------------------------------------------- */

/* app_begin_page(app, page): empty it, for this window and the way this person wants it; done before a screen lays out. */
void app_begin_page(const struct app *, struct page *);
/* app_place(app): the screen in view. */
const struct place *app_place(const struct app *);
/* app_row(app): the row under the cursor, if it can be seen; else NULL. */
const struct page_row *app_row(const struct app *);
/* app_open(app, screen, value): put a screen over the one in view; one that is open already is gone back to. */
enum reaction app_open(struct app *, const struct screen *, uint32_t value);
/* app_back(app): the screen under the one in view, or nothing at the lowest. */
enum reaction app_back(struct app *);
/* app_put(app, depth, screen, value): that screen, fresh, at that depth [1..PLACES_MAX], and none over it. */
void app_put(struct app *, size_t depth, const struct screen *, uint32_t value);
/* app_start(app): to the start screen. */
enum reaction app_start(struct app *);
/* app_say(app, text): the message; "" takes it away.  It is what changed, so it goes with the next answer, not with the next key. */
void app_say(struct app *, const char *text);
/* app_leave(app, result): it is over; with answers unsaved, ask first. */
enum reaction app_leave(struct app *, enum tui_result);
/* app_printed(app): the printer's answer is there, or some of it. */
enum reaction app_printed(struct app *);
/* app_fail(app): memory ran out. */
enum reaction app_fail(struct app *);

/* ---- follow.c ----------------------------------------------------------------------------------------------- */

/* app_follow(app): to where the walk stands: its question (a topic's first page before its first one), topic's result or result; nothing else stays open.  Where the share that is answered is less than it was, the message says why. */
enum reaction app_follow(struct app *);
/* app_begin_anew(app): to the first question of a new audit; app_keep_nothing(app): on with the walk, saving nothing from now on.  Where that fails, the screen stays and says why. */
enum reaction app_begin_anew(struct app *);
enum reaction app_keep_nothing(struct app *);
/* app_hold(app): what is ticked in the question asked, and not given yet, becomes its answer, for who leaves in the middle of it. */
void app_hold(struct app *);
/* app_is_asking(app): whether a question is open, perhaps under other screens. */
bool app_is_asking(const struct app *);
/* app_put_share(at, page): the share that is answered, for the rule under the head. */
void app_put_share(const struct walk_progress *at, struct page *);
/* app_go_plain(app): leave for the other face, which goes on where this one stands; app_take_over(app): the other way round. */
enum reaction app_go_plain(struct app *);
enum reaction app_take_over(struct app *);

/* ---- move.c ------------------------------------------------------------------------------------------------- */

/* move_cursor(app, intent): up, down, a page, first, last, a digit; REACT_NOTHING for others. */
enum reaction move_cursor(struct app *, enum intent);
/* move_is_in_view(app, row): whether a row can be seen; the one behind the last is "Something has happened". */
bool move_is_in_view(const struct app *, size_t row);
/* move_view_end(app): behind the last line in view. */
size_t move_view_end(const struct app *);
/* move_settle(app, was_in_view): after laying out: cursor and view within the page, the cursor's row in view if it was before. */
void move_settle(struct app *, bool was_in_view);
/* move_rest(app): in a window of another size: from the first line on, where the cursor's row can be seen then too. */
void move_rest(struct app *);
/* move_limit(app): the last line that may stand at the top. */
size_t move_limit(const struct app *);

/* ---- head.c ------------------------------------------------------------------------------------------------- */

/* head_lay(app): the head, the message and the frame around a page laid out. */
void head_lay(struct app *);
/* head_lay_foot(app): the last line, as many keys as fit, the way out always; by the row that the cursor is on, so anew when that changes. */
void head_lay_foot(struct app *);
/* head_is_beside(app, page, status): whether that fits beside the page's title. */
bool head_is_beside(const struct app *, const struct page *, const char *status);

#endif
