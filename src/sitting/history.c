/* history.c - past audits and the open one, loaded and counted; where they are kept is the store's, what is said of them export's. */
#include "sitting/sitting.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "store/store.h"

static const char ENDING[] = ".json";

static struct history_row *
add_row(struct history *history, struct err *err)
{
	const size_t cap = history->cap != 0 ? history->cap * 2 : 16;
	struct history_row *rows;

	if (history->count == history->cap) {
		if ((rows = realloc(history->rows, cap * sizeof(*rows))) == NULL) {
			err_memory(err);
			return NULL;
		}
		history->rows = rows;
		history->cap = cap;
	}
	rows = &history->rows[history->count++];
	*rows = (struct history_row){ 0 };
	return rows;
}

static int
count_row(struct history *history, struct history_row *row, struct score *score, const struct audit *audit, struct err *err)
{
	if (score_compute_public(score, audit, err) != 0)
		return -1;
	row->started = audit->started;
	row->updated = audit->updated;
	row->serial = audit->serial;
	row->has_score = score->has_score;
	row->has_range = score->has_range;
	row->points = score->points;
	row->low = score->low;
	row->high = score->high;
	row->in_place = score->in_place;
	row->of = score->of;
	row->answered = score->answered;
	row->visible = score->visible;
	history->counted++;
	return 0;
}

static const char *
keep(struct history *history, const char *text, size_t len, struct err *err)
{
	const char *kept = arena_text(&history->memory, text, len);

	if (kept == NULL)
		err_memory(err);
	return kept;
}

/* What is being counted: an audit and its score, used for one file after another. */
struct counting {
	struct store *store;
	struct audit *audit;
	struct score *score;
};

static int
add_past(struct history *history, struct counting *counting, const struct store_entry *entry, struct err *err)
{
	struct err why = { 0 };
	struct history_row *row = add_row(history, err);
	const size_t len = strlen(entry->name), ending = strlen(ENDING);
	enum store_past found;

	if (row == NULL || (row->name = keep(history, entry->name, len > ending ? len - ending : len, err)) == NULL)
		return -1;
	if ((found = store_load_past(counting->store, entry, counting->audit, NULL, &why)) == PAST_READ)
		return count_row(history, row, counting->score, counting->audit, err);
	if (why.kind == ERR_MEMORY)
		return err_memory(err);
	row->other_pack = found == PAST_OTHER_PACK;
	return (row->why = keep(history, why.text, strlen(why.text), err)) != NULL ? 0 : -1;
}

int
history_fill(struct history *history, struct store *store, const struct audit *open, struct err *err)
{
	struct counting counting = { .store = store };
	struct store_list list = { 0 };
	struct history_row *row;
	int result = -1;
	size_t i;

	if ((counting.audit = audit_new(history->pack, err)) == NULL || (counting.score = score_new(history->pack, err)) == NULL)
		goto fail;
	if (store_past(store, &list, err) != 0)
		goto fail;
	for (i = 0; i < list.count; i++)
		if (add_past(history, &counting, &list.rows[i], err) != 0)
			goto fail;
	if (open != NULL && ((row = add_row(history, err)) == NULL || count_row(history, row, counting.score, open, err) != 0))
		goto fail;
	result = 0;

fail:
	store_list_clear(&list);
	score_free(counting.score);
	audit_free(counting.audit);
	return result;
}

void
history_clear(struct history *history)
{
	arena_clear(&history->memory);
	free(history->rows);
	*history = (struct history){ 0 };
}

/* The same answers in another audit: written and read again, as they would be kept. */
static int
copy_audit(const struct audit *from, struct audit *to, struct err *err)
{
	struct buf bytes = { 0 };
	int result = -1;

	audit_write(from, &bytes);
	if (buf_check(&bytes, err) == 0)
		result = audit_read(to, bytes.bytes, bytes.len, NULL, err);
	/* Writing takes over what an older file held; what it was made with is still to be told. */
	to->serial = from->serial;
	to->renamed = from->renamed;
	to->gone = from->gone;
	buf_clear(&bytes);
	return result;
}

int
history_load(const struct history *history, size_t row, struct store *store, const struct audit *open, struct audit *audit, struct err *err)
{
	const char *name = history->rows[row].name;
	struct store_list list = { 0 };
	int result = -1;
	size_t i;

	if (name == NULL)
		return copy_audit(open, audit, err);
	if (store_past(store, &list, err) == 0) {
		for (i = 0; i < list.count; i++)
			if (strncmp(list.rows[i].name, name, strlen(name)) == 0 && strcmp(list.rows[i].name + strlen(name), ENDING) == 0)
				break;
		if (i == list.count)
			err_set(err, ERR_FAILED, _("the audit %s is not there any more"), name);
		else if (store_load_past(store, &list.rows[i], audit, NULL, err) == PAST_READ)
			result = 0;
	}
	store_list_clear(&list);
	return result;
}

size_t
history_newest(const struct history *history)
{
	size_t i = history->count;

	while (i > 0)
		if (history->rows[--i].why == NULL)
			return i;
	return SIZE_MAX;
}

/* ---- Of a sitting -------------------------------------------------------------------------------------------- */

int
sitting_history(struct sitting *sitting, struct history *history, struct err *err)
{
	*history = (struct history){ .pack = sitting->pack };
	return history_fill(history, sitting->store, sitting->kept ? sitting->audit : NULL, err);
}

void
sitting_put_alone(const struct history *history, struct buf *out)
{
	if (history->counted != 1)
		return;
	if (history->rows[history_newest(history)].name == NULL)
		buf_puts(out, _("When you start anew, this one is put here, and you can see what has changed."));
	else
		buf_puts(out, _("Once you have answered again, you can see here what has changed."));
}

int
sitting_compare(struct sitting *sitting, const struct history *history, size_t old, size_t now, struct doc *doc, struct err *err)
{
	struct audit *one = audit_new(sitting->pack, err), *other = audit_new(sitting->pack, err);
	struct compare *compare = NULL;
	int result = -1;

	if (one != NULL && other != NULL && history_load(history, old, sitting->store, sitting->audit, one, err) == 0 &&
	    history_load(history, now, sitting->store, sitting->audit, other, err) == 0)
		compare = compare_build(one, other, err);
	if (compare != NULL) {
		doc_from_compare(doc, compare, (struct compared){ &history->rows[old], &history->rows[now] });
		result = 0;
	}
	compare_free(compare);
	audit_free(one);
	audit_free(other);
	return result;
}
