/* style_walk.c - the screens of a pack: which texts are read at once, and where each stands in the file; what is wrong with them is style_screen.c's. */
#include "reading.h"
#include "style.h"

#include <stdio.h>
#include <string.h>

/*
 * The rows of a pack stand in the order of its document, so the walk goes down both at once.  A node is NULL where there is no document, or no such key.
 */

static const struct node *
child(const struct style *style, const struct node *node, const char *key)
{
	return node != NULL ? tree_find(style->tree, node, key) : NULL;
}

/* ---- one screen ---- */

/* What is said of the texts that are put next. */
struct put { bool is_label, is_seen, is_sourced; };

/* An overlay's document has its own texts only, and not where the pack's walk looks for them; those of the pack that it extends were looked at there. */
static void
put_origin(const struct style *style, uint32_t text, struct style_text *row)
{
	const size_t at = pack_origin(style->pack, text);

	row->is_seen = row->is_seen || at == SIZE_MAX;
	row->at = at != SIZE_MAX ? at : 0;
}

static void
put(struct style *style, const struct node *node, uint32_t text, struct put how)
{
	const char *bytes = pack_id(style->pack, text);
	struct style_text row = { .text = { bytes, strlen(bytes) }, .is_label = how.is_label, .is_seen = how.is_seen, .is_sourced = how.is_sourced };

	if (text == 0)
		return;
	if (style->tree != NULL && style->pack->overlay_id != 0)
		put_origin(style, text, &row);
	else if (style->tree != NULL && node != NULL)
		row.at = tree_at(style->tree, node);
	(void)table_add(&style->texts, &row, &style->failed);
}

static void
put_label(struct style *style, const struct node *node, uint32_t text, struct put how)
{
	how.is_label = true;
	put(style, node, text, how);
}

/* A list of texts; `node` is the list. */
static void
put_list(struct style *style, const struct node *node, struct pack_list texts, struct put how)
{
	uint32_t i;

	node = node_first(node);
	for (i = 0; i < texts.count; i++, node = node_next(node))
		put(style, node, style->pack->numbers[texts.first + i], how);
}

/* Begin a screen of something that has an id. */
static void
begin(struct style *style, const char *noun, uint32_t id)
{
	style->texts.count = 0;
	(void)snprintf(style->owner, sizeof(style->owner), "%s \"%s\"", noun, pack_id(style->pack, id));
	memcpy(style->name, style->owner, sizeof(style->name));
	style->first_row = style->found != NULL ? style->found->count : 0;
}

/* ---- the parts of a pack ---- */

static void
walk_head(struct style *style, const struct node *root)
{
	const struct pack *pack = style->pack;
	/* The pack's own sources are what its summary rests on. */
	const struct put how = { .is_sourced = pack->source_count > 0 };
	const struct put bare = { .is_sourced = false };
	const struct node *node = node_first(child(style, child(style, root, "scoring"), "bands"));
	uint32_t i;

	begin(style, "the pack", pack->id);
	put_label(style, child(style, root, "title"), pack->title, how);
	put(style, child(style, root, "summary"), pack->summary, how);
	style_screen(style);
	for (i = 0; i < pack->band_count; i++, node = node_next(node)) {
		begin(style, "band", pack->bands[i].id);
		style->owner[0] = '\0';
		put_label(style, child(style, node, "label"), pack->bands[i].label, bare);
		put(style, child(style, node, "advice"), pack->bands[i].advice, bare);
		style_screen(style);
	}
}

static void
walk_contacts(struct style *style, const struct node *node)
{
	const struct pack *pack = style->pack;
	uint32_t i;

	node = node_first(node);
	for (i = 0; i < pack->contact_count; i++, node = node_next(node)) {
		const struct pack_contact *contact = &pack->contacts[i];
		const struct put how = { .is_sourced = contact->sources.count > 0 };

		begin(style, "contact", contact->id);
		put_label(style, child(style, node, "name"), contact->name, how);
		put(style, child(style, node, "for"), contact->whom, how);
		put(style, child(style, node, "eligibility"), contact->eligibility, how);
		put(style, child(style, node, "hours"), contact->hours, how);
		style_screen(style);
	}
}

static void
walk_question(struct style *style, const struct pack_question *question, const struct node *node)
{
	const struct pack *pack = style->pack;
	const struct put how = { .is_sourced = question->sources.count > 0 };
	const struct node *entry = node_first(child(style, node, "options"));
	uint32_t i;

	begin(style, "question", question->id);
	put(style, child(style, node, "ask"), question->ask, how);
	put(style, child(style, node, "help"), question->help, how);
	put(style, child(style, node, "why"), question->why, how);
	for (i = question->first_option; i < question->first_option + question->option_count; i++, entry = node_next(entry)) {
		put_label(style, child(style, entry, "label"), pack->options[i].label, how);
		put(style, child(style, entry, "means"), pack->options[i].means, how);
	}
	style_screen(style);
}

static void
walk_topics(struct style *style, const struct node *node)
{
	const struct pack *pack = style->pack;
	uint32_t i, j;

	node = node_first(node);
	for (i = 0; i < pack->topic_count; i++, node = node_next(node)) {
		const struct pack_topic *topic = &pack->topics[i];
		const struct put how = { .is_sourced = topic->sources.count > 0 };
		const struct node *entry = node_first(child(style, node, "questions"));

		begin(style, "topic", topic->id);
		put_label(style, child(style, node, "title"), topic->title, how);
		put(style, child(style, node, "intro"), topic->intro, how);
		style_screen(style);
		for (j = 0; j < topic->question_count; j++, entry = node_next(entry))
			walk_question(style, &pack->questions[topic->first_question + j], entry);
	}
}

/* An action, and its title and reason in the file. */
struct action_at {
	const struct pack_action *action;
	const struct node *title, *why;
	bool is_seen;	/* both stood on an earlier screen of it */
};

/* An action with one set of its steps.  Menu paths and words to search for are other people's: they are left out. */
static void
walk_steps(struct style *style, const struct action_at *in, const struct pack_steps *steps, const struct node *node)
{
	struct put how = { .is_seen = in->is_seen, .is_sourced = in->action->sources.count > 0 };

	style->texts.count = 0;
	put_label(style, in->title, in->action->title, how);
	put(style, in->why, in->action->why, how);
	how.is_seen = false;
	how.is_sourced = how.is_sourced || steps->sources.count > 0;
	put_label(style, child(style, node, "aim"), steps->aim, how);
	if (steps->form == STEPS_LIST)
		put_list(style, node, steps->todo, how);
	else
		put_list(style, child(style, node, steps->form == STEPS_GOAL ? "do" : "start"), steps->todo, how);
	put_list(style, child(style, node, "words"), steps->words, how);
	put_list(style, child(style, node, "if_no"), steps->if_no, how);
	style_screen(style);
}

static void
walk_action(struct style *style, const struct pack_action *action, const struct node *node)
{
	const struct pack *pack = style->pack;
	const struct node *steps = child(style, node, "steps");
	struct action_at in = { .action = action, .title = child(style, node, "title"), .why = child(style, node, "why") };
	uint32_t i;

	begin(style, "action", action->id);
	if (action->steps != PACK_NONE) {
		walk_steps(style, &in, &pack->steps[action->steps], steps);
		return;
	}
	steps = node_first(steps);
	for (i = 0; i < action->steps_for_count; i++, steps = node_next(steps)) {
		const struct pack_steps_for *row = &pack->steps_for[action->steps_for + i];

		(void)snprintf(style->name, sizeof(style->name), "action \"%.64s\" for \"%.64s\"", pack_id(pack, action->id),
		    row->id != 0 ? pack_id(pack, row->id) : "*");
		walk_steps(style, &in, &pack->steps[row->steps], steps);
		in.is_seen = true;
	}
}

static void
walk_messages(struct style *style, const struct node *node)
{
	const struct pack *pack = style->pack;
	uint32_t i;

	node = node_first(node);
	for (i = 0; i < pack->message_count; i++, node = node_next(node)) {
		const struct pack_message *message = &pack->messages[i];
		const struct put how = { .is_sourced = message->sources.count > 0 };

		begin(style, "message", message->id);
		put_label(style, child(style, node, "title"), message->title, how);
		put_label(style, child(style, node, "to"), message->to, how);
		put(style, child(style, node, "body"), message->body, how);
		style_screen(style);
	}
}

/* Steps, or what never to do, of the help page or a case. */
static void
put_advice(struct style *style, const struct node *node, const char *key, struct pack_list rows, bool is_sourced)
{
	const struct pack *pack = style->pack;
	uint32_t i;

	node = node_first(node);
	for (i = 0; i < rows.count; i++, node = node_next(node)) {
		const struct pack_advice *advice = &pack->advice[pack->numbers[rows.first + i]];
		const struct put how = { .is_sourced = is_sourced || advice->sources.count > 0 };

		put(style, child(style, node, key), advice->text, how);
		put(style, child(style, node, "why"), advice->why, how);
	}
}

/* The help page and each of its cases: they are read whole. */
static void
walk_help(struct style *style, const struct node *urgent)
{
	const struct pack *pack = style->pack;
	const struct node *node = urgent, *cases = node_first(child(style, urgent, "cases"));
	uint32_t i;

	for (i = 0; i < pack->help_count; i++) {
		const struct pack_help *help = &pack->help[i];
		const struct put how = { .is_sourced = help->sources.count > 0 };

		begin(style, "case", help->id);
		if (i == 0) {
			(void)snprintf(style->name, sizeof(style->name), "\"urgent\"");
			(void)snprintf(style->owner, sizeof(style->owner), "its step in \"urgent\"");
		}
		put_label(style, child(style, node, "title"), help->title, how);
		put(style, child(style, node, "intro"), help->intro, how);
		put_advice(style, child(style, node, "steps"), "do", help->steps, how.is_sourced);
		put_advice(style, child(style, node, "never"), "do_not", help->never, how.is_sourced);
		style_screen(style);
		node = i == 0 ? cases : node_next(node);
	}
}

void
style_walk(struct style *style)
{
	const struct pack *pack = style->pack;
	const struct node *root = style->tree != NULL ? tree_root(style->tree) : NULL, *node = node_first(child(style, root, "actions"));
	uint32_t i;

	walk_head(style, root);
	walk_contacts(style, child(style, root, "contacts"));
	walk_topics(style, child(style, root, "topics"));
	for (i = 0; i < pack->action_count; i++, node = node_next(node))
		walk_action(style, &pack->actions[i], node);
	walk_messages(style, child(style, root, "messages"));
	walk_help(style, child(style, root, "urgent"));
}
