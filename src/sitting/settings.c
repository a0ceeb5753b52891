/* settings.c - how closeknit looks and works for this person: one table, one small file; what each setting does is the faces'. */
#include "sitting/sitting.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/say.h"
#include "store/store.h"

/* The file's name in the settings' folder, what it says it is, and far more than it ever holds [bytes]. */
#define FILE_NAME "settings.json"
#define FORMAT "closeknit-settings/1"
enum { FILE_MAX = 64 * 1024 };

static const struct setting settings[SETTINGS] = {
	[SETTING_COLOURS] = { "colours", N_("Colours"), {
		{ "terminal", N_("as in this terminal") }, { "dark", N_("white on black") }, { "light", N_("black on white") }, { "none", N_("none") } } },
	[SETTING_TEXT] = { "text", N_("Text"), {
		{ "usual", N_("as usual") }, { "spaced", N_("wide apart, one thing at a time") } } },
	[SETTING_LETTERS] = { "letter-keys", N_("Letter keys, such as q and ?"), {
		{ "on", N_("on") }, { "off", N_("off") } } },
	[SETTING_MOUSE] = { "mouse", N_("Mouse"), {
		{ "on", N_("on") }, { "off", N_("off") } } },
};

const struct setting *
settings_find(enum setting_name name)
{
	return &settings[name];
}

int
settings_choices(enum setting_name name)
{
	int count = 0;

	while (count < SETTING_CHOICES && settings[name].choices[count].name != NULL)
		count++;
	return count;
}

/* The value behind a key that is known; what another closeknit may have written is passed over. */
static bool
read_value(struct json_reader *reader, struct json_token *token, int name, struct settings *into)
{
	int i;

	if (json_next(reader, token) == JSON_FAULT)
		return false;
	if (name == SETTINGS && token->kind == JSON_STRING && token->len < sizeof(into->language)) {
		memcpy(into->language, token->text, token->len);
		into->language[token->len] = '\0';
	}
	for (i = 0; name < SETTINGS && i < settings_choices((enum setting_name)name); i++)
		if (token->kind == JSON_STRING && json_token_is(token, settings[name].choices[i].name))
			into->values[name] = i;
	return json_skip(reader, token) == 0;
}

/* The row of the table a key names; SETTINGS: the language; -1: none. */
static int
find_name(const struct json_token *key)
{
	int i;

	for (i = 0; i < SETTINGS; i++)
		if (json_token_is(key, settings[i].name))
			return i;
	return json_token_is(key, "language") ? SETTINGS : -1;
}

int
settings_read(struct settings *into, const char *bytes, size_t len, struct err *err)
{
	struct json_reader *reader = json_reader_new(err);
	struct settings found = { { 0 }, "" };
	struct json_token token;
	size_t at;
	bool good;

	if (reader == NULL)
		return -1;
	json_reader_start(reader, bytes, len);
	good = json_next(reader, &token) == JSON_OBJECT;
	while (good && json_next(reader, &token) == JSON_KEY) {
		int name = find_name(&token);

		good = name >= 0 ? read_value(reader, &token, name, &found) : json_next(reader, &token) != JSON_FAULT && json_skip(reader, &token) == 0;
	}
	good = good && token.kind == JSON_OBJECT_END && json_next(reader, &token) == JSON_END;
	if (good)
		*into = found;
	else if (json_reader_fault(reader, &at) == JSON_FAULT_MEMORY)
		err_memory(err);
	else
		err_set(err, ERR_FAILED, "%s", "it is no JSON object; expected settings");
	json_reader_free(reader);
	return good ? 0 : -1;
}

void
settings_write(const struct settings *from, struct buf *out)
{
	struct json_out json;
	int i;

	json_out_init(&json, out, 1);
	json_out_object(&json);
	json_out_key(&json, "format");
	json_out_string(&json, FORMAT);
	for (i = 0; i < SETTINGS; i++) {
		json_out_key(&json, settings[i].name);
		json_out_string(&json, settings[i].choices[from->values[i]].name);
	}
	if (from->language[0] != '\0') {
		json_out_key(&json, "language");
		json_out_string(&json, from->language);
	}
	json_out_object_end(&json);
	buf_putc(out, '\n');
}

/* ---- On disk ------------------------------------------------------------------------------------------------ */

void
settings_put_path(const struct paths *paths, struct buf *out)
{
	buf_printf(out, "%s/%s", paths->config, FILE_NAME);
}

int
settings_load(struct settings *into, const struct paths *paths, struct err *err)
{
	struct buf path = { 0 }, bytes = { 0 };
	struct stat status;
	int result;

	*into = (struct settings){ { 0 }, "" };
	settings_put_path(paths, &path);
	if ((result = buf_check(&path, err)) == 0 && lstat(path.bytes, &status) == 0) {
		result = store_check_own(path.bytes, &status, err) == 0 ? file_read(path.bytes, FILE_MAX, &bytes, err) : -1;
		if (result == 0 && (result = settings_read(into, buf_text(&bytes), bytes.len, err)) != 0)
			err_prefix(err, "%s", buf_text(&path));
	}
	buf_clear(&path);
	buf_clear(&bytes);
	return result;
}

int
settings_save(const struct settings *from, const struct paths *paths, struct err *err)
{
	const struct file_write how = { .replace = true, .private_mode = true };
	struct buf path = { 0 }, bytes = { 0 };
	int result;

	settings_put_path(paths, &path);
	settings_write(from, &bytes);
	result = buf_check(&path, err) == 0 && buf_check(&bytes, err) == 0 ? file_write(path.bytes, bytes.bytes, bytes.len, how, err) : -1;
	buf_clear(&path);
	buf_clear(&bytes);
	return result;
}

void
settings_make_room(const struct paths *paths)
{
	const char *slash = strrchr(paths->config, '/');
	struct buf above = { 0 };

	if (strcmp(paths->config, paths->state) == 0)
		return;
	if (slash != NULL && slash > paths->config) {
		buf_add(&above, paths->config, (size_t)(slash - paths->config));
		if (!above.failed)
			(void)mkdir(above.bytes, S_IRWXU);
		buf_clear(&above);
	}
	(void)mkdir(paths->config, S_IRWXU);
}

void
settings_leave_room(const struct paths *paths)
{
	/* Not if anything is kept there: then this fails, as it should. */
	if (strcmp(paths->config, paths->state) != 0)
		(void)rmdir(paths->config);
}

bool
settings_are_kept(const struct paths *paths)
{
	struct buf path = { 0 };
	bool kept;

	settings_put_path(paths, &path);
	kept = !path.failed && access(path.bytes, F_OK) == 0;
	buf_clear(&path);
	return kept;
}

int
settings_forget(const struct paths *paths, struct err *err)
{
	struct buf path = { 0 };
	int result;

	settings_put_path(paths, &path);
	result = buf_check(&path, err);
	if (result == 0 && unlink(path.bytes) != 0 && errno != ENOENT)
		result = err_set(err, ERR_FAILED, _("cannot remove %s: %s"), path.bytes, file_why(errno));
	if (result == 0)
		settings_leave_room(paths);
	buf_clear(&path);
	return result;
}

int
sitting_keep_settings(struct sitting *sitting, struct err *err)
{
	return sitting_keeps_settings(sitting) ? settings_save(&sitting->settings, sitting->paths, err) : 0;
}

bool
sitting_keeps_settings(const struct sitting *sitting)
{
	return sitting->may_keep_settings && !sitting->no_save;
}

int
sitting_speak(struct sitting *sitting, size_t row, struct err *err)
{
	const char *tag = sitting->languages->rows[row].tag;
	const size_t len = strlen(tag);

	if (sitting->speak(sitting->languages, row, err) != 0)
		return -1;
	if (len < sizeof(sitting->settings.language))
		memcpy(sitting->settings.language, tag, len + 1);
	return 0;
}
