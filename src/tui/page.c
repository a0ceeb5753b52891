/* page.c - lays text out in lines for one width: paragraphs, points, rows to choose, bars; drawing them is draw.c's. */
#include "tui/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "tui/ascii.h"

/* The longest bar, the shortest beside labels, the one beside which a label still fits at 40 columns; and room for "12 of 15" [columns]. */
enum { BAR_WIDE = 20, BAR_LEAST = 12, BAR_NARROW = 8, BAR_COUNT = 8, BAR_GAP = 2 };
/* How far a note stands in under its label, where it does not fit beside it [columns]. */
enum { STAND_IN = 2 };
/* Between a label and its note [columns]. */
enum { NOTE_GAP = 2 };
/* Where labels and notes still stand side by side [columns]. */
enum { NARROW = 60 };

void
page_clear(struct page *page)
{
	buf_clear(&page->text);
	buf_clear(&page->title);
	buf_clear(&page->status);
	free(page->lines);
	free(page->pieces);
	free(page->rows);
	free(page->cards);
	*page = (struct page){ 0 };
}

void
page_begin(struct page *page, int columns, bool airy, bool utf8)
{
	page->utf8 = utf8;
	page->airy = airy;
	page->spaced = false;
	page->margin = columns >= NARROW ? 3 : 2;
	page->width = columns - page->margin - 1;
	if (page->width > PAGE_MEASURE)
		page->width = PAGE_MEASURE;
	if (page->width < 1)
		page->width = 1;
	buf_reset(&page->text);
	buf_reset(&page->title);
	buf_reset(&page->status);
	page->line_count = page->piece_count = page->row_count = page->card_count = 0;
	page->answered = page->asked = 0;
	page->initial = 0;
	page->then = NULL;
	page->numbered = SIZE_MAX;
	page->failed = page->copies = false;
}

void
page_space(struct page *page)
{
	page->spaced = true;
	if (page->width > PAGE_MEASURE_SPACED)
		page->width = PAGE_MEASURE_SPACED;
}

bool
page_is_narrow(const struct page *page)
{
	return page->spaced || page->width + page->margin + 1 < NARROW;
}

/* ---- Growing ------------------------------------------------------------------------------------------------ */

/* Room for one more of `size` bytes in *rows; false if no memory. */
static bool
grow(struct page *page, void **rows, size_t count, size_t *cap, size_t size)
{
	size_t more = *cap == 0 ? 64 : *cap * 2;
	void *grown;

	if (count < *cap)
		return true;
	if (more > SIZE_MAX / size || (grown = realloc(*rows, more * size)) == NULL) {
		page->failed = true;
		return false;
	}
	*rows = grown;
	*cap = more;
	return true;
}

static void
add_empty(struct page *page)
{
	void *rows = page->lines;

	if (!grow(page, &rows, page->line_count, &page->line_cap, sizeof(*page->lines)))
		return;
	page->lines = rows;
	page->lines[page->line_count++] = (struct page_line){ .first_piece = (uint32_t)page->piece_count };
}

static bool
ends_empty(const struct page *page)
{
	return page->line_count == 0 || page->lines[page->line_count - 1].piece_count == 0;
}

/* Where lines stand wide apart: the empty one before the next. */
static void
set_apart(struct page *page)
{
	if (page->spaced && !ends_empty(page))
		add_empty(page);
}

static void
add_line(struct page *page)
{
	set_apart(page);
	add_empty(page);
}

/* A piece of text on the last line. */
static void
add_piece(struct page *page, int column, enum look look, const char *text, size_t len)
{
	void *rows = page->pieces;

	if (len == 0 || page->line_count == 0 || !grow(page, &rows, page->piece_count, &page->piece_cap, sizeof(*page->pieces)))
		return;
	page->pieces = rows;
	page->pieces[page->piece_count++] =
	    (struct page_piece){ .at = (uint32_t)page->text.len, .len = (uint32_t)len, .column = column, .look = look };
	page->lines[page->line_count - 1].piece_count++;
	buf_add(&page->text, text, len);
	page->failed |= page->text.failed;
}

/* ---- Text --------------------------------------------------------------------------------------------------- */

/* The text as this terminal can show it: itself, or its ASCII in `spelled`. */
static const char *
spell(const struct page *page, const char *text, struct buf *spelled)
{
	if (page->utf8)
		return text;
	ascii_put(spelled, text, strlen(text));
	return buf_text(spelled);
}

static int
width_of(const char *text)
{
	return text_columns(text, strlen(text));
}

void
page_gap(struct page *page)
{
	if (ends_empty(page))
		return;
	set_apart(page);
	add_empty(page);
}

void
page_card(struct page *page)
{
	void *cards = page->cards;

	page_gap(page);
	if (!page->spaced || page->line_count == 0 || (page->card_count > 0 && page->cards[page->card_count - 1] == page->line_count))
		return;
	if (!grow(page, &cards, page->card_count, &page->card_cap, sizeof(*page->cards)))
		return;
	page->cards = cards;
	page->cards[page->card_count++] = (uint32_t)page->line_count;
}

void
page_air(struct page *page)
{
	if (page->airy)
		page_gap(page);
}

/* A last line this short, and of one word, is a widow: so much narrower may the other lines be for it not to stand alone [columns]. */
enum { WIDOW = 9, NARROWER_MOST = 14 };

/* How many lines the paragraph that text[0..len) begins with takes, and whether the last of them is a widow. */
static size_t
count_lines(const char *text, size_t len, int columns, bool *widow)
{
	size_t start = 0, at, take, lines = 0;

	*widow = false;
	while (text_wrap(text, len, columns, &start, &at, &take)) {
		lines++;
		*widow = lines > 1 && take > 0 && text_columns(text + at, take) <= WIDOW && memchr(text + at, ' ', take) == NULL;
	}
	return lines;
}

/* The width to wrap a paragraph at: as much as there is, or a little less where that spares a widow and takes no more lines [columns]. */
static int
spare_widow(const char *text, size_t len, int columns)
{
	bool widow;
	const size_t lines = count_lines(text, len, columns, &widow);
	int less;

	for (less = 1; widow && less <= NARROWER_MOST && less < columns / 3; less++) {
		bool still;

		if (count_lines(text, len, columns - less, &still) > lines)
			break;
		if (!still)
			return columns - less;
	}
	return columns;
}

/* One block of text: where it stands, and how far right it may go. */
struct block {
	enum look look;
	int column;	/* from the window's edge [columns] */
	int width;	/* [columns] */
};

/* Lines of wrapped text, `lead` before the first and the others hanging behind it. */
static void
add_block(struct page *page, struct block block, const char *lead, const char *text)
{
	const int hang = width_of(lead), room = block.width > hang + 4 ? block.width - hang : 4;
	const size_t len = strlen(text);
	size_t start = 0, at, take, end = 0;
	bool first = true;
	struct buf line = { 0 };
	int columns = room;

	for (;;) {
		/* Each paragraph has a width of its own. */
		if (start >= end && start < len) {
			end = start + strcspn(text + start, "\n") + 1;
			columns = spare_widow(text + start, end - 1 - start, room);
		}
		if (!text_wrap(text, len, columns, &start, &at, &take))
			break;
		if (take == 0 && !first) {
			page_gap(page);
			continue;
		}
		add_line(page);
		buf_reset(&line);
		if (first)
			buf_puts(&line, lead);
		buf_add(&line, text + at, take);
		add_piece(page, block.column + (first ? 0 : hang), block.look, buf_text(&line), line.len);
		first = false;
	}
	page->failed |= line.failed;
	buf_clear(&line);
}

void
page_say(struct page *page, enum look look, int indent, const char *text)
{
	struct buf spelled = { 0 };

	add_block(page, (struct block){ look, page->margin + indent, page->width - indent }, "", spell(page, text, &spelled));
	page->failed |= spelled.failed;
	buf_clear(&spelled);
}

void
page_point(struct page *page, int indent, const char *lead, const char *text)
{
	struct buf spelled = { 0 };

	add_block(page, (struct block){ LOOK_PLAIN, page->margin + indent, page->width - indent }, lead, spell(page, text, &spelled));
	page->failed |= spelled.failed;
	buf_clear(&spelled);
}

void
page_between(struct page *page, int columns, const char *left, const char *right)
{
	const int room = columns - 2 * HEAD_EDGE;
	struct buf begin = { 0 }, end = { 0 };
	const char *from = spell(page, left, &begin), *to = spell(page, right, &end);
	const int beside = width_of(to);

	if (beside > 0 && width_of(from) + HEAD_GAP + beside > room)
		add_block(page, (struct block){ LOOK_PLAIN, HEAD_EDGE, room }, "", to);
	add_block(page, (struct block){ LOOK_STRONG, HEAD_EDGE, room }, "", from);
	if (beside > 0 && width_of(from) + HEAD_GAP + beside <= room)
		add_piece(page, columns - HEAD_EDGE - beside, LOOK_PLAIN, to, strlen(to));
	page->failed |= begin.failed || end.failed;
	buf_clear(&begin);
	buf_clear(&end);
}

/* ---- Rows --------------------------------------------------------------------------------------------------- */

/* The last row ends with the last line. */
static void
close_row(struct page *page)
{
	struct page_row *row = &page->rows[page->row_count - 1];

	row->line_count = (uint32_t)page->line_count - row->first_line;
}

void
page_option(struct page *page, struct page_row row, const char *lead, const char *label, const char *note)
{
	struct buf spelled = { 0 }, noted = { 0 };
	const char *shown = note == NULL ? "" : spell(page, note, &noted), *said = spell(page, label, &spelled);
	const int note_width = width_of(shown), under = lead[0] != '\0' ? width_of(lead) : STAND_IN;
	const bool beside = !page_is_narrow(page) && width_of(lead) + width_of(said) + NOTE_GAP + note_width <= page->width;
	void *rows = page->rows;

	if (!grow(page, &rows, page->row_count, &page->row_cap, sizeof(*page->rows)))
		return;
	page->rows = rows;
	set_apart(page);
	row.first_line = (uint32_t)page->line_count;
	page->rows[page->row_count++] = row;
	add_block(page, (struct block){ LOOK_PLAIN, page->margin, page->width }, lead, said);
	if (note_width > 0 && beside)
		add_piece(page, page->margin + page->width - note_width, LOOK_PLAIN, shown, strlen(shown));
	else if (note_width > 0)
		add_block(page, (struct block){ LOOK_PLAIN, page->margin + under, page->width - under }, "", shown);
	close_row(page);
	page->failed |= spelled.failed || noted.failed;
	buf_clear(&spelled);
	buf_clear(&noted);
}

void
page_more(struct page *page, const char *text)
{
	const int indent = 4;

	if (page->row_count == 0)
		return;
	page_say(page, LOOK_PLAIN, indent, text);
	close_row(page);
}

/* ---- Bars --------------------------------------------------------------------------------------------------- */

/* A bar shows `part` of `whole`, rounded down, so that only what is whole looks whole. */
static void
put_bar(const struct page *page, int columns, uint32_t part, uint32_t whole, struct buf *out)
{
	int full = whole == 0 ? 0 : (int)((uint64_t)part * (uint64_t)columns / whole), i;

	for (i = 0; i < columns; i++)
		buf_puts(out, i < full ? page->utf8 ? "█" : "#" : page->utf8 ? "░" : ".");
}

/* Where the parts of a bar stand, from the margin; all those of one list alike [columns]. */
struct bar {
	int label, label_width;
	int bar, bar_width;
	bool under;	/* the bar has a line of its own under the label */
};

static struct bar
place_bar(const struct page *page, int label_columns)
{
	const int beside = page->width - BAR_COUNT - 2 * BAR_GAP, behind = BAR_NARROW + BAR_GAP + BAR_COUNT + BAR_GAP;
	int label = label_columns < beside - BAR_LEAST ? label_columns : beside - BAR_LEAST, bar = beside - label;

	if (!page_is_narrow(page))
		return (struct bar){ 0, label, label + BAR_GAP, bar < BAR_WIDE ? bar : BAR_WIDE, false };
	if (label_columns <= page->width - behind)
		return (struct bar){ behind, page->width - behind, 0, BAR_NARROW, false };
	return (struct bar){ 0, page->width, 0, BAR_NARROW, true };
}

void
page_bar(struct page *page, const char *label, int label_columns, uint32_t part, uint32_t whole)
{
	const struct bar at = place_bar(page, label_columns);
	struct buf bar = { 0 }, note = { 0 }, spelled = { 0 };

	put_bar(page, at.bar_width, part, whole, &bar);
	/* TRANSLATORS: behind a bar: 5 of 7 steps are in place. */
	buf_printf(&note, _("%u of %u"), (unsigned)part, (unsigned)whole);
	set_apart(page);
	add_block(page, (struct block){ LOOK_PLAIN, page->margin + at.label, at.label_width }, "", spell(page, label, &spelled));
	if (at.under)
		add_line(page);
	/* Beside the label's last line. */
	add_piece(page, page->margin + at.bar, LOOK_ACCENT, buf_text(&bar), bar.len);
	add_piece(page, page->margin + at.bar + at.bar_width + BAR_GAP, LOOK_PLAIN, buf_text(&note), note.len);
	page->failed |= bar.failed || note.failed || spelled.failed;
	buf_clear(&bar);
	buf_clear(&note);
	buf_clear(&spelled);
}
