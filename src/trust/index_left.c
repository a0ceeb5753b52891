/* index_left.c - what an index remembers of checklists that it had once and has no more: for its publisher alone, under a key of the author's own that readers pass over. */
#include "trust/trust.h"

#include <string.h>

/* One {"id", "serial"}, behind its bracket.  0, or -1 on a fault. */
static int
read_left(struct json_reader *reader, struct arena *arena, struct trust_left *left)
{
	struct json_token token;

	while (json_next(reader, &token) == JSON_KEY) {
		const bool is_id = json_token_is(&token, "id"), is_serial = json_token_is(&token, "serial");

		(void)json_next(reader, &token);
		if (is_id && token.kind == JSON_STRING && text_is_id(token.text, token.len))
			left->id = arena_text(arena, token.text, token.len);
		else if (is_serial && token.is_whole && token.whole >= 1 && token.whole <= INT32_MAX)
			left->serial = (int32_t)token.whole;
		else if (json_skip(reader, &token) != 0)
			return -1;
	}
	return token.kind == JSON_OBJECT_END ? 0 : -1;
}

static int
read_list(struct trust_index *index, struct json_reader *reader)
{
	struct json_token token;

	while (json_next(reader, &token) != JSON_ARRAY_END) {
		struct trust_left left = { .id = NULL };

		if (token.kind != JSON_OBJECT) {
			if (json_skip(reader, &token) != 0)
				return -1;
			continue;
		}
		if (read_left(reader, &index->arena, &left) != 0)
			return -1;
		if (left.id != NULL && left.serial > 0 && trust_index_leave(index, left.id, left.serial, NULL) != 0)
			return -1;
	}
	return 0;
}

void
trust_index_read_left(struct trust_index *index, const char *bytes, size_t len)
{
	struct json_reader *reader = json_reader_new(NULL);
	struct json_token token;

	if (reader == NULL)
		return;
	json_reader_start(reader, bytes, len);
	if (json_next(reader, &token) == JSON_OBJECT)
		while (json_next(reader, &token) == JSON_KEY) {
			const bool is_left = json_token_is(&token, TRUST_LEFT_KEY);

			if (json_next(reader, &token) == JSON_ARRAY && is_left) {
				(void)read_list(index, reader);
				break;
			}
			if (json_skip(reader, &token) != 0)
				break;
		}
	json_reader_free(reader);
}

int
trust_index_leave(struct trust_index *index, const char *id, int32_t serial, struct err *err)
{
	const size_t count = index->left_count;
	struct trust_left *rows = index->left;
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(rows[i].id, id) == 0) {
			rows[i].serial = serial > rows[i].serial ? serial : rows[i].serial;
			return 0;
		}
	/* Full at 0, 1, 2, 4, 8 ... */
	if ((count & (count - 1)) == 0) {
		if ((rows = arena_array(&index->arena, count == 0 ? 1 : count * 2, sizeof(*rows))) == NULL)
			return err_memory(err);
		if (count > 0)
			memcpy(rows, index->left, count * sizeof(*rows));
		index->left = rows;
	}
	if ((rows[count].id = arena_text(&index->arena, id, strlen(id))) == NULL)
		return err_memory(err);
	rows[count].serial = serial;
	index->left_count++;
	return 0;
}

int32_t
trust_index_left(const struct trust_index *index, const char *id)
{
	size_t i;

	for (i = 0; i < index->left_count; i++)
		if (strcmp(index->left[i].id, id) == 0)
			return index->left[i].serial;
	return 0;
}
