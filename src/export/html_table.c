/* html_table.c - boxes with their codes in HTML, in lists and in tables, and reasons beside a question; narrow screens stack a table's cells (html_style.c). */
#include "export/html_table.h"

#include "base/say.h"
#include "export/html_draw.h"
#include "export/html_escape.h"

bool
html_has_boxes(const struct doc *doc)
{
	size_t i;

	for (i = 0; i < doc->count; i++)
		if (doc->blocks[i].code != NULL || doc->blocks[i].kind == DOC_TABLE || doc->blocks[i].kind == DOC_ASIDE)
			return true;
	return false;
}

static void
open_tag(struct buf *out, const struct doc *doc, const char *tag, const struct doc_block *block)
{
	buf_putc(out, '<');
	buf_puts(out, tag);
	html_put_language(out, block->language, doc->language);
	buf_putc(out, '>');
}

static void
put_box(struct buf *out, const struct doc *doc, const struct doc_block *block)
{
	html_put_named_box(out, block->language != NULL ? block->language : doc->language, _("Box"));
	buf_printf(out, " <code>%s</code>", block->code);
}

/* What stands in a cell where its table is stacked, since its head is not above it then. */
static void
put_stacked_head(struct buf *out, const struct doc_block *head)
{
	buf_puts(out, "<span class=\"head\">");
	html_puts(out, head->text);
	if (head->note != NULL) {
		buf_puts(out, ". ");
		html_puts(out, head->note);
	}
	buf_puts(out, "</span>");
}

static void
put_row(struct buf *out, const struct doc *doc, const struct doc_block *table, const struct doc_block *cells)
{
	const bool heads = cells == table + 1;
	uint32_t i;

	buf_puts(out, "<tr>");
	for (i = 0; i < table->number; i++) {
		open_tag(out, doc, heads ? "th scope=\"col\"" : i == 0 ? "th scope=\"row\"" : "td", &cells[i]);
		if (cells[i].code != NULL)
			put_box(out, doc, &cells[i]);
		else
			html_puts(out, cells[i].text);
		if (!heads && i > 0)
			put_stacked_head(out, &table[1 + i]);
		buf_puts(out, heads || i == 0 ? "</th>" : "</td>");
	}
	buf_puts(out, "</tr>\n");
}

void
html_put_table(struct buf *out, const struct doc *doc, const struct doc_block *table)
{
	const struct doc_block *row = table + 1, *end = doc->blocks + doc->count;

	/* Where it is stacked, its first row is not shown, which says how to fill it in. */
	if (row < end && row->kind == DOC_CELL && row->note != NULL) {
		buf_puts(out, "<p class=\"head\">");
		html_puts(out, row->note);
		buf_puts(out, "</p>\n");
	}
	buf_puts(out, "<table class=\"boxes\">\n");
	if (table->text[0] != '\0') {
		open_tag(out, doc, "caption", table);
		html_puts(out, table->text);
		buf_puts(out, "</caption>\n");
	}
	buf_puts(out, "<thead>\n");
	for (; table->number <= (size_t)(end - row) && row->kind == DOC_CELL; row += table->number) {
		put_row(out, doc, table, row);
		if (row == table + 1)
			buf_puts(out, "</thead>\n<tbody>\n");
	}
	buf_puts(out, "</tbody>\n</table>\n");
}

void
html_put_coded(struct buf *out, const struct doc *doc, const struct doc_block *block)
{
	put_box(out, doc, block);
	buf_putc(out, ' ');
	html_puts(out, block->text);
	buf_putc(out, '\n');
}

void
html_put_aside(struct buf *out, const struct doc *doc, const struct doc_block *block)
{
	open_tag(out, doc, "p class=\"why\"", block);
	if (block->note != NULL) {
		buf_puts(out, "<strong>");
		html_puts(out, block->note);
		buf_puts(out, ":</strong> ");
	}
	html_puts(out, block->text);
	buf_puts(out, "</p>\n");
}
