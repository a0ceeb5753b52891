/* help_doc.c - what to do if something has happened, as the neutral document for a screen; the core is help_core.c's, the rest is a pack's. */
#include <closeknit/export.h>

#include <string.h>

#include "base/say.h"
#include "export/contacts.h"
#include "export/help_core.h"
#include "export/words.h"

static int
own_doors(void)
{
	int count = 0;

	while (help_core_door(count + 1) != NULL)
		count++;
	return count;
}

/* The pack's case with that id, or NULL. */
static const struct pack_help *
find_case(const struct pack *pack, const char *id)
{
	uint32_t i;

	for (i = 1; pack != NULL && i < pack->help_count; i++)
		if (strcmp(pack_id(pack, pack->help[i].id), id) == 0)
			return &pack->help[i];
	return NULL;
}

/* Whether the pack's case adds to a door of the program. */
static bool
is_own(const struct pack *pack, const struct pack_help *help)
{
	const struct help_door *own;
	int door;

	for (door = 1; (own = help_core_door(door)) != NULL; door++)
		if (strcmp(pack_id(pack, help->id), own->id) == 0)
			return true;
	return false;
}

/* The pack's n-th case [from 0] that is no door of the program, or NULL. */
static const struct pack_help *
find_further(const struct pack *pack, int n)
{
	uint32_t i;

	for (i = 1; pack != NULL && i < pack->help_count; i++)
		if (!is_own(pack, &pack->help[i]) && n-- == 0)
			return &pack->help[i];
	return NULL;
}

int
help_door_count(const struct pack *pack)
{
	int count = own_doors();
	uint32_t i;

	for (i = 1; pack != NULL && i < pack->help_count; i++)
		count += !is_own(pack, &pack->help[i]);
	return count;
}

const char *
help_door_title(const struct pack *pack, int door)
{
	const struct pack_help *further;

	if (door <= HELP_PAGE)
		return _("Just show me whom to call");
	if (help_core_door(door) != NULL)
		return _(help_core_door(door)->title);
	further = find_further(pack, door - own_doors() - 1);
	return further != NULL ? pack_text(pack, further->title) : "";
}

void
help_add_core(struct doc *doc, enum doc_kind kind, struct core_list list, enum core_room room)
{
	size_t i;

	for (i = 0; i < list.count; i++) {
		const struct core *row = &list.rows[i];
		const char *text = room == CORE_BRIEF && row->brief != NULL ? row->brief : row->text;
		struct doc_block *block = room == CORE_WITH_WHY ? SAY(doc, kind, 0, "%s %s", _(text), _(row->why)) : SAY(doc, kind, 0, "%s", _(text));

		if (block != NULL)
			block->number = (uint32_t)i + 1;
	}
}

void
help_add_advice(struct doc *doc, const struct pack *pack, struct pack_list list, enum doc_kind kind, bool reasons)
{
	uint32_t i;

	for (i = 0; i < list.count; i++) {
		const struct pack_advice *advice = &pack->advice[pack->numbers[list.first + i]];
		struct doc_block *block = doc_add(doc, kind, 0, "%s%s%s", pack_text(pack, advice->text), reasons ? " " : "",
		    reasons ? pack_text(pack, advice->why) : "");

		if (words_quoted(doc, pack, advice->text, block) != NULL)
			block->number = i + 1;
	}
}

void
help_add_core_calls(struct doc *doc)
{
	size_t count, i;
	const char *const *calls = help_core_calls(&count);

	for (i = 0; i < count; i++)
		SAY(doc, DOC_ITEM, 0, "%s", _(calls[i]));
	SAY(doc, DOC_PARAGRAPH, 0, "%s",
	    _("Numbers were checked against stored pages on 22 November 2026. They may have changed: look at each service's own page."));
}

void
help_add_opening(struct doc *doc, enum opening opening)
{
	if (opening == OPENING_BRIEF) {
		SAY(doc, DOC_PARAGRAPH, 0, "%s", _("In danger now? Call 999. If not, call the police on 101. Your child is not to blame, and nor are you."));
		return;
	}
	SAY(doc, DOC_PARAGRAPH, 0, "%s", _("You are right to look for help. Your child is not to blame, and nor are you."));
	SAY(doc, DOC_PARAGRAPH, 0, "%s",
	    _("If anyone is in danger now, call 999. On a mobile and cannot speak? Press 55 when asked. If it is not an emergency, call the police on 101."));
	if (opening == OPENING_FIRST)
		return;
	SAY(doc, DOC_PARAGRAPH, 0, "%s", _("Stay calm, and listen. Leave everything where it is: it is evidence."));
	SAY(doc, DOC_PARAGRAPH, 0, "%s",
	    _("Do not look at it, copy it, screenshot it or send it on. Do not delete anything. Do not pay."));
}

/* Steps, nevers and whom to call: the pack's, or where it has none the program's. */
static void
add_parts(struct doc *doc, const struct pack *pack, const struct pack_help *help, const struct help_door *door, int32_t today)
{
	if (help != NULL && help->steps.count > 0)
		help_add_advice(doc, pack, help->steps, DOC_STEP, true);
	else
		help_add_core(doc, DOC_STEP, door != NULL ? door->steps : help_core_steps(), CORE_WITH_WHY);
	SAY(doc, DOC_HEADING, 3, "%s", _("Never do these things"));
	if (help != NULL && help->never.count > 0)
		help_add_advice(doc, pack, help->never, DOC_ITEM, true);
	else
		help_add_core(doc, DOC_ITEM, help_core_never(), CORE_WITH_WHY);
	SAY(doc, DOC_HEADING, 3, "%s", _("Whom to call"));
	if (help != NULL && help->contacts.count > 0)
		doc_add_contacts(doc, pack, help->contacts, today);
	else
		help_add_core_calls(doc);
}

/* What is behind a door: one of the program's, to which a case may add, or a case alone. */
static void
add_door(struct doc *doc, const struct pack *pack, const struct help_door *own, const struct pack_help *help, int32_t today)
{
	if (own != NULL)
		SAY(doc, DOC_HEADING, 2, "%s", _(own->title));
	else if (help != NULL)
		words_add(doc, DOC_HEADING, 2, pack, help->title);
	add_parts(doc, pack, help, own, today);
}

/* Every door in turn; a checklist may have thousands of cases, so each is come by once. */
static void
add_doors(struct doc *doc, const struct pack *pack, int32_t today)
{
	const struct help_door *own;
	uint32_t i;
	int door;

	for (door = 1; (own = help_core_door(door)) != NULL; door++)
		add_door(doc, pack, own, find_case(pack, own->id), today);
	for (i = 1; pack != NULL && i < pack->help_count; i++)
		if (!is_own(pack, &pack->help[i]))
			add_door(doc, pack, NULL, &pack->help[i], today);
}

void
doc_from_help(struct doc *doc, const struct pack *pack, int door, int32_t today)
{
	const struct help_door *own = help_core_door(door);
	bool alone = doc->count == 0;

	if (alone)
		words_begin(doc, pack, _("If something has happened"));
	SAY(doc, DOC_HEADING, alone ? 1 : 2, "%s", _("If something has happened"));
	help_add_opening(doc, OPENING_WHOLE);
	if (door > HELP_PAGE) {
		add_door(doc, pack, own, own != NULL ? find_case(pack, own->id) : find_further(pack, door - own_doors() - 1), today);
		return;
	}
	SAY(doc, DOC_HEADING, 3, "%s", _("What to do, in this order"));
	add_parts(doc, pack, pack != NULL ? &pack->help[0] : NULL, NULL, today);
	if (door == HELP_EVERYTHING)
		add_doors(doc, pack, today);
}
