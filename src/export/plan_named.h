/* plan_named.h - pieces of plan JSON, and what the plan names on the way, for the lists at its end. */
#ifndef CLOSEKNIT_PLAN_NAMED_H
#define CLOSEKNIT_PLAN_NAMED_H

#include <closeknit/base.h>
#include <closeknit/engine.h>
#include <closeknit/pack.h>

struct named {
	const struct plan *plan;
	const struct pack *pack;
	struct json_out out;
	bool *contacts, *sources;	/* a flag for each row of the pack's: something named it */
};

/* Each puts one key with its value; ..._if leaves the key out where the pack has nothing for it. */
void named_put_text(struct named *, const char *key, uint32_t text);
void named_put_text_if(struct named *, const char *key, uint32_t text);
/* named_put_id(named, key, id): a text that is never translated. */
void named_put_id(struct named *, const char *key, uint32_t id);
/* named_put_day(named, key, day): [days]; DATE_NONE writes null. */
void named_put_day(struct named *, const char *key, int32_t day);
void named_put_flag(struct named *, const char *key, bool flag);
/* named_put_filled(named, text, option): a value, "{item}" filled in for the repeat's option; named_put_filled_list a key with a list of them. */
void named_put_filled(struct named *, uint32_t text, uint32_t option);
void named_put_filled_list(struct named *, const char *key, struct pack_list list, uint32_t option);
/* The ids of sources or contacts; each is remembered as named. */
void named_put_sources(struct named *, const char *key, struct pack_list list);
void named_put_sources_if(struct named *, const char *key, struct pack_list list);
void named_put_contacts(struct named *, struct pack_list list);

/* named_put_ends(named): the keys "messages" to "review_by", once all else was put. */
void named_put_ends(struct named *);

#endif
