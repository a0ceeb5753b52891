/* tree.h - inside pdf: what a reader hears: the tags in order, each with its language and words, and where on which page it is drawn. */
#ifndef CLOSEKNIT_PDF_TREE_H
#define CLOSEKNIT_PDF_TREE_H

#include <stdbool.h>
#include <stddef.h>

struct err;

/* The document itself, which every tree has; and no node: an ornament that is not read. */
enum { TREE_ROOT = 0 };
#define TREE_NONE ((size_t)-1)

struct tree_node {
	const char *tag;	/* ISO 32000-1 14.8.4: "P" */
	size_t parent;
	const char *language;	/* BCP 47, where it is not the parent's; NULL: it is */
	const char *alt;	/* said for a picture; NULL: none */
	const char *actual;	/* read in place of what is drawn; NULL: none */
	const char *numbering;	/* of a list: "Decimal", "Disc", "None"; NULL: none */
	const char *scope;	/* of a table's head: "Row", "Column"; NULL: none */
	const char *url;	/* of a link; NULL: none */
	bool is_cell;		/* of a table: it counts where it holds nothing, so that rows are as long as one another */
	double box[4];		/* of a picture: left, bottom, right, top [pt]; all 0: none */
};

/* One run of marks on a page that belongs to a node. */
struct tree_leaf {
	size_t node;		/* TREE_NONE: an ornament */
	size_t page;		/* from 0 */
	int mcid;		/* its number on the page, from 0 */
	bool is_footer;		/* an ornament that stands on each page */
};

/* All texts are borrowed: they live as long as the document and the sheet. */
struct tree {
	struct tree_node *nodes;
	size_t node_count, node_cap;
	struct tree_leaf *leaves;	/* in the order drawn: pages in order, numbers in order */
	size_t leaf_count, leaf_cap;
	bool failed;			/* memory ran out: not whole */
};

/* tree_begin(tree): with its root alone. */
void tree_begin(struct tree *);
/* tree_add(tree, tag, parent): a new last child; the root if memory ran out (then tree->failed). */
size_t tree_add(struct tree *, const char *tag, size_t parent);
/* tree_leaf(tree, node, page, mcid): a new leaf; borrowed until the next, or NULL (then tree->failed). */
struct tree_leaf *tree_leaf(struct tree *, size_t node, size_t page, int mcid);
void tree_end(struct tree *);

#endif
