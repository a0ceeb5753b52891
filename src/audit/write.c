/* write.c - an audit as JSON, one answer a line (DESIGN.md 5); ids hold nothing that JSON would escape.  Saving it is the store's. */
#include <closeknit/audit.h>

#include <closeknit/pack.h>

#include "audit/inside.h"

/* Begin one more of what stands a line each. */
static void
next_line(struct buf *out, bool *first)
{
	buf_puts(out, *first ? "\n  " : ",\n  ");
	*first = false;
}

static void
end_lines(struct buf *out, bool first)
{
	buf_puts(out, first ? "}" : "\n }");
}

static void
put_name(struct buf *out, const struct pack *pack, uint32_t item)
{
	buf_putc(out, '"');
	pack_put_item(pack, item, out);
	buf_putc(out, '"');
}

static void
put_option(struct buf *out, const struct pack *pack, uint32_t option)
{
	buf_putc(out, '"');
	buf_puts(out, pack_id(pack, pack->options[option].id));
	buf_putc(out, '"');
}

static bool
is_private(const struct pack *pack, uint32_t item)
{
	return pack->questions[pack->items[item].question].is_private;
}

/* ---- Answers ------------------------------------------------------------------------------------------------ */

static void
put_chosen(struct buf *out, const struct audit *audit, uint32_t item)
{
	const struct pack *pack = audit->pack;
	const struct audit_answer *answer = &audit->answers[item];
	uint32_t i;

	if (answer->kept != 0) {
		const struct audit_rest *rest = &audit->rest[answer->kept - 1];

		buf_add(out, rest->text + rest->key_len, rest->value_len);
	} else if (pack->questions[pack->items[item].question].kind == QUESTION_ONE)
		put_option(out, pack, audit->chosen[answer->first]);
	else {
		buf_putc(out, '[');
		for (i = 0; i < answer->count; i++) {
			if (i != 0)
				buf_puts(out, ", ");
			put_option(out, pack, audit->chosen[answer->first + i]);
		}
		buf_putc(out, ']');
	}
}

/* What was kept under its own key, a line each. */
static void
put_rest(struct buf *out, const struct audit *audit, enum rest_section section, bool *first)
{
	size_t i;

	for (i = 0; i < audit->rest_count; i++) {
		const struct audit_rest *rest = &audit->rest[i];

		if (rest->section != section || rest->item != PACK_NONE)
			continue;
		next_line(out, first);
		buf_add(out, rest->text, rest->key_len);
		buf_puts(out, ": ");
		buf_add(out, rest->text + rest->key_len, rest->value_len);
	}
}

static void
put_answers(struct buf *out, const struct audit *audit)
{
	bool first = true;
	uint32_t i;

	buf_puts(out, ",\n \"answers\": {");
	for (i = 0; i < audit->pack->item_count; i++) {
		if ((!audit->answers[i].given && audit->answers[i].kept == 0) || is_private(audit->pack, i))
			continue;
		next_line(out, &first);
		put_name(out, audit->pack, i);
		buf_puts(out, ": ");
		put_chosen(out, audit, i);
	}
	put_rest(out, audit, REST_ANSWERS, &first);
	end_lines(out, first);
}

/* ---- Marks and places --------------------------------------------------------------------------------------- */

/* A mark on what only a private answer adds would tell that answer; no later plan lists it either.  One that a file holds is told already, and kept as any other. */
static bool
tells_private(const struct pack *pack, const struct audit_mark *mark)
{
	return mark->is_new && pack->actions[mark->action].when.privates.count != 0;
}

static void
put_marks(struct buf *out, const struct audit *audit, const char *name, enum mark_kind kind, enum rest_section section)
{
	const struct pack *pack = audit->pack;
	char day[DATE_TEXT];
	bool first = true;
	size_t i;

	buf_printf(out, ",\n \"%s\": {", name);
	for (i = 0; i < audit->mark_count; i++) {
		const struct audit_mark *mark = &audit->marks[i];

		if (mark->kind != kind || tells_private(pack, mark))
			continue;
		next_line(out, &first);
		date_format(mark->day, day);
		buf_printf(out, "\"%s", pack_id(pack, pack->actions[mark->action].id));
		if (mark->option != PACK_NONE)
			buf_printf(out, "@%s", pack_id(pack, pack->options[mark->option].id));
		buf_printf(out, "\": \"%s\"", day);
	}
	put_rest(out, audit, section, &first);
	end_lines(out, first);
}

/* Where the walk stands.  That it stands at a private question is not told either: it is asked anew in any case. */
static void
put_at(struct buf *out, const struct audit *audit)
{
	size_t i;

	if (audit->at != PACK_NONE) {
		if (!is_private(audit->pack, audit->at)) {
			buf_puts(out, ",\n \"at\": ");
			put_name(out, audit->pack, audit->at);
		}
		return;
	}
	for (i = 0; i < audit->rest_count; i++)
		if (audit->rest[i].section == REST_AT) {
			buf_puts(out, ",\n \"at\": ");
			buf_add(out, audit->rest[i].text, audit->rest[i].value_len);
		}
}

static void
put_items(struct buf *out, const struct audit *audit, const char *name, enum rest_section section)
{
	const char *comma = "";
	size_t i;

	buf_printf(out, ",\n \"%s\": [", name);
	for (i = 0; i < audit->pack->item_count; i++) {
		const struct audit_answer *answer = &audit->answers[i];

		if (!(section == REST_LATER ? answer->later : answer->check) || is_private(audit->pack, (uint32_t)i))
			continue;
		buf_puts(out, comma);
		put_name(out, audit->pack, (uint32_t)i);
		comma = ", ";
	}
	for (i = 0; i < audit->rest_count; i++)
		if (audit->rest[i].section == section) {
			buf_puts(out, comma);
			buf_add(out, audit->rest[i].text, audit->rest[i].value_len);
			comma = ", ";
		}
	buf_putc(out, ']');
}

void
audit_write(const struct audit *audit, struct buf *out)
{
	const struct pack *pack = audit->pack;
	char started[TIME_TEXT], updated[TIME_TEXT];

	time_format(audit->started, started);
	time_format(audit->updated, updated);
	/* What an older file held is of this pack now; what a newer one held waits for it. */
	buf_printf(out, "{\n \"format\": \"closeknit-audit/1\",\n \"pack\": \"%s\",\n \"serial\": %d", pack_id(pack, pack->id),
	    audit->serial > pack->serial ? (int)audit->serial : (int)pack->serial);
	buf_printf(out, ",\n \"started\": \"%s\",\n \"updated\": \"%s\"", started, updated);
	put_answers(out, audit);
	put_marks(out, audit, "done", MARK_DONE, REST_DONE);
	put_marks(out, audit, "aside", MARK_ASIDE, REST_ASIDE);
	put_marks(out, audit, "kept", MARK_KEPT, REST_KEPT);
	put_at(out, audit);
	put_items(out, audit, "later", REST_LATER);
	put_items(out, audit, "check", REST_CHECK);
	buf_puts(out, "\n}\n");
}
