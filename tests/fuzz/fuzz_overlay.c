/* fuzz_overlay.c - any bytes as an overlay of the example: refused in words, or a checklist whose help page, questions and score are those of the example. */
#include <stdlib.h>
#include <string.h>

#include <closeknit/base.h>
#include <closeknit/doc.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>

#include "kit.h"

/* What no overlay can change. */
static void
require_same(const struct pack *pack, const struct pack *base)
{
	uint32_t i;

	require(strcmp(pack_id(pack, pack->id), pack_id(base, base->id)) == 0 && pack->serial == base->serial);
	require(pack->question_count == base->question_count && pack->option_count == base->option_count && pack->item_count == base->item_count);
	require(pack->action_count == base->action_count && pack->help_count == base->help_count && pack->band_count == base->band_count);
	require(pack->advice_count == base->advice_count && memcmp(pack->advice, base->advice, base->advice_count * sizeof(*base->advice)) == 0);
	require(memcmp(pack->bands, base->bands, base->band_count * sizeof(*base->bands)) == 0 && pack->critical_band == base->critical_band);
	require(memcmp(pack->sources, base->sources, base->source_count * sizeof(*base->sources)) == 0);
	require(memcmp(pack->contacts, base->contacts, base->contact_count * sizeof(*base->contacts)) == 0);
	require(pack->review_by <= base->review_by && pack->reviewed <= base->reviewed);
	for (i = 0; i < base->option_count; i++)
		require(pack->options[i].risk == base->options[i].risk && pack->options[i].critical == base->options[i].critical && pack->options[i].id == base->options[i].id);
	for (i = 0; i < base->question_count; i++)
		require(pack->questions[i].weight == base->questions[i].weight && pack->questions[i].max == base->questions[i].max && pack->questions[i].id == base->questions[i].id);
	require(memcmp(pack->texts, base->texts, base->texts_len) == 0);
}

static void
use(const struct pack *pack)
{
	struct buf out = { 0 };
	struct err err = { 0 };
	struct doc doc;

	require_same(pack, kit_pack());
	doc_init(&doc);
	doc_from_help(&doc, pack, HELP_EVERYTHING, 20779);
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
	struct pack_extends extends;
	struct err err = { 0 };
	struct pack *pack = pack_read_overlay(kit_pack(), bytes, size, "overlay", &found, &err);

	kit_require_told(&found, &err, pack == NULL);
	require(pack == NULL || (pack_extends(bytes, size, &extends) && strcmp(extends.id, pack_id(pack, pack->id)) == 0));
	if (pack != NULL) {
		struct pack_style style = { .bytes = bytes, .len = size, .today = 20779 };

		use(pack);
		require(pack_style(pack, &style, &found, &err) == 0);
	}
	complaints_clear(&found);
	pack_free(pack);
	free(bytes);
	return 0;
}
