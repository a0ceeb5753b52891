/* plan_lists.c - the end of plan JSON: messages, the help page, and what the rest names (DESIGN.md 5). */
#include "export/plan_named.h"

static void
put_advice(struct named *n, const char *key, const char *what, struct pack_list list)
{
	uint32_t i;

	json_out_key(&n->out, key);
	json_out_array(&n->out);
	for (i = 0; i < list.count; i++) {
		const struct pack_advice *advice = &n->pack->advice[n->pack->numbers[list.first + i]];

		json_out_object(&n->out);
		named_put_text(n, what, advice->text);
		named_put_text(n, "why", advice->why);
		named_put_sources_if(n, "source", advice->sources);
		json_out_object_end(&n->out);
	}
	json_out_array_end(&n->out);
}

static void
put_help_parts(struct named *n, const struct pack_help *help)
{
	put_advice(n, "steps", "do", help->steps);
	put_advice(n, "never", "do_not", help->never);
	named_put_contacts(n, help->contacts);
}

static void
put_urgent(struct named *n)
{
	const struct pack_help *page = &n->pack->help[0];
	uint32_t i;

	json_out_key(&n->out, "urgent");
	json_out_object(&n->out);
	named_put_text(n, "title", page->title);
	named_put_text(n, "intro", page->intro);
	put_help_parts(n, page);
	if (n->pack->help_count > 1) {
		json_out_key(&n->out, "cases");
		json_out_array(&n->out);
		for (i = 1; i < n->pack->help_count; i++) {
			json_out_object(&n->out);
			named_put_id(n, "id", n->pack->help[i].id);
			named_put_text(n, "title", n->pack->help[i].title);
			put_help_parts(n, &n->pack->help[i]);
			named_put_sources(n, "source", n->pack->help[i].sources);
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
		named_put_id(n, "id", message->id);
		named_put_text(n, "title", message->title);
		named_put_text(n, "to", message->to);
		named_put_text(n, "body", message->body);
		named_put_sources_if(n, "source", message->sources);
		json_out_object_end(&n->out);
	}
	json_out_array_end(&n->out);
}

static void
put_contact(struct named *n, const struct pack_contact *contact)
{
	uint32_t i;

	json_out_object(&n->out);
	named_put_id(n, "id", contact->id);
	named_put_text(n, "name", contact->name);
	named_put_text(n, "for", contact->whom);
	named_put_text_if(n, "phone", contact->phone);
	named_put_text(n, "url", contact->url);
	if (!pack_is_stale(n->pack, n->plan->today))
		named_put_text_if(n, "hours", contact->hours);
	if (contact->age_from >= 0) {
		json_out_key(&n->out, "ages");
		json_out_array(&n->out);
		json_out_whole(&n->out, contact->age_from);
		json_out_whole(&n->out, contact->age_to);
		json_out_array_end(&n->out);
	}
	named_put_text_if(n, "eligibility", contact->eligibility);
	json_out_key(&n->out, "nations");
	json_out_array(&n->out);
	for (i = 0; i < contact->nations.count; i++)
		json_out_string(&n->out, pack_id(n->pack, n->pack->numbers[contact->nations.first + i]));
	json_out_array_end(&n->out);
	named_put_day(n, "checked", contact->checked);
	named_put_sources_if(n, "source", contact->sources);
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
		named_put_id(n, "id", source->id);
		named_put_text(n, "title", source->title);
		named_put_text(n, "publisher", source->publisher);
		named_put_id(n, "date", source->date);
		named_put_id(n, "url", source->url);
		named_put_day(n, "checked", source->checked);
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
	named_put_text(n, "role", n->pack->sign_off_role);
	named_put_text(n, "organisation", n->pack->sign_off_organisation);
	named_put_day(n, "date", n->pack->sign_off_date);
	json_out_object_end(&n->out);
}

void
named_put_ends(struct named *n)
{
	put_messages(n);
	put_urgent(n);
	put_named_lists(n);
	put_sign_off(n);
	named_put_day(n, "review_by", n->pack->review_by);
}
