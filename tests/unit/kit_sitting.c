/* kit_sitting.c - a sitting over a small pack in a home of its own. */
#include "kit_sitting.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "kit_engine.h"

/* clang-format off */
static const char TOPICS[] =
    TOPIC("a", "1", MANY("services", "", OPT("ig", "") "," OPT("wa", "") "," OPT("none", ",'exclusive':true")) ","
	  ONE("vis", ",'for_each':'services','help':'Look at one.'",
	      OPT("open", ",'risk':9,'critical':true,'means':'All can see it.','actions':['shut']") "," OPT("closed", "") ","
	      OPT("unsure", ",'risk':5,'unsure':true"))) ","
    TOPIC("b", "1", MANY("habits", "", OPT("x", ",'if_not':{'risk':4,'actions':['tidy']}") "," OPT("y", "")) ","
	  ONE("quiet", ",'private':true", OPT("yes", "") "," OPT("no", "")) ","
	  ONE("talk", ",'when':{'quiet':'yes'}", OPT("yes", "") "," OPT("no", ",'risk':2")));
static const char ACTIONS[] =
    ACT("shut", "Shut {item}", "today", "3", ",'noticed':true") "," ACT("tidy", "Tidy up", "week", "20", ",'removes':true");
/* clang-format on */

void
bench_make(struct bench *bench)
{
	*bench = (struct bench){ .pack = kit_pack((struct kit){ .topics = TOPICS, .actions = ACTIONS }) };
	home_make(&bench->home);
}

void
bench_remove(struct bench *bench)
{
	sitting_close(bench->sitting, NULL);
	pack_free(bench->pack);
	buf_clear(&bench->text);
	home_remove(&bench->home);
}

void
bench_open(struct bench *bench, struct store_options options)
{
	const struct sitting_options how = {
		.pack = bench->pack, .paths = &bench->home.paths, .store = &options, .now = home_now, .today = kit_today("2026-11-22")
	};

	bench->sitting = sitting_open(&how, &bench->err);
	ck_assert_msg(bench->sitting != NULL, "%s", bench->err.text);
}

int
bench_close(struct bench *bench)
{
	int result = sitting_close(bench->sitting, &bench->err);

	bench->sitting = NULL;
	return result;
}

enum walk_answer
bench_answer(struct bench *bench, const char *ids)
{
	uint32_t options[8], question = bench->pack->items[bench->sitting->walk.item].question;
	size_t count = 0;

	while (*ids != '\0') {
		size_t len = strcspn(ids, " ");

		options[count] = pack_find_option(bench->pack, question, ids, len);
		ck_assert_msg(options[count] != PACK_NONE, "%s", ids);
		count++;
		ids += len + (ids[len] == ' ');
	}
	return sitting_answer(bench->sitting, options, count);
}

static void
move(const struct bench *bench, bool away)
{
	char other[512];

	snprintf(other, sizeof(other), "%s/away", bench->home.root);
	ck_assert_int_eq(away ? rename(bench->home.paths.state, other) : rename(other, bench->home.paths.state), 0);
}

void
bench_lose(struct bench *bench)
{
	move(bench, true);
}

void
bench_find(struct bench *bench)
{
	move(bench, false);
}
