/* seen_check.c - whether an index may follow the last one that was accepted from its key, and what is to be kept of it once it was taken. */
#include "trust/trust.h"

#include <string.h>

static int
check_serial(const char *what, int32_t had, int32_t has, struct err *err)
{
	if (has < had)
		return err_set(err, ERR_UNUSABLE, "%s has number %d, and number %d was here already: someone passes on an old one; ask the publisher", what, (int)has, (int)had);
	if (has - had > TRUST_JUMP_MAX)
		return err_set(err, ERR_UNUSABLE, "%s jumps from number %d to %d; expected at most %d more; ask the publisher", what, (int)had, (int)has, (int)TRUST_JUMP_MAX);
	return 0;
}

/* What a translation says belongs to what the number stands for; one in a further language changes nothing that anybody has read. */
static int
check_words(const struct trust_seen_pack *seen, const struct trust_pack *pack, const char *what, struct err *err)
{
	size_t i;

	for (i = 0; i < seen->words_count; i++) {
		const char *language = seen->words[i].language;
		const struct trust_translation *now = trust_find_translation(pack, language);

		if (now == NULL)
			return err_set(err, ERR_UNUSABLE, "%s has no translation %s any more under the same number %d; ask the publisher, who has to raise it", what, language, (int)pack->serial);
		if (memcmp(now->file.hash, seen->words[i].hash, TRUST_HASH_BYTES) != 0)
			return err_set(err, ERR_UNUSABLE, "%s has another translation %s than before under the same number %d; ask the publisher, who has to raise it", what, language, (int)pack->serial);
	}
	return 0;
}

static int
check_pack(const struct trust_seen_pack *seen, const struct trust_pack *pack, struct err *err)
{
	char what[96] = "checklist ";

	strncat(what, pack->id, sizeof(what) - strlen(what) - 1);
	if (check_serial(what, seen->serial, pack->serial, err) != 0)
		return -1;
	if (pack->serial == seen->serial && memcmp(pack->file.hash, seen->hash, TRUST_HASH_BYTES) != 0)
		return err_set(err, ERR_UNUSABLE, "%s has other contents than before under the same number %d; ask the publisher, who has to raise it", what, (int)pack->serial);
	return pack->serial == seen->serial ? check_words(seen, pack, what, err) : 0;
}

int
trust_seen_check_packs(const struct trust_seen *seen, const struct trust_index *index, struct err *err)
{
	size_t i;

	for (i = 0; i < index->pack_count; i++) {
		const struct trust_seen_pack *pack = trust_seen_find(seen, index->packs[i].id);

		if (pack != NULL && check_pack(pack, &index->packs[i], err) != 0)
			return -1;
	}
	return 0;
}

int
trust_seen_check(const struct trust_seen *seen, const struct trust_index *index, const unsigned char hash[TRUST_HASH_BYTES], struct err *err)
{
	/* A new key starts its own count. */
	if (seen->serial == 0)
		return 0;
	if (check_serial("the list", seen->serial, index->serial, err) != 0)
		return -1;
	if (index->serial == seen->serial && memcmp(hash, seen->hash, TRUST_HASH_BYTES) != 0)
		return err_set(err, ERR_UNUSABLE, "the list has other contents than before under the same number %d: two lists were signed with it; ask the publisher, who has to raise it",
		    (int)index->serial);
	return trust_seen_check_packs(seen, index, err);
}

static int
keep_pack(struct arena *arena, struct trust_seen_pack *row, const struct trust_pack *pack)
{
	size_t i;

	*row = (struct trust_seen_pack){ .id = pack->id, .serial = pack->serial, .here = true, .words_count = pack->translation_count };
	memcpy(row->hash, pack->file.hash, sizeof(row->hash));
	if ((row->words = arena_array(arena, pack->translation_count, sizeof(*row->words))) == NULL)
		return -1;
	for (i = 0; i < pack->translation_count; i++) {
		row->words[i].language = pack->translations[i].language;
		memcpy(row->words[i].hash, pack->translations[i].file.hash, TRUST_HASH_BYTES);
	}
	return 0;
}

static bool
has_pack(const struct trust_index *index, const char *id)
{
	size_t i;

	for (i = 0; i < index->pack_count; i++)
		if (strcmp(index->packs[i].id, id) == 0)
			return true;
	return false;
}

int
trust_seen_next(
    struct trust_seen *next, const struct trust_seen *seen, const struct trust_index *index, const unsigned char hash[TRUST_HASH_BYTES], struct err *err)
{
	char key[TRUST_KEY_TEXT] = "";
	size_t i;

	*next = (struct trust_seen){ .serial = index->serial, .issued = index->issued, .expires = index->expires, .etag = "", .modified = "" };
	memcpy(next->hash, hash, sizeof(next->hash));
	if (index->has_next_key)
		trust_key_text(&index->next_key, key);
	if ((next->next_key = arena_text(&next->arena, key, strlen(key))) == NULL ||
	    (next->packs = arena_array(&next->arena, index->pack_count + seen->pack_count, sizeof(*next->packs))) == NULL)
		goto fail;
	for (i = 0; i < index->pack_count; i++)
		if (keep_pack(&next->arena, &next->packs[next->pack_count++], &index->packs[i]) != 0)
			goto fail;
	/* What it no longer names may come back, but not as an older one. */
	for (i = 0; i < seen->pack_count; i++)
		if (!has_pack(index, seen->packs[i].id)) {
			next->packs[next->pack_count] = seen->packs[i];
			next->packs[next->pack_count++].here = false;
		}
	return 0;

fail:
	trust_seen_clear(next);
	return err_memory(err);
}
