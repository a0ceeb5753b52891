/* screens.h - every screen there is: a constant each, in screen_NAME.c. */
#ifndef CLOSEKNIT_SCREENS_H
#define CLOSEKNIT_SCREENS_H

#include <closeknit/audit.h>

#include "base/say.h"
#include "tui/app.h"

extern const struct screen screen_start;	/* what this is and keeps; begin, go on, leave */
extern const struct screen screen_opening;	/* a topic before its first question */
extern const struct screen screen_back;		/* the first one of who comes back: what is left, what has changed */
extern const struct screen screen_anew;	/* whether to start anew */
extern const struct screen screen_question;	/* the item asked */
extern const struct screen screen_topic;	/* a topic's short result */
extern const struct screen screen_result;	/* what is in place; how long have you got */
extern const struct screen screen_plan;		/* this sitting, or everything: tick off */
extern const struct screen screen_action;	/* one action opened */
extern const struct screen screen_message;	/* a message to copy */
extern const struct screen screen_review;	/* every answer */
extern const struct screen screen_why;		/* why we ask, and the keys */
extern const struct screen screen_keys;		/* the keys */
extern const struct screen screen_looks;	/* how it looks and works */
extern const struct screen screen_language;	/* in which language */
extern const struct screen screen_help;		/* something has happened: what is it about */
extern const struct screen screen_advice;	/* what to do then */
extern const struct screen screen_menu;		/* where to go from anywhere */
extern const struct screen screen_leave;	/* leaving: where all is saved */
extern const struct screen screen_write;	/* the plan to a file, or to a printer */
extern const struct screen screen_past;		/* past audits, with a bar each */
extern const struct screen screen_compare;	/* how two of them differ */
extern const struct screen screen_unsaved;	/* leaving while a save failed */

/* Rows that several screens have; a screen's own acts begin at LINKS. */
enum link { LINK_REVIEW, LINK_PLAN, LINK_WRITE, LINK_PAST, LINK_LOOKS, LINK_PLAIN, LINK_LEAVE, LINKS };
/* link_row(page, link): such a row; link_follow(app, act): to where it leads, nowhere for a screen's own acts. */
void link_row(struct page *, enum link);
enum reaction link_follow(struct app *, int act);
/* screen_keys_lay(app, page): what every key does. */
void screen_keys_lay(const struct app *, struct page *);
/* screen_plan_open(app, minutes): the plan, or what of it fits into so many minutes now (0: all of it). */
enum reaction screen_plan_open(struct app *, int minutes);
/* screen_past_open(app): past audits, as they are now. */
enum reaction screen_past_open(struct app *);
/* screen_plan_mark(app, index, kind): mark that action of the whole plan, or take the mark back if it has it; a message says what was done. */
enum reaction screen_plan_mark(struct app *, size_t index, enum mark_kind);

/*
 * The hints most screens share.  Ranks: 1 the menu, where all else is found; 2 back; 3 what Enter or Space does; 4 moving, which anybody tries; 5 and more
 * what the menu has as well.
 */
#define HINT_MOVE { INTENT_UP, 4, N_("move") }
#define HINT_CHOOSE { INTENT_CHOOSE, 3, N_("choose") }
#define HINT_BACK { INTENT_BACK, 2, N_("back") }
#define HINT_MENU { INTENT_MENU, 1, N_("menu") }
#define HINTS_READ { INTENT_UP, 4, N_("read on") }, HINT_CHOOSE, HINT_BACK, HINT_MENU

#endif
