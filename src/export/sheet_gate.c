/* sheet_gate.c - for whom a question on a sheet is, and where the others go on; conditions in words are sheet_words.c's. */
#include "export/sheet_words.h"

#include <string.h>

#include <closeknit/doc.h>
#include <closeknit/pack.h>

#include "base/say.h"
#include "export/words.h"

/* From so many parts a list is easier to read than a sentence. */
enum { POINTS_MIN = 3 };
/* With more repeats than this, those with the same words are not put together: each has a line. */
enum { TOGETHER_MAX = 40 };

/* ---- Where the others go on --------------------------------------------------------------------------------- */

static bool
is_same(const struct sheet_when *a, const struct sheet_when *b)
{
	size_t i;

	if (a->logic != b->logic || a->question != b->question || a->item != b->item || a->count != b->count)
		return false;
	for (i = 0; i < a->count; i++)
		if (a->logic == SHEET_ALL || a->logic == SHEET_ANY ? !is_same(&a->parts[i], &b->parts[i]) : a->options[i] != b->options[i])
			return false;
	return true;
}

/* Whether the same people skip both. */
static bool
goes_with(const struct sheet *sheet, uint32_t a, uint32_t b)
{
	const struct pack_question *one = &sheet->pack->questions[a], *other = &sheet->pack->questions[b];
	uint32_t i;

	if (one->for_each != other->for_each)
		return false;
	for (i = 0; i < one->item_count; i++)
		if (!is_same(sheet_when(sheet, one->first_item + i * one->item_stride), sheet_when(sheet, other->first_item + i * other->item_stride)))
			return false;
	return true;
}

/* "go to 14", or "go to the end". */
static void
put_target(const struct sheet *sheet, uint32_t question, struct buf *out)
{
	uint32_t next;

	for (next = question + 1; next < sheet->pack->question_count; next++)
		if (sheet->numbers[next] != 0 && !goes_with(sheet, question, next))
			break;
	if (next < sheet->pack->question_count)
		buf_printf(out, _("go to %u"), (unsigned)sheet->numbers[next]);
	else
		buf_puts(out, _("go to the last pages"));
}

/* How to tick, in the same paragraph as for whom it is; in a table its head says so. */
static const char *
how_to_tick(const struct sheet *sheet, uint32_t question)
{
	if (sheet->pack->questions[question].is_private || sheet_repeats(sheet, question) > 1)
		return "";
	return sheet->pack->questions[question].kind == QUESTION_ONE ? _("Tick one.") : _("Tick all that fit.");
}

/* ---- The gate ----------------------------------------------------------------------------------------------- */

/* As points, where all or one of many have to be so and they are no mere list of ticks. */
static void
add_points(struct doc *doc, const struct say *s, const struct sheet_when *when, const char *target)
{
	size_t i;

	if (when->logic == SHEET_ALL)
		SAY(doc, DOC_PARAGRAPH, 0, _("Only if all of these are so. If not, %s."), target);
	else
		SAY(doc, DOC_PARAGRAPH, 0, _("Only if one of these is so. If not, %s."), target);
	for (i = 0; i < when->count; i++) {
		struct buf text = { 0 };
		const struct say point = { .sheet = s->sheet, .option = s->option, .out = &text };

		say_when(&point, &when->parts[i], true, false);
		SAY(doc, DOC_ITEM, 0, "%s", buf_text(&text));
		doc->failed |= text.failed;
		buf_clear(&text);
	}
}

/* Of a question that is asked once, or can be for one repeat only. */
static void
add_gate_of(struct doc *doc, const struct sheet *sheet, const struct sheet_when *when, uint32_t question)
{
	struct buf text = { 0 }, target = { 0 }, gate = { 0 };
	struct say s = { .sheet = sheet, .option = PACK_NONE, .out = &text };
	const bool parted = when->logic == SHEET_ALL || when->logic == SHEET_ANY, excludes = say_excludes(&s, when);
	const char *how = how_to_tick(sheet, question);

	put_target(sheet, question, &target);
	if (parted && when->count >= POINTS_MIN && !excludes && !say_all_are(&s, when, SHEET_TICKED)) {
		add_points(doc, &s, when, buf_text(&target));
		if (how[0] != '\0')
			SAY(doc, DOC_PARAGRAPH, 0, "%s", how);
	} else {
		say_when(&s, when, !excludes, false);
		if (excludes)
			buf_printf(&gate, _("If %s, %s."), buf_text(&text), buf_text(&target));
		else
			buf_printf(&gate, _("Only if %s. If not, %s."), buf_text(&text), buf_text(&target));
		SAY(doc, DOC_PARAGRAPH, 0, "%s%s%s", buf_text(&gate), how[0] != '\0' ? " " : "", how);
	}
	doc->failed |= text.failed || target.failed || gate.failed;
	buf_clear(&text);
	buf_clear(&target);
	buf_clear(&gate);
}

/* The one repeat that can be asked: its option ticked, and its own condition. */
static void
add_gate_of_one(struct doc *doc, const struct sheet *sheet, uint32_t item)
{
	const struct pack *pack = sheet->pack;
	const uint32_t question = pack->items[item].question;
	const struct sheet_when *own = sheet_when(sheet, item);
	struct sheet_when parts[2], whole = { .logic = SHEET_ALL, .item = PACK_NONE, .parts = parts, .count = 2 };

	parts[0] = (struct sheet_when){
		.logic = SHEET_TICKED, .question = pack->questions[question].for_each, .item = pack->questions[pack->questions[question].for_each].first_item,
		.options = &pack->items[item].option, .count = 1,
	};
	parts[1] = *own;
	add_gate_of(doc, sheet, own->logic == SHEET_ALWAYS ? &parts[0] : &whole, question);
}

/* What one repeat of several is left out for, or filled in for, in words that say "it" of the repeat; "" for none. */
static void
put_own(const struct sheet *sheet, uint32_t item, struct buf *out)
{
	const struct sheet_when *when = sheet_when(sheet, item);
	const struct say s = { .sheet = sheet, .option = sheet->pack->items[item].option, .out = out };
	const bool excludes = say_excludes(&s, when);

	if (when->logic == SHEET_ALWAYS)
		return;
	buf_putc(out, excludes ? '-' : '+');
	say_when(&s, when, !excludes, false);
}

/* "Facebook, Instagram" of all repeats with those words, from that one on; how many. */
static uint32_t
put_labels(const struct sheet *sheet, uint32_t question, uint32_t from, const char *own, struct buf *labels)
{
	const struct pack_question *row = &sheet->pack->questions[question];
	uint32_t i, count = 0;

	for (i = from; i < row->item_count && (count == 0 || row->item_count <= TOGETHER_MAX); i++) {
		const uint32_t item = row->first_item + i * row->item_stride;
		struct buf other = { 0 };

		put_own(sheet, item, &other);
		if (sheet->asked[item] && strcmp(buf_text(&other), own) == 0) {
			buf_printf(labels, "%s%s", labels->len > 0 ? ", " : "", pack_text(sheet->pack, sheet->pack->options[sheet->pack->items[item].option].label));
			count++;
		}
		labels->failed |= other.failed;
		buf_clear(&other);
	}
	return count;
}

/* Whether an earlier repeat has the same words: then they have been said. */
static bool
is_said(struct doc *doc, const struct sheet *sheet, uint32_t question, uint32_t until, const char *own)
{
	const struct pack_question *row = &sheet->pack->questions[question];
	bool said = false;
	uint32_t i;

	for (i = 0; i < until && !said; i++) {
		const uint32_t item = row->first_item + i * row->item_stride;
		struct buf other = { 0 };

		put_own(sheet, item, &other);
		said = sheet->asked[item] && strcmp(buf_text(&other), own) == 0;
		doc->failed |= other.failed;
		buf_clear(&other);
	}
	return said;
}

/* A line for each kind of repeat that has a condition of its own. */
static void
add_owns(struct doc *doc, const struct sheet *sheet, uint32_t question, uint32_t repeats)
{
	const struct pack_question *row = &sheet->pack->questions[question];
	uint32_t i;

	for (i = 0; i < row->item_count; i++) {
		struct buf own = { 0 }, labels = { 0 };
		const uint32_t item = row->first_item + i * row->item_stride;
		bool all;

		put_own(sheet, item, &own);
		if (sheet->asked[item] && own.len > 0 && (row->item_count > TOGETHER_MAX || !is_said(doc, sheet, question, i, buf_text(&own)))) {
			all = put_labels(sheet, question, i, buf_text(&own), &labels) == repeats;
			SAY(doc, DOC_PARAGRAPH, 0, own.bytes[0] == '-' ? _("Leave out %s if %s.") : _("Fill in %s only if %s."),
			    all ? _("each one") : buf_text(&labels), buf_text(&own) + 1);
		}
		doc->failed |= own.failed || labels.failed;
		buf_clear(&own);
		buf_clear(&labels);
	}
}

/* The letters of those that can be asked about, in the question they come from; how many. */
static uint32_t
put_columns(const struct sheet *sheet, uint32_t question, struct buf *out)
{
	const struct pack_question *row = &sheet->pack->questions[question];
	uint32_t options[TOGETHER_MAX], i;
	struct sheet_when when = { .logic = SHEET_TICKED, .question = row->for_each, .options = options };
	const struct say s = { .sheet = sheet, .option = PACK_NONE, .out = out };

	for (i = 0; i < row->item_count && when.count < TOGETHER_MAX; i++)
		if (sheet->asked[row->first_item + i * row->item_stride])
			options[when.count++] = sheet->pack->items[row->first_item + i * row->item_stride].option;
	return say_letters(&s, &when);
}

static void
add_gate_of_several(struct doc *doc, const struct sheet *sheet, uint32_t question, uint32_t repeats)
{
	const struct pack_question *row = &sheet->pack->questions[question];
	const unsigned from = (unsigned)sheet->numbers[row->for_each];
	struct buf columns = { 0 }, target = { 0 };
	uint32_t count;

	put_target(sheet, question, &target);
	count = put_columns(sheet, question, &columns);
	if (repeats == row->item_count || repeats > TOGETHER_MAX)
		SAY(doc, DOC_PARAGRAPH, 0, _("Answer for each one you ticked in %u. If there is none, %s."), from, buf_text(&target));
	else
		SAY(doc, DOC_PARAGRAPH, 0, count > 2 ? _("If you ticked any of %s in %u, answer for each of them. If not, %s.") : _("If you ticked %s in %u, answer for each of them. If not, %s."),
		    buf_text(&columns), from, buf_text(&target));
	add_owns(doc, sheet, question, repeats);
	doc->failed |= columns.failed || target.failed;
	buf_clear(&columns);
	buf_clear(&target);
}

/* Whether the question before it, of the same topic, has sent away all whom it is not for: then saying so again is more to read, and nothing new. */
static bool
is_gated_before(const struct sheet *sheet, uint32_t question)
{
	uint32_t before = question;

	while (before-- > 0 && sheet->pack->questions[before].topic == sheet->pack->questions[question].topic)
		if (sheet->numbers[before] != 0)
			return goes_with(sheet, before, question);
	return false;
}

void
sheet_add_gate(struct doc *doc, const struct sheet *sheet, uint32_t question)
{
	const struct pack_question *row = &sheet->pack->questions[question];
	const uint32_t repeats = sheet_repeats(sheet, question);
	uint32_t i;

	if (row->for_each == PACK_NONE) {
		if (sheet_when(sheet, row->first_item)->logic != SHEET_ALWAYS && !is_gated_before(sheet, question))
			add_gate_of(doc, sheet, sheet_when(sheet, row->first_item), question);
		else if (!row->is_private)
			SAY(doc, DOC_PARAGRAPH, 0, "%s", how_to_tick(sheet, question));
	} else if (repeats > 1) {
		add_gate_of_several(doc, sheet, question, repeats);
	} else {
		for (i = 0; !sheet->asked[row->first_item + i * row->item_stride]; i++)
			continue;
		add_gate_of_one(doc, sheet, row->first_item + i * row->item_stride);
	}
}
