/* score_json.c - a score as one closeknit-score/1 line (DESIGN.md 5); what it is worth is engine's. */
#include <closeknit/export.h>

#include <closeknit/audit.h>
#include <closeknit/engine.h>
#include <closeknit/pack.h>

#include "export/json_parts.h"

void
export_points(struct json_out *out, const char *key, bool known, int64_t points)
{
	json_out_key(out, key);
	if (known)
		json_out_hundredths(out, points);
	else
		json_out_null(out);
}

void
export_count(struct json_out *out, const char *key, int64_t count)
{
	json_out_key(out, key);
	json_out_whole(out, count);
}

static void
put_id(struct json_out *out, const char *key, const struct pack *pack, uint32_t id)
{
	json_out_key(out, key);
	json_out_string(out, pack_id(pack, id));
}

/* "question" or "question@option"; ids need no escaping, so it is written straight through. */
static void
put_item(struct json_out *out, const struct pack *pack, uint32_t item)
{
	json_out_raw(out, "\"", 1);
	pack_put_item(pack, item, out->buf);
	buf_putc(out->buf, '"');
}

static void
put_topics(struct json_out *out, const struct score *score)
{
	const struct pack *pack = score->pack;
	uint32_t i;

	json_out_key(out, "topics");
	json_out_array(out);
	for (i = 0; i < pack->topic_count; i++) {
		const struct score_topic *topic = &score->topics[i];

		json_out_object(out);
		put_id(out, "id", pack, pack->topics[i].id);
		export_points(out, "score", topic->has_score, topic->points);
		export_count(out, "in_place", topic->in_place);
		export_count(out, "of", topic->of);
		export_count(out, "answered", topic->answered);
		export_count(out, "visible", topic->visible);
		json_out_object_end(out);
	}
	json_out_array_end(out);
}

static void
put_ledger_row(struct json_out *out, const struct score *score, const struct audit *audit, uint32_t row)
{
	const struct pack *pack = score->pack;
	const struct pack_question *question = &pack->questions[pack->items[row].question];
	const struct audit_answer *answer = &audit->answers[row];
	uint32_t i;

	json_out_object(out);
	json_out_key(out, "id");
	put_item(out, pack, row);
	put_id(out, "topic", pack, pack->topics[question->topic].id);
	json_out_key(out, "answer");
	json_out_array(out);
	for (i = 0; i < answer->count; i++)
		json_out_string(out, pack_id(pack, pack->options[audit_listed(audit, row, i)].id));
	json_out_array_end(out);
	export_count(out, "risk", score->items[row].risk);
	export_count(out, "least", question->least);
	export_count(out, "max", question->max);
	export_count(out, "weight", question->weight);
	export_points(out, "points", true, score->items[row].points);
	json_out_object_end(out);
}

static void
put_ledger(struct json_out *out, const struct score *score, const struct audit *audit)
{
	uint32_t i;

	json_out_key(out, "items");
	json_out_array(out);
	for (i = 0; i < score->pack->item_count; i++)
		if (score->items[i].scored)
			put_ledger_row(out, score, audit, i);
	json_out_array_end(out);
}

static void
put_held_by(struct json_out *out, const struct score *score)
{
	uint32_t i;

	json_out_key(out, "held_by");
	json_out_array(out);
	for (i = 0; score->held_count > 0 && i < score->pack->item_count; i++)
		if (score->items[i].holds)
			put_item(out, score->pack, i);
	json_out_array_end(out);
}

void
export_standing(struct json_out *out, const struct score *score)
{
	const struct pack *pack = score->pack;

	export_points(out, "score", score->has_score, score->points);
	export_points(out, "low", score->has_range, score->low);
	export_points(out, "high", score->has_range, score->high);
	json_out_key(out, "band");
	json_out_string(out, score->band == PACK_NONE ? NULL : pack_id(pack, pack->bands[score->band].id));
	put_held_by(out, score);
	export_count(out, "in_place", score->in_place);
	export_count(out, "of", score->of);
}

void
export_score(const struct score *score, const struct audit *audit, bool explain, struct buf *buf)
{
	const struct pack *pack = score->pack;
	struct json_out out;

	json_out_init(&out, buf, 0);
	json_out_object(&out);
	json_out_key(&out, "format");
	json_out_string(&out, "closeknit-score/1");
	put_id(&out, "pack", pack, pack->id);
	export_count(&out, "serial", pack->serial);
	export_standing(&out, score);
	export_count(&out, "answered", score->answered);
	export_count(&out, "visible", score->visible);
	export_count(&out, "unsure", score->unsure);
	put_topics(&out, score);
	if (explain)
		put_ledger(&out, score, audit);
	json_out_object_end(&out);
	buf_putc(buf, '\n');
}
