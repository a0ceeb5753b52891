/* pack_inside.h - inside cli: what the parts of "closeknit pack" share, and the data that is built in for them. */
#ifndef CLOSEKNIT_PACK_INSIDE_H
#define CLOSEKNIT_PACK_INSIDE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
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

/* What the helper is to do. */
struct pack_fetch {
	const char *what;		/* "add", "remove", "update", "links" */
	const char *switches[5];	/* "--yes" and the like, NULL-ended */
	const char *pack;		/* --pack, or NULL: the one whose links are meant where none is named */
	const char *ca_file;		/* or NULL */
	char *const *operands;		/* as they were typed, NULL-ended */
};
/* The most words that any of them takes. */
enum { PACK_FETCH_OPERANDS = 2 };
/* pack_fetch(fetch, err): go on as closeknit-fetch.  Returns only if that cannot be: the exit status, with `err` set. */
int pack_fetch(const struct pack_fetch *, struct err *);

/* pack_put_trusted(cli, out, err): add a line for each publisher that is trusted, and how old its last list is; nothing where none is.  0, or -1. */
int pack_put_trusted(struct cli *, struct buf *out, struct err *);

#endif
