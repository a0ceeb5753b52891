/* face.h - what the files of the line-by-line face share: saying, hearing, and the places one can be. */
#ifndef CLOSEKNIT_PLAIN_FACE_H
#define CLOSEKNIT_PLAIN_FACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <closeknit/base.h>

#include "plain/plain.h"
#include "sitting/sitting.h"

/* Where one is.  Each place is a function that says what there is to say, hears what is typed, and returns where to go. */
enum place {
	PLACE_WELCOME,
	PLACE_WALK, /* a question, a topic's result, the result: where the walk stands */
	PLACE_PLAN,
	PLACE_REVIEW,
	PLACE_PAST, /* past audits */
	PLACE_SAVE, /* the plan to a file */
	PLACE_HAPPENED, /* something has happened; from there back to face->from */
	PLACE_QUIT,	/* the person wants to leave */
	PLACE_SCREEN,	/* the person wants to go on on the full screen */
	PLACE_END,	/* over: left, end of input, or a signal */
	PLACE_FAILED,	/* face->err says why */
	PLACE_HERE,	/* stay: ask again */
};

/* One line of the list that numbers in the plan mean. */
struct face_row {
	uint32_t action, option;
};

struct face {
	struct sitting *sitting;
	struct plain_options options;
	struct buf out;	 /* said, and not yet written */
	struct buf text; /* for putting sentences together; emptied by face_say_text */
	char in[4096];	 /* read, and not yet heard [bytes] */
	size_t in_at, in_len;
	bool in_over;
	bool hurried;		/* what was begun before the first line is handed out */
	struct buf line;   /* the line heard last */
	uint32_t *numbers; /* the numbers in it */
	size_t number_count, number_cap;
	enum place from;       /* where "something has happened" goes back to */
	uint32_t topic_said;   /* whose introduction was said last, or PACK_NONE */
	bool unsaved_said;     /* the last save failed, and that was said */
	int minutes;	       /* the sitting of the plan asked for; 0: all of it */
	struct face_row *rows; /* the plan as it was listed last */
	size_t row_count;
	struct export_options paper; /* how the plan is to be written */
	struct err *err;
	struct err ignored;    /* what that is where nobody wants to know */
};

/* ---- talk.c: lines out and in ------------------------------------------------------------------------------- */

/* face_say(face, text): say it: each of its lines through the gate, wrapped.  Nothing is written before the next face_hear or face_flush. */
void face_say(struct face *, const char *text);
/* face_say_text(face): say face->text and empty it. */
void face_say_text(struct face *);
/* face_flush(face): write what was said.  0, or -1 with face->err set. */
int face_flush(struct face *);

/* What can be typed. */
enum word {
	WORD_NONE, /* nothing but numbers, or nothing at all */
	WORD_BACK,
	WORD_SKIP,
	WORD_WHY,
	WORD_HELP,
	WORD_REVIEW,
	WORD_QUIT,
	WORD_PLAN,
	WORD_HAPPENED,
	WORD_DONE,
	WORD_LATER,
	WORD_KEEP,
	WORD_UNDO,
	WORD_ALL,
	WORD_WAITING,
	WORD_START,
	WORD_NOTHING,
	WORD_ANEW,
	WORD_YES,
	WORD_SCREEN,
	WORD_PAST,
	WORD_SAVE,
	WORD_UNKNOWN, /* something else; that it was not understood has been said */
	WORD_OVER,    /* end of input, or a signal asks to leave */
	WORD_FAILED,  /* face->err is set */
};
/* face_hear(face): write what was said, read a line, and take it apart: a word, and the numbers behind it in face->numbers. */
enum word face_hear(struct face *);
/* face_hear_line(face, text): the same, but the line as it is, without blanks at its ends: WORD_NONE, WORD_UNKNOWN (too long; that was said), WORD_OVER or WORD_FAILED.  Borrowed until the next. */
enum word face_hear_line(struct face *, const char **text);
/* face_waits(face, wait): whether more was typed, or pasted, than was heard so far, or is within that time [milliseconds]. */
bool face_waits(const struct face *, int wait);

/* ---- words.c ------------------------------------------------------------------------------------------------ */

/* word_find(text, len): the word for what was typed, in English or the person's language, or WORD_UNKNOWN. */
enum word word_find(const char *text, size_t len);
/* word_nearest(text): the word most like it, in the person's language, or NULL. */
const char *word_nearest(const char *text);
/* face_common(face, word): where the words lead that mean the same everywhere: review, plan, quit, !, end; PLACE_HERE for others, which it says are
 * of no use here. */
enum place face_common(struct face *, enum word);

/* ---- The places --------------------------------------------------------------------------------------------- */

enum place place_welcome(struct face *);
enum place place_walk(struct face *);
enum place place_result(struct face *); /* the walk's end */
enum place place_plan(struct face *);
enum place place_review(struct face *);
enum place place_past(struct face *);
enum place place_save(struct face *);
enum place place_happened(struct face *);
enum place place_quit(struct face *);

/* face_new(sitting, options, err): a face on that sitting; face->err is `err`, which may be NULL.  NULL if no memory. */
struct face *face_new(struct sitting *, const struct plain_options *, struct err *);
void face_free(struct face *);
/* face_say_saving(face): that a save failed, or that it works again; nothing if all is as it was. */
void face_say_saving(struct face *);

#endif
