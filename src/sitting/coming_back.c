/* coming_back.c - what is said to who comes back: what is done and left, what was put off until now, what changed in the checklist, when to look anew. */
#include "sitting/sitting.h"

#include "base/say.h"

/* An audit is looked at again after so long: DESIGN.md 7, the calendar's review [months]. */
enum { REVIEW_MONTHS = 3 };
/* So many titles in one sentence are read; more are a list, and that is the plan's [titles]. */
enum { TITLES_MOST = 3 };

static void
put_last_time(const struct sitting *sitting, struct buf *out)
{
	const int32_t last = time_day(sitting->audit->updated);
	struct buf day = { 0 };

	if (sitting->audit->updated == 0 || last >= sitting->today)
		return;
	export_put_day(last, &day);
	buf_printf(out, _("You were last here on %s.\n"), buf_text(&day));
	out->failed |= day.failed;
	buf_clear(&day);
}

static void
put_left(const struct plan *plan, struct buf *out)
{
	unsigned open = 0;
	size_t i;

	for (i = 0; i < plan->action_count; i++)
		open += plan->actions[i].open;
	if (plan->action_count == 0)
		return;
	if (open > 0)
		buf_printf(out, ngettext("On your plan, %u step is left to do.\n", "On your plan, %u steps are left to do.\n", open), open);
	else
		buf_printf(out, "%s\n", _("Everything on your plan is done or put off."));
}

static bool
is_back(const struct plan_action *row)
{
	return row->open && row->aside != DATE_NONE;
}

/* What was put off until a day that has come. */
static void
put_due(const struct plan *plan, struct buf *out)
{
	unsigned count = 0, said = 0;
	size_t i;

	for (i = 0; i < plan->action_count; i++)
		count += is_back(&plan->actions[i]);
	if (count == 0)
		return;
	buf_printf(out, ngettext("You put %u step off until now: ", "You put %u steps off until now: ", count), count);
	for (i = 0; i < plan->action_count && said < TITLES_MOST; i++) {
		if (!is_back(&plan->actions[i]))
			continue;
		buf_puts(out, said++ > 0 ? "; " : "");
		pack_put_text(plan->pack, plan->pack->actions[plan->actions[i].action].title, plan->actions[i].option, out);
	}
	buf_puts(out, said < count ? _("; and more.") : ".");
	buf_putc(out, '\n');
}

static void
put_review(const struct sitting *sitting, const struct plan *plan, struct buf *out)
{
	unsigned kept = 0;
	size_t i;

	if (sitting->audit->started == 0 || date_add_months(time_day(sitting->audit->started), REVIEW_MONTHS) > sitting->today)
		return;
	buf_printf(out, "%s",
	    _("It is three months or more since you began. Apps and children change, so you may like to start anew. What you have now stays, among your past audits."));
	for (i = 0; i < plan->action_count; i++)
		kept += plan->actions[i].kept != DATE_NONE;
	if (kept > 0)
		buf_printf(out, ngettext(" %u thing that you left as it is comes up again then.", " %u things that you left as they are come up again then.", kept), kept);
	buf_putc(out, '\n');
}

static void
put_past_review(const struct sitting *sitting, struct buf *out)
{
	const size_t begin = out->len;

	export_put_past(sitting->pack, sitting->today, out);
	if (out->len > begin)
		buf_putc(out, '\n');
}

void
sitting_put_since(struct sitting *sitting, struct buf *out)
{
	const struct plan *plan;

	if (!sitting->resumed)
		return;
	if ((plan = sitting_plan(sitting, 0, NULL)) == NULL) {
		out->failed = true;
		return;
	}
	put_last_time(sitting, out);
	put_left(plan, out);
	sitting_put_done(sitting, out);
	put_due(plan, out);
	buf_puts(out, buf_text(&sitting->notes));
}

void
sitting_put_news(struct sitting *sitting, struct buf *out)
{
	const struct plan *plan;

	if (!sitting->resumed)
		return;
	if ((plan = sitting_plan(sitting, 0, NULL)) == NULL) {
		out->failed = true;
		return;
	}
	put_review(sitting, plan, out);
	put_past_review(sitting, out);
}

void
sitting_put_done(struct sitting *sitting, struct buf *out)
{
	const struct plan *plan = sitting_plan(sitting, sitting->plan != NULL ? sitting->plan->minutes : 0, NULL);
	const size_t before = out->len;

	if (plan == NULL) {
		out->failed = true;
		return;
	}
	export_put_done(plan, out);
	if (out->len > before)
		buf_putc(out, '\n');
}

/* ---- The checklist has changed -------------------------------------------------------------------------------- */

static void
put_news(unsigned asked, unsigned gone, unsigned renamed, struct buf *out)
{
	if (asked > 0)
		buf_printf(out, ngettext(" %u question is new.", " %u questions are new.", asked), asked);
	if (gone > 0)
		buf_printf(out, ngettext(" %u that you answered is not asked any more.", " %u that you answered are not asked any more.", gone), gone);
	if (renamed > 0)
		buf_printf(out, ngettext(" %u has a new name, and keeps your answer.", " %u have new names, and keep your answers.", renamed), renamed);
}

void
sitting_note_serial(struct sitting *sitting)
{
	const struct audit *audit = sitting->audit;
	struct buf *out = &sitting->notes;
	unsigned asked = 0;
	uint32_t i;

	if (audit->serial > sitting->pack->serial)
		buf_printf(out, "%s\n",
		    _("Your answers were given to a newer edition of this checklist than the one here. They are all kept; some may not show."));
	if (audit->serial >= sitting->pack->serial)
		return;
	score_compute(sitting->score, audit);
	for (i = 0; i < sitting->pack->item_count; i++)
		asked += compare_is_new(sitting->score, audit, i);
	buf_puts(out, _("This checklist has changed since you were here. Your answers were carried over."));
	put_news(asked, audit->gone, audit->renamed, out);
	buf_putc(out, '\n');
}
