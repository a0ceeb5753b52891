/* texts.c - a pack's texts, in its own language or a translation's. */
#include <closeknit/pack.h>

#include <string.h>

#include "translation.h"

const char *
pack_text(const struct pack *pack, uint32_t text)
{
	const char *translated = pack->words != NULL ? translation_find(pack->words, text) : NULL;

	if (translated != NULL)
		return translated;
	return pack->texts + text;
}

void
pack_put_text_with(const struct pack *pack, uint32_t text, const char *item, struct buf *out)
{
	const char *from = pack_text(pack, text), *at;

	for (; (at = strstr(from, PACK_ITEM)) != NULL; from = at + strlen(PACK_ITEM)) {
		buf_add(out, from, (size_t)(at - from));
		buf_puts(out, item);
	}
	buf_puts(out, from);
}

void
pack_put_text(const struct pack *pack, uint32_t text, uint32_t option, struct buf *out)
{
	pack_put_text_with(pack, text, option != PACK_NONE ? pack_text(pack, pack->options[option].label) : PACK_ITEM, out);
}

void
pack_put_ask(const struct pack *pack, uint32_t item, struct buf *out)
{
	const struct pack_item *row = &pack->items[item];
	const uint32_t ask = pack->questions[row->question].ask;

	if (row->option != PACK_NONE && strstr(pack_text(pack, ask), PACK_ITEM) == NULL)
		buf_printf(out, "%s. ", pack_text(pack, pack->options[row->option].label));
	pack_put_text(pack, ask, row->option, out);
}
