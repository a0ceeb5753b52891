/* type.c - fonts chosen by name for a language, text laid out in them, letters counted that no font has; where text stands is set.c's matter. */
#include "pdf/type.h"

#include <string.h>

#include <fontconfig/fontconfig.h>

#include <closeknit/doc.h>

#include "base/utf8.h"
#include "pdf/breaks.h"

/*
 * Left to itself, fontconfig takes Noto Kufi for Urdu, which is poor to read.  Noto Sans comes first everywhere, so that figures and addresses look alike; DejaVu Sans is the
 * floor.
 */
static const char FAMILIES[] = "Noto Sans,Noto Naskh Arabic,Noto Sans Bengali,Noto Sans Gurmukhi,DejaVu Sans,sans-serif";
/* What readers of a language prefer, which may need far higher lines. */
static const struct { const char *language, *families; } families[] = {
	{ "ur", "Noto Sans,Noto Nastaliq Urdu,Noto Naskh Arabic,DejaVu Sans,sans-serif" },
};

/* A letter of an address is seldom wider than this [em]. */
#define WIDE 0.6

/* Letters from here on are neither Latin, Greek nor Cyrillic, and may need their ligatures. */
enum { SCRIPTS_FROM = 0x0590 };
/* Quotes, dashes, bullets, arrows. */
enum { PUNCTUATION_FROM = 0x2000, PUNCTUATION_END = 0x2200 };

/* Whether `language` is `tag` or a dialect of it: "ur-PK" is "ur". */
static bool
is_of(const char *language, const char *tag)
{
	const size_t len = strlen(tag);

	return strncmp(language, tag, len) == 0 && (language[len] == '\0' || language[len] == '-');
}

bool
type_is_low(const char *text)
{
	size_t len = strlen(text), step;
	uint32_t code = 0;

	for (; len > 0 && (code < SCRIPTS_FROM || (code >= PUNCTUATION_FROM && code < PUNCTUATION_END)); text += step, len -= step)
		if ((step = utf8_decode(text, len, &code)) == 0)
			return false;
	return len == 0 && (code < SCRIPTS_FROM || (code >= PUNCTUATION_FROM && code < PUNCTUATION_END));
}

/* pango complains on standard error about fonts; what matters of it is found by counting letters. */
static void
drop_complaint(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data)
{
	(void)domain;
	(void)level;
	(void)message;
	(void)data;
}

/*
 * Fonts of pictures, as emoji are on a screen, are drawn in their pictures' size, in colours, and say nothing to who hears them: to pango there are none.  Where fontconfig cannot be
 * told, its own fonts are left.
 */
static void
leave_out_pictures(void)
{
	static const FcChar8 without[] = "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\"><fontconfig><selectfont>"
					 "<rejectfont><pattern><patelt name=\"color\"><bool>true</bool></patelt></pattern></rejectfont>"
					 "<rejectfont><pattern><patelt name=\"scalable\"><bool>false</bool></patelt></pattern></rejectfont></selectfont></fontconfig>";
	FcConfig *config = FcInitLoadConfig();

	if (config == NULL)
		return;
	if (FcConfigParseAndLoadFromMemory(config, without, FcFalse) && FcConfigBuildFonts(config))
		FcConfigSetCurrent(config);
	FcConfigDestroy(config);
}

static bool
has_fonts(void)
{
	FcFontSet *fonts = FcConfigGetFonts(NULL, FcSetSystem);

	return fonts != NULL && fonts->nfont > 0;
}

int
type_begin(struct type *type, double size, struct err *err)
{
	cairo_font_options_t *options;

	*type = (struct type){ .size = size };
	g_log_set_default_handler(drop_complaint, NULL);
	leave_out_pictures();
	if (!has_fonts())
		return err_set(err, ERR_UNUSABLE, "no fonts are installed here; install fonts-noto-core (or at least fonts-dejavu-core)");
	type->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	if (type->map == NULL)
		return err_set(err, ERR_FAILED, "this pango cannot use FreeType fonts");
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(type->map), 72);
	type->context = pango_font_map_create_context(type->map);
	/* Hinting is for screens: on paper it spoils the spaces between letters. */
	options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(type->context, options);
	cairo_font_options_destroy(options);
	pango_context_set_round_glyph_positions(type->context, FALSE);
	return 0;
}

void
type_end(struct type *type)
{
	if (type->context != NULL)
		g_object_unref(type->context);
	if (type->map != NULL)
		g_object_unref(type->map);
	*type = (struct type){ 0 };
}

/* ---- Attributes --------------------------------------------------------------------------------------------- */

static void
over(PangoAttrList *list, PangoAttribute *attribute, size_t from, size_t to)
{
	attribute->start_index = (guint)from;
	attribute->end_index = (guint)to;
	pango_attr_list_insert(list, attribute);
}

/* One reader loses the text behind a ligature, so Latin has none; other scripts need theirs. */
static void
without_ligatures(PangoAttrList *list, const char *text, size_t len)
{
	static const char off[] = "liga=0,clig=0,dlig=0";
	size_t at, from = len, step;
	uint32_t code = 0;

	for (at = 0; at < len && code < SCRIPTS_FROM; at += step)
		if ((step = utf8_decode(text + at, len - at, &code)) == 0)
			return;
	if (code < SCRIPTS_FROM) {
		over(list, pango_attr_font_features_new(off), 0, len);
		return;
	}
	for (at = 0; at < len; at += step) {
		if ((step = utf8_decode(text + at, len - at, &code)) == 0)
			return;
		if ((code | 0x20) >= 'a' && (code | 0x20) <= 'z') {
			from = from == len ? at : from;
		} else if (from != len) {
			over(list, pango_attr_font_features_new(off), from, at);
			from = len;
		}
	}
	if (from != len)
		over(list, pango_attr_font_features_new(off), from, len);
}

static PangoAttrList *
attributes(const struct type *type, const struct type_text *t)
{
	PangoAttrList *list = pango_attr_list_new();
	const size_t len = strlen(t->text), bold = t->bold_until < 0 ? len : (size_t)t->bold_until;

	without_ligatures(list, t->text, len);
	if (t->is_address)
		breaks_of_address(list, t->text, len, (size_t)(t->width / (type->size * WIDE)));
	else if (!t->is_cell)
		breaks_of_text(list, t->text, len);
	if (bold > 0)
		over(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), 0, bold);
	over(list, pango_attr_insert_hyphens_new(FALSE), 0, len);
	return list;
}

/* ---- Layouts ------------------------------------------------------------------------------------------------ */

static PangoFontDescription *
font_for(const struct type *type, const struct type_text *t)
{
	PangoFontDescription *font = pango_font_description_new();
	const char *names = FAMILIES;
	size_t i;

	for (i = 0; type->fit < FIT_PLAIN && i < sizeof(families) / sizeof(families[0]); i++)
		if (is_of(t->language, families[i].language))
			names = families[i].families;
	pango_font_description_set_family_static(font, names);
	pango_font_description_set_size(font, (gint)(type->size * (t->scale > 0 ? t->scale : 1) * PANGO_SCALE + 0.5));
	return font;
}

/* The first character in these glyphs that no font has, or 0. */
static uint32_t
first_unknown(const PangoGlyphString *glyphs)
{
	int i;

	for (i = 0; i < glyphs->num_glyphs; i++) {
		const PangoGlyph glyph = glyphs->glyphs[i].glyph;

		if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
			return glyph & ~(PangoGlyph)PANGO_GLYPH_UNKNOWN_FLAG;
	}
	return 0;
}

static void
note_missing(struct type *type, PangoLayout *layout)
{
	const GSList *lines, *runs;

	if (type->missing != 0 || pango_layout_get_unknown_glyphs_count(layout) == 0)
		return;
	/* Should no glyph own up to it, there is still one missing. */
	type->missing = 0xFFFD;
	for (lines = pango_layout_get_lines_readonly(layout); lines != NULL; lines = lines->next)
		for (runs = ((const PangoLayoutLine *)lines->data)->runs; runs != NULL; runs = runs->next) {
			const uint32_t code = first_unknown(((const PangoLayoutRun *)runs->data)->glyphs);

			if (code != 0) {
				type->missing = code;
				return;
			}
		}
}

/* The glyph of the blank at `at` [bytes] in the text, if it is one of this run's and pango has emptied it; else NULL. */
static PangoGlyphInfo *
find_blank(const PangoLayoutRun *run, int at)
{
	int i;

	if (at < run->item->offset || at >= run->item->offset + run->item->length)
		return NULL;
	for (i = 0; i < run->glyphs->num_glyphs; i++)
		if (run->glyphs->log_clusters[i] == at - run->item->offset && run->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY)
			return &run->glyphs->glyphs[i];
	return NULL;
}

/*
 * pango takes the glyph from the blank at a line's end.  cairo then writes it as text without marks, at which one reader stops reading the paragraph, and another joins two words: so it
 * becomes a glyph again, as narrow as pango made it.
 */
static void
keep_blanks(PangoLayout *layout)
{
	const char *text = pango_layout_get_text(layout);
	GSList *lines, *runs;

	for (lines = pango_layout_get_lines(layout); lines != NULL; lines = lines->next) {
		const PangoLayoutLine *line = lines->data;
		const int at = line->start_index + line->length - 1;

		if (line->length == 0 || text[at] != ' ')
			continue;
		for (runs = line->runs; runs != NULL; runs = runs->next) {
			const PangoLayoutRun *run = runs->data;
			PangoGlyphInfo *blank = find_blank(run, at);
			hb_codepoint_t glyph;

			if (blank != NULL && hb_font_get_nominal_glyph(pango_font_get_hb_font(run->item->analysis.font), ' ', &glyph))
				blank->glyph = glyph;
		}
	}
}

PangoLayout *
type_layout(struct type *type, const struct type_text *t)
{
	const bool rtl = !t->is_address && doc_is_rtl(t->language);
	PangoFontDescription *font = font_for(type, t);
	PangoAttrList *list = attributes(type, t);
	PangoLayout *layout;

	pango_context_set_language(type->context, pango_language_from_string(t->language));
	pango_context_set_base_dir(type->context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
	layout = pango_layout_new(type->context);
	pango_layout_set_auto_dir(layout, FALSE);
	pango_layout_set_font_description(layout, font);
	pango_layout_set_text(layout, t->text, -1);
	pango_layout_set_attributes(layout, list);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	if (t->width > 0)
		pango_layout_set_width(layout, (int)(t->width * PANGO_SCALE));
	if (t->indent > 0)
		pango_layout_set_indent(layout, (int)(t->indent * PANGO_SCALE));
	/* Where the page's text begins, beside its label and below its heading, whichever way its own letters go. */
	pango_layout_set_alignment(layout, t->rtl_page ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
	note_missing(type, layout);
	keep_blanks(layout);
	pango_attr_list_unref(list);
	pango_font_description_free(font);
	return layout;
}

int
type_check(const struct type *type, struct err *err)
{
	static const struct { uint32_t from, to; const char *package; } packages[] = {
		{ 0x0000, 0x058F, "fonts-noto-core or fonts-dejavu-core" },
		{ 0x2E80, 0x9FFF, "fonts-noto-cjk" },
		{ 0xAC00, 0xD7FF, "fonts-noto-cjk" },
		{ 0xF900, 0xFAFF, "fonts-noto-cjk" },
		{ 0x1F000, 0x1FAFF, "fonts-symbola" },
		{ 0x20000, 0x3FFFF, "fonts-noto-cjk" },
	};
	const char *package = "fonts-noto-core";
	size_t i;

	if (type->missing == 0)
		return 0;
	for (i = 0; i < sizeof(packages) / sizeof(packages[0]); i++)
		if (type->missing >= packages[i].from && type->missing <= packages[i].to)
			package = packages[i].package;
	return err_set(err, ERR_UNUSABLE, "no font here has the letter U+%04X of this document; install %s", (unsigned)type->missing, package);
}
