/* help_sheet.c - the help page on a sheet of paper: as much as a side holds, the most needed first; the words are help_core.c's and the pack's. */
#include "export/help_sheet.h"

#include <closeknit/export.h>

#include <string.h>

#include "base/say.h"
#include "export/contacts.h"
#include "export/help_core.h"
#include "export/help_side.h"
#include "export/words.h"

/* How much of a page on the fridge may go to what to do: the rest is for whom to call [in twelfths]. */
enum { STEPS_SHARE = 8, WHOLE_SHARE = 12 };

/* ---- What to do, what never ----------------------------------------------------------------------------------- */

/* How much of it: all; without the reasons; the program's own with its reasons, with those of its steps, with none, in the fewest words. */
enum detail { DETAIL_ALL, DETAIL_TEXTS, DETAIL_CORE, DETAIL_CORE_STEPS, DETAIL_CORE_TEXTS, DETAIL_CORE_BRIEF };

/* The same by enum detail. */
static const struct { bool own, steps_why, never_why; enum core_room steps, never; enum opening opening; } details[] = {
	[DETAIL_ALL] = { true, true, true, CORE_WITH_WHY, CORE_WITH_WHY, OPENING_WHOLE },
	[DETAIL_TEXTS] = { true, false, false, CORE_TEXT, CORE_TEXT, OPENING_FIRST },
	[DETAIL_CORE] = { false, true, true, CORE_WITH_WHY, CORE_WITH_WHY, OPENING_FIRST },
	[DETAIL_CORE_STEPS] = { false, true, false, CORE_WITH_WHY, CORE_TEXT, OPENING_FIRST },
	[DETAIL_CORE_TEXTS] = { false, false, false, CORE_TEXT, CORE_TEXT, OPENING_FIRST },
	[DETAIL_CORE_BRIEF] = { false, false, false, CORE_BRIEF, CORE_BRIEF, OPENING_BRIEF },
};

static void
add_steps(struct doc *doc, const struct pack *pack, enum detail detail, int level)
{
	const struct pack_help *help = pack != NULL && details[detail].own ? &pack->help[0] : NULL;

	help_add_opening(doc, details[detail].opening);
	SAY(doc, DOC_HEADING, level, "%s", _("What to do, in this order"));
	if (help != NULL && help->steps.count > 0)
		help_add_advice(doc, pack, help->steps, DOC_STEP, details[detail].steps_why);
	else
		help_add_core(doc, DOC_STEP, help_core_steps(), details[detail].steps);
	SAY(doc, DOC_HEADING, level, "%s", _("Never do these things"));
	if (help != NULL && help->never.count > 0)
		help_add_advice(doc, pack, help->never, DOC_ITEM, details[detail].never_why);
	else
		help_add_core(doc, DOC_ITEM, help_core_never(), details[detail].never);
}

/* As much of it as fits into `share` of the side, under headings of `level`. */
static void
add_steps_that_fit(const struct filling *f, int share, int level)
{
	const size_t count = f->doc->count;
	int detail;

	for (detail = DETAIL_ALL; detail <= DETAIL_CORE_BRIEF; detail++) {
		f->doc->count = count;
		add_steps(f->doc, f->pack, (enum detail)detail, level);
		if (help_side_measure(f, f->from) <= help_side_height(f) * share / WHOLE_SHARE)
			return;
	}
}

/* ---- Whom to call --------------------------------------------------------------------------------------------- */

/* The police have two lines above, on every page; where room is short, they need no third. */
static bool
is_said_already(const struct pack *pack, uint32_t contact)
{
	const char *phone = pack_text(pack, pack->contacts[contact].phone);

	return strcmp(phone, "999") == 0 || strcmp(phone, "101") == 0;
}

/* A contact, if it still fits, or `anyhow`; false if it does not. */
static bool
add_contact(const struct filling *f, uint32_t row, enum contact_room room, bool anyhow, int *height)
{
	const size_t before = f->doc->count;
	int more;

	contacts_add_one(f->doc, f->pack, row, room);
	more = help_side_measure(f, before);
	if (anyhow || *height + more <= help_side_height(f) - help_side_checked(f)) {
		*height += more;
		return true;
	}
	f->doc->count = before;
	return false;
}

/*
 * Where there is only room for lines: the first few of the help page's own numbers, the first few of its addresses, its other numbers, before more addresses
 * whose codes take the room of three of them; then the rest of the pack.
 */
enum { FIRST_NUMBERS = 4, FIRST_ADDRESSES = 3 };
/* However long a language's words are, nobody reads "Whom to call" and finds no number under it. */
enum { NUMBERS_MIN = 2 };
enum turn { TURN_NUMBERS, TURN_ADDRESSES, TURN_MORE_NUMBERS, TURN_MORE_ADDRESSES, TURN_REST, TURNS };

/* Whose turn it is; *numbers and *addresses count those so far. */
static enum turn
turn_of(const struct pack *pack, const struct contact_order *order, uint32_t n, uint32_t *numbers, uint32_t *addresses)
{
	if (n >= order->own)
		return TURN_REST;
	if (pack->contacts[order->rows[n]].phone == 0)
		return (*addresses)++ < FIRST_ADDRESSES ? TURN_ADDRESSES : TURN_MORE_ADDRESSES;
	return (*numbers)++ < FIRST_NUMBERS ? TURN_NUMBERS : TURN_MORE_NUMBERS;
}

/* The same, in their turns. */
static void
add_lines(const struct filling *f, const struct contact_order *order, int height)
{
	int turn;
	uint32_t i;

	for (turn = TURN_NUMBERS; turn < TURNS; turn++) {
		uint32_t numbers = 0, addresses = 0;

		for (i = 0; i < order->count && !f->doc->failed; i++)
			if (!is_said_already(f->pack, order->rows[i]) && turn_of(f->pack, order, i, &numbers, &addresses) == (enum turn)turn)
				add_contact(f, order->rows[i], CONTACT_LINE, turn == TURN_NUMBERS && numbers <= NUMBERS_MIN, &height);
	}
}

/* Every contact in turn that still fits; false if one did not. */
static bool
add_contacts(const struct filling *f, enum contact_room room)
{
	const struct contact_order order = contacts_order(f->doc, f->pack);
	int height = help_side_measure(f, f->from);
	bool all = true;
	uint32_t i;

	if (room == CONTACT_LINE)
		add_lines(f, &order, height);
	for (i = 0; room != CONTACT_LINE && i < order.count && !f->doc->failed; i++)
		all &= add_contact(f, order.rows[i], room, false, &height);
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
add_calls(const struct filling *f)
{
	static const enum contact_room rooms[] = { CONTACT_CODE, CONTACT_LINES, CONTACT_LINE };
	size_t count = f->doc->count, i;

	if (f->pack == NULL || f->pack->contact_count == 0) {
		help_add_core_calls(f->doc);
		return;
	}
	for (i = 0; i < sizeof(rooms) / sizeof(rooms[0]); i++) {
		f->doc->count = count;
		if (add_contacts(f, rooms[i]))
			break;
	}
	put_numbers_first(f->doc, count);
	contacts_add_checked(f->doc, f->pack, true);
}

/* ---- The faces of it ------------------------------------------------------------------------------------------ */

/* A new page, of a level of page blocks, whose part is made for one side. */
static void
begin_side(struct filling *f, int level)
{
	struct doc_block *page = doc_add(f->doc, DOC_PAGE, level, "%s", "");

	if (page != NULL)
		page->sides = 1;
	f->from = f->doc->count;
	f->taken = 0;
}

/* What to do and whom to call on one side, which has begun. */
static void
add_side(const struct filling *f)
{
	SAY(f->doc, DOC_HEADING, 2, "%s", _("If something has happened"));
	add_steps_that_fit(f, STEPS_SHARE, 3);
	SAY(f->doc, DOC_HEADING, 3, "%s", _("Whom to call"));
	add_calls(f);
}

bool
help_sheet_is_whole(struct doc *doc, const struct pack *pack, const struct export_options *options)
{
	struct doc tried;
	const struct filling f = { .doc = &tried, .pack = pack, .side = help_side_of(options), .is_plain = true };
	bool whole;

	doc_init(&tried);
	words_begin(&tried, pack, "");
	SAY(&tried, DOC_HEADING, 2, "%s", _("If something has happened"));
	add_steps(&tried, pack, DETAIL_ALL, 3);
	SAY(&tried, DOC_HEADING, 3, "%s", _("Whom to call"));
	whole = help_side_measure(&f, 0) <= help_side_height(&f) * STEPS_SHARE / WHOLE_SHARE && add_contacts(&f, CONTACT_LINES) && !tried.failed;
	doc->failed |= tried.failed;
	doc_clear(&tried);
	return whole;
}

void
help_sheet_add(struct doc *doc, const struct pack *pack, const struct export_options *options)
{
	struct filling f = { .doc = doc, .pack = pack, .side = help_side_of(options), .is_plain = true };

	begin_side(&f, 0);
	add_side(&f);
}

void
help_sheet_add_steps(struct doc *doc, const struct pack *pack)
{
	SAY(doc, DOC_HEADING, 2, "%s", _("If something has happened: step by step"));
	SAY(doc, DOC_PARAGRAPH, 0, "%s", _("The last page has the start of it, and what never to do."));
	help_add_advice(doc, pack, pack->help[0].steps, DOC_STEP, false);
}

/* What to do on one side, whose blocks begin at `from`, and whom to call on the other, under headings of `level`; false if no code is on it.  Where the two share their sides, f->taken is not 0. */
static bool
add_both_sides(struct filling *f, size_t from, int level)
{
	size_t i;

	f->from = from;
	f->taken = 0;
	add_steps_that_fit(f, WHOLE_SHARE, level);
	/* In letters that need high lines even the fewest words may be too many: then they go on where the other side has room. */
	if ((f->taken = help_side_measure(f, from) - help_side_height(f)) <= 0)
		begin_side(f, 0);
	f->from = f->doc->count;
	SAY(f->doc, DOC_HEADING, level, "%s", _("Whom to call"));
	add_calls(f);
	for (i = f->from; i < f->doc->count; i++)
		if (f->doc->blocks[i].qr)
			return true;
	return false;
}

/* How many sides the part takes that begins with what to do. */
static uint32_t
sides_of(const struct filling *f)
{
	return f->taken > 0 ? SHEET_SIDES : 1;
}

/* Whether the blocks from where it begins on fit one side.  What is measured of high letters is more than they take, by up to an eighth. */
static bool
is_one_side(const struct filling *f)
{
	return help_side_measure(f, f->from) <= help_side_height(f) * 9 / 8;
}

/* Whom to call on a sheet's first side, and its second begun. */
static void
add_calls_side(struct filling *f)
{
	begin_side(f, 1);
	SAY(f->doc, DOC_HEADING, 2, "%s", _("Whom to call"));
	add_calls(f);
	begin_side(f, 0);
}

/* A paper's last sheet from block `first` on; false if its sides do not hold it, or no code is on it. */
static bool
add_last(struct filling *f, size_t first)
{
	struct doc *doc = f->doc;
	bool has_codes;

	doc->count = first;
	add_calls_side(f);
	add_side(f);
	if (is_one_side(f))
		return true;
	/* Letters that need high lines: then whom to call stands on the other side alone. */
	doc->count = f->from;
	SAY(doc, DOC_HEADING, 2, "%s", _("If something has happened"));
	add_steps_that_fit(f, WHOLE_SHARE, 3);
	if (is_one_side(f))
		return true;
	/* Or what to do goes on there. */
	doc->count = first;
	begin_side(f, 1);
	SAY(doc, DOC_HEADING, 2, "%s", _("If something has happened"));
	has_codes = add_both_sides(f, f->from, 3);
	if (!doc->failed)
		doc->blocks[first].sides = sides_of(f);
	return has_codes;
}

void
help_sheet_add_last(struct doc *doc, const struct pack *pack, const struct export_options *options)
{
	struct filling f = { .doc = doc, .pack = pack, .side = help_side_of(options) };
	const size_t first = doc->count;

	if (help_sheet_is_whole(doc, pack, options)) {
		begin_side(&f, 1);
		add_side(&f);
		return;
	}
	if (add_last(&f, first))
		return;
	/* A sheet with codes is worth more than Nastaliq. */
	f.is_plain = true;
	add_last(&f, first);
}

void
doc_from_help_sheet(struct doc *doc, const struct pack *pack, int32_t today, const struct export_options *options)
{
	struct filling f = { .doc = doc, .pack = pack, .side = help_side_of(options) };
	size_t head;

	words_begin(doc, pack, _("If something has happened"));
	words_foot(doc, pack, today, options != NULL && options->large_print ? NULL : "closeknit help-now --large-print");
	SAY(doc, DOC_HEADING, 1, "%s", doc->title);
	words_add_past(doc, pack, today);
	head = doc->count;
	if (!add_both_sides(&f, 0, 2) && f.taken > 0) {
		/* Codes are worth more than Nastaliq. */
		doc->count = head;
		f.is_plain = true;
		add_both_sides(&f, 0, 2);
	}
	doc->sides = sides_of(&f);
}
