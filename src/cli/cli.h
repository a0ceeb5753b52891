/* cli.h - the commands: one file and one constant each, one table, one place that prints an error. */
#ifndef CLOSEKNIT_CLI_H
#define CLOSEKNIT_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <closeknit/base.h>
#include <closeknit/pack.h>

#include "guard/guard.h"
#include "cli/args.h"
#include "store/store.h"

/* DESIGN.md 3: 0 done, 1 failed, 2 wrong usage, 3 a pack, signature or font that cannot be used. */
enum exit_code { CLI_OK = 0, CLI_FAILED = 1, CLI_USAGE = 2, CLI_UNUSABLE = 3 };

/* The most options a command has; -h comes on top. */
enum { FLAGS_MAX = 24 };

/* What every command is given. */
struct cli {
	const char *pack_arg;	/* --pack, or NULL */
	const char *lang;	/* --lang, or NULL */
	bool no_save, no_letter_keys;
	int64_t (*now)(void);	/* [seconds since 1970, UTC] */
	int32_t today;		/* the day where the person is [days] */
	struct paths paths;	/* filled by cli_paths */
	bool has_paths;
	const struct pack *chosen;	/* what cli_pack chose, or NULL */
	struct pack *loaded;	/* what it read from a file, or NULL */
	struct pack own;	/* the built-in one, to give words to */
	char *beside;		/* the file that its translations lie beside, or NULL */
	struct language_list *languages;	/* filled by cli_languages */
	char audit_pack[TEXT_ID_MAX + 1];	/* the pack that an audit was made with, where that decides */
	const char *output;	/* a file the command will write, set before cli_confine; NULL or "-": none */
	struct guard_report rights;	/* what holds, once cli_confine was called */
	bool confined;
};

struct language_list;

struct command {
	const char *name;
	const char *args;	/* "[-f FORMAT] [-o FILE]" */
	const char *blurb;	/* one line for help; through gettext when shown */
	const struct flag *flags;
	/* Fills `values` by the flags' places, then runs; operands follow. Returns the exit status; `err` set unless it is CLI_OK or all was said. */
	int (*run)(struct cli *, const char *const values[], char *const operands[], struct err *);
};

/* cli_commands(count): the table. */
const struct command *const *cli_commands(size_t *count);

/*
 * cli_pack(cli, err): the pack in use, chosen once, in the language of --lang where it has a whole translation; borrowed.  --pack: an installed or built-in id, or a file.  Without it the
 * built-in one, or an installed one of its id with a higher serial; one that has an error is told on standard error and never used.  NULL with `err` set (ERR_UNUSABLE, ERR_USAGE).
 */
const struct pack *cli_pack(struct cli *, struct err *);
/* cli_languages(cli, err): the languages the pack in use can be had in, found once; after cli_pack.  NULL if no memory. */
struct language_list *cli_languages(struct cli *, struct err *);
/* cli_read_pack(cli, path, err): a pack from a file, or an overlay whose base is installed or built in; to free.  NULL with the first complaint in `err`, and how many more there are. */
struct pack *cli_read_pack(struct cli *, const char *path, struct err *);
/* cli_pack_of(cli, store, err): the same for a saved audit, which is unlocked: without --pack, the pack it was made with if that is installed. */
const struct pack *cli_pack_of(struct cli *, struct store *, struct err *);
/* cli_pack_of_bytes(cli, bytes, len, err): the same for audits as bytes, of which the first decides; they may be cut off. */
const struct pack *cli_pack_of_bytes(struct cli *, const char *bytes, size_t len, struct err *);
/* cli_pack_free(cli): at the end. */
void cli_pack_free(struct cli *);
/* cli_paths(cli, err): the folders, found once.  NULL with `err` set. */
const struct paths *cli_paths(struct cli *, struct err *);
/* cli_write(path, out, how, err): write a file; one that is there already is replaced only if `how` says so or after a yes.  0, or -1 with `err` set. */
int cli_write(const char *path, const struct buf *out, struct file_write how, struct err *);
/* cli_put_pages(out, path, force, err): the same, or to standard output if `path` is NULL or "-"; where it is the program's own name for a file, the person is told of it.  0 or -1. */
int cli_put_pages(const struct buf *out, const char *path, bool force, struct err *);
/* cli_say(format, ...): a message on standard error, "closeknit: ..." with an LF, through the gate. */
void cli_say(const char *format, ...) CK_PRINTF(1, 2);
/* cli_report(found, name): what was found in a file, told on standard error, a line each: nothing is changed in silence. */
void cli_report(const struct complaints *, const char *name);
/* cli_confirm(question): ask on the terminal, yes or no; false where there is none. */
bool cli_confirm(const char *question);
/* cli_failed(err): the exit status for an error. */
int cli_failed(const struct err *);
/* cli_day(text, day, err): a day from the command line.  0, or -1 with `err` set (ERR_USAGE). */
int cli_day(const char *text, int32_t *day, struct err *);
/* cli_number(text, most, number, err): a whole number from 1 to most.  0, or -1 with `err` set (ERR_USAGE). */
int cli_number(const char *text, int most, int *number, struct err *);

/* What a command will still write, beside cli->output. */
struct confine {
	bool store;		/* our own folder; needs cli_paths */
	bool config;		/* the settings' folder; needs cli_paths */
	bool start;		/* the folder closeknit was started in; needs cli_paths */
	const char *answers;	/* a file that somebody named, or NULL */
};
/*
 * cli_confine(cli, open, err): give up the network and writing anywhere else, for good (guard.h).  Every command calls it once its folder and lock are open and before it reads anything
 * that it does not trust: a pack from a file, an audit.  Only the first call counts.  0; or -1, no memory.
 */
int cli_confine(struct cli *, struct confine open, struct err *);

/* cli_unlock(store, err): where the open audit is locked, ask for the passphrase on the terminal, three times at most, and give it.  0; or -1 with `err` set.  Call before anything is loaded. */
int cli_unlock(struct store *, struct err *);

struct sitting_options;
/*
 * cli_open(cli, options, err): what a sitting needs: folder and lock first, then what can be given up, then the pack, as it may be anybody's file (DESIGN.md 9); options->store says
 * which.  0, and options->paths, ->opened and ->pack filled; or -1 with `err` set.
 */
int cli_open(struct cli *, struct sitting_options *, struct err *);
/* cli_columns(): the width to wrap lines at: COLUMNS, the window's, or 0 if neither tells [columns]. */
int cli_columns(void);
/* cli_rows(): how many lines the window shows, or 0 if there is none [rows]. */
int cli_rows(void);

/* A saved audit, scored, for the commands that look at one. */
struct look {
	const struct pack *pack;
	struct store *store;
	struct audit *audit;
	struct score *score;
};
/*
 * look_open(look, cli, answers, write, err): load the open audit, or `answers` (a file, or NULL), and score it; take the lock if `write`.  What is only to be reported goes to standard
 * error.  No saved answers is an error.  0, or -1 with `err` set; look_close in either case.
 */
int look_open(struct look *, struct cli *, const char *answers, bool write, struct err *);
void look_close(struct look *);

extern const struct command cmd_audit, cmd_plan, cmd_score, cmd_todo, cmd_done, cmd_undo, cmd_aside, cmd_keep, cmd_history, cmd_compare, cmd_help_now, cmd_sheet, cmd_enter, cmd_pack, cmd_lock, cmd_unlock, cmd_privacy, cmd_forget;

#endif
