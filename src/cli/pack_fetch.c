/* pack_fetch.c - "closeknit pack add, remove, update, links": handed over whole to closeknit-fetch, before anything of answers is opened. */
#include <string.h>

#include "base/say.h"
#include "cli/cli.h"
#include "cli/helper.h"
#include "cli/pack_inside.h"

static const char HELPER[] = "closeknit-fetch";
static const char PROTOCOL[] = "closeknit-fetch/1";

/* Our options, words of its own, and what a person may have typed behind them. */
enum { WORDS_MAX = 24 };

struct words {
	char *rows[WORDS_MAX + 1];
	size_t count;
	struct arena memory;
	bool failed;
};

static void
add(struct words *words, const char *text)
{
	char *copy = words->count < WORDS_MAX ? arena_text(&words->memory, text, strlen(text)) : NULL;

	if (copy != NULL)
		words->rows[words->count++] = copy;
	else
		words->failed = true;
}

static void
put_words(struct words *words, const char *helper, const struct pack_fetch *fetch)
{
	size_t i;

	add(words, helper);
	add(words, PROTOCOL);
	add(words, fetch->what);
	for (i = 0; i < sizeof(fetch->switches) / sizeof(fetch->switches[0]) && fetch->switches[i] != NULL; i++)
		add(words, fetch->switches[i]);
	if (fetch->ca_file != NULL) {
		add(words, "--ca-file");
		add(words, fetch->ca_file);
	}
	add(words, "--");
	for (i = 0; fetch->operands[i] != NULL; i++)
		add(words, fetch->operands[i]);
	if (i == 0 && strcmp(fetch->what, "links") == 0 && fetch->pack != NULL)
		add(words, fetch->pack);
}

int
pack_fetch(const struct pack_fetch *fetch, struct err *err)
{
	struct words words = { .count = 0 };
	struct buf path = { 0 };
	size_t count = 0;

	while (fetch->operands[count] != NULL)
		count++;
	if (count > PACK_FETCH_OPERANDS)
		err_set(err, ERR_USAGE, _("pack %s takes no \"%s\"; see: closeknit pack --help"), fetch->what, fetch->operands[PACK_FETCH_OPERANDS]);
	else if (helper_find(HELPER, &path, err) == 0 && helper_check(path.bytes, PROTOCOL, err) == 0) {
		put_words(&words, buf_text(&path), fetch);
		if (words.failed)
			err_memory(err);
		else
			helper_become(words.rows, err);
	}
	arena_clear(&words.memory);
	buf_clear(&path);
	return cli_failed(err);
}
