/* help_sheet.c - the help page on a sheet of paper: as much as a side holds, the most needed first; the words are help_core.c's and the pack's. */
#include "export/help_sheet.h"

#include <closeknit/export.h>

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "export/contacts.h"
#include "export/help_core.h"
#include "export/words.h"

/*
 * How much a side of A4 holds, so that page breaks come where they should whoever lays it out: measured on what closeknit-pdf and Chromium make of it.  Heights are in
 * quarters of a line, and a little less than there is.  In large print the help page takes both sides of a sheet of its own.
 */
struct side { int columns, height; };
static const struct side side_normal = { 75, 156 }, side_large = { 56, 2 * 112 };
enum { LINE = 4, GAP_ITEM = 1, GAP = 2, HEADING_TOP = 2, QR_HEIGHT = 14 };

/* How much of a page on the fridge may go to what to do: the rest is for whom to call [in twelfths]. */
enum { STEPS_SHARE = 8, WHOLE_SHARE = 12 };
/* What stands under the contacts: when they were looked at. */
enum { CHECKED_HEIGHT = LINE + GAP };

/* A side being filled. */
struct sheet {
	struct doc *doc;
	const struct pack *pack;
	const struct side *side;
	size_t from;	/* where its blocks begin */
};

static const struct side *
side_of(const struct export_options *options)
{
	return options != NULL && options->large_print ? &side_large : &side_normal;
}

static int
count_lines(const char *text, int columns)
{
	size_t start = 0, at, take;
	int lines = 0;

	while (text_wrap(text, strlen(text), columns, &start, &at, &take))
		lines++;
	return lines > 0 ? lines : 1;
}

/* How high the sheet's blocks are [quarters of a line]. */
static int
measure(const struct sheet *sheet)
{
	const struct doc *doc = sheet->doc;
	const struct side *side = sheet->side;
	int height = 0;
	size_t i;

	for (i = sheet->from; i < doc->count; i++) {
		const struct doc_block *block = &doc->blocks[i];
		int lines = count_lines(block->text, block->kind == DOC_ITEM || block->kind == DOC_STEP ? side->columns - 3 : side->columns);

		switch (block->kind) {
		case DOC_HEADING:
			height += lines * (LINE + 1) + HEADING_TOP;
			break;
		case DOC_ITEM:
		case DOC_STEP:
			height += lines * LINE + GAP_ITEM;
			break;
		case DOC_LINK:
			lines = count_lines(block->text, side->columns * 3 / 4) + count_lines(block->url != NULL ? block->url : "", side->columns * 3 / 4);
			height += GAP + (block->qr && lines * LINE < QR_HEIGHT ? QR_HEIGHT : lines * LINE);
			break;
		default:
			height += lines * LINE + GAP;
			break;
		}
	}
	return height;
}

/* ---- What to do, what never ----------------------------------------------------------------------------------- */

/* How much of it: all, without the reasons, the program's own with its reasons, the program's own without. */
enum detail { DETAIL_ALL, DETAIL_TEXTS, DETAIL_CORE, DETAIL_CORE_TEXTS };

static void
add_steps(struct doc *doc, const struct pack *pack, enum detail detail, int level)
{
	const struct pack_help *help = pack != NULL && detail < DETAIL_CORE ? &pack->help[0] : NULL;
	bool reasons = detail == DETAIL_ALL || detail == DETAIL_CORE;

	help_add_opening(doc, detail == DETAIL_ALL);
	SAY(doc, DOC_HEADING, level, "%s", _("What to do, in this order"));
	if (help != NULL && help->steps.count > 0)
		help_add_advice(doc, pack, help->steps, DOC_STEP, reasons);
	else
		help_add_core(doc, DOC_STEP, help_core_steps(), reasons);
	SAY(doc, DOC_HEADING, level, "%s", _("Never do these things"));
	if (help != NULL && help->never.count > 0)
		help_add_advice(doc, pack, help->never, DOC_ITEM, reasons);
	else
		help_add_core(doc, DOC_ITEM, help_core_never(), reasons);
}

/* As much of it as fits into `share` of the side, under headings of `level`. */
static void
add_steps_that_fit(const struct sheet *sheet, int share, int level)
{
	static const enum detail details[] = { DETAIL_ALL, DETAIL_TEXTS, DETAIL_CORE, DETAIL_CORE_TEXTS };
	size_t count = sheet->doc->count, i;

	for (i = 0; i < sizeof(details) / sizeof(details[0]); i++) {
		sheet->doc->count = count;
		add_steps(sheet->doc, sheet->pack, details[i], level);
		if (measure(sheet) <= sheet->side->height * share / WHOLE_SHARE)
			return;
	}
}

/* ---- Whom to call --------------------------------------------------------------------------------------------- */

/* The n-th contact to name [from 0]: the help page's own first, then the others. */
static uint32_t
contact_at(const struct pack *pack, uint32_t n)
{
	const struct pack_list own = pack->help[0].contacts;
	uint32_t i, k;

	if (n < own.count)
		return pack->numbers[own.first + n];
	n -= own.count;
	for (i = 0; i < pack->contact_count; i++) {
		for (k = 0; k < own.count && pack->numbers[own.first + k] != i; k++)
			continue;
		if (k == own.count && n-- == 0)
			break;
	}
	return i;
}

/* The police have two lines above, on every page; where room is short, they need no third. */
static bool
is_said_already(const struct pack *pack, uint32_t contact)
{
	const char *phone = pack_text(pack, pack->contacts[contact].phone);

	return strcmp(phone, "999") == 0 || strcmp(phone, "101") == 0;
}

/* Every contact in turn that still fits; false if one did not. */
static bool
add_contacts(const struct sheet *sheet, enum contact_room room)
{
	bool all = true;
	uint32_t i;

	for (i = 0; i < sheet->pack->contact_count && !sheet->doc->failed; i++) {
		size_t before = sheet->doc->count;
		const uint32_t row = contact_at(sheet->pack, i);

		if (room == CONTACT_LINE && is_said_already(sheet->pack, row))
			continue;
		contacts_add_one(sheet->doc, sheet->pack, row, room);
		if (measure(sheet) > sheet->side->height - CHECKED_HEIGHT) {
			sheet->doc->count = before;
			all = false;
		}
	}
	return all;
}

/* Numbers to call stand together, then the addresses with their codes. */
static void
put_numbers_first(struct doc *doc, size_t from)
{
	size_t first = from, i, k;

	for (i = from; i < doc->count; i++) {
		struct doc_block block = doc->blocks[i];

		if (block.kind == DOC_LINK)
			continue;
		for (k = i; k > first; k--)
			doc->blocks[k] = doc->blocks[k - 1];
		doc->blocks[first++] = block;
	}
}

/* In as much detail as lets all of them in; where none does, as many as can be in the shortest. */
static void
add_calls(const struct sheet *sheet)
{
	static const enum contact_room rooms[] = { CONTACT_CODE, CONTACT_LINES, CONTACT_LINE };
	size_t count = sheet->doc->count, i;

	if (sheet->pack == NULL || sheet->pack->contact_count == 0) {
		help_add_core_calls(sheet->doc);
		return;
	}
	for (i = 0; i < sizeof(rooms) / sizeof(rooms[0]); i++) {
		sheet->doc->count = count;
		if (add_contacts(sheet, rooms[i]))
			break;
	}
	put_numbers_first(sheet->doc, count);
	contacts_add_checked(sheet->doc, sheet->pack);
}

/* ---- The faces of it ------------------------------------------------------------------------------------------ */

bool
help_sheet_is_whole(const struct pack *pack, const struct export_options *options)
{
	struct doc doc;
	const struct sheet sheet = { .doc = &doc, .pack = pack, .side = side_of(options) };
	bool whole;

	doc_init(&doc);
	SAY(&doc, DOC_HEADING, 2, "%s", _("If something has happened"));
	add_steps(&doc, pack, DETAIL_ALL, 3);
	SAY(&doc, DOC_HEADING, 3, "%s", _("Whom to call"));
	whole = measure(&sheet) <= sheet.side->height * STEPS_SHARE / WHOLE_SHARE && add_contacts(&sheet, CONTACT_LINES);
	doc_clear(&doc);
	return whole;
}

void
help_sheet_add(struct doc *doc, const struct pack *pack, const struct export_options *options)
{
	const struct sheet sheet = { .doc = doc, .pack = pack, .side = side_of(options), .from = doc->count };

	SAY(doc, DOC_HEADING, 2, "%s", _("If something has happened"));
	add_steps_that_fit(&sheet, STEPS_SHARE, 3);
	SAY(doc, DOC_HEADING, 3, "%s", _("Whom to call"));
	add_calls(&sheet);
}

void
help_sheet_add_steps(struct doc *doc, const struct pack *pack)
{
	SAY(doc, DOC_HEADING, 2, "%s", _("If something has happened: step by step"));
	add_steps(doc, pack, DETAIL_ALL, 3);
}

void
doc_from_help_sheet(struct doc *doc, const struct pack *pack, int32_t today, const struct export_options *options)
{
	struct sheet sheet = { .doc = doc, .pack = pack, .side = side_of(options) };

	words_begin(doc, pack, _("If something has happened"));
	words_foot(doc, pack, today, options != NULL && options->large_print ? NULL : "closeknit help-now --large-print");
	SAY(doc, DOC_HEADING, 1, "%s", doc->title);
	words_add_past(doc, pack, today);
	add_steps_that_fit(&sheet, WHOLE_SHARE, 2);
	doc_add(doc, DOC_PAGE, 0, "%s", "");
	sheet.from = doc->count;
	SAY(doc, DOC_HEADING, 2, "%s", _("Whom to call"));
	add_calls(&sheet);
}
