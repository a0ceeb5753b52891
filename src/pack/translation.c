/* translation.c - a translation: read, held against its pack, and looked up; it replaces texts and nothing else (DESIGN.md 4, Translations). */
#include "translation.h"

#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "text_paths.h"

/* One text of the pack in the translation's language. */
struct word {
	uint32_t text, at; /* [texts of the pack], [bytes in strings] */
	bool is_help;
};

struct pack_words {
	struct word *rows; /* sorted by text */
	uint32_t count;
	struct buf strings;
	uint32_t language; /* [bytes in strings] */
	struct pack_words_share share;
};

/* What the keys of the document are read to. */
struct head {
	uint32_t pack, language;
	int32_t serial;
};

static const char *const formats[] = { "closeknit-translation/1", NULL };

enum { HEAD_PACK, HEAD_STRINGS };
static const struct field head_fields[] = {
	[HEAD_PACK] = FIELD_OF("pack", FIELD_ID, FIELD_MUST, offsetof(struct head, pack)),
	[HEAD_STRINGS] = FIELD_OF("strings", FIELD_OBJECT, FIELD_MUST, FIELD_NOWHERE),
	FIELD_CHOICE("format", FIELD_WORD, FIELD_MUST, FIELD_NOWHERE, formats),
	FIELD_NUMBER("serial", FIELD_MUST, offsetof(struct head, serial), sizeof(int32_t), 1, INT32_MAX),
	FIELD_OF("language", FIELD_TAG, FIELD_MUST, offsetof(struct head, language)),
	FIELD_OF("$schema", FIELD_TEXT, 0, FIELD_NOWHERE),
};
static const struct shape head_shape = SHAPE("the translation", false, head_fields);

/* One translation being read. */
struct translating {
	struct reading reading;
	struct table paths; /* struct text_path */
	struct head head;
	struct pack_words *words;
	const struct pack *over; /* an overlay whose pack this is a translation of, or NULL */
};

/* Whether it has the form of a path: "/" and an id, a key, a place or "*", once or more. */
static bool
is_path(const char *path)
{
	static const char first[] = "abcdefghijklmnopqrstuvwxyz0123456789", rest[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
	size_t len;

	do {
		if (*path++ != '/')
			return false;
		len = *path == '*' ? 1 : *path != '\0' && strchr(first, *path) != NULL ? strspn(path, rest) : 0;
		if (len == 0 || len > 64)
			return false;
		path += len;
	} while (*path != '\0');
	return true;
}

/* Add one string to the words, unless something is wrong with it. */
static void
take_string(struct translating *t, const struct node *node, struct text_path *path)
{
	struct reading *reading = &t->reading;
	const size_t at = tree_at(&reading->tree, node);
	struct buf *strings = &t->words->strings;
	struct word *word = &t->words->rows[t->words->count];
	const struct word found = { path->text, (uint32_t)strings->len, path->is_help };

	/* What the overlay says in other words is held against the rules, and not used. */
	tree_put(&reading->tree, node, strings);
	if (!path->may_item && !strings->failed && strstr(strings->bytes + found.at, PACK_ITEM) != NULL) {
		reading_error(
		    reading, at, "{item} in \"%s\"; expected it only where the pack's own text may have it", complaint_excerpt(tree_key(&reading->tree, node)).text);
		return;
	}
	if (t->over != NULL && pack_origin(t->over, path->text) != SIZE_MAX)
		return;
	*word = found;
	t->words->count++;
	t->words->share.translated++;
	t->words->share.help_translated += path->is_help;
	path->is_translated = true;
}

static void
read_string(struct translating *t, const struct node *node)
{
	struct reading *reading = &t->reading;
	const struct name *name;
	const char *key = tree_key(&reading->tree, node);

	if (!is_path(key)) {
		reading_error(reading, tree_key_at(&reading->tree, node), "\"%s\" is no path of a text; expected one like \"/topics/audience/title\"",
		    complaint_excerpt(key).text);
		return;
	}
	if (!node_is(node, JSON_STRING) || tree_is_empty(&reading->tree, node)) {
		reading_error(reading, tree_at(&reading->tree, node), "\"%s\" is no text, or an empty one; expected a translation",
		    complaint_excerpt(key).text);
		return;
	}
	name = model_name(&reading->model, 0, model_id(&reading->model, key, strlen(key)));
	if (name != NULL)
		take_string(t, node, (struct text_path *)t->paths.rows + name->row);
	else
		reading_warning(reading, tree_key_at(&reading->tree, node), "\"%s\" is stale: the pack has no such text; expected it to be gone",
		    complaint_excerpt(key).text);
}

/* What the pack has and the translation has not. */
static void
list_missing(struct translating *t, const struct node *strings)
{
	const struct text_path *paths = t->paths.rows;
	uint32_t i;

	t->words->share.texts = t->paths.count;
	for (i = 0; i < t->paths.count; i++) {
		t->words->share.help_texts += paths[i].is_help;
		if (!paths[i].is_translated)
			reading_warning(&t->reading, tree_at(&t->reading.tree, strings),
			    "\"%s\" is missing; expected its translation (the pack's own text stands in)",
			    model_text_at(&t->reading.model, paths[i].path));
	}
}

/* What is made besides the reading's own tables. */
static void
weigh_words(struct translating *t, size_t count)
{
	t->reading.beside = t->paths.count * t->paths.size + count * sizeof(*t->words->rows) + t->words->strings.len;
}

static void
read_strings(struct translating *t, const struct pack *pack, const struct node *strings)
{
	const struct node *node;
	size_t count = 0;

	text_paths_list(pack, &t->reading.model, &t->paths);
	for (node = node_first(strings); node != NULL; node = node_next(node))
		count++;
	weigh_words(t, count);
	if (!reading_has_room(&t->reading))
		return;
	if ((t->words->rows = calloc(count + 1, sizeof(*t->words->rows))) == NULL) {
		t->reading.model.failed = true;
		return;
	}
	for (node = node_first(strings); node != NULL && !t->reading.model.failed && reading_has_room(&t->reading); node = node_next(node)) {
		read_string(t, node);
		weigh_words(t, count);
	}
	list_missing(t, strings);
}

static void
check_pack(struct translating *t, const struct pack *pack, const struct node *id)
{
	const char *own = pack_id(pack, pack->overlay_id != 0 ? pack->overlay_id : pack->id), *given = tree_text(&t->reading.tree, id);

	if (strcmp(given, own) == 0)
		return;
	if (pack->overlay_id != 0 && strcmp(given, pack_id(pack, pack->id)) == 0)
		t->over = pack;
	else
		reading_error(&t->reading, tree_at(&t->reading.tree, id), "\"pack\" is \"%s\"; expected \"%s\", the pack that is translated", given, own);
}

static void
read_all(struct translating *t, const struct pack *pack, const char *bytes, size_t len)
{
	struct reading *reading = &t->reading;
	struct object object = { .shape = &head_shape };
	const struct node *id;

	if (len > PACK_MAX_BYTES) {
		reading_error(reading, 0, "the translation has %zu bytes; expected at most %d", len, PACK_MAX_BYTES);
		return;
	}
	reading->len = len;
	if (tree_read(&reading->tree, TREE_TRANSLATION, bytes, len, reading->found) != 0)
		return;
	object.node = tree_root(&reading->tree);
	if (!object_read(reading, &object, &t->head))
		return;
	if ((id = object.found[HEAD_PACK]) != NULL)
		check_pack(t, pack, id);
	t->words->language = (uint32_t)t->words->strings.len;
	buf_puts(&t->words->strings, model_text_at(&reading->model, t->head.language));
	buf_add(&t->words->strings, "", 1);
	if (object.found[HEAD_STRINGS] != NULL)
		read_strings(t, pack, object.found[HEAD_STRINGS]);
	if (t->words->strings.failed)
		reading->model.failed = true;
}

static int
compare(const void *left, const void *right)
{
	const struct word *a = left, *b = right;

	return (a->text > b->text) - (a->text < b->text);
}

struct pack_words *
pack_words_read(const struct pack *pack, const char *bytes, size_t len, struct complaints *found, struct err *err)
{
	struct translating t = { .words = calloc(1, sizeof(*t.words)) };

	reading_init(&t.reading, found);
	table_init(&t.paths, sizeof(struct text_path));
	if (t.words == NULL)
		t.reading.model.failed = true;
	else
		read_all(&t, pack, bytes, len);
	complaints_settle(found, bytes, len);
	if (reading_fault(&t.reading, pack_id(pack, pack->id), err) != 0) {
		pack_words_free(t.words);
		t.words = NULL;
	} else
		qsort(t.words->rows, t.words->count, sizeof(*t.words->rows), compare);
	table_clear(&t.paths);
	reading_clear(&t.reading);
	return t.words;
}

int
pack_translates(const char *bytes, size_t len, char of[TEXT_ID_MAX + 1], struct err *err)
{
	/* Of whatever version: what reads it names the one it expects. */
	static const char any[] = "closeknit-translation/";
	struct json_reader *reader = json_reader_new(err);
	struct json_token token;
	bool translates = false, no_memory;
	size_t at;

	of[0] = '\0';
	if (reader == NULL)
		return -1;
	/* Whether a key is there twice the reading of it tells, which takes less memory for it. */
	json_reader_allow_duplicates(reader, true);
	json_reader_start(reader, bytes, len);
	if (json_next(reader, &token) == JSON_OBJECT)
		while (json_next(reader, &token) == JSON_KEY) {
			const bool is_format = json_token_is(&token, "format"), is_pack = json_token_is(&token, "pack");

			(void)json_next(reader, &token);
			if (is_format && token.kind == JSON_STRING)
				translates = token.len >= sizeof(any) - 1 && memcmp(token.text, any, sizeof(any) - 1) == 0;
			if (is_pack && token.kind == JSON_STRING && text_is_id(token.text, token.len)) {
				memcpy(of, token.text, token.len);
				of[token.len] = '\0';
			}
			if (json_skip(reader, &token) != 0)
				break;
		}
	no_memory = json_reader_fault(reader, &at) == JSON_FAULT_MEMORY;
	json_reader_free(reader);
	return no_memory ? err_memory(err) : translates;
}

/* The rows of both, without those of the second that the first has; rows[] has room.  How many. */
static uint32_t
join(struct word *rows, const struct pack_words *words, const struct pack_words *more)
{
	const uint32_t behind = (uint32_t)words->strings.len;
	uint32_t count = words->count, i;

	if (count > 0)
		memcpy(rows, words->rows, count * sizeof(*rows));
	for (i = 0; i < more->count; i++)
		if (translation_find(words, more->rows[i].text) == NULL) {
			rows[count] = more->rows[i];
			rows[count++].at += behind;
		}
	return count;
}

int
pack_words_join(struct pack_words *words, const struct pack_words *more, struct err *err)
{
	struct word *rows = calloc((size_t)words->count + more->count + 1, sizeof(*rows));
	struct buf strings = { 0 };
	uint32_t i;

	buf_add(&strings, words->strings.bytes, words->strings.len);
	buf_add(&strings, more->strings.bytes, more->strings.len);
	if (rows == NULL || strings.failed) {
		free(rows);
		buf_clear(&strings);
		return err_memory(err);
	}
	words->count = join(rows, words, more);
	qsort(rows, words->count, sizeof(*rows), compare);
	free(words->rows);
	buf_clear(&words->strings);
	words->rows = rows;
	words->strings = strings;
	words->share.translated = words->count;
	words->share.help_translated = 0;
	for (i = 0; i < words->count; i++)
		words->share.help_translated += rows[i].is_help;
	return 0;
}

void
pack_words_free(struct pack_words *words)
{
	if (words == NULL)
		return;
	free(words->rows);
	buf_clear(&words->strings);
	free(words);
}

const char *
pack_words_language(const struct pack_words *words)
{
	return words->strings.bytes + words->language;
}

struct pack_words_share
pack_words_share(const struct pack_words *words)
{
	return words->share;
}

const char *
translation_find(const struct pack_words *words, uint32_t text)
{
	const struct word key = { .text = text };
	const struct word *word = bsearch(&key, words->rows, words->count, sizeof(key), compare);

	return word != NULL ? words->strings.bytes + word->at : NULL;
}
