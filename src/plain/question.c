/* question.c - one question, heard until it is answered, put off or left; then the topic's short result. */
#include <stdlib.h>

#include "base/say.h"
#include "plain/face.h"

static const struct pack_question *
question_now(const struct face *face)
{
	const struct pack *pack = face->sitting->pack;

	return &pack->questions[pack->items[face->sitting->walk.item].question];
}

static bool
offers_none(const struct face *face)
{
	const struct pack_question *question = question_now(face);
	uint32_t i;

	for (i = 0; i < question->option_count; i++)
		if (face->sitting->pack->options[question->first_option + i].exclusive)
			return true;
	return false;
}

/* ---- Asking ------------------------------------------------------------------------------------------------- */

static void
say_how(struct face *face)
{
	if (question_now(face)->kind == QUESTION_ONE)
		face_say(face, _("Type a number, or: why, back, skip, review, plan, help, quit. Type ! if something has happened."));
	else if (offers_none(face))
		face_say(face,
		    _("Type all the numbers that fit on one line, such as 1 3. Or: why, back, skip, review, plan, help, quit. Type ! if something "
		      "has happened."));
	else
		face_say(face,
		    _("Type all the numbers that fit on one line, such as 1 3, or an empty line if none does. Or: why, back, skip, review, plan, "
		      "help, quit. Type ! if something has happened."));
}

static void
say_place(struct face *face)
{
	const struct walk *walk = &face->sitting->walk;
	const struct pack_topic *topic = &walk->pack->topics[walk->topic];
	struct walk_progress progress = walk_progress(walk);

	buf_printf(&face->text, _("Topic %u of %u: %s. Question %u of about %u.\n"), (unsigned)progress.topic, (unsigned)progress.topics,
	    pack_text(walk->pack, topic->title), (unsigned)progress.item, (unsigned)progress.items);
	if (face->topic_said != walk->topic) {
		buf_printf(&face->text, "%s\n", pack_text(walk->pack, topic->intro));
		sitting_put_left_out(face->sitting, walk->topic, &face->text);
	}
	face->topic_said = walk->topic;
	face_say_text(face);
}

static void
say_before(struct face *face, uint32_t item)
{
	const struct audit_answer *answer = &face->sitting->audit->answers[item];

	sitting_put_before(face->sitting, item, &face->text);
	if (answer->given && !answer->check)
		buf_puts(&face->text, _("To leave it so, type skip.\n"));
	face_say_text(face);
}

static void
say_question(struct face *face)
{
	const struct pack *pack = face->sitting->pack;
	const struct pack_question *question = question_now(face);
	uint32_t i, item = face->sitting->walk.item;

	say_place(face);
	sitting_put_ask(face->sitting, item, &face->text);
	face_say_text(face);
	say_before(face, item);
	for (i = 0; i < question->option_count; i++) {
		buf_printf(&face->text, "%u. ", (unsigned)i + 1);
		pack_put_text(pack, pack->options[question->first_option + i].label, pack->items[item].option, &face->text);
		face_say_text(face);
	}
	say_how(face);
}

/* ---- Answering ---------------------------------------------------------------------------------------------- */

/* What was understood, and what it means. */
static void
say_answer(struct face *face, uint32_t item, const uint32_t options[], size_t count)
{
	size_t i;

	sitting_put_answer(face->sitting, item, &face->text);
	buf_puts(&face->text, ".\n");
	for (i = 0; i < count; i++) {
		size_t before = face->text.len;

		sitting_put_feedback(face->sitting, options[i], &face->text);
		if (face->text.len > before)
			buf_putc(&face->text, '\n');
	}
	face_say_text(face);
	face_say_saving(face);
}

/* The rows of the options that the numbers typed name, each once.  How many; -1: a number that there is not, and that was said. */
static int
take_options(struct face *face, uint32_t options[])
{
	const struct pack_question *question = question_now(face);
	size_t i, k, count = 0;

	for (i = 0; i < face->number_count; i++) {
		uint32_t number = face->numbers[i];

		if (number < 1 || number > question->option_count) {
			buf_printf(
			    &face->text, _("There is no number %u here; they go from 1 to %u."), (unsigned)number, (unsigned)question->option_count);
			face_say_text(face);
			return -1;
		}
		for (k = 0; k < count && options[k] != question->first_option + number - 1; k++)
			continue;
		if (k == count)
			options[count++] = question->first_option + number - 1;
	}
	return (int)count;
}

static enum place
refuse(struct face *face, enum walk_answer why)
{
	switch (why) {
	case WALK_WANTS_ONE:
		face_say(face, _("Type one number."));
		return PLACE_HERE;
	case WALK_WANTS_SOME:
		face_say(face, _("Type at least one number: one of them says that none fits. Or type skip, to come back to it."));
		return PLACE_HERE;
	case WALK_STANDS_ALONE:
		face_say(face, _("One of these stands alone: type it without the others."));
		return PLACE_HERE;
	case WALK_NO_MEMORY:
		err_memory(face->err);
		return PLACE_FAILED;
	case WALK_TAKEN:
		break;
	}
	return PLACE_WALK;
}

static enum place
answer(struct face *face)
{
	uint32_t item = face->sitting->walk.item;
	uint32_t *options = calloc((size_t)question_now(face)->option_count + 1, sizeof(*options));
	enum place to = PLACE_HERE;
	int count;

	if (options == NULL) {
		err_memory(face->err);
		return PLACE_FAILED;
	}
	if ((count = take_options(face, options)) >= 0) {
		enum walk_answer taken = sitting_answer(face->sitting, options, (size_t)count);

		to = refuse(face, taken);
		if (taken == WALK_TAKEN)
			say_answer(face, item, options, (size_t)count);
	}
	free(options);
	return to;
}

static enum place
skip(struct face *face)
{
	uint32_t item = face->sitting->walk.item;

	sitting_skip(face->sitting);
	if (face->sitting->audit->answers[item].later)
		face_say(face, _("That is fine. It waits for you, and you can come back to it."));
	else
		face_say(face, _("It stays as it is."));
	face_say_saving(face);
	return PLACE_WALK;
}

static void
say_why(struct face *face)
{
	sitting_put_why(face->sitting, face->sitting->walk.item, &face->text);
	face_say_text(face);
}

static void
say_help(struct face *face)
{
	face_say(face, _("Type the number of an answer and press Enter. Or one of these words:\n"
			 "why: why we ask this.\n"
			 "back: the question before.\n"
			 "skip: come back to this one later.\n"
			 "review: all your answers; go to any of them.\n"
			 "plan: what to do, from your answers so far.\n"
			 "quit: leave.\n"
			 "!: something has happened; what to do, and whom to call.\n"
			 "Ctrl-X leaves at once and clears the screen."));
}

/* One line heard while a question is asked. */
static enum place
hear_answer(struct face *face)
{
	enum word word = face_hear(face);

	switch (word) {
	case WORD_NONE:
		return answer(face);
	case WORD_BACK:
		if (sitting_back(face->sitting))
			return PLACE_WALK;
		face_say(face, _("This is the first question."));
		return PLACE_HERE;
	case WORD_SKIP:
		return skip(face);
	case WORD_WHY:
		say_why(face);
		return PLACE_HERE;
	case WORD_HELP:
		say_help(face);
		return PLACE_HERE;
	default:
		return face_common(face, word);
	}
}

static enum place
ask(struct face *face)
{
	enum place to;

	face_say(face, "\n");
	say_question(face);
	do
		to = hear_answer(face);
	while (to == PLACE_HERE);
	return to;
}

enum place
place_walk(struct face *face)
{
	const struct walk *walk = &face->sitting->walk;

	face->from = PLACE_WALK;
	switch (walk->stage) {
	case WALK_QUESTION:
		return ask(face);
	case WALK_TOPIC:
		buf_printf(&face->text, "\n%s: ", pack_text(walk->pack, walk->pack->topics[walk->topic].title));
		sitting_put_topic(face->sitting, walk->topic, &face->text);
		buf_puts(&face->text, ".\n");
		face_say_text(face);
		sitting_next(face->sitting);
		return PLACE_WALK;
	case WALK_RESULT:
		break;
	}
	return place_result(face);
}
