/* store.c - the store itself, with and without a passphrase, while one allocation or system call after another is refused: it is told, and no answer is lost. */
#include "store/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <closeknit/audit.h>
#include <closeknit/base.h>
#include <closeknit/pack.h>

#include "calls.h"
#include "heap.h"
#include "sitting/sitting.h"

/* With more in it than is read into the room that a reader begins with. */
static const char SETTINGS_FILE[] = "{\"format\":\"closeknit-settings/1\",\"colours\":\"dark\",\"language\":\"cy\",\"new\":\"\\u00e9 %0900d\"}";
static const char PASSPHRASE[] = "correct horse battery";
/* The least that may be asked for: trying it costs nothing, and it is tried a thousand times. */
static const struct store_cost CHEAP = { 1, 8 };

struct bench {
	struct pack *pack;
	struct audit *audit;
	struct paths paths;
	char home[512], named[600];
	struct buf saved;	/* an audit of two answers */
	size_t held, broken, runs;
};

struct trial {
	const char *name;
	bool locked;	/* it begins with a passphrase set */
	bool may_go;	/* answers may be gone after: that is what it is for */
	int (*run)(struct bench *, struct err *);
};

static void
stop(const char *what)
{
	fprintf(stderr, "store: %s: %s\n", what, strerror(errno));
	exit(2);
}

/* ---- What is tried -------------------------------------------------------------------------------------------- */

static struct store *
open_store(const struct bench *bench, bool read_only, bool named, struct err *err)
{
	const struct store_options options = { .read_only = read_only, .answers = named ? bench->named : NULL, .now = 1795341600 };

	return store_open(&bench->paths, &options, err);
}

/* Open, unlocked where it is locked; NULL with `err`. */
static struct store *
open_unlocked(const struct bench *bench, struct err *err)
{
	struct store *store = open_store(bench, false, false, err);
	bool locked = false;

	if (store == NULL)
		return NULL;
	if (store_is_locked(store, &locked, err) != 0 || (locked && store_unlock(store, PASSPHRASE, err) != 0)) {
		store_close(store);
		return NULL;
	}
	return store;
}

static int
load(struct store *store, struct audit *audit, struct err *err)
{
	struct complaints found = { 0 };
	const enum store_loaded loaded = store_load(store, audit, &found, err);

	complaints_clear(&found);
	return loaded == STORE_RESUMED || loaded == STORE_NEW ? 0 : -1;
}

static int
load_and_save(struct bench *bench, struct err *err)
{
	struct store *store = open_unlocked(bench, err);
	int result = -1;

	if (store != NULL && load(store, bench->audit, err) == 0)
		result = store_save(store, bench->audit, err);
	store_close(store);
	return result;
}

static int
load_and_save_named(struct bench *bench, struct err *err)
{
	struct store *store = open_store(bench, false, true, err);
	int result = -1;

	if (store != NULL && load(store, bench->audit, err) == 0)
		result = store_save(store, bench->audit, err);
	store_close(store);
	return result;
}

static int
start_anew(struct bench *bench, struct err *err)
{
	struct store *store = open_unlocked(bench, err);
	int result = -1;

	if (store != NULL)
		result = store_start_anew(store, err);
	store_close(store);
	return result;
}

static int
forget_all(struct bench *bench, struct err *err)
{
	struct store_list removed = { 0 };
	struct store *store = open_store(bench, false, false, err);
	int result = -1;

	if (store != NULL)
		result = store_forget(store, true, &removed, err);
	store_list_clear(&removed);
	store_close(store);
	return result;
}

static int
list_past(struct bench *bench, struct err *err)
{
	struct store_list past = { 0 };
	struct store *store = open_store(bench, true, false, err);
	char id[65];
	int result = -1;

	if (store != NULL && store_past(store, &past, err) == 0)
		result = past.count == 2 ? store_pack_id(store, id, sizeof(id), err) : err_set(err, ERR_FAILED, "%zu past ones", past.count);
	store_list_clear(&past);
	store_close(store);
	return result;
}

static int
set_passphrase(struct bench *bench, struct err *err)
{
	struct store_list changed = { 0 };
	struct store *store = open_store(bench, false, false, err);
	struct store_cost cost = CHEAP;
	int result = -1;

	if (store != NULL)
		result = store_set_passphrase(store, PASSPHRASE, &cost, &changed, err);
	store_list_clear(&changed);
	store_close(store);
	return result;
}

static int
drop_passphrase(struct bench *bench, struct err *err)
{
	struct store_list changed = { 0 };
	struct store *store = open_unlocked(bench, err);
	int result = -1;

	if (store != NULL)
		result = store_drop_passphrase(store, PASSPHRASE, &changed, err);
	store_list_clear(&changed);
	store_close(store);
	return result;
}

/* It begins as usual where it cannot read how it should look: then why has to be right, and nothing may be half set. */
static int
read_settings(struct bench *bench, struct err *err)
{
	struct settings settings = { { 0 }, "" };

	if (settings_load(&settings, &bench->paths, err) != 0)
		return -1;
	return settings.values[SETTING_COLOURS] == COLOURS_DARK && strcmp(settings.language, "cy") == 0 ? 0 : err_set(err, ERR_FAILED, "something else was read");
}

static const struct trial trials[] = {
	{ "read how it looks", false, false, read_settings },
	{ "load and save", false, false, load_and_save },
	{ "load and save, locked", true, false, load_and_save },
	{ "load and save a file that was named", false, false, load_and_save_named },
	{ "start anew", false, false, start_anew },
	{ "start anew, locked", true, false, start_anew },
	{ "list past ones", false, false, list_past },
	{ "set a passphrase", false, false, set_passphrase },
	{ "drop the passphrase", true, false, drop_passphrase },
	{ "forget all", false, true, forget_all },
	{ "forget all, locked", true, true, forget_all },
};

/* ---- Before and after ----------------------------------------------------------------------------------------- */

static void
put(const char *folder, const char *name, const struct buf *bytes)
{
	char path[700];
	struct err err = { 0 };

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	if (file_write(path, bytes->bytes, bytes->len, (struct file_write){ .replace = true, .private_mode = true }, &err) != 0)
		stop(err.text);
}

static void
empty(const char *path)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;

	while (folder != NULL && (entry = readdir(folder)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			(void)unlinkat(dirfd(folder), entry->d_name, 0);
	if (folder != NULL)
		closedir(folder);
}

static void
prepare(struct bench *bench, const struct trial *trial)
{
	struct buf settings = { 0 };
	char past[600];
	struct err err = { 0 };

	snprintf(past, sizeof(past), "%s/past", bench->home);
	empty(past);
	empty(bench->home);
	if ((mkdir(bench->home, 0700) != 0 && errno != EEXIST) || (mkdir(past, 0700) != 0 && errno != EEXIST))
		stop(bench->home);
	put(past, "2026-01-01T00-00-00Z.json", &bench->saved);
	put(past, "2026-01-01T00-00-00Z-2.json", &bench->saved);
	put(bench->home, "audit.unreadable-1.json", &bench->saved);
	put(bench->home, "audit.json", &bench->saved);
	put(bench->home, "../named.json", &bench->saved);
	buf_printf(&settings, SETTINGS_FILE, 0);
	put(bench->home, "settings.json", &settings);
	buf_clear(&settings);
	if (trial->locked && set_passphrase(bench, &err) != 0)
		stop(err.text);
}

static size_t
count_answers(const struct audit *audit)
{
	size_t i, count = 0;

	for (i = 0; i < audit->pack->item_count; i++)
		count += audit->answers[i].given;
	return count;
}

/* What is wrong with what is on disk now; NULL: the answers are there, whole, in one place or another. */
static const char *
look(struct bench *bench, const struct trial *trial)
{
	struct store_list past = { 0 };
	struct err err = { 0 };
	struct store *store = open_unlocked(bench, &err);
	const char *wrong = NULL;
	size_t answers = 0;

	if (store == NULL)
		return "it cannot be opened any more";
	if (load(store, bench->audit, &err) != 0)
		wrong = "it cannot be read any more";
	answers = count_answers(bench->audit);
	if (wrong == NULL && store_past(store, &past, &err) != 0)
		wrong = "past ones cannot be listed any more";
	if (wrong == NULL && !trial->may_go && answers != 2 && !(answers == 0 && past.count == 3))
		wrong = "answers are lost";
	if (wrong == NULL && !trial->may_go && past.count < 2)
		wrong = "a past audit is lost";
	store_list_clear(&past);
	store_close(store);
	return wrong;
}

/* ---- All of it ------------------------------------------------------------------------------------------------ */

/* One run with refusals armed.  Whether something was refused. */
static bool
try_one(struct bench *bench, const struct trial *trial, size_t refuse, bool call, bool for_good, int error)
{
	struct err err = { 0 };
	const char *wrong = NULL;
	bool heap_refused, call_refused;
	int result;
	long live;

	prepare(bench, trial);
	bench->runs++;
	audit_reset(bench->audit);
	live = heap_live();
	heap_arm(call ? 0 : refuse, for_good);
	calls_arm(call ? refuse : 0, error);
	result = trial->run(bench, &err);
	(void)calls_disarm(&call_refused);
	(void)heap_disarm(&heap_refused);
	/* An audit keeps what it has grown to: at most its reader and its tables. */
	if (heap_live() - live > 4)
		wrong = "it leaks";
	else if (result != 0 && (err.kind == ERR_NONE || err.text[0] == '\0'))
		wrong = "it fails without a word";
	else if (result != 0 && heap_refused && err.kind != ERR_MEMORY && strstr(err.text, "there is no memory left") == NULL)
		wrong = "it had no memory, and blames something else";
	else
		wrong = look(bench, trial);
	if (wrong != NULL && bench->broken++ < 20)
		printf("not ok: %s, %s %zu refused%s (%d): %s: %s\n", trial->name, call ? "call" : "allocation", refuse, for_good ? " and all after it" : "", error, wrong, err.text);
	bench->held += wrong == NULL;
	return call ? call_refused : heap_refused;
}

static void
try_all(struct bench *bench, const struct trial *trial)
{
	static const int errors[] = { EIO, ENOSPC, EINTR };
	const size_t broken = bench->broken;
	struct err err = { 0 };
	size_t n, i;

	prepare(bench, trial);
	if (trial->run(bench, &err) != 0)
		stop(err.text);
	for (n = 1; try_one(bench, trial, n, false, false, 0); n++)
		;
	for (n = 1; try_one(bench, trial, n, false, true, 0); n++)
		;
	for (i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
		for (n = 1; try_one(bench, trial, n, true, false, errors[i]); n++)
			;
	printf("%s: %zu broken\n", trial->name, bench->broken - broken);
}

int
main(int argc, char *argv[])
{
	struct bench bench = { 0 };
	struct complaints found = { 0 };
	struct buf bytes = { 0 };
	struct err err = { 0 };
	const char *const yes[] = { "yes" };
	size_t i;

	if (argc != 3 || file_read(argv[1], PACK_MAX_BYTES, &bytes, &err) != 0 || (bench.pack = pack_read(bytes.bytes, bytes.len, argv[1], &found, &err)) == NULL) {
		fprintf(stderr, "usage: store PACK FOLDER; the pack has questions q1 and q2: %s\n", err.text);
		return 2;
	}
	buf_clear(&bytes);
	complaints_clear(&found);
	snprintf(bench.home, sizeof(bench.home), "%s/store", argv[2]);
	snprintf(bench.named, sizeof(bench.named), "%s/named.json", argv[2]);
	bench.paths.state = bench.paths.config = bench.home;
	if ((bench.audit = audit_new(bench.pack, &err)) == NULL || audit_answer(bench.audit, "q1", yes, 1, &err) != 0 || audit_answer(bench.audit, "q2", yes, 1, &err) != 0)
		stop(err.text);
	audit_write(bench.audit, &bench.saved);
	for (i = 0; i < sizeof(trials) / sizeof(trials[0]); i++)
		try_all(&bench, &trials[i]);
	audit_free(bench.audit);
	pack_free(bench.pack);
	buf_clear(&bench.saved);
	printf("%zu held, %zu broken\n", bench.held, bench.broken);
	return bench.broken == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
