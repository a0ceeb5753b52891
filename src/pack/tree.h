/* tree.h - inside pack: a JSON document as a tree that knows where each value stands; the only door to cJSON. */
#ifndef CLOSEKNIT_TREE_H
#define CLOSEKNIT_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cjson/cJSON.h>

#include <closeknit/pack.h>

/* Where a value begins, and where its key does; a value without a key has its own place there [bytes]. */
struct tree_place {
	uint32_t at, key_at;
};

struct tree {
	const char *bytes;	   /* borrowed */
	cJSON *root;		   /* each node's `valueint` is its row in places */
	struct tree_place *places; /* in the order of the document */
	uint32_t count, cap;
};

/* Whose characters are allowed, and where line ends are (DESIGN.md 4). */
enum tree_kind { TREE_PACK, TREE_TRANSLATION };

/*
 * tree_read(tree, kind, bytes, len, found): read a document strictly, and hold every text and key against the characters that its kind may have.
 * `bytes` [at most PACK_MAX_BYTES] must outlive the tree.  0; or -1 with what is wrong in `found`, or found->failed set for want of memory; then
 * there is no tree.  A forbidden character is an error in `found`, yet there is a tree.
 */
int tree_read(struct tree *, enum tree_kind, const char *bytes, size_t len, struct complaints *found);
void tree_clear(struct tree *);

/* tree_at(tree, node), tree_key_at(tree, node): where the value, where its key begins [bytes]. */
size_t tree_at(const struct tree *, const cJSON *node);
size_t tree_key_at(const struct tree *, const cJSON *node);
/* tree_whole(tree, node, whole): the number as written, if it is written as a whole number within 32 bits ("-0" is not). */
bool tree_whole(const struct tree *, const cJSON *node, int32_t *whole);

#endif
