/* items.c - every asking of every question, in walk order; what is visible is the engine's business. */
#include "items.h"

/*
 * A run: questions next to each other in a topic that are repeated over the same one.  It is walked item by item (DESIGN.md 4, Repeats), so the
 * k-th repeats of its questions stand together.  A question that is not repeated is a run of its own.
 */
struct run {
	uint32_t first, count;
}; /* [questions] */

static struct run
find_run(const struct model *model, uint32_t first)
{
	const struct pack_question *row = model_question(model, first);
	struct run run = { first, 1 };

	while (row->for_each != PACK_NONE && first + run.count < model->questions.count) {
		const struct pack_question *next = model_question(model, first + run.count);

		if (next->for_each != row->for_each || next->topic != row->topic)
			break;
		run.count++;
	}
	return run;
}

static void
add_item(struct model *model, uint32_t question, uint32_t option)
{
	const struct pack_item item = { question, option };

	(void)table_add(&model->items, &item, &model->failed);
}

static void
add_run(struct model *model, struct run run)
{
	const uint32_t first = model->items.count, over = model_question(model, run.first)->for_each;
	uint32_t i, option;

	for (i = 0; i < run.count; i++) {
		model_question(model, run.first + i)->first_item = first + i;
		model_question(model, run.first + i)->item_stride = run.count;
	}
	if (over == PACK_NONE) {
		add_item(model, run.first, PACK_NONE);
		return;
	}
	for (option = 0; option < model_question(model, over)->option_count; option++) {
		const uint32_t row = model_question(model, over)->first_option + option;

		if (model_option(model, row)->exclusive)
			continue;
		for (i = 0; i < run.count; i++)
			add_item(model, run.first + i, row);
	}
}

void
items_build(struct model *model)
{
	struct run run = { 0 };

	for (; run.first < model->questions.count && !model->failed; run.first += run.count) {
		run = find_run(model, run.first);
		add_run(model, run);
	}
}
