/* action_doc.c - one action, opened, as blocks of the neutral document; where it stands in one is the plan's. */
#include "export/action_doc.h"

#include <closeknit/doc.h>
#include <closeknit/engine.h>
#include <closeknit/export.h>

#include "base/say.h"
#include "export/contacts.h"
#include "export/sources_doc.h"
#include "export/words.h"

/* A heading within a card, under the card's own. */
enum { CARD_PART_LEVEL = 3 };

/* What stands for the item on a card that is for all of them: a blank to fill in, as in a message. */
static const char item_blank[] = "____";

void
action_put_filled(const struct opened *o, uint32_t text, struct buf *out)
{
	if (o->option != PACK_NONE)
		pack_put_text(o->pack, text, o->option, out);
	else
		pack_put_text_with(o->pack, text, item_blank, out);
}

/* A block whose text is a pack's with "{item}" filled in. */
static struct doc_block *
add_filled(const struct opened *o, enum doc_kind kind, int level, uint32_t text)
{
	struct buf filled = { 0 };
	struct doc_block *block;

	action_put_filled(o, text, &filled);
	block = words_quoted(o->doc, o->pack, text, doc_add(o->doc, kind, level, "%s", buf_text(&filled)));
	o->doc->failed |= filled.failed;
	buf_clear(&filled);
	return block;
}

/* On paper, the numbers of the sources behind a sentence. */
static void
put_references(const struct opened *o, struct pack_list list, struct buf *out)
{
	struct buf numbers = { 0 };

	if (o->numbers == NULL || list.count == 0)
		return;
	sources_put(o->numbers, o->pack, list, &numbers);
	buf_printf(out, " [%s]", buf_text(&numbers));
	out->failed |= numbers.failed;
	buf_clear(&numbers);
}

static void
add_list(const struct opened *o, enum doc_kind kind, struct pack_list list)
{
	uint32_t i;

	for (i = 0; i < list.count; i++) {
		struct doc_block *block = add_filled(o, kind, 1, o->pack->numbers[list.first + i]);

		if (block != NULL)
			block->number = i + 1;
	}
}

/* Where steps come from and when that was looked at. */
static void
add_step_sources(const struct opened *o, struct pack_list sources)
{
	uint32_t i;

	for (i = 0; i < sources.count; i++) {
		const struct pack_source *source = &o->pack->sources[o->pack->numbers[sources.first + i]];
		struct buf day = { 0 };

		export_put_day(source->checked, &day);
		/* TRANSLATORS: publisher, title of a help page, date. */
		doc_add(o->doc, DOC_PARAGRAPH, 1, _("From %s, \"%s\", last looked at on %s."), pack_text(o->pack, source->publisher),
		    pack_text(o->pack, source->title), buf_text(&day));
		o->doc->failed |= day.failed;
		buf_clear(&day);
	}
}

/* Where the setting may be, which is a hint: the menu, and the words to search the settings for ("private", "audience").  A hint that may be out of date is left out. */
static void
put_path(const struct opened *o, const struct pack_steps *steps, struct buf *out)
{
	struct buf path = { 0 };

	if (steps->path == 0 || pack_is_stale(o->pack, o->today))
		return;
	action_put_filled(o, steps->path, &path);
	put_references(o, steps->sources, &path);
	buf_printf(out, o->numbers != NULL ? _("Try: %s.") : _("You may find it under: %s"), buf_text(&path));
	out->failed |= path.failed;
	buf_clear(&path);
}

/* Where no path is shown, there is nothing that may not be there. */
static void
put_search(const struct opened *o, const struct pack_steps *steps, struct buf *out)
{
	const bool path_shown = steps->path != 0 && !pack_is_stale(o->pack, o->today);
	const struct pack_list search = steps->search;
	struct buf words = { 0 };
	uint32_t i;

	if (search.count == 0)
		return;
	for (i = 0; i < search.count; i++) {
		buf_puts(&words, i > 0 ? ", \"" : "\"");
		action_put_filled(o, o->pack->numbers[search.first + i], &words);
		buf_putc(&words, '"');
	}
	buf_printf(out, path_shown ? _("Not there? Search the settings for %s.") : _("Look for %s in the app or its settings."), buf_text(&words));
	out->failed |= words.failed;
	buf_clear(&words);
}

/* On paper in one paragraph, on a screen in two. */
static void
add_hints(const struct opened *o, const struct pack_steps *steps)
{
	struct buf hint = { 0 };

	put_path(o, steps, &hint);
	if (hint.len > 0 && o->numbers == NULL) {
		doc_add(o->doc, DOC_PARAGRAPH, 1, "%s", buf_text(&hint));
		buf_clear(&hint);
	} else if (hint.len > 0 && steps->search.count > 0) {
		buf_putc(&hint, ' ');
	}
	put_search(o, steps, &hint);
	if (hint.len > 0)
		doc_add(o->doc, DOC_PARAGRAPH, 1, "%s", buf_text(&hint));
	o->doc->failed |= hint.failed;
	buf_clear(&hint);
}

static void
add_goal(const struct opened *o, const struct pack_steps *steps)
{
	add_list(o, DOC_STEP, steps->todo);
	add_hints(o, steps);
	if (o->numbers == NULL && !pack_is_stale(o->pack, o->today))
		add_step_sources(o, steps->sources);
}

static void
add_talk(const struct opened *o, const struct pack_steps *steps)
{
	struct buf aim = { 0 };

	action_put_filled(o, steps->aim, &aim);
	doc_add(o->doc, DOC_PARAGRAPH, 1, _("What to aim at: %s"), buf_text(&aim));
	o->doc->failed |= aim.failed;
	buf_clear(&aim);
	SAY(o->doc, DOC_PARAGRAPH, 1, "%s", _("How to start:"));
	add_list(o, DOC_ITEM, steps->todo);
	if (steps->words.count > 0) {
		SAY(o->doc, DOC_PARAGRAPH, 1, "%s", _("Words you could use:"));
		add_list(o, DOC_ITEM, steps->words);
	}
	if (steps->if_no.count > 0) {
		SAY(o->doc, DOC_PARAGRAPH, 1, "%s", _("If the answer is no:"));
		add_list(o, DOC_ITEM, steps->if_no);
	}
}

static void
add_steps_row(const struct opened *o, const struct pack_steps *steps)
{
	if (steps->form == STEPS_TALK)
		add_talk(o, steps);
	else
		add_goal(o, steps);
}

/* On a card for every item: each item's own steps under its name, the same steps once. */
static void
add_steps_by_item(const struct opened *o, const struct pack_action *action)
{
	const struct pack_question *repeats = action->repeats != PACK_NONE ? &o->pack->questions[action->repeats] : NULL;
	uint32_t i, k;

	for (i = 0; i < action->steps_for_count; i++) {
		const struct pack_steps_for *row = &o->pack->steps_for[action->steps_for + i];
		struct opened one = *o;

		for (k = 0; row->id != 0 && repeats != NULL && k < repeats->option_count; k++)
			if (o->pack->options[repeats->first_option + k].id == row->id)
				one.option = repeats->first_option + k;
		if (one.option != PACK_NONE)
			/* TRANSLATORS: on a card for all of them, above what is for one: "For Facebook". */
			doc_add(o->doc, DOC_HEADING, CARD_PART_LEVEL, _("For %s"), pack_text(o->pack, o->pack->options[one.option].label));
		else
			SAY(o->doc, DOC_HEADING, CARD_PART_LEVEL, "%s", _("For others"));
		add_steps_row(&one, &o->pack->steps[row->steps]);
	}
}

/* Whether the card is for every item, with steps of its own for some. */
static bool
is_by_item(const struct opened *o, const struct pack_action *action)
{
	return o->option == PACK_NONE && action->steps == PACK_NONE;
}

void
action_add_steps(const struct opened *o, uint32_t action)
{
	const struct pack_action *row = &o->pack->actions[action];

	if (is_by_item(o, row))
		add_steps_by_item(o, row);
	else
		add_steps_row(o, pack_steps_of(o->pack, action, o->option));
}

static void
add_why(const struct opened *o, const struct pack_action *action)
{
	struct buf why = { 0 };

	action_put_filled(o, action->why, &why);
	put_references(o, action->sources, &why);
	words_quoted(o->doc, o->pack, action->why, doc_add(o->doc, DOC_PARAGRAPH, 1, "%s", buf_text(&why)));
	o->doc->failed |= why.failed;
	buf_clear(&why);
}

/* Whether the plan holds that message: its own condition may keep it out, and then nothing may name it. */
static bool
is_message_of(const struct plan *plan, uint32_t message)
{
	size_t i;

	for (i = 0; plan != NULL && i < plan->message_count; i++)
		if (plan->messages[i] == message)
			return true;
	return false;
}

static void
add_contacts(const struct opened *o, const struct pack_action *action)
{
	struct buf names = { 0 };

	if (action->contacts.count == 0)
		return;
	if (o->numbers == NULL) {
		SAY(o->doc, DOC_PARAGRAPH, 1, "%s", _("Who can help with this:"));
		doc_add_contacts(o->doc, o->pack, action->contacts, o->today);
		return;
	}
	contacts_put_names(o->pack, action->contacts, &names);
	/* TRANSLATORS: names of helplines. */
	doc_add(o->doc, DOC_PARAGRAPH, 1, _("Who can help: %s."), buf_text(&names));
	o->doc->failed |= names.failed;
	buf_clear(&names);
}

/* What is said before the steps of an action that takes something down, or that others may notice; on paper a line, since action_add_before_you_start has said it in full. */
static void
add_warnings(const struct opened *o, const struct pack_action *action)
{
	const bool brief = o->numbers != NULL;

	/* A card that has been cut out has no last page. */
	if (action->removes)
		SAY(o->doc, DOC_PARAGRAPH, 1, "%s", brief && o->plan == NULL ? _("Picture misused, or a threat? Delete nothing: see the help page.") :
		    brief ? _("Picture misused, or a threat? Delete nothing: see the last page.") :
		    _("Has someone misused a picture, or said they will? Then delete nothing. Read \"If something has happened\" first."));
	if (action->noticed)
		SAY(o->doc, DOC_PARAGRAPH, 1, "%s", brief ? _("Others may notice. Worried? Ask a helpline first.") :
		    _("Someone else may notice this. If that could make things hard for you, you can ask a helpline first."));
}

void
action_add_before_you_start(struct doc *doc)
{
	SAY(doc, DOC_PARAGRAPH, 0, "%s",
	    _("Has someone misused a picture, or said they will? Then delete nothing. Read \"If something has happened\" on the last page first."));
	SAY(doc, DOC_PARAGRAPH, 0, "%s",
	    _("Someone else may notice some of these steps. If that could make things hard for you, you can ask a helpline first: see \"Whom to call\"."));
	SAY(doc, DOC_PARAGRAPH, 0, "%s", _("Numbers like [1] lead to \"Where this comes from\"."));
}

void
action_add_body(const struct opened *o, uint32_t action)
{
	const struct pack_action *row = &o->pack->actions[action];
	const bool by_item = is_by_item(o, row) && !o->on_card;

	add_why(o, row);
	add_warnings(o, row);
	/* Behind the last item's steps they would seem to be that item's. */
	if (by_item)
		add_contacts(o, row);
	if (o->on_card)
		SAY(o->doc, DOC_PARAGRAPH, 1, _("The words for it are on card %u."), (unsigned)action_number(action));
	else
		action_add_steps(o, action);
	if (row->message != PACK_NONE && is_message_of(o->plan, row->message))
		doc_add(o->doc, DOC_PARAGRAPH, 1, o->numbers != NULL ? _("Message to copy: \"%s\".") : _("There is a message you can copy: \"%s\"."),
		    pack_text(o->pack, o->pack->messages[row->message].title));
	if (!by_item)
		add_contacts(o, row);
}

bool
action_has_words(const struct pack *pack, const struct plan_action *row)
{
	return pack_steps_of(pack, row->action, row->option)->form == STEPS_TALK;
}

void
doc_from_action(struct doc *doc, const struct plan *plan, size_t index)
{
	const struct plan_action *row = &plan->actions[index];
	const struct opened o = { .doc = doc, .pack = plan->pack, .plan = plan, .option = row->option, .today = plan->today };

	action_add_body(&o, row->action);
}
