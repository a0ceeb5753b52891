/* links.h - inside fetch: the addresses of a pack, and what became of each. */
#ifndef CLOSEKNIT_FETCH_LINKS_H
#define CLOSEKNIT_FETCH_LINKS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/socket.h>

#include <closeknit/base.h>
#include <closeknit/pack.h>

#include "fetch/address.h"

/* A page is looked at for as long as a reader would wait, and four at once are no burden to anyone. */
enum {
	LINKS_AT_ONCE = 4,	/* and one of a host */
	LINKS_HOP_MAX = 20,	/* one request [s] */
	LINKS_REDIRECTS_MAX = 5,
};

enum link_state { LINK_WAITING, LINK_ASKING, LINK_ALIVE, LINK_MOVED, LINK_DEAD, LINK_NOT_HTTPS };
/* Why, where a status does not say it. */
enum link_why { WHY_NOTHING, WHY_NO_HOST, WHY_NO_CONNECTION, WHY_CERTIFICATE, WHY_TLS, WHY_SLOW, WHY_BROKEN_OFF, WHY_PRIVATE, WHY_PORT, WHY_LETTERS, WHY_LOOP, WHY_NOT_HTTPS, WHY_BROWSERS_ONLY };

struct link {
	char *url;		/* as the pack has it */
	char *next;		/* where it leads, if it was sent on; or NULL */
	enum link_state state;
	enum link_why why;
	long status;		/* the last; 0: none came */
	char host[ADDRESS_HOST_TEXT];	/* being asked, or asked last */
	bool get;		/* asked by GET, since HEAD did not do */
	bool moved;		/* for good, as the server says */
	int redirects;
};
struct links { struct link *rows; size_t count; };

/* links_find(pack, links, err): every address in any text of the pack, each once, in the order of the document.  0, or -1: no memory.  Clear with links_clear. */
int links_find(const struct pack *, struct links *, struct err *);
void links_clear(struct links *);

struct links_options { const char *ca_file; bool allow_private; };
/* links_ask(links, options, err): find out what became of each.  0; or -1: no memory, or a signal came. */
int links_ask(struct links *, const struct links_options *, struct err *);

/* links_is_public(address): whether it is one that anyone on the internet means the same by: not this computer, its network, or a group. */
bool links_is_public(const struct sockaddr *);
/*
 * links_is_private_name(host): whether a host, as address_host writes it, is such an address in numbers, or this computer's own name: a proxy must not be asked for it either, where nobody here
 * looks up.
 */
bool links_is_private_name(const char *host);

#endif
