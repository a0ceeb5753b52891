/* add.c - "closeknit pack add": whom to trust, asked of the person with the key's id in view; nothing is fetched yet. */
#include "fetch/fetch.h"

#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "fetch/address.h"
#include "fetch/disk.h"

/* A minisign.pub has two short lines [bytes]. */
enum { KEY_FILE_MAX = 4096 };

/* What is to be trusted, and whom it takes the place of. */
struct adding {
	const struct fetch *fetch;
	const struct disk *disk;
	struct trust_publisher publisher;
	struct buf url;
	char id[TRUST_KEY_ID_TEXT], host[ADDRESS_HOST_TEXT];
	struct trust_publisher known;	/* the same key, trusted already; url NULL: it is not */
	struct trust_publisher before;	/* another key for the same address; url NULL: there is none */
	char before_id[TRUST_KEY_ID_TEXT];
};

/* The key itself, or a file with it. */
static int
read_key(struct adding *adding, const char *text, struct err *err)
{
	struct buf file = { 0 };
	int result;

	if (trust_key_read(&adding->publisher.key, text, strlen(text), err) == 0)
		return 0;
	/* A key may look like a path. */
	if (access(text, F_OK) != 0)
		return -1;
	err->kind = ERR_NONE;
	if ((result = file_read(text, KEY_FILE_MAX, &file, err)) == 0 && (result = trust_key_read(&adding->publisher.key, buf_text(&file), file.len, err)) != 0)
		err_prefix(err, "%s", text);
	buf_clear(&file);
	return result;
}

static int
find_known(struct adding *adding, struct err *err)
{
	struct disk_names ids = { 0 };
	int result = disk_publishers(adding->disk, &ids, err);
	size_t i;

	for (i = 0; result == 0 && i < ids.count; i++) {
		struct trust_publisher one = { .url = NULL };

		if ((result = disk_load_publisher(adding->disk, ids.rows[i], &one, err)) != 0)
			break;
		if (strcmp(ids.rows[i], adding->id) == 0) {
			adding->known = one;
		} else if (strcmp(one.url, adding->publisher.url) == 0) {
			trust_publisher_clear(&adding->before);
			adding->before = one;
			memcpy(adding->before_id, ids.rows[i], sizeof(adding->before_id));
		} else {
			trust_publisher_clear(&one);
		}
	}
	disk_names_clear(&ids);
	return result;
}

/* Whether the key that is to go said itself which one comes after it. */
static int
is_announced(const struct adding *adding, bool *announced, struct err *err)
{
	struct trust_seen seen = { 0 };
	char key[TRUST_KEY_TEXT];

	if (disk_load_seen(adding->disk, &adding->before.key, &seen, err) != 0)
		return -1;
	trust_key_text(&adding->publisher.key, key);
	*announced = seen.serial > 0 && strcmp(seen.next_key, key) == 0;
	trust_seen_clear(&seen);
	return 0;
}

static int
ask(const struct adding *adding, struct err *err)
{
	bool yes, announced = false;

	fetch_say(_("address: %s"), adding->publisher.url);
	fetch_say(_("host: %s, key: %s"), adding->host, adding->id);
	if (adding->before.url != NULL) {
		if (is_announced(adding, &announced, err) != 0)
			return -1;
		if (announced)
			fetch_say(_("it takes the place of the key %s, which says so itself"), adding->before_id);
		else
			fetch_say(_("it takes the place of the key %s, which has not said so. Ask the publisher in person or by telephone first"), adding->before_id);
	}
	if (adding->known.url != NULL)
		fetch_say(_("this key is trusted already, for %s; from now on its lists come from the new address"), adding->known.url);
	if (adding->fetch->yes)
		return 0;
	if (fetch_ask(_("Whoever holds this key can change the checklists here, telephone numbers too. Is the key's id the one that the publisher gave you, on paper or by telephone?"), &yes) != 0)
		return err_set(err, ERR_USAGE, _("nobody can be asked here; compare the key's id, then run it again with --yes"));
	return yes ? 0 : err_set(err, ERR_FAILED, _("nothing was changed"));
}

/* What it took over before stays taken over. */
static int
put_replaced(struct trust_publisher *to, const struct trust_publisher *from, const char *id, struct err *err)
{
	const char **rows = arena_array(&to->arena, to->replaces_count + from->replaces_count + 1, sizeof(*rows));
	size_t i, count = 0;

	if (rows == NULL)
		return err_memory(err);
	for (i = 0; i < to->replaces_count; i++)
		rows[count++] = to->replaces[i];
	for (i = 0; i < from->replaces_count; i++)
		rows[count++] = from->replaces[i];
	if (id != NULL)
		rows[count++] = id;
	to->replaces = rows;
	to->replaces_count = count;
	return 0;
}

static int
trust(struct adding *adding, struct err *err)
{
	struct trust_publisher *publisher = &adding->publisher;
	struct buf out = { 0 };
	int result;

	if (adding->known.url != NULL && put_replaced(publisher, &adding->known, NULL, err) != 0)
		return -1;
	if (adding->before.url != NULL && put_replaced(publisher, &adding->before, adding->before_id, err) != 0)
		return -1;
	publisher->added = adding->fetch->today;
	/* The new one first: a kill in between leaves both, and running it again goes on. */
	if (disk_save_publisher(adding->disk, publisher, err) != 0)
		return -1;
	if (adding->before.url != NULL && disk_remove_publisher(adding->disk, adding->before_id, err) != 0)
		return -1;
	buf_printf(&out, _("%s is trusted now, with the key %s.\nTo get its checklists: closeknit pack update\n"), adding->host, adding->id);
	result = fetch_put(&out, err);
	buf_clear(&out);
	return result;
}

static int
add(struct adding *adding, const char *address, const char *key, struct err *err)
{
	struct buf out = { 0 };
	int result;

	if (address_folder(address, &adding->url, err) != 0 || read_key(adding, key, err) != 0)
		return -1;
	adding->publisher.url = buf_text(&adding->url);
	trust_key_id(&adding->publisher.key, adding->id);
	address_host(adding->publisher.url, adding->host);
	if (find_known(adding, err) != 0)
		return -1;
	if (adding->known.url == NULL || strcmp(adding->known.url, adding->publisher.url) != 0 || adding->before.url != NULL)
		return ask(adding, err) == 0 ? trust(adding, err) : -1;
	buf_printf(&out, _("%s is trusted already, with the key %s\n"), adding->host, adding->id);
	result = fetch_put(&out, err);
	buf_clear(&out);
	return result;
}

int
fetch_add(struct fetch *fetch, char *const operands[], struct err *err)
{
	struct disk disk = { .lock = -1 };
	struct adding adding = { .fetch = fetch, .disk = &disk };
	int status = FETCH_OK;

	if (operands[0] == NULL || operands[1] == NULL || operands[2] != NULL)
		return err_set(err, ERR_USAGE, _("pack add takes an address and a key: closeknit pack add https://packs.example.org/ RW...")), FETCH_USAGE;
	if (disk_open(&disk, &fetch->paths, true, err) != 0) {
		status = fetch_failed(err);
	} else {
		fetch_confine(fetch, operands[1], false);
		if (add(&adding, operands[0], operands[1], err) != 0)
			status = fetch_failed(err);
	}
	trust_publisher_clear(&adding.publisher);
	trust_publisher_clear(&adding.known);
	trust_publisher_clear(&adding.before);
	buf_clear(&adding.url);
	disk_close(&disk);
	return status;
}
