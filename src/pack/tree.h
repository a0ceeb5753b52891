/* tree.h - inside pack: a JSON document as a tree that knows where each value stands, in eight bytes a value. */
#ifndef CLOSEKNIT_TREE_H
#define CLOSEKNIT_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <closeknit/pack.h>

/*
 * A value.  All of a document stand in one table in its order: behind a list or object come its entries, so the first is the next row.  Texts, keys and numbers stay in the document, since a
 * stranger's 4 MiB may be two million values, and a copy of each would be thirty times that.
 */
struct node {
	uint32_t at : 24;	 /* where its key begins, or where it does itself if it has none [bytes] */
	uint32_t kind : 4;	 /* enum json_kind: JSON_OBJECT, JSON_ARRAY, JSON_STRING, JSON_NUMBER, JSON_TRUE, JSON_FALSE, JSON_NULL */
	uint32_t has_key : 1;
	uint32_t has_entry : 1;	 /* an object or list that is not empty */
	uint32_t next;		 /* so far on is the next entry of the same object or list; 0: none is [rows] */
};
_Static_assert(PACK_MAX_BYTES < 1 << 24, "a place in a document is 24 bits");

struct tree_letters;
struct tree {
	const char *bytes;	 /* borrowed */
	size_t len;		 /* [bytes] */
	struct node *rows;
	uint32_t count, cap;
	struct tree_letters *letters; /* for the texts that are being looked at */
};

/* Whose characters are allowed, and where line ends are (DESIGN.md 4). */
enum tree_kind { TREE_PACK, TREE_TRANSLATION };

/* ---- tree_read.c ---- */

/*
 * tree_read(tree, kind, bytes, len, found): read a document strictly, and hold every text and key against the characters that its kind may have.
 * `bytes` [at most PACK_MAX_BYTES] must outlive the tree.  What stands under a key that begins with "x-" is the author's: looked at, and left out.  0; or -1 with what is wrong in `found`,
 * or found->failed set for want of memory; then there is no tree.  A forbidden character is an error in `found`, yet there is a tree.
 */
int tree_read(struct tree *, enum tree_kind, const char *bytes, size_t len, struct complaints *found);

/* ---- tree.c ---- */

void tree_clear(struct tree *);
/* tree_letters_new(): what tree_text and the like need; NULL if no memory.  tree_clear frees it. */
struct tree_letters *tree_letters_new(void);

/* tree_weight(tree): what its table takes [bytes]. */
static inline size_t tree_weight(const struct tree *tree) { return tree->count * sizeof(struct node); }

/* node_is(node, kind): whether it is there and of that kind. */
static inline bool node_is(const struct node *node, enum json_kind kind) { return node != NULL && node->kind == kind; }
/* node_first(node): the first entry of a list or object; node_next(node): the entry behind this one.  NULL: there is none, or `node` is NULL. */
static inline const struct node *node_first(const struct node *node) { return node != NULL && node->has_entry ? node + 1 : NULL; }
static inline const struct node *node_next(const struct node *node) { return node != NULL && node->next != 0 ? node + node->next : NULL; }

/* tree_root(tree): the whole document. */
static inline const struct node *tree_root(const struct tree *tree) { return tree->rows; }
/* tree_at(tree, node), tree_key_at(tree, node): where the value, where its key begins [bytes]; a value without a key has its own place there. */
size_t tree_at(const struct tree *, const struct node *);
size_t tree_key_at(const struct tree *, const struct node *);
/* tree_find(tree, node, key): what the object has under that key (letters and signs of ASCII, no \ or "); NULL if it has it not, or is none. */
const struct node *tree_find(const struct tree *, const struct node *, const char *key);
/* tree_key_is(tree, node, key): whether its key is that one. */
bool tree_key_is(const struct tree *, const struct node *, const char *key);
/*
 * tree_text(tree, node), tree_key(tree, node): a text, the key of a value that has one, with its escapes resolved.  Never NULL: "" if no memory, which tree_failed tells.  Borrowed until four more
 * were asked for; of those longer than an id may be, until one more was.
 */
const char *tree_text(const struct tree *, const struct node *);
const char *tree_key(const struct tree *, const struct node *);
bool tree_failed(const struct tree *);
/* tree_put(tree, node, out): add a text and a NUL, without a copy in between. */
void tree_put(const struct tree *, const struct node *, struct buf *out);
/* tree_is_empty(tree, node): whether it is the text "". */
bool tree_is_empty(const struct tree *, const struct node *);
/* tree_whole(tree, node, whole): the number as written, if it is written as a whole number within 32 bits ("-0" is not). */
bool tree_whole(const struct tree *, const struct node *, int32_t *whole);

/* ---- tree_keys.c ---- */

/*
 * The keys of all objects that are open, innermost last: so many at once are few, and when an object is over its own are looked through.  base's reader can do the same faster, in eight times the
 * memory.
 */
struct tree_keys {
	const char *bytes, *end;
	uint32_t *at;		/* where the opening quote is [bytes] */
	size_t count, cap;
	size_t open[JSON_DEPTH_MAX];	/* where those of each level begin [rows] */
	size_t first, second;	/* the earliest key that its object had before, and where it had it [bytes]; second SIZE_MAX: there is none */
};
/* tree_keys_open(keys, level): an object begins at `level` [0..63].  tree_keys_add(keys, at): it has that key.  0, or -1: no memory.  tree_keys_close(keys, level): it is over. */
void tree_keys_open(struct tree_keys *, int level);
int tree_keys_add(struct tree_keys *, size_t at);
void tree_keys_close(struct tree_keys *, int level);

#endif
