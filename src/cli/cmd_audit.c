/* cmd_audit.c - "closeknit audit": opens a sitting and hands it to a face; which face, and how leaving is told, is decided here. */
#include <closeknit/base.h>

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/say.h"
#include "cli/cli.h"
#include "cli/language.h"
#include "cli/pdf.h"
#include "plain/plain.h"
#include "sitting/sitting.h"
#include "tui/tui.h"

static const struct flag flags[] = {
	{ "plain", 0, NULL, N_("line by line, for screen readers") },
	{ "answers", 0, "FILE", N_("keep the answers in FILE") },
	{ 0 },
};
enum { OPT_PLAIN, OPT_ANSWERS };

static bool
is_set(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && value[0] != '\0';
}

/* Whether a locale's name says that its terminal shows something else than UTF-8: "C", "POSIX", "en_GB.ISO-8859-1". */
static bool
names_ascii(const char *locale)
{
	const char *charset = strchr(locale, '.');

	if (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		return true;
	return charset != NULL && strncasecmp(charset, ".UTF-8", 6) != 0 && strncasecmp(charset, ".utf8", 5) != 0;
}

/* Whether the person's own settings ask for plain letters; a system that merely says nothing gets UTF-8, as main.c has it. */
static bool
wants_ascii(void)
{
	const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	size_t i;

	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		return true;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (is_set(names[i]))
			return names_ascii(getenv(names[i]));
	return false;
}

/* DESIGN.md 3: line by line where asked for, and where there is no terminal to draw on. */
static bool
wants_plain(bool asked)
{
	const char *term = getenv("TERM"), *accessible = getenv("ACCESSIBLE");

	if (asked || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return true;
	if (term == NULL || term[0] == '\0' || strcmp(term, "dumb") == 0)
		return true;
	return accessible != NULL && strcmp(accessible, "1") == 0;
}

/* 0, -1, or PLAIN_GO_SCREEN. */
static int
run_plain(struct sitting *sitting, bool may_screen, struct err *err)
{
	const struct plain_options options = {
		.in = STDIN_FILENO,
		.out = STDOUT_FILENO,
		.in_is_terminal = isatty(STDIN_FILENO) != 0,
		.columns = cli_columns(),
		.may_screen = may_screen,
	};
	int result;

	if (leave_arm(STDIN_FILENO, STDOUT_FILENO, "", err) != 0)
		return -1;
	result = plain_run(sitting, &options, err);
	leave_disarm();
	return result;
}

/* What the person has set, and over it what the command line and the environment say for this once. */
static struct tui_options
choose_options(const struct cli *cli, const struct sitting *sitting)
{
	struct tui_options options = { .utf8 = !wants_ascii() };

	tui_options_set(&options, &sitting->settings);
	if (cli->no_letter_keys)
		options.letter_keys = false;
	if (is_set("NO_COLOR"))
		options.colour = false;
	return options;
}

/* The full screen: 0, -1, or PLAIN_GO_SCREEN where the person went line by line and wants back. */
static int
run_screen(struct sitting *sitting, struct tui_options *options, struct err *err)
{
	switch (tui_run(sitting, options, err)) {
	case TUI_LEFT:
		return 0;
	case TUI_GO_PLAIN:
		return run_plain(sitting, true, err);
	case TUI_NO_TERMINAL:
		cli_say(_("this terminal (TERM=%s) is not known here, so it goes line by line"), getenv("TERM"));
		return run_plain(sitting, false, err);
	case TUI_FAILED:
		break;
	}
	return -1;
}

/* Where the full screen cannot be had, or when the person asks for it, line by line from the same place; and back. */
static int
run_face(struct cli *cli, struct sitting *sitting, bool plain, struct err *err)
{
	struct tui_options options = choose_options(cli, sitting);
	const bool can_screen = !wants_plain(false);
	int result = PLAIN_GO_SCREEN;

	if (plain || !can_screen)
		result = run_plain(sitting, can_screen, err);
	while (result == PLAIN_GO_SCREEN)
		result = run_screen(sitting, &options, err);
	return result;
}

/* Settings that cannot be read are no reason not to begin: it looks as usual then, and says so. */
static void
load_settings(struct sitting_options *options, struct buf *note)
{
	struct err err = { 0 };

	if (settings_load(&options->settings, options->paths, &err) != 0)
		buf_printf(note, _("How it should look could not be read, so it looks as usual. (%s)\n"), err.text);
}

/* What there is to choose from, and what the person chose before, unless the command line says otherwise. */
static int
load_languages(struct cli *cli, struct sitting_options *options, struct buf *note, struct err *err)
{
	struct language_list *list = cli_languages(cli, err);
	const char *tag = options->settings.language;

	if (list == NULL)
		return -1;
	options->languages = language_list_shown(list);
	options->speak = language_list_speak;
	if (language_list_problems(list)[0] != '\0')
		buf_printf(note, _("A translation beside the checklist cannot be used, so it is left out. (%s)\n"), language_list_problems(list));
	if (cli->lang == NULL && tag[0] != '\0' && language_list_use(list, tag))
		language_speak(tag);
	return 0;
}

static int
run(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	const struct store_options store = { .no_save = cli->no_save, .answers = values[OPT_ANSWERS], .now = cli->now() };
	struct sitting_options options = { .store = &store, .now = cli->now, .today = cli->today, .may_keep_settings = true, .pdf = pdf_format() };
	struct sitting *sitting;
	struct buf note = { 0 };
	int result;

	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, "audit takes no \"%s\"", operands[0]), CLI_USAGE;
	/* Before rights are given up: it needs what the rest of closeknit does without (DESIGN.md 9). */
	if (!wants_plain(values[OPT_PLAIN] != NULL))
		options.printer = printer_start();
	if (cli_open(cli, &options, err) != 0) {
		printer_stop(options.printer);
		return cli_failed(err);
	}
	load_settings(&options, &note);
	if (load_languages(cli, &options, &note, err) != 0) {
		store_close(options.opened);
		printer_stop(options.printer);
		goto fail;
	}
	if ((sitting = sitting_open(&options, err)) == NULL)
		goto fail;
	buf_puts(&sitting->notes, buf_text(&note));
	buf_clear(&note);
	result = run_face(cli, sitting, values[OPT_PLAIN] != NULL, err);
	if (sitting_close(sitting, result == 0 ? err : NULL) != 0)
		result = -1;
	if (options.may_keep_settings)
		settings_leave_room(options.paths);
	if (result != 0)
		cli_say("%s", err->text);
	/* A signal that asked to leave is told by the exit status; what it interrupted was saved before. */
	leave_finish();
	err->kind = ERR_NONE;
	return result == 0 ? CLI_OK : CLI_FAILED;

fail:
	buf_clear(&note);
	return cli_failed(err);
}

const struct command cmd_audit = {
	.name = "audit",
	.args = "[--plain] [--answers FILE]",
	.blurb = N_("the questions: answer, skip, go back; it keeps your place"),
	.flags = flags,
	.run = run,
};
