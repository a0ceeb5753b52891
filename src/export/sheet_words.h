/* sheet_words.h - what is said on a sheet beside a pack's own texts: letters of options, and when a question is for whom. */
#ifndef CLOSEKNIT_SHEET_WORDS_H
#define CLOSEKNIT_SHEET_WORDS_H

#include <closeknit/sheet.h>

struct buf;
struct doc;

/* sheet_put_letter(index, out): what an option is called on paper, by its place in its question from 0: A to Z, AA, AB ... */
void sheet_put_letter(uint32_t index, struct buf *out);
/* sheet_put_option(sheet, option, repeat, out): "A. A small list": letter and label; "{item}" is the label of the repeat's option, or dots for PACK_NONE. */
void sheet_put_option(const struct sheet *, uint32_t option, uint32_t repeat, struct buf *out);
/* sheet_put_text(pack, text, repeat, out): a text of the pack, with "{item}" as above. */
void sheet_put_text(const struct pack *, uint32_t text, uint32_t repeat, struct buf *out);
/* One condition being put into words. */
struct say {
	const struct sheet *sheet;
	uint32_t option;	/* the repeat it is about, where it is one column of several: "for it"; PACK_NONE: none */
	struct buf *out;
};
/* say_letters(say, when): "A", "A or C", "A to D or F": its options by their letters; how many they are. */
uint32_t say_letters(const struct say *, const struct sheet_when *);
/* say_when(say, when, holds, inner): that it holds, or that it does not; `inner`: it stands within another, and is set apart if it has parts. */
void say_when(const struct say *, const struct sheet_when *, bool holds, bool inner);
/* say_all_are(say, when, logic): whether all its parts are of that kind and none is in somebody's head. */
bool say_all_are(const struct say *, const struct sheet_when *, enum sheet_logic);
/* say_excludes(say, when): whether it only says what must not be ticked: then it is said the other way round, "if you ticked A, go to 6". */
bool say_excludes(const struct say *, const struct sheet_when *);
/*
 * sheet_add_gate(doc, sheet, question): for whom the question is, where the others go on, and how to tick: one paragraph, and points where that is
 * clearer.
 */
void sheet_add_gate(struct doc *, const struct sheet *, uint32_t question);

#endif
