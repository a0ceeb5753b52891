/* take_read.c - a checklist that was fetched, or that is here, read whole: an overlay with the pack it extends, which lies staged, installed or inside the program. */
#include "fetch/take.h"

#include <string.h>
#include <unistd.h>

#include "base/say.h"

static const char PACK[] = "pack.json";

/* The one of the list, if it comes with this run: it is not here yet; or NULL. */
static const struct trust_pack *
find_coming(const struct take *take, const char *id)
{
	size_t i;

	for (i = 0; i < take->index.pack_count; i++)
		if (strcmp(take->index.packs[i].id, id) == 0)
			return take_is_here(take, &take->index.packs[i]) ? NULL : &take->index.packs[i];
	return NULL;
}

/* The bytes of a file here.  0, or -1: there is none. */
static int
read_path(struct buf *path, struct buf *bytes)
{
	const int result = !path->failed && access(buf_text(path), F_OK) == 0 ? file_read(buf_text(path), PACK_MAX_BYTES, bytes, NULL) : -1;

	buf_clear(path);
	return result;
}

/* The bytes of one that comes with this run: it was staged; a run that keeps nothing gets it once more, so that it need not hold all of a list in memory.  0; or -1, with `err` set if it was asked for. */
static int
find_new(struct take *take, const struct trust_pack *coming, struct buf *bytes, struct err *err)
{
	struct http_answer answer;
	struct buf path = { 0 };
	int result;

	if (!take->fetch->dry_run) {
		stage_path(take->disk, coming->id, PACK, &path);
		return read_path(&path, bytes);
	}
	if ((result = take_file(take, &coming->file, &answer, err)) == 0) {
		*bytes = answer.body;
		answer.body = (struct buf){ 0 };
	}
	http_answer_clear(&answer);
	return result;
}

static int
find_old(const struct take *take, const char *id, struct buf *bytes)
{
	struct buf path = { 0 };

	if (disk_path(take->disk, id, disk_serial(take->disk, id), PACK, &path, NULL) != 0)
		return -1;
	return read_path(&path, bytes);
}

/* What an overlay extends; NULL: it is not here, or too old, or `err` says more.  *read is to be freed with pack_free. */
static const struct pack *
find_base(struct take *take, const struct pack_extends *extends, struct take_document *document, struct pack **read, struct err *err)
{
	const struct trust_pack *coming = document->is_new ? find_coming(take, extends->id) : NULL;
	struct complaints found = { 0 };
	struct buf bytes = { 0 };
	const struct pack *base;

	/* Those that come are read first. */
	if (coming != NULL && !take->again)
		return NULL;
	if ((coming != NULL ? find_new(take, coming, &bytes, err) : find_old(take, extends->id, &bytes)) == 0)
		*read = pack_read(buf_text(&bytes), bytes.len, extends->id, &found, NULL);
	complaints_clear(&found);
	buf_clear(&bytes);
	base = *read;
	if (strcmp(pack_id(&store_builtin, store_builtin.id), extends->id) == 0 && (base == NULL || base->serial < store_builtin.serial))
		base = &store_builtin;
	return base != NULL && base->serial >= extends->serial ? base : NULL;
}

struct pack *
take_read(struct take *take, struct take_document *document, struct err *err)
{
	const char *text = buf_text(document->bytes);
	const size_t len = document->bytes->len;
	struct complaints found = { 0 };
	struct pack_extends extends;
	struct pack *read = NULL, *pack = NULL;
	const struct pack *base;

	document->no_base = false;
	if (!pack_extends(text, len, &extends)) {
		pack = pack_read(text, len, document->name, &found, err);
	} else if ((base = find_base(take, &extends, document, &read, err)) != NULL) {
		pack = pack_read_overlay(base, text, len, document->name, &found, err);
	} else if (err->kind == ERR_NONE) {
		document->no_base = true;
		err_set(err, ERR_UNUSABLE, _("%s adds to the checklist %s, number %d or later, which is not here; ask the publisher where to get it"), document->name, extends.id,
		    (int)extends.serial);
	}
	complaints_clear(&found);
	pack_free(read);
	return pack;
}
