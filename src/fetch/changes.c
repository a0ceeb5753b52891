/* changes.c - what is new in a pack, in words for who runs a workshop: questions, actions, and above all telephone numbers. */
#include "fetch/changes.h"

#include <string.h>

#include "base/say.h"
#include "fetch/fetch.h"

/* So many of a kind are named, and the rest counted: a whole new checklist is no list of changes. */
enum { NAMED_MAX = 12 };

/* Rows of a kind, by place: both texts are offsets into the pack's. */
struct kind {
	uint32_t (*count)(const struct pack *);
	uint32_t (*id)(const struct pack *, uint32_t row);
	uint32_t (*words)(const struct pack *, uint32_t row);
	bool (*same)(const struct pack *, uint32_t row, const struct pack *, uint32_t other);
	const char *added, *removed, *changed;	/* through gettext when shown; changed NULL: the rows say it themselves */
};

static bool
same_text(const struct pack *a, uint32_t text, const struct pack *b, uint32_t other)
{
	return strcmp(pack_id(a, text), pack_id(b, other)) == 0;
}

static bool
same_texts(const struct pack *a, struct pack_list texts, const struct pack *b, struct pack_list others)
{
	uint32_t i;

	for (i = 0; i < texts.count && i < others.count; i++)
		if (!same_text(a, a->numbers[texts.first + i], b, b->numbers[others.first + i]))
			return false;
	return texts.count == others.count;
}

/* ---- Questions ---------------------------------------------------------------------------------------------------- */

static uint32_t question_count(const struct pack *pack) { return pack->question_count; }
static uint32_t question_id(const struct pack *pack, uint32_t row) { return pack->questions[row].id; }
static uint32_t question_words(const struct pack *pack, uint32_t row) { return pack->questions[row].ask; }

static bool
same_option(const struct pack *a, const struct pack_option *option, const struct pack *b, const struct pack_option *other)
{
	return same_text(a, option->id, b, other->id) && same_text(a, option->label, b, other->label) && same_text(a, option->means, b, other->means) &&
	       option->risk == other->risk && option->if_not_risk == other->if_not_risk && option->critical == other->critical && option->unsure == other->unsure &&
	       option->na == other->na && option->actions.count == other->actions.count && option->if_not_actions.count == other->if_not_actions.count;
}

static bool
same_question(const struct pack *a, uint32_t row, const struct pack *b, uint32_t other)
{
	const struct pack_question *question = &a->questions[row], *now = &b->questions[other];
	uint32_t i;

	if (question->option_count != now->option_count || question->weight != now->weight || !same_text(a, question->ask, b, now->ask) ||
	    !same_text(a, question->why, b, now->why) || !same_text(a, question->help, b, now->help))
		return false;
	for (i = 0; i < question->option_count; i++)
		if (!same_option(a, &a->options[question->first_option + i], b, &b->options[now->first_option + i]))
			return false;
	return true;
}

/* ---- Actions, messages ---------------------------------------------------------------------------------------------- */

static uint32_t action_count(const struct pack *pack) { return pack->action_count; }
static uint32_t action_id(const struct pack *pack, uint32_t row) { return pack->actions[row].id; }
static uint32_t action_words(const struct pack *pack, uint32_t row) { return pack->actions[row].title; }

static bool
same_steps(const struct pack *a, uint32_t row, const struct pack *b, uint32_t other)
{
	const struct pack_steps *steps, *now;

	if (row == PACK_NONE || other == PACK_NONE)
		return row == other;
	steps = &a->steps[row];
	now = &b->steps[other];
	return steps->form == now->form && same_text(a, steps->path, b, now->path) && same_text(a, steps->aim, b, now->aim) && same_texts(a, steps->todo, b, now->todo) &&
	       same_texts(a, steps->search, b, now->search) && same_texts(a, steps->words, b, now->words) && same_texts(a, steps->if_no, b, now->if_no);
}

static bool
same_action(const struct pack *a, uint32_t row, const struct pack *b, uint32_t other)
{
	const struct pack_action *action = &a->actions[row], *now = &b->actions[other];
	uint32_t i;

	if (!same_text(a, action->title, b, now->title) || !same_text(a, action->why, b, now->why) || action->minutes != now->minutes || action->due != now->due ||
	    action->who != now->who || action->removes != now->removes || action->noticed != now->noticed || action->steps_for_count != now->steps_for_count ||
	    !same_steps(a, action->steps, b, now->steps))
		return false;
	for (i = 0; i < action->steps_for_count; i++)
		if (!same_steps(a, a->steps_for[action->steps_for + i].steps, b, b->steps_for[now->steps_for + i].steps))
			return false;
	return true;
}

static uint32_t message_count(const struct pack *pack) { return pack->message_count; }
static uint32_t message_id(const struct pack *pack, uint32_t row) { return pack->messages[row].id; }
static uint32_t message_words(const struct pack *pack, uint32_t row) { return pack->messages[row].title; }

static bool
same_message(const struct pack *a, uint32_t row, const struct pack *b, uint32_t other)
{
	return same_text(a, a->messages[row].title, b, b->messages[other].title) && same_text(a, a->messages[row].body, b, b->messages[other].body) &&
	       same_text(a, a->messages[row].to, b, b->messages[other].to);
}

/* ---- Helplines ------------------------------------------------------------------------------------------------------ */

static uint32_t contact_count(const struct pack *pack) { return pack->contact_count; }
static uint32_t contact_id(const struct pack *pack, uint32_t row) { return pack->contacts[row].id; }
static uint32_t contact_words(const struct pack *pack, uint32_t row) { return pack->contacts[row].name; }

static bool
same_contact(const struct pack *a, uint32_t row, const struct pack *b, uint32_t other)
{
	const struct pack_contact *contact = &a->contacts[row], *now = &b->contacts[other];

	return same_text(a, contact->name, b, now->name) && same_text(a, contact->whom, b, now->whom) && same_text(a, contact->phone, b, now->phone) &&
	       same_text(a, contact->url, b, now->url) && same_text(a, contact->hours, b, now->hours) && same_text(a, contact->eligibility, b, now->eligibility);
}

/* One field of a helpline, before and now. */
static void
put_field(struct buf *out, const char *what, const char *name, const char *before, const char *now)
{
	if (strcmp(before, now) == 0)
		return;
	/* TRANSLATORS: what changed, a helpline's name, what it was, what it is. */
	buf_printf(out, _("  %s: %s: was %s, is now %s\n"), what, name, before[0] != '\0' ? before : _("none"), now[0] != '\0' ? now : _("none"));
}

static void
put_contact(const struct pack *a, uint32_t row, const struct pack *b, uint32_t other, struct buf *out)
{
	const struct pack_contact *contact = &a->contacts[row], *now = &b->contacts[other];
	const char *name = pack_id(b, now->name);

#define FIELD(what, field) put_field(out, what, name, pack_id(a, contact->field), pack_id(b, now->field))
	FIELD(_("number changed"), phone);
	FIELD(_("hours changed"), hours);
	FIELD(_("address changed"), url);
	FIELD(_("name changed"), name);
	FIELD(_("whom it is for changed"), whom);
	FIELD(_("who may ask changed"), eligibility);
#undef FIELD
}

/* ---- All of a kind -------------------------------------------------------------------------------------------------- */

static const struct kind contacts = { contact_count, contact_id, contact_words, same_contact, N_("helpline added"), N_("helpline gone"), NULL };
static const struct kind others[] = {
	{ question_count, question_id, question_words, same_question, N_("question added"), N_("question gone"), N_("question changed") },
	{ action_count, action_id, action_words, same_action, N_("action added"), N_("action gone"), N_("action changed") },
	{ message_count, message_id, message_words, same_message, N_("message added"), N_("message gone"), N_("message changed") },
};

static uint32_t
find(const struct kind *kind, const struct pack *pack, const char *id)
{
	uint32_t i;

	for (i = 0; i < kind->count(pack); i++)
		if (strcmp(pack_id(pack, kind->id(pack, i)), id) == 0)
			return i;
	return PACK_NONE;
}

static void
put_row(struct buf *out, const char *what, const char *words, int *named)
{
	if (++*named <= NAMED_MAX)
		buf_printf(out, "  %s: %s\n", what, words);
}

static void
put_rest(struct buf *out, int named)
{
	if (named > NAMED_MAX)
		buf_printf(out, _("  and %d more\n"), named - NAMED_MAX);
}

/* What came or changed. */
static void
put_new(const struct kind *kind, const struct pack *old, const struct pack *new, struct buf *out)
{
	int added = 0, changed = 0;
	uint32_t i, was;
	struct buf more = { 0 };

	for (i = 0; i < kind->count(new); i++) {
		const char *words = pack_id(new, kind->words(new, i));

		if ((was = find(kind, old, pack_id(new, kind->id(new, i)))) == PACK_NONE)
			put_row(out, _(kind->added), words, &added);
		else if (!kind->same(old, was, new, i) && kind->changed != NULL)
			put_row(&more, _(kind->changed), words, &changed);
		else if (!kind->same(old, was, new, i))
			put_contact(old, was, new, i, &more);
	}
	put_rest(out, added);
	buf_puts(out, buf_text(&more));
	put_rest(out, changed);
	out->failed |= more.failed;
	buf_clear(&more);
}

static void
put_gone(const struct kind *kind, const struct pack *old, const struct pack *new, struct buf *out)
{
	int gone = 0;
	uint32_t i;

	for (i = 0; i < kind->count(old); i++)
		if (find(kind, new, pack_id(old, kind->id(old, i))) == PACK_NONE)
			put_row(out, _(kind->removed), pack_id(old, kind->words(old, i)), &gone);
	put_rest(out, gone);
}

static bool
same_help(const struct pack *a, const struct pack *b)
{
	uint32_t i;

	if (a->help_count != b->help_count || a->advice_count != b->advice_count)
		return false;
	for (i = 0; i < a->help_count; i++)
		if (!same_text(a, a->help[i].title, b, b->help[i].title) || !same_text(a, a->help[i].intro, b, b->help[i].intro))
			return false;
	for (i = 0; i < a->advice_count; i++)
		if (!same_text(a, a->advice[i].text, b, b->advice[i].text) || !same_text(a, a->advice[i].why, b, b->advice[i].why))
			return false;
	return true;
}

static void
put_review(const struct pack *pack, struct buf *out)
{
	buf_puts(out, _("  reviewed on "));
	fetch_day(pack->reviewed, out);
	buf_puts(out, _(", to be reviewed again by "));
	fetch_day(pack->review_by, out);
	buf_putc(out, '\n');
}

void
changes_put(const struct pack *old, const struct pack *new, struct buf *out)
{
	const size_t begin = out->len;
	size_t i;

	if (old == NULL) {
		/* TRANSLATORS: counts of questions, actions and helplines in a checklist. */
		buf_printf(out, _("  new here: questions %u, actions %u, helplines %u\n"), (unsigned)new->question_count, (unsigned)new->action_count, (unsigned)new->contact_count);
		put_review(new, out);
		return;
	}
	put_new(&contacts, old, new, out);
	put_gone(&contacts, old, new, out);
	if (!same_help(old, new))
		buf_puts(out, _("  the help page changed: read it before the next workshop (closeknit help-now)\n"));
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		put_new(&others[i], old, new, out);
		put_gone(&others[i], old, new, out);
	}
	if (out->len == begin)
		buf_puts(out, _("  small changes only: no question, action, message, helpline or help page\n"));
	put_review(new, out);
}
