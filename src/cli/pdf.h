/* pdf.h - the one format that a helper writes: closeknit-pdf draws it, beside the formats of export. */
#ifndef CLOSEKNIT_CLI_PDF_H
#define CLOSEKNIT_CLI_PDF_H

struct exporter;

/* Where a PDF goes without -o (DESIGN.md 3), and the checklist on paper: the names tell a stranger nothing. */
#define PDF_DEFAULT_FILE "family-photo-plan.pdf"
#define SHEET_DEFAULT_FILE "family-photo-check.pdf"

/* pdf_format(): the format; its write_doc starts the helper, and fails with ERR_UNUSABLE where a font is missing. */
const struct exporter *pdf_format(void);
/* format_find(name), format_for_file(path): as export_find and export_for_file, with this one. */
const struct exporter *format_find(const char *name);
const struct exporter *format_for_file(const char *path);
/* format_for_pages(name, path): for what is a document and no list of data: `name` decides, else the file's ending, else text; either may be NULL, "-" is no file.  NULL: none that can be. */
const struct exporter *format_for_pages(const char *name, const char *path);

#endif
