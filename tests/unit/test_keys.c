/* test_keys.c - bytes to keys, keys to intents, text to ASCII. */
#include <stdlib.h>
#include <string.h>

#include <closeknit/base.h>

#include "suites.h"
#include "tui/ascii.h"
#include "tui/decode.h"
#include "tui/keys.h"

/* The names of the keys that bytes give, separated by blanks; "-" where nothing came of the end. */
static void
decode_all(struct decoder *decoder, const char *bytes, struct buf *out)
{
	const size_t len = strlen(bytes);
	size_t i = 0;
	bool again;

	while (i < len) {
		const uint32_t press = decode_byte(decoder, (unsigned char)bytes[i], &again);

		i += !again;
		if (press != PRESS_NONE)
			buf_printf(out, "%s%s", out->len > 0 ? " " : "", keys_name(press, false));
	}
}

static void
expect(const char *bytes, const char *names)
{
	struct decoder decoder = { 0 };
	struct buf out = { 0 };
	uint32_t last;

	decode_all(&decoder, bytes, &out);
	while (decode_is_waiting(&decoder))
		if ((last = decode_end(&decoder)) != PRESS_NONE)
			buf_printf(&out, "%s%s", out.len > 0 ? " " : "", keys_name(last, false));
	ck_assert_str_eq(buf_text(&out), names);
	buf_clear(&out);
}

START_TEST(arrows_of_both_modes_are_arrows)
{
	expect("\033[A\033[B\033[C\033[D", "Up Down Right Left");
	expect("\033OA\033OB\033OC\033OD", "Up Down Right Left");
}
END_TEST

START_TEST(function_keys_of_three_kinds_of_terminal)
{
	expect("\033OP\033OQ\033OR\033OS", "F1 F2 F3 F4");
	expect("\033[11~\033[12~\033[15~\033[17~", "F1 F2 F5 F6");
	expect("\033[[A\033[[B\033[[E", "F1 F2 F5");
}
END_TEST

START_TEST(held_modifiers_change_no_key)
{
	expect("\033[1;5A\033[1;2B\033[5;3~", "Up Down PgUp");
}
END_TEST

START_TEST(lone_escape_is_a_key_when_nothing_follows)
{
	expect("\033", "Esc");
	expect("\033\033", "Esc Esc");
	expect("\033\033\033", "Esc Esc Esc");
}
END_TEST

START_TEST(alt_held_with_a_key_is_neither_escape_nor_the_key)
{
	expect("\033q", "");
	expect("\033xj", "j");
	expect("\033\rj", "j");
	expect("\033!\033pj", "j");
	expect("\033\xc3\xa9j", "j");
	expect("\033Oj\033[", "");
	expect("\033\033qj", "Esc j");
}
END_TEST

START_TEST(alt_held_with_an_arrow_is_the_arrow_in_both_spellings)
{
	expect("\033[1;3A", "Up");
	expect("\033\033[Aj", "Up j");
	expect("\033\033OB\033\033[6~", "Down PgDn");
}
END_TEST

START_TEST(quick_exit_close_behind_escape_is_quick_exit)
{
	struct decoder decoder = { 0 };
	bool again;

	ck_assert_uint_eq(decode_byte(&decoder, PRESS_ESC, &again), PRESS_NONE);
	ck_assert_uint_eq(decode_byte(&decoder, PRESS_AT_ONCE, &again), PRESS_AT_ONCE);
	ck_assert(!again && !decode_is_waiting(&decoder));
}
END_TEST

START_TEST(sequence_in_pieces_is_one_key)
{
	struct decoder decoder = { 0 };
	struct buf out = { 0 };

	decode_all(&decoder, "\033", &out);
	ck_assert(decode_is_waiting(&decoder));
	decode_all(&decoder, "[", &out);
	decode_all(&decoder, "1;5", &out);
	ck_assert_uint_eq(out.len, 0);
	decode_all(&decoder, "B", &out);
	ck_assert_str_eq(buf_text(&out), "Down");
	ck_assert(!decode_is_waiting(&decoder));
	buf_clear(&out);
}
END_TEST

START_TEST(tail_of_an_unknown_sequence_is_no_key)
{
	expect("\033[99~j", "j");
	expect("\033[?62;1;2;4cj", "j");
	expect("\033[11111111111111111111111111111111111111111111111111111Aj", "j");
	expect("\033[12", "");
}
END_TEST

START_TEST(pasted_text_is_no_key)
{
	expect("\033[200~q!\r\033[A\033[201~j", "j");
	expect("\033[200~q\033qq\033\033qq\033[201~j", "j");
}
END_TEST

START_TEST(letters_beyond_ascii_are_no_keys)
{
	expect("\xc3\xa9j\xff\x80", "j");
}
END_TEST

START_TEST(letters_do_nothing_when_they_are_off)
{
	static const char letters[] = "jkqrpnlw?!";

	for (size_t i = 0; letters[i] != '\0'; i++) {
		ck_assert_int_ne((int)keys_intent((uint32_t)letters[i], true), INTENT_NONE);
		ck_assert_int_eq((int)keys_intent((uint32_t)letters[i], false), INTENT_NONE);
	}
	ck_assert_int_eq((int)keys_intent(PRESS_F2, false), INTENT_HELP);
	ck_assert_int_eq((int)keys_intent('7', false), INTENT_DIGIT + 7);
	ck_assert_int_eq((int)keys_intent(' ', false), INTENT_TICK);
}
END_TEST

START_TEST(letters_do_the_same_with_caps_lock_on)
{
	ck_assert_int_eq((int)keys_intent('Q', true), INTENT_QUIT);
	ck_assert_int_eq((int)keys_intent('J', true), INTENT_DOWN);
	ck_assert_int_eq((int)keys_intent('Q', false), INTENT_NONE);
}
END_TEST

START_TEST(every_intent_has_a_key_that_is_no_letter)
{
	uint32_t keys[3];

	for (int intent = INTENT_NONE + 1; intent < INTENT_DIGIT; intent++)
		if (intent != INTENT_QUIT)
			ck_assert_msg(keys_of((enum intent)intent, false, keys) > 0, "intent %d", intent);
}
END_TEST

START_TEST(text_is_spelled_in_ascii)
{
	struct buf out = { 0 };
	const char *text = "\xe2\x80\x9c" "\xc5\xb4yl \xe2\x80\x93 caf\xc3\xa9" "\xe2\x80\x9d\xe2\x80\xa6 \xe0\xa6\x95";

	ascii_put(&out, text, strlen(text));
	ck_assert_str_eq(buf_text(&out), "\"Wyl - cafe\"... ?");
	buf_clear(&out);
}
END_TEST

Suite *
suite_keys(void)
{
	Suite *suite = suite_create("keys");
	TCase *tcase = tcase_create("keys");

	tcase_add_test(tcase, arrows_of_both_modes_are_arrows);
	tcase_add_test(tcase, function_keys_of_three_kinds_of_terminal);
	tcase_add_test(tcase, held_modifiers_change_no_key);
	tcase_add_test(tcase, lone_escape_is_a_key_when_nothing_follows);
	tcase_add_test(tcase, alt_held_with_a_key_is_neither_escape_nor_the_key);
	tcase_add_test(tcase, alt_held_with_an_arrow_is_the_arrow_in_both_spellings);
	tcase_add_test(tcase, quick_exit_close_behind_escape_is_quick_exit);
	tcase_add_test(tcase, sequence_in_pieces_is_one_key);
	tcase_add_test(tcase, tail_of_an_unknown_sequence_is_no_key);
	tcase_add_test(tcase, pasted_text_is_no_key);
	tcase_add_test(tcase, letters_beyond_ascii_are_no_keys);
	tcase_add_test(tcase, letters_do_nothing_when_they_are_off);
	tcase_add_test(tcase, letters_do_the_same_with_caps_lock_on);
	tcase_add_test(tcase, every_intent_has_a_key_that_is_no_letter);
	tcase_add_test(tcase, text_is_spelled_in_ascii);
	suite_add_tcase(suite, tcase);
	return suite;
}
