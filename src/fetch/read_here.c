/* read_here.c - a checklist read over what is installed here or inside the program: an overlay with the pack it extends; what is still on its way is take_read.c's. */
#include "fetch/disk.h"

#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "fetch/fetch.h"

static const char PACK[] = "pack.json";

int
disk_read_bytes(const struct disk *disk, const char *id, struct buf *bytes)
{
	struct buf path = { 0 };
	int result = -1;

	if (disk_path(disk, id, disk_serial(disk, id), PACK, &path, NULL) == 0 && access(buf_text(&path), F_OK) == 0)
		result = file_read(buf_text(&path), PACK_MAX_BYTES, bytes, NULL);
	buf_clear(&path);
	return result;
}

size_t
disk_room(const struct disk_document *document, size_t beside)
{
	const size_t used = document->bytes->len + beside;

	if (document->most == 0)
		return 0;
	return document->most > used ? document->most - used : 1;
}

struct pack *
disk_read_over(const struct pack *base, const struct disk_document *document, struct err *err)
{
	const char *text = buf_text(document->bytes);
	const size_t len = document->bytes->len;
	struct complaints found = { .memory = disk_room(document, base != NULL ? pack_weight(base) : 0) };
	struct pack *pack = NULL;
	struct pack_extends extends;

	if (!pack_extends(text, len, &extends) && extends.no_memory) {
		err_memory(err);
	} else if (extends.id[0] == '\0') {
		pack = pack_read(text, len, document->name, &found, err);
	} else {
		if (strcmp(pack_id(&store_builtin, store_builtin.id), extends.id) == 0 && (base == NULL || base->serial < store_builtin.serial))
			base = &store_builtin;
		if (base != NULL && base->serial >= extends.serial)
			pack = pack_read_overlay(base, text, len, document->name, &found, err);
		else
			err_set(err, ERR_UNUSABLE, _("%s adds to the checklist %s, number %d or later, which is not here; ask the publisher where to get it"), document->name, extends.id,
			    (int)extends.serial);
	}
	complaints_clear(&found);
	return pack;
}

struct pack *
disk_read_pack(const struct disk *disk, const struct disk_document *document, struct err *err)
{
	struct complaints found = { 0 };
	struct pack_extends extends;
	struct buf bytes = { 0 };
	struct pack *base = NULL, *pack;

	if (pack_extends(buf_text(document->bytes), document->bytes->len, &extends) && disk_read_bytes(disk, extends.id, &bytes) == 0) {
		found.memory = disk_room(document, bytes.len);
		base = pack_read(buf_text(&bytes), bytes.len, extends.id, &found, NULL);
	}
	complaints_clear(&found);
	buf_clear(&bytes);
	pack = disk_read_over(base, document, err);
	pack_free(base);
	return pack;
}
