/* sheet_doc.c - a checklist on paper as the neutral document: how to fill it in, every question with its boxes and why it is asked, the help page; words for conditions are sheet_gate.c's. */
#include <string.h>

#include <closeknit/doc.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>
#include <closeknit/sheet.h>

#include "base/say.h"
#include "export/help_sheet.h"
#include "export/sheet_table.h"
#include "export/sheet_words.h"
#include "export/sources_doc.h"
#include "export/words.h"

struct paper {
	struct doc *doc;
	const struct sheet *sheet;
	bool large;
};

/* A step of a numbered list. */
static void
add_step(struct doc *doc, uint32_t number, const char *text)
{
	struct doc_block *step = SAY(doc, DOC_STEP, 0, "%s", text);

	if (step != NULL)
		step->number = number;
}

/* Whether any question is not for everyone. */
static bool
has_gates(const struct sheet *sheet)
{
	uint32_t i;

	for (i = 0; i < sheet->pack->question_count; i++)
		if (sheet->numbers[i] != 0 && (sheet->pack->questions[i].for_each != PACK_NONE || sheet_when(sheet, sheet->pack->questions[i].first_item)->logic != SHEET_ALWAYS))
			return true;
	return false;
}

/* Whether any question has three dots for what its table names. */
static bool
has_dots(const struct sheet *sheet)
{
	uint32_t i;

	for (i = 0; i < sheet->pack->question_count; i++)
		if (sheet_repeats(sheet, i) > 1 && strstr(pack_text(sheet->pack, sheet->pack->questions[i].ask), "{item}") != NULL)
			return true;
	return false;
}

static void
add_how(const struct paper *p)
{
	static const struct { const char *text; bool gates, dots; } how[] = {
		{ N_("Tick the boxes that fit. All you need is a pen."), false, false },
		{ N_("No time, or no answer fits? Leave the boxes empty. You can come back to a question, or leave it out."), false, false },
		{ N_("A line under a question says who can skip it. Cannot tell? Answer it. It does no harm."), true, false },
		{ N_("\"A in 1\" means box A of question 1."), true, false },
		{ N_("\"...\" means each name in the table."), false, true },
		{ N_("Why do we ask? The reason is with each question, or on the page that faces it."), false, false },
		{ N_("At the end, your ticks make a plan: what to do first, in which order. The last pages say how."), false, false },
	};
	uint32_t i, number = 0;

	SAY(p->doc, DOC_HEADING, 2, "%s", _("How it works"));
	for (i = 0; i < sizeof(how) / sizeof(how[0]); i++)
		if ((!how[i].gates || has_gates(p->sheet)) && (!how[i].dots || has_dots(p->sheet)))
			add_step(p->doc, ++number, _(how[i].text));
}

static void
add_page_one(const struct paper *p, int32_t today)
{
	const struct pack *pack = p->sheet->pack;
	char code[SHEET_CODE_MAX];

	words_add(p->doc, DOC_HEADING, 1, pack, pack->title);
	words_add(p->doc, DOC_PARAGRAPH, 0, pack, pack->summary);
	words_add_past(p->doc, pack, today);
	add_how(p);
	SAY(p->doc, DOC_HEADING, 2, "%s", _("What stays with you"));
	SAY(p->doc, DOC_PARAGRAPH, 0, "%s", _("We never ask for names, birthdays, schools or pictures. Write none of them on this paper."));
	SAY(p->doc, DOC_PARAGRAPH, 0, "%s",
	    _("Whoever finds this paper can read your ticks. Keep it where you keep your letters. Tear it up when your plan is made."));
	sheet_head(pack, code);
	SAY(p->doc, DOC_HEADING, 2, _("The code of this paper: %s"), code);
	SAY(p->doc, DOC_PARAGRAPH, 0, "%s", _("It says which checklist this is, and nothing about you."));
	SAY(p->doc, DOC_HEADING, 2, "%s", _("If something has happened"));
	SAY(p->doc, DOC_PARAGRAPH, 0, "%s",
	    _("You need not fill this in first. See the last page. In danger now? Call 999. If not, call the police on 101."));
}

/* ---- Questions ---------------------------------------------------------------------------------------------- */

static uint32_t
first_asked(const struct sheet *sheet, uint32_t question)
{
	const struct pack_question *row = &sheet->pack->questions[question];
	uint32_t item = row->first_item;

	while (!sheet->asked[item])
		item += row->item_stride;
	return item;
}

/* The repeat that the texts of a question name: the only one; PACK_NONE: several, or none. */
static uint32_t
only_repeat(const struct sheet *sheet, uint32_t question)
{
	return sheet_repeats(sheet, question) == 1 ? sheet->pack->items[first_asked(sheet, question)].option : PACK_NONE;
}

static void
add_ask(const struct paper *p, uint32_t question)
{
	const struct pack *pack = p->sheet->pack;
	struct buf text = { 0 };

	buf_printf(&text, "%u. ", (unsigned)p->sheet->numbers[question]);
	sheet_put_text(pack, pack->questions[question].ask, only_repeat(p->sheet, question), &text);
	words_quoted(p->doc, pack, pack->questions[question].ask, doc_add(p->doc, DOC_HEADING, 3, "%s", buf_text(&text)));
	p->doc->failed |= text.failed;
	buf_clear(&text);
}

/* What is said beside a question: what helps to answer it; or with a note its reason, and `from` whom that is, for the page that faces it. */
static void
add_aside(const struct paper *p, uint32_t question, uint32_t text, const struct pack_list *from, const char *note)
{
	const struct pack *pack = p->sheet->pack;
	struct buf said = { 0 }, names = { 0 };
	struct doc_block *aside;

	sheet_put_text(pack, text, only_repeat(p->sheet, question), &said);
	if (from != NULL)
		sources_put_publishers(pack, *from, &names);
	if (names.len > 0) {
		buf_putc(&said, ' ');
		/* TRANSLATORS: who published what a sentence rests on. */
		buf_printf(&said, _("(From: %s.)"), buf_text(&names));
	}
	if ((aside = words_quoted(p->doc, pack, text, doc_add(p->doc, DOC_ASIDE, 0, "%s", buf_text(&said)))) != NULL) {
		aside->number = note != NULL ? p->sheet->numbers[question] : 0;
		aside->note = note;
	}
	p->doc->failed |= said.failed || names.failed;
	buf_clear(&said);
	buf_clear(&names);
}

/* Nothing of it is on paper but what everyone has: no box, no code, and options only where one has to know what to skip. */
static void
add_private(const struct paper *p, uint32_t question)
{
	const struct pack_question *row = &p->sheet->pack->questions[question];
	uint32_t i;

	if (!sheet_steers(p->sheet, question)) {
		SAY(p->doc, DOC_PARAGRAPH, 0, "%s", _("There is nothing to tick here. This one is asked on the screen only, and the answer is not kept."));
		return;
	}
	SAY(p->doc, DOC_PARAGRAPH, 0, "%s", _("There is nothing to tick here. Keep your answer in your head: write it nowhere."));
	for (i = 0; i < row->option_count; i++) {
		struct buf text = { 0 };

		sheet_put_option(p->sheet, row->first_option + i, PACK_NONE, &text);
		words_quoted(p->doc, p->sheet->pack, p->sheet->pack->options[row->first_option + i].label, doc_add(p->doc, DOC_ITEM, 0, "%s", buf_text(&text)));
		p->doc->failed |= text.failed;
		buf_clear(&text);
	}
}

/* The boxes of a question that is asked once, one under another. */
static void
add_boxes(const struct paper *p, uint32_t question)
{
	const uint32_t item = first_asked(p->sheet, question);
	size_t box;

	for (box = p->sheet->first_box[item]; box < p->sheet->box_count && p->sheet->boxes[box].item == item; box++)
		sheet_add_box(p->doc, p->sheet, box, DOC_TICK);
}

static void
add_question(const struct paper *p, uint32_t question)
{
	const struct pack_question *row = &p->sheet->pack->questions[question];

	if (p->sheet->numbers[question] == 0)
		return;
	add_ask(p, question);
	sheet_add_gate(p->doc, p->sheet, question);
	if (row->help != 0)
		add_aside(p, question, row->help, NULL, NULL);
	if (row->is_private)
		add_private(p, question);
	else if (sheet_repeats(p->sheet, question) > 1)
		sheet_add_tables(p->doc, p->sheet, question, p->large);
	else
		add_boxes(p, question);
	add_aside(p, question, row->why, &row->sources, _("Why we ask"));
}

static void
add_topic(const struct paper *p, uint32_t topic)
{
	const struct pack *pack = p->sheet->pack;
	const struct pack_topic *row = &pack->topics[topic];
	bool begun = false;
	uint32_t i;

	for (i = row->first_question; i < row->first_question + row->question_count; i++) {
		if (!begun && p->sheet->numbers[i] != 0) {
			words_add(p->doc, DOC_HEADING, 2, pack, row->title);
			words_add(p->doc, DOC_PARAGRAPH, 0, pack, row->intro);
			begun = true;
		}
		add_question(p, i);
	}
}

/* ---- The end ------------------------------------------------------------------------------------------------ */

/* The oldest day that any source of a question was looked at. */
static int32_t
oldest_day(const struct pack *pack)
{
	int32_t day = pack->reviewed;
	uint32_t i, k;

	for (i = 0; i < pack->question_count; i++)
		for (k = 0; k < pack->questions[i].sources.count; k++) {
			const struct pack_source *source = &pack->sources[pack->numbers[pack->questions[i].sources.first + k]];

			if (source->checked < day)
				day = source->checked;
		}
	return day;
}

static void
add_end(const struct paper *p)
{
	const struct pack *pack = p->sheet->pack;
	struct buf first = { 0 }, day = { 0 };
	char code[SHEET_CODE_MAX];

	doc_add(p->doc, DOC_PAGE, 0, "%s", "");
	SAY(p->doc, DOC_HEADING, 2, "%s", _("From your ticks to your plan"));
	sheet_head(pack, code);
	add_step(p->doc, 1, _("On a computer with closeknit, type: closeknit enter"));
	buf_printf(&first, _("First type the code of this paper: %s"), code);
	add_step(p->doc, 2, buf_text(&first));
	add_step(p->doc, 3, _("Then type the code beside each box that you ticked. Big or small letters, blanks or none: all is fine. A slip is found, and told."));
	add_step(p->doc, 4, _("It says in words what you ticked, so that you can check it. Then it shows what is in place and what to do first, and how to print your plan."));
	SAY(p->doc, DOC_PARAGRAPH, 0, "%s", _("Someone you trust can type them for you. The codes say what you ticked, not who you are."));
	sources_add(p->doc, pack, sources_of_guidance(p->doc, pack));
	export_put_day(oldest_day(pack), &day);
	SAY(p->doc, DOC_PARAGRAPH, 0, _("Beside each question is who published what it rests on. All of it was looked at on %s or later. closeknit tells more of each on the screen, under the key ?"),
	    buf_text(&day));
	words_add_colophon(p->doc, pack);
	p->doc->failed |= day.failed;
	buf_clear(&day);
	p->doc->failed |= first.failed;
	buf_clear(&first);
}

void
doc_from_sheet(struct doc *doc, const struct sheet *sheet, int32_t today, const struct export_options *options)
{
	struct paper p = { .doc = doc, .sheet = sheet, .large = options != NULL && options->large_print };
	uint32_t i;

	words_begin(doc, sheet->pack, pack_text(sheet->pack, sheet->pack->title));
	words_foot(doc, sheet->pack, today, p.large ? NULL : "closeknit sheet --large-print");
	add_page_one(&p, today);
	doc_add(doc, DOC_PAGE, 0, "%s", "");
	for (i = 0; i < sheet->pack->topic_count; i++)
		add_topic(&p, i);
	add_end(&p);
	/* The last sheet is for the fridge.  Its other side, which would be left blank, has whom to call in full, where its own is too small for that. */
	help_sheet_add_last(doc, sheet->pack, options);
}
