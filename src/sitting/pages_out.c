/* pages_out.c - the plan as a file or on paper: which formats a parent is offered, where they go, what is said then; sending to a printer is print.c's. */
#include "sitting/sitting.h"

#include <string.h>

#include <closeknit/doc.h>

#include "base/say.h"

/* The name says nothing of what kind of family this is (DESIGN.md 7). */
static const char NAME[] = "family-photo-plan";

/* In the order of use; what programs read is left to the command line. */
static const struct {
	const char *format; /* NULL: the one that a helper draws */
	const char *words;
} offered[] = {
	{ "html", N_("A web page, to read on a screen or print") },
	{ NULL, N_("PDF, pages to print") },
	{ "text", N_("Plain text") },
	{ "ics", N_("Dates for your calendar") },
};
enum { OFFERED = sizeof(offered) / sizeof(offered[0]) };

static bool
is_pdf(const struct exporter *format)
{
	return strcmp(format->name, "pdf") == 0;
}

const struct exporter *
sitting_format(const struct sitting *sitting, size_t index)
{
	size_t i;

	for (i = 0; i < OFFERED; i++) {
		const struct exporter *format = offered[i].format != NULL ? export_find(offered[i].format) : sitting->pdf;

		if (format != NULL && index-- == 0)
			return format;
	}
	return NULL;
}

const char *
sitting_format_words(const struct exporter *format)
{
	size_t i;

	for (i = 0; i < OFFERED; i++)
		if (offered[i].format != NULL ? strcmp(offered[i].format, format->name) == 0 : is_pdf(format))
			return _(offered[i].words);
	return _(format->blurb);
}

void
sitting_pages_path(const struct sitting *sitting, const struct sitting_pages *pages, struct buf *out)
{
	const char *folder = sitting->paths->start;

	buf_printf(out, "%s%s%s%s", folder, strcmp(folder, "/") == 0 ? "" : "/", NAME, pages->format->suffix);
}

int
sitting_make_pages(struct sitting *sitting, const struct sitting_pages *pages, struct buf *out, struct err *err)
{
	struct plan *plan = plan_build(sitting_score(sitting), sitting->audit, sitting->today, 0, err);
	struct doc doc;
	int result = -1;

	if (plan != NULL && pages->format->write_doc != NULL) {
		doc_init(&doc);
		doc_from_plan(&doc, plan, &pages->options);
		result = export_doc(pages->format, &doc, &pages->options, out, err);
		doc_clear(&doc);
	} else if (plan != NULL) {
		result = export_plan(pages->format, plan, out, err);
	}
	plan_free(plan);
	return result == 0 ? buf_check(out, err) : -1;
}

int
sitting_write_pages(struct sitting *sitting, const struct sitting_pages *pages, struct err *err)
{
	const struct file_write how = { .replace = pages->replace, .private_mode = true };
	struct buf path = { 0 }, out = { 0 };
	int result = -1;

	sitting_pages_path(sitting, pages, &path);
	if (buf_check(&path, err) == 0 && sitting_make_pages(sitting, pages, &out, err) == 0)
		result = file_write(buf_text(&path), out.bytes, out.len, how, err);
	buf_clear(&path);
	buf_clear(&out);
	return result;
}

static void
put_shown(const struct sitting *sitting, const struct sitting_pages *pages, struct buf *out)
{
	struct buf path = { 0 };

	sitting_pages_path(sitting, pages, &path);
	text_show(out, buf_text(&path), path.len);
	out->failed |= path.failed;
	buf_clear(&path);
}

void
sitting_put_written(const struct sitting *sitting, const struct sitting_pages *pages, struct buf *out)
{
	struct buf path = { 0 };

	put_shown(sitting, pages, &path);
	buf_printf(out, _("Saved as %s. "), buf_text(&path));
	if (strcmp(pages->format->name, "html") == 0)
		buf_puts(out, _("Open it with your web browser, to read it or to print it."));
	else if (strcmp(pages->format->name, "ics") == 0)
		buf_puts(out, _("Open it with your calendar. Its titles say nothing of what to do."));
	else
		buf_puts(out, _("Open it to read it, or to print it."));
	out->failed |= path.failed;
	buf_clear(&path);
}

void
sitting_put_not_written(const struct sitting *sitting, const struct sitting_pages *pages, const struct err *why, struct buf *out)
{
	struct buf path = { 0 };

	put_shown(sitting, pages, &path);
	if (why->kind == ERR_USAGE)
		buf_printf(out, _("There is a file %s already."), buf_text(&path));
	else if (is_pdf(pages->format) && why->kind != ERR_MEMORY)
		buf_printf(out, _("The PDF could not be made, and nothing is lost. The web page prints as well, so take that one. Why: %s."), why->text);
	else
		buf_printf(out, _("It could not be saved, and nothing is lost. Why: %s."), why->text);
	out->failed |= path.failed;
	buf_clear(&path);
}
