/* cmd_pack.c - "closeknit pack": which checklists there are, what one holds, what is wrong with an author's file is pack_lint.c's, a new one pack_new.c's. */
#include <string.h>

#include "base/say.h"
#include "cli/cli.h"
#include "cli/pack_inside.h"

static const struct flag flags[] = {
	{ "strict", 0, NULL, N_("lint: warnings count as errors") },
	{ "all", 0, NULL, N_("lint, publish: show every complaint, on a terminal too") },
	{ "today", 0, "DAY", N_("lint, publish: what is overdue on that day: YEAR-MONTH-DAY") },
	{ "base", 0, "FILE", N_("lint: the checklist that an overlay extends or a translation is of, if it is not installed") },
	{ "extends", 0, "PACK", N_("new: begin an overlay, which adds to that checklist") },
	{ "key", 0, "KEY", N_("publish: your public key, or the file it is in; what is signed is held against it") },
	{ "next-key", 0, "KEY", N_("publish: the key that you will sign with from then on, or none") },
	{ "expires", 0, "DAY", N_("publish: the day the index is good until; else half a year") },
	{ "force", 0, NULL, N_("new: replace FILE if it is there already") },
	{ "yes", 0, NULL, N_("add: trust that key without being asked") },
	{ "dry-run", 0, NULL, N_("update: say what would change, and change nothing") },
	{ "json", 0, NULL, N_("links: for programs to read") },
	{ "allow-private", 0, NULL, N_("links: for tests: ask addresses in this network too, and other ports than 443") },
	{ "ca-file", 0, "FILE", N_("update, links: for tests: trust the certificates in FILE instead of the system's") },
	{ 0 },
};
enum {
	OPT_STRICT, OPT_ALL, OPT_TODAY, OPT_BASE, OPT_EXTENDS, OPT_KEY, OPT_NEXT_KEY, OPT_EXPIRES, OPT_FORCE, OPT_YES, OPT_DRY_RUN, OPT_JSON, OPT_ALLOW_PRIVATE, OPT_CA_FILE
};

static int
run_list(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	(void)values;
	if (operands[0] != NULL)
		return err_set(err, ERR_USAGE, "pack list takes no \"%s\"", operands[0]), CLI_USAGE;
	return pack_list(cli, err);
}

static void
put_head(const struct pack *pack, struct buf *out)
{
	char reviewed[DATE_TEXT], review_by[DATE_TEXT];

	date_format(pack->reviewed, reviewed);
	date_format(pack->review_by, review_by);
	buf_printf(out, "%s\n%s\n\n", pack_text(pack, pack->title), pack_text(pack, pack->summary));
	buf_printf(out, "id %s, version %s, serial %d, language %s\n", pack_id(pack, pack->id), pack_text(pack, pack->version), (int)pack->serial,
	    pack_id(pack, pack->language));
	if (pack->overlay_id != 0)
		buf_printf(out, "an overlay: id %s, serial %d; it adds to %s, whose answers and score it keeps\n", pack_id(pack, pack->overlay_id), (int)pack->overlay_serial,
		    pack_id(pack, pack->id));
	buf_printf(out, "publisher %s, %s\nlicence %s\n", pack_text(pack, pack->publisher_name), pack_id(pack, pack->publisher_url),
	    pack_text(pack, pack->licence));
	buf_printf(out, "reviewed %s, next review by %s\n", reviewed, review_by);
	if (pack->sign_off_date == DATE_NONE)
		buf_puts(out, "not yet signed off by a safeguarding lead\n");
	else
		buf_printf(out, "signed off by %s, %s\n", pack_text(pack, pack->sign_off_role), pack_text(pack, pack->sign_off_organisation));
	buf_printf(out, "%u topics, %u questions, %u actions, %u messages, %u contacts, %u sources\n", (unsigned)pack->topic_count,
	    (unsigned)pack->question_count, (unsigned)pack->action_count, (unsigned)pack->message_count, (unsigned)pack->contact_count,
	    (unsigned)pack->source_count);
}

/* The words that a checklist is measured by. */
static struct pack_wordlist *
read_words(struct err *err)
{
	return pack_wordlist_read((const char *)builtin_words, builtin_words_len, "the built-in list of words", err);
}

static void
put_hundredths(struct buf *out, int32_t number)
{
	struct json_out json;

	json_out_init(&json, out, 0);
	json_out_hundredths(&json, number);
}

/* How hard it is to read. */
static int
put_figures(const struct pack *pack, struct buf *out, struct err *err)
{
	struct pack_wordlist *words = read_words(err);
	struct pack_figures figures;
	int result = -1;

	if (words != NULL && (result = pack_measure(pack, words, &figures, err)) == 0) {
		buf_puts(out, "words in a sentence: ");
		put_hundredths(out, figures.sentence_mean);
		buf_printf(out, " on average, at most %u\n", (unsigned)figures.sentence_longest);
	}
	if (result == 0 && figures.screens > 0) {
		buf_puts(out, "reading grade: ");
		put_hundredths(out, figures.grade_mean);
		buf_puts(out, " on average, at most ");
		put_hundredths(out, figures.grade_highest);
		buf_printf(out, " (%s), over %u screens of 40 words or more\n", figures.highest, (unsigned)figures.screens);
	}
	pack_wordlist_free(words);
	return result;
}

static void
put_question(const struct pack *pack, const struct pack_question *question, struct buf *out)
{
	uint32_t i;

	buf_printf(out, "  %s: %s\n", pack_id(pack, question->id), pack_text(pack, question->ask));
	for (i = 0; i < question->option_count; i++) {
		const struct pack_option *option = &pack->options[question->first_option + i];

		buf_printf(out, "    %s: %s\n", pack_id(pack, option->id), pack_text(pack, option->label));
	}
}

static void
put_topics(const struct pack *pack, struct buf *out)
{
	uint32_t t, q;

	for (t = 0; t < pack->topic_count; t++) {
		const struct pack_topic *topic = &pack->topics[t];

		buf_printf(out, "\n%s: %s\n", pack_id(pack, topic->id), pack_text(pack, topic->title));
		for (q = 0; q < topic->question_count; q++)
			put_question(pack, &pack->questions[topic->first_question + q], out);
	}
	buf_puts(out, "\nactions\n");
	for (t = 0; t < pack->action_count; t++)
		buf_printf(out, "  %s: %s\n", pack_id(pack, pack->actions[t].id), pack_text(pack, pack->actions[t].title));
}

static int
run_show(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	const struct pack *pack;
	struct buf out = { 0 };
	int result;

	(void)values;
	if (operands[0] != NULL && operands[1] != NULL)
		return err_set(err, ERR_USAGE, "pack show takes one checklist"), CLI_USAGE;
	if (operands[0] != NULL)
		cli->pack_arg = operands[0];
	if (cli_confine(cli, (struct confine){ .store = false }, err) != 0)
		return cli_failed(err);
	if ((pack = cli_pack(cli, err)) == NULL)
		return cli_failed(err);
	put_head(pack, &out);
	if ((result = put_figures(pack, &out, err)) == 0) {
		put_topics(pack, &out);
		result = file_put_result(&out, err);
	}
	buf_clear(&out);
	return result == 0 ? CLI_OK : cli_failed(err);
}

static int
run_lint(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	struct linting linting = { .today = cli->today, .strict = values[OPT_STRICT] != NULL, .all = values[OPT_ALL] != NULL, .files = operands };
	struct pack_wordlist *words;
	struct pack *base = NULL;
	int status;

	if (operands[0] == NULL)
		return err_set(err, ERR_USAGE, "which file? closeknit pack lint FILE"), CLI_USAGE;
	if (values[OPT_TODAY] != NULL && cli_day(values[OPT_TODAY], &linting.today, err) != 0)
		return CLI_USAGE;
	if (cli_confine(cli, (struct confine){ .store = false }, err) != 0 || (words = read_words(err)) == NULL)
		return cli_failed(err);
	linting.paths = cli_paths(cli, NULL);
	linting.words = words;
	if (values[OPT_BASE] != NULL && (base = cli_read_pack(cli, values[OPT_BASE], err)) == NULL) {
		status = cli_failed(err);
	} else {
		linting.base = base;
		status = pack_lint_files(&linting, err);
	}
	pack_free(base);
	pack_wordlist_free(words);
	return status;
}

static int
run_publish(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	struct publish_options options = { .folder = operands[0], .key = values[OPT_KEY], .next_key = values[OPT_NEXT_KEY], .expires = DATE_NONE };
	struct linting linting = { .strict = true, .all = values[OPT_ALL] != NULL };
	struct pack_wordlist *words;
	struct buf index = { 0 };
	int status;

	if (operands[0] == NULL || operands[0][0] == '\0' || operands[1] != NULL)
		return err_set(err, ERR_USAGE, "pack publish takes one folder: closeknit pack publish FOLDER"), CLI_USAGE;
	if (values[OPT_TODAY] != NULL && cli_day(values[OPT_TODAY], &cli->today, err) != 0)
		return CLI_USAGE;
	if (values[OPT_EXPIRES] != NULL && cli_day(values[OPT_EXPIRES], &options.expires, err) != 0)
		return CLI_USAGE;
	if (options.expires != DATE_NONE && options.expires <= cli->today)
		return err_set(err, ERR_USAGE, "--expires %s is not a day to come", values[OPT_EXPIRES]), CLI_USAGE;
	buf_printf(&index, "%s/index.json", operands[0]);
	cli->output = buf_text(&index);
	linting.today = cli->today;
	if (buf_check(&index, err) != 0 || cli_confine(cli, (struct confine){ .store = false }, err) != 0 || (words = read_words(err)) == NULL) {
		status = cli_failed(err);
	} else {
		linting.paths = cli_paths(cli, NULL);
		linting.words = words;
		status = pack_publish(cli, &linting, &options, err);
		pack_wordlist_free(words);
	}
	cli->output = NULL;
	buf_clear(&index);
	return status;
}

static int
run_new(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	if (operands[0] == NULL || operands[1] != NULL)
		return err_set(err, ERR_USAGE, "pack new takes the name of one file: closeknit pack new my-checklist.json"), CLI_USAGE;
	cli->output = operands[0];
	if (cli_confine(cli, (struct confine){ .store = false }, err) != 0)
		return cli_failed(err);
	return pack_new(cli, operands[0], &(struct pack_new_options){ .force = values[OPT_FORCE] != NULL, .extends = values[OPT_EXTENDS] }, err);
}

/* What closeknit-fetch does is handed over to it, with the options that it knows. */
static int
run_fetch(const struct cli *cli, const char *what, const char *const values[], char *const operands[], struct err *err)
{
	static const struct {
		int option;
		const char *name;
	} switches[] = { { OPT_YES, "--yes" }, { OPT_DRY_RUN, "--dry-run" }, { OPT_JSON, "--json" }, { OPT_ALLOW_PRIVATE, "--allow-private" } };
	struct pack_fetch fetch = { .what = what, .pack = cli->pack_arg, .ca_file = values[OPT_CA_FILE], .operands = operands };
	size_t count = 0, i;

	for (i = 0; i < sizeof(switches) / sizeof(switches[0]); i++)
		if (values[switches[i].option] != NULL)
			fetch.switches[count++] = switches[i].name;
	return pack_fetch(&fetch, err);
}

static const struct {
	const char *name;
	/* NULL: closeknit-fetch does it. */
	int (*run)(struct cli *, const char *const values[], char *const operands[], struct err *);
} parts[] = {
	{ "list", run_list }, { "show", run_show }, { "lint", run_lint }, { "new", run_new }, { "publish", run_publish },
	{ "add", NULL }, { "remove", NULL }, { "update", NULL }, { "links", NULL },
};

/* Whether a flag is for that subcommand: its help begins with whose it is, "lint, publish: ..." */
static bool
is_for(const struct flag *flag, const char *part)
{
	const size_t len = strlen(part), whose = strcspn(flag->blurb, ":");
	size_t at = 0;

	while (at < whose) {
		const size_t word = strcspn(flag->blurb + at, ",:");

		if (word == len && strncmp(flag->blurb + at, part, len) == 0)
			return true;
		at += word + strspn(flag->blurb + at + word, ", ");
		if (flag->blurb[at] == ':')
			break;
	}
	return false;
}

static int
check_flags(const char *part, const char *const values[], struct err *err)
{
	size_t i;

	for (i = 0; flags[i].name != NULL; i++)
		if (values[i] != NULL && !is_for(&flags[i], part))
			return err_set(err, ERR_USAGE, "pack %s takes no \"--%s\"; that is for %.*s", part, flags[i].name, (int)strcspn(flags[i].blurb, ":"), flags[i].blurb);
	return 0;
}

static int
run(struct cli *cli, const char *const values[], char *const operands[], struct err *err)
{
	const char *names[sizeof(parts) / sizeof(parts[0])];
	size_t count = sizeof(parts) / sizeof(parts[0]), i;
	int near;

	if (operands[0] == NULL)
		return err_set(err, ERR_USAGE, "pack what? One of: list, show, lint, new, publish, add, remove, update, links"), CLI_USAGE;
	for (i = 0; i < count; i++) {
		if (strcmp(parts[i].name, operands[0]) == 0 && check_flags(parts[i].name, values, err) != 0)
			return CLI_USAGE;
		if (strcmp(parts[i].name, operands[0]) == 0)
			return parts[i].run != NULL ? parts[i].run(cli, values, operands + 1, err) : run_fetch(cli, parts[i].name, values, operands + 1, err);
		names[i] = parts[i].name;
	}
	near = text_nearest(operands[0], names, count);
	if (near >= 0)
		return err_set(err, ERR_USAGE, "pack cannot \"%s\"; did you mean \"%s\"?", operands[0], names[near]), CLI_USAGE;
	return err_set(err, ERR_USAGE, "pack cannot \"%s\"; expected one of: list, show, lint, new, publish, add, remove, update, links", operands[0]), CLI_USAGE;
}

const struct command cmd_pack = {
	.name = "pack",
	.args = "list | show [PACK] | lint [--strict] [--all] [--today DAY] [--base FILE] FILE... | new [--extends PACK] [--force] FILE | "
	    "publish [--key KEY] [--next-key KEY] [--expires DAY] FOLDER | add [--yes] ADDRESS KEY | remove PUBLISHER | update [--dry-run] | links [--json] [FILE]",
	.blurb = N_("the checklists: what there is, what one holds, check one you write"),
	.flags = flags,
	.run = run,
};
