/* read_marks.c - an audit file's marks on actions, where the walk stands, and its lists of items (DESIGN.md 5). */
#include "audit/inside.h"

/* ---- done, aside, kept -------------------------------------------------------------------------------------- */

struct section {
	const char *name;
	enum mark_kind mark;
	enum rest_section rest;
};

/* Put the mark; where one is there already, one of the two came by an old id: the new id wins, of two old ones the first. */
static int
put_mark(struct reading *reading, struct audit_mark mark, bool is_old, struct audit_span name)
{
	struct audit *audit = reading->audit;
	const struct audit_mark *earlier = is_old || reading->has_old_marks ? audit_find_mark(audit, mark.action, mark.option, mark.kind) : NULL;

	reading->has_old_marks |= is_old;
	if (earlier == NULL)
		return mark_add(audit, mark) == 0 ? 0 : read_memory(reading);
	if (is_old)
		read_warn(reading, (size_t)(name.bytes - reading->bytes), "mark by the old id", name, "there is another; left out");
	else
		audit->marks[earlier - audit->marks] = mark;
	return 0;
}

/* The mark whose key was just read. */
static int
read_mark(struct reading *reading, const struct section *section)
{
	const struct audit_span key = read_token_json(reading), name = { key.bytes + 1, key.len - 2 };
	struct audit_mark mark = { .kind = section->mark };
	bool is_old = false;

	mark.action = name_action(reading->pack, read_token_text(reading), &mark.option, &is_old);
	if (read_next(reading) == JSON_FAULT)
		return -1;
	if (reading->token.kind != JSON_STRING || date_parse(reading->token.text, reading->token.len, &mark.day) != 0)
		return read_fail(reading, reading->token.at, "\"%s\": \"%.*s\": expected a date such as \"2026-11-22\"", section->name,
		    read_shown(name), name.bytes);
	if (mark.action != PACK_NONE)
		return put_mark(reading, mark, is_old, name);
	read_warn(reading, (size_t)(key.bytes - reading->bytes), "mark on the unknown action", name, "kept, counts for nothing");
	if (rest_keep(reading->audit, section->rest, PACK_NONE, key, read_token_json(reading)) != 0)
		return read_memory(reading);
	return 0;
}

static int
read_section(struct reading *reading, const struct section *section)
{
	enum json_kind kind = read_next(reading);

	if (kind == JSON_FAULT)
		return -1;
	if (kind != JSON_OBJECT)
		return read_fail(reading, reading->token.at, "\"%s\": expected an object of dates by action", section->name);
	reading->has_old_marks = false;
	while ((kind = read_next(reading)) == JSON_KEY)
		if (read_mark(reading, section) != 0)
			return -1;
	return kind == JSON_FAULT ? -1 : 0;
}

int
read_done(struct reading *reading)
{
	return read_section(reading, &(struct section){ "done", MARK_DONE, REST_DONE });
}

int
read_aside(struct reading *reading)
{
	return read_section(reading, &(struct section){ "aside", MARK_ASIDE, REST_ASIDE });
}

int
read_kept(struct reading *reading)
{
	return read_section(reading, &(struct section){ "kept", MARK_KEPT, REST_KEPT });
}

/* ---- at, later, check --------------------------------------------------------------------------------------- */

/* The item that the string just read names; where there is none, it is kept and *item is PACK_NONE.  0, or -1 with `err` set. */
static int
read_item(struct reading *reading, const char *field, enum rest_section section, uint32_t *item)
{
	bool is_old = false;

	if (reading->token.kind != JSON_STRING)
		return read_fail(reading, reading->token.at, "\"%s\": expected the id of a question", field);
	if ((*item = name_item(reading->pack, read_token_text(reading), &is_old)) != PACK_NONE)
		return 0;
	read_warn(reading, reading->token.at, "unknown question", read_token_text(reading), "kept, counts for nothing");
	if (rest_keep(reading->audit, section, PACK_NONE, (struct audit_span){ 0 }, read_token_json(reading)) != 0)
		return read_memory(reading);
	return 0;
}

int
read_at(struct reading *reading)
{
	if (read_next(reading) == JSON_FAULT)
		return -1;
	return read_item(reading, "at", REST_AT, &reading->audit->at);
}

static int
read_items(struct reading *reading, const char *field, enum rest_section section)
{
	enum json_kind kind = read_next(reading);
	uint32_t item;

	if (kind == JSON_FAULT)
		return -1;
	if (kind != JSON_ARRAY)
		return read_fail(reading, reading->token.at, "\"%s\": expected a list of ids of questions", field);
	while ((kind = read_next(reading)) != JSON_ARRAY_END) {
		if (kind == JSON_FAULT || read_item(reading, field, section, &item) != 0)
			return -1;
		if (item != PACK_NONE && section == REST_LATER)
			reading->audit->answers[item].later = true;
		if (item != PACK_NONE && section == REST_CHECK)
			reading->audit->answers[item].check = true;
	}
	return 0;
}

int
read_later(struct reading *reading)
{
	return read_items(reading, "later", REST_LATER);
}

int
read_check(struct reading *reading)
{
	return read_items(reading, "check", REST_CHECK);
}
