/* contacts.c - whom to call, as blocks of the neutral document. */
#include "export/contacts.h"

#include <closeknit/export.h>

#include <string.h>

#include "base/say.h"
#include "export/words.h"

/* A number as it is shown: where the page goes from right to left, no-break spaces keep its groups in their order (UAX #9, W4), or "0800 1111" would be shown as "1111 0800". */
static const char *
shown_phone(struct doc *doc, const char *phone)
{
	struct buf text = { 0 };
	const char *shown;

	if (!doc_is_rtl(doc->language))
		return phone;
	for (; *phone != '\0'; phone++) {
		if (*phone == ' ')
			buf_puts(&text, "\xC2\xA0");
		else
			buf_putc(&text, *phone);
	}
	doc->failed |= text.failed;
	shown = doc_text(doc, buf_text(&text));
	buf_clear(&text);
	return shown != NULL ? shown : "";
}

void
doc_add_contacts(struct doc *doc, const struct pack *pack, struct pack_list list, int32_t today)
{
	uint32_t i;

	for (i = 0; i < list.count; i++) {
		const struct pack_contact *contact = &pack->contacts[pack->numbers[list.first + i]];
		struct doc_block *block;

		words_quoted(doc, pack, contact->name, doc_add(doc, DOC_ITEM, 1, "%s. %s", pack_text(pack, contact->name), pack_text(pack, contact->whom)));
		if (contact->eligibility != 0)
			words_add(doc, DOC_PARAGRAPH, 2, pack, contact->eligibility);
		if (contact->phone != 0)
			SAY(doc, DOC_PARAGRAPH, 2, _("Call %s"), shown_phone(doc, pack_text(pack, contact->phone)));
		if (contact->hours != 0 && !pack_is_stale(pack, today))
			words_add(doc, DOC_PARAGRAPH, 2, pack, contact->hours);
		if ((block = SAY(doc, DOC_LINK, 2, "%s", _("On the web:"))) != NULL) {
			block->url = doc_text(doc, pack_id(pack, contact->url));
			block->qr = true;
		}
	}
	if (list.count > 0)
		contacts_add_checked(doc, pack, false);
}

void
contacts_put_names(const struct pack *pack, struct pack_list list, struct buf *out)
{
	uint32_t i;

	for (i = 0; i < list.count; i++)
		buf_printf(out, "%s%s", i > 0 ? ", " : "", pack_text(pack, pack->contacts[pack->numbers[list.first + i]].name));
}

/* Whether it is figures and blanks, with a plus before them at most: else it is no tel: address (RFC 3966 3). */
static bool
is_number(const char *phone)
{
	const char *figures = phone + (phone[0] == '+');

	return figures[strspn(figures, "0123456789 ")] == '\0' && strpbrk(figures, "0123456789") != NULL;
}

/* What leads to that number (RFC 3966); NULL if it is none, or no memory. */
static const char *
phone_url(struct doc *doc, const char *phone)
{
	struct buf url = { 0 };
	const char *c, *copy;

	if (!is_number(phone))
		return NULL;
	buf_puts(&url, "tel:");
	for (c = phone; *c != '\0'; c++)
		if (*c != ' ')
			buf_putc(&url, *c);
	copy = doc_text(doc, buf_text(&url));
	doc->failed |= url.failed;
	buf_clear(&url);
	return copy;
}

/* A number to call; what is no number is only said. */
static void
add_phone(struct doc *doc, const char *phone)
{
	const char *url = phone_url(doc, phone);
	struct doc_block *block = SAY(doc, url != NULL ? DOC_LINK : DOC_PARAGRAPH, 0, _("Call %s"), shown_phone(doc, phone));

	if (block != NULL)
		block->url = url;
}

/* Whom it is for, who may call and when, in one paragraph. */
static void
add_about(struct doc *doc, const struct pack *pack, const struct pack_contact *contact, int32_t today)
{
	struct buf about = { 0 };

	buf_puts(&about, pack_text(pack, contact->whom));
	if (contact->eligibility != 0)
		buf_printf(&about, " %s", pack_text(pack, contact->eligibility));
	if (contact->hours != 0 && !pack_is_stale(pack, today))
		buf_printf(&about, " %s", pack_text(pack, contact->hours));
	words_quoted(doc, pack, contact->whom, doc_add(doc, DOC_PARAGRAPH, 0, "%s", buf_text(&about)));
	doc->failed |= about.failed;
	buf_clear(&about);
}

void
contacts_add_all(struct doc *doc, const struct pack *pack, int level, int32_t today)
{
	uint32_t i;

	contacts_add_checked(doc, pack, false);
	for (i = 0; i < pack->contact_count; i++) {
		const struct pack_contact *contact = &pack->contacts[i];
		struct doc_block *block;

		words_add(doc, DOC_HEADING, level, pack, contact->name);
		add_about(doc, pack, contact, today);
		if (contact->phone != 0)
			add_phone(doc, pack_text(pack, contact->phone));
		/* The address alone says what it is. */
		if ((block = doc_add(doc, DOC_LINK, 0, "%s", "")) != NULL) {
			block->url = doc_text(doc, pack_id(pack, contact->url));
			block->qr = true;
		}
	}
}

void
contacts_add_one(struct doc *doc, const struct pack *pack, uint32_t row, enum contact_room room)
{
	const struct pack_contact *contact = &pack->contacts[row];
	bool is_link = room == CONTACT_CODE || contact->phone == 0;
	struct buf text = { 0 };
	struct doc_block *block;

	/* The number first: it is what is looked for, and never breaks over two lines there. */
	if (contact->phone != 0)
		buf_printf(&text, "%s: ", shown_phone(doc, pack_text(pack, contact->phone)));
	buf_puts(&text, pack_text(pack, contact->name));
	if (room != CONTACT_LINE)
		buf_printf(&text, ". %s", pack_text(pack, contact->whom));
	else if (is_link)
		buf_putc(&text, ':');
	block = words_quoted(doc, pack, contact->name, doc_add(doc, is_link ? DOC_LINK : DOC_ITEM, 0, "%s", buf_text(&text)));
	if (block != NULL) {
		block->url = is_link ? doc_text(doc, pack_id(pack, contact->url)) : phone_url(doc, pack_text(pack, contact->phone));
		block->qr = is_link;
	}
	doc->failed |= text.failed;
	buf_clear(&text);
}

struct contact_order
contacts_order(struct doc *doc, const struct pack *pack)
{
	const struct pack_list own = pack->help[0].contacts;
	struct contact_order order = { .rows = arena_array(&doc->arena, pack->contact_count, sizeof(*order.rows)) };
	bool *named = arena_array(&doc->arena, pack->contact_count, sizeof(*named));
	uint32_t i;

	doc->failed |= order.rows == NULL || named == NULL;
	for (i = 0; i < own.count && !doc->failed; i++) {
		const uint32_t row = pack->numbers[own.first + i];

		if (!named[row])
			order.rows[order.own++] = row;
		named[row] = true;
	}
	order.count = order.own;
	for (i = 0; i < pack->contact_count && !doc->failed; i++)
		if (!named[i])
			order.rows[order.count++] = i;
	return order;
}

void
contacts_add_checked(struct doc *doc, const struct pack *pack, bool brief)
{
	int32_t oldest = DATE_NONE;
	struct buf day = { 0 };
	uint32_t i;

	for (i = 0; i < pack->contact_count; i++)
		if (oldest == DATE_NONE || pack->contacts[i].checked < oldest)
			oldest = pack->contacts[i].checked;
	if (oldest == DATE_NONE)
		return;
	export_put_day(oldest, &day);
	SAY(doc, DOC_PARAGRAPH, 0, brief ? _("Last looked at on %s. Menus, numbers and hours may have changed. See each service's page.") :
	    _("Last looked at on %s. Menus, numbers and hours may have changed since. Each service's own page has the latest."), buf_text(&day));
	doc->failed |= day.failed;
	buf_clear(&day);
}
