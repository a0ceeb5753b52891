/* test_date.c - civil dates and moments. */
#include "closeknit/base.h"

#include <string.h>

#include "suites.h"

static const struct {
	const char *text;
	int32_t days;
} known[] = {
	{ "1970-01-01", 0 },
	{ "1970-01-02", 1 },
	{ "1969-12-31", -1 },
	{ "2000-02-29", 11016 },
	{ "2000-03-01", 11017 },
	{ "2026-11-22", 20779 },
	{ "0001-01-01", -719162 },
	{ "9999-12-31", 2932896 },
	{ "1900-02-28", -25509 },
	{ "1900-03-01", -25508 },
};

static const char *const no_dates[] = {
	"",
	"2026-11-2",
	"2026-11-222",
	"2026-13-01",
	"2026-00-01",
	"2026-01-00",
	"2026-01-32",
	"2026-02-29",
	"1900-02-29",
	"2100-02-29",
	"2026-04-31",
	"0000-01-01",
	"2026/11/22",
	"2026-11-22T",
	" 2026-11-22",
	"20261122",
	"-026-11-22",
	"+026-11-22",
	"2026-1 -22",
	"2026-11-2x",
	"202\xD9\xA6-11-22",
};

static const char *const no_times[] = {
	"2026-11-22",
	"2026-11-22T10:00:00",
	"2026-11-22T10:00:00z",
	"2026-11-22t10:00:00Z",
	"2026-11-22 10:00:00Z",
	"2026-11-22T24:00:00Z",
	"2026-11-22T10:60:00Z",
	"2026-11-22T10:00:60Z",
	"2026-11-22T10:00:00+00:00",
	"2026-02-30T10:00:00Z",
	"2026-11-22T1x:00:00Z",
	"2026-11-22T10:00:00.0Z",
};

START_TEST(known_date_is_its_day_number_and_back)
{
	int32_t days = 99;
	char text[DATE_TEXT];

	ck_assert_int_eq(date_parse(known[_i].text, strlen(known[_i].text), &days), 0);
	ck_assert_int_eq(days, known[_i].days);
	date_format(days, text);
	ck_assert_str_eq(text, known[_i].text);
}
END_TEST

START_TEST(what_is_no_date_is_refused)
{
	int32_t days = 99;

	ck_assert_int_eq(date_parse(no_dates[_i], strlen(no_dates[_i]), &days), -1);
	ck_assert_int_eq(days, 99);
}
END_TEST

START_TEST(every_day_of_ten_thousand_years_follows_the_one_before)
{
	int year = 1, month = 1, day = 0, last_year, last_month, last_day;
	int32_t first = 0, last = 0;

	date_parse("0001-01-01", 10, &first);
	date_parse("9999-12-31", 10, &last);
	date_split(first - 1, &last_year, &last_month, &last_day);
	ck_assert_int_eq(last_day, 31);
	for (int32_t days = first; days <= last; days++) {
		bool is_first;

		date_split(days, &year, &month, &day);
		is_first = last_day >= 28 && month != last_month;
		/* One comparison a day, as an assertion for each would take seconds. */
		if (is_first ? day != 1 || month != last_month % 12 + 1 || year != last_year + (month == 1) : day != last_day + 1)
			ck_abort_msg("%04d-%02d-%02d follows %04d-%02d-%02d", year, month, day, last_year, last_month, last_day);
		last_year = year;
		last_month = month;
		last_day = day;
	}
	ck_assert_int_eq(year, 9999);
}
END_TEST

START_TEST(leap_days_come_every_four_years_but_in_three_centuries_of_four)
{
	static const struct {
		const char *text;
		int result;
	} days[] = {
		{ "2024-02-29", 0 },
		{ "2023-02-29", -1 },
		{ "2000-02-29", 0 },
		{ "2100-02-29", -1 },
		{ "2400-02-29", 0 },
		{ "0004-02-29", 0 },
	};
	int32_t found;

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		ck_assert_int_eq(date_parse(days[i].text, 10, &found), days[i].result);
}
END_TEST

static void
check_months(const char *from, int months, const char *expected)
{
	int32_t days = 0;
	char text[DATE_TEXT];

	ck_assert_int_eq(date_parse(from, 10, &days), 0);
	date_format(date_add_months(days, months), text);
	ck_assert_str_eq(text, expected);
}

START_TEST(month_later_is_the_same_day_or_the_last_one)
{
	check_months("2026-11-22", 1, "2026-12-22");
	check_months("2026-11-22", 2, "2027-01-22");
	check_months("2026-01-31", 1, "2026-02-28");
	check_months("2024-01-31", 1, "2024-02-29");
	check_months("2026-08-31", 6, "2027-02-28");
	check_months("2026-01-15", -1, "2025-12-15");
	check_months("2026-03-31", -1, "2026-02-28");
	check_months("2026-05-31", 0, "2026-05-31");
	check_months("2026-05-31", 1200, "2126-05-31");
	check_months("9999-12-15", 1, "9999-12-31");
	check_months("0001-01-15", -1, "0001-01-01");
}
END_TEST

START_TEST(moment_is_its_seconds_and_back)
{
	static const struct {
		const char *text;
		int64_t seconds;
	} moments[] = {
		{ "1970-01-01T00:00:00Z", 0 },
		{ "2026-11-22T10:05:09Z", INT64_C(1795341909) },
		{ "1969-12-31T23:59:59Z", -1 },
		{ "2038-01-19T03:14:08Z", INT64_C(2147483648) },
		{ "9999-12-31T23:59:59Z", INT64_C(253402300799) },
		{ "0001-01-01T00:00:00Z", INT64_C(-62135596800) },
	};
	char text[TIME_TEXT];

	for (size_t i = 0; i < sizeof(moments) / sizeof(moments[0]); i++) {
		int64_t seconds = 99;

		ck_assert_int_eq(time_parse(moments[i].text, 20, &seconds), 0);
		ck_assert_int_eq(seconds, moments[i].seconds);
		time_format(seconds, text);
		ck_assert_str_eq(text, moments[i].text);
	}
}
END_TEST

START_TEST(days_later_end_with_the_last_day_there_is)
{
	ck_assert_int_eq(date_add_days(20780, 7), 20787);
	ck_assert_int_eq(date_add_days(2932895, 1), 2932896);
	ck_assert_int_eq(date_add_days(2932896, 7), 2932896);
	ck_assert_int_eq(date_add_days(2932890, 7), 2932896);
}
END_TEST

/* An audit may say that it was begun before 1970: its day is the one that it was. */
START_TEST(day_of_a_moment_begins_with_its_first_second_before_1970_too)
{
	static const int32_t days[] = { -719162, -2, -1, 0, 1, 20780, 2932896 };
	size_t i;

	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		ck_assert_int_eq(time_day(date_seconds(days[i])), days[i]);
		ck_assert_int_eq(time_day(date_seconds(days[i]) + 86399), days[i]);
	}
}
END_TEST

START_TEST(what_is_no_moment_is_refused)
{
	int64_t seconds = 99;

	ck_assert_int_eq(time_parse(no_times[_i], strlen(no_times[_i]), &seconds), -1);
	ck_assert_int_eq(seconds, 99);
}
END_TEST

START_TEST(a_source_date_epoch_is_whole_seconds_and_nothing_else)
{
	static const char *const none[] = { "", "-1", "1.5", " 1", "1 ", "0x10", "253402300800", "99999999999999999999999", "now" };
	int64_t seconds = 99;
	size_t i;

	for (i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		ck_assert_int_eq(time_read_epoch(none[i], &seconds), -1);
	ck_assert_int_eq(time_read_epoch(NULL, &seconds), -1);
	ck_assert_int_eq(seconds, 99);
	ck_assert_int_eq(time_read_epoch("0", &seconds), 0);
	ck_assert_int_eq(seconds, 0);
	ck_assert_int_eq(time_read_epoch("253402300799", &seconds), 0);
	ck_assert_int_eq(seconds, INT64_C(253402300799));
}
END_TEST

#define COUNT(list) (int)(sizeof(list) / sizeof((list)[0]))

Suite *
suite_date(void)
{
	Suite *suite = suite_create("date");
	TCase *tests = tcase_create("date");

	tcase_add_loop_test(tests, known_date_is_its_day_number_and_back, 0, COUNT(known));
	tcase_add_loop_test(tests, what_is_no_date_is_refused, 0, COUNT(no_dates));
	tcase_add_test(tests, every_day_of_ten_thousand_years_follows_the_one_before);
	tcase_add_test(tests, leap_days_come_every_four_years_but_in_three_centuries_of_four);
	tcase_add_test(tests, month_later_is_the_same_day_or_the_last_one);
	tcase_add_test(tests, moment_is_its_seconds_and_back);
	tcase_add_test(tests, days_later_end_with_the_last_day_there_is);
	tcase_add_test(tests, day_of_a_moment_begins_with_its_first_second_before_1970_too);
	tcase_add_test(tests, a_source_date_epoch_is_whole_seconds_and_nothing_else);
	tcase_add_loop_test(tests, what_is_no_moment_is_refused, 0, COUNT(no_times));
	suite_add_tcase(suite, tests);
	return suite;
}
