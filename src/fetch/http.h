/* http.h - inside fetch: one file from a server, within limits; what went wrong, in words. */
#ifndef CLOSEKNIT_FETCH_HTTP_H
#define CLOSEKNIT_FETCH_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <closeknit/base.h>

#include "trust/trust.h"

/*
 * What a server may cost us, since libcurl does not stop all of it by itself (an answer that never ends, one that opens to more than it weighs): a workshop's Wi-Fi gets 4 MiB in two minutes, and
 * who waits longer has stopped waiting.
 */
enum {
	HTTP_CONNECT_MAX = 10,		/* to find, reach and greet a server [s] */
	HTTP_SLOW_BYTES = 200,		/* fewer in a second ... [bytes] */
	HTTP_SLOW_MAX = 10,		/* ... for so long, and it is given up [s] */
	HTTP_RUN_MAX = 120,		/* all that is fetched from one publisher [s]; at most TRUST_RUN_MAX_BYTES */
	HTTP_HEAD_MAX = 64 << 10,	/* what an answer begins with [bytes] */
	HTTP_REDIRECTS_MAX = 5,
};

struct http_options {
	const char *ca_file;	/* certificates to trust instead of the system's, or NULL */
	int64_t now;		/* what this computer's clock says [seconds since 1970] */
	int64_t known;		/* a moment that is past for sure: a clock before it is wrong [seconds since 1970] */
	int64_t listed;		/* when the publisher says it made its last list, or 0; its clock may be the wrong one [seconds since 1970] */
};

struct http;
/* http_new(options, err): connections to one publisher, whose limits begin here.  `options` are kept by reference.  NULL with `err` set. */
struct http *http_new(const struct http_options *, struct err *);
void http_free(struct http *);

struct http_request {
	const char *url;
	const char *name;		/* the file's, for messages and the progress line */
	size_t max;			/* a longer answer is refused [bytes] */
	const char *etag, *modified;	/* only if it is no longer this version; or "" */
};
struct http_answer {
	struct buf body;
	bool unchanged;		/* it is still the version that was asked about */
	long status;		/* as the server said it, if it is not 200 */
	char etag[TRUST_MARK_TEXT], modified[TRUST_MARK_TEXT];	/* what the server calls this version, or "" */
};
/*
 * http_get(http, request, answer, err): get it by HTTPS, following at most HTTP_REDIRECTS_MAX redirects to HTTPS.  0, the body at most `max` long; or -1 with `err` set, in words for the person:
 * ERR_UNUSABLE where the server did what it must not, ERR_FAILED where it could not be reached, said that it has none (then `status` is set), or a signal came.
 * Clear the answer with http_answer_clear in either case.
 */
int http_get(struct http *, const struct http_request *, struct http_answer *, struct err *);
void http_answer_clear(struct http_answer *);
/* http_is_page(body): whether it begins like a web page. */
bool http_is_page(const struct buf *body);

#endif
