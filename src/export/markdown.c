/* markdown.c - the neutral document as Markdown with task lists (CommonMark 0.31, GitHub's task list items); wording and order are the document's. */
#include <closeknit/doc.h>
#include <closeknit/export.h>

#include <string.h>

#include "export/formats.h"
#include "export/markdown_escape.h"

/* The deepest that lists stand in one another. */
enum { LISTS_MAX = 8 };

struct writer {
	struct buf *out;
	const struct doc_block *before;	/* the block before, NULL: none */
	const struct doc_block *table;	/* the one that is open; its cells stand behind it; NULL: none */
	/* Lists that are open: what belongs to a point stands in under its text. */
	struct { int level, indent; } lists[LISTS_MAX];
	int depth;
};

static int
indent_of(const struct writer *w)
{
	return w->depth > 0 ? w->lists[w->depth - 1].indent : 0;
}

static void
put_indent(struct writer *w, int columns)
{
	while (columns-- > 0)
		buf_putc(w->out, ' ');
}

static void
close_lists(struct writer *w, int level)
{
	while (w->depth > 0 && w->lists[w->depth - 1].level >= level)
		w->depth--;
}

/* A point with its mark; what belongs to it stands in by the mark's width. */
static void
put_mark(struct writer *w, const struct doc_block *block, const char *mark)
{
	int indent;

	close_lists(w, block->level);
	indent = indent_of(w);
	put_indent(w, indent);
	buf_puts(w->out, mark);
	if (w->depth < LISTS_MAX) {
		w->lists[w->depth].level = block->level;
		/* A task list item's text begins behind its bullet, not behind its box. */
		w->lists[w->depth].indent = indent + (block->kind == DOC_TICK ? 2 : (int)strlen(mark));
		w->depth++;
	}
}

static void
put_heading(struct writer *w, const struct doc_block *block)
{
	int level = block->level < 1 ? 1 : block->level > 6 ? 6 : block->level;

	close_lists(w, 0);
	while (level-- > 0)
		buf_putc(w->out, '#');
	buf_putc(w->out, ' ');
	markdown_puts(w->out, block->text);
	buf_putc(w->out, '\n');
}

static void
put_paragraph(struct writer *w, const struct doc_block *block)
{
	close_lists(w, block->level);
	put_indent(w, indent_of(w));
	markdown_puts(w->out, block->text);
	buf_putc(w->out, '\n');
}

/* A text, with the address in angle brackets behind it; a number is only said. */
static void
put_addressed(struct writer *w, const struct doc_block *block)
{
	markdown_puts(w->out, block->text);
	if (block->url != NULL && strncmp(block->url, "https:", 6) == 0 && doc_is_address(block->url, strlen(block->url)))
		buf_printf(w->out, "%s<%s>", block->text[0] != '\0' ? " " : "", block->url);
	buf_putc(w->out, '\n');
}

static void
put_step(struct writer *w, const struct doc_block *block)
{
	struct buf mark = { 0 };

	buf_printf(&mark, "%u. ", (unsigned)block->number);
	put_mark(w, block, buf_text(&mark));
	put_addressed(w, block);
	w->out->failed |= mark.failed;
	buf_clear(&mark);
}

static void
put_tick(struct writer *w, const struct doc_block *block)
{
	put_mark(w, block, block->ticked ? "- [x] " : "- [ ] ");
	if (block->code != NULL) {
		buf_printf(w->out, "`%s` ", block->code);
		markdown_puts(w->out, block->text);
	} else {
		buf_puts(w->out, "**");
		markdown_puts(w->out, block->text);
		buf_puts(w->out, "**");
	}
	if (block->note != NULL) {
		buf_puts(w->out, " (");
		markdown_puts(w->out, block->note);
		buf_putc(w->out, ')');
	}
	buf_putc(w->out, '\n');
}

static void
put_bar(struct writer *w, const struct doc_block *block)
{
	put_mark(w, block, "- ");
	markdown_puts(w->out, block->text);
	buf_puts(w->out, ": ");
	markdown_puts(w->out, block->note != NULL ? block->note : "");
	buf_putc(w->out, '\n');
}

static void
put_link(struct writer *w, const struct doc_block *block)
{
	close_lists(w, block->level);
	put_indent(w, indent_of(w));
	put_addressed(w, block);
}

/* Quoted, its lines kept apart. */
static void
put_message(struct writer *w, const struct doc_block *block)
{
	const char *line = block->text, *end;

	close_lists(w, block->level);
	for (;;) {
		size_t len = (end = strchr(line, '\n')) != NULL ? (size_t)(end - line) : strlen(line);

		put_indent(w, indent_of(w));
		buf_puts(w->out, len > 0 ? "> " : ">");
		markdown_put(w->out, line, len);
		buf_puts(w->out, end != NULL && len > 0 && end[1] != '\n' && end[1] != '\0' ? "\\\n" : "\n");
		if (end == NULL)
			break;
		line = end + 1;
	}
}

static void
put_card(struct writer *w, const struct doc_block *block)
{
	int level = block->level >= 2 && block->level <= 4 ? block->level : 3;

	close_lists(w, 0);
	while (level-- > 0)
		buf_putc(w->out, '#');
	buf_printf(w->out, " %u\\. ", (unsigned)block->number);
	markdown_puts(w->out, block->text);
	buf_putc(w->out, '\n');
}

/* A table of GitHub's kind; a cell with a box shows it as the task lists do. */
static void
put_table_block(struct writer *w, const struct doc_block *block)
{
	size_t cell, i;

	if (block->kind == DOC_TABLE) {
		close_lists(w, 0);
		w->table = block;
		if (block->text[0] != '\0') {
			markdown_puts(w->out, block->text);
			buf_puts(w->out, "\n\n");
		}
		return;
	}
	if (block->kind == DOC_TABLE_END || w->table == NULL) {
		w->table = NULL;
		return;
	}
	cell = (size_t)(block - w->table) - 1;
	buf_puts(w->out, "| ");
	if (block->code != NULL)
		buf_printf(w->out, "\\[ \\] `%s`", block->code);
	else
		markdown_puts(w->out, block->text);
	buf_puts(w->out, (cell + 1) % w->table->number == 0 ? " |\n" : " ");
	for (i = 0; i < w->table->number && cell + 1 == w->table->number; i++)
		buf_puts(w->out, i + 1 < w->table->number ? "| --- " : "| --- |\n");
}

static void
put_aside(struct writer *w, const struct doc_block *block)
{
	close_lists(w, 0);
	buf_puts(w->out, "> ");
	if (block->note != NULL) {
		buf_puts(w->out, "**");
		markdown_puts(w->out, block->note);
		buf_puts(w->out, ":** ");
	}
	markdown_puts(w->out, block->text);
	buf_putc(w->out, '\n');
}

/* Points of one list stand close together, so that it is a tight one. */
static bool
is_close(const struct doc_block *before, const struct doc_block *block)
{
	if (block->kind == DOC_CELL || block->kind == DOC_TABLE_END || (block->kind == DOC_TICK && before->kind == DOC_TICK && block->code != NULL))
		return true;
	return before->kind == block->kind && before->level == block->level &&
	    (block->kind == DOC_ITEM || block->kind == DOC_STEP || block->kind == DOC_BAR);
}

static void
put_block(struct writer *w, const struct doc_block *block)
{
	if (block->kind == DOC_CARD_END)
		return;
	if (w->before != NULL && !is_close(w->before, block))
		buf_putc(w->out, '\n');
	w->before = block;
	switch (block->kind) {
	case DOC_HEADING:
		put_heading(w, block);
		break;
	case DOC_PARAGRAPH:
		put_paragraph(w, block);
		break;
	case DOC_ITEM:
		put_mark(w, block, "- ");
		put_addressed(w, block);
		break;
	case DOC_STEP:
		put_step(w, block);
		break;
	case DOC_TICK:
		put_tick(w, block);
		break;
	case DOC_BAR:
		put_bar(w, block);
		break;
	case DOC_LINK:
		put_link(w, block);
		break;
	case DOC_MESSAGE:
		put_message(w, block);
		break;
	case DOC_RULE:
	case DOC_PAGE:
		close_lists(w, 0);
		buf_puts(w->out, "---\n");
		break;
	case DOC_CARD:
		put_card(w, block);
		break;
	case DOC_CARD_END:
		break;
	case DOC_ASIDE:
		put_aside(w, block);
		break;
	case DOC_TABLE:
	case DOC_CELL:
	case DOC_TABLE_END:
		put_table_block(w, block);
		break;
	}
}

int
markdown_write(const struct doc *doc, const struct export_options *options, struct buf *out, struct err *err)
{
	struct writer w = { .out = out };
	size_t i;

	(void)options;
	for (i = 0; i < doc->count; i++)
		put_block(&w, &doc->blocks[i]);
	if (doc->footer != NULL) {
		buf_puts(out, "\n---\n\n");
		markdown_puts(out, doc->footer);
		buf_putc(out, '\n');
	}
	return buf_check(out, err);
}
