/* set_keep.c - how hard a block is to be parted from the next: what would look lost on a page without the other; the pages are pages.c's. */
#include "pdf/set.h"

#include <string.h>

/* More paragraphs than this belong to no one thing, and looking past them would take long where there are thousands. */
enum { LOOK_FAR = 16 };

bool
set_ends_point(const struct set *set)
{
	const struct doc_block *block = set->block, *end = set->doc->blocks + set->doc->count;
	int far = 0;

	while (set->depth > 0 && block < end && far++ < LOOK_FAR && block->kind == DOC_PARAGRAPH && block->level >= set->block->level)
		block++;
	return set->depth > 0 && (block == end || block->level < set->block->level || block->kind == DOC_HEADING || block->kind == DOC_CARD);
}

/* Whether a table is next on the page: reasons stand on another, and part it from nothing. */
static bool
leads_to_table(const struct set *set)
{
	const struct doc_block *next = set->after, *end = set->doc->blocks + set->doc->count;
	int far = 0;

	if (set->table != NULL || set->block->kind == DOC_TABLE_END || set->block->kind == DOC_PAGE)
		return false;
	/* Nor does what says for whom it is, and what its letters stand for. */
	while (next != NULL && next < end && far++ < LOOK_FAR && (next->kind == DOC_ASIDE || ((next->kind == DOC_PARAGRAPH || next->kind == DOC_ITEM) && set->section >= 3)))
		next++;
	return next != NULL && next < end && next->kind == DOC_TABLE;
}

/* Whether the next block belongs to the point of a list that is open; the level of a heading, and of a card's title, counts headings. */
static bool
stays_in_point(const struct set *set)
{
	const struct doc_block *after = set->after;

	return set->depth > 0 && after->kind != DOC_HEADING && after->kind != DOC_CARD && after->kind != DOC_PAGE && after->level > set->lists[set->depth - 1].level;
}

/* Whether the block stands before the steps of an action with a box: its reasons, and what may be noticed. */
static bool
is_before_steps(const struct set *set)
{
	const struct doc_block *block = set->block;
	int far = 0;

	if (!stays_in_point(set) || set->lists[set->depth - 1].kind != DOC_TICK || block->kind != DOC_PARAGRAPH)
		return false;
	while (block > set->doc->blocks && far++ < LOOK_FAR && block->kind == DOC_PARAGRAPH)
		block--;
	return block->kind == DOC_TICK;
}

/* Whether only the last point of a list is left, which would look lost on a page of its own; boxes with codes stay with their question. */
static bool
is_before_last(const struct set *set)
{
	const struct doc_block *block = set->block, *after = set->after, *end = set->doc->blocks + set->doc->count;

	return set_is_point(block->kind) && block->code == NULL && after->kind == block->kind && after->level == block->level &&
	    (after + 1 == end || after[1].kind != after->kind || after[1].level != after->level);
}

/* Whether only the end of the card is left. */
static bool
is_before_card_end(const struct set *set)
{
	const struct doc_block *after = set->after, *end = set->doc->blocks + set->doc->count;

	return set->card != 0 && (after->kind == DOC_CARD_END || (after + 1 < end && after[1].kind == DOC_CARD_END));
}

/* More paragraphs in a row than these may be parted. */
enum { RUN_MAX = 4 };

/* Whether the block is one of a few paragraphs in a row that belong to no point, and not the last: one alone at a page's top or end would look lost. */
static bool
is_in_run(const struct set *set)
{
	const struct doc_block *from = set->block, *to = set->after, *end = set->doc->blocks + set->doc->count;

	if (set->depth > 0 || from->kind != DOC_PARAGRAPH || to->kind != DOC_PARAGRAPH || to->level > 0)
		return false;
	while (from > set->doc->blocks && from[-1].kind == DOC_PARAGRAPH && to - from < RUN_MAX)
		from--;
	while (to < end && to->kind == DOC_PARAGRAPH && to - from <= RUN_MAX)
		to++;
	return to - from <= RUN_MAX;
}

enum keep
set_keep_after(const struct set *set)
{
	const struct doc_block *block = set->block, *after = set->after;
	const size_t len = strlen(block->text);

	if (leads_to_table(set))
		return KEEP_MUST;
	if (after == NULL || block->kind == DOC_PAGE || set_is_facing(block) || set->table != NULL)
		return KEEP_NOT;
	if (block->kind == DOC_HEADING || block->kind == DOC_CARD || set_has_more(set) || is_before_card_end(set))
		return KEEP_MUST;
	if (len > 0 && block->text[len - 1] == ':' && block->url == NULL)
		return KEEP_MUST;
	if (set->card != 0 || after->kind == DOC_MESSAGE)
		return KEEP_WISH;
	/* What introduces a list, questions, services, messages or cards stays with the first of them. */
	if (set->before != NULL && set->before->kind == DOC_HEADING &&
	    (after->kind == DOC_CARD || set_is_point(after->kind) || (after->kind == DOC_HEADING && after->level > set->before->level)))
		return KEEP_WISH;
	if (is_before_steps(set) || is_before_last(set) || is_in_run(set))
		return KEEP_WISH;
	/* What belongs to a point of a list stays with it, but not what belongs to a whole action. */
	if (stays_in_point(set) && set->lists[set->depth - 1].kind == DOC_ITEM && !set_is_point(block->kind))
		return KEEP_WISH;
	return KEEP_NOT;
}
