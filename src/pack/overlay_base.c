/* overlay_base.c - the pack that an overlay extends, as the tables that the overlay is read into. */
#include "overlay.h"

#include <stdlib.h>
#include <string.h>

static void
load_table(struct model *model, struct table *table, const void *rows, uint32_t count)
{
	if (count == 0)
		return;
	if ((table->rows = malloc((size_t)count * table->size)) == NULL) {
		model->failed = true;
		return;
	}
	memcpy(table->rows, rows, (size_t)count * table->size);
	table->count = table->cap = count;
}

static void
load_tables(struct model *model, const struct pack *base)
{
#define LOAD(table, count_) load_table(model, &model->table, base->table, base->count_)
	LOAD(numbers, number_count);
	LOAD(sources, source_count);
	LOAD(contacts, contact_count);
	LOAD(bands, band_count);
	LOAD(topics, topic_count);
	LOAD(questions, question_count);
	LOAD(options, option_count);
	LOAD(conditions, condition_count);
	LOAD(items, item_count);
	LOAD(steps, steps_count);
	LOAD(steps_for, steps_for_count);
	LOAD(actions, action_count);
	LOAD(messages, message_count);
	LOAD(advice, advice_count);
	LOAD(help, help_count);
	LOAD(renamed, renamed_count);
#undef LOAD
	buf_reset(&model->texts);
	buf_add(&model->texts, base->texts, base->texts_len);
	if (model->texts.failed)
		model->failed = true;
}

static void
add_name(struct reading *reading, uint32_t scope, uint32_t id, uint32_t row)
{
	struct name name = { .scope = scope, .row = row, .at = AT_BASE };

	model_adopt_id(&reading->model, id);
	name.id = id;
	(void)model_add_name(&reading->model, name);
}

void
overlay_load(struct reading *reading)
{
	const struct pack *base = reading->base;
	uint32_t i;

	reading->head = *base;
	reading->head.words = NULL;
	reading->head.owner = NULL;
	load_tables(&reading->model, base);
	if (reading->model.failed)
		return;
	for (i = 0; i < base->source_count; i++)
		add_name(reading, SCOPE_SOURCE, base->sources[i].id, i);
	for (i = 0; i < base->contact_count; i++)
		add_name(reading, SCOPE_CONTACT, base->contacts[i].id, i);
	for (i = 0; i < base->message_count; i++)
		add_name(reading, SCOPE_MESSAGE, base->messages[i].id, i);
	for (i = 0; i < base->action_count; i++)
		add_name(reading, SCOPE_ACTION, base->actions[i].id, i);
}

void
overlay_help_contacts(struct reading *reading)
{
	const struct pack *base = reading->base;
	struct pack_help *page = reading->model.help.rows;
	struct pack_list contacts = model_list_begin(&reading->model);
	uint32_t i;

	if (reading->model.failed || page == NULL)
		return;
	for (i = 0; i < page->contacts.count; i++)
		model_list_add(&reading->model, &contacts, base->numbers[page->contacts.first + i]);
	for (i = base->contact_count; i < reading->model.contacts.count; i++)
		model_list_add(&reading->model, &contacts, i);
	page->contacts = contacts;
}
