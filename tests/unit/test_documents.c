/* test_documents.c - what documents say of checklists made for it: the help page, cards, contacts, sources; whole plans are golden files. */
#include <closeknit/doc.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>
#include <closeknit/sheet.h>

#include <string.h>

#include "export/sources_doc.h"
#include "kit_engine.h"
#include "suites.h"

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
	size_t commas = 0, i;
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
	/* Done for one of them, it is still to be taken for the others. */
	for (i = 0; plan->actions[i].action != 0; i++)
		continue;
	plan->actions[i].open = false;
	doc_init(&doc);
	doc_from_plan(&doc, plan, &options);
	ck_assert_ptr_nonnull(strstr(cards_named(&doc), " 1, "));
	doc_clear(&doc);
	buf_clear(&ids);
	plan_free(plan);
	score_free(score);
	audit_free(audit);
	pack_free(pack);
}
END_TEST

START_TEST(sources_are_numbered_in_the_packs_order_and_each_publisher_is_named_once)
{
	struct buf text = { 0 }, out = { 0 };
	struct complaints found = { 0 };
	struct err err = { 0 };
	const uint32_t *numbers;
	struct pack *pack;
	struct doc doc;

	ck_assert_int_eq(file_read("tests/packs/example.json", PACK_MAX_BYTES, &text, &err), 0);
	bend(&text, "\"sources\": {", "\"sources\": {"
	    "\"s2\":{\"title\":\"Two\",\"publisher\":\"Example\",\"date\":\"2026\",\"url\":\"https://example.org/2\",\"checked\":\"2026-11-20\"},"
	    "\"s3\":{\"title\":\"Three\",\"publisher\":\"Other, Inc.\",\"date\":\"2026\",\"url\":\"https://example.org/3\",\"checked\":\"2026-11-22\"},");
	/* That of the first topic, which says whose guidance it is. */
	bend(&text, "\"source\": [\n    \"s\"\n   ]", "\"source\":[\"s3\",\"s\",\"s2\"]");
	ck_assert_ptr_nonnull(pack = pack_read(text.bytes, text.len, "bent.json", &found, &err));
	doc_init(&doc);
	ck_assert_ptr_nonnull(numbers = sources_of_guidance(&doc, pack));
	sources_put(numbers, pack, pack->topics[0].sources, &out);
	ck_assert_str_eq(buf_text(&out), "1, 2, 3");
	buf_reset(&out);
	sources_put_publishers(pack, pack->topics[0].sources, &out);
	ck_assert_str_eq(buf_text(&out), "Other, Inc.; Example");
	/* They were looked at on two days: each says which. */
	sources_add(&doc, pack, numbers);
	ck_assert_uint_eq(count_text(&doc, "Each of these"), 0);
	ck_assert_uint_eq(count_text(&doc, "Two\", last looked at on 20 November 2026:"), 1);
	ck_assert_uint_eq(count_text(&doc, "last looked at on 22 November 2026:"), 2);
	doc_clear(&doc);
	pack_free(pack);
	complaints_clear(&found);
	buf_clear(&out);
	buf_clear(&text);
}
END_TEST

/* Whoever skips a question is not sent to the next one only to skip that too. */
START_TEST(paper_sends_past_all_questions_that_the_same_people_skip)
{
#define SKIPPED(id) ONE(id, ",'when':{'first':'yes'}", OPT("a", "") "," OPT("b", ""))
	struct pack *pack = kit_pack((struct kit){
	    .topics = TOPIC("t", "1", ONE("first", "", OPT("yes", "") "," OPT("no", "")) "," SKIPPED("two") "," SKIPPED("three")) ","
		      TOPIC("u", "1", SKIPPED("four") "," ONE("last", "", OPT("a", "") "," OPT("b", ""))),
	});
	struct err err = { 0 };
	struct sheet *sheet = sheet_new(pack, &err);
	struct doc doc;

	ck_assert_ptr_nonnull(sheet);
	doc_init(&doc);
	doc_from_sheet(&doc, sheet, 0, NULL);
	/* At the second question, and again at the fourth, where a topic begins; whoever is not sent away at the second comes to the third, which need not say it. */
	ck_assert_uint_eq(count_text(&doc, "If not, go to 5."), 2);
	ck_assert_uint_eq(count_text(&doc, "go to"), 2);
	doc_clear(&doc);
	sheet_free(sheet);
	pack_free(pack);
}
END_TEST

Suite *
suite_documents(void)
{
	Suite *suite = suite_create("documents");
	TCase *tests = tcase_create("documents");

	tcase_add_test(tests, help_page_of_a_checklist_with_thousands_of_cases_is_there_at_once);
	tcase_add_test(tests, help_page_on_paper_names_its_own_contacts_first_and_each_once_however_many_there_are);
	tcase_add_test(tests, opening_hours_are_left_out_a_year_past_the_review_on_paper_and_on_a_screen);
	tcase_add_test(tests, contacts_are_as_old_as_the_oldest_of_them);
	tcase_add_test(tests, short_plan_names_each_card_once_and_no_more_than_twelve_beside_the_first);
	tcase_add_test(tests, sources_are_numbered_in_the_packs_order_and_each_publisher_is_named_once);
	tcase_add_test(tests, paper_sends_past_all_questions_that_the_same_people_skip);
	suite_add_tcase(suite, tests);
	return suite;
}
