/* take.h - inside fetch: one publisher's update, in the order of DESIGN.md 10. */
#ifndef CLOSEKNIT_FETCH_TAKE_H
#define CLOSEKNIT_FETCH_TAKE_H

#include "fetch/address.h"
#include "fetch/disk.h"
#include "fetch/fetch.h"
#include "fetch/http.h"

/* One publisher's update while it goes on.  All zero, but for what the caller knows, to begin with. */
struct take {
	const struct fetch *fetch;
	const struct disk *disk;
	const struct trust_publisher *publisher;
	char host[ADDRESS_HOST_TEXT];
	struct trust_seen seen;		/* what was accepted before */
	struct trust_index index;	/* what is offered now */
	struct http *http;
	const char *step;		/* what is being done, for messages; through gettext already */
	struct buf report;		/* what changed, for standard output */
	size_t changed;			/* packs that were, or would be, put in place */
	size_t placed;			/* packs that were */
	bool again;			/* those that add to a pack of the same list come again, once it is there */
};

/*
 * take_all(take, err): everything, from the list to its number.  0 and the report; or -1 with `err` set, `step` what was being done, and what was installed as it was.  take_clear in either case.
 */
int take_all(struct take *, struct err *);
void take_clear(struct take *);

/* ---- take_pack.c -------------------------------------------------------------------------------------------------- */

/* take_is_whole(take): whether every pack of the last list lies there with the bytes that were signed. */
bool take_is_whole(const struct take *);
/*
 * take_pack(take, pack, err): unless it is there already, get it, hold it against size and hash, read it, and put it where nobody sees it yet (not in a dry run); what changed goes to the report.
 * *fresh: it was not there.  0; 1: what it adds to comes with this list, and `again` is not set; or -1.
 */
int take_pack(struct take *, const struct trust_pack *, bool *fresh, struct err *);
/* take_is_here(take, pack): whether it and its translations lie there with the bytes that the list names. */
bool take_is_here(const struct take *, const struct trust_pack *);
/* take_file(take, file, answer, err): get a file of the list, and hold it against size and hash.  0 or -1.  Clear the answer in either case. */
int take_file(struct take *, const struct trust_file *, struct http_answer *, struct err *);

/* ---- take_read.c -------------------------------------------------------------------------------------------------- */

/* A checklist to be read. */
struct take_document {
	const struct buf *bytes;
	const char *name;
	size_t beside;	/* what is kept beside it [bytes] */
	bool is_new;	/* from the list, and so over what will be here then; else over what is here now */
	bool no_base;	/* set: what it extends comes with this run, and not yet */
};
/*
 * take_read(take, document, err): the checklist, an overlay over what it extends; to be freed with pack_free.  NULL with no_base or `err` set.
 */
struct pack *take_read(struct take *, struct take_document *, struct err *);

#endif
