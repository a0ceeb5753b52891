/* history_json.c - audits over time as closeknit-history/1 lines, and two of them compared as closeknit-compare/1 (closeknit-pack(5)). */
#include <closeknit/export.h>

#include <closeknit/audit.h>
#include <closeknit/engine.h>
#include <closeknit/pack.h>

#include "export/json_parts.h"

static void
put_time(struct json_out *out, const char *key, int64_t seconds)
{
	char text[TIME_TEXT];

	time_format(seconds, text);
	json_out_key(out, key);
	json_out_string(out, text);
}

/* ---- Audits over time ---------------------------------------------------------------------------------------- */

/* What it is called, and since when it is there. */
static void
put_which(struct json_out *out, const struct history_row *row)
{
	json_out_key(out, "name");
	json_out_string(out, row->name);
	put_time(out, "started", row->started);
	put_time(out, "updated", row->updated);
	export_count(out, "serial", row->serial);
}

void
export_history(const struct history *history, struct buf *out)
{
	size_t i;

	for (i = 0; i < history->count; i++) {
		const struct history_row *row = &history->rows[i];
		struct json_out json;

		json_out_init(&json, out, 0);
		json_out_object(&json);
		if (row->why != NULL) {
			json_out_key(&json, "error");
			json_out_string(&json, row->why);
			json_out_key(&json, "name");
			json_out_string(&json, row->name);
		} else {
			json_out_key(&json, "format");
			json_out_string(&json, "closeknit-history/1");
			json_out_key(&json, "pack");
			json_out_string(&json, pack_id(history->pack, history->pack->id));
			put_which(&json, row);
			export_points(&json, "score", row->has_score, row->points);
			export_points(&json, "low", row->has_range, row->low);
			export_points(&json, "high", row->has_range, row->high);
			export_count(&json, "in_place", row->in_place);
			export_count(&json, "of", row->of);
			export_count(&json, "answered", row->answered);
			export_count(&json, "visible", row->visible);
		}
		json_out_object_end(&json);
		buf_putc(out, '\n');
	}
}

/* ---- Two of them --------------------------------------------------------------------------------------------- */

static void
put_two_counts(struct json_out *out, const char *key, uint32_t old, uint32_t now)
{
	json_out_key(out, key);
	json_out_object(out);
	export_count(out, "old", old);
	export_count(out, "new", now);
	json_out_object_end(out);
}

static void
put_overall(struct json_out *out, const struct compare *compare)
{
	const struct score *before = compare->before, *between = compare->between, *after = compare->after;
	const bool split = before->has_score && between->has_score && after->has_score;

	json_out_key(out, "score");
	json_out_object(out);
	export_points(out, "old", before->has_score, before->points);
	export_points(out, "new", after->has_score, after->points);
	export_points(out, "by_answers", split, (int64_t)between->points - before->points);
	export_points(out, "by_pack", split, (int64_t)after->points - between->points);
	json_out_object_end(out);
	put_two_counts(out, "in_place", before->in_place, after->in_place);
	put_two_counts(out, "of", before->of, after->of);
}

static void
put_topics(struct json_out *out, const struct compare *compare)
{
	const struct pack *pack = compare->old->pack;
	uint32_t i;

	json_out_key(out, "topics");
	json_out_array(out);
	for (i = 0; i < pack->topic_count; i++) {
		const struct score_topic *before = &compare->before->topics[i], *after = &compare->after->topics[i];

		json_out_object(out);
		json_out_key(out, "id");
		json_out_string(out, pack_id(pack, pack->topics[i].id));
		json_out_key(out, "score");
		json_out_object(out);
		export_points(out, "old", before->has_score, before->points);
		export_points(out, "new", after->has_score, after->points);
		json_out_object_end(out);
		put_two_counts(out, "in_place", before->in_place, after->in_place);
		put_two_counts(out, "of", before->of, after->of);
		json_out_object_end(out);
	}
	json_out_array_end(out);
}

static void
put_answer(struct json_out *out, const char *key, const struct audit *audit, const struct score *score, uint32_t item)
{
	const struct audit_answer *answer = &audit->answers[item];
	uint32_t i;

	json_out_key(out, key);
	/* A hidden answer counts for nothing anywhere (DESIGN.md, Hidden answers). */
	if (!answer->given || score->items[item].state == ITEM_HIDDEN) {
		json_out_null(out);
		return;
	}
	json_out_array(out);
	for (i = 0; i < answer->count; i++)
		json_out_string(out, pack_id(audit->pack, audit->pack->options[audit->chosen[answer->first + i]].id));
	json_out_array_end(out);
}

static void
put_items(struct json_out *out, const struct compare *compare)
{
	static const char *const kinds[COMPARE_KINDS] = { "in-place", "again", "found-out", "other", "asked", "not-asked" };
	size_t i;

	json_out_key(out, "items");
	json_out_array(out);
	for (i = 0; i < compare->row_count; i++) {
		const struct compare_row *row = &compare->rows[i];
		struct buf id = { 0 };

		pack_put_item(compare->old->pack, row->item, &id);
		json_out_object(out);
		json_out_key(out, "id");
		json_out_string(out, buf_text(&id));
		json_out_key(out, "change");
		json_out_string(out, kinds[row->kind]);
		json_out_key(out, "new_question");
		json_out_bool(out, row->is_new);
		put_answer(out, "old", compare->old, compare->before, row->item);
		put_answer(out, "new", compare->now, compare->after, row->item);
		json_out_object_end(out);
		out->buf->failed |= id.failed;
		buf_clear(&id);
	}
	json_out_array_end(out);
}

void
export_compare(const struct compare *compare, struct compared names, struct buf *out)
{
	const struct pack *pack = compare->old->pack;
	struct json_out json;

	json_out_init(&json, out, 0);
	json_out_object(&json);
	json_out_key(&json, "format");
	json_out_string(&json, "closeknit-compare/1");
	json_out_key(&json, "pack");
	json_out_string(&json, pack_id(pack, pack->id));
	export_count(&json, "serial", pack->serial);
	json_out_key(&json, "old");
	json_out_object(&json);
	put_which(&json, names.old);
	json_out_object_end(&json);
	json_out_key(&json, "new");
	json_out_object(&json);
	put_which(&json, names.now);
	json_out_object_end(&json);
	put_overall(&json, compare);
	put_topics(&json, compare);
	put_items(&json, compare);
	export_count(&json, "ticked", compare->ticked);
	export_count(&json, "new_questions", compare->new_count);
	export_count(&json, "renamed", compare->old->renamed);
	export_count(&json, "gone", compare->old->gone);
	json_out_object_end(&json);
	buf_putc(out, '\n');
}
