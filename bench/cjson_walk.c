/* cjson_walk.c - what linting is held against: a bare cJSON parse of a file and one walk over its tree. */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>

static long
count(const cJSON *node)
{
	long nodes = 1;
	const cJSON *child;

	for (child = node->child; child != NULL; child = child->next)
		nodes += count(child);
	return nodes;
}

int
main(int argc, char **argv)
{
	FILE *f = argc == 2 ? fopen(argv[1], "rb") : NULL;
	char *bytes = malloc(8 << 20);
	size_t len;
	cJSON *tree;

	if (f == NULL || bytes == NULL)
		return 1;
	len = fread(bytes, 1, 8 << 20, f);
	tree = cJSON_ParseWithLength(bytes, len);
	if (tree == NULL)
		return 1;
	printf("%ld\n", count(tree));
	cJSON_Delete(tree);
	free(bytes);
	fclose(f);
	return 0;
}
