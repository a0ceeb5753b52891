/* action_doc.c - one action of a plan, opened, as blocks of the neutral document. */
#include <closeknit/doc.h>
#include <closeknit/engine.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>

#include "base/say.h"
#include "export/words.h"

/* After this long past its review, what changes often is left out: DESIGN.md 7 [months]. */
enum { STALE_MONTHS = 12 };

/* What one action's blocks are made from. */
struct opened {
	struct doc *doc;
	const struct pack *pack;
	uint32_t option;	/* the repeat's, for "{item}" */
	int32_t today;
};

/* A block whose text is a pack's with "{item}" filled in. */
static struct doc_block *
add_filled(const struct opened *o, enum doc_kind kind, int level, uint32_t text)
{
	struct buf filled = { 0 };
	struct doc_block *block;

	pack_put_text(o->pack, text, o->option, &filled);
	block = doc_add(o->doc, kind, level, "%s", buf_text(&filled));
	if (filled.failed)
		o->doc->failed = true;
	buf_clear(&filled);
	return block;
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
		buf_clear(&day);
	}
}

/* The words to search the settings for: "private", "audience". */
static void
add_search(const struct opened *o, struct pack_list search)
{
	struct buf words = { 0 };
	uint32_t i;

	if (search.count == 0)
		return;
	for (i = 0; i < search.count; i++) {
		buf_puts(&words, i > 0 ? ", \"" : "\"");
		pack_put_text(o->pack, o->pack->numbers[search.first + i], o->option, &words);
		buf_putc(&words, '"');
	}
	doc_add(o->doc, DOC_PARAGRAPH, 1, _("Not there? Search the settings for %s."), buf_text(&words));
	buf_clear(&words);
}

static void
add_goal(const struct opened *o, const struct pack_steps *steps)
{
	bool stale = pack_age_months(o->pack, o->today) >= STALE_MONTHS;

	add_list(o, DOC_STEP, steps->todo);
	if (steps->path != 0 && !stale) {
		struct buf path = { 0 };

		pack_put_text(o->pack, steps->path, o->option, &path);
		doc_add(o->doc, DOC_PARAGRAPH, 1, _("You may find it under: %s"), buf_text(&path));
		buf_clear(&path);
	}
	add_search(o, steps->search);
	if (!stale)
		add_step_sources(o, steps->sources);
}

static void
add_talk(const struct opened *o, const struct pack_steps *steps)
{
	struct buf aim = { 0 };

	pack_put_text(o->pack, steps->aim, o->option, &aim);
	doc_add(o->doc, DOC_PARAGRAPH, 1, _("What to aim at: %s"), buf_text(&aim));
	buf_clear(&aim);
	doc_add(o->doc, DOC_PARAGRAPH, 1, "%s", _("How to start:"));
	add_list(o, DOC_ITEM, steps->todo);
	if (steps->words.count > 0) {
		doc_add(o->doc, DOC_PARAGRAPH, 1, "%s", _("Words you could use:"));
		add_list(o, DOC_ITEM, steps->words);
	}
	if (steps->if_no.count > 0) {
		doc_add(o->doc, DOC_PARAGRAPH, 1, "%s", _("If the answer is no:"));
		add_list(o, DOC_ITEM, steps->if_no);
	}
}

void
doc_add_contacts(struct doc *doc, const struct pack *pack, struct pack_list list, int32_t today)
{
	bool stale = pack_age_months(pack, today) >= STALE_MONTHS;
	uint32_t i;

	for (i = 0; i < list.count; i++) {
		const struct pack_contact *contact = &pack->contacts[pack->numbers[list.first + i]];
		struct doc_block *block;

		doc_add(doc, DOC_ITEM, 1, "%s. %s", pack_text(pack, contact->name), pack_text(pack, contact->whom));
		if (contact->eligibility != 0)
			doc_add(doc, DOC_PARAGRAPH, 2, "%s", pack_text(pack, contact->eligibility));
		if (contact->phone != 0)
			doc_add(doc, DOC_PARAGRAPH, 2, _("Call %s"), pack_text(pack, contact->phone));
		if (contact->hours != 0 && !stale)
			doc_add(doc, DOC_PARAGRAPH, 2, "%s", pack_text(pack, contact->hours));
		if ((block = doc_add(doc, DOC_LINK, 2, "%s", _("On the web:"))) != NULL)
			block->url = doc_text(doc, pack_id(pack, contact->url));
	}
}

void
doc_from_action(struct doc *doc, const struct plan *plan, size_t index)
{
	const struct plan_action *row = &plan->actions[index];
	const struct pack *pack = plan->pack;
	const struct pack_action *action = &pack->actions[row->action];
	const struct pack_steps *steps = pack_steps_of(pack, row->action, row->option);
	const struct opened o = { .doc = doc, .pack = pack, .option = row->option, .today = plan->today };

	add_filled(&o, DOC_PARAGRAPH, 1, action->why);
	if (action->removes)
		doc_add(doc, DOC_PARAGRAPH, 1, "%s",
		    _("Has someone misused a picture, or said they will? Then delete nothing. Read \"If something has happened\" first."));
	if (action->noticed)
		doc_add(doc, DOC_PARAGRAPH, 1, "%s",
		    _("Someone else may notice this. If that could make things hard for you, you can ask a helpline first."));
	if (steps->form == STEPS_TALK)
		add_talk(&o, steps);
	else
		add_goal(&o, steps);
	if (action->message != PACK_NONE)
		doc_add(doc, DOC_PARAGRAPH, 1, _("There is a message you can copy: \"%s\"."),
		    pack_text(pack, pack->messages[action->message].title));
	if (action->contacts.count > 0) {
		doc_add(doc, DOC_PARAGRAPH, 1, "%s", _("Who can help with this:"));
		doc_add_contacts(doc, pack, action->contacts, plan->today);
	}
}
