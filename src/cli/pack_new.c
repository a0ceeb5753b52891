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

/* An overlay of a pack: one contact and one text to change, which is there. */
static void
put_overlay(struct buf *out, const struct pack *pack, int32_t today)
{
	const struct pack_topic *topic = &pack->topics[0];
	char reviewed[DATE_TEXT], review_by[DATE_TEXT];
	struct json_out json;

	date_format(today, reviewed);
	date_format(date_add_months(today, REVIEW_MONTHS), review_by);
	buf_printf(out, "{\n  \"format\": \"closeknit-pack/1\",\n  \"extends\": {\"id\": \"%s\", \"serial\": %d},\n", pack_id(pack, pack->id), (int)pack->serial);
	buf_puts(out, "  \"id\": \"our-town\", \"version\": \"1\", \"serial\": 1,\n  \"title\": ");
	json_out_init(&json, out, 0);
	json_out_string(&json, pack_id(pack, pack->title));
	buf_puts(out, ",\n  \"publisher\": {\"name\": \"Our town's families\", \"url\": \"https://example.org\"},\n  \"licence\": \"CC-BY-4.0\",\n");
	buf_printf(out, "  \"reviewed\": \"%s\", \"review_by\": \"%s\",\n  \"sign_off\": null,\n", reviewed, review_by);
	buf_printf(out, "  \"sources\": {\n    \"our-line\": {\"title\": \"Our line for parents\", \"publisher\": \"Our town's families\", \"date\": \"%.4s\",\n"
			"      \"url\": \"https://example.org/help\", \"checked\": \"%s\"}\n  },\n", reviewed, reviewed);
	buf_printf(out, "  \"contacts\": {\n    \"our-line\": {\"name\": \"Our line for parents\", \"for\": \"Any worry, from somebody near you.\",\n"
			"      \"phone\": \"01632 960123\", \"hours\": \"Monday to Friday, 9 to 5\", \"url\": \"https://example.org/help\",\n"
			"      \"nations\": [\"england\"], \"checked\": \"%s\", \"source\": [\"our-line\"]}\n  },\n", reviewed);
	buf_printf(out, "  \"strings\": {\n    \"/topics/%s/title\": ", pack_id(pack, topic->id));
	json_out_init(&json, out, 0);
	json_out_string(&json, pack_id(pack, topic->title));
	buf_puts(out, "\n  }\n}\n");
}

/* What is begun: an overlay, or the example. */
static int
put_new(struct cli *cli, const struct pack_new_options *options, struct buf *out, struct err *err)
{
	const struct pack *pack;

	if (options->extends == NULL) {
		put_example(out, cli->today);
		return buf_check(out, err);
	}
	cli->pack_arg = options->extends;
	if ((pack = cli_pack(cli, err)) == NULL)
		return -1;
	if (pack->overlay_id != 0)
		return err_set(err, ERR_USAGE, "\"%s\" is an overlay itself; name the checklist that it extends, \"%s\"", options->extends, pack_id(pack, pack->id));
	put_overlay(out, pack, cli->today);
	return buf_check(out, err);
}

int
pack_new(struct cli *cli, const char *file, const struct pack_new_options *options, struct err *err)
{
	struct buf out = { 0 };
	int result;

	if ((result = put_new(cli, options, &out, err)) == 0)
		result = strcmp(file, "-") == 0 ? file_put_result(&out, err) : cli_write(file, &out, (struct file_write){ .replace = options->force }, err);
	buf_clear(&out);
	if (result != 0)
		return cli_failed(err);
	if (strcmp(file, "-") != 0 && options->extends != NULL)
		cli_say(_("%s is an overlay to start from. Put your own number and words in, then check it with: closeknit pack lint --strict %s"), file, file);
	else if (strcmp(file, "-") != 0)
		cli_say(_("%s is a small checklist to start from. Change its words, then check it with: closeknit pack lint --strict %s"), file, file);
	return CLI_OK;
}
