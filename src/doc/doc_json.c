/* doc_json.c - the neutral document as JSON, "closeknit-doc/1": its fields, and out; in is doc_read.c's. */
#include <closeknit/doc.h>

#include "doc/doc_json.h"

const struct field doc_block_fields[] = {
	{ "kind", FIELD_KIND, offsetof(struct doc_block, kind) },
	{ "level", FIELD_LEVEL, offsetof(struct doc_block, level) },
	{ "number", FIELD_NUMBER, offsetof(struct doc_block, number) },
	{ "part", FIELD_NUMBER, offsetof(struct doc_block, part) },
	{ "whole", FIELD_NUMBER, offsetof(struct doc_block, whole) },
	{ "sides", FIELD_NUMBER, offsetof(struct doc_block, sides) },
	{ "ticked", FIELD_FLAG, offsetof(struct doc_block, ticked) },
	{ "qr", FIELD_FLAG, offsetof(struct doc_block, qr) },
	{ "text", FIELD_TEXT, offsetof(struct doc_block, text) },
	{ "note", FIELD_LINE, offsetof(struct doc_block, note) },
	{ "url", FIELD_URL, offsetof(struct doc_block, url) },
	{ "code", FIELD_LINE, offsetof(struct doc_block, code) },
	{ "language", FIELD_TAG, offsetof(struct doc_block, language) },
	{ 0 },
};

const struct field doc_fields[] = {
	{ "language", FIELD_TAG, offsetof(struct doc, language) },
	{ "title", FIELD_LINE, offsetof(struct doc, title) },
	{ "date", FIELD_DATE, offsetof(struct doc, date) },
	{ "footer", FIELD_LINE, offsetof(struct doc, footer) },
	{ "sides", FIELD_NUMBER, offsetof(struct doc, sides) },
	{ 0 },
};

_Static_assert(DOC_KINDS == DOC_TABLE_END + 1, "each kind of block has its name");

const char *const doc_kind_names[DOC_KINDS] = {
	[DOC_HEADING] = "heading", [DOC_PARAGRAPH] = "paragraph", [DOC_ITEM] = "item", [DOC_STEP] = "step", [DOC_TICK] = "tick",
	[DOC_BAR] = "bar", [DOC_LINK] = "link", [DOC_MESSAGE] = "message", [DOC_RULE] = "rule", [DOC_PAGE] = "page",
	[DOC_CARD] = "card", [DOC_CARD_END] = "card-end", [DOC_ASIDE] = "aside", [DOC_TABLE] = "table", [DOC_CELL] = "cell",
	[DOC_TABLE_END] = "table-end",
};

/* ---- Out ---------------------------------------------------------------------------------------------------- */

static void
write_text(struct json_out *json, const char *name, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	json_out_key(json, name);
	json_out_string(json, text);
}

static void
write_number(struct json_out *json, const char *name, int64_t number)
{
	if (number == 0)
		return;
	json_out_key(json, name);
	json_out_whole(json, number);
}

/* A field that holds something; what is empty is left out. */
static void
write_field(struct json_out *json, const struct field *field, const void *base)
{
	const void *at = (const char *)base + field->offset;
	char date[DATE_TEXT];

	switch (field->type) {
	case FIELD_KIND:
		write_text(json, field->name, doc_kind_names[*(const enum doc_kind *)at]);
		break;
	case FIELD_LEVEL:
		write_number(json, field->name, *(const int *)at);
		break;
	case FIELD_NUMBER:
		write_number(json, field->name, *(const uint32_t *)at);
		break;
	case FIELD_FLAG:
		if (*(const bool *)at) {
			json_out_key(json, field->name);
			json_out_bool(json, true);
		}
		break;
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_URL:
	case FIELD_TAG:
		write_text(json, field->name, *(const char *const *)at);
		break;
	case FIELD_DATE:
		if (*(const int32_t *)at != DATE_NONE) {
			date_format(*(const int32_t *)at, date);
			write_text(json, field->name, date);
		}
		break;
	}
}

void
doc_write(const struct doc *doc, struct buf *out)
{
	struct json_out json;
	const struct field *field;
	size_t i;

	json_out_init(&json, out, 0);
	json_out_object(&json);
	json_out_key(&json, "format");
	json_out_string(&json, DOC_FORMAT);
	for (field = doc_fields; field->name != NULL; field++)
		write_field(&json, field, doc);
	json_out_key(&json, "blocks");
	json_out_array(&json);
	for (i = 0; i < doc->count; i++) {
		json_out_object(&json);
		for (field = doc_block_fields; field->name != NULL; field++)
			write_field(&json, field, &doc->blocks[i]);
		json_out_object_end(&json);
	}
	json_out_array_end(&json);
	json_out_object_end(&json);
	buf_putc(out, '\n');
	if (doc->failed)
		out->failed = true;
}
