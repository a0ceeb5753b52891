/* pdf.c - a document as PDF: hands it to closeknit-pdf and says in words what went wrong; drawing is the helper's. */
#include "cli/pdf.h"

#include <closeknit/doc.h>
#include <closeknit/export.h>

#include <string.h>

#include "base/say.h"
#include "cli/cli.h"
#include "cli/helper.h"

static const char HELPER[] = "closeknit-pdf";
/* The protocol that is spoken here. */
static const char PROTOCOL[] = "closeknit-pdf/1";

static int
find_helper(struct buf *path, struct err *err)
{
	struct err missing = { ERR_NONE, "" };

	if (helper_find(HELPER, path, &missing) == 0)
		return 0;
	return err_set(err, missing.kind, _("%s, or choose another format, such as -f html"), missing.text);
}

/* The request and the document. */
static void
put_request(struct buf *in, const struct doc *doc, const struct export_options *options)
{
	struct json_out json;

	buf_printf(in, "%s ", PROTOCOL);
	json_out_init(&json, in, 0);
	json_out_object(&json);
	json_out_key(&json, "large_print");
	json_out_bool(&json, options != NULL && options->large_print);
	json_out_key(&json, "page");
	/* TRANSLATORS: at the foot of each page; leave {page} and {pages} as they are. */
	json_out_string(&json, _("page {page} of {pages}"));
	json_out_key(&json, "todo");
	/* TRANSLATORS: what a screen reader says for an empty box to tick. */
	json_out_string(&json, _("To do"));
	json_out_key(&json, "done");
	/* TRANSLATORS: what a screen reader says for a ticked box. */
	json_out_string(&json, _("Done"));
	json_out_key(&json, "box");
	/* TRANSLATORS: what a screen reader says for a box to tick, before its code. */
	json_out_string(&json, _("Box"));
	json_out_key(&json, "qr");
	/* TRANSLATORS: what a screen reader says for a picture; leave {url} as it is. */
	json_out_string(&json, _("QR code of {url}"));
	json_out_key(&json, "again");
	/* TRANSLATORS: above the rest of a card to cut out; leave {card}, its number, as it is. */
	json_out_string(&json, _("Card {card} goes on"));
	json_out_key(&json, "blank");
	/* TRANSLATORS: on a page of a printed paper that is left empty. */
	json_out_string(&json, _("This page is left blank."));
	json_out_object_end(&json);
	buf_putc(in, '\n');
	doc_write(doc, in);
}

static bool
is_pdf(const struct buf *out)
{
	static const char head[] = "%PDF-", tail[] = "%%EOF\n";

	return out->len > sizeof(head) + sizeof(tail) && memcmp(out->bytes, head, sizeof(head) - 1) == 0 &&
	    memcmp(out->bytes + out->len - (sizeof(tail) - 1), tail, sizeof(tail) - 1) == 0;
}

/* What came of it: the PDF into `out`, or the reason there is none. */
static int
judge(const struct helper_run *run, struct buf *out, struct err *err)
{
	const char *said = run->said.len > 0 ? buf_text(&run->said) : _("it did not say why");

	if (run->status > 128)
		return err_set(err, ERR_FAILED, _("the PDF was not made: closeknit-pdf was stopped by signal %d; -f html makes a page to print"), run->status - 128);
	if (run->status == CLI_UNUSABLE)
		return err_set(err, ERR_UNUSABLE, _("the PDF was not made: %s; or use -f html, which your browser can print"), said);
	if (run->status != 0)
		return err_set(err, ERR_FAILED, _("the PDF was not made: %s"), said);
	if (run->out.len > HELPER_OUT_MAX || !is_pdf(&run->out))
		return err_set(err, ERR_FAILED, _("the PDF was not made: what closeknit-pdf wrote is no whole PDF; -f html makes a page to print"));
	buf_add(out, run->out.bytes, run->out.len);
	return buf_check(out, err);
}

static int
write_doc(const struct doc *doc, const struct export_options *options, struct buf *out, struct err *err)
{
	struct buf path = { 0 }, in = { 0 };
	struct helper_run run = { 0 };
	struct err other = { ERR_NONE, "" };
	int result = -1;

	if (find_helper(&path, err) == 0) {
		char *args[] = { path.bytes, NULL };

		/* The request says which version it is in, and one that does not speak it refuses: only what went wrong is asked for its name, since each start takes time. */
		put_request(&in, doc, options);
		if (buf_check(&in, err) == 0 && helper_start(&run, args, &in, err) == 0)
			result = judge(&run, out, err);
		if (result != 0 && helper_check(path.bytes, PROTOCOL, &other) != 0)
			*err = other;
	}
	helper_clear(&run);
	buf_clear(&path);
	buf_clear(&in);
	return result;
}

const struct exporter *
pdf_format(void)
{
	static const struct exporter pdf = {
		.name = "pdf", .suffix = ".pdf", .media_type = "application/pdf",
		.blurb = N_("pages to print, for screen readers too"),
		.write_doc = write_doc,
	};

	return &pdf;
}

const struct exporter *
format_find(const char *name)
{
	return strcmp(name, pdf_format()->name) == 0 ? pdf_format() : export_find(name);
}

const struct exporter *
format_for_file(const char *path)
{
	const size_t len = strlen(path), tail = strlen(pdf_format()->suffix);

	return len > tail && strcmp(path + len - tail, pdf_format()->suffix) == 0 ? pdf_format() : export_for_file(path);
}

const struct exporter *
format_for_pages(const char *name, const char *path)
{
	const struct exporter *exporter = export_find("text");

	if (name != NULL)
		exporter = format_find(name);
	else if (path != NULL && strcmp(path, "-") != 0)
		exporter = format_for_file(path);
	return exporter != NULL && exporter->write_doc != NULL ? exporter : NULL;
}
