/* address.h - inside fetch: which addresses a publisher may have, and their parts. */
#ifndef CLOSEKNIT_FETCH_ADDRESS_H
#define CLOSEKNIT_FETCH_ADDRESS_H

#include <closeknit/base.h>

/* The longest name of a host, with its NUL (RFC 1035 2.3.4), and a port [bytes]. */
enum { ADDRESS_HOST_TEXT = 254 + 6 };

/*
 * address_folder(text, url, err): the address of a publisher's folder as it is kept: https, no name or password, no query, plain letters, a slash at the end; "index.json" behind it is left out.
 * Added to `url`.  0, or -1 with `err` set (ERR_USAGE).
 */
int address_folder(const char *text, struct buf *url, struct err *);
/* address_host(url, host): the host of an address, with its port if it has one; "" if it has none; fit to show, cut if too long. */
void address_host(const char *url, char host[ADDRESS_HOST_TEXT]);
/* address_resolve(base, location, url, err): where a redirect from `base` to what a server wrote leads, into `url`.  0; or -1: it is no address (ERR_UNUSABLE), or there is no memory. */
int address_resolve(const char *base, const char *location, struct buf *url, struct err *);

struct address {
	bool is_https;		/* without a name or password in it */
	bool port_is_usual;	/* 443, written or not */
	bool host_is_plain;	/* in plain letters, so that none only looks like one of another name */
	char host[ADDRESS_HOST_TEXT];	/* as address_host has it */
};
/* address_read(url, address, err): what an address is made of; nothing of it where it is none.  0, or -1: no memory. */
int address_read(const char *url, struct address *, struct err *);

#endif
