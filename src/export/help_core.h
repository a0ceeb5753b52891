/* help_core.h - the part of the help page that is in the program (DESIGN.md 2.10); how it is laid out is help_doc.c's and help_sheet.c's. */
#ifndef CLOSEKNIT_HELP_CORE_H
#define CLOSEKNIT_HELP_CORE_H

#include <stddef.h>
#include <stdint.h>

#include <closeknit/doc.h>
#include <closeknit/pack.h>

/* A sentence, its reason, and the sentence again where every line counts (NULL: as it is); through gettext when shown. */
struct core { const char *text, *why, *brief; };
enum core_room { CORE_WITH_WHY, CORE_TEXT, CORE_BRIEF };
struct core_list { const struct core *rows; size_t count; };
struct help_door {
	const char *id;		/* the pack's case that adds to it */
	const char *title;	/* through gettext when shown */
	struct core_list steps;
};

struct core_list help_core_steps(void);
struct core_list help_core_never(void);
/* help_core_calls(count): whom to call, a line each; through gettext when shown. */
const char *const *help_core_calls(size_t *count);
/* help_core_door(door): one of the program's own doors [1..], or NULL. */
const struct help_door *help_core_door(int door);

/* help_add_core(doc, kind, rows, room): a block for each sentence, as much of it as there is room for. */
void help_add_core(struct doc *, enum doc_kind, struct core_list, enum core_room);
/* help_add_advice(doc, pack, list, kind, reasons): the same for a pack's steps or nevers. */
void help_add_advice(struct doc *, const struct pack *, struct pack_list, enum doc_kind, bool reasons);
/* help_add_core_calls(doc): whom to call, by the program alone. */
void help_add_core_calls(struct doc *);
/* The first words of every help page: what to do and never in two lines too; that nobody is to blame, and 999 and 101; the same in fewer words. */
enum opening { OPENING_WHOLE, OPENING_FIRST, OPENING_BRIEF };
void help_add_opening(struct doc *, enum opening);

#endif
