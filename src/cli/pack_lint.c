/* pack_lint.c - what is wrong with an author's file: its complaints, on standard output. */
#include <closeknit/pack.h>

#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/pack_inside.h"

/* On a terminal, so many complaints and a count of the rest: a screenful (DESIGN.md 3). */
enum { SHOWN_ON_TERMINAL = 20 };

/* One file's complaints on standard output. */
static int
put_complaints(const struct complaints *found, const char *file, bool all, struct err *err)
{
	struct buf out = { 0 };
	size_t shown = found->count, i;
	int result;

	if (!all && isatty(STDOUT_FILENO) && shown > SHOWN_ON_TERMINAL)
		shown = SHOWN_ON_TERMINAL;
	for (i = 0; i < shown; i++)
		complaints_put(&out, found, i, file);
	if (shown < found->count)
		buf_printf(&out, "and %zu more; --all shows them\n", found->count - shown);
	result = file_put_result(&out, err);
	buf_clear(&out);
	return result;
}

/* Words are measured for who reads them: twice the largest checklist we ship is more than any family is asked, and the answer comes at once [bytes]. */
enum { WORDS_MAX_BYTES = 1 << 20 };

/* A file, read. */
struct document_at { const char *path; const struct buf *raw; };

/* The complaints of one file: its faults; and, where it has none, its words; then the pack is given. */
static int
find_complaints(const struct linting *linting, const struct document_at *at, struct complaints *found, struct pack **to, struct err *err)
{
	const char *path = at->path;
	const struct buf *raw = at->raw;
	const struct pack_style style = { .bytes = raw->bytes, .len = raw->len, .words = linting->words, .today = linting->today };
	const struct store_document document = { .bytes = raw->bytes, .len = raw->len, .name = path, .base = linting->base };
	struct err wrong = { ERR_NONE, "" };
	struct pack *pack = store_read_pack(linting->paths, &document, found, &wrong);
	int result = 0;

	if (pack != NULL && raw->len > WORDS_MAX_BYTES) {
		complaints_add(found, COMPLAINT_WARNING, 0, "the file is larger than 1 MiB, so its words were not measured; expected a checklist that a family can get through");
		complaints_settle(found, raw->bytes, raw->len);
	} else if (pack != NULL) {
		result = pack_style(pack, &style, found, err);
	} else if (wrong.kind == ERR_MEMORY) {
		*err = wrong;
		result = -1;
	}
	*to = pack;
	return result;
}

int
pack_lint_bytes(const struct linting *linting, const char *path, const struct buf *raw, struct pack **pack, struct err *err)
{
	const struct document_at at = { path, raw };
	struct complaints found = { .memory = linting->fetched ? PACK_MAX_FETCHED - raw->len : 0 };
	int status = CLI_UNUSABLE;

	*pack = NULL;
	if (find_complaints(linting, &at, &found, pack, err) != 0 || put_complaints(&found, path, linting->all, err) != 0)
		status = cli_failed(err);
	else if (found.errors == 0 && (!linting->strict || found.warnings == 0))
		status = CLI_OK;
	complaints_clear(&found);
	return status;
}

static int
lint_file(const struct linting *linting, const char *path, struct err *err)
{
	struct buf raw = { 0 };
	struct pack *pack = NULL;
	int status;

	if (file_read(path, PACK_MAX_BYTES, &raw, err) != 0) {
		if (err->kind == ERR_FAILED)
			err->kind = ERR_UNUSABLE;
		status = cli_failed(err);
	} else {
		status = pack_lint_bytes(linting, path, &raw, &pack, err);
	}
	pack_free(pack);
	buf_clear(&raw);
	return status;
}

int
pack_lint_files(const struct linting *linting, char *const files[], struct err *err)
{
	int worst = CLI_OK;

	/* A file that cannot be read is told, and the others go on. */
	for (; *files != NULL; files++) {
		struct err bad = { ERR_NONE, "" };
		int status = lint_file(linting, *files, &bad);

		if (bad.kind == ERR_MEMORY || (bad.kind != ERR_NONE && files[1] == NULL)) {
			*err = bad;
			return status > worst ? status : worst;
		}
		if (bad.kind != ERR_NONE)
			cli_say("%s", bad.text);
		if (status > worst)
			worst = status;
	}
	return worst;
}
