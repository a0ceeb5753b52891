/* page.c - lays text out in lines for one width: paragraphs and points; rows and bars are page_rows.c's, drawing them draw.c's. */
#include "tui/page_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "tui/ascii.h"

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

bool
page_grow(struct page *page, void **rows, size_t count, size_t *cap, size_t size)
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

	if (!page_grow(page, &rows, page->line_count, &page->line_cap, sizeof(*page->lines)))
		return;
	page->lines = rows;
	page->lines[page->line_count++] = (struct page_line){ .first_piece = (uint32_t)page->piece_count };
}

static bool
ends_empty(const struct page *page)
{
	return page->line_count == 0 || page->lines[page->line_count - 1].piece_count == 0;
}

void
page_set_apart(struct page *page)
{
	if (page->spaced && !ends_empty(page))
		add_empty(page);
}

void
page_add_line(struct page *page)
{
	page_set_apart(page);
	add_empty(page);
}

void
page_add_piece(struct page *page, int column, enum look look, const char *text, size_t len)
{
	void *rows = page->pieces;

	if (len == 0 || page->line_count == 0 || !page_grow(page, &rows, page->piece_count, &page->piece_cap, sizeof(*page->pieces)))
		return;
	page->pieces = rows;
	page->pieces[page->piece_count++] =
	    (struct page_piece){ .at = (uint32_t)page->text.len, .len = (uint32_t)len, .column = column, .look = look };
	page->lines[page->line_count - 1].piece_count++;
	buf_add(&page->text, text, len);
	page->failed |= page->text.failed;
}

/* ---- Text --------------------------------------------------------------------------------------------------- */

const char *
page_spell(const struct page *page, const char *text, struct buf *spelled)
{
	if (page->utf8)
		return text;
	ascii_put(spelled, text, strlen(text));
	return buf_text(spelled);
}

int
page_width_of(const char *text)
{
	return text_columns(text, strlen(text));
}

void
page_gap(struct page *page)
{
	if (ends_empty(page))
		return;
	page_set_apart(page);
	add_empty(page);
}

void
page_card(struct page *page)
{
	void *cards = page->cards;

	page_gap(page);
	if (!page->spaced || page->line_count == 0 || (page->card_count > 0 && page->cards[page->card_count - 1] == page->line_count))
		return;
	if (!page_grow(page, &cards, page->card_count, &page->card_cap, sizeof(*page->cards)))
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

void
page_add_block(struct page *page, struct page_block block, const char *lead, const char *text)
{
	const int hang = page_width_of(lead), room = block.width > hang + 4 ? block.width - hang : 4;
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
		page_add_line(page);
		buf_reset(&line);
		if (first)
			buf_puts(&line, lead);
		buf_add(&line, text + at, take);
		page_add_piece(page, block.column + (first ? 0 : hang), block.look, buf_text(&line), line.len);
		first = false;
	}
	page->failed |= line.failed;
	buf_clear(&line);
}

void
page_say(struct page *page, enum look look, int indent, const char *text)
{
	struct buf spelled = { 0 };

	page_add_block(page, (struct page_block){ look, page->margin + indent, page->width - indent }, "", page_spell(page, text, &spelled));
	page->failed |= spelled.failed;
	buf_clear(&spelled);
}

void
page_point(struct page *page, int indent, const char *lead, const char *text)
{
	struct buf spelled = { 0 };

	page_add_block(page, (struct page_block){ LOOK_PLAIN, page->margin + indent, page->width - indent }, lead, page_spell(page, text, &spelled));
	page->failed |= spelled.failed;
	buf_clear(&spelled);
}

void
page_between(struct page *page, int columns, const char *left, const char *right)
{
	const int room = columns - 2 * HEAD_EDGE;
	struct buf begin = { 0 }, end = { 0 };
	const char *from = page_spell(page, left, &begin), *to = page_spell(page, right, &end);
	const int beside = page_width_of(to);

	if (beside > 0 && page_width_of(from) + HEAD_GAP + beside > room)
		page_add_block(page, (struct page_block){ LOOK_PLAIN, HEAD_EDGE, room }, "", to);
	page_add_block(page, (struct page_block){ LOOK_STRONG, HEAD_EDGE, room }, "", from);
	if (beside > 0 && page_width_of(from) + HEAD_GAP + beside <= room)
		page_add_piece(page, columns - HEAD_EDGE - beside, LOOK_PLAIN, to, strlen(to));
	page->failed |= begin.failed || end.failed;
	buf_clear(&begin);
	buf_clear(&end);
}
