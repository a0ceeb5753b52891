/* starved.c - put before closeknit-fetch (LD_PRELOAD), it refuses libcurl's parser of addresses the memory for the program's own call of number $STARVE, and says so. */
#define _GNU_SOURCE 1

#include <dlfcn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <unistd.h>

/* As libcurl has it, whose header is left out: its versions write these three in different ways. */
enum { OUT_OF_MEMORY = 7 };
void *curl_url(void);
int curl_url_set(void *url, int part, const char *text, unsigned int flags);
int curl_url_get(const void *url, int part, char **text, unsigned int flags);

/* Whether code at that address is the program's: libcurl calls its parser too, for what nobody asks. */
static bool
is_own(const void *caller)
{
	Dl_info program, of;

	return dladdr((const void *)getauxval(AT_ENTRY), &program) != 0 && dladdr(caller, &of) != 0 && program.dli_fbase == of.dli_fbase;
}

static bool
is_refused(const void *caller)
{
	static long calls;
	const char *number = getenv("STARVE");

	if (number == NULL || !is_own(caller) || ++calls != atol(number))
		return false;
	return write(STDERR_FILENO, "starved\n", 8) == 8;
}

void *
curl_url(void)
{
	void *(*real)(void) = (void *(*)(void))dlsym(RTLD_NEXT, "curl_url");

	return is_refused(__builtin_return_address(0)) ? NULL : real();
}

int
curl_url_set(void *url, int part, const char *text, unsigned int flags)
{
	int (*real)(void *, int, const char *, unsigned int) = (int (*)(void *, int, const char *, unsigned int))dlsym(RTLD_NEXT, "curl_url_set");

	return is_refused(__builtin_return_address(0)) ? OUT_OF_MEMORY : real(url, part, text, flags);
}

int
curl_url_get(const void *url, int part, char **text, unsigned int flags)
{
	int (*real)(const void *, int, char **, unsigned int) = (int (*)(const void *, int, char **, unsigned int))dlsym(RTLD_NEXT, "curl_url_get");

	return is_refused(__builtin_return_address(0)) ? OUT_OF_MEMORY : real(url, part, text, flags);
}
