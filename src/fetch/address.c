/* address.c - takes addresses apart with the parser that will also follow them, so that nothing is understood in two ways. */
#include "fetch/address.h"

#include <string.h>

#include <curl/curl.h>

#include "base/say.h"
#include "trust/trust.h"

/* The part, or NULL where there is none: to be freed with curl_free.  0, or -1: no memory. */
static int
take_part(CURLU *url, CURLUPart part, unsigned flags, char **text)
{
	*text = NULL;
	return url != NULL && curl_url_get(url, part, text, flags) == CURLUE_OUT_OF_MEMORY ? -1 : 0;
}

/* NULL where it is no address.  0, or -1: no memory. */
static int
take_apart(const char *text, CURLU **url)
{
	CURLUcode code;

	if ((*url = curl_url()) == NULL)
		return -1;
	/* Any scheme, so that it can be said which one is wrong. */
	if ((code = curl_url_set(*url, CURLUPART_URL, text, CURLU_NON_SUPPORT_SCHEME)) == CURLUE_OK)
		return 0;
	curl_url_cleanup(*url);
	*url = NULL;
	return code == CURLUE_OUT_OF_MEMORY ? -1 : 0;
}

/* *has whether it is there.  0, or -1: no memory. */
static int
has_part(CURLU *url, CURLUPart part, bool *has)
{
	char *text;
	const int result = take_part(url, part, 0, &text);

	*has = text != NULL;
	curl_free(text);
	return result;
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

/* What an address of one kind or another may have or not. */
struct parts { bool host, https, user, password, query, fragment; };

static int
look(CURLU *url, struct parts *parts)
{
	char *scheme = NULL;
	const int result = take_part(url, CURLUPART_SCHEME, 0, &scheme);

	parts->https = scheme != NULL && strcmp(scheme, "https") == 0;
	curl_free(scheme);
	if (result != 0 || has_part(url, CURLUPART_HOST, &parts->host) != 0 || has_part(url, CURLUPART_USER, &parts->user) != 0 ||
	    has_part(url, CURLUPART_PASSWORD, &parts->password) != 0 || has_part(url, CURLUPART_QUERY, &parts->query) != 0)
		return -1;
	return has_part(url, CURLUPART_FRAGMENT, &parts->fragment);
}

static int
check(const char *text, CURLU *url, struct err *err)
{
	struct parts parts = { 0 };

	if (look(url, &parts) != 0)
		return err_memory(err);
	if (strstr(text, "://") == NULL || !parts.host)
		return err_set(err, ERR_USAGE, _("\"%s\" is not an address; expected one such as https://packs.example.org/"), text);
	if (!parts.https)
		return err_set(err, ERR_USAGE, _("\"%s\" is not an https address; anyone on the way could change what comes from it. Ask the publisher for one that begins https://"), text);
	if (parts.user || parts.password)
		return err_set(err, ERR_USAGE, _("there is a name or password in the address; packs are for everyone, so leave out what stands before the @"));
	if (parts.query || parts.fragment || strchr(text, '?') != NULL || strchr(text, '#') != NULL)
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
	if (take_apart(text, &parts) != 0)
		return err_memory(err);
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

/* The host and its port, fit to show.  0, or -1: no memory. */
static int
put_host(CURLU *url, char host[ADDRESS_HOST_TEXT])
{
	char *name = NULL, *port = NULL;
	struct buf shown = { 0 };
	int result = take_part(url, CURLUPART_HOST, 0, &name) != 0 || take_part(url, CURLUPART_PORT, 0, &port) != 0 ? -1 : 0;
	size_t len;

	buf_printf(&shown, "%s%s%s", name != NULL ? name : "", port != NULL ? ":" : "", port != NULL ? port : "");
	if (shown.failed)
		result = -1;
	len = shown.len < ADDRESS_HOST_TEXT ? shown.len : ADDRESS_HOST_TEXT - 1;
	memcpy(host, buf_text(&shown), len);
	host[len] = '\0';
	buf_clear(&shown);
	curl_free(name);
	curl_free(port);
	return result;
}

void
address_host(const char *url, char host[ADDRESS_HOST_TEXT])
{
	CURLU *parts;

	/* To be shown: where there is no memory for it, it is left out. */
	(void)take_apart(url, &parts);
	(void)put_host(parts, host);
	curl_url_cleanup(parts);
}

int
address_resolve(const char *base, const char *location, struct buf *url, struct err *err)
{
	CURLU *parts;
	CURLUcode code = CURLUE_OUT_OF_MEMORY;
	char *whole = NULL;

	if (take_apart(base, &parts) == 0)
		code = parts == NULL ? CURLUE_MALFORMED_INPUT : curl_url_set(parts, CURLUPART_URL, location, CURLU_NON_SUPPORT_SCHEME);
	if (code == CURLUE_OK && (code = curl_url_get(parts, CURLUPART_URL, &whole, 0)) == CURLUE_OK) {
		buf_puts(url, whole);
		if (url->failed)
			code = CURLUE_OUT_OF_MEMORY;
	}
	curl_free(whole);
	curl_url_cleanup(parts);
	if (code == CURLUE_OUT_OF_MEMORY)
		return err_memory(err);
	return code == CURLUE_OK ? 0 : err_set(err, ERR_UNUSABLE, "%s", "it is no address");
}

int
address_read(const char *url, struct address *address, struct err *err)
{
	struct parts has = { 0 };
	char *host = NULL, *port = NULL;
	CURLU *parts;
	int result = -1;

	*address = (struct address){ .is_https = false };
	if (take_apart(url, &parts) == 0 && look(parts, &has) == 0 && put_host(parts, address->host) == 0 && take_part(parts, CURLUPART_HOST, 0, &host) == 0 &&
	    take_part(parts, CURLUPART_PORT, CURLU_DEFAULT_PORT, &port) == 0) {
		address->is_https = has.https && has.host && !has.user && !has.password;
		address->port_is_usual = port != NULL && strcmp(port, "443") == 0;
		address->host_is_plain = host != NULL && is_plain(host);
		result = 0;
	}
	curl_free(host);
	curl_free(port);
	curl_url_cleanup(parts);
	return result == 0 ? 0 : err_memory(err);
}
