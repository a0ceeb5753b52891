/* plan_json.c - a plan as closeknit-plan/1 (DESIGN.md 5); the order of its actions is engine's. */
#include <stdlib.h>

#include "export/formats.h"
#include "export/json_parts.h"
#include "export/plan_named.h"

static const char *const kind_names[] = { "setting", "conversation", "message", "habit" };
static const char *const who_names[] = { "you", "together", "family", "organisation" };
static const char *const due_names[] = { "today", "week", "month" };

static void
put_steps(struct named *n, const struct pack_steps *steps, uint32_t option)
{
	json_out_key(&n->out, "steps");
	json_out_object(&n->out);
	if (steps->form == STEPS_TALK) {
		json_out_key(&n->out, "aim");
		named_put_filled(n, steps->aim, option);
		named_put_filled_list(n, "start", steps->todo, option);
		named_put_filled_list(n, "words", steps->words, option);
		named_put_filled_list(n, "if_no", steps->if_no, option);
	} else {
		named_put_filled_list(n, "do", steps->todo, option);
		json_out_key(&n->out, "path");
		if (steps->path == 0 || pack_is_stale(n->pack, n->plan->today))
			json_out_null(&n->out);
		else
			named_put_filled(n, steps->path, option);
		named_put_filled_list(n, "search", steps->search, option);
		named_put_sources(n, "source", steps->sources);
	}
	json_out_object_end(&n->out);
}

static void
put_action_id(struct named *n, size_t index)
{
	json_out_raw(&n->out, "\"", 1);
	plan_put_id(n->plan, index, n->out.buf);
	buf_putc(n->out.buf, '"');
}

static void
put_action(struct named *n, size_t index)
{
	const struct plan_action *row = &n->plan->actions[index];
	const struct pack_action *action = &n->pack->actions[row->action];

	json_out_object(&n->out);
	json_out_key(&n->out, "id");
	put_action_id(n, index);
	named_put_id(n, "topic", n->pack->topics[row->topic].id);
	json_out_key(&n->out, "title");
	named_put_filled(n, action->title, row->option);
	json_out_key(&n->out, "why");
	named_put_filled(n, action->why, row->option);
	json_out_key(&n->out, "kind");
	json_out_string(&n->out, kind_names[action->kind]);
	json_out_key(&n->out, "who");
	json_out_string(&n->out, who_names[action->who]);
	json_out_key(&n->out, "due");
	json_out_string(&n->out, due_names[action->due]);
	export_count(&n->out, "minutes", action->minutes);
	json_out_key(&n->out, "gain");
	json_out_hundredths(&n->out, row->gain);
	named_put_flag(n, "critical", row->critical);
	named_put_flag(n, "removes", action->removes);
	named_put_flag(n, "noticed", action->noticed);
	named_put_day(n, "done", row->done);
	named_put_day(n, "aside", row->aside);
	named_put_day(n, "kept", row->kept);
	put_steps(n, pack_steps_of(n->pack, row->action, row->option), row->option);
	json_out_key(&n->out, "message");
	json_out_string(&n->out, action->message == PACK_NONE ? NULL : pack_id(n->pack, n->pack->messages[action->message].id));
	named_put_contacts(n, action->contacts);
	named_put_sources(n, "sources", action->sources);
	json_out_object_end(&n->out);
}

static void
put_head(struct named *n)
{
	const struct score *score = n->plan->score;
	size_t i;

	json_out_key(&n->out, "format");
	json_out_string(&n->out, "closeknit-plan/1");
	named_put_id(n, "pack", n->pack->id);
	export_count(&n->out, "serial", n->pack->serial);
	named_put_day(n, "date", n->plan->today);
	export_standing(&n->out, score);
	export_points(&n->out, "score_after_today", score->has_score, n->plan->after_today);
	export_points(&n->out, "score_with_done", score->has_score, n->plan->with_done);
	json_out_key(&n->out, "first");
	json_out_array(&n->out);
	for (i = 0; i < n->plan->first_count; i++)
		put_action_id(n, n->plan->first[i]);
	json_out_array_end(&n->out);
}

static void
put_plan(struct named *n)
{
	size_t i;

	json_out_object(&n->out);
	put_head(n);
	json_out_key(&n->out, "actions");
	json_out_array(&n->out);
	for (i = 0; i < n->plan->action_count; i++)
		put_action(n, i);
	json_out_array_end(&n->out);
	if (n->plan->minutes > 0) {
		json_out_key(&n->out, "sitting");
		json_out_array(&n->out);
		for (i = 0; i < n->plan->action_count; i++)
			if (n->plan->actions[i].sitting)
				put_action_id(n, i);
		json_out_array_end(&n->out);
	}
	named_put_ends(n);
	json_out_object_end(&n->out);
	buf_putc(n->out.buf, '\n');
}

int
plan_json_write(const struct plan *plan, struct buf *out, struct err *err)
{
	struct named n = { .plan = plan, .pack = plan->pack };

	/* One more than needed, so that an empty table is no failure. */
	n.contacts = calloc((size_t)plan->pack->contact_count + 1, sizeof(bool));
	n.sources = calloc((size_t)plan->pack->source_count + 1, sizeof(bool));
	if (n.contacts == NULL || n.sources == NULL) {
		free(n.contacts);
		free(n.sources);
		return err_memory(err);
	}
	json_out_init(&n.out, out, 0);
	put_plan(&n);
	free(n.contacts);
	free(n.sources);
	return buf_check(out, err);
}
