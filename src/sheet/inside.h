/* inside.h - inside sheet: codes as numbers, and when an item is asked, handed to the file that makes the sheet. */
#ifndef CLOSEKNIT_SHEET_INSIDE_H
#define CLOSEKNIT_SHEET_INSIDE_H

#include <closeknit/sheet.h>

/* How a code is made: pairs of a digit and a letter, one of the symbols a check. */
struct code_form {
	int pairs, check_at;
	uint32_t check;		/* what the weighted sum is short of a multiple of the prime */
	bool letter_first;
};

/* code_seed(pack): what the codes of its boxes are drawn with. */
uint32_t code_seed(const struct pack *);
/* code_hash(hash, text): `hash` with a text added. */
uint32_t code_hash(uint32_t hash, const char *text);
/* code_form(sheet), code_head_form(): the form of a box's code, of a sheet's. */
struct code_form code_form(const struct sheet *);
struct code_form code_head_form(void);
/* code_space(form): how many numbers there are for such codes, a power of two; not every one of them spells a code. */
uint32_t code_space(const struct code_form *);
/* code_draw(sheet, n, space): the n-th number in the order in which boxes get them. */
uint32_t code_draw(const struct sheet *, uint32_t n, uint32_t space);
/* code_spell(form, info, code): the code of a number; false where there is none. */
bool code_spell(const struct code_form *, uint32_t info, char code[SHEET_CODE_MAX]);
/* code_parse(form, text, info): the number of what was typed, 2 * pairs characters; false where it is no such code. */
bool code_parse(const struct code_form *, const char *text, uint32_t *info);
/* code_is_symbol(c, letter): whether that character may stand where a letter (a digit) does. */
bool code_is_symbol(char c, bool letter);

enum code_head { CODE_HEAD_RIGHT, CODE_HEAD_SERIAL, CODE_HEAD_OTHER, CODE_HEAD_BAD };
/* code_read_head(pack, text, serial): what a sheet's code of six characters tells; *serial where it is of this checklist. */
enum code_head code_read_head(const struct pack *, const char *text, int32_t *serial);

/* sheet_tick(sheet, reading, box, fault, other): tick one box, where reading->ticked is there; false, and why in `fault`, where it does not go with the box `other`. */
bool sheet_tick(const struct sheet *, struct sheet_reading *, size_t box, enum sheet_fault *fault, size_t *other);

/*
 * when_make(sheet, item): when it is asked; sheet->asked and sheet->whens of all earlier items are known.  Lives as long as the sheet.  NULL if no memory; with more than SHEET_PARTS_MAX
 * in sheet->parts, it was given up half way.
 */
const struct sheet_when *when_make(struct sheet *, uint32_t item);

#endif
