/* http_set.c - what every transfer is set up with: HTTPS alone, certificates checked, nothing told that need not be. */
#include "fetch/http_inside.h"

#include "fetch/proxy.h"

int
http_set(CURL *curl, const char *ca_file)
{
	const char *proxy = proxy_setting();
	CURLcode bad = CURLE_OK;

#define SET(option, value)                                                                                                                           \
	do {                                                                                                                                         \
		const CURLcode result = curl_easy_setopt(curl, option, value);                                                                       \
		if (result != CURLE_OK)                                                                                                              \
			bad = result;                                                                                                                \
	} while (0)

	/* By HTTPS alone; we follow redirects ourselves, to see each before it is asked. */
	SET(CURLOPT_PROTOCOLS_STR, "https");
	SET(CURLOPT_REDIR_PROTOCOLS_STR, "https");
	SET(CURLOPT_FOLLOWLOCATION, 0L);
	SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
	/* Version 1.1 does for a few files, and is the least code to be attacked. */
	SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
	SET(CURLOPT_HTTP09_ALLOWED, 0L);

	SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	SET(CURLOPT_SSL_VERIFYPEER, 1L);
	SET(CURLOPT_SSL_VERIFYHOST, 2L);
	/* Where it is not for us, one that libcurl does not know stands in its place: asking without it might go where the person does not want to be seen to go. */
	if (proxy != NULL && !proxy_is_http(proxy))
		SET(CURLOPT_PROXY, "refused://proxy");
	SET(CURLOPT_PROXY_SSL_VERIFYPEER, 1L);
	SET(CURLOPT_PROXY_SSL_VERIFYHOST, 2L);
	if (ca_file != NULL) {
		SET(CURLOPT_CAINFO, ca_file);
		SET(CURLOPT_CAPATH, NULL);
		SET(CURLOPT_PROXY_CAINFO, ca_file);
		SET(CURLOPT_PROXY_CAPATH, NULL);
	}

	/* One name for everyone, no version, no language; no file of passwords; no cookies, as nothing switches them on; no packing, as nothing asks for it. */
	SET(CURLOPT_USERAGENT, "closeknit");
	SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	SET(CURLOPT_AUTOREFERER, 0L);
	SET(CURLOPT_UNRESTRICTED_AUTH, 0L);
	SET(CURLOPT_HTTPAUTH, (long)CURLAUTH_NONE);

	SET(CURLOPT_CONNECTTIMEOUT_MS, HTTP_CONNECT_MAX * 1000L);
	SET(CURLOPT_LOW_SPEED_LIMIT, (long)HTTP_SLOW_BYTES);
	SET(CURLOPT_LOW_SPEED_TIME, (long)HTTP_SLOW_MAX);
	SET(CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075700
	/* Whoever asks to end does not wait for the system to look a name up. */
	SET(CURLOPT_QUICK_EXIT, 1L);
#endif
	SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
#undef SET
	return bad == CURLE_OK ? 0 : -1;
}
