/* export.c - the table of formats, and how one is chosen; each format's own file does the writing. */
#include <closeknit/export.h>

#include <string.h>

#include <closeknit/doc.h>

#include "base/say.h"
#include "export/formats.h"

/* A new format is one row here and one file beside this. */
static const struct exporter exporters[] = {
	{
		.name = "text", .suffix = ".txt", .media_type = "text/plain",
		.blurb = N_("plain text, to read or print anywhere"),
		.write_doc = text_write,
	},
	{
		.name = "markdown", .suffix = ".md", .media_type = "text/markdown",
		.blurb = N_("text with task lists, for notes and wikis"),
		.write_doc = markdown_write,
	},
	{
		.name = "html", .suffix = ".html", .media_type = "text/html",
		.blurb = N_("a web page in one file, to read on a screen or print"),
		.write_doc = html_write,
	},
	{
		.name = "ics", .suffix = ".ics", .media_type = "text/calendar",
		.blurb = N_("dates for your calendar, with titles that say nothing"),
		.write_plan = calendar_write,
	},
	{
		.name = "json", .suffix = ".json", .media_type = "application/json",
		.blurb = N_("for other programs"),
		.write_plan = plan_json_write,
	},
};

const struct exporter *
export_all(size_t *count)
{
	*count = sizeof(exporters) / sizeof(exporters[0]);
	return exporters;
}

const struct exporter *
export_find(const char *name)
{
	size_t count, i;
	const struct exporter *all = export_all(&count);

	for (i = 0; i < count; i++)
		if (strcmp(all[i].name, name) == 0)
			return &all[i];
	return NULL;
}

const struct exporter *
export_for_file(const char *path)
{
	size_t count, i, len = strlen(path);
	const struct exporter *all = export_all(&count);

	for (i = 0; i < count; i++) {
		size_t tail = strlen(all[i].suffix);

		if (len > tail && strcmp(path + len - tail, all[i].suffix) == 0)
			return &all[i];
	}
	return NULL;
}

int
export_plan(const struct exporter *exporter, const struct plan *plan, struct buf *out, struct err *err)
{
	struct doc doc;
	int result;

	if (exporter->write_plan != NULL)
		return exporter->write_plan(plan, out, err);
	doc_init(&doc);
	doc_from_plan(&doc, plan, NULL);
	result = export_doc(exporter, &doc, NULL, out, err);
	doc_clear(&doc);
	return result;
}

int
export_doc(const struct exporter *exporter, const struct doc *doc, const struct export_options *options, struct buf *out, struct err *err)
{
	return doc_check(doc, err) == 0 ? exporter->write_doc(doc, options, out, err) : -1;
}
