/* style.h - inside pack: one look at the words of a pack, handed from the walk over its screens to the rules. */
#ifndef CLOSEKNIT_PACK_STYLE_H
#define CLOSEKNIT_PACK_STYLE_H

#include <closeknit/pack.h>

#include "model.h"
#include "style_text.h"
#include "tree.h"

/* A text on a screen. */
struct style_text {
	struct prose text;
	size_t at;		/* in the file [bytes] */
	bool is_label;		/* a title or label: no sentence */
	bool is_seen;		/* it stood on an earlier screen too and was looked at there */
	bool is_sourced;	/* what it belongs to names a source */
};

struct style {
	const struct pack *pack;
	const struct pack_wordlist *list;	/* NULL unless the pack is in English */
	bool is_english;
	const struct tree *tree;		/* NULL: measure, and complain of nothing */
	struct complaints *found;
	size_t first_row;			/* of `found`, from which on the same complaint is not made again */
	struct table texts;			/* struct style_text: the screen that is being gathered */
	char name[160];				/* of the screen: `question "visibility"` */
	char owner[160];			/* what "source" would stand in; "": there is no place for one */
	struct pack_figures figures;
	uint64_t sentence_words;
	int64_t grade_sum;			/* [hundredths] */
	size_t work_left;			/* texts may still be looked through for so much; then no more are [bytes] */
	bool failed;				/* memory ran out */
};

/* style_warn(style, at, format, ...): a warning, unless the same was just given for this place: on this screen, or an earlier one of the same thing. */
void style_warn(struct style *, size_t at, const char *format, ...) CK_PRINTF(3, 4);
/* style_walk(style): gather each screen of the pack and hand it to style_screen. */
void style_walk(struct style *);
/* style_screen(style): hold the screen that is in `texts` against the rules, and add it to the figures. */
void style_screen(struct style *);

#endif
