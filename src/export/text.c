/* text.c - the neutral document as plain text; wording and order are the document's. */
#include <closeknit/doc.h>
#include <closeknit/export.h>

#include <string.h>

#include "export/formats.h"
#include "export/text_number.h"

/* The longest bar [columns]: leaves room for a label beside it in a line of EXPORT_COLUMNS. */
enum { BAR_COLUMNS = 20 };
/* For what stands behind it, and how far apart [columns]. */
enum { NOTE_COLUMNS = 14, NOTE_GAP = 2 };

struct writer {
	struct buf *out;
	int columns;
	const struct doc_block *table;	/* the one that is open; its cells stand behind it; NULL: none */
	const struct doc_block *before;	/* the block before, to know when to leave a line; NULL: none */
};

static void
put_blanks(struct writer *w, int count)
{
	while (count-- > 0)
		buf_putc(w->out, ' ');
}

/* How far a block stands in: by its level, but so that half of the narrowest line is left. */
static int
indent_of(const struct writer *w, const struct doc_block *block)
{
	const int indent = block->level * 4;

	return indent < w->columns / 2 ? indent : w->columns / 2;
}

static void
put_line(struct writer *w, int indent, const char *text, size_t len)
{
	put_blanks(w, indent);
	text_show(w->out, text, len);
	buf_putc(w->out, '\n');
}

/* Wrapped text: `lead` stands before its first line, blanks of the same width before the others. */
static void
put_wrapped(struct writer *w, int indent, const char *lead, const char *text)
{
	int hang = indent + text_columns(lead, strlen(lead));
	size_t len = strlen(text), start = 0, at, take;
	bool first = true;

	while (text_wrap(text, len, w->columns - hang, &start, &at, &take)) {
		text_keep_number(text, &start, at, &take);
		if (first) {
			put_blanks(w, indent);
			buf_puts(w->out, lead);
			text_show(w->out, text + at, take);
			buf_putc(w->out, '\n');
		} else {
			put_line(w, take == 0 ? 0 : hang, text + at, take);
		}
		first = false;
	}
	if (first)
		put_line(w, indent, lead, strlen(lead));
}

/* An address: too long for a line, it breaks after "/", "?" or "&" (DESIGN.md 7), else where it must. */
static void
put_address(struct writer *w, int indent, const char *url)
{
	size_t room = (size_t)(w->columns - indent), len = strlen(url);

	while (len > room) {
		size_t take = room;

		while (take > 1 && strchr("/?&", url[take - 1]) == NULL)
			take--;
		if (take <= 1)
			take = room;
		put_line(w, indent, url, take);
		url += take;
		len -= take;
	}
	put_line(w, indent, url, len);
}

static void
put_heading(struct writer *w, const struct doc_block *block)
{
	int width = text_columns(block->text, strlen(block->text));

	put_wrapped(w, 0, "", block->text);
	if (block->level > 2)
		return;
	while (width > w->columns)
		width = w->columns;
	while (width-- > 0)
		buf_putc(w->out, block->level == 1 ? '=' : '-');
	buf_putc(w->out, '\n');
}

static void
put_bar(struct writer *w, const struct doc_block *block)
{
	int bar = w->columns >= 60 ? BAR_COLUMNS : BAR_COLUMNS / 2;
	int full = block->whole == 0 ? 0 : (int)((uint64_t)block->part * (uint64_t)bar / block->whole);
	int label = w->columns - bar - NOTE_COLUMNS > 0 ? w->columns - bar - NOTE_COLUMNS : 0, width = text_columns(block->text, strlen(block->text)), i;
	const char *note = block->note != NULL ? block->note : "";

	/* What is too long to stand on the bar's line stands above it, and below. */
	if (width > label) {
		put_wrapped(w, 0, "", block->text);
		width = 0;
	} else {
		text_show(w->out, block->text, strlen(block->text));
	}
	put_blanks(w, label - width);
	for (i = 0; i < bar; i++)
		buf_putc(w->out, i < full ? '#' : '.');
	if (label + bar + NOTE_GAP + text_columns(note, strlen(note)) > w->columns) {
		buf_putc(w->out, '\n');
		put_wrapped(w, label, "", note);
		return;
	}
	put_blanks(w, NOTE_GAP);
	text_show(w->out, note, strlen(note));
	buf_putc(w->out, '\n');
}

/* The address that a point is of, under its text. */
static void
put_point_address(struct writer *w, int indent, const struct doc_block *block)
{
	if (block->url != NULL && strncmp(block->url, "https:", 6) == 0)
		put_address(w, indent, block->url);
}

static void
put_step(struct writer *w, const struct doc_block *block)
{
	struct buf lead = { 0 };

	buf_printf(&lead, "%u. ", (unsigned)block->number);
	put_wrapped(w, indent_of(w, block), buf_text(&lead), block->text);
	put_point_address(w, indent_of(w, block) + (int)lead.len, block);
	if (lead.failed)
		w->out->failed = true;
	buf_clear(&lead);
}

static void
put_tick(struct writer *w, const struct doc_block *block)
{
	struct buf text = { 0 }, lead = { 0 };

	buf_puts(&lead, block->ticked ? "[x] " : "[ ] ");
	if (block->code != NULL)
		buf_printf(&lead, "%s  ", block->code);
	buf_puts(&text, block->text);
	if (block->note != NULL)
		buf_printf(&text, " (%s)", block->note);
	put_wrapped(w, 0, buf_text(&lead), buf_text(&text));
	w->out->failed |= text.failed || lead.failed;
	buf_clear(&text);
	buf_clear(&lead);
}

/* Whether a text introduces what follows. */
static bool
ends_in_colon(const char *text)
{
	size_t len = strlen(text);

	return len > 0 && text[len - 1] == ':';
}

static void
put_link(struct writer *w, const struct doc_block *block)
{
	int indent = indent_of(w, block), width = text_columns(block->text, strlen(block->text));
	struct buf line = { 0 };

	if (block->text[0] == '\0' && block->url != NULL) {
		put_address(w, indent, block->url);
	} else if (block->url == NULL || strncmp(block->url, "https:", 6) != 0) {
		put_wrapped(w, indent, "", block->text);
	} else if (ends_in_colon(block->text) && indent + width + 1 + text_columns(block->url, strlen(block->url)) <= w->columns) {
		buf_printf(&line, "%s %s", block->text, block->url);
		put_line(w, indent, buf_text(&line), line.len);
	} else {
		put_wrapped(w, indent, "", block->text);
		put_address(w, indent + 2, block->url);
	}
	w->out->failed |= line.failed;
	buf_clear(&line);
}

static void
put_card(struct writer *w, const struct doc_block *block)
{
	struct buf lead = { 0 };

	buf_printf(&lead, "%u. ", (unsigned)block->number);
	put_wrapped(w, 0, buf_text(&lead), block->text);
	w->out->failed |= lead.failed;
	buf_clear(&lead);
}

/* ---- Tables: a line for each row's head, under it what stands in the row, each with its column's head ---------- */

/* One cell of a row: `at` is where its line has got to [columns]. */
static void
put_cell(struct writer *w, const struct doc_block *head, const struct doc_block *cell, int *at)
{
	struct buf text = { 0 };
	int width;

	if (cell->code != NULL)
		buf_printf(&text, "[ ] %s %s", head->text, cell->code);
	else if (cell->text[0] != '\0')
		buf_printf(&text, "%s: %s", head->text, cell->text);
	width = text_columns(buf_text(&text), text.len);
	if (*at > 0 && *at + 2 + width > w->columns) {
		buf_putc(w->out, '\n');
		*at = 0;
	}
	if (text.len > 0 && *at == 0 && 4 + width > w->columns) {
		put_wrapped(w, 4, "", buf_text(&text));
	} else if (text.len > 0) {
		put_blanks(w, *at == 0 ? 4 : 2);
		text_show(w->out, buf_text(&text), text.len);
		*at += width + (*at == 0 ? 4 : 2);
	}
	w->out->failed |= text.failed;
	buf_clear(&text);
}

/* The row that begins with that cell; the first row are heads, which stand in the others. */
static void
put_row(struct writer *w, const struct doc_block *first)
{
	const uint32_t columns = w->table->number;
	int at = 0;
	uint32_t i;

	/* Rows have no columns here: how to fill them in is said in words for that. */
	if (first == w->table + 1) {
		if (first->note != NULL)
			put_wrapped(w, 0, "", first->note);
		return;
	}
	put_wrapped(w, 0, "", first->text);
	for (i = 1; i < columns; i++)
		put_cell(w, w->table + 1 + i, first + i, &at);
	if (at > 0)
		buf_putc(w->out, '\n');
}

static void
put_table_block(struct writer *w, const struct doc_block *block)
{
	if (block->kind == DOC_TABLE) {
		w->table = block;
		if (block->text[0] != '\0')
			put_wrapped(w, 0, "", block->text);
	} else if (block->kind == DOC_TABLE_END) {
		w->table = NULL;
	} else if (w->table != NULL && (uint32_t)(block - w->table - 1) % w->table->number == 0) {
		put_row(w, block);
	}
}

static void
put_aside(struct writer *w, const struct doc_block *block)
{
	struct buf lead = { 0 };

	if (block->note != NULL)
		buf_printf(&lead, "%s: ", block->note);
	buf_puts(&lead, block->text);
	put_wrapped(w, 4, "", buf_text(&lead));
	w->out->failed |= lead.failed;
	buf_clear(&lead);
}

static void
put_rule(struct writer *w)
{
	int i;

	for (i = 0; i < w->columns; i++)
		buf_putc(w->out, '-');
	buf_putc(w->out, '\n');
}

/* Inside an action or a card, what introduces a list stands right above it, and short paragraphs stand together. */
static bool
is_close_inside(const struct doc_block *before, const struct doc_block *block)
{
	if (before->kind == DOC_TICK || before->kind == DOC_CARD)
		return block->kind == DOC_PARAGRAPH;
	if (block->kind == DOC_PARAGRAPH)
		return before->kind != DOC_STEP;
	return before->kind == DOC_PARAGRAPH && (block->kind == DOC_ITEM || block->kind == DOC_STEP) && ends_in_colon(before->text);
}

/* Blocks that stand close together: points of one list, bars, what belongs to one contact. */
static bool
is_close(const struct doc_block *before, const struct doc_block *block)
{
	if (before->kind == block->kind && (block->kind == DOC_ITEM || block->kind == DOC_STEP || block->kind == DOC_BAR || block->kind == DOC_LINK))
		return true;
	if (before->kind == DOC_HEADING && before->level >= 3)
		return block->kind != DOC_HEADING;
	if (block->kind == DOC_CARD_END || block->kind == DOC_CELL || block->kind == DOC_TABLE_END)
		return true;
	if (before->kind == DOC_TICK && block->kind == DOC_TICK)
		return block->code != NULL;
	if (block->level >= 1 && block->kind != DOC_HEADING)
		return is_close_inside(before, block);
	return before->kind == DOC_PARAGRAPH && block->kind == DOC_LINK &&
	    (block->text[0] == '\0' || ends_in_colon(block->text) || (block->url != NULL && strncmp(block->url, "tel:", 4) == 0));
}

static void
put_block(struct writer *w, const struct doc_block *block)
{
	if (w->before != NULL && !is_close(w->before, block))
		buf_putc(w->out, '\n');
	w->before = block;
	switch (block->kind) {
	case DOC_HEADING:
		put_heading(w, block);
		break;
	case DOC_PARAGRAPH:
		put_wrapped(w, indent_of(w, block), "", block->text);
		break;
	case DOC_MESSAGE:
		put_wrapped(w, 4, "", block->text);
		break;
	case DOC_ITEM:
		put_wrapped(w, indent_of(w, block), "- ", block->text);
		put_point_address(w, indent_of(w, block) + 2, block);
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
	case DOC_RULE:
	case DOC_PAGE:
		put_rule(w);
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
doc_to_text(const struct doc *doc, int columns, struct buf *out, struct err *err)
{
	struct writer w = { .out = out, .columns = columns };
	size_t i;

	for (i = 0; i < doc->count; i++)
		put_block(&w, &doc->blocks[i]);
	return buf_check(out, err);
}

int
text_write(const struct doc *doc, const struct export_options *options, struct buf *out, struct err *err)
{
	(void)options;
	return doc_to_text(doc, EXPORT_COLUMNS, out, err);
}
