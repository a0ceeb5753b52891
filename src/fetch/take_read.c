/* take_read.c - a checklist that was fetched, or that is here, read whole: an overlay with the pack it extends, which lies staged, installed or inside the program. */
#include "fetch/take.h"

#include <string.h>
#include <unistd.h>

#include "base/say.h"

static const char PACK[] = "pack.json";

/* The bytes of a pack of that id: of this run first, else what is installed.  0, or -1: there are none. */
static int
find_bytes(const struct take *take, const char *id, struct buf *bytes)
{
	struct buf path = { 0 };
	int result = -1;

	stage_path(take->disk, id, PACK, &path);
	if (!path.failed && access(path.bytes, F_OK) == 0)
		result = file_read(path.bytes, PACK_MAX_BYTES, bytes, NULL);
	if (result != 0) {
		buf_reset(&path);
		if (disk_path(take->disk, id, disk_serial(take->disk, id), PACK, &path, NULL) == 0 && access(buf_text(&path), F_OK) == 0)
			result = file_read(buf_text(&path), PACK_MAX_BYTES, bytes, NULL);
	}
	buf_clear(&path);
	return result;
}

/* What an overlay extends; NULL: it is not here, or too old.  *read is to be freed with pack_free. */
static const struct pack *
find_base(const struct take *take, const struct pack_extends *extends, struct pack **read)
{
	struct complaints found = { 0 };
	struct buf bytes = { 0 };
	const struct pack *base;

	if (find_bytes(take, extends->id, &bytes) == 0)
		*read = pack_read(buf_text(&bytes), bytes.len, extends->id, &found, NULL);
	complaints_clear(&found);
	buf_clear(&bytes);
	base = *read;
	if (strcmp(pack_id(&store_builtin, store_builtin.id), extends->id) == 0 && (base == NULL || base->serial < store_builtin.serial))
		base = &store_builtin;
	return base != NULL && base->serial >= extends->serial ? base : NULL;
}

struct pack *
take_read(const struct take *take, const struct buf *bytes, const char *name, bool *no_base, struct err *err)
{
	struct complaints found = { 0 };
	struct pack_extends extends;
	struct pack *read = NULL, *pack = NULL;
	const struct pack *base;

	*no_base = false;
	if (!pack_extends(buf_text(bytes), bytes->len, &extends)) {
		pack = pack_read(buf_text(bytes), bytes->len, name, &found, err);
	} else if ((base = find_base(take, &extends, &read)) != NULL) {
		pack = pack_read_overlay(base, buf_text(bytes), bytes->len, name, &found, err);
	} else {
		*no_base = true;
		err_set(err, ERR_UNUSABLE, _("%s adds to the checklist %s, number %d or later, which is not here; ask the publisher where to get it"), name, extends.id, (int)extends.serial);
	}
	complaints_clear(&found);
	pack_free(read);
	return pack;
}
