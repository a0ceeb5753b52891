/* page_doc.c - a neutral document on a page; its words and order are the document's, the layout of lines is page.c's. */
#include <closeknit/doc.h>

#include <string.h>

#include "tui/page.h"

/* A level of a list stands in so far [columns]. */
enum { LEVEL = 2 };

/* Points of one list stand close together; so does what belongs to a point. */
static bool
is_close(const struct doc_block *before, const struct doc_block *block)
{
	if (before->kind == DOC_HEADING)
		return true;
	if (block->kind == DOC_ITEM || block->kind == DOC_STEP || block->kind == DOC_BAR || block->kind == DOC_LINK)
		return before->kind == block->kind || block->kind == DOC_LINK;
	return block->kind == DOC_PARAGRAPH && block->level > 1;
}

/* An address goes on the line of its text where it fits; it is never broken but where it must be. */
static void
add_link(struct page *page, const struct doc_block *block, int indent)
{
	struct buf text = { 0 };

	buf_printf(&text, "%s %s", block->text, block->url != NULL ? block->url : "");
	if (text_columns(buf_text(&text), text.len) <= page->width - indent) {
		page_say(page, LOOK_PLAIN, indent, buf_text(&text));
	} else {
		page_say(page, LOOK_PLAIN, indent, block->text);
		page_say(page, LOOK_PLAIN, indent, block->url != NULL ? block->url : "");
	}
	page->failed |= text.failed;
	buf_clear(&text);
}

static void
add_step(struct page *page, const struct doc_block *block, int indent)
{
	char lead[16];
	struct buf number = { 0 };

	buf_printf(&number, "%u", (unsigned)(block->number % 1000));
	memset(lead, ' ', sizeof(lead));
	memcpy(lead, buf_text(&number), number.len);
	lead[number.len < 2 ? 3 : number.len + 2] = '\0';
	page_point(page, indent, lead, block->text);
	buf_clear(&number);
}

static void
add_block(struct page *page, const struct doc_block *block, int base)
{
	const int indent = base + (block->level > 1 ? (block->level - 1) * LEVEL : 0);

	switch (block->kind) {
	case DOC_HEADING:
		page_card(page);
		page_say(page, LOOK_STRONG, base, block->text);
		break;
	case DOC_PARAGRAPH:
		page_say(page, LOOK_PLAIN, indent, block->text);
		break;
	case DOC_MESSAGE:
		page_say(page, LOOK_PLAIN, base + LEVEL, block->text);
		break;
	case DOC_ITEM:
		page_point(page, indent, "- ", block->text);
		break;
	case DOC_STEP:
		add_step(page, block, indent);
		break;
	case DOC_TICK:
		page_point(page, indent, block->ticked ? "[x] " : "[ ] ", block->text);
		break;
	case DOC_BAR:
		page_bar(page, block->text, page->width / 2, block->part, block->whole);
		break;
	case DOC_LINK:
		add_link(page, block, indent);
		page->copies = true;
		break;
	case DOC_CARD:
		page_say(page, LOOK_STRONG, base, block->text);
		break;
	case DOC_ASIDE:
		page_say(page, LOOK_PLAIN, base + LEVEL, block->text);
		break;
	case DOC_CELL:
		/* No screen shows a table: it is for paper. */
	case DOC_TABLE:
	case DOC_TABLE_END:
	case DOC_CARD_END:
	case DOC_RULE:
	case DOC_PAGE:
		break;
	}
}

void
page_doc(struct page *page, const struct doc *doc, int indent)
{
	size_t i;

	for (i = 0; i < doc->count; i++) {
		if (i > 0 && !is_close(&doc->blocks[i - 1], &doc->blocks[i]))
			page_gap(page);
		add_block(page, &doc->blocks[i], indent);
	}
	page->failed |= doc->failed;
}
