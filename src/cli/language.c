/* language.c - which languages a checklist can be had in: the translations beside it; and what makes the program speak one of them. */
#include "cli/cli.h"

#include <dirent.h>
#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "cli/language.h"

/* As their speakers write them; others are shown by their tag. */
static const struct { const char *tag, *name; } names[] = {
	{ "ar", "العربية" }, { "bn", "বাংলা" }, { "cy", "Cymraeg" }, { "de", "Deutsch" }, { "en", "English" }, { "es", "Español" }, { "fa", "فارسی" },
	{ "fr", "Français" }, { "ga", "Gaeilge" }, { "gd", "Gàidhlig" }, { "gu", "ગુજરાતી" }, { "hi", "हिन्दी" }, { "it", "Italiano" }, { "ku", "Kurdî" },
	{ "lt", "Lietuvių" }, { "pa", "ਪੰਜਾਬੀ" }, { "pl", "Polski" }, { "ps", "پښتو" }, { "pt", "Português" }, { "ro", "Română" }, { "so", "Soomaali" },
	{ "ta", "தமிழ்" }, { "ti", "ትግርኛ" }, { "tr", "Türkçe" }, { "uk", "Українська" }, { "ur", "اردو" }, { "zh", "中文" },
};

struct language_list {
	struct sitting_languages shown;	/* first, so that speak() finds the rest: rows[i] is for words[i] */
	struct sitting_language rows[LANGUAGES_MAX + 1];
	struct pack_words *words[LANGUAGES_MAX + 1];	/* NULL: the checklist's own */
	struct pack *pack;	/* whose words are set; NULL: no translations were looked for */
	struct buf problems;	/* translations that cannot be used, and why; failed: no memory for one of all this */
};

static const char *
name_of(const char *tag)
{
	const size_t len = strcspn(tag, "-_");
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i].tag) == len && strncmp(names[i].tag, tag, len) == 0)
			return names[i].name;
	return tag;
}

/* Whether closeknit's own sentences are there in that language: English ones always are, others where a catalogue is. */
static bool
has_program(const char *tag)
{
	static const char no_text[] = "";
	const char *was = getenv("LANGUAGE");
	char *kept = was != NULL ? strdup(was) : NULL;
	bool has = strncmp(tag, "en", 2) == 0;

	if (!has) {
		language_speak(tag);
		/* The empty text is the catalogue's head: none, and there is no translation. */
		has = gettext(no_text)[0] != '\0';
		language_speak(kept);
	}
	free(kept);
	return has;
}

/* gettext writes cy_GB where BCP 47 writes cy-GB, CY-gb too: a region, of two letters, in capitals, the rest in small ones. */
static void
put_posix(char posix[64], const char *tag)
{
	size_t i, begin = 0;

	for (i = 0; tag[i] != '\0' && i < 63; i++) {
		const bool letter = (tag[i] >= 'a' && tag[i] <= 'z') || (tag[i] >= 'A' && tag[i] <= 'Z');

		if (tag[i] == '-' || tag[i] == '_')
			begin = i + 1;
		posix[i] = (char)(tag[i] == '-' ? '_' : !letter ? tag[i] : begin > 0 && strcspn(tag + begin, "-_") == 2 ? tag[i] & ~0x20 : tag[i] | 0x20);
	}
	posix[i] = '\0';
}

void
language_speak(const char *tag)
{
	char posix[64];

	if (tag == NULL) {
		unsetenv("LANGUAGE");
	} else {
		put_posix(posix, tag);
		setenv("LANGUAGE", posix, 1);
		/* In the locale C no translation is looked for. */
		if (strcmp(setlocale(LC_MESSAGES, NULL), "C") == 0)
			setlocale(LC_MESSAGES, "C.UTF-8");
	}
	/* gettext looks again only when it is told that something changed. */
	textdomain("closeknit");
}

void
language_of_pages(const struct cli *cli, const struct pack *pack)
{
	if (cli->lang == NULL)
		language_speak(pack_id(pack, pack->language));
}

/* "cy.json": the tag's length, or 0 where the name is none of a translation. */
static size_t
tag_length(const char *name)
{
	const size_t len = strlen(name), first = strspn(name, "abcdefghijklmnopqrstuvwxyz");

	if (len < 5 || strcmp(name + len - 5, ".json") != 0 || first < 2 || first > 3 || (name[first] != '-' && name[first] != '.'))
		return 0;
	return len - 5 <= TEXT_TAG_MAX && strcspn(name, ".") == len - 5 ? len - 5 : 0;
}

static struct pack_words *
read_words(struct language_list *list, const char *path)
{
	struct complaints found = { 0 };
	struct buf bytes = { 0 };
	struct err err = { 0 };
	struct pack_words *words = NULL;
	bool other = false;
	char of[65];

	/* Answers may be kept beside a checklist too, in dan.json. */
	if (file_read(path, PACK_MAX_BYTES, &bytes, &err) == 0 && !(other = pack_translates(bytes.bytes, bytes.len, of, &err) == 0) && err.kind == ERR_NONE)
		words = pack_words_read(list->pack, bytes.bytes, bytes.len, &found, &err);
	if (words == NULL && err.kind == ERR_MEMORY)
		list->problems.failed = true;
	else if (words == NULL && !other)
		buf_printf(&list->problems, "%s%s: %s", list->problems.len > 0 ? "; " : "", path, err.text);
	complaints_clear(&found);
	buf_clear(&bytes);
	return words;
}

/* What is in the same file of both folders; either may be NULL: an overlay's own words, filled up from those of the checklist it extends. */
static struct pack_words *
join_words(struct language_list *list, const char *path, const char *base)
{
	struct pack_words *words = path != NULL ? read_words(list, path) : NULL, *more = base != NULL ? read_words(list, base) : NULL;

	if (words == NULL)
		return more;
	if (more != NULL && pack_words_join(words, more, NULL) != 0) {
		pack_words_free(words);
		words = NULL;
		list->problems.failed = true;
	}
	pack_words_free(more);
	return words;
}

/* A translation beside the checklist, if it is one of it and its help page is whole. */
static void
add_language(struct language_list *list, const char *path, const char *base)
{
	struct pack_words *words = join_words(list, path, base);
	const size_t at = list->shown.count;
	struct pack_words_share share;
	const char *tag;

	if (words == NULL || at > LANGUAGES_MAX) {
		pack_words_free(words);
		return;
	}
	share = pack_words_share(words);
	tag = pack_words_language(words);
	if (share.help_translated < share.help_texts) {
		pack_words_free(words);
		return;
	}
	list->words[at] = words;
	list->rows[at] = (struct sitting_language){
		.tag = tag, .name = name_of(tag), .texts = share.texts, .translated = share.translated, .has_program = has_program(tag)
	};
	list->shown.count++;
}

static int
is_before(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in the folder that may be translations, in order.  How many; folder->failed: no memory. */
static size_t
find_names(struct buf *folder, const char *own, char *found[LANGUAGES_MAX])
{
	DIR *open = (errno = 0, opendir(buf_text(folder)));
	struct dirent *entry;
	size_t count = 0;

	folder->failed |= open == NULL && errno == ENOMEM;
	while (open != NULL && count < LANGUAGES_MAX && (entry = readdir(open)) != NULL) {
		if (tag_length(entry->d_name) == 0 || strcmp(entry->d_name, own) == 0)
			continue;
		if ((found[count] = strdup(entry->d_name)) != NULL)
			count++;
		else
			folder->failed = true;
	}
	if (open != NULL)
		closedir(open);
	qsort(found, count, sizeof(*found), is_before);
	return count;
}

struct language_list *
language_list_new(const struct pack *pack, struct err *err)
{
	const char *tag = pack_id(pack, pack->language);
	struct language_list *list = calloc(1, sizeof(*list));

	if (list == NULL) {
		err_memory(err);
		return NULL;
	}
	list->shown = (struct sitting_languages){ .rows = list->rows, .count = 1 };
	list->rows[0] = (struct sitting_language){ .tag = tag, .name = name_of(tag), .has_program = has_program(tag) };
	return list;
}

size_t
language_beside(const char *path, struct buf *folder, char *found[LANGUAGES_MAX])
{
	const char *slash = path != NULL ? strrchr(path, '/') : NULL;

	if (path == NULL)
		return 0;
	if (slash != NULL)
		buf_add(folder, path, (size_t)(slash + 1 - path));
	else
		buf_puts(folder, "./");
	return folder->failed ? 0 : find_names(folder, slash != NULL ? slash + 1 : path, found);
}

static bool
is_among(const char *name, char *const found[], size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(found[i], name) == 0)
			return true;
	return false;
}

static char *
join_path(const struct buf *folder, const char *name)
{
	struct buf path = { 0 };

	buf_puts(&path, buf_text(folder));
	buf_puts(&path, name);
	if (path.failed)
		buf_clear(&path);
	return path.bytes;
}

int
language_list_look(struct language_list *list, struct pack *pack, const struct language_place *place, struct err *err)
{
	char *own[LANGUAGES_MAX], *more[LANGUAGES_MAX];
	struct buf folder = { 0 }, under = { 0 };
	const size_t own_count = language_beside(place->path, &folder, own), more_count = language_beside(place->base, &under, more);
	size_t i;

	list->pack = pack;
	list->problems.failed |= folder.failed || under.failed;
	for (i = 0; i < own_count; i++) {
		const bool both = is_among(own[i], more, more_count);
		char *file = join_path(&folder, own[i]), *beneath = both ? join_path(&under, own[i]) : NULL;

		if (file == NULL || (both && beneath == NULL))
			list->problems.failed = true;
		else
			add_language(list, file, beneath);
		free(file);
		free(beneath);
	}
	for (i = 0; i < more_count; i++) {
		const bool alone = !is_among(more[i], own, own_count);
		char *beneath = alone ? join_path(&under, more[i]) : NULL;

		if (beneath != NULL)
			add_language(list, NULL, beneath);
		list->problems.failed |= alone && beneath == NULL;
		free(beneath);
		free(more[i]);
	}
	for (i = 0; i < own_count; i++)
		free(own[i]);
	buf_clear(&folder);
	buf_clear(&under);
	return buf_check(&list->problems, err);
}

void
language_list_free(struct language_list *list)
{
	size_t i;

	if (list == NULL)
		return;
	if (list->pack != NULL)
		list->pack->words = NULL;
	for (i = 0; i < list->shown.count; i++)
		pack_words_free(list->words[i]);
	buf_clear(&list->problems);
	free(list);
}

struct sitting_languages *
language_list_shown(struct language_list *list)
{
	return &list->shown;
}

const char *
language_list_problems(const struct language_list *list)
{
	return buf_text(&list->problems);
}

/* The row whose tag is `tag`, in capitals or not (RFC 5646 2.1.1), or the first of that language at all ("cy" for "cy-GB"); SIZE_MAX if there is none. */
static size_t
find_tag(const struct sitting_languages *languages, const char *tag)
{
	const size_t len = strcspn(tag, "-_");
	size_t i, near = SIZE_MAX;

	for (i = 0; i < languages->count; i++) {
		if (strcasecmp(languages->rows[i].tag, tag) == 0)
			return i;
		if (near == SIZE_MAX && strncasecmp(languages->rows[i].tag, tag, len) == 0 && (languages->rows[i].tag[len] == '\0' || languages->rows[i].tag[len] == '-'))
			near = i;
	}
	return near;
}

bool
language_list_use(struct language_list *list, const char *tag)
{
	const size_t row = find_tag(&list->shown, tag);

	if (row == SIZE_MAX)
		return false;
	list->shown.now = row;
	if (list->pack != NULL)
		list->pack->words = list->words[row];
	return true;
}

int
language_list_speak(struct sitting_languages *languages, size_t row, struct err *err)
{
	/* The list begins with it (C11 6.7.2.1, 15). */
	struct language_list *list = (struct language_list *)languages;

	(void)err;
	languages->now = row;
	if (list->pack != NULL)
		list->pack->words = list->words[row];
	language_speak(languages->rows[row].tag);
	return 0;
}
