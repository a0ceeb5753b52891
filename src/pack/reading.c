/* reading.c - ids and references while a pack is read, and how a complaint about them is worded. */
#include "reading.h"

#include <stdio.h>
#include <string.h>

/* So many complaints say what may have been meant, or where the first one was: more than anybody reads, too few to make a hostile pack slow. */
enum { SEARCHES_MAX = 100 };
/* So many ids are named where one of them was expected. */
enum { GLANCE = 5 };

void
reading_init(struct reading *reading, struct complaints *found)
{
	*reading = (struct reading){ .found = found, .searches_left = SEARCHES_MAX };
	model_init(&reading->model);
	table_init(&reading->calls, sizeof(struct call));
	table_init(&reading->action_origins, sizeof(struct origin));
	table_init(&reading->steps_for_origins, sizeof(struct origin));
	table_init(&reading->notes, sizeof(struct question_note));
	table_init(&reading->parts, sizeof(uint32_t));
	table_init(&reading->privates, sizeof(uint32_t));
	table_init(&reading->origins, sizeof(struct text_origin));
}

void
reading_clear(struct reading *reading)
{
	tree_clear(&reading->tree);
	model_clear(&reading->model);
	table_clear(&reading->calls);
	table_clear(&reading->action_origins);
	table_clear(&reading->steps_for_origins);
	table_clear(&reading->notes);
	table_clear(&reading->parts);
	table_clear(&reading->privates);
	table_clear(&reading->origins);
}

int
reading_fault(const struct reading *reading, const char *name, struct err *err)
{
	const struct complaints *found = reading->found;
	struct buf line = { 0 };
	size_t i = 0;

	if ((reading->model.failed && !reading->is_too_large) || found->failed || tree_failed(&reading->tree))
		return err_memory(err);
	if (found->errors == 0)
		return 0;
	while (i < found->count && found->rows[i].severity != COMPLAINT_ERROR)
		i++;
	if (i < found->count)
		complaints_put(&line, found, i, name);
	if (line.failed || line.len == 0)
		err_memory(err);
	else
		err_set(err, ERR_UNUSABLE, "%.*s", (int)(line.len - 1), line.bytes);
	buf_clear(&line);
	return -1;
}

/* With the items that will come of its questions. */
static size_t
weight(const struct reading *reading)
{
	const struct table *const tables[] = { &reading->calls, &reading->action_origins, &reading->steps_for_origins, &reading->notes, &reading->parts, &reading->privates, &reading->origins };
	size_t sum = model_weight(&reading->model) + complaints_weight(reading->found) + tree_weight(&reading->tree) + reading->beside, i;

	for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		sum += tables[i]->count * tables[i]->size;
	return sum + (reading->items < PACK_MAX_ITEMS ? reading->items : PACK_MAX_ITEMS) * sizeof(struct pack_item);
}

bool
reading_has_room(struct reading *reading)
{
	if (reading->is_too_large || weight(reading) <= complaints_memory(reading->found))
		return !reading->is_too_large;
	complaints_too_large(reading->found, 0);
	reading->is_too_large = reading->model.failed = true;
	return false;
}

void
reading_error(struct reading *reading, size_t at, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	complaints_vadd(reading->found, COMPLAINT_ERROR, at, format, args);
	va_end(args);
}

void
reading_warning(struct reading *reading, size_t at, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	complaints_vadd(reading->found, COMPLAINT_WARNING, at, format, args);
	va_end(args);
}

uint32_t
reading_text(struct reading *reading, const struct node *node)
{
	struct model *model = &reading->model;
	const struct text_origin origin = { (uint32_t)model->texts.len, (uint32_t)tree_at(&reading->tree, node) };

	tree_put(&reading->tree, node, &model->texts);
	if (model->texts.failed) {
		model->failed = true;
		return 0;
	}
	if (reading->base != NULL)
		(void)table_add(&reading->origins, &origin, &model->failed);
	return origin.text;
}

uint32_t
reading_id(struct reading *reading, const char *id, size_t at)
{
	const size_t len = strlen(id);

	if (text_is_id(id, len))
		return model_id(&reading->model, id, len);
	reading_error(reading, at,
	    "\"%s\" is no id; expected 1 to 64 small letters a to z, digits and hyphens, not beginning with a hyphen or \"x-\"",
	    complaint_excerpt(id).text);
	return 0;
}

void
reading_register(struct reading *reading, struct place_of where, uint32_t id, uint32_t row, size_t at)
{
	const struct name name = { where.scope, id, row, (uint32_t)at };
	const struct name *first = model_add_name(&reading->model, name);
	struct json_place place;
	char words[64] = "";

	if (first == NULL)
		return;
	if (first->at == AT_BASE) {
		reading_error(reading, at, "%s \"%s\" is in the pack that this extends, which an overlay does not change; expected another id here", where.noun,
		    model_text_at(&reading->model, id));
		return;
	}
	if (reading_may_search(reading)) {
		place = json_place(reading->tree.bytes, reading->len, first->at);
		(void)snprintf(words, sizeof(words), " (first at %zu:%zu)", place.line, place.column);
	}
	reading_error(reading, at, "%s id used twice: \"%s\"%s; expected another id here", where.noun, model_text_at(&reading->model, id), words);
}

void
reading_register_map(struct reading *reading, struct place_of where, const struct node *map)
{
	const struct node *node;
	uint32_t row = 0;

	for (node = node_first(map); node != NULL && reading_has_room(reading); node = node_next(node)) {
		const size_t at = tree_key_at(&reading->tree, node);

		reading_register(reading, where, reading_id(reading, tree_key(&reading->tree, node), at), row++, at);
	}
}

bool
reading_may_search(struct reading *reading)
{
	if (reading->searches_left == 0)
		return false;
	reading->searches_left--;
	return true;
}

struct suggestion
reading_suggest(struct reading *reading, uint32_t scope, const char *id)
{
	struct suggestion suggestion = { "" };
	uint32_t nearest;

	if (!reading_may_search(reading))
		return suggestion;
	if ((nearest = model_nearest(&reading->model, scope, complaint_excerpt(id).text)) != 0)
		(void)snprintf(suggestion.text, sizeof(suggestion.text), "; did you mean \"%s\"?", model_text_at(&reading->model, nearest));
	return suggestion;
}

/* `; expected "ours" or "theirs"`: all ids there are, where they can be taken in at a glance; else that it is to be one of them. */
static struct suggestion
one_of(struct reading *reading, uint32_t scope)
{
	struct suggestion words = { "; expected an id that the pack has" };
	uint32_t ids[GLANCE], count = reading_may_search(reading) ? model_names_in(&reading->model, scope, ids, GLANCE) : 0, i;
	struct buf list = { 0 };

	for (i = 0; i < count; i++)
		buf_printf(&list, "%s\"%s\"", i == 0 ? "; expected " : i + 1 < count ? ", " : " or ", model_text_at(&reading->model, ids[i]));
	if (list.len > 0 && list.len < sizeof(words.text))
		(void)snprintf(words.text, sizeof(words.text), "%s", buf_text(&list));
	buf_clear(&list);
	return words;
}

uint32_t
reading_refer(struct reading *reading, struct place_of where, const char *id, size_t at, const char *in)
{
	const size_t len = strlen(id);
	const struct name *name = NULL;
	struct suggestion near;

	if (text_is_id(id, len))
		name = model_name(&reading->model, where.scope, model_id(&reading->model, id, len));
	if (name != NULL)
		return name->row;
	near = reading_suggest(reading, where.scope, id);
	if (near.text[0] == '\0')
		near = one_of(reading, where.scope);
	reading_error(reading, at, "unknown %s \"%s\" in %s%s", where.noun, complaint_excerpt(id).text, in, near.text);
	reading->calls_broken = reading->calls_broken || where.scope == SCOPE_ACTION;
	return ROW_BROKEN;
}
