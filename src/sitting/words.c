/* words.c - the short sentences that both faces say about questions, answers and saving; longer pieces have files of their own. */
#include "sitting/sitting.h"

#include "base/say.h"

void
sitting_put_ask(const struct sitting *sitting, uint32_t item, struct buf *out)
{
	pack_put_ask(sitting->pack, item, out);
}

static void
put_chosen(const struct sitting *sitting, uint32_t item, struct buf *out)
{
	const struct audit *audit = sitting->audit;
	const struct audit_answer *answer = &audit->answers[item];
	uint32_t i;

	if (answer->count == 0)
		buf_puts(out, _("none of them"));
	for (i = 0; i < answer->count; i++) {
		/* Many have commas of their own. */
		buf_puts(out, i > 0 ? "; " : "");
		pack_put_text(sitting->pack, sitting->pack->options[audit->chosen[answer->first + i]].label, sitting->pack->items[item].option, out);
	}
}

void
sitting_put_answer(const struct sitting *sitting, uint32_t item, struct buf *out)
{
	const struct audit_answer *answer = &sitting->audit->answers[item];

	if (answer->given)
		put_chosen(sitting, item, out);
	else if (!answer->later)
		buf_puts(out, _("not answered yet"));
	if (answer->later && (!answer->given || answer->check)) {
		buf_puts(out, answer->given ? " (" : "");
		buf_puts(out, _("come back to this"));
		buf_puts(out, answer->given ? ")" : "");
	} else if (answer->given && answer->check)
		buf_printf(out, " (%s)", _("please check"));
}

void
sitting_put_before(const struct sitting *sitting, uint32_t item, struct buf *out)
{
	const struct audit_answer *answer = &sitting->audit->answers[item];
	struct buf was = { 0 };

	if (sitting->pack->questions[sitting->pack->items[item].question].is_private)
		buf_printf(out, "%s\n", _("Your answer to this one is not kept, and is never printed."));
	if (!answer->given)
		return;
	put_chosen(sitting, item, &was);
	buf_printf(
	    out, answer->check ? _("You answered this before: %s. Is it still so? Please check.\n") : _("Your answer now: %s.\n"), buf_text(&was));
	out->failed |= was.failed;
	buf_clear(&was);
}

void
sitting_put_feedback(const struct sitting *sitting, uint32_t option, struct buf *out)
{
	buf_puts(out, pack_text(sitting->pack, sitting->pack->options[option].means));
}

void
sitting_put_topic(struct sitting *sitting, uint32_t topic, struct buf *out)
{
	const struct score_topic *row = &sitting->score->topics[topic];

	if (row->of == 0)
		buf_puts(out, _("nothing to count"));
	else
		/* TRANSLATORS: of a topic's steps: "5 of 7 in place". */
		buf_printf(out, _("%u of %u in place"), (unsigned)row->in_place, (unsigned)row->of);
}

void
sitting_put_left_out(const struct sitting *sitting, uint32_t topic, struct buf *out)
{
	const struct pack *pack = sitting->pack;
	uint32_t item, at, behind = 0;

	for (item = 0; item < pack->item_count && (at = pack->questions[pack->items[item].question].topic) < topic; item++)
		if (walk_is_visible(&sitting->walk, item))
			behind = at + 1;
	if (behind < topic)
		buf_printf(out,
		    ngettext("%u topic before this is left out: by your answers, there is nothing in it to ask.",
			"%u topics before this are left out: by your answers, there is nothing in them to ask.", topic - behind),
		    (unsigned)(topic - behind));
}

void
sitting_put_anew(const struct sitting *sitting, struct buf *out)
{
	buf_puts(out, _("All questions are asked again."));
	buf_printf(out, " %s", sitting->stays.len > 0 ? _("Nothing is kept, so what you answered since you chose that is gone then.") :
	    sitting->no_save ? _("Nothing is kept, so the answers and the plan you have now are gone then.")
						: _("The answers and the plan you have now are put among your past audits, where you can look at them."));
}

void
sitting_put_unsaved(const struct sitting *sitting, struct buf *out)
{
	if (sitting->unsaved)
		buf_printf(out, _("Not saved: %s. Your answers are still here, and it is tried again at the next one."), sitting->save_error.text);
}

void
sitting_put_where(const struct sitting *sitting, struct buf *out)
{
	if (sitting->unsaved)
		return;
	if (sitting->stays.len > 0)
		buf_printf(out, _("Nothing was kept since you chose so. What you answered before is still in %s."), buf_text(&sitting->stays));
	else if (sitting->no_save)
		buf_puts(out, _("Nothing was kept on this computer."));
	else if (!sitting->kept)
		buf_puts(out, _("You have not answered anything, so nothing was saved."));
	else
		buf_printf(out, _("All is saved in %s. To go on later, start closeknit again."), sitting_where(sitting));
}

/* How many private questions wait for an answer: theirs are forgotten each time. */
static uint32_t
count_private(const struct sitting *sitting)
{
	uint32_t item, count = 0;

	for (item = 0; item < sitting->pack->item_count; item++)
		count += sitting->pack->questions[sitting->pack->items[item].question].is_private && walk_needs(&sitting->walk, item);
	return count;
}

void
sitting_put_back(const struct sitting *sitting, struct buf *out)
{
	struct walk_progress progress = walk_progress(&sitting->walk);

	if (!sitting->resumed)
		return;
	if (progress.open == 0)
		buf_puts(out, _("Welcome back. You have been through all the questions."));
	else if (progress.open == count_private(sitting))
		buf_puts(out, _("Welcome back. We only ask again what is never kept."));
	else
		buf_printf(out, _("Welcome back. You go on where you stopped, at question %u of about %u."), (unsigned)progress.item,
		    (unsigned)progress.items);
}

void
sitting_put_state(const struct plan_action *row, struct buf *out)
{
	/* Done counts, then kept, then aside (DESIGN.md, Plan). */
	if (row->done != DATE_NONE) {
		buf_puts(out, _("done on "));
		export_put_day(row->done, out);
	} else if (row->kept != DATE_NONE) {
		buf_puts(out, _("we leave it as it is"));
	} else if (row->aside != DATE_NONE && !row->open) {
		buf_puts(out, _("not now, again on "));
		export_put_day(row->aside, out);
	}
}
