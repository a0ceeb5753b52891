/* request.c - the first line of what closeknit-pdf reads: which protocol, how large, a few words; the rest is the document. */
#include "pdf/pdf.h"

#include <string.h>

/* The longest first line: seven short texts [bytes]. */
enum { LINE_MAX_BYTES = 4096 };

static const struct pdf_request plain = {
	.page = "page {page} of {pages}",
	.todo = "To do",
	.done = "Done",
	.box = "Box",
	.qr = "QR code of {url}",
	.again = "Card {card} goes on",
	.blank = "This page is left blank.",
};

enum request_type { REQUEST_FLAG, REQUEST_TEXT };

static const struct request_field {
	const char *name;
	enum request_type type;
	size_t offset;	/* in struct pdf_request [bytes] */
} fields[] = {
	{ "large_print", REQUEST_FLAG, offsetof(struct pdf_request, large_print) },
	{ "page", REQUEST_TEXT, offsetof(struct pdf_request, page) },
	{ "todo", REQUEST_TEXT, offsetof(struct pdf_request, todo) },
	{ "done", REQUEST_TEXT, offsetof(struct pdf_request, done) },
	{ "box", REQUEST_TEXT, offsetof(struct pdf_request, box) },
	{ "qr", REQUEST_TEXT, offsetof(struct pdf_request, qr) },
	{ "again", REQUEST_TEXT, offsetof(struct pdf_request, again) },
	{ "blank", REQUEST_TEXT, offsetof(struct pdf_request, blank) },
};
enum { FIELDS = sizeof(fields) / sizeof(fields[0]) };

static int
wrong(struct err *err, const char *what)
{
	return err_set(err, ERR_FAILED, "the first line is no request: %s", what);
}

static int
read_value(struct json_reader *json, const struct request_field *field, struct pdf_request *request, struct err *err)
{
	char *at = (char *)request + field->offset;
	struct json_token token;
	enum json_kind kind = json_next(json, &token);
	size_t bad;

	if (field->type == REQUEST_FLAG) {
		if (kind != JSON_TRUE && kind != JSON_FALSE)
			return wrong(err, "neither true nor false");
		memcpy(at, &(bool){ kind == JSON_TRUE }, sizeof(bool));
		return 0;
	}
	if (kind != JSON_STRING || text_forbidden(token.text, token.len, TEXT_TRANSLATION, &bad) != 0)
		return wrong(err, "a text is not one");
	if ((*(const char **)(void *)at = arena_text(&request->arena, token.text, token.len)) == NULL)
		return err_memory(err);
	return 0;
}

static int
read_fields(struct json_reader *json, struct pdf_request *request, struct err *err)
{
	struct json_token token;
	size_t i;

	if (json_next(json, &token) != JSON_OBJECT)
		return wrong(err, "no object");
	while (json_next(json, &token) == JSON_KEY) {
		for (i = 0; i < FIELDS; i++)
			if (json_token_is(&token, fields[i].name))
				break;
		if (i == FIELDS)
			return wrong(err, "a field that is not known");
		if (read_value(json, &fields[i], request, err) != 0)
			return -1;
	}
	if (token.kind != JSON_OBJECT_END || json_next(json, &token) != JSON_END)
		return wrong(err, json_fault_words(json));
	return 0;
}

int
pdf_request_read(struct pdf_request *request, const char *bytes, size_t len, size_t *used, struct err *err)
{
	static const char protocol[] = PDF_PROTOCOL " ";
	const size_t head = sizeof(protocol) - 1;
	const char *end = memchr(bytes, '\n', len < LINE_MAX_BYTES ? len : LINE_MAX_BYTES);
	struct json_reader *json;
	int result;

	*request = plain;
	if (end == NULL || (size_t)(end - bytes) < head || memcmp(bytes, protocol, head) != 0)
		return err_set(err, ERR_FAILED, "standard input does not begin with \"" PDF_PROTOCOL " {...}\" on a line of its own");
	if ((json = json_reader_new(err)) == NULL)
		return -1;
	json_reader_start(json, bytes + head, (size_t)(end - bytes) - head);
	result = read_fields(json, request, err);
	json_reader_free(json);
	*used = (size_t)(end - bytes) + 1;
	return result;
}

void
pdf_request_clear(struct pdf_request *request)
{
	arena_clear(&request->arena);
	*request = plain;
}
