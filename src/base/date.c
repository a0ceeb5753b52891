/* date.c - civil dates as days, and moments as seconds, in UTC; what day it is now, cli knows. */
#include "closeknit/base.h"

#include <assert.h>
#include <string.h>

/* The last second of the year 9999. */
#define LAST_SECOND INT64_C(253402300799)

/* The civil calendar repeats every 400 years; counting from 1 March puts the leap day last (Richards, Explanatory Supplement 15.11.3). */
enum { ERA_YEARS = 400, ERA_DAYS = 146097, EPOCH = 719468 }; /* EPOCH: from 0000-03-01 to 1970-01-01 [days] */
enum { YEAR_MIN = 1, YEAR_MAX = 9999, DAY_SECONDS = 86400 };

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Years from 1 on. */
static int32_t
join(int year, int month, int day)
{
	const int years = month <= 2 ? year - 1 : year;
	const int era = years / ERA_YEARS, of_era = years % ERA_YEARS;
	const int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

	return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH;
}

void
date_split(int32_t days, int *year, int *month, int *day)
{
	const int64_t since = (int64_t)days + EPOCH;
	const int64_t era = (since >= 0 ? since : since - ERA_DAYS + 1) / ERA_DAYS;
	const int of_era = (int)(since - era * ERA_DAYS);
	const int years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	const int of_year = of_era - (365 * years + years / 4 - years / 100);
	const int from_march = (5 * of_year + 2) / 153;

	*day = of_year - (153 * from_march + 2) / 5 + 1;
	*month = from_march < 10 ? from_march + 3 : from_march - 9;
	*year = (int)(era * ERA_YEARS) + years + (*month <= 2);
}

/* A number of `count` digits at `text`, or -1. */
static int
read_digits(const char *text, int count)
{
	int number = 0;

	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		number = number * 10 + (text[i] - '0');
	}
	return number;
}

int
date_parse(const char *text, size_t len, int32_t *days)
{
	int year, month, day;

	if (len != 10 || text[4] != '-' || text[7] != '-')
		return -1;
	year = read_digits(text, 4);
	month = read_digits(text + 5, 2);
	day = read_digits(text + 8, 2);
	if (year < YEAR_MIN || month < 1 || month > 12 || day < 1 || day > month_days(year, month))
		return -1;
	*days = join(year, month, day);
	return 0;
}

/* `number` in `count` digits. */
static void
write_digits(char *text, int number, int count)
{
	for (int i = count - 1; i >= 0; i--, number /= 10)
		text[i] = (char)('0' + number % 10);
}

void
date_format(int32_t days, char text[DATE_TEXT])
{
	int year, month, day;

	date_split(days, &year, &month, &day);
	assert(year >= YEAR_MIN && year <= YEAR_MAX);
	memcpy(text, "0000-00-00", DATE_TEXT);
	write_digits(text, year, 4);
	write_digits(text + 5, month, 2);
	write_digits(text + 8, day, 2);
}

int32_t
date_add_months(int32_t days, int months)
{
	int year, month, day;
	int64_t count;

	date_split(days, &year, &month, &day);
	count = (int64_t)year * 12 + month - 1 + months;
	if (count < YEAR_MIN * 12)
		return join(YEAR_MIN, 1, 1);
	if (count >= (YEAR_MAX + 1) * 12)
		return join(YEAR_MAX, 12, 31);
	year = (int)(count / 12);
	month = (int)(count % 12) + 1;
	return join(year, month, day <= month_days(year, month) ? day : month_days(year, month));
}

int32_t
date_add_days(int32_t days, int more)
{
	const int32_t last = join(YEAR_MAX, 12, 31);

	return days < last - more ? days + more : last;
}

int64_t
date_seconds(int32_t days)
{
	return (int64_t)days * DAY_SECONDS;
}

int
time_parse(const char *text, size_t len, int64_t *seconds)
{
	int32_t days;
	int hour, minute, second;

	if (len != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z' || date_parse(text, 10, &days) != 0)
		return -1;
	hour = read_digits(text + 11, 2);
	minute = read_digits(text + 14, 2);
	second = read_digits(text + 17, 2);
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
		return -1;
	*seconds = date_seconds(days) + hour * 3600 + minute * 60 + second;
	return 0;
}

int
time_read_epoch(const char *text, int64_t *seconds)
{
	int64_t value = 0;
	size_t i;

	for (i = 0; text != NULL && text[i] >= '0' && text[i] <= '9' && value <= LAST_SECOND; i++)
		value = value * 10 + (text[i] - '0');
	if (i == 0 || text[i] != '\0' || value > LAST_SECOND)
		return -1;
	*seconds = value;
	return 0;
}

int32_t
time_day(int64_t seconds)
{
	return (int32_t)((seconds >= 0 ? seconds : seconds - DAY_SECONDS + 1) / DAY_SECONDS);
}

void
time_format(int64_t seconds, char text[TIME_TEXT])
{
	const int32_t days = time_day(seconds);
	const int of_day = (int)(seconds - date_seconds(days));

	date_format(days, text);
	memcpy(text + 10, "T00:00:00Z", TIME_TEXT - 10);
	write_digits(text + 11, of_day / 3600, 2);
	write_digits(text + 14, of_day / 60 % 60, 2);
	write_digits(text + 17, of_day % 60, 2);
}
