/* publish_raise.c - the serials of what changed since it was published last: raised where they are as they were, refused where they are lower; readers know a checklist by its serial. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "cli/publish.h"

const struct trust_pack *
publish_find_pack(const struct trust_index *index, const char *id)
{
	size_t i;

	for (i = 0; i < index->pack_count; i++)
		if (strcmp(index->packs[i].id, id) == 0)
			return &index->packs[i];
	return NULL;
}

static int
line_of_serial(const struct publish_file *file)
{
	return (int)json_place(file->raw.bytes, file->raw.len, file->serial_at).line;
}

/* ---- What changed ------------------------------------------------------------------------------------------- */

static bool
is_same(const struct publish_file *file, const unsigned char hash[TRUST_HASH_BYTES])
{
	unsigned char now[TRUST_HASH_BYTES];

	trust_hash(file->raw.bytes, file->raw.len, now);
	return memcmp(now, hash, sizeof(now)) == 0;
}

/* A translation that is another one now, or gone; one into a further language changes nothing that anybody has read. */
static const struct trust_translation *
find_changed_words(const struct publish *publish, const struct trust_pack *was)
{
	size_t i, j;

	for (i = 0; i < was->translation_count; i++) {
		for (j = 0; j < publish->count; j++) {
			const struct publish_file *file = &publish->files[j];

			if (file->kind == PUBLISH_TRANSLATION && strcmp(file->of, was->id) == 0 && trust_find_translation(was, file->language) == &was->translations[i] &&
			    is_same(file, was->translations[i].file.hash))
				break;
		}
		if (j == publish->count)
			return &was->translations[i];
	}
	return NULL;
}

/* ---- Raising ------------------------------------------------------------------------------------------------ */

/* The same bytes with another number in the place of the serial. */
static int
put_serial(struct publish_file *file, int32_t serial, struct err *err)
{
	struct buf raw = { 0 };

	buf_add(&raw, file->raw.bytes, file->serial_at);
	buf_printf(&raw, "%d", (int)serial);
	buf_add(&raw, file->raw.bytes + file->serial_end, file->raw.len - file->serial_end);
	if (buf_check(&raw, err) != 0) {
		buf_clear(&raw);
		return -1;
	}
	buf_clear(&file->raw);
	file->raw = raw;
	file->was_serial = file->serial;
	file->serial = serial;
	return 0;
}

static int
raise_one(const struct publish *publish, struct publish_file *file, struct err *err)
{
	const struct trust_pack *was = publish_find_pack(publish->before, file->id);
	const int32_t left = trust_index_left(publish->before, file->id), published = was != NULL && was->serial > left ? was->serial : left;

	/* Never published; or what has no serial is complained of when it is read. */
	if (published == 0 || file->serial == 0)
		return 0;
	if (file->serial < published)
		return err_set(err, ERR_UNUSABLE, _("%s has serial %d, and %d is published already: is it an old copy? If it is what you want, write \"serial\": %d in line %d of it, then run this again"), file->name,
		    (int)file->serial, (int)published, published < INT32_MAX ? (int)published + 1 : (int)published, line_of_serial(file));
	if (file->serial - published > TRUST_JUMP_MAX)
		return err_set(err, ERR_UNUSABLE, _("%s has serial %d, and %d is the last that was published; people's computers refuse a leap of more than %d. Write \"serial\": %d in line %d of it"), file->name,
		    (int)file->serial, (int)published, (int)TRUST_JUMP_MAX, (int)published + 1, line_of_serial(file));
	if (file->serial > published || (was != NULL && is_same(file, was->file.hash) && find_changed_words(publish, was) == NULL))
		return 0;
	if (published == INT32_MAX)
		return err_set(err, ERR_FAILED, _("%s has the highest serial there is; give the checklist another id"), file->name);
	return put_serial(file, published + 1, err);
}

int
publish_raise(struct publish *publish, struct err *err)
{
	size_t i;

	for (i = 0; i < publish->count; i++)
		if (publish->files[i].kind != PUBLISH_TRANSLATION && raise_one(publish, &publish->files[i], err) != 0)
			return -1;
	return 0;
}

/* ---- Keeping it --------------------------------------------------------------------------------------------- */

int
publish_write_raised(const struct publish *publish, struct buf *out, struct err *err)
{
	size_t i;

	for (i = 0; i < publish->count; i++) {
		const struct publish_file *file = &publish->files[i];
		char *path;
		int result;

		if (file->was_serial == 0)
			continue;
		if ((path = publish_path(publish, file->name)) == NULL)
			return err_memory(err);
		result = file_write(path, file->raw.bytes, file->raw.len, (struct file_write){ .replace = true }, err);
		free(path);
		if (result != 0)
			return -1;
		buf_printf(out, _("  raised:    \"serial\" in %s, line %d, from %d to %d, since what it stands for has changed\n"), file->name, line_of_serial(file), (int)file->was_serial, (int)file->serial);
	}
	return 0;
}

int
publish_leave(struct publish *publish, struct err *err)
{
	const struct trust_index *before = publish->before;
	struct trust_index *now = &publish->index;
	size_t i;

	for (i = 0; i < before->pack_count; i++)
		if (publish_find_pack(now, before->packs[i].id) == NULL && trust_index_leave(now, before->packs[i].id, before->packs[i].serial, err) != 0)
			return -1;
	for (i = 0; i < before->left_count; i++)
		if (publish_find_pack(now, before->left[i].id) == NULL && trust_index_leave(now, before->left[i].id, before->left[i].serial, err) != 0)
			return -1;
	return 0;
}
