/* pack_inside.h - inside cli: what the parts of "closeknit pack" share, and the data that is built in for them. */
#ifndef CLOSEKNIT_PACK_INSIDE_H
#define CLOSEKNIT_PACK_INSIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct cli;
struct err;
struct pack;
struct pack_wordlist;
struct paths;
struct trust_key;

/* checklists/words/en-GB.json and checklists/example.json, from the build; a NUL follows. */
extern const unsigned char builtin_words[], builtin_example[];
extern const size_t builtin_words_len, builtin_example_len;	/* [bytes] */

struct pack_new_options {
	bool force;		/* replace a file that is there */
	const char *extends;	/* begin an overlay of that pack, as --pack takes it; or NULL */
};
/*
 * pack_new(cli, file, options, err): write a small checklist or overlay to start from, dated today, to `file` ("-": standard output); replace one only with `force`
 * or a yes.  Returns the exit status; `err` set unless it is CLI_OK.
 */
int pack_new(struct cli *, const char *file, const struct pack_new_options *, struct err *);
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

/* How long something was ago, in the unit in which people say it. */
enum pack_age { PACK_AGE_DAYS, PACK_AGE_WEEKS, PACK_AGE_MONTHS, PACK_AGE_YEARS };
/* pack_age(then, today, count): that unit, and how many of it [1..], but for 0 days: today, or a day to come. */
enum pack_age pack_age(int32_t then, int32_t today, unsigned long *count);

/* pack_put_trusted(cli, out, err): add a line for each publisher that is trusted, and how old its last list is; nothing where none is.  0, or -1. */
int pack_put_trusted(struct cli *, struct buf *out, struct err *);
/* pack_key_went(cli, from, len): whether what a checklist came from names a key that is not trusted here, since another one took its place. */
bool pack_key_went(const struct cli *, const char *from, size_t len);

/* What to lint by. */
struct linting {
	const struct pack_wordlist *words;
	const struct paths *paths;	/* of what is installed, or NULL */
	const struct pack *base;	/* what an overlay extends or a translation is of, or NULL: look for it */
	char *const *files;		/* to a NULL: what pack_lint_files looks at */
	int32_t today;			/* [days] */
	bool strict, all;
	bool fetched;			/* it may take no more than what a server sends */
};
/* pack_lint_bytes(linting, path, raw, pack, err): print the complaints of a document; *pack is it, to free, or NULL.  CLI_OK, CLI_UNUSABLE, or another exit status with `err` set. */
int pack_lint_bytes(const struct linting *, const char *path, const struct buf *raw, struct pack **, struct err *);
/*
 * pack_lint_files(linting, err): print the complaints of each of linting->files, and of the translations beside it; one that cannot be read is told, and the others go on.  The worst exit status, with
 * `err` set where not all was said.
 */
int pack_lint_files(const struct linting *, struct err *);

struct publish_options {
	const char *folder;
	const char *key, *next_key;	/* a public key or a file that has one; next_key may be "none"; or NULL */
	int32_t expires;		/* [days] or DATE_NONE */
};
/*
 * pack_publish(cli, linting, options, err): write the index of a folder, if anything changed, and say how to sign it; else hold it and its signature against the files and the key.
 * Returns the exit status; `err` set unless all was said.
 */
int pack_publish(struct cli *, const struct linting *, const struct publish_options *, struct err *);
/* pack_key(text, key, err): a public key, or the file that holds it.  0 or -1. */
int pack_key(const char *text, struct trust_key *, struct err *);

#endif
