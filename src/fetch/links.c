/* links.c - "closeknit pack links": which addresses of a pack are alive; asking is links_ask.c's. */
#include "fetch/links.h"

#include <string.h>

#include "base/say.h"
#include "fetch/disk.h"
#include "fetch/fetch.h"

/* For programs, and for people: through gettext when shown. */
static const char *const state_names[] = { [LINK_WAITING] = "waiting", [LINK_ASKING] = "waiting", [LINK_ALIVE] = "alive", [LINK_MOVED] = "moved", [LINK_DEAD] = "dead",
	[LINK_NOT_HTTPS] = "not-https" };
static const char *const state_words[] = { [LINK_WAITING] = N_("not asked"), [LINK_ASKING] = N_("not asked"), [LINK_ALIVE] = N_("alive"), [LINK_MOVED] = N_("moved"),
	[LINK_DEAD] = N_("dead"), [LINK_NOT_HTTPS] = N_("not https") };
static const char *const why_words[] = {
	[WHY_NOTHING] = "",
	[WHY_NO_HOST] = N_("there is no such host"),
	[WHY_NO_CONNECTION] = N_("it cannot be reached"),
	[WHY_CERTIFICATE] = N_("its certificate is not valid for it"),
	[WHY_TLS] = N_("it does not speak TLS 1.2 or later"),
	[WHY_SLOW] = N_("it does not answer in time"),
	[WHY_BROKEN_OFF] = N_("it broke off"),
	[WHY_PRIVATE] = N_("it leads into a home network or to this computer, so it was not asked"),
	[WHY_PORT] = N_("it names another port than 443, so it was not asked"),
	[WHY_LETTERS] = N_("its host is not in plain letters (xn--), so it was not asked"),
	[WHY_LOOP] = N_("it sends on and on"),
	[WHY_NOT_HTTPS] = N_("anyone on the way can read and change it"),
	[WHY_BROWSERS_ONLY] = N_("it lets in browsers only: look at it yourself"),
};

static void
put_link(const struct link *link, struct buf *out)
{
	struct buf more = { 0 };

	text_show(out, link->url, strlen(link->url));
	buf_printf(out, "\n    %s", _(state_words[link->state]));
	if (link->state == LINK_MOVED) {
		buf_puts(&more, _("now at "));
		text_show(&more, link->host, strlen(link->host));
	}
	if (link->why != WHY_NOTHING)
		buf_printf(&more, "%s%s", more.len > 0 ? "; " : "", _(why_words[link->why]));
	if (link->status != 0 && link->status != 200)
		buf_printf(&more, _("%sstatus %ld"), more.len > 0 ? "; " : "", link->status);
	if (more.len > 0)
		buf_printf(out, ": %s", buf_text(&more));
	buf_putc(out, '\n');
	out->failed |= more.failed;
	buf_clear(&more);
}

static size_t
count(const struct links *links, enum link_state state)
{
	size_t found = 0, i;

	for (i = 0; i < links->count; i++)
		found += links->rows[i].state == state;
	return found;
}

/* What needs somebody's hand comes first. */
static void
put_text(const struct links *links, struct buf *out)
{
	static const enum link_state order[] = { LINK_DEAD, LINK_NOT_HTTPS, LINK_MOVED, LINK_ALIVE };
	size_t i, j;

	for (i = 0; i < sizeof(order) / sizeof(order[0]); i++)
		for (j = 0; j < links->count; j++)
			if (links->rows[j].state == order[i])
				put_link(&links->rows[j], out);
	/* TRANSLATORS: counts of addresses. */
	buf_printf(out, _("%zu addresses: %zu alive, %zu moved, %zu dead, %zu not https\n"), links->count, count(links, LINK_ALIVE), count(links, LINK_MOVED),
	    count(links, LINK_DEAD), count(links, LINK_NOT_HTTPS));
}

static void
put_json(const struct pack *pack, const struct links *links, struct buf *out)
{
	struct json_out json;
	struct buf host = { 0 };
	size_t i;

	json_out_init(&json, out, 0);
	json_out_object(&json);
	json_out_key(&json, "format");
	json_out_string(&json, "closeknit-links/1");
	json_out_key(&json, "pack");
	json_out_string(&json, pack_id(pack, pack->overlay_id != 0 ? pack->overlay_id : pack->id));
	json_out_key(&json, "serial");
	json_out_whole(&json, pack->overlay_id != 0 ? pack->overlay_serial : pack->serial);
	json_out_key(&json, "links");
	json_out_array(&json);
	for (i = 0; i < links->count; i++) {
		const struct link *link = &links->rows[i];

		json_out_object(&json);
		json_out_key(&json, "url");
		json_out_string(&json, link->url);
		json_out_key(&json, "state");
		json_out_string(&json, state_names[link->state]);
		json_out_key(&json, "status");
		if (link->status != 0)
			json_out_whole(&json, link->status);
		else
			json_out_null(&json);
		buf_reset(&host);
		text_show(&host, link->host, strlen(link->host));
		json_out_key(&json, "host");
		json_out_string(&json, link->state == LINK_MOVED ? buf_text(&host) : NULL);
		out->failed |= host.failed;
		json_out_key(&json, "why");
		json_out_string(&json, link->why != WHY_NOTHING ? why_words[link->why] : NULL);
		json_out_object_end(&json);
	}
	json_out_array_end(&json);
	json_out_object_end(&json);
	buf_putc(out, '\n');
	buf_clear(&host);
}

static int
check(const struct fetch *fetch, const struct pack *pack, struct err *err)
{
	const struct links_options options = { .ca_file = fetch->ca_file, .allow_private = fetch->allow_private };
	struct links links = { 0 };
	struct buf out = { 0 };
	int status = FETCH_FAILED;

	if (links_find(pack, &links, err) == 0 && links_ask(&links, &options, err) == 0) {
		if (fetch->json)
			put_json(pack, &links, &out);
		else
			put_text(&links, &out);
		if (fetch_put(&out, err) == 0 && count(&links, LINK_DEAD) == 0)
			status = FETCH_OK;
	}
	buf_clear(&out);
	links_clear(&links);
	return status;
}

/* An installed one by its id, as elsewhere in closeknit; else a file. */
static int
read_bytes(const struct disk *disk, const char *name, struct buf *bytes, struct err *err)
{
	if (text_is_id(name, strlen(name)) && disk_read_bytes(disk, name, bytes) == 0)
		return 0;
	if (file_read(name, PACK_MAX_BYTES, bytes, err) == 0)
		return 0;
	if (err->kind == ERR_FAILED)
		err->kind = ERR_UNUSABLE;
	return -1;
}

static struct pack *
read_named(const struct fetch *fetch, const char *name, struct err *err)
{
	struct buf bytes = { 0 };
	struct disk_document document = { .bytes = &bytes, .name = name };
	struct disk disk;
	struct pack *pack = NULL;

	if (disk_open(&disk, &fetch->paths, false, err) == 0 && read_bytes(&disk, name, &bytes, err) == 0)
		pack = disk_read_pack(&disk, &document, err);
	disk_close(&disk);
	buf_clear(&bytes);
	return pack;
}

/* The one in use: an installed copy of the built-in one, if it is newer and can be read. */
static struct pack *
read_newer(const struct fetch *fetch)
{
	struct err none = { ERR_NONE, "" };
	const char *id = pack_id(&store_builtin, store_builtin.id);
	struct disk disk;
	struct pack *pack = NULL;

	if (disk_open(&disk, &fetch->paths, false, &none) == 0 && disk_serial(&disk, id) > store_builtin.serial)
		pack = read_named(fetch, id, &none);
	disk_close(&disk);
	return pack;
}

int
fetch_links(struct fetch *fetch, char *const operands[], struct err *err)
{
	struct pack *pack = NULL;
	int status;

	if (operands[0] != NULL && operands[1] != NULL)
		return err_set(err, ERR_USAGE, _("pack links takes one checklist")), FETCH_USAGE;
	/* Nothing is written. */
	fetch->dry_run = true;
	fetch_confine(fetch, operands[0], true);
	if (operands[0] == NULL || strcmp(operands[0], pack_id(&store_builtin, store_builtin.id)) == 0)
		pack = read_newer(fetch);
	else if ((pack = read_named(fetch, operands[0], err)) == NULL)
		return fetch_failed(err);
	status = check(fetch, pack != NULL ? pack : &store_builtin, err);
	pack_free(pack);
	return status;
}
