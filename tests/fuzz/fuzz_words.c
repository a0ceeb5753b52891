/* fuzz_words.c - any bytes as a translation of the example: refused in words, or used for a plan whose every text is fit to show. */
#include <stdlib.h>
#include <string.h>

#include <closeknit/base.h>
#include <closeknit/doc.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>

#include "kit.h"

static void
use(const struct pack_words *words)
{
	const struct pack_words_share share = pack_words_share(words);
	struct pack pack = *kit_pack();
	struct buf out = { 0 };
	struct err err = { 0 };
	struct doc doc;

	require(share.translated <= share.texts && share.help_translated <= share.help_texts && share.help_texts <= share.texts);
	kit_require_fit(pack_words_language(words), strlen(pack_words_language(words)), false);
	pack.words = words;
	doc_init(&doc);
	doc_from_help(&doc, &pack, HELP_EVERYTHING, 20779);
	require(doc_check(&doc, &err) == 0 && doc_to_text(&doc, 66, &out, &err) == 0);
	kit_require_fit(out.bytes, out.len, true);
	doc_clear(&doc);
	buf_clear(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = kit_copy(data, size);
	struct complaints found = { 0 };
	struct err err = { 0 };
	struct pack_words *words = pack_words_read(kit_pack(), bytes, size, &found, &err);

	kit_require_told(&found, &err, words == NULL);
	if (words != NULL)
		use(words);
	complaints_clear(&found);
	pack_words_free(words);
	free(bytes);
	return 0;
}
