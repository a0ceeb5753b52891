/* export.h - a plan, a score or the help page as a neutral document, and that as text, Markdown, HTML; calendar and JSON: fills a buffer, opens nothing. */
#ifndef CLOSEKNIT_EXPORT_H
#define CLOSEKNIT_EXPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <closeknit/base.h>

struct compare;
struct doc;
struct pack;
struct plan;
struct score;
struct audit;
struct sheet;

/* What somebody asked of a document.  NULL where a function takes it: nothing. */
struct export_options {
	bool large_print;	/* laid out for 18 pt instead of 14 pt */
	bool short_form;	/* a plan's page one and its help page: one sheet of paper, both sides */
};

/* One format that a plan can be written in: exactly one of the two functions is set. */
struct exporter {
	const char *name;	/* what -f takes: "text" */
	const char *suffix;	/* ".txt" */
	const char *media_type;	/* IANA name: "text/plain" */
	const char *blurb;	/* for help; through gettext when shown */
	int (*write_doc)(const struct doc *, const struct export_options *, struct buf *out, struct err *);
	int (*write_plan)(const struct plan *, struct buf *out, struct err *);
};

/* export_all(count): the table of formats; *count its rows. */
const struct exporter *export_all(size_t *count);
/* export_find(name): by what -f takes, or NULL. */
const struct exporter *export_find(const char *name);
/* export_for_file(path): by its ending, or NULL. */
const struct exporter *export_for_file(const char *path);
/* export_plan(exporter, plan, out, err): the whole plan in that format.  0, or -1 with `err` set. */
int export_plan(const struct exporter *, const struct plan *, struct buf *out, struct err *);
/* export_doc(exporter, doc, options, out, err): a document in that format, which has write_doc.  0, or -1 with `err` set, also where the document is not whole. */
int export_doc(const struct exporter *, const struct doc *, const struct export_options *, struct buf *out, struct err *);

/* export_score(score, audit, explain, out): one closeknit-score/1 line with its LF; with the ledger of items if explain (DESIGN.md 5). */
void export_score(const struct score *, const struct audit *, bool explain, struct buf *out);

/* doc_from_score(doc, score, audit, explain): what is in place, by topic, what comes first, the number with its range; with how every item counts if explain. */
void doc_from_score(struct doc *, const struct score *, const struct audit *, bool explain);
/* doc_add_in_place(doc, score): "19 of 27 steps are in place.", and a bar for each topic that has any. */
void doc_add_in_place(struct doc *, const struct score *);
/* doc_add_in_place_briefly(doc, score): the same in two paragraphs, for a page that has no room for bars. */
void doc_add_in_place_briefly(struct doc *, const struct score *);
/* doc_add_count(doc, score): the number, its range, and that it is closeknit's own count; nothing without a score. */
void doc_add_count(struct doc *, const struct score *);
/*
 * doc_from_plan(doc, plan, options): the plan as a document: page one, actions by when they are due, cards for talking, messages, sources, whom to call,
 * the help page (DESIGN.md 7).
 */
void doc_from_plan(struct doc *, const struct plan *, const struct export_options *);
/*
 * doc_from_cards(doc, pack, today, options): every action of the pack once, as a card to cut out; a card's number is the action's place in the pack, from 1, in
 * every document.
 */
void doc_from_cards(struct doc *, const struct pack *, int32_t today, const struct export_options *);
/*
 * doc_from_sheet(doc, sheet, today, options): a checklist on paper: how to fill it in, every question with its boxes, their codes and why it is asked, how the codes become a
 * plan, the help page.
 */
void doc_from_sheet(struct doc *, const struct sheet *, int32_t today, const struct export_options *);
/*
 * doc_from_action(doc, plan, index): plan->actions[index] opened: why, what to think of first where it takes something down or others may notice, its
 * steps, search words, source and date, message (where it is one of the plan's), whom to call.  Its title is not part of it.
 */
void doc_from_action(struct doc *, const struct plan *, size_t index);
/* export_nothing_to_do(score): what stands in place of a plan's actions where there are none, in the language of the program. */
const char *export_nothing_to_do(const struct score *);
/*
 * export_put_done(plan, out): how many steps of a plan are ticked off, and what the count would be with them: "Done so far: 2 of 7 steps. With what you have done, closeknit's own count would be 61 instead of 52."; nothing
 * where none is.
 */
void export_put_done(const struct plan *, struct buf *out);
/* export_due_title(due): "Today", "This week", "This month" for enum pack_action_due, in the language of the program. */
const char *export_due_title(int due);
/* export_put_day(day, out): "22 November 2026" [days], in the language of the program. */
void export_put_day(int32_t day, struct buf *out);
/* export_put_past(pack, today, out): that the pack is past its review_by on that day, in a sentence (DESIGN.md 7); nothing where it is not. */
void export_put_past(const struct pack *, int32_t today, struct buf *out);
/*
 * The help page, DESIGN.md 2.10: its core is the program's own, a pack adds to it and cannot take away.  Its doors, one for each thing that may have
 * happened: the program's five first, then the pack's cases that are none of them.
 */
enum { HELP_EVERYTHING = -1, HELP_PAGE = 0 };	/* the page and what is behind every door; the page alone: what to do, what never, whom to call */
/* help_door_count(pack): how many doors there are, from 1; `pack` may be NULL. */
int help_door_count(const struct pack *);
/* help_door_title(pack, door): the row of a door [1..count] in a menu; HELP_PAGE: "Just show me whom to call".  In the language of the program. */
const char *help_door_title(const struct pack *, int door);
/* doc_from_help(doc, pack, door, today): what to do if something has happened; `pack` may be NULL: then the core alone.  today [days] decides whether hours are still shown. */
void doc_from_help(struct doc *, const struct pack *, int door, int32_t today);
/* doc_from_help_sheet(doc, pack, today, options): the help page for a wall: what to do and what never on one side, whom to call on the other; `pack` may be NULL. */
void doc_from_help_sheet(struct doc *, const struct pack *, int32_t today, const struct export_options *);

/* ---- Audits over time ---------------------------------------------------------------------------------------- */

/* One audit in a list of them. */
struct history_row {
	const char *name;		/* as its file in past/ is called, without its ending: "2026-11-22T10-00-00Z"; NULL: the open one */
	const char *why;		/* it could not be counted: why, in words; nothing below is set then.  NULL: it was */
	bool other_pack;		/* that is because it is sound, and of another pack */
	int64_t started, updated;	/* [seconds since 1970, UTC] */
	int32_t serial;			/* of the pack it was made with */
	bool has_score, has_range;
	uint32_t points, low, high;	/* if so [hundredths of a point] */
	uint32_t in_place, of, answered, visible;
};
/* Oldest first, the open one last; all counted by the same pack, private answers left out.  Texts live in `memory`. */
struct history {
	const struct pack *pack;
	struct arena memory;
	struct history_row *rows;
	size_t count, cap;
	size_t counted;			/* how many were */
};
/* history_put_day(row, out): "22 August 2026". */
void history_put_day(const struct history_row *, struct buf *out);
/* history_number(history, row): what people call it by: the counted ones have 1, 2, 3 ...; 0 for the others. */
size_t history_number(const struct history *, size_t row);
/* doc_from_history(doc, history): each audit with its day, what was in place as a bar, the number with its range. */
void doc_from_history(struct doc *, const struct history *);
/* history_put_count(row, out): "closeknit's own count: 58 out of 100, between 41 and 77.", or that there is nothing to count. */
void history_put_count(const struct history_row *, struct buf *out);
/* export_history(history, out): a line of closeknit-history/1 for each. */
void export_history(const struct history *, struct buf *out);

/* What two audits that are compared are called: rows of a history, or of their own. */
struct compared { const struct history_row *old, *now; };
/* doc_from_compare(doc, compare, names): how they differ: overall, by topic, item by item, and what of it the checklist did. */
void doc_from_compare(struct doc *, const struct compare *, struct compared);
/* export_compare(compare, names, out): the same as one line of closeknit-compare/1. */
void export_compare(const struct compare *, struct compared, struct buf *out);

/* A column of prose that eyes and Braille lines follow well: DESIGN.md 7 [columns]. */
enum { EXPORT_COLUMNS = 66 };
/* doc_to_text(doc, columns, out, err): plain text of that width [20 to 200 columns], no control characters but LF. */
int doc_to_text(const struct doc *, int columns, struct buf *out, struct err *);

#endif
