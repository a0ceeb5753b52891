/* update.c - "closeknit pack update": every trusted publisher in turn, each failing on its own; what is done for one is take.c's. */
#include "fetch/fetch.h"

#include <string.h>

#include "base/say.h"
#include "fetch/take.h"

static int
say_failure(const struct take *take, const struct err *err)
{
	const size_t len = strlen(take->host);

	if (stop_signal() != 0) {
		fetch_say(_("%s: stopped, and nothing was changed. The checklists you have stay in use"), take->host);
		return fetch_failed(err);
	}
	/* The words often begin with whom it is about. */
	if (len > 0 && strncmp(err->text, take->host, len) == 0)
		fetch_say("%s: %s", take->step, err->text);
	else
		fetch_say("%s: %s: %s", take->host, take->step, err->text);
	if (take->placed > 0)
		fetch_say(_("%s: some of its checklists are new now, and others as they were. To go on: closeknit pack update"), take->host);
	else
		fetch_say(_("%s: nothing was changed. The checklists you have stay in use"), take->host);
	return fetch_failed(err);
}

static int
put_report(struct take *take, struct err *err)
{
	struct buf out = { 0 };
	int result;

	if (take->changed == 0)
		buf_printf(&out, _("%s: nothing new\n"), take->host);
	else if (take->fetch->dry_run)
		buf_printf(&out, _("%s: this would change, and nothing was:\n"), take->host);
	else
		buf_printf(&out, _("%s:\n"), take->host);
	buf_add(&out, buf_text(&take->report), take->report.len);
	out.failed |= take->report.failed;
	result = fetch_put(&out, err);
	buf_clear(&out);
	return result;
}

static int
update_one(struct fetch *fetch, const struct disk *disk, const char *id, struct err *err)
{
	struct trust_publisher publisher = { .url = "" };
	struct take take = { .fetch = fetch, .disk = disk, .publisher = &publisher, .step = _("reading whom you trust") };
	struct err bad = { ERR_NONE, "" };
	int status = FETCH_OK;

	(void)strncpy(take.host, id, sizeof(take.host) - 1);
	if (disk_load_publisher(disk, id, &publisher, &bad) != 0 || take_all(&take, &bad) != 0)
		status = say_failure(&take, &bad);
	else if (put_report(&take, err) != 0)
		status = FETCH_FAILED;
	take_clear(&take);
	trust_publisher_clear(&publisher);
	return status;
}

int
fetch_update(struct fetch *fetch, char *const operands[], struct err *err)
{
	struct disk_names ids = { 0 };
	struct disk disk;
	int worst = FETCH_OK;
	size_t i;

	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, _("pack update takes no \"%s\": it asks every publisher that you trust"), operands[0]), FETCH_USAGE;
	if (disk_open(&disk, &fetch->paths, !fetch->dry_run, err) != 0 || disk_publishers(&disk, &ids, err) != 0) {
		worst = fetch_failed(err);
	} else if (ids.count == 0) {
		err_set(err, ERR_FAILED, _("no publisher is trusted here yet. Ask for an address and a key, then: closeknit pack add ADDRESS KEY"));
		worst = FETCH_FAILED;
	}
	fetch_confine(fetch, NULL, true);
	for (i = 0; i < ids.count && stop_signal() == 0 && err->kind == ERR_NONE; i++) {
		const int status = update_one(fetch, &disk, ids.rows[i], err);

		if (status > worst)
			worst = status;
	}
	disk_names_clear(&ids);
	disk_close(&disk);
	return worst;
}
