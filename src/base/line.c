/* line.c - lines of a file that may be endless, each of them limited; what a line holds is the caller's matter. */
#include "closeknit/base.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "say.h"

/* Read at once [bytes]: large enough that system calls cost nothing beside the work on a line. */
enum { CHUNK = 64 * 1024 };

/*
 * bytes[from..to) is what was read and not yet handed out.  Before a read the rest moves to the front, so a byte moves at most once for each chunk;
 * if there is no room then, `cap` doubles, so that it stays below twice what the longest line needs.
 */
struct line_reader {
	int fd;
	size_t max; /* of a line, without its LF [bytes] */
	char *bytes;
	size_t from, to, cap; /* [bytes] */
	bool is_over;	      /* the end of the file was seen */
	uint64_t handed_out;  /* with LFs, and of lines too long too [bytes] */
};

struct line_reader *
line_reader_new(int fd, size_t max, struct err *err)
{
	struct line_reader *reader = calloc(1, sizeof(*reader));

	if (reader == NULL || (reader->bytes = malloc(CHUNK)) == NULL) {
		free(reader);
		err_memory(err);
		return NULL;
	}
	reader->fd = fd;
	reader->max = max;
	reader->cap = CHUNK;
	return reader;
}

void
line_reader_free(struct line_reader *reader)
{
	if (reader == NULL)
		return;
	free(reader->bytes);
	free(reader);
}

/* Room behind `to`, with what is not handed out kept. */
static int
make_room(struct line_reader *reader, struct err *err)
{
	char *bytes;

	if (reader->from > 0) {
		memmove(reader->bytes, reader->bytes + reader->from, reader->to - reader->from);
		reader->to -= reader->from;
		reader->from = 0;
	}
	if (reader->to < reader->cap)
		return 0;
	if ((bytes = realloc(reader->bytes, reader->cap * 2)) == NULL)
		return err_memory(err);
	reader->bytes = bytes;
	reader->cap *= 2;
	return 0;
}

/* Read some more; is_over is set if there is no more. */
static int
read_more(struct line_reader *reader, struct err *err)
{
	ssize_t got;

	if (make_room(reader, err) != 0)
		return -1;
	got = file_get(reader->fd, reader->bytes + reader->to, reader->cap - reader->to);
	if (got < 0)
		return err_set(err, ERR_FAILED, _("cannot read on: %s"), file_why(errno));
	reader->is_over = got == 0;
	reader->to += (size_t)got;
	return 0;
}

static void
hand_out(struct line_reader *reader, size_t len)
{
	reader->from += len;
	reader->handed_out += len;
}

/* Pass over the rest of a line that is too long. */
static enum line_result
pass_line(struct line_reader *reader, struct err *err)
{
	for (;;) {
		const char *from = reader->bytes + reader->from;
		const char *line_end = memchr(from, '\n', reader->to - reader->from);

		if (line_end != NULL) {
			hand_out(reader, (size_t)(line_end + 1 - from));
			return LINE_TOO_LONG;
		}
		hand_out(reader, reader->to - reader->from);
		if (reader->is_over)
			return LINE_TOO_LONG;
		if (read_more(reader, err) != 0)
			return LINE_FAILED;
	}
}

enum line_result
line_next(struct line_reader *reader, const char **line, size_t *len, struct err *err)
{
	size_t looked_at = 0;

	*line = "";
	*len = 0;
	for (;;) {
		const char *from = reader->bytes + reader->from;
		const size_t there = reader->to - reader->from;
		const char *line_end = memchr(from + looked_at, '\n', there - looked_at);
		const size_t line_len = line_end != NULL ? (size_t)(line_end - from) : there;

		if (line_len > reader->max)
			return pass_line(reader, err);
		if (line_end != NULL || (reader->is_over && there > 0)) {
			*line = from;
			*len = line_len;
			hand_out(reader, line_len + (line_end != NULL));
			return LINE_OK;
		}
		if (reader->is_over)
			return LINE_END;
		looked_at = there;
		if (read_more(reader, err) != 0)
			return LINE_FAILED;
	}
}

enum line_result
line_peek_all(struct line_reader *reader, const char **bytes, size_t *len, struct err *err)
{
	*bytes = "";
	*len = 0;
	while (!reader->is_over && reader->to - reader->from <= reader->max)
		if (read_more(reader, err) != 0)
			return LINE_FAILED;
	*bytes = reader->bytes + reader->from;
	*len = reader->to - reader->from;
	return *len > reader->max ? LINE_TOO_LONG : LINE_OK;
}

uint64_t
line_read_bytes(const struct line_reader *reader)
{
	return reader->handed_out;
}
