/* test_audit_refused.c - what is no audit of this pack, or has what an audit cannot have. */
#include <closeknit/audit.h>

#include <string.h>

#include <check.h>

#include "kit_engine.h"

Suite *suite_audit_refused(void);

static struct pack *pack;
static struct audit *audit;
static struct err err;
static struct buf shown, file;

static void
set_up(void)
{
	pack = kit_pack((struct kit){ .topics = TOPIC("t", "1", ONE("plain", "", OPT("yes", "") "," OPT("no", ""))) });
	audit = audit_new(pack, &err);
	ck_assert_ptr_nonnull(audit);
}

static void
tear_down(void)
{
	audit_free(audit);
	pack_free(pack);
	buf_clear(&shown);
	buf_clear(&file);
}

/* The error that a file, written with ' for ", gives. */
static const char *
refused(const char *text)
{
	size_t i;

	buf_reset(&file);
	buf_puts(&file, text);
	for (i = 0; i < file.len; i++)
		if (file.bytes[i] == '\'')
			file.bytes[i] = '"';
	ck_assert_int_eq(audit_read(audit, file.bytes, file.len, NULL, &err), -1);
	ck_assert_int_eq(err.kind, ERR_FAILED);
	return err.text;
}

static void
expect_in(const char *text, const char *part)
{
	ck_assert_msg(strstr(text, part) != NULL, "expected %s in\n%s", part, text);
}

#define HEAD "{'format':'closeknit-audit/1','pack':'kit','serial':2,"
#define TIMES "'started':'2026-11-22T10:00:00Z','updated':'2026-11-22T10:05:00Z',"

START_TEST(what_an_audit_cannot_have_is_refused_with_its_place)
{
	static const struct {
		const char *text, *error;
	} cases[] = {
		{ "[]", "1:1: error: not an audit" },
		{ HEAD TIMES "'answers':{},'dne':{}}", "1:134: error: unknown key \"dne\"; did you mean \"done\"?" },
		{ HEAD TIMES "\n'answers':[]}", "2:11: error: \"answers\": expected an object" },
		{ HEAD TIMES "'answers':{},'done':{'walk':'2026-02-30'}}", "expected a date" },
		{ HEAD TIMES "'answers':{},'kept':{'walk':7}}", "expected a date" },
		{ HEAD TIMES "'answers':{},'aside':[]}", "\"aside\": expected an object" },
		{ HEAD TIMES "'answers':{},'later':['plain',1]}", "\"later\": expected the id of a question" },
		{ HEAD TIMES "'answers':{},'check':{}}", "\"check\": expected a list" },
		{ HEAD TIMES "'answers':{},'at':null}", "\"at\": expected the id of a question" },
		{ HEAD TIMES "'done':{}}", "1:1: error: \"answers\" is missing" },
		{ HEAD TIMES "'answers':{},'done':{},'aside':{}}", "1:1: error: \"kept\" is missing" },
		{ HEAD TIMES "'answers':{'a\\u001b':'b'},'done':{},'aside':{},'kept':{}}", "character U+001B in a text" },
		{ HEAD "'updated':'2026-11-22T10:05:00Z','answers':{}}", "\"started\" is missing" },
		{ HEAD "'started':'2026-11-22 10:05','updated':'2026-11-22T10:05:00Z','answers':{}}", "\"started\": expected a time" },
		{ "{'format':'closeknit-audit/1','pack':'kit','serial':'2'," TIMES "'answers':{}}", "\"serial\": expected a whole number" },
		{ "{'format':'closeknit-audit/1','pack':'kit','serial':2.0," TIMES "'answers':{}}", "\"serial\": expected a whole number" },
		{ "{'format':'closeknit-audit/1','pack':'kit','serial':0," TIMES "'answers':{}}", "\"serial\": expected a whole number" },
		{ HEAD TIMES "'answers':{'plain':'no','plain':'yes'}}", "plain" },
		{ HEAD TIMES "'answers':{'plain':}}", "1:" },
		{ HEAD TIMES "'answers':{}", "1:" },
		{ HEAD TIMES "'answers':{}} x", "1:" },
		{ "", "1:1: error: " },
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		expect_in(refused(cases[i].text), cases[i].error);
		ck_assert_str_eq(kit_answer(audit, "plain", &shown), "unanswered");
	}
}
END_TEST

START_TEST(another_format_or_pack_is_what_is_said_whatever_stands_before_it)
{
	expect_in(refused("{'what':1,'pack':'kit','format':'closeknit-score/1'}"), "1:33: error: another format, \"closeknit-score/1\"");
	expect_in(refused("{'answers':7,'format':'closeknit-audit/1','pack':'other'}"), "another pack, \"other\"; expected \"kit\"");
	expect_in(refused("{'format':'closeknit-audit/2','serial':{}}"), "another format");
}
END_TEST

START_TEST(file_over_the_limit_is_refused)
{
	struct buf large = { 0 };

	while (large.len <= AUDIT_MAX_BYTES)
		buf_puts(&large, "                                                                ");
	ck_assert_int_eq(audit_read(audit, large.bytes, large.len, NULL, &err), -1);
	expect_in(err.text, "at most 1048576 bytes");
	buf_clear(&large);
}
END_TEST

Suite *
suite_audit_refused(void)
{
	Suite *suite = suite_create("audit_refused");
	TCase *tests = tcase_create("audit_refused");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, what_an_audit_cannot_have_is_refused_with_its_place);
	tcase_add_test(tests, another_format_or_pack_is_what_is_said_whatever_stands_before_it);
	tcase_add_test(tests, file_over_the_limit_is_refused);
	suite_add_tcase(suite, tests);
	return suite;
}
