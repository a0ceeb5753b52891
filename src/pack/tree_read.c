/* tree_read.c - bytes to a tree: strictness is base's JSON reader's, meaning is the sections' business. */
#include "tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "complaints.h"

/* What the path to a text decides: only the body of a message may hold line ends (DESIGN.md 4). */
struct path {
	enum tree_kind kind;
	int depth;	  /* objects and lists around */
	bool in_messages; /* in what the outermost object has under "messages" */
	bool in_strings;  /* in what it has under "strings": an overlay's */
	bool in_body;	  /* the last key was that of a body */
};

/* One reading. */
struct growing {
	struct tree *tree;
	struct complaints *found;
	struct json_reader *reader;
	struct path path;
	struct tree_keys keys;
	int own;			/* what an author wrote under a key of their own, in an object so deep; 0: not there */
	uint32_t last[JSON_DEPTH_MAX + 1]; /* the last entry of each level that is open; PACK_NONE: it has none yet [rows] */
	uint32_t open[JSON_DEPTH_MAX + 1]; /* the list or object whose entries those are [rows] */
};

/* The text as its author knows it: by the key it stands under, as that is written in the file. */
static struct excerpt
last_key(const struct tree *tree, const struct json_token *token, size_t key_end)
{
	struct excerpt name = { "a text" };
	size_t len = 0;

	if (token->kind == JSON_KEY)
		(void)snprintf(name.text, sizeof(name.text), "a key");
	else if (key_end > 1) {
		/* Back from the closing quote to the opening one: keys of packs hold no quotes. */
		while (len + 2 < key_end && len + 3 < sizeof(name.text) && tree->bytes[key_end - 2 - len] != '"')
			len++;
		(void)snprintf(name.text, sizeof(name.text), "\"%.*s\"", (int)len, tree->bytes + key_end - 1 - len);
	}
	return name;
}

/* Whether a key of a translation's or overlay's strings is "/messages/ID/body". */
static bool
is_body_path(const struct json_token *token)
{
	static const char head[] = "/messages/", tail[] = "/body";
	const size_t head_len = sizeof(head) - 1, tail_len = sizeof(tail) - 1;
	const char *id = token->text + head_len;

	return token->len > head_len + tail_len && memcmp(token->text, head, head_len) == 0 &&
	       memcmp(token->text + token->len - tail_len, tail, tail_len) == 0 && memchr(id, '/', token->len - head_len - tail_len) == NULL;
}

static void
follow_key(struct path *path, const struct json_token *token)
{
	if (path->kind == TREE_TRANSLATION) {
		path->in_body = path->depth == 2 && is_body_path(token);
		return;
	}
	if (path->depth == 1) {
		path->in_messages = json_token_is(token, "messages");
		path->in_strings = json_token_is(token, "strings");
	}
	path->in_body = (path->in_messages && path->depth == 3 && json_token_is(token, "body")) || (path->in_strings && path->depth == 2 && is_body_path(token));
}

/* Which rule a key or a text has to keep. */
static enum text_rule
rule_of(const struct path *path, const struct json_token *token)
{
	const int depth = path->kind == TREE_PACK && !path->in_strings ? 3 : 2;
	const bool is_body = token->kind == JSON_STRING && path->in_body && path->depth == depth;

	if (path->kind == TREE_PACK)
		return is_body ? TEXT_BODY : TEXT_PACK;
	return is_body ? TEXT_BODY_TRANSLATION : TEXT_TRANSLATION;
}

static void
check_text(const struct growing *growing, const struct json_token *token, size_t key_end)
{
	const enum text_rule rule = rule_of(&growing->path, token);
	struct complaints *found = growing->found;
	size_t at = 0;
	uint32_t code = text_forbidden(token->text, token->len, rule, &at);
	struct excerpt name;

	if (code == 0)
		return;
	name = last_key(growing->tree, token, key_end);
	if (code == '\n')
		complaints_add(
		    found, COMPLAINT_ERROR, token->at, "line end in %s; expected none (only the \"body\" of a message holds line ends)", name.text);
	else
		complaints_add(found, COMPLAINT_ERROR, token->at,
		    "character U+%04X in %s; expected no control, direction%s or other invisible characters", (unsigned)code, name.text,
		    rule == TEXT_PACK || rule == TEXT_BODY ? ", joining" : "");
}

/* One more row, of what `token` begins; its key, if it has one, is at `key_at`.  0, or -1: no memory. */
static int
add_row(struct growing *growing, const struct json_token *token, size_t key_at)
{
	struct tree *tree = growing->tree;
	const int depth = growing->path.depth;
	struct node *rows;

	if (tree->count == tree->cap) {
		const uint32_t cap = tree->cap != 0 ? 2 * tree->cap : 1024;

		if ((rows = realloc(tree->rows, cap * sizeof(*rows))) == NULL)
			return -1;
		tree->rows = rows;
		tree->cap = cap;
	}
	rows = tree->rows;
	if (growing->last[depth] != PACK_NONE)
		rows[growing->last[depth]].next = tree->count - growing->last[depth];
	else if (depth > 0)
		rows[growing->open[depth]].has_entry = 1;
	growing->last[depth] = tree->count;
	rows[tree->count++] = (struct node){ .at = (key_at != SIZE_MAX ? key_at : token->at) & 0xFFFFFF, .kind = token->kind & 0xF, .has_key = key_at != SIZE_MAX };
	return 0;
}

/* Keys that begin with "x-" are the author's and ignored, wherever they stand (DESIGN.md 4): nobody after this sees them. */
static bool
is_own(const struct json_token *token)
{
	return token->len >= 2 && memcmp(token->text, "x-", 2) == 0;
}

/* A list or object begins or ends: behind it the level is another. */
static void
go_down(struct growing *growing)
{
	tree_keys_open(&growing->keys, growing->path.depth++);
	growing->last[growing->path.depth] = PACK_NONE;
	growing->open[growing->path.depth] = growing->tree->count - 1;
}

static void
go_up(struct growing *growing)
{
	tree_keys_close(&growing->keys, --growing->path.depth);
	if (growing->own == growing->path.depth)
		growing->own = 0;
}

static int
take_key(struct growing *growing, const struct json_token *token)
{
	follow_key(&growing->path, token);
	if (growing->own == 0 && is_own(token))
		growing->own = growing->path.depth;
	return tree_keys_add(&growing->keys, token->at);
}

static bool
has_room(struct growing *growing, size_t at)
{
	if (tree_weight(growing->tree) + growing->keys.count * sizeof(*growing->keys.at) + complaints_weight(growing->found) <= complaints_memory(growing->found))
		return true;
	complaints_too_large(growing->found, at);
	return false;
}

/* What a token, no key, adds.  0, or -1: no memory. */
static int
take_value(struct growing *growing, const struct json_token *token, size_t key_at)
{
	const bool is_inner = token->kind == JSON_OBJECT || token->kind == JSON_ARRAY;

	if (token->kind == JSON_OBJECT_END || token->kind == JSON_ARRAY_END) {
		go_up(growing);
		return 0;
	}
	if (growing->own == 0 && add_row(growing, token, key_at) != 0)
		return -1;
	if (is_inner)
		go_down(growing);
	else if (growing->own == growing->path.depth)
		growing->own = 0;
	return 0;
}

/* Of two faults the earlier one is told. */
static void
refuse(struct growing *growing, size_t at, const char *words)
{
	const struct tree *tree = growing->tree;
	struct tree_keys *keys = &growing->keys;

	while (growing->path.depth > 0)
		go_up(growing);
	if (keys->second < at) {
		const struct node key = { .at = keys->second & 0xFFFFFF };
		const struct json_place first = json_place(tree->bytes, tree->len, keys->first);

		complaints_add(growing->found, COMPLAINT_ERROR, keys->second, "duplicate key \"%s\" (first at %zu:%zu); expected each key once",
		    complaint_excerpt(tree_key(tree, &key)).text, first.line, first.column);
	} else if (words != NULL)
		complaints_add(growing->found, COMPLAINT_ERROR, at, "%s", words);
}

/* The one pass over the bytes.  0; or -1: complained of, or no memory. */
static int
grow(struct growing *growing)
{
	struct json_token token;
	size_t key_at = SIZE_MAX, key_end = 0, at;
	int result = 0;

	while (result == 0 && json_next(growing->reader, &token) != JSON_END && token.kind != JSON_FAULT) {
		if (token.kind == JSON_KEY || token.kind == JSON_STRING) {
			if (token.kind == JSON_KEY)
				result = take_key(growing, &token);
			check_text(growing, &token, key_end);
		}
		if (token.kind == JSON_KEY) {
			key_at = token.at;
			key_end = token.end;
			continue;
		}
		if (!has_room(growing, token.at))
			return -1;
		result = take_value(growing, &token, key_at);
		key_at = SIZE_MAX;
	}
	if (result != 0 || (token.kind == JSON_FAULT && json_reader_fault(growing->reader, &at) == JSON_FAULT_MEMORY)) {
		growing->found->failed = true;
		return -1;
	}
	if (token.kind == JSON_FAULT) {
		(void)json_reader_fault(growing->reader, &at);
		refuse(growing, at, json_fault_words(growing->reader));
		return -1;
	}
	if (growing->keys.second == SIZE_MAX)
		return 0;
	refuse(growing, growing->tree->len, NULL);
	return -1;
}

int
tree_read(struct tree *tree, enum tree_kind kind, const char *bytes, size_t len, struct complaints *found)
{
	struct growing growing = { .tree = tree, .found = found, .path.kind = kind };
	int result = -1;

	*tree = (struct tree){ .bytes = bytes, .len = len, .letters = tree_letters_new() };
	growing.keys = (struct tree_keys){ .bytes = bytes, .end = bytes + len, .second = SIZE_MAX };
	growing.last[0] = PACK_NONE;
	growing.reader = json_reader_new(NULL);
	if (tree->letters != NULL && growing.reader != NULL) {
		json_reader_allow_duplicates(growing.reader, true);
		json_reader_start(growing.reader, bytes, len);
		result = grow(&growing);
	} else
		found->failed = true;
	found->failed = found->failed || tree_failed(tree);
	json_reader_free(growing.reader);
	free(growing.keys.at);
	if (result != 0)
		tree_clear(tree);
	return result;
}
