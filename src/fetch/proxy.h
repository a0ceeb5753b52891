/* proxy.h - inside fetch: the proxy that this computer is set to use. */
#ifndef CLOSEKNIT_FETCH_PROXY_H
#define CLOSEKNIT_FETCH_PROXY_H

#include <stdbool.h>

/* proxy_setting(): what names it; NULL: nothing does.  That it is left out for a host (no_proxy) is not looked at.  Borrowed from the environment; it may hold a password. */
const char *proxy_setting(void);
/* proxy_is_http(setting): whether it is asked by HTTP or HTTPS, which is what one without "://" is.  We use no other, such as SOCKS: each is one way more to be attacked. */
bool proxy_is_http(const char *setting);

#endif
