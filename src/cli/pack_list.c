/* pack_list.c - "closeknit pack list": the checklists that are built in and installed, how old they are, whom they come from, which are used. */
#include <string.h>

#include "base/say.h"
#include "cli/cli.h"
#include "cli/pack_inside.h"

/* Ages are said in days for a fortnight, in weeks for two months, in months for two years [days]. */
enum { WEEKS_FROM = 14, MONTHS_FROM = 61, YEARS_FROM = 730, WEEK = 7, YEAR = 365, YEAR_MONTHS = 12 };

enum pack_age
pack_age(int32_t then, int32_t today, unsigned long *count)
{
	const unsigned long days = today > then ? (unsigned long)(today - then) : 0;
	const enum pack_age unit = days < WEEKS_FROM ? PACK_AGE_DAYS : days < MONTHS_FROM ? PACK_AGE_WEEKS : days < YEARS_FROM ? PACK_AGE_MONTHS : PACK_AGE_YEARS;
	const unsigned long counts[] = {
		[PACK_AGE_DAYS] = days, [PACK_AGE_WEEKS] = days / WEEK, [PACK_AGE_MONTHS] = days * YEAR_MONTHS / YEAR, [PACK_AGE_YEARS] = days / YEAR,
	};

	*count = counts[unit];
	return unit;
}

/* "4 days ago". */
static void
put_age(struct buf *out, int32_t day, int32_t today)
{
	unsigned long count;

	switch (pack_age(day, today, &count)) {
	case PACK_AGE_DAYS:
		if (count == 0)
			buf_puts(out, _("today"));
		else
			buf_printf(out, ngettext("%lu day ago", "%lu days ago", count), count);
		break;
	case PACK_AGE_WEEKS:
		buf_printf(out, ngettext("%lu week ago", "%lu weeks ago", count), count);
		break;
	case PACK_AGE_MONTHS:
		buf_printf(out, ngettext("%lu month ago", "%lu months ago", count), count);
		break;
	case PACK_AGE_YEARS:
		buf_printf(out, ngettext("%lu year ago", "%lu years ago", count), count);
		break;
	}
}

static void
put_pack(struct buf *out, const struct pack *pack, int32_t today)
{
	char reviewed[DATE_TEXT], review_by[DATE_TEXT];

	date_format(pack->reviewed, reviewed);
	date_format(pack->review_by, review_by);
	/* TRANSLATORS: an id, a version, a title */
	buf_printf(out, _("%s, version %s: %s\n"), pack_id(pack, pack->overlay_id != 0 ? pack->overlay_id : pack->id), pack_text(pack, pack->version),
	    pack_text(pack, pack->title));
	if (pack->overlay_id != 0)
		buf_printf(out, _("    adds to %s, whose answers and score it keeps\n"), pack_id(pack, pack->id));
	buf_printf(out, _("    by %s, reviewed %s ("), pack_text(pack, pack->publisher_name), reviewed);
	put_age(out, pack->reviewed, today);
	if (pack_is_past(pack, today))
		buf_printf(out, _("); its next review was due by %s, so look again at numbers and menus\n"), review_by);
	else
		buf_printf(out, _("); next review by %s\n"), review_by);
}

/* How it came here, and whether it is the one that is used. */
static int
put_installed(struct buf *out, struct cli *cli, const struct store_pack *row, const char *state, struct err *err)
{
	struct buf from = { 0 };

	if (store_pack_from(&cli->paths, row, &from, err) != 0) {
		buf_clear(&from);
		return -1;
	}
	buf_puts(out, "    ");
	if (from.len > 0) {
		/* TRANSLATORS: the id of a key, and the name of a computer */
		buf_puts(out, _("installed from "));
		text_show(out, from.bytes, from.len);
		if (pack_key_went(cli, from.bytes, from.len))
			buf_puts(out, _(", whose key is not trusted here any more"));
	} else {
		buf_puts(out, _("installed by hand"));
	}
	buf_printf(out, "%s\n", state);
	buf_clear(&from);
	return 0;
}

/* One id's rows, the newest first; `used` is set once one of them can be used. */
static int
put_row(struct buf *out, struct cli *cli, const struct store_pack *row, bool *used, struct err *err)
{
	const bool is_builtin = strcmp(row->id, pack_id(&store_builtin, store_builtin.id)) == 0;
	const char *state = *used ? _("; a newer one is used") : "";
	struct err bad = { ERR_NONE, "" };
	struct pack *pack = store_read_installed(&cli->paths, row, &bad);
	int result;

	if (bad.kind == ERR_MEMORY) {
		*err = bad;
		return -1;
	}
	if (pack == NULL) {
		buf_printf(out, _("%s, serial %d: cannot be used\n    %s\n"), row->id, (int)row->serial, bad.text);
		state = "";
	} else {
		put_pack(out, pack, cli->today);
		if (is_builtin && row->serial <= store_builtin.serial)
			state = _("; the one inside this program is as new, and is used");
		else if (!*used) {
			state = is_builtin ? _("; used in place of the one inside this program") : "";
			*used = true;
		}
	}
	result = put_installed(out, cli, row, state, err);
	pack_free(pack);
	return result;
}

static int
put_all(struct buf *out, struct cli *cli, struct err *err)
{
	struct store_packs packs = { 0 };
	struct err none = { ERR_NONE, "" };
	bool used = false;
	int result = 0;
	size_t i;

	put_pack(out, &store_builtin, cli->today);
	buf_puts(out, _("    inside this program\n"));
	/* Where nothing can be kept, nothing is installed. */
	if (cli_paths(cli, &none) != NULL)
		result = store_packs(&cli->paths, NULL, &packs, err);
	else if (none.kind == ERR_MEMORY)
		result = err_memory(err);
	for (i = 0; result == 0 && i < packs.count; i++) {
		if (i > 0 && strcmp(packs.rows[i].id, packs.rows[i - 1].id) != 0)
			used = false;
		result = put_row(out, cli, &packs.rows[i], &used, err);
	}
	store_packs_clear(&packs);
	return result;
}

int
pack_list(struct cli *cli, struct err *err)
{
	struct buf out = { 0 };
	int result;

	if (cli_confine(cli, (struct confine){ .store = false }, err) != 0)
		return cli_failed(err);
	if ((result = put_all(&out, cli, err)) == 0 && (result = pack_put_trusted(cli, &out, err)) == 0)
		result = file_put_result(&out, err);
	buf_clear(&out);
	return result == 0 ? CLI_OK : cli_failed(err);
}
