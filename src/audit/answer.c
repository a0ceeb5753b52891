/* answer.c - answers to items, one at a time; what a walk may ask and when is the walk's. */
#include <closeknit/audit.h>

#include <stdlib.h>
#include <string.h>

#include <closeknit/pack.h>

#include "audit/inside.h"

/* ---- Room --------------------------------------------------------------------------------------------------- */

/* How much of `chosen` an answer holds [options]. */
static size_t
run_len(const struct audit_answer *answer)
{
	return (size_t)answer->count * (answer->has_order ? 2 : 1);
}

int
chosen_reserve(struct audit *audit, size_t begun, size_t more)
{
	size_t live = begun + more, cap, used = 0;
	uint32_t *chosen, i;

	if (audit->chosen_count + begun + more <= audit->chosen_cap)
		return 0;
	for (i = 0; i < audit->pack->item_count; i++)
		live += run_len(&audit->answers[i]);
	cap = live < CHOSEN_MIN / 2 ? CHOSEN_MIN : live * 2;
	if (cap > UINT32_MAX || (chosen = malloc(cap * sizeof(*chosen))) == NULL)
		return -1;
	for (i = 0; i < audit->pack->item_count; i++) {
		struct audit_answer *answer = &audit->answers[i];

		if (answer->count != 0)
			memcpy(chosen + used, audit->chosen + answer->first, run_len(answer) * sizeof(*chosen));
		answer->first = (uint32_t)used;
		used += run_len(answer);
	}
	if (begun != 0)
		memcpy(chosen + used, audit->chosen + audit->chosen_count, begun * sizeof(*chosen));
	free(audit->chosen);
	audit->chosen = chosen;
	audit->chosen_count = used;
	audit->chosen_cap = cap;
	return 0;
}

static int
compare_rows(const void *left, const void *right)
{
	const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

	return (a > b) - (a < b);
}

bool
chosen_sort(uint32_t *options, size_t count)
{
	size_t i;

	for (i = 1; i < count && options[i - 1] < options[i]; i++)
		continue;
	if (i >= count)
		return true;
	qsort(options, count, sizeof(*options), compare_rows);
	for (i = 1; i < count; i++)
		if (options[i - 1] == options[i])
			return false;
	return true;
}

/* ---- Answers ------------------------------------------------------------------------------------------------ */

static int
refuse(const struct audit *audit, uint32_t item, struct err *err, const char *why)
{
	const struct pack *pack = audit->pack;
	struct buf name = { 0 };

	pack_put_item(pack, item, &name);
	err_set(err, ERR_FAILED, "answer to \"%s\": %s", buf_text(&name), why);
	buf_clear(&name);
	return -1;
}

/* Why no walk could give these options, each row once and rising; NULL if one could. */
static const char *
impossible(const struct pack *pack, const struct pack_question *question, const uint32_t options[], size_t count)
{
	size_t i;

	if (question->kind == QUESTION_ONE && count != 1)
		return "expected exactly one option";
	for (i = 0; i < count; i++) {
		if (options[i] < question->first_option || options[i] - question->first_option >= question->option_count)
			return "an option of another question";
		if (count > 1 && pack->options[options[i]].exclusive)
			return "an option that stands alone is beside another";
	}
	return NULL;
}

int
audit_choose(struct audit *audit, uint32_t item, const uint32_t options[], size_t count, struct err *err)
{
	const struct pack *pack = audit->pack;
	struct audit_answer *answer = &audit->answers[item];
	const char *why = "an option twice";
	uint32_t *run;

	if (count > pack->option_count)
		return refuse(audit, item, err, why);
	if (chosen_reserve(audit, 0, count) != 0)
		return err_memory(err);
	run = audit->chosen + audit->chosen_count;
	if (count != 0)
		memcpy(run, options, count * sizeof(*run));
	if (!chosen_sort(run, count) || (why = impossible(pack, &pack->questions[pack->items[item].question], run, count)) != NULL)
		return refuse(audit, item, err, why);
	rest_drop(audit, item);
	if (count > answer->count) {
		answer->first = (uint32_t)audit->chosen_count;
		audit->chosen_count += count;
	} else if (count != 0)
		memmove(audit->chosen + answer->first, run, count * sizeof(*run));
	answer->count = (uint32_t)count;
	answer->given = true;
	answer->later = answer->check = answer->has_order = false;
	return 0;
}

uint32_t
audit_listed(const struct audit *audit, uint32_t item, uint32_t i)
{
	const struct audit_answer *answer = &audit->answers[item];

	return audit->chosen[answer->first + (answer->has_order ? answer->count : 0) + i];
}

void
audit_unanswer(struct audit *audit, uint32_t item)
{
	rest_drop(audit, item);
	audit->answers[item] = (struct audit_answer){ 0 };
}

bool
audit_chose(const struct audit *audit, uint32_t item, uint32_t option)
{
	const struct audit_answer *answer = &audit->answers[item];
	uint32_t low = 0, high = answer->given ? answer->count : 0;

	while (low < high) {
		const uint32_t middle = low + (high - low) / 2, row = audit->chosen[answer->first + middle];

		if (row == option)
			return true;
		if (row < option)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* ---- By ids ------------------------------------------------------------------------------------------------- */

static int
unknown(struct err *err, const char *what, const char *id, const char *nearest)
{
	if (nearest != NULL)
		return err_set(err, ERR_FAILED, "unknown %s \"%s\"; did you mean \"%s\"?", what, id, nearest);
	return err_set(err, ERR_FAILED, "unknown %s \"%s\"", what, id);
}

static int
unknown_item(const struct pack *pack, const char *id, struct err *err)
{
	const char **names = calloc((size_t)pack->item_count + 1, sizeof(*names));
	struct buf texts = { 0 };
	const char *text;
	uint32_t i;
	int nearest;

	if (names == NULL)
		goto fail;
	for (i = 0; i < pack->item_count; i++) {
		pack_put_item(pack, i, &texts);
		buf_putc(&texts, '\0');
	}
	if (texts.failed)
		goto fail;
	for (i = 0, text = buf_text(&texts); i < pack->item_count; i++, text += strlen(text) + 1)
		names[i] = text;
	nearest = text_nearest(id, names, pack->item_count);
	unknown(err, "item", id, nearest >= 0 ? names[nearest] : NULL);
	free(names);
	buf_clear(&texts);
	return -1;

fail:
	free(names);
	buf_clear(&texts);
	return err_memory(err);
}

static int
unknown_option(const struct pack *pack, const struct pack_question *question, const char *id, struct err *err)
{
	const char **names = calloc((size_t)question->option_count + 1, sizeof(*names));
	uint32_t i;
	int nearest;

	if (names == NULL)
		return err_memory(err);
	for (i = 0; i < question->option_count; i++)
		names[i] = pack_id(pack, pack->options[question->first_option + i].id);
	nearest = text_nearest(id, names, question->option_count);
	unknown(err, "option", id, nearest >= 0 ? names[nearest] : NULL);
	free(names);
	return -1;
}

int
audit_answer(struct audit *audit, const char *item, const char *const options[], size_t count, struct err *err)
{
	const struct pack *pack = audit->pack;
	const uint32_t row = pack_find_item(pack, item, strlen(item));
	uint32_t *rows;
	size_t i;
	int result;

	if (row == PACK_NONE)
		return unknown_item(pack, item, err);
	if ((rows = calloc(count + 1, sizeof(*rows))) == NULL)
		return err_memory(err);
	for (i = 0; i < count; i++) {
		rows[i] = pack_find_option(pack, pack->items[row].question, options[i], strlen(options[i]));
		if (rows[i] == PACK_NONE) {
			unknown_option(pack, &pack->questions[pack->items[row].question], options[i], err);
			free(rows);
			return -1;
		}
	}
	result = audit_choose(audit, row, rows, count, err);
	free(rows);
	return result;
}
