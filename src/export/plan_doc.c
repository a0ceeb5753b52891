/* plan_doc.c - a plan as the neutral document: what is said and in which order, once for every format (DESIGN.md 7). */
#include <closeknit/audit.h>
#include <closeknit/doc.h>
#include <closeknit/engine.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>

#include "base/say.h"
#include "export/action_doc.h"
#include "export/cards_doc.h"
#include "export/contacts.h"
#include "export/help_sheet.h"
#include "export/help_side.h"
#include "export/sources_doc.h"
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
		/* Many have commas of their own. */
		if (i > 0)
			buf_puts(&labels, "; ");
		pack_put_text(pack, pack->options[plan->audit->chosen[answer->first + i]].label, pack->items[item].option, &labels);
	}
	if (answer->count > 0)
		doc_add(doc, DOC_PARAGRAPH, 0, _("Already in place. %s %s."), buf_text(&ask), buf_text(&labels));
	if (ask.failed || labels.failed)
		doc->failed = true;
	buf_clear(&ask);
	buf_clear(&labels);
}

/* The action's title with "{item}" filled in. */
static void
put_title(const struct plan *plan, size_t index, struct buf *out)
{
	pack_put_text(plan->pack, plan->pack->actions[plan->actions[index].action].title, plan->actions[index].option, out);
}

/* "Make Instagram private (3 minutes)"; with the number of its card where cards may lie on the table. */
static void
put_title_and_effort(const struct plan *plan, size_t index, bool with_card, struct buf *out)
{
	const uint32_t action = plan->actions[index].action;

	put_title(plan, index, out);
	buf_puts(out, " (");
	words_put_minutes(plan->pack->actions[action].minutes, out);
	if (with_card) {
		buf_puts(out, "; ");
		/* TRANSLATORS: number of a printed card. */
		buf_printf(out, _("card %u"), (unsigned)action_number(action));
	}
	buf_putc(out, ')');
}

static void
add_first(struct doc *doc, const struct plan *plan, bool with_card)
{
	size_t i;

	if (plan->first_count == 0) {
		SAY(doc, DOC_PARAGRAPH, 0, "%s", export_nothing_to_do(plan->score));
		return;
	}
	SAY(doc, DOC_HEADING, 2, "%s", ngettext("The first thing to do", "The first things to do", plan->first_count));
	for (i = 0; i < plan->first_count; i++) {
		struct buf text = { 0 };
		struct doc_block *step;

		put_title_and_effort(plan, plan->first[i], with_card, &text);
		if ((step = doc_add(doc, DOC_STEP, 0, "%s", buf_text(&text))) != NULL)
			step->number = (uint32_t)i + 1;
		doc->failed |= text.failed;
		buf_clear(&text);
	}
}

/* Whether that card is named above already, or earlier in the plan: actions for several items share one. */
static bool
is_card_named(const struct plan *plan, size_t index)
{
	size_t i;

	for (i = 0; i < plan->first_count; i++)
		if (plan->actions[plan->first[i]].action == plan->actions[index].action)
			return true;
	for (i = 0; i < index; i++)
		if (plan->actions[i].open && plan->actions[i].action == plan->actions[index].action)
			return true;
	return false;
}

/* More numbers than this would be no help. */
enum { CARDS_MAX = 12 };

/* For a room with one printer: the cards of what is to be done next, in the plan's order. */
static void
add_cards(struct doc *doc, const struct plan *plan)
{
	struct buf cards = { 0 };
	size_t count = 0, i;

	for (i = 0; i < plan->action_count && count < CARDS_MAX; i++) {
		if (!plan->actions[i].open || is_card_named(plan, i))
			continue;
		buf_printf(&cards, "%s%u", count > 0 ? ", " : "", (unsigned)action_number(plan->actions[i].action));
		count++;
	}
	if (cards.len > 0)
		/* TRANSLATORS: numbers of printed cards. */
		SAY(doc, DOC_PARAGRAPH, 0, _("Cards for later, in this order: %s."), buf_text(&cards));
	doc->failed |= cards.failed;
	buf_clear(&cards);
}

/* A line on what was decided about an action, where something was. */
static void
add_mark(struct doc *doc, const struct plan_action *row)
{
	struct buf day = { 0 };

	if (row->done != DATE_NONE) {
		export_put_day(row->done, &day);
		SAY(doc, DOC_PARAGRAPH, 1, _("Done on %s."), buf_text(&day));
	} else if (row->kept != DATE_NONE) {
		export_put_day(row->kept, &day);
		SAY(doc, DOC_PARAGRAPH, 1, _("On %s you chose to leave this as it is."), buf_text(&day));
	} else if (row->aside != DATE_NONE && !row->open) {
		export_put_day(row->aside, &day);
		SAY(doc, DOC_PARAGRAPH, 1, _("Not now. Look at it again on %s."), buf_text(&day));
	}
	doc->failed |= day.failed;
	buf_clear(&day);
}

static void
add_action(struct doc *doc, const struct plan *plan, size_t index, const uint32_t *numbers)
{
	const struct plan_action *row = &plan->actions[index];
	const struct pack_action *action = &plan->pack->actions[row->action];
	const struct opened o = { .doc = doc, .pack = plan->pack, .plan = plan, .option = row->option, .today = plan->today, .numbers = numbers,
		.on_card = action_has_words(plan->pack, row) };
	struct buf title = { 0 }, note = { 0 };
	struct doc_block *tick;

	put_title(plan, index, &title);
	words_put_minutes(action->minutes, &note);
	buf_printf(&note, "; %s", words_who(action->who));
	if ((tick = words_quoted(doc, plan->pack, action->title, doc_add(doc, DOC_TICK, 0, "%s", buf_text(&title)))) != NULL) {
		tick->ticked = row->done != DATE_NONE;
		tick->note = doc_text(doc, buf_text(&note));
	}
	doc->failed |= title.failed || note.failed;
	buf_clear(&title);
	buf_clear(&note);
	add_mark(doc, row);
	if (row->open)
		action_add_body(&o, row->action);
}

static void
add_actions(struct doc *doc, const struct plan *plan, const uint32_t *numbers)
{
	int due;
	size_t i;

	for (due = DUE_TODAY; due <= DUE_MONTH; due++) {
		bool begun = false;

		for (i = 0; i < plan->action_count; i++) {
			if (plan->pack->actions[plan->actions[i].action].due != due)
				continue;
			if (!begun)
				SAY(doc, DOC_HEADING, 2, "%s", export_due_title(due));
			begun = true;
			add_action(doc, plan, i, numbers);
		}
	}
}

static void
add_sitting(struct doc *doc, const struct plan *plan)
{
	size_t i;

	if (plan->minutes == 0)
		return;
	SAY(doc, DOC_HEADING, 2, ngettext("Your next %d minute", "Your next %d minutes", (unsigned long)plan->minutes), plan->minutes);
	for (i = 0; i < plan->action_count; i++) {
		struct buf text = { 0 };

		if (!plan->actions[i].sitting)
			continue;
		put_title_and_effort(plan, i, false, &text);
		doc_add(doc, DOC_ITEM, 0, "%s", buf_text(&text));
		doc->failed |= text.failed;
		buf_clear(&text);
	}
}

static void
add_messages(struct doc *doc, const struct plan *plan)
{
	size_t i;

	if (plan->message_count == 0)
		return;
	SAY(doc, DOC_HEADING, 2, "%s", _("Messages you can send"));
	SAY(doc, DOC_PARAGRAPH, 0, "%s", _("Change the words as you like. Fill in the lines by hand. If sending one could make things hard for you, leave it out."));
	for (i = 0; i < plan->message_count; i++) {
		const struct pack_message *message = &plan->pack->messages[plan->messages[i]];

		words_add(doc, DOC_HEADING, 3, plan->pack, message->title);
		doc_add(doc, DOC_PARAGRAPH, 0, _("To: %s"), pack_text(plan->pack, message->to));
		words_add(doc, DOC_MESSAGE, 0, plan->pack, message->body);
	}
}

/* The number comes last on paper, with its range, and says whose it is. */
static void
add_count(struct doc *doc, const struct plan *plan)
{
	if (!plan->score->has_score)
		return;
	SAY(doc, DOC_HEADING, 2, "%s", _("How this is counted"));
	doc_add_count(doc, plan->score);
}

/* In few words it names the topics, and draws no bars. */
static void
add_page_one(struct doc *doc, const struct plan *plan, bool with_card, bool in_few_words)
{
	struct buf day = { 0 };

	export_put_day(plan->today, &day);
	SAY(doc, DOC_HEADING, 1, "%s", doc->title);
	SAY(doc, DOC_PARAGRAPH, 0, "%s", buf_text(&day));
	doc->failed |= day.failed;
	buf_clear(&day);
	words_add_past(doc, plan->pack, plan->today);
	add_one_in_place(doc, plan);
	if (in_few_words)
		doc_add_in_place_briefly(doc, plan->score);
	else
		doc_add_in_place(doc, plan->score);
	add_first(doc, plan, with_card);
	if (with_card)
		add_cards(doc, plan);
	SAY(doc, DOC_PARAGRAPH, 0, "%s",
	    _("If something has happened: see the last page. In danger now? Call 999. If not, call the police on 101."));
	/* Else it stands with what comes of the checklist, at the end. */
	if (with_card)
		words_add_unsigned(doc, plan->pack);
}

/* One side, so that with the page for the fridge it is a sheet of paper: printed alone, or taken from the rest. */
static void
add_side_one(struct doc *doc, const struct plan *plan, const struct export_options *options)
{
	const struct filling f = { .doc = doc, .pack = plan->pack, .side = help_side_of(options), .is_plain = true, .is_close = true };
	const bool with_card = options != NULL && options->short_form;

	doc->sides = 1;
	add_page_one(doc, plan, with_card, false);
	/* Where titles of topics are long, bars would push the rest of it over the page's end; an eighth more is drawn in. */
	if (help_side_measure(&f, 0) <= help_side_height(&f) * 9 / 8)
		return;
	doc->count = 0;
	add_page_one(doc, plan, with_card, true);
}

/* What a family turns to when the plan is put away: where it comes from, whom to call, and last the page for the fridge. */
static void
add_end(struct doc *doc, const struct plan *plan, const struct export_options *options, const uint32_t *numbers)
{
	const struct pack *pack = plan->pack;

	add_count(doc, plan);
	sources_add(doc, pack, numbers);
	words_add_colophon(doc, pack);
	words_add_changes(doc);
	if (!help_sheet_is_whole(doc, pack, options)) {
		help_sheet_add_steps(doc, pack);
		SAY(doc, DOC_HEADING, 2, "%s", _("Whom to call"));
		contacts_add_all(doc, pack, 3, plan->today);
	}
}

void
doc_from_plan(struct doc *doc, const struct plan *plan, const struct export_options *options)
{
	const bool is_short = options != NULL && options->short_form;
	const uint32_t *numbers;

	words_begin(doc, plan->pack, _("Family photo plan"));
	words_foot(doc, plan->pack, plan->today, options != NULL && options->large_print ? NULL :
	    is_short ? "closeknit plan --short --large-print" : "closeknit plan --large-print");
	add_side_one(doc, plan, options);
	if (!is_short) {
		numbers = sources_of_plan(doc, plan);
		if (plan->action_count > 0) {
			doc_add(doc, DOC_PAGE, 0, "%s", "");
			SAY(doc, DOC_HEADING, 2, "%s", _("Before you start"));
			action_add_before_you_start(doc);
		}
		add_sitting(doc, plan);
		add_actions(doc, plan, numbers);
		cards_add_talks(doc, plan, numbers);
		add_messages(doc, plan);
		add_end(doc, plan, options, numbers);
	}
	help_sheet_add(doc, plan->pack, options);
}
