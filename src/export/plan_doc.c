/* plan_doc.c - a plan as the neutral document: what is said and in which order, once for every format (DESIGN.md 7). */
#include <closeknit/audit.h>
#include <closeknit/doc.h>
#include <closeknit/engine.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>

#include "base/say.h"
#include "export/words.h"

/* The item that does most for the score among those in place, or PACK_NONE. */
static uint32_t
best_in_place(const struct score *score)
{
	uint32_t best = PACK_NONE, most = 0, i;

	for (i = 0; i < score->pack->item_count; i++) {
		const struct pack_question *question = &score->pack->questions[score->pack->items[i].question];
		uint32_t worth = question->weight * score->pack->topics[question->topic].weight;

		if (score->items[i].in_place && worth > most) {
			best = i;
			most = worth;
		}
	}
	return best;
}

/* One thing that is in place already: the question and what was answered. */
static void
add_one_in_place(struct doc *doc, const struct plan *plan)
{
	const struct pack *pack = plan->pack;
	uint32_t item = best_in_place(plan->score), i;
	const struct audit_answer *answer;
	struct buf ask = { 0 }, labels = { 0 };

	if (item == PACK_NONE)
		return;
	answer = &plan->audit->answers[item];
	pack_put_text(pack, pack->questions[pack->items[item].question].ask, pack->items[item].option, &ask);
	for (i = 0; i < answer->count; i++) {
		if (i > 0)
			buf_puts(&labels, ", ");
		pack_put_text(pack, pack->options[plan->audit->chosen[answer->first + i]].label, pack->items[item].option, &labels);
	}
	if (answer->count > 0)
		doc_add(doc, DOC_PARAGRAPH, 0, _("Already in place. %s %s."), buf_text(&ask), buf_text(&labels));
	if (ask.failed || labels.failed)
		doc->failed = true;
	buf_clear(&ask);
	buf_clear(&labels);
}

/* The action's title with "{item}" filled in, the caller's to clear. */
static void
put_title(const struct plan *plan, size_t index, struct buf *out)
{
	pack_put_text(plan->pack, plan->pack->actions[plan->actions[index].action].title, plan->actions[index].option, out);
}

static void
add_first(struct doc *doc, const struct plan *plan)
{
	size_t i;

	if (plan->first_count == 0) {
		doc_add(doc, DOC_PARAGRAPH, 0, "%s",
		    plan->score->has_score ? _("There is nothing more to do for now. Look again in 3 months.")
					   : _("Answer a few questions first. Then your first steps stand here."));
		return;
	}
	doc_add(doc, DOC_HEADING, 2, "%s", ngettext("The first thing to do", "The first things to do", plan->first_count));
	for (i = 0; i < plan->first_count; i++) {
		struct buf title = { 0 }, minutes = { 0 };
		struct doc_block *step;

		put_title(plan, plan->first[i], &title);
		words_put_minutes(plan->pack->actions[plan->actions[plan->first[i]].action].minutes, &minutes);
		if ((step = doc_add(doc, DOC_STEP, 0, "%s (%s)", buf_text(&title), buf_text(&minutes))) != NULL)
			step->number = (uint32_t)i + 1;
		buf_clear(&title);
		buf_clear(&minutes);
	}
}

/* A line on what was decided about an action, where something was. */
static void
add_mark(struct doc *doc, const struct plan_action *row)
{
	struct buf day = { 0 };

	if (row->done != DATE_NONE) {
		export_put_day(row->done, &day);
		doc_add(doc, DOC_PARAGRAPH, 1, _("Done on %s."), buf_text(&day));
	} else if (row->kept != DATE_NONE) {
		export_put_day(row->kept, &day);
		doc_add(doc, DOC_PARAGRAPH, 1, _("On %s you chose to leave this as it is."), buf_text(&day));
	} else if (row->aside != DATE_NONE && !row->open) {
		export_put_day(row->aside, &day);
		doc_add(doc, DOC_PARAGRAPH, 1, _("Not now. Look at it again on %s."), buf_text(&day));
	}
	buf_clear(&day);
}

static void
add_action(struct doc *doc, const struct plan *plan, size_t index)
{
	const struct plan_action *row = &plan->actions[index];
	const struct pack_action *action = &plan->pack->actions[row->action];
	struct buf title = { 0 }, note = { 0 };
	struct doc_block *tick;

	put_title(plan, index, &title);
	words_put_minutes(action->minutes, &note);
	buf_printf(&note, "; %s", words_who(action->who));
	if ((tick = doc_add(doc, DOC_TICK, 0, "%s", buf_text(&title))) != NULL) {
		tick->ticked = row->done != DATE_NONE;
		tick->note = doc_text(doc, buf_text(&note));
	}
	buf_clear(&title);
	buf_clear(&note);
	add_mark(doc, row);
	if (row->open)
		doc_from_action(doc, plan, index);
}

static void
add_actions(struct doc *doc, const struct plan *plan)
{
	int due;
	size_t i;

	for (due = DUE_TODAY; due <= DUE_MONTH; due++) {
		bool begun = false;

		for (i = 0; i < plan->action_count; i++) {
			if (plan->pack->actions[plan->actions[i].action].due != due)
				continue;
			if (!begun)
				doc_add(doc, DOC_HEADING, 2, "%s", export_due_title(due));
			begun = true;
			add_action(doc, plan, i);
		}
	}
}

static void
add_sitting(struct doc *doc, const struct plan *plan)
{
	size_t i;

	if (plan->minutes == 0)
		return;
	doc_add(doc, DOC_HEADING, 2, ngettext("Your next %d minute", "Your next %d minutes", (unsigned long)plan->minutes), plan->minutes);
	for (i = 0; i < plan->action_count; i++) {
		struct buf title = { 0 }, minutes = { 0 };

		if (!plan->actions[i].sitting)
			continue;
		put_title(plan, i, &title);
		words_put_minutes(plan->pack->actions[plan->actions[i].action].minutes, &minutes);
		doc_add(doc, DOC_ITEM, 0, "%s (%s)", buf_text(&title), buf_text(&minutes));
		buf_clear(&title);
		buf_clear(&minutes);
	}
}

static void
add_messages(struct doc *doc, const struct plan *plan)
{
	size_t i;

	if (plan->message_count == 0)
		return;
	doc_add(doc, DOC_PAGE, 0, "%s", "");
	doc_add(doc, DOC_HEADING, 2, "%s", _("Messages you can send"));
	doc_add(doc, DOC_PARAGRAPH, 0, "%s", _("Change the words as you like. Fill in the lines by hand. If sending one could make things hard for you, leave it out."));
	for (i = 0; i < plan->message_count; i++) {
		const struct pack_message *message = &plan->pack->messages[plan->messages[i]];

		doc_add(doc, DOC_HEADING, 3, "%s", pack_text(plan->pack, message->title));
		doc_add(doc, DOC_PARAGRAPH, 0, _("To: %s"), pack_text(plan->pack, message->to));
		doc_add(doc, DOC_MESSAGE, 0, "%s", pack_text(plan->pack, message->body));
	}
}

/* The number comes last on paper, with its range, and says whose it is. */
static void
add_count(struct doc *doc, const struct plan *plan)
{
	if (!plan->score->has_score)
		return;
	doc_add(doc, DOC_HEADING, 2, "%s", _("How this is counted"));
	doc_add_count(doc, plan->score);
}

static void
mark_sources(const struct pack *pack, struct pack_list list, bool *used)
{
	uint32_t i;

	for (i = 0; i < list.count; i++)
		used[pack->numbers[list.first + i]] = true;
}

static void
add_sources(struct doc *doc, const struct plan *plan)
{
	const struct pack *pack = plan->pack;
	bool *used = arena_array(&doc->arena, (size_t)pack->source_count + 1, sizeof(*used));
	uint32_t s;
	size_t i;

	if (used == NULL) {
		doc->failed = true;
		return;
	}
	for (i = 0; i < plan->action_count; i++) {
		const struct plan_action *row = &plan->actions[i];

		mark_sources(pack, pack->actions[row->action].sources, used);
		mark_sources(pack, pack_steps_of(pack, row->action, row->option)->sources, used);
	}
	mark_sources(pack, pack->topics[0].sources, used);
	doc_add(doc, DOC_HEADING, 2, "%s", _("Where this comes from"));
	for (s = 0; s < pack->source_count; s++) {
		const struct pack_source *source = &pack->sources[s];
		struct buf day = { 0 };
		struct doc_block *link;

		if (!used[s])
			continue;
		export_put_day(source->checked, &day);
		/* TRANSLATORS: publisher, title, date of the source, date it was looked at. */
		link = doc_add(doc, DOC_LINK, 0, _("%s, \"%s\" (%s), last looked at on %s."), pack_text(pack, source->publisher),
		    pack_text(pack, source->title), pack_id(pack, source->date), buf_text(&day));
		if (link != NULL)
			link->url = doc_text(doc, pack_id(pack, source->url));
		buf_clear(&day);
	}
}

static void
add_colophon(struct doc *doc, const struct plan *plan)
{
	const struct pack *pack = plan->pack;
	struct buf reviewed = { 0 }, due = { 0 };

	export_put_day(pack->reviewed, &reviewed);
	export_put_day(pack->review_by, &due);
	doc_add(doc, DOC_RULE, 0, "%s", "");
	doc_add(doc, DOC_PARAGRAPH, 0, _("%s, version %s. Last reviewed on %s; next review by %s."), pack_text(pack, pack->title),
	    pack_text(pack, pack->version), buf_text(&reviewed), buf_text(&due));
	if (pack->sign_off_date == DATE_NONE)
		doc_add(doc, DOC_PARAGRAPH, 0, "%s", _("Not yet signed off by a safeguarding lead."));
	else
		doc_add(doc, DOC_PARAGRAPH, 0, _("Signed off by %s, %s."), pack_text(pack, pack->sign_off_role),
		    pack_text(pack, pack->sign_off_organisation));
	if (pack_is_past(pack, plan->today))
		doc_add(doc, DOC_PARAGRAPH, 0, _("This checklist was due to be looked at again on %s. Some of it may be out of date."), buf_text(&due));
	doc_add(doc, DOC_PARAGRAPH, 0, "%s",
	    _("Menus, phone numbers and opening hours may have changed since then. Each address above leads to the latest."));
	buf_clear(&reviewed);
	buf_clear(&due);
}

void
doc_from_plan(struct doc *doc, const struct plan *plan)
{
	struct buf day = { 0 };

	doc->language = pack_id(plan->pack, plan->pack->language);
	doc->title = _("Family photo plan");
	export_put_day(plan->today, &day);
	doc_add(doc, DOC_HEADING, 1, "%s", doc->title);
	doc_add(doc, DOC_PARAGRAPH, 0, "%s", buf_text(&day));
	buf_clear(&day);
	add_one_in_place(doc, plan);
	doc_add_in_place(doc, plan->score);
	add_first(doc, plan);
	add_sitting(doc, plan);
	add_actions(doc, plan);
	add_messages(doc, plan);
	add_count(doc, plan);
	add_sources(doc, plan);
	doc_add(doc, DOC_PAGE, 0, "%s", "");
	doc_from_help(doc, plan->pack, HELP_PAGE, plan->today);
	add_colophon(doc, plan);
}
