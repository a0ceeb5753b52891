/* list.c - lists of saved audits; which ones is for others. */
#include "store/inside.h"

#include <stdlib.h>
#include <string.h>

static int
list_reserve(struct store_list *list)
{
	const size_t cap = list->cap != 0 ? list->cap * 2 : 16;
	struct store_entry *rows;

	if (list->count < list->cap)
		return 0;
	if ((rows = realloc(list->rows, cap * sizeof(*rows))) == NULL)
		return -1;
	list->rows = rows;
	list->cap = cap;
	return 0;
}

int
store_list_add(struct store_list *list, const char *folder, const char *name, struct err *err)
{
	struct buf path = { 0 };
	char *copy = strdup(name);

	buf_printf(&path, "%s/%s", folder, name);
	if (copy == NULL || path.failed || list_reserve(list) != 0) {
		free(copy);
		buf_clear(&path);
		return err_memory(err);
	}
	list->rows[list->count++] = (struct store_entry){ .name = copy, .path = path.bytes };
	return 0;
}

void
store_list_clear(struct store_list *list)
{
	size_t i;

	if (list == NULL)
		return;
	for (i = 0; i < list->count; i++) {
		free(list->rows[i].name);
		free(list->rows[i].path);
	}
	free(list->rows);
	*list = (struct store_list){ 0 };
}
