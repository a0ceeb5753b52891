/* test_audit_file.c - audit files in and out: old ids, unknown, impossible and private answers; bad files are test_audit_refused.c's. */
#include <closeknit/audit.h>

#include <string.h>

#include <check.h>

#include "kit_engine.h"

Suite *suite_audit_file(void);

static struct pack *pack;
static struct audit *audit;
static struct err err;
static struct complaints found;
static struct buf shown, file;

static const struct kit kit = {
	.topics = TOPIC("t", "1",
	    MANY("services", "", OPT("instagram", "") "," OPT("whatsapp", "") "," OPT("none", ",'exclusive':true")) "," ONE(
		"seen", ",'for_each':'services'", OPT("open", ",'risk':4,'actions':['hide']") "," OPT("friends", "")) "," MANY("habits", "",
		OPT("a", "") "," OPT("b", "") "," OPT("c", "") "," OPT("none", ",'exclusive':true")) "," ONE("secret", ",'private':true",
		OPT("yes", "") "," OPT("no", "")) "," ONE("plain", "", OPT("yes", "") "," OPT("no", ",'risk':2,'actions':['walk','wait']"))),
	.actions = ACT("hide", "Hide {item}", "today", "5", "") "," ACT("walk", "Walk", "week", "5", "") "," ACT("wait", "Wait", "week", "5",
	    ",'when':{'secret':'yes'}"),
	.questions_renamed = "'seen-by':'seen','shown-to':'seen-by','simple':'plain'",
	.options_renamed = "'seen/mates':'friends','services/insta':'instagram','habits/old-b':'b','habits/older-b':'old-b'",
	.actions_renamed = "'cover':'hide','stroll':'walk','amble':'stroll'",
};

static void
set_up(void)
{
	pack = kit_pack(kit);
	audit = audit_new(pack, &err);
	ck_assert_ptr_nonnull(audit);
}

static void
tear_down(void)
{
	audit_free(audit);
	pack_free(pack);
	complaints_clear(&found);
	buf_clear(&shown);
	buf_clear(&file);
}

static void
read(const char *answers, const char *more)
{
	buf_clear(&file);
	complaints_clear(&found);
	file = kit_file(answers, more);
	ck_assert_msg(audit_read(audit, file.bytes, file.len, &found, &err) == 0, "%s", err.text);
}

/* The answer after reading these. */
static const char *
after(const char *answers, const char *item)
{
	read(answers, "");
	return kit_answer(audit, item, &shown);
}

static const char *
written(void)
{
	buf_reset(&shown);
	audit_write(audit, &shown);
	return buf_text(&shown);
}

static void
expect_in(const char *text, const char *part)
{
	ck_assert_msg(strstr(text, part) != NULL, "expected %s in\n%s", part, text);
}

static void
expect_not_in(const char *text, const char *part)
{
	ck_assert_msg(strstr(text, part) == NULL, "did not expect %s in\n%s", part, text);
}

/* ---- In and out --------------------------------------------------------------------------------------------- */

START_TEST(what_is_written_reads_back_the_same)
{
	struct buf again = { 0 };

	read("'services':['whatsapp','instagram'],'seen@whatsapp':'open','habits':[],'plain':'no'",
	    ",'done':{'hide@whatsapp':'2026-11-23'},'aside':{'walk':'2027-01-10'},'kept':{},'at':'seen@whatsapp','later':['plain'],"
	    "'check':['habits','services']");
	audit_write(audit, &again);
	ck_assert_str_eq(again.bytes,
	    "{\n \"format\": \"closeknit-audit/1\",\n \"pack\": \"kit\",\n \"serial\": 2,\n \"started\": \"2026-11-22T10:00:00Z\",\n"
	    " \"updated\": \"2026-11-22T10:05:00Z\",\n \"answers\": {\n  \"services\": [\"instagram\", \"whatsapp\"],\n"
	    "  \"seen@whatsapp\": \"open\",\n  \"habits\": [],\n  \"plain\": \"no\"\n },\n"
	    " \"done\": {\n  \"hide@whatsapp\": \"2026-11-23\"\n },\n \"aside\": {\n  \"walk\": \"2027-01-10\"\n },\n \"kept\": {},\n"
	    " \"at\": \"seen@whatsapp\",\n \"later\": [\"plain\"],\n \"check\": [\"services\", \"habits\"]\n}\n");
	ck_assert_int_eq(audit_read(audit, again.bytes, again.len, NULL, &err), 0);
	ck_assert_str_eq(written(), again.bytes);
	buf_clear(&again);
}
END_TEST

START_TEST(answers_may_stand_in_any_order_and_are_listed_in_it)
{
	read("'plain':'no','habits':['c','a'],'seen@instagram':'open','services':['instagram']", "");
	ck_assert_str_eq(kit_answer(audit, "plain", &shown), "no");
	ck_assert_str_eq(kit_answer(audit, "habits", &shown), "a,c");
	ck_assert_uint_eq(audit_listed(audit, kit_item(pack, "habits"), 0), kit_option(pack, "habits", "c"));
	ck_assert_uint_eq(audit_listed(audit, kit_item(pack, "habits"), 1), kit_option(pack, "habits", "a"));
	ck_assert_str_eq(kit_answer(audit, "seen@instagram", &shown), "open");
	ck_assert_str_eq(kit_answer(audit, "services", &shown), "instagram");
	ck_assert_uint_eq(found.count, 0);
}
END_TEST

START_TEST(reading_another_file_leaves_nothing_of_the_first)
{
	read("'plain':'no','gone':'x'", ",'done':{'walk':'2026-11-23','gone':'2026-11-23'},'at':'plain','later':['plain']");
	read("", "");
	ck_assert_str_eq(kit_answer(audit, "plain", &shown), "unanswered");
	expect_not_in(written(), "gone");
	expect_not_in(written(), "plain");
	ck_assert_uint_eq(audit->mark_count, 0);
}
END_TEST

START_TEST(private_answers_are_never_written_nor_where_one_stands_at_them)
{
	const uint32_t secret = kit_item(pack, "secret"), yes = kit_option(pack, "secret", "yes");

	read("", "");
	ck_assert_int_eq(audit_choose(audit, secret, &yes, 1, &err), 0);
	audit->at = secret;
	audit->answers[secret].later = true;
	expect_not_in(written(), "secret");
}
END_TEST

START_TEST(private_answer_in_a_file_is_reported_and_left_out)
{
	read("'secret':'yes'", "");
	ck_assert_str_eq(kit_answer(audit, "secret", &shown), "unanswered");
	ck_assert_uint_eq(found.warnings, 1);
	expect_not_in(written(), "secret");
}
END_TEST

START_TEST(mark_put_on_what_a_private_answer_adds_is_never_written)
{
	const struct audit_mark mark = { .action = pack_find_action(pack, "wait", 4), .option = PACK_NONE, .day = 20780 };

	read("'plain':'no'", ",'done':{'walk':'2026-11-23'}");
	for (enum mark_kind kind = MARK_DONE; kind <= MARK_KEPT; kind++) {
		struct audit_mark put = mark;

		put.kind = kind;
		ck_assert_int_eq(audit_mark(audit, put, &err), 0);
		expect_in(written(), "\"done\": {\n  \"walk\": \"2026-11-23\"\n }");
		expect_not_in(written(), "wait");
	}
}
END_TEST

START_TEST(mark_on_it_that_a_file_holds_is_kept_as_any_other)
{
	read("'plain':'no'", ",'done':{'wait':'2026-11-23','walk':'2026-11-23'}");
	expect_in(written(), "\"wait\": \"2026-11-23\"");
	expect_in(written(), "\"walk\": \"2026-11-23\"");
}
END_TEST

/* ---- Unknown and impossible --------------------------------------------------------------------------------- */

START_TEST(unknown_ids_are_reported_kept_and_count_for_nothing)
{
	read("'gone':  ['x', {'y': 'a b'}],'seen@gone':'open','seen':'open'",
	    ",'done':{'gone':'2026-11-23','walk@whatsapp':'2026-11-23','hide':'2026-11-22','hide@none':'2026-11-21'},"
	    "'at':'gone','later':['gone'],'check':['seen@gone','plain']");
	ck_assert_uint_eq(found.warnings, 10);
	ck_assert_uint_eq(found.errors, 0);
	ck_assert_uint_eq(audit->mark_count, 0);
	expect_in(written(), "  \"gone\": [\"x\",{\"y\":\"a b\"}],\n  \"seen@gone\": \"open\",\n  \"seen\": \"open\"\n }");
	expect_in(written(),
	    "  \"gone\": \"2026-11-23\",\n  \"walk@whatsapp\": \"2026-11-23\",\n  \"hide\": \"2026-11-22\",\n  \"hide@none\": \"2026-11-21\"\n }");
	expect_in(written(), "\"at\": \"gone\",\n \"later\": [\"gone\"],\n \"check\": [\"plain\", \"seen@gone\"]");
}
END_TEST

START_TEST(what_is_kept_loses_the_blanks_between_its_parts_and_none_of_a_text)
{
	read("'gone':  [ 'a \\'b  c\\\\' ,  'd  e' ]", "");
	expect_in(written(), "  \"gone\": [\"a \\\"b  c\\\\\",\"d  e\"]\n }");
}
END_TEST

START_TEST(unknown_option_leaves_one_unanswered_and_is_written_back)
{
	ck_assert_str_eq(after("'plain':'maybe'", "plain"), "unanswered");
	ck_assert_uint_eq(found.warnings, 1);
	expect_in(written(), "\"plain\": \"maybe\"");
}
END_TEST

START_TEST(list_with_some_unknown_options_counts_the_known_and_is_written_back_whole)
{
	ck_assert_str_eq(after("'habits':['zebra','b']", "habits"), "b");
	expect_in(written(), "\"habits\": [\"zebra\",\"b\"]");
}
END_TEST

START_TEST(answering_anew_drops_what_the_file_held)
{
	const uint32_t c = kit_option(pack, "habits", "c");

	read("'habits':['zebra','b'],'plain':'maybe'", "");
	ck_assert_int_eq(audit_choose(audit, kit_item(pack, "habits"), &c, 1, &err), 0);
	audit_unanswer(audit, kit_item(pack, "plain"));
	expect_in(written(), "\"habits\": [\"c\"]\n");
	expect_not_in(written(), "maybe");
}
END_TEST

START_TEST(list_with_no_known_option_left_is_unanswered_but_an_empty_one_is_not)
{
	ck_assert_str_eq(after("'habits':['zebra']", "habits"), "unanswered");
	ck_assert_str_eq(after("'habits':[]", "habits"), "[]");
}
END_TEST

START_TEST(answer_that_no_walk_could_give_is_kept_and_counts_as_unanswered)
{
	static const char *const answers[] = {
		"'habits':['none','a']",
		"'habits':['a','a']",
		"'habits':['a','b','a']",
		"'habits':'a'",
		"'habits':['a',1]",
		"'habits':[['a']]",
		"'habits':{}",
		"'habits':null",
		"'plain':['no']",
		"'plain':1",
		"'plain':{'no':'no'}",
		"'plain':true",
	};
	size_t i;

	for (i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		const char *item = strncmp(answers[i], "'habits'", 8) == 0 ? "habits" : "plain";
		struct buf value = { 0 };
		char *quote;

		ck_assert_str_eq(after(answers[i], item), "unanswered");
		ck_assert_uint_eq(found.warnings, 1);
		buf_puts(&value, strchr(answers[i], ':') + 1);
		for (quote = value.bytes; (quote = strchr(quote, '\'')) != NULL;)
			*quote = '"';
		expect_in(written(), value.bytes);
		buf_clear(&value);
	}
}
END_TEST

START_TEST(unknown_options_are_left_out_before_the_answer_is_judged)
{
	ck_assert_str_eq(after("'habits':['none','zebra','zebra']", "habits"), "none");
	ck_assert_str_eq(after("'habits':['zebra','a','a']", "habits"), "unanswered");
}
END_TEST

START_TEST(reports_name_line_and_column)
{
	read("'plain':'no',\n 'gone':'x'", "");
	ck_assert_uint_eq(found.count, 1);
	ck_assert_uint_eq(found.rows[0].line, 3);
	ck_assert_uint_eq(found.rows[0].column, 2);
	expect_in(found.rows[0].text, "\"gone\"");
}
END_TEST

/* ---- Old ids ------------------------------------------------------------------------------------------------ */

START_TEST(old_ids_of_questions_options_and_repeats_keep_their_answers)
{
	ck_assert_str_eq(after("'shown-to@insta':'mates'", "seen@instagram"), "friends");
	ck_assert_uint_eq(found.count, 0);
	ck_assert_str_eq(after("'seen@insta':'open'", "seen@instagram"), "open");
	ck_assert_str_eq(after("'services':['insta']", "services"), "instagram");
	ck_assert_str_eq(after("'habits':['c','older-b']", "habits"), "b,c");
	expect_in(written(), "\"habits\": [\"b\", \"c\"]");
}
END_TEST

START_TEST(new_id_wins_over_an_old_one_wherever_it_stands)
{
	ck_assert_str_eq(after("'simple':'no','plain':'yes'", "plain"), "yes");
	ck_assert_str_eq(after("'plain':'yes','simple':'no'", "plain"), "yes");
	ck_assert_str_eq(after("'seen@insta':'open','seen@instagram':'friends'", "seen@instagram"), "friends");
	ck_assert_str_eq(after("'simple':'no','plain':'what'", "plain"), "unanswered");
	ck_assert_str_eq(after("'simple':'what','plain':'no'", "plain"), "no");
	expect_not_in(written(), "what");
}
END_TEST

START_TEST(of_two_old_ids_the_first_in_the_file_wins)
{
	ck_assert_str_eq(after("'shown-to@instagram':'open','seen-by@instagram':'mates'", "seen@instagram"), "open");
	ck_assert_str_eq(after("'seen-by@instagram':'mates','shown-to@instagram':'open'", "seen@instagram"), "friends");
}
END_TEST

START_TEST(two_options_that_become_the_same_count_once)
{
	ck_assert_str_eq(after("'habits':['old-b','b']", "habits"), "b");
	ck_assert_str_eq(after("'habits':['b','older-b','a','old-b']", "habits"), "a,b");
	expect_in(written(), "\"habits\": [\"a\", \"b\"]");
	ck_assert_str_eq(after("'habits':['old-b','b','b']", "habits"), "unanswered");
}
END_TEST

START_TEST(old_ids_of_marks_places_and_lists_are_carried_over)
{
	read("",
	    ",'done':{'cover@insta':'2026-11-20'},'kept':{'amble':'2026-11-21'},'at':'seen-by@insta','later':['simple','plain'],'check':['simple']");
	ck_assert_uint_eq(found.count, 0);
	expect_in(written(), "\"done\": {\n  \"hide@instagram\": \"2026-11-20\"\n }");
	expect_in(written(), "\"kept\": {\n  \"walk\": \"2026-11-21\"\n }");
	expect_in(written(), "\"at\": \"seen@instagram\",\n \"later\": [\"plain\"],\n \"check\": [\"plain\"]");
}
END_TEST

START_TEST(mark_by_the_new_id_wins_and_of_two_old_ones_the_first)
{
	read("", ",'done':{'stroll':'2026-11-01','walk':'2026-11-02','amble':'2026-11-03'},'kept':{'stroll':'2026-11-04','amble':'2026-11-05'}");
	ck_assert_uint_eq(audit->mark_count, 2);
	ck_assert_int_eq(audit_find_mark(audit, kit_action(pack, "walk"), PACK_NONE, MARK_DONE)->day, kit_today("2026-11-02"));
	ck_assert_int_eq(audit_find_mark(audit, kit_action(pack, "walk"), PACK_NONE, MARK_KEPT)->day, kit_today("2026-11-04"));
}
END_TEST

START_TEST(several_kinds_of_mark_on_one_action_are_all_kept)
{
	read("", ",'done':{'walk':'2026-11-01'},'aside':{'walk':'2026-11-02'},'kept':{'walk':'2026-11-03'}");
	ck_assert_uint_eq(audit->mark_count, 3);
	ck_assert_int_eq(audit_find_mark(audit, kit_action(pack, "walk"), PACK_NONE, MARK_ASIDE)->day, kit_today("2026-11-02"));
}
END_TEST

START_TEST(audit_of_another_serial_is_read_and_the_person_told)
{
	static const char older[] = "{\"format\":\"closeknit-audit/1\",\"pack\":\"kit\",\"serial\":1,\"started\":\"2026-11-22T10:00:00Z\","
				    "\"updated\":\"2026-11-22T10:00:00Z\",\"answers\":{\"plain\":\"no\"},\"done\":{},\"aside\":{},\"kept\":{}}";
	struct buf newer = { 0 };

	ck_assert_int_eq(audit_read(audit, older, strlen(older), &found, &err), 0);
	ck_assert_int_eq(audit->serial, 1);
	expect_in(found.rows[0].text, "carried over");
	expect_in(written(), "\"serial\": 2,");
	complaints_clear(&found);
	buf_puts(&newer, older);
	newer.bytes[strstr(newer.bytes, "serial") - newer.bytes + 8] = '3';
	ck_assert_int_eq(audit_read(audit, newer.bytes, newer.len, &found, &err), 0);
	expect_in(found.rows[0].text, "older");
	ck_assert_str_eq(kit_answer(audit, "plain", &shown), "no");
	expect_in(written(), "\"serial\": 3,");
	buf_clear(&newer);
}
END_TEST

Suite *
suite_audit_file(void)
{
	Suite *suite = suite_create("audit_file");
	TCase *tests = tcase_create("audit_file");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, what_is_written_reads_back_the_same);
	tcase_add_test(tests, answers_may_stand_in_any_order_and_are_listed_in_it);
	tcase_add_test(tests, reading_another_file_leaves_nothing_of_the_first);
	tcase_add_test(tests, private_answers_are_never_written_nor_where_one_stands_at_them);
	tcase_add_test(tests, private_answer_in_a_file_is_reported_and_left_out);
	tcase_add_test(tests, mark_put_on_what_a_private_answer_adds_is_never_written);
	tcase_add_test(tests, mark_on_it_that_a_file_holds_is_kept_as_any_other);
	tcase_add_test(tests, what_is_kept_loses_the_blanks_between_its_parts_and_none_of_a_text);
	tcase_add_test(tests, unknown_ids_are_reported_kept_and_count_for_nothing);
	tcase_add_test(tests, unknown_option_leaves_one_unanswered_and_is_written_back);
	tcase_add_test(tests, list_with_some_unknown_options_counts_the_known_and_is_written_back_whole);
	tcase_add_test(tests, answering_anew_drops_what_the_file_held);
	tcase_add_test(tests, list_with_no_known_option_left_is_unanswered_but_an_empty_one_is_not);
	tcase_add_test(tests, answer_that_no_walk_could_give_is_kept_and_counts_as_unanswered);
	tcase_add_test(tests, unknown_options_are_left_out_before_the_answer_is_judged);
	tcase_add_test(tests, reports_name_line_and_column);
	tcase_add_test(tests, old_ids_of_questions_options_and_repeats_keep_their_answers);
	tcase_add_test(tests, new_id_wins_over_an_old_one_wherever_it_stands);
	tcase_add_test(tests, of_two_old_ids_the_first_in_the_file_wins);
	tcase_add_test(tests, two_options_that_become_the_same_count_once);
	tcase_add_test(tests, old_ids_of_marks_places_and_lists_are_carried_over);
	tcase_add_test(tests, mark_by_the_new_id_wins_and_of_two_old_ones_the_first);
	tcase_add_test(tests, several_kinds_of_mark_on_one_action_are_all_kept);
	tcase_add_test(tests, audit_of_another_serial_is_read_and_the_person_told);
	suite_add_tcase(suite, tests);
	return suite;
}
