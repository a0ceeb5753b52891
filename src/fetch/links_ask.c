/* links_ask.c - asks what became of addresses: a few at once, one of a host, by HEAD and then by GET; follows each hop by hop. */
#include "fetch/links.h"

#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/say.h"
#include "fetch/fetch.h"
#include "fetch/http_head.h"
#include "fetch/http_inside.h"
#include "fetch/proxy.h"

/* How often a signal is looked for while nothing comes [ms]. */
enum { LOOK_MAX = 200 };

/* One that is being asked; `curl` NULL: the place is free. */
struct place {
	CURL *curl;
	struct link *link;
	const struct asking *asking;
	size_t head;	/* so far [bytes] */
	struct buf location;	/* where the answer sends on to */
	bool is_private;	/* it led to an address that is not for everyone */
};

/*
 * Invariant: a link is in a place exactly while its state is LINK_ASKING, and no two places ask one host.
 */
struct asking {
	CURLM *multi;
	const struct links_options *options;
	struct place places[LINKS_AT_ONCE];
	struct addrinfo *proxy;	/* what the person set it to: the one private address that may be called; or NULL */
};

/* ---- Where a connection may lead -------------------------------------------------------------------------------- */

static bool
is_proxy(const struct asking *asking, const struct sockaddr *address, size_t len)
{
	const struct addrinfo *one;

	for (one = asking->proxy; one != NULL; one = one->ai_next)
		if (one->ai_addrlen == len && memcmp(one->ai_addr, address, len) == 0)
			return true;
	return false;
}

/* After the look-up, before the connection, of every hop. */
static curl_socket_t
open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *to)
{
	struct place *place = data;

	(void)purpose;
	if (!place->asking->options->allow_private && !links_is_public(&to->addr) && !is_proxy(place->asking, &to->addr, to->addrlen)) {
		place->is_private = true;
		return CURL_SOCKET_BAD;
	}
	return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

/* ---- One hop ---------------------------------------------------------------------------------------------------- */

static const char *
target(const struct link *link)
{
	return link->next != NULL ? link->next : link->url;
}

static size_t
take_head(char *line, size_t size, size_t count, void *data)
{
	struct place *place = data;

	head_keep_location(&place->location, line, size * count);
	place->head += size * count;
	return place->head <= HTTP_HEAD_MAX ? size * count : 0;
}

/* What is on the page does not matter. */
static size_t
take_body(char *bytes, size_t size, size_t count, void *data)
{
	(void)bytes;
	(void)size;
	(void)count;
	(void)data;
	return 0;
}

static void
settle(struct link *link, enum link_state state, enum link_why why)
{
	link->state = state;
	link->why = why;
}

static void
end(struct place *place)
{
	curl_easy_cleanup(place->curl);
	buf_clear(&place->location);
	place->curl = NULL;
}

static int
begin(struct asking *asking, struct place *place, struct link *link, struct err *err)
{
	CURL *curl = curl_easy_init();

	*place = (struct place){ .curl = curl, .link = link, .asking = asking };
	if (curl == NULL || http_set(curl, asking->options->ca_file) != 0 || curl_easy_setopt(curl, CURLOPT_URL, target(link)) != CURLE_OK ||
	    curl_easy_setopt(curl, CURLOPT_NOBODY, link->get ? 0L : 1L) != CURLE_OK || curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, LINKS_HOP_MAX * 1000L) != CURLE_OK ||
	    curl_easy_setopt(curl, CURLOPT_PRIVATE, place) != CURLE_OK || curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_head) != CURLE_OK ||
	    curl_easy_setopt(curl, CURLOPT_HEADERDATA, place) != CURLE_OK || curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body) != CURLE_OK ||
	    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket) != CURLE_OK || curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, place) != CURLE_OK ||
	    curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L) != CURLE_OK || curl_multi_add_handle(asking->multi, curl) != CURLM_OK) {
		curl_easy_cleanup(curl);
		place->curl = NULL;
		return err_memory(err);
	}
	link->state = LINK_ASKING;
	return 0;
}

/* ---- What came of it -------------------------------------------------------------------------------------------- */

static enum link_why
why_of(const struct place *place, CURLcode code)
{
	if (place->is_private)
		return WHY_PRIVATE;
	switch (code) {
	case CURLE_COULDNT_RESOLVE_HOST:
		return WHY_NO_HOST;
	case CURLE_COULDNT_CONNECT:
	case CURLE_COULDNT_RESOLVE_PROXY:
	case CURLE_PROXY:
		return WHY_NO_CONNECTION;
	case CURLE_PEER_FAILED_VERIFICATION:
		return WHY_CERTIFICATE;
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_CIPHER:
		return WHY_TLS;
	case CURLE_OPERATION_TIMEDOUT:
		return WHY_SLOW;
	default:
		return WHY_BROKEN_OFF;
	}
}

/* A redirect: the link waits for its next hop, unless that is one too many or leads astray.  0, or -1: no memory. */
static int
send_on(struct link *link, const struct place *place, long status, struct err *err)
{
	struct address to = { .is_https = false };
	struct err bad = { ERR_NONE, "" };
	struct buf next = { 0 };
	int result = 0;

	if (status == 301 || status == 308)
		link->moved = true;
	if (place->location.len > 0)
		(void)address_resolve(target(link), buf_text(&place->location), &next, &bad);
	if (place->location.failed || bad.kind == ERR_MEMORY || address_read(buf_text(&next), &to, NULL) != 0) {
		result = err_memory(err);
	} else if (next.len == 0) {
		settle(link, LINK_DEAD, WHY_BROKEN_OFF);
	} else if (!to.is_https) {
		settle(link, LINK_NOT_HTTPS, WHY_NOT_HTTPS);
	} else if (++link->redirects > LINKS_REDIRECTS_MAX) {
		settle(link, LINK_DEAD, WHY_LOOP);
	} else {
		free(link->next);
		link->next = next.bytes;
		next = (struct buf){ 0 };
		link->get = false;
		link->state = LINK_WAITING;
	}
	buf_clear(&next);
	return result;
}

static bool
is_redirect(long status)
{
	return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* Pages that let browsers in and programs not: there, as far as anyone can tell from here. */
static bool
is_for_browsers(long status)
{
	return status == 401 || status == 403 || status == 405 || status == 406 || status == 429;
}

/* 0, or -1: no memory. */
static int
judge(struct place *place, CURLcode code, struct err *err)
{
	struct link *link = place->link;
	long status = 0;

	if (code == CURLE_OUT_OF_MEMORY)
		return err_memory(err);
	(void)curl_easy_getinfo(place->curl, CURLINFO_RESPONSE_CODE, &status);
	link->status = status;
	/* What a server says to HEAD counts only if it is good. */
	if (!link->get && !place->is_private && (status >= 400 || (status == 0 && why_of(place, code) == WHY_BROKEN_OFF))) {
		link->get = true;
		link->state = LINK_WAITING;
	} else if (is_redirect(status)) {
		return send_on(link, place, status, err);
	} else if (status >= 200 && status < 300) {
		settle(link, link->moved ? LINK_MOVED : LINK_ALIVE, WHY_NOTHING);
	} else if (is_for_browsers(status)) {
		settle(link, link->moved ? LINK_MOVED : LINK_ALIVE, WHY_BROWSERS_ONLY);
	} else {
		settle(link, LINK_DEAD, status == 0 ? why_of(place, code) : WHY_NOTHING);
	}
	return 0;
}

/* 0, or -1: no memory. */
static int
collect(struct asking *asking, struct err *err)
{
	const CURLMsg *message;
	int left, result = 0;

	while (result == 0 && (message = curl_multi_info_read(asking->multi, &left)) != NULL) {
		char *data = NULL;
		struct place *place;

		if (message->msg != CURLMSG_DONE || curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &data) != CURLE_OK)
			continue;
		place = (struct place *)(void *)data;
		result = judge(place, message->data.result, err);
		(void)curl_multi_remove_handle(asking->multi, place->curl);
		end(place);
	}
	return result;
}

/* ---- Whose turn it is ------------------------------------------------------------------------------------------- */

/* The name alone, without a port and the dot that may stand behind it: however it is written it is the same computer. */
static size_t
name_len(const char *host)
{
	size_t len = host[0] == '[' ? strcspn(host, "]") : strcspn(host, ":");

	while (len > 1 && host[len - 1] == '.')
		len--;
	return len;
}

static bool
is_same_host(const char *a, const char *b)
{
	const size_t len = name_len(a);

	return len == name_len(b) && strncasecmp(a, b, len) == 0;
}

static bool
is_busy(const struct asking *asking, const char *host)
{
	size_t i;

	for (i = 0; i < LINKS_AT_ONCE; i++)
		if (asking->places[i].curl != NULL && is_same_host(asking->places[i].link->host, host))
			return true;
	return false;
}

/* Whether it may be asked at all; settled if not.  0, or -1: no memory. */
static int
look_at(const struct asking *asking, struct link *link, struct err *err)
{
	const bool all = asking->options->allow_private;
	struct address address;

	if (address_read(target(link), &address, err) != 0)
		return -1;
	if (!address.is_https)
		settle(link, LINK_NOT_HTTPS, WHY_NOT_HTTPS);
	else if (!all && !address.port_is_usual)
		settle(link, LINK_DEAD, WHY_PORT);
	/* libcurl writes it in plain letters only later: what it is then, a proxy might be asked for. */
	else if (!all && !address.host_is_plain)
		settle(link, LINK_DEAD, WHY_LETTERS);
	else if (!all && links_is_private_name(address.host))
		settle(link, LINK_DEAD, WHY_PRIVATE);
	else
		memcpy(link->host, address.host, sizeof(link->host));
	return 0;
}

/* The next link that can be asked now, or NULL with *failed whether there was no memory. */
static struct link *
find_next(const struct asking *asking, struct links *links, bool *failed, struct err *err)
{
	size_t i;

	for (i = 0; i < links->count; i++) {
		struct link *link = &links->rows[i];

		if (link->state != LINK_WAITING)
			continue;
		if ((*failed = look_at(asking, link, err) != 0))
			return NULL;
		if (link->state == LINK_WAITING && !is_busy(asking, link->host))
			return link;
	}
	return NULL;
}

/* Fill free places.  How many are at work, or -1. */
static int
fill(struct asking *asking, struct links *links, struct err *err)
{
	bool failed = false;
	int busy = 0;
	size_t i;

	for (i = 0; i < LINKS_AT_ONCE; i++) {
		struct place *place = &asking->places[i];
		struct link *next = place->curl == NULL ? find_next(asking, links, &failed, err) : NULL;

		if (failed || (next != NULL && begin(asking, place, next, err) != 0))
			return -1;
		busy += place->curl != NULL;
	}
	return busy;
}

static void
say_progress(const struct links *links)
{
	size_t done = 0, i;

	for (i = 0; i < links->count; i++)
		done += links->rows[i].state > LINK_ASKING;
	/* TRANSLATORS: how many addresses were asked, of how many. */
	fetch_progress(_("addresses: %zu of %zu"), done, links->count);
}

static int
ask_all(struct asking *asking, struct links *links, struct err *err)
{
	CURLMcode code;
	int busy, running;

	while ((busy = fill(asking, links, err)) > 0) {
		say_progress(links);
		if (stop_signal() != 0)
			return err_set(err, ERR_FAILED, _("stopped before all addresses were asked"));
		if ((code = curl_multi_perform(asking->multi, &running)) == CURLM_OK && running == busy)
			code = curl_multi_poll(asking->multi, NULL, 0, LOOK_MAX, NULL);
		if (code == CURLM_OUT_OF_MEMORY)
			return err_memory(err);
		if (code != CURLM_OK)
			return err_set(err, ERR_FAILED, _("the network cannot be used here"));
		if (collect(asking, err) != 0)
			return -1;
	}
	return busy;
}

int
links_ask(struct links *links, const struct links_options *options, struct err *err)
{
	struct asking asking = { .options = options };
	const char *setting = proxy_setting();
	int result = -1;
	size_t i;

	if (setting != NULL && !proxy_is_http(setting))
		return proxy_refused(err);
	if ((asking.multi = curl_multi_init()) == NULL)
		err_memory(err);
	else if (proxy_find(&asking.proxy, err) == 0)
		result = ask_all(&asking, links, err);
	fetch_progress("%s", "");
	for (i = 0; i < LINKS_AT_ONCE; i++)
		if (asking.places[i].curl != NULL) {
			(void)curl_multi_remove_handle(asking.multi, asking.places[i].curl);
			end(&asking.places[i]);
		}
	curl_multi_cleanup(asking.multi);
	if (asking.proxy != NULL)
		freeaddrinfo(asking.proxy);
	return result;
}
