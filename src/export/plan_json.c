/* plan_json.c - a plan as closeknit-plan/1 (DESIGN.md 5); the order of its actions is engine's. */
#include <closeknit/base.h>

#include <stdlib.h>

#include <closeknit/engine.h>
#include <closeknit/pack.h>

#include "export/formats.h"
#include "export/json_parts.h"

/* What the plan names, for the lists at its end. */
struct named {
	const struct plan *plan;
	const struct pack *pack;
	struct json_out out;
	bool *contacts, *sources;	/* a flag for each row of the pack's */
};

static const char *const kind_names[] = { "setting", "conversation", "message", "habit" };
static const char *const who_names[] = { "you", "together", "family", "organisation" };
static const char *const due_names[] = { "today", "week", "month" };

static void
put_text(struct named *n, const char *key, uint32_t text)
{
	json_out_key(&n->out, key);
	json_out_string(&n->out, pack_text(n->pack, text));
}

/* A key that is left out where the pack has nothing for it. */
static void
put_text_if(struct named *n, const char *key, uint32_t text)
{
	if (text != 0)
		put_text(n, key, text);
}

static void
put_id(struct named *n, const char *key, uint32_t id)
{
	json_out_key(&n->out, key);
	json_out_string(&n->out, pack_id(n->pack, id));
}

static void
put_day(struct named *n, const char *key, int32_t day)
{
	char text[DATE_TEXT];

	json_out_key(&n->out, key);
	if (day == DATE_NONE) {
		json_out_null(&n->out);
		return;
	}
	date_format(day, text);
	json_out_string(&n->out, text);
}

/* A text with "{item}" filled in for the repeat's option. */
static void
put_filled(struct named *n, uint32_t text, uint32_t option)
{
	struct buf filled = { 0 };

	pack_put_text(n->pack, text, option, &filled);
	json_out_string_len(&n->out, buf_text(&filled), filled.len);
	if (filled.failed)
		n->out.buf->failed = true;
	buf_clear(&filled);
}

static void
put_filled_list(struct named *n, const char *key, struct pack_list list, uint32_t option)
{
	uint32_t i;

	json_out_key(&n->out, key);
	json_out_array(&n->out);
	for (i = 0; i < list.count; i++)
		put_filled(n, n->pack->numbers[list.first + i], option);
	json_out_array_end(&n->out);
}

static void
put_sources(struct named *n, const char *key, struct pack_list list)
{
	uint32_t i;

	json_out_key(&n->out, key);
	json_out_array(&n->out);
	for (i = 0; i < list.count; i++) {
		uint32_t row = n->pack->numbers[list.first + i];

		n->sources[row] = true;
		json_out_string(&n->out, pack_id(n->pack, n->pack->sources[row].id));
	}
	json_out_array_end(&n->out);
}

static void
put_sources_if(struct named *n, const char *key, struct pack_list list)
{
	if (list.count > 0)
		put_sources(n, key, list);
}

static void
put_contacts(struct named *n, struct pack_list list)
{
	uint32_t i;

	json_out_key(&n->out, "contacts");
	json_out_array(&n->out);
	for (i = 0; i < list.count; i++) {
		uint32_t row = n->pack->numbers[list.first + i];

		n->contacts[row] = true;
		json_out_string(&n->out, pack_id(n->pack, n->pack->contacts[row].id));
	}
	json_out_array_end(&n->out);
}

static void
put_steps(struct named *n, const struct pack_steps *steps, uint32_t option)
{
	json_out_key(&n->out, "steps");
	json_out_object(&n->out);
	if (steps->form == STEPS_TALK) {
		json_out_key(&n->out, "aim");
		put_filled(n, steps->aim, option);
		put_filled_list(n, "start", steps->todo, option);
		put_filled_list(n, "words", steps->words, option);
		put_filled_list(n, "if_no", steps->if_no, option);
	} else {
		put_filled_list(n, "do", steps->todo, option);
		json_out_key(&n->out, "path");
		if (steps->path == 0)
			json_out_null(&n->out);
		else
			put_filled(n, steps->path, option);
		put_filled_list(n, "search", steps->search, option);
		put_sources(n, "source", steps->sources);
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
put_flag(struct named *n, const char *key, bool flag)
{
	json_out_key(&n->out, key);
	json_out_bool(&n->out, flag);
}

static void
put_action(struct named *n, size_t index)
{
	const struct plan_action *row = &n->plan->actions[index];
	const struct pack_action *action = &n->pack->actions[row->action];

	json_out_object(&n->out);
	json_out_key(&n->out, "id");
	put_action_id(n, index);
	put_id(n, "topic", n->pack->topics[row->topic].id);
	json_out_key(&n->out, "title");
	put_filled(n, action->title, row->option);
	json_out_key(&n->out, "why");
	put_filled(n, action->why, row->option);
	json_out_key(&n->out, "kind");
	json_out_string(&n->out, kind_names[action->kind]);
	json_out_key(&n->out, "who");
	json_out_string(&n->out, who_names[action->who]);
	json_out_key(&n->out, "due");
	json_out_string(&n->out, due_names[action->due]);
	json_out_key(&n->out, "minutes");
	json_out_whole(&n->out, action->minutes);
	json_out_key(&n->out, "gain");
	json_out_hundredths(&n->out, row->gain);
	put_flag(n, "critical", row->critical);
	put_flag(n, "removes", action->removes);
	put_flag(n, "noticed", action->noticed);
	put_day(n, "done", row->done);
	put_day(n, "aside", row->aside);
	put_day(n, "kept", row->kept);
	put_steps(n, pack_steps_of(n->pack, row->action, row->option), row->option);
	json_out_key(&n->out, "message");
	json_out_string(&n->out, action->message == PACK_NONE ? NULL : pack_id(n->pack, n->pack->messages[action->message].id));
	put_contacts(n, action->contacts);
	put_sources(n, "sources", action->sources);
	json_out_object_end(&n->out);
}

static void
put_advice(struct named *n, const char *key, const char *what, struct pack_list list)
{
	uint32_t i;

	json_out_key(&n->out, key);
	json_out_array(&n->out);
	for (i = 0; i < list.count; i++) {
		const struct pack_advice *advice = &n->pack->advice[n->pack->numbers[list.first + i]];

		json_out_object(&n->out);
		put_text(n, what, advice->text);
		put_text(n, "why", advice->why);
		put_sources_if(n, "source", advice->sources);
		json_out_object_end(&n->out);
	}
	json_out_array_end(&n->out);
}

static void
put_help_parts(struct named *n, const struct pack_help *help)
{
	put_advice(n, "steps", "do", help->steps);
	put_advice(n, "never", "do_not", help->never);
	put_contacts(n, help->contacts);
}

static void
put_urgent(struct named *n)
{
	const struct pack_help *page = &n->pack->help[0];
	uint32_t i;

	json_out_key(&n->out, "urgent");
	json_out_object(&n->out);
	put_text(n, "title", page->title);
	put_text(n, "intro", page->intro);
	put_help_parts(n, page);
	if (n->pack->help_count > 1) {
		json_out_key(&n->out, "cases");
		json_out_array(&n->out);
		for (i = 1; i < n->pack->help_count; i++) {
			json_out_object(&n->out);
			put_id(n, "id", n->pack->help[i].id);
			put_text(n, "title", n->pack->help[i].title);
			put_help_parts(n, &n->pack->help[i]);
			put_sources(n, "source", n->pack->help[i].sources);
			json_out_object_end(&n->out);
		}
		json_out_array_end(&n->out);
	}
	json_out_object_end(&n->out);
}

static void
put_messages(struct named *n)
{
	size_t i;

	json_out_key(&n->out, "messages");
	json_out_array(&n->out);
	for (i = 0; i < n->plan->message_count; i++) {
		const struct pack_message *message = &n->pack->messages[n->plan->messages[i]];

		json_out_object(&n->out);
		put_id(n, "id", message->id);
		put_text(n, "title", message->title);
		put_text(n, "to", message->to);
		put_text(n, "body", message->body);
		put_sources_if(n, "source", message->sources);
		json_out_object_end(&n->out);
	}
	json_out_array_end(&n->out);
}

static void
put_contact(struct named *n, const struct pack_contact *contact)
{
	uint32_t i;

	json_out_object(&n->out);
	put_id(n, "id", contact->id);
	put_text(n, "name", contact->name);
	put_text(n, "for", contact->whom);
	put_text_if(n, "phone", contact->phone);
	put_text(n, "url", contact->url);
	put_text_if(n, "hours", contact->hours);
	if (contact->age_from >= 0) {
		json_out_key(&n->out, "ages");
		json_out_array(&n->out);
		json_out_whole(&n->out, contact->age_from);
		json_out_whole(&n->out, contact->age_to);
		json_out_array_end(&n->out);
	}
	put_text_if(n, "eligibility", contact->eligibility);
	json_out_key(&n->out, "nations");
	json_out_array(&n->out);
	for (i = 0; i < contact->nations.count; i++)
		json_out_string(&n->out, pack_id(n->pack, n->pack->numbers[contact->nations.first + i]));
	json_out_array_end(&n->out);
	put_day(n, "checked", contact->checked);
	put_sources_if(n, "source", contact->sources);
	json_out_object_end(&n->out);
}

static void
put_named_lists(struct named *n)
{
	uint32_t i;

	json_out_key(&n->out, "contacts");
	json_out_array(&n->out);
	for (i = 0; i < n->pack->contact_count; i++)
		if (n->contacts[i])
			put_contact(n, &n->pack->contacts[i]);
	json_out_array_end(&n->out);

	json_out_key(&n->out, "sources");
	json_out_array(&n->out);
	for (i = 0; i < n->pack->source_count; i++) {
		const struct pack_source *source = &n->pack->sources[i];

		if (!n->sources[i])
			continue;
		json_out_object(&n->out);
		put_id(n, "id", source->id);
		put_text(n, "title", source->title);
		put_text(n, "publisher", source->publisher);
		put_id(n, "date", source->date);
		put_id(n, "url", source->url);
		put_day(n, "checked", source->checked);
		json_out_object_end(&n->out);
	}
	json_out_array_end(&n->out);
}

static void
put_sign_off(struct named *n)
{
	json_out_key(&n->out, "sign_off");
	if (n->pack->sign_off_date == DATE_NONE) {
		json_out_null(&n->out);
		return;
	}
	json_out_object(&n->out);
	put_text(n, "role", n->pack->sign_off_role);
	put_text(n, "organisation", n->pack->sign_off_organisation);
	put_day(n, "date", n->pack->sign_off_date);
	json_out_object_end(&n->out);
}

static void
put_head(struct named *n)
{
	const struct score *score = n->plan->score;
	size_t i;

	json_out_key(&n->out, "format");
	json_out_string(&n->out, "closeknit-plan/1");
	put_id(n, "pack", n->pack->id);
	json_out_key(&n->out, "serial");
	json_out_whole(&n->out, n->pack->serial);
	put_day(n, "date", n->plan->today);
	export_standing(&n->out, score);
	json_out_key(&n->out, "score_after_today");
	if (score->has_score)
		json_out_hundredths(&n->out, n->plan->after_today);
	else
		json_out_null(&n->out);
	json_out_key(&n->out, "score_with_done");
	if (score->has_score)
		json_out_hundredths(&n->out, n->plan->with_done);
	else
		json_out_null(&n->out);
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
	put_messages(n);
	put_urgent(n);
	put_named_lists(n);
	put_sign_off(n);
	put_day(n, "review_by", n->pack->review_by);
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
