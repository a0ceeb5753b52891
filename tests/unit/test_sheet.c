/* test_sheet.c - a checklist on paper: its boxes, their codes, and codes as people type them (closeknit-pack(5), CODES). */
#include <closeknit/sheet.h>

#include <check.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "kit_engine.h"

Suite *suite_sheet(void);

static struct pack *pack;
static struct sheet *sheet;
static struct sheet_reading reading;
static struct audit *audit;
static struct err err;
static char head[SHEET_CODE_MAX];

#define NONE OPT("none", ",'exclusive':true")

/* Services and what repeats over them; habits without a "none"; a private question that steers; one that nothing leads to. */
/* clang-format off */
static const char TOPICS[] =
    TOPIC("a", "1", MANY("services", "", OPT("ig", "") "," OPT("wa", "") "," NONE) ","
	  ONE("vis", ",'for_each':'services'", OPT("open", "") "," OPT("shut", "")) ","
	  ONE("tags", ",'for_each':'services','when':{'$item':'ig','not':{'vis':'shut'}}", OPT("yes", "") "," OPT("no", ""))) ","
    TOPIC("b", "1", MANY("habits", "", OPT("x", "") "," OPT("y", ""))) ","
    TOPIC("c", "1", ONE("quiet", ",'private':true", OPT("yes", "") "," OPT("no", "")) ","
	  ONE("talk", ",'when':{'quiet':'yes'}", OPT("yes", "") "," OPT("no", "")) ","
	  ONE("never", ",'for_each':'services','when':{'$item':'ig','all':[{'$item':'wa'}]}", OPT("yes", "") "," OPT("no", "")));
/* clang-format on */

static void
begin(void)
{
	pack = kit_pack((struct kit){ .topics = TOPICS });
	sheet = sheet_new(pack, &err);
	ck_assert_msg(sheet != NULL, "%s", err.text);
	audit = audit_new(pack, &err);
	ck_assert_ptr_nonnull(audit);
	sheet_head(pack, head);
}

static void
end(void)
{
	sheet_reading_clear(&reading);
	audit_free(audit);
	sheet_free(sheet);
	pack_free(pack);
}

static uint32_t
item(const char *id)
{
	return pack_find_item(pack, id, strlen(id));
}

/* The box of "vis@ig", "open"; NULL: nothing of this. */
static size_t
box(const char *of, const char *option)
{
	const uint32_t row = item(of), question = pack->items[row].question;

	return sheet_box(sheet, row, option == NULL ? PACK_NONE : pack_find_option(pack, question, option, strlen(option)));
}

static const char *
code(const char *of, const char *option)
{
	static char codes[8][SHEET_CODE_MAX];
	static int next;

	next = (next + 1) % 8;
	ck_assert_uint_ne(box(of, option), SIZE_MAX);
	sheet_code(sheet, box(of, option), codes[next]);
	return codes[next];
}

static void
type(const char *text)
{
	ck_assert_int_eq(sheet_read(sheet, &reading, text, strlen(text), &err), 0);
}

/* ---- Boxes -------------------------------------------------------------------------------------------------- */

START_TEST(every_option_of_what_can_be_asked_has_a_box_and_nothing_else_has)
{
	ck_assert_uint_ne(box("services", "ig"), SIZE_MAX);
	ck_assert_uint_ne(box("vis@wa", "shut"), SIZE_MAX);
	ck_assert_uint_ne(box("tags@ig", "yes"), SIZE_MAX);
	ck_assert_uint_eq(box("tags@wa", "yes"), SIZE_MAX);
	ck_assert_uint_eq(box("never@ig", "yes"), SIZE_MAX);
	ck_assert_uint_eq(sheet->box_count, 3 + 4 + 2 + 3 + 2);
}
END_TEST

START_TEST(private_question_has_no_box_and_what_it_steers_has)
{
	ck_assert_uint_eq(box("quiet", "yes"), SIZE_MAX);
	ck_assert(sheet_steers(sheet, pack->items[item("quiet")].question));
	ck_assert_uint_ne(box("talk", "yes"), SIZE_MAX);
}
END_TEST

START_TEST(question_without_a_none_has_a_box_more_for_nothing_of_this)
{
	ck_assert_uint_ne(box("habits", NULL), SIZE_MAX);
	ck_assert_uint_eq(box("services", NULL), SIZE_MAX);
	ck_assert_uint_eq(box("vis@ig", NULL), SIZE_MAX);
}
END_TEST

START_TEST(questions_that_nothing_leads_to_have_no_number)
{
	ck_assert_uint_eq(sheet->numbers[pack->items[item("services")].question], 1);
	ck_assert_uint_eq(sheet->numbers[pack->items[item("talk")].question], 6);
	ck_assert_uint_eq(sheet->numbers[pack->items[item("never@ig")].question], 0);
}
END_TEST

START_TEST(condition_is_worked_out_for_each_repeat)
{
	const struct sheet_when *when = sheet_when(sheet, item("tags@ig"));

	ck_assert_int_eq(when->logic, SHEET_NOT_TICKED);
	ck_assert_uint_eq(when->item, item("vis@ig"));
	ck_assert_int_eq(sheet_when(sheet, item("tags@wa"))->logic, SHEET_NEVER);
	ck_assert_int_eq(sheet_when(sheet, item("vis@wa"))->logic, SHEET_ALWAYS);
	ck_assert_int_eq(sheet_when(sheet, item("talk"))->logic, SHEET_TICKED);
}
END_TEST

/* ---- Codes -------------------------------------------------------------------------------------------------- */

START_TEST(code_is_pairs_of_a_digit_and_a_consonant)
{
	char text[SHEET_CODE_MAX];
	size_t i;

	for (i = 0; i < sheet->box_count; i++) {
		sheet_code(sheet, i, text);
		ck_assert_uint_eq(strlen(text), 4);
		ck_assert(strchr("23456789", text[0]) != NULL && strchr("23456789", text[2]) != NULL);
		ck_assert(strchr("CDFHJKMNPQRTVWXY", text[1]) != NULL && strchr("CDFHJKMNPQRTVWXY", text[3]) != NULL);
	}
}
END_TEST

START_TEST(every_code_ticks_its_own_box)
{
	char text[SHEET_CODE_MAX];
	size_t i;

	for (i = 0; i < sheet->box_count; i++) {
		sheet_reading_clear(&reading);
		sheet_code(sheet, i, text);
		type(text);
		ck_assert_uint_eq(reading.tick_count, 1);
		ck_assert(reading.ticked[i]);
	}
}
END_TEST

/* Every character replaced by every other that may stand there, and every two neighbours of a kind swapped. */
START_TEST(one_wrong_character_or_two_swapped_never_tick_another_box)
{
	static const char *const symbols[] = { "23456789", "CDFHJKMNPQRTVWXY" };
	char right[SHEET_CODE_MAX], wrong[SHEET_CODE_MAX];
	size_t i, at, k;

	for (i = 0; i < sheet->box_count; i++) {
		sheet_code(sheet, i, right);
		for (at = 0; at < 4; at++)
			for (k = 0; symbols[at % 2][k] != '\0'; k++) {
				sheet_reading_clear(&reading);
				memcpy(wrong, right, sizeof(wrong));
				wrong[at] = symbols[at % 2][k];
				type(wrong);
				ck_assert_msg(strcmp(wrong, right) == 0 || reading.tick_count == 0, "%s for %s", wrong, right);
			}
		for (at = 0; at < 2; at++) {
			sheet_reading_clear(&reading);
			memcpy(wrong, right, sizeof(wrong));
			wrong[at] = right[at + 2];
			wrong[at + 2] = right[at];
			type(wrong);
			ck_assert_msg(strcmp(wrong, right) == 0 || reading.tick_count == 0, "%s for %s", wrong, right);
		}
	}
}
END_TEST

START_TEST(codes_do_not_change_while_the_ids_do_not)
{
	/* Papers printed today are entered tomorrow: whoever changes how codes are drawn breaks them. */
	ck_assert_str_eq(head, "Q3Y5K8");
	ck_assert_str_eq(code("services", "ig"), "8H5M");
	ck_assert_str_eq(code("habits", NULL), "5M8R");
}
END_TEST

/* ---- Reading ------------------------------------------------------------------------------------------------ */

START_TEST(codes_are_taken_however_they_are_typed)
{
	static const char *const between[] = { " ", "", ", ", "\r\n\r\n", "\t;", "-", "\xE2\x80\x93", "\xC2\xA0", "\xEF\xBB\xBF", "\xE2\x80\x8B", "\",\"",
		"\xE2\x80\x9D \xE2\x80\x9C", "\n\xE2\x80\xA2 " };
	char text[96];
	size_t i;

	for (i = 0; i < sizeof(between) / sizeof(between[0]); i++) {
		sheet_reading_clear(&reading);
		snprintf(text, sizeof(text), "%s%s%s%s%s%s", strlen(between[i]) > 2 ? between[i] : "", head, between[i], code("services", "ig"), between[i], code("vis@ig", "open"));
		type(text);
		ck_assert_msg(reading.has_head && reading.tick_count == 2 && reading.count == 0, "%s", text);
	}
}
END_TEST

START_TEST(code_may_be_in_small_letters_and_in_pieces)
{
	const char *of = code("vis@wa", "shut");
	char text[32];
	size_t i;

	snprintf(text, sizeof(text), "%c%c %c-%c", of[0], of[1], of[2], of[3]);
	for (i = 0; text[i] != '\0'; i++)
		if (text[i] >= 'A' && text[i] <= 'Z')
			text[i] = (char)(text[i] - 'A' + 'a');
	type(text);
	ck_assert_uint_eq(reading.tick_count, 1);
	ck_assert(reading.ticked[box("vis@wa", "shut")]);
}
END_TEST

START_TEST(code_does_not_go_on_on_the_next_line)
{
	const char *of = code("talk", "no");
	char text[16];

	snprintf(text, sizeof(text), "%.2s\n%s", of, of + 2);
	type(text);
	ck_assert_uint_eq(reading.tick_count, 0);
	ck_assert_uint_eq(reading.count, 2);
	ck_assert_uint_eq(reading.complaints[0].line, 1);
	ck_assert_uint_eq(reading.complaints[1].line, 2);
}
END_TEST

START_TEST(letters_that_look_like_digits_are_taken_for_them)
{
	static const char like[] = "5S2Z8B6G";
	char text[SHEET_CODE_MAX];
	size_t i, k, changed = 0;

	for (i = 0; i < sheet->box_count; i++) {
		sheet_reading_clear(&reading);
		sheet_code(sheet, i, text);
		for (k = 0; k < 4; k += 2)
			if (strchr(like, text[k]) != NULL) {
				text[k] = strchr(like, text[k])[1];
				changed++;
			}
		type(text);
		ck_assert_msg(reading.ticked[i], "%s", text);
	}
	ck_assert_uint_gt(changed, 3);
}
END_TEST

START_TEST(wrong_code_is_named_with_what_was_near_and_the_others_count)
{
	char text[64], wrong[SHEET_CODE_MAX];

	memcpy(wrong, code("vis@ig", "open"), sizeof(wrong));
	wrong[2] = wrong[2] == '9' ? '2' : (char)(wrong[2] + 1);
	snprintf(text, sizeof(text), "%s\n%s %s", head, wrong, code("services", "ig"));
	type(text);
	ck_assert_uint_eq(reading.tick_count, 1);
	ck_assert_uint_eq(reading.count, 1);
	ck_assert_int_eq(reading.complaints[0].fault, SHEET_UNKNOWN);
	ck_assert_str_eq(reading.complaints[0].text, wrong);
	ck_assert_uint_eq(reading.complaints[0].line, 2);
	ck_assert_uint_ge(reading.complaints[0].near_count, 1);
	ck_assert_uint_eq(reading.complaints[0].near[0], box("vis@ig", "open"));
}
END_TEST

START_TEST(missing_or_doubled_character_is_near_too)
{
	const char *of = code("talk", "no");
	char text[16];

	snprintf(text, sizeof(text), "%.3s\n%c%s", of, of[0], of);
	type(text);
	ck_assert_uint_eq(reading.count, 2);
	ck_assert_uint_eq(reading.complaints[0].near[0], box("talk", "no"));
	ck_assert_uint_eq(reading.complaints[1].near[0], box("talk", "no"));
}
END_TEST

START_TEST(two_characters_that_changed_places_are_near_too)
{
	const size_t of = box("talk", "no");
	char text[SHEET_CODE_MAX], kept;
	size_t i, k;

	for (i = 0; i < 3; i++) {
		sheet_reading_clear(&reading);
		sheet_code(sheet, of, text);
		kept = text[i];
		text[i] = text[i + 1];
		text[i + 1] = kept;
		type(text);
		ck_assert_uint_eq(reading.count, 1);
		for (k = 0; k < reading.complaints[0].near_count && reading.complaints[0].near[k] != of; k++)
			continue;
		ck_assert_msg(k < reading.complaints[0].near_count, "%s", text);
	}
}
END_TEST

START_TEST(slip_among_codes_that_run_together_is_named_alone)
{
	enum { FEWER, MORE, DOUBLED, WRONG, SLIPS };
	char wrong[16], text[64];
	const char *of;
	int slip;

	for (slip = 0; slip < SLIPS; slip++) {
		sheet_reading_clear(&reading);
		of = code("talk", "no");
		snprintf(wrong, sizeof(wrong), "%.*s", slip == FEWER ? 3 : 4, of);
		if (slip == MORE || slip == DOUBLED)
			snprintf(wrong + 4, sizeof(wrong) - 4, "%c", slip == MORE ? '1' : of[3]);
		else if (slip == WRONG)
			wrong[1] = 'O';
		snprintf(text, sizeof(text), "%s%s", head, code("services", "ig"));
		snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%s", wrong, code("vis@ig", "open"));
		type(text);
		ck_assert_msg(reading.has_head && reading.count == 1, "%s", text);
		ck_assert(reading.ticked[box("services", "ig")] && reading.ticked[box("vis@ig", "open")]);
		ck_assert_msg(reading.complaints[0].near[0] == box("talk", "no"), "%s", reading.complaints[0].text);
	}
}
END_TEST

START_TEST(slip_in_the_code_of_the_paper_is_near_to_it)
{
	char text[32];

	snprintf(text, sizeof(text), "%.5s%c\n%.5s\n%s", head, head[5] == '9' ? '2' : head[5] + 1, head, head + 1);
	type(text);
	ck_assert(!reading.has_head);
	ck_assert_uint_eq(reading.count, 3);
	ck_assert_int_eq(reading.complaints[0].fault, SHEET_HEAD_BAD);
	ck_assert(reading.complaints[0].near_head && reading.complaints[1].near_head && reading.complaints[2].near_head);
	sheet_reading_clear(&reading);
	type("HELLO K7R3T5");
	ck_assert(!reading.complaints[0].near_head && !reading.complaints[1].near_head);
}
END_TEST

START_TEST(two_answers_where_there_is_one_are_a_contradiction)
{
	char text[32];

	snprintf(text, sizeof(text), "%s %s %s", code("vis@ig", "open"), code("vis@ig", "shut"), code("vis@wa", "shut"));
	type(text);
	ck_assert_uint_eq(reading.tick_count, 2);
	ck_assert_uint_eq(reading.count, 1);
	ck_assert_int_eq(reading.complaints[0].fault, SHEET_TWO);
	ck_assert_uint_eq(reading.complaints[0].box, box("vis@ig", "shut"));
	ck_assert_uint_eq(reading.complaints[0].near[0], box("vis@ig", "open"));
}
END_TEST

START_TEST(none_of_these_stands_alone)
{
	char text[32];

	snprintf(text, sizeof(text), "%s %s %s %s", code("services", "ig"), code("services", "none"), code("habits", NULL), code("habits", "x"));
	type(text);
	ck_assert_uint_eq(reading.tick_count, 2);
	ck_assert_uint_eq(reading.count, 2);
	ck_assert_int_eq(reading.complaints[0].fault, SHEET_ALONE);
	ck_assert_int_eq(reading.complaints[1].fault, SHEET_ALONE);
}
END_TEST

START_TEST(same_code_twice_is_no_fault)
{
	type(code("vis@ig", "open"));
	type(code("vis@ig", "open"));
	ck_assert_uint_eq(reading.tick_count, 1);
	ck_assert_uint_eq(reading.count, 0);
}
END_TEST

START_TEST(paper_of_another_edition_tells_its_serial)
{
	struct pack other = *pack;
	char text[SHEET_CODE_MAX];
	int32_t serial;

	for (serial = 1; serial < 400; serial += 7) {
		sheet_reading_clear(&reading);
		other.serial = serial;
		sheet_head(&other, text);
		type(text);
		ck_assert_int_eq(reading.has_head, serial == pack->serial);
		if (serial != pack->serial) {
			ck_assert_int_eq(reading.complaints[0].fault, SHEET_HEAD_SERIAL);
			ck_assert_int_eq(reading.complaints[0].serial, serial);
		}
	}
}
END_TEST

/* A code holds a serial modulo 1024: of all that it may be the nearest is meant, of two as near the later one, and never one below 1. */
START_TEST(serial_of_a_paper_is_the_nearest_that_it_may_be)
{
	static const struct { int32_t here, paper, told; } papers[] = {
		{ 1, 1023, 1023 }, { 2, 1024, 1024 }, { 1, 513, 513 }, { 1000, 1512, 1512 }, { 1000, 488, 1512 }, { 1000, 489, 489 }, { 5000, 4489, 4489 }, { 5000, 5511, 5511 }, { 5000, 1, 5121 },
		{ INT32_MAX, INT32_MAX - 1, INT32_MAX - 1 }, { INT32_MAX, 5, INT32_MAX - 1018 },
	};
	struct pack other = *pack;
	const int32_t serial = pack->serial;
	char text[SHEET_CODE_MAX];
	size_t i;

	for (i = 0; i < sizeof(papers) / sizeof(papers[0]); i++) {
		sheet_reading_clear(&reading);
		other.serial = papers[i].paper;
		pack->serial = papers[i].here;
		sheet_head(&other, text);
		type(text);
		ck_assert_int_eq(reading.complaints[0].fault, SHEET_HEAD_SERIAL);
		ck_assert_msg(reading.complaints[0].serial == papers[i].told, "%d at %d: %d", (int)papers[i].paper, (int)papers[i].here, (int)reading.complaints[0].serial);
	}
	pack->serial = serial;
}
END_TEST

START_TEST(paper_of_another_checklist_is_told_apart)
{
	struct pack other = *pack;
	char text[SHEET_CODE_MAX];

	other.id = pack->title;
	sheet_head(&other, text);
	type(text);
	ck_assert(!reading.has_head);
	ck_assert_int_eq(reading.complaints[0].fault, SHEET_HEAD_OTHER);
}
END_TEST

START_TEST(garbage_is_complained_of_and_cut_short)
{
	char text[5000];

	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	type(text);
	type("\x1B[31m \xC3\xA4\xC3\xB6\xC3\xBC\xC3\xA4\xC3\xB6\xC3\xBC\xC3\xA4\xC3\xB6\xC3\xBC\xC3\xA4\xC3\xB6\xC3\xBC");
	ck_assert_uint_eq(reading.tick_count, 0);
	ck_assert_uint_ge(reading.count, 2);
	ck_assert_uint_lt(strlen(reading.complaints[0].text), SHEET_SHOWN_MAX);
	ck_assert_ptr_null(strchr(reading.complaints[1].text, '\x1B'));
}
END_TEST

/* ---- Too much for paper ------------------------------------------------------------------------------------- */

/* What sheet_new says of a checklist with those topics, "" if nothing. */
static const char *
refused(const char *topics)
{
	struct pack *large = kit_pack((struct kit){ .topics = topics });
	struct sheet *made;

	err = (struct err){ 0 };
	made = sheet_new(large, &err);
	ck_assert_int_eq(made == NULL, err.kind == ERR_UNUSABLE);
	sheet_free(made);
	pack_free(large);
	return err.text;
}

/* Options o0, o1 ..., so many. */
static void
put_options(struct buf *out, int count)
{
	int i;

	for (i = 0; i < count; i++)
		buf_printf(out, "%s{'id':'o%d','label':'L%d'}", i > 0 ? "," : "", i, i);
}

/* A question about each of the options before it. */
static void
put_repeated(struct buf *out, int each, int options)
{
	buf_puts(out, "{'id':'t','title':'T','intro':'I','weight':1,'source':['s'],'questions':[{'id':'each','kind':'many'," ASK_ ",'options':[");
	put_options(out, each);
	buf_puts(out, "]},{'id':'of','kind':'one','for_each':'each'," ASK_ ",'options':[");
	put_options(out, options);
	buf_puts(out, "]}");
}

START_TEST(checklist_with_more_boxes_than_a_hundred_pages_hold_is_refused_in_words)
{
	struct buf topics = { 0 };

	/* 141 boxes of the first question, one of them for none, and 140 times so many. */
	put_repeated(&topics, 140, 142);
	buf_puts(&topics, "]}");
	ck_assert_msg(strstr(refused(buf_text(&topics)), "has 20021 boxes to tick; no more than 20000") != NULL, "%s", err.text);
	buf_clear(&topics);
	put_repeated(&topics, 140, 141);
	buf_puts(&topics, "]}");
	ck_assert_str_eq(refused(buf_text(&topics)), "");
	buf_clear(&topics);
}
END_TEST

START_TEST(checklist_with_conditions_without_end_is_refused_in_words)
{
	struct buf topics = { 0 };
	int i, k;

	put_repeated(&topics, 140, 2);
	for (i = 0; i < 100; i++) {
		buf_printf(&topics, ",{'id':'q%d','kind':'one','for_each':'each','when':{'any':[", i);
		for (k = 0; k < 100; k++)
			buf_printf(&topics, "%s{'of':'o0'}", k > 0 ? "," : "");
		buf_puts(&topics, "]}," ASK_ ",'options':[{'id':'a','label':'A'}]}");
	}
	buf_puts(&topics, "]}");
	ck_assert_msg(strstr(refused(buf_text(&topics)), "too many to be put on paper") != NULL, "%s", err.text);
	buf_clear(&topics);
}
END_TEST

/* A private question that is asked where others were answered: those from "FIRST" on, so many. */
static void
put_private(struct buf *out, const char *id, int number, const char *others, int first, int count)
{
	int i;

	buf_printf(out, ",{'id':'%s%d','kind':'one','private':true,'when':{", id, number);
	for (i = 0; i < count; i++)
		buf_printf(out, "%s'%s%d':'a'", i > 0 ? "," : "", others, first + i);
	buf_puts(out, "}," ASK_ ",'options':[{'id':'a','label':'A'}]}");
}

/* So much data may the program have [bytes]; the sanitizers want more for themselves than any limit that tells something. */
static void
limit_data(rlim_t most)
{
#ifdef __SANITIZE_ADDRESS__
	(void)most;
#else
	struct rlimit limit;

	ck_assert_int_eq(getrlimit(RLIMIT_DATA, &limit), 0);
	limit.rlim_cur = most;
	ck_assert_int_eq(setrlimit(RLIMIT_DATA, &limit), 0);
#endif
}

/* Each of a chain of private questions names the two before it, so that what they come to together grows as rabbits do; then one names many of them. */
START_TEST(checklist_whose_private_questions_lead_to_one_another_is_refused_before_it_fills_memory)
{
	struct rlimit before;
	struct buf topics = { 0 };
	int i;

	put_repeated(&topics, 1, 1);
	put_private(&topics, "p", 0, "p", 0, 0);
	put_private(&topics, "p", 1, "p", 0, 1);
	for (i = 2; i < 16; i++)
		put_private(&topics, "p", i, "p", i - 2, 2);
	for (i = 0; i < 700; i++)
		put_private(&topics, "m", i, "p", 13, 1);
	put_private(&topics, "last", 0, "m", 0, 700);
	buf_puts(&topics, "]}");
	ck_assert_int_eq(getrlimit(RLIMIT_DATA, &before), 0);
	limit_data(400 << 20);
	ck_assert_msg(strstr(refused(buf_text(&topics)), "too many to be put on paper") != NULL, "%s", err.text);
	limit_data(before.rlim_cur);
	buf_clear(&topics);
}
END_TEST

/* ---- Answers ------------------------------------------------------------------------------------------------ */

START_TEST(ticks_become_answers_and_nothing_ticked_is_no_answer)
{
	char text[64];
	struct buf out = { 0 };

	snprintf(text, sizeof(text), "%s %s %s %s", code("services", "wa"), code("services", "ig"), code("vis@wa", "shut"), code("habits", NULL));
	type(text);
	ck_assert_int_eq(sheet_answer(sheet, &reading, audit, &err), 0);
	audit_write(audit, &out);
	ck_assert_ptr_nonnull(strstr(buf_text(&out), "\"services\": [\"ig\", \"wa\"]"));
	ck_assert_ptr_nonnull(strstr(buf_text(&out), "\"vis@wa\": \"shut\""));
	ck_assert_ptr_nonnull(strstr(buf_text(&out), "\"habits\": []"));
	ck_assert_ptr_null(strstr(buf_text(&out), "vis@ig"));
	buf_clear(&out);
}
END_TEST

START_TEST(tick_taken_back_takes_its_answer_back)
{
	type(code("vis@wa", "shut"));
	ck_assert_int_eq(sheet_answer(sheet, &reading, audit, &err), 0);
	ck_assert(audit->answers[item("vis@wa")].given);
	ck_assert(sheet_untick(&reading, box("vis@wa", "shut")));
	ck_assert(!sheet_untick(&reading, box("vis@wa", "shut")));
	ck_assert_int_eq(sheet_answer_item(sheet, &reading, item("vis@wa"), audit, &err), 0);
	ck_assert(!audit->answers[item("vis@wa")].given);
}
END_TEST

START_TEST(where_nothing_was_read_nothing_is_ticked)
{
	ck_assert(!sheet_untick(&reading, 0));
	ck_assert_int_eq(sheet_answer(sheet, &reading, audit, &err), 0);
	ck_assert_int_eq(sheet_answer_item(sheet, &reading, item("talk"), audit, &err), 0);
	ck_assert(!audit->answers[item("talk")].given);
}
END_TEST

Suite *
suite_sheet(void)
{
	Suite *suite = suite_create("sheet");
	TCase *all = tcase_create("sheet");

	tcase_add_checked_fixture(all, begin, end);
	tcase_add_test(all, every_option_of_what_can_be_asked_has_a_box_and_nothing_else_has);
	tcase_add_test(all, private_question_has_no_box_and_what_it_steers_has);
	tcase_add_test(all, question_without_a_none_has_a_box_more_for_nothing_of_this);
	tcase_add_test(all, questions_that_nothing_leads_to_have_no_number);
	tcase_add_test(all, condition_is_worked_out_for_each_repeat);
	tcase_add_test(all, code_is_pairs_of_a_digit_and_a_consonant);
	tcase_add_test(all, every_code_ticks_its_own_box);
	tcase_add_test(all, one_wrong_character_or_two_swapped_never_tick_another_box);
	tcase_add_test(all, codes_do_not_change_while_the_ids_do_not);
	tcase_add_test(all, codes_are_taken_however_they_are_typed);
	tcase_add_test(all, code_may_be_in_small_letters_and_in_pieces);
	tcase_add_test(all, code_does_not_go_on_on_the_next_line);
	tcase_add_test(all, letters_that_look_like_digits_are_taken_for_them);
	tcase_add_test(all, wrong_code_is_named_with_what_was_near_and_the_others_count);
	tcase_add_test(all, missing_or_doubled_character_is_near_too);
	tcase_add_test(all, two_characters_that_changed_places_are_near_too);
	tcase_add_test(all, slip_among_codes_that_run_together_is_named_alone);
	tcase_add_test(all, slip_in_the_code_of_the_paper_is_near_to_it);
	tcase_add_test(all, two_answers_where_there_is_one_are_a_contradiction);
	tcase_add_test(all, none_of_these_stands_alone);
	tcase_add_test(all, same_code_twice_is_no_fault);
	tcase_add_test(all, paper_of_another_edition_tells_its_serial);
	tcase_add_test(all, serial_of_a_paper_is_the_nearest_that_it_may_be);
	tcase_add_test(all, paper_of_another_checklist_is_told_apart);
	tcase_add_test(all, garbage_is_complained_of_and_cut_short);
	tcase_add_test(all, checklist_with_more_boxes_than_a_hundred_pages_hold_is_refused_in_words);
	tcase_add_test(all, checklist_with_conditions_without_end_is_refused_in_words);
	tcase_add_test(all, checklist_whose_private_questions_lead_to_one_another_is_refused_before_it_fills_memory);
	tcase_add_test(all, ticks_become_answers_and_nothing_ticked_is_no_answer);
	tcase_add_test(all, tick_taken_back_takes_its_answer_back);
	tcase_add_test(all, where_nothing_was_read_nothing_is_ticked);
	suite_add_tcase(suite, all);
	return suite;
}
