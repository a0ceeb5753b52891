/* proxy.h - inside fetch: the proxy that this computer is set to use. */
#ifndef CLOSEKNIT_FETCH_PROXY_H
#define CLOSEKNIT_FETCH_PROXY_H

#include <stdbool.h>

#include <closeknit/base.h>

struct addrinfo;

/* proxy_setting(): what names it; NULL: nothing does.  That it is left out for a host (no_proxy) is not looked at.  Borrowed from the environment; it may hold a password. */
const char *proxy_setting(void);
/* proxy_is_http(setting): whether it is asked by HTTP or HTTPS, which is what one without "://" is.  We use no other, such as SOCKS: each is one way more to be attacked. */
bool proxy_is_http(const char *setting);
/* proxy_find(found, err): where it is, as libcurl finds it, into *found, to be freed with freeaddrinfo; NULL where none is set or it has no address.  0, or -1: no memory. */
int proxy_find(struct addrinfo **found, struct err *);

#endif
