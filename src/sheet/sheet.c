/* sheet.c - which boxes a checklist has on paper and what they are called; how they are laid out is export's, codes are code.c's. */
#include "sheet/inside.h"

#include <assert.h>
#include <stdlib.h>

#include <closeknit/pack.h>

bool
sheet_has_none(const struct sheet *sheet, uint32_t question)
{
	const struct pack_question *row = &sheet->pack->questions[question];
	uint32_t i;

	if (row->kind != QUESTION_MANY || row->is_private)
		return false;
	for (i = 0; i < row->option_count; i++)
		if (sheet->pack->options[row->first_option + i].exclusive)
			return false;
	return true;
}

/* When each item is asked, and whether it ever is: conditions look back, so one pass forward is enough. */
static int
find_asked(struct sheet *sheet, struct err *err)
{
	const struct pack *pack = sheet->pack;
	struct sheet_when *whens = arena_array(&sheet->arena, pack->item_count, sizeof(*whens));
	uint32_t i;

	sheet->whens = whens;
	sheet->asked = arena_array(&sheet->arena, pack->item_count, sizeof(*sheet->asked));
	if (whens == NULL || sheet->asked == NULL)
		return err_memory(err);
	for (i = 0; i < pack->item_count; i++) {
		const struct sheet_when *when = when_make(sheet, i);

		if (when == NULL)
			return err_memory(err);
		if (sheet->parts > SHEET_PARTS_MAX)
			return err_set(err, ERR_UNUSABLE, "checklist \"%s\": its \"when\" are too many to be put on paper", pack_id(pack, pack->id));
		whens[i] = *when;
		sheet->asked[i] = when->logic != SHEET_NEVER;
	}
	return 0;
}

uint32_t
sheet_repeats(const struct sheet *sheet, uint32_t question)
{
	const struct pack_question *row = &sheet->pack->questions[question];
	uint32_t i, count = 0;

	for (i = 0; i < row->item_count; i++)
		count += sheet->asked[row->first_item + i * row->item_stride];
	return count;
}

static int
number_questions(struct sheet *sheet, struct err *err)
{
	uint32_t i, number = 0;

	if ((sheet->numbers = arena_array(&sheet->arena, sheet->pack->question_count, sizeof(*sheet->numbers))) == NULL)
		return err_memory(err);
	for (i = 0; i < sheet->pack->question_count; i++)
		if (sheet_repeats(sheet, i) > 0)
			sheet->numbers[i] = ++number;
	return 0;
}

/* How many boxes an item of that question has. */
static uint32_t
boxes_of(const struct sheet *sheet, uint32_t question)
{
	const struct pack_question *row = &sheet->pack->questions[question];

	return row->is_private ? 0 : row->option_count + sheet_has_none(sheet, question);
}

static void
add_boxes(struct sheet *sheet, uint32_t item)
{
	const struct pack *pack = sheet->pack;
	const uint32_t question = pack->items[item].question, count = boxes_of(sheet, question);
	uint32_t i;

	sheet->first_box[item] = (uint32_t)sheet->box_count;
	for (i = 0; i < count && sheet->asked[item]; i++)
		sheet->boxes[sheet->box_count++] = (struct sheet_box){
			.item = item, .option = i < pack->questions[question].option_count ? pack->questions[question].first_option + i : PACK_NONE,
		};
}

static int
make_boxes(struct sheet *sheet, struct err *err)
{
	const struct pack *pack = sheet->pack;
	size_t total = 0;
	uint32_t i, k;

	for (i = 0; i < pack->question_count; i++)
		total += (size_t)sheet_repeats(sheet, i) * boxes_of(sheet, i);
	if (total > SHEET_BOXES_MAX)
		return err_set(err, ERR_UNUSABLE, "checklist \"%s\" has %zu boxes to tick; no more than %d can be put on paper", pack_id(pack, pack->id),
		    total, SHEET_BOXES_MAX);
	sheet->first_box = arena_array(&sheet->arena, pack->item_count, sizeof(*sheet->first_box));
	sheet->boxes = arena_array(&sheet->arena, total, sizeof(*sheet->boxes));
	if (sheet->first_box == NULL || sheet->boxes == NULL)
		return err_memory(err);
	for (i = 0; i < pack->question_count; i++)
		for (k = 0; k < pack->questions[i].item_count; k++)
			add_boxes(sheet, pack->questions[i].first_item + k * pack->questions[i].item_stride);
	return 0;
}

/* Two pairs where they are enough: four characters to type. */
enum { PAIRS_LEAST = 2, PAIRS_MOST = 3 };

static int
draw_codes(struct sheet *sheet, struct err *err)
{
	char code[SHEET_CODE_MAX];
	struct code_form form;
	uint32_t space, n;
	size_t box = 0;

	sheet->seed = code_seed(sheet->pack);
	if ((sheet->codes = arena_array(&sheet->arena, sheet->box_count, sizeof(*sheet->codes))) == NULL)
		return err_memory(err);
	for (sheet->pairs = PAIRS_LEAST; sheet->pairs <= PAIRS_MOST; sheet->pairs++) {
		form = code_form(sheet);
		space = code_space(&form);
		for (n = 0, box = 0; n < space && box < sheet->box_count; n++) {
			const uint32_t info = code_draw(sheet, n, space);

			if (code_spell(&form, info, code))
				sheet->codes[box++] = info;
		}
		if (box == sheet->box_count)
			break;
	}
	/* Three pairs spell more than 90000 codes. */
	assert(box == sheet->box_count && sheet->pairs <= PAIRS_MOST);
	if ((sheet->found = arena_array(&sheet->arena, space, sizeof(*sheet->found))) == NULL)
		return err_memory(err);
	for (box = 0; box < sheet->box_count; box++)
		sheet->found[sheet->codes[box]] = (uint32_t)box + 1;
	return 0;
}

struct sheet *
sheet_new(const struct pack *pack, struct err *err)
{
	struct sheet *sheet = calloc(1, sizeof(*sheet));

	if (sheet == NULL) {
		err_memory(err);
		return NULL;
	}
	sheet->pack = pack;
	if (pack->item_count > SHEET_ITEMS_MAX) {
		err_set(err, ERR_UNUSABLE, "checklist \"%s\" has %u questions with their repeats; no more than %d can be put on paper",
		    pack_id(pack, pack->id), (unsigned)pack->item_count, SHEET_ITEMS_MAX);
		goto fail;
	}
	if (find_asked(sheet, err) != 0 || number_questions(sheet, err) != 0 || make_boxes(sheet, err) != 0 || draw_codes(sheet, err) != 0)
		goto fail;
	return sheet;

fail:
	sheet_free(sheet);
	return NULL;
}

void
sheet_free(struct sheet *sheet)
{
	if (sheet == NULL)
		return;
	arena_clear(&sheet->arena);
	free(sheet);
}

const struct sheet_when *
sheet_when(const struct sheet *sheet, uint32_t item)
{
	return &sheet->whens[item];
}

size_t
sheet_box(const struct sheet *sheet, uint32_t item, uint32_t option)
{
	size_t box;

	for (box = sheet->first_box[item]; box < sheet->box_count && sheet->boxes[box].item == item; box++)
		if (sheet->boxes[box].option == option)
			return box;
	return SIZE_MAX;
}

/* Whether the condition names the question anywhere. */
static bool
names(const struct sheet_when *when, uint32_t question)
{
	size_t i;

	if (when->logic == SHEET_TICKED || when->logic == SHEET_NOT_TICKED)
		return when->question == question;
	for (i = 0; i < when->count && (when->logic == SHEET_ALL || when->logic == SHEET_ANY); i++)
		if (names(&when->parts[i], question))
			return true;
	return false;
}

bool
sheet_steers(const struct sheet *sheet, uint32_t question)
{
	const struct pack *pack = sheet->pack;
	uint32_t i;

	for (i = 0; i < pack->item_count; i++)
		if (names(&sheet->whens[i], question))
			return true;
	return false;
}
