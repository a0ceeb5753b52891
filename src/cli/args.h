/* args.h - reading a command line by a table of flags, and the help made from the same tables. */
#ifndef CLOSEKNIT_ARGS_H
#define CLOSEKNIT_ARGS_H

#include <stdbool.h>

struct command;
struct err;
struct flag;

/*
 * args_read(flags, args, values, operands, help, err): read a command's arguments (NULL-ended, without its name): values[i] is what flag i was given ("" for one
 * that takes nothing), NULL if it was not there; *operands the rest, in `args`, NULL-ended.  `--` ends the options.  0, or -1 with `err` (ERR_USAGE) naming the nearest
 * option.  -h and --help set *help.
 */
int args_read(const struct flag *, char **args, const char *values[], char ***operands, bool *help, struct err *);
/* args_read_globals(flags, args, values, rest, err): the same for what stands before the command; stops at the first word or at an option that only a command has. */
int args_read_globals(const struct flag *, char **args, const char *values[], char ***rest, struct err *);
/* args_help(command, err): print a command's help.  0 or -1. */
int args_help(const struct command *, struct err *);
/* args_help_all(globals, err): print closeknit's help.  0 or -1. */
int args_help_all(const struct flag *globals, struct err *);

#endif
