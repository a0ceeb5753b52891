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
pack_put_text(const struct pack *pack, uint32_t text, uint32_t option, struct buf *out)
{
	static const char mark[] = "{item}";
	const char *from = pack_text(pack, text), *at;

	while (option != PACK_NONE && (at = strstr(from, mark)) != NULL) {
		buf_add(out, from, (size_t)(at - from));
		buf_puts(out, pack_text(pack, pack->options[option].label));
		from = at + sizeof(mark) - 1;
	}
	buf_puts(out, from);
}
