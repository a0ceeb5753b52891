/* cards_doc.c - cards to cut out: the conversations of a plan, or every action of a pack; what stands on one is action_doc.c's. */
#include "export/cards_doc.h"

#include <stdlib.h>

#include <closeknit/doc.h>
#include <closeknit/engine.h>
#include <closeknit/export.h>

#include "base/say.h"
#include "export/action_doc.h"
#include "export/contacts.h"
#include "export/help_sheet.h"
#include "export/sources_doc.h"
#include "export/words.h"

/* A card's title is a heading under the one of its part. */
enum { CARD_LEVEL = 3 };

static void
begin_card(const struct opened *o, uint32_t action, int level)
{
	const uint32_t title = o->pack->actions[action].title;
	struct buf filled = { 0 };
	struct doc_block *card;

	action_put_filled(o, title, &filled);
	card = words_quoted(o->doc, o->pack, title, doc_add(o->doc, DOC_CARD, level, "%s", buf_text(&filled)));
	if (card != NULL)
		card->number = action_number(action);
	o->doc->failed |= filled.failed;
	buf_clear(&filled);
}

/* By the number on the card, as one looks for it; of one number, by the item's place. */
static int
by_number(const void *a, const void *b)
{
	const struct plan_action *one = *(const struct plan_action *const *)a, *other = *(const struct plan_action *const *)b;

	if (one->action != other->action)
		return one->action < other->action ? -1 : 1;
	return (one->option > other->option) - (one->option < other->option);
}

void
cards_add_talks(struct doc *doc, const struct plan *plan, const uint32_t *numbers)
{
	const struct plan_action **rows = calloc(plan->action_count + 1, sizeof(const struct plan_action *));
	bool begun = false;
	size_t i;

	doc->failed |= rows == NULL;
	if (rows == NULL)
		return;
	for (i = 0; i < plan->action_count; i++)
		rows[i] = &plan->actions[i];
	qsort(rows, plan->action_count, sizeof(const struct plan_action *), by_number);
	for (i = 0; i < plan->action_count; i++) {
		const struct plan_action *row = rows[i];
		const struct opened o = { .doc = doc, .pack = plan->pack, .plan = plan, .option = row->option, .today = plan->today, .numbers = numbers };

		if (!row->open || !action_has_words(plan->pack, row))
			continue;
		if (!begun) {
			doc_add(doc, DOC_PAGE, 0, "%s", "");
			SAY(doc, DOC_HEADING, 2, "%s", _("Cards for talking"));
			SAY(doc, DOC_PARAGRAPH, 0, "%s", _("To cut them out, print these pages on one side. Keep one in your pocket. Choose a good moment. A few words are enough."));
		}
		begun = true;
		begin_card(&o, row->action, CARD_LEVEL);
		action_add_steps(&o, row->action);
		doc_add(doc, DOC_CARD_END, 0, "%s", "");
	}
	free(rows);
}

/* How long it takes and who does it. */
static void
add_effort(const struct opened *o, uint32_t action)
{
	const struct pack_action *row = &o->pack->actions[action];
	struct buf minutes = { 0 };

	words_put_minutes(row->minutes, &minutes);
	SAY(o->doc, DOC_PARAGRAPH, 1, "%s; %s", buf_text(&minutes), words_who(row->who));
	o->doc->failed |= minutes.failed;
	buf_clear(&minutes);
}

void
doc_from_cards(struct doc *doc, const struct pack *pack, int32_t today, const struct export_options *options)
{
	uint32_t i;
	const uint32_t *numbers;

	words_begin(doc, pack, _("Cards to choose from"));
	words_foot(doc, pack, today, options != NULL && options->large_print ? NULL : "closeknit plan --cards --large-print");
	numbers = sources_of_pack(doc, pack);
	SAY(doc, DOC_HEADING, 1, "%s", doc->title);
	SAY(doc, DOC_PARAGRAPH, 0, "%s", _("Print these pages on one side. Cut the cards out, and lay them out by number. Take the cards that your plan names."));
	words_add_past(doc, pack, today);
	for (i = 0; i < pack->action_count; i++) {
		const struct opened o = { .doc = doc, .pack = pack, .option = PACK_NONE, .today = today, .numbers = numbers };

		begin_card(&o, i, 2);
		add_effort(&o, i);
		action_add_body(&o, i);
		doc_add(doc, DOC_CARD_END, 0, "%s", "");
	}
	doc_add(doc, DOC_PAGE, 0, "%s", "");
	sources_add(doc, pack, numbers);
	if (!help_sheet_is_whole(doc, pack, options)) {
		doc_add(doc, DOC_PAGE, 0, "%s", "");
		SAY(doc, DOC_HEADING, 2, "%s", _("Whom to call"));
		contacts_add_all(doc, pack, 3, today);
	}
	help_sheet_add(doc, pack, options);
}
