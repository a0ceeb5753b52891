/* refused.c - the whole program, in this process and its children, while one allocation or system call after another is refused; what is kept is looked at after each. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <closeknit/audit.h>
#include <closeknit/base.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>

#include "calls.h"
#include "guard/guard.h"
#include "heap.h"

/* ---- The program ---------------------------------------------------------------------------------------------- */

int closeknit_main(int argc, char **argv);
void __real_guard_enter(const struct guard_options *, struct guard_report *);
void __wrap_guard_enter(const struct guard_options *, struct guard_report *);

char *__real_setlocale(int, const char *);
char *__wrap_setlocale(int, const char *);

/* What the C library loses of its own when a locale cannot be loaded is not ours to give back. */
char *
__wrap_setlocale(int category, const char *name)
{
	const long live = heap_live();
	char *locale = __real_setlocale(category, name);

	heap_settle(live);
	return locale;
}

/* Rights are given up for good: only in a child, and not where it has to write down which lines it went through. */
static bool is_child;
#ifdef COVERAGE
void __gcov_dump(void);
#define MAY_CONFINE false
#define DUMP_COVERAGE() __gcov_dump()
#else
#define MAY_CONFINE true
#define DUMP_COVERAGE() (void)0
#endif

void
__wrap_guard_enter(const struct guard_options *options, struct guard_report *report)
{
	if (is_child)
		__real_guard_enter(options, report);
}

/* A clock that stands still: the same bytes each time. */
time_t
time(time_t *to)
{
	const time_t now = 1795341600;

	if (to != NULL)
		*to = now;
	return now;
}

/* ---- What is tried -------------------------------------------------------------------------------------------- */

enum { ARGS_MAX = 10 };
/* So many allocations before the end all are refused in turn; before them, one in so many.  With all that come after: one in so many of either. */
enum { LATE = 60, EARLY_STEP = 41, FOR_GOOD_STEP = 4 };

/* What is refused: an allocation, it and all after it, or a system call, with that error. */
enum refusal { ONCE, FOR_GOOD, CALL };

struct trial {
	const char *args[ARGS_MAX];	/* after --pack PACK; NULL ends them */
	const char *typed;		/* or NULL */
	bool by_steps;			/* it saves more than once: when it fails, what is kept need only be readable */
	bool may_say_less;		/* it goes on with what it has: it ends with 0 and says something else */
	bool may_stay;			/* past answers that cannot be put away or looked at are told, and it goes on with those it has: the rest of what is typed means something else */
	bool every;			/* each allocation is refused, not only some of the early ones: it writes much before it knows whether all of it will be there */
	bool has_packs;			/* the example and an overlay of it are installed, and a publisher is trusted; one that the disk does not give is told, and passed over */
};

static const struct trial trials[] = {
	{ .args = { "score", "--json", "--explain" } },
	{ .args = { "score" } },
	{ .args = { "plan", "-f", "text", "-o", "OUT", "--force" } },
	{ .args = { "sheet", "-f", "text" }, .every = true },
	{ .args = { "enter", "--force", "H9N2X3", "4Q2F", "2D6C", "3J6X" }, .by_steps = true },
	{ .args = { "enter", "--force", "H9N2X3", "4Q2F", "6T5F", "2D6D", "ZZZZ" } },
	{ .args = { "--pack", "CROWD", "plan", "--cards", "-f", "text" }, .every = true },
	{ .args = { "plan", "--short", "-f", "html", "-o", "OUT", "--force" } },
	{ .args = { "plan", "--help" }, .every = true },
	{ .args = { "todo" } },
	{ .args = { "done", "make-private@instagram" } },
	{ .args = { "aside", "crop", "--until", "2027-01-01" } },
	{ .args = { "done", "make-private@instagrum" } },
	{ .args = { "history" } },
	{ .args = { "history", "--json" } },
	{ .args = { "compare" } },
	{ .args = { "compare", "--json", "1", "2" } },
	{ .args = { "help-now" }, .may_say_less = true },
	{ .args = { "--lang", "cy", "plan", "-f", "json" }, .every = true, .has_packs = true },
	{ .args = { "pack", "lint", "PACK" }, .every = true },
	{ .args = { "pack", "show", "PACK" } },
	{ .args = { "pack", "list" }, .has_packs = true },
	{ .args = { "--pack", "river", "pack", "show" }, .has_packs = true },
	{ .args = { "forget" } },
	{ .args = { "forget", "--all" } },
	{ .args = { "--answers", "AUDIT", "--plain" }, .typed = "\n1\nback\n1\nquit\nyes\n", .by_steps = true, .may_say_less = true },
	{ .args = { "done", "crop", "--answers", "AUDIT" } },
	{ .args = { "--no-save", "audit", "--plain" }, .typed = "\n1\nquit\nyes\n", .by_steps = true, .may_say_less = true },
	{ .args = { "--plain" }, .typed = "\nback\n2\nwhy\nreview\n1\n1\nplan\n\n!\n1\nback\nskip\n1\nquit\nyes\n", .by_steps = true, .may_say_less = true },
	{ .args = { "--plain" }, .typed = "past\n1\nback\nquit\nyes\n", .by_steps = true, .may_say_less = true, .may_stay = true },
	{ .args = { "--plain" }, .typed = "4\nyes\n1 2\n1\n2\nquit\nyes\n", .by_steps = true, .may_say_less = true, .may_stay = true },
};

struct kept {
	struct buf audit, out, said, complained;	/* audit.json, the file OUT, and what it wrote to 1 and 2 */
};

struct bench {
	const char *pack;
	const struct pack *read;
	struct buf before;	/* the audit that each run begins with */
	struct buf example, river;	/* a pack and an overlay of it */
	char home[512], audit[600], crowd[600], out[600], said[600], complained[600], typed[600];
	FILE *report;
	size_t held, broken, runs;
	bool every;		/* every allocation, not only some of the early ones */
};

static void
stop(const char *what)
{
	fprintf(stderr, "refused: %s: %s\n", what, strerror(errno));
	_exit(2);
}

static void
put(const char *path, const char *bytes, size_t len)
{
	const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (fd < 0 || write(fd, bytes, len) != (ssize_t)len || close(fd) != 0)
		stop(path);
}

static void
take(const char *path, struct buf *bytes)
{
	if (access(path, F_OK) == 0 && file_read(path, 1 << 26, bytes, NULL) != 0)
		stop(path);
}

static void
empty(const char *path)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;

	while (folder != NULL && (entry = readdir(folder)) != NULL)
		if (entry->d_name[0] != '.' || strncmp(entry->d_name, FILE_BESIDE_PREFIX, strlen(FILE_BESIDE_PREFIX)) == 0)
			(void)unlinkat(dirfd(folder), entry->d_name, 0);
	if (folder != NULL)
		closedir(folder);
}

/* Whom this computer trusts, as closeknit-fetch keeps it. */
static const char PUBLISHER[] = "{\"format\":\"closeknit-publisher/1\",\"key\":\"RWQAAQIDBAUGBwABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\","
				"\"url\":\"https://packs.example.org/\",\"added\":\"2026-11-20\",\"replaces\":[]}\n";

/* One file below the home, with the folders it lies in, or neither. */
static void
put_below(const struct bench *bench, const char *file, const char *bytes, size_t len)
{
	char name[640];
	size_t at;

	snprintf(name, sizeof(name), "%s/%s", bench->home, file);
	for (at = strlen(bench->home) + 1; bytes != NULL && name[at] != '\0'; at++)
		if (name[at] == '/') {
			name[at] = '\0';
			if (mkdir(name, 0700) != 0 && errno != EEXIST)
				stop(name);
			name[at] = '/';
		}
	if (bytes != NULL)
		put(name, bytes, len);
	else
		(void)unlink(name);
	for (at = strlen(name); bytes == NULL && at > strlen(bench->home) + 1; at--)
		if (name[at] == '/') {
			name[at] = '\0';
			(void)rmdir(name);
		}
}

/* The overlay is the suite "installed"'s. */
static void
install(const struct bench *bench, bool has_packs)
{
	put_below(bench, "packs/example/1/pack.json", has_packs ? bench->example.bytes : NULL, bench->example.len);
	put_below(bench, "packs/river/2/pack.json", has_packs ? bench->river.bytes : NULL, bench->river.len);
	put_below(bench, "publishers/0706050403020100.json", has_packs ? PUBLISHER : NULL, sizeof(PUBLISHER) - 1);
}

/* What each run begins with: an audit, one from before, one that could not be read, a file to be replaced. */
static void
prepare(const struct bench *bench, const struct trial *trial)
{
	char past[540], name[600];

	snprintf(past, sizeof(past), "%s/past", bench->home);
	empty(past);
	empty(bench->home);
	/* Forgetting may have taken the folders. */
	if ((mkdir(bench->home, 0700) != 0 && errno != EEXIST) || (mkdir(past, 0700) != 0 && errno != EEXIST))
		stop(bench->home);
	snprintf(name, sizeof(name), "%s/2026-01-01T00-00-00Z.json", past);
	put(name, bench->before.bytes, bench->before.len);
	snprintf(name, sizeof(name), "%s/audit.unreadable-1.json", bench->home);
	put(name, "{", 1);
	put(bench->audit, bench->before.bytes, bench->before.len);
	put(bench->out, "old\n", 4);
	install(bench, trial->has_packs);
	if (trial->typed != NULL)
		put(bench->typed, trial->typed, strlen(trial->typed));
}

/* 0 to 2 of this process. */
static void
connect_to(const struct bench *bench, const struct trial *trial)
{
	const int in = open(trial->typed != NULL ? bench->typed : "/dev/null", O_RDONLY | O_CLOEXEC);
	const int out = open(bench->said, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	const int complaints = open(bench->complained, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (in < 0 || out < 0 || complaints < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(complaints, 2) < 0)
		stop("redirecting");
	close(in), close(out), close(complaints);
}

static int
run_program(const struct bench *bench, const struct trial *trial)
{
	char *args[ARGS_MAX + 4];
	int count_args = 0, i;

	args[count_args++] = (char *)(uintptr_t)"closeknit";
	args[count_args++] = (char *)(uintptr_t)"--pack";
	args[count_args++] = (char *)(uintptr_t)bench->pack;
	for (i = 0; i < ARGS_MAX && trial->args[i] != NULL; i++) {
		const char *arg = trial->args[i];

		arg = strcmp(arg, "OUT") == 0 ? bench->out : strcmp(arg, "PACK") == 0 ? bench->pack : strcmp(arg, "CROWD") == 0 ? bench->crowd : strcmp(arg, "AUDIT") == 0 ? bench->audit : arg;
		args[count_args++] = (char *)(uintptr_t)arg;
	}
	args[count_args] = NULL;
	return closeknit_main(count_args, args);
}

/* How a run ended. */
struct ending {
	enum refusal how;
	int status;	/* as waitpid has it */
	bool refused, returned;
	size_t asked, calls;	/* allocations and system calls */
	long leaked;
};

static struct ending
run_child(const struct bench *bench, const struct trial *trial, size_t refuse, enum refusal how, int error)
{
	struct ending ending = { .how = how };
	struct { bool refused; size_t asked, calls; long leaked; } told;
	int tell[2], status;
	pid_t pid;

	if (pipe(tell) != 0 || (pid = fork()) < 0)
		stop("fork");
	if (pid == 0) {
		const long live = heap_live();
		bool refused;

		connect_to(bench, trial);
		is_child = MAY_CONFINE;
		alarm(120);
		heap_arm(how != CALL ? refuse : 0, how == FOR_GOOD);
		calls_arm(how == CALL ? refuse : 0, error);
		status = run_program(bench, trial);
		told.calls = calls_disarm(&refused);
		told.asked = heap_disarm(&told.refused);
		told.refused |= refused;
		told.leaked = heap_live() - live;
		if (write(tell[1], &told, sizeof(told)) != (ssize_t)sizeof(told))
			_exit(99);
		DUMP_COVERAGE();
		_exit(status);
	}
	close(tell[1]);
	ending.returned = read(tell[0], &told, sizeof(told)) == (ssize_t)sizeof(told);
	close(tell[0]);
	if (waitpid(pid, &ending.status, 0) < 0)
		stop("waitpid");
	ending.refused = !ending.returned || told.refused;
	ending.asked = ending.returned ? told.asked : 0;
	ending.calls = ending.returned ? told.calls : 0;
	ending.leaked = ending.returned ? told.leaked : 0;
	return ending;
}

static void
look(const struct bench *bench, struct kept *kept)
{
	take(bench->audit, &kept->audit);
	take(bench->out, &kept->out);
	take(bench->said, &kept->said);
	take(bench->complained, &kept->complained);
}

static void
kept_clear(struct kept *kept)
{
	buf_clear(&kept->audit);
	buf_clear(&kept->out);
	buf_clear(&kept->said);
	buf_clear(&kept->complained);
}

/* ---- Judging -------------------------------------------------------------------------------------------------- */

static bool
same(const struct buf *a, const struct buf *b)
{
	return a->len == b->len && strcmp(buf_text(a), buf_text(b)) == 0;
}

static bool
is_audit(const struct bench *bench, const struct buf *bytes)
{
	struct audit *audit = audit_new(bench->read, NULL);
	const bool good = audit != NULL && audit_read(audit, buf_text(bytes), bytes->len, NULL, NULL) == 0;

	audit_free(audit);
	return good;
}

static bool
has_leftovers(const struct bench *bench)
{
	DIR *folder = opendir(bench->home);
	const struct dirent *entry;
	bool found = false;

	if (folder == NULL)
		return false;
	while ((entry = readdir(folder)) != NULL)
		if (strncmp(entry->d_name, FILE_BESIDE_PREFIX, strlen(FILE_BESIDE_PREFIX)) == 0)
			found |= unlinkat(dirfd(folder), entry->d_name, 0) == 0;
	closedir(folder);
	return found;
}

static const char *
judge(const struct bench *bench, const struct trial *trial, const struct ending *ending, const struct kept *kept, const struct kept *whole)
{
	const struct buf old = { .bytes = (char *)(uintptr_t)"old\n", .len = 4 };
	const bool went_well = WIFEXITED(ending->status) && WEXITSTATUS(ending->status) == 0;

	if (!WIFEXITED(ending->status))
		return "it is ended by a signal";
	if (!ending->returned)
		return "it does not return";
	if (ending->leaked != 0)
		return "it leaks";
	if (went_well && !same(&kept->audit, &whole->audit) && !(trial->may_stay && is_audit(bench, &kept->audit)))
		return "it ends with 0, and that is not saved";
	if (went_well && !same(&kept->out, &whole->out))
		return "it ends with 0, and the file is not written";
	if (went_well && !trial->may_say_less && !(trial->has_packs && ending->how == CALL) && !same(&kept->said, &whole->said))
		return "it ends with 0, and says something else";
	if (went_well && kept->said.len == 0 && whole->said.len > 0)
		return "it ends with 0, and says nothing";
	if (!went_well && kept->complained.len == 0)
		return "it fails without a word";
	if (!same(&kept->audit, &bench->before) && !same(&kept->audit, &whole->audit) && (!trial->by_steps || (kept->audit.len > 0 && !is_audit(bench, &kept->audit))))
		return "answers are neither what they were nor what they should be";
	if (!same(&kept->out, &old) && !same(&kept->out, &whole->out))
		return "the file is neither what it was nor what it should be";
	return NULL;
}

static void
tell(struct bench *bench, const struct trial *trial, const char *which, const struct kept *kept, const char *wrong)
{
	fprintf(bench->report, "not ok: %s %s%s, %s: %s: %.160s\n", trial->args[0], trial->args[1] != NULL ? trial->args[1] : "",
	    trial->typed != NULL ? " (typed)" : "", which, wrong, kept->complained.len > 0 ? kept->complained.bytes : "");
	fflush(bench->report);
}

/* One run, judged.  Whether something was refused in it. */
static bool
try_one(struct bench *bench, const struct trial *trial, const struct kept *whole, size_t refuse, enum refusal how, int error, size_t *broken)
{
	struct kept kept = { 0 };
	struct ending ending;
	char which[80];
	const char *wrong;

	prepare(bench, trial);
	ending = run_child(bench, trial, refuse, how, error);
	bench->runs++;
	look(bench, &kept);
	if ((wrong = judge(bench, trial, &ending, &kept, whole)) == NULL && has_leftovers(bench))
		wrong = "a file is left beside";
	if (wrong != NULL && (*broken)++ < 5) {
		if (how == CALL)
			snprintf(which, sizeof(which), "call %zu refused with error %d", refuse, error);
		else
			snprintf(which, sizeof(which), "allocation %zu refused%s", refuse, how == FOR_GOOD ? " and all after it" : "");
		tell(bench, trial, which, &kept, wrong);
	}
	kept_clear(&kept);
	return ending.refused;
}

/*
 * Refuse each of `needed` allocations in turn, and one more than there are.  Reading the pack is the same in all of them and is gone through whole only
 * where there is time: else with great steps, begun elsewhere in each trial.
 */
static void
starve(struct bench *bench, const struct trial *trial, const struct kept *whole, size_t needed, enum refusal how, size_t *broken)
{
	const size_t late = needed > LATE ? needed - LATE : 0, times = how == FOR_GOOD ? FOR_GOOD_STEP : 1;
	const bool every = bench->every || (trial->every && how == ONCE);
	size_t refuse = every ? 1 : 1 + bench->runs % EARLY_STEP;

	while (try_one(bench, trial, whole, refuse, how, 0, broken) || refuse <= needed)
		refuse += every ? 1 : times * (refuse >= late ? 1 : EARLY_STEP);
}

/* Refuse each system call in turn, with errors that disks give. */
static void
cut_off(struct bench *bench, const struct trial *trial, const struct kept *whole, size_t needed, size_t *broken)
{
	static const int errors[] = { EIO, ENOSPC, EINTR, EROFS, EDQUOT, EACCES };
	const size_t count = bench->every ? sizeof(errors) / sizeof(errors[0]) : 1;
	size_t refuse, i;

	for (refuse = 1; refuse <= needed; refuse++)
		for (i = 0; i < count; i++)
			(void)try_one(bench, trial, whole, refuse, CALL, errors[i], broken);
}

static void
try_all(struct bench *bench, const struct trial *trial)
{
	struct kept whole = { 0 };
	struct ending ending;
	const size_t runs = bench->runs;
	size_t broken = 0;

	/* Once in this process, so that what the C library keeps for later is there. */
	prepare(bench, trial);
	connect_to(bench, trial);
	(void)run_program(bench, trial);
	(void)strerror(EINTR);
	prepare(bench, trial);
	ending = run_child(bench, trial, 0, ONCE, 0);
	look(bench, &whole);
	starve(bench, trial, &whole, ending.asked, ONCE, &broken);
	starve(bench, trial, &whole, ending.asked, FOR_GOOD, &broken);
	cut_off(bench, trial, &whole, ending.calls, &broken);
	fprintf(bench->report, "%s %s%s: ends with %d; %zu allocations, %zu calls; %zu runs\n", trial->args[0], trial->args[1] != NULL ? trial->args[1] : "",
	    trial->args[2] != NULL ? " ..." : "", WEXITSTATUS(ending.status), ending.asked, ending.calls, bench->runs - runs);
	bench->broken += broken > 0;
	bench->held += broken == 0;
	kept_clear(&whole);
}

static void
set_up(struct bench *bench, char *argv[])
{
	struct complaints found = { 0 };
	struct err err = { 0 };
	const int fd = dup(1);

	bench->pack = argv[1];
	snprintf(bench->home, sizeof(bench->home), "%s/refused", argv[2]);
	snprintf(bench->audit, sizeof(bench->audit), "%s/audit.json", bench->home);
	snprintf(bench->crowd, sizeof(bench->crowd), "%s/crowd.json", argv[2]);
	snprintf(bench->out, sizeof(bench->out), "%s/refused.out", argv[2]);
	snprintf(bench->said, sizeof(bench->said), "%s/refused.said", argv[2]);
	snprintf(bench->complained, sizeof(bench->complained), "%s/refused.complained", argv[2]);
	snprintf(bench->typed, sizeof(bench->typed), "%s/refused.typed", argv[2]);
	bench->every = strcmp(argv[3], "long") == 0;
	if (mkdir(bench->home, 0700) != 0 || setenv("CLOSEKNIT_HOME", bench->home, 1) != 0 || fd < 0 || (bench->report = fdopen(fd, "w")) == NULL)
		stop(bench->home);
	setvbuf(bench->report, NULL, _IOLBF, BUFSIZ);
	if (file_read(argv[4], AUDIT_MAX_BYTES, &bench->before, &err) != 0 || file_read(argv[1], PACK_MAX_BYTES, &bench->example, &err) != 0 ||
	    file_read("tests/installed/river.json", PACK_MAX_BYTES, &bench->river, &err) != 0 ||
	    (bench->read = pack_read(bench->example.bytes, bench->example.len, argv[1], &found, &err)) == NULL) {
		fprintf(stderr, "refused: %s\n", err.text);
		_exit(2);
	}
	complaints_clear(&found);
}

int
main(int argc, char *argv[])
{
	struct bench bench = { 0 };
	const struct exporter *formats;
	size_t format_count, i;

	if (argc != 5) {
		fputs("usage: refused PACK FOLDER short|all|long AUDIT\n", stderr);
		return 2;
	}
	set_up(&bench, argv);
	formats = export_all(&format_count);
	for (i = 0; i < format_count; i++) {
		const struct trial trial = { .args = { "plan", "-f", formats[i].name, "--minutes", "15" } };

		/* That one is made by a program of its own. */
		if (strcmp(formats[i].name, "pdf") != 0)
			try_all(&bench, &trial);
	}
	for (i = 0; i < sizeof(trials) / sizeof(trials[0]); i++)
		try_all(&bench, &trials[i]);
	fprintf(bench.report, "# %zu runs\n%zu held, %zu broken\n", bench.runs, bench.held, bench.broken);
	fclose(bench.report);
	return bench.broken == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
