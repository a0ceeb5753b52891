/* read_answers.c - the answers of an audit file: old ids renamed, then unknown ones left out, then what remains judged (DESIGN.md 5). */
#include "audit/inside.h"

#include <string.h>

/* ---- Whom an answer is for ---------------------------------------------------------------------------------- */

/* Whether `id` is that text.  The length tells most others apart before a byte is compared; no NUL is in what the reader gives. */
static inline bool
is_text(const struct pack *pack, uint32_t text, struct audit_span id)
{
	const char *own = pack_id(pack, text);

	return id.len < pack->texts_len - text && own[id.len] == '\0' && memcmp(own, id.bytes, id.len) == 0;
}

static bool
names_item(const struct pack *pack, uint32_t item, struct audit_span id)
{
	const struct pack_item *row = &pack->items[item];
	const uint32_t text = pack->questions[row->question].id;
	size_t head;

	if (row->option == PACK_NONE)
		return is_text(pack, text, id);
	head = strlen(pack_id(pack, text));
	if (head >= id.len || id.bytes[head] != '@' || memcmp(pack_id(pack, text), id.bytes, head) != 0)
		return false;
	return is_text(pack, pack->options[row->option].id, (struct audit_span){ id.bytes + head + 1, id.len - head - 1 });
}

/* Answers come in the pack's order, with hidden ones left out: so a few guesses spare most look-ups. */
static uint32_t
find_item(struct reading *reading, struct audit_span id, bool *renamed)
{
	enum { GUESSES = 4 };
	const struct pack *pack = reading->pack;
	uint32_t item = reading->next, guess;

	for (guess = 0; guess < GUESSES && item < pack->item_count; guess++, item++)
		if (names_item(pack, item, id)) {
			reading->next = item + 1;
			return item;
		}
	if ((item = name_item(pack, id, renamed)) != PACK_NONE)
		reading->next = item + 1;
	return item;
}

/* ---- What it is --------------------------------------------------------------------------------------------- */

struct given {
	uint32_t item;
	struct audit_span key; /* as in the file */
	size_t at;	       /* of the value [bytes] */
	bool unknown;	       /* it names an option that the pack does not know */
	bool impossible;       /* no walk could give it */
	bool has_order;	       /* the file's order is another than the pack's, and stands behind the run */
	bool renamed;	       /* it came by an old id, its own or an option's */
};

/* The option that the string just read names, among `question`'s; `next` is the likeliest. */
static uint32_t
find_option(struct reading *reading, const struct pack_question *question, uint32_t next, bool *renamed)
{
	const struct pack *pack = reading->pack;
	const struct audit_span id = read_token_text(reading);
	const uint32_t end = question->first_option + question->option_count;
	uint32_t row;

	for (row = next; row < end; row++)
		if (is_text(pack, pack->options[row].id, id))
			return row;
	return name_option(pack, (uint32_t)(question - pack->questions), id, renamed);
}

static void
unknown_option(struct reading *reading, struct given *given)
{
	given->unknown = true;
	read_warn(reading, reading->token.at, "unknown option", read_token_text(reading), "kept, counts for nothing");
}

/* Put a row behind the `*count` begun ones. */
static int
add_row(struct reading *reading, uint32_t row, size_t *count)
{
	struct audit *audit = reading->audit;

	if (audit->chosen_count + *count == audit->chosen_cap && chosen_reserve(audit, *count, 1) != 0)
		return read_memory(reading);
	audit->chosen[audit->chosen_count + (*count)++] = row;
	return 0;
}

/* Take what the list, just begun, holds: rows by their own ids behind chosen_count, *count of them; those by old ids into reading->olds. */
static int
read_list(struct reading *reading, struct given *given, const struct pack_question *question, size_t *count)
{
	uint32_t next = question->first_option, row;
	enum json_kind kind;

	while ((kind = read_next(reading)) != JSON_ARRAY_END) {
		bool is_old = false;

		if (kind == JSON_FAULT)
			return -1;
		if (kind != JSON_STRING) {
			given->impossible = true;
			if (read_skip(reading) != 0)
				return -1;
		} else if ((row = find_option(reading, question, next, &is_old)) == PACK_NONE)
			unknown_option(reading, given);
		else {
			buf_add(&reading->order, &row, sizeof(row));
			given->renamed |= is_old;
			if (is_old)
				buf_add(&reading->olds, &row, sizeof(row));
			else if (add_row(reading, row, count) != 0)
				return -1;
			else
				next = row + 1;
		}
	}
	if (buf_check(&reading->order, reading->err) != 0)
		return -1;
	return buf_check(&reading->olds, reading->err);
}

/*
 * An option twice is what no walk gives; but two ids of which at least one is old, and that become the same, count once.
 */
static int
join_olds(struct reading *reading, struct given *given, size_t *count)
{
	struct audit *audit = reading->audit;
	size_t i, left = 0;
	uint32_t *run, row;

	if (!chosen_sort(audit->chosen + audit->chosen_count, *count))
		given->impossible = true;
	for (i = 0; i < reading->olds.len; i += sizeof(row)) {
		memcpy(&row, reading->olds.bytes + i, sizeof(row));
		if (add_row(reading, row, count) != 0)
			return -1;
	}
	run = audit->chosen + audit->chosen_count;
	chosen_sort(run, *count);
	for (i = 0; i < *count; i++)
		if (i == 0 || run[i] != run[i - 1])
			run[left++] = run[i];
	*count = left;
	return 0;
}

/* Where `row` stands in the rising run. */
static size_t
find_row(const uint32_t *run, size_t count, uint32_t row)
{
	size_t low = 0, high = count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (run[middle] < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * Put the options behind their run once more, in the order of the file: the first of those that became the same stays.  The ledger of a score lists
 * them so (the worked example "marks").
 */
static int
keep_order(struct reading *reading, struct given *given, size_t count)
{
	struct audit *audit = reading->audit;
	size_t i, listed = 0;
	uint32_t row, *run;

	if (chosen_reserve(audit, count, count) != 0)
		return read_memory(reading);
	buf_reset(&reading->olds);
	for (i = 0; i < count; i++)
		buf_putc(&reading->olds, 0);
	if (buf_check(&reading->olds, reading->err) != 0)
		return -1;
	run = audit->chosen + audit->chosen_count;
	for (i = 0; i < reading->order.len; i += sizeof(row)) {
		size_t at;

		memcpy(&row, reading->order.bytes + i, sizeof(row));
		at = find_row(run, count, row);
		if (reading->olds.bytes[at] == 0)
			run[count + listed++] = row;
		reading->olds.bytes[at] = 1;
	}
	given->has_order = memcmp(run, run + count, count * sizeof(*run)) != 0;
	return 0;
}

static int
read_many(struct reading *reading, struct given *given, const struct pack_question *question, size_t *count)
{
	struct audit *audit = reading->audit;
	const struct pack *pack = reading->pack;
	size_t i;

	if (reading->token.kind != JSON_ARRAY) {
		given->impossible = true;
		return read_skip(reading);
	}
	buf_reset(&reading->olds);
	buf_reset(&reading->order);
	if (read_list(reading, given, question, count) != 0)
		return -1;
	if (reading->olds.len != 0 || !chosen_sort(audit->chosen + audit->chosen_count, *count))
		if (join_olds(reading, given, count) != 0)
			return -1;
	if (*count > 1 && memcmp(reading->order.bytes, audit->chosen + audit->chosen_count, *count * sizeof(*audit->chosen)) != 0)
		if (keep_order(reading, given, *count) != 0)
			return -1;
	for (i = 0; *count > 1 && i < *count; i++)
		if (pack->options[audit->chosen[audit->chosen_count + i]].exclusive)
			given->impossible = true;
	return 0;
}

static int
read_one(struct reading *reading, struct given *given, const struct pack_question *question, size_t *count)
{
	bool is_old = false;
	uint32_t row;

	if (reading->token.kind != JSON_STRING) {
		given->impossible = true;
		return read_skip(reading);
	}
	if ((row = find_option(reading, question, question->first_option, &is_old)) == PACK_NONE) {
		unknown_option(reading, given);
		return 0;
	}
	given->renamed |= is_old;
	return add_row(reading, row, count);
}

/* ---- One answer --------------------------------------------------------------------------------------------- */

/* Over a value that counts for nothing, keeping it if `section` says so. */
static int
pass_over(struct reading *reading, struct audit_span key, bool keep)
{
	const size_t at = reading->token.at;

	if (read_skip(reading) != 0)
		return -1;
	if (!keep)
		return 0;
	if (rest_keep(reading->audit, REST_ANSWERS, PACK_NONE, key, (struct audit_span){ reading->bytes + at, reading->token.end - at }) != 0)
		return read_memory(reading);
	return 0;
}

static int
take_answer(struct reading *reading, struct given *given)
{
	struct audit *audit = reading->audit;
	const struct pack_question *question = &reading->pack->questions[reading->pack->items[given->item].question];
	struct audit_answer *answer = &audit->answers[given->item];
	size_t count = 0;

	if ((question->kind == QUESTION_ONE ? read_one : read_many)(reading, given, question, &count) != 0)
		return -1;
	if (given->unknown || given->impossible) {
		if (given->impossible)
			read_warn(reading, given->at, "an answer that cannot be given, to", given->key, "kept, counts as unanswered");
		if (rest_keep(audit, REST_ANSWERS, given->item, (struct audit_span){ 0 },
			(struct audit_span){ reading->bytes + given->at, reading->token.end - given->at }) != 0)
			return read_memory(reading);
		if (given->impossible || count == 0)
			return 0;
	}
	answer->first = (uint32_t)audit->chosen_count;
	answer->count = (uint32_t)count;
	answer->given = true;
	answer->has_order = given->has_order;
	audit->renamed += given->renamed;
	audit->chosen_count += given->has_order ? 2 * count : count;
	return 0;
}

/* The answer to the item that the key just read names. */
static int
read_answer(struct reading *reading)
{
	struct audit *audit = reading->audit;
	const struct pack *pack = reading->pack;
	const struct audit_span key = read_token_json(reading);
	const struct audit_span name = { key.bytes + 1, key.len - 2 };
	bool is_old = false, has_answer;
	struct given given = { .item = find_item(reading, read_token_text(reading), &is_old), .key = name };

	if (read_next(reading) == JSON_FAULT)
		return -1;
	given.at = reading->token.at;
	given.renamed = is_old;
	if (given.item == PACK_NONE) {
		audit->gone++;
		read_warn(reading, (size_t)(key.bytes - reading->bytes), "answer to the unknown question", name, "kept, counts for nothing");
		return pass_over(reading, key, true);
	}
	if (pack->questions[pack->items[given.item].question].is_private) {
		read_warn(
		    reading, (size_t)(key.bytes - reading->bytes), "answer to the private question", name, "such answers are not kept; left out");
		return pass_over(reading, key, false);
	}
	has_answer = audit->answers[given.item].given || audit->answers[given.item].kept != 0;
	if (has_answer && is_old) {
		read_warn(reading, (size_t)(key.bytes - reading->bytes), "answer by the old id", name, "there is another; left out");
		return pass_over(reading, key, false);
	}
	if (has_answer) { /* a key stands once in a file: what is there came by an old id */
		rest_drop(audit, given.item);
		audit->answers[given.item].given = false;
		audit->answers[given.item].count = 0;
		audit->answers[given.item].has_order = false;
	}
	return take_answer(reading, &given);
}

int
read_answers(struct reading *reading)
{
	enum json_kind kind = read_next(reading);

	if (kind == JSON_FAULT)
		return -1;
	if (kind != JSON_OBJECT)
		return read_fail(reading, reading->token.at, "\"answers\": expected an object of answers by item");
	reading->next = 0;
	while ((kind = read_next(reading)) == JSON_KEY)
		if (read_answer(reading) != 0)
			return -1;
	return kind == JSON_FAULT ? -1 : 0;
}
