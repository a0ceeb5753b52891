/* code.c - a box's code and the sheet's own: drawn, spelt, told apart (closeknit-pack(5), CODES); reading what somebody typed is read.c's. */
#include "sheet/inside.h"

#include <string.h>

#include <closeknit/pack.h>

/*
 * Digits that no letter looks like but the four that are left out below; letters that are no vowels, so that no code is a word, and look like no digit.
 * Of the letters S, Z, B, G, I, L, O and the like none is used.
 */
static const char DIGITS[] = "23456789";
static const char LETTERS[] = "CDFHJKMNPQRTVWXY";
enum { DIGIT_BITS = 3, LETTER_BITS = 4 };

/*
 * One of the symbols is a check: the sum of all, each by a weight of its own, is a fixed number modulo this prime.  It is larger than any symbol and no difference of two weights is a multiple
 * of it: so one wrong symbol, or two that changed places, never give another code (as ISO 7064 does it).
 */
enum { CHECK_PRIME = 23 };
static const uint32_t weights[] = { 2, 5, 3, 7, 4, 11, 6, 13 };

/* A sheet's own code holds checklist and serial, each as far as there is room. */
enum { HEAD_PAIRS = 3, HEAD_IDS = 89, HEAD_SERIALS = 1024 };
/* That its symbols do not all stand still from serial to serial. */
enum { HEAD_MULTIPLIER = 24389, HEAD_OFFSET = 7351, HEAD_CHECK = 9 };

uint32_t
code_hash(uint32_t hash, const char *text)
{
	/* FNV-1a, 32 bits; the NUL counts, so that "ab" "c" is not "a" "bc". */
	do
		hash = (hash ^ (uint8_t)*text) * UINT32_C(16777619);
	while (*text++ != '\0');
	return hash;
}

static uint32_t
hash_number(uint32_t hash, uint32_t number)
{
	int i;

	for (i = 0; i < 4; i++)
		hash = (hash ^ ((number >> (8 * i)) & 0xFF)) * UINT32_C(16777619);
	return hash;
}

/* All that a code depends on: another order of the same ids is another sheet. */
uint32_t
code_seed(const struct pack *pack)
{
	uint32_t hash = hash_number(code_hash(UINT32_C(2166136261), pack_id(pack, pack->id)), (uint32_t)pack->serial), i;

	for (i = 0; i < pack->question_count; i++) {
		hash = hash_number(code_hash(hash, pack_id(pack, pack->questions[i].id)), pack->questions[i].option_count);
		hash = hash_number(hash, pack->questions[i].for_each);
	}
	for (i = 0; i < pack->option_count; i++)
		hash = code_hash(hash, pack_id(pack, pack->options[i].id));
	return hash;
}

/* ---- Symbols ------------------------------------------------------------------------------------------------ */

/* Whether the symbol at that place is a letter: in a box's code every second one, in a sheet's the others. */
static bool
is_letter(const struct code_form *form, int place)
{
	return (place % 2 == 1) != form->letter_first;
}

/* What the symbols but the check hold together [bits]. */
static int
info_bits(const struct code_form *form)
{
	int bits = 0, i;

	for (i = 0; i < 2 * form->pairs; i++)
		if (i != form->check_at)
			bits += is_letter(form, i) ? LETTER_BITS : DIGIT_BITS;
	return bits;
}

uint32_t
code_space(const struct code_form *form)
{
	return UINT32_C(1) << info_bits(form);
}

/* The symbol that makes the sum right, or -1 where none of that place's does. */
static int
check_symbol(const struct code_form *form, const uint8_t *symbols)
{
	uint32_t sum = form->check, symbol;
	const uint32_t most = is_letter(form, form->check_at) ? sizeof(LETTERS) - 1 : sizeof(DIGITS) - 1;
	int i;

	for (i = 0; i < 2 * form->pairs; i++)
		if (i != form->check_at)
			sum += weights[i] * symbols[i];
	for (symbol = 0; symbol < most; symbol++)
		if ((sum + weights[form->check_at] * symbol) % CHECK_PRIME == 0)
			return (int)symbol;
	return -1;
}

bool
code_spell(const struct code_form *form, uint32_t info, char code[SHEET_CODE_MAX])
{
	uint8_t symbols[SHEET_CODE_MAX] = { 0 };
	int i, check;

	for (i = 2 * form->pairs - 1; i >= 0; i--) {
		const int bits = is_letter(form, i) ? LETTER_BITS : DIGIT_BITS;

		if (i == form->check_at)
			continue;
		symbols[i] = (uint8_t)(info & ((1u << bits) - 1));
		info >>= bits;
	}
	if ((check = check_symbol(form, symbols)) < 0)
		return false;
	symbols[form->check_at] = (uint8_t)check;
	for (i = 0; i < 2 * form->pairs; i++)
		code[i] = is_letter(form, i) ? LETTERS[symbols[i]] : DIGITS[symbols[i]];
	code[i] = '\0';
	return true;
}

/* The symbol that a character stands for at that place, as it may be meant; -1: none. */
static int
symbol_of(char c, bool letter)
{
	static const char meant[] = "S5Z2B8G6";
	const char *symbols = letter ? LETTERS : DIGITS, *at;

	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	if (!letter && (at = strchr(meant, c)) != NULL && c >= 'A')
		c = at[1];
	if (c == '\0' || (at = strchr(symbols, c)) == NULL)
		return -1;
	return (int)(at - symbols);
}

bool
code_is_symbol(char c, bool letter)
{
	return symbol_of(c, letter) >= 0;
}

bool
code_parse(const struct code_form *form, const char *text, uint32_t *info)
{
	uint8_t symbols[SHEET_CODE_MAX] = { 0 };
	int i, symbol;

	*info = 0;
	for (i = 0; i < 2 * form->pairs; i++) {
		if ((symbol = symbol_of(text[i], is_letter(form, i))) < 0)
			return false;
		symbols[i] = (uint8_t)symbol;
		if (i != form->check_at)
			*info = *info << (is_letter(form, i) ? LETTER_BITS : DIGIT_BITS) | (uint32_t)symbol;
	}
	return check_symbol(form, symbols) == symbols[form->check_at];
}

/* ---- Boxes -------------------------------------------------------------------------------------------------- */

struct code_form
code_form(const struct sheet *sheet)
{
	return (struct code_form){ .pairs = sheet->pairs, .check_at = 2 * sheet->pairs - 1, .check = sheet->seed % CHECK_PRIME };
}

/* Neighbours on paper are no neighbours in spelling: a step of the golden ratio (Knuth, TAOCP 6.4). */
uint32_t
code_draw(const struct sheet *sheet, uint32_t n, uint32_t space)
{
	return (n * UINT32_C(2654435761) + sheet->seed / CHECK_PRIME) & (space - 1);
}

void
sheet_code(const struct sheet *sheet, size_t box, char code[SHEET_CODE_MAX])
{
	const struct code_form form = code_form(sheet);

	code_spell(&form, sheet->codes[box], code);
}

/* ---- The sheet's own ---------------------------------------------------------------------------------------- */

struct code_form
code_head_form(void)
{
	/* Two thirds of the letters make a sum right, but only one third of the digits: so the check is a letter. */
	return (struct code_form){ .pairs = HEAD_PAIRS, .check_at = 2 * HEAD_PAIRS - 2, .check = HEAD_CHECK, .letter_first = true };
}

static uint32_t
id_part(const struct pack *pack)
{
	return code_hash(UINT32_C(2166136261), pack_id(pack, pack->id)) % HEAD_IDS;
}

/* The code of that number, or the number of that code: counted through, as not every symbol has a check. */
static bool
head_search(uint32_t number, const uint32_t *info, char code[SHEET_CODE_MAX], uint32_t *found)
{
	const struct code_form form = code_head_form();
	const uint32_t space = code_space(&form);
	uint32_t n, count = 0;

	for (n = 0; n < space; n++) {
		const uint32_t at = (n * HEAD_MULTIPLIER + HEAD_OFFSET) & (space - 1);

		if (!code_spell(&form, at, code))
			continue;
		if (info != NULL ? at == *info : count == number) {
			*found = count;
			return count < HEAD_IDS * HEAD_SERIALS;
		}
		count++;
	}
	return false;
}

void
sheet_head(const struct pack *pack, char code[SHEET_CODE_MAX])
{
	const uint32_t number = ((uint32_t)pack->serial % HEAD_SERIALS) * HEAD_IDS + id_part(pack);
	uint32_t found;

	head_search(number, NULL, code, &found);
}

enum code_head
code_read_head(const struct pack *pack, const char *text, int32_t *serial)
{
	const struct code_form form = code_head_form();
	const uint32_t here = (uint32_t)pack->serial % HEAD_SERIALS;
	char code[SHEET_CODE_MAX];
	uint32_t info, number, there;
	int32_t ahead;

	if (!code_parse(&form, text, &info) || !head_search(0, &info, code, &number))
		return CODE_HEAD_BAD;
	if (number % HEAD_IDS != id_part(pack))
		return CODE_HEAD_OTHER;
	there = number / HEAD_IDS;
	/* Of all serials that it may be, the one nearest to the checklist's here. */
	ahead = (int32_t)((there + HEAD_SERIALS - here) % HEAD_SERIALS);
	if (ahead > HEAD_SERIALS / 2 || pack->serial > INT32_MAX - ahead)
		ahead -= HEAD_SERIALS;
	*serial = pack->serial + ahead;
	if (*serial < 1)
		*serial += HEAD_SERIALS;
	return ahead == 0 ? CODE_HEAD_RIGHT : CODE_HEAD_SERIAL;
}
