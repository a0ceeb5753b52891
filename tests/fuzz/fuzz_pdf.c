/* fuzz_pdf.c - any bytes as what closeknit-pdf is given on its standard input: refused in words, or a whole PDF, the same each time. */
#include <stdlib.h>
#include <string.h>

#include <closeknit/base.h>
#include <closeknit/doc.h>

#include "kit.h"
#include "pdf/pdf.h"

static void
require_whole(const struct buf *pdf)
{
	static const char head[] = "%PDF-", end[] = "%%EOF\n";

	require(!pdf->failed && pdf->len > sizeof(head) + sizeof(end));
	require(memcmp(pdf->bytes, head, sizeof(head) - 1) == 0);
	require(memcmp(pdf->bytes + pdf->len - (sizeof(end) - 1), end, sizeof(end) - 1) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = kit_copy(data, size);
	struct pdf_request request;
	struct buf once = { 0 }, twice = { 0 };
	struct err err = { ERR_NONE, "" };
	struct doc doc;
	size_t used = 0;

	doc_init(&doc);
	if (pdf_request_read(&request, bytes, size, &used, &err) != 0 || doc_read(&doc, bytes + used, size - used, &err) != 0 || pdf_make(&doc, &request, &once, &err) != 0) {
		require(err.text[0] != '\0');
		kit_require_fit(err.text, strlen(err.text), false);
	} else {
		require_whole(&once);
		require(pdf_make(&doc, &request, &twice, &err) == 0);
		require(once.len == twice.len && memcmp(once.bytes, twice.bytes, once.len) == 0);
	}
	buf_clear(&once);
	buf_clear(&twice);
	doc_clear(&doc);
	pdf_request_clear(&request);
	free(bytes);
	return 0;
}
