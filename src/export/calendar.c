/* calendar.c - a plan as iCalendar (RFC 5545; DESIGN.md 7): when to look at it again; what to do stands in the plan itself, since a calendar is often shared. */
#include <closeknit/engine.h>
#include <closeknit/export.h>
#include <closeknit/pack.h>

#include <string.h>

#include "base/say.h"
#include "export/formats.h"
#include "export/words.h"

/* RFC 5545 3.1: "lines of text SHOULD NOT be longer than 75 octets, excluding the line break" [bytes]. */
enum { LINE_MAX_BYTES = 75 };
/* "each week action spread over the next six days" (DESIGN.md 7) [days]; "one review after three months" [months]. */
enum { WEEK_DAYS = 6, REVIEW_MONTHS = 3 };
/* RFC 5545 3.3.4: a year has four digits; date_add_months goes no further than the last day of those [months]. */
enum { ALL_MONTHS = 12 * 10000 };

/* ---- Lines ---------------------------------------------------------------------------------------------------- */

/* A content line, folded: never inside a character (RFC 5545 3.1). */
static void
put_line(struct buf *out, const char *line, size_t len)
{
	size_t room = LINE_MAX_BYTES;

	while (len > room) {
		size_t take = room;

		while (take > 1 && ((unsigned char)line[take] & 0xC0) == 0x80)
			take--;
		buf_add(out, line, take);
		buf_puts(out, "\r\n ");
		line += take;
		len -= take;
		/* The blank that a folded line begins with is one of its octets. */
		room = LINE_MAX_BYTES - 1;
	}
	buf_add(out, line, len);
	buf_puts(out, "\r\n");
}

static void
puts_line(struct buf *out, const char *line)
{
	put_line(out, line, strlen(line));
}

/* TEXT: backslash, semicolon, comma and newline escaped (RFC 5545 3.3.11); only the program's own sentences get here. */
static void
put_text_line(struct buf *out, const char *name, const char *text)
{
	struct buf line = { 0 };
	size_t i, len = strlen(text);

	buf_printf(&line, "%s:", name);
	for (i = 0; i < len; i++) {
		if (text[i] == '\n') {
			buf_puts(&line, "\\n");
			continue;
		}
		if (text[i] == '\\' || text[i] == ';' || text[i] == ',')
			buf_putc(&line, '\\');
		buf_putc(&line, text[i]);
	}
	put_line(out, buf_text(&line), line.len);
	out->failed |= line.failed;
	buf_clear(&line);
}

static void
put_day_line(struct buf *out, const char *name, int32_t day)
{
	int year, month, of_month;

	date_split(day, &year, &month, &of_month);
	buf_printf(out, "%s:%04d%02d%02d\r\n", name, year, month, of_month);
}

/* ---- Events --------------------------------------------------------------------------------------------------- */

/*
 * An id that stays the same from plan to plan, so that a second import updates and does not double, and that says nothing: FNV-1a, 64 bits, of the pack's id and the
 * action's.  It hides nothing from who knows the pack; it keeps words out of a file that others may look at.
 */
static void
put_uid(struct buf *out, const struct pack *pack, const char *id)
{
	const char *parts[] = { pack_id(pack, pack->id), "/", id };
	uint64_t hash = UINT64_C(14695981039346656037);
	size_t i, k;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		for (k = 0; parts[i][k] != '\0'; k++)
			hash = (hash ^ (unsigned char)parts[i][k]) * UINT64_C(1099511628211);
	buf_printf(out, "UID:%08lx%08lx@closeknit\r\n", (unsigned long)(hash >> 32), (unsigned long)(hash & 0xFFFFFFFF));
}

struct event {
	const char *id;		/* of the action; "": the review */
	int32_t day;		/* [days] */
	const char *about;
};

static void
put_event(struct buf *out, const struct plan *plan, const struct event *event)
{
	/* The same for every family: others may see it. */
	const char *title = _("Family photo check");
	const int32_t last = date_add_months(event->day, ALL_MONTHS) - 1, day = event->day < last ? event->day : last;
	int year, month, of_month;

	date_split(plan->today, &year, &month, &of_month);
	puts_line(out, "BEGIN:VEVENT");
	put_uid(out, plan->pack, event->id);
	buf_printf(out, "DTSTAMP:%04d%02d%02dT000000Z\r\n", year, month, of_month);
	put_day_line(out, "DTSTART;VALUE=DATE", day);
	put_day_line(out, "DTEND;VALUE=DATE", day + 1);
	put_text_line(out, "SUMMARY", title);
	put_text_line(out, "DESCRIPTION", event->about);
	puts_line(out, "TRANSP:TRANSPARENT");
	puts_line(out, "BEGIN:VALARM");
	puts_line(out, "ACTION:DISPLAY");
	put_text_line(out, "DESCRIPTION", title);
	puts_line(out, "TRIGGER:PT9H");
	puts_line(out, "END:VALARM");
	puts_line(out, "END:VEVENT");
}

static void
put_action(struct buf *out, const struct plan *plan, size_t index, int32_t day)
{
	struct buf id = { 0 }, minutes = { 0 }, about = { 0 };

	plan_put_id(plan, index, &id);
	words_put_minutes(plan->pack->actions[plan->actions[index].action].minutes, &minutes);
	/* TRANSLATORS: "3 minutes". */
	buf_printf(&about, _("Take the next step on your plan. It takes about %s."), buf_text(&minutes));
	put_event(out, plan, &(struct event){ .id = buf_text(&id), .day = day, .about = buf_text(&about) });
	out->failed |= id.failed || minutes.failed || about.failed;
	buf_clear(&id);
	buf_clear(&minutes);
	buf_clear(&about);
}

/* How many open actions are due then. */
static size_t
count_due(const struct plan *plan, int due)
{
	size_t count = 0, i;

	for (i = 0; i < plan->action_count; i++)
		count += plan->actions[i].open && plan->pack->actions[plan->actions[i].action].due == due;
	return count;
}

static void
put_events(struct buf *out, const struct plan *plan)
{
	const size_t week = count_due(plan, DUE_WEEK);
	size_t i, nth = 0;

	for (i = 0; i < plan->action_count; i++) {
		const int due = plan->pack->actions[plan->actions[i].action].due;

		if (!plan->actions[i].open)
			continue;
		if (due == DUE_TODAY)
			put_action(out, plan, i, plan->today);
		else if (due == DUE_WEEK)
			put_action(out, plan, i, plan->today + 1 + (int32_t)(nth++ * WEEK_DAYS / week));
	}
	put_event(out, plan, &(struct event){ .id = "", .day = date_add_months(plan->today, REVIEW_MONTHS),
	    .about = _("Look at your family's pictures again: what has changed since then?") });
}

int
calendar_write(const struct plan *plan, struct buf *out, struct err *err)
{
	puts_line(out, "BEGIN:VCALENDAR");
	puts_line(out, "VERSION:2.0");
	puts_line(out, "PRODID:-//closeknit//closeknit//EN");
	puts_line(out, "CALSCALE:GREGORIAN");
	put_events(out, plan);
	puts_line(out, "END:VCALENDAR");
	return buf_check(out, err);
}
