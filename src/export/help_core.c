/* help_core.c - what the help page says whatever a pack says: what to do, what never, whom to call, and the five doors. */
#include "export/help_core.h"

#include "base/say.h"

/*
 * The core of the page: it holds for a child under 18 anywhere in the United Kingdom, and no pack can change it (DESIGN.md 2.4, 2.10).  Where each
 * line and number comes from stands in checklists/REVIEW.md; they were held against stored copies of those pages on 22 November 2026.
 */
static const struct core core_steps[] = {
	{ N_("Stay calm, and listen."),
	  N_("A calm grown-up is easier to talk to."), NULL },
	{ N_("Say: I believe you. You are not in trouble. It is not your fault."),
	  N_("The person who did this is to blame, and no one else."),
	  N_("Say: I believe you. It is not your fault.") },
	{ N_("Leave everything where it is, as evidence: pictures, messages, accounts."),
	  N_("The police may need it."),
	  N_("Leave everything as it is: it is evidence.") },
	{ N_("Write on paper the account's name, its page address, the app, the dates and what they want."),
	  N_("Do this before anyone is blocked. The police need it, and it makes no copy."),
	  N_("Write on paper: account, page, app, dates.") },
	{ N_("Call the police on 101. If anyone is in danger now, call 999."),
	  N_("They can act fast, and they will tell you what comes next."),
	  N_("Call 101. In danger now? Call 999.") },
};
static const struct core core_never[] = {
	{ N_("Do not look at the picture, or check if it is real."),
	  N_("The police or the Internet Watch Foundation will judge it."),
	  N_("Do not look at it, or check if it is real.") },
	{ N_("Do not screenshot, save, download, copy or print it."),
	  N_("Every copy spreads the harm, and can get you into trouble."),
	  N_("Do not screenshot, save, copy or print it.") },
	{ N_("Do not send it on or show it, not even as proof."),
	  N_("Each time it is shown, it hurts the child again."),
	  N_("Do not send it on or show it to anyone.") },
	{ N_("Do not delete messages, pictures, accounts or apps."),
	  N_("The police may need them."),
	  N_("Do not delete anything.") },
	{ N_("Do not pay, bargain or plead."),
	  N_("They would only ask for more."), NULL },
	{ N_("Do not answer as your child, or try to catch the person."),
	  N_("It may warn them."),
	  N_("Do not answer, or try to catch the person.") },
	{ N_("Do not blame your child, or take the phone away as a punishment."),
	  N_("A child who is punished may hide the next message."),
	  N_("Do not blame or punish your child.") },
	{ N_("Do not post a warning, or name anyone."),
	  N_("It can show who the child is, and harm the case."), NULL },
};

static const struct core danger_steps[] = {
	{ N_("Call 999. Say that a child is in danger, and where you are."),
	  N_("The police can come at once, day or night."), NULL },
	{ N_("On a mobile and cannot speak? Press 55 when you are asked."),
	  N_("Your call then goes on to the police."), NULL },
	{ N_("Deaf, or is speech hard? Text 999, or use the Relay UK app."),
	  N_("To text, first send the word register to 999."), NULL },
	{ N_("Does your child talk of ending their life? Call 999, and stay with them."),
	  N_("This is an emergency too."), NULL },
	{ N_("Leave the rest until the danger is over."),
	  N_("Reports and settings can wait."), NULL },
};

static const struct core picture_steps[] = {
	{ N_("Say: I believe you. You are not in trouble. It is not your fault."),
	  N_("The person who did this is to blame, and no one else."), NULL },
	{ N_("Write on paper the account's name, its page address, the app, the dates and what they want."),
	  N_("Do this before anyone is blocked. The police need it, and it makes no copy."), NULL },
	{ N_("Then stop all replies, and help your child to block the account."),
	  N_("Each answer tells them that a threat works."), NULL },
	{ N_("Leave the chats, the pictures and the phone as they are. Call 101."),
	  N_("They are evidence. You need not know if the picture is real."), NULL },
	{ N_("Under 18? Help your child to use Report Remove, at childline.org.uk. Look away from the screen."),
	  N_("It can get public copies taken down. It takes fakes too."), NULL },
};

static const struct core misuse_steps[] = {
	{ N_("Is there a threat, or anything sexual? Go to the page about a sexual picture, or a threat."),
	  N_("It needs other steps."), NULL },
	{ N_("Write on paper the profile's name, its page address, the app and the date."),
	  N_("Names change, and pages go."), NULL },
	{ N_("Report the profile inside the app, before you block it."),
	  N_("The app can act on it."), NULL },
	{ N_("Does someone threaten, follow or ask for money? Call 101."),
	  N_("That is for the police."), NULL },
	{ N_("Is there someone who must not find you? Talk to a helpline before you write to anyone."),
	  N_("A letter or a new post can show where you are."), NULL },
};

static const struct core own_steps[] = {
	{ N_("Breathe. Say: I am glad that I know. We will get help together."),
	  N_("Your child may not have known how much it hurts."), NULL },
	{ N_("Leave the phone, the files and the app as they are."),
	  N_("Nobody at home needs to look."), NULL },
	{ N_("Call Stop It Now on 0808 1000 900. You need not give your name."),
	  N_("They help parents in just this place, and they do not judge."), NULL },
	{ N_("Is another pupil in it? Tell the school's safeguarding lead the same day."),
	  N_("The other child needs help too."), NULL },
	{ N_("Report it to the police on 101. Say so if someone pushed or tricked your child."),
	  N_("Then your child needs care as well."), NULL },
};

static const struct core worried_steps[] = {
	{ N_("Is a child in danger now? Call 999."),
	  N_("You need not be sure."), NULL },
	{ N_("Worried about how someone acts with children, or what they look at? Call Stop It Now on 0808 1000 900."),
	  N_("You need not give your name."), NULL },
	{ N_("Worried about yourself? They will listen to you too."),
	  N_("They do not judge."), NULL },
	{ N_("Worried about a child? Call the NSPCC Helpline on 0808 800 5000."),
	  N_("They listen, and say what can be done."), NULL },
	{ N_("A child or young person can call Childline on 0800 1111."),
	  N_("It is for anyone under 19, about anything."), NULL },
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

#define CORE(rows) { rows, sizeof(rows) / sizeof((rows)[0]) }
static const struct help_door doors[] = {
	{ "danger-now", N_("Someone is in danger now"), CORE(danger_steps) },
	{ "sexual-picture", N_("A sexual picture of a child, or a threat to share one"), CORE(picture_steps) },
	{ "other-misuse", N_("A fake profile, or a stolen picture"), CORE(misuse_steps) },
	{ "child-made-one", N_("My child made or shared one"), CORE(own_steps) },
	{ "worried-about-someone", N_("I am worried about someone, or about myself"), CORE(worried_steps) },
};

struct core_list
help_core_steps(void)
{
	return (struct core_list)CORE(core_steps);
}

struct core_list
help_core_never(void)
{
	return (struct core_list)CORE(core_never);
}

const char *const *
help_core_calls(size_t *count)
{
	*count = sizeof(core_calls) / sizeof(core_calls[0]);
	return core_calls;
}

const struct help_door *
help_core_door(int door)
{
	return door >= 1 && door <= (int)(sizeof(doors) / sizeof(doors[0])) ? &doors[door - 1] : NULL;
}
