/* take_read.c - a checklist that was fetched, read whole: an overlay over the pack of the same list that it extends; over what is here, read_here.c does it. */
#include "fetch/take.h"

#include <string.h>
#include <unistd.h>

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

/* The bytes of one that comes with this run: it was staged; a run that keeps nothing gets it once more, so that it need not hold all of a list in memory.  0; or -1, with `err` set if it was asked for. */
static int
find_new(struct take *take, const struct trust_pack *coming, struct buf *bytes, struct err *err)
{
	struct http_answer answer;
	struct buf path = { 0 };
	int result;

	if (!take->fetch->dry_run) {
		stage_path(take->disk, coming->id, PACK, &path);
		result = !path.failed && access(buf_text(&path), F_OK) == 0 ? file_read(buf_text(&path), PACK_MAX_BYTES, bytes, NULL) : -1;
		buf_clear(&path);
		return result;
	}
	if ((result = take_file(take, &coming->file, &answer, err)) == 0) {
		*bytes = answer.body;
		answer.body = (struct buf){ 0 };
	}
	http_answer_clear(&answer);
	return result;
}

struct pack *
take_read(struct take *take, struct take_document *document, struct err *err)
{
	const struct disk_document whole = { document->bytes, document->name, document->beside < PACK_MAX_FETCHED ? PACK_MAX_FETCHED - document->beside : 1 };
	const struct trust_pack *coming = NULL;
	struct complaints found = { 0 };
	struct pack_extends extends;
	struct buf bytes = { 0 };
	struct pack *base = NULL, *pack = NULL;
	const bool is_overlay = pack_extends(buf_text(document->bytes), document->bytes->len, &extends);

	document->no_base = false;
	if (extends.no_memory) {
		err_memory(err);
		return NULL;
	}
	if (is_overlay && document->is_new)
		coming = find_coming(take, extends.id);
	if (coming == NULL)
		return disk_read_pack(take->disk, &whole, err);
	/* Those that come are read first. */
	if (!take->again) {
		document->no_base = true;
		return NULL;
	}
	if (find_new(take, coming, &bytes, err) == 0) {
		found.memory = disk_room(&whole, bytes.len);
		base = pack_read(buf_text(&bytes), bytes.len, extends.id, &found, NULL);
	}
	buf_clear(&bytes);
	if (err->kind == ERR_NONE)
		pack = disk_read_over(base, &whole, err);
	complaints_clear(&found);
	pack_free(base);
	return pack;
}
