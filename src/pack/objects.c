/* objects.c - reads an object of a pack by its table of keys: which there are and have to be; each value is fields.c's, what keys mean together the sections'. */
#include "fields.h"

#include <stdio.h>
#include <string.h>

/* Complain of a key that there is not.  The field that was meant, or shape->count. */
static size_t
refuse_key(struct reading *reading, const struct object *object, const struct node *node)
{
	const struct shape *shape = object->shape;
	const char *names[FIELDS_MAX];
	char known[400];
	size_t used = 0, i;
	int near = -1;

	for (i = 0; i < shape->count; i++)
		names[i] = shape->fields[i].name;
	if (reading_may_search(reading))
		near = text_nearest(complaint_excerpt(tree_key(&reading->tree, node)).text, names, shape->count);
	if (near >= 0) {
		reading_error(reading, tree_key_at(&reading->tree, node), "unknown key \"%s\" in %s; did you mean \"%s\"?",
		    complaint_excerpt(tree_key(&reading->tree, node)).text, object_label(reading, shape, object->node).text, names[near]);
		return (size_t)near;
	}
	for (i = 0; i < shape->count && used < sizeof(known); i++)
		used += (size_t)snprintf(known + used, sizeof(known) - used, "%s%s", i == 0 ? "" : ", ", names[i]);
	reading_error(reading, tree_key_at(&reading->tree, node), "unknown key \"%s\" in %s; expected %s", complaint_excerpt(tree_key(&reading->tree, node)).text,
	    object_label(reading, shape, object->node).text, known);
	return shape->count;
}

/* Which field a key is, or shape->count.  `guess`: authors keep to one order, so it is mostly the one behind the last. */
static size_t
find_field(const struct tree *tree, const struct shape *shape, const struct node *node, size_t guess)
{
	size_t i, at = guess;

	for (i = 0; i < shape->count; i++, at++) {
		if (at >= shape->count)
			at = 0;
		if (tree_key_is(tree, node, shape->fields[at].name))
			return at;
	}
	return shape->count;
}

bool
object_read(struct reading *reading, struct object *object, void *row)
{
	const struct shape *shape = object->shape;
	uint32_t seen = 0;
	size_t i = 0, meant;
	const struct node *node;

	if (!reading_has_room(reading))
		return false;
	if (!node_is(object->node, JSON_OBJECT)) {
		reading_error(reading, tree_at(&reading->tree, object->node), "%s is %s; expected an object", object_label(reading, shape, object->node).text,
		    node_kind(object->node));
		return false;
	}
	for (node = node_first(object->node); node != NULL && reading_has_room(reading); node = node_next(node)) {
		if ((i = find_field(&reading->tree, shape, node, i + 1)) == shape->count) {
			/* A key that was misspelt is not missing too. */
			if ((meant = refuse_key(reading, object, node)) < shape->count)
				seen |= (uint32_t)1 << meant;
			continue;
		}
		seen |= (uint32_t)1 << i;
		if ((shape->fields[i].flags & FIELD_NULL) != 0 && node_is(node, JSON_NULL))
			continue;
		if (field_read(reading, object, i, node, row))
			object->found[i] = node;
	}
	for (i = 0; i < shape->count; i++)
		if ((shape->fields[i].flags & FIELD_MUST) != 0 && (seen & (uint32_t)1 << i) == 0)
			reading_error(reading, tree_at(&reading->tree, object->node), "\"%s\" is missing from %s; expected %s", shape->fields[i].name,
			    object_label(reading, shape, object->node).text, field_expectation(&shape->fields[i]).text);
	return true;
}
