/* address.c - takes addresses apart with the parser that will also follow them, so that nothing is understood in two ways. */
#include "fetch/address.h"

#include <string.h>

#include <curl/curl.h>

#include "base/say.h"
#include "trust/trust.h"

/* The part, or NULL: to be freed with curl_free. */
static char *
part_of(CURLU *url, CURLUPart part)
{
	char *text = NULL;

	return curl_url_get(url, part, &text, 0) == CURLUE_OK ? text : NULL;
}

static CURLU *
take_apart(const char *text)
{
	CURLU *url = curl_url();

	/* Any scheme, so that it can be said which one is wrong. */
	if (url != NULL && curl_url_set(url, CURLUPART_URL, text, CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) {
		curl_url_cleanup(url);
		url = NULL;
	}
	return url;
}

static bool
has_part(CURLU *url, CURLUPart part)
{
	char *text = part_of(url, part);
	const bool has = text != NULL;

	curl_free(text);
	return has;
}

static bool
is_https(CURLU *url)
{
	char *scheme = part_of(url, CURLUPART_SCHEME);
	const bool is = scheme != NULL && strcmp(scheme, "https") == 0;

	curl_free(scheme);
	return is;
}

/* Letters, digits and marks of ASCII: what looks like another letter is written xn-- in a host and %XX in a path. */
static bool
is_plain(const char *text)
{
	for (; *text != '\0'; text++)
		if (*text <= ' ' || *text > '~' || strchr("\"<>\\^`{|}", *text) != NULL)
			return false;
	return true;
}

static int
check(const char *text, CURLU *url, struct err *err)
{
	if (strstr(text, "://") == NULL || url == NULL || !has_part(url, CURLUPART_HOST))
		return err_set(err, ERR_USAGE, _("\"%s\" is not an address; expected one such as https://packs.example.org/"), text);
	if (!is_https(url))
		return err_set(err, ERR_USAGE, _("\"%s\" is not an https address; anyone on the way could change what comes from it. Ask the publisher for one that begins https://"), text);
	if (has_part(url, CURLUPART_USER) || has_part(url, CURLUPART_PASSWORD))
		return err_set(err, ERR_USAGE, _("there is a name or password in the address; packs are for everyone, so leave out what stands before the @"));
	if (has_part(url, CURLUPART_QUERY) || has_part(url, CURLUPART_FRAGMENT) || strchr(text, '?') != NULL || strchr(text, '#') != NULL)
		return err_set(err, ERR_USAGE, _("there is a ? or # in the address; expected the address of a folder, such as https://packs.example.org/"));
	return 0;
}

int
address_folder(const char *text, struct buf *url, struct err *err)
{
	static const char index[] = "/index.json";
	CURLU *parts;
	size_t len = strlen(text);
	char *whole = NULL;
	int result;

	if (len >= TRUST_URL_TEXT - 1)
		return err_set(err, ERR_USAGE, _("the address is too long; expected at most %d letters"), TRUST_URL_TEXT - 2);
	if (!is_plain(text))
		return err_set(err, ERR_USAGE, _("\"%s\" has letters that no web address has; ask the publisher for it in plain letters (xn--)"), text);
	parts = take_apart(text);
	if ((result = check(text, parts, err)) == 0 && curl_url_get(parts, CURLUPART_URL, &whole, 0) != CURLUE_OK)
		result = err_memory(err);
	if (result == 0) {
		len = strlen(whole);
		if (len > sizeof(index) && strcmp(whole + len - (sizeof(index) - 1), index) == 0)
			len -= sizeof(index) - 2;
		buf_add(url, whole, len);
		if (len > 0 && whole[len - 1] != '/')
			buf_putc(url, '/');
		result = buf_check(url, err);
	}
	curl_free(whole);
	curl_url_cleanup(parts);
	return result;
}

void
address_host(const char *url, char host[ADDRESS_HOST_TEXT])
{
	CURLU *parts = take_apart(url);
	char *name = parts != NULL ? part_of(parts, CURLUPART_HOST) : NULL, *port = parts != NULL ? part_of(parts, CURLUPART_PORT) : NULL;
	struct buf shown = { 0 };
	size_t len;

	buf_printf(&shown, "%s%s%s", name != NULL ? name : "", port != NULL ? ":" : "", port != NULL ? port : "");
	len = shown.len < ADDRESS_HOST_TEXT ? shown.len : ADDRESS_HOST_TEXT - 1;
	memcpy(host, buf_text(&shown), len);
	host[len] = '\0';
	buf_clear(&shown);
	curl_free(name);
	curl_free(port);
	curl_url_cleanup(parts);
}

int
address_resolve(const char *base, const char *location, struct buf *url)
{
	CURLU *parts = take_apart(base);
	char *whole = NULL;
	int result = -1;

	if (parts != NULL && curl_url_set(parts, CURLUPART_URL, location, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK && curl_url_get(parts, CURLUPART_URL, &whole, 0) == CURLUE_OK) {
		buf_puts(url, whole);
		result = url->failed ? -1 : 0;
	}
	curl_free(whole);
	curl_url_cleanup(parts);
	return result;
}

bool
address_is_https(const char *url)
{
	CURLU *parts = take_apart(url);
	const bool is = parts != NULL && is_https(parts) && has_part(parts, CURLUPART_HOST) && !has_part(parts, CURLUPART_USER) && !has_part(parts, CURLUPART_PASSWORD);

	curl_url_cleanup(parts);
	return is;
}

bool
address_host_is_plain(const char *url)
{
	CURLU *parts = take_apart(url);
	char *host = parts != NULL ? part_of(parts, CURLUPART_HOST) : NULL;
	const bool is = host != NULL && is_plain(host);

	curl_free(host);
	curl_url_cleanup(parts);
	return is;
}
