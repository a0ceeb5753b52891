/* welcome.c - what is said before the first question: what this is, what is kept, how to leave at once, whose guidance it follows. */
#include "sitting/sitting.h"

#include "base/say.h"

static void
put_kept(const struct sitting *sitting, struct buf *out)
{
	if (sitting->no_save)
		buf_puts(out, _("Nothing is kept: when you leave, your answers are gone."));
	else
		buf_printf(out,
		    _("What is kept: what you tick and when, on this computer only, in %s."),
		    sitting_where(sitting));
	buf_printf(out, " %s", _("It never asks for names, birthdays, schools or pictures."));
}

static bool
cites(const struct pack *pack, struct pack_list sources, uint32_t source)
{
	uint32_t i;

	for (i = 0; i < sources.count; i++)
		if (pack->numbers[sources.first + i] == source)
			return true;
	return false;
}

/* The source that most topics rest on, the first of them; PACK_NONE if there is none. */
static uint32_t
main_source(const struct pack *pack)
{
	uint32_t source, topic, best = PACK_NONE, most = 0;

	for (source = 0; source < pack->source_count; source++) {
		uint32_t count = 0;

		for (topic = 0; topic < pack->topic_count; topic++)
			count += cites(pack, pack->topics[topic].sources, source);
		if (count > most) {
			most = count;
			best = source;
		}
	}
	return best;
}

/* Whose guidance it follows is the pack's to say: a charity's own may follow another. */
static void
put_guidance(const struct pack *pack, struct buf *out)
{
	uint32_t source = main_source(pack);

	if (source == PACK_NONE)
		return;
	/* Not its title: who looks over a shoulder should read nothing alarming.  It is among the sources of the plan. */
	/* TRANSLATORS: publisher, date as written in the checklist, such as "2026-07". */
	buf_printf(out, _("It follows guidance by %s (%s). They do not endorse it."), pack_text(pack, pack->sources[source].publisher),
	    pack_text(pack, pack->sources[source].date));
}

static void
put_sign_off(const struct pack *pack, struct buf *out)
{
	struct buf day = { 0 };

	if (pack->sign_off_date == DATE_NONE) {
		buf_puts(out, _("Not yet signed off by a safeguarding lead."));
		return;
	}
	export_put_day(pack->sign_off_date, &day);
	/* TRANSLATORS: role, organisation, date. */
	buf_printf(out, _("Signed off by the %s of %s on %s."), pack_text(pack, pack->sign_off_role), pack_text(pack, pack->sign_off_organisation),
	    buf_text(&day));
	out->failed |= day.failed;
	buf_clear(&day);
}

static void
put_review(const struct sitting *sitting, struct buf *out)
{
	struct buf day = { 0 };

	if (!pack_is_past(sitting->pack, sitting->today))
		return;
	export_put_day(sitting->pack->review_by, &day);
	if (pack_is_stale(sitting->pack, sitting->today))
		buf_printf(
		    out, _("It was due to be reviewed by %s, so menu paths and opening hours are left out: they may have changed."), buf_text(&day));
	else
		buf_printf(out, _("It was due to be reviewed by %s, so some details may have changed."), buf_text(&day));
	out->failed |= day.failed;
	buf_clear(&day);
}

static void
put_part(const struct sitting *sitting, enum welcome part, struct buf *out)
{
	switch (part) {
	case WELCOME_WHAT:
		buf_puts(out, _("Sharing pictures with people you love is a good thing. This checklist helps you choose who else can see them."));
		break;
	case WELCOME_TIME:
		buf_printf(out, ngettext("About %d minute.", "About %d minutes.", (unsigned long)sitting->pack->minutes), (int)sitting->pack->minutes);
		buf_printf(out, " %s", _("Skip any question, and stop when you like."));
		break;
	case WELCOME_KEPT:
		put_kept(sitting, out);
		break;
	case WELCOME_AT_ONCE:
		buf_puts(out, _("Ctrl-X leaves at once and clears this screen. It cannot clear printed pages, saved files or your shell's list of commands."));
		break;
	case WELCOME_GUIDANCE:
		put_guidance(sitting->pack, out);
		break;
	case WELCOME_SIGN_OFF:
		put_sign_off(sitting->pack, out);
		break;
	case WELCOME_REVIEW:
		put_review(sitting, out);
		break;
	}
}

void
sitting_put_welcome_part(const struct sitting *sitting, enum welcome part, struct buf *out)
{
	struct buf text = { 0 };

	put_part(sitting, part, &text);
	if (text.len > 0)
		buf_printf(out, "%s%s", out->len > 0 ? " " : "", buf_text(&text));
	out->failed |= text.failed;
	buf_clear(&text);
}

void
sitting_put_welcome(const struct sitting *sitting, struct buf *out)
{
	struct buf text = { 0 };
	int part;

	for (part = WELCOME_WHAT; part < WELCOME_SIGN_OFF; part++) {
		out->failed |= text.failed;
		buf_reset(&text);
		sitting_put_welcome_part(sitting, (enum welcome)part, &text);
		if (text.len > 0)
			buf_printf(out, "%s\n\n", buf_text(&text));
	}
	/* One paragraph: who has looked at it, and that it is time to do so again. */
	out->failed |= text.failed;
	buf_reset(&text);
	sitting_put_welcome_part(sitting, WELCOME_SIGN_OFF, &text);
	sitting_put_welcome_part(sitting, WELCOME_REVIEW, &text);
	buf_printf(out, "%s\n", buf_text(&text));
	out->failed |= text.failed;
	buf_clear(&text);
}
