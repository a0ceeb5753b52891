/* talk.c - whole lines out, gated and wrapped, and lines in; what they mean is for words.c and the places. */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "plain/face.h"

/* Longer lines are no answer; a paste of a megabyte must not fill memory [bytes]. */
enum { LINE_MAX_BYTES = 64 * 1024 };

/* ---- Out ---------------------------------------------------------------------------------------------------- */

static void
say_line(struct face *face, const char *line, size_t len)
{
	struct buf shown = { 0 };
	size_t start = 0, at, take;

	text_show(&shown, line, len);
	if (shown.len == 0)
		buf_putc(&face->out, '\n');
	while (text_wrap(buf_text(&shown), shown.len, face->options.columns, &start, &at, &take)) {
		buf_add(&face->out, buf_text(&shown) + at, take);
		buf_putc(&face->out, '\n');
	}
	face->out.failed |= shown.failed;
	buf_clear(&shown);
}

void
face_say(struct face *face, const char *text)
{
	while (*text != '\0') {
		size_t len = strcspn(text, "\n");

		say_line(face, text, len);
		text += len + (text[len] == '\n');
	}
}

void
face_say_text(struct face *face)
{
	face->out.failed |= face->text.failed;
	face_say(face, buf_text(&face->text));
	buf_reset(&face->text);
}

int
face_flush(struct face *face)
{
	if (buf_check(&face->out, face->err) != 0)
		return -1;
	if (face->out.len > 0 && file_put(face->options.out, face->out.bytes, face->out.len, face->err) != 0)
		return -1;
	buf_reset(&face->out);
	return 0;
}

/* ---- In ----------------------------------------------------------------------------------------------------- */

bool
face_waits(const struct face *face, int wait)
{
	struct pollfd in = { .fd = face->options.in, .events = POLLIN };

	return face->in_at < face->in_len || (!face->in_over && poll(&in, 1, wait) != 0);
}

/* Wait for input or a signal, then read some.  False when there is no more: its end, a signal, a terminal that is gone. */
static bool
fill(struct face *face)
{
	for (;;) {
		struct pollfd fds[2] = { { .fd = face->options.in, .events = POLLIN }, { .fd = leave_fd(), .events = POLLIN } };
		ssize_t got;

		if (!face->hurried && poll(fds, 1, 0) == 0) {
			face->hurried = true;
			leave_hurry(face->options.in);
		}
		if (poll(fds, 2, -1) < 0 && errno != EINTR && errno != EAGAIN)
			return false;
		if (leave_signal() != 0)
			return false;
		if (fds[0].revents == 0)
			continue;
		got = read(face->options.in, face->in, sizeof(face->in));
		if (got < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK))
			continue;
		if (got <= 0)
			return false;
		leave_heard(face->options.in, face->in, (size_t)got);
		face->in_at = 0;
		face->in_len = (size_t)got;
		return true;
	}
}

enum heard { HEARD, HEARD_TOO_LONG, HEARD_OVER };

/* The next line into face->line, without its end. */
static enum heard
hear_line(struct face *face)
{
	bool any = false, too_long = false;

	buf_reset(&face->line);
	for (;;) {
		const char *from = face->in + face->in_at, *end;
		size_t len;

		if (face->in_at == face->in_len) {
			if (face->in_over || !fill(face)) {
				face->in_over = true;
				return !any || leave_signal() != 0 ? HEARD_OVER : too_long ? HEARD_TOO_LONG : HEARD;
			}
			continue;
		}
		any = true;
		end = memchr(from, '\n', face->in_len - face->in_at);
		len = end != NULL ? (size_t)(end - from) : face->in_len - face->in_at;
		if (face->line.len + len > LINE_MAX_BYTES)
			too_long = true;
		else
			buf_add(&face->line, from, len);
		face->in_at += len + (end != NULL);
		if (end != NULL)
			return too_long ? HEARD_TOO_LONG : HEARD;
	}
}

/* ---- Taking a line apart ------------------------------------------------------------------------------------ */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static bool
is_between(char c)
{
	return is_blank(c) || c == ',' || c == ';' || c == '.' || c == ')';
}

static int
add_number(struct face *face, uint32_t number)
{
	if (face->number_count == face->number_cap) {
		size_t cap = face->number_cap != 0 ? face->number_cap * 2 : 32;
		uint32_t *numbers = realloc(face->numbers, cap * sizeof(*numbers));

		if (numbers == NULL)
			return err_memory(face->err);
		face->numbers = numbers;
		face->number_cap = cap;
	}
	face->numbers[face->number_count++] = number;
	return 0;
}

/* The numbers in text[0..len).  0; 1: there is something else in it; -1 no memory. */
static int
take_numbers(struct face *face, const char *text, size_t len)
{
	size_t i = 0;

	face->number_count = 0;
	while (i < len) {
		uint32_t number = 0;

		if (is_between(text[i])) {
			i++;
			continue;
		}
		if (text[i] < '0' || text[i] > '9')
			return 1;
		for (; i < len && text[i] >= '0' && text[i] <= '9'; i++)
			/* Beyond any list it stays beyond any list. */
			number = number > UINT32_MAX / 20 ? number : number * 10 + (uint32_t)(text[i] - '0');
		if (add_number(face, number) != 0)
			return -1;
	}
	return 0;
}

static enum word
not_understood(struct face *face, const char *text)
{
	const char *nearest = word_nearest(text);

	if (nearest != NULL)
		buf_printf(&face->text, _("That was not understood. Did you mean %s?"), nearest);
	else
		buf_puts(&face->text, _("That was not understood."));
	face_say_text(face);
	return WORD_UNKNOWN;
}

/* Cut the blanks off both ends of what was heard; a NUL stays behind it. */
static const char *
trim(struct face *face)
{
	struct buf *line = &face->line;
	size_t blanks = 0;

	while (line->len > 0 && is_blank(line->bytes[line->len - 1]))
		line->bytes[--line->len] = '\0';
	while (blanks < line->len && is_blank(line->bytes[blanks]))
		blanks++;
	line->len -= blanks;
	return line->bytes != NULL ? line->bytes + blanks : "";
}

/* A line is numbers, or a word (or several) with numbers behind it. */
static enum word
take_apart(struct face *face)
{
	const char *text = trim(face);
	size_t len = face->line.len, head = 0, i;
	enum word word;
	int rest = take_numbers(face, text, len);

	if (rest < 0)
		return WORD_FAILED;
	if (rest == 0)
		return len == 0 || face->number_count > 0 ? WORD_NONE : not_understood(face, text);
	for (i = 0; i < len && (text[i] < '0' || text[i] > '9'); i++)
		if (!is_blank(text[i]))
			head = i + 1;
	word = word_find(text, head);
	rest = take_numbers(face, text + head, len - head);
	if (rest < 0)
		return WORD_FAILED;
	return rest == 0 && word != WORD_UNKNOWN ? word : not_understood(face, text);
}

/* Write what was said and read a line; WORD_NONE: there is one. */
static enum word
next_line(struct face *face)
{
	/* What was pasted stands there already: a prompt would be put behind it. */
	if (face->options.in_is_terminal && !face_waits(face, 0))
		buf_puts(&face->out, "> ");
	if (face_flush(face) != 0)
		return WORD_FAILED;
	switch (hear_line(face)) {
	case HEARD:
		break;
	case HEARD_TOO_LONG:
		face_say(face, _("That line is too long to be an answer."));
		return WORD_UNKNOWN;
	case HEARD_OVER:
		/* The prompt stands alone on its line: whatever is said next begins a new one. */
		if (face->options.in_is_terminal)
			buf_putc(&face->out, '\n');
		return WORD_OVER;
	}
	return buf_check(&face->line, face->err) == 0 ? WORD_NONE : WORD_FAILED;
}

enum word
face_hear(struct face *face)
{
	const enum word heard = next_line(face);

	return heard == WORD_NONE ? take_apart(face) : heard;
}

enum word
face_hear_line(struct face *face, const char **text)
{
	const enum word heard = next_line(face);

	*text = heard == WORD_NONE ? trim(face) : "";
	return heard;
}
