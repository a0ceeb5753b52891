/* wordlist.c - reads the words that a checklist is measured by, a closeknit-words/1 file; finding one in a text is phrase.c's. */
#include "wordlist.h"

#include <stdlib.h>
#include <string.h>

static const char *const part_keys[WORDS_PARTS] = {
	[WORDS_AVOID] = "avoid",
	[WORDS_ABBREVIATIONS] = "abbreviations",
	[WORDS_PLAIN] = "plain",
	[WORDS_PROMISES] = "promises",
	[WORDS_ALLOWED] = "allowed",
	[WORDS_LAWS] = "laws",
	[WORDS_NAMES] = "names",
};

struct file {
	struct json_reader *reader;
	struct json_token token;
	struct pack_wordlist *list;
	const char *name;
	struct err *err;
};

static int
refuse(struct file *file, const char *what)
{
	if (file->token.kind == JSON_FAULT)
		what = json_fault_words(file->reader);
	return err_set(file->err, ERR_UNUSABLE, "%s: not a list of words: %s", file->name, what);
}

static const char *
copy(struct file *file)
{
	const char *text = arena_text(&file->list->arena, file->token.text, file->token.len);

	if (text == NULL)
		err_memory(file->err);
	return text;
}

static bool
is_key(const struct file *file, const char *key)
{
	return json_token_is(&file->token, key);
}

static int
add(struct file *file, enum wordlist_part part, const char *text, const char *use)
{
	struct phrase *phrase = arena_alloc(&file->list->arena, sizeof(*phrase));
	const struct phrase **shelf = &file->list->parts[part][wordlist_shelf(text, strlen(text))];

	if (phrase == NULL)
		return err_memory(file->err);
	*phrase = (struct phrase){ *shelf, text, strlen(text), use };
	if (phrase->len == 0)
		return refuse(file, "an empty word");
	*shelf = phrase;
	return 0;
}

/* {"word": "...", "use": "..."}, behind its bracket. */
static int
read_pair(struct file *file, enum wordlist_part part)
{
	const char *word = NULL, *use = NULL;

	while (json_next(file->reader, &file->token) == JSON_KEY) {
		const bool is_word = is_key(file, "word"), is_use = is_key(file, "use");
		const char *text;

		if (json_next(file->reader, &file->token) != JSON_STRING)
			return refuse(file, "expected a text");
		if ((text = copy(file)) == NULL)
			return -1;
		if (is_word)
			word = text;
		if (is_use)
			use = text;
	}
	if (file->token.kind != JSON_OBJECT_END || word == NULL || use == NULL)
		return refuse(file, "expected \"word\" and \"use\"");
	return add(file, part, word, use);
}

/* A list of words or of pairs, behind its bracket. */
static int
read_list(struct file *file, enum wordlist_part part)
{
	const char *text;

	for (;;) {
		switch (json_next(file->reader, &file->token)) {
		case JSON_STRING:
			if ((text = copy(file)) == NULL || add(file, part, text, NULL) != 0)
				return -1;
			break;
		case JSON_OBJECT:
			if (read_pair(file, part) != 0)
				return -1;
			break;
		case JSON_ARRAY_END:
			return 0;
		default:
			return refuse(file, "expected a word");
		}
	}
}

/* {"SHORT": "what it stands for"}, behind its bracket. */
static int
read_map(struct file *file, enum wordlist_part part)
{
	while (json_next(file->reader, &file->token) == JSON_KEY) {
		const char *word = copy(file), *use;

		if (word == NULL)
			return -1;
		if (json_next(file->reader, &file->token) != JSON_STRING)
			return refuse(file, "expected a text");
		if ((use = copy(file)) == NULL || add(file, part, word, use) != 0)
			return -1;
	}
	return file->token.kind == JSON_OBJECT_END ? 0 : refuse(file, "expected a key");
}

/* The value behind a key of the file. */
static int
read_part(struct file *file)
{
	enum wordlist_part part = WORDS_AVOID;

	while (part < WORDS_PARTS && !is_key(file, part_keys[part]))
		part++;
	json_next(file->reader, &file->token);
	if (part < WORDS_PARTS && file->token.kind == JSON_ARRAY)
		return read_list(file, part);
	if (part < WORDS_PARTS && file->token.kind == JSON_OBJECT)
		return read_map(file, part);
	return json_skip(file->reader, &file->token) == 0 ? 0 : refuse(file, "it ends too soon");
}

static int
read_file(struct file *file)
{
	if (json_next(file->reader, &file->token) != JSON_OBJECT)
		return refuse(file, "expected an object");
	while (json_next(file->reader, &file->token) == JSON_KEY)
		if (read_part(file) != 0)
			return -1;
	if (file->token.kind != JSON_OBJECT_END || json_next(file->reader, &file->token) != JSON_END)
		return refuse(file, "expected a key");
	return 0;
}

struct pack_wordlist *
pack_wordlist_read(const char *bytes, size_t len, const char *name, struct err *err)
{
	struct file file = { .name = name, .err = err };

	if ((file.list = calloc(1, sizeof(*file.list))) == NULL) {
		err_memory(err);
		return NULL;
	}
	if ((file.reader = json_reader_new(err)) == NULL)
		goto fail;
	json_reader_start(file.reader, bytes, len);
	if (read_file(&file) != 0)
		goto fail;
	json_reader_free(file.reader);
	return file.list;

fail:
	json_reader_free(file.reader);
	pack_wordlist_free(file.list);
	return NULL;
}

void
pack_wordlist_free(struct pack_wordlist *list)
{
	if (list == NULL)
		return;
	arena_clear(&list->arena);
	free(list);
}
