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
	char of[65];			/* the id of the pack that a translation is of, or an overlay extends */
	char language[36];		/* of a translation */
	char version[128];		/* of an overlay its own, without that of what it extends; "" where it is longer */
};

struct publish {
	struct cli *cli;
	const char *folder;
	const struct linting *linting;
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
/* publish_path(publish, name): folder/name; to free; NULL: no memory. */
char *publish_path(const struct publish *, const char *name);

#endif
