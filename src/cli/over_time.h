/* over_time.h - inside cli: past audits and the open one, for the commands that look at more than one. */
#ifndef CLOSEKNIT_OVER_TIME_H
#define CLOSEKNIT_OVER_TIME_H

#include <closeknit/export.h>

#include "cli/cli.h"

struct over_time {
	const struct pack *pack;
	struct store *store;
	struct audit *open;	/* NULL: there is none, or none that could be read */
	struct history history;
	bool damaged;		/* something could not be read; that was said on standard error */
};

/*
 * over_time_open(over, cli, err): open our folder to read, ask for the passphrase once where one is set, and count every audit in it.  What cannot be read is told on standard error and
 * passed over.  0, or -1 with `err` set; over_time_close in either case (which leaves `damaged`).
 */
int over_time_open(struct over_time *, struct cli *, struct err *);
void over_time_close(struct over_time *);

#endif
