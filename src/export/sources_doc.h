/* sources_doc.h - where it all comes from, numbered, together at the end of a document. */
#ifndef CLOSEKNIT_SOURCES_DOC_H
#define CLOSEKNIT_SOURCES_DOC_H

#include <stdint.h>

#include <closeknit/pack.h>

struct buf;
struct doc;
struct plan;

/*
 * sources_of_plan(doc, plan), sources_of_pack(doc, pack): a number for each source that the open actions, or all actions, name, and the first topic, which says whose
 * guidance it is; by its row, from 1 in the pack's order, 0 for the others.  Lives in the document; NULL if no memory (then doc->failed).
 */
const uint32_t *sources_of_plan(struct doc *, const struct plan *);
const uint32_t *sources_of_pack(struct doc *, const struct pack *);
/* sources_of_guidance(doc, pack): the same for those of the first topic alone. */
const uint32_t *sources_of_guidance(struct doc *, const struct pack *);
/* sources_put_publishers(pack, list, out): who published some sources, each once: "NCA and IWF; Meta". */
void sources_put_publishers(const struct pack *, struct pack_list list, struct buf *out);
/* sources_put(numbers, pack, list, out): the numbers of some sources, each once, rising: "1, 3". */
void sources_put(const uint32_t *numbers, const struct pack *, struct pack_list list, struct buf *out);
/* sources_add(doc, pack, numbers): the list of them, under a heading of level 2. */
void sources_add(struct doc *, const struct pack *, const uint32_t *numbers);

#endif
