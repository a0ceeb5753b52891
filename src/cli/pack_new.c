/* pack_new.c - "closeknit pack new": a small whole checklist to start from; what is in it is checklists/example.json. */
#include <string.h>

#include "base/say.h"
#include "cli/cli.h"
#include "cli/pack_inside.h"

/* The days that the example carries: reviewed and checked; and due again half a year on, as the built-in checklist is [months]. */
static const char reviewed_then[] = "2026-11-22", review_by_then[] = "2027-05-22";
enum { REVIEW_MONTHS = 6 };

/* The example, with its days counted from today: what is begun today is not overdue. */
static void
put_example(struct buf *out, int32_t today)
{
	const char *from = (const char *)builtin_example;
	char reviewed[DATE_TEXT], review_by[DATE_TEXT];
	size_t i;

	date_format(today, reviewed);
	date_format(date_add_months(today, REVIEW_MONTHS), review_by);
	for (i = 0; i < builtin_example_len;) {
		if (strncmp(from + i, reviewed_then, DATE_TEXT - 1) == 0) {
			buf_puts(out, reviewed);
			i += DATE_TEXT - 1;
		} else if (strncmp(from + i, review_by_then, DATE_TEXT - 1) == 0) {
			buf_puts(out, review_by);
			i += DATE_TEXT - 1;
		} else {
			buf_putc(out, from[i++]);
		}
	}
}

/* An existing file only with --force or a yes, never through a link. */
static int
write_file(const char *file, const struct buf *out, bool force, struct err *err)
{
	struct file_write how = { .replace = force };

	if (file_write(file, out->bytes, out->len, how, err) == 0)
		return 0;
	if (err->kind != ERR_USAGE || force || !cli_confirm(_("There is a file of that name already. Replace it?")))
		return -1;
	how.replace = true;
	return file_write(file, out->bytes, out->len, how, err);
}

int
pack_new(struct cli *cli, const char *file, bool force, struct err *err)
{
	struct buf out = { 0 };
	int result;

	put_example(&out, cli->today);
	if ((result = buf_check(&out, err)) == 0)
		result = strcmp(file, "-") == 0 ? cli_put(&out, err) : write_file(file, &out, force, err);
	buf_clear(&out);
	if (result != 0)
		return cli_failed(err);
	if (strcmp(file, "-") != 0)
		cli_say(_("%s is a small checklist to start from. Change its words, then check it with: closeknit pack lint --strict %s"), file, file);
	return CLI_OK;
}
