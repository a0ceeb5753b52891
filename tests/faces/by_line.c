/* by_line.c - leads the plain face: lines through one pipe, what it says through another; how it wraps is its own tests' matter. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <closeknit/pack.h>

#include "faces.h"
#include "plain/plain.h"

/* What a face says on the longest way [bytes]. */
enum { SAID_MAX = 16 << 20 };

/* ---- In --------------------------------------------------------------------------------------------------------- */

/* "3 1", or "1, 3" with blanks about it: people type both. */
static void
put_numbers(const struct way *way, const struct step *step, struct buf *out)
{
	uint32_t i;

	for (i = 0; i < step->count; i++) {
		const uint32_t option = way->options[step->first + (step->reversed ? step->count - 1 - i : i)];
		const uint32_t number = option - way->pack->questions[way->pack->options[option].question].first_option + 1;

		buf_printf(out, "%s%u", i == 0 ? "" : step->reversed ? " " : " , ", (unsigned)number);
	}
	buf_putc(out, '\n');
}

static void
put_lines(const struct way *way, uint32_t seed, struct buf *out)
{
	static const char *const words[] = { [STEP_SKIP] = "skip\n", [STEP_BACK] = "Back\n", [STEP_WHY] = "why\n", [STEP_TAKE_UP] = "waiting\n" };
	size_t i;

	buf_puts(out, seed % 2 == 0 ? "\n" : "start\n");
	for (i = 0; i < way->step_count; i++) {
		const struct step *step = &way->steps[i];

		if (step->kind == STEP_ANSWER)
			put_numbers(way, step, out);
		else if (step->kind == STEP_GO)
			buf_printf(out, "review\n%u\n", (unsigned)step->number);
		else
			buf_puts(out, words[step->kind]);
	}
	/* The others leave by the end of input. */
	if (seed % 3 == 0)
		buf_puts(out, "quit\n");
}

/* ---- Out -------------------------------------------------------------------------------------------------------- */

/* The item asked on a line: the first whose question is all of it; PACK_NONE for other lines. */
static uint32_t
item_asked(const struct led *led, const struct buf *asks, const char *line, size_t len)
{
	uint32_t i;

	for (i = 0; i < led->way->pack->item_count; i++)
		if (asks[i].len == len && memcmp(buf_text(&asks[i]), line, len) == 0)
			return i;
	return PACK_NONE;
}

/* Whether a line says where in the interview one is: one such before each question. */
static bool
is_heading(const char *line, size_t len)
{
	const char *at = strstr(line, ". Question ");

	return strncmp(line, "Topic ", 6) == 0 && at != NULL && at < line + len;
}

static void
compare(struct led *led, const struct buf *asks, const char *said)
{
	const struct way *way = led->way;
	size_t asked = 0, headings = 0;

	for (; *said != '\0'; said += strcspn(said, "\n"), said += *said == '\n') {
		const size_t len = strcspn(said, "\n");
		const uint32_t item = item_asked(led, asks, said, len);

		headings += is_heading(said, len);
		if (item == PACK_NONE)
			continue;
		if (asked == way->asked_count || strcmp(buf_text(&asks[item]), buf_text(&asks[way->asked[asked]])) != 0) {
			buf_printf(&led->fault, "question %zu is \"%.*s\", where the walk asks \"%s\"", asked + 1, (int)len, said,
			    asked < way->asked_count ? buf_text(&asks[way->asked[asked]]) : "nothing");
			return;
		}
		asked++;
	}
	if (asked != way->asked_count || headings != asked)
		buf_printf(&led->fault, "%zu questions and %zu headings were read, where the walk asks %zu", asked, headings, way->asked_count);
}

static void
compare_file(struct led *led, const char *path)
{
	const uint32_t count = led->way->pack->item_count;
	struct buf *asks = faces_allocated(calloc(count, sizeof(*asks))), said = { 0 }, ask = { 0 };
	struct err err = { 0 };
	uint32_t i;

	for (i = 0; i < count; i++) {
		buf_reset(&ask);
		sitting_put_ask(led->sitting, i, &ask);
		text_show(&asks[i], buf_text(&ask), ask.len);
	}
	if (file_read(path, SAID_MAX, &said, &err) == 0)
		compare(led, asks, buf_text(&said));
	else
		buf_printf(&led->fault, "what it said cannot be read: %s", err.text);
	for (i = 0; i < count; i++)
		buf_clear(&asks[i]);
	free(asks);
	buf_clear(&said);
	buf_clear(&ask);
}

/* ---- Pipes ------------------------------------------------------------------------------------------------------ */

/* The other end of the face: one process types, one listens, so that neither pipe can fill up and block both. */
static pid_t
start_typist(const int keys[2], const int voice[2], const struct buf *lines)
{
	pid_t pid = fork();

	if (pid != 0)
		return pid;
	close(keys[0]);
	close(voice[0]);
	close(voice[1]);
	_exit(file_put(keys[1], buf_text(lines), lines->len, NULL) == 0 ? 0 : 1);
}

static pid_t
start_listener(const int keys[2], const int voice[2], const char *path)
{
	struct buf said = { 0 };
	char some[4096];
	ssize_t got;
	pid_t pid = fork();

	if (pid != 0)
		return pid;
	close(keys[0]);
	close(keys[1]);
	close(voice[1]);
	while ((got = file_get(voice[0], some, sizeof(some))) > 0)
		buf_add(&said, some, (size_t)got);
	_exit(got == 0 && file_write(path, buf_text(&said), said.len, (struct file_write){ .replace = true }, NULL) == 0 ? 0 : 1);
}

/* Run the face between two pipes; 0 if it and both at its ends did as they should. */
static int
run(struct led *led, const struct buf *lines, const char *path)
{
	struct plain_options options = { .columns = 1000 };
	struct err err = { 0 };
	int keys[2], voice[2], status[2] = { 1, 1 }, result;
	pid_t typist, listener;

	if (pipe(keys) != 0 || pipe(voice) != 0)
		return -1;
	typist = start_typist(keys, voice, lines);
	listener = start_listener(keys, voice, path);
	close(keys[1]);
	close(voice[0]);
	options.in = keys[0];
	options.out = voice[1];
	result = plain_run(led->sitting, &options, &err);
	close(keys[0]);
	close(voice[1]);
	if (typist < 0 || listener < 0 || waitpid(typist, &status[0], 0) < 0 || waitpid(listener, &status[1], 0) < 0)
		return -1;
	if (result != 0)
		buf_printf(&led->fault, "it failed: %s", err.text);
	return result == 0 && status[0] == 0 && status[1] == 0 ? 0 : -1;
}

void
led_by_line(struct led *led)
{
	struct buf lines = { 0 }, path = { 0 };

	put_lines(led->way, led->seed, &lines);
	buf_printf(&path, "%s/said", led->folder);
	if (run(led, &lines, buf_text(&path)) == 0)
		compare_file(led, buf_text(&path));
	else if (led->fault.len == 0)
		buf_puts(&led->fault, "its pipes did not do as they should");
	buf_clear(&lines);
	buf_clear(&path);
}
