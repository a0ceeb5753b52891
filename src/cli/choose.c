/* choose.c - which pack is in use: a file, an installed one, the one an audit was made with, or the built-in one; and its translation. */
#include <closeknit/pack.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "cli/cli.h"
#include "cli/language.h"

/* Where nothing can be kept, nothing is installed. */
static const struct paths *
find_paths(struct cli *cli)
{
	return cli_paths(cli, NULL);
}

/* ---- A file ------------------------------------------------------------------------------------------------- */

struct pack *
cli_read_pack(struct cli *cli, const char *path, struct err *err)
{
	struct complaints found = { 0 };
	struct buf raw = { 0 };
	struct pack *pack = NULL;

	if (file_read(path, PACK_MAX_BYTES, &raw, err) != 0) {
		if (err->kind == ERR_FAILED)
			err->kind = ERR_UNUSABLE;
	} else {
		const struct store_document document = { .bytes = raw.bytes, .len = raw.len, .name = path };

		if ((pack = store_read_pack(find_paths(cli), &document, &found, err)) == NULL && found.errors > 1) {
			struct err first = *err;

			err_set(err, first.kind, "%s (and %zu more; closeknit pack lint shows them all)", first.text, found.errors - 1);
		}
	}
	complaints_clear(&found);
	buf_clear(&raw);
	return pack;
}

/* Whether it can only be a file. */
static bool
is_path(const char *name)
{
	size_t len = strlen(name);

	return strchr(name, '/') != NULL || (len > 5 && strcmp(name + len - 5, ".json") == 0);
}

/* ---- An installed one --------------------------------------------------------------------------------------- */

static bool
is_builtin(const char *id)
{
	return strcmp(id, pack_id(&store_builtin, store_builtin.id)) == 0;
}

/* The newest that can be used, said where that is not the newest there is; NULL with err->kind ERR_NONE where none is installed. */
static struct pack *
find_installed(struct cli *cli, const char *id, struct err *err)
{
	const struct paths *paths = find_paths(cli);
	struct err bad = { ERR_NONE, "" };
	struct pack *pack;

	if (paths == NULL || !text_is_id(id, strlen(id)))
		return NULL;
	pack = store_find_pack(paths, id, is_builtin(id) ? store_builtin.serial : 0, &bad);
	if (bad.kind == ERR_NONE)
		return pack;
	if (pack != NULL)
		cli_say(_("the newest checklist \"%s\" that is installed cannot be used (%s), so an older one is"), id, bad.text);
	else if (is_builtin(id) && bad.kind != ERR_MEMORY)
		cli_say(_("the checklist \"%s\" that is installed cannot be used (%s), so the one inside this program is"), id, bad.text);
	else
		*err = bad;
	return pack;
}

static const struct pack *
refuse(struct cli *cli, const char *name, struct err *err)
{
	const char *candidates[65] = { pack_id(&store_builtin, store_builtin.id) };
	struct store_packs packs = { 0 };
	size_t count = 1, i;
	int near;

	if (find_paths(cli) != NULL && store_packs(&cli->paths, NULL, &packs, NULL) == 0)
		for (i = 0; i < packs.count && count < sizeof(candidates) / sizeof(candidates[0]); i++)
			candidates[count++] = packs.rows[i].id;
	near = text_nearest(name, candidates, count);
	if (near >= 0)
		err_set(err, ERR_USAGE, "no checklist \"%s\" is installed; did you mean \"%s\"?", name, candidates[near]);
	else
		err_set(err, ERR_USAGE, "no checklist \"%s\" is installed and there is no such file; closeknit pack list shows what there is", name);
	store_packs_clear(&packs);
	return NULL;
}

/* ---- Its translations --------------------------------------------------------------------------------------- */

struct language_list *
cli_languages(struct cli *cli, struct err *err)
{
	const struct pack *pack = cli->chosen != NULL ? cli->chosen : &store_builtin;
	struct pack *own = cli->loaded != NULL ? cli->loaded : &cli->own;
	const bool has_base = pack->overlay_id != 0 && find_paths(cli) != NULL;
	char *base;
	int result = 0;

	if (cli->languages != NULL || (cli->languages = language_list_new(pack, err)) == NULL || cli->chosen == NULL)
		return cli->languages;
	base = has_base ? store_pack_path(&cli->paths, pack_id(pack, pack->id), pack->serial) : NULL;
	if (has_base && base == NULL)
		result = err_memory(err);
	else if (cli->beside != NULL || base != NULL)
		result = language_list_look(cli->languages, own, &(struct language_place){ .path = cli->beside, .base = base }, err);
	free(base);
	if (result != 0) {
		language_list_free(cli->languages);
		cli->languages = NULL;
	}
	return cli->languages;
}

/* The checklist, whose translations lie beside the file `beside` (NULL: no memory was left for its name), in the language of --lang. */
static const struct pack *
use_language(struct cli *cli, const struct pack *pack, char *beside, struct err *err)
{
	if ((cli->beside = beside) == NULL) {
		err_memory(err);
		return NULL;
	}
	cli->chosen = pack;
	if (cli->lang == NULL)
		return pack;
	if (cli_languages(cli, err) == NULL)
		return cli->chosen = NULL;
	if (!language_list_use(cli->languages, cli->lang))
		cli_say(_("there is no translation of this checklist for \"%s\", so it is in its own language"), cli->lang);
	return pack;
}

/* What an installed pack's translations lie beside. */
static char *
installed_path(struct cli *cli, const struct pack *pack)
{
	const uint32_t id = pack->overlay_id != 0 ? pack->overlay_id : pack->id;

	return store_pack_path(&cli->paths, pack_id(pack, id), pack->overlay_id != 0 ? pack->overlay_serial : pack->serial);
}

/* ---- The choice --------------------------------------------------------------------------------------------- */

/* The built-in one; a copy of the same serial that is installed is not used, but its translations are. */
static const struct pack *
use_builtin(struct cli *cli, struct err *err)
{
	if (find_paths(cli) == NULL || !store_has_packs(&cli->paths))
		return cli->chosen = &store_builtin;
	cli->own = store_builtin;
	return use_language(cli, &cli->own, installed_path(cli, &store_builtin), err);
}

const struct pack *
cli_pack(struct cli *cli, struct err *err)
{
	const char *name = cli->pack_arg != NULL ? cli->pack_arg : pack_id(&store_builtin, store_builtin.id);
	struct err none = { ERR_NONE, "" };

	if (cli->chosen != NULL)
		return cli->chosen;
	if (!is_path(name)) {
		if ((cli->loaded = find_installed(cli, name, &none)) != NULL)
			return use_language(cli, cli->loaded, installed_path(cli, cli->loaded), err);
		if (is_builtin(name))
			return use_builtin(cli, err);
		if (none.kind != ERR_NONE) {
			if (err != NULL)
				*err = none;
			return NULL;
		}
		if (access(name, F_OK) != 0)
			return refuse(cli, name, err);
	}
	if ((cli->loaded = cli_read_pack(cli, name, err)) == NULL)
		return NULL;
	return use_language(cli, cli->loaded, strdup(name), err);
}

/* Whether an audit's pack may decide: nobody asked for one, and some are installed. */
static bool
may_decide(struct cli *cli)
{
	return cli->pack_arg == NULL && cli->chosen == NULL && find_paths(cli) != NULL && store_has_packs(&cli->paths);
}

/* An audit of another pack, if that is installed (DESIGN.md 8): cli->audit_pack. */
static void
decide(struct cli *cli)
{
	struct store_packs packs = { 0 };

	if (!is_builtin(cli->audit_pack) && text_is_id(cli->audit_pack, strlen(cli->audit_pack)) &&
	    store_packs(&cli->paths, cli->audit_pack, &packs, NULL) == 0 && packs.count > 0)
		cli->pack_arg = cli->audit_pack;
	store_packs_clear(&packs);
}

const struct pack *
cli_pack_of(struct cli *cli, struct store *store, struct err *err)
{
	if (may_decide(cli) && store_pack_id(store, cli->audit_pack, sizeof(cli->audit_pack), NULL) == 0)
		decide(cli);
	return cli_pack(cli, err);
}

/* The text of the key "pack" in the first object of the bytes; "" if there is none. */
static void
find_pack_id(const char *bytes, size_t len, char *id, size_t size)
{
	struct json_reader *reader = json_reader_new(NULL);
	struct json_token token;

	id[0] = '\0';
	if (reader == NULL)
		return;
	json_reader_start(reader, bytes, len);
	if (json_next(reader, &token) == JSON_OBJECT)
		while (id[0] == '\0' && json_next(reader, &token) == JSON_KEY) {
			const bool is_pack = json_token_is(&token, "pack");

			if (json_next(reader, &token) == JSON_STRING && is_pack && token.len < size) {
				memcpy(id, token.text, token.len);
				id[token.len] = '\0';
			}
			if (json_skip(reader, &token) != 0)
				break;
		}
	json_reader_free(reader);
}

const struct pack *
cli_pack_of_bytes(struct cli *cli, const char *bytes, size_t len, struct err *err)
{
	if (may_decide(cli)) {
		find_pack_id(bytes, len, cli->audit_pack, sizeof(cli->audit_pack));
		decide(cli);
	}
	return cli_pack(cli, err);
}

void
cli_pack_free(struct cli *cli)
{
	language_list_free(cli->languages);
	pack_free(cli->loaded);
	free(cli->beside);
}
