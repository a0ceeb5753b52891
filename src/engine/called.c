/* called.c - what the answers call for: actions with the items that call for them (DESIGN.md, Plan); what they gain is gain.c's. */
#include "engine/inside.h"

#include <stdlib.h>
#include <string.h>

/* ---- Entries by action and item ----------------------------------------------------------------------------- */

enum { SLOTS_MIN = 64, ROWS_MIN = 32 }; /* a family's plan has some forty actions: no growing for most */

static size_t
slot_of(const struct plan_draft *draft, uint32_t action, uint32_t option)
{
	/* Two odd constants (2^64 / golden ratio, and MurmurHash3's) spread both halves. */
	uint64_t hash = ((uint64_t)action << 32 | option) * 0x9E3779B97F4A7C15u;

	hash ^= hash >> 29;
	hash *= 0xFF51AFD7ED558CCDu;
	hash ^= hash >> 32;
	return (size_t)hash & (draft->slot_count - 1);
}

/* The slot where that action stands, or where it may be put. */
static size_t
find_slot(const struct plan_draft *draft, uint32_t action, uint32_t option)
{
	size_t slot = slot_of(draft, action, option);

	for (; draft->slots[slot] != 0; slot = (slot + 1) & (draft->slot_count - 1)) {
		const struct plan_action *row = &draft->entries[draft->slots[slot] - 1].row;

		if (row->action == action && row->option == option)
			break;
	}
	return slot;
}

size_t
called_find(const struct plan_draft *draft, uint32_t action, uint32_t option)
{
	size_t slot;

	if (draft->slot_count == 0)
		return SIZE_MAX;
	slot = find_slot(draft, action, option);
	return draft->slots[slot] != 0 ? draft->slots[slot] - 1 : SIZE_MAX;
}

/* Keep the slots at most half full with one more entry. */
static int
grow_slots(struct plan_draft *draft)
{
	const size_t count = draft->slot_count != 0 ? draft->slot_count * 2 : SLOTS_MIN;
	uint32_t *slots;
	size_t i;

	if (2 * (draft->entry_count + 1) <= draft->slot_count)
		return 0;
	if ((slots = calloc(count, sizeof(*slots))) == NULL)
		return -1;
	free(draft->slots);
	draft->slots = slots;
	draft->slot_count = count;
	for (i = 0; i < draft->entry_count; i++)
		slots[find_slot(draft, draft->entries[i].row.action, draft->entries[i].row.option)] = (uint32_t)i + 1;
	return 0;
}

/* The same table with room for one more row, or NULL: no memory, unchanged. */
static void *
grow_rows(void *rows, size_t count, size_t *cap, size_t size)
{
	const size_t more = *cap != 0 ? *cap * 2 : ROWS_MIN;
	void *grown;

	if (count < *cap)
		return rows;
	/* Rows are named by 32 bits. */
	if (more > UINT32_MAX / 2 || (grown = realloc(rows, more * size)) == NULL)
		return NULL;
	*cap = more;
	return grown;
}

/* The row of the action's entry, made if there is none; SIZE_MAX: no memory. */
static size_t
add_entry(struct plan_draft *draft, uint32_t action, const struct pack_item *item)
{
	const struct pack_action *called = &draft->pack->actions[action];
	const uint32_t option = called->by_item ? item->option : PACK_NONE;
	const size_t found = called_find(draft, action, option);
	struct plan_entry *entries;

	if (found != SIZE_MAX)
		return found;
	if (grow_slots(draft) != 0 || (entries = grow_rows(draft->entries, draft->entry_count, &draft->entry_cap, sizeof(*entries))) == NULL)
		return SIZE_MAX;
	draft->entries = entries;
	entries[draft->entry_count] = (struct plan_entry){
		.row = { .action = action,
		    .option = option,
		    .topic = draft->pack->questions[item->question].topic,
		    .done = DATE_NONE,
		    .aside = DATE_NONE,
		    .kept = DATE_NONE },
		.minutes = called->minutes,
		.due = called->due,
	};
	draft->slots[find_slot(draft, action, option)] = (uint32_t)draft->entry_count + 1;
	return draft->entry_count++;
}

/* ---- Calls -------------------------------------------------------------------------------------------------- */

/* Note that this option of this item calls for the entry: once, however often its list names the action. */
static int
add_call(struct plan_draft *draft, struct plan_entry *entry, uint32_t item, uint32_t option, int64_t delta, bool leads)
{
	struct plan_call *last = entry->last != 0 ? &draft->calls[entry->last - 1] : NULL, *calls;

	if (last != NULL && last->item == item) {
		if (last->option != option) {
			last->delta += delta;
			last->led += leads ? delta : 0;
			last->leads |= leads;
		}
		last->option = option;
		return 0;
	}
	if ((calls = grow_rows(draft->calls, draft->call_count, &draft->call_cap, sizeof(*calls))) == NULL)
		return -1;
	draft->calls = calls;
	calls[draft->call_count++] = (struct plan_call){ .item = item, .option = option, .delta = delta, .led = leads ? delta : 0, .leads = leads };
	if (entry->last != 0)
		calls[entry->last - 1].next = (uint32_t)draft->call_count;
	else
		entry->first = (uint32_t)draft->call_count;
	entry->last = (uint32_t)draft->call_count;
	return 0;
}

/* All that one option of one item calls for, as it is chosen or not. */
static int
call_option(struct plan_draft *draft, uint32_t item, uint32_t row, bool chosen)
{
	const struct pack *pack = draft->pack;
	const struct pack_option *option = &pack->options[row];
	const struct pack_list *list = chosen ? &option->actions : &option->if_not_actions;
	const int64_t swapped = (int64_t)option->if_not_risk - option->risk;
	bool is_led = false;
	uint32_t i;

	for (i = 0; i < list->count; i++) {
		const uint32_t action = pack->numbers[list->first + i];
		/* What a private answer adds goes with the others, and never leads them. */
		const bool leads = !is_led && pack->actions[action].when.privates.count == 0;
		size_t entry;

		if (!draft->listed[action])
			continue;
		is_led |= leads;
		if ((entry = add_entry(draft, action, &pack->items[item])) == SIZE_MAX ||
		    add_call(draft, &draft->entries[entry], item, row, chosen ? swapped : -swapped, leads) != 0)
			return -1;
		draft->entries[entry].row.critical |= chosen && option->critical;
	}
	return 0;
}

static int
call_item(struct plan_draft *draft, uint32_t item)
{
	const struct pack_question *question = &draft->pack->questions[draft->pack->items[item].question];
	const struct audit_answer *answer = &draft->audit->answers[item];
	const uint32_t *chosen = draft->audit->chosen + answer->first;
	const bool only_chosen = question->kind == QUESTION_ONE || draft->score->items[item].state == ITEM_DOES_NOT_APPLY;
	uint32_t i, next = 0;

	for (i = question->first_option; i < question->first_option + question->option_count; i++) {
		const bool is_chosen = next < answer->count && chosen[next] == i;

		next += is_chosen;
		if ((is_chosen || !only_chosen) && call_option(draft, item, i, is_chosen) != 0)
			return -1;
	}
	return 0;
}

int
called_collect(struct plan_draft *draft)
{
	const struct pack *pack = draft->pack;
	uint32_t i;

	if ((draft->listed = malloc((size_t)pack->action_count + 1)) == NULL)
		return -1;
	for (i = 0; i < pack->action_count; i++)
		draft->listed[i] = when_holds(draft->score, draft->audit, &pack->actions[i].when, PACK_NONE);
	for (i = 0; i < pack->item_count; i++) {
		const uint8_t state = draft->score->items[i].state;

		if (state != ITEM_HIDDEN && state != ITEM_OPEN && call_item(draft, i) != 0)
			return -1;
	}
	return 0;
}

void
called_clear(struct plan_draft *draft)
{
	free(draft->entries);
	free(draft->calls);
	free(draft->slots);
	free(draft->listed);
	*draft = (struct plan_draft){ 0 };
}
