/* proxy.c - the proxy that this computer is set to use, as libcurl finds it in the environment, and whether it is one for us. */
#include "fetch/proxy.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

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
