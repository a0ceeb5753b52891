/* pack_inside.h - inside cli: what the parts of "closeknit pack" share, and the data that is built in for them. */
#ifndef CLOSEKNIT_PACK_INSIDE_H
#define CLOSEKNIT_PACK_INSIDE_H

#include <stdbool.h>
#include <stddef.h>

struct cli;
struct err;

/* checklists/words/en-GB.json and checklists/example.json, from the build; a NUL follows. */
extern const unsigned char builtin_words[], builtin_example[];
extern const size_t builtin_words_len, builtin_example_len;	/* [bytes] */

/*
 * pack_new(cli, file, force, err): write a small checklist to start from, dated today, to `file` ("-": standard output); replace one only with `force`
 * or a yes.  Returns the exit status; `err` set unless it is CLI_OK.
 */
int pack_new(struct cli *, const char *file, bool force, struct err *);
/* pack_list(cli, err): the checklists there are, each with its age and whom it comes from.  Returns the exit status. */
int pack_list(struct cli *, struct err *);

#endif
