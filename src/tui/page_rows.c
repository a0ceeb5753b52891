/* page_rows.c - on a page, what can be chosen, and bars. */
#include <string.h>

#include "base/say.h"
#include "tui/page_inside.h"

/* The longest bar, the shortest beside labels, the one beside which a label still fits at 40 columns; and room for "12 of 15" [columns]. */
enum { BAR_WIDE = 20, BAR_LEAST = 12, BAR_NARROW = 8, BAR_COUNT = 8, BAR_GAP = 2 };
/* How far a note stands in under its label, where it does not fit beside it [columns]. */
enum { STAND_IN = 2 };
/* Between a label and its note [columns]. */
enum { NOTE_GAP = 2 };

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
	const char *shown = note == NULL ? "" : page_spell(page, note, &noted), *said = page_spell(page, label, &spelled);
	const int note_width = page_width_of(shown), under = lead[0] != '\0' ? page_width_of(lead) : STAND_IN;
	const bool beside = !page_is_narrow(page) && page_width_of(lead) + page_width_of(said) + NOTE_GAP + note_width <= page->width;
	void *rows = page->rows;

	if (!page_grow(page, &rows, page->row_count, &page->row_cap, sizeof(*page->rows)))
		return;
	page->rows = rows;
	page_set_apart(page);
	row.first_line = (uint32_t)page->line_count;
	page->rows[page->row_count++] = row;
	page_add_block(page, (struct page_block){ LOOK_PLAIN, page->margin, page->width }, lead, said);
	if (note_width > 0 && beside)
		page_add_piece(page, page->margin + page->width - note_width, LOOK_PLAIN, shown, strlen(shown));
	else if (note_width > 0)
		page_add_block(page, (struct page_block){ LOOK_PLAIN, page->margin + under, page->width - under }, "", shown);
	close_row(page);
	page->failed |= spelled.failed || noted.failed;
	buf_clear(&spelled);
	buf_clear(&noted);
}

void
page_act(struct page *page, int act, const char *label)
{
	page_option(page, (struct page_row){ .act = act }, "", label, NULL);
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
	page_set_apart(page);
	page_add_block(page, (struct page_block){ LOOK_PLAIN, page->margin + at.label, at.label_width }, "", page_spell(page, label, &spelled));
	if (at.under)
		page_add_line(page);
	/* Beside the label's last line. */
	page_add_piece(page, page->margin + at.bar, LOOK_ACCENT, buf_text(&bar), bar.len);
	page_add_piece(page, page->margin + at.bar + at.bar_width + BAR_GAP, LOOK_PLAIN, buf_text(&note), note.len);
	page->failed |= bar.failed || note.failed || spelled.failed;
	buf_clear(&bar);
	buf_clear(&note);
	buf_clear(&spelled);
}
