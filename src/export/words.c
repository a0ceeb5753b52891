/* words.c - dates, dues and people in words, for every document and face. */
#include <closeknit/export.h>

#include <closeknit/pack.h>

#include "base/say.h"
#include "export/words.h"

const char *
export_due_title(int due)
{
	static const char *const titles[] = { N_("Today"), N_("This week"), N_("This month") };

	return _(titles[due]);
}

const char *
words_who(int who)
{
	static const char *const names[] = {
		N_("you"),
		N_("you and your child together"),
		N_("you, with family or friends"),
		N_("you, with a school or club"),
	};

	return _(names[who]);
}

void
export_put_day(int32_t day, struct buf *out)
{
	static const char *const months[] = {
		N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
		N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
	};
	int year, month, of_month;

	date_split(day, &year, &month, &of_month);
	/* TRANSLATORS: a date: day of the month, name of the month, year. */
	buf_printf(out, _("%d %s %d"), of_month, _(months[month - 1]), year);
}

void
words_put_minutes(uint32_t minutes, struct buf *out)
{
	buf_printf(out, ngettext("%u minute", "%u minutes", minutes), (unsigned)minutes);
}
