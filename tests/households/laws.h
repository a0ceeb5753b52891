/* laws.h - what must hold for every household there could be: one audit in, complaints out. */
#ifndef HOUSEHOLDS_LAWS_H
#define HOUSEHOLDS_LAWS_H

#include <closeknit/audit.h>
#include <closeknit/engine.h>
#include <closeknit/pack.h>

/* The laws, each with how often it was looked at and how often it did not hold. */
enum law {
	LAW_TODAY,	/* at most 5 actions are due today */
	LAW_MINUTES,	/* and at most 30 minutes of them */
	LAW_WEEK,	/* at most 12 actions in the first week */
	LAW_FIRST,	/* the first three are never three settings, unless each is critical */
	LAW_NOTICED,	/* who must not be found thinks first who may notice, before each step that others can see */
	LAW_SAY,	/* who may not decide alone asks who has a say, before writing or speaking to anyone else */
	LAW_UNSURE,	/* "not sure" is never worth more than knowing the worst */
	LAW_ALL_DONE,	/* who has done everything has 100, and nothing is left but thanks and a date */
	LAWS
};

struct judge {
	const struct pack *pack;
	struct audit *audit;		/* what is judged next */
	struct score *score, *other;
	int32_t today;			/* [days] */
	unsigned looked[LAWS], broken[LAWS];
	unsigned most_today, most_minutes, most_week;	/* the worst seen */
};

/* judge_new(judge, pack, err): ready for a first audit; borrows the pack.  0; or -1 with `err` set and nothing to clear. */
int judge_new(struct judge *, const struct pack *, struct err *);
void judge_clear(struct judge *);
/* judge_plan(judge, what): hold judge->audit against the laws of the plan; a law that does not hold is told once or twice, `what` and the answers with it. */
void judge_plan(struct judge *, const char *what);
/* judge_unsure(judge, item, what): hold "not sure" at that item against the worst known answer there; the audit is as before afterwards. */
void judge_unsure(struct judge *, uint32_t item, const char *what);
/* judge_all_done(judge, what): hold an audit of best answers against its law. */
void judge_all_done(struct judge *, const char *what);
/* judge_verdict(judge): a line for each law, then "N passed, N failed"; whether all hold, each having been looked at. */
bool judge_verdict(const struct judge *);

/* worst_of(pack, question, options): the answer with the highest risk that is known: rows of pack->options into options[], how many. */
size_t worst_of(const struct pack *, uint32_t question, uint32_t options[]);

/* The most options a question of the shipped pack could have; the search refuses a pack with more. */
enum { OPTIONS_AT_MOST = 64 };

#endif
