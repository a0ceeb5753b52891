/* result.c - the result in sentences: what is in place leads, the number follows with its range (DESIGN.md, Score; VOICE.md). */
#include "sitting/sitting.h"

#include "base/say.h"

static void
put_in_place(const struct score *score, struct buf *out)
{
	unsigned in_place = score->in_place, of = score->of;

	if (of == 0) {
		buf_printf(out, "%s\n", _("There is nothing to count yet."));
		return;
	}
	if (in_place == of)
		buf_printf(out,
		    ngettext("The %u step asked about is in place. No checklist covers everything, so look again in 3 months.\n",
			"All %u steps are in place. No checklist covers everything, so look again in 3 months.\n", of),
		    of);
	else if (in_place * 2 > of)
		buf_printf(out, _("Most steps are in place: %u of %u.\n"), in_place, of);
	else if (in_place > 0)
		buf_printf(out,
		    ngettext("You have made a start: %u of %u step is in place.\n", "You have made a start: %u of %u steps are in place.\n", of),
		    in_place, of);
	else
		buf_printf(out,
		    ngettext("This is where it starts: %u step to put in place.\n", "This is where it starts: %u steps to put in place.\n", of), of);
}

/* What holds the band, as what would lift it: the first action that a critical answer calls for. */
static void
put_first(struct sitting *sitting, struct buf *out)
{
	struct err err;
	const struct plan *plan = sitting_plan(sitting, sitting->plan != NULL ? sitting->plan->minutes : 0, &err);
	struct buf title = { 0 };
	size_t i;

	if (plan == NULL) {
		out->failed = true;
		return;
	}
	for (i = 0; i < plan->action_count && !plan->actions[i].critical; i++)
		continue;
	if (i < plan->action_count) {
		pack_put_text(plan->pack, plan->pack->actions[plan->actions[i].action].title, plan->actions[i].option, &title);
		buf_putc(&title, '.');
	} else
		for (i = 0; i < plan->pack->item_count; i++)
			if (plan->score->items[i].holds) {
				sitting_put_ask(sitting, (uint32_t)i, &title);
				break;
			}
	buf_printf(out, _("One thing comes first: %s\n"), buf_text(&title));
	if (plan->score->held_count > 1)
		buf_printf(out,
		    ngettext("%u more matters as much, and comes next on your plan.\n", "%u more matter as much, and come next on your plan.\n",
			plan->score->held_count - 1),
		    (unsigned)plan->score->held_count - 1);
	out->failed |= title.failed;
	buf_clear(&title);
}

/* The open action that would raise the count most, if any does by a whole point.  What goes with another step, and is not the answer itself, is not it. */
static void
put_most(struct sitting *sitting, struct buf *out)
{
	const struct plan *plan = sitting->plan;
	const struct plan_action *most = NULL;
	struct buf title = { 0 };
	size_t i;

	for (i = 0; plan != NULL && i < plan->action_count; i++)
		if (plan->actions[i].open && (most == NULL || plan->actions[i].led > most->led))
			most = &plan->actions[i];
	if (most == NULL || most->led < 100)
		return;
	pack_put_text(plan->pack, plan->pack->actions[most->action].title, most->option, &title);
	/* TRANSLATORS: the title of an action; how many points of 100 it would add. */
	buf_printf(out, ngettext("What would raise it most: %s (%u point).\n", "What would raise it most: %s (%u points).\n", (unsigned long)most->led / 100),
	    buf_text(&title), (unsigned)most->led / 100);
	out->failed |= title.failed;
	buf_clear(&title);
}

static void
put_band(const struct score *score, struct buf *out)
{
	const struct pack *pack = score->pack;

	if (score->band == PACK_NONE)
		return;
	buf_printf(out, "%s. %s\n", pack_text(pack, pack->bands[score->band].label), pack_text(pack, pack->bands[score->band].advice));
}

static void
put_number(const struct score *score, struct buf *out)
{
	unsigned low = score->low / 100, high = score->high / 100, unknown = score->unknown;

	if (unknown > 0)
		buf_printf(out, ngettext("%u answer is still to find out.\n", "%u answers are still to find out.\n", unknown), unknown);
	if (!score->has_score)
		return;
	if (low == high)
		buf_printf(out, _("closeknit's own count: %u of 100. It counts what is in place, and does not measure danger.\n"),
		    (unsigned)score->points / 100);
	else
		buf_printf(out, _("closeknit's own count: %u of 100, between %u and %u. It counts what is in place, and does not measure danger.\n"),
		    (unsigned)score->points / 100, low, high);
}

void
sitting_put_result(struct sitting *sitting, struct buf *out)
{
	const struct plan *plan = sitting_plan(sitting, sitting->plan != NULL ? sitting->plan->minutes : 0, NULL);
	const struct score *score = sitting_score(sitting);
	struct walk_progress progress = walk_progress(&sitting->walk);

	out->failed |= plan == NULL;
	put_in_place(score, out);
	if (score->held_count > 0)
		put_first(sitting, out);
	put_band(score, out);
	put_number(score, out);
	if (score->has_score)
		put_most(sitting, out);
	sitting_put_done(sitting, out);
	if (progress.later > 0)
		buf_printf(out, ngettext("%u question waits for you.\n", "%u questions wait for you.\n", progress.later), (unsigned)progress.later);
}
