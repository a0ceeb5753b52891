/* model.c - the growing tables of a pack: rows, texts, ids, names; knows nothing of JSON or of what a pack must hold. */
#include "model.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"

/* The first slots of a hash: a small pack has some hundred ids. */
enum { FIRST_BITS = 9 };

/* ---- tables ---- */

void
table_init(struct table *table, size_t size)
{
	*table = (struct table){ .size = size };
}

void
table_clear(struct table *table)
{
	free(table->rows);
	table->rows = NULL;
	table->count = table->cap = 0;
}

uint32_t
table_add(struct table *table, const void *row, bool *failed)
{
	if (table->count == table->cap) {
		const uint32_t cap = table->cap != 0 ? 2 * table->cap : 32;
		void *rows = cap > table->cap ? realloc(table->rows, cap * table->size) : NULL;

		if (rows == NULL) {
			*failed = true;
			return PACK_NONE;
		}
		table->rows = rows;
		table->cap = cap;
	}
	memcpy((char *)table->rows + table->count * table->size, row, table->size);
	return table->count++;
}

void
model_init(struct model *model)
{
	*model = (struct model){ 0 };
	table_init(&model->numbers, sizeof(uint32_t));
	table_init(&model->sources, sizeof(struct pack_source));
	table_init(&model->contacts, sizeof(struct pack_contact));
	table_init(&model->bands, sizeof(struct pack_band));
	table_init(&model->topics, sizeof(struct pack_topic));
	table_init(&model->questions, sizeof(struct pack_question));
	table_init(&model->options, sizeof(struct pack_option));
	table_init(&model->conditions, sizeof(struct pack_condition));
	table_init(&model->items, sizeof(struct pack_item));
	table_init(&model->steps, sizeof(struct pack_steps));
	table_init(&model->steps_for, sizeof(struct pack_steps_for));
	table_init(&model->actions, sizeof(struct pack_action));
	table_init(&model->messages, sizeof(struct pack_message));
	table_init(&model->advice, sizeof(struct pack_advice));
	table_init(&model->help, sizeof(struct pack_help));
	table_init(&model->renamed, sizeof(struct pack_renamed));
	buf_add(&model->texts, "", 1);
}

void
model_forget_names(struct model *model)
{
	free(model->id_slots);
	free(model->names);
	model->id_slots = NULL;
	model->names = NULL;
}

void
model_clear(struct model *model)
{
	buf_clear(&model->texts);
	table_clear(&model->numbers);
	table_clear(&model->sources);
	table_clear(&model->contacts);
	table_clear(&model->bands);
	table_clear(&model->topics);
	table_clear(&model->questions);
	table_clear(&model->options);
	table_clear(&model->conditions);
	table_clear(&model->items);
	table_clear(&model->steps);
	table_clear(&model->steps_for);
	table_clear(&model->actions);
	table_clear(&model->messages);
	table_clear(&model->advice);
	table_clear(&model->help);
	table_clear(&model->renamed);
	model_forget_names(model);
}

/* Slots are filled all over, and those they take the place of are there for a while. */
static size_t
slots_weight(const void *slots, uint32_t bits, size_t size)
{
	return slots != NULL ? ((size_t)3 << bits) / 2 * size : 0;
}

size_t
model_weight(const struct model *model)
{
	const struct table *const tables[] = { &model->numbers, &model->sources, &model->contacts, &model->bands, &model->topics, &model->questions, &model->options, &model->conditions,
		&model->items, &model->steps, &model->steps_for, &model->actions, &model->messages, &model->advice, &model->help, &model->renamed };
	size_t sum = model->texts.len, i;

	for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		sum += tables[i]->count * tables[i]->size;
	return sum + slots_weight(model->id_slots, model->id_bits, sizeof(*model->id_slots)) + slots_weight(model->names, model->name_bits, sizeof(*model->names));
}

struct pack_question *
model_question(const struct model *model, uint32_t row)
{
	return (struct pack_question *)model->questions.rows + row;
}

struct pack_option *
model_option(const struct model *model, uint32_t row)
{
	return (struct pack_option *)model->options.rows + row;
}

struct pack_action *
model_action(const struct model *model, uint32_t row)
{
	return (struct pack_action *)model->actions.rows + row;
}

struct pack_list
model_list_begin(const struct model *model)
{
	return (struct pack_list){ .first = model->numbers.count };
}

void
model_list_add(struct model *model, struct pack_list *list, uint32_t number)
{
	if (table_add(&model->numbers, &number, &model->failed) != PACK_NONE)
		list->count++;
}

/* ---- texts and ids ---- */

const char *
model_text_at(const struct model *model, uint32_t offset)
{
	return buf_text(&model->texts) + offset;
}

static uint32_t
add_text(struct model *model, const char *text, size_t len)
{
	const size_t at = model->texts.len;

	buf_add(&model->texts, text, len);
	buf_add(&model->texts, "", 1);
	if (!model->texts.failed)
		return (uint32_t)at;
	model->failed = true;
	return 0;
}

uint32_t
model_text(struct model *model, const char *text)
{
	return text[0] != '\0' ? add_text(model, text, strlen(text)) : 0;
}

/* Twice the slots, filled again from the old ones.  0, or -1 and the slots as they were. */
static int
grow_ids(struct model *model)
{
	const uint32_t bits = model->id_slots != NULL ? model->id_bits + 1 : FIRST_BITS;
	const uint32_t mask = ((uint32_t)1 << bits) - 1;
	const uint32_t old = model->id_slots != NULL ? (uint32_t)1 << model->id_bits : 0;
	struct id_slot *slots = calloc((size_t)mask + 1, sizeof(*slots));
	uint32_t i, slot;

	if (slots == NULL)
		return -1;
	for (i = 0; i < old; i++) {
		if (model->id_slots[i].text == 0)
			continue;
		for (slot = model->id_slots[i].hash & mask; slots[slot].text != 0; slot = (slot + 1) & mask)
			;
		slots[slot] = model->id_slots[i];
	}
	free(model->id_slots);
	model->id_slots = slots;
	model->id_bits = bits;
	return 0;
}

/* Room for one more id. */
static bool
has_id_room(struct model *model)
{
	if (model->id_slots != NULL && model->id_count < (uint32_t)1 << (model->id_bits - 1))
		return true;
	if (grow_ids(model) == 0)
		return true;
	model->failed = true;
	return false;
}

void
model_adopt_id(struct model *model, uint32_t offset)
{
	const char *id = model_text_at(model, offset);
	const uint32_t hash = hash_text(id, strlen(id), 0);
	uint32_t slot, mask;

	if (!has_id_room(model))
		return;
	mask = ((uint32_t)1 << model->id_bits) - 1;
	for (slot = hash & mask; model->id_slots[slot].text != 0; slot = (slot + 1) & mask)
		if (model->id_slots[slot].text == offset)
			return;
	model->id_slots[slot] = (struct id_slot){ hash, offset };
	model->id_count++;
}

uint32_t
model_id(struct model *model, const char *id, size_t len)
{
	const uint32_t hash = hash_text(id, len, 0);
	uint32_t slot, mask;

	if (!has_id_room(model))
		return 0;
	mask = ((uint32_t)1 << model->id_bits) - 1;
	for (slot = hash & mask; model->id_slots[slot].text != 0; slot = (slot + 1) & mask) {
		const struct id_slot *taken = &model->id_slots[slot];
		const char *text = model_text_at(model, taken->text);

		if (taken->hash == hash && strncmp(text, id, len) == 0 && text[len] == '\0')
			return taken->text;
	}
	model->id_slots[slot] = (struct id_slot){ hash, add_text(model, id, len) };
	model->id_count++;
	return model->id_slots[slot].text;
}

/* ---- names ---- */

static uint32_t
name_slot(const struct name *names, uint32_t bits, uint32_t scope, uint32_t id)
{
	const uint32_t mask = ((uint32_t)1 << bits) - 1;
	uint32_t slot = hash_mix(scope * 0x9E3779B9u ^ id) & mask;

	while (names[slot].id != 0 && (names[slot].id != id || names[slot].scope != scope))
		slot = (slot + 1) & mask;
	return slot;
}

const struct name *
model_name(const struct model *model, uint32_t scope, uint32_t id)
{
	const struct name *name;

	if (model->names == NULL || id == 0)
		return NULL;
	name = &model->names[name_slot(model->names, model->name_bits, scope, id)];
	return name->id != 0 ? name : NULL;
}

static int
grow_names(struct model *model)
{
	const uint32_t bits = model->names != NULL ? model->name_bits + 1 : FIRST_BITS;
	const uint32_t old = model->names != NULL ? (uint32_t)1 << model->name_bits : 0;
	struct name *names = calloc((size_t)1 << bits, sizeof(*names));
	uint32_t i;

	if (names == NULL)
		return -1;
	for (i = 0; i < old; i++)
		if (model->names[i].id != 0)
			names[name_slot(names, bits, model->names[i].scope, model->names[i].id)] = model->names[i];
	free(model->names);
	model->names = names;
	model->name_bits = bits;
	return 0;
}

const struct name *
model_add_name(struct model *model, struct name name)
{
	struct name *slot;

	if (name.id == 0)
		return NULL;
	if ((model->names == NULL || model->name_count >= (uint32_t)3 << (model->name_bits - 2)) && grow_names(model) != 0) {
		model->failed = true;
		return NULL;
	}
	slot = &model->names[name_slot(model->names, model->name_bits, name.scope, name.id)];
	if (slot->id != 0)
		return slot;
	*slot = name;
	model->name_count++;
	return NULL;
}

uint32_t
model_names_in(const struct model *model, uint32_t scope, uint32_t ids[], uint32_t most)
{
	const uint32_t slots = model->names != NULL ? (uint32_t)1 << model->name_bits : 0;
	const struct name *names[MODEL_NAMES_MOST];
	uint32_t count = 0, i, k;

	for (i = 0; i < slots; i++) {
		const struct name *name = &model->names[i];

		if (name->id == 0 || name->scope != scope)
			continue;
		if (count == most || count == MODEL_NAMES_MOST)
			return 0;
		for (k = count++; k > 0 && names[k - 1]->at > name->at; k--)
			names[k] = names[k - 1];
		names[k] = name;
	}
	for (i = 0; i < count; i++)
		ids[i] = names[i]->id;
	return count;
}

uint32_t
model_nearest(const struct model *model, uint32_t scope, const char *id)
{
	const uint32_t slots = model->names != NULL ? (uint32_t)1 << model->name_bits : 0;
	const char **texts = malloc(((size_t)model->name_count + 1) * sizeof(*texts));
	uint32_t *ids = malloc(((size_t)model->name_count + 1) * sizeof(*ids));
	uint32_t i, nearest = 0;
	size_t count = 0;
	int best;

	if (texts == NULL || ids == NULL)
		goto fail;
	for (i = 0; i < slots; i++)
		if (model->names[i].id != 0 && model->names[i].scope == scope) {
			ids[count] = model->names[i].id;
			texts[count++] = model_text_at(model, model->names[i].id);
		}
	if ((best = text_nearest(id, texts, count)) >= 0)
		nearest = ids[best];

fail: /* Without memory there is no suggestion, and nothing else is lost. */
	free(texts);
	free(ids);
	return nearest;
}
