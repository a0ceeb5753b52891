/* test_lint.c - every rule of a pack: one bend of the example, the one complaint it must bring, and the place of it. */
#include <closeknit/pack.h>

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit_lint.h"
#include "suites.h"

/* The first `from` of the example made `to`; "|" in `to` is where the complaint has to stand; ' stands for ". */
struct bend { const char *from, *to, *says; };

static const struct bend bends[] = {
	/* the pack itself */
	{ "'closeknit-pack/1'", "|'closeknit-pack/2'", "'format' of the pack 'example' is 'closeknit-pack/2' (did you mean 'closeknit-pack/1'?); expected 'closeknit-pack/1'" },
	{ "'serial': 1", "'serial': |0", "serial 0 of the pack 'example' is below 1; expected 1 to 2147483647" },
	{ "'serial': 1", "'serial': |2147483648", "'serial' of the pack 'example' is not written as a whole number, or too large; expected a whole number from 1 to 2147483647" },
	{ "'serial': 1", "'serial': |1.0", "'serial' of the pack 'example' is not written as a whole number, or too large; expected a whole number from 1 to 2147483647" },
	{ "'minutes': 3,\n 'publisher'", "'minutes': |241,\n 'publisher'", "minutes 241 of the pack 'example' is above 240; expected 1 to 240" },
	{ "'en-GB'", "|'en_GB'", "'language' of the pack 'example' is 'en_GB'; expected a language tag like 'en-GB'" },
	{ "'2027-05-22'", "|'2027-02-29'", "'review_by' of the pack 'example' is '2027-02-29'; expected a day like '2026-07-31'" },
	{ "'2026-07'", "|'2026-13'", "'date' of source 's' is '2026-13'; expected a date like '2026', '2026-07' or '2026-07-31'" },
	{ "'https://example.org'", "|'http://example.org'", "'url' of 'publisher' is 'http://example.org'; expected an address like 'https://example.org/page'" },
	{ "'https://example.org'", "|'https://a@example.org'", "'url' of 'publisher' is 'https://a@example.org'; expected an address like 'https://example.org/page'" },
	{ "'sign_off': null", "'sign_off': |{'role': 'R', 'date': '2026-11-22'}", "'organisation' is missing from 'sign_off'; expected a text that is not empty" },
	{ " 'title': 'An example',\n", "", "'title' is missing from the pack 'example'; expected a text that is not empty" },
	{ "'An example'", "|''", "'title' of the pack 'example' is empty; expected a text" },
	{ "'An example'", "|' \xC2\xA0 '", "'title' of the pack 'example' is blank; expected a text" },
	{ "'An example'", "|'On {item}'", "{item} in 'title' of the pack 'example'; expected it only in the texts of a question with 'for_each' and of an action" },
	{ "'licence'", "|'license'", "unknown key 'license' in the pack 'example'; did you mean 'licence'?" },
	{ "'to': 'Family'", "'to': |'Fam\\nily'", "line end in \"to\"; expected none (only the 'body' of a message holds line ends)" },
	{ "'An example'", "|'\xE2\x80\xAE'", "character U+202E in \"title\"; expected no control, direction, joining or other invisible characters" },
	{ "'An example'", "|'\xE2\x80\x8D'", "character U+200D in \"title\"; expected no control, direction, joining or other invisible characters" },
	/* sources and contacts */
	{ "'line': {\n", "|'Line': {\n", "'Line' is no id; expected 1 to 64 small letters a to z, digits and hyphens, not beginning with a hyphen or 'x-'" },
	{ "'phone'", "'ages': |[17, 0], 'phone'", "'ages' of contact 'line' is no span of years; expected two whole numbers from 0 to 120, the lower first, like [0, 17]" },
	{ "'scotland'", "|'scotlnd'", "'nations' of contact 'line' is 'scotlnd' (did you mean 'scotland'?); expected 'england', 'wales', 'scotland' or 'northern-ireland'" },
	{ "'phone': '999'", "'phone': |999", "'phone' of contact 'line' is a number; expected a text that is not empty" },
	/* bands */
	{ "'critical_band': 'start'", "'critical_band': |'stat'", "unknown band 'stat' in 'critical_band' of 'scoring'; did you mean 'start'?" },
	{ "'critical_band': 'start'", "'critical_band': |'worst'", "unknown band 'worst' in 'critical_band' of 'scoring'; expected 'start', 'going' or 'most'" },
	{ "'from': 0", "'from': |1", "from 1 of the first band 'start'; expected 0" },
	{ "'from': 80", "'from': |50", "from 50 of band 'most' does not rise; expected more than the 50 before it" },
	{ "'id': 'most'", "'id': |'going'", "band id used twice: 'going' (first at 53:11); expected another id here" },
	/* questions */
	{ "'id': 'tags'", "'id': |'services'", "question id used twice: 'services' (first at 76:12); expected another id here" },
	{ "'id': 'steps'", "'id': |'any'", "question id 'any' has a meaning of its own in 'when'; expected another id" },
	{ "'weight': 3,\n     'options'", "|'wieght': 3,\n     'options'", "unknown key 'wieght' in question 'visibility'; did you mean 'weight'?" },
	{ "'weight': 3,\n     'options'", "'weight': |101,\n     'options'", "weight 101 of question 'visibility' is above 100; expected 1 to 100" },
	{ "'kind': 'many'", "'kind': |'any'", "'kind' of question 'services' is 'any' (did you mean 'many'?); expected 'one' or 'many'" },
	{ "'for_each': 'services'", "'for_each': |'service'", "unknown question 'service' in 'for_each' of question 'visibility'; did you mean 'services'?" },
	{ "'for_each': 'ages'", "'for_each': |'family'", "'for_each' of question 'talked' names the later question 'family'; expected an earlier one" },
	{ "'for_each': 'ages'", "'for_each': |'talked'", "'for_each' of question 'talked' names the same question 'talked'; expected an earlier one" },
	{ "'for_each': 'ages'", "'for_each': |'visibility'", "'for_each' of question 'talked' names question 'visibility', which is of kind 'one'; expected one of kind 'many', neither repeated nor private" },
	{ "'private': true", "'private': true, 'for_each': |'ages'", "'for_each' of the private question 'safe-to-ask'; expected none, as a private question is never repeated" },
	{ "'ask': 'Which do you use?'", "'ask': |'Which of {item}?'", "{item} in 'ask' of question 'services'; expected it only in the texts of a question with 'for_each' and of an action" },
	{ "'source': [\n      's'\n     ],\n     'options'", "'source': [\n      |'t'\n     ],\n     'options'", "unknown source 't' in 'source' of question 'services'; did you mean 's'?" },
	/* options */
	{ "'risk': 10", "'risk': |12", "risk 12 of option 'public' is above 10; expected 0 to 10" },
	{ "'id': 'many',\n", "'id': |'chosen',\n", "option id used twice: 'chosen' (first at 115:14); expected another id here" },
	{ "'trim'\n", "|'trimm'\n", "unknown action 'trimm' in 'actions' of option 'many'; did you mean 'trim'?" },
	{ "'id': 'album'", "'id': |'do'", "option id 'do' in question 'services', which is repeated over; expected another id" },
	{ "'risk': 7,", "", "'unsure' of option 'unsure', whose risk is 0; expected a risk above 0" },
	{ "'risk': 0\n      },\n      {\n       'id': 'no',\n       'label': 'No',\n       'risk': 4", "'risk': 4}, {'id': 'no', 'label': 'No', 'critical': |true, 'risk': 4",
	    "'critical' of option 'no', whose risk is 4; expected a risk above 4, the least of its question" },
	{ "'label': 'Yes',\n       'risk': 0", "'label': 'Yes', 'exclusive': |true", "'exclusive' of option 'yes'; expected it only in a question of kind 'many'" },
	{ "'label': 'Yes',\n       'risk': 0", "'label': 'Yes', 'if_not': |{'risk': 1}", "'if_not' of option 'yes'; expected it only in a question of kind 'many'" },
	{ "'exclusive': true", "'exclusive': true, 'if_not': |{'risk': 1}", "'if_not' of option 'none'; expected none on an exclusive option" },
	{ "'label': 'WhatsApp'", "'label': 'WhatsApp', 'na': |true", "'na' of option 'whatsapp'; expected it only in a question of kind 'one', or on an exclusive option" },
	{ "'na': true", "'na': true, 'risk': |1", "'risk' of option 'no-pictures'; expected no risk where the option says 'does not apply' ('na')" },
	{ "'label': 'No, or not sure'", "'label': 'No', 'risk': |4", "'risk' of option 'no'; expected neither risk nor actions nor what goes with them, as the question is private" },
	{ "'label': 'No, or not sure'", "'label': 'No', 'actions': |['crop']", "'actions' of option 'no'; expected neither risk nor actions nor what goes with them, as the question is private" },
	/* conditions */
	{ "'visibility': 'no-pictures'", "|'visiblity': 'no-pictures'", "'when' of question 'tags' names the unknown question 'visiblity'; did you mean 'visibility'?" },
	{ "'visibility': 'no-pictures'", "|'steps': 'old-posts'", "'when' of question 'tags' names the later question 'steps'; expected only earlier ones" },
	{ "'visibility': 'no-pictures'", "|'tags': 'yes'", "'when' of question 'tags' names the same question 'tags'; expected only earlier ones" },
	{ "'visibility': 'no-pictures'", "'visibility': |'no-picture'", "unknown option 'no-picture' of question 'visibility' in 'when' of question 'tags'; did you mean 'no-pictures'?" },
	{ "'visibility': 'no-pictures'", "'visibility': |[]", "'visibility' in 'when' of question 'tags' is an empty list; expected at least one option id" },
	{ "'visibility': 'no-pictures'", "'any': |[]", "'any' in 'when' of question 'tags' is an empty list; expected a list of conditions" },
	{ "'visibility': 'no-pictures'", "'all': |{}", "'all' in 'when' of question 'tags' is no list; expected a list of conditions" },
	{ "'visibility': 'no-pictures'", "'not': |[]", "a condition in 'when' of question 'tags' is no object; expected { ... }" },
	{ "'when': {\n    'safe-to-ask': 'yes'", "'when': {\n    |'$item': 'instagram'", "'$item' in 'when' of action 'ask-parent'; expected it only in a question with 'for_each'" },
	/* actions, steps, messages */
	{ "'instagram': {\n     'do'", "|'instagrm': {\n     'do'", "unknown item 'instagrm' in 'steps' of action 'make-private'; did you mean 'instagram'?" },
	{ "'kind': 'setting'", "'kind': |'seting'", "'kind' of action 'make-private' is 'seting' (did you mean 'setting'?); expected 'setting', 'conversation', 'message' or 'habit'" },
	{ "'do': [\n      'Open your settings.',\n      'Turn on the private account.'\n     ]", "'do': |[]", "'do' of the steps under 'instagram' is empty; expected at least one entry" },
	{ "'steps': [\n    'Remove people you would not hand a print to.'\n   ]", "'steps': |{'path': 'Settings > People'}", "'steps' of action 'trim' has 'path' and no 'do'; expected 'do' with a list of what to do" },
	{ "'steps': [\n    'Remove people you would not hand a print to.'\n   ]", "'steps': |{'start': ['May I ask?'], 'words': ['Thank you.']}", "'steps' of action 'trim' has 'start' and no 'aim'; expected 'aim' with what the talk is for, and 'start'" },
	{ "'*': [\n     'Open", "'*': |{'search': ['privacy']}, 'x-rest': [\n     'Open", "'*' of action 'make-private' has 'search' and no 'do'; expected 'do' with a list of what to do" },
	{ "'steps': [\n    'Remove people you would not hand a print to.'\n   ]", "'steps': |{}", "'steps' of action 'trim' is empty; expected at least one entry" },
	{ "'message': 'to-family'", "'message': |'to-familly'", "unknown message 'to-familly' in 'message' of action 'ask-family'; did you mean 'to-family'?" },
	{ "'to': 'Family'", "'to': |'{item}'", "{item} in 'to' of message 'to-family'; expected it only in the texts of a question with 'for_each' and of an action" },
	/* the help page */
	{ "'do': 'Stay calm.',\n    ", "", "'do' is missing from a step of 'urgent'; expected a text that is not empty" },
	{ "'contacts': [\n   'line'", "'contacts': [\n   |'lime'", "unknown contact 'lime' in 'contacts' of 'urgent'; did you mean 'line'?" },
	/* what was renamed */
	{ "'seen-by': 'visibility'", "'seen-by': |'visibilty'", "unknown question 'visibilty' in 'renamed'; did you mean 'visibility'?" },
	{ "'seen-by': 'visibility'", "|'a': 'a'", "'a' in 'renamed' comes back to itself; expected a chain that ends at an id that exists" },
	{ "'seen-by': 'visibility'", "'a': 'b', |'b': 'a'", "'b' in 'renamed' comes back to itself; expected a chain that ends at an id that exists" },
	{ "'visibility/friends'", "|'visibilty/friends'", "unknown question 'visibilty' in 'visibilty/friends' of 'renamed'; did you mean 'visibility'?" },
	{ "'visibility/friends'", "|'friends'", "'friends' in 'options' of 'renamed' is no old option; expected 'QUESTION/OLD', both ids" },
};

/* The words of a bend, with " for '. */
static const char *
words(const char *says, char text[400])
{
	size_t i;

	for (i = 0; says[i] != '\0'; i++)
		text[i] = says[i] == '\'' ? '"' : says[i];
	text[i] = '\0';
	return text;
}

START_TEST(each_sin_brings_its_complaint_at_its_place)
{
	const struct bend *bend = &bends[_i];
	struct lint lint;
	char text[400];
	size_t i = 0;

	lint_bent(&lint, bend->from, bend->to);
	ck_assert_msg(lint.pack == NULL, "accepted: %s", bend->to);
	ck_assert_int_eq(lint.err.kind, ERR_UNUSABLE);
	/* What refers to a mistyped id is complained of as well. */
	while (i + 1 < lint.found.count && lint.mark != SIZE_MAX && lint.found.rows[i].at != lint.mark)
		i++;
	ck_assert_str_eq(lint.found.rows[i].text, words(bend->says, text));
	if (lint.mark != SIZE_MAX)
		ck_assert_uint_eq(lint.found.rows[i].at, lint.mark);
	lint_clear(&lint);
}
END_TEST

/* The texts of all complaints, one a line, with their severity and place. */
static const char *
all_of(const struct lint *lint, struct buf *out)
{
	size_t i;

	for (i = 0; i < lint->found.count; i++)
		complaints_put(out, &lint->found, i, "p");
	return buf_text(out);
}

START_TEST(an_action_that_uses_the_item_is_only_called_for_from_a_repeat)
{
	struct lint lint;
	struct buf out = { 0 };

	lint_bent(&lint, "'Crop before you share.'", "'Crop {item}.'");
	ck_assert_str_eq(all_of(&lint, &out),
	    "p:220:9: error: action \"crop\" uses the item, but question \"shown\" is not repeated; expected it to be called for only from questions with \"for_each\"\n"
	    /* Two options call for it; it is one mistake. */
	    "");
	buf_clear(&out);
	lint_clear(&lint);
}
END_TEST

START_TEST(an_action_that_uses_the_item_belongs_to_one_question_repeated_over)
{
	struct lint lint;
	struct buf out = { 0 };

	lint_bent(&lint, "'actions': [\n        'talk'", "'actions': ['trim', 'talk'");
	ck_assert_str_eq(all_of(&lint, &out),
	    "p:327:20: error: action \"trim\" uses the item of \"services\", but question \"talked\" is repeated over \"ages\"; expected only questions repeated over one and the same\n");
	buf_clear(&out);
	lint_clear(&lint);
}
END_TEST

START_TEST(steps_by_item_need_every_item_or_a_rest)
{
	struct lint lint;
	struct buf out = { 0 };

	lint_bent(&lint, "'*': [\n     'Open", "'whatsapp': [\n     'Open");
	ck_assert_str_eq(all_of(&lint, &out),
	    "p:394:13: error: \"steps\" of action \"make-private\" has none for option \"album\" of question \"services\"; expected them, or \"*\" for the rest\n");
	buf_clear(&out);
	lint_clear(&lint);
}
END_TEST

START_TEST(an_action_that_nothing_calls_for_is_only_a_warning)
{
	struct lint lint;
	struct buf out = { 0 };

	lint_bent(&lint, "'actions': [\n        'take-down'\n       ]", "'actions': []");
	ck_assert_str_eq(all_of(&lint, &out), "p:475:3: warning: action \"take-down\" is called for by nothing; expected an option that names it\n");
	ck_assert_ptr_nonnull(lint.pack);
	buf_clear(&out);
	lint_clear(&lint);
}
END_TEST

START_TEST(an_item_may_have_the_name_of_a_key_of_steps)
{
	struct lint lint;

	lint_text(&lint, "{'format': 'closeknit-pack/1', 'id': 'a', 'version': '1', 'serial': 1, 'language': 'en-GB', 'title': 'A', 'summary': 'B.', 'minutes': 1,\n"
	    "'publisher': {'name': 'P', 'url': 'https://example.org'}, 'licence': 'CC0-1.0', 'reviewed': '2026-11-22', 'review_by': '2027-05-22',\n"
	    "'sources': {'s': {'title': 'T', 'publisher': 'P', 'date': '2026', 'url': 'https://example.org', 'checked': '2026-11-22'}},\n"
	    "'contacts': {}, 'sign_off': null, 'scoring': {'critical_band': 'b', 'bands': [{'from': 0, 'id': 'b', 'label': 'B', 'advice': 'C.'}]},\n"
	    "'topics': [{'id': 't', 'title': 'T', 'intro': 'I.', 'source': ['s'], 'questions': [\n"
	    " {'id': 'q', 'kind': 'many', 'ask': 'Which?', 'why': 'W.', 'source': ['s'], 'options': [{'id': 'search', 'label': 'S'}, {'id': 'path', 'label': 'P'}]},\n"
	    " {'id': 'r', 'kind': 'one', 'for_each': 'q', 'ask': 'And {item}?', 'why': 'W.', 'source': ['s'], 'options': [{'id': 'y', 'label': 'Y', 'risk': 1, 'actions': ['go']}]}]}],\n"
	    "'actions': {'go': {'title': 'Go', 'why': 'W.', 'kind': 'habit', 'who': 'you', 'due': 'today', 'minutes': 1, 'source': ['s'],\n"
	    " 'steps': {'search': ['Look.'], 'path': ['Walk.']}}},\n"
	    "'urgent': {'title': 'U', 'intro': 'I.', 'steps': [{'do': 'D.', 'why': 'W.'}], 'never': [{'do_not': 'N.', 'why': 'W.'}], 'contacts': []}}");
	ck_assert_msg(lint.pack != NULL, "%s", lint.err.text);
	ck_assert_uint_eq(lint.found.count, 0);
	lint_clear(&lint);
}
END_TEST

START_TEST(a_slip_is_complained_of_once)
{
	struct lint lint;
	struct buf out = { 0 };

	/* The label that is not there, and the action that nothing calls for now, are the same slips. */
	lint_bent(&lint, "'label': 'Anyone'", "'lable': 'Anyone'");
	ck_assert_uint_eq(lint.found.count, 1);
	lint_clear(&lint);
	lint_bent(&lint, "'actions': [\n        'take-down'\n       ]", "'actions': 'take-down'");
	ck_assert_uint_eq(lint.found.count, 1);
	ck_assert_ptr_nonnull(strstr(all_of(&lint, &out), "a text; expected a list of action ids in square brackets"));
	buf_clear(&out);
	lint_clear(&lint);
}
END_TEST

START_TEST(all_complaints_come_in_one_run_in_the_order_of_lines)
{
	struct lint lint;
	struct buf out = { 0 };

	lint_text(&lint, "{'format': 'closeknit-pack/1',\n 'id': 'A', 'serial': 0,\n 'é': 1, 'minutes': '3', 'topics': [{}],\n 'x-note': [1.5]}");
	ck_assert_uint_eq(lint.found.warnings, 0);
	ck_assert_str_eq(all_of(&lint, &out),
	    "p:1:1: error: \"actions\" is missing from the pack \"A\"; expected an object\n"
	    "p:1:1: error: \"contacts\" is missing from the pack \"A\"; expected an object\n"
	    "p:1:1: error: \"language\" is missing from the pack \"A\"; expected a language tag like \"en-GB\"\n"
	    "p:1:1: error: \"licence\" is missing from the pack \"A\"; expected a text that is not empty\n"
	    "p:1:1: error: \"publisher\" is missing from the pack \"A\"; expected an object\n"
	    "p:1:1: error: \"review_by\" is missing from the pack \"A\"; expected a day like \"2026-07-31\"\n"
	    "p:1:1: error: \"reviewed\" is missing from the pack \"A\"; expected a day like \"2026-07-31\"\n"
	    "p:1:1: error: \"scoring\" is missing from the pack \"A\"; expected an object\n"
	    "p:1:1: error: \"sign_off\" is missing from the pack \"A\"; expected an object\n"
	    "p:1:1: error: \"sources\" is missing from the pack \"A\"; expected an object\n"
	    "p:1:1: error: \"summary\" is missing from the pack \"A\"; expected a text that is not empty\n"
	    "p:1:1: error: \"title\" is missing from the pack \"A\"; expected a text that is not empty\n"
	    "p:1:1: error: \"urgent\" is missing from the pack \"A\"; expected an object\n"
	    "p:1:1: error: \"version\" is missing from the pack \"A\"; expected a text that is not empty\n"
	    "p:2:8: error: \"A\" is no id; expected 1 to 64 small letters a to z, digits and hyphens, not beginning with a hyphen or \"x-\"\n"
	    "p:2:23: error: serial 0 of the pack \"A\" is below 1; expected 1 to 2147483647\n"
	    "p:3:2: error: unknown key \"é\" in the pack \"A\"; expected format, publisher, sign_off, sources, contacts, scoring, topics, actions, messages, urgent, renamed, review_by, $schema, id, version, serial, language, title, summary, minutes, licence, reviewed\n"
	    "p:3:21: error: \"minutes\" of the pack \"A\" is a text; expected a whole number from 1 to 240, without quotes\n"
	    "p:3:37: error: \"id\" is missing from topic; expected an id: small letters, digits and hyphens\n"
	    "p:3:37: error: \"intro\" is missing from topic; expected a text that is not empty\n"
	    "p:3:37: error: \"questions\" is missing from topic; expected a list\n"
	    "p:3:37: error: \"source\" is missing from topic; expected a list of source ids in square brackets\n"
	    "p:3:37: error: \"title\" is missing from topic; expected a text that is not empty\n");
	ck_assert_str_eq(lint.err.text, "bent.json:1:1: error: \"actions\" is missing from the pack \"A\"; expected an object");
	buf_clear(&out);
	lint_clear(&lint);
}
END_TEST

START_TEST(broken_json_brings_one_complaint_with_its_place)
{
	static const struct { const char *text; size_t line, column; } cases[] = {
		{ "", 1, 1 }, { "{'format': 'closeknit-pack/1',\n 'é': 01}", 2, 7 }, { "{'id': 'a', 'id': 'b'}", 1, 13 }, { "{} {}", 1, 4 }, { "[1,\n2", 2, 2 },
	};
	struct lint lint;

	lint_text(&lint, cases[_i].text);
	ck_assert_ptr_null(lint.pack);
	ck_assert_uint_eq(lint.found.count, 1);
	ck_assert_uint_eq(lint.found.rows[0].line, cases[_i].line);
	ck_assert_uint_eq(lint.found.rows[0].column, cases[_i].column);
	lint_clear(&lint);
}
END_TEST

START_TEST(a_number_of_any_length_is_a_complaint_and_not_a_want_of_memory)
{
	struct lint lint;

	lint_bent(&lint, "'serial': 1", "'serial': 1.00000000000000000000000000000000000000000000000000000000000000000000000000000000001");
	ck_assert_ptr_null(lint.pack);
	ck_assert_int_eq(lint.err.kind, ERR_UNUSABLE);
	ck_assert_uint_eq(lint.found.count, 1);
	lint_clear(&lint);
}
END_TEST

/* What an author keeps under a key of their own is nobody's business, but for what no file may hold. */
START_TEST(what_stands_under_a_key_of_the_authors_own_is_passed_over)
{
	static const char *const notes[] = { "1.5e300", "[1, {'id': 'A', 'x-b': [[]]}, 'c'], 'x-d': {}", "{'format': 3}", "1.00000000000000000000000000000000000000000000000000000000000000000000001" };
	struct lint lint, plain;
	struct buf text = { 0 };

	lint_bent(&plain, NULL, NULL);
	buf_printf(&text, "'x-a': %s, 'id': 'example'", notes[_i]);
	lint_bent(&lint, "'id': 'example'", buf_text(&text));
	ck_assert_ptr_nonnull(lint.pack);
	ck_assert(pack_equal(lint.pack, plain.pack));
	buf_clear(&text);
	lint_clear(&lint);
	lint_clear(&plain);
}
END_TEST

/* The second of two keys, wherever it is, however it is written, and how many others there are. */
START_TEST(a_key_that_is_there_twice_is_told_with_both_places)
{
	static const struct { const char *text, *words; size_t column; } cases[] = {
		{ "{'a': 1, 'b': {'c': 1, 'c': 2}}", "duplicate key \"c\" (first at 1:16); expected each key once", 24 },
		{ "{'a': 1, '\\u0061': {'c': 1, 'c': 2}}", "duplicate key \"a\" (first at 1:2); expected each key once", 10 },
		{ "{'x-a': {'b': 1, 'c': [{'b': 2}], 'b': 3}}", "duplicate key \"b\" (first at 1:10); expected each key once", 35 },
		{ "{'a': 1, 'a': 2, 'b' 3}", "duplicate key \"a\" (first at 1:2); expected each key once", 10 },
		{ "{'a': [{'\\u00e9\\n': 1, 'é\\u000A': 2}", "duplicate key \"éU+000A\" (first at 1:9); expected each key once", 24 },
		{ "{'k01':1,'k02':1,'k03':1,'k04':1,'k05':1,'k06':1,'k07':1,'k08':1,'k09':1,'k10':1,'k11':1,'k12':1,'k13':1,'k14':1,'k15':1,'k16':1,'k17':1,'k03':1,'k03':1,'k\\u00302':1}",
		    "duplicate key \"k03\" (first at 1:18); expected each key once", 138 },
	};
	struct lint lint;
	size_t i = 0;

	lint_text(&lint, cases[_i].text);
	ck_assert_ptr_null(lint.pack);
	while (i < lint.found.count && strncmp(lint.found.rows[i].text, "duplicate", 9) != 0)
		i++;
	ck_assert_uint_lt(i, lint.found.count);
	ck_assert_str_eq(lint.found.rows[i].text, cases[_i].words);
	ck_assert_uint_eq(lint.found.rows[i].column, cases[_i].column);
	lint_clear(&lint);
}
END_TEST

START_TEST(what_a_pack_says_cannot_move_the_cursor)
{
	struct lint lint;
	size_t i;

	lint_bent(&lint, "'licence'", "'li\\u001b[2J\\u202ecence'");
	for (i = 0; i < lint.found.count; i++)
		ck_assert(text_forbidden(lint.found.rows[i].text, strlen(lint.found.rows[i].text), TEXT_PACK, &(size_t){ 0 }) == 0);
	ck_assert_uint_gt(lint.found.errors, 0);
	lint_clear(&lint);
}
END_TEST

START_TEST(a_pack_too_large_is_refused_before_it_is_parsed)
{
	struct lint lint = { .mark = SIZE_MAX };

	lint.text.bytes = calloc(1, (size_t)PACK_MAX_BYTES + 1);
	ck_assert_ptr_nonnull(lint.text.bytes);
	lint.pack = pack_read(lint.text.bytes, (size_t)PACK_MAX_BYTES + 1, "big", &lint.found, &lint.err);
	ck_assert_ptr_null(lint.pack);
	ck_assert_str_eq(lint.found.rows[0].text, "the pack has 4194305 bytes; expected at most 4194304");
	lint_clear(&lint);
}
END_TEST

/* `count` options, ids o0 ..., in a list without its brackets. */
static void
put_options(struct buf *out, int count)
{
	int i;

	for (i = 0; i < count; i++)
		buf_printf(out, "%s{\"id\":\"o%d\",\"label\":\"L\"}", i > 0 ? "," : "", i);
}

START_TEST(more_items_than_anybody_could_be_asked_are_an_error)
{
	struct lint lint;
	struct buf topic = { 0 };
	int i;

	buf_puts(&topic, "'questions': [{'id':'over','kind':'many','ask':'A','why':'W','source':['s'],'options':[");
	put_options(&topic, 10000);
	buf_puts(&topic, "]}");
	for (i = 0; i < 10000; i++)
		buf_printf(&topic, ",{'id':'q%d','kind':'one','for_each':'over','ask':'A','why':'W','source':['s'],'options':[{'id':'a','label':'L'}]}", i);
	buf_puts(&topic, ", {\n     'id': 'services'");
	lint_bent(&lint, "'questions': [\n    {\n     'id': 'services'", topic.bytes);
	ck_assert_ptr_null(lint.pack);
	ck_assert_uint_eq(lint.found.errors, 1);
	ck_assert_str_eq(lint.found.rows[0].text, "question \"q49\" brings the questions, repeats counted, to 500001; expected at most 500000");
	buf_clear(&topic);
	lint_clear(&lint);
}
END_TEST

START_TEST(two_million_faults_are_counted_and_not_all_kept)
{
	struct lint lint;
	struct buf text = { 0 };
	int i;

	buf_puts(&text, "{'topics': [");
	for (i = 0; i < 100000; i++)
		buf_puts(&text, i > 0 ? ",1" : "1");
	buf_puts(&text, "]}");
	lint_text(&lint, text.bytes);
	ck_assert_uint_gt(lint.found.errors, 100000);
	ck_assert_uint_lt(lint.found.count, lint.found.errors);
	ck_assert(!lint.found.failed);
	buf_clear(&text);
	lint_clear(&lint);
}
END_TEST

/* Too much of something: `from` becomes `before`, many times `many` (# is a number, another each time) and `after`. */
struct too_much { const char *from, *before, *many, *after; int count; };

/* What closeknit-fetch gives a file of about 4 MiB [bytes]. */
enum { LITTLE_MEMORY = 6 << 20 };

static void
lint_too_much(struct lint *lint, const struct too_much *much)
{
	struct buf text = { 0 };
	const char *at;
	int i;

	buf_puts(&text, much->before);
	for (i = 0; i < much->count; i++)
		for (at = much->many; *at != '\0'; at++)
			if (*at == '#')
				buf_printf(&text, "%x", (unsigned)i);
			else
				buf_putc(&text, *at);
	buf_puts(&text, much->after);
	lint_bent_within(lint, LITTLE_MEMORY, much->from, buf_text(&text));
	buf_clear(&text);
}

static const struct too_much too_much[] = {
	{ "'renamed': {\n  'topics': {", "'renamed': {\n  'topics': {", "'a#': 'b#', ", "'y': 'z'", 100000 },
	{ "'contacts': {", "'contacts': {", "'c#': {}, ", "", 200000 },
	{ "'actions': {", "'actions': {", "'a#': {'title': 'T'}, ", "", 100000 },
	{ "'topics': [", "'topics': [{'questions': [", "{'id': 'q#'}, ", "{}]}, ", 100000 },
	{ "'options': [", "'options': [", "{'id': 'o#'}, ", "", 100000 },
	{ "'topics': [", "'topics': [", "1, ", "", 900000 },
	{ "'options': [", "'options': [", "[], ", "", 900000 },
	{ "'actions': {", "'actions': {'a': {'steps': [", "'x', ", "'x']}, ", 800000 },
	{ "'actions': {", "'actions': {'a': {'when': {'any': [", "{}, ", "{}]}}, ", 900000 },
	{ "'actions': {", "'actions': {'a': {'when': {", "'q#': [], ", "'q': []}}, ", 200000 },
};

START_TEST(a_file_that_takes_more_memory_than_it_may_is_refused_by_name)
{
	struct lint lint;

	lint_too_much(&lint, &too_much[_i]);
	ck_assert_ptr_null(lint.pack);
	ck_assert_int_eq(lint.err.kind, ERR_UNUSABLE);
	ck_assert_msg(strstr(lint.found.rows[0].text, "so many parts that reading it takes more memory than closeknit allows") != NULL, "%s", lint.err.text);
	lint_clear(&lint);
}
END_TEST

Suite *
suite_lint(void)
{
	Suite *suite = suite_create("lint");
	TCase *rules = tcase_create("rules"), *runs = tcase_create("runs"), *limits = tcase_create("limits");

	tcase_add_loop_test(rules, each_sin_brings_its_complaint_at_its_place, 0, (int)(sizeof(bends) / sizeof(bends[0])));
	tcase_add_test(rules, an_action_that_uses_the_item_is_only_called_for_from_a_repeat);
	tcase_add_test(rules, an_action_that_uses_the_item_belongs_to_one_question_repeated_over);
	tcase_add_test(rules, steps_by_item_need_every_item_or_a_rest);
	tcase_add_test(rules, an_action_that_nothing_calls_for_is_only_a_warning);
	tcase_add_test(rules, an_item_may_have_the_name_of_a_key_of_steps);
	tcase_add_test(rules, a_slip_is_complained_of_once);
	suite_add_tcase(suite, rules);
	tcase_add_test(runs, all_complaints_come_in_one_run_in_the_order_of_lines);
	tcase_add_loop_test(runs, broken_json_brings_one_complaint_with_its_place, 0, 5);
	tcase_add_test(runs, a_number_of_any_length_is_a_complaint_and_not_a_want_of_memory);
	tcase_add_loop_test(runs, what_stands_under_a_key_of_the_authors_own_is_passed_over, 0, 4);
	tcase_add_loop_test(runs, a_key_that_is_there_twice_is_told_with_both_places, 0, 6);
	tcase_add_test(runs, what_a_pack_says_cannot_move_the_cursor);
	suite_add_tcase(suite, runs);
	tcase_set_timeout(limits, 60);
	tcase_add_test(limits, a_pack_too_large_is_refused_before_it_is_parsed);
	tcase_add_test(limits, more_items_than_anybody_could_be_asked_are_an_error);
	tcase_add_test(limits, two_million_faults_are_counted_and_not_all_kept);
	tcase_add_loop_test(limits, a_file_that_takes_more_memory_than_it_may_is_refused_by_name, 0, (int)(sizeof(too_much) / sizeof(too_much[0])));
	suite_add_tcase(suite, limits);
	return suite;
}
