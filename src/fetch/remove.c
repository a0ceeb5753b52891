/* remove.c - "closeknit pack remove": a publisher is trusted no more, and its checklists go; the numbers of its lists stay known. */
#include "fetch/fetch.h"

#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "fetch/address.h"
#include "fetch/disk.h"

/* By key, address or host. */
static bool
is_meant(const struct trust_publisher *publisher, const char *id, const char *name)
{
	char host[ADDRESS_HOST_TEXT];
	const size_t len = strlen(name);

	address_host(publisher->url, host);
	if (strcasecmp(id, name) == 0 || strcasecmp(host, name) == 0 || strcmp(publisher->url, name) == 0)
		return true;
	return strlen(publisher->url) == len + 1 && strncmp(publisher->url, name, len) == 0;
}

/* The one that is meant: its place in `ids`; -1 with `err` set: none, or more than one. */
static int
find(const struct disk *disk, const struct disk_names *ids, const char *name, struct err *err)
{
	int found = -1;
	size_t i;

	for (i = 0; i < ids->count; i++) {
		struct trust_publisher publisher = { .url = NULL };
		struct err bad = { ERR_NONE, "" };
		const bool readable = disk_load_publisher(disk, ids->rows[i], &publisher, &bad) == 0;
		const bool meant = readable ? is_meant(&publisher, ids->rows[i], name) : strcasecmp(ids->rows[i], name) == 0;

		trust_publisher_clear(&publisher);
		if (meant && found >= 0)
			return err_set(err, ERR_USAGE, _("more than one publisher is at %s; name one by its key, as closeknit pack list shows it"), name);
		if (meant)
			found = (int)i;
	}
	if (found < 0)
		err_set(err, ERR_USAGE, _("no publisher \"%s\" is trusted here; name one by its key, address or host, as closeknit pack list shows it"), name);
	return found;
}

/* Its packs, and those of the keys it came after. */
static int
remove_packs(const struct disk *disk, const struct trust_publisher *publisher, const char *id, struct buf *out, struct err *err)
{
	struct disk_names packs = { 0 };
	int result = disk_packs(disk, &packs, err);
	size_t i;

	for (i = 0; result == 0 && i < packs.count; i++) {
		char owner[TRUST_KEY_ID_TEXT];

		disk_owner(disk, packs.rows[i], owner);
		if (publisher->url != NULL ? !trust_publisher_owns(publisher, owner) : strcmp(owner, id) != 0)
			continue;
		if ((result = stage_remove(disk, packs.rows[i], err)) == 0)
			buf_printf(out, _("The checklist %s is removed.\n"), packs.rows[i]);
	}
	disk_names_clear(&packs);
	return result;
}

static int
remove_one(const struct disk *disk, const char *id, struct err *err)
{
	struct trust_publisher publisher = { .url = NULL };
	struct err unreadable = { ERR_NONE, "" };
	struct buf out = { 0 };
	int result;

	/* One that cannot be read can go all the same. */
	(void)disk_load_publisher(disk, id, &publisher, &unreadable);
	/* Trust goes last: a kill in between leaves something to remove again. */
	if ((result = remove_packs(disk, &publisher, id, &out, err)) == 0 && (result = disk_remove_publisher(disk, id, err)) == 0)
		buf_printf(&out, _("The key %s is no longer trusted. The number of its last list stays known, so that no older one can be passed off as new.\n"), id);
	if (out.len > 0 && fetch_put(&out, result == 0 ? err : NULL) != 0)
		result = -1;
	buf_clear(&out);
	trust_publisher_clear(&publisher);
	return result;
}

int
fetch_remove(struct fetch *fetch, char *const operands[], struct err *err)
{
	struct disk_names ids = { 0 };
	struct disk disk = { .lock = -1 };
	int status = FETCH_OK, found;

	if (operands[0] == NULL || operands[1] != NULL)
		return err_set(err, ERR_USAGE, _("pack remove takes one publisher, by its key, address or host, as closeknit pack list shows it")), FETCH_USAGE;
	if (disk_open(&disk, &fetch->paths, true, err) != 0) {
		status = fetch_failed(err);
	} else {
		fetch_confine(fetch, NULL, false);
		if (disk_publishers(&disk, &ids, err) != 0 || (found = find(&disk, &ids, operands[0], err)) < 0 || remove_one(&disk, ids.rows[found], err) != 0)
			status = fetch_failed(err);
	}
	disk_names_clear(&ids);
	disk_close(&disk);
	return status;
}
