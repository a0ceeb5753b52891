/* translation.h - inside pack: looking a text up in a translation. */
#ifndef CLOSEKNIT_TRANSLATION_H
#define CLOSEKNIT_TRANSLATION_H

#include <closeknit/pack.h>

/* translation_find(words, text): the translation of a text of the pack, or NULL; borrowed. */
const char *translation_find(const struct pack_words *, uint32_t text);

#endif
