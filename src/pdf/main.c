/* main.c - the program closeknit-pdf: standard input to standard output, one complaint to standard error; what a PDF is made of is pdf.c's. */
#include "pdf/pdf.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <closeknit/doc.h>

#include "guard/guard.h"

/* DESIGN.md 3. */
enum { EXIT_OK = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, EXIT_UNUSABLE = 3 };
/* A request and the longest document that doc_read takes [bytes]. */
enum { INPUT_MAX = 17 << 20 };

static int
complain(const struct err *err)
{
	struct buf line = { 0 };

	buf_printf(&line, "closeknit-pdf: %s\n", err->text);
	/* Standard error is the last place to complain to: nothing is left to do if it fails. */
	if (!line.failed)
		(void)file_put(STDERR_FILENO, line.bytes, line.len, NULL);
	buf_clear(&line);
	return err->kind == ERR_UNUSABLE ? EXIT_UNUSABLE : err->kind == ERR_USAGE ? EXIT_USAGE : EXIT_FAILED;
}

static int
convert(struct buf *in, struct err *err)
{
	struct pdf_request request;
	struct buf out = { 0 };
	struct doc doc;
	size_t used = 0;
	int result = -1;

	doc_init(&doc);
	if (pdf_request_read(&request, buf_text(in), in->len, &used, err) == 0 && doc_read(&doc, in->bytes + used, in->len - used, err) == 0 &&
	    pdf_make(&doc, &request, &out, err) == 0)
		result = file_put(STDOUT_FILENO, out.bytes, out.len, err);
	buf_clear(&out);
	doc_clear(&doc);
	pdf_request_clear(&request);
	return result;
}

int
main(int argc, char *argv[])
{
	struct err err = { ERR_NONE, "" };
	struct buf in = { 0 };
	int result;

	/* What it draws is a family's plan.  The rest of its rights closeknit gave up before starting it; this one every program has anew. */
	guard_no_dumps();
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		static const char version[] = PDF_PROTOCOL "\n";

		return file_put(STDOUT_FILENO, version, sizeof(version) - 1, &err) == 0 ? EXIT_OK : complain(&err);
	}
	if (argc != 1) {
		err_set(&err, ERR_USAGE, "takes nothing but --version; a document comes on standard input, a PDF goes to standard output");
		return complain(&err);
	}
	result = file_read("-", INPUT_MAX, &in, &err);
	if (result == 0)
		result = convert(&in, &err);
	buf_clear(&in);
	/* The libraries' caches are left to the system: pango's threads may still be reading fonts, and asking fontconfig or cairo to let go under them aborts. */
	return result == 0 ? EXIT_OK : complain(&err);
}
