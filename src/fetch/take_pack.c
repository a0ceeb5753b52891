/* take_pack.c - one pack of a list: got, held against size and hash, read, compared with what is here, put where nobody sees it yet. */
#include "fetch/take.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "fetch/changes.h"

static const char PACK[] = "pack.json", FROM[] = "from";
/* A language tag and ".json" [bytes]. */
enum { WORDS_NAME = 48 };

static void
words_name(const char *language, char name[WORDS_NAME])
{
	(void)snprintf(name, WORDS_NAME, "%s.json", language);
}

bool
take_is_whole(const struct take *take)
{
	char name[WORDS_NAME];
	size_t i, j;

	for (i = 0; i < take->seen.pack_count; i++) {
		const struct trust_seen_pack *pack = &take->seen.packs[i];

		if (!pack->here)
			continue;
		if (disk_serial(take->disk, pack->id) != pack->serial || !disk_has(take->disk, pack->id, pack->serial, PACK, pack->hash))
			return false;
		for (j = 0; j < pack->words_count; j++) {
			words_name(pack->words[j].language, name);
			if (!disk_has(take->disk, pack->id, pack->serial, name, pack->words[j].hash))
				return false;
		}
	}
	return true;
}

/* ---- Files -------------------------------------------------------------------------------------------------------- */

int
take_file(struct take *take, const struct trust_file *file, struct http_answer *answer, struct err *err)
{
	struct buf url = { 0 };
	struct http_request request = { .name = file->name, .max = file->size, .etag = "", .modified = "" };
	unsigned char hash[TRUST_HASH_BYTES];
	int result;

	buf_printf(&url, "%s%s", take->publisher->url, file->name);
	request.url = buf_text(&url);
	*answer = (struct http_answer){ .status = 0 };
	result = buf_check(&url, err) == 0 ? http_get(take->http, &request, answer, err) : -1;
	buf_clear(&url);
	if (result != 0) {
		/* The list says that it is there. */
		if (answer->status != 0)
			err->kind = ERR_UNUSABLE;
		return -1;
	}
	trust_hash(buf_text(&answer->body), answer->body.len, hash);
	if (answer->body.len == file->size && memcmp(hash, file->hash, sizeof(hash)) == 0)
		return 0;
	if (http_is_page(&answer->body))
		return err_set(err, ERR_UNUSABLE, _("%s sent a web page instead of %s. Are you signed in to the Wi-Fi? Open a web page to see, then try again"), take->host, file->name);
	if (answer->body.len != file->size)
		return err_set(err, ERR_UNUSABLE, _("%s has %zu bytes, and the list says %u: it is cut short, or another file. Try again, or ask the publisher"), file->name, answer->body.len,
		    (unsigned)file->size);
	return err_set(err, ERR_UNUSABLE, _("%s is not the file that was signed (its SHA-256 is another). Try again, or ask the publisher"), file->name);
}

/* ---- Reading them ------------------------------------------------------------------------------------------------- */

static int
check_names(const struct pack *pack, const struct trust_pack *listed, struct err *err)
{
	const char *id = pack_id(pack, pack->overlay_id != 0 ? pack->overlay_id : pack->id);
	const int32_t serial = pack->overlay_id != 0 ? pack->overlay_serial : pack->serial;

	if (strcmp(id, listed->id) != 0)
		return err_set(err, ERR_UNUSABLE, _("%s is the checklist %s, and the list calls it %s; ask the publisher"), listed->file.name, id, listed->id);
	if (serial != listed->serial)
		return err_set(err, ERR_UNUSABLE, _("%s has number %d in itself and number %d in the list; ask the publisher"), listed->file.name, (int)serial, (int)listed->serial);
	return 0;
}

static int
check_words(const struct pack *pack, const char *name, const struct buf *bytes, struct err *err)
{
	const struct disk_document document = { bytes, name, PACK_MAX_FETCHED };
	struct complaints found = { .memory = disk_room(&document, pack_weight(pack)) };
	struct pack_words *words = pack_words_read(pack, buf_text(bytes), bytes->len, &found, err);

	complaints_clear(&found);
	if (words == NULL)
		err_prefix(err, "%s", name);
	pack_words_free(words);
	return words != NULL ? 0 : -1;
}

/* ---- What is here ------------------------------------------------------------------------------------------------- */

/* The pack that families here use now under that id, or NULL; *read is to be freed with pack_free.  `beside` is in use too [bytes]. */
static const struct pack *
find_installed(struct take *take, const char *id, size_t beside, struct pack **read)
{
	struct take_document document = { .name = id, .beside = beside };
	struct buf path = { 0 }, bytes = { 0 };
	struct err none = { ERR_NONE, "" };
	const int32_t serial = disk_serial(take->disk, id);

	document.bytes = &bytes;
	if (serial > 0 && disk_path(take->disk, id, serial, PACK, &path, NULL) == 0 && file_read(buf_text(&path), PACK_MAX_BYTES, &bytes, NULL) == 0)
		*read = take_read(take, &document, &none);
	buf_clear(&path);
	buf_clear(&bytes);
	if (*read == NULL && strcmp(pack_id(&store_builtin, store_builtin.id), id) == 0)
		return &store_builtin;
	return *read;
}

/* As the store chooses: the one inside this program is used, unless the number of the other is higher. */
static bool
stays_unused(const struct pack *new, const char *id)
{
	return strcmp(pack_id(&store_builtin, store_builtin.id), id) == 0 && new->overlay_id == 0 && new->serial <= store_builtin.serial;
}

static void
put_change(struct take *take, const struct pack *new, const char *id)
{
	struct pack *read = NULL;
	const char *version = pack_text(new, new->version);
	const struct pack *old;

	if (stays_unused(new, id)) {
		buf_printf(&take->report, take->fetch->dry_run ? _("%s would be added: version %s, which is not used here: the one inside this program is as new, or newer\n") :
								 _("%s is added: version %s, which is not used here: the one inside this program is as new, or newer\n"), id, version);
		return;
	}
	old = find_installed(take, id, pack_weight(new), &read);
	/* Both together may be more than is held at once. */
	if (old == NULL && disk_serial(take->disk, id) > 0)
		buf_printf(&take->report, take->fetch->dry_run ? _("%s would change to version %s; what is new in it cannot be told here\n") : _("%s has changed to version %s; what is new in it cannot be told here\n"), id,
		    version);
	else if (old == NULL)
		buf_printf(&take->report, take->fetch->dry_run ? _("%s would be added: version %s\n") : _("%s is added: version %s\n"), id, version);
	else if (old->serial == new->serial && old->overlay_serial == new->overlay_serial && read != NULL)
		buf_printf(&take->report, take->fetch->dry_run ? _("%s would be put in place again: version %s\n") : _("%s is put in place again: version %s\n"), id, version);
	else if (strcmp(pack_text(old, old->version), version) == 0)
		buf_printf(&take->report, take->fetch->dry_run ? _("%s would change, and still be called version %s\n") : _("%s has changed, and is still called version %s\n"), id, version);
	else
		buf_printf(&take->report, take->fetch->dry_run ? _("%s would change from version %s to %s\n") : _("%s has changed from version %s to %s\n"), id, pack_text(old, old->version),
		    version);
	changes_put(old, new, &take->report);
	pack_free(read);
}

/* Nobody else's pack is replaced, and none by an older one. */
static int
check_place(const struct take *take, const struct trust_pack *pack, struct err *err)
{
	char owner[TRUST_KEY_ID_TEXT];
	const int32_t serial = disk_serial(take->disk, pack->id);

	disk_owner(take->disk, pack->id, owner);
	if (serial > 0 && owner[0] == '\0')
		return err_set(err, ERR_UNUSABLE, _("the checklist %s here was put there by hand, so it is not replaced. To change over, remove its folder first: %s/%s"), pack->id, take->disk->packs,
		    pack->id);
	if (serial > 0 && !trust_publisher_owns(take->publisher, owner))
		return err_set(err, ERR_UNUSABLE, _("the checklist %s here comes from another publisher (key %s), so it is not replaced. To change over, remove that one first: closeknit pack remove %s"),
		    pack->id, owner, owner);
	if (serial > pack->serial)
		return err_set(err, ERR_UNUSABLE, _("the checklist %s here has number %d, and the list offers number %d, an older one; ask the publisher"), pack->id, (int)serial, (int)pack->serial);
	return 0;
}

/* ---- All of it ---------------------------------------------------------------------------------------------------- */

bool
take_is_here(const struct take *take, const struct trust_pack *pack)
{
	char name[WORDS_NAME];
	size_t i;

	if (disk_serial(take->disk, pack->id) != pack->serial || !disk_has(take->disk, pack->id, pack->serial, PACK, pack->file.hash))
		return false;
	for (i = 0; i < pack->translation_count; i++) {
		words_name(pack->translations[i].language, name);
		if (!disk_has(take->disk, pack->id, pack->serial, name, pack->translations[i].file.hash))
			return false;
	}
	return true;
}

static int
stage_from(const struct take *take, const char *id, struct err *err)
{
	char key[TRUST_KEY_ID_TEXT];
	struct buf from = { 0 };
	int result;

	trust_key_id(&take->publisher->key, key);
	buf_printf(&from, "%s %s\n", key, take->host);
	result = stage_put(take->disk, id, FROM, &from, err);
	buf_clear(&from);
	return result;
}

/* Whether one of that language lies there already, and is another one. */
static void
put_words_change(struct take *take, const struct trust_pack *pack, const struct trust_translation *translation)
{
	const int32_t serial = disk_serial(take->disk, pack->id);
	char name[WORDS_NAME];
	struct buf path = { 0 };

	words_name(translation->language, name);
	if (disk_has(take->disk, pack->id, serial, name, translation->file.hash))
		return;
	if (disk_path(take->disk, pack->id, serial, name, &path, NULL) == 0 && access(buf_text(&path), F_OK) == 0)
		buf_printf(&take->report, _("  translation changed: %s\n"), translation->language);
	else
		buf_printf(&take->report, _("  translation added: %s\n"), translation->language);
	buf_clear(&path);
}

static int
take_words(struct take *take, const struct trust_pack *pack, const struct pack *read, struct err *err)
{
	struct http_answer answer;
	char name[WORDS_NAME];
	int result = 0;
	size_t i;

	for (i = 0; result == 0 && i < pack->translation_count; i++) {
		words_name(pack->translations[i].language, name);
		take->step = _("getting a translation");
		if ((result = take_file(take, &pack->translations[i].file, &answer, err)) == 0) {
			take->step = _("reading a translation");
			result = check_words(read, pack->translations[i].file.name, &answer.body, err);
		}
		if (result == 0 && !take->fetch->dry_run)
			result = stage_put(take->disk, pack->id, name, &answer.body, err);
		http_answer_clear(&answer);
		if (result == 0)
			put_words_change(take, pack, &pack->translations[i]);
	}
	return result;
}

int
take_pack(struct take *take, const struct trust_pack *pack, bool *fresh, struct err *err)
{
	struct http_answer answer;
	struct take_document document = { .bytes = &answer.body, .name = pack->file.name, .is_new = true };
	struct pack *read = NULL;
	int result;

	take->step = _("comparing with what is here");
	*fresh = false;
	if (check_place(take, pack, err) != 0)
		return -1;
	if (take_is_here(take, pack))
		return 0;
	take->step = _("getting a checklist");
	if ((result = take_file(take, &pack->file, &answer, err)) == 0) {
		take->step = _("reading a checklist");
		read = take_read(take, &document, err);
		result = read != NULL ? check_names(read, pack, err) : -1;
	}
	if (document.no_base) {
		http_answer_clear(&answer);
		return 1;
	}
	*fresh = true;
	take->changed++;
	if (result == 0 && !take->fetch->dry_run && (result = stage_put(take->disk, pack->id, PACK, &answer.body, err)) == 0)
		result = stage_from(take, pack->id, err);
	http_answer_clear(&answer);
	if (result == 0) {
		put_change(take, read, pack->id);
		result = take_words(take, pack, read, err);
	}
	pack_free(read);
	return result;
}
