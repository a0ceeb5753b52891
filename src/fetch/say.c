/* say.c - what closeknit-fetch says and asks, through the gate: results, messages, one question, one line of progress. */
#include "fetch/fetch.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/say.h"

/* A line of progress fits the narrowest terminal we draw on [bytes]; a question any that people read in [columns]. */
enum { PROGRESS_MAX = 39, QUESTION_WIDTH = 72 };

void
fetch_say(const char *format, ...)
{
	char text[ERR_MAX * 2];
	va_list args;

	fetch_progress("%s", "");
	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	file_say(text);
}

int
fetch_put(const struct buf *out, struct err *err)
{
	fetch_progress("%s", "");
	return file_put_result(out, err);
}

/* In lines, none parted within a word. */
static void
put_question(const char *question, struct buf *out)
{
	struct buf shown = { 0 };
	size_t start = 0, at, take;

	text_show(&shown, question, strlen(question));
	while (text_wrap(buf_text(&shown), shown.len, QUESTION_WIDTH, &start, &at, &take)) {
		buf_add(out, buf_text(&shown) + at, take);
		buf_putc(out, '\n');
	}
	out->failed |= shown.failed;
	buf_clear(&shown);
}

int
fetch_ask(const char *question, bool *yes)
{
	char answer[16];
	struct buf ask = { 0 };
	ssize_t got;

	*yes = false;
	if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return -1;
	put_question(question, &ask);
	buf_puts(&ask, _("Type yes or no: "));
	if (!ask.failed)
		(void)file_put(STDERR_FILENO, ask.bytes, ask.len, NULL);
	buf_clear(&ask);
	/* A signal that asks to end is a no. */
	do
		got = read(STDIN_FILENO, answer, sizeof(answer) - 1);
	while (got == -1 && errno == EINTR && stop_signal() == 0);
	if (got <= 0) {
		(void)file_put(STDERR_FILENO, "\n", 1, NULL);
		return 0;
	}
	answer[got] = '\0';
	answer[strcspn(answer, "\r\n")] = '\0';
	*yes = strcasecmp(answer, "y") == 0 || strcasecmp(answer, "yes") == 0 || strcasecmp(answer, _("yes")) == 0;
	return 0;
}

int
fetch_failed(const struct err *err)
{
	switch (err->kind) {
	case ERR_USAGE:
		return FETCH_USAGE;
	case ERR_UNUSABLE:
		return FETCH_UNUSABLE;
	default:
		return FETCH_FAILED;
	}
}

void
fetch_progress(const char *format, ...)
{
	struct buf line = { 0 };
	char text[ERR_MAX];
	va_list args;

	if (!isatty(STDERR_FILENO))
		return;
	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	/* Back to the first column, and what was there is blanked: no sequence that a terminal would have to know. */
	buf_printf(&line, "\r%*s\r", PROGRESS_MAX, "");
	text_show(&line, text, strlen(text) < PROGRESS_MAX ? strlen(text) : PROGRESS_MAX);
	if (!line.failed)
		(void)file_put(STDERR_FILENO, line.bytes, line.len, NULL);
	buf_clear(&line);
}

void
fetch_day(int32_t days, struct buf *out)
{
	static const char *const months[] = { N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
		N_("September"), N_("October"), N_("November"), N_("December") };
	int year, month, day;

	date_split(days, &year, &month, &day);
	/* TRANSLATORS: a date: day, month, year. */
	buf_printf(out, _("%d %s %d"), day, _(months[month - 1]), year);
}
