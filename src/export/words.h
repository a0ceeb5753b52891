/* words.h - what documents have in common to say; the doors of the words are in export.h. */
#ifndef CLOSEKNIT_WORDS_H
#define CLOSEKNIT_WORDS_H

#include <stdint.h>

struct buf;
struct doc;
struct pack;
struct pack_list;

/* words_who(who): who does it, for enum pack_action_who. */
const char *words_who(int who);
/* words_put_minutes(minutes, out): "3 minutes". */
void words_put_minutes(uint32_t minutes, struct buf *out);
/* doc_add_contacts(doc, pack, contacts, today): each with name, whom it is for, number, hours and address; hours left out where the pack is over a year past its review. */
void doc_add_contacts(struct doc *, const struct pack *, struct pack_list contacts, int32_t today);

#endif
