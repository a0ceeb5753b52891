/* doc_read.c - the neutral document out of JSON; strict, since it passes from one program to another. */
#include <closeknit/doc.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "doc/doc_json.h"

/* The most blocks: a book of a thousand pages. */
enum { BLOCKS_MAX = 50000 };
/* The longest document in JSON: every block at its longest would be no plan [bytes]. */
enum { DOC_MAX_BYTES = 16 << 20 };
/* The deepest a block may stand, and the highest number of a step, card or bar. */
enum { LEVEL_MAX = 6, NUMBER_MAX = 1000000 };
/* The longest code of a box [bytes]. */
enum { CODE_MAX = 12 };
/* How many columns a table has. */
enum { COLUMNS_MIN = 2, COLUMNS_MAX = 12 };

struct reading {
	struct doc *doc;
	struct json_reader *json;
	struct json_token token;
	const char *bytes;
	size_t len;
	bool in_card;
	uint32_t columns, cells;	/* of the table that is open; 0: none */
	struct err *err;
};

static int CK_PRINTF(3, 4)
refuse(struct reading *r, size_t at, const char *format, ...)
{
	const struct json_place place = json_place(r->bytes, r->len, at);
	char text[ERR_MAX];
	va_list args;

	va_start(args, format);
	if (vsnprintf(text, sizeof(text), format, args) < 0)
		text[0] = '\0';
	va_end(args);
	return err_set(r->err, ERR_FAILED, "document %zu:%zu: %s", place.line, place.column, text);
}

static enum json_kind
next(struct reading *r)
{
	size_t at = 0;

	if (json_next(r->json, &r->token) == JSON_FAULT) {
		if (json_reader_fault(r->json, &at) == JSON_FAULT_MEMORY)
			err_memory(r->err);
		else
			refuse(r, at, "%s", json_fault_words(r->json));
	}
	return r->token.kind;
}

/* The next token, which must be of that kind. */
static int
expect(struct reading *r, enum json_kind kind, const char *what)
{
	if (next(r) == kind)
		return 0;
	if (r->token.kind == JSON_FAULT)
		return -1;
	return refuse(r, r->token.at, "expected %s", what);
}

static int
read_text(struct reading *r, const struct field *field, const char **to)
{
	const enum text_rule rule = field->type == FIELD_TEXT ? TEXT_BODY_TRANSLATION : TEXT_TRANSLATION;
	size_t at;

	if (expect(r, JSON_STRING, "a text") != 0)
		return -1;
	if (field->type == FIELD_URL && !doc_is_address(r->token.text, r->token.len))
		return refuse(r, r->token.at, "\"%s\" is no address that a document may hold; expected https:, tel: or mailto:", field->name);
	if (field->type == FIELD_TAG && !doc_is_language(r->token.text, r->token.len))
		return refuse(r, r->token.at, "\"%s\" is no tag of a language", field->name);
	if (text_forbidden(r->token.text, r->token.len, rule, &at) != 0)
		return refuse(r, r->token.at, "\"%s\" holds a character that no document may hold", field->name);
	if ((*to = arena_text(&r->doc->arena, r->token.text, r->token.len)) == NULL)
		return err_memory(r->err);
	return 0;
}

static int
read_number(struct reading *r, const struct field *field, int64_t most, int64_t *to)
{
	if (expect(r, JSON_NUMBER, "a number") != 0)
		return -1;
	if (!r->token.is_whole || r->token.whole < 0 || r->token.whole > most)
		return refuse(r, r->token.at, "\"%s\" is no whole number from 0 to %lld", field->name, (long long)most);
	*to = r->token.whole;
	return 0;
}

static int
read_kind(struct reading *r, enum doc_kind *to)
{
	int kind;

	if (expect(r, JSON_STRING, "a kind of block") != 0)
		return -1;
	for (kind = 0; kind < DOC_KINDS; kind++)
		if (json_token_is(&r->token, doc_kind_names[kind])) {
			*to = (enum doc_kind)kind;
			return 0;
		}
	return refuse(r, r->token.at, "no such kind of block");
}

static int
read_field(struct reading *r, const struct field *field, void *base)
{
	void *at = (char *)base + field->offset;
	int64_t number;

	switch (field->type) {
	case FIELD_KIND:
		return read_kind(r, at);
	case FIELD_LEVEL:
		if (read_number(r, field, LEVEL_MAX, &number) != 0)
			return -1;
		*(int *)at = (int)number;
		return 0;
	case FIELD_NUMBER:
		if (read_number(r, field, NUMBER_MAX, &number) != 0)
			return -1;
		*(uint32_t *)at = (uint32_t)number;
		return 0;
	case FIELD_FLAG:
		if (next(r) != JSON_TRUE && r->token.kind != JSON_FALSE)
			return r->token.kind == JSON_FAULT ? -1 : refuse(r, r->token.at, "\"%s\" is neither true nor false", field->name);
		*(bool *)at = r->token.kind == JSON_TRUE;
		return 0;
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_URL:
	case FIELD_TAG:
		return read_text(r, field, at);
	case FIELD_DATE:
		if (expect(r, JSON_STRING, "a date") != 0)
			return -1;
		return date_parse(r->token.text, r->token.len, at) == 0 ? 0 : refuse(r, r->token.at, "\"%s\" is no date", field->name);
	}
	return -1;
}

static const struct field *
find_field(const struct field *fields, const struct json_token *key)
{
	for (; fields->name != NULL; fields++)
		if (json_token_is(key, fields->name))
			return fields;
	return NULL;
}

/* A code is capitals and digits, and only a box has one. */
static int
check_code(struct reading *r, const struct doc_block *block, size_t at)
{
	const size_t len = block->code != NULL ? strlen(block->code) : 0;

	if (len > CODE_MAX || (len > 0 && strspn(block->code, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != len))
		return refuse(r, at, "a code is at most %d capitals and digits", CODE_MAX);
	if (len > 0 && block->kind != DOC_TICK && block->kind != DOC_CELL)
		return refuse(r, at, "only a box has a code");
	return 0;
}

/* A table holds whole rows of cells and nothing else, and at least a row under its heads. */
static int
check_table(struct reading *r, const struct doc_block *block, size_t at)
{
	const bool begins = block->kind == DOC_TABLE, ends = block->kind == DOC_TABLE_END, cell = block->kind == DOC_CELL;

	if ((begins && r->columns > 0) || ((ends || cell) && r->columns == 0) || (r->columns > 0 && !ends && !cell))
		return refuse(r, at, "a table holds cells and nothing else, and ends as often as it begins");
	if (begins && (block->number < COLUMNS_MIN || block->number > COLUMNS_MAX))
		return refuse(r, at, "a table has from %d to %d columns", COLUMNS_MIN, COLUMNS_MAX);
	if (ends && (r->cells < 2 * r->columns || r->cells % r->columns != 0))
		return refuse(r, at, "a table ends with a whole row, and has two or more");
	r->cells = cell ? r->cells + 1 : 0;
	r->columns = begins ? block->number : ends ? 0 : r->columns;
	return 0;
}

/* What no single field can tell. */
static int
check_block(struct reading *r, const struct doc_block *block, size_t at)
{
	const bool ends = block->kind == DOC_CARD_END;

	if (block->kind == DOC_HEADING && (block->level < 1 || block->level > 4))
		return refuse(r, at, "a heading's level is from 1 to 4");
	if (block->kind != DOC_MESSAGE && strchr(block->text, '\n') != NULL)
		return refuse(r, at, "only a message holds line ends");
	if (block->part > block->whole)
		return refuse(r, at, "a bar's part is more than its whole");
	if (block->kind != DOC_PAGE && block->sides > 0)
		return refuse(r, at, "only a page begins what is made for so many sides");
	if (block->kind == DOC_LINK && block->url == NULL)
		return refuse(r, at, "a link has no address");
	if ((block->kind == DOC_CARD && r->in_card) || (ends && !r->in_card))
		return refuse(r, at, "cards do not nest, and end as often as they begin");
	r->in_card = (r->in_card && !ends) || block->kind == DOC_CARD;
	return check_code(r, block, at) == 0 ? check_table(r, block, at) : -1;
}

static int
read_block(struct reading *r)
{
	const size_t begin = r->token.at;
	struct doc_block block = { .text = "" }, *added;
	bool has_kind = false;
	const struct field *field;

	if (r->token.kind != JSON_OBJECT)
		return r->token.kind == JSON_FAULT ? -1 : refuse(r, begin, "expected a block");
	while (next(r) == JSON_KEY) {
		if ((field = find_field(doc_block_fields, &r->token)) == NULL)
			return refuse(r, r->token.at, "no such field in a block");
		if (read_field(r, field, &block) != 0)
			return -1;
		has_kind = has_kind || field->type == FIELD_KIND;
	}
	if (r->token.kind != JSON_OBJECT_END)
		return -1;
	if (!has_kind)
		return refuse(r, begin, "a block has no kind");
	if (check_block(r, &block, begin) != 0)
		return -1;
	if (r->doc->count >= BLOCKS_MAX)
		return refuse(r, begin, "a document has at most %d blocks", BLOCKS_MAX);
	if ((added = doc_add(r->doc, block.kind, block.level, "%s", "")) == NULL)
		return err_memory(r->err);
	*added = block;
	return 0;
}

static int
read_blocks(struct reading *r)
{
	if (expect(r, JSON_ARRAY, "a list of blocks") != 0)
		return -1;
	while (next(r) != JSON_ARRAY_END)
		if (read_block(r) != 0)
			return -1;
	return r->in_card || r->columns > 0 ? refuse(r, r->token.at, "the last card or table has no end") : 0;
}

static int
read_whole(struct reading *r)
{
	bool has_format = false, has_blocks = false;
	const struct field *field;

	if (expect(r, JSON_OBJECT, "a document") != 0)
		return -1;
	while (next(r) == JSON_KEY) {
		if (json_token_is(&r->token, "format")) {
			if (expect(r, JSON_STRING, DOC_FORMAT) != 0)
				return -1;
			if (!json_token_is(&r->token, DOC_FORMAT))
				return refuse(r, r->token.at, "the format is not \"%s\"", DOC_FORMAT);
			has_format = true;
		} else if (json_token_is(&r->token, "blocks")) {
			if (read_blocks(r) != 0)
				return -1;
			has_blocks = true;
		} else if ((field = find_field(doc_fields, &r->token)) == NULL) {
			return refuse(r, r->token.at, "no such field in a document");
		} else if (read_field(r, field, r->doc) != 0) {
			return -1;
		}
	}
	if (r->token.kind != JSON_OBJECT_END || next(r) != JSON_END)
		return -1;
	if (!has_format || !has_blocks)
		return refuse(r, r->len, "a document has a format and blocks");
	return 0;
}

int
doc_read(struct doc *doc, const char *bytes, size_t len, struct err *err)
{
	struct reading r = { .doc = doc, .bytes = bytes, .len = len, .err = err };
	int result = -1;

	if (len > DOC_MAX_BYTES)
		err_set(err, ERR_FAILED, "the document is over %d bytes long", DOC_MAX_BYTES);
	else if ((r.json = json_reader_new(err)) != NULL) {
		json_reader_start(r.json, bytes, len);
		result = read_whole(&r);
	}
	json_reader_free(r.json);
	if (result != 0) {
		doc_clear(doc);
		doc_init(doc);
	}
	return result;
}
