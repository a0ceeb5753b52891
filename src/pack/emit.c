/* emit.c - a pack as C source, so that the built-in one is constant data; and whether two packs are the same. */
#include <closeknit/pack.h>

#include <string.h>

/* Members by name, so that a row is right whatever their order; zeros are left out, but for the first. */
#define FIRST(member) buf_printf(out, "{." #member "=%lld", (long long)row->member)
#define NUMBER(member) put_number(out, #member, (long long)row->member)
#define LIST(member) put_list(out, #member, row->member)
#define WHEN(member) (NUMBER(member.condition), LIST(member.privates))

static void
put_number(struct buf *out, const char *member, long long number)
{
	if (number != 0)
		buf_printf(out, ",.%s=%lld", member, number);
}

static void
put_list(struct buf *out, const char *member, struct pack_list list)
{
	/* Where an empty list would begin says nothing, but is kept: equal packs have equal source. */
	if (list.first != 0 || list.count != 0)
		buf_printf(out, ",.%s={%u,%u}", member, list.first, list.count);
}

static void
put_source(struct buf *out, const struct pack *pack, uint32_t i)
{
	const struct pack_source *row = &pack->sources[i];

	FIRST(id), NUMBER(title), NUMBER(publisher), NUMBER(date), NUMBER(url), NUMBER(checked);
}

static void
put_contact(struct buf *out, const struct pack *pack, uint32_t i)
{
	const struct pack_contact *row = &pack->contacts[i];

	FIRST(id), NUMBER(name), NUMBER(whom), NUMBER(phone), NUMBER(url), NUMBER(hours), NUMBER(eligibility);
	NUMBER(age_from), NUMBER(age_to), LIST(nations), LIST(sources), NUMBER(checked);
}

static void
put_band(struct buf *out, const struct pack *pack, uint32_t i)
{
	const struct pack_band *row = &pack->bands[i];

	FIRST(id), NUMBER(label), NUMBER(advice), NUMBER(from);
}

static void
put_topic(struct buf *out, const struct pack *pack, uint32_t i)
{
	const struct pack_topic *row = &pack->topics[i];

	FIRST(id), NUMBER(title), NUMBER(intro), NUMBER(weight), NUMBER(first_question), NUMBER(question_count), LIST(sources);
}

static void
put_question(struct buf *out, const struct pack *pack, uint32_t i)
{
	const struct pack_question *row = &pack->questions[i];

	FIRST(id), NUMBER(ask), NUMBER(help), NUMBER(why), NUMBER(topic), NUMBER(for_each), NUMBER(weight), NUMBER(first_option);
	NUMBER(option_count), NUMBER(least), NUMBER(max), NUMBER(first_item), NUMBER(item_stride), NUMBER(item_count), WHEN(when);
	LIST(sources), NUMBER(kind), NUMBER(is_private);
}

static void
put_option(struct buf *out, const struct pack *pack, uint32_t i)
{
	const struct pack_option *row = &pack->options[i];

	FIRST(id), NUMBER(label), NUMBER(means), NUMBER(question), NUMBER(repeat), LIST(actions), LIST(if_not_actions), NUMBER(risk);
	NUMBER(if_not_risk), NUMBER(critical), NUMBER(unsure), NUMBER(na), NUMBER(exclusive), NUMBER(has_if_not);
}

static void
put_condition(struct buf *out, const struct pack *pack, uint32_t i)
{
	const struct pack_condition *row = &pack->conditions[i];

	FIRST(op), NUMBER(question), LIST(values), LIST(parts);
}

static void
put_item(struct buf *out, const struct pack *pack, uint32_t i)
{
	const struct pack_item *row = &pack->items[i];

	FIRST(question), NUMBER(option);
}

static void
put_steps(struct buf *out, const struct pack *pack, uint32_t i)
{
	const struct pack_steps *row = &pack->steps[i];

	FIRST(form), LIST(todo), NUMBER(path), NUMBER(aim), LIST(search), LIST(words), LIST(if_no), LIST(sources);
}

static void
put_steps_for(struct buf *out, const struct pack *pack, uint32_t i)
{
	const struct pack_steps_for *row = &pack->steps_for[i];

	FIRST(id), NUMBER(steps);
}

static void
put_action(struct buf *out, const struct pack *pack, uint32_t i)
{
	const struct pack_action *row = &pack->actions[i];

	FIRST(id), NUMBER(title), NUMBER(why), NUMBER(minutes), NUMBER(message), NUMBER(steps), NUMBER(steps_for), NUMBER(steps_for_count);
	NUMBER(repeats), WHEN(when), LIST(contacts), LIST(sources), NUMBER(kind), NUMBER(who), NUMBER(due), NUMBER(by_item);
	NUMBER(removes), NUMBER(noticed);
}

static void
put_message(struct buf *out, const struct pack *pack, uint32_t i)
{
	const struct pack_message *row = &pack->messages[i];

	FIRST(id), NUMBER(title), NUMBER(to), NUMBER(body), WHEN(when), LIST(sources);
}

static void
put_advice(struct buf *out, const struct pack *pack, uint32_t i)
{
	const struct pack_advice *row = &pack->advice[i];

	FIRST(text), NUMBER(why), LIST(sources);
}

static void
put_help(struct buf *out, const struct pack *pack, uint32_t i)
{
	const struct pack_help *row = &pack->help[i];

	FIRST(id), NUMBER(title), NUMBER(intro), LIST(steps), LIST(never), LIST(contacts), LIST(sources);
}

static void
put_renamed(struct buf *out, const struct pack *pack, uint32_t i)
{
	const struct pack_renamed *row = &pack->renamed[i];

	FIRST(from), NUMBER(to), NUMBER(kind);
}

/* Each table: its name, its row's struct, its rows' count, and how a row is put. */
struct table_form {
	const char *name, *row;
	size_t count; /* offset in struct pack */
	void (*put)(struct buf *, const struct pack *, uint32_t);
};

#define COUNT(member) offsetof(struct pack, member)
static const struct table_form forms[] = {
	{ "sources", "pack_source", COUNT(source_count), put_source },
	{ "contacts", "pack_contact", COUNT(contact_count), put_contact },
	{ "bands", "pack_band", COUNT(band_count), put_band },
	{ "topics", "pack_topic", COUNT(topic_count), put_topic },
	{ "questions", "pack_question", COUNT(question_count), put_question },
	{ "options", "pack_option", COUNT(option_count), put_option },
	{ "conditions", "pack_condition", COUNT(condition_count), put_condition },
	{ "items", "pack_item", COUNT(item_count), put_item },
	{ "steps", "pack_steps", COUNT(steps_count), put_steps },
	{ "steps_for", "pack_steps_for", COUNT(steps_for_count), put_steps_for },
	{ "actions", "pack_action", COUNT(action_count), put_action },
	{ "messages", "pack_message", COUNT(message_count), put_message },
	{ "advice", "pack_advice", COUNT(advice_count), put_advice },
	{ "help", "pack_help", COUNT(help_count), put_help },
	{ "renamed", "pack_renamed", COUNT(renamed_count), put_renamed },
};

static uint32_t
count_of(const struct pack *pack, const struct table_form *form)
{
	return *(const uint32_t *)(const void *)((const char *)pack + form->count);
}

static void
put_table(struct buf *out, const struct pack *pack, const struct table_form *form)
{
	const uint32_t count = count_of(pack, form);
	uint32_t i;

	if (count == 0) /* C has no empty arrays */
		return;
	buf_printf(out, "static const struct %s %s[] = {\n", form->row, form->name);
	for (i = 0; i < count; i++) {
		form->put(out, pack, i);
		buf_puts(out, "},\n");
	}
	buf_puts(out, "};\n");
}

static void
put_numbers(struct buf *out, const char *name, const uint32_t *numbers, size_t count)
{
	size_t i;

	if (count == 0)
		return;
	buf_printf(out, "static const uint32_t %s[] = {", name);
	for (i = 0; i < count; i++)
		buf_printf(out, "%s%u,", i % 16 == 0 ? "\n" : "", numbers[i]);
	buf_puts(out, "\n};\n");
}

/* Characters one by one: ISO C ends a string at 4095 of them. */
static void
put_texts(struct buf *out, const struct pack *pack)
{
	uint32_t i;

	buf_puts(out, "static const char texts[] = {");
	for (i = 0; i < pack->texts_len; i++) {
		const unsigned char c = (unsigned char)pack->texts[i];

		if (i % 20 == 0)
			buf_putc(out, '\n');
		if (c < 0x20 || c >= 0x7F)
			buf_printf(out, "'\\%o',", c);
		else
			buf_printf(out, "'%s%c',", c == '\'' || c == '\\' ? "\\" : "", c);
	}
	buf_puts(out, "\n};\n");
}

static void
put_head(struct buf *out, const struct pack *row)
{
	const struct pack *pack = row;
	size_t i;

	FIRST(id), NUMBER(version), NUMBER(language), NUMBER(title), NUMBER(summary), NUMBER(licence), NUMBER(publisher_name);
	NUMBER(publisher_url), NUMBER(serial), NUMBER(minutes), NUMBER(reviewed), NUMBER(review_by), NUMBER(sign_off_role);
	NUMBER(sign_off_organisation), NUMBER(sign_off_date), NUMBER(critical_band), NUMBER(texts_len), NUMBER(number_count);
	NUMBER(source_count), NUMBER(contact_count), NUMBER(band_count), NUMBER(topic_count), NUMBER(question_count), NUMBER(option_count);
	NUMBER(condition_count), NUMBER(item_count), NUMBER(steps_count), NUMBER(steps_for_count), NUMBER(action_count);
	NUMBER(message_count), NUMBER(advice_count), NUMBER(help_count), NUMBER(renamed_count), NUMBER(question_bits), NUMBER(action_bits);
	NUMBER(renamed_bits), NUMBER(overlay_id), NUMBER(overlay_serial), NUMBER(base_sources), NUMBER(base_contacts);
	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (count_of(pack, &forms[i]) != 0)
			buf_printf(out, ",\n.%s=%s", forms[i].name, forms[i].name);
	buf_printf(out, ",\n.texts=texts%s,\n.question_slots=question_slots,.action_slots=action_slots,.renamed_slots=renamed_slots};\n",
	    pack->number_count != 0 ? ",.numbers=numbers" : "");
}

void
pack_emit(const struct pack *pack, const char *symbol, struct buf *out)
{
	size_t i;

	buf_printf(out,
	    "/* Made from pack \"%s\", serial %d.  Do not edit: edit the pack. */\n#include <closeknit/pack.h>\n\nextern const struct pack %s;\n\n",
	    pack_id(pack, pack->id), (int)pack->serial, symbol);
	put_texts(out, pack);
	put_numbers(out, "numbers", pack->numbers, pack->number_count);
	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		put_table(out, pack, &forms[i]);
	put_numbers(out, "question_slots", pack->question_slots, (size_t)1 << pack->question_bits);
	put_numbers(out, "action_slots", pack->action_slots, (size_t)1 << pack->action_bits);
	put_numbers(out, "renamed_slots", pack->renamed_slots, (size_t)1 << pack->renamed_bits);
	buf_printf(out, "const struct pack %s = ", symbol);
	put_head(out, pack);
}

/* Every table and field is in the source, so equal source is an equal pack: no second list of fields that could fall behind. */
bool
pack_equal(const struct pack *a, const struct pack *b)
{
	struct buf one = { 0 }, two = { 0 };
	bool is_equal;

	pack_emit(a, "pack", &one);
	pack_emit(b, "pack", &two);
	is_equal = !one.failed && !two.failed && one.len == two.len && memcmp(one.bytes, two.bytes, one.len) == 0;
	buf_clear(&one);
	buf_clear(&two);
	return is_equal;
}
