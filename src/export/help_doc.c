/* help_doc.c - what to do if something has happened, as the neutral document; the core stands here, the rest is a pack's. */
#include <closeknit/doc.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>

#include <string.h>

#include "base/say.h"
#include "export/words.h"

/* A sentence and its reason. */
struct core { const char *text, *why; };

/*
 * The core of the page: it holds for a child under 18 anywhere in the United Kingdom, and no pack can change it (DESIGN.md 2.4, 2.10).  Where each
 * line and number comes from stands in checklists/REVIEW.md; they were held against stored copies of those pages on 22 November 2026.
 */
static const struct core core_steps[] = {
	{ N_("Stay calm, and listen."),
	  N_("A calm grown-up is easier to talk to.") },
	{ N_("Say: I believe you. You are not in trouble. It is not your fault."),
	  N_("The person who did this is to blame, and no one else.") },
	{ N_("Leave everything where it is: pictures, messages, accounts."),
	  N_("It is evidence.") },
	{ N_("Write on paper the account's name, its page address, the app, the dates and what they want."),
	  N_("Do this before anyone is blocked. The police need it, and it makes no copy.") },
	{ N_("Call the police on 101. If anyone is in danger now, call 999."),
	  N_("They can act fast, and they will tell you what comes next.") },
};
static const struct core core_never[] = {
	{ N_("Do not look at the picture, or check if it is real."),
	  N_("The police or the Internet Watch Foundation will judge it.") },
	{ N_("Do not screenshot, save, download, copy or print it."),
	  N_("Every copy spreads the harm, and can get you into trouble.") },
	{ N_("Do not send it on or show it, not even as proof."),
	  N_("Each time it is shown, it hurts the child again.") },
	{ N_("Do not delete messages, pictures, accounts or apps."),
	  N_("The police may need them.") },
	{ N_("Do not pay, bargain or plead."),
	  N_("They would only ask for more.") },
	{ N_("Do not answer as your child, or try to catch the person."),
	  N_("It may warn them.") },
	{ N_("Do not blame your child, or take the phone away as a punishment."),
	  N_("A child who is punished may hide the next message.") },
	{ N_("Do not post a warning, or name anyone."),
	  N_("It can show who the child is, and harm the case.") },
};

static const struct core danger_steps[] = {
	{ N_("Call 999. Say that a child is in danger, and where you are."),
	  N_("The police can come at once, day or night.") },
	{ N_("On a mobile and cannot speak? Press 55 when you are asked."),
	  N_("Your call then goes on to the police.") },
	{ N_("Deaf, or is speech hard? Text 999, or use the Relay UK app."),
	  N_("To text, first send the word register to 999.") },
	{ N_("Does your child talk of ending their life? Call 999, and stay with them."),
	  N_("This is an emergency too.") },
	{ N_("Leave the rest until the danger is over."),
	  N_("Reports and settings can wait.") },
};

static const struct core picture_steps[] = {
	{ N_("Say: I believe you. You are not in trouble. It is not your fault."),
	  N_("The person who did this is to blame, and no one else.") },
	{ N_("Write on paper the account's name, its page address, the app, the dates and what they want."),
	  N_("Do this before anyone is blocked. The police need it, and it makes no copy.") },
	{ N_("Then stop all replies, and help your child to block the account."),
	  N_("Each answer tells them that a threat works.") },
	{ N_("Leave the chats, the pictures and the phone as they are. Call 101."),
	  N_("They are evidence. You need not know if the picture is real.") },
	{ N_("Under 18? Help your child to use Report Remove, at childline.org.uk. Look away from the screen."),
	  N_("It can get public copies taken down. It takes fakes too.") },
};

static const struct core misuse_steps[] = {
	{ N_("Is there a threat, or anything sexual? Go to the page about a sexual picture, or a threat."),
	  N_("It needs other steps.") },
	{ N_("Write on paper the profile's name, its page address, the app and the date."),
	  N_("Names change, and pages go.") },
	{ N_("Report the profile inside the app, before you block it."),
	  N_("The app can act on it.") },
	{ N_("Does someone threaten, follow or ask for money? Call 101."),
	  N_("That is for the police.") },
	{ N_("Is there someone who must not find you? Talk to a helpline before you write to anyone."),
	  N_("A letter or a new post can show where you are.") },
};

static const struct core own_steps[] = {
	{ N_("Breathe. Say: I am glad that I know. We will get help together."),
	  N_("Your child may not have known how much it hurts.") },
	{ N_("Leave the phone, the files and the app as they are."),
	  N_("Nobody at home needs to look.") },
	{ N_("Call Stop It Now on 0808 1000 900. You need not give your name."),
	  N_("They help parents in just this place, and they do not judge.") },
	{ N_("Is another pupil in it? Tell the school's safeguarding lead the same day."),
	  N_("The other child needs help too.") },
	{ N_("Report it to the police on 101. Say so if someone pushed or tricked your child."),
	  N_("Then your child needs care as well.") },
};

static const struct core worried_steps[] = {
	{ N_("Is a child in danger now? Call 999."),
	  N_("You need not be sure.") },
	{ N_("Worried about how someone acts with children, or what they look at? Call Stop It Now on 0808 1000 900."),
	  N_("You need not give your name.") },
	{ N_("Worried about yourself? They will listen to you too."),
	  N_("They do not judge.") },
	{ N_("Worried about a child? Call the NSPCC Helpline on 0808 800 5000."),
	  N_("They listen, and say what can be done.") },
	{ N_("A child or young person can call Childline on 0800 1111."),
	  N_("It is for anyone under 19, about anything.") },
};

/* Whom to call, in the program itself: the numbers alone, no hours. */
static const char *const core_calls[] = {
	N_("Police, in danger now: 999"),
	N_("Police, not an emergency: 101"),
	N_("Deaf, or speech is hard: text 999, or Relay UK 18001 101"),
	N_("Childline: 0800 1111 (anyone under 19)"),
	N_("NSPCC Helpline: 0808 800 5000 (adults worried about a child)"),
	N_("Stop It Now: 0808 1000 900 (adults worried about themselves, someone else or their child)"),
	N_("Report Remove: childline.org.uk, search for Report Remove (under 18, a sexual picture of themselves)"),
	N_("CEOP Safety Centre: ceop.police.uk/safety-centre (report abuse or blackmail online; not for emergencies)"),
	N_("Internet Watch Foundation: iwf.org.uk (a page address with such a picture; no name needed)"),
};

#define CORE(rows) rows, sizeof(rows) / sizeof((rows)[0])
static const struct door {
	const char *id;		/* the pack's case that adds to it */
	const char *title;
	const struct core *steps;
	size_t count;
} doors[] = {
	{ "danger-now", N_("Someone is in danger now"), CORE(danger_steps) },
	{ "sexual-picture", N_("A sexual picture of a child, or a threat to share one"), CORE(picture_steps) },
	{ "other-misuse", N_("A fake profile, or a stolen picture"), CORE(misuse_steps) },
	{ "child-made-one", N_("My child made or shared one"), CORE(own_steps) },
	{ "worried-about-someone", N_("I am worried about someone, or about myself"), CORE(worried_steps) },
};
enum { DOORS = sizeof(doors) / sizeof(doors[0]) };

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

/* The pack's n-th case [from 0] that is no door of the program, or NULL. */
static const struct pack_help *
find_further(const struct pack *pack, int n)
{
	uint32_t i;
	size_t d;

	for (i = 1; pack != NULL && i < pack->help_count; i++) {
		for (d = 0; d < DOORS; d++)
			if (strcmp(pack_id(pack, pack->help[i].id), doors[d].id) == 0)
				break;
		if (d == DOORS && n-- == 0)
			return &pack->help[i];
	}
	return NULL;
}

int
help_door_count(const struct pack *pack)
{
	int count = DOORS;

	while (find_further(pack, count - DOORS) != NULL)
		count++;
	return count;
}

const char *
help_door_title(const struct pack *pack, int door)
{
	const struct pack_help *further;

	if (door <= HELP_PAGE)
		return _("Just show me whom to call");
	if (door <= DOORS)
		return _(doors[door - 1].title);
	further = find_further(pack, door - DOORS - 1);
	return further != NULL ? pack_text(pack, further->title) : "";
}

static void
add_core(struct doc *doc, enum doc_kind kind, const struct core *rows, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		struct doc_block *block = doc_add(doc, kind, 0, "%s %s", _(rows[i].text), _(rows[i].why));

		if (block != NULL)
			block->number = (uint32_t)i + 1;
	}
}

/* A pack's steps or nevers, each with its reason. */
static void
add_advice(struct doc *doc, const struct pack *pack, struct pack_list list, enum doc_kind kind)
{
	uint32_t i;

	for (i = 0; i < list.count; i++) {
		const struct pack_advice *advice = &pack->advice[pack->numbers[list.first + i]];
		struct doc_block *block = doc_add(doc, kind, 0, "%s %s", pack_text(pack, advice->text), pack_text(pack, advice->why));

		if (block != NULL)
			block->number = i + 1;
	}
}

/* What stands on every page and behind every door, whatever a pack says. */
static void
add_opening(struct doc *doc)
{
	doc_add(doc, DOC_PARAGRAPH, 0, "%s", _("You are right to look for help. Your child is not to blame, and nor are you."));
	doc_add(doc, DOC_PARAGRAPH, 0, "%s",
	    _("If anyone is in danger now, call 999. On a mobile and cannot speak? Press 55 when asked. If it is not an emergency, call the police on 101."));
	doc_add(doc, DOC_PARAGRAPH, 0, "%s", _("Stay calm, and listen. Leave everything where it is: it is evidence."));
	doc_add(doc, DOC_PARAGRAPH, 0, "%s",
	    _("Do not look at it, copy it, screenshot it or send it on. Do not delete anything. Do not pay."));
}

/* Steps, nevers and whom to call: the pack's, or where it has none the program's. */
static void
add_parts(struct doc *doc, const struct pack *pack, const struct pack_help *help, const struct door *door, int32_t today)
{
	size_t i;

	if (help != NULL && help->steps.count > 0)
		add_advice(doc, pack, help->steps, DOC_STEP);
	else if (door != NULL)
		add_core(doc, DOC_STEP, door->steps, door->count);
	else
		add_core(doc, DOC_STEP, CORE(core_steps));
	doc_add(doc, DOC_HEADING, 3, "%s", _("Never do these things"));
	if (help != NULL && help->never.count > 0)
		add_advice(doc, pack, help->never, DOC_ITEM);
	else
		add_core(doc, DOC_ITEM, CORE(core_never));
	doc_add(doc, DOC_HEADING, 3, "%s", _("Whom to call"));
	if (help != NULL && help->contacts.count > 0) {
		doc_add_contacts(doc, pack, help->contacts, today);
		return;
	}
	for (i = 0; i < sizeof(core_calls) / sizeof(core_calls[0]); i++)
		doc_add(doc, DOC_ITEM, 0, "%s", _(core_calls[i]));
	doc_add(doc, DOC_PARAGRAPH, 0, "%s",
	    _("Numbers were checked against stored pages on 22 November 2026. They may have changed: look at each service's own page."));
}

/* What is behind one door [1..count]. */
static void
add_door(struct doc *doc, const struct pack *pack, int door, int32_t today)
{
	const struct door *own = door <= DOORS ? &doors[door - 1] : NULL;
	const struct pack_help *help = own != NULL ? find_case(pack, own->id) : find_further(pack, door - DOORS - 1);

	doc_add(doc, DOC_HEADING, 2, "%s", help_door_title(pack, door));
	add_parts(doc, pack, help, own, today);
}

void
doc_from_help(struct doc *doc, const struct pack *pack, int door, int32_t today)
{
	bool alone = doc->count == 0;
	int i;

	if (alone) {
		doc->title = _("If something has happened");
		if (pack != NULL)
			doc->language = pack_id(pack, pack->language);
	}
	doc_add(doc, DOC_HEADING, alone ? 1 : 2, "%s", _("If something has happened"));
	add_opening(doc);
	if (door > HELP_PAGE) {
		add_door(doc, pack, door, today);
		return;
	}
	doc_add(doc, DOC_HEADING, 3, "%s", _("What to do, in this order"));
	add_parts(doc, pack, pack != NULL ? &pack->help[0] : NULL, NULL, today);
	for (i = 1; door == HELP_EVERYTHING && i <= help_door_count(pack); i++)
		add_door(doc, pack, i, today);
}
