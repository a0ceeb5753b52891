/* guard.c - gives up rights and says what holds; which calls is network.c's, which folders writing.c's. */
#include "guard/guard.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include "guard/inside.h"

void
guard_no_dumps(void)
{
	const struct rlimit none = { 0, 0 };

	(void)setrlimit(RLIMIT_CORE, &none);
	if (!GUARD_IS_TRACED)
		(void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

static bool
has_no_dumps(void)
{
	struct rlimit limit;

	return getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 && prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
}

void
guard_enter(const struct guard_options *options, struct guard_report *report)
{
	report->dumps = has_no_dumps();
	report->network = report->writing = false;
	/* The kernel lets a program without privileges limit itself only if nothing it starts can gain any. */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return;
	report->writing = writing_refuse(options);
	report->network = network_refuse(options) && !options->keeps_network;
}
