/* kit_lint.c - tests/packs/example.json, bent in one place and read. */
#include "kit_lint.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* Add `text` with ' made " and the first | left out; where that was, or SIZE_MAX. */
static size_t
add_marked(struct buf *out, const char *text)
{
	size_t mark = SIZE_MAX;

	for (; *text != '\0'; text++) {
		if (*text == '|' && mark == SIZE_MAX)
			mark = out->len;
		else
			buf_putc(out, *text == '\'' ? '"' : *text);
	}
	return mark;
}

static void
read_it(struct lint *lint)
{
	ck_assert(!lint->text.failed);
	lint->pack = pack_read(lint->text.bytes, lint->text.len, "bent.json", &lint->found, &lint->err);
}

void
lint_bent(struct lint *lint, const char *from, const char *to)
{
	lint_bent_within(lint, 0, from, to);
}

void
lint_bent_within(struct lint *lint, size_t memory, const char *from, const char *to)
{
	struct buf whole = { 0 }, old = { 0 };
	const char *at;

	*lint = (struct lint){ .mark = SIZE_MAX, .found.memory = memory };
	ck_assert_msg(file_read("tests/packs/example.json", PACK_MAX_BYTES, &whole, &lint->err) == 0, "%s", lint->err.text);
	if (from == NULL) {
		buf_add(&lint->text, whole.bytes, whole.len);
	} else {
		(void)add_marked(&old, from);
		at = strstr(whole.bytes, buf_text(&old));
		ck_assert_msg(at != NULL, "%s is not in the example", from);
		buf_add(&lint->text, whole.bytes, (size_t)(at - whole.bytes));
		lint->mark = add_marked(&lint->text, to);
		buf_puts(&lint->text, at + old.len);
	}
	read_it(lint);
	buf_clear(&old);
	buf_clear(&whole);
}

void
lint_text(struct lint *lint, const char *text)
{
	*lint = (struct lint){ 0 };
	lint->mark = add_marked(&lint->text, text);
	read_it(lint);
}

void
lint_clear(struct lint *lint)
{
	pack_free(lint->pack);
	complaints_clear(&lint->found);
	buf_clear(&lint->text);
}

const struct pack_question *
lint_question(const struct lint *lint, const char *id)
{
	uint32_t row;

	ck_assert_msg(lint->pack != NULL, "%s", lint->err.text);
	row = pack_find_question(lint->pack, id, strlen(id));
	ck_assert_msg(row != PACK_NONE, "no question %s", id);
	return &lint->pack->questions[row];
}

const struct pack_action *
lint_action(const struct lint *lint, const char *id)
{
	uint32_t row;

	ck_assert_msg(lint->pack != NULL, "%s", lint->err.text);
	row = pack_find_action(lint->pack, id, strlen(id));
	ck_assert_msg(row != PACK_NONE, "no action %s", id);
	return &lint->pack->actions[row];
}
