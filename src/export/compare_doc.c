/* compare_doc.c - how two audits differ, as the neutral document: overall, by topic, item by item, and what of it the checklist did. */
#include <closeknit/export.h>

#include <closeknit/audit.h>
#include <closeknit/doc.h>
#include <closeknit/engine.h>
#include <closeknit/pack.h>

#include "base/say.h"
#include "export/words.h"

/* ---- Overall ------------------------------------------------------------------------------------------------- */

/* "7 more", "3 fewer", "the same". */
static void
put_move(int points, struct buf *out)
{
	if (points > 0)
		buf_printf(out, ngettext("%d more", "%d more", (unsigned long)points), points);
	else if (points < 0)
		buf_printf(out, ngettext("%d fewer", "%d fewer", (unsigned long)-points), -points);
	else
		buf_puts(out, _("the same"));
}

/* Whole points, as people see them: so what is said adds up. */
static int
whole(const struct score *score)
{
	return (int)(score->points / 100);
}

/* How much of the move is answers, how much the checklist: said where its new questions moved anything. */
static void
add_why(struct doc *doc, const struct compare *compare)
{
	struct buf answers = { 0 }, checklist = { 0 };

	if (!compare->between->has_score || whole(compare->after) == whole(compare->between))
		return;
	put_move(whole(compare->between) - whole(compare->before), &answers);
	put_move(whole(compare->after) - whole(compare->between), &checklist);
	/* TRANSLATORS: "7 more", "3 fewer" or "the same", twice. */
	SAY(doc, DOC_PARAGRAPH, 0, _("Because of your answers: %s. Because the checklist asks new questions: %s."), buf_text(&answers),
	    buf_text(&checklist));
	doc->failed |= answers.failed || checklist.failed;
	buf_clear(&answers);
	buf_clear(&checklist);
}

static void
add_overall(struct doc *doc, const struct compare *compare)
{
	const struct score *before = compare->before, *after = compare->after;
	struct buf move = { 0 };

	SAY(doc, DOC_PARAGRAPH, 0, ngettext("In place: %u of %u step now. Then it was %u of %u.", "In place: %u of %u steps now. Then it was %u of %u.", after->of),
	    (unsigned)after->in_place, (unsigned)after->of, (unsigned)before->in_place, (unsigned)before->of);
	if (!before->has_score || !after->has_score) {
		SAY(doc, DOC_PARAGRAPH, 0, "%s", before->has_score ? _("Nothing is answered yet that counts now.") : _("Nothing was answered then that counts."));
		return;
	}
	put_move(whole(after) - whole(before), &move);
	/* TRANSLATORS: a number, an earlier one, and "7 more", "3 fewer" or "the same". */
	SAY(doc, DOC_PARAGRAPH, 0, _("closeknit's own count: %d out of 100 now, %d then: %s. It counts what is in place. It does not measure danger."),
	    whole(after), whole(before), buf_text(&move));
	add_why(doc, compare);
	if (compare->ticked > 0)
		SAY(doc, DOC_PARAGRAPH, 0, ngettext("%u step of your plan was ticked off since.", "%u steps of your plan were ticked off since.", compare->ticked),
		    (unsigned)compare->ticked);
	doc->failed |= move.failed;
	buf_clear(&move);
}

static void
add_topics(struct doc *doc, const struct compare *compare)
{
	const struct pack *pack = compare->old->pack;
	uint32_t i;

	SAY(doc, DOC_HEADING, 2, "%s", _("By topic"));
	for (i = 0; i < pack->topic_count; i++) {
		const struct score_topic *before = &compare->before->topics[i], *after = &compare->after->topics[i];

		if (before->of == 0 && after->of == 0)
			continue;
		if (before->in_place == after->in_place && before->of == after->of)
			/* TRANSLATORS: a topic, and how many of its steps are in place. */
			SAY(doc, DOC_ITEM, 0, _("%s: %u of %u, as before."), pack_text(pack, pack->topics[i].title), (unsigned)after->in_place, (unsigned)after->of);
		else
			/* TRANSLATORS: a topic; how many of its steps are in place, and how many were. */
			SAY(doc, DOC_ITEM, 0, _("%s: %u of %u now, %u of %u then."), pack_text(pack, pack->topics[i].title), (unsigned)after->in_place,
			    (unsigned)after->of, (unsigned)before->in_place, (unsigned)before->of);
	}
}

/* ---- Item by item -------------------------------------------------------------------------------------------- */

static void
put_answer(const struct audit *audit, uint32_t item, struct buf *out)
{
	const struct pack *pack = audit->pack;
	const struct audit_answer *answer = &audit->answers[item];
	uint32_t i;

	if (!answer->given)
		buf_puts(out, _("not answered"));
	else if (answer->count == 0)
		buf_puts(out, _("none of them"));
	for (i = 0; answer->given && i < answer->count; i++) {
		buf_puts(out, i > 0 ? "; " : "");
		pack_put_text(pack, pack->options[audit->chosen[answer->first + i]].label, pack->items[item].option, out);
	}
}

static void
add_item(struct doc *doc, const struct compare *compare, const struct compare_row *row)
{
	const struct pack *pack = compare->old->pack;
	struct buf ask = { 0 }, then = { 0 }, now = { 0 };

	pack_put_ask(pack, row->item, &ask);
	put_answer(compare->old, row->item, &then);
	put_answer(compare->now, row->item, &now);
	/* The question on its own, and what was answered under it, earlier first: nobody should have to look for where one ends. */
	SAY(doc, DOC_ITEM, 1, "%s", buf_text(&ask));
	if (row->kind != COMPARE_NOT_ASKED && row->kind != COMPARE_ASKED)
		SAY(doc, DOC_PARAGRAPH, 2, _("Then: %s."), row->is_new ? _("the question was not there yet") : buf_text(&then));
	if (row->kind != COMPARE_NOT_ASKED)
		SAY(doc, DOC_PARAGRAPH, 2, _("Now: %s."), buf_text(&now));
	doc->failed |= ask.failed || then.failed || now.failed;
	buf_clear(&ask);
	buf_clear(&then);
	buf_clear(&now);
}

static void
add_items(struct doc *doc, const struct compare *compare)
{
	/* Never a word of blame: what was in place and is not may have a hundred reasons. */
	static const char *const headings[COMPARE_KINDS] = {
		N_("In place now"), N_("To look at again"), N_("Found out since"), N_("Other answers that changed"),
		N_("Asked now, because of other answers"), N_("Not asked any more, because of other answers"),
	};
	size_t i;
	int kind;

	for (kind = 0; kind < COMPARE_KINDS; kind++) {
		bool begun = false;

		for (i = 0; i < compare->row_count; i++) {
			if ((int)compare->rows[i].kind != kind)
				continue;
			if (!begun)
				SAY(doc, DOC_HEADING, 2, "%s", _(headings[kind]));
			begun = true;
			add_item(doc, compare, &compare->rows[i]);
		}
	}
	if (compare->row_count == 0)
		SAY(doc, DOC_PARAGRAPH, 0, "%s", _("No answer has changed."));
}

/* ---- The checklist ------------------------------------------------------------------------------------------- */

static void
add_editions(struct doc *doc, const struct compare *compare, struct compared names)
{
	const struct pack *pack = compare->old->pack;
	const int32_t last = names.now->serial > names.old->serial ? names.now->serial : names.old->serial;

	if (names.old->serial < pack->serial)
		SAY(doc, DOC_PARAGRAPH, 0, _("The earlier one was made with an older edition of the checklist. Both are counted by the one of today here, version %s."),
		    pack_text(pack, pack->version));
	if (last > pack->serial)
		SAY(doc, DOC_PARAGRAPH, 0, "%s", _("One of them was made with a newer edition of the checklist than the one here. What is not known here is left out."));
}

/* What is new, has gone or is called something else, as far as a saved audit can tell. */
static void
add_checklist(struct doc *doc, const struct compare *compare, struct compared names)
{
	const unsigned asked = compare->new_count, gone = compare->old->gone, renamed = compare->old->renamed;

	if (names.old->serial == compare->old->pack->serial && names.now->serial == compare->old->pack->serial)
		return;
	SAY(doc, DOC_HEADING, 2, "%s", _("What changed in the checklist"));
	add_editions(doc, compare, names);
	if (asked > 0)
		SAY(doc, DOC_ITEM, 0, ngettext("%u question is new since the earlier one.", "%u questions are new since the earlier one.", asked), asked);
	if (gone > 0 && names.old->serial < compare->old->pack->serial)
		SAY(doc, DOC_ITEM, 0,
		    ngettext("%u earlier answer is to a question that is not asked any more.", "%u earlier answers are to questions that are not asked any more.", gone),
		    gone);
	if (renamed > 0)
		SAY(doc, DOC_ITEM, 0,
		    ngettext("%u earlier answer is to a question or option with a new name. It counts as before.",
			"%u earlier answers are to questions or options with new names. They count as before.", renamed),
		    renamed);
	SAY(doc, DOC_PARAGRAPH, 0, "%s", _("How much an answer counts may have changed too: both audits are counted alike, so that is no part of the difference."));
}

void
doc_from_compare(struct doc *doc, const struct compare *compare, struct compared names)
{
	struct buf then = { 0 }, now = { 0 };

	words_begin(doc, compare->old->pack, _("What has changed"));
	SAY(doc, DOC_HEADING, 1, "%s", _("What has changed"));
	history_put_day(names.old, &then);
	history_put_day(names.now, &now);
	if (names.now->name == NULL)
		SAY(doc, DOC_PARAGRAPH, 0, _("From the audit of %s to the open one, begun on %s."), buf_text(&then), buf_text(&now));
	else
		SAY(doc, DOC_PARAGRAPH, 0, _("From the audit of %s to the one of %s."), buf_text(&then), buf_text(&now));
	doc->failed |= then.failed || now.failed;
	buf_clear(&then);
	buf_clear(&now);
	add_overall(doc, compare);
	add_topics(doc, compare);
	add_items(doc, compare);
	add_checklist(doc, compare, names);
}
