/* args.h - reading a command line by a table of flags, and the help made from the same tables. */
#ifndef CLOSEKNIT_ARGS_H
#define CLOSEKNIT_ARGS_H

#include <stdbool.h>

struct command;
struct err;

/* One option of a command, or of closeknit itself. */
struct flag {
	const char *name;	/* "output" for --output; NULL ends a table */
	char letter;		/* 'o' for -o, or 0 */
	const char *arg;	/* "FILE": what it takes; NULL: nothing */
	const char *blurb;	/* for help; through gettext when shown */
};

/* closeknit's own options, before the command. */
extern const struct flag args_globals[];
/*
 * args_read(flags, args, values, operands, help, err): read a command's arguments (NULL-ended, without its name): values[i] is what flag i was given ("" for one
 * that takes nothing), NULL if it was not there; *operands the rest, in `args`, NULL-ended.  `--` ends the options.  0, or -1 with `err` (ERR_USAGE) naming the nearest
 * option.  -h and --help set *help.
 */
int args_read(const struct flag *, char **args, const char *values[], char ***operands, bool *help, struct err *);
/* args_read_globals(args, values, rest, err): the same for what stands before the command; stops at the first word or at an option that only a command has. */
int args_read_globals(char **args, const char *values[], char ***rest, struct err *);
/* args_help(command, err): print a command's help.  0 or -1. */
int args_help(const struct command *, struct err *);
/* args_help_all(err): print closeknit's help.  0 or -1. */
int args_help_all(struct err *);

#endif
