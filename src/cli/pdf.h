/* pdf.h - the one format that a helper writes: closeknit-pdf draws it, beside the formats of export. */
#ifndef CLOSEKNIT_CLI_PDF_H
#define CLOSEKNIT_CLI_PDF_H

struct exporter;

/* Where a PDF goes without -o (DESIGN.md 3): it tells a stranger nothing. */
#define PDF_DEFAULT_FILE "family-photo-plan.pdf"

/* pdf_format(): the format; its write_doc starts the helper, and fails with ERR_UNUSABLE where a font is missing. */
const struct exporter *pdf_format(void);
/* format_find(name), format_for_file(path): as export_find and export_for_file, with this one. */
const struct exporter *format_find(const char *name);
const struct exporter *format_for_file(const char *path);

#endif
