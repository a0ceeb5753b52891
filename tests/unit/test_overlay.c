/* test_overlay.c - an overlay: what it adds to a pack, what it may not touch, and where complaints about it stand. */
#include <closeknit/audit.h>
#include <closeknit/pack.h>

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "kit_lint.h"

Suite *suite_overlay(void);

#define CONTACT "'river-line':{'name':'River line','for':'Any worry.','phone':'01632 960123','url':'https://example.org/r','nations':['england'],'checked':'2026-11-20'}"
#define MESSAGE "'to-club':{'with':['tag-review'],'title':'To the club','to':'The club','body':'Dear ____,\\nplease ask.'}"
#define HEAD(extends) \
	"{'format':'closeknit-pack/1','extends':" extends ",'id':'river','version':'3','serial':2,'title':'Near the river','publisher':{'name':'River','url':'https://example.org'}," \
	"'licence':'CC-BY-4.0','reviewed':'2026-11-20','review_by':'2027-05-20','sign_off':null"
#define OVER(rest) HEAD("{'id':'example','serial':1}") "," rest "}"

static struct lint base;
static struct buf text;
static struct complaints found;
static struct err err;
static struct pack *pack;

static void
set_up(void)
{
	lint_bent(&base, NULL, NULL);
	ck_assert_msg(base.pack != NULL, "%s", base.err.text);
}

static void
tear_down(void)
{
	pack_free(pack);
	pack = NULL;
	complaints_clear(&found);
	buf_clear(&text);
	lint_clear(&base);
}

/* Read it, with ' for ". */
static void
read_over(const char *overlay)
{
	buf_reset(&text);
	for (; *overlay != '\0'; overlay++)
		buf_putc(&text, *overlay == '\'' ? '"' : *overlay);
	err = (struct err){ ERR_NONE, "" };
	pack = pack_read_overlay(base.pack, text.bytes, text.len, "over.json", &found, &err);
}

static void
read_well(const char *overlay)
{
	read_over(overlay);
	ck_assert_msg(pack != NULL, "%s", err.text);
	ck_assert_uint_eq(found.count, 0);
}

START_TEST(its_contacts_stand_on_the_help_page_behind_those_of_the_pack)
{
	struct pack_list contacts;
	uint32_t last;

	read_well(OVER("'contacts':{" CONTACT "}"));
	contacts = pack->help[0].contacts;
	ck_assert_uint_eq(contacts.count, base.pack->help[0].contacts.count + 1);
	for (uint32_t i = 0; i + 1 < contacts.count; i++)
		ck_assert_uint_eq(pack->numbers[contacts.first + i], base.pack->numbers[base.pack->help[0].contacts.first + i]);
	last = pack->numbers[contacts.first + contacts.count - 1];
	ck_assert_str_eq(pack_text(pack, pack->contacts[last].phone), "01632 960123");
	ck_assert_uint_eq(pack->help_count, base.pack->help_count);
	ck_assert_uint_eq(pack->advice_count, base.pack->advice_count);
}
END_TEST

START_TEST(its_message_comes_with_the_actions_it_names)
{
	uint32_t action;

	read_well(OVER("'messages':{" MESSAGE "}"));
	action = pack_find_action(pack, "tag-review", 10);
	ck_assert_uint_ne(pack->actions[action].message, PACK_NONE);
	ck_assert_str_eq(pack_id(pack, pack->messages[pack->actions[action].message].id), "to-club");
	ck_assert_str_eq(pack_text(pack, pack->messages[pack->actions[action].message].body), "Dear ____,\nplease ask.");
}
END_TEST

START_TEST(its_wording_stands_in_place_of_the_packs_and_nothing_else_is_changed)
{
	const uint32_t services = pack_find_question(base.pack, "services", 8), album = pack_find_option(base.pack, services, "album", 5);

	read_well(OVER("'strings':{'/topics/who/title':'Who can look','/topics/who/questions/services/options/album/label':'An album',"
		       "'/actions/make-private/steps/instagram/do/1':'Turn it on now.','/messages/to-family/body':'Dear ____,\\nhello.','/topics/who/questions/visibility/ask':'{item}: who looks?'}"));
	ck_assert_str_eq(pack_text(pack, pack->topics[0].title), "Who can look");
	ck_assert_str_eq(pack_text(pack, pack->topics[0].intro), pack_text(base.pack, base.pack->topics[0].intro));
	ck_assert_str_eq(pack_text(pack, pack->options[album].label), "An album");
	ck_assert_uint_eq(pack->options[album].id, base.pack->options[album].id);
	ck_assert_mem_eq(pack->numbers, base.pack->numbers, 8 * sizeof(uint32_t));
	ck_assert_uint_eq(pack->question_count, base.pack->question_count);
	for (uint32_t i = 0; i < pack->question_count; i++) {
		ck_assert_uint_eq(pack->questions[i].max, base.pack->questions[i].max);
		ck_assert_uint_eq(pack->questions[i].weight, base.pack->questions[i].weight);
	}
	for (uint32_t i = 0; i < pack->option_count; i++)
		ck_assert_uint_eq(pack->options[i].risk, base.pack->options[i].risk);
}
END_TEST

START_TEST(answers_belong_to_the_pack_that_it_extends)
{
	struct audit *audit;
	struct buf out = { 0 };

	read_well(OVER("'contacts':{" CONTACT "}"));
	ck_assert_str_eq(pack_id(pack, pack->id), "example");
	ck_assert_int_eq(pack->serial, base.pack->serial);
	ck_assert_str_eq(pack_id(pack, pack->overlay_id), "river");
	ck_assert_int_eq(pack->overlay_serial, 2);
	ck_assert_str_eq(pack_text(pack, pack->version), "1 + river 3");
	audit = audit_new(pack, NULL);
	audit_write(audit, &out);
	ck_assert_ptr_nonnull(strstr(buf_text(&out), "\"pack\": \"example\""));
	buf_clear(&out);
	audit_free(audit);
}
END_TEST

START_TEST(an_overlay_outlives_the_pack_it_was_read_over)
{
	read_well(OVER("'strings':{'/topics/who/title':'Who can look'}"));
	lint_clear(&base);
	base = (struct lint){ 0 };
	ck_assert_str_eq(pack_text(pack, pack->topics[0].title), "Who can look");
	ck_assert_uint_ne(pack_find_question(pack, "services", 8), PACK_NONE);
}
END_TEST

START_TEST(the_page_is_due_as_soon_as_the_sooner_of_the_two)
{
	int32_t sooner;

	read_well(OVER("'contacts':{" CONTACT "}"));
	ck_assert_int_eq(date_parse("2027-05-20", 10, &sooner), 0);
	ck_assert_int_eq(pack->review_by, sooner);
	pack_free(pack);
	read_well("{'format':'closeknit-pack/1','extends':{'id':'example','serial':1},'id':'river','version':'3','serial':2,'title':'Near','publisher':{'name':'R','url':'https://example.org'},"
		  "'licence':'x','reviewed':'2026-11-25','review_by':'2029-05-20','sign_off':{'role':'Lead','organisation':'River','date':'2026-11-25'}}");
	ck_assert_int_eq(pack->review_by, base.pack->review_by);
	ck_assert_int_eq(pack->reviewed, base.pack->reviewed);
	ck_assert_str_eq(pack_text(pack, pack->sign_off_role), "Lead");
}
END_TEST

START_TEST(who_signed_the_pack_off_has_not_signed_an_overlay_off)
{
	lint_clear(&base);
	lint_bent(&base, "'sign_off': null", "'sign_off': {'role': 'Lead', 'organisation': 'Example', 'date': '2026-11-22'}");
	ck_assert_int_ne(base.pack->sign_off_date, DATE_NONE);
	read_well(OVER("'contacts':{" CONTACT "}"));
	ck_assert_int_eq(pack->sign_off_date, DATE_NONE);
	ck_assert_str_eq(pack_text(pack, pack->sign_off_role), "");
	ck_assert_str_eq(pack_text(pack, pack->sign_off_organisation), "");
}
END_TEST

START_TEST(an_overlay_may_be_due_on_the_day_it_was_looked_at)
{
	read_well("{'format':'closeknit-pack/1','extends':{'id':'example','serial':1},'id':'river','version':'3','serial':2,'title':'Near','publisher':{'name':'R','url':'https://example.org'},"
		  "'licence':'x','reviewed':'2026-11-25','review_by':'2026-11-25','sign_off':null}");
}
END_TEST

START_TEST(a_pack_and_an_overlay_may_have_4_mib_and_no_byte_more)
{
	lint_clear(&base);
	lint_bent(&base, NULL, NULL);
	while (base.text.len < PACK_MAX_BYTES)
		buf_putc(&base.text, ' ');
	pack = pack_read(base.text.bytes, base.text.len, "pack.json", &found, &err);
	ck_assert_msg(pack != NULL, "%s", err.text);
	pack_free(pack);
	read_well(OVER("'contacts':{" CONTACT "}"));
	pack_free(pack);
	while (text.len < PACK_MAX_BYTES)
		buf_putc(&text, ' ');
	pack = pack_read_overlay(base.pack, text.bytes, text.len, "over.json", &found, &err);
	ck_assert_msg(pack != NULL, "%s", err.text);
	pack_free(pack);
	buf_putc(&text, ' ');
	pack = pack_read_overlay(base.pack, text.bytes, text.len, "over.json", &found, &err);
	ck_assert_ptr_null(pack);
	ck_assert_ptr_nonnull(strstr(err.text, "expected at most 4194304"));
}
END_TEST

START_TEST(of_what_it_extends_only_a_serial_that_can_be_is_told)
{
	static const struct { const char *serial; int32_t told; } rows[] = { { "1", 1 }, { "2147483647", INT32_MAX }, { "0", 0 }, { "-1", 0 }, { "2147483648", 0 }, { "1.5", 0 }, { "\"1\"", 0 } };
	struct pack_extends extends;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_reset(&text);
		buf_printf(&text, "{\"extends\":{\"serial\":%s,\"id\":\"example\"}}", rows[i].serial);
		ck_assert(pack_extends(text.bytes, text.len, &extends));
		ck_assert_str_eq(extends.id, "example");
		ck_assert_int_eq(extends.serial, rows[i].told);
	}
}
END_TEST

START_TEST(a_translation_of_its_pack_leaves_the_overlays_own_wording_as_it_is)
{
	static const char words[] = "{\"format\":\"closeknit-translation/1\",\"pack\":\"example\",\"serial\":1,\"language\":\"cy\",\"strings\":{\"/topics/who/title\":\"Pwy\",\"/topics/who/intro\":\"Rhagair\"}}";

	read_well(OVER("'strings':{'/topics/who/title':'Who can look'}"));
	pack->words = pack_words_read(pack, words, sizeof(words) - 1, &found, &err);
	ck_assert_msg(pack->words != NULL, "%s", err.text);
	ck_assert_str_eq(pack_text(pack, pack->topics[0].title), "Who can look");
	ck_assert_str_eq(pack_text(pack, pack->topics[0].intro), "Rhagair");
	pack_words_free((struct pack_words *)(uintptr_t)pack->words);
	pack->words = NULL;
}
END_TEST

START_TEST(a_newer_pack_is_taken_with_a_warning_and_an_older_one_is_not)
{
	read_over(HEAD("{'id':'example','serial':2}") "}");
	ck_assert_ptr_null(pack);
	ck_assert_ptr_nonnull(strstr(err.text, "pack \"example\" has serial 1 here; expected 2 or a higher one"));
	complaints_clear(&found);
	lint_clear(&base);
	lint_bent(&base, "'serial': 1", "'serial': 5");
	read_over(OVER("'strings':{'/topics/who/title':'Who can look'}"));
	ck_assert_msg(pack != NULL, "%s", err.text);
	ck_assert_uint_eq(found.warnings, 1);
	ck_assert_int_eq(pack->serial, 5);
	ck_assert_ptr_nonnull(strstr(found.rows[0].text, "written for serial 1"));
}
END_TEST

START_TEST(a_pack_alone_says_that_an_overlay_needs_its_pack)
{
	struct pack_extends extends;

	read_over(OVER("'contacts':{" CONTACT "}"));
	pack_free(pack);
	pack = pack_read(text.bytes, text.len, "over.json", &found, &err);
	ck_assert_ptr_null(pack);
	ck_assert_uint_eq(found.count, 1);
	ck_assert_ptr_nonnull(strstr(err.text, "this is an overlay"));
	ck_assert(pack_extends(text.bytes, text.len, &extends));
	ck_assert_str_eq(extends.id, "example");
	ck_assert_int_eq(extends.serial, 1);
	ck_assert(!pack_extends(base.text.bytes, base.text.len, &extends));
	ck_assert(!pack_extends("{", 1, &extends));
	ck_assert(!pack_extends("", 0, &extends));
}
END_TEST

/* What is refused: the overlay, what the complaint says, and the text that it stands at. */
static const struct { const char *overlay, *says, *at; } refused[] = {
	{ OVER("'urgent':{}"), "unknown key \"urgent\" in the overlay", "\"urgent\":{" },
	{ OVER("'scoring':{}"), "unknown key \"scoring\"", "\"scoring\"" },
	{ OVER("'sources':{'s':{'title':'T','publisher':'P','date':'2026','url':'https://example.org','checked':'2026-11-20'}}"), "source \"s\" is in the pack that this extends", "\"s\"" },
	{ OVER("'topics':[]"), "unknown key \"topics\"", "\"topics\"" },
	{ OVER("'actions':{}"), "unknown key \"actions\"", "\"actions\"" },
	{ OVER("'renamed':{}"), "unknown key \"renamed\"", "\"renamed\"" },
	{ OVER("'strings':{'/urgent/title':'x'}"), "not for an overlay to change", "\"/urgent/title\"" },
	{ OVER("'strings':{'/urgent/steps/0/do':'x'}"), "not for an overlay to change", "\"/urgent/steps/0/do\"" },
	{ OVER("'strings':{'/urgent/never/0/do_not':'x'}"), "not for an overlay to change", "\"/urgent/never" },
	{ OVER("'strings':{'/scoring/bands/start/label':'Well done'}"), "not for an overlay to change", "\"/scoring" },
	{ OVER("'strings':{'/contacts/line/name':'x'}"), "not for an overlay to change", "\"/contacts/line/name\"" },
	{ OVER("'strings':{'/contacts/line/phone':'123'}"), "has no text at \"/contacts/line/phone\"", "\"/contacts/line/phone\"" },
	{ OVER("'strings':{'/sources/s/title':'x'}"), "not for an overlay to change", "\"/sources" },
	{ OVER("'strings':{'/title':'x'}"), "not for an overlay to change", "\"/title\"" },
	{ OVER("'strings':{'/actions/make-private/steps/instagram/path':'Menu'}"), "not for an overlay to change", "\"/actions/make-private/steps/instagram/path\"" },
	{ OVER("'strings':{'/topics/whom/title':'x'}"), "did you mean \"/topics/who/title\"?", "\"/topics/whom/title\"" },
	{ OVER("'strings':{'nothing':'x'}"), "has no text at \"nothing\"", "\"nothing\"" },
	{ OVER("'strings':{'/topics/who/title':''}"), "empty", "\"\"}" },
	{ OVER("'strings':{'/topics/who/title':7}"), "is no text", "7}" },
	{ OVER("'strings':{'/topics/who/title':'{item}'}"), "{item} in", "\"{item}\"" },
	{ OVER("'strings':{'/topics/who/questions/visibility/ask':'Who looks?'}"), "no {item} in", "\"Who looks?\"" },
	{ OVER("'strings':{'/topics/who/title':'a\\nb'}"), "line end", "\"a\\nb\"" },
	{ OVER("'strings':{'/topics/who/title':'a\\u202eb'}"), "U+202E", "\"a\\u202eb\"" },
	{ OVER("'strings':{'/topics/who/title':'a\\u200db'}"), "U+200D", "\"a\\u200db\"" },
	{ OVER("'contacts':{'line':{'name':'N','for':'F','url':'https://example.org','nations':[],'checked':'2026-11-20'}}"), "contact \"line\" is in the pack that this extends", "\"line\"" },
	{ OVER("'contacts':{'a':{'name':'N','for':'F','url':'http://example.org','nations':[],'checked':'2026-11-20'}}"), "expected an address", "\"http:" },
	{ OVER("'contacts':{'a':{'name':'N','for':'F','url':'https://example.org','nations':['france'],'checked':'2026-11-20'}}"), "expected \"england\"", "\"france\"" },
	{ OVER("'contacts':{'a':{'name':'N','for':'F','url':'https://example.org','nations':[],'checked':'2026-11-20','source':['none']}}"), "unknown source \"none\"", "\"none\"" },
	{ OVER("'contacts':{'a':{}}"), "\"name\" is missing from contact \"a\"", "{}" },
	{ OVER("'messages':{'to-family':{'with':['tag-review'],'title':'T','to':'W','body':'B'}}"), "message \"to-family\" is in the pack that this extends", "\"to-family\"" },
	{ OVER("'messages':{'m':{'with':['tag-revue'],'title':'T','to':'W','body':'B'}}"), "did you mean \"tag-review\"?", "\"tag-revue\"" },
	{ OVER("'messages':{'m':{'with':[],'title':'T','to':'W','body':'B'}}"), "is empty", "[]" },
	{ OVER("'messages':{'m':{'title':'T','to':'W','body':'B'}}"), "\"with\" is missing", "{\"title\"" },
	{ OVER("'messages':{'m':{'with':['ask-family'],'title':'T','to':'W','body':'B'}}"), "action \"ask-family\" comes with message \"to-family\" already", "\"ask-family\"" },
	{ OVER("'messages':{'m':{'with':['crop','crop'],'title':'T','to':'W','body':'B'}}"), "comes with message \"m\" already", "\"crop\"]" },
	{ OVER("'messages':{'m':{'with':['crop'],'when':{},'title':'T','to':'W','body':'B'}}"), "unknown key \"when\"", "\"when\"" },
	{ OVER("'language':'cy'"), "expected \"en-GB\"", "\"cy\"" },
	{ HEAD("{'id':'other','serial':1}") "}", "the pack that is here is \"example\"; expected \"other\"", "\"other\"" },
	{ HEAD("{'id':'example'}") "}", "\"serial\" is missing from \"extends\"", "{\"id\":\"example\"}" },
	{ HEAD("{'id':'example','serial':0}") "}", "serial 0", "0}" },
	{ HEAD("{'id':'example','serial':1,'more':2}") "}", "unknown key \"more\"", "\"more\"" },
	{ HEAD("'example'") "}", "expected an object", "\"example\"" },
	{ "{'format':'closeknit-pack/1','extends':{'id':'example','serial':1},'id':'example','version':'1','serial':1,'title':'T','publisher':{'name':'N','url':'https://example.org'},'licence':'x',"
	  "'reviewed':'2026-11-20','review_by':'2027-05-20','sign_off':null}", "expected one of the overlay's own", "\"example\",\"version\"" },
	{ "{'format':'closeknit-pack/1','extends':{'id':'example','serial':1}}", "\"publisher\" is missing from the overlay", "{\"format\"" },
	{ "[]", "expected an object", "[]" },
};

START_TEST(what_an_overlay_may_not_do_is_refused_at_its_own_line)
{
	const char *at;
	size_t i;

	read_over(refused[_i].overlay);
	ck_assert_msg(pack == NULL, "%s", refused[_i].overlay);
	ck_assert_int_eq(err.kind, ERR_UNUSABLE);
	at = strstr(text.bytes, refused[_i].at);
	ck_assert_msg(at != NULL, "%s", refused[_i].at);
	for (i = 0; i < found.count; i++)
		if (found.rows[i].at == (size_t)(at - text.bytes) && strstr(found.rows[i].text, refused[_i].says) != NULL)
			return;
	ck_abort_msg("%s: not said there: %s", err.text, refused[_i].says);
}
END_TEST

START_TEST(an_overlay_of_an_overlay_is_refused)
{
	struct pack *first;

	read_well(OVER("'contacts':{" CONTACT "}"));
	first = pack;
	pack = NULL;
	buf_reset(&text);
	buf_puts(&text, "{\"format\":\"closeknit-pack/1\",\"extends\":{\"id\":\"example\",\"serial\":1},\"id\":\"lake\",\"version\":\"1\",\"serial\":1,\"title\":\"By the lake\","
			"\"publisher\":{\"name\":\"L\",\"url\":\"https://example.org\"},\"licence\":\"x\",\"reviewed\":\"2026-11-20\",\"review_by\":\"2027-05-20\",\"sign_off\":null}");
	pack = pack_read_overlay(first, text.bytes, text.len, "over.json", &found, &err);
	ck_assert_ptr_null(pack);
	ck_assert_ptr_nonnull(strstr(err.text, "is an overlay itself"));
	pack_free(first);
}
END_TEST

START_TEST(every_cut_of_an_overlay_is_refused)
{
	char *bytes;
	size_t len, whole;

	read_well(OVER("'contacts':{" CONTACT "},'messages':{" MESSAGE "},'strings':{'/topics/who/title':'Who'}"));
	whole = text.len;
	bytes = malloc(whole);
	ck_assert_ptr_nonnull(bytes);
	for (len = 0; len < whole; len++) {
		struct complaints cut = { 0 };

		memcpy(bytes, text.bytes, len);
		ck_assert_ptr_null(pack_read_overlay(base.pack, bytes, len, "over.json", &cut, &err));
		complaints_clear(&cut);
	}
	free(bytes);
}
END_TEST

START_TEST(words_are_complained_of_only_where_they_are_the_overlays_own)
{
	static const char words_text[] = "{\"format\":\"closeknit-words/1\",\"avoid\":[\"utilise\"]}";
	struct pack_wordlist *words = pack_wordlist_read(words_text, sizeof(words_text) - 1, "words", &err);
	struct pack_style style = { .words = words };
	size_t i, at;

	ck_assert_msg(words != NULL, "%s", err.text);
	read_well(OVER("'strings':{'/topics/who/title':'Utilise it','/topics/who/intro':'Nice.'},'messages':{'m':{'with':['crop'],'title':'T','to':'W','body':'We utilise it.'}}"));
	style.bytes = text.bytes;
	style.len = text.len;
	ck_assert_int_eq(date_parse("2026-11-26", 10, &style.today), 0);
	ck_assert_int_eq(pack_style(pack, &style, &found, &err), 0);
	ck_assert_uint_eq(found.warnings, 2);
	for (i = 0; i < found.count; i++) {
		at = found.rows[i].at;
		ck_assert_msg(strncmp(text.bytes + at, "\"Utilise it\"", 12) == 0 || strncmp(text.bytes + at, "\"We utilise", 11) == 0, "%s", found.rows[i].text);
	}
	pack_wordlist_free(words);
}
END_TEST

START_TEST(days_that_are_past_are_the_overlays_own)
{
	struct pack_style style = { 0 };

	read_well(OVER("'contacts':{" CONTACT "}"));
	style.bytes = text.bytes;
	style.len = text.len;
	ck_assert_int_eq(date_parse("2028-01-01", 10, &style.today), 0);
	ck_assert_int_eq(pack_style(pack, &style, &found, &err), 0);
	ck_assert_uint_eq(found.warnings, 2);
	ck_assert_ptr_nonnull(strstr(found.rows[0].text, "due by 2027-05-20"));
	ck_assert_ptr_nonnull(strstr(found.rows[1].text, "contact \"river-line\" was last checked"));
}
END_TEST

Suite *
suite_overlay(void)
{
	Suite *suite = suite_create("overlay");
	TCase *tcase = tcase_create("overlay");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, its_contacts_stand_on_the_help_page_behind_those_of_the_pack);
	tcase_add_test(tcase, its_message_comes_with_the_actions_it_names);
	tcase_add_test(tcase, its_wording_stands_in_place_of_the_packs_and_nothing_else_is_changed);
	tcase_add_test(tcase, answers_belong_to_the_pack_that_it_extends);
	tcase_add_test(tcase, an_overlay_outlives_the_pack_it_was_read_over);
	tcase_add_test(tcase, the_page_is_due_as_soon_as_the_sooner_of_the_two);
	tcase_add_test(tcase, who_signed_the_pack_off_has_not_signed_an_overlay_off);
	tcase_add_test(tcase, an_overlay_may_be_due_on_the_day_it_was_looked_at);
	tcase_add_test(tcase, a_pack_and_an_overlay_may_have_4_mib_and_no_byte_more);
	tcase_add_test(tcase, of_what_it_extends_only_a_serial_that_can_be_is_told);
	tcase_add_test(tcase, a_translation_of_its_pack_leaves_the_overlays_own_wording_as_it_is);
	tcase_add_test(tcase, a_newer_pack_is_taken_with_a_warning_and_an_older_one_is_not);
	tcase_add_test(tcase, a_pack_alone_says_that_an_overlay_needs_its_pack);
	tcase_add_loop_test(tcase, what_an_overlay_may_not_do_is_refused_at_its_own_line, 0, (int)(sizeof(refused) / sizeof(refused[0])));
	tcase_add_test(tcase, an_overlay_of_an_overlay_is_refused);
	tcase_add_test(tcase, every_cut_of_an_overlay_is_refused);
	tcase_add_test(tcase, words_are_complained_of_only_where_they_are_the_overlays_own);
	tcase_add_test(tcase, days_that_are_past_are_the_overlays_own);
	suite_add_tcase(suite, tcase);
	return suite;
}
