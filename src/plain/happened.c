/* happened.c - something has happened: which door, then its page, then back to where one was.  Nothing is kept of it. */
#include "base/say.h"
#include "plain/face.h"

static void
say_doors(struct face *face)
{
	const struct pack *pack = face->sitting->pack;
	int i, count = help_door_count(pack);

	face_say(face, _("You are right to look for help. Your child is not to blame, and nor are you.\n"
			 "If anyone is in danger now, call 999.\n"
			 "Do not look at it, copy it, screenshot it or send it on. Do not delete anything. Do not pay.\n"
			 "What is it about? We do not keep this."));
	for (i = 1; i <= count; i++) {
		buf_printf(&face->text, "%d. %s\n", i, help_door_title(pack, i));
		face_say_text(face);
	}
	buf_printf(&face->text, "%d. %s\n", count + 1, help_door_title(pack, HELP_PAGE));
	face_say_text(face);
}

static void
say_how(struct face *face)
{
	face_say(face, _("Type a number, or back to go back to where you were, or quit."));
}

static enum place
open_door(struct face *face)
{
	uint32_t count = (uint32_t)help_door_count(face->sitting->pack);
	uint32_t door = face->number_count == 1 ? face->numbers[0] : 0;

	if (door >= 1 && door <= count + 1) {
		sitting_put_help(face->sitting, door <= count ? (int)door : HELP_PAGE, &face->text);
		face_say_text(face);
		face_say(face, "\n");
	}
	say_how(face);
	return PLACE_HERE;
}

static enum place
hear(struct face *face)
{
	enum word word = face_hear(face);

	switch (word) {
	case WORD_NONE:
		return open_door(face);
	case WORD_BACK:
		return face->from;
	case WORD_HELP:
	case WORD_HAPPENED:
		say_doors(face);
		say_how(face);
		return PLACE_HERE;
	default:
		return face_common(face, word);
	}
}

enum place
place_happened(struct face *face)
{
	enum place to;

	face_say(face, "\n");
	say_doors(face);
	say_how(face);
	do
		to = hear(face);
	while (to == PLACE_HERE);
	return to;
}
