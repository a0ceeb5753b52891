/* objects.c - reads an object of a pack by its table of keys: which there are and have to be; each value is fields.c's, what keys mean together the sections'. */
#include "fields.h"

#include <stdio.h>
#include <string.h>

/* Complain of a key that there is not.  The field that was meant, or shape->count. */
static size_t
refuse_key(struct reading *reading, const struct object *object, const cJSON *node)
{
	const struct shape *shape = object->shape;
	const char *names[FIELDS_MAX];
	char known[400];
	size_t used = 0, i;
	int near = -1;

	for (i = 0; i < shape->count; i++)
		names[i] = shape->fields[i].name;
	if (reading_may_search(reading))
		near = text_nearest(complaint_excerpt(node->string).text, names, shape->count);
	if (near >= 0) {
		reading_error(reading, tree_key_at(&reading->tree, node), "unknown key \"%s\" in %s; did you mean \"%s\"?",
		    complaint_excerpt(node->string).text, object_label(shape, object->node).text, names[near]);
		return (size_t)near;
	}
	for (i = 0; i < shape->count && used < sizeof(known); i++)
		used += (size_t)snprintf(known + used, sizeof(known) - used, "%s%s", i == 0 ? "" : ", ", names[i]);
	reading_error(reading, tree_key_at(&reading->tree, node), "unknown key \"%s\" in %s; expected %s", complaint_excerpt(node->string).text,
	    object_label(shape, object->node).text, known);
	return shape->count;
}

/* Which field a key is, or shape->count.  `guess`: authors keep to one order, so it is mostly the one behind the last. */
static size_t
find_field(const struct shape *shape, const char *key, size_t guess)
{
	size_t i, at = guess;

	for (i = 0; i < shape->count; i++, at++) {
		if (at >= shape->count)
			at = 0;
		if (strcmp(shape->fields[at].name, key) == 0)
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
	const cJSON *node;

	if (!cJSON_IsObject(object->node)) {
		reading_error(reading, tree_at(&reading->tree, object->node), "%s is %s; expected an object", object_label(shape, object->node).text,
		    node_kind(object->node));
		return false;
	}
	for (node = object->node->child; node != NULL; node = node->next) {
		if ((i = find_field(shape, node->string, i + 1)) == shape->count) {
			/* A key that was misspelt is not missing too. */
			if ((meant = refuse_key(reading, object, node)) < shape->count)
				seen |= (uint32_t)1 << meant;
			continue;
		}
		seen |= (uint32_t)1 << i;
		if ((shape->fields[i].flags & FIELD_NULL) != 0 && cJSON_IsNull(node))
			continue;
		if (field_read(reading, object, i, node, row))
			object->found[i] = node;
	}
	for (i = 0; i < shape->count; i++)
		if ((shape->fields[i].flags & FIELD_MUST) != 0 && (seen & (uint32_t)1 << i) == 0)
			reading_error(reading, tree_at(&reading->tree, object->node), "\"%s\" is missing from %s; expected %s", shape->fields[i].name,
			    object_label(shape, object->node).text, field_expectation(&shape->fields[i]).text);
	return true;
}
