/* lookup.c - a pack's ids to rows, items to names and back, steps and age; reads tables, changes nothing. */
#include <closeknit/pack.h>

#include <string.h>

#include "hash.h"

static bool
same(const struct pack *pack, uint32_t text, const char *id, size_t len)
{
	const char *own = pack_id(pack, text);

	return memcmp(own, id, len) == 0 && own[len] == '\0';
}

/* Whether `len` bytes can be an id at all: so no comparison reads behind the texts. */
static bool
fits(const struct pack *pack, uint32_t text, size_t len)
{
	return len < pack->texts_len - text;
}

uint32_t
pack_find_question(const struct pack *pack, const char *id, size_t len)
{
	const uint32_t mask = ((uint32_t)1 << pack->question_bits) - 1;
	uint32_t slot = hash_text(id, len, 0) & mask, row;

	for (; (row = pack->question_slots[slot]) != 0; slot = (slot + 1) & mask)
		if (fits(pack, pack->questions[row - 1].id, len) && same(pack, pack->questions[row - 1].id, id, len))
			return row - 1;
	return PACK_NONE;
}

uint32_t
pack_find_action(const struct pack *pack, const char *id, size_t len)
{
	const uint32_t mask = ((uint32_t)1 << pack->action_bits) - 1;
	uint32_t slot = hash_text(id, len, 0) & mask, row;

	for (; (row = pack->action_slots[slot]) != 0; slot = (slot + 1) & mask)
		if (fits(pack, pack->actions[row - 1].id, len) && same(pack, pack->actions[row - 1].id, id, len))
			return row - 1;
	return PACK_NONE;
}

uint32_t
pack_find_renamed(const struct pack *pack, enum pack_renamed_kind kind, const char *id, size_t len)
{
	const uint32_t mask = ((uint32_t)1 << pack->renamed_bits) - 1;
	uint32_t slot = hash_text(id, len, kind) & mask, row;

	for (; (row = pack->renamed_slots[slot]) != 0; slot = (slot + 1) & mask) {
		const struct pack_renamed *renamed = &pack->renamed[row - 1];

		if (renamed->kind == kind && fits(pack, renamed->from, len) && same(pack, renamed->from, id, len))
			return renamed->to;
	}
	return PACK_NONE;
}

uint32_t
pack_find_option(const struct pack *pack, uint32_t question, const char *id, size_t len)
{
	const uint32_t first = pack->questions[question].first_option, count = pack->questions[question].option_count;
	uint32_t i;

	for (i = first; i < first + count; i++)
		if (fits(pack, pack->options[i].id, len) && same(pack, pack->options[i].id, id, len))
			return i;
	return PACK_NONE;
}

uint32_t
pack_find_item(const struct pack *pack, const char *id, size_t len)
{
	const char *mark = memchr(id, '@', len);
	const size_t head = mark != NULL ? (size_t)(mark - id) : len;
	uint32_t question = pack_find_question(pack, id, head), over, option;

	if (question == PACK_NONE)
		return PACK_NONE;
	over = pack->questions[question].for_each;
	if ((over != PACK_NONE) != (mark != NULL))
		return PACK_NONE;
	if (mark == NULL)
		return pack_item_of(pack, question, PACK_NONE);
	option = pack_find_option(pack, over, mark + 1, len - head - 1);
	return option == PACK_NONE ? PACK_NONE : pack_item_of(pack, question, option);
}

uint32_t
pack_item_of(const struct pack *pack, uint32_t question, uint32_t option)
{
	const struct pack_question *row = &pack->questions[question];
	uint32_t repeat = 0;

	if ((row->for_each != PACK_NONE) != (option != PACK_NONE))
		return PACK_NONE;
	if (option != PACK_NONE) {
		if (pack->options[option].question != row->for_each)
			return PACK_NONE;
		repeat = pack->options[option].repeat;
	}
	return repeat < row->item_count ? row->first_item + repeat * row->item_stride : PACK_NONE;
}

void
pack_put_item(const struct pack *pack, uint32_t item, struct buf *out)
{
	const struct pack_item *row = &pack->items[item];

	buf_puts(out, pack_id(pack, pack->questions[row->question].id));
	if (row->option != PACK_NONE) {
		buf_putc(out, '@');
		buf_puts(out, pack_id(pack, pack->options[row->option].id));
	}
}

const struct pack_steps *
pack_steps_of(const struct pack *pack, uint32_t action, uint32_t option)
{
	const struct pack_action *row = &pack->actions[action];
	uint32_t steps = row->steps, i;

	for (i = 0; i < row->steps_for_count; i++) {
		const struct pack_steps_for *entry = &pack->steps_for[row->steps_for + i];

		if (entry->id == 0)
			steps = entry->steps;
		else if (option != PACK_NONE && entry->id == pack->options[option].id) {
			steps = entry->steps;
			break;
		}
	}
	/* By item, none for this one and no rest: only outside of what the plan asks for; the first serves. */
	if (steps == PACK_NONE)
		steps = pack->steps_for[row->steps_for].steps;
	return &pack->steps[steps];
}

int
pack_age_months(const struct pack *pack, int32_t today)
{
	int year, month, day, then_year, then_month, then_day, months;

	if (today <= pack->review_by)
		return 0;
	date_split(today, &year, &month, &day);
	date_split(pack->review_by, &then_year, &then_month, &then_day);
	months = (year - then_year) * 12 + month - then_month;
	/* The 31st becomes the last day of a shorter month: the month is whole on that day. */
	return date_add_months(pack->review_by, months) > today ? months - 1 : months;
}

/* DESIGN.md 7: "Twelve months past it" [months]. */
enum { STALE_MONTHS = 12 };

bool
pack_is_stale(const struct pack *pack, int32_t today)
{
	return pack_age_months(pack, today) >= STALE_MONTHS;
}

bool
pack_is_past(const struct pack *pack, int32_t today)
{
	return today > pack->review_by;
}
