/* http.c - one file from a server: counts what comes, stops what is too much, follows redirects one by one; words for failures are trouble.c's. */
#include "fetch/http_inside.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/say.h"
#include "fetch/fetch.h"
#include "fetch/http_head.h"

/*
 * Invariant: while a transfer runs, `answer` is the one it fills, and what it was stopped for is in `stop`.  Limits of the run count on over all transfers.
 */
struct http {
	CURL *curl;
	const struct http_options *options;
	int64_t end;		/* of the run, on the clock that nobody sets [ms] */
	size_t left;		/* of what the run may bring [bytes] */
	const struct http_request *request;
	struct http_answer *answer;
	enum http_stop stop;
	size_t head;		/* so far [bytes] */
	struct buf location;	/* where the answer sends us on to, as the server wrote it */
	size_t got;		/* of the body [bytes] */
	int shown;		/* on the progress line [percent] */
};

/* A time that nobody sets [ms]. */
static int64_t
ticks(void)
{
	struct timespec now = { 0, 0 };

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- While it runs ---------------------------------------------------------------------------------------------- */

/* What a server calls its version is kept and said again: only if it is short and plain. */
static void
keep_mark(char to[TRUST_MARK_TEXT], const char *value, size_t len)
{
	size_t i;

	to[0] = '\0';
	if (len >= TRUST_MARK_TEXT)
		return;
	for (i = 0; i < len; i++)
		if (value[i] < ' ' || value[i] > '~')
			return;
	memcpy(to, value, len);
	to[len] = '\0';
}

static bool
is_packing(const char *value, size_t len)
{
	static const char *const harmless[] = { "", "identity", "chunked" };
	size_t i;

	for (i = 0; i < sizeof(harmless) / sizeof(harmless[0]); i++)
		if (strlen(harmless[i]) == len && strncasecmp(harmless[i], value, len) == 0)
			return false;
	return true;
}

static size_t
take_head(char *line, size_t size, size_t count, void *data)
{
	struct http *http = data;
	const size_t len = size * count;
	const char *value;
	size_t value_len;

	http->head += len;
	if (http->head > HTTP_HEAD_MAX) {
		http->stop = STOP_HEAD;
		return 0;
	}
	head_keep_location(&http->location, line, len);
	if ((value = head_value(line, len, "ETag", &value_len)) != NULL)
		keep_mark(http->answer->etag, value, value_len);
	else if ((value = head_value(line, len, "Last-Modified", &value_len)) != NULL)
		keep_mark(http->answer->modified, value, value_len);
	else if ((value = head_value(line, len, "Content-Encoding", &value_len)) != NULL || (value = head_value(line, len, "Transfer-Encoding", &value_len)) != NULL)
		if (is_packing(value, value_len)) {
			http->stop = STOP_PACKED;
			return 0;
		}
	return len;
}

static size_t
take_body(char *bytes, size_t size, size_t count, void *data)
{
	struct http *http = data;
	const size_t len = size * count;
	long status = 0;

	(void)curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE, &status);
	/* What comes with a refusal or a redirect is for browsers. */
	if (status != 200) {
		http->stop = STOP_STATUS;
		return 0;
	}
	http->got += len;
	if (http->got > http->request->max || http->got > http->left) {
		/* Of what is too long the beginning tells whether it is a web page. */
		if (http->answer->body.len == 0)
			buf_add(&http->answer->body, bytes, len < http->request->max ? len : http->request->max);
		http->stop = http->got > http->request->max ? STOP_TOO_LARGE : STOP_ALL;
		return 0;
	}
	buf_add(&http->answer->body, bytes, len);
	if (http->answer->body.failed) {
		http->stop = STOP_MEMORY;
		return 0;
	}
	return len;
}

static int
look_up(void *data, curl_off_t down_total, curl_off_t down, curl_off_t up_total, curl_off_t up)
{
	struct http *http = data;
	const int percent = down_total > 0 && down <= down_total ? (int)(down * 100 / down_total) : 0;

	(void)up_total;
	(void)up;
	if (stop_signal() != 0) {
		http->stop = STOP_SIGNAL;
		return 1;
	}
	if (percent != http->shown) {
		http->shown = percent;
		if (down_total > 0)
			fetch_progress(_("%s: %d%%"), http->request->name, percent);
	}
	return 0;
}

/* ---- One transfer after another --------------------------------------------------------------------------------- */

struct http *
http_new(const struct http_options *options, struct err *err)
{
	struct http *http = calloc(1, sizeof(*http));

	if (http == NULL || (http->curl = curl_easy_init()) == NULL) {
		free(http);
		err_memory(err);
		return NULL;
	}
	http->options = options;
	http->end = ticks() + HTTP_RUN_MAX * 1000L;
	http->left = TRUST_RUN_MAX_BYTES;
	return http;
}

void
http_free(struct http *http)
{
	if (http == NULL)
		return;
	curl_easy_cleanup(http->curl);
	buf_clear(&http->location);
	free(http);
}

/* Only what the server said itself, if it is still what it was. */
static struct curl_slist *
make_headers(const struct http_request *request)
{
	struct curl_slist *headers = NULL;
	struct buf line = { 0 };

	if (request->etag[0] != '\0')
		buf_printf(&line, "If-None-Match: %s", request->etag);
	else if (request->modified[0] != '\0')
		buf_printf(&line, "If-Modified-Since: %s", request->modified);
	if (line.len > 0 && !line.failed)
		headers = curl_slist_append(NULL, line.bytes);
	buf_clear(&line);
	return headers;
}

static int
set_up(struct http *http, const char *url, struct curl_slist *headers)
{
	CURL *curl = http->curl;
	const int64_t left = http->end - ticks();

	curl_easy_reset(curl);
	return http_set(curl, http->options->ca_file) == 0 && curl_easy_setopt(curl, CURLOPT_URL, url) == CURLE_OK &&
		       curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers) == CURLE_OK &&
		       curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)(left > 0 ? left : 1)) == CURLE_OK &&
		       curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_head) == CURLE_OK && curl_easy_setopt(curl, CURLOPT_HEADERDATA, http) == CURLE_OK &&
		       curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body) == CURLE_OK && curl_easy_setopt(curl, CURLOPT_WRITEDATA, http) == CURLE_OK &&
		       curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look_up) == CURLE_OK && curl_easy_setopt(curl, CURLOPT_XFERINFODATA, http) == CURLE_OK &&
		       curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L) == CURLE_OK
		   ? 0
		   : -1;
}

/* One request: 0 and its status; or -1 and the words. */
static int
ask(struct http *http, const char *url, long *status, struct err *err)
{
	char host[ADDRESS_HOST_TEXT];
	struct trouble trouble = { .name = http->request->name, .host = host, .options = http->options };
	struct curl_slist *headers = make_headers(http->request);
	curl_off_t connected = 0;

	http->stop = STOP_NONE;
	http->head = http->got = 0;
	http->shown = -1;
	buf_reset(&http->answer->body);
	buf_reset(&http->location);
	http->answer->etag[0] = http->answer->modified[0] = '\0';
	if (set_up(http, url, headers) != 0) {
		curl_slist_free_all(headers);
		return err_set(err, ERR_FAILED, _("libcurl here is too old for closeknit; expected 7.85 or later"));
	}
	trouble.code = curl_easy_perform(http->curl);
	curl_slist_free_all(headers);
	http->left -= http->got < http->left ? http->got : http->left;
	(void)curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE, status);
	(void)curl_easy_getinfo(http->curl, CURLINFO_SSL_VERIFYRESULT, &trouble.verify);
	(void)curl_easy_getinfo(http->curl, CURLINFO_HTTP_CONNECTCODE, &trouble.proxy_status);
	(void)curl_easy_getinfo(http->curl, CURLINFO_PROXY_SSL_VERIFYRESULT, &trouble.proxy_verify);
	(void)curl_easy_getinfo(http->curl, CURLINFO_OS_ERRNO, &trouble.system_error);
	(void)curl_easy_getinfo(http->curl, CURLINFO_PRETRANSFER_TIME_T, &connected);
	if (trouble.code == CURLE_OK || http->stop == STOP_STATUS)
		return 0;
	address_host(url, host);
	trouble.stop = http->stop;
	trouble.status = *status;
	trouble.connected = connected > 0;
	trouble.is_page = http_is_page(&http->answer->body);
	return trouble_words(&trouble, err);
}

/* Where a redirect leads, into `url`.  0; or -1 with `err` set: not by HTTPS, nowhere, or once too often. */
static int
follow(struct http *http, struct buf *url, int *redirects, struct err *err)
{
	char host[ADDRESS_HOST_TEXT];
	const char *name = http->request->name;
	struct address to = { .is_https = false };
	struct err bad = { ERR_NONE, "" };
	struct buf next = { 0 };
	int result = -1;

	address_host(buf_text(url), host);
	if (http->location.len > 0)
		(void)address_resolve(buf_text(url), buf_text(&http->location), &next, &bad);
	if (http->location.failed || bad.kind == ERR_MEMORY || address_read(buf_text(&next), &to, NULL) != 0)
		err_memory(err);
	else if (next.len == 0)
		err_set(err, ERR_UNUSABLE, _("%s sends us on for %s and does not say where to; ask the publisher"), host, name);
	else if (!to.is_https || !to.host_is_plain)
		err_set(err, ERR_UNUSABLE,
		    _("%s sends us on for %s to an address that is not plain https, and there closeknit does not go. Are you signed in to the Wi-Fi? Open a web page to see, then try again"), host,
		    name);
	else if (++*redirects > HTTP_REDIRECTS_MAX)
		err_set(err, ERR_UNUSABLE, _("%s sends us on for %s more than %d times; ask the publisher"), host, name, HTTP_REDIRECTS_MAX);
	else {
		if (strcmp(host, to.host) != 0)
			fetch_say(_("%s sends us on to %s for %s"), host, to.host, name);
		buf_reset(url);
		buf_puts(url, buf_text(&next));
		result = buf_check(url, err);
	}
	buf_clear(&next);
	return result;
}

static int
judge_status(struct http *http, const char *url, long status, struct err *err)
{
	char host[ADDRESS_HOST_TEXT];
	const struct http_request *request = http->request;

	if (status == 200)
		return 0;
	address_host(url, host);
	http->answer->status = status;
	if (status == 304 && (request->etag[0] != '\0' || request->modified[0] != '\0')) {
		http->answer->unchanged = true;
		return 0;
	}
	if (status == 304)
		return err_set(err, ERR_UNUSABLE, _("%s says that %s is unchanged, though nobody asked that; try again later, or ask the publisher"), host, request->name);
	if (status == 404 || status == 410)
		return err_set(err, ERR_FAILED, _("%s has no %s (status %ld); check the address, or ask the publisher"), host, request->name, status);
	return err_set(err, ERR_FAILED, _("%s answers with status %ld for %s; try again later, or ask the publisher"), host, status, request->name);
}

static bool
is_redirect(long status)
{
	return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

int
http_get(struct http *http, const struct http_request *request, struct http_answer *answer, struct err *err)
{
	struct buf url = { 0 };
	int redirects = 0, result;
	long status = 0;

	*answer = (struct http_answer){ .status = 0 };
	http->request = request;
	http->answer = answer;
	fetch_progress(_("%s: asking"), request->name);
	buf_puts(&url, request->url);
	result = buf_check(&url, err);
	while (result == 0 && (result = ask(http, buf_text(&url), &status, err)) == 0 && is_redirect(status))
		result = follow(http, &url, &redirects, err);
	if (result == 0)
		result = judge_status(http, buf_text(&url), status, err);
	fetch_progress("%s", "");
	buf_clear(&url);
	http->answer = NULL;
	return result;
}

void
http_answer_clear(struct http_answer *answer)
{
	buf_clear(&answer->body);
}

bool
http_is_page(const struct buf *body)
{
	const char *text = buf_text(body);

	return text[strspn(text, "\xef\xbb\xbf \t\r\n")] == '<';
}
