/* values.c - addresses, language tags and dates of a pack by their form; fetches and resolves nothing. */
#include "values.h"

#include <stddef.h>
#include <string.h>

#include <closeknit/base.h>

/* No official address is near it, and printers and QR codes have limits of their own [bytes]. */
enum { URL_MAX = 2000 };

static bool
is_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Names between dots, of letters, digits and inner hyphens. */
static bool
is_host(const char *host, size_t len)
{
	size_t i;
	char last = '.';

	for (i = 0; i < len; i++) {
		if (is_letter_or_digit(host[i])) {
			last = host[i];
			continue;
		}
		if ((host[i] != '.' && host[i] != '-') || last == '.' || (host[i] == '.' && last == '-'))
			return false;
		last = host[i];
	}
	return last != '.' && last != '-';
}

static bool
is_port(const char *port, size_t len)
{
	return len >= 1 && len <= 5 && strspn(port, "0123456789") >= len;
}

bool
value_is_url(const char *text)
{
	static const char scheme[] = "https://";
	const char *host, *port;
	size_t len, i;

	if (strncmp(text, scheme, sizeof(scheme) - 1) != 0 || strlen(text) > URL_MAX)
		return false;
	for (i = 0; text[i] != '\0'; i++)
		if (text[i] <= ' ' || text[i] >= 0x7F || strchr("\"<>\\^`{|}", text[i]) != NULL)
			return false;
	host = text + sizeof(scheme) - 1;
	len = strcspn(host, "/?#");
	if ((port = memchr(host, ':', len)) != NULL) {
		if (!is_port(port + 1, len - (size_t)(port - host) - 1))
			return false;
		len = (size_t)(port - host);
	}
	return is_host(host, len);
}

bool
value_is_tag(const char *text)
{
	size_t part = 0, parts = 0, i;

	for (i = 0;; i++) {
		const char c = text[i];

		if (is_letter_or_digit(c) && (parts > 0 || c > '9')) {
			part++;
			continue;
		}
		if (part > 8 || part < (parts == 0 ? 2u : 1u))
			return false;
		if (c == '\0')
			return true;
		if (c != '-')
			return false;
		part = 0;
		parts++;
	}
}

bool
value_is_date(const char *text)
{
	char whole[] = "2000-01-01";
	const size_t len = strlen(text);
	int32_t days;

	if (len != 4 && len != 7 && len != 10)
		return false;
	memcpy(whole, text, len);
	return date_parse(whole, sizeof(whole) - 1, &days) == 0;
}
