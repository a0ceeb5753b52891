/* cli.c - what the commands share: the table, output that is checked, days and numbers from a command line; the pack in use is choose.c's. */
#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <termios.h>
#include <unistd.h>

#include "base/say.h"
#include "cli/language.h"
#include "cli/pdf.h"

const struct command *const *
cli_commands(size_t *count)
{
	static const struct command *const commands[] = {
		&cmd_audit, &cmd_plan, &cmd_score, &cmd_todo, &cmd_done, &cmd_undo, &cmd_aside, &cmd_keep,
		&cmd_history, &cmd_compare, &cmd_help_now, &cmd_sheet, &cmd_enter, &cmd_pack, &cmd_lock, &cmd_unlock, &cmd_privacy, &cmd_forget,
	};

	*count = sizeof(commands) / sizeof(commands[0]);
	return commands;
}

const struct paths *
cli_paths(struct cli *cli, struct err *err)
{
	if (!cli->has_paths && paths_find(&cli->paths, err) != 0)
		return NULL;
	cli->has_paths = true;
	return &cli->paths;
}

int
cli_write(const char *path, const struct buf *out, struct file_write how, struct err *err)
{
	if (buf_check(out, err) != 0)
		return -1;
	if (file_write(path, out->bytes, out->len, how, err) == 0)
		return 0;
	if (err->kind != ERR_USAGE || how.replace || !cli_confirm(_("There is a file of that name already. Replace it?")))
		return -1;
	how.replace = true;
	return file_write(path, out->bytes, out->len, how, err);
}

int
cli_put_pages(const struct buf *out, const char *path, bool force, struct err *err)
{
	if (path == NULL || strcmp(path, "-") == 0)
		return file_put_result(out, err);
	if (cli_write(path, out, (struct file_write){ .replace = force, .private_mode = true }, err) != 0)
		return -1;
	if (strcmp(path, PDF_DEFAULT_FILE) == 0)
		cli_say(_("your pages are in %s, in this folder"), path);
	else if (strcmp(path, SHEET_DEFAULT_FILE) == 0)
		cli_say(_("your pages are in %s, in this folder; print them on both sides"), path);
	return 0;
}

void
cli_say(const char *format, ...)
{
	char text[ERR_MAX * 2];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	file_say(text);
}

void
cli_report(const struct complaints *found, const char *name)
{
	size_t i;

	for (i = 0; i < found->count; i++) {
		struct buf line = { 0 };

		buf_puts(&line, "closeknit: ");
		complaints_put(&line, found, i, name);
		if (!line.failed)
			(void)file_put(STDERR_FILENO, line.bytes, line.len, NULL);
		buf_clear(&line);
	}
}

/* The question on the terminal, within its width. */
static void
ask_on_terminal(const char *question)
{
	struct buf ask = { 0 }, lines = { 0 };
	const int columns = cli_columns();
	size_t start = 0, at, take;

	text_show(&ask, question, strlen(question));
	buf_puts(&ask, _(" Type yes or no: "));
	if (columns > 0)
		while (text_wrap(buf_text(&ask), ask.len, columns, &start, &at, &take)) {
			buf_puts(&lines, lines.len > 0 ? "\n" : "");
			buf_add(&lines, buf_text(&ask) + at, take);
		}
	else
		buf_puts(&lines, buf_text(&ask));
	buf_puts(&lines, lines.len > 0 && lines.bytes[lines.len - 1] == ' ' ? "" : " ");
	if (!ask.failed && !lines.failed)
		(void)file_put(STDERR_FILENO, lines.bytes, lines.len, NULL);
	buf_clear(&ask);
	buf_clear(&lines);
}

bool
cli_confirm(const char *question)
{
	char answer[16];
	ssize_t got;

	if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return false;
	ask_on_terminal(question);
	do
		got = read(STDIN_FILENO, answer, sizeof(answer) - 1);
	while (got == -1 && errno == EINTR);
	if (got <= 0)
		return false;
	answer[got] = '\0';
	answer[strcspn(answer, "\r\n")] = '\0';
	if (strcasecmp(answer, "y") == 0 || strcasecmp(answer, "yes") == 0 || strcasecmp(answer, _("yes")) == 0)
		return true;
	/* What was pasted here, such as a paper's codes, is for no shell to run and to keep. */
	(void)tcflush(STDIN_FILENO, TCIFLUSH);
	return false;
}

int
cli_failed(const struct err *err)
{
	switch (err->kind) {
	case ERR_USAGE:
		return CLI_USAGE;
	case ERR_UNUSABLE:
		return CLI_UNUSABLE;
	default:
		return CLI_FAILED;
	}
}

int
cli_day(const char *text, int32_t *day, struct err *err)
{
	if (date_parse(text, strlen(text), day) == 0)
		return 0;
	return err_set(err, ERR_USAGE, "\"%s\" is not a day; write it as YEAR-MONTH-DAY, such as 2026-11-22", text);
}

int
cli_number(const char *text, int most, int *number, struct err *err)
{
	char *end;
	long value;

	errno = 0;
	value = strtol(text, &end, 10);
	/* Blanks and a plus, which strtol would pass over, are no part of a number. */
	if (errno != 0 || text[0] < '0' || text[0] > '9' || *end != '\0' || value < 1 || value > most)
		return err_set(err, ERR_USAGE, "\"%s\" is not a whole number from 1 to %d", text, most);
	*number = (int)value;
	return 0;
}
