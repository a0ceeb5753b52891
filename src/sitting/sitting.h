/* sitting.h - one use of the program: a pack, an audit and a walk in hand, saved as they change. */
#ifndef CLOSEKNIT_SITTING_H
#define CLOSEKNIT_SITTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <closeknit/base.h>
#include <closeknit/audit.h>
#include <closeknit/engine.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>
#include <closeknit/walk.h>

struct doc;
struct sheet;
struct sheet_complaint;
struct sheet_reading;
struct store;
struct store_options;

/* ---- settings.c: how it looks and works for this person ------------------------------------------------------ */

/* The table's rows; each is a choice among a few, the first of them the preset. */
enum setting_name { SETTING_COLOURS, SETTING_TEXT, SETTING_LETTERS, SETTING_MOUSE, SETTINGS };
enum { COLOURS_TERMINAL, COLOURS_DARK, COLOURS_LIGHT, COLOURS_NONE };
enum { TEXT_USUAL, TEXT_SPACED };
enum { SWITCH_ON, SWITCH_OFF };
enum { SETTING_CHOICES = 4 };

struct setting {
	const char *name;	/* in the file */
	const char *words;	/* for the person, through gettext when shown */
	struct { const char *name, *words; } choices[SETTING_CHOICES];
};

struct settings {
	int values[SETTINGS];	/* which choice */
	char language[TEXT_TAG_MAX + 1];	/* a tag as in BCP 47, or "": as the person's system has it */
};

/* settings_find(name): a row of the table; settings_choices(name): how many choices it has. */
const struct setting *settings_find(enum setting_name);
int settings_choices(enum setting_name);
/* settings_read(settings, bytes, len, err): what is not said or not known stays as preset.  0; or -1, `settings` unchanged: no JSON object, or no memory. */
int settings_read(struct settings *, const char *bytes, size_t len, struct err *);
void settings_write(const struct settings *, struct buf *out);
/* settings_put_path(paths, out): the file they are kept in. */
void settings_put_path(const struct paths *, struct buf *out);
/* settings_load(settings, paths, err): from their file; the presets if there is none.  0; or -1 with `err` set, and the presets. */
int settings_load(struct settings *, const struct paths *, struct err *);
/* settings_save(settings, paths, err): into their file, for this account alone.  0 or -1. */
int settings_save(const struct settings *, const struct paths *, struct err *);
/* settings_are_kept(paths): whether there is such a file; settings_forget(paths, err): remove it, and the folder if nothing else is in it.  0 or -1. */
bool settings_are_kept(const struct paths *);
int settings_forget(const struct paths *, struct err *);
/* settings_make_room(paths): make their folder, which has to be there before writing elsewhere is given up; settings_leave_room(paths): remove it if it is empty.  Failures show when saving. */
void settings_make_room(const struct paths *);
void settings_leave_room(const struct paths *);

/* ---- A sitting ----------------------------------------------------------------------------------------------- */

/* A language that can be had: only one in which the help page is whole (DESIGN.md 2.10). */
struct sitting_language {
	const char *tag;		/* "cy"; the checklist's own comes first */
	const char *name;		/* as its speakers write it */
	uint32_t texts, translated;	/* how much of the checklist; 0 of 0: it is the checklist's own */
	bool has_program;		/* closeknit's own sentences too; else they are in English */
};
struct sitting_languages {
	const struct sitting_language *rows;
	size_t count;		/* 0: nothing to choose from */
	size_t now;		/* the row in use */
};
struct sitting;

/* Where a face stands when it hands over to the other one. */
enum sitting_stands { STANDS_START, STANDS_WALK, STANDS_PLAN, STANDS_REVIEW, STANDS_HELP };

struct sitting_options {
	const struct pack *pack;		/* borrowed */
	const struct paths *paths;		/* borrowed */
	const struct store_options *store;	/* borrowed while opening */
	struct store *opened;			/* opened with `store` already: taken over, also on failure; NULL: it is opened here */
	int64_t (*now)(void);			/* the clock, from cli [seconds since 1970, UTC] */
	int32_t today;				/* the day, once, from cli [days] */
	struct settings settings;
	bool may_keep_settings;			/* their folder may be written to */
	struct sitting_languages *languages;	/* borrowed; NULL: none */
	/* speak(languages, row): the checklist and the program in that language from now on; cli's, since it has them.  0 or -1. */
	int (*speak)(struct sitting_languages *, size_t row, struct err *);
	const struct exporter *pdf;		/* the format that a helper draws, or NULL: none is offered */
	struct printer *printer;		/* taken over, also on failure; NULL: nothing is printed from inside */
};

/*
 * Invariants: the score's item states and the walk agree with the audit; `unsaved` is true exactly while the disk holds less than `audit` does (never with no_save); `plan` is NULL or
 * agrees with the audit.
 */
struct sitting {
	const struct pack *pack;
	const struct paths *paths;
	struct audit *audit;
	struct score *score;
	struct walk walk;
	struct plan *plan;
	struct store *store;
	int64_t (*now)(void);
	int32_t today;
	bool no_save;		/* keeps nothing on this computer */
	struct buf stays;	/* where answers from before it kept nothing still are, fit to show; "" if nowhere */
	bool resumed;		/* there were answers from before */
	bool has_past;		/* there are past audits; where they cannot be listed, that is said to who asks for them */
	bool kept;		/* there is something to keep: from before, or an answer, skip or mark */
	bool unsaved;		/* the last save failed */
	struct err save_error;	/* why, if so */
	struct settings settings;
	bool may_keep_settings;
	struct sitting_languages *languages;
	int (*speak)(struct sitting_languages *, size_t row, struct err *);
	enum sitting_stands stands;
	const struct exporter *pdf;	/* or NULL */
	struct printer *printer;	/* or NULL */
	struct buf notes;	/* lines for the person about what was found: an older or newer pack, ids not known, a file moved aside */
};

/* sitting_open(options, err): load or start the audit, begin the walk.  NULL with `err` set. */
struct sitting *sitting_open(const struct sitting_options *, struct err *);
/* sitting_close(sitting, err): save once more if something is unsaved, let go of the lock, free.  0, or -1 if answers could not be saved. */
int sitting_close(struct sitting *, struct err *);
/* sitting_keep_nothing(sitting, err): from now on nothing is saved; the file and folder that this sitting itself made are removed (one from before stays).  0 or -1. */
int sitting_keep_nothing(struct sitting *, struct err *);

/*
 * These change the audit, save at once (a failed save sets `unsaved` and is tried again at the next), and drop the plan.  Moving about alone saves
 * nothing before there is something to keep: who opens closeknit and leaves, leaves no file.
 */
enum walk_answer sitting_answer(struct sitting *, const uint32_t options[], size_t count);
enum walk_answer sitting_hold(struct sitting *, const uint32_t options[], size_t count);
void sitting_skip(struct sitting *);
void sitting_next(struct sitting *);
bool sitting_back(struct sitting *);
bool sitting_go(struct sitting *, uint32_t item);
bool sitting_take_up(struct sitting *);
/* sitting_mark_day(sitting, kind): the day that a mark of that kind gets: today; "not now" is over after a week, long enough to be left alone, soon enough to count. */
int32_t sitting_mark_day(const struct sitting *, enum mark_kind);
/* sitting_mark(sitting, mark, err): put a mark.  0, or -1 (no memory).  sitting_unmark(sitting, action, option) takes back what is there. */
int sitting_mark(struct sitting *, struct audit_mark, struct err *);
void sitting_unmark(struct sitting *, uint32_t action, uint32_t option);
/* sitting_start_anew(sitting, err): put the open audit among the past ones and begin with no answers.  0 or -1. */
int sitting_start_anew(struct sitting *, struct err *);
/* sitting_drop_answers(sitting): begin with no answers; what is saved stays until the next save. */
void sitting_drop_answers(struct sitting *);
/* sitting_settle(sitting): answers of the audit were changed by hand: the walk begins where it stands then, and all is saved. */
void sitting_settle(struct sitting *);
/* sitting_save(sitting): save now; whether all is saved. */
bool sitting_save(struct sitting *);

/* sitting_keeps_settings(sitting): whether changed settings are kept beyond this sitting: not where nothing is.  sitting_keep_settings(sitting, err): keep them, if so.  0 or -1. */
bool sitting_keeps_settings(const struct sitting *);
/* sitting_speak(sitting, row, err): another language from now on.  0 or -1. */
int sitting_speak(struct sitting *, size_t row, struct err *);
int sitting_keep_settings(struct sitting *, struct err *);

/* sitting_score(sitting): the score of the answers at hand, computed now. */
const struct score *sitting_score(struct sitting *);
/* sitting_plan(sitting, minutes, err): the plan at hand, with a sitting of so many minutes (0: none); borrowed until the next change.  NULL if no memory. */
const struct plan *sitting_plan(struct sitting *, int minutes, struct err *);
/* The plan as a file, or on paper. */
struct sitting_pages {
	const struct exporter *format;		/* sitting->pdf, or a row of export_all */
	struct export_options options;
	bool replace;				/* a file that is there already may be replaced */
};
/* sitting_pages_path(sitting, pages, out): where the file goes: the folder closeknit was started in, under a name that tells a stranger nothing (DESIGN.md 7). */
void sitting_pages_path(const struct sitting *, const struct sitting_pages *, struct buf *out);
/*
 * sitting_write_pages(sitting, pages, err): write the whole plan there.  0; or -1 with `err` set and the folder as it was: ERR_USAGE if there is such a file and it may not be replaced, ERR_UNUSABLE if a
 * font is missing.
 */
int sitting_write_pages(struct sitting *, const struct sitting_pages *, struct err *);
/* sitting_make_pages(sitting, pages, out, err): the same into a buffer. */
int sitting_make_pages(struct sitting *, const struct sitting_pages *, struct buf *out, struct err *);
/* sitting_put_written(sitting, pages, out): that it was written, where, and what can be done with it. */
void sitting_put_written(const struct sitting *, const struct sitting_pages *, struct buf *out);
/* sitting_put_not_written(sitting, pages, err, out): that it was not, why, and what else there is. */
void sitting_put_not_written(const struct sitting *, const struct sitting_pages *, const struct err *, struct buf *out);
/* The formats that a parent is offered, in this order: a web page, PDF (where there is a helper for it), text, dates for a calendar.  NULL behind the last. */
const struct exporter *sitting_format(const struct sitting *, size_t index);
/* sitting_format_words(format): what it is good for, in a few words, in the language of the program. */
const char *sitting_format_words(const struct exporter *);

/* ---- A printer: print.c ---------------------------------------------------------------------------------------- */

struct printer;
/*
 * printer_start(): where there is an "lp" on PATH, fork the one child that can do one thing: run it on bytes it is sent (DESIGN.md 9).  To be called before rights are given up, which the child
 * needs to reach the printer; it takes no part in anything else, and ends with this process, however that ends.  NULL: there is no lp, or no child could be had; then nothing can be printed from inside.
 */
struct printer *printer_start(void);
/* printer_stop(printer): end the child; what it has not handed over by then (for as long as the last page takes: two seconds) is not printed.  NULL is none. */
void printer_stop(struct printer *);
/* printer_send(printer, bytes, err): hand it a document.  0, and printer_is_busy until its answer came; or -1 with `err` set. */
int printer_send(struct printer *, const struct buf *bytes, struct err *);
bool printer_is_busy(const struct printer *);
/* printer_fd(printer): readable once the answer is there, or the child is gone; -1 for none. */
int printer_fd(const struct printer *);
/* printer_cancel(printer): stop what it does; an answer comes. */
void printer_cancel(struct printer *);
/* printer_take(printer, out): the answer as a sentence or two, once printer_fd is readable; true once it is over. */
bool printer_take(struct printer *, struct buf *out);

/* sitting_where(sitting): where answers are kept, for a person to read; "" if nowhere. */
const char *sitting_where(const struct sitting *);

/* ---- Audits over time ---------------------------------------------------------------------------------------- */

/*
 * history_fill(history, store, open, err): every past audit, and the open one (NULL: none), counted by history->pack, into an empty history that is cleared with history_clear in either
 * case.  What cannot be read gets a row that says why.  0, or -1: no memory, or the folder of past ones cannot be read.
 */
int history_fill(struct history *, struct store *, const struct audit *open, struct err *);
void history_clear(struct history *);
/* history_load(history, row, store, open, audit, err): the audit of that row, which was counted, into `audit`.  0 or -1. */
int history_load(const struct history *, size_t row, struct store *, const struct audit *open, struct audit *, struct err *);
/* sitting_history(sitting, history, err): the same of this sitting: history_fill with its store and, once there is something to keep, its audit. */
int sitting_history(struct sitting *, struct history *, struct err *);
/* sitting_put_compare(sitting, history, old, out, err): how that row differs from the newest that was counted, as lines for a face to wrap.  0 or -1. */
int sitting_put_compare(struct sitting *, const struct history *, size_t old, struct buf *out, struct err *);
/* history_newest(history): the newest row that was counted, or SIZE_MAX. */
size_t history_newest(const struct history *);
/* sitting_put_alone(history, out): where only one was counted, when there will be another to compare it with, a sentence; else nothing. */
void sitting_put_alone(const struct history *, struct buf *out);
/* sitting_compare(sitting, history, old, now, doc, err): how two of its rows differ, into an initialised document.  0 or -1. */
int sitting_compare(struct sitting *, const struct history *, size_t old, size_t now, struct doc *, struct err *);

/* ---- Sentences that both faces say, so that they say the same (already in the person's language) ------------- */

/* sitting_put_ask(sitting, item, out): the question with "{item}" filled in; where a repeated one does not use it, the item first: "Instagram. Who ...". */
void sitting_put_ask(const struct sitting *, uint32_t item, struct buf *out);
/* sitting_put_why(sitting, item, out): why it is asked, what helps to answer it, and where that comes from with the date it was looked at; one a line. */
void sitting_put_why(const struct sitting *, uint32_t item, struct buf *out);
/* sitting_put_answer(sitting, item, out): the chosen options' labels, or "not answered yet", "come back to this". */
void sitting_put_answer(const struct sitting *, uint32_t item, struct buf *out);
/* sitting_put_before(sitting, item, out): what is said under the question before its options: that the answer is not kept, what was answered before, "please check"; one a line. */
void sitting_put_before(const struct sitting *, uint32_t item, struct buf *out);
/* sitting_put_feedback(sitting, option, out): what choosing it means, one line: its `means`; nothing if it has none. */
void sitting_put_feedback(const struct sitting *, uint32_t option, struct buf *out);
/* sitting_put_topic(sitting, topic, out): "5 of 7 in place", of the score computed last. */
void sitting_put_topic(struct sitting *, uint32_t topic, struct buf *out);
/* sitting_put_left_out(sitting, topic, out): that topics right before this one are left out, since nothing in them is asked at present; nothing if none is. */
void sitting_put_left_out(const struct sitting *, uint32_t topic, struct buf *out);
/* sitting_put_result(sitting, out): the result in sentences, one a line: what is in place, what comes first, the number with its range and that it is closeknit's own count. */
void sitting_put_result(struct sitting *, struct buf *out);
/*
 * sitting_put_welcome(sitting, out): what this is, how long it takes, what is kept and where, quick exit and what it cannot hide, whose guidance it follows, who has
 * checked it; paragraphs separated by an empty line.
 */
void sitting_put_welcome(const struct sitting *, struct buf *out);
/* sitting_put_welcome_part(sitting, part, out): one part of it, behind a space where something is in `out`; nothing if this checklist, today, has nothing to say there. */
enum welcome { WELCOME_WHAT, WELCOME_TIME, WELCOME_KEPT, WELCOME_AT_ONCE, WELCOME_GUIDANCE, WELCOME_SIGN_OFF, WELCOME_REVIEW };
void sitting_put_welcome_part(const struct sitting *, enum welcome part, struct buf *out);
/* sitting_put_anew(sitting, out): what becomes of the answers of who starts anew; a sentence or two. */
void sitting_put_anew(const struct sitting *, struct buf *out);
/* sitting_put_unsaved(sitting, out): that saving failed and why; nothing if all is saved. */
void sitting_put_unsaved(const struct sitting *, struct buf *out);
/*
 * sitting_put_action(sitting, index, out): an action of the plan that sitting_plan gave last, opened: why, help lines of `removes` and `noticed`, steps, search words,
 * source and date, message, whom to call; one a line, not wrapped.
 */
void sitting_put_action(struct sitting *, size_t index, struct buf *out);
/* sitting_put_state(row, out): how an action stands: "done on 22 November 2026", "not now, again on ...", "left as it is"; nothing if it is open and never was marked. */
void sitting_put_state(const struct plan_action *, struct buf *out);
/* sitting_put_help(sitting, door, out): what to do if something has happened (export.h: HELP_PAGE, or a door); one a line, an empty one before each heading.  Nothing is kept of it. */
void sitting_put_help(const struct sitting *, int door, struct buf *out);
/* sitting_put_where(sitting, out): for who leaves: where all is saved, or that nothing was kept, and where what was kept before that still is; nothing while something is unsaved. */
void sitting_put_where(const struct sitting *, struct buf *out);
/*
 * sitting_put_since(sitting, out): for who comes back, a sentence on each: when they were last here, what is left and done of the plan, what was put off until now, what changed in the
 * checklist (sitting->notes); one a line.  Nothing if there was nothing from before.
 */
void sitting_put_since(struct sitting *, struct buf *out);
/* sitting_put_news(sitting, out): the same, where so much time has gone by: that it is time to look anew, that the checklist is past its review. */
void sitting_put_news(struct sitting *, struct buf *out);
/* sitting_put_done(sitting, out): what is ticked off, and what the count would be with it; a line, or nothing. */
void sitting_put_done(struct sitting *, struct buf *out);
/* sitting_note_serial(sitting): what there is to say of an audit just read that an older or newer pack was made for, into sitting->notes. */
void sitting_note_serial(struct sitting *);
/* sitting_put_back(sitting, out): one sentence for who comes back: how far they are; nothing if there was nothing from before. */
void sitting_put_back(const struct sitting *, struct buf *out);

/* ---- A paper's codes: enter.c --------------------------------------------------------------------------------- */

/* sitting_take_sheet(sitting, sheet, reading, err): all that is ticked becomes answers, and is saved.  0; or -1, no memory. */
int sitting_take_sheet(struct sitting *, const struct sheet *, const struct sheet_reading *, struct err *);
/* sitting_take_item(sitting, sheet, reading, item, err): the same for one item, also where nothing of it is ticked any more. */
int sitting_take_item(struct sitting *, const struct sheet *, const struct sheet_reading *, uint32_t item, struct err *);
/* sitting_put_box(sheet, box, out): "4, Instagram: Anyone": what a box stands for. */
void sitting_put_box(const struct sheet *, size_t box, struct buf *out);
/* sitting_put_coded(sheet, box, out): the same behind its code: "7K3R (4, Instagram: Anyone)". */
void sitting_put_coded(const struct sheet *, size_t box, struct buf *out);
/* sitting_put_complaint(sheet, complaint, out): what is wrong with a code, and what was near; a sentence or two. */
void sitting_put_complaint(const struct sheet *, const struct sheet_complaint *, struct buf *out);
/*
 * sitting_put_ticked(sitting, sheet, reading, item, out): a question by its number on paper, and what is ticked there, in words: "4. On Instagram, who can see it? Anyone.", a
 * line; sitting_put_all_ticked(sitting, sheet, reading, out): each that has a tick, in the paper's order.
 */
void sitting_put_ticked(const struct sitting *, const struct sheet *, const struct sheet_reading *, uint32_t item, struct buf *out);
void sitting_put_all_ticked(const struct sitting *, const struct sheet *, const struct sheet_reading *, struct buf *out);
/* sitting_put_gaps(sitting, sheet, out): answers that count for nothing, and how many questions are open, with their numbers on paper; a line each; nothing where there are none. */
void sitting_put_gaps(const struct sitting *, const struct sheet *, struct buf *out);
/* sitting_put_entered(sitting, sheet, reading, out, err): what was entered, what is open, the result, the first things to do, how to have the plan; one a line.  0; or -1, no memory. */
int sitting_put_entered(struct sitting *, const struct sheet *, const struct sheet_reading *, struct buf *out, struct err *);

/* ---- Leaving: quick exit and the signals that ask to leave, the same in both faces ---------------------------- */

/*
 * leave_arm(keys, screen, before, err): from now on Ctrl-X is the quit character of the terminal `keys`; pressed at any moment it puts `before` (the way out of a
 * full screen, or "") and what clears screen and scrollback to the terminal `screen` (else `keys`), restores the terminal's settings and ends the process with status
 * 0.  Where `keys` is no terminal there is no such key.  SIGHUP, SIGINT and SIGTERM only raise a flag, see below; those that were ignored stay so.  A fault and the like put
 * `before` and the settings too, and then end it as they always do.  `before` is
 * borrowed until leave_disarm.  A full screen arms before curses starts, so that curses finds the key in its settings.  0, or -1 with `err` set.
 */
int leave_arm(int keys, int screen, const char *before, struct err *);
/*
 * Ctrl-X typed before leave_arm (a program takes a moment to start) is no signal, but a character that waits to be read.  leave_hurry(fd): called once no whole line
 * waits, it makes the terminal hand out a line that was only begun.  leave_heard(fd, bytes, len): leaves at once if there is a Ctrl-X in what was read from
 * it.  leave_drop(fd): read and forget all that waits, and leave at once if there was a Ctrl-X in it.  They do nothing where `fd` is not the `keys` of leave_arm.
 */
void leave_hurry(int fd);
void leave_heard(int fd, const char *bytes, size_t len);
void leave_drop(int fd);
/* leave_disarm(): the terminal's settings and the signals as they were; nothing if not armed. */
void leave_disarm(void);
/* leave_signal(): SIGHUP, SIGINT or SIGTERM once it came (also after leave_disarm), or 0.  A face then returns to cli, which closes the sitting. */
int leave_signal(void);
/* leave_now(): what Ctrl-X does; only while armed.  leave_keys(): the terminal whose quit character it is; -1: none. */
void leave_now(void);
int leave_keys(void);
/* leave_fd(): to poll beside the keys: readable once leave_signal is not 0; -1 if not armed. */
int leave_fd(void);
/* leave_finish(): disarm; then end by the signal that came, so that the exit status tells it (143 and the like).  Returns only if none came. */
void leave_finish(void);

#endif
