/* args.c - reads options by a table of flags and prints help from the same tables. */
#include "cli/args.h"

#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "cli/cli.h"

const struct flag args_globals[] = {
	{ "pack", 0, "PACK", N_("use this checklist: an installed id, or a file") },
	{ "lang", 0, "TAG", N_("the language, such as cy or en-GB") },
	{ "no-save", 0, NULL, N_("keep nothing on this computer") },
	{ "no-letter-keys", 0, NULL, N_("letters do nothing on the full screen") },
	{ "version", 0, NULL, N_("say which version this is") },
	{ "help", 'h', NULL, N_("this help") },
	{ 0 },
};

static int
count_flags(const struct flag *flags)
{
	int count = 0;

	while (flags != NULL && flags[count].name != NULL)
		count++;
	return count;
}

/* The flag that "--name" or "--name=value" means: its place, or -1; *value behind "=", or NULL. */
static int
find_long(const struct flag *flags, const char *word, const char **value)
{
	const char *equals = strchr(word, '=');
	size_t len = equals != NULL ? (size_t)(equals - word) : strlen(word);
	int i;

	*value = equals != NULL ? equals + 1 : NULL;
	for (i = 0; i < count_flags(flags); i++)
		if (strlen(flags[i].name) == len && strncmp(flags[i].name, word, len) == 0)
			return i;
	return -1;
}

static int
find_letter(const struct flag *flags, char letter)
{
	int i;

	for (i = 0; i < count_flags(flags); i++)
		if (flags[i].letter != 0 && flags[i].letter == letter)
			return i;
	return -1;
}

static int
unknown_option(const struct flag *flags, const char *arg, struct err *err)
{
	const char *names[FLAGS_MAX + sizeof(args_globals) / sizeof(args_globals[0])];
	int count = 0, near, i;

	for (i = 0; i < count_flags(flags); i++)
		names[count++] = flags[i].name;
	for (i = 0; args_globals[i].name != NULL; i++) {
		if (strncmp(arg, "--", 2) == 0 && strcmp(arg + 2, args_globals[i].name) == 0)
			return err_set(err, ERR_USAGE, "option \"%s\" goes before the command: closeknit %s ...", arg, arg);
		names[count++] = args_globals[i].name;
	}
	near = strncmp(arg, "--", 2) == 0 ? text_nearest(arg + 2, names, (size_t)count) : -1;
	if (near >= 0)
		return err_set(err, ERR_USAGE, "there is no option \"%s\" here; did you mean \"--%s\"? Try it with --help", arg, names[near]);
	return err_set(err, ERR_USAGE, "there is no option \"%s\" here. Try it with --help", arg);
}

/* Set flag `which`: its value behind "=", behind the letter, or in the next argument.  How many arguments were used, or -1. */
static int
take_flag(const struct flag *flag, const char *value, char **args, const char **slot, struct err *err)
{
	if (flag->arg == NULL) {
		if (value != NULL)
			return err_set(err, ERR_USAGE, "option \"--%s\" takes no value", flag->name);
		*slot = "";
		return 1;
	}
	if (value != NULL) {
		*slot = value;
		return 1;
	}
	if (args[1] == NULL)
		return err_set(err, ERR_USAGE, "option \"--%s\" needs a value: %s", flag->name, flag->arg);
	*slot = args[1];
	return 2;
}

/* Read the one option args[0]: how many arguments were used; 0: it is none of `flags`; -1: an error. */
static int
read_option(const struct flag *flags, char **args, const char *values[], struct err *err)
{
	const char *value = NULL;
	int which;

	if (args[0][1] == '-') {
		if ((which = find_long(flags, args[0] + 2, &value)) < 0)
			return 0;
	} else {
		if ((which = find_letter(flags, args[0][1])) < 0)
			return 0;
		if (args[0][2] != '\0') {
			if (flags[which].arg == NULL)
				return 0;
			value = args[0] + 2;
		}
	}
	return take_flag(&flags[which], value, args, &values[which], err);
}

int
args_read(const struct flag *flags, char **args, const char *values[], char ***operands, bool *help, struct err *err)
{
	char **kept = args;
	int used;

	*operands = args;
	*help = false;
	while (*args != NULL) {
		if (strcmp(*args, "--") == 0) {
			for (args++; *args != NULL; args++)
				*kept++ = *args;
			break;
		}
		if ((*args)[0] != '-' || (*args)[1] == '\0') {
			*kept++ = *args++;
			continue;
		}
		if (strcmp(*args, "-h") == 0 || strcmp(*args, "--help") == 0) {
			*help = true;
			args++;
			continue;
		}
		if ((used = read_option(flags, args, values, err)) < 0)
			return -1;
		if (used == 0)
			return unknown_option(flags, *args, err);
		args += used;
	}
	*kept = NULL;
	return 0;
}

int
args_read_globals(char **args, const char *values[], char ***rest, struct err *err)
{
	int used;

	while (*args != NULL && (*args)[0] == '-' && (*args)[1] != '\0') {
		/* What stands behind it is a command, unless it begins with a hyphen as no command does. */
		if (strcmp(*args, "--") == 0 && (args[1] == NULL || args[1][0] != '-')) {
			args++;
			break;
		}
		if ((used = read_option(args_globals, args, values, err)) < 0)
			return -1;
		if (used == 0)
			break;
		args += used;
	}
	*rest = args;
	return 0;
}

static void
put_flags(struct buf *out, const struct flag *flags)
{
	int i;

	for (i = 0; i < count_flags(flags); i++) {
		struct buf left = { 0 };

		if (flags[i].letter != 0)
			buf_printf(&left, "-%c, ", flags[i].letter);
		buf_printf(&left, "--%s%s%s", flags[i].name, flags[i].arg != NULL ? " " : "", flags[i].arg != NULL ? flags[i].arg : "");
		buf_printf(out, "  %-24s %s\n", buf_text(&left), _(flags[i].blurb));
		out->failed |= left.failed;
		buf_clear(&left);
	}
}

int
args_help(const struct command *command, struct err *err)
{
	struct buf out = { 0 };
	int result;

	buf_printf(&out, "%s\n\n  closeknit %s%s%s\n", _(command->blurb), command->name, command->args[0] != '\0' ? " " : "", command->args);
	if (count_flags(command->flags) > 0) {
		buf_putc(&out, '\n');
		put_flags(&out, command->flags);
	}
	result = file_put_result(&out, err);
	buf_clear(&out);
	return result;
}

int
args_help_all(struct err *err)
{
	struct buf out = { 0 };
	size_t count, i;
	const struct command *const *all = cli_commands(&count);
	int result;

	buf_puts(&out, _("closeknit helps you choose who can see pictures of your children, and gives you a plan of your own.\n"));
	buf_puts(&out, _("Run it without a word to begin:\n\n  closeknit\n\nSomething has happened, and you need help now:\n\n  closeknit help-now\n\n"));
	buf_puts(&out, _("Commands:\n"));
	for (i = 0; i < count; i++)
		buf_printf(&out, "  %-10s %s\n", all[i]->name, _(all[i]->blurb));
	buf_puts(&out, _("\nBefore the command:\n"));
	put_flags(&out, args_globals);
	buf_puts(&out, _("\n\"closeknit COMMAND --help\" says more. The manual: man closeknit\n"));
	result = file_put_result(&out, err);
	buf_clear(&out);
	return result;
}
