/* structure.c - writes the tree into the file: elements, which run of which page is whose, and where the links are (ISO 32000-1 14.7). */
#include "pdf/finish.h"

#include <stdio.h>
#include <stdlib.h>

struct structure {
	const struct finishing *f;
	const struct tree *tree;
	qpdf_oh *elements;	/* by node */
	qpdf_oh *kids;		/* their lists of kids */
	size_t *first_page;	/* of their first run; TREE_NONE: none */
	bool *filled;		/* has a run in it, or below */
	qpdf_oh parents;	/* the number tree's list: number, what it leads to, ... */
	long long links;	/* how many are numbered */
};

/* A list's numbering, what a table's head is the head of, a picture's place. */
static void
put_attributes(const struct finishing *f, qpdf_oh element, const struct tree_node *node)
{
	qpdf_oh layout;

	if (node->numbering == NULL && node->scope == NULL && node->box[2] <= 0)
		return;
	layout = qpdf_oh_new_dictionary(f->q);
	put_name(f, layout, "/O", node->numbering != NULL ? "List" : node->scope != NULL ? "Table" : "Layout");
	if (node->numbering != NULL) {
		put_name(f, layout, "/ListNumbering", node->numbering);
	} else if (node->scope != NULL) {
		put_name(f, layout, "/Scope", node->scope);
	} else {
		qpdf_oh box = qpdf_oh_new_array(f->q);
		int i;

		for (i = 0; i < 4; i++) {
			qpdf_oh side = qpdf_oh_new_real_from_double(f->q, node->box[i], 2);

			qpdf_oh_append_item(f->q, box, side);
			qpdf_oh_release(f->q, side);
		}
		put_name(f, layout, "/Placement", "Block");
		put(f, layout, "/BBox", box);
	}
	put(f, element, "/A", layout);
}

static qpdf_oh
make_element(const struct finishing *f, const struct tree_node *node)
{
	qpdf_oh dict = qpdf_oh_new_dictionary(f->q), element;

	put_name(f, dict, "/Type", "StructElem");
	put_name(f, dict, "/S", node->tag);
	if (node->language != NULL)
		put_text(f, dict, "/Lang", node->language);
	if (node->alt != NULL && node->url == NULL)
		put_text(f, dict, "/Alt", node->alt);
	if (node->actual != NULL)
		put_text(f, dict, "/ActualText", node->actual);
	put_attributes(f, dict, node);
	element = qpdf_make_indirect_object(f->q, dict);
	qpdf_oh_release(f->q, dict);
	return element;
}

/* A run of marks as its element's kid: its number alone where it is on the element's page. */
static void
add_run(struct structure *s, const struct tree_leaf *leaf)
{
	const struct finishing *f = s->f;
	qpdf_oh kid;

	if (s->first_page[leaf->node] == TREE_NONE) {
		s->first_page[leaf->node] = leaf->page;
		qpdf_oh_replace_key(f->q, s->elements[leaf->node], "/Pg", f->pages[leaf->page]);
	}
	if (s->first_page[leaf->node] == leaf->page) {
		kid = qpdf_oh_new_integer(f->q, leaf->mcid);
	} else {
		kid = qpdf_oh_new_dictionary(f->q);
		put_name(f, kid, "/Type", "MCR");
		qpdf_oh_replace_key(f->q, kid, "/Pg", f->pages[leaf->page]);
		put_whole(f, kid, "/MCID", leaf->mcid);
	}
	qpdf_oh_append_item(f->q, s->kids[leaf->node], kid);
	qpdf_oh_release(f->q, kid);
}

static void
add_parent(struct structure *s, long long number, qpdf_oh to)
{
	qpdf_oh key = qpdf_oh_new_integer(s->f->q, number);

	qpdf_oh_append_item(s->f->q, s->parents, key);
	qpdf_oh_append_item(s->f->q, s->parents, to);
	qpdf_oh_release(s->f->q, key);
}

/* A place on the page that leads to an address, and its element (ISO 14289-1 7.18.5). */
static void
put_link(struct structure *s, qpdf_oh annotation, const struct tree_leaf *leaf, long long number)
{
	const struct finishing *f = s->f;
	const struct tree_node *node = &s->tree->nodes[leaf->node];
	qpdf_oh action = qpdf_oh_new_dictionary(f->q), kid = qpdf_oh_new_dictionary(f->q);

	put_name(f, action, "/Type", "Action");
	put_name(f, action, "/S", "URI");
	put(f, action, "/URI", qpdf_oh_new_string(f->q, node->url));
	put(f, annotation, "/A", action);
	put_text(f, annotation, "/Contents", node->alt != NULL ? node->alt : node->url);
	put_whole(f, annotation, "/F", 4);	/* it prints: ISO 32000-1 12.5.3 */
	put_whole(f, annotation, "/StructParent", number);
	put_name(f, kid, "/Type", "OBJR");
	qpdf_oh_replace_key(f->q, kid, "/Obj", annotation);
	qpdf_oh_replace_key(f->q, kid, "/Pg", f->pages[leaf->page]);
	qpdf_oh_append_item(f->q, s->kids[leaf->node], kid);
	qpdf_oh_release(f->q, kid);
}

/* One page: whose its runs are, by their numbers, and its links in order.  -1 where it has another number of links than were drawn. */
static int
write_page(struct structure *s, size_t page, size_t *leaf, qpdf_oh link_elements)
{
	const struct finishing *f = s->f;
	qpdf_oh owners = qpdf_oh_new_array(f->q), annotations = qpdf_oh_get_key(f->q, f->pages[page], "/Annots");
	qpdf_oh null = qpdf_oh_new_null(f->q);
	const int links = qpdf_oh_is_array(f->q, annotations) ? qpdf_oh_get_array_n_items(f->q, annotations) : 0;
	int link = 0;

	for (; *leaf < s->tree->leaf_count && s->tree->leaves[*leaf].page == page; ++*leaf) {
		const struct tree_leaf *run = &s->tree->leaves[*leaf];

		qpdf_oh_append_item(f->q, owners, run->node == TREE_NONE ? null : s->elements[run->node]);
		if (run->node == TREE_NONE)
			continue;
		add_run(s, run);
		if (s->tree->nodes[run->node].url == NULL)
			continue;
		if (link < links) {
			qpdf_oh annotation = qpdf_oh_get_array_item(f->q, annotations, link);

			put_link(s, annotation, run, (long long)f->sheet->page_count + s->links++);
			qpdf_oh_append_item(f->q, link_elements, s->elements[run->node]);
			qpdf_oh_release(f->q, annotation);
		}
		link++;
	}
	put_whole(f, f->pages[page], "/StructParents", (long long)page);
	add_parent(s, (long long)page, owners);
	qpdf_oh_release(f->q, owners);
	qpdf_oh_release(f->q, annotations);
	qpdf_oh_release(f->q, null);
	return link == links ? 0 : -1;
}

/* Every element that holds something into its parent, and every cell; another empty one would say nothing. */
static void
join_elements(struct structure *s)
{
	const struct finishing *f = s->f;
	size_t i;

	for (i = s->tree->node_count; i-- > 1;) {
		s->filled[i] = s->filled[i] || s->tree->nodes[i].is_cell || s->first_page[i] != TREE_NONE;
		s->filled[s->tree->nodes[i].parent] = s->filled[s->tree->nodes[i].parent] || s->filled[i];
	}
	for (i = 1; i < s->tree->node_count; i++) {
		const size_t parent = s->tree->nodes[i].parent;

		if (!s->filled[i])
			continue;
		qpdf_oh_replace_key(f->q, s->elements[i], "/P", s->elements[parent]);
		qpdf_oh_append_item(f->q, s->kids[parent], s->elements[i]);
	}
	for (i = 0; i < s->tree->node_count; i++)
		qpdf_oh_replace_key(f->q, s->elements[i], "/K", s->kids[i]);
}

static void
write_root(struct structure *s, qpdf_oh root)
{
	const struct finishing *f = s->f;
	qpdf_oh dict = qpdf_oh_new_dictionary(f->q), tree = qpdf_make_indirect_object(f->q, dict);
	qpdf_oh numbers = qpdf_oh_new_dictionary(f->q), marked = qpdf_oh_new_dictionary(f->q);

	put_name(f, tree, "/Type", "StructTreeRoot");
	qpdf_oh_replace_key(f->q, tree, "/K", s->elements[TREE_ROOT]);
	qpdf_oh_replace_key(f->q, s->elements[TREE_ROOT], "/P", tree);
	qpdf_oh_replace_key(f->q, numbers, "/Nums", s->parents);
	put(f, tree, "/ParentTree", numbers);
	put_whole(f, tree, "/ParentTreeNextKey", (long long)f->sheet->page_count + s->links);
	put(f, root, "/StructTreeRoot", tree);
	put(f, marked, "/Marked", qpdf_oh_new_bool(f->q, QPDF_TRUE));
	put(f, root, "/MarkInfo", marked);
	qpdf_oh_release(f->q, dict);
}

static int
write_pages(struct structure *s, struct err *err)
{
	const struct finishing *f = s->f;
	qpdf_oh link_elements = qpdf_oh_new_array(f->q);
	size_t page, leaf = 0;
	int i;

	for (page = 0; page < f->sheet->page_count; page++)
		if (write_page(s, page, &leaf, link_elements) != 0)
			return err_set(err, ERR_FAILED, "this version of cairo makes links in a way that is not known here, page %zu", page + 1);
	for (i = 0; i < (int)s->links; i++) {
		qpdf_oh element = qpdf_oh_get_array_item(f->q, link_elements, i);

		add_parent(s, (long long)f->sheet->page_count + i, element);
		qpdf_oh_release(f->q, element);
	}
	qpdf_oh_release(f->q, link_elements);
	return 0;
}

int
structure_write(const struct finishing *f, qpdf_oh root, struct err *err)
{
	const struct tree *tree = &f->sheet->tree;
	struct structure s = { .f = f, .tree = tree };
	int result = -1;
	size_t i;

	s.elements = calloc(tree->node_count, sizeof(*s.elements));
	s.kids = calloc(tree->node_count, sizeof(*s.kids));
	s.first_page = calloc(tree->node_count, sizeof(*s.first_page));
	s.filled = calloc(tree->node_count, sizeof(*s.filled));
	if (s.elements == NULL || s.kids == NULL || s.first_page == NULL || s.filled == NULL) {
		err_memory(err);
		goto fail;
	}
	s.parents = qpdf_oh_new_array(f->q);
	for (i = 0; i < tree->node_count; i++) {
		s.elements[i] = make_element(f, &tree->nodes[i]);
		s.kids[i] = qpdf_oh_new_array(f->q);
		s.first_page[i] = TREE_NONE;
	}
	if (write_pages(&s, err) != 0)
		goto fail;
	join_elements(&s);
	write_root(&s, root);
	result = 0;
fail:
	free(s.elements);
	free(s.kids);
	free(s.first_page);
	free(s.filled);
	return result;
}
