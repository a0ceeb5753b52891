/* test_style.c - how a checklist's words are measured: each warning comes for its sin, and not for its good twin. */
#include <closeknit/pack.h>

#include <check.h>
#include <string.h>

#include "kit_lint.h"
#include "suites.h"

static int32_t
day(const char *text)
{
	int32_t days = 0;

	ck_assert_int_eq(date_parse(text, strlen(text), &days), 0);
	return days;
}

static struct pack_wordlist *
words(void)
{
	struct buf raw = { 0 };
	struct err err = { 0 };
	struct pack_wordlist *list;

	ck_assert_msg(file_read("checklists/words/en-GB.json", 1 << 20, &raw, &err) == 0, "%s", err.text);
	list = pack_wordlist_read(raw.bytes, raw.len, "words", &err);
	ck_assert_msg(list != NULL, "%s", err.text);
	buf_clear(&raw);
	return list;
}

/* The example bent, and its words looked at on that day. */
static void
look(struct lint *lint, const char *from, const char *to, const char *today)
{
	struct pack_style style = { .today = day(today) };
	struct pack_wordlist *list = words();

	lint_bent(lint, from, to);
	ck_assert_msg(lint->pack != NULL, "%s", lint->err.text);
	ck_assert_uint_eq(lint->found.count, 0);
	style.bytes = lint->text.bytes;
	style.len = lint->text.len;
	style.words = list;
	ck_assert_int_eq(pack_style(lint->pack, &style, &lint->found, &lint->err), 0);
	pack_wordlist_free(list);
}

/* What "why" of the question "services" may be, and the warning that it brings; NULL: none. */
struct twin { const char *text, *says; };

#define LONG_WORDS "Notwithstanding considerable institutional difficulties, organisations recommend administrative documentation. "
#define HARD LONG_WORDS LONG_WORDS LONG_WORDS LONG_WORDS LONG_WORDS

static const struct twin twins[] = {
	/* sentences */
	{ "One two three four five six seven eight nine ten one two three four five six seven eight nine ten.", NULL },
	{ "One two three four five six seven eight nine ten one two three four five six seven eight nine ten more.",
	    "this sentence has 21 words; expected at most 20: \"One two three four five six seven eight nine ten one two three four five six ...\"" },
	{ "Ask first. One two three four five six seven eight nine ten one two. Three four five six seven eight nine ten.", NULL },
	{ "One two three four five six seven eight nine ten! One two three? Four five six seven eight nine ten more.", NULL },
	{ "One two three four five six seven eight nine ten, Mrs. Bird, one two three four five six seven eight nine.",
	    "this sentence has 21 words; expected at most 20: \"One two three four five six seven eight nine ten, Mrs. Bird, one two three fo...\"" },
	{ "One two three four five six seven eight nine ten, well-known people\xE2\x80\x99s one two three four five six seven eight.", NULL },
	/* words to avoid */
	{ "You can use this.", NULL },
	{ "You can utilise this.", "\"utilise\" is a word to avoid; expected \"use\"" },
	{ "Utilise this.", "\"Utilise\" is a word to avoid; expected \"use\"" },
	{ "It is a utiliser.", NULL },
	{ "Tell them prior  to it.", "\"prior  to\" is a word to avoid; expected \"before\"" },
	{ "Ask a friend, e.g. a neighbour.", "\"e.g.\" is a word to avoid; expected \"such as\"" },
	{ "It was shocking.", "\"shocking\" is a word to avoid; expected it left out" },
	{ "It was child pornography.", "\"child pornography\" is a word to avoid; expected \"child sexual abuse image\"" },
	/* promises */
	{ "Then it is harder to misuse.", NULL },
	{ "Then it is safe.", "\"safe\" promises what nobody can; expected what is true, such as \"harder to misuse\" or \"fewer people can see it\"" },
	{ "Ask them, if it is safe to.", NULL },
	{ "If it is safe to ask, ask. Then you are protected.",
	    "\"protected\" promises what nobody can; expected what is true, such as \"harder to misuse\" or \"fewer people can see it\"" },
	{ "Ask the safeguarding lead.", NULL },
	/* short forms */
	{ "The National Crime Agency (NCA) says so.", NULL },
	{ "The NCA says so.", "\"NCA\" is not spelled out in question \"services\"; expected \"National Crime Agency\" there too" },
	{ "The NCA\xE2\x80\x99s page says so.", "\"NCA\" is not spelled out in question \"services\"; expected \"National Crime Agency\" there too" },
	{ "AI-made pictures look real.", "\"AI\" is not spelled out in question \"services\"; expected \"artificial intelligence\" there too" },
	{ "Ask your SENCO.", "\"SENCO\" is not spelled out in question \"services\"; expected its whole name there too, or other words" },
	{ "Ask the WO.", "\"WO\" is not spelled out in question \"services\"; expected its whole name there too, or other words" },
	{ "Ask the Welfare Officer (WO).", NULL },
	{ "Ask the royal college of nursing, or RCN.", NULL },
	{ "It works in the UK, on TV too.", NULL },
	{ "Ask SWGfL.", NULL },
	/* the grade */
	{ HARD, "question \"services\" has 50 words of reading grade 31.91; expected at most 6: make sentences and words shorter" },
	{ LONG_WORDS, NULL },
};

/* One warning, and those words; or none. */
static void
expect_only(const struct lint *lint, const char *says)
{
	if (says == NULL) {
		ck_assert_msg(lint->found.count == 0, "%s", lint->found.count > 0 ? lint->found.rows[0].text : "");
		return;
	}
	ck_assert_uint_eq(lint->found.count, 1);
	ck_assert_str_eq(lint->found.rows[0].text, says);
	ck_assert_int_eq(lint->found.rows[0].severity, COMPLAINT_WARNING);
}

START_TEST(each_sin_of_words_brings_its_warning_and_its_good_twin_none)
{
	struct lint lint;
	struct buf to = { 0 };

	buf_printf(&to, "'why': |\"%s\"", twins[_i].text);
	look(&lint, "'why': 'We ask about these only.'", buf_text(&to), "2026-11-22");
	expect_only(&lint, twins[_i].says);
	buf_clear(&to);
	lint_clear(&lint);
}
END_TEST

START_TEST(a_warning_stands_at_its_text)
{
	struct lint lint;

	look(&lint, "'why': 'We ask about these only.'", "'why': |'We ask about these, regarding risk.'", "2026-11-22");
	ck_assert_uint_eq(lint.found.count, 1);
	ck_assert_uint_eq(lint.found.rows[0].at, lint.mark);
	ck_assert_uint_eq(lint.found.rows[0].line, 79);
	lint_clear(&lint);
}
END_TEST

/* A bend anywhere in the example, and the one warning it brings; NULL: none. */
struct bent { const char *from, *to, *today, *says; };

#define QUESTION_SOURCE "'why': 'We ask about these only.',\n     'source': [\n      's'\n     ]"
#define ASKED(why, source) "'why': '" why "', 'source': [" source "]"
#define BODY "'body': '"

static const struct bent bents[] = {
	/* what needs a source */
	{ QUESTION_SOURCE, ASKED("It was 1 in 10 in 2025.", "'s'"), "2026-11-22", NULL },
	{ QUESTION_SOURCE, ASKED("It was one in ten.", ""), "2026-11-22", NULL },
	{ QUESTION_SOURCE, ASKED("It was 1 in 10.", ""), "2026-11-22",
	    "a number, \"1\", without a source; expected \"source\" in question \"services\" to name one, or other words" },
	{ QUESTION_SOURCE, ASKED("It was ten %.", ""), "2026-11-22",
	    "a per cent sign, \"%\", without a source; expected \"source\" in question \"services\" to name one, or other words" },
	{ QUESTION_SOURCE, ASKED("It is against the law.", ""), "2026-11-22",
	    "a word about the law, \"law\", without a source; expected \"source\" in question \"services\" to name one, or other words" },
	{ QUESTION_SOURCE, ASKED("In danger? Call 999, or 101.", ""), "2026-11-22", NULL },
	{ QUESTION_SOURCE, ASKED("Call 1999.", ""), "2026-11-22",
	    "a number, \"1999\", without a source; expected \"source\" in question \"services\" to name one, or other words" },
	{ QUESTION_SOURCE, ASKED("Some use 23snaps.", ""), "2026-11-22", NULL },
	{ "'Look again in three months.'", "|'Look again in 3 months.'", "2026-11-22",
	    "a number, \"3\", without a source; expected other words, as band \"most\" has no place for a source" },
	{ "'do': 'Stay calm.'", "'do': 'Wait 5 minutes.'", "2026-11-22",
	    "a number, \"5\", without a source; expected \"source\" in its step in \"urgent\" to name one, or other words" },
	{ "'do': 'Stay calm.'", "'source': ['s'], 'do': 'Wait 5 minutes.'", "2026-11-22", NULL },
	/* whom to call */
	{ "'contacts': [\n   'line'\n  ]", "'contacts': |[]", "2026-11-22", "the help page names nobody to call; expected \"contacts\" in \"urgent\" to name those who help" },
	/* days */
	{ "'2027-05-22'", "'2026-11-22'", "2026-11-22", NULL },
	{ "'2027-05-22'", "|'2026-11-22'", "2026-11-23", "the next review was due by 2026-11-22, which is past; expected a review, and a day to come" },
	{ "'url': 'https://example.org/s',\n   'checked': '2026-11-22'", "'url': 'https://example.org/s', 'checked': '2025-11-22'", "2026-11-22", NULL },
	{ "'url': 'https://example.org/s',\n   'checked': '2026-11-22'", "'url': 'https://example.org/s', 'checked': |'2025-11-21'", "2026-11-22",
	    "source \"s\" was last checked on 2025-11-21, over a year ago; expected it to be checked again" },
	{ "'scotland',\n    'northern-ireland'\n   ],\n   'checked': '2026-11-22'", "'scotland'], 'x-old': 1, 'checked': |'2024-02-29'", "2026-11-22",
	    "contact \"line\" was last checked on 2024-02-29, over a year ago; expected it to be checked again" },
	/* other people's words */
	{ "'path': 'Settings > Account privacy',\n     'search': [", "'path': 'Settings > Safety > Ensure 2 SENCO', 'search': ['safe', ", "2026-11-22", NULL },
	/* other languages: only what is the same in all */
	{ "'en-GB'", "'cy', 'x-a': 'safe'", "2026-11-22", NULL },
};

START_TEST(each_fact_and_day_without_its_due_brings_a_warning)
{
	const struct bent *bent = &bents[_i];
	struct lint lint;

	look(&lint, bent->from, bent->to, bent->today);
	expect_only(&lint, bent->says);
	if (lint.mark != SIZE_MAX && bent->says != NULL)
		ck_assert_uint_eq(lint.found.rows[0].at, lint.mark);
	lint_clear(&lint);
}
END_TEST

START_TEST(what_an_author_keeps_under_x_is_not_looked_at)
{
	struct lint lint;

	look(&lint, "'language': 'en-GB'", "'language': 'en-GB', 'x-why': 'Utilise 5 NCA things, regarding victims.'", "2026-11-22");
	expect_only(&lint, NULL);
	lint_clear(&lint);
}
END_TEST

START_TEST(another_language_is_held_only_to_length_numbers_and_days)
{
	struct lint lint;
	struct pack_style style = { .today = day("2028-01-01") };
	struct pack_wordlist *list = words();
	struct buf bad = { 0 };
	size_t i;

	lint_bent(&lint, "'language': 'en-GB',\n 'title': 'An example',\n 'summary': 'Small, but with one of everything.'",
	    "'language': 'de', 'title': 'Ensure NCA safe', 'summary': 'Eins zwei drei vier eins zwei drei vier eins zwei drei vier eins zwei drei vier eins zwei drei vier eins.'");
	ck_assert_msg(lint.pack != NULL, "%s", lint.err.text);
	style.bytes = lint.text.bytes;
	style.len = lint.text.len;
	style.words = list;
	ck_assert_int_eq(pack_style(lint.pack, &style, &lint.found, &lint.err), 0);
	for (i = 0; i < lint.found.count; i++)
		buf_printf(&bad, "%.24s\n", lint.found.rows[i].text);
	ck_assert_str_eq(buf_text(&bad), "this sentence has 21 wor\nthe next review was due \nsource \"s\" was last chec\ncontact \"line\" was last \n");
	buf_clear(&bad);
	pack_wordlist_free(list);
	lint_clear(&lint);
}
END_TEST

START_TEST(steps_for_each_item_are_a_screen_each_and_share_one_warning_for_the_title)
{
	struct lint lint;

	look(&lint, "'title': 'Make {item} private'", "'title': |'Ensure {item} is private'", "2026-11-22");
	ck_assert_uint_eq(lint.found.count, 1);
	ck_assert_uint_eq(lint.found.rows[0].at, lint.mark);
	lint_clear(&lint);
}
END_TEST

START_TEST(figures_leave_out_labels_and_names)
{
	struct lint lint;
	struct pack_wordlist *list = words();
	struct pack_figures figures, named;

	lint_bent(&lint, NULL, NULL);
	ck_assert_int_eq(pack_measure(lint.pack, list, &figures, &lint.err), 0);
	ck_assert_uint_gt(figures.sentences, 20);
	ck_assert_uint_eq(figures.sentence_longest, 9);
	ck_assert_uint_eq(figures.screens, 0);
	lint_clear(&lint);
	lint_bent(&lint, "'label': 'Instagram'", "'label': 'Instagram Facebook WhatsApp TikTok and ten more words that no sentence in it has'");
	ck_assert_int_eq(pack_measure(lint.pack, list, &named, &lint.err), 0);
	ck_assert_uint_eq(named.sentences, figures.sentences);
	ck_assert_int_eq(named.sentence_mean, figures.sentence_mean);
	ck_assert_uint_eq(named.sentence_longest, figures.sentence_longest);
	pack_wordlist_free(list);
	lint_clear(&lint);
}
END_TEST

START_TEST(a_known_passage_has_its_known_grade)
{
	/*
	 * With what else is on its screen: "Which do you use?", "A shared album", "None of these", two names left out.  50 words in 8 sentences, 53
	 * syllables: 0.39 x 6.25 + 11.8 x 1.06 - 15.59, each part truncated.
	 */
	static const char why[] = "'why': 'Take one picture at a time. Look at it with your child in the room. Ask who will see it when you share it. "
				  "Then choose the best way to send it to them. You can stop at any time.'";
	struct lint lint;
	struct pack_wordlist *list = words();
	struct pack_figures figures;

	lint_bent(&lint, "'why': 'We ask about these only.'", why);
	ck_assert_int_eq(pack_measure(lint.pack, list, &figures, &lint.err), 0);
	ck_assert_uint_eq(figures.screens, 1);
	ck_assert_str_eq(figures.highest, "question \"services\"");
	ck_assert_int_eq(figures.grade_highest, 243 + 1250 - 1559);
	ck_assert_int_eq(figures.grade_mean, figures.grade_highest);
	pack_wordlist_free(list);
	lint_clear(&lint);
}
END_TEST

START_TEST(a_list_of_words_that_is_none_is_refused_by_name)
{
	static const char *const wrong[] = { "", "[]", "{\"avoid\": [{\"word\": \"x\"}]}", "{\"avoid\": [1]}", "{\"names\": [\"\"]}", "{\"laws\": {\"a\": 1}}", "{} {}", "{\"avoid\": [" };
	struct err err = { 0 };

	ck_assert_ptr_null(pack_wordlist_read(wrong[_i], strlen(wrong[_i]), "my words", &err));
	ck_assert_int_eq(err.kind, ERR_UNUSABLE);
	ck_assert_ptr_nonnull(strstr(err.text, "my words: not a list of words: "));
}
END_TEST

Suite *
suite_style(void)
{
	Suite *suite = suite_create("style");
	TCase *tests = tcase_create("style");

	tcase_add_loop_test(tests, each_sin_of_words_brings_its_warning_and_its_good_twin_none, 0, (int)(sizeof(twins) / sizeof(twins[0])));
	tcase_add_loop_test(tests, each_fact_and_day_without_its_due_brings_a_warning, 0, (int)(sizeof(bents) / sizeof(bents[0])));
	tcase_add_test(tests, a_warning_stands_at_its_text);
	tcase_add_test(tests, what_an_author_keeps_under_x_is_not_looked_at);
	tcase_add_test(tests, another_language_is_held_only_to_length_numbers_and_days);
	tcase_add_test(tests, steps_for_each_item_are_a_screen_each_and_share_one_warning_for_the_title);
	tcase_add_test(tests, figures_leave_out_labels_and_names);
	tcase_add_test(tests, a_known_passage_has_its_known_grade);
	tcase_add_loop_test(tests, a_list_of_words_that_is_none_is_refused_by_name, 0, 8);
	suite_add_tcase(suite, tests);
	return suite;
}
