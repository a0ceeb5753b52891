/* say.c - where the translations of what the program itself says are found. */
#include "base/say.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <closeknit/base.h>

void
say_take_no_path(void)
{
	const char *languages = getenv("LANGUAGE");

	if (languages != NULL && strchr(languages, '/') != NULL)
		unsetenv("LANGUAGE");
}

void
say_begin(void)
{
	struct buf beside = { 0 };

	paths_beside("locale", &beside);
	bindtextdomain("closeknit", beside.len > 0 && !beside.failed && access(beside.bytes, F_OK) == 0 ? beside.bytes : CLOSEKNIT_LOCALEDIR);
	bind_textdomain_codeset("closeknit", "UTF-8");
	textdomain("closeknit");
	buf_clear(&beside);
}
