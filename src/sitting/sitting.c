/* sitting.c - a sitting's life, and what changes its answers: each change is saved at once; what is asked next is the walk's. */
#include "sitting/sitting.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "store/store.h"

/* ---- Opening ------------------------------------------------------------------------------------------------ */

/* What could not be read of a file, beside its serial. */
static void
note_unknown(struct sitting *sitting, const struct complaints *found)
{
	size_t count = found->count - (found->count > 0 && sitting->audit->serial != sitting->pack->serial ? 1 : 0);

	/* What an older checklist asked and this one does not is told with what else has changed in it. */
	if (sitting->audit->serial < sitting->pack->serial)
		count -= count < sitting->audit->gone ? count : sitting->audit->gone;
	if (count == 0)
		return;
	buf_printf(&sitting->notes,
	    ngettext("%zu thing in your saved answers is not known to this checklist. It is kept, and counts for nothing.\n",
		"%zu things in your saved answers are not known to this checklist. They are kept, and count for nothing.\n", count),
	    count);
}

static int
load(struct sitting *sitting, struct err *err)
{
	struct complaints found = { 0 };
	struct err why = { 0 };
	int result = 0;

	switch (store_load(sitting->store, sitting->audit, &found, &why)) {
	case STORE_NEW:
		break;
	case STORE_RESUMED:
		sitting->resumed = sitting->kept = true;
		sitting_note_serial(sitting);
		note_unknown(sitting, &found);
		break;
	case STORE_MOVED_ASIDE:
		buf_printf(&sitting->notes, _("Your saved answers could not be read, so this is a new start. %s\n"), why.text);
		break;
	case STORE_FAILED:
		if (err != NULL)
			*err = why;
		result = -1;
		break;
	}
	complaints_clear(&found);
	return result == 0 ? buf_check(&sitting->notes, err) : -1;
}

static void
look_for_past(struct sitting *sitting)
{
	struct store_list list;
	struct err err = { 0 };

	sitting->has_past = store_past(sitting->store, &list, &err) == 0 && list.count > 0;
	store_list_clear(&list);
}

struct sitting *
sitting_open(const struct sitting_options *options, struct err *err)
{
	struct sitting *sitting = calloc(1, sizeof(*sitting));
	struct store_options how = *options->store;

	if (sitting == NULL) {
		store_close(options->opened);
		printer_stop(options->printer);
		err_memory(err);
		return NULL;
	}
	sitting->store = options->opened;
	sitting->printer = options->printer;
	sitting->pdf = options->pdf;
	sitting->pack = options->pack;
	sitting->paths = options->paths;
	sitting->now = options->now;
	sitting->today = options->today;
	sitting->settings = options->settings;
	sitting->may_keep_settings = options->may_keep_settings;
	sitting->languages = options->languages;
	sitting->speak = options->speak;
	sitting->no_save = how.no_save;
	how.now = options->now();
	if (sitting->store == NULL && (sitting->store = store_open(options->paths, &how, err)) == NULL)
		goto fail;
	if ((sitting->audit = audit_new(options->pack, err)) == NULL || (sitting->score = score_new(options->pack, err)) == NULL)
		goto fail;
	if (load(sitting, err) != 0)
		goto fail;
	look_for_past(sitting);
	walk_begin(&sitting->walk, sitting->audit, sitting->score);
	return sitting;

fail:
	sitting_close(sitting, NULL);
	return NULL;
}

int
sitting_close(struct sitting *sitting, struct err *err)
{
	int result = 0;

	if (sitting == NULL)
		return 0;
	if (sitting->unsaved && !sitting_save(sitting)) {
		if (err != NULL)
			*err = sitting->save_error;
		result = -1;
	}
	printer_stop(sitting->printer);
	buf_clear(&sitting->stays);
	plan_free(sitting->plan);
	score_free(sitting->score);
	audit_free(sitting->audit);
	store_close(sitting->store);
	buf_clear(&sitting->notes);
	free(sitting);
	return result;
}

const char *
sitting_where(const struct sitting *sitting)
{
	return sitting->no_save ? "" : store_where(sitting->store);
}

/* ---- Saving ------------------------------------------------------------------------------------------------- */

bool
sitting_save(struct sitting *sitting)
{
	struct audit *audit = sitting->audit;

	if (sitting->no_save)
		return true;
	audit->updated = sitting->now();
	if (audit->updated < audit->started)
		audit->updated = audit->started;
	sitting->unsaved = store_save(sitting->store, audit, &sitting->save_error) != 0;
	return !sitting->unsaved;
}

static void
drop_plan(struct sitting *sitting)
{
	plan_free(sitting->plan);
	sitting->plan = NULL;
}

/* Something of the audit has changed. */
static void
changed(struct sitting *sitting)
{
	drop_plan(sitting);
	sitting->kept = true;
	if (sitting->audit->started == 0)
		sitting->audit->started = sitting->now();
	sitting_save(sitting);
}

/* Only where the walk stands has changed. */
static void
moved(struct sitting *sitting)
{
	if (sitting->kept)
		sitting_save(sitting);
}

/* ---- Changing ----------------------------------------------------------------------------------------------- */

enum walk_answer
sitting_answer(struct sitting *sitting, const uint32_t options[], size_t count)
{
	enum walk_answer taken = walk_answer(&sitting->walk, options, count);

	if (taken == WALK_TAKEN)
		changed(sitting);
	return taken;
}

enum walk_answer
sitting_hold(struct sitting *sitting, const uint32_t options[], size_t count)
{
	enum walk_answer taken = walk_hold(&sitting->walk, options, count);

	if (taken == WALK_TAKEN)
		changed(sitting);
	return taken;
}

void
sitting_skip(struct sitting *sitting)
{
	walk_skip(&sitting->walk);
	changed(sitting);
}

void
sitting_next(struct sitting *sitting)
{
	walk_next(&sitting->walk);
	moved(sitting);
}

bool
sitting_back(struct sitting *sitting)
{
	if (!walk_back(&sitting->walk))
		return false;
	moved(sitting);
	return true;
}

bool
sitting_go(struct sitting *sitting, uint32_t item)
{
	if (!walk_go(&sitting->walk, item))
		return false;
	moved(sitting);
	return true;
}

bool
sitting_take_up(struct sitting *sitting)
{
	if (!walk_take_up(&sitting->walk))
		return false;
	moved(sitting);
	return true;
}

/* So long "not now" puts an action off [days]. */
enum { NOT_NOW_DAYS = 7 };

int32_t
sitting_mark_day(const struct sitting *sitting, enum mark_kind kind)
{
	return kind == MARK_ASIDE ? date_add_days(sitting->today, NOT_NOW_DAYS) : sitting->today;
}

int
sitting_mark(struct sitting *sitting, struct audit_mark mark, struct err *err)
{
	if (audit_mark(sitting->audit, mark, err) != 0)
		return -1;
	changed(sitting);
	return 0;
}

void
sitting_unmark(struct sitting *sitting, uint32_t action, uint32_t option)
{
	if (audit_unmark(sitting->audit, action, option))
		changed(sitting);
}

int
sitting_start_anew(struct sitting *sitting, struct err *err)
{
	if (sitting->unsaved && !sitting_save(sitting)) {
		if (err != NULL)
			*err = sitting->save_error;
		return -1;
	}
	if (store_start_anew(sitting->store, err) != 0)
		return -1;
	sitting_drop_answers(sitting);
	look_for_past(sitting);
	return 0;
}

void
sitting_drop_answers(struct sitting *sitting)
{
	drop_plan(sitting);
	audit_reset(sitting->audit);
	sitting->resumed = sitting->kept = false;
	walk_begin(&sitting->walk, sitting->audit, sitting->score);
}

void
sitting_settle(struct sitting *sitting)
{
	sitting->audit->at = PACK_NONE;
	walk_begin(&sitting->walk, sitting->audit, sitting->score);
	changed(sitting);
}

int
sitting_keep_nothing(struct sitting *sitting, struct err *err)
{
	if (sitting->no_save)
		return 0;
	buf_reset(&sitting->stays);
	if (store_stays(sitting->store))
		buf_puts(&sitting->stays, sitting_where(sitting));
	if (buf_check(&sitting->stays, err) != 0 || store_keep_nothing(sitting->store, err) != 0)
		return -1;
	sitting->no_save = true;
	sitting->unsaved = false;
	return 0;
}

/* ---- Score and plan ----------------------------------------------------------------------------------------- */

const struct score *
sitting_score(struct sitting *sitting)
{
	score_compute(sitting->score, sitting->audit);
	return sitting->score;
}

const struct plan *
sitting_plan(struct sitting *sitting, int minutes, struct err *err)
{
	if (sitting->plan != NULL && sitting->plan->minutes == minutes)
		return sitting->plan;
	drop_plan(sitting);
	sitting->plan = plan_build(sitting_score(sitting), sitting->audit, sitting->today, minutes, err);
	return sitting->plan;
}
