/* tree.c - looking at a document that was read: its entries, keys, texts and numbers; reading it is tree_read.c's. */
#include "tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* Ids and their complaints are short and several are spoken of at once; what is longer is looked at alone [texts, bytes]. */
enum { SHORT_TEXTS = 4, SHORT_MAX = 256 };

struct tree_letters {
	char texts[SHORT_TEXTS][SHORT_MAX + 1];
	size_t next;
	struct buf text;	/* the last one that was read */
	bool failed;
};

struct tree_letters *
tree_letters_new(void)
{
	return calloc(1, sizeof(struct tree_letters));
}

void
tree_clear(struct tree *tree)
{
	if (tree->letters != NULL)
		buf_clear(&tree->letters->text);
	free(tree->letters);
	free(tree->rows);
	*tree = (struct tree){ 0 };
}

bool
tree_failed(const struct tree *tree)
{
	return tree->letters != NULL && tree->letters->failed;
}

/* ---- places ---- */

static const char *
skip_blanks(const char *at)
{
	while (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')
		at++;
	return at;
}

/* What passed the strict reader needs no looking for an end: a value with a key has a bracket behind it. */
size_t
tree_at(const struct tree *tree, const struct node *node)
{
	const char *at = tree->bytes + node->at;

	if (!node->has_key)
		return node->at;
	for (at++; *at != '"'; at++)
		at += *at == '\\';
	/* The quote, then the colon. */
	at = skip_blanks(at + 1);
	return (size_t)(skip_blanks(at + 1) - tree->bytes);
}

size_t
tree_key_at(const struct tree *tree, const struct node *node)
{
	(void)tree;
	return node->at;
}

/* ---- keys and texts ---- */

/* Add the text whose opening quote is at `at`.  It passed the strict reader: its escapes are right, and a quote ends it. */
static void
put_text(const struct tree *tree, size_t at, struct buf *out)
{
	const char *written = tree->bytes + at + 1, *end = tree->bytes + tree->len;

	for (;;) {
		const char *from = written;
		uint32_t code = 0;
		char text[4];

		while (*written != '"' && *written != '\\')
			written++;
		buf_add(out, from, (size_t)(written - from));
		if (*written == '"')
			return;
		written = json_escape(written, end, &code);
		buf_add(out, text, utf8_encode(code, text));
	}
}

static const char *
text_at(const struct tree *tree, size_t at)
{
	struct tree_letters *letters = tree->letters;
	char *text;

	buf_reset(&letters->text);
	put_text(tree, at, &letters->text);
	letters->failed = letters->failed || letters->text.failed;
	if (letters->text.len > SHORT_MAX || letters->text.failed)
		return letters->text.failed ? "" : buf_text(&letters->text);
	text = letters->texts[letters->next++ % SHORT_TEXTS];
	memcpy(text, buf_text(&letters->text), letters->text.len + 1);
	return text;
}

const char *
tree_text(const struct tree *tree, const struct node *node)
{
	return text_at(tree, tree_at(tree, node));
}

const char *
tree_key(const struct tree *tree, const struct node *node)
{
	return text_at(tree, node->at);
}

void
tree_put(const struct tree *tree, const struct node *node, struct buf *out)
{
	put_text(tree, tree_at(tree, node), out);
	buf_add(out, "", 1);
}

bool
tree_is_empty(const struct tree *tree, const struct node *node)
{
	return tree->bytes[tree_at(tree, node) + 1] == '"';
}

bool
tree_key_is(const struct tree *tree, const struct node *node, const char *key)
{
	const char *written = tree->bytes + node->at + 1;
	size_t i = 0;

	if (!node->has_key)
		return false;
	while (key[i] != '\0' && written[i] == key[i])
		i++;
	/* As anybody writes it; or letters of it as \u0061. */
	return written[i] == '\\' ? strcmp(tree_key(tree, node), key) == 0 : key[i] == '\0' && written[i] == '"';
}

const struct node *
tree_find(const struct tree *tree, const struct node *node, const char *key)
{
	const struct node *entry = node_is(node, JSON_OBJECT) ? node_first(node) : NULL;

	while (entry != NULL && !tree_key_is(tree, entry, key))
		entry = node_next(entry);
	return entry;
}

/* ---- numbers ---- */

bool
tree_whole(const struct tree *tree, const struct node *node, int32_t *whole)
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
