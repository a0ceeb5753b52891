/* test_pdf.c - what of closeknit-pdf needs neither fonts nor pages: the request's line, and the marks of a page rewritten. */
#include <closeknit/base.h>

#include <string.h>

#include "pdf/content.h"
#include "pdf/pdf.h"
#include "pdf/tree.h"

#include "suites.h"

static struct pdf_request request;
static struct buf out;
static struct err err;
static size_t used;

static void
begin(void)
{
	memset(&request, 0, sizeof(request));
	err.kind = ERR_NONE;
	err.text[0] = '\0';
}

static void
end(void)
{
	pdf_request_clear(&request);
	buf_clear(&out);
}

static int
ask(const char *text)
{
	return pdf_request_read(&request, text, strlen(text), &used, &err);
}

START_TEST(request_may_leave_everything_out)
{
	ck_assert_int_eq(ask("closeknit-pdf/1 {}\n{\"format\""), 0);
	ck_assert_uint_eq(used, 19);
	ck_assert(!request.large_print);
	ck_assert_str_eq(request.page, "page {page} of {pages}");
}
END_TEST

START_TEST(request_says_how_large_and_which_words)
{
	ck_assert_int_eq(ask("closeknit-pdf/1 {\"large_print\":true,\"page\":\"tudalen {page}\",\"todo\":\"a\",\"done\":\"b\",\"qr\":\"c {url}\"}\n"), 0);
	ck_assert(request.large_print);
	ck_assert_str_eq(request.page, "tudalen {page}");
	ck_assert_str_eq(request.todo, "a");
	ck_assert_str_eq(request.done, "b");
	ck_assert_str_eq(request.qr, "c {url}");
}
END_TEST

static const char *const no_requests[] = {
	"", "closeknit-pdf/1 {}", "closeknit-pdf/2 {}\n", "closeknit-pdf/1\n", "closeknit-pdf/1 []\n", "closeknit-pdf/1 {} x\n", "closeknit-pdf/1 {\"x\":1}\n",
	"closeknit-pdf/1 {\"page\":\"a\\u0007\"}\n", "closeknit-pdf/1 {\"page\":\"a\\nb\"}\n", "closeknit-pdf/1 {\"large_print\":1}\n", "closeknit-pdf/1 {\"page\":\"a\",\"page\":\"b\"}\n",
};

START_TEST(what_is_no_request_is_refused)
{
	ck_assert_int_eq(ask(no_requests[_i]), -1);
	ck_assert_str_ne(err.text, "");
}
END_TEST

/* Three runs: text, an ornament, a footer. */
static const struct tree_leaf leaves[] = {
	{ .node = 4, .mcid = 0 }, { .node = TREE_NONE, .mcid = 1 }, { .node = TREE_NONE, .mcid = 2, .is_footer = true },
};

static int
retag(const char *text, size_t count)
{
	return content_retag(text, strlen(text), leaves, count, &out, &err);
}

START_TEST(ornaments_become_artifacts_and_text_stays)
{
	ck_assert_int_eq(retag("q\n/P << /MCID 0 >> BDC\n(a)Tj EMC\n/Private << /MCID 1 >> BDC\n1 1 2 2 re f EMC /Private << /MCID 2 >> BDC (b)Tj EMC Q", 3), 0);
	ck_assert_str_eq(buf_text(&out), "q\n/P << /MCID 0 >> BDC\n(a)Tj EMC\n/Artifact BMC\n1 1 2 2 re f EMC\n"
					 "/Artifact << /Type /Pagination /Subtype /Footer >> BDC (b)Tj EMC Q");
}
END_TEST

START_TEST(run_in_a_string_is_only_text)
{
	static const char text[] = "/P << /MCID 0 >> BDC\n[(/Private << /MCID 1 >> BDC \\) \\\\)-3(\\(EMC (nested) f)<4578>]TJ\n"
				   "/Span << /ActualText <feff0041> >> BDC (x)Tj EMC EMC";

	ck_assert_int_eq(retag(text, 1), 0);
	ck_assert_str_eq(buf_text(&out), text);
}
END_TEST

static const struct { const char *content; size_t count; } not_as_drawn[] = {
	{ "(a)Tj", 0 },						/* painted outside */
	{ "/P << /MCID 0 >> BDC (a)Tj EMC 0 0 1 1 re f", 1 },
	{ "/P << /MCID 0 >> BDC (a)Tj", 1 },			/* not ended */
	{ "/P << /MCID 0 >> BDC (a)Tj EMC EMC", 1 },
	{ "/P << /MCID 1 >> BDC (a)Tj EMC", 1 },		/* another number */
	{ "/P << /MCID 0 >> BDC (a)Tj EMC", 2 },		/* one too few */
	{ "/P << /MCID 0 >> BDC (a)Tj EMC /P << /MCID 1 >> BDC EMC", 1 },
	{ "/P << /MCID 0 >> BDC /P << /MCID 1 >> BDC EMC EMC", 2 },	/* one in another */
	{ "/P << /MCID 0 >> BDC (a", 1 },
	{ "/P << /MCID 0 >> BDC (a\\", 1 },
	{ "/P << /MCID 0 >> BDC <41", 1 },
};

START_TEST(page_that_is_not_as_it_was_drawn_is_refused)
{
	ck_assert_int_eq(retag(not_as_drawn[_i].content, not_as_drawn[_i].count), -1);
	ck_assert_ptr_nonnull(strstr(err.text, "cairo"));
}
END_TEST

Suite *
suite_pdf(void)
{
	Suite *suite = suite_create("pdf");
	TCase *all = tcase_create("pdf");

	tcase_add_checked_fixture(all, begin, end);
	tcase_add_test(all, request_may_leave_everything_out);
	tcase_add_test(all, request_says_how_large_and_which_words);
	tcase_add_loop_test(all, what_is_no_request_is_refused, 0, (int)(sizeof(no_requests) / sizeof(no_requests[0])));
	tcase_add_test(all, ornaments_become_artifacts_and_text_stays);
	tcase_add_test(all, run_in_a_string_is_only_text);
	tcase_add_loop_test(all, page_that_is_not_as_it_was_drawn_is_refused, 0, (int)(sizeof(not_as_drawn) / sizeof(not_as_drawn[0])));
	suite_add_tcase(suite, all);
	return suite;
}
