/* help_core.h - the part of the help page that is in the program (DESIGN.md 2.10); how it is laid out is help_doc.c's and help_sheet.c's. */
#ifndef CLOSEKNIT_HELP_CORE_H
#define CLOSEKNIT_HELP_CORE_H

#include <stddef.h>
#include <stdint.h>

#include <closeknit/doc.h>
#include <closeknit/pack.h>

/* A sentence and its reason; through gettext when shown. */
struct core { const char *text, *why; };
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

/* help_add_core(doc, kind, rows, reasons): a block for each sentence, with its reason behind it if `reasons`. */
void help_add_core(struct doc *, enum doc_kind, struct core_list, bool reasons);
/* help_add_advice(doc, pack, list, kind, reasons): the same for a pack's steps or nevers. */
void help_add_advice(struct doc *, const struct pack *, struct pack_list, enum doc_kind, bool reasons);
/* help_add_core_calls(doc): whom to call, by the program alone. */
void help_add_core_calls(struct doc *);
/* help_add_opening(doc, whole): the first words of every help page; without `whole` only that nobody is to blame, and 999 and 101. */
void help_add_opening(struct doc *, bool whole);

#endif
