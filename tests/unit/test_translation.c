/* test_translation.c - a translation: what it replaces, what it may not, what it lacks. */
#include <closeknit/pack.h>

#include <check.h>
#include <string.h>

#include "kit_lint.h"
#include "suites.h"

static struct lint lint;
static struct complaints found;
static struct err err;
static struct pack_words *words;

static void
begin(void)
{
	lint_bent(&lint, NULL, NULL);
	ck_assert_msg(lint.pack != NULL, "%s", lint.err.text);
}

static void
end(void)
{
	lint.pack->words = NULL;
	pack_words_free(words);
	words = NULL;
	complaints_clear(&found);
	lint_clear(&lint);
}

/* Read a translation of the example with these strings, written with ' for ". */
static void
read_strings(const char *strings)
{
	struct buf text = { 0 };
	size_t i;

	buf_printf(&text, "{'format':'closeknit-translation/1','pack':'example','serial':1,'language':'cy','strings':{%s}}", strings);
	for (i = 0; i < text.len; i++)
		if (text.bytes[i] == '\'')
			text.bytes[i] = '"';
	words = pack_words_read(lint.pack, text.bytes, text.len, &found, &err);
	lint.pack->words = words;
	buf_clear(&text);
}

START_TEST(texts_are_replaced_where_they_are_translated_and_stay_where_not)
{
	const struct pack *pack = lint.pack;
	const uint32_t services = pack_find_question(pack, "services", 8);

	read_strings("'/topics/who/title':'Pwy','/topics/who/questions/services/options/album/label':'Albwm','/actions/make-private/steps/instagram/"
		     "do/1':'Trowch',"
		     "'/actions/make-private/steps/*/0':'Agorwch','/actions/talk/steps/*/aim':'Nod','/messages/to-family/body':'Annwyl\\n____'");
	ck_assert_msg(words != NULL, "%s", err.text);
	ck_assert_str_eq(pack_words_language(words), "cy");
	ck_assert_str_eq(pack_text(pack, pack->topics[0].title), "Pwy");
	ck_assert_str_eq(pack_text(pack, pack->topics[0].intro), "Who sees what you share.");
	ck_assert_str_eq(pack_text(pack, pack->options[pack_find_option(pack, services, "album", 5)].label), "Albwm");
	ck_assert_str_eq(pack_id(pack, pack->options[pack_find_option(pack, services, "album", 5)].id), "album");
	ck_assert_str_eq(pack_text(pack, pack->messages[0].body), "Annwyl\n____");
	ck_assert_uint_eq(pack_words_share(words).translated, 6);
}
END_TEST

START_TEST(equal_texts_in_two_places_are_translated_apart)
{
	const struct pack *pack = lint.pack;

	read_strings("'/topics/who/questions/tags/options/yes/label':'Ydw'");
	ck_assert_ptr_nonnull(words);
	ck_assert_str_eq(pack_text(pack, pack->options[pack_find_option(pack, pack_find_question(pack, "tags", 4), "yes", 3)].label), "Ydw");
	ck_assert_str_eq(pack_text(pack, pack->options[pack_find_option(pack, pack_find_question(pack, "talked", 6), "yes", 3)].label), "Yes");
}
END_TEST

START_TEST(what_is_stale_or_missing_is_a_warning)
{
	size_t i, missing = 0, stale = 0;

	read_strings("'/topics/gone/title':'Hen','/title':'Enghraifft'");
	ck_assert_msg(words != NULL, "%s", err.text);
	ck_assert_uint_eq(found.errors, 0);
	for (i = 0; i < found.count; i++) {
		stale += strcmp(found.rows[i].text, "\"/topics/gone/title\" is stale: the pack has no such text; expected it to be gone") == 0;
		missing += strcmp(found.rows[i].text,
			       "\"/urgent/never/0/do_not\" is missing; expected its translation (the pack's own text stands in)") == 0;
	}
	ck_assert_uint_eq(stale, 1);
	ck_assert_uint_eq(missing, 1);
	ck_assert_uint_eq(found.warnings, pack_words_share(words).texts);
}
END_TEST

START_TEST(the_help_part_is_counted_apart)
{
	read_strings(
	    "'/title':'E','/urgent/title':'T','/urgent/intro':'I','/urgent/steps/0/do':'D','/urgent/steps/0/why':'W','/urgent/never/0/do_not':'N',"
	    "'/urgent/never/0/why':'W','/contacts/line/name':'L','/contacts/line/for':'P'");
	ck_assert_ptr_nonnull(words);
	ck_assert_uint_eq(pack_words_share(words).help_texts, 8);
	ck_assert_uint_eq(pack_words_share(words).help_translated, 8);
	ck_assert_uint_eq(pack_words_share(words).translated, 9);
}
END_TEST

START_TEST(nothing_but_text_can_be_replaced)
{
	static const char *const paths[] = {
		"/serial",
		"/topics/who/weight",
		"/topics/who/id",
		"/topics/who/questions/visibility/options/public/risk",
		"/contacts/line/phone",
		"/contacts/line/url",
		"/sources/s/url",
		"/actions/crop/minutes",
	};
	struct buf strings = { 0 };

	buf_printf(&strings, "'%s':'0'", paths[_i]);
	read_strings(strings.bytes);
	ck_assert_ptr_nonnull(words);
	ck_assert_uint_eq(pack_words_share(words).translated, 0);
	buf_clear(&strings);
}
END_TEST

START_TEST(joiners_are_welcome_and_overrides_are_not)
{
	read_strings("'/title':'\xE2\x80\x8C\xE2\x80\x8F'");
	ck_assert_msg(words != NULL, "%s", err.text);
	lint.pack->words = NULL;
	pack_words_free(words);
	read_strings("'/title':'\xE2\x80\xAE'");
	ck_assert_ptr_null(words);
	ck_assert_int_eq(err.kind, ERR_UNUSABLE);
}
END_TEST

START_TEST(bad_strings_are_errors)
{
	static const char *const strings[] = {
		"'title':'x'",
		"'/':'x'",
		"'/title/':'x'",
		"'/Title':'x'",
		"'/title':''",
		"'/title':1",
		"'/title':'a\\nb'",
		"'/title':'{item}'",
		"'/messages/to-family/body':'{item}'",
		"'/title':'a','/title':'b'",
		"'/topics/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa':'x'",
	};

	read_strings(strings[_i]);
	ck_assert_ptr_null(words);
	ck_assert_uint_ge(found.errors, 1);
}
END_TEST

START_TEST(a_path_may_name_the_longest_id_there_is)
{
	read_strings("'/topics/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa':'x'");
	ck_assert_msg(words != NULL, "%s", err.text);
}
END_TEST

START_TEST(what_one_translation_lacks_comes_of_another_and_is_counted_once)
{
	const struct pack *pack = lint.pack;
	struct pack_words *first;
	uint32_t help;

	read_strings("'/topics/who/title':'Pwy','/urgent/title':'Nawr'");
	help = pack_words_share(words).help_translated;
	ck_assert_uint_eq(help, 1);
	first = words;
	read_strings("'/topics/who/title':'Arall','/topics/who/intro':'Rhagair','/urgent/title':'Arall','/urgent/intro':'Cymorth'");
	ck_assert_int_eq(pack_words_join(first, words, &err), 0);
	pack_words_free(words);
	lint.pack->words = words = first;
	ck_assert_str_eq(pack_text(pack, pack->topics[0].title), "Pwy");
	ck_assert_str_eq(pack_text(pack, pack->topics[0].intro), "Rhagair");
	ck_assert_uint_eq(pack_words_share(words).translated, 4);
	ck_assert_uint_eq(pack_words_share(words).help_translated, 2);
}
END_TEST

START_TEST(what_is_a_translation_of_any_version_is_told_and_of_what)
{
	static const char unknown[] = "{\"format\":\"closeknit-translation/\",\"pack\":\"example\"}", other[] = "{\"format\":\"closeknit-translation\",\"pack\":\"Example\"}";
	char of[TEXT_ID_MAX + 1];

	ck_assert_int_eq(pack_translates(unknown, sizeof(unknown) - 1, of, &err), 1);
	ck_assert_str_eq(of, "example");
	ck_assert_int_eq(pack_translates(other, sizeof(other) - 1, of, &err), 0);
	ck_assert_str_eq(of, "");
}
END_TEST

START_TEST(a_translation_of_another_pack_is_refused)
{
	static const char text[] = "{\"format\":\"closeknit-translation/1\",\"pack\":\"other\",\"serial\":1,\"language\":\"cy\",\"strings\":{}}";

	words = pack_words_read(lint.pack, text, sizeof(text) - 1, &found, &err);
	ck_assert_ptr_null(words);
	ck_assert_str_eq(err.text, "example:1:44: error: \"pack\" is \"other\"; expected \"example\", the pack that is translated");
}
END_TEST

Suite *
suite_translation(void)
{
	Suite *suite = suite_create("translation");
	TCase *tcase = tcase_create("translation");

	tcase_add_checked_fixture(tcase, begin, end);
	tcase_add_test(tcase, texts_are_replaced_where_they_are_translated_and_stay_where_not);
	tcase_add_test(tcase, equal_texts_in_two_places_are_translated_apart);
	tcase_add_test(tcase, what_is_stale_or_missing_is_a_warning);
	tcase_add_test(tcase, the_help_part_is_counted_apart);
	tcase_add_loop_test(tcase, nothing_but_text_can_be_replaced, 0, 8);
	tcase_add_test(tcase, joiners_are_welcome_and_overrides_are_not);
	tcase_add_loop_test(tcase, bad_strings_are_errors, 0, 11);
	tcase_add_test(tcase, a_path_may_name_the_longest_id_there_is);
	tcase_add_test(tcase, what_one_translation_lacks_comes_of_another_and_is_counted_once);
	tcase_add_test(tcase, what_is_a_translation_of_any_version_is_told_and_of_what);
	tcase_add_test(tcase, a_translation_of_another_pack_is_refused);
	suite_add_tcase(suite, tcase);
	return suite;
}
