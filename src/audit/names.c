/* names.c - the ids in a file, old ones too, to rows of the pack (DESIGN.md 5); what is unknown is the reader's to keep. */
#include "audit/inside.h"

#include <string.h>

uint32_t
name_option(const struct pack *pack, uint32_t question, struct audit_span id, bool *renamed)
{
	uint32_t row = pack_find_option(pack, question, id.bytes, id.len);
	char path[2 * TEXT_ID_MAX + 1];
	const char *head;
	size_t head_len;

	if (row != PACK_NONE || pack->renamed_count == 0 || id.len > TEXT_ID_MAX)
		return row;
	head = pack_id(pack, pack->questions[question].id);
	head_len = strlen(head);
	memcpy(path, head, head_len);
	path[head_len] = '/';
	memcpy(path + head_len + 1, id.bytes, id.len);
	row = pack_find_renamed(pack, RENAMED_OPTION, path, head_len + 1 + id.len);
	*renamed |= row != PACK_NONE;
	return row;
}

/* "NAME" or "NAME@ITEM" in two; whether there is an @. */
static bool
split(struct audit_span id, struct audit_span *name, struct audit_span *item)
{
	const char *mark = id.len != 0 ? memchr(id.bytes, '@', id.len) : NULL;

	*name = id;
	*item = (struct audit_span){ 0 };
	if (mark == NULL)
		return false;
	name->len = (size_t)(mark - id.bytes);
	*item = (struct audit_span){ mark + 1, id.len - name->len - 1 };
	return true;
}

uint32_t
name_item(const struct pack *pack, struct audit_span id, bool *renamed)
{
	uint32_t row = pack_find_item(pack, id.bytes, id.len), option = PACK_NONE;
	struct audit_span name, item;
	bool has_item, is_old = false;

	if (row != PACK_NONE || pack->renamed_count == 0)
		return row;
	has_item = split(id, &name, &item);
	if ((row = pack_find_question(pack, name.bytes, name.len)) == PACK_NONE) {
		row = pack_find_renamed(pack, RENAMED_QUESTION, name.bytes, name.len);
		is_old = true;
	}
	if (row == PACK_NONE || has_item != (pack->questions[row].for_each != PACK_NONE))
		return PACK_NONE;
	if (has_item && (option = name_option(pack, pack->questions[row].for_each, item, &is_old)) == PACK_NONE)
		return PACK_NONE;
	*renamed |= is_old;
	return pack_item_of(pack, row, option);
}

uint32_t
name_action(const struct pack *pack, struct audit_span id, uint32_t *option, bool *renamed)
{
	struct audit_span name, item;
	const bool has_item = split(id, &name, &item);
	uint32_t row = pack_find_action(pack, name.bytes, name.len), over;
	bool is_old = false;

	if (row == PACK_NONE) {
		row = pack_find_renamed(pack, RENAMED_ACTION, name.bytes, name.len);
		is_old = true;
	}
	*option = PACK_NONE;
	if (row == PACK_NONE || has_item != pack->actions[row].by_item)
		return PACK_NONE;
	if (has_item) {
		/* An exclusive option is never repeated over; an action that nothing calls for has no items. */
		if ((over = pack->actions[row].repeats) == PACK_NONE || (*option = name_option(pack, over, item, &is_old)) == PACK_NONE ||
		    pack->options[*option].exclusive)
			return PACK_NONE;
	}
	*renamed |= is_old;
	return row;
}
