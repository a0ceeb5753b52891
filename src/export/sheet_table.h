/* sheet_table.h - boxes of a sheet, one by one and in tables. */
#ifndef CLOSEKNIT_SHEET_TABLE_H
#define CLOSEKNIT_SHEET_TABLE_H

#include <closeknit/doc.h>
#include <closeknit/sheet.h>

/* sheet_add_box(doc, sheet, box, kind): a box with its code; DOC_TICK: and what it stands for, DOC_CELL: nothing more. */
void sheet_add_box(struct doc *, const struct sheet *, size_t box, enum doc_kind);
/* sheet_add_tables(doc, sheet, question, large): the boxes of a question that is asked several times, as one table or as many as a page's width needs. */
void sheet_add_tables(struct doc *, const struct sheet *, uint32_t question, bool large);

#endif
