/* cmd_audit.c - "closeknit audit": opens a sitting and hands it to a face; which face, and how leaving is told, is decided here. */
#include <closeknit/base.h>

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "cli/cli.h"
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
			return strcmp(getenv(names[i]), "C") == 0 || strcmp(getenv(names[i]), "POSIX") == 0;
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

static int
run_plain(struct sitting *sitting, struct err *err)
{
	const struct plain_options options = {
		.in = STDIN_FILENO, .out = STDOUT_FILENO, .in_is_terminal = isatty(STDIN_FILENO) != 0, .columns = cli_columns(),
	};
	int result;

	if (leave_arm(STDIN_FILENO, STDOUT_FILENO, "", err) != 0)
		return -1;
	result = plain_run(sitting, &options, err);
	leave_disarm();
	return result;
}

/* The full screen; where it cannot be had, or when the person asks for it, line by line from the same place. */
static int
run_face(struct cli *cli, struct sitting *sitting, bool plain, struct err *err)
{
	const struct tui_options options = {
		.letter_keys = !cli->no_letter_keys,
		.utf8 = !wants_ascii(),
		.colour = !is_set("NO_COLOR"),
	};

	if (wants_plain(plain))
		return run_plain(sitting, err);
	switch (tui_run(sitting, &options, err)) {
	case TUI_LEFT:
		return 0;
	case TUI_GO_PLAIN:
		return run_plain(sitting, err);
	case TUI_NO_TERMINAL:
		cli_say(_("this terminal (TERM=%s) is not known here, so it goes line by line"), getenv("TERM"));
		return run_plain(sitting, err);
	case TUI_FAILED:
		break;
	}
	return -1;
}

static int
run(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	const struct store_options store = { .no_save = cli->no_save, .answers = values[OPT_ANSWERS], .now = cli->now() };
	struct sitting_options options = { .store = &store, .now = cli->now, .today = cli->today };
	struct sitting *sitting;
	int result;

	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, "audit takes no \"%s\"", operands[0]), CLI_USAGE;
	if (cli_open(cli, &options, err) != 0 || (sitting = sitting_open(&options, err)) == NULL)
		return cli_failed(err);
	result = run_face(cli, sitting, values[OPT_PLAIN] != NULL, err);
	if (sitting_close(sitting, result == 0 ? err : NULL) != 0)
		result = -1;
	if (result != 0)
		cli_say("%s", err->text);
	/* A signal that asked to leave is told by the exit status; what it interrupted was saved before. */
	leave_finish();
	err->kind = ERR_NONE;
	return result == 0 ? CLI_OK : CLI_FAILED;
}

const struct command cmd_audit = {
	.name = "audit",
	.args = "[--plain] [--answers FILE]",
	.blurb = N_("the questions: answer, skip, go back; it keeps your place"),
	.flags = flags,
	.run = run,
};
