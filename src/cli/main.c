/* main.c - starts closeknit: a clean process first, then the command; the only place that prints an error. */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <langinfo.h>
#include <libintl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <closeknit/export.h>

#include "base/say.h"
#include "cli/cli.h"
#include "cli/args.h"
#include "cli/language.h"

/* The places of args_globals. */
enum { OPT_PACK, OPT_LANG, OPT_NO_SAVE, OPT_NO_LETTERS, OPT_VERSION, OPT_HELP };

static int64_t
clock_now(void)
{
	return (int64_t)time(NULL);
}

/* The day where the person is: calendars are local.  Who wants the same pages again sets SOURCE_DATE_EPOCH (reproducible-builds.org); its day is UTC's. */
static int32_t
clock_today(void)
{
	time_t now = time(NULL);
	int64_t epoch;
	struct tm tm;
	char text[DATE_TEXT];
	int32_t day = 0;

	if (time_read_epoch(getenv("SOURCE_DATE_EPOCH"), &epoch) == 0)
		return time_day(epoch);
	if (localtime_r(&now, &tm) != NULL && strftime(text, sizeof(text), "%Y-%m-%d", &tm) == DATE_TEXT - 1)
		date_parse(text, DATE_TEXT - 1, &day);
	return day;
}

/*
 * File descriptors 0 to 2 are open, so that no file of ours becomes standard output.  What was closed can only be read from: writing to it fails, and
 * is told.
 */
static int
open_standard(void)
{
	int fd;

	do {
		if ((fd = open("/dev/null", O_RDONLY)) == -1)
			return -1;
	} while (fd <= STDERR_FILENO);
	close(fd);
	return 0;
}

/* DESIGN.md 9: descriptors, no setuid, no core dumps, in this order. */
static int
start_clean(void)
{
	if (fcntl(STDIN_FILENO, F_GETFD) == -1 || fcntl(STDOUT_FILENO, F_GETFD) == -1 || fcntl(STDERR_FILENO, F_GETFD) == -1)
		if (open_standard() != 0)
			return -1;
	if (getuid() != geteuid() || getgid() != getegid()) {
		cli_say("it must not run with another account's rights (setuid); run it as yourself");
		return -1;
	}
	guard_no_dumps();
	/* A reader that is gone and a file over its limit are errors to tell, and no way to end. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	return 0;
}

/* The person's language; a locale that is not installed must not turn letters into question marks. */
static void
start_language(const char *lang)
{
	static const char no_text[] = "";

	say_take_no_path();
	/* Letters and messages only: numbers, days and order are our own everywhere, and each category costs files at start. */
	setlocale(LC_MESSAGES, "");
	if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
		const char *ctype = setlocale(LC_CTYPE, NULL);

		/* Only a locale that is missing, or C, is replaced: a person's Latin-1 terminal stays one. */
		if (ctype == NULL || strcmp(ctype, "C") == 0)
			setlocale(LC_CTYPE, "C.UTF-8");
	}
	if (lang != NULL)
		language_speak(lang);
	say_begin();
	/* The empty text is the catalogue's head: none, and there is no translation. */
	if (lang != NULL && strncmp(lang, "en", 2) != 0 && gettext(no_text)[0] == '\0')
		cli_say("there is no translation for \"%s\" yet, so this is in English", lang);
}

/* Whether it looks like a language tag: letters, digits and hyphens (BCP 47). */
static bool
is_tag(const char *lang)
{
	return *lang != '\0' && strspn(lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == strlen(lang);
}

/* The day a fact of the built-in checklist was last held against its source [days]. */
static int32_t
last_checked(void)
{
	int32_t last = store_builtin.reviewed;
	uint32_t i;

	for (i = 0; i < store_builtin.source_count; i++)
		if (store_builtin.sources[i].checked > last)
			last = store_builtin.sources[i].checked;
	return last;
}

static int
say_version(struct err *err)
{
	struct buf out = { 0 }, day = { 0 };
	int result;

	export_put_day(last_checked(), &day);
	buf_printf(&out, "closeknit %s\n", CLOSEKNIT_VERSION);
	buf_printf(&out, _("Checklist %s, version %s, facts last checked on %s.\n"), pack_id(&store_builtin, store_builtin.id),
	    pack_text(&store_builtin, store_builtin.version), buf_text(&day));
	out.failed |= day.failed;
	buf_clear(&day);
	buf_puts(&out, _("Menus, phone numbers and opening hours may have changed since. Each address in a plan leads to the latest.\n"));
	buf_puts(&out, _("Licence: GPL-3.0-or-later; the checklist: CC-BY-4.0. There is no warranty.\n"));
	result = file_put_result(&out, err);
	buf_clear(&out);
	return result == 0 ? CLI_OK : CLI_FAILED;
}

/* The command of that name; NULL with `err` naming the nearest. */
static const struct command *
find_command(const char *name, struct err *err)
{
	const char *names[32];
	size_t count, i;
	const struct command *const *all = cli_commands(&count);
	int near;

	for (i = 0; i < count; i++) {
		if (strcmp(all[i]->name, name) == 0)
			return all[i];
		names[i] = all[i]->name;
	}
	near = text_nearest(name, names, count);
	/* What someone types who needs help now is too far from "help-now" for a likeness of letters. */
	if (strcmp(name, "help") == 0 || strcmp(name, "999") == 0 || strcmp(name, "!") == 0 || strcmp(name, "urgent") == 0)
		err_set(err, ERR_USAGE, "has something happened? closeknit help-now. In danger now: call 999. How to use closeknit: closeknit --help");
	else if (near >= 0)
		err_set(err, ERR_USAGE, "there is no command \"%s\"; did you mean \"%s\"? Try: closeknit --help", name, names[near]);
	else
		err_set(err, ERR_USAGE, "there is no command \"%s\". Try: closeknit --help", name);
	return NULL;
}

static int
run_command(struct cli *cli, const struct command *command, char **args, struct err *err)
{
	const char *values[FLAGS_MAX] = { NULL };
	char **operands;
	bool help;

	if (args_read(command->flags, args, values, &operands, &help, err) != 0)
		return CLI_USAGE;
	if (help)
		return args_help(command, err) == 0 ? CLI_OK : CLI_FAILED;
	return command->run(cli, values, operands, err);
}

static int
run(struct cli *cli, char **args, struct err *err)
{
	const char *values[FLAGS_MAX] = { NULL };
	const struct command *command = &cmd_audit;
	char **rest;
	char *no_args[] = { NULL };

	if (args_read_globals(args, values, &rest, err) != 0)
		return CLI_USAGE;
	cli->pack_arg = values[OPT_PACK];
	cli->lang = values[OPT_LANG];
	cli->no_save = values[OPT_NO_SAVE] != NULL;
	cli->no_letter_keys = values[OPT_NO_LETTERS] != NULL;
	if (cli->lang != NULL && !is_tag(cli->lang))
		return err_set(err, ERR_USAGE, "\"%s\" is not a language; expected a tag such as cy or en-GB", cli->lang), CLI_USAGE;
	start_language(cli->lang);
	if (values[OPT_HELP] != NULL)
		return args_help_all(err) == 0 ? CLI_OK : CLI_FAILED;
	if (values[OPT_VERSION] != NULL)
		return say_version(err);
	if (*rest != NULL && (*rest)[0] == '-' && (*rest)[1] != '\0')
		return run_command(cli, command, rest, err);
	if (*rest == NULL)
		return run_command(cli, command, no_args, err);
	if ((command = find_command(*rest, err)) == NULL)
		return CLI_USAGE;
	return run_command(cli, command, rest + 1, err);
}

int
main(int argc, char **argv)
{
	struct cli cli = { .now = clock_now };
	struct err err = { ERR_NONE, "" };
	int status;

	if (start_clean() != 0)
		return CLI_FAILED;
	cli.today = clock_today();
	status = run(&cli, argc > 0 ? argv + 1 : argv, &err);
	if (err.kind != ERR_NONE && status != CLI_OK)
		cli_say("%s", err.text);
	cli_pack_free(&cli);
	paths_clear(&cli.paths);
	return status;
}
