/* sources_doc.c - the sources a document names, numbered; which it names is read from its actions. */
#include "export/sources_doc.h"

#include <closeknit/doc.h>
#include <closeknit/engine.h>
#include <closeknit/export.h>

#include <string.h>

#include "base/say.h"
#include "export/words.h"

static uint32_t *
numbers_new(struct doc *doc, const struct pack *pack)
{
	/* One more than needed, so that an empty table is no failure. */
	uint32_t *numbers = arena_array(&doc->arena, (size_t)pack->source_count + 1, sizeof(*numbers));

	if (numbers == NULL)
		doc->failed = true;
	return numbers;
}

static void
mark(uint32_t *numbers, const struct pack *pack, struct pack_list list)
{
	uint32_t i;

	for (i = 0; i < list.count; i++)
		numbers[pack->numbers[list.first + i]] = 1;
}

/* What is marked becomes 1, 2, 3 ... */
static const uint32_t *
numbers_settle(uint32_t *numbers, const struct pack *pack)
{
	uint32_t count = 0, i;

	mark(numbers, pack, pack->topics[0].sources);
	for (i = 0; i < pack->source_count; i++)
		if (numbers[i] != 0)
			numbers[i] = ++count;
	return numbers;
}

const uint32_t *
sources_of_plan(struct doc *doc, const struct plan *plan)
{
	const struct pack *pack = plan->pack;
	uint32_t *numbers = numbers_new(doc, pack);
	size_t i;

	if (numbers == NULL)
		return NULL;
	for (i = 0; i < plan->action_count; i++) {
		const struct plan_action *row = &plan->actions[i];

		if (!row->open)
			continue;
		mark(numbers, pack, pack->actions[row->action].sources);
		mark(numbers, pack, pack_steps_of(pack, row->action, row->option)->sources);
	}
	return numbers_settle(numbers, pack);
}

const uint32_t *
sources_of_pack(struct doc *doc, const struct pack *pack)
{
	uint32_t *numbers = numbers_new(doc, pack), i;

	if (numbers == NULL)
		return NULL;
	for (i = 0; i < pack->action_count; i++)
		mark(numbers, pack, pack->actions[i].sources);
	for (i = 0; i < pack->steps_count; i++)
		mark(numbers, pack, pack->steps[i].sources);
	return numbers_settle(numbers, pack);
}

const uint32_t *
sources_of_guidance(struct doc *doc, const struct pack *pack)
{
	uint32_t *numbers = numbers_new(doc, pack);

	return numbers != NULL ? numbers_settle(numbers, pack) : NULL;
}

void
sources_put_publishers(const struct pack *pack, struct pack_list list, struct buf *out)
{
	uint32_t i, k;

	for (i = 0; i < list.count; i++) {
		const char *name = pack_text(pack, pack->sources[pack->numbers[list.first + i]].publisher);

		for (k = 0; k < i; k++)
			if (strcmp(name, pack_text(pack, pack->sources[pack->numbers[list.first + k]].publisher)) == 0)
				break;
		if (k == i)
			buf_printf(out, "%s%s", i > 0 ? "; " : "", name);
	}
}

static bool
has(const struct pack *pack, struct pack_list list, uint32_t source)
{
	uint32_t i;

	for (i = 0; i < list.count; i++)
		if (pack->numbers[list.first + i] == source)
			return true;
	return false;
}

void
sources_put(const uint32_t *numbers, const struct pack *pack, struct pack_list list, struct buf *out)
{
	uint32_t i;

	for (i = 0; i < pack->source_count; i++)
		if (numbers[i] != 0 && has(pack, list, i))
			buf_printf(out, "%s%u", out->len > 0 ? ", " : "", (unsigned)numbers[i]);
}

/* The day that all of them were last looked at, or DATE_NONE where they were on several. */
static int32_t
one_day(const struct pack *pack, const uint32_t *numbers)
{
	int32_t day = DATE_NONE;
	uint32_t i;

	for (i = 0; i < pack->source_count; i++) {
		if (numbers[i] == 0)
			continue;
		if (day != DATE_NONE && day != pack->sources[i].checked)
			return DATE_NONE;
		day = pack->sources[i].checked;
	}
	return day;
}

static void
add_source(struct doc *doc, const struct pack *pack, const struct pack_source *source, uint32_t number, bool with_day)
{
	struct buf text = { 0 };
	struct doc_block *step;

	/* TRANSLATORS: publisher, title of a page. */
	buf_printf(&text, _("%s, \"%s\""), pack_text(pack, source->publisher), pack_text(pack, source->title));
	if (with_day) {
		struct buf day = { 0 };

		export_put_day(source->checked, &day);
		/* TRANSLATORS: a date; stands behind a source. */
		buf_printf(&text, _(", last looked at on %s"), buf_text(&day));
		text.failed |= day.failed;
		buf_clear(&day);
	}
	if ((step = words_quoted(doc, pack, source->title, doc_add(doc, DOC_STEP, 0, "%s:", buf_text(&text)))) != NULL) {
		step->number = number;
		step->url = doc_text(doc, pack_id(pack, source->url));
	}
	doc->failed |= text.failed;
	buf_clear(&text);
}

void
sources_add(struct doc *doc, const struct pack *pack, const uint32_t *numbers)
{
	int32_t day;
	uint32_t i;

	SAY(doc, DOC_HEADING, 2, "%s", _("Where this comes from"));
	if (numbers == NULL)
		return;
	if ((day = one_day(pack, numbers)) != DATE_NONE) {
		struct buf text = { 0 };

		export_put_day(day, &text);
		SAY(doc, DOC_PARAGRAPH, 0, _("Each of these was last looked at on %s."), buf_text(&text));
		doc->failed |= text.failed;
		buf_clear(&text);
	}
	for (i = 0; i < pack->source_count; i++)
		if (numbers[i] != 0)
			add_source(doc, pack, &pack->sources[i], numbers[i], day == DATE_NONE);
}
