/* publish.h - inside cli: a publisher's folder as it is read for its index. */
#ifndef CLOSEKNIT_PUBLISH_H
#define CLOSEKNIT_PUBLISH_H

#include <stdbool.h>
#include <stddef.h>

#include "trust/trust.h"
#include "cli/cli.h"
#include "cli/pack_inside.h"

/* What a file of the folder is. */
enum publish_kind { PUBLISH_PACK, PUBLISH_OVERLAY, PUBLISH_TRANSLATION };

struct publish_file {
	char name[TRUST_FILE_TEXT];
	enum publish_kind kind;
	struct buf raw;
	struct pack *pack;		/* of the first two */
	char id[TEXT_ID_MAX + 1];			/* of the first two; "" where it has none */
	int32_t serial, was_serial;	/* of the first two, or 0; was_serial: in the file, where it was raised, or 0 */
	size_t serial_at, serial_end;	/* the number in `raw` [bytes] */
	char of[TEXT_ID_MAX + 1];			/* the id of the pack that a translation is of, or an overlay extends */
	char language[TEXT_TAG_MAX + 1];		/* of a translation */
	char version[128];		/* of an overlay its own, without that of what it extends; "" where it is longer */
};

struct publish {
	struct cli *cli;
	const char *folder;
	const struct linting *linting;
	const struct trust_index *before;	/* what was published last; its packs and `left` */
	struct publish_file *files;	/* by name */
	size_t count, cap;
	struct trust_index index;	/* what they make: serial, days and next_key are the caller's */
};

/*
 * publish_gather(publish, err): read every pack, overlay and translation of the folder, check each strictly, and list them in publish->index.  Complaints go to standard output.  Returns an exit
 * status; `err` says what else is wrong.
 */
int publish_gather(struct publish *, struct err *);
void publish_clear(struct publish *);
/* publish_find_pack(index, id): its row, or NULL. */
const struct trust_pack *publish_find_pack(const struct trust_index *, const char *id);

/* ---- publish_raise.c ---------------------------------------------------------------------------------------- */

/* publish_raise(publish, err): give each checklist that changed under its serial, or whose translation did, the next one, in `raw` alone.  0; or -1 with `err` set: a serial is lower than was published, or far higher. */
int publish_raise(struct publish *, struct err *);
/* publish_write_raised(publish, out, err): write what was raised into the files, and say so.  0 or -1. */
int publish_write_raised(const struct publish *, struct buf *out, struct err *);
/* publish_leave(publish, err): keep the serials of what is left out, in the new index.  0 or -1. */
int publish_leave(struct publish *, struct err *);

/* publish_path(publish, name): folder/name; to free; NULL: no memory. */
char *publish_path(const struct publish *, const char *name);

#endif
