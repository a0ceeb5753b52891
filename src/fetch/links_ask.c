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

/* Where a proxy is, as libcurl finds it in the environment. */
static struct addrinfo *
find_proxy(void)
{
	const char *value = proxy_setting();
	struct addrinfo *found = NULL, wanted = { .ai_socktype = SOCK_STREAM };
	char *host = NULL, *port = NULL;
	CURLU *url = curl_url();

	if (url != NULL && value != NULL && curl_url_set(url, CURLUPART_URL, value, CURLU_NON_SUPPORT_SCHEME | CURLU_GUESS_SCHEME) == CURLUE_OK &&
	    curl_url_get(url, CURLUPART_HOST, &host, 0) == CURLUE_OK) {
		/* libcurl's own port for proxies, where none is named. */
		if (curl_url_get(url, CURLUPART_PORT, &port, 0) != CURLUE_OK)
			port = NULL;
		if (getaddrinfo(host, port != NULL ? port : "1080", &wanted, &found) != 0)
			found = NULL;
	}
	curl_free(host);
	curl_free(port);
	curl_url_cleanup(url);
	return found;
}

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

/* The port an address names, unless that is the usual one. */
static bool
is_usual_port(const char *url)
{
	CURLU *parts = curl_url();
	char *port = NULL;
	bool usual = true;

	if (parts != NULL && curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK && curl_url_get(parts, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT) == CURLUE_OK)
		usual = strcmp(port, "443") == 0;
	curl_free(port);
	curl_url_cleanup(parts);
	return usual;
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

/* A redirect: the link waits for its next hop, unless that is one too many or leads astray. */
static void
send_on(struct link *link, const struct place *place, long status)
{
	struct buf next = { 0 };

	if (status == 301 || status == 308)
		link->moved = true;
	if (place->location.len == 0 || address_resolve(target(link), buf_text(&place->location), &next) != 0) {
		settle(link, LINK_DEAD, WHY_BROKEN_OFF);
	} else if (!address_is_https(buf_text(&next))) {
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

static void
judge(struct place *place, CURLcode code)
{
	struct link *link = place->link;
	long status = 0;

	(void)curl_easy_getinfo(place->curl, CURLINFO_RESPONSE_CODE, &status);
	link->status = status;
	/* What a server says to HEAD counts only if it is good. */
	if (!link->get && !place->is_private && (status >= 400 || (status == 0 && why_of(place, code) == WHY_BROKEN_OFF))) {
		link->get = true;
		link->state = LINK_WAITING;
	} else if (is_redirect(status)) {
		send_on(link, place, status);
	} else if (status >= 200 && status < 300) {
		settle(link, link->moved ? LINK_MOVED : LINK_ALIVE, WHY_NOTHING);
	} else if (is_for_browsers(status)) {
		settle(link, link->moved ? LINK_MOVED : LINK_ALIVE, WHY_BROWSERS_ONLY);
	} else {
		settle(link, LINK_DEAD, status == 0 ? why_of(place, code) : WHY_NOTHING);
	}
}

static void
collect(struct asking *asking)
{
	const CURLMsg *message;
	int left;

	while ((message = curl_multi_info_read(asking->multi, &left)) != NULL) {
		char *data = NULL;
		struct place *place;

		if (message->msg != CURLMSG_DONE || curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &data) != CURLE_OK)
			continue;
		place = (struct place *)(void *)data;
		judge(place, message->data.result);
		(void)curl_multi_remove_handle(asking->multi, place->curl);
		end(place);
	}
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

/* Whether it may be asked at all; settled if not. */
static bool
may_ask(const struct asking *asking, struct link *link)
{
	char host[ADDRESS_HOST_TEXT];

	address_host(target(link), host);
	if (!address_is_https(target(link)))
		settle(link, LINK_NOT_HTTPS, WHY_NOT_HTTPS);
	else if (!asking->options->allow_private && !is_usual_port(target(link)))
		settle(link, LINK_DEAD, WHY_PORT);
	/* libcurl writes it in plain letters only later: what it is then, a proxy might be asked for. */
	else if (!asking->options->allow_private && !address_host_is_plain(target(link)))
		settle(link, LINK_DEAD, WHY_LETTERS);
	else if (!asking->options->allow_private && links_is_private_name(host))
		settle(link, LINK_DEAD, WHY_PRIVATE);
	return link->state == LINK_WAITING;
}

/* Fill free places.  How many are at work, or -1. */
static int
fill(struct asking *asking, struct links *links, struct err *err)
{
	int busy = 0;
	size_t i, j;

	for (i = 0; i < LINKS_AT_ONCE; i++) {
		for (j = 0; asking->places[i].curl == NULL && j < links->count; j++) {
			struct link *link = &links->rows[j];

			if (link->state != LINK_WAITING || !may_ask(asking, link))
				continue;
			address_host(target(link), link->host);
			if (!is_busy(asking, link->host) && begin(asking, &asking->places[i], link, err) != 0)
				return -1;
		}
		busy += asking->places[i].curl != NULL;
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
	int busy, running;

	while ((busy = fill(asking, links, err)) > 0) {
		say_progress(links);
		if (stop_signal() != 0)
			return err_set(err, ERR_FAILED, _("stopped before all addresses were asked"));
		if (curl_multi_perform(asking->multi, &running) != CURLM_OK || (running == busy && curl_multi_poll(asking->multi, NULL, 0, LOOK_MAX, NULL) != CURLM_OK))
			return err_set(err, ERR_FAILED, _("the network cannot be used here"));
		collect(asking);
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
	asking.multi = curl_multi_init();
	asking.proxy = find_proxy();
	if (asking.multi == NULL)
		err_memory(err);
	else
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
