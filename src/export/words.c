/* words.c - dates, dues and people in words, for every document and face; in which language a block is. */
#include <closeknit/export.h>

#include <closeknit/engine.h>

#include <string.h>

#include "base/say.h"
#include "export/words.h"

bool
words_is_same_language(const char *a, const char *b)
{
	size_t len = strcspn(a, "-");

	return len == strcspn(b, "-") && strncmp(a, b, len) == 0;
}

const char *
words_language(void)
{
	/* TRANSLATORS: not a text: the tag of the language you translate into, such as cy or ur. */
	const char *tag = _("en-GB");

	/* A catalogue that does not know better must not put odd things in a document's markup. */
	return doc_is_language(tag, strlen(tag)) ? tag : "en";
}

struct doc_block *
words_said(struct doc *doc, struct doc_block *block)
{
	const char *language = words_language();

	if (block != NULL && !words_is_same_language(language, doc->language))
		block->language = doc_text(doc, language);
	return block;
}

struct doc_block *
words_quoted(struct doc *doc, const struct pack *pack, uint32_t text, struct doc_block *block)
{
	const char *own = pack_id(pack, pack->language);

	if (block != NULL && pack_text(pack, text) == pack_id(pack, text) && !words_is_same_language(own, doc->language))
		block->language = own;
	return block;
}

struct doc_block *
words_add(struct doc *doc, enum doc_kind kind, int level, const struct pack *pack, uint32_t text)
{
	return words_quoted(doc, pack, text, doc_add(doc, kind, level, "%s", pack_text(pack, text)));
}

void
words_begin(struct doc *doc, const struct pack *pack, const char *title)
{
	doc->title = title;
	if (pack == NULL)
		doc->language = words_language();
	else
		doc->language = pack->words != NULL ? pack_words_language(pack->words) : pack_id(pack, pack->language);
}

void
words_foot(struct doc *doc, const struct pack *pack, int32_t today, const char *large_print_how)
{
	struct buf text = { 0 };

	doc->date = today;
	export_put_day(today, &text);
	if (pack != NULL) {
		struct buf reviewed = { 0 };

		export_put_day(pack->reviewed, &reviewed);
		buf_puts(&text, ". ");
		/* TRANSLATORS: at the foot of each page: version of the checklist, date. */
		buf_printf(&text, _("Checklist %s, reviewed %s."), pack_text(pack, pack->version), buf_text(&reviewed));
		doc->failed |= reviewed.failed;
		buf_clear(&reviewed);
	}
	if (large_print_how != NULL) {
		buf_putc(&text, ' ');
		/* TRANSLATORS: at the foot of each page: a command to type. */
		buf_printf(&text, _("Large print: %s"), large_print_how);
	}
	doc->failed |= text.failed;
	doc->footer = doc_text(doc, buf_text(&text));
	buf_clear(&text);
}

void
export_put_past(const struct pack *pack, int32_t today, struct buf *out)
{
	struct buf due = { 0 };

	if (!pack_is_past(pack, today))
		return;
	export_put_day(pack->review_by, &due);
	buf_printf(out, _("This checklist was due to be looked at again on %s. Some of it may be out of date."), buf_text(&due));
	out->failed |= due.failed;
	buf_clear(&due);
}

void
words_add_past(struct doc *doc, const struct pack *pack, int32_t today)
{
	struct buf past = { 0 };

	if (pack == NULL)
		return;
	export_put_past(pack, today, &past);
	if (past.len > 0)
		SAY(doc, DOC_PARAGRAPH, 0, "%s", buf_text(&past));
	doc->failed |= past.failed;
	buf_clear(&past);
}

void
words_add_unsigned(struct doc *doc, const struct pack *pack)
{
	if (pack->sign_off_date == DATE_NONE)
		SAY(doc, DOC_PARAGRAPH, 0, "%s", _("Not yet signed off by a safeguarding lead."));
}

void
words_add_colophon(struct doc *doc, const struct pack *pack)
{
	struct buf reviewed = { 0 }, due = { 0 };

	export_put_day(pack->reviewed, &reviewed);
	export_put_day(pack->review_by, &due);
	doc_add(doc, DOC_PARAGRAPH, 0, _("%s, version %s. Last reviewed on %s; next review by %s."), pack_text(pack, pack->title),
	    pack_text(pack, pack->version), buf_text(&reviewed), buf_text(&due));
	words_add_unsigned(doc, pack);
	if (pack->sign_off_date != DATE_NONE)
		doc_add(doc, DOC_PARAGRAPH, 0, _("Signed off by %s, %s."), pack_text(pack, pack->sign_off_role),
		    pack_text(pack, pack->sign_off_organisation));
	doc->failed |= reviewed.failed || due.failed;
	buf_clear(&reviewed);
	buf_clear(&due);
}

void
words_add_changes(struct doc *doc)
{
	SAY(doc, DOC_PARAGRAPH, 0, "%s",
	    _("Menus, phone numbers and opening hours may have changed since then. Each address leads to the latest."));
}

const char *
export_nothing_to_do(const struct score *score)
{
	if (!score->has_score)
		return _("Answer a few questions first. Then your first steps stand here.");
	/* Two careful answers out of forty do not make a family finished (DESIGN.md, Score). */
	if (score->unknown > 0)
		return _("There is nothing to do from your answers so far. Some answers are still to find out: go on when you like.");
	return _("There is nothing more to do for now. Look again in 3 months.");
}

void
export_put_done(const struct plan *plan, struct buf *out)
{
	unsigned done = 0, count = (unsigned)plan->action_count;
	size_t i;

	for (i = 0; i < plan->action_count; i++)
		done += plan->actions[i].done != DATE_NONE;
	if (done == 0)
		return;
	buf_printf(out, ngettext("Done so far: %u of %u step.", "Done so far: %u of %u steps.", count), done, count);
	/* The count itself is made of answers, and moves when they are given anew. */
	if (plan->score->has_score && plan->with_done / 100 > plan->score->points / 100)
		buf_printf(out, _(" With what you have done, closeknit's own count would be %u instead of %u."), (unsigned)plan->with_done / 100,
		    (unsigned)plan->score->points / 100);
}

const char *
export_due_title(int due)
{
	static const char *const titles[] = { N_("Today"), N_("This week"), N_("This month") };

	return _(titles[due]);
}

const char *
words_who(int who)
{
	static const char *const names[] = {
		N_("you"),
		N_("you and your child together"),
		N_("you, with family or friends"),
		N_("you, with others"),
	};

	return _(names[who]);
}

void
export_put_day(int32_t day, struct buf *out)
{
	static const char *const months[] = {
		N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
		N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
	};
	int year, month, of_month;

	date_split(day, &year, &month, &of_month);
	/* TRANSLATORS: a date: day of the month, name of the month, year. */
	buf_printf(out, _("%d %s %d"), of_month, _(months[month - 1]), year);
}

void
words_put_minutes(uint32_t minutes, struct buf *out)
{
	buf_printf(out, ngettext("%u minute", "%u minutes", minutes), (unsigned)minutes);
}
