/* sheet_words.c - letters of options, and conditions in words for somebody with a pen; what a condition comes to is the sheet's, where one goes on sheet_gate.c's. */
#include "export/sheet_words.h"

#include <closeknit/doc.h>
#include <closeknit/pack.h>

#include "base/say.h"

/* From so many letters in a row they are a range: "A to D". */
enum { RANGE_MIN = 3 };
/* From so many places a list of them is easier to read than "or" between them. */
enum { LIST_MIN = 3 };

void
sheet_put_letter(uint32_t index, struct buf *out)
{
	if (index >= 26)
		sheet_put_letter(index / 26 - 1, out);
	buf_putc(out, (char)('A' + index % 26));
}

void
sheet_put_text(const struct pack *pack, uint32_t text, uint32_t repeat, struct buf *out)
{
	if (repeat != PACK_NONE)
		pack_put_text(pack, text, repeat, out);
	else
		/* What goes there stands in the table.  Three dots: text is ASCII where its checklist is. */
		pack_put_text_with(pack, text, "...", out);
}

void
sheet_put_option(const struct sheet *sheet, uint32_t option, uint32_t repeat, struct buf *out)
{
	const struct pack_option *row = &sheet->pack->options[option];

	sheet_put_letter(option - sheet->pack->questions[row->question].first_option, out);
	buf_puts(out, ". ");
	sheet_put_text(sheet->pack, row->label, repeat, out);
}

/* ---- Letters ------------------------------------------------------------------------------------------------ */

static bool
is_named(const struct sheet_when *when, uint32_t option)
{
	size_t i;

	for (i = 0; i < when->count; i++)
		if (when->options[i] == option)
			return true;
	return false;
}

uint32_t
say_letters(const struct say *s, const struct sheet_when *when)
{
	const struct pack_question *question = &s->sheet->pack->questions[when->question];
	struct buf parts[2] = { { 0 }, { 0 } };
	uint32_t i, end, count = 0;

	/* The last part stands apart from the others: "A, C or D". */
	for (i = 0; i < question->option_count; i = end) {
		end = i + 1;
		if (!is_named(when, question->first_option + i))
			continue;
		while (end < question->option_count && is_named(when, question->first_option + end))
			end++;
		if (end - i < RANGE_MIN)
			end = i + 1;
		count += end - i;
		if (parts[1].len > 0)
			buf_printf(&parts[0], "%s%s", parts[0].len > 0 ? ", " : "", buf_text(&parts[1]));
		/* It forgets a failure. */
		parts[0].failed |= parts[1].failed;
		buf_reset(&parts[1]);
		sheet_put_letter(i, &parts[1]);
		if (end - i > 1) {
			/* TRANSLATORS: between two letters: "A to D". */
			buf_printf(&parts[1], " %s ", _("to"));
			sheet_put_letter(end - 1, &parts[1]);
		}
	}
	if (parts[0].len > 0)
		/* TRANSLATORS: letters of answers: "A, C" and "D" make "A, C or D". */
		buf_printf(s->out, _("%s or %s"), buf_text(&parts[0]), buf_text(&parts[1]));
	else
		buf_puts(s->out, buf_text(&parts[1]));
	s->out->failed |= parts[0].failed || parts[1].failed;
	buf_clear(&parts[0]);
	buf_clear(&parts[1]);
	return count;
}

/* ---- Conditions --------------------------------------------------------------------------------------------- */

/* " for Instagram", " for it", or nothing where the question is asked once, or any of its columns will do: a tick anywhere in it is one. */
static void
put_repeat(const struct say *s, const struct sheet_when *when)
{
	const struct pack *pack = s->sheet->pack;
	const uint32_t option = when->item != PACK_NONE ? pack->items[when->item].option : PACK_NONE;

	if (option == PACK_NONE || pack->questions[when->question].for_each == PACK_NONE || sheet_repeats(s->sheet, when->question) < 2)
		return;
	if (option == s->option)
		buf_puts(s->out, _(" for it"));
	else
		buf_printf(s->out, _(" for %s"), pack_text(pack, pack->options[option].label));
}

/* "A or C for Instagram in 4". */
static uint32_t
put_place(const struct say *s, const struct sheet_when *when)
{
	const uint32_t count = say_letters(s, when);

	put_repeat(s, when);
	/* TRANSLATORS: the number of a question, behind the letters of its answers: "A or C in 4". */
	buf_printf(s->out, _(" in %u"), (unsigned)s->sheet->numbers[when->question]);
	return count;
}

static void
put_answer(const struct say *s, const struct sheet_when *when, bool holds)
{
	const bool ticked = (when->logic == SHEET_TICKED) == holds;
	struct buf place = { 0 };
	const struct say inner = { .sheet = s->sheet, .option = s->option, .out = &place };
	const uint32_t count = put_place(&inner, when);

	if (s->sheet->pack->questions[when->question].is_private)
		/* TRANSLATORS: an answer that is kept in one's head: "A in 30". */
		buf_printf(s->out, ticked ? _("your answer is %s") : _("your answer is not %s"), buf_text(&place));
	else if (!ticked && count > 1)
		/* TRANSLATORS: letters of answers: "you ticked none of A to D in 4". */
		buf_printf(s->out, _("you ticked none of %s"), buf_text(&place));
	else if (!ticked)
		buf_printf(s->out, _("you did not tick %s"), buf_text(&place));
	else if (count > 2)
		/* TRANSLATORS: letters of answers: "you ticked one of A to D in 4". */
		buf_printf(s->out, _("you ticked one of %s"), buf_text(&place));
	else
		buf_printf(s->out, _("you ticked %s"), buf_text(&place));
	s->out->failed |= place.failed;
	buf_clear(&place);
}

static bool
is_private(const struct say *s, const struct sheet_when *when)
{
	return s->sheet->pack->questions[when->question].is_private;
}

bool
say_all_are(const struct say *s, const struct sheet_when *when, enum sheet_logic logic)
{
	size_t i;

	for (i = 0; i < when->count; i++)
		if (when->parts[i].logic != logic || is_private(s, &when->parts[i]))
			return false;
	return true;
}

/* "one of these: A in 4; C or D in 6". */
static void
put_places(const struct say *s, const struct sheet_when *when, bool ticked)
{
	struct buf places = { 0 };
	const struct say inner = { .sheet = s->sheet, .option = s->option, .out = &places };
	size_t i;

	for (i = 0; i < when->count; i++) {
		if (i > 0)
			buf_puts(&places, "; ");
		put_place(&inner, &when->parts[i]);
	}
	buf_printf(s->out, ticked ? _("you ticked one of these: %s") : _("you ticked none of these: %s"), buf_text(&places));
	s->out->failed |= places.failed;
	buf_clear(&places);
}

/* A list of ticks at the end of a sentence says by itself where it ends: it needs no brackets. */
static bool
ends_as_list(const struct say *s, const struct sheet_when *last, bool holds)
{
	const bool any = (last->logic == SHEET_ANY) == holds;

	return (last->logic == SHEET_ALL || last->logic == SHEET_ANY) && last->count >= LIST_MIN && say_all_are(s, last, any == holds ? SHEET_TICKED : SHEET_NOT_TICKED);
}

void
say_when(const struct say *s, const struct sheet_when *when, bool holds, bool inner)
{
	const bool any = (when->logic == SHEET_ANY) == holds;
	size_t i;

	if (when->logic == SHEET_TICKED || when->logic == SHEET_NOT_TICKED) {
		put_answer(s, when, holds);
		return;
	}
	if (say_all_are(s, when, any == holds ? SHEET_TICKED : SHEET_NOT_TICKED) && !inner) {
		put_places(s, when, any);
		return;
	}
	if (inner)
		buf_putc(s->out, '(');
	for (i = 0; i < when->count; i++) {
		if (i > 0)
			buf_puts(s->out, any ? _(", or ") : _(", and "));
		say_when(s, &when->parts[i], holds, inner || i + 1 < when->count || !ends_as_list(s, &when->parts[i], holds));
	}
	if (inner)
		buf_putc(s->out, ')');
}

bool
say_excludes(const struct say *s, const struct sheet_when *when)
{
	return (when->logic == SHEET_NOT_TICKED && !is_private(s, when)) || (when->logic == SHEET_ALL && say_all_are(s, when, SHEET_NOT_TICKED));
}
