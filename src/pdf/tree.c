/* tree.c - keeps the tags in order while pages are set and drawn; writing them into the file is structure.c's. */
#include "pdf/tree.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/grow.h"

void
tree_begin(struct tree *tree)
{
	memset(tree, 0, sizeof(*tree));
	tree_add(tree, "Document", TREE_NONE);
}

size_t
tree_add(struct tree *tree, const char *tag, size_t parent)
{
	struct tree_node *nodes = grow(tree->nodes, &tree->node_cap, tree->node_count, sizeof(*nodes));

	if (nodes == NULL) {
		tree->failed = true;
		return TREE_ROOT;
	}
	tree->nodes = nodes;
	nodes[tree->node_count] = (struct tree_node){ .tag = tag, .parent = parent };
	return tree->node_count++;
}

struct tree_leaf *
tree_leaf(struct tree *tree, size_t node, size_t page, int mcid)
{
	struct tree_leaf *leaves = grow(tree->leaves, &tree->leaf_cap, tree->leaf_count, sizeof(*leaves));

	if (leaves == NULL) {
		tree->failed = true;
		return NULL;
	}
	tree->leaves = leaves;
	leaves[tree->leaf_count] = (struct tree_leaf){ .node = node, .page = page, .mcid = mcid };
	return &leaves[tree->leaf_count++];
}

void
tree_end(struct tree *tree)
{
	free(tree->nodes);
	free(tree->leaves);
	memset(tree, 0, sizeof(*tree));
}
