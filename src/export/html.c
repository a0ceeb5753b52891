/* html.c - the neutral document as one HTML file: no script, nothing from outside; wording and order are the document's, looks are html_style.c's. */
#include <closeknit/doc.h>
#include <closeknit/export.h>

#include <string.h>

#include "export/formats.h"
#include "export/html_draw.h"
#include "export/html_escape.h"
#include "export/html_foot.h"
#include "export/html_style.h"
#include "export/html_table.h"
#include "export/html_text.h"

/* The deepest that lists stand in one another. */
enum { LISTS_MAX = 8 };

struct writer {
	struct buf *out;
	const struct doc *doc;
	size_t index;		/* of the block being written */
	struct { enum doc_kind kind; int level; } lists[LISTS_MAX];
	int depth;		/* lists that are open, each with a point that is */
	bool in_group, in_card;	/* what stands together on a page is open */
	bool new_page;		/* the next block begins one */
};

/* ---- Attributes ----------------------------------------------------------------------------------------------- */

static void
open_tag(struct writer *w, const char *tag, const char *class, const struct doc_block *block)
{
	buf_putc(w->out, '<');
	buf_puts(w->out, tag);
	if (class != NULL)
		html_put_attribute(w->out, "class", class);
	if (block != NULL)
		html_put_language(w->out, block->language, w->doc->language);
	buf_putc(w->out, '>');
}

/* In which language a block is. */
static const char *
language_of(const struct writer *w, const struct doc_block *block)
{
	return block->language != NULL ? block->language : w->doc->language;
}

/* ---- What is open --------------------------------------------------------------------------------------------- */

static const char *
list_tag(enum doc_kind kind)
{
	return kind == DOC_STEP ? "ol" : "ul";
}

/* Close the lists from `level` on. */
static void
close_lists(struct writer *w, int level)
{
	while (w->depth > 0 && w->lists[w->depth - 1].level >= level) {
		w->depth--;
		buf_printf(w->out, "</li></%s>\n", list_tag(w->lists[w->depth].kind));
	}
}

static void
close_group(struct writer *w)
{
	close_lists(w, 0);
	if (w->in_group)
		buf_puts(w->out, "</div>\n");
	w->in_group = false;
}

static void
close_card(struct writer *w)
{
	close_group(w);
	if (w->in_card)
		buf_puts(w->out, "</div>\n");
	w->in_card = false;
}

/* Whether a block goes on with the innermost list. */
static bool
goes_on(const struct writer *w, const struct doc_block *block)
{
	if (w->depth == 0 || w->lists[w->depth - 1].level != block->level || w->lists[w->depth - 1].kind != block->kind)
		return false;
	return block->kind != DOC_STEP || block->number != 1;
}

static void
open_list(struct writer *w, const struct doc_block *block)
{
	static const char *const classes[] = { [DOC_TICK] = "ticks", [DOC_BAR] = "bars", [DOC_LINK] = "links" };
	const char *class = block->kind == DOC_TICK || block->kind == DOC_BAR || block->kind == DOC_LINK ? classes[block->kind] : NULL;

	if (block->code != NULL)
		class = "boxes";
	if (w->depth == LISTS_MAX)
		close_lists(w, w->lists[w->depth - 1].level);
	buf_printf(w->out, "<%s", list_tag(block->kind));
	if (class != NULL)
		html_put_attribute(w->out, "class", class);
	if (block->kind == DOC_STEP && block->number > 1)
		buf_printf(w->out, " start=\"%u\"", (unsigned)block->number);
	buf_puts(w->out, ">\n");
	w->lists[w->depth].kind = block->kind;
	w->lists[w->depth].level = block->level;
	w->depth++;
}

/* Whether a point's text goes the other way than the page: then its number or its dot stays where the others' are. */
static bool
is_turned(const struct writer *w, const struct doc_block *block)
{
	return (block->kind == DOC_ITEM || block->kind == DOC_STEP) && block->language != NULL && doc_is_rtl(block->language) != doc_is_rtl(w->doc->language);
}

/* Begin a point of a list, opening and closing lists as its level asks for. */
static void
begin_point(struct writer *w, const struct doc_block *block, const char *class)
{
	close_lists(w, block->level + 1);
	if (goes_on(w, block)) {
		buf_puts(w->out, "</li>\n");
	} else {
		close_lists(w, block->level);
		open_list(w, block);
	}
	open_tag(w, "li", class, is_turned(w, block) ? NULL : block);
}

/* ---- Blocks --------------------------------------------------------------------------------------------------- */

/* Whether under the heading of this block stands prose and one QR code, and nothing else: then they stand side by side. */
static bool
has_code(const struct writer *w)
{
	size_t i, codes = 0;

	for (i = w->index + 1; i < w->doc->count; i++) {
		const struct doc_block *block = &w->doc->blocks[i];

		if (block->kind == DOC_HEADING || block->kind == DOC_PAGE || block->kind == DOC_CARD || block->kind == DOC_CARD_END)
			break;
		if (block->kind != DOC_PARAGRAPH && block->kind != DOC_LINK)
			return false;
		codes += block->kind == DOC_LINK && block->qr;
	}
	return codes == 1;
}

static void
put_heading(struct writer *w, const struct doc_block *block)
{
	char tag[] = "h1";

	close_group(w);
	tag[1] = (char)('0' + (block->level < 1 ? 1 : block->level > 4 ? 4 : block->level));
	if (block->level >= 3) {
		buf_puts(w->out, has_code(w) ? "<div class=\"group code\">\n" : "<div class=\"group\">\n");
		w->in_group = true;
	}
	open_tag(w, tag, w->new_page ? "page" : NULL, block);
	html_put_words(w->out, block->text);
	buf_printf(w->out, "</%s>\n", tag);
}

static void
put_paragraph(struct writer *w, const struct doc_block *block)
{
	close_lists(w, block->level);
	open_tag(w, "p", NULL, block);
	html_put_words(w->out, block->text);
	buf_puts(w->out, "</p>\n");
}

static void
put_point(struct writer *w, const struct doc_block *block)
{
	begin_point(w, block, NULL);
	if (is_turned(w, block))
		open_tag(w, "bdi", NULL, block);
	html_put_link(w->out, block->text, block->url);
	buf_puts(w->out, is_turned(w, block) ? "</bdi>\n" : "\n");
}

static void
put_tick(struct writer *w, const struct doc_block *block)
{
	begin_point(w, block, NULL);
	if (block->code != NULL) {
		html_put_coded(w->out, w->doc, block);
		return;
	}
	/* All of it as one, which a page's end does not tear. */
	buf_puts(w->out, "<span class=\"what\">");
	html_put_box(w->out, language_of(w, block), block->ticked);
	buf_puts(w->out, " <strong>");
	html_put_words(w->out, block->text);
	buf_puts(w->out, "</strong>");
	if (block->note != NULL) {
		buf_puts(w->out, " <bdi>(");
		html_puts(w->out, block->note);
		buf_puts(w->out, ")</bdi>");
	}
	buf_puts(w->out, "</span>\n");
}

static void
put_bar(struct writer *w, const struct doc_block *block)
{
	begin_point(w, block, NULL);
	buf_puts(w->out, "<span>");
	html_put_words(w->out, block->text);
	buf_puts(w->out, "</span> ");
	html_put_bar(w->out, block->part, block->whole);
	/* In a language of the other direction the numbers keep their order. */
	buf_puts(w->out, " <bdi>");
	html_puts(w->out, block->note != NULL ? block->note : "");
	buf_puts(w->out, "</bdi>");
}

static bool
is_list_link(const struct writer *w, size_t index)
{
	const struct doc_block *block = &w->doc->blocks[index];

	return block->kind == DOC_LINK && (block->url == NULL || strncmp(block->url, "https:", 6) == 0);
}

static void
put_link(struct writer *w, const struct doc_block *block)
{
	const bool in_list = is_list_link(w, w->index) &&
	    ((w->index > 0 && is_list_link(w, w->index - 1)) || (w->index + 1 < w->doc->count && is_list_link(w, w->index + 1)));
	const bool code = block->qr && block->url != NULL && doc_is_address(block->url, strlen(block->url));

	if (in_list) {
		begin_point(w, block, code ? "code" : NULL);
	} else {
		close_lists(w, block->level);
		open_tag(w, "div", code ? "link code" : "link", block);
	}
	if (code)
		html_put_qr(w->out, language_of(w, block), block->url);
	buf_puts(w->out, "<p>");
	html_put_link(w->out, block->text, block->url);
	buf_puts(w->out, in_list ? "</p>\n" : "</p></div>\n");
}

static void
put_message(struct writer *w, const struct doc_block *block)
{
	close_lists(w, block->level);
	open_tag(w, "div", "message", block);
	html_put_message(w->out, block->text);
	buf_puts(w->out, "</div>\n");
}

static void
put_card(struct writer *w, const struct doc_block *block)
{
	char tag[] = "h3";

	close_card(w);
	if (block->level >= 2 && block->level <= 4)
		tag[1] = (char)('0' + block->level);
	buf_puts(w->out, "<div class=\"card\">\n");
	w->in_card = true;
	open_tag(w, tag, NULL, block);
	buf_printf(w->out, "<span class=\"number\">%u</span> ", (unsigned)block->number);
	html_put_words(w->out, block->text);
	buf_printf(w->out, "</%s>\n", tag);
}

static void
put_block(struct writer *w, const struct doc_block *block)
{
	if (w->new_page && block->kind != DOC_HEADING)
		buf_puts(w->out, "<div class=\"page\"></div>\n");
	switch (block->kind) {
	case DOC_HEADING:
		put_heading(w, block);
		break;
	case DOC_PARAGRAPH:
		put_paragraph(w, block);
		break;
	case DOC_ITEM:
	case DOC_STEP:
		put_point(w, block);
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
		close_group(w);
		buf_puts(w->out, "<hr>\n");
		break;
	case DOC_PAGE:
	case DOC_CARD_END:
		close_card(w);
		break;
	case DOC_CARD:
		put_card(w, block);
		break;
	case DOC_ASIDE:
		close_lists(w, 0);
		html_put_aside(w->out, w->doc, block);
		break;
	case DOC_TABLE:
		close_lists(w, 0);
		html_put_table(w->out, w->doc, block);
		break;
	case DOC_CELL:
	case DOC_TABLE_END:
		break;
	}
	w->new_page = block->kind == DOC_PAGE;
}

/* ---- The whole ------------------------------------------------------------------------------------------------ */

static void
put_head(struct writer *w, bool large)
{
	const char *language = doc_is_language(w->doc->language, strlen(w->doc->language)) ? w->doc->language : "en";
	const bool boxes = html_has_boxes(w->doc);

	buf_puts(w->out, "<!DOCTYPE html>\n<html");
	html_put_attribute(w->out, "lang", language);
	html_put_attribute(w->out, "dir", doc_is_rtl(language) ? "rtl" : "ltr");
	if (large)
		html_put_attribute(w->out, "class", "large");
	buf_puts(w->out, ">\n<head>\n<meta charset=\"utf-8\">\n");
	buf_printf(w->out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-%s'%s%s%s; base-uri 'none'; form-action 'none'\">\n",
	    html_style_hash, boxes ? " 'sha256-" : "", boxes ? html_style_boxes_hash : "", boxes ? "'" : "");
	buf_puts(w->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
	html_puts(w->out, w->doc->title);
	buf_puts(w->out, "</title>\n<style>");
	buf_puts(w->out, html_style_screen);
	buf_puts(w->out, html_style_paper);
	if (boxes) {
		buf_puts(w->out, "</style>\n<style>");
		buf_puts(w->out, html_style_boxes);
	}
	buf_puts(w->out, "</style>\n</head>\n<body");
	html_put_attribute(w->out, "class", html_foot_class(w->doc, large));
	buf_puts(w->out, ">\n<main>\n");
}

int
html_write(const struct doc *doc, const struct export_options *options, struct buf *out, struct err *err)
{
	struct writer w = { .out = out, .doc = doc };

	put_head(&w, options != NULL && options->large_print);
	for (w.index = 0; w.index < doc->count; w.index++)
		put_block(&w, &doc->blocks[w.index]);
	close_card(&w);
	buf_puts(out, "</main>\n");
	html_put_foot(out, doc);
	buf_puts(out, "</body>\n</html>\n");
	return buf_check(out, err);
}
