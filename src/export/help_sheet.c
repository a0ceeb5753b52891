/* help_sheet.c - the help page on a sheet of paper: as much as a side holds, the most needed first; the words are help_core.c's and the pack's. */
#include "export/help_sheet.h"

#include <closeknit/export.h>

#include <string.h>

#include "base/say.h"
#include "export/contacts.h"
#include "export/help_core.h"
#include "export/words.h"

/* How much a side of A4 holds, so that page breaks come where they should whoever lays it out: measured on what closeknit-pdf and Chromium make of it. */
struct side {
	int width;	/* of a line [hundredths of an em] */
	int height;	/* [eighths of a line] */
	int code;	/* of a QR code of CODE_WIDTH [eighths of a line] */
};
static const struct side side_normal = { 3560, 330, 28 }, side_large = { 2770, 254, 22 };
enum { LINE = 8, GAP_ITEM = 1, GAP = 3, HEADING_LINE = 9, HEADING_GAP = 6, TITLE_GAP = 4 };
/* How many modules wide a code is that holds code_bytes[0], and by how many a larger one is wider: ISO/IEC 18004, level M.  On paper a module has one size up to the last. */
enum { CODE_WIDTH = 29, CODE_STEP = 4 };
static const size_t code_bytes[] = { 42, 62, 84, 106, 122, 152 };
/* What stands before a point's text; what a line loses, on the average, where a word did not fit [hundredths of an em]. */
enum { POINT_WIDTH = 160, WORD_LOST = 130 };

/* How much of a page on the fridge may go to what to do: the rest is for whom to call [in twelfths]. */
enum { STEPS_SHARE = 8, WHOLE_SHARE = 12 };
/* What stands under the contacts, in so many lines: when they were looked at, and that they may have changed.  And what stands at a page's foot. */
enum { CHECKED_LINES = 2, FOOT_LINES = 3 };

/* Letters that stand higher than Latin ones need higher lines, measured on what closeknit-pdf makes of them, and are narrower. */
struct letters {
	int line;	/* [eighths of a line of Latin ones] */
	int width;	/* of one that is no ASCII, on the average [hundredths of an em] */
};
static const struct letters latin = { 8, 66 }, indic = { 10, 50 }, arabic = { 12, 44 }, nastaliq = { 17, 50 };

/* A side being filled. */
struct filling {
	struct doc *doc;
	const struct pack *pack;
	const struct side *side;
	bool is_plain;	/* what shares the sheet leaves Urdu no room for Nastaliq (doc->sides) */
	size_t from;	/* where its blocks begin */
	int taken;	/* of it, by what did not fit on the side before [eighths of a line] */
};

static const struct side *
side_of(const struct export_options *options)
{
	return options != NULL && options->large_print ? &side_large : &side_normal;
}

/* Those of a text in that language: U+0600 to U+06FF, U+0900 to U+0DFF, or others; Urdu is set in Nastaliq where there is room. */
static struct letters
letters_of(const struct filling *f, const char *text, const char *language)
{
	for (; *text != '\0'; text++) {
		const unsigned char lead = (unsigned char)text[0], next = (unsigned char)text[1];

		if (lead >= 0xD8 && lead <= 0xDB)
			return strncmp(language, "ur", 2) == 0 && !f->is_plain ? nastaliq : arabic;
		if (lead == 0xE0 && next >= 0xA4 && next <= 0xB7)
			return indic;
	}
	return latin;
}

/* How wide a character is in a sans serif face, near enough to count lines: U+0020 to U+007E, then all the others [hundredths of an em]. */
static int
character_width(char c, int other)
{
	static const unsigned char widths[] = {
		26, 26, 48, 66, 66, 90, 66, 26, 37, 37, 66, 66, 26, 37, 26, 66, 56, 56, 56,
		56, 56, 56, 56, 56, 56, 56, 26, 26, 66, 66, 66, 48, 90, 66, 66, 66, 66, 66,
		66, 66, 66, 26, 66, 66, 66, 90, 66, 66, 66, 66, 66, 66, 66, 66, 66, 90, 66,
		66, 66, 37, 66, 37, 66, 56, 66, 56, 62, 48, 62, 56, 37, 62, 62, 26, 26, 56,
		26, 90, 62, 62, 62, 62, 37, 48, 37, 62, 56, 90, 56, 56, 48, 66, 26, 66, 66,
	};

	if (c >= ' ' && c <= '~')
		return widths[c - ' '];
	/* A letter of several bytes counts once. */
	return ((unsigned char)c & 0xC0) == 0x80 ? 0 : other;
}

static int
count_lines(const char *text, int width, struct letters letters)
{
	int total = 0;

	for (; *text != '\0'; text++)
		total += character_width(*text, letters.width);
	if (total <= width)
		return 1;
	return 1 + (total - 1) / (width - WORD_LOST);
}

/* A long address has a larger code. */
static int
code_height(const char *url, const struct side *side)
{
	const size_t len = strlen(url);
	int width = CODE_WIDTH;
	size_t i;

	for (i = 0; i < sizeof(code_bytes) / sizeof(code_bytes[0]) && len > code_bytes[i]; i++)
		width += CODE_STEP;
	return (side->code * width + CODE_WIDTH - 1) / CODE_WIDTH;
}

static int
link_height(const struct doc_block *block, const struct side *side, struct letters letters)
{
	const int width = side->width;
	const int beside = block->qr ? width * 4 / 5 : width;
	const int height = count_lines(block->text, beside, letters) * letters.line + (block->url != NULL ? count_lines(block->url, beside, latin) * LINE : 0);

	const int code = block->qr && block->url != NULL ? code_height(block->url, side) : 0;

	return GAP + (height < code ? code : height);
}

/* What a side holds above its foot, which stands in the document's letters. */
static int
side_height(const struct filling *f)
{
	const struct letters foot = letters_of(f, f->doc->footer != NULL ? f->doc->footer : "", f->doc->language);

	return f->side->height - FOOT_LINES * (foot.line - LINE);
}

/* How high the sheet's blocks from `from` on are [eighths of a line]. */
static int
measure(const struct filling *f, size_t from)
{
	const int width = f->side->width;
	int height = from == f->from ? f->taken : 0;
	size_t i;

	for (i = from; i < f->doc->count; i++) {
		const struct doc_block *block = &f->doc->blocks[i];
		const struct letters letters = letters_of(f, block->text, block->language != NULL ? block->language : f->doc->language);

		switch (block->kind) {
		case DOC_HEADING:
			/* At the top of a page nothing stands above it. */
			height += count_lines(block->text, width * 4 / 5, letters) * letters.line * HEADING_LINE / LINE + (i == f->from ? TITLE_GAP : block->level < 3 ? HEADING_GAP + 2 : HEADING_GAP);
			break;
		case DOC_ITEM:
		case DOC_STEP:
			height += count_lines(block->text, width - POINT_WIDTH, letters) * letters.line + GAP_ITEM;
			break;
		case DOC_LINK:
			height += link_height(block, f->side, letters);
			break;
		default:
			height += count_lines(block->text, width, letters) * letters.line + GAP;
			break;
		}
	}
	return height;
}

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
		if (measure(f, f->from) <= side_height(f) * share / WHOLE_SHARE)
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
	const struct letters own = letters_of(f, _("If something has happened"), words_language());
	const size_t before = f->doc->count;
	int more;

	contacts_add_one(f->doc, f->pack, row, room);
	more = measure(f, before);
	if (anyhow || *height + more <= side_height(f) - CHECKED_LINES * own.line - GAP) {
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
	int height = measure(f, f->from);
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

bool
help_sheet_is_whole(const struct pack *pack, const struct export_options *options)
{
	struct doc doc;
	const struct filling f = { .doc = &doc, .pack = pack, .side = side_of(options) };
	bool whole;

	doc_init(&doc);
	words_begin(&doc, pack, "");
	SAY(&doc, DOC_HEADING, 2, "%s", _("If something has happened"));
	add_steps(&doc, pack, DETAIL_ALL, 3);
	SAY(&doc, DOC_HEADING, 3, "%s", _("Whom to call"));
	whole = measure(&f, 0) <= side_height(&f) * STEPS_SHARE / WHOLE_SHARE && add_contacts(&f, CONTACT_LINES);
	doc_clear(&doc);
	return whole;
}

void
help_sheet_add(struct doc *doc, const struct pack *pack, const struct export_options *options)
{
	const struct filling f = {
		.doc = doc, .pack = pack, .side = side_of(options), .is_plain = options != NULL && options->short_form, .from = doc->count,
	};

	SAY(doc, DOC_HEADING, 2, "%s", _("If something has happened"));
	add_steps_that_fit(&f, STEPS_SHARE, 3);
	SAY(doc, DOC_HEADING, 3, "%s", _("Whom to call"));
	add_calls(&f);
}

void
help_sheet_add_calls(struct doc *doc, const struct pack *pack, const struct export_options *options)
{
	const struct filling f = { .doc = doc, .pack = pack, .side = side_of(options), .from = doc->count };

	SAY(doc, DOC_HEADING, 2, "%s", _("Whom to call"));
	add_calls(&f);
}

void
help_sheet_add_steps(struct doc *doc, const struct pack *pack)
{
	SAY(doc, DOC_HEADING, 2, "%s", _("If something has happened: step by step"));
	SAY(doc, DOC_PARAGRAPH, 0, "%s", _("The last page has the start of it, and what never to do."));
	help_add_advice(doc, pack, pack->help[0].steps, DOC_STEP, false);
}

void
doc_from_help_sheet(struct doc *doc, const struct pack *pack, int32_t today, const struct export_options *options)
{
	struct filling f = { .doc = doc, .pack = pack, .side = side_of(options) };

	words_begin(doc, pack, _("If something has happened"));
	doc->sides = SHEET_SIDES;
	words_foot(doc, pack, today, options != NULL && options->large_print ? NULL : "closeknit help-now --large-print");
	SAY(doc, DOC_HEADING, 1, "%s", doc->title);
	words_add_past(doc, pack, today);
	add_steps_that_fit(&f, WHOLE_SHARE, 2);
	/* In letters that need high lines even the fewest words may be too many: then they go on where the other side has room. */
	if ((f.taken = measure(&f, 0) - side_height(&f)) < 0)
		f.taken = 0;
	if (f.taken == 0)
		doc_add(doc, DOC_PAGE, 0, "%s", "");
	f.from = doc->count;
	SAY(doc, DOC_HEADING, 2, "%s", _("Whom to call"));
	add_calls(&f);
}
