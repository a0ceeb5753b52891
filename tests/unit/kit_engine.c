/* kit_engine.c - small packs and audits for the tests of audit and engine. */
#include "kit_engine.h"

#include <stdlib.h>
#include <string.h>

#include <check.h>

static void
quotes(struct buf *buf)
{
	size_t i;

	for (i = 0; i < buf->len; i++)
		if (buf->bytes[i] == '\'')
			buf->bytes[i] = '"';
}

static const char *
or_empty(const char *text)
{
	return text != NULL ? text : "";
}

struct pack *
kit_pack(struct kit kit)
{
	struct buf text = { 0 };
	struct complaints found = { 0 };
	struct err err = { 0 };
	struct pack *pack;

	buf_puts(&text,
	    "{'format':'closeknit-pack/1','id':'kit','version':'1','serial':2,'language':'en-GB','title':'T','summary':'S','minutes':3,"
	    "'publisher':{'name':'P','url':'https://example.org'},'licence':'CC0-1.0','reviewed':'2026-11-22','review_by':'2027-05-22',"
	    "'sign_off':null,"
	    "'sources':{'s':{'title':'S','publisher':'P','date':'2026-07','url':'https://example.org/s','checked':'2026-11-22'}},"
	    "'contacts':{'line':{'name':'N','for':'F','phone':'999','url':'https://example.org/c','nations':['england'],'checked':'2026-11-22'}},"
	    "'scoring':{'critical_band':'start','bands':[{'from':0,'id':'start','label':'L','advice':'A'},"
	    "{'from':50,'id':'going','label':'L','advice':'A'},{'from':80,'id':'most','label':'L','advice':'A'}]},");
	buf_printf(&text, "'topics':[%s],'actions':{%s},'messages':{%s},", kit.topics, or_empty(kit.actions), or_empty(kit.messages));
	buf_puts(&text, "'urgent':{'title':'T','intro':'I','steps':[{'do':'D','why':'W'}],'never':[{'do_not':'D','why':'W'}],'contacts':['line']},");
	buf_printf(&text, "'renamed':{'topics':{},'questions':{%s},'options':{%s},'actions':{%s}}}", or_empty(kit.questions_renamed),
	    or_empty(kit.options_renamed), or_empty(kit.actions_renamed));
	quotes(&text);
	pack = pack_read(text.bytes, text.len, "kit", &found, &err);
	ck_assert_msg(pack != NULL, "%s", err.text);
	complaints_clear(&found);
	buf_clear(&text);
	return pack;
}

struct buf
kit_file(const char *answers, const char *more)
{
	static const char *const sections[] = { "done", "aside", "kept" };
	struct buf text = { 0 };
	size_t i;

	buf_printf(&text,
	    "{'format':'closeknit-audit/1','pack':'kit','serial':2,'started':'2026-11-22T10:00:00Z','updated':'2026-11-22T10:05:00Z',\n"
	    "'answers':{%s}%s",
	    answers, more);
	for (i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		if (strstr(more, sections[i]) == NULL)
			buf_printf(&text, ",'%s':{}", sections[i]);
	buf_putc(&text, '}');
	quotes(&text);
	return text;
}

struct audit *
kit_audit(const struct pack *pack, const char *answers, const char *more)
{
	struct buf file = kit_file(answers, more);
	struct err err = { 0 };
	struct audit *audit = audit_new(pack, &err);

	ck_assert_ptr_nonnull(audit);
	ck_assert_msg(audit_read(audit, file.bytes, file.len, NULL, &err) == 0, "%s", err.text);
	buf_clear(&file);
	return audit;
}

struct score *
kit_score(const struct audit *audit)
{
	struct score *score = score_new(audit->pack, NULL);

	ck_assert_ptr_nonnull(score);
	score_compute(score, audit);
	return score;
}

uint32_t
kit_item(const struct pack *pack, const char *id)
{
	const uint32_t item = pack_find_item(pack, id, strlen(id));

	ck_assert_msg(item != PACK_NONE, "no item %s", id);
	return item;
}

uint32_t
kit_option(const struct pack *pack, const char *item, const char *id)
{
	const uint32_t option = pack_find_option(pack, pack->items[kit_item(pack, item)].question, id, strlen(id));

	ck_assert_msg(option != PACK_NONE, "no option %s of %s", id, item);
	return option;
}

uint32_t
kit_action(const struct pack *pack, const char *id)
{
	const uint32_t action = pack_find_action(pack, id, strlen(id));

	ck_assert_msg(action != PACK_NONE, "no action %s", id);
	return action;
}

const char *
kit_answer(const struct audit *audit, const char *item, struct buf *out)
{
	const struct audit_answer *answer = &audit->answers[kit_item(audit->pack, item)];
	uint32_t i;

	buf_reset(out);
	if (!answer->given)
		buf_puts(out, "unanswered");
	else if (answer->count == 0)
		buf_puts(out, "[]");
	for (i = 0; answer->given && i < answer->count; i++) {
		if (i != 0)
			buf_putc(out, ',');
		buf_puts(out, pack_id(audit->pack, audit->pack->options[audit->chosen[answer->first + i]].id));
	}
	return buf_text(out);
}

int32_t
kit_today(const char *text)
{
	int32_t day = 0;

	ck_assert_int_eq(date_parse(text, strlen(text), &day), 0);
	return day;
}

struct plan *
kit_plan(const struct audit *audit, const char *today, int minutes, struct score **score, struct buf *ids)
{
	struct plan *plan;
	size_t i;

	*score = kit_score(audit);
	plan = plan_build(*score, audit, kit_today(today), minutes, NULL);
	ck_assert_ptr_nonnull(plan);
	buf_reset(ids);
	for (i = 0; i < plan->action_count; i++) {
		if (i != 0)
			buf_putc(ids, ' ');
		plan_put_id(plan, i, ids);
	}
	return plan;
}

const char *
kit_first(const struct plan *plan, struct buf *ids)
{
	size_t i;

	buf_reset(ids);
	for (i = 0; i < plan->first_count; i++) {
		if (i != 0)
			buf_putc(ids, ' ');
		plan_put_id(plan, plan->first[i], ids);
	}
	return buf_text(ids);
}
