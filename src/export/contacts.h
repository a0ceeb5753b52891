/* contacts.h - whom to call, in as much detail as a screen or a page has room for. */
#ifndef CLOSEKNIT_CONTACTS_H
#define CLOSEKNIT_CONTACTS_H

#include <closeknit/doc.h>
#include <closeknit/pack.h>

/* doc_add_contacts(doc, pack, contacts, today): for a screen: each with name, whom it is for, number, hours and address, then when all were last looked at; hours left out where the pack is over a year past its review. */
void doc_add_contacts(struct doc *, const struct pack *, struct pack_list contacts, int32_t today);
/* contacts_put_names(pack, contacts, out): "Childline, NSPCC Helpline". */
void contacts_put_names(const struct pack *, struct pack_list contacts, struct buf *out);
/*
 * contacts_add_all(doc, pack, level, today): for paper: every contact of the pack, the same for every family (DESIGN.md 4, Private questions), under a heading of `level` each; a
 * QR code beside each address; when all this was last looked at.
 */
void contacts_add_all(struct doc *, const struct pack *, int level, int32_t today);

enum contact_room {
	CONTACT_CODE,	/* name, number, whom it is for; its address with a QR code */
	CONTACT_LINES,	/* name, number, whom it is for; without a number its address with a QR code */
	CONTACT_LINE,	/* name and number; without a number its address with a QR code */
};
/* contacts_add_one(doc, pack, contact, room): for a sheet on a wall: one row of pack->contacts. */
void contacts_add_one(struct doc *, const struct pack *, uint32_t contact, enum contact_room);
/* Contacts in the order to name them on paper, each once: the help page's own first, then the others. */
struct contact_order {
	uint32_t *rows;		/* of pack->contacts */
	uint32_t own, count;	/* how many are the help page's own; how many there are */
};
/* contacts_order(doc, pack): that order; lives as long as the document.  Empty if no memory (then doc->failed). */
struct contact_order contacts_order(struct doc *, const struct pack *);
/* contacts_add_checked(doc, pack, brief): the oldest day that any of them was looked at, and that they may have changed since; in fewer words if `brief`. */
void contacts_add_checked(struct doc *, const struct pack *, bool brief);

#endif
