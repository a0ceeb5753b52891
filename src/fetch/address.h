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
/* address_resolve(base, location, url): where a redirect from `base` to what a server wrote leads, into `url`.  0, or -1: it is no address, or there is no memory. */
int address_resolve(const char *base, const char *location, struct buf *url);
/* address_is_https(url): whether it is one, without a name or password in it. */
bool address_is_https(const char *url);
/* address_host_is_plain(url): whether its host is in plain letters, so that none only looks like one of another name. */
bool address_host_is_plain(const char *url);

#endif
