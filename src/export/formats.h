/* formats.h - the writers that the table of formats names; one file each. */
#ifndef CLOSEKNIT_FORMATS_H
#define CLOSEKNIT_FORMATS_H

struct buf;
struct doc;
struct err;
struct export_options;
struct plan;

/* Each adds a whole document or plan to `out`.  0, or -1 with `err` set. */
int text_write(const struct doc *, const struct export_options *, struct buf *out, struct err *);
int markdown_write(const struct doc *, const struct export_options *, struct buf *out, struct err *);
int html_write(const struct doc *, const struct export_options *, struct buf *out, struct err *);
int calendar_write(const struct plan *, struct buf *out, struct err *);
int plan_json_write(const struct plan *, struct buf *out, struct err *);

#endif
