/* overlay_strings.c - the wording of an overlay: which texts it may replace, and where each is used. */
#include "overlay.h"

#include <stdlib.h>
#include <string.h>

#include "text_paths.h"

/* A text of the pack that is extended, and the one that stands for it. */
struct reworded { uint32_t text, by; };

struct rewording {
	struct reading *reading;
	struct model names;	/* of the paths */
	struct table paths;	/* struct text_path */
	struct table rows;	/* struct reworded, sorted by text once all are there */
};

static bool
has_item(const char *text)
{
	return strstr(text, PACK_ITEM) != NULL;
}

/* Whether the text at that path may become `text`, the node's. */
static bool
may_stand(struct rewording *r, const struct text_path *path, const struct node *node, const char *text)
{
	struct reading *reading = r->reading;
	const char *old = pack_id(reading->base, path->text);

	if (path->is_fixed) {
		reading_error(reading, tree_key_at(&reading->tree, node),
		    "\"%s\" is not for an overlay to change; expected wording of topics, actions or messages (the help page, contacts, sources, bands and menus stay as they are)",
		    complaint_excerpt(tree_key(&reading->tree, node)).text);
		return false;
	}
	if (has_item(old) != has_item(text)) {
		reading_error(reading, tree_at(&reading->tree, node),
		    has_item(old) ? "no {item} in \"%s\"; expected it, as in the text it stands for" :
				    "{item} in \"%s\"; expected none, as in the text it stands for", complaint_excerpt(tree_key(&reading->tree, node)).text);
		return false;
	}
	return true;
}

static void
refuse_path(struct rewording *r, const struct node *node)
{
	struct reading *reading = r->reading;
	uint32_t near = 0;

	if (reading_may_search(reading))
		near = model_nearest(&r->names, 0, complaint_excerpt(tree_key(&reading->tree, node)).text);
	if (near != 0)
		reading_error(reading, tree_key_at(&reading->tree, node), "pack \"%s\" has no text at \"%s\"; did you mean \"%s\"?",
		    pack_id(reading->base, reading->base->id), complaint_excerpt(tree_key(&reading->tree, node)).text, model_text_at(&r->names, near));
	else
		reading_error(reading, tree_key_at(&reading->tree, node), "pack \"%s\" has no text at \"%s\"; expected a path like \"/topics/audience/title\"",
		    pack_id(reading->base, reading->base->id), complaint_excerpt(tree_key(&reading->tree, node)).text);
}

static void
read_string(struct rewording *r, const struct node *node)
{
	struct reading *reading = r->reading;
	const char *key = tree_key(&reading->tree, node);
	const struct name *name = model_name(&r->names, 0, model_id(&r->names, key, strlen(key)));
	const struct text_path *path;
	struct reworded row = { 0, 0 };

	if (name == NULL) {
		refuse_path(r, node);
		return;
	}
	if (node_is(node, JSON_STRING))
		row.by = reading_text(reading, node);
	if (text_is_blank(model_text_at(&reading->model, row.by))) {
		reading_error(reading, tree_at(&reading->tree, node), "\"%s\" is no text, or an empty one; expected the wording that replaces it",
		    complaint_excerpt(tree_key(&reading->tree, node)).text);
		return;
	}
	path = (const struct text_path *)r->paths.rows + name->row;
	if (!may_stand(r, path, node, model_text_at(&reading->model, row.by)))
		return;
	row.text = path->text;
	(void)table_add(&r->rows, &row, &reading->model.failed);
}

/* ---- Where each is used ------------------------------------------------------------------------------------- */

static int
compare(const void *left, const void *right)
{
	const struct reworded *a = left, *b = right;

	return (a->text > b->text) - (a->text < b->text);
}

/* A text that stands nowhere else: each place has its own (model.h). */
static void
swap(const struct rewording *r, uint32_t *text)
{
	const struct reworded key = { .text = *text };
	const struct reworded *row = *text != 0 ? bsearch(&key, r->rows.rows, r->rows.count, sizeof(key), compare) : NULL;

	if (row != NULL)
		*text = row->by;
}

static void
swap_list(const struct rewording *r, struct pack_list list)
{
	uint32_t *numbers = r->reading->model.numbers.rows, i;

	for (i = 0; i < list.count; i++)
		swap(r, &numbers[list.first + i]);
}

static void
swap_questions(const struct rewording *r)
{
	const struct model *model = &r->reading->model;
	struct pack_topic *topics = model->topics.rows;
	uint32_t i;

	for (i = 0; i < model->topics.count; i++) {
		swap(r, &topics[i].title);
		swap(r, &topics[i].intro);
	}
	for (i = 0; i < model->questions.count; i++) {
		struct pack_question *question = model_question(model, i);

		swap(r, &question->ask);
		swap(r, &question->help);
		swap(r, &question->why);
	}
	for (i = 0; i < model->options.count; i++) {
		swap(r, &model_option(model, i)->label);
		swap(r, &model_option(model, i)->means);
	}
}

static void
swap_actions(const struct rewording *r)
{
	const struct model *model = &r->reading->model;
	struct pack_steps *steps = model->steps.rows;
	struct pack_message *messages = model->messages.rows;
	uint32_t i;

	for (i = 0; i < model->actions.count; i++) {
		swap(r, &model_action(model, i)->title);
		swap(r, &model_action(model, i)->why);
	}
	for (i = 0; i < model->steps.count; i++) {
		swap(r, &steps[i].aim);
		swap_list(r, steps[i].todo);
		swap_list(r, steps[i].words);
		swap_list(r, steps[i].if_no);
	}
	for (i = 0; i < model->messages.count; i++) {
		swap(r, &messages[i].title);
		swap(r, &messages[i].to);
		swap(r, &messages[i].body);
	}
}

void
overlay_strings(struct reading *reading, const struct node *strings)
{
	struct rewording r = { .reading = reading };
	const struct node *node;

	if (strings == NULL || reading->model.failed)
		return;
	model_init(&r.names);
	table_init(&r.paths, sizeof(struct text_path));
	table_init(&r.rows, sizeof(struct reworded));
	text_paths_list(reading->base, &r.names, &r.paths);
	for (node = node_first(strings); node != NULL && !r.names.failed && !reading->model.failed && reading_has_room(reading); node = node_next(node)) {
		read_string(&r, node);
		reading->beside = model_weight(&r.names) + r.paths.count * r.paths.size + r.rows.count * r.rows.size;
	}
	reading->beside = 0;
	if (r.names.failed)
		reading->model.failed = true;
	if (r.rows.count != 0 && !reading->model.failed) {
		qsort(r.rows.rows, r.rows.count, sizeof(struct reworded), compare);
		swap_questions(&r);
		swap_actions(&r);
	}
	table_clear(&r.rows);
	table_clear(&r.paths);
	model_clear(&r.names);
}
