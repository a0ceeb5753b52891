/* kit_engine.h - small packs and audits for the tests of audit and engine, written with ' for ". */
#ifndef CLOSEKNIT_KIT_ENGINE_H
#define CLOSEKNIT_KIT_ENGINE_H

#include <closeknit/audit.h>
#include <closeknit/base.h>
#include <closeknit/engine.h>
#include <closeknit/pack.h>

/* An option, a question of either kind, a topic, an action; `more` are further keys, each begun with a comma. */
#define OPT(id, more) "{'id':'" id "','label':'L " id "'" more "}"
#define ASK_ "'ask':'A?','why':'W.','source':['s']"
#define ONE(id, more, options) "{'id':'" id "','kind':'one'," ASK_ more ",'options':[" options "]}"
#define MANY(id, more, options) "{'id':'" id "','kind':'many'," ASK_ more ",'options':[" options "]}"
#define TOPIC(id, weight, questions) "{'id':'" id "','title':'T','intro':'I','weight':" weight ",'source':['s'],'questions':[" questions "]}"
#define ACT(id, title, due, minutes, more)                                                                                                           \
	"'" id "':{'title':'" title "','why':'W.','kind':'setting','who':'you','due':'" due "','minutes':" minutes                                   \
	",'steps':['Do.'],'source':['s']" more "}"

/* What differs from pack to pack; NULL is empty. */
struct kit {
	const char *topics, *actions, *messages, *questions_renamed, *options_renamed, *actions_renamed;
};

/* kit_pack(kit): the pack, bands start 0, going 50, most 80, held at start, serial 2; fails the test if it cannot be read. */
struct pack *kit_pack(struct kit);
/* kit_file(answers, more): an audit file of such a pack, to clear with buf_clear; `more` are further keys, each begun with a comma. */
struct buf kit_file(const char *answers, const char *more);
/* kit_audit(pack, answers, more): such a file read; fails the test if it cannot be. */
struct audit *kit_audit(const struct pack *, const char *answers, const char *more);
/* kit_score(audit): its score, computed. */
struct score *kit_score(const struct audit *);
/* kit_item(pack, id), kit_option(pack, item, id), kit_action(pack, id): rows; fail the test if there are none. */
uint32_t kit_item(const struct pack *, const char *id);
uint32_t kit_option(const struct pack *, const char *item, const char *id);
uint32_t kit_action(const struct pack *, const char *id);
/* kit_answer(audit, item): "a,b", "[]" or "unanswered"; borrowed until the next call that is given the same buffer. */
const char *kit_answer(const struct audit *, const char *item, struct buf *);
/* kit_plan(audit, today, minutes): its plan, with the ids in order in `ids`: "a b@c"; *score is to be freed after it. */
struct plan *kit_plan(const struct audit *, const char *today, int minutes, struct score **score, struct buf *ids);
/* kit_first(plan, ids): the ids of the first ones. */
const char *kit_first(const struct plan *, struct buf *ids);
/* kit_today(text): a day. */
int32_t kit_today(const char *text);

#endif
