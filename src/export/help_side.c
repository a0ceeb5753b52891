/* help_side.c - how high the blocks of a help page are, near enough to know what a side of paper holds. */
#include "export/help_side.h"

#include <closeknit/export.h>

#include <string.h>

#include "base/say.h"
#include "export/words.h"

/* How much a side holds: measured on what closeknit-pdf and Chromium make of it. */
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

/* What stands under the contacts, in so many lines: when they were looked at, and that they may have changed.  And what stands at a page's foot. */
enum { CHECKED_LINES = 2, FOOT_LINES = 3 };

/* Letters that stand higher than Latin ones need higher lines, measured on what closeknit-pdf makes of them, and are narrower. */
struct letters {
	int line;	/* [eighths of a line of Latin ones] */
	int width;	/* of one that is no ASCII, on the average [hundredths of an em] */
};
/* How high theirs are, about, where they are as high as the letters on them need and no higher [eighths of a line of Latin ones]. */
enum { LINE_CLOSE = 9 };
static const struct letters latin = { 8, 66 }, indic = { 10, 50 }, arabic = { 12, 44 }, nastaliq = { 17, 50 };

const struct side *
help_side_of(const struct export_options *options)
{
	return options != NULL && options->large_print ? &side_large : &side_normal;
}

/* Those of a text in that language: U+0600 to U+06FF, U+0900 to U+0DFF, or others; Urdu is set in Nastaliq, but where that leaves no room. */
static struct letters
letters_of(const char *text, const char *language, bool is_plain)
{
	for (; *text != '\0'; text++) {
		const unsigned char lead = (unsigned char)text[0], next = (unsigned char)text[1];

		if (lead >= 0xD8 && lead <= 0xDB)
			return strncmp(language, "ur", 2) == 0 && !is_plain ? nastaliq : arabic;
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

/* [hundredths of an em] */
static int
text_width(const char *text, struct letters letters)
{
	int total = 0;

	for (; *text != '\0'; text++)
		total += character_width(*text, letters.width);
	return total;
}

static int
lines_of(int total, int width)
{
	return total <= width ? 1 : 1 + (total - 1) / (width - WORD_LOST);
}

static int
count_lines(const char *text, int width, struct letters letters)
{
	return lines_of(text_width(text, letters), width);
}

/* A bar leaves so much of the width for what it is of, and for its note, which if it is longer stands with that [hundredths]. */
enum { BAR_LABEL = 57, BAR_NOTE = 16 };

static int
bar_height(const struct doc_block *block, int width, struct letters letters)
{
	const int label = text_width(block->text, letters), note = text_width(block->note != NULL ? block->note : "", letters);

	return lines_of(note > width * BAR_NOTE / 100 ? label + note : label, width * BAR_LABEL / 100) * letters.line + GAP_ITEM;
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

/* Above its foot, which stands in the document's letters. */
int
help_side_height(const struct filling *f)
{
	const struct letters foot = letters_of(f->doc->footer != NULL ? f->doc->footer : "", f->doc->language, true);

	return f->side->height - FOOT_LINES * (foot.line - LINE);
}

int
help_side_measure(const struct filling *f, size_t from)
{
	const int width = f->side->width;
	int height = from == f->from ? f->taken : 0;
	size_t i;

	for (i = from; i < f->doc->count; i++) {
		const struct doc_block *block = &f->doc->blocks[i];
		struct letters letters = letters_of(block->text, block->language != NULL ? block->language : f->doc->language, f->is_plain);

		if (f->is_close && letters.line > LINE_CLOSE)
			letters.line = LINE_CLOSE;
		switch (block->kind) {
		case DOC_HEADING:
			/* At the top of a page nothing stands above it. */
			height += count_lines(block->text, width * 4 / 5, letters) * letters.line * HEADING_LINE / LINE + (i == f->from ? TITLE_GAP : block->level < 3 ? HEADING_GAP + 2 : HEADING_GAP);
			break;
		case DOC_ITEM:
		case DOC_STEP:
			height += count_lines(block->text, width - POINT_WIDTH, letters) * letters.line + GAP_ITEM;
			break;
		case DOC_BAR:
			height += bar_height(block, width, letters);
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

int
help_side_checked(const struct filling *f)
{
	return CHECKED_LINES * letters_of(_("If something has happened"), words_language(), f->is_plain).line + GAP;
}
