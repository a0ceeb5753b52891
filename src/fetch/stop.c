/* stop.c - notes that a signal asks to end; what is put in order then is for others. */
#include "fetch/fetch.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static volatile sig_atomic_t asked;

/* Who presses Ctrl-C twice does not want to wait: what is on its way is never seen, and the next run clears it away. */
static void
note(int signal)
{
	if (asked != 0 && signal == SIGINT)
		_exit(128 + signal);
	asked = signal;
}

void
stop_arm(void)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action = { .sa_handler = note }, before;
	size_t i;

	sigemptyset(&action.sa_mask);
	/* What was ignored when we were started (nohup) stays so. */
	for (i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
	signal(SIGPIPE, SIG_IGN);
}

int
stop_signal(void)
{
	return asked;
}
