/* finish.c - the tables of a reading become a pack, which owns them; and what pack_free frees. */
#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "reading.h"

/* What pack_free frees: the tables that the pack's pointers lead into. */
struct owner {
	struct pack pack;
	struct model model;
	struct table origins; /* struct text_origin, by text: of an overlay's own texts */
	uint32_t *question_slots, *action_slots, *renamed_slots;
};

/* Slots by the hash of a text at offset `id` of rows of `size` bytes.  NULL if no memory. */
static uint32_t *
build_slots(const struct model *model, const struct table *rows, size_t id, uint32_t *bits)
{
	uint32_t *slots, mask, i, slot;

	*bits = hash_bits(rows->count);
	mask = ((uint32_t)1 << *bits) - 1;
	if ((slots = calloc((size_t)mask + 1, sizeof(*slots))) == NULL)
		return NULL;
	for (i = 0; i < rows->count; i++) {
		const char *row = (const char *)rows->rows + i * rows->size;
		const char *text = model_text_at(model, *(const uint32_t *)(const void *)(row + id));
		const uint32_t salt = rows == &model->renamed ? ((const struct pack_renamed *)rows->rows)[i].kind : 0;

		for (slot = hash_text(text, strlen(text), salt) & mask; slots[slot] != 0; slot = (slot + 1) & mask)
			;
		slots[slot] = i + 1;
	}
	return slots;
}

/* The pack's pointers and counts into the owner's tables. */
static void
point(struct pack *pack, const struct owner *owner)
{
	const struct model *model = &owner->model;

	pack->texts = model->texts.bytes;
	pack->texts_len = (uint32_t)model->texts.len;
	pack->question_slots = owner->question_slots;
	pack->action_slots = owner->action_slots;
	pack->renamed_slots = owner->renamed_slots;
#define POINT(table, count_) (pack->table = model->table.rows, pack->count_ = model->table.count)
	POINT(numbers, number_count);
	POINT(sources, source_count);
	POINT(contacts, contact_count);
	POINT(bands, band_count);
	POINT(topics, topic_count);
	POINT(questions, question_count);
	POINT(options, option_count);
	POINT(conditions, condition_count);
	POINT(items, item_count);
	POINT(steps, steps_count);
	POINT(steps_for, steps_for_count);
	POINT(actions, action_count);
	POINT(messages, message_count);
	POINT(advice, advice_count);
	POINT(help, help_count);
	POINT(renamed, renamed_count);
#undef POINT
}

struct pack *
reading_finish(struct reading *reading)
{
	struct owner *owner = calloc(1, sizeof(*owner));
	struct pack *pack;

	if (owner == NULL)
		return NULL;
	pack = &owner->pack;
	*pack = reading->head;
	owner->question_slots = build_slots(&reading->model, &reading->model.questions, offsetof(struct pack_question, id), &pack->question_bits);
	owner->action_slots = build_slots(&reading->model, &reading->model.actions, offsetof(struct pack_action, id), &pack->action_bits);
	owner->renamed_slots = build_slots(&reading->model, &reading->model.renamed, offsetof(struct pack_renamed, from), &pack->renamed_bits);
	if (owner->question_slots == NULL || owner->action_slots == NULL || owner->renamed_slots == NULL) {
		pack->owner = owner;
		pack_free(pack);
		return NULL;
	}
	model_forget_names(&reading->model);
	owner->model = reading->model;
	owner->origins = reading->origins;
	model_init(&reading->model);
	table_init(&reading->origins, sizeof(struct text_origin));
	point(pack, owner);
	pack->owner = owner;
	return pack;
}

size_t
pack_weight(const struct pack *pack)
{
	const struct owner *owner = pack->owner;

	if (owner == NULL)
		return 0;
	return sizeof(*owner) + model_weight(&owner->model) + owner->origins.count * owner->origins.size +
	       (((size_t)1 << pack->question_bits) + ((size_t)1 << pack->action_bits) + ((size_t)1 << pack->renamed_bits)) * sizeof(uint32_t);
}

void
pack_free(struct pack *pack)
{
	struct owner *owner;

	if (pack == NULL || pack->owner == NULL)
		return;
	owner = pack->owner;
	free(owner->question_slots);
	free(owner->action_slots);
	free(owner->renamed_slots);
	table_clear(&owner->origins);
	model_clear(&owner->model);
	free(owner);
}

static int
compare(const void *left, const void *right)
{
	const struct text_origin *a = left, *b = right;

	return (a->text > b->text) - (a->text < b->text);
}

size_t
pack_origin(const struct pack *pack, uint32_t text)
{
	const struct owner *owner = pack->owner;
	const struct text_origin key = { .text = text }, *row = NULL;

	if (owner != NULL && owner->origins.count != 0)
		row = bsearch(&key, owner->origins.rows, owner->origins.count, sizeof(key), compare);
	return row != NULL ? row->at : SIZE_MAX;
}
