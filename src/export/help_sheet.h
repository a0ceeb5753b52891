/* help_sheet.h - the help page where paper is short: what fits on one side. */
#ifndef CLOSEKNIT_HELP_SHEET_H
#define CLOSEKNIT_HELP_SHEET_H

#include <stdbool.h>
#include <stdint.h>

struct doc;
struct export_options;
struct pack;

/* What has a help page on its back, or is one, is a sheet of paper that can be printed alone. */
enum { SHEET_SIDES = 2 };

/* help_sheet_is_whole(doc, pack, options): whether one side holds all that the pack has to say and every contact; without memory to tell, false (then doc->failed). */
bool help_sheet_is_whole(struct doc *, const struct pack *, const struct export_options *);
/*
 * help_sheet_add(doc, pack, options): one side, on a new page: what to do, what never, whom to call, under a heading of level 2.  Where the pack's own is too long for it, without its reasons; where
 * that is too long too, the program's; then as many contacts, in the pack's order, as there is room for.
 */
void help_sheet_add(struct doc *, const struct pack *, const struct export_options *);
/*
 * help_sheet_add_last(doc, pack, options): the same, for both sides of a paper's last sheet, on a new one: where one does not hold all, whom to call stands before it, on the sheet's other side, in as
 * much detail as there is room for; where letters need high lines, there alone, or the two share the sides.
 */
void help_sheet_add_last(struct doc *, const struct pack *, const struct export_options *);
/* help_sheet_add_steps(doc, pack): every step of the pack, without its reasons, under a heading of level 2. */
void help_sheet_add_steps(struct doc *, const struct pack *);

#endif
