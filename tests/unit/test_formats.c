/* test_formats.c - what gets into HTML and Markdown, and a document in every format; whole plans are golden files, browsers are tests/web. */
#include <stdlib.h>
#include <string.h>

#include <closeknit/doc.h>
#include <closeknit/export.h>

#include "export/html_escape.h"
#include "export/html_text.h"
#include "export/markdown_escape.h"
#include "suites.h"

/* A writer of text, and what it makes of one. */
struct pair { const char *text, *made; };

static void
check_pairs(void (*put)(struct buf *, const char *), const struct pair *pairs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct buf out = { 0 };

		put(&out, pairs[i].text);
		ck_assert_str_eq(buf_text(&out), pairs[i].made);
		buf_clear(&out);
	}
}

#define CHECK_PAIRS(put, pairs) check_pairs((put), (pairs), sizeof(pairs) / sizeof((pairs)[0]))

START_TEST(html_text_is_never_markup)
{
	static const struct pair pairs[] = {
		{ "</style><script>", "&lt;/style&gt;&lt;script&gt;" }, { "a & b", "a &amp; b" }, { "\"'", "&quot;&#39;" },
		{ "caf\xC3\xA9", "caf\xC3\xA9" }, { "a\x01" "b\xE2\x80\xAE", "aU+0001bU+202E" }, { "", "" },
	};

	CHECK_PAIRS(html_puts, pairs);
}
END_TEST

START_TEST(only_https_tel_and_mailto_are_addresses)
{
	static const char *const good[] = { "https://example.org/", "tel:08001111", "mailto:a@example.org" };
	static const char *const bad[] = { "javascript:alert(1)", "http://example.org/", "HTTPS://example.org", "data:text/html,x", "//example.org", "https://", "tel:",
		"https://example.org/ x", "https://example.org/\"", "https://example.org/<x>", "" };

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		ck_assert_msg(doc_is_address(good[i], strlen(good[i])), "%s", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ck_assert_msg(!doc_is_address(bad[i], strlen(bad[i])), "%s", bad[i]);
}
END_TEST

START_TEST(what_is_no_address_stays_text)
{
	struct buf out = { 0 };

	html_put_link(&out, "See:", "javascript:alert(1)");
	html_put_link(&out, " Call 0800 1111", "tel:08001111");
	html_put_link(&out, "0800\xC2\xA0" "11-11: a line", "tel:08001111");
	html_put_link(&out, "a line, 24 hours", "tel:08001111");
	html_put_link(&out, " At:", "https://example.org/a?b");
	/* Of signs that stand together it breaks behind the last. */
	html_put_link(&out, "", "https://example.org//a/?b");
	ck_assert_str_eq(buf_text(&out), "See:<a href=\"tel:08001111\">&nbsp;Call&nbsp;0800&nbsp;1111</a>"
	    "<a href=\"tel:08001111\">0800\xC2\xA0" "11-11</a>: a line<a href=\"tel:08001111\">a&nbsp;line,&nbsp;24&nbsp;hours</a>"
	    " At: <a href=\"https://example.org/a?b\" dir=\"ltr\"><span class=\"part\">https://example.org/</span><wbr>a?<wbr>b</a>"
	    "<a href=\"https://example.org//a/?b\" dir=\"ltr\"><span class=\"part\">https://example.org//</span><wbr>a/?<wbr>b</a>");
	buf_clear(&out);
}
END_TEST

START_TEST(languages_from_right_to_left_are_known_by_language_or_script)
{
	static const char *const right[] = { "ar", "ur", "ur-PK", "he", "fa-IR", "ps", "pa-Arab", "az-Arab-IR", "ckb", "ks", "pnb", "prs" };
	static const char *const left[] = { "en", "en-GB", "cy", "pl", "bn", "pa", "ur-Latn", "az", "arn", "heb-x" };

	for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++)
		ck_assert_msg(doc_is_rtl(right[i]), "%s", right[i]);
	for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++)
		ck_assert_msg(!doc_is_rtl(left[i]), "%s", left[i]);
}
END_TEST

START_TEST(markdown_text_is_never_markup)
{
	static const struct pair pairs[] = {
		{ "# a heading", "\\# a heading" }, { "- a point", "\\- a point" }, { "12. a number", "12\\. a number" }, { "2) a number", "2\\) a number" },
		{ "*a* _b_ `c` [d](e)", "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e)" }, { "a < b > c", "a \\< b \\> c" }, { "&amp; & b", "\\&amp; & b" },
		{ "https://x mailto:a", "https\\://x mailto\\:a" },
		{ "www.example.org http://x", "www&#8288;\\.example.org http&#8288;\\://x" }, { "xmpp:a@b", "xmpp&#8288;\\:a\\@b" }, { "a@b", "a\\@b" }, { "![x]", "\\!\\[x\\]" }, { "    code", "code" }, { "a | b", "a \\| b" },
		{ "Well - 3. and # too!", "Well - 3. and # too!" }, { "It is 10 to 4.", "It is 10 to 4." }, { "ends ", "ends" }, { " \xC2\xA0 in \xC2\xA0 it\xC2\xA0 \xC2\xA0", "in \xC2\xA0 it" }, { "\xC2\xA0", "" }, { "", "" },
	};

	CHECK_PAIRS(markdown_puts, pairs);
}
END_TEST

START_TEST(a_bar_with_long_words_stays_within_its_columns)
{
	static const int widths[] = { 20, 40, 66 };

	for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++) {
		struct buf out = { 0 };
		struct err err = { 0 };
		struct doc_block *bar;
		struct doc doc;

		doc_init(&doc);
		bar = doc_add(&doc, DOC_BAR, 0, "%s", "a label of many words that goes on and on for much longer than any line of a page has room for");
		ck_assert_ptr_nonnull(bar);
		bar->part = 1;
		bar->whole = 2;
		bar->note = "one of two, in so many words too";
		ck_assert_int_eq(doc_to_text(&doc, widths[i], &out, &err), 0);
		for (const char *line = buf_text(&out); *line != '\0'; line += strcspn(line, "\n") + 1)
			ck_assert_uint_le(strcspn(line, "\n"), (size_t)widths[i]);
		ck_assert_ptr_nonnull(strstr(buf_text(&out), " too"));
		buf_clear(&out);
		doc_clear(&doc);
	}
}
END_TEST

/* DESIGN.md 7: "a longer address breaks after `/`, `?` or `&`". */
START_TEST(address_longer_than_a_line_breaks_behind_its_parts)
{
	static const char *const urls[][2] = {
		{ "https://example.org/a-part/another-one", "https://example.org/a-part/\nanother-one\n" },
		{ "https://example.org/a?first=one&second=two", "https://example.org/a?\nfirst=one&second=two\n" },
		{ "https://example.org/a?b=1&first=one-and-two", "https://example.org/a?b=1&\nfirst=one-and-two\n" },
		{ "https://example.org/one-that-has-no-parts", "https://example.org/\none-that-has-no-parts\n" },
		{ "https://example.org/of-more-letters-than-a-line-holds", "https://example.org/\nof-more-letters-than-a-line-ho\nlds\n" },
	};

	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
		struct buf out = { 0 };
		struct err err = { 0 };
		struct doc doc;

		doc_init(&doc);
		doc_add(&doc, DOC_LINK, 0, "%s", "")->url = urls[i][0];
		ck_assert_int_eq(doc_to_text(&doc, 30, &out, &err), 0);
		ck_assert_str_eq(buf_text(&out), urls[i][1]);
		buf_clear(&out);
		doc_clear(&doc);
	}
}
END_TEST

START_TEST(whatever_stands_deep_stays_within_its_columns)
{
	static const enum doc_kind kinds[] = { DOC_PARAGRAPH, DOC_ITEM, DOC_STEP, DOC_TICK, DOC_LINK, DOC_CARD };
	struct buf out = { 0 };
	struct err err = { 0 };
	struct doc doc;

	doc_init(&doc);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct doc_block *block = doc_add(&doc, kinds[i], 6, "%s", "some words, and more of them");

		ck_assert_ptr_nonnull(block);
		block->number = 1000000;
		block->url = "https://www.example.org/a-long-one/of-more-than-a-line";
		block->code = kinds[i] == DOC_TICK ? "7K3R7K3R7K3R" : NULL;
	}
	ck_assert_int_eq(doc_to_text(&doc, 20, &out, &err), 0);
	for (const char *line = buf_text(&out); *line != '\0'; line += strcspn(line, "\n") + 1)
		ck_assert_msg(strcspn(line, "\n") <= 20, "%s", line);
	buf_clear(&out);
	doc_clear(&doc);
}
END_TEST

START_TEST(every_format_of_documents_says_all_of_its_texts)
{
	static const char *const texts[] = { "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "theta", "iota" };
	static const enum doc_kind kinds[] = { DOC_HEADING, DOC_PARAGRAPH, DOC_ITEM, DOC_STEP, DOC_TICK, DOC_BAR, DOC_LINK, DOC_MESSAGE };
	size_t count;
	const struct exporter *all = export_all(&count);
	struct doc doc;

	doc_init(&doc);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		doc_add(&doc, kinds[i], kinds[i] == DOC_HEADING, "%s", texts[i])->number = 1;
	for (size_t k = 0; k < count; k++) {
		struct buf out = { 0 };
		struct err err = { 0 };

		if (all[k].write_doc == NULL)
			continue;
		ck_assert_int_eq(export_doc(&all[k], &doc, NULL, &out, &err), 0);
		for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
			ck_assert_msg(strstr(buf_text(&out), texts[i]) != NULL, "%s leaves out %s", all[k].name, texts[i]);
		buf_clear(&out);
	}
	doc_clear(&doc);
}
END_TEST

START_TEST(point_that_goes_the_other_way_keeps_its_number_on_the_pages_side)
{
	struct buf out = { 0 };
	struct err err = { 0 };
	struct doc doc;

	doc_init(&doc);
	doc.language = "ur";
	doc_add(&doc, DOC_STEP, 0, "%s", "\xD8\xA2\xD8\xB2\xD8\xA7\xD8\xAF")->number = 1;
	doc_add(&doc, DOC_STEP, 0, "%s", "A \"title\":")->number = 2;
	doc.blocks[1].language = "en-GB";
	ck_assert_int_eq(export_doc(export_find("html"), &doc, NULL, &out, &err), 0);
	ck_assert_ptr_nonnull(strstr(buf_text(&out), "<li>\xD8\xA2"));
	ck_assert_ptr_nonnull(strstr(buf_text(&out), "<li><bdi lang=\"en-GB\" dir=\"ltr\">A &quot;title&quot;:</bdi>\n</li>"));
	buf_clear(&out);
	doc_clear(&doc);
}
END_TEST

START_TEST(format_is_found_by_name_and_by_ending)
{
	size_t count;
	const struct exporter *all = export_all(&count);

	ck_assert_uint_ge(count, 5);
	for (size_t i = 0; i < count; i++) {
		char file[64] = "family-photo-plan";

		ck_assert_ptr_eq(export_find(all[i].name), &all[i]);
		ck_assert_ptr_eq(export_for_file(strcat(file, all[i].suffix)), &all[i]);
		ck_assert_ptr_null(export_for_file(all[i].suffix));
		ck_assert_int_ne(all[i].write_doc != NULL, all[i].write_plan != NULL);
	}
	ck_assert_ptr_null(export_find("docx"));
	ck_assert_ptr_null(export_for_file("plan.docx"));
}
END_TEST

START_TEST(document_that_is_not_whole_is_not_written)
{
	struct buf out = { 0 };
	struct err err = { 0 };
	struct doc doc;

	doc_init(&doc);
	doc.failed = true;
	ck_assert_int_eq(export_doc(export_find("html"), &doc, NULL, &out, &err), -1);
	ck_assert_int_eq(err.kind, ERR_MEMORY);
	ck_assert_uint_eq(out.len, 0);
	doc_clear(&doc);
}
END_TEST

/* What a screen reader counts is what stands on the page. */
START_TEST(numbered_list_begins_anew_at_one_and_goes_on_where_it_was_left)
{
	static const uint32_t numbers[] = { 1, 2, 1, 2 };
	struct buf out = { 0 };
	struct err err = { 0 };
	struct doc doc;

	doc_init(&doc);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		doc_add(&doc, DOC_STEP, 0, "%s", "a")->number = numbers[i];
	doc_add(&doc, DOC_PARAGRAPH, 0, "%s", "between");
	doc_add(&doc, DOC_STEP, 0, "%s", "a")->number = 3;
	ck_assert_int_eq(export_doc(export_find("html"), &doc, NULL, &out, &err), 0);
	ck_assert_ptr_nonnull(strstr(buf_text(&out), "<ol>\n<li>a\n</li>\n<li>a\n</li></ol>\n<ol>\n<li>a\n</li>\n<li>a\n</li></ol>\n<p>between</p>\n<ol start=\"3\">"));
	buf_clear(&out);
	doc_clear(&doc);
}
END_TEST

Suite *
suite_formats(void)
{
	Suite *suite = suite_create("formats");
	TCase *tests = tcase_create("formats");

	tcase_add_test(tests, html_text_is_never_markup);
	tcase_add_test(tests, only_https_tel_and_mailto_are_addresses);
	tcase_add_test(tests, what_is_no_address_stays_text);
	tcase_add_test(tests, languages_from_right_to_left_are_known_by_language_or_script);
	tcase_add_test(tests, markdown_text_is_never_markup);
	tcase_add_test(tests, a_bar_with_long_words_stays_within_its_columns);
	tcase_add_test(tests, address_longer_than_a_line_breaks_behind_its_parts);
	tcase_add_test(tests, whatever_stands_deep_stays_within_its_columns);
	tcase_add_test(tests, every_format_of_documents_says_all_of_its_texts);
	tcase_add_test(tests, point_that_goes_the_other_way_keeps_its_number_on_the_pages_side);
	tcase_add_test(tests, format_is_found_by_name_and_by_ending);
	tcase_add_test(tests, document_that_is_not_whole_is_not_written);
	tcase_add_test(tests, numbered_list_begins_anew_at_one_and_goes_on_where_it_was_left);
	suite_add_tcase(suite, tests);
	return suite;
}
