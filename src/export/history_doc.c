/* history_doc.c - audits over time as the neutral document; how two of them differ is compare_doc.c's. */
#include <closeknit/export.h>

#include <closeknit/doc.h>
#include <closeknit/pack.h>

#include "base/say.h"
#include "export/words.h"

void
history_put_day(const struct history_row *row, struct buf *out)
{
	export_put_day(time_day(row->started), out);
}

size_t
history_number(const struct history *history, size_t row)
{
	size_t i, number = 0;

	if (history->rows[row].why != NULL)
		return 0;
	for (i = 0; i <= row; i++)
		number += history->rows[i].why == NULL;
	return number;
}

void
history_put_count(const struct history_row *row, struct buf *out)
{
	if (!row->has_score)
		buf_puts(out, _("Nothing was answered yet that counts."));
	else if (row->low == row->high)
		buf_printf(out, _("closeknit's own count: %u out of 100."), (unsigned)row->points / 100);
	else
		buf_printf(out, _("closeknit's own count: %u out of 100, between %u and %u."), (unsigned)row->points / 100, (unsigned)row->low / 100,
		    (unsigned)row->high / 100);
}

static void
add_row(struct doc *doc, const struct history *history, size_t index)
{
	const struct history_row *row = &history->rows[index];
	struct buf day = { 0 }, note = { 0 }, count = { 0 };
	struct doc_block *bar;

	history_put_day(row, &day);
	if (row->name == NULL)
		/* TRANSLATORS: the audit that is not put away yet, in a list by date. */
		buf_puts(&day, _(" (open)"));
	buf_printf(&note, _("%u of %u"), (unsigned)row->in_place, (unsigned)row->of);
	history_put_count(row, &count);
	if ((bar = words_said(doc, doc_add(doc, DOC_BAR, 0, "%zu. %s", history_number(history, index), buf_text(&day)))) != NULL) {
		bar->part = row->in_place;
		bar->whole = row->of;
		bar->note = doc_text(doc, buf_text(&note));
	}
	SAY(doc, DOC_PARAGRAPH, 1, "%s", buf_text(&count));
	if (row->serial > history->pack->serial)
		SAY(doc, DOC_PARAGRAPH, 1, "%s", _("Made with a newer edition of the checklist than the one here."));
	doc->failed |= day.failed || note.failed || count.failed;
	buf_clear(&day);
	buf_clear(&note);
	buf_clear(&count);
}

void
doc_from_history(struct doc *doc, const struct history *history)
{
	const struct pack *pack = history->pack;
	size_t i;

	words_begin(doc, pack, _("Your audits"));
	SAY(doc, DOC_HEADING, 1, "%s", _("Your audits"));
	if (history->counted == 0)
		SAY(doc, DOC_PARAGRAPH, 0, "%s", _("There are no audits here yet. To begin: closeknit"));
	else
		SAY(doc, DOC_PARAGRAPH, 0, _("How many steps were in place, oldest first. All are counted by the checklist of today, version %s."),
		    pack_text(pack, pack->version));
	for (i = 0; i < history->count; i++)
		if (history->rows[i].why == NULL)
			add_row(doc, history, i);
	if (history->counted > 0)
		SAY(doc, DOC_PARAGRAPH, 0, "%s", _("It counts what is in place. It does not measure danger."));
	for (i = 0; i < history->count; i++)
		if (history->rows[i].other_pack)
			SAY(doc, DOC_PARAGRAPH, 0, "%s", history->rows[i].why);
	if (history->counted > 1)
		SAY(doc, DOC_PARAGRAPH, 0, _("What changed between two of them: closeknit compare %zu %zu"), history->counted - 1, history->counted);
}
