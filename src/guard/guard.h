/* guard.h - giving up rights that hearing answers does not need, and the report of what holds (DESIGN.md 9). */
#ifndef CLOSEKNIT_GUARD_H
#define CLOSEKNIT_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/* A folder that stays open to writing; one that is not there, or NULL, is passed over. */
struct guard_folder {
	const char *path;
	bool may_go; /* the folder itself may be removed too, once it is empty */
};

struct guard_options {
	const struct guard_folder *folders; /* borrowed while entering */
	size_t count;
	const char *const *readable; /* what may be read, folders with all in them, ended by NULL, and the folders above; NULL: everything */
	bool keeps_network;	     /* for the program that fetches and the child that prints: they call others, and take no calls */
	bool starts_programs;	     /* with keeps_network: another program may be started, for printing is starting lp */
};

/* What this machine enforces from now on. */
struct guard_report {
	bool network; /* calls that would use the network, or another program's memory, are refused with an error */
	bool writing; /* making, changing and removing files elsewhere than in the folders is refused with an error */
	bool dumps;   /* no core dumps, and no other program of this account may look into this one's memory */
};

/*
 * guard_no_dumps(): from now on a crash leaves no core dump, and only an administrator may read this process's memory.  What cannot be had is passed
 * over: guard_enter reports it.
 */
void guard_no_dumps(void);

/*
 * guard_enter(options, report): give up, for this process and all that it starts, for ever: the network; other processes' memory; typing into the
 * terminal for others; and writing anywhere but in the folders and to a terminal.  Reading stays as it was.  The kernel answers what is refused with
 * EACCES and kills nothing.  What is open already stays open.  To be called once the lock is held and before anything untrusted is read.  Never
 * fails: what this kernel cannot do is left out, and `report` says what holds.  With `keeps_network` the network stays, but for being called; starting
 * another program goes, but with `starts_programs`.  With `readable` nothing else can be opened, and no program started.
 */
void guard_enter(const struct guard_options *, struct guard_report *);

#endif
