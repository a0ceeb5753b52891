/* test_audit.c - answers and marks in memory; reading and writing files is test_audit_file.c's. */
#include <closeknit/audit.h>

#include <check.h>

#include "kit_engine.h"

Suite *suite_audit(void);

static struct pack *pack;
static struct audit *audit;
static struct err err;
static struct buf shown;

static const struct kit kit = {
	.topics = TOPIC("t", "1",
	    MANY("services", "", OPT("instagram", "") "," OPT("whatsapp", "") "," OPT("none", ",'exclusive':true")) "," ONE(
		"seen", ",'for_each':'services'", OPT("open", ",'risk':4,'actions':['hide']") "," OPT("friends", "")) "," MANY("habits", "",
		OPT("a", "") "," OPT("b", "") "," OPT("c", "") "," OPT("none", ",'exclusive':true")) "," ONE("plain", "",
		OPT("yes", "") "," OPT("no", ",'risk':2,'actions':['walk']"))),
	.actions = ACT("hide", "Hide {item}", "today", "5", "") "," ACT("walk", "Walk", "week", "5", ""),
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
	buf_clear(&shown);
}

static int
answer(const char *item, const char *first, const char *second)
{
	const char *options[] = { first, second };

	return audit_answer(audit, item, options, first == NULL ? 0 : second == NULL ? 1 : 2, &err);
}

START_TEST(new_audit_has_no_answers_and_the_serial_of_its_pack)
{
	ck_assert_int_eq(audit->serial, 2);
	ck_assert_uint_eq(audit->at, PACK_NONE);
	ck_assert_str_eq(kit_answer(audit, "seen@instagram", &shown), "unanswered");
	ck_assert_uint_eq(audit->mark_count, 0);
}
END_TEST

START_TEST(new_answer_replaces_the_old_one_and_ends_waiting)
{
	const uint32_t item = kit_item(pack, "seen@whatsapp");

	audit->answers[item].later = audit->answers[item].check = true;
	ck_assert_int_eq(answer("seen@whatsapp", "open", NULL), 0);
	ck_assert_str_eq(kit_answer(audit, "seen@whatsapp", &shown), "open");
	ck_assert(!audit->answers[item].later && !audit->answers[item].check);
	ck_assert_int_eq(answer("seen@whatsapp", "friends", NULL), 0);
	ck_assert_str_eq(kit_answer(audit, "seen@whatsapp", &shown), "friends");
	ck_assert_str_eq(kit_answer(audit, "seen@instagram", &shown), "unanswered");
}
END_TEST

START_TEST(options_stand_in_the_packs_order_whatever_order_they_are_given_in)
{
	ck_assert_int_eq(answer("habits", "c", "a"), 0);
	ck_assert_str_eq(kit_answer(audit, "habits", &shown), "a,c");
	ck_assert(audit_chose(audit, kit_item(pack, "habits"), kit_option(pack, "habits", "c")));
	ck_assert(!audit_chose(audit, kit_item(pack, "habits"), kit_option(pack, "habits", "b")));
}
END_TEST

START_TEST(none_at_all_is_an_answer_to_many_and_not_to_one)
{
	ck_assert_int_eq(answer("habits", NULL, NULL), 0);
	ck_assert_str_eq(kit_answer(audit, "habits", &shown), "[]");
	ck_assert_int_eq(answer("plain", NULL, NULL), -1);
	ck_assert_str_eq(kit_answer(audit, "plain", &shown), "unanswered");
}
END_TEST

START_TEST(answer_that_no_walk_could_give_is_refused_and_changes_nothing)
{
	const uint32_t other = kit_option(pack, "plain", "yes");

	ck_assert_int_eq(answer("habits", "b", NULL), 0);
	ck_assert_int_eq(answer("habits", "a", "a"), -1);
	ck_assert_int_eq(answer("habits", "a", "none"), -1);
	ck_assert_int_eq(audit_choose(audit, kit_item(pack, "habits"), &other, 1, &err), -1);
	ck_assert_str_eq(err.text, "answer to \"habits\": an option of another question");
	ck_assert_int_eq(answer("plain", "yes", "no"), -1);
	ck_assert_str_eq(kit_answer(audit, "habits", &shown), "b");
	ck_assert_str_eq(kit_answer(audit, "plain", &shown), "unanswered");
}
END_TEST

START_TEST(mistyped_ids_are_refused_with_the_nearest_one)
{
	ck_assert_int_eq(answer("seen@whatsap", "open", NULL), -1);
	ck_assert_str_eq(err.text, "unknown item \"seen@whatsap\"; did you mean \"seen@whatsapp\"?");
	ck_assert_int_eq(answer("seen@whatsapp", "opn", NULL), -1);
	ck_assert_str_eq(err.text, "unknown option \"opn\"; did you mean \"open\"?");
	ck_assert_int_eq(answer("seen", "open", NULL), -1);
	ck_assert_int_eq(answer("plain@whatsapp", "yes", NULL), -1);
}
END_TEST

START_TEST(answer_taken_back_is_as_if_never_asked)
{
	const uint32_t item = kit_item(pack, "habits");

	ck_assert_int_eq(answer("habits", "a", "b"), 0);
	audit->answers[item].later = true;
	audit_unanswer(audit, item);
	ck_assert_str_eq(kit_answer(audit, "habits", &shown), "unanswered");
	ck_assert(!audit->answers[item].later);
	ck_assert(!audit_chose(audit, item, kit_option(pack, "habits", "a")));
}
END_TEST

START_TEST(a_thousand_changes_of_mind_stay_right_and_take_no_more_room)
{
	int i;

	ck_assert_int_eq(answer("seen@instagram", "open", NULL), 0);
	for (i = 0; i < 1000; i++) {
		ck_assert_int_eq(answer("habits", "a", NULL), 0);
		ck_assert_int_eq(answer("services", "whatsapp", "instagram"), 0);
		ck_assert_int_eq(answer("habits", "b", "c"), 0);
		ck_assert_int_eq(answer("services", "none", NULL), 0);
	}
	ck_assert_str_eq(kit_answer(audit, "habits", &shown), "b,c");
	ck_assert_str_eq(kit_answer(audit, "services", &shown), "none");
	ck_assert_str_eq(kit_answer(audit, "seen@instagram", &shown), "open");
	ck_assert_uint_le(audit->chosen_cap, 64);
}
END_TEST

START_TEST(new_mark_replaces_every_older_one_of_that_action_and_item)
{
	const uint32_t hide = kit_action(pack, "hide"), on = kit_option(pack, "services", "instagram"),
		       other = kit_option(pack, "services", "whatsapp");

	ck_assert_int_eq(audit_mark(audit, (struct audit_mark){ .action = hide, .option = on, .day = 10, .kind = MARK_KEPT }, &err), 0);
	ck_assert_int_eq(audit_mark(audit, (struct audit_mark){ .action = hide, .option = other, .day = 11, .kind = MARK_KEPT }, &err), 0);
	ck_assert_int_eq(audit_mark(audit, (struct audit_mark){ .action = hide, .option = on, .day = 12, .kind = MARK_DONE }, &err), 0);
	ck_assert_uint_eq(audit->mark_count, 2);
	ck_assert_ptr_null(audit_find_mark(audit, hide, on, MARK_KEPT));
	ck_assert_int_eq(audit_find_mark(audit, hide, on, MARK_DONE)->day, 12);
	ck_assert_int_eq(audit_find_mark(audit, hide, other, MARK_KEPT)->day, 11);
}
END_TEST

START_TEST(mark_is_taken_back_once)
{
	const uint32_t walk = kit_action(pack, "walk");

	ck_assert_int_eq(audit_mark(audit, (struct audit_mark){ .action = walk, .option = PACK_NONE, .day = 1, .kind = MARK_ASIDE }, &err), 0);
	ck_assert(audit_unmark(audit, walk, PACK_NONE));
	ck_assert(!audit_unmark(audit, walk, PACK_NONE));
	ck_assert_ptr_null(audit_find_mark(audit, walk, PACK_NONE, MARK_ASIDE));
}
END_TEST

START_TEST(reset_forgets_all_that_was_said)
{
	ck_assert_int_eq(answer("plain", "no", NULL), 0);
	ck_assert_int_eq(audit_mark(audit, (struct audit_mark){ .action = kit_action(pack, "walk"), .option = PACK_NONE, .day = 1 }, &err), 0);
	audit->at = 1;
	audit_reset(audit);
	ck_assert_str_eq(kit_answer(audit, "plain", &shown), "unanswered");
	ck_assert_uint_eq(audit->mark_count, 0);
	ck_assert_uint_eq(audit->at, PACK_NONE);
}
END_TEST

Suite *
suite_audit(void)
{
	Suite *suite = suite_create("audit");
	TCase *tests = tcase_create("audit");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, new_audit_has_no_answers_and_the_serial_of_its_pack);
	tcase_add_test(tests, new_answer_replaces_the_old_one_and_ends_waiting);
	tcase_add_test(tests, options_stand_in_the_packs_order_whatever_order_they_are_given_in);
	tcase_add_test(tests, none_at_all_is_an_answer_to_many_and_not_to_one);
	tcase_add_test(tests, answer_that_no_walk_could_give_is_refused_and_changes_nothing);
	tcase_add_test(tests, mistyped_ids_are_refused_with_the_nearest_one);
	tcase_add_test(tests, answer_taken_back_is_as_if_never_asked);
	tcase_add_test(tests, a_thousand_changes_of_mind_stay_right_and_take_no_more_room);
	tcase_add_test(tests, new_mark_replaces_every_older_one_of_that_action_and_item);
	tcase_add_test(tests, mark_is_taken_back_once);
	tcase_add_test(tests, reset_forgets_all_that_was_said);
	suite_add_tcase(suite, tests);
	return suite;
}
