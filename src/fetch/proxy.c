/* proxy.c - the proxy that this computer is set to use, as libcurl finds it in the environment, and whether it is one for us. */
#include "fetch/proxy.h"

#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <curl/curl.h>

const char *
proxy_setting(void)
{
	static const char *const names[] = { "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY" };
	const char *value;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if ((value = getenv(names[i])) != NULL && value[0] != '\0')
			return value;
	return NULL;
}

bool
proxy_is_http(const char *setting)
{
	return strstr(setting, "://") == NULL || strncasecmp(setting, "http://", 7) == 0 || strncasecmp(setting, "https://", 8) == 0;
}

/* The host and the port it names, or NULL where it names none. */
static CURLUcode
take_apart(const char *setting, char **host, char **port)
{
	CURLU *url = curl_url();
	CURLUcode code = CURLUE_OUT_OF_MEMORY, of_port;

	if (url != NULL && (code = curl_url_set(url, CURLUPART_URL, setting, CURLU_NON_SUPPORT_SCHEME | CURLU_GUESS_SCHEME)) == CURLUE_OK &&
	    (code = curl_url_get(url, CURLUPART_HOST, host, 0)) == CURLUE_OK && (of_port = curl_url_get(url, CURLUPART_PORT, port, 0)) != CURLUE_OK) {
		*port = NULL;
		code = of_port == CURLUE_OUT_OF_MEMORY ? of_port : code;
	}
	curl_url_cleanup(url);
	return code;
}

int
proxy_find(struct addrinfo **found, struct err *err)
{
	const char *setting = proxy_setting();
	struct addrinfo wanted = { .ai_socktype = SOCK_STREAM };
	char *host = NULL, *port = NULL;
	CURLUcode code;
	int looked_up = 0;

	*found = NULL;
	if (setting == NULL)
		return 0;
	/* libcurl's own port for proxies, where none is named. */
	if ((code = take_apart(setting, &host, &port)) == CURLUE_OK && (looked_up = getaddrinfo(host, port != NULL ? port : "1080", &wanted, found)) != 0)
		*found = NULL;
	curl_free(host);
	curl_free(port);
	return code == CURLUE_OUT_OF_MEMORY || looked_up == EAI_MEMORY ? err_memory(err) : 0;
}
