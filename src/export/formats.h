/* formats.h - the writers that the table of formats names; one file each. */
#ifndef CLOSEKNIT_FORMATS_H
#define CLOSEKNIT_FORMATS_H

struct buf;
struct doc;
struct err;
struct plan;

/* Each adds a whole document or plan to `out`.  0, or -1 with `err` set. */
int text_write(const struct doc *, struct buf *out, struct err *);
int plan_json_write(const struct plan *, struct buf *out, struct err *);

#endif
