/* pack_trusted.c - whom this computer trusts for checklists, and how old their last lists are, as "closeknit pack list" shows it. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <closeknit/export.h>

#include "base/say.h"
#include "cli/cli.h"
#include "cli/pack_inside.h"
#include "trust/trust.h"

/* More than anyone trusts; a list is for people. */
enum { TRUSTED_MAX = 100 };

static int
is_key_file(const struct dirent *entry)
{
	return strspn(entry->d_name, "0123456789ABCDEF") == TRUST_KEY_ID_TEXT - 1 && strcmp(entry->d_name + TRUST_KEY_ID_TEXT - 1, ".json") == 0;
}

/* The host of an address that begins with https://. */
static void
put_host(const char *url, struct buf *out)
{
	const char *host = url + strlen("https://");

	buf_add(out, host, strcspn(host, "/"));
}

/* The days between as people say them. */
static void
put_age(int32_t then, int32_t today, struct buf *out)
{
	unsigned long count;

	switch (pack_age(then, today, &count)) {
	case PACK_AGE_DAYS:
		/* It may be tomorrow already where they are. */
		if (then > today + 1)
			buf_puts(out, _("dated in days to come: please check the clock"));
		else if (count == 0)
			buf_puts(out, _("from today"));
		else
			buf_printf(out, ngettext("%lu day old", "%lu days old", count), count);
		break;
	case PACK_AGE_WEEKS:
		buf_printf(out, ngettext("%lu week old", "%lu weeks old", count), count);
		break;
	case PACK_AGE_MONTHS:
		buf_printf(out, ngettext("%lu month old", "%lu months old", count), count);
		break;
	case PACK_AGE_YEARS:
		buf_printf(out, ngettext("%lu year old", "%lu years old", count), count);
		break;
	}
}

static int
read_whole(const char *folder, const char *name, size_t max, struct buf *out, struct err *err)
{
	struct buf path = { 0 };
	int result;

	buf_printf(&path, "%s/%s", folder, name);
	result = buf_check(&path, err) != 0 ? -1 : file_read(path.bytes, max, out, err);
	buf_clear(&path);
	return result;
}

static void
put_last(const struct trust_seen *seen, int32_t today, struct buf *out)
{
	if (seen->serial == 0) {
		buf_puts(out, _("nothing fetched yet: closeknit pack update"));
		return;
	}
	/* TRANSLATORS: what follows is "3 days old". */
	buf_printf(out, _("last list number %d, "), (int)seen->serial);
	put_age(seen->issued, today, out);
	if (seen->expires < today)
		buf_puts(out, _(", due to be renewed"));
}

/* 0, or -1 with `err` set: no memory. */
static int
put_publisher(const struct cli *cli, const char *name, struct buf *out, struct err *err)
{
	struct buf folder = { 0 }, bytes = { 0 };
	struct trust_publisher publisher = { .url = NULL };
	struct trust_seen seen = { .serial = 0 };
	struct err bad = { ERR_NONE, "" };

	buf_printf(&folder, "%s/publishers", cli->paths.config);
	if (buf_check(&folder, &bad) != 0 || read_whole(buf_text(&folder), name, TRUST_PUBLISHER_MAX_BYTES, &bytes, &bad) != 0 ||
	    trust_publisher_read(&publisher, buf_text(&bytes), bytes.len, name, &bad) != 0) {
		if (bad.kind != ERR_MEMORY)
			cli_say(_("%s/%s cannot be read: remove that publisher and add it again"), buf_text(&folder), name);
	} else {
		put_host(publisher.url, out);
		buf_printf(out, _(", key %.16s\n    "), name);
		buf_reset(&folder);
		buf_printf(&folder, "%s/serials", cli->paths.config);
		buf_reset(&bytes);
		if (read_whole(buf_text(&folder), name, TRUST_SEEN_MAX_BYTES, &bytes, &bad) == 0)
			(void)trust_seen_read(&seen, buf_text(&bytes), bytes.len, name, &bad);
		put_last(&seen, cli->today, out);
		buf_putc(out, '\n');
	}
	trust_seen_clear(&seen);
	trust_publisher_clear(&publisher);
	buf_clear(&folder);
	buf_clear(&bytes);
	return bad.kind == ERR_MEMORY ? err_memory(err) : 0;
}

bool
pack_key_went(const struct cli *cli, const char *from, size_t len)
{
	struct buf path = { 0 };
	bool went = false;

	if (len >= TRUST_KEY_ID_TEXT - 1 && strspn(from, "0123456789ABCDEF") == TRUST_KEY_ID_TEXT - 1) {
		buf_printf(&path, "%s/publishers/%.16s.json", cli->paths.config, from);
		went = !path.failed && access(buf_text(&path), F_OK) != 0 && errno == ENOENT;
	}
	buf_clear(&path);
	return went;
}

int
pack_put_trusted(struct cli *cli, struct buf *out, struct err *err)
{
	struct err no_home = { ERR_NONE, "" };
	struct dirent **entries = NULL;
	struct buf folder = { 0 };
	int count, i, result = 0;

	/* Without a home nobody is trusted yet. */
	if (cli_paths(cli, &no_home) == NULL)
		return no_home.kind == ERR_MEMORY ? err_memory(err) : 0;
	buf_printf(&folder, "%s/publishers", cli->paths.config);
	count = folder.failed ? -1 : scandir(folder.bytes, &entries, is_key_file, alphasort);
	if (folder.failed || (count < 0 && errno == ENOMEM))
		result = err_memory(err);
	buf_clear(&folder);
	if (count > 0)
		buf_puts(out, _("\nTrusted for checklists:\n"));
	for (i = 0; i < count; i++) {
		if (result == 0 && i < TRUSTED_MAX)
			result = put_publisher(cli, entries[i]->d_name, out, err);
		free(entries[i]);
	}
	free(entries);
	return result;
}
