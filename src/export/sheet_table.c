/* sheet_table.c - boxes of a sheet as blocks of the document: a table for a question that is asked several times; columns' widths are each format's. */
#include "export/sheet_table.h"

#include <closeknit/pack.h>

#include "base/say.h"
#include "export/sheet_words.h"
#include "export/words.h"

/*
 * How many columns of boxes stand beside their row's head on A4, so that a word of it fits in a line: in large print fewer.  With the repeats across, heads of
 * columns are names; with letters across, one letter each.
 */
enum { ACROSS_MAX = 4, ACROSS_MAX_LARGE = 3, LETTERS_MAX = 6, LETTERS_MAX_LARGE = 4 };

/* The box for none of the options has the letter behind theirs: "F. None of these". */
static void
put_none(const struct pack_question *question, struct buf *out)
{
	sheet_put_letter(question->option_count, out);
	buf_printf(out, ". %s", _("None of these"));
}

void
sheet_add_box(struct doc *doc, const struct sheet *sheet, size_t box, enum doc_kind kind)
{
	const struct pack *pack = sheet->pack;
	const struct sheet_box *row = &sheet->boxes[box];
	char code[SHEET_CODE_MAX];
	struct buf text = { 0 };
	struct doc_block *block;

	if (kind == DOC_TICK && row->option == PACK_NONE)
		put_none(&pack->questions[pack->items[row->item].question], &text);
	else if (kind == DOC_TICK)
		sheet_put_option(sheet, row->option, pack->items[row->item].option, &text);
	block = doc_add(doc, kind, 0, "%s", buf_text(&text));
	if (row->option == PACK_NONE)
		words_said(doc, block);
	else
		words_quoted(doc, pack, pack->options[row->option].label, block);
	sheet_code(sheet, box, code);
	if (block != NULL)
		block->code = doc_text(doc, code);
	doc->failed |= text.failed;
	buf_clear(&text);
}

/* ---- Tables ------------------------------------------------------------------------------------------------- */

/* A question that is asked several times. */
struct table {
	struct doc *doc;
	const struct sheet *sheet;
	const struct pack_question *question;
	uint32_t options;		/* the question's, and "none of these" */
};

/* The next item that can be asked, from the k-th on; *k is behind it.  PACK_NONE: there is none. */
static uint32_t
next_item(const struct table *t, uint32_t *k)
{
	while (*k < t->question->item_count) {
		const uint32_t item = t->question->first_item + (*k)++ * t->question->item_stride;

		if (t->sheet->asked[item])
			return item;
	}
	return PACK_NONE;
}

/* How to tick where the table has no room for columns: then the answers head what is asked about, or the other way round, and a word must not be taken for the wrong one. */
static void
put_names(const struct table *t, uint32_t k, uint32_t count, struct buf *out)
{
	const bool many = t->question->kind == QUESTION_MANY;
	struct buf names = { 0 };
	uint32_t i;

	for (i = 0; i < count; i++)
		buf_printf(&names, "%s%s", i > 0 ? "; " : "", pack_text(t->sheet->pack, t->sheet->pack->options[t->sheet->pack->items[next_item(t, &k)].option].label));
	if (count == 0)
		buf_puts(out, many ? _("Tick all that fit for each.") : _("Tick one for each."));
	else
		/* TRANSLATORS: what a question asks about: "Tick one for each of these: Facebook; Instagram." */
		buf_printf(out, many ? _("Tick all that fit for each of these: %s.") : _("Tick one for each of these: %s."), buf_text(&names));
	out->failed |= names.failed;
	buf_clear(&names);
}

/* From the k-th repeat on.  Not the question's first table may be on another page than its words; one with the repeats down can be long, and go on there. */
static void
add_begin(const struct table *t, uint32_t columns, bool across, uint32_t k)
{
	const unsigned number = (unsigned)t->sheet->numbers[t->question - t->sheet->pack->questions];
	struct doc_block *block = SAY(t->doc, DOC_TABLE, 0, "%s", "");
	const bool many = t->question->kind == QUESTION_MANY;
	struct buf how = { 0 };

	put_names(t, k, across ? columns - 1 : 0, &how);
	if (block != NULL)
		block->number = columns;
	if (k > 0)
		/* TRANSLATORS: the number of a question that goes on here. */
		block = SAY(t->doc, DOC_CELL, 0, many ? _("%u. Tick all that fit in each column") : _("%u. Tick one in each column"), number);
	else if (across)
		block = SAY(t->doc, DOC_CELL, 0, "%s", many ? _("Tick all that fit in each column") : _("Tick one in each column"));
	else
		/* TRANSLATORS: the number of a question, in the head of its table. */
		block = SAY(t->doc, DOC_CELL, 0, many ? _("%u. Tick all that fit in each row") : _("%u. Tick one in each row"), number);
	if (block != NULL)
		block->note = doc_text(t->doc, buf_text(&how));
	t->doc->failed |= how.failed;
	buf_clear(&how);
}

/* The label of a repeat, as a head. */
static void
add_repeat_head(const struct table *t, uint32_t item)
{
	const uint32_t label = t->sheet->pack->options[t->sheet->pack->items[item].option].label;

	words_add(t->doc, DOC_CELL, 0, t->sheet->pack, label);
}

/* "A. A small list", or "None of these". */
static void
add_option_text(const struct table *t, uint32_t option)
{
	struct buf text = { 0 };

	if (option == t->question->option_count) {
		put_none(t->question, &text);
		SAY(t->doc, DOC_CELL, 0, "%s", buf_text(&text));
	} else {
		sheet_put_option(t->sheet, t->question->first_option + option, PACK_NONE, &text);
		words_quoted(t->doc, t->sheet->pack, t->sheet->pack->options[t->question->first_option + option].label, doc_add(t->doc, DOC_CELL, 0, "%s", buf_text(&text)));
	}
	t->doc->failed |= text.failed;
	buf_clear(&text);
}

/* Repeats across, options down: `count` of the repeats from the k-th on; where the next table begins. */
static uint32_t
add_across(const struct table *t, uint32_t k, uint32_t count)
{
	uint32_t behind = k, option, column, at;

	add_begin(t, count + 1, true, k);
	for (column = 0; column < count; column++)
		add_repeat_head(t, next_item(t, &behind));
	for (option = 0; option < t->options; option++) {
		add_option_text(t, option);
		for (column = 0, at = k; column < count; column++)
			sheet_add_box(t->doc, t->sheet, t->sheet->first_box[next_item(t, &at)] + option, DOC_CELL);
	}
	doc_add(t->doc, DOC_TABLE_END, 0, "%s", "");
	return behind;
}

/* The head of a column that is one letter: what it stands for is its note. */
static void
add_letter_head(const struct table *t, uint32_t option)
{
	const uint32_t row = t->question->first_option + option;
	struct buf letter = { 0 }, label = { 0 };
	struct doc_block *head;

	sheet_put_letter(option, &letter);
	if (option == t->question->option_count) {
		buf_puts(&label, _("None of these"));
		head = SAY(t->doc, DOC_CELL, 0, "%s", buf_text(&letter));
	} else {
		sheet_put_text(t->sheet->pack, t->sheet->pack->options[row].label, PACK_NONE, &label);
		head = words_quoted(t->doc, t->sheet->pack, t->sheet->pack->options[row].label, doc_add(t->doc, DOC_CELL, 0, "%s", buf_text(&letter)));
	}
	if (head != NULL)
		head->note = doc_text(t->doc, buf_text(&label));
	t->doc->failed |= letter.failed || label.failed;
	buf_clear(&letter);
	buf_clear(&label);
}

/* What the letters stand for, a point for each: who has twelve rows to fill in looks there often. */
static void
add_legend(const struct table *t)
{
	uint32_t i;

	for (i = 0; i < t->options; i++) {
		struct buf text = { 0 };

		if (i < t->question->option_count) {
			sheet_put_option(t->sheet, t->question->first_option + i, PACK_NONE, &text);
			words_quoted(t->doc, t->sheet->pack, t->sheet->pack->options[t->question->first_option + i].label, doc_add(t->doc, DOC_ITEM, 0, "%s", buf_text(&text)));
		} else {
			put_none(t->question, &text);
			SAY(t->doc, DOC_ITEM, 0, "%s", buf_text(&text));
		}
		t->doc->failed |= text.failed;
		buf_clear(&text);
	}
}

/* Repeats down, a letter for each option across, under what the letters stand for. */
static void
add_down(const struct table *t)
{
	uint32_t option, k = 0, item;

	add_legend(t);
	add_begin(t, t->options + 1, false, 0);
	for (option = 0; option < t->options; option++)
		add_letter_head(t, option);
	while ((item = next_item(t, &k)) != PACK_NONE) {
		add_repeat_head(t, item);
		for (option = 0; option < t->options; option++)
			sheet_add_box(t->doc, t->sheet, t->sheet->first_box[item] + option, DOC_CELL);
	}
	doc_add(t->doc, DOC_TABLE_END, 0, "%s", "");
}

void
sheet_add_tables(struct doc *doc, const struct sheet *sheet, uint32_t question, bool large)
{
	struct table t = { .doc = doc, .sheet = sheet, .question = &sheet->pack->questions[question] };
	const uint32_t across = large ? ACROSS_MAX_LARGE : ACROSS_MAX, letters = large ? LETTERS_MAX_LARGE : LETTERS_MAX;
	uint32_t left = sheet_repeats(sheet, question), k = 0, tables, count;

	t.options = t.question->option_count + sheet_has_none(sheet, question);
	if (left > across && t.options <= letters) {
		add_down(&t);
		return;
	}
	/* As many tables as are needed, all about as wide. */
	for (tables = (left + across - 1) / across; tables > 0; tables--) {
		count = (left + tables - 1) / tables;
		k = add_across(&t, k, count);
		left -= count;
	}
}
