/* test_formats.c - what gets into HTML and Markdown, and a document in every format; whole plans are golden files, browsers are tests/web. */
#include <stdlib.h>
#include <string.h>

#include <closeknit/doc.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>

#include "export/html_escape.h"
#include "export/html_text.h"
#include "export/markdown_escape.h"
#include "kit_engine.h"
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
	html_put_link(&out, " At:", "https://example.org/a?b");
	ck_assert_str_eq(buf_text(&out), "See:<a href=\"tel:08001111\">&nbsp;Call&nbsp;0800&nbsp;1111</a>"
	    " At: <a href=\"https://example.org/a?b\" dir=\"ltr\">https://example.org/<wbr>a?<wbr>b</a>");
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

/* The first `from` in the text made `to`. */
static void
bend(struct buf *text, const char *from, const char *to)
{
	struct buf bent = { 0 };
	const char *at = strstr(buf_text(text), from);

	ck_assert_msg(at != NULL, "%s", from);
	buf_add(&bent, text->bytes, (size_t)(at - text->bytes));
	buf_puts(&bent, to);
	buf_puts(&bent, at + strlen(from));
	ck_assert(!bent.failed);
	buf_clear(text);
	*text = bent;
}

/* The example with so many contacts more, every second one named twice on its help page, and with so many cases. */
static struct pack *
pack_of_many(int contacts, int cases)
{
	struct buf text = { 0 }, rows = { 0 }, help = { 0 };
	struct complaints found = { 0 };
	struct err err = { 0 };
	struct pack *pack;
	int i;

	buf_puts(&help, "\"contacts\": [\"line\"");
	for (i = 0; i < contacts; i++) {
		buf_printf(&rows, "\"n%d\":{\"name\":\"N%d\",\"for\":\"x\",\"url\":\"https://example.org/%d\",\"hours\":\"Open till late.\",\"nations\":[\"wales\"],\"checked\":\"2026-01-%02d\"},", i, i, i,
		    1 + i % 28);
		if (i % 2 == 1)
			buf_printf(&help, ",\"n%d\",\"n%d\"", i, i);
	}
	buf_puts(&rows, "\"line\": {");
	buf_puts(&help, "],\"cases\":[");
	for (i = 0; i < cases; i++)
		buf_printf(&help, "%s{\"id\":\"n%d\",\"title\":\"Case %d\",\"steps\":[{\"do\":\"x\",\"why\":\"x\"}],\"never\":[{\"do_not\":\"x\",\"why\":\"x\"}],\"contacts\":[\"line\"],"
				  "\"source\":[\"s\"]}", i > 0 ? "," : "", i, i);
	buf_puts(&help, "]},\n \"renamed\"");
	ck_assert_int_eq(file_read("tests/packs/example.json", PACK_MAX_BYTES, &text, &err), 0);
	bend(&text, "\"line\": {", buf_text(&rows));
	bend(&text, "\"contacts\": [\n   \"line\"\n  ]\n },\n \"renamed\"", buf_text(&help));
	pack = pack_read(text.bytes, text.len, "many.json", &found, &err);
	ck_assert_msg(pack != NULL, "%s: %s", err.text, found.count > 0 ? found.rows[0].text : "");
	complaints_clear(&found);
	buf_clear(&help);
	buf_clear(&rows);
	buf_clear(&text);
	return pack;
}

/* Each would take minutes if it were looked for from the start: a checklist that somebody else wrote must not keep a parent from the help page. */
START_TEST(help_page_of_a_checklist_with_thousands_of_cases_is_there_at_once)
{
	struct pack *pack = pack_of_many(0, 6000);
	struct doc doc;
	const int count = help_door_count(pack);

	ck_assert_int_eq(count, help_door_count(NULL) + 6000);
	ck_assert_str_eq(help_door_title(pack, count), "Case 5999");
	doc_init(&doc);
	doc_from_help(&doc, pack, HELP_EVERYTHING, 0);
	ck_assert(!doc.failed);
	ck_assert_uint_gt(doc.count, 6000 * 4);
	doc_clear(&doc);
	doc_init(&doc);
	doc_from_help(&doc, pack, count, 0);
	ck_assert_str_eq(doc.blocks[4 + 1].text, "Case 5999");
	doc_clear(&doc);
	pack_free(pack);
}
END_TEST

START_TEST(help_page_on_paper_names_its_own_contacts_first_and_each_once_however_many_there_are)
{
	struct pack *many = pack_of_many(6000, 1), *few = pack_of_many(4, 1);
	size_t i, links = 0;
	char *seen[5];
	struct doc doc;

	doc_init(&doc);
	doc_from_help_sheet(&doc, many, 0, NULL);
	ck_assert(!doc.failed);
	doc_clear(&doc);
	doc_init(&doc);
	doc_from_help_sheet(&doc, few, 0, NULL);
	for (i = 0; i < doc.count; i++)
		if (doc.blocks[i].kind == DOC_LINK && links < 5)
			seen[links++] = strrchr(doc.blocks[i].url, '/');
	ck_assert_uint_eq(links, 5);
	ck_assert_str_eq(seen[0], "/c");
	ck_assert_str_eq(seen[1], "/1");
	ck_assert_str_eq(seen[2], "/3");
	ck_assert_str_eq(seen[3], "/0");
	ck_assert_str_eq(seen[4], "/2");
	doc_clear(&doc);
	pack_free(many);
	pack_free(few);
}
END_TEST

/* How many blocks of the document hold that text. */
static size_t
count_text(const struct doc *doc, const char *text)
{
	size_t count = 0, i;

	for (i = 0; i < doc->count; i++)
		count += strstr(doc->blocks[i].text, text) != NULL;
	return count;
}

/* DESIGN.md 7: "Twelve months past it, menu paths and opening hours are left out". */
START_TEST(opening_hours_are_left_out_a_year_past_the_review_on_paper_and_on_a_screen)
{
	struct pack *pack = pack_of_many(40, 1);
	const int32_t stale = date_add_months(pack->review_by, 12);
	struct doc doc;
	int32_t day;

	for (day = stale - 1; day <= stale; day++) {
		doc_init(&doc);
		doc_from_cards(&doc, pack, day, NULL);
		ck_assert_uint_eq(count_text(&doc, "Open till late."), day < stale ? 40 : 0);
		doc_clear(&doc);
		doc_init(&doc);
		doc_from_help(&doc, pack, HELP_PAGE, day);
		ck_assert_uint_ge(count_text(&doc, "Open till late."), day < stale ? 20 : 0);
		ck_assert_uint_eq(count_text(&doc, "Open till late.") == 0, day >= stale);
		doc_clear(&doc);
	}
	pack_free(pack);
}
END_TEST

START_TEST(contacts_are_as_old_as_the_oldest_of_them)
{
	struct pack *pack = pack_of_many(40, 1);
	struct doc doc;

	doc_init(&doc);
	doc_from_cards(&doc, pack, pack->reviewed, NULL);
	ck_assert_uint_ge(count_text(&doc, "Last looked at on 1 January 2026."), 1);
	doc_clear(&doc);
	pack_free(pack);
}
END_TEST

#define HABIT(id) ACT(id, "Do " id, "week", "5", "")
#define LOCK(id) OPT(id, ",'risk':9,'critical':true,'actions':['lock']")

/* Sixteen actions, one of them for each of three apps. */
static const struct kit many_cards = {
	.topics = TOPIC("t", "1", MANY("apps", "", OPT("a", "") "," OPT("b", "") "," OPT("c", "")) "," ONE("seen", ",'for_each':'apps'", LOCK("pub") "," OPT("fine", "")) "," ONE(
	    "much", "", OPT("yes", ",'risk':5,'actions':['h1','h2','h3','h4','h5','h6','h7','h8','h9','h10','h11','h12','h13','h14','h15']") "," OPT("no", ""))),
	.actions = ACT("lock", "Lock {item}", "week", "5", "") "," HABIT("h1") "," HABIT("h2") "," HABIT("h3") "," HABIT("h4") "," HABIT("h5") "," HABIT("h6") "," HABIT("h7") "," HABIT(
	    "h8") "," HABIT("h9") "," HABIT("h10") "," HABIT("h11") "," HABIT("h12") "," HABIT("h13") "," HABIT("h14") "," HABIT("h15"),
};

/* The paragraph of a short plan that names cards, or "". */
static const char *
cards_named(const struct doc *doc)
{
	size_t i;

	for (i = 0; i < doc->count; i++)
		if (strncmp(doc->blocks[i].text, "Cards for later", 15) == 0)
			return doc->blocks[i].text;
	return "";
}

START_TEST(short_plan_names_each_card_once_and_no_more_than_twelve_beside_the_first)
{
	const struct export_options options = { .short_form = true };
	struct pack *pack = kit_pack(many_cards);
	struct audit *audit = kit_audit(pack, "'apps':['a','b','c'],'seen@a':'pub','seen@b':'pub','seen@c':'pub','much':'yes'", "");
	struct score *score;
	struct buf ids = { 0 };
	struct plan *plan = kit_plan(audit, "2026-11-22", 0, &score, &ids);
	size_t commas = 0;
	const char *named;
	struct doc doc;

	ck_assert_uint_eq(plan->action_count, 18);
	doc_init(&doc);
	doc_from_plan(&doc, plan, &options);
	named = cards_named(&doc);
	/* "lock" is card 1, and is among the first. */
	ck_assert_msg(strstr(named, " 1,") == NULL && strstr(named, " 1.") == NULL, "%s", named);
	for (const char *at = strchr(named, ':'); at != NULL && (at = strchr(at, ',')) != NULL; at++)
		commas++;
	ck_assert_msg(commas == 12 - 1, "%s", named);
	doc_clear(&doc);
	/* Were the first ones others, it would be named once for all three apps. */
	plan->first_count = 0;
	doc_init(&doc);
	doc_from_plan(&doc, plan, &options);
	named = strstr(cards_named(&doc), " 1, ");
	ck_assert_ptr_nonnull(named);
	ck_assert_ptr_null(strstr(named + 1, " 1,"));
	doc_clear(&doc);
	buf_clear(&ids);
	plan_free(plan);
	score_free(score);
	audit_free(audit);
	pack_free(pack);
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
	tcase_add_test(tests, help_page_of_a_checklist_with_thousands_of_cases_is_there_at_once);
	tcase_add_test(tests, help_page_on_paper_names_its_own_contacts_first_and_each_once_however_many_there_are);
	tcase_add_test(tests, opening_hours_are_left_out_a_year_past_the_review_on_paper_and_on_a_screen);
	tcase_add_test(tests, contacts_are_as_old_as_the_oldest_of_them);
	tcase_add_test(tests, short_plan_names_each_card_once_and_no_more_than_twelve_beside_the_first);
	tcase_add_test(tests, numbered_list_begins_anew_at_one_and_goes_on_where_it_was_left);
	suite_add_tcase(suite, tests);
	return suite;
}
