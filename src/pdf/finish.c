/* finish.c - the second pass, through libqpdf: what cairo cannot write: language, artifacts, names of links, metadata, the same bytes each time. */
#include "pdf/finish.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/content.h"

/* ---- Small things ------------------------------------------------------------------------------------------- */

void
put(const struct finishing *f, qpdf_oh dict, const char *key, qpdf_oh value)
{
	qpdf_oh_replace_key(f->q, dict, key, value);
	qpdf_oh_release(f->q, value);
}

void
put_name(const struct finishing *f, qpdf_oh dict, const char *key, const char *name)
{
	char text[32] = "/";

	strncat(text, name, sizeof(text) - 2);
	put(f, dict, key, qpdf_oh_new_name(f->q, text));
}

void
put_text(const struct finishing *f, qpdf_oh dict, const char *key, const char *text)
{
	put(f, dict, key, qpdf_oh_new_unicode_string(f->q, text));
}

void
put_whole(const struct finishing *f, qpdf_oh dict, const char *key, long long number)
{
	put(f, dict, key, qpdf_oh_new_integer(f->q, number));
}

static int
failed(qpdf_data q, struct err *err)
{
	const qpdf_error error = qpdf_has_error(q) ? qpdf_get_error(q) : NULL;

	return err_set(err, ERR_FAILED, "the PDF cannot be finished: %s", error != NULL ? qpdf_get_error_full_text(q, error) : "unknown reason");
}

/* ---- Pages -------------------------------------------------------------------------------------------------- */

/* Glyph numbers are those of the embedded font: ISO 14289-1 7.21.3.2. */
static void
name_glyph_map(const struct finishing *f, qpdf_oh font)
{
	qpdf_oh below = qpdf_oh_get_key(f->q, font, "/DescendantFonts"), inner;

	if (qpdf_oh_is_array(f->q, below) && qpdf_oh_get_array_n_items(f->q, below) == 1) {
		inner = qpdf_oh_get_array_item(f->q, below, 0);
		if (qpdf_oh_is_or_has_name(f->q, qpdf_oh_get_key(f->q, inner, "/Subtype"), "/CIDFontType2"))
			put_name(f, inner, "/CIDToGIDMap", "Identity");
		qpdf_oh_release(f->q, inner);
	}
	qpdf_oh_release(f->q, below);
}

static void
name_glyph_maps(const struct finishing *f, qpdf_oh page)
{
	qpdf_oh resources = qpdf_oh_get_key(f->q, page, "/Resources"), fonts = qpdf_oh_get_key(f->q, resources, "/Font");

	if (qpdf_oh_is_dictionary(f->q, fonts)) {
		qpdf_oh_begin_dict_key_iter(f->q, fonts);
		while (qpdf_oh_dict_more_keys(f->q)) {
			qpdf_oh font = qpdf_oh_get_key(f->q, fonts, qpdf_oh_dict_next_key(f->q));

			name_glyph_map(f, font);
			qpdf_oh_release(f->q, font);
		}
	}
	qpdf_oh_release(f->q, resources);
	qpdf_oh_release(f->q, fonts);
}

/* A stream with these bytes, into dict[key]; its own dictionary is the caller's to release. */
static qpdf_oh
put_stream(const struct finishing *f, qpdf_oh dict, const char *key, const struct buf *bytes)
{
	qpdf_oh stream = qpdf_oh_new_stream(f->q), null = qpdf_oh_new_null(f->q), own;

	qpdf_oh_replace_stream_data(f->q, stream, (const unsigned char *)bytes->bytes, bytes->len, null, null);
	own = qpdf_oh_get_dict(f->q, stream);
	put(f, dict, key, stream);
	qpdf_oh_release(f->q, null);
	return own;
}

/* The runs of one page: ornaments become artifacts. */
static int
retag_page(const struct finishing *f, size_t page, size_t *leaf, struct err *err)
{
	const struct tree *tree = &f->sheet->tree;
	const size_t first = *leaf;
	unsigned char *bytes = NULL;
	struct buf out = { 0 };
	size_t len = 0;
	int result = -1;

	while (*leaf < tree->leaf_count && tree->leaves[*leaf].page == page)
		++*leaf;
	if (qpdf_oh_get_page_content_data(f->q, f->pages[page], &bytes, &len) != QPDF_SUCCESS)
		failed(f->q, err);
	else if (content_retag((const char *)bytes, len, tree->leaves + first, *leaf - first, &out, err) == 0) {
		qpdf_oh_release(f->q, put_stream(f, f->pages[page], "/Contents", &out));
		result = 0;
	}
	free(bytes);
	buf_clear(&out);
	return result;
}

static int
finish_pages(struct finishing *f, struct err *err)
{
	size_t i, leaf = 0;

	if (qpdf_get_num_pages(f->q) != (int)f->sheet->page_count)
		return failed(f->q, err);
	for (i = 0; i < f->sheet->page_count; i++) {
		f->pages[i] = qpdf_get_page_n(f->q, i);
		if (retag_page(f, i, &leaf, err) != 0)
			return -1;
		name_glyph_maps(f, f->pages[i]);
		put_name(f, f->pages[i], "/Tabs", "S");	/* ISO 14289-1 7.18.3 */
	}
	return 0;
}

/* ---- The document ------------------------------------------------------------------------------------------- */

/* Metadata for programs. */
static int
finish_metadata(const struct finishing *f, qpdf_oh root, const char *date, struct err *err)
{
	struct buf xmp = { 0 };
	int result;
	qpdf_oh own;

	xmp_put(&xmp, f->sheet, date);
	if ((result = buf_check(&xmp, err)) == 0) {
		own = put_stream(f, root, "/Metadata", &xmp);
		put_name(f, own, "/Type", "Metadata");
		put_name(f, own, "/Subtype", "XML");
		qpdf_oh_release(f->q, own);
	}
	buf_clear(&xmp);
	return result;
}

static void
finish_root(const struct finishing *f, qpdf_oh root, const char *date)
{
	qpdf_oh shown = qpdf_oh_new_dictionary(f->q), trailer, info;

	put_text(f, root, "/Lang", f->sheet->language);
	put(f, shown, "/DisplayDocTitle", qpdf_oh_new_bool(f->q, QPDF_TRUE));
	if (f->sheet->rtl)
		put_name(f, shown, "/Direction", "R2L");
	put(f, root, "/ViewerPreferences", shown);
	qpdf_oh_remove_key(f->q, root, "/PageMode");
	if (date == NULL) {
		/* Without a day of its own the file has none: never the clock's. */
		trailer = qpdf_get_trailer(f->q);
		info = qpdf_oh_get_key(f->q, trailer, "/Info");
		qpdf_oh_remove_key(f->q, info, "/CreationDate");
		qpdf_oh_release(f->q, info);
		qpdf_oh_release(f->q, trailer);
	}
}

static int
write_out(qpdf_data q, struct buf *out, struct err *err)
{
	if (qpdf_has_error(q) || qpdf_init_write_memory(q) != QPDF_SUCCESS)
		return failed(q, err);
	qpdf_set_minimum_pdf_version(q, "1.7");
	qpdf_set_object_stream_mode(q, qpdf_o_generate);
	qpdf_set_deterministic_ID(q, QPDF_TRUE);
	if (qpdf_write(q) != QPDF_SUCCESS)
		return failed(q, err);
	buf_add(out, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
	return buf_check(out, err);
}

int
finish(const struct sheet *sheet, const char *date, const struct buf *drawn, struct buf *out, struct err *err)
{
	struct finishing f = { .q = qpdf_init(), .sheet = sheet };
	qpdf_oh root;
	int result = -1;

	f.pages = calloc(sheet->page_count, sizeof(*f.pages));
	if (f.q == NULL || f.pages == NULL) {
		err_memory(err);
		goto fail;
	}
	qpdf_silence_errors(f.q);
	qpdf_set_suppress_warnings(f.q, QPDF_TRUE);
	if (qpdf_read_memory(f.q, "pages", drawn->bytes, drawn->len, NULL) != QPDF_SUCCESS) {
		failed(f.q, err);
		goto fail;
	}
	root = qpdf_get_root(f.q);
	if (finish_pages(&f, err) != 0 || structure_write(&f, root, err) != 0 || finish_metadata(&f, root, date, err) != 0)
		goto fail;
	finish_root(&f, root, date);
	result = write_out(f.q, out, err);
fail:
	free(f.pages);
	if (f.q != NULL)
		qpdf_cleanup(&f.q);
	return result;
}
