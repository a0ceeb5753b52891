/* json_number.c - the numbers of JSON: their grammar (RFC 8259 6), whole ones' values, and whether a double holds them. */
#include "json_inside.h"

#include <string.h>

/*
 * 2^1024 - 2^970: halfway from the largest double to the next power of two.  From here on a number rounds to infinity (IEEE 754-2008 4.3.1).
 */
static const char first_beyond[] = "17976931348623158079372897140530341507993413271003782693617377898044496829276475094664901797758720709633"
				   "02864166928879109465555478519404026306574886715058206819089020007083836762738548458177115317644757302700"
				   "69855571366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497792";

enum { EXPONENT_BEYOND = 1000000000 }; /* larger exponents all mean the same, as no file has that many digits */

static bool
is_digit(const char *at, const char *end)
{
	return at < end && *at >= '0' && *at <= '9';
}

/* Compare the digits from `first` (a point among them is passed over) with first_beyond. */
static bool
reach_beyond(const char *first, const char *to)
{
	size_t i = 0;

	for (const char *at = first; at < to && i < sizeof(first_beyond) - 1; at++) {
		if (*at == '.')
			continue;
		if (*at != first_beyond[i])
			return *at > first_beyond[i];
		i++;
	}
	while (i < sizeof(first_beyond) - 1)
		if (first_beyond[i++] != '0')
			return false;
	return true;
}

/* Whether the digits (and a point) in from..to times ten to the `exponent` are more than a double holds. */
static bool
is_beyond_double(const char *from, const char *to, int64_t exponent)
{
	const char *point = memchr(from, '.', (size_t)(to - from));
	const char *first = from;

	if (point == NULL)
		point = to;
	while (first < to && (*first == '0' || *first == '.'))
		first++;
	if (first == to)
		return false;
	/* What the first digit counts: 2 for 123, -1 for 0.1. */
	exponent += first < point ? point - first - 1 : point - first;
	if (exponent != (int64_t)sizeof(first_beyond) - 2)
		return exponent > (int64_t)sizeof(first_beyond) - 2;
	return reach_beyond(first, to);
}

static const char *
fail_digit(struct json_reader *reader, const char *number, const char *at, const char *behind_what)
{
	if (at == reader->end)
		return json_fail_cut(reader, "the rest of a number");
	return json_fail(reader, JSON_FAULT_NUMBER, number, "number without a digit behind its %s; expected 0-9 there", behind_what);
}

/* How much of a number a message shows [bytes]. */
static int
shown_len(const char *from, const char *to)
{
	return to - from < 40 ? (int)(to - from) : 40;
}

static const char *
fail_beyond(struct json_reader *reader, const char *number, const char *to)
{
	return json_fail(reader, JSON_FAULT_NUMBER, number, "number %.*s%s is too large; expected less than 1.8e308", shown_len(number, to), number,
	    to - number > 40 ? "..." : "");
}

/* Point and exponent of the number begun at `number`, whose whole digits are digits..at. */
static const char *
read_fraction(struct json_reader *reader, const char *number, const char *digits, const char *at)
{
	const char *mantissa_end;
	int64_t exponent = 0;
	bool is_small = false;

	if (*at == '.') {
		if (!is_digit(++at, reader->end))
			return fail_digit(reader, number, at, "point");
		while (is_digit(at, reader->end))
			at++;
	}
	mantissa_end = at;
	if (at < reader->end && (*at == 'e' || *at == 'E')) {
		at++;
		if (at < reader->end && (*at == '+' || *at == '-'))
			is_small = *at++ == '-';
		if (!is_digit(at, reader->end))
			return fail_digit(reader, number, at, "exponent sign");
		for (; is_digit(at, reader->end); at++)
			if (exponent < EXPONENT_BEYOND)
				exponent = exponent * 10 + (*at - '0');
	}
	if (is_beyond_double(digits, mantissa_end, is_small ? -exponent : exponent))
		return fail_beyond(reader, number, at);
	return at;
}

/* The value of at most 19 digits, as many as 64 bits always hold, with its sign. */
static void
set_whole(struct json_token *token, uint64_t value, bool is_minus)
{
	if (is_minus ? value - 1 > (uint64_t)INT64_MAX : value > (uint64_t)INT64_MAX)
		return;
	token->is_whole = true;
	/* -(value - 1) - 1, so that the least number of all needs no larger type. */
	token->whole = is_minus ? -(int64_t)(value - 1) - 1 : (int64_t)value;
}

const char *
json_number(struct json_reader *reader, struct json_token *token, const char *number)
{
	const bool is_minus = *number == '-';
	const char *digits = number + is_minus, *at = digits;
	uint64_t value = 0;

	if (!is_digit(at, reader->end))
		return fail_digit(reader, number, at, "minus");
	for (; is_digit(at, reader->end); at++)
		value = value * 10 + (uint64_t)(*at - '0');
	if (*digits == '0' && at - digits > 1)
		return json_fail(
		    reader, JSON_FAULT_NUMBER, number, "number with a leading zero (%.*s); expected it without", shown_len(number, at), number);
	if (at < reader->end && (*at == '.' || *at == 'e' || *at == 'E')) {
		at = read_fraction(reader, number, digits, at);
	} else if (at - digits <= 19) {
		set_whole(token, value, is_minus);
	} else if (is_beyond_double(digits, at, 0)) {
		at = fail_beyond(reader, number, at);
	}
	token->text = number;
	token->len = at != NULL ? (size_t)(at - number) : 0;
	return at;
}
