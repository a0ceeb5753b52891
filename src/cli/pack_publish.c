/* pack_publish.c - "closeknit pack publish": writes the index of a folder of checklists, says how to sign it, and once it is signed looks at it all as a reader would. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "cli/publish.h"

/* An index is good for half a year, as a review is, and is renewed in its last month: readers are told when it is past [months, days]. */
enum { GOOD_MONTHS = 6, RENEW_DAYS = 31 };

/* What was published before, as it lies in the folder. */
struct before {
	struct buf raw;
	struct trust_index index;
	bool is_there;
};

static int
read_before(const struct publish *publish, struct before *before, struct err *err)
{
	char *path = publish_path(publish, "index.json");
	struct err bad = { ERR_NONE, "" };
	int result = 0;

	if (path == NULL)
		return err_memory(err);
	if (access(path, F_OK) != 0) {
		free(path);
		return 0;
	}
	before->is_there = true;
	if (file_read(path, TRUST_INDEX_MAX_BYTES, &before->raw, &bad) != 0 || trust_index_read(&before->index, before->raw.bytes, before->raw.len, path, &bad) != 0)
		result = bad.kind == ERR_MEMORY ? err_memory(err) :
						  err_set(err, ERR_UNUSABLE, _("%s (put back the index.json that you published last; its serial has to go on from there)"), bad.text);
	if (result == 0)
		trust_index_read_left(&before->index, before->raw.bytes, before->raw.len);
	free(path);
	return result;
}

/* ---- What has changed --------------------------------------------------------------------------------------- */

static bool
same_file(const struct trust_file *a, const struct trust_file *b)
{
	return strcmp(a->name, b->name) == 0 && a->size == b->size && memcmp(a->hash, b->hash, sizeof(a->hash)) == 0;
}

static bool
same_pack(const struct trust_pack *a, const struct trust_pack *b)
{
	size_t i;

	if (a->serial != b->serial || strcmp(a->version, b->version) != 0 || a->translation_count != b->translation_count || !same_file(&a->file, &b->file))
		return false;
	for (i = 0; i < a->translation_count; i++)
		if (strcmp(a->translations[i].language, b->translations[i].language) != 0 || !same_file(&a->translations[i].file, &b->translations[i].file))
			return false;
	return true;
}

/* Say each change; whether there is one. */
static bool
tell_changes(const struct trust_index *old, const struct trust_index *now, struct buf *out)
{
	const size_t len = out->len;
	size_t i;

	for (i = 0; i < now->pack_count; i++) {
		const struct trust_pack *pack = &now->packs[i], *was = publish_find_pack(old, pack->id);

		if (was == NULL)
			buf_printf(out, _("  new:       %s, version %s, serial %d\n"), pack->id, pack->version, (int)pack->serial);
		else if (!same_pack(was, pack))
			buf_printf(out, _("  changed:   %s, now version %s, serial %d\n"), pack->id, pack->version, (int)pack->serial);
	}
	for (i = 0; i < old->pack_count; i++)
		if (publish_find_pack(now, old->packs[i].id) == NULL)
			buf_printf(out, _("  left out:  %s (who has it keeps it)\n"), old->packs[i].id);
	if (old->has_next_key != now->has_next_key || (now->has_next_key && !trust_key_equal(&old->next_key, &now->next_key)))
		buf_puts(out, now->has_next_key ? _("  next key:  named\n") : _("  next key:  none any more\n"));
	return out->len != len;
}

/* What was begun with "pack new" and not yet filled in: said, since people would be sent there. */
static void
tell_placeholders(const struct publish *publish, struct buf *out)
{
	static const char example[] = "://example.org";
	size_t i;

	for (i = 0; i < publish->count; i++)
		if (publish->files[i].kind != PUBLISH_TRANSLATION && strstr(buf_text(&publish->files[i].raw), example) != NULL)
			buf_printf(out, _("  look:      %s still has https://example.org in it; put your own address there\n"), publish->files[i].name);
}

/* Whoever trusts this publisher for the first time gets all of it at once. */
static int
check_size(const struct publish *publish, struct err *err)
{
	const size_t most = TRUST_RUN_MAX_BYTES - TRUST_INDEX_MAX_BYTES - TRUST_SIGNATURE_MAX_BYTES;
	size_t sum = 0, i;

	for (i = 0; i < publish->count; i++)
		sum += publish->files[i].raw.len;
	if (sum <= most)
		return 0;
	return err_set(err, ERR_UNUSABLE, _("the files of %s are more than %d MiB together, and people's computers get no more from one list; spread them over two folders"), publish->folder,
	    TRUST_RUN_MAX_BYTES >> 20);
}

/* ---- The index ---------------------------------------------------------------------------------------------- */

/* --next-key, else what was there. */
static int
choose_next_key(struct trust_index *now, const struct trust_index *old, const char *asked, struct err *err)
{
	if (asked == NULL) {
		now->has_next_key = old->has_next_key;
		now->next_key = old->next_key;
		return 0;
	}
	if (strcmp(asked, "none") == 0)
		return 0;
	now->has_next_key = true;
	return pack_key(asked, &now->next_key, err);
}

static void
put_how_to_sign(const struct publish *publish, const struct publish_options *options, struct buf *out)
{
	buf_printf(out, _("Now sign it, where your secret key is:\n\n    minisign -S -H -m %s%sindex.json\n\n"), publish->folder,
	    publish->folder[strlen(publish->folder) - 1] == '/' ? "" : "/");
	buf_printf(out, _("Then look at it all once more:\n\n    closeknit pack publish %s --key %s\n"), publish->folder,
	    options->key != NULL ? options->key : "minisign.pub");
}

static int
write_index(struct publish *publish, const struct publish_options *options, struct buf *out, struct err *err)
{
	struct file_write how = { .replace = true };
	char *path = publish_path(publish, "index.json");
	char expires[DATE_TEXT];
	struct buf bytes = { 0 };
	int result = -1;

	trust_index_write(&publish->index, &bytes);
	if (path == NULL || bytes.failed)
		err_memory(err);
	else if (bytes.len > TRUST_INDEX_MAX_BYTES)
		err_set(err, ERR_FAILED, _("the index of %s would be too large; spread these checklists over two folders"), publish->folder);
	else
		result = file_write(path, bytes.bytes, bytes.len, how, err);
	if (result == 0) {
		date_format(publish->index.expires, expires);
		buf_printf(out, _("Written: %s, serial %d, good until %s.\n\n"), path, (int)publish->index.serial, expires);
		put_how_to_sign(publish, options, out);
	}
	buf_clear(&bytes);
	free(path);
	return result;
}

/* ---- As a reader would -------------------------------------------------------------------------------------- */

/* --key, else minisign.pub in the folder.  0; 1: there is none; -1. */
static int
find_key(const struct publish *publish, const struct publish_options *options, struct trust_key *key, struct err *err)
{
	char *path;
	int result = 1;

	if (options->key != NULL)
		return pack_key(options->key, key, err);
	if ((path = publish_path(publish, "minisign.pub")) == NULL)
		return err_memory(err);
	if (access(path, F_OK) == 0)
		result = pack_key(path, key, err);
	free(path);
	return result;
}

/* 0: signed with that key; 1: not signed yet; -1. */
static int
check_signature(const struct publish *publish, const struct before *before, const struct trust_key *key, struct err *err)
{
	char *path = publish_path(publish, "index.json.minisig");
	struct trust_signed file = { before->raw.bytes, before->raw.len, NULL, 0 };
	struct buf signature = { 0 };
	int result = -1;

	if (path == NULL)
		return err_memory(err);
	if (access(path, F_OK) != 0) {
		result = 1;
	} else if (file_read(path, TRUST_SIGNATURE_MAX_BYTES, &signature, err) == 0) {
		file.signature = buf_text(&signature);
		file.signature_len = signature.len;
		switch (trust_verify(key, &file, err)) {
		case TRUST_GOOD:
			result = 0;
			break;
		case TRUST_CHANGED:
			err_set(err, ERR_UNUSABLE, _("%s does not fit index.json: one of them was changed after signing. Sign it again: minisign -S -H -m index.json"), path);
			break;
		case TRUST_OTHER_KEY:
			err_set(err, ERR_UNUSABLE, _("%s is signed with another key than the public one named here. Sign it again with the one that belongs to it"), path);
			break;
		default:
			err_prefix(err, "%s", path);
		}
	}
	buf_clear(&signature);
	free(path);
	return result;
}

static void
put_ready(const struct publish *publish, const struct trust_key *key, struct buf *out)
{
	const struct trust_index *index = &publish->index;
	char text[TRUST_KEY_TEXT], id[TRUST_KEY_ID_TEXT];
	size_t i, j;

	trust_key_text(key, text);
	trust_key_id(key, id);
	buf_printf(out, _("Everything fits together, and is signed with the key %s.\n\nReady to upload, in this order:\n\n"), id);
	for (i = 0; i < index->pack_count; i++) {
		buf_printf(out, "    %s\n", index->packs[i].file.name);
		for (j = 0; j < index->packs[i].translation_count; j++)
			buf_printf(out, "    %s\n", index->packs[i].translations[j].file.name);
	}
	buf_puts(out, "    index.json.minisig\n    index.json\n");
	buf_printf(out, _("\nWho trusts you for the first time types, with the address of that folder:\n\n    closeknit pack add https://... %s\n"), text);
}

/* Nothing has changed since the index was written: is it signed? */
static int
look_again(const struct publish *publish, const struct before *before, const struct publish_options *options, struct err *err)
{
	struct buf out = { 0 };
	struct trust_key key;
	int found = find_key(publish, options, &key, err), status = CLI_OK;

	if (found == 0)
		found = check_signature(publish, before, &key, err);
	else if (found == 1) {
		err_set(err, ERR_USAGE, _("whose signature should it be? Name your public key: closeknit pack publish %s --key minisign.pub"), publish->folder);
		found = -1;
	}
	if (found == 0) {
		put_ready(publish, &key, &out);
	} else if (found == 1) {
		buf_printf(&out, _("Nothing has changed, and %s is not signed yet.\n\n"), "index.json");
		put_how_to_sign(publish, options, &out);
		status = CLI_FAILED;
	} else {
		status = cli_failed(err);
	}
	if (found >= 0 && file_put_result(&out, err) != 0)
		status = cli_failed(err);
	buf_clear(&out);
	return status;
}

/* ---- Both --------------------------------------------------------------------------------------------------- */

static int
finish(struct publish *publish, const struct before *before, const struct publish_options *options, struct err *err)
{
	struct trust_index *index = &publish->index;
	const struct trust_index *old = &before->index;
	const int32_t today = publish->cli->today;
	struct buf out = { 0 };
	bool is_new;
	int status = CLI_OK;

	index->serial = old->serial < INT32_MAX ? old->serial + 1 : old->serial;
	index->issued = today;
	index->expires = options->expires != DATE_NONE ? options->expires : date_add_months(today, GOOD_MONTHS);
	buf_puts(&out, _("Every checklist here may be published.\n"));
	if (old->serial == INT32_MAX)
		err_set(err, ERR_FAILED, "%s", _("the index cannot have a higher serial; begin a new folder with a new key"));
	if (old->serial == INT32_MAX || publish_write_raised(publish, &out, err) != 0 || publish_leave(publish, err) != 0) {
		buf_clear(&out);
		return cli_failed(err);
	}
	is_new = tell_changes(old, index, &out) || !before->is_there;
	if (!is_new && options->expires == DATE_NONE && old->expires - today >= RENEW_DAYS) {
		buf_clear(&out);
		return look_again(publish, before, options, err);
	}
	if (!is_new && options->expires != DATE_NONE && options->expires == old->expires) {
		buf_clear(&out);
		return look_again(publish, before, options, err);
	}
	if (!is_new)
		buf_puts(&out, _("  renewed:   the index, since it would soon be past its day\n"));
	tell_placeholders(publish, &out);
	if (write_index(publish, options, &out, err) != 0 || file_put_result(&out, err) != 0)
		status = cli_failed(err);
	buf_clear(&out);
	return status;
}

int
pack_publish(struct cli *cli, const struct linting *linting, const struct publish_options *options, struct err *err)
{
	struct before before = { .is_there = false };
	struct publish publish = { .cli = cli, .folder = options->folder, .linting = linting, .before = &before.index };
	int status;

	if (read_before(&publish, &before, err) != 0) {
		status = cli_failed(err);
	} else if ((status = publish_gather(&publish, err)) == CLI_OK) {
		if (check_size(&publish, err) != 0 || choose_next_key(&publish.index, &before.index, options->next_key, err) != 0)
			status = cli_failed(err);
		else
			status = finish(&publish, &before, options, err);
	} else if (err->kind == ERR_NONE) {
		cli_say("%s", _("nothing was published: mend the lines above first (warnings count here), then run this again"));
	}
	trust_index_clear(&before.index);
	buf_clear(&before.raw);
	publish_clear(&publish);
	return status;
}

int
pack_key(const char *text, struct trust_key *key, struct err *err)
{
	struct buf raw = { 0 };
	int result;

	/* The line itself, or a file that has it. */
	if (trust_key_read(key, text, strlen(text), NULL) == 0)
		return 0;
	if ((result = file_read(text, TRUST_SIGNATURE_MAX_BYTES, &raw, err)) == 0 && (result = trust_key_read(key, buf_text(&raw), raw.len, err)) != 0)
		err_prefix(err, "%s", text);
	buf_clear(&raw);
	return result;
}
