/* review.c - every answer with its number, and the way to any of them. */
#include "base/say.h"
#include "plain/face.h"

/* The n-th item [from 1] that is asked at present, or PACK_NONE. */
static uint32_t
item_of(const struct face *face, uint32_t number)
{
	const struct walk *walk = &face->sitting->walk;
	uint32_t i;

	for (i = 0; i < walk->pack->item_count; i++)
		if (walk_is_visible(walk, i) && number-- == 1)
			return i;
	return PACK_NONE;
}

static void
list(struct face *face)
{
	const struct walk *walk = &face->sitting->walk;
	uint32_t i, number = 0;

	face_say(face, "\n");
	face_say(face, _("Your answers"));
	for (i = 0; i < walk->pack->item_count; i++) {
		if (!walk_is_visible(walk, i))
			continue;
		buf_printf(&face->text, "%u. ", (unsigned)++number);
		sitting_put_ask(face->sitting, i, &face->text);
		buf_puts(&face->text, " ");
		sitting_put_answer(face->sitting, i, &face->text);
		buf_puts(&face->text, ".\n");
		face_say_text(face);
	}
	face_say(face, _("Type a number to go to that question, or: back, plan, help, quit. Type ! if something has happened."));
}

static enum place
go(struct face *face)
{
	uint32_t item = face->number_count == 1 ? item_of(face, face->numbers[0]) : PACK_NONE;

	if (item != PACK_NONE && sitting_go(face->sitting, item))
		return PLACE_WALK;
	face_say(face, _("Type one number of this list, or back."));
	return PLACE_HERE;
}

static enum place
hear(struct face *face)
{
	enum word word = face_hear(face);

	switch (word) {
	case WORD_NONE:
		return go(face);
	case WORD_BACK:
		return PLACE_WALK;
	case WORD_HELP:
		face_say(face, _("Type a number to go to that question, or: back, plan, help, quit. Type ! if something has happened."));
		return PLACE_HERE;
	default:
		return face_common(face, word);
	}
}

enum place
place_review(struct face *face)
{
	enum place to;

	face->from = PLACE_REVIEW;
	list(face);
	do
		to = hear(face);
	while (to == PLACE_HERE);
	return to;
}
