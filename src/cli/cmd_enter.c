/* cmd_enter.c - "closeknit enter": the codes of a paper become an audit; typed codes are heard by the plain face, all others are taken whole or not at all. */
#include <closeknit/sheet.h>

#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "cli/cli.h"
#include "plain/plain.h"
#include "sitting/sitting.h"

static const struct flag flags[] = {
	{ "from", 0, "FILE", N_("read the codes from FILE; - is standard input") },
	{ "force", 0, NULL, N_("do not ask: put answers from before among the past ones") },
	{ "answers", 0, "FILE", N_("keep the answers in FILE") },
	{ 0 },
};
enum { OPT_FROM, OPT_FORCE, OPT_ANSWERS };

/* A paper has some hundred codes [bytes]. */
enum { CODES_MAX_BYTES = 1 << 20 };

/* What nobody types may go on in one line [columns]. */
enum { LONG_LINE = 1000 };

/* What was asked for. */
struct request {
	const char *from;	/* NULL: codes are operands, or typed */
	char *const *codes;
	bool force;
	const char *answers;
};

static bool
is_typed(const struct request *request)
{
	return request->from == NULL && request->codes[0] == NULL;
}

/* ---- All at once -------------------------------------------------------------------------------------------- */

/* Codes of operands: a line each. */
static void
join(char *const codes[], struct buf *out)
{
	for (; *codes != NULL; codes++) {
		buf_puts(out, *codes);
		buf_putc(out, '\n');
	}
}

/* Every code that is wrong, on standard error; with its line where there are lines. */
static void
say_complaints(const struct sheet *sheet, const struct sheet_reading *reading, bool lines)
{
	bool head = false;
	size_t i;

	/* A paper of something else has no code right: then that is all there is to say. */
	for (i = 0; i < reading->count; i++)
		head = head || reading->complaints[i].fault == SHEET_HEAD_OTHER || reading->complaints[i].fault == SHEET_HEAD_SERIAL;
	for (i = 0; i < reading->count; i++) {
		const struct sheet_complaint *row = &reading->complaints[i];
		struct buf text = { 0 };

		if (head && row->fault != SHEET_HEAD_OTHER && row->fault != SHEET_HEAD_SERIAL)
			continue;
		if (lines)
			buf_printf(&text, _("line %zu: "), row->line);
		sitting_put_complaint(sheet, row, &text);
		cli_say("%s", buf_text(&text));
		buf_clear(&text);
	}
	if (reading->more > 0 && !head)
		cli_say(_("and %zu more"), reading->more);
}

static int
read_all(const struct request *request, const struct sheet *sheet, struct sheet_reading *reading, struct err *err)
{
	struct buf text = { 0 };
	int result = 0;

	if (request->from == NULL)
		join(request->codes, &text);
	else
		result = file_read(request->from, CODES_MAX_BYTES, &text, err);
	if (result == 0 && (result = buf_check(&text, err)) == 0)
		result = sheet_read(sheet, reading, buf_text(&text), text.len, err);
	buf_clear(&text);
	if (result != 0)
		return -1;
	if (reading->count > 0) {
		say_complaints(sheet, reading, request->from != NULL);
		return err_set(err, ERR_FAILED, "%s", _("nothing was entered; put these right and enter all of them again"));
	}
	if (!reading->has_head)
		return err_set(err, ERR_FAILED, "%s", _("the code of the paper is missing, so nothing was entered; it is on the first page, and goes before the others"));
	return reading->tick_count > 0 ? 0 : err_set(err, ERR_FAILED, "%s", _("there is no code of a box, so nothing was entered"));
}

/* Answers from before give way only with --force or a yes; those in FILE are then replaced by the next save. */
static int
make_room(struct sitting *sitting, const struct request *request, struct err *err)
{
	if (!sitting->resumed)
		return 0;
	if (!request->force && !cli_confirm(request->answers != NULL ? _("There are answers in that file. Replace them by the paper's?")
	    : _("Put your answers from before among the past ones, and go on?")))
		return err_set(err, ERR_FAILED, _("there are answers from before (%s), so nothing was entered; --force puts them among your past ones"),
		    sitting_where(sitting));
	if (request->answers == NULL)
		return 0;
	sitting_drop_answers(sitting);
	return 0;
}

static int
enter_all(struct sitting *sitting, const struct sheet *sheet, const struct request *request, struct err *err)
{
	struct sheet_reading reading = { 0 };
	struct buf out = { 0 };
	int result = read_all(request, sheet, &reading, err);

	if (result == 0)
		result = make_room(sitting, request, err);
	if (result == 0 && sitting->resumed)
		result = sitting_start_anew(sitting, err);
	if (result == 0)
		result = sitting_take_sheet(sitting, sheet, &reading, err);
	if (result == 0) {
		buf_printf(&out, "%s\n", _("This is what the codes say. Please check it against the paper."));
		sitting_put_all_ticked(sitting, sheet, &reading, &out);
		buf_putc(&out, '\n');
		result = sitting_put_entered(sitting, sheet, &reading, &out, err);
	}
	if (result == 0 && sitting->unsaved) {
		*err = sitting->save_error;
		result = -1;
	}
	if (result == 0) {
		buf_putc(&out, '\n');
		result = file_put_result(&out, err);
	}
	buf_clear(&out);
	sheet_reading_clear(&reading);
	return result;
}

/* ---- Line by line ------------------------------------------------------------------------------------------- */

static int
enter_typed(struct sitting *sitting, const struct sheet *sheet, const struct request *request, struct err *err)
{
	const struct plain_options options = { .in = STDIN_FILENO, .out = STDOUT_FILENO, .in_is_terminal = true, .columns = cli_columns(), .rows = cli_rows() };
	int result;

	if (make_room(sitting, request, err) != 0)
		return -1;
	if (leave_arm(STDIN_FILENO, STDOUT_FILENO, "", err) != 0)
		return -1;
	result = plain_enter(sitting, sheet, &options, err);
	leave_disarm();
	return result;
}

/* How to find the answers again, where the next command does not by itself; and how to be rid of them: papers are often typed in on somebody else's computer. */
static int
say_after(const struct cli *cli, const struct request *request, struct err *err)
{
	const char *texts[] = {
		cli->pack_arg != NULL || request->answers != NULL ? _("With each of these commands, give the same --pack and --answers as now.") : "",
		request->answers == NULL ? _("Is this not your own computer? Once the plan is printed, remove your answers from it, and close this window: closeknit forget") : "",
	};
	const int columns = is_typed(request) && cli_columns() > 0 ? cli_columns() : LONG_LINE;
	struct buf out = { 0 };
	size_t i, start, at, take;
	int result;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		for (start = 0; texts[i][0] != '\0' && text_wrap(texts[i], strlen(texts[i]), columns, &start, &at, &take);) {
			buf_add(&out, texts[i] + at, take);
			buf_putc(&out, '\n');
		}
	result = file_put_result(&out, err);
	buf_clear(&out);
	return result;
}

static int
enter(struct cli *cli, const struct request *request, struct err *err)
{
	const struct store_options store = { .no_save = cli->no_save, .answers = request->answers, .now = cli->now() };
	struct sitting_options options = { .store = &store, .now = cli->now, .today = cli->today };
	struct sitting *sitting;
	struct sheet *sheet;
	bool entered;
	int result = -1;

	if (cli_open(cli, &options, err) != 0 || (sitting = sitting_open(&options, err)) == NULL)
		return -1;
	if ((sheet = sheet_new(options.pack, err)) != NULL)
		result = is_typed(request) ? enter_typed(sitting, sheet, request, err) : enter_all(sitting, sheet, request, err);
	sheet_free(sheet);
	entered = sitting->kept && !sitting->resumed;
	if (sitting_close(sitting, result == 0 ? err : NULL) != 0)
		result = -1;
	return result == 0 && entered && !cli->no_save && leave_signal() == 0 ? say_after(cli, request, err) : result;
}

static int
run(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	struct request request = { .from = values[OPT_FROM], .codes = operands, .force = values[OPT_FORCE] != NULL, .answers = values[OPT_ANSWERS] };
	int status;

	if (operands[0] != NULL && strcmp(operands[0], "-") == 0 && operands[1] == NULL)
		request = (struct request){ .from = "-", .codes = operands + 1, .force = request.force, .answers = request.answers };
	if (request.from != NULL && request.codes[0] != NULL)
		return err_set(err, ERR_USAGE, "enter takes codes or --from FILE, not both"), CLI_USAGE;
	if (is_typed(&request) && !isatty(STDIN_FILENO))
		request.from = "-";
	status = enter(cli, &request, err) == 0 ? CLI_OK : cli_failed(err);
	if (status != CLI_OK)
		cli_say("%s", err->text);
	err->kind = ERR_NONE;
	/* A signal that asked to leave is told by the exit status; what it interrupted was saved before. */
	leave_finish();
	return status;
}

const struct command cmd_enter = {
	.name = "enter",
	.args = "[--from FILE] [--force] [--answers FILE] [CODE...]",
	.blurb = N_("type a paper's codes, and get your plan"),
	.flags = flags,
	.run = run,
};
