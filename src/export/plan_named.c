/* plan_named.c - one key of plan JSON at a time; remembers the sources and contacts that were named. */
#include "export/plan_named.h"

void
named_put_text(struct named *n, const char *key, uint32_t text)
{
	json_out_key(&n->out, key);
	json_out_string(&n->out, pack_text(n->pack, text));
}

/* A key that is left out where the pack has nothing for it. */
void
named_put_text_if(struct named *n, const char *key, uint32_t text)
{
	if (text != 0)
		named_put_text(n, key, text);
}

void
named_put_id(struct named *n, const char *key, uint32_t id)
{
	json_out_key(&n->out, key);
	json_out_string(&n->out, pack_id(n->pack, id));
}

void
named_put_day(struct named *n, const char *key, int32_t day)
{
	char text[DATE_TEXT];

	json_out_key(&n->out, key);
	if (day == DATE_NONE) {
		json_out_null(&n->out);
		return;
	}
	date_format(day, text);
	json_out_string(&n->out, text);
}

/* A text with "{item}" filled in for the repeat's option. */
void
named_put_filled(struct named *n, uint32_t text, uint32_t option)
{
	struct buf filled = { 0 };

	pack_put_text(n->pack, text, option, &filled);
	json_out_string_len(&n->out, buf_text(&filled), filled.len);
	if (filled.failed)
		n->out.buf->failed = true;
	buf_clear(&filled);
}

void
named_put_filled_list(struct named *n, const char *key, struct pack_list list, uint32_t option)
{
	uint32_t i;

	json_out_key(&n->out, key);
	json_out_array(&n->out);
	for (i = 0; i < list.count; i++)
		named_put_filled(n, n->pack->numbers[list.first + i], option);
	json_out_array_end(&n->out);
}

void
named_put_sources(struct named *n, const char *key, struct pack_list list)
{
	uint32_t i;

	json_out_key(&n->out, key);
	json_out_array(&n->out);
	for (i = 0; i < list.count; i++) {
		uint32_t row = n->pack->numbers[list.first + i];

		n->sources[row] = true;
		json_out_string(&n->out, pack_id(n->pack, n->pack->sources[row].id));
	}
	json_out_array_end(&n->out);
}

void
named_put_sources_if(struct named *n, const char *key, struct pack_list list)
{
	if (list.count > 0)
		named_put_sources(n, key, list);
}

void
named_put_contacts(struct named *n, struct pack_list list)
{
	uint32_t i;

	json_out_key(&n->out, "contacts");
	json_out_array(&n->out);
	for (i = 0; i < list.count; i++) {
		uint32_t row = n->pack->numbers[list.first + i];

		n->contacts[row] = true;
		json_out_string(&n->out, pack_id(n->pack, n->pack->contacts[row].id));
	}
	json_out_array_end(&n->out);
}

void
named_put_flag(struct named *n, const char *key, bool flag)
{
	json_out_key(&n->out, key);
	json_out_bool(&n->out, flag);
}
