/* fuzz_doc.c - any bytes as the document that closeknit-pdf is given: refused in words, or drawn as text and written so that it is read again as the same. */
#include <stdlib.h>
#include <string.h>

#include <closeknit/base.h>
#include <closeknit/doc.h>
#include <closeknit/export.h>

#include "kit.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = kit_copy(data, size);
	struct buf once = { 0 }, twice = { 0 };
	struct err err = { 0 };
	struct doc doc, again;

	doc_init(&doc);
	doc_init(&again);
	if (doc_read(&doc, bytes, size, &err) != 0) {
		require(err.text[0] != '\0');
		kit_require_fit(err.text, strlen(err.text), false);
	} else {
		doc_write(&doc, &once);
		require(doc_read(&again, once.bytes, once.len, &err) == 0);
		doc_write(&again, &twice);
		require(!once.failed && once.len == twice.len && memcmp(once.bytes, twice.bytes, once.len) == 0);
		buf_reset(&twice);
		require(doc_to_text(&doc, 66, &twice, &err) == 0);
		kit_require_fit(buf_text(&twice), twice.len, true);
	}
	buf_clear(&once);
	buf_clear(&twice);
	doc_clear(&doc);
	doc_clear(&again);
	free(bytes);
	return 0;
}
