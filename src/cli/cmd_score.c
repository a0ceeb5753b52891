/* cmd_score.c - "closeknit score": one audit, or audits line by line, in constant memory; what they are worth is engine's. */
#include <closeknit/audit.h>
#include <closeknit/doc.h>
#include <closeknit/engine.h>
#include <closeknit/export.h>

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/say.h"
#include "cli/cli.h"

static const struct flag flags[] = {
	{ "json", 0, NULL, N_("one line of JSON for each audit") },
	{ "explain", 0, NULL, N_("show how every item counts") },
	{ 0 },
};
enum { OPT_JSON, OPT_EXPLAIN };

/* Results are written in pieces of about this size, so that memory stays flat [bytes]. */
enum { FLUSH_BYTES = 64 << 10 };
/* On a terminal, a line on how far it is, each so many audits: about twice a second. */
enum { PROGRESS_EVERY = 100000 };
/* On a terminal, so many warnings of a file and a count of the rest, as "pack lint" has it (DESIGN.md 3). */
enum { SHOWN_ON_TERMINAL = 20 };

struct scoring {
	const struct pack *pack;
	struct audit *audit;
	struct score *score;
	struct json_reader *reader;	/* to tell one JSON value from many lines */
	struct buf out;
	const char *name;	/* of the file */
	uint64_t line;		/* of the file, from 1 */
	size_t told, untold;	/* warnings of the file */
	uint64_t count;		/* audits so far */
	bool json, explain, progress, faulty;
};

static int
flush(struct scoring *s, struct err *err)
{
	if (file_put_result(&s->out, err) != 0)
		return -1;
	buf_reset(&s->out);
	return 0;
}

static int
put_score(struct scoring *s, struct err *err)
{
	struct doc doc;
	int result;

	score_compute(s->score, s->audit);
	if (s->json) {
		export_score(s->score, s->audit, s->explain, &s->out);
		return 0;
	}
	doc_init(&doc);
	doc_from_score(&doc, s->score, s->audit, s->explain);
	if ((result = doc_check(&doc, err)) == 0)
		result = doc_to_text(&doc, EXPORT_COLUMNS, &s->out, err);
	doc_clear(&doc);
	return result;
}

/* A bad line gives an error in its place, and the rest go on (DESIGN.md 5). */
static void
put_bad_line(struct scoring *s, const char *why)
{
	struct json_out out;
	struct buf text = { 0 };

	s->faulty = true;
	/* The line is the file's and stands beside it: of the place within, only the column. */
	if (!s->json) {
		if (strncmp(why, "1:", 2) == 0)
			cli_say("%s:%llu:%s", s->name, (unsigned long long)s->line, why + 2);
		else
			cli_say("%s:%llu: %s", s->name, (unsigned long long)s->line, why);
		return;
	}
	if (strncmp(why, "1:", 2) == 0)
		buf_printf(&text, "column %s", why + 2);
	else
		buf_puts(&text, why);
	json_out_init(&out, &s->out, 0);
	json_out_object(&out);
	json_out_key(&out, "error");
	json_out_string(&out, buf_text(&text));
	json_out_key(&out, "line");
	json_out_whole(&out, (int64_t)s->line);
	json_out_object_end(&out);
	buf_putc(&s->out, '\n');
	s->out.failed |= text.failed;
	buf_clear(&text);
}

static void
show_progress(struct scoring *s)
{
	struct buf line = { 0 };

	if (!s->progress || s->count % PROGRESS_EVERY != 0)
		return;
	buf_printf(&line, _("%llu audits so far\n"), (unsigned long long)s->count);
	if (!line.failed)
		(void)file_put(STDERR_FILENO, line.bytes, line.len, NULL);
	buf_clear(&line);
}

static bool
is_blank(const char *line, size_t len)
{
	while (len > 0 && (line[len - 1] == ' ' || line[len - 1] == '\t' || line[len - 1] == '\r'))
		len--;
	return len == 0;
}

/* What is only reported of an audit among many. */
static void
report_line(struct scoring *s, struct complaints *found)
{
	size_t i;

	for (i = 0; i < found->count; i++)
		found->rows[i].line = (size_t)s->line;
	if (s->told + found->count > SHOWN_ON_TERMINAL && isatty(STDERR_FILENO)) {
		s->untold += found->count;
	} else {
		s->told += found->count;
		cli_report(found, s->name);
	}
}

static int
score_line(struct scoring *s, const char *line, size_t len, struct err *err)
{
	struct complaints found = { 0 };
	struct err bad = { ERR_NONE, "" };
	int result;

	if (is_blank(line, len))
		return 0;
	s->count++;
	if ((result = audit_read(s->audit, line, len, &found, &bad)) == 0)
		report_line(s, &found);
	complaints_clear(&found);
	if (bad.kind == ERR_MEMORY)
		return err_memory(err);
	if (result != 0)
		put_bad_line(s, bad.text);
	else if (put_score(s, err) != 0)
		return -1;
	show_progress(s);
	return s->out.len >= FLUSH_BYTES ? flush(s, err) : 0;
}

static int
score_lines(struct scoring *s, struct line_reader *lines, struct err *err)
{
	const char *line;
	size_t len;

	for (;;) {
		s->line++;
		switch (line_next(lines, &line, &len, err)) {
		case LINE_END:
			if (s->untold > 0)
				cli_say("%s: and %zu more; an audit in a file of its own shows all of its", s->name, s->untold);
			return flush(s, err);
		case LINE_FAILED:
			return -1;
		case LINE_TOO_LONG:
			put_bad_line(s, "the line is longer than an audit can be; expected at most 1 MiB");
			break;
		case LINE_OK:
			if (score_line(s, line, len, err) != 0)
				return -1;
		}
	}
}

/* Whether the bytes are one JSON value, however it is broken into lines; a key twice does not matter here. */
static bool
is_one_value(struct scoring *s, const char *bytes, size_t len)
{
	struct json_token token;
	enum json_kind kind;

	json_reader_start(s->reader, bytes, len);
	do
		kind = json_next(s->reader, &token);
	while (kind != JSON_END && kind != JSON_FAULT);
	return kind == JSON_END;
}

/*
 * Whether what is more than an audit can hold is one JSON value all the same, as far as it was read: none that fills the first line alone, since that is a bad line among others; and nothing but
 * its end is missing.
 */
static bool
is_large_value(struct scoring *s, const char *bytes, size_t len)
{
	return memchr(bytes, '\n', len) != NULL && (is_one_value(s, bytes, len) || json_reader_fault(s->reader, &(size_t){ 0 }) == JSON_FAULT_CUT_SHORT);
}

/* Whether a first line is complete by itself and more follows it: then there is no need to read the rest to know. */
static bool
is_many(struct scoring *s, const char *bytes, size_t len)
{
	const char *end = memchr(bytes, '\n', len);

	return end != NULL && !is_blank(end + 1, len - (size_t)(end + 1 - bytes)) && is_one_value(s, bytes, (size_t)(end - bytes));
}

static int
refuse_large(const char *name, int fd, struct err *err)
{
	struct stat status;

	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
		return err_set(err, ERR_FAILED, "%s: %lld bytes are more than an audit can hold; expected at most %d bytes", name, (long long)status.st_size, (int)AUDIT_MAX_BYTES);
	return err_set(err, ERR_FAILED, "%s: it is more than an audit can hold; expected at most %d bytes", name, (int)AUDIT_MAX_BYTES);
}

static int
score_single(struct scoring *s, const char *bytes, size_t len, const char *name, struct err *err)
{
	struct complaints found = { 0 };
	int result = audit_read(s->audit, bytes, len, &found, err);

	if (result != 0 && err->kind != ERR_MEMORY) {
		const struct err at = *err;

		err_set(err, at.kind, "%s:%s", name, at.text);
	}
	cli_report(&found, name);
	complaints_clear(&found);
	if (result == 0)
		result = put_score(s, err);
	return result == 0 ? flush(s, err) : -1;
}

/* The score of the answers saved on this computer, or of a file that is locked with a passphrase. */
static int
score_saved(struct scoring *s, struct cli *cli, const char *answers, struct err *err)
{
	struct scoring saved = *s;
	struct look look;
	int result = look_open(&look, cli, answers, false, err);

	if (result == 0) {
		s->pack = look.pack;
		s->audit = look.audit;
		s->score = look.score;
		if ((result = put_score(s, err)) == 0)
			result = flush(s, err);
		s->pack = saved.pack;
		s->audit = saved.audit;
		s->score = saved.score;
	}
	look_close(&look);
	return result;
}

/* What all files are scored by is decided by the first audit of the first one. */
static int
begin(struct scoring *s, struct cli *cli, const char *bytes, size_t len, struct err *err)
{
	if (s->audit != NULL)
		return 0;
	if ((s->pack = cli_pack_of_bytes(cli, bytes, len, err)) == NULL)
		return -1;
	return (s->audit = audit_new(s->pack, err)) != NULL && (s->score = score_new(s->pack, err)) != NULL ? 0 : -1;
}

struct source { int fd; struct line_reader *lines; };

/* Everything there is to read of one file, sealed or not, one audit or many. */
static int
score_read(struct scoring *s, struct cli *cli, const char *path, struct source source, struct err *err)
{
	const char *bytes, *name = strcmp(path, "-") == 0 ? "standard input" : path;
	size_t len;
	const enum line_result peeked = line_peek_all(source.lines, &bytes, &len, err);

	s->name = name;
	if (peeked == LINE_FAILED)
		return -1;
	if (peeked == LINE_OK && len > 0 && store_is_sealed(bytes, len))
		return score_saved(s, cli, path, err);
	if (peeked == LINE_TOO_LONG && !is_many(s, bytes, len) && is_large_value(s, bytes, len))
		return refuse_large(name, source.fd, err);
	if (begin(s, cli, bytes, len, err) != 0)
		return -1;
	if (peeked == LINE_OK && !is_many(s, bytes, len) && is_one_value(s, bytes, len))
		return score_single(s, bytes, len, name, err);
	return score_lines(s, source.lines, err);
}

static int
score_file(struct scoring *s, struct cli *cli, const char *path, struct err *err)
{
	struct line_reader *lines;
	int fd, result = -1;

	s->line = s->told = s->untold = 0;
	if ((fd = file_open(path, err)) == -1)
		return -1;
	if ((lines = line_reader_new(fd, AUDIT_MAX_BYTES, err)) != NULL)
		result = score_read(s, cli, path, (struct source){ .fd = fd, .lines = lines }, err);
	line_reader_free(lines);
	close(fd);
	return result;
}

static int
score_files(struct scoring *s, struct cli *cli, char *const operands[], struct err *err)
{
	if (cli_confine(cli, (struct confine){ .store = false }, err) != 0)
		return -1;
	if ((s->reader = json_reader_new(err)) == NULL)
		return -1;
	json_reader_allow_duplicates(s->reader, true);
	/* A file that cannot be read is told, and the others go on; what was scored stands. */
	for (; *operands != NULL; operands++) {
		struct err bad = { ERR_NONE, "" };

		if (score_file(s, cli, *operands, &bad) == 0)
			continue;
		if (bad.kind == ERR_MEMORY || operands[1] == NULL) {
			*err = bad;
			return -1;
		}
		cli_say("%s", bad.text);
		s->faulty = true;
	}
	return 0;
}

static int
run(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	struct scoring s = {
		.json = values[OPT_JSON] != NULL,
		.explain = values[OPT_EXPLAIN] != NULL,
		.progress = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO),
	};
	int result;

	result = operands[0] == NULL ? score_saved(&s, cli, NULL, err) : score_files(&s, cli, operands, err);
	json_reader_free(s.reader);
	score_free(s.score);
	audit_free(s.audit);
	buf_clear(&s.out);
	if (result != 0)
		return cli_failed(err);
	return s.faulty ? CLI_FAILED : CLI_OK;
}

const struct command cmd_score = {
	.name = "score",
	.args = "[--json] [--explain] [FILE...|-]",
	.blurb = N_("what is in place, by topic, and closeknit's own count"),
	.flags = flags,
	.run = run,
};
