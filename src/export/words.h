/* words.h - what documents have in common to say; the doors of the words are in export.h. */
#ifndef CLOSEKNIT_WORDS_H
#define CLOSEKNIT_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include <closeknit/doc.h>
#include <closeknit/pack.h>

/* words_language(): the language of the program's own sentences, BCP 47. */
const char *words_language(void);
/* words_is_same_language(a, b): whether two tags are of one language: "en" and "en-GB" are. */
bool words_is_same_language(const char *a, const char *b);
/* words_said(doc, block): the block is the program's own sentence: marked with its language where that is not the document's.  NULL passes. */
struct doc_block *words_said(struct doc *, struct doc_block *);
/* SAY(doc, kind, level, format, ...): add a block that is a sentence of the program. */
#define SAY(doc, kind, level, ...) words_said((doc), doc_add((doc), (kind), (level), __VA_ARGS__))
/* words_quoted(doc, pack, text, block): the block is that text of the pack: marked with its language where a translation has no such text. */
struct doc_block *words_quoted(struct doc *, const struct pack *, uint32_t text, struct doc_block *);
/* words_add(doc, kind, level, pack, text): add a block that is a text of the pack. */
struct doc_block *words_add(struct doc *, enum doc_kind, int level, const struct pack *, uint32_t text);
/* words_begin(doc, pack, title): the document's language and title; `pack` may be NULL.  `title` is borrowed. */
void words_begin(struct doc *, const struct pack *, const char *title);
/* words_foot(doc, pack, today, large_print_how): what stands on each page: the day, the checklist and its review, how to get large print (a command; NULL: it is). */
void words_foot(struct doc *, const struct pack *, int32_t today, const char *large_print_how);
/* words_add_past(doc, pack, today): one sentence if the day is behind the checklist's review; `pack` may be NULL. */
void words_add_past(struct doc *, const struct pack *, int32_t today);
/* words_add_unsigned(doc, pack): that no safeguarding lead has approved the pack, which every plan says (DESIGN.md 4); nothing where one has. */
void words_add_unsigned(struct doc *, const struct pack *);
/* words_add_colophon(doc, pack): which checklist it is, when it was and will be reviewed, who signed it off. */
void words_add_colophon(struct doc *, const struct pack *);
/* words_add_changes(doc): that what is named in it may have changed since, and where the latest stands. */
void words_add_changes(struct doc *);

/* words_who(who): who does it, for enum pack_action_who. */
const char *words_who(int who);
/* words_put_minutes(minutes, out): "3 minutes". */
void words_put_minutes(uint32_t minutes, struct buf *out);

#endif
