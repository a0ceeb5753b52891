/* text_paths.c - every text of a pack that a translation can replace, by its path; ids, addresses, numbers to call and dates are not among them. */
#include "text_paths.h"

#include <string.h>

/* A walk over the pack; `path` is where it is now. */
struct walk {
	const struct pack *pack;
	struct model *model;
	struct table *paths;
	struct buf path;
	bool may_item, is_help, is_fixed;
};

/* Go down to "/key"; where to come back to. */
static size_t
enter(struct walk *walk, const char *key)
{
	const size_t back = walk->path.len;

	buf_putc(&walk->path, '/');
	buf_puts(&walk->path, key);
	return back;
}

static size_t
enter_id(struct walk *walk, const char *key, uint32_t id)
{
	const size_t back = enter(walk, key);

	(void)enter(walk, pack_id(walk->pack, id));
	return back;
}

static size_t
enter_place(struct walk *walk, const char *key, uint32_t place)
{
	const size_t back = enter(walk, key);

	buf_printf(&walk->path, "/%u", place);
	return back;
}

static void
leave(struct walk *walk, size_t back)
{
	if (walk->path.bytes != NULL)
		walk->path.len = back;
}

/* The text at this place, if there is one. */
static void
put_here(struct walk *walk, uint32_t text)
{
	struct text_path row = { .text = text, .may_item = walk->may_item, .is_help = walk->is_help, .is_fixed = walk->is_fixed };
	struct name name = { .row = walk->paths->count };

	if (text == 0 || walk->path.failed)
		return;
	row.path = name.id = model_id(walk->model, walk->path.bytes, walk->path.len);
	(void)model_add_name(walk->model, name);
	(void)table_add(walk->paths, &row, &walk->model->failed);
}

static void
put(struct walk *walk, const char *key, uint32_t text)
{
	const size_t back = enter(walk, key);

	put_here(walk, text);
	leave(walk, back);
}

static void
put_list(struct walk *walk, const char *key, struct pack_list texts)
{
	uint32_t i;

	for (i = 0; i < texts.count; i++) {
		const size_t back = enter_place(walk, key, i);

		put_here(walk, walk->pack->numbers[texts.first + i]);
		leave(walk, back);
	}
}

static void
put_head(struct walk *walk)
{
	const struct pack *pack = walk->pack;
	size_t back;

	put(walk, "title", pack->title);
	put(walk, "summary", pack->summary);
	back = enter(walk, "publisher");
	put(walk, "name", pack->publisher_name);
	leave(walk, back);
	back = enter(walk, "sign_off");
	put(walk, "role", pack->sign_off_role);
	put(walk, "organisation", pack->sign_off_organisation);
	leave(walk, back);
}

static void
put_sources(struct walk *walk)
{
	const struct pack *pack = walk->pack;
	uint32_t i;
	size_t back;

	for (i = 0; i < pack->source_count; i++) {
		back = enter_id(walk, "sources", pack->sources[i].id);
		put(walk, "title", pack->sources[i].title);
		put(walk, "publisher", pack->sources[i].publisher);
		leave(walk, back);
	}
	walk->is_help = true;
	for (i = 0; i < pack->contact_count; i++) {
		back = enter_id(walk, "contacts", pack->contacts[i].id);
		put(walk, "name", pack->contacts[i].name);
		put(walk, "for", pack->contacts[i].whom);
		put(walk, "hours", pack->contacts[i].hours);
		put(walk, "eligibility", pack->contacts[i].eligibility);
		leave(walk, back);
	}
	walk->is_help = false;
}

static void
put_bands(struct walk *walk)
{
	const struct pack *pack = walk->pack;
	const size_t back = enter(walk, "scoring");
	uint32_t i;

	for (i = 0; i < pack->band_count; i++) {
		const size_t up = enter_id(walk, "bands", pack->bands[i].id);

		put(walk, "label", pack->bands[i].label);
		put(walk, "advice", pack->bands[i].advice);
		leave(walk, up);
	}
	leave(walk, back);
}

static void
put_question(struct walk *walk, const struct pack_question *question)
{
	const struct pack *pack = walk->pack;
	const size_t back = enter_id(walk, "questions", question->id);
	uint32_t i;

	walk->may_item = question->for_each != PACK_NONE;
	put(walk, "ask", question->ask);
	put(walk, "help", question->help);
	put(walk, "why", question->why);
	for (i = question->first_option; i < question->first_option + question->option_count; i++) {
		const size_t up = enter_id(walk, "options", pack->options[i].id);

		put(walk, "label", pack->options[i].label);
		put(walk, "means", pack->options[i].means);
		leave(walk, up);
	}
	walk->may_item = false;
	leave(walk, back);
}

static void
put_topics(struct walk *walk)
{
	const struct pack *pack = walk->pack;
	uint32_t i, question;

	for (i = 0; i < pack->topic_count; i++) {
		const struct pack_topic *topic = &pack->topics[i];
		const size_t back = enter_id(walk, "topics", topic->id);

		put(walk, "title", topic->title);
		put(walk, "intro", topic->intro);
		for (question = 0; question < topic->question_count; question++)
			put_question(walk, &pack->questions[topic->first_question + question]);
		leave(walk, back);
	}
}

/* One set of steps; the place is that of the object or list it is. */
static void
put_steps(struct walk *walk, const struct pack_steps *steps)
{
	uint32_t i;

	if (steps->form == STEPS_LIST) {
		for (i = 0; i < steps->todo.count; i++) {
			const size_t back = walk->path.len;

			buf_printf(&walk->path, "/%u", i);
			put_here(walk, walk->pack->numbers[steps->todo.first + i]);
			leave(walk, back);
		}
		return;
	}
	put(walk, "aim", steps->aim);
	put_list(walk, steps->form == STEPS_TALK ? "start" : "do", steps->todo);
	walk->is_fixed = true; /* A menu is its source's. */
	put(walk, "path", steps->path);
	put_list(walk, "search", steps->search);
	walk->is_fixed = false;
	put_list(walk, "words", steps->words);
	put_list(walk, "if_no", steps->if_no);
}

static void
put_actions(struct walk *walk)
{
	const struct pack *pack = walk->pack;
	uint32_t i, entry;

	for (i = 0; i < pack->action_count; i++) {
		const struct pack_action *action = &pack->actions[i];
		const size_t back = enter_id(walk, "actions", action->id);

		walk->may_item = action->by_item;
		put(walk, "title", action->title);
		put(walk, "why", action->why);
		(void)enter(walk, "steps");
		if (action->steps != PACK_NONE)
			put_steps(walk, &pack->steps[action->steps]);
		for (entry = action->steps_for; entry < action->steps_for + action->steps_for_count; entry++) {
			const struct pack_steps_for *row = &pack->steps_for[entry];
			const size_t up = enter(walk, row->id != 0 ? pack_id(pack, row->id) : "*");

			put_steps(walk, &pack->steps[row->steps]);
			leave(walk, up);
		}
		leave(walk, back);
	}
	walk->may_item = false;
}

static void
put_messages(struct walk *walk)
{
	const struct pack *pack = walk->pack;
	uint32_t i;

	for (i = 0; i < pack->message_count; i++) {
		const size_t back = enter_id(walk, "messages", pack->messages[i].id);

		put(walk, "title", pack->messages[i].title);
		put(walk, "to", pack->messages[i].to);
		put(walk, "body", pack->messages[i].body);
		leave(walk, back);
	}
}

static void
put_advice(struct walk *walk, const char *list, const char *key, struct pack_list rows)
{
	uint32_t i;

	for (i = 0; i < rows.count; i++) {
		const struct pack_advice *advice = &walk->pack->advice[walk->pack->numbers[rows.first + i]];
		const size_t back = enter_place(walk, list, i);

		put(walk, key, advice->text);
		put(walk, "why", advice->why);
		leave(walk, back);
	}
}

static void
put_help(struct walk *walk)
{
	const struct pack *pack = walk->pack;
	const size_t back = enter(walk, "urgent");
	uint32_t i;

	walk->is_help = true;
	for (i = 0; i < pack->help_count; i++) {
		const struct pack_help *help = &pack->help[i];
		const size_t up = i == 0 ? walk->path.len : enter_id(walk, "cases", help->id);

		put(walk, "title", help->title);
		put(walk, "intro", help->intro);
		put_advice(walk, "steps", "do", help->steps);
		put_advice(walk, "never", "do_not", help->never);
		leave(walk, up);
	}
	walk->is_help = false;
	leave(walk, back);
}

void
text_paths_list(const struct pack *pack, struct model *model, struct table *paths)
{
	struct walk walk = { .pack = pack, .model = model, .paths = paths };

	walk.is_fixed = true;
	put_head(&walk);
	put_sources(&walk);
	put_bands(&walk);
	walk.is_fixed = false;
	put_topics(&walk);
	put_actions(&walk);
	put_messages(&walk);
	walk.is_fixed = true;
	put_help(&walk);
	if (walk.path.failed)
		model->failed = true;
	buf_clear(&walk.path);
}
