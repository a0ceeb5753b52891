/* score_doc.c - what is in place, as the neutral document: counts, bars, the number with its range, what comes first. */
#include <closeknit/audit.h>
#include <closeknit/doc.h>
#include <closeknit/engine.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>

#include "base/say.h"
#include "export/words.h"

/* How many of all steps; false if there are none. */
static bool
add_count_in_place(struct doc *doc, const struct score *score)
{
	if (score->of == 0)
		return false;
	SAY(doc, DOC_PARAGRAPH, 0, ngettext("%u of %u step is in place.", "%u of %u steps are in place.", score->of),
	    (unsigned)score->in_place, (unsigned)score->of);
	return true;
}

void
doc_add_in_place(struct doc *doc, const struct score *score)
{
	const struct pack *pack = score->pack;
	uint32_t i;

	if (!add_count_in_place(doc, score))
		return;
	for (i = 0; i < pack->topic_count; i++) {
		const struct score_topic *topic = &score->topics[i];
		struct buf note = { 0 };
		struct doc_block *bar;

		if (topic->of == 0)
			continue;
		buf_printf(&note, _("%u of %u"), (unsigned)topic->in_place, (unsigned)topic->of);
		if ((bar = doc_add(doc, DOC_BAR, 0, "%s", pack_text(pack, pack->topics[i].title))) != NULL) {
			bar->part = topic->in_place;
			bar->whole = topic->of;
			bar->note = doc_text(doc, buf_text(&note));
		}
		doc->failed |= note.failed;
		buf_clear(&note);
	}
}

void
doc_add_in_place_briefly(struct doc *doc, const struct score *score)
{
	const struct pack *pack = score->pack;
	struct buf text = { 0 };
	uint32_t i;

	if (!add_count_in_place(doc, score))
		return;
	for (i = 0; i < pack->topic_count; i++) {
		if (score->topics[i].of == 0)
			continue;
		buf_printf(&text, "%s%s (", text.len > 0 ? "; " : "", pack_text(pack, pack->topics[i].title));
		buf_printf(&text, _("%u of %u"), (unsigned)score->topics[i].in_place, (unsigned)score->topics[i].of);
		buf_putc(&text, ')');
	}
	doc_add(doc, DOC_PARAGRAPH, 0, "%s.", buf_text(&text));
	doc->failed |= text.failed;
	buf_clear(&text);
}

void
doc_add_count(struct doc *doc, const struct score *score)
{
	unsigned unknown = score->unknown;

	if (!score->has_score)
		return;
	if (unknown > 0)
		SAY(doc, DOC_PARAGRAPH, 0,
		    ngettext("closeknit's own count: %u out of 100, between %u and %u: %u answer to find out.",
			"closeknit's own count: %u out of 100, between %u and %u: %u answers to find out.", unknown),
		    (unsigned)score->points / 100, (unsigned)score->low / 100, (unsigned)score->high / 100, unknown);
	else
		SAY(doc, DOC_PARAGRAPH, 0, _("closeknit's own count: %u out of 100."), (unsigned)score->points / 100);
	SAY(doc, DOC_PARAGRAPH, 0, "%s", _("It counts what is in place. It does not measure danger."));
}

/* One thing comes first: what holds the band, in the words of the question. */
static void
add_held(struct doc *doc, const struct score *score, const struct audit *audit)
{
	const struct pack *pack = score->pack;
	uint32_t i, k;

	for (i = 0; score->held_count > 0 && i < pack->item_count; i++) {
		const struct pack_item *item = &pack->items[i];
		struct buf text = { 0 };

		if (!score->items[i].holds)
			continue;
		pack_put_text(pack, pack->questions[item->question].ask, item->option, &text);
		for (k = 0; k < audit->answers[i].count; k++) {
			const struct pack_option *option = &pack->options[audit->chosen[audit->answers[i].first + k]];

			if (option->critical) {
				buf_putc(&text, ' ');
				pack_put_text(pack, option->label, item->option, &text);
				buf_putc(&text, '.');
			}
		}
		doc_add(doc, DOC_PARAGRAPH, 0, _("One thing comes first. %s"), buf_text(&text));
		doc->failed |= text.failed;
		buf_clear(&text);
	}
}

static void
add_ledger(struct doc *doc, const struct score *score)
{
	const struct pack *pack = score->pack;
	uint32_t i;

	if (!score->has_score)
		return;
	doc_add(doc, DOC_HEADING, 2, "%s", _("How every item counts"));
	for (i = 0; i < pack->item_count; i++) {
		const struct pack_item *item = &pack->items[i];
		const struct score_item *row = &score->items[i];
		const unsigned weight = (unsigned)pack->questions[item->question].weight;
		struct buf ask = { 0 };

		if (!row->scored)
			continue;
		pack_put_text(pack, pack->questions[item->question].ask, item->option, &ask);
		/* TRANSLATORS: a question; points out of 100; how much it counts within its topic. */
		doc_add(doc, DOC_ITEM, 0, ngettext("%s %u of 100, counts %u time in its topic.", "%s %u of 100, counts %u times in its topic.", weight), buf_text(&ask),
		    (unsigned)row->points / 100, weight);
		doc->failed |= ask.failed;
		buf_clear(&ask);
	}
}

void
doc_from_score(struct doc *doc, const struct score *score, const struct audit *audit, bool explain)
{
	doc_add(doc, DOC_HEADING, 1, "%s", _("What is in place"));
	doc_add_in_place(doc, score);
	add_held(doc, score, audit);
	if (score->has_score)
		doc_add_count(doc, score);
	else
		doc_add(doc, DOC_PARAGRAPH, 0, "%s", _("There is nothing to count yet. Answer a few questions first."));
	if (score->band != PACK_NONE) {
		const struct pack_band *band = &score->pack->bands[score->band];

		doc_add(doc, DOC_PARAGRAPH, 0, "%s. %s", pack_text(score->pack, band->label), pack_text(score->pack, band->advice));
	}
	if (explain)
		add_ledger(doc, score);
}
