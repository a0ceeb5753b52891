/* tree.c - bytes to a tree of cJSON nodes with places; strictness is base's JSON reader's, meaning is the sections' business. */
#include "tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "complaints.h"

/* cJSON takes no number longer than this [bytes]; no count in a pack comes near. */
enum { NUMBER_MAX = 60 };

/* What the path to a text decides: only the body of a message may hold line ends (DESIGN.md 4). */
struct path {
	enum tree_kind kind;
	int depth;	  /* objects and lists around */
	bool in_messages; /* in what the outermost object has under "messages" */
	bool in_strings;  /* in what it has under "strings": an overlay's */
	bool in_body;	  /* the last key was that of a body */
};

/* One more place; without memory found->failed is set. */
static struct tree_place *
add_place(struct tree *tree, struct complaints *found)
{
	struct tree_place *places;

	if (tree->count == tree->cap) {
		const uint32_t cap = tree->cap != 0 ? 2 * tree->cap : 1024;

		if ((places = realloc(tree->places, cap * sizeof(*places))) == NULL) {
			found->failed = true;
			return NULL;
		}
		tree->places = places;
		tree->cap = cap;
	}
	return &tree->places[tree->count++];
}

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

static void
check_text(const struct json_token *token, enum text_rule rule, const char *name, struct complaints *found)
{
	size_t at = 0;
	uint32_t code = text_forbidden(token->text, token->len, rule, &at);

	if (code == 0)
		return;
	if (code == '\n')
		complaints_add(
		    found, COMPLAINT_ERROR, token->at, "line end in %s; expected none (only the \"body\" of a message holds line ends)", name);
	else
		complaints_add(found, COMPLAINT_ERROR, token->at,
		    "character U+%04X in %s; expected no control, direction%s or other invisible characters", (unsigned)code, name,
		    rule == TEXT_PACK || rule == TEXT_BODY ? ", joining" : "");
}

static bool
key_is(const struct json_token *token, const char *key)
{
	return token->len == strlen(key) && memcmp(token->text, key, token->len) == 0;
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
		path->in_messages = key_is(token, "messages");
		path->in_strings = key_is(token, "strings");
	}
	path->in_body = (path->in_messages && path->depth == 3 && key_is(token, "body")) || (path->in_strings && path->depth == 2 && is_body_path(token));
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
follow(struct path *path, const struct json_token *token)
{
	switch (token->kind) {
	case JSON_OBJECT:
	case JSON_ARRAY:
		path->depth++;
		break;
	case JSON_OBJECT_END:
	case JSON_ARRAY_END:
		path->depth--;
		break;
	case JSON_KEY:
		follow_key(path, token);
		break;
	default:
		break;
	}
}

/* The first pass: strict, and it writes down where everything is. */
static int
find_places(struct tree *tree, enum tree_kind kind, struct json_reader *reader, struct complaints *found)
{
	struct json_token token;
	struct tree_place *place;
	struct path path = { .kind = kind };
	size_t key_at = SIZE_MAX, key_end = 0, at;

	while (json_next(reader, &token) != JSON_END && token.kind != JSON_FAULT) {
		follow(&path, &token);
		if (token.kind == JSON_KEY || token.kind == JSON_STRING)
			check_text(&token, rule_of(&path, &token), last_key(tree, &token, key_end).text, found);
		if (token.kind == JSON_KEY) {
			key_at = token.at;
			key_end = token.end;
			continue;
		}
		if (token.kind == JSON_OBJECT_END || token.kind == JSON_ARRAY_END)
			continue;
		if (token.kind == JSON_NUMBER && token.len > NUMBER_MAX) {
			complaints_add(found, COMPLAINT_ERROR, token.at, "number of %zu characters; expected a whole number", token.len);
			return -1;
		}
		if ((place = add_place(tree, found)) == NULL)
			return -1;
		place->at = (uint32_t)token.at;
		place->key_at = (uint32_t)(key_at != SIZE_MAX ? key_at : token.at);
		key_at = SIZE_MAX;
	}
	if (token.kind == JSON_END)
		return 0;
	if (json_reader_fault(reader, &at) == JSON_FAULT_MEMORY)
		found->failed = true;
	else
		complaints_add(found, COMPLAINT_ERROR, at, "%s", json_fault_words(reader));
	return -1;
}

/*
 * cJSON keeps a number's value in `valueint` too and leaves it unused elsewhere.  We read numbers from the bytes, so here it holds each node's row
 * in places: nodes are met in the order of the document, as the places were.
 */
static uint32_t
number_nodes(cJSON *node, uint32_t next)
{
	for (; node != NULL; node = node->next) {
		node->valueint = (int)next++;
		if (node->child != NULL)
			next = number_nodes(node->child, next);
	}
	return next;
}

/* Keys that begin with "x-" are the author's and ignored, wherever they stand (DESIGN.md 4): nobody after this sees them. */
static void
drop_authors(cJSON *node)
{
	cJSON *child = node->child, *next;

	for (; child != NULL; child = next) {
		next = child->next;
		if (child->string != NULL && strncmp(child->string, "x-", 2) == 0)
			cJSON_Delete(cJSON_DetachItemViaPointer(node, child));
		else if (child->child != NULL)
			drop_authors(child);
	}
}

int
tree_read(struct tree *tree, enum tree_kind kind, const char *bytes, size_t len, struct complaints *found)
{
	struct json_reader *reader;

	*tree = (struct tree){ .bytes = bytes };
	if ((reader = json_reader_new(NULL)) == NULL) {
		found->failed = true;
		return -1;
	}
	json_reader_start(reader, bytes, len);
	if (find_places(tree, kind, reader, found) != 0)
		goto fail;
	json_reader_free(reader);
	reader = NULL;
	/* What passed the strict reader is JSON to cJSON too: NULL means that there is no memory. */
	if ((tree->root = cJSON_ParseWithLengthOpts(bytes, len, NULL, 0)) == NULL) {
		found->failed = true;
		goto fail;
	}
	(void)number_nodes(tree->root, 0);
	drop_authors(tree->root);
	return 0;

fail:
	json_reader_free(reader);
	tree_clear(tree);
	return -1;
}

void
tree_clear(struct tree *tree)
{
	cJSON_Delete(tree->root);
	free(tree->places);
	*tree = (struct tree){ 0 };
}

size_t
tree_at(const struct tree *tree, const cJSON *node)
{
	return tree->places[node->valueint].at;
}

size_t
tree_key_at(const struct tree *tree, const cJSON *node)
{
	return tree->places[node->valueint].key_at;
}

bool
tree_whole(const struct tree *tree, const cJSON *node, int32_t *whole)
{
	const char *digit = tree->bytes + tree_at(tree, node);
	const bool is_negative = *digit == '-';
	int64_t value = 0;

	/* The bytes are JSON and the number stands in an object: behind it comes a comma, a bracket, a blank or more number. */
	for (digit += is_negative; *digit >= '0' && *digit <= '9'; digit++)
		if ((value = 10 * value + (*digit - '0')) > INT32_MAX)
			return false;
	if (*digit == '.' || *digit == 'e' || *digit == 'E' || (is_negative && value == 0))
		return false;
	*whole = (int32_t)(is_negative ? -value : value);
	return true;
}
