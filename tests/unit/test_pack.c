/* test_pack.c - the model of a good pack: rows, references, items, risks, look-ups, what was renamed. */
#include <closeknit/pack.h>

#include <check.h>
#include <string.h>

#include "kit_lint.h"
#include "suites.h"

static struct lint lint;

static void
begin(void)
{
	lint_bent(&lint, NULL, NULL);
	ck_assert_msg(lint.pack != NULL, "%s", lint.err.text);
}

static void
end(void)
{
	lint_clear(&lint);
}

static uint32_t
item(const char *id)
{
	return pack_find_item(lint.pack, id, strlen(id));
}

START_TEST(a_good_pack_brings_no_complaint)
{
	ck_assert_uint_eq(lint.found.count, 0);
	ck_assert_int_eq(lint.err.kind, ERR_NONE);
	ck_assert_str_eq(pack_id(lint.pack, lint.pack->id), "example");
	ck_assert_int_eq(lint.pack->serial, 1);
	ck_assert_int_eq(lint.pack->sign_off_date, DATE_NONE);
	ck_assert_str_eq(pack_id(lint.pack, lint.pack->bands[lint.pack->critical_band].id), "start");
}
END_TEST

START_TEST(items_stand_in_walk_order_a_run_item_by_item)
{
	static const char order[] = "services visibility@instagram tags@instagram visibility@whatsapp tags@whatsapp visibility@album tags@album "
				    "shown steps ages talked@under-5 talked@11-13 safe-to-ask family ";
	struct buf out = { 0 };
	uint32_t i;

	for (i = 0; i < lint.pack->item_count; i++) {
		struct buf one = { 0 };

		pack_put_item(lint.pack, i, &one);
		ck_assert_uint_eq(pack_find_item(lint.pack, one.bytes, one.len), i);
		buf_puts(&out, one.bytes);
		buf_putc(&out, ' ');
		buf_clear(&one);
	}
	ck_assert_str_eq(out.bytes, order);
	buf_clear(&out);
}
END_TEST

START_TEST(an_item_needs_its_repeat_and_no_other_has_one)
{
	ck_assert_uint_eq(item("visibility"), PACK_NONE);
	ck_assert_uint_eq(item("visibility@none"), PACK_NONE);
	ck_assert_uint_eq(item("visibility@"), PACK_NONE);
	ck_assert_uint_eq(item("services@instagram"), PACK_NONE);
	ck_assert_uint_eq(item("visibility@instagram@album"), PACK_NONE);
	ck_assert_uint_eq(item("seen-by@instagram"), PACK_NONE);
	ck_assert_uint_eq(item(""), PACK_NONE);
	ck_assert_uint_eq(pack_find_item(lint.pack, "visibility@album and more", strlen("visibility@album")), item("visibility@album"));
}
END_TEST

START_TEST(least_and_highest_risk_are_those_of_permitted_answers)
{
	static const struct {
		const char *options;
		uint32_t kind_is_many, least, max;
	} cases[] = {
		{ "{'id':'a','label':'L','risk':2},{'id':'b','label':'L','risk':9},{'id':'c','label':'L','na':true}", 0, 2, 9 },
		{ "{'id':'a','label':'L','na':true}", 0, 0, 0 },
		{ "{'id':'a','label':'L','risk':2,'if_not':{'risk':5}},{'id':'b','label':'L','risk':4}", 1, 2, 9 },
		{ "{'id':'a','label':'L','risk':1,'if_not':{'risk':5}},{'id':'b','label':'L','risk':4},{'id':'c','label':'L','risk':6,'exclusive':"
		  "true}",
		    1, 1, 11 },
		{ "{'id':'a','label':'L','risk':1,'if_not':{'risk':5}},{'id':'c','label':'L','na':true,'exclusive':true}", 1, 1, 5 },
		{ "{'id':'c','label':'L','risk':3,'exclusive':true}", 1, 0, 3 },
	};
	struct buf to = { 0 };
	struct lint bent;

	buf_printf(&to, "{'id':'new','kind':'%s','ask':'A','why':'W','source':['s'],'options':[%s]}, {\n     'id': 'services'",
	    cases[_i].kind_is_many ? "many" : "one", cases[_i].options);
	lint_bent(&bent, "{\n     'id': 'services'", to.bytes);
	ck_assert_uint_eq(lint_question(&bent, "new")->least, cases[_i].least);
	ck_assert_uint_eq(lint_question(&bent, "new")->max, cases[_i].max);
	buf_clear(&to);
	lint_clear(&bent);
}
END_TEST

START_TEST(actions_by_item_know_what_they_repeat_with)
{
	const struct pack *pack = lint.pack;

	ck_assert(lint_action(&lint, "make-private")->by_item);
	ck_assert_uint_eq(lint_action(&lint, "make-private")->repeats, pack_find_question(pack, "services", 8));
	ck_assert(lint_action(&lint, "trim")->by_item);
	ck_assert(lint_action(&lint, "talk")->by_item);
	ck_assert_uint_eq(lint_action(&lint, "talk")->repeats, pack_find_question(pack, "ages", 4));
	ck_assert(!lint_action(&lint, "crop")->by_item);
	ck_assert_uint_eq(lint_action(&lint, "crop")->repeats, PACK_NONE);
	ck_assert_uint_ne(lint_action(&lint, "ask-family")->message, PACK_NONE);
	ck_assert_uint_eq(lint_action(&lint, "make-private")->message, PACK_NONE);
}
END_TEST

START_TEST(steps_are_those_of_the_item_or_of_the_rest)
{
	const struct pack *pack = lint.pack;
	const uint32_t action = pack_find_action(pack, "make-private", 12), services = pack_find_question(pack, "services", 8);
	const struct pack_steps *steps = pack_steps_of(pack, action, pack_find_option(pack, services, "instagram", 9));

	ck_assert_int_eq(steps->form, STEPS_GOAL);
	ck_assert_str_eq(pack_text(pack, steps->path), "Settings > Account privacy");
	steps = pack_steps_of(pack, action, pack_find_option(pack, services, "album", 5));
	ck_assert_int_eq(steps->form, STEPS_LIST);
	ck_assert_str_eq(pack_text(pack, pack->numbers[steps->todo.first + 1]), "Choose who can see.");
	steps = pack_steps_of(pack, pack_find_action(pack, "crop", 4), PACK_NONE);
	ck_assert_str_eq(pack_text(pack, pack->numbers[steps->todo.first]), "Crop before you share.");
}
END_TEST

START_TEST(item_in_a_text_becomes_the_label_of_the_repeat)
{
	const struct pack *pack = lint.pack;
	const uint32_t option = pack_find_option(pack, pack_find_question(pack, "services", 8), "album", 5);
	struct buf out = { 0 };

	pack_put_text(pack, lint_question(&lint, "tags")->ask, option, &out);
	ck_assert_str_eq(out.bytes, "On A shared album, do you check tags?");
	buf_reset(&out);
	pack_put_text(pack, lint_question(&lint, "tags")->ask, PACK_NONE, &out);
	ck_assert_str_eq(out.bytes, "On {item}, do you check tags?");
	buf_clear(&out);
}
END_TEST

START_TEST(conditions_are_compiled_with_the_private_questions_they_name)
{
	const struct pack *pack = lint.pack;
	const struct pack_condition *tags = &pack->conditions[lint_question(&lint, "tags")->when.condition];
	const struct pack_when *when = &lint_action(&lint, "ask-parent")->when;

	ck_assert_int_eq(tags->op, CONDITION_ALL);
	ck_assert_uint_eq(tags->parts.count, 2);
	ck_assert_int_eq(pack->conditions[pack->numbers[tags->parts.first]].op, CONDITION_ITEM);
	ck_assert_int_eq(pack->conditions[pack->numbers[tags->parts.first + 1]].op, CONDITION_NOT);
	ck_assert_uint_eq(lint_question(&lint, "tags")->when.privates.count, 0);
	ck_assert_uint_eq(when->privates.count, 1);
	ck_assert_uint_eq(pack->numbers[when->privates.first], pack_find_question(pack, "safe-to-ask", 11));
	ck_assert_uint_eq(lint_question(&lint, "services")->when.condition, PACK_NONE);
}
END_TEST

START_TEST(old_ids_are_followed_to_what_exists)
{
	struct lint bent;
	const struct pack *pack;

	lint_bent(&bent, "'seen-by': 'visibility'", "'c': 'tags', 'a': 'b', 'b': 'c', 'visibility': 'tags', 'd': 'visibility'");
	ck_assert_msg(bent.pack != NULL, "%s", bent.err.text);
	pack = bent.pack;
	ck_assert_uint_eq(pack_find_renamed(pack, RENAMED_QUESTION, "a", 1), pack_find_question(pack, "tags", 4));
	ck_assert_uint_eq(pack_find_renamed(pack, RENAMED_QUESTION, "b", 1), pack_find_question(pack, "tags", 4));
	/* An id that exists is never renamed, and a chain ends there. */
	ck_assert_uint_eq(pack_find_renamed(pack, RENAMED_QUESTION, "visibility", 10), PACK_NONE);
	ck_assert_uint_eq(pack_find_renamed(pack, RENAMED_QUESTION, "d", 1), pack_find_question(pack, "visibility", 10));
	ck_assert_uint_eq(pack_find_renamed(pack, RENAMED_ACTION, "a", 1), PACK_NONE);
	ck_assert_uint_eq(pack_find_renamed(pack, RENAMED_OPTION, "visibility/friends", 18),
	    pack_find_option(pack, pack_find_question(pack, "visibility", 10), "chosen", 6));
	ck_assert_uint_eq(bent.found.warnings, 1);
	lint_clear(&bent);
}
END_TEST

START_TEST(a_pack_equals_itself_read_again_and_no_other)
{
	struct lint again, other;

	lint_bent(&again, NULL, NULL);
	lint_bent(&other, "'noticed': true", "'noticed': false");
	ck_assert_msg(other.pack != NULL, "%s", other.err.text);
	ck_assert(pack_equal(lint.pack, again.pack));
	ck_assert(!pack_equal(lint.pack, other.pack));
	lint_clear(&again);
	lint_clear(&other);
}
END_TEST

START_TEST(the_order_of_keys_changes_nothing_but_the_order_of_texts)
{
	struct lint bent;

	/* "actions" before "topics" before "sources": all references still hold. */
	lint_bent(&bent, "'sign_off': null,", "'x-first': 1, 'sign_off': null, 'x-last': {'a': [null, 1.5]},");
	ck_assert_msg(bent.pack != NULL, "%s", bent.err.text);
	ck_assert(pack_equal(lint.pack, bent.pack));
	lint_clear(&bent);
}
END_TEST

START_TEST(a_review_is_past_from_the_day_after_and_counts_whole_months)
{
	static const struct {
		const char *today;
		int months;
		bool is_past;
	} days[] = {
		{ "2026-11-22", 0, false },
		{ "2027-05-22", 0, false },
		{ "2027-05-23", 0, true },
		{ "2027-06-21", 0, true },
		{ "2027-06-22", 1, true },
		{ "2028-05-21", 11, true },
		{ "2028-05-22", 12, true },
	};
	int32_t today;

	ck_assert_int_eq(date_parse(days[_i].today, 10, &today), 0);
	ck_assert_int_eq(pack_age_months(lint.pack, today), days[_i].months);
	ck_assert(pack_is_past(lint.pack, today) == days[_i].is_past);
}
END_TEST

Suite *
suite_pack(void)
{
	Suite *suite = suite_create("pack");
	TCase *tcase = tcase_create("model");

	tcase_add_checked_fixture(tcase, begin, end);
	tcase_add_test(tcase, a_good_pack_brings_no_complaint);
	tcase_add_test(tcase, items_stand_in_walk_order_a_run_item_by_item);
	tcase_add_test(tcase, an_item_needs_its_repeat_and_no_other_has_one);
	tcase_add_loop_test(tcase, least_and_highest_risk_are_those_of_permitted_answers, 0, 6);
	tcase_add_test(tcase, actions_by_item_know_what_they_repeat_with);
	tcase_add_test(tcase, steps_are_those_of_the_item_or_of_the_rest);
	tcase_add_test(tcase, item_in_a_text_becomes_the_label_of_the_repeat);
	tcase_add_test(tcase, conditions_are_compiled_with_the_private_questions_they_name);
	tcase_add_test(tcase, old_ids_are_followed_to_what_exists);
	tcase_add_test(tcase, a_pack_equals_itself_read_again_and_no_other);
	tcase_add_test(tcase, the_order_of_keys_changes_nothing_but_the_order_of_texts);
	tcase_add_loop_test(tcase, a_review_is_past_from_the_day_after_and_counts_whole_months, 0, 7);
	suite_add_tcase(suite, tcase);
	return suite;
}
