/* result.c - the walk's end: what is in place, and how long there is for the first steps of the plan. */
#include "base/say.h"
#include "plain/face.h"

static void
say_topics(struct face *face)
{
	const struct score *score = face->sitting->score;
	uint32_t i;

	for (i = 0; i < score->pack->topic_count; i++) {
		if (score->topics[i].of == 0)
			continue;
		buf_printf(&face->text, "%s: ", pack_text(score->pack, score->pack->topics[i].title));
		sitting_put_topic(face->sitting, i, &face->text);
		buf_puts(&face->text, ".\n");
	}
	face_say_text(face);
}

static void
say_how(struct face *face, bool has_plan)
{
	struct walk_progress progress = walk_progress(&face->sitting->walk);

	if (has_plan)
		face_say(face, _("How long have you got? Type 5, 15 or 30 for minutes, or all to see everything."));
	else
		face_say(face, _("There is nothing to do on your plan for now."));
	if (progress.later > 0)
		face_say(face, _("To take up the questions that wait for you, type waiting."));
	face_say(face, _("Or: back, review, plan, help, quit. Type ! if something has happened."));
}

static void
say_help(struct face *face)
{
	face_say(face, _("Type how many minutes you have, and see what fits. Or one of these words:\n"
			 "all, or plan: the whole plan.\n"
			 "save: the plan as a file, to print or to keep.\n"
			 "past: your audits over time.\n"
			 "waiting: the questions you put off.\n"
			 "back: the last question.\n"
			 "review: all your answers; go to any of them.\n"
			 "quit: leave.\n"
			 "!: something has happened; what to do, and whom to call.\n"
			 "Ctrl-X leaves at once and clears the screen."));
}

static enum place
take_minutes(struct face *face)
{
	if (face->number_count != 1 || face->numbers[0] < 1 || face->numbers[0] > PLAN_MINUTES_MAX) {
		face_say(face, _("Type how many minutes you have, such as 5."));
		return PLACE_HERE;
	}
	face->minutes = (int)face->numbers[0];
	return PLACE_PLAN;
}

static enum place
hear(struct face *face)
{
	enum word word = face_hear(face);

	switch (word) {
	case WORD_NONE:
		return take_minutes(face);
	case WORD_ALL:
		return face_common(face, WORD_PLAN);
	case WORD_BACK:
		if (sitting_back(face->sitting))
			return PLACE_WALK;
		face_say(face, _("There is nothing before this."));
		return PLACE_HERE;
	case WORD_WAITING:
		if (sitting_take_up(face->sitting))
			return PLACE_WALK;
		face_say(face, _("No question waits for you."));
		return PLACE_HERE;
	case WORD_HELP:
		say_help(face);
		return PLACE_HERE;
	default:
		return face_common(face, word);
	}
}

enum place
place_result(struct face *face)
{
	enum place to;

	if (sitting_plan(face->sitting, 0, face->err) == NULL)
		return PLACE_FAILED;
	face_say(face, "\n");
	face_say(face, _("What is in place"));
	sitting_put_result(face->sitting, &face->text);
	face_say_text(face);
	say_topics(face);
	face_say(face, "\n");
	say_how(face, face->sitting->plan->action_count > 0);
	do
		to = hear(face);
	while (to == PLACE_HERE);
	return to;
}
