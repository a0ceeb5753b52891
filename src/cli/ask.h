/* ask.h - inside cli: asking for a passphrase on the terminal, unseen. */
#ifndef CLOSEKNIT_ASK_H
#define CLOSEKNIT_ASK_H

#include <signal.h>
#include <stdbool.h>
#include <termios.h>

struct err;

/* The person's terminal, while a passphrase is asked for and tried.  Quick exit works in it (sitting.h, leave_arm). */
struct ask {
	int tty;
	int waiting; /* readable while a signal of `held` waits */
	struct termios before;
	sigset_t held; /* signals that wait while what is typed is unseen */
};

/* ask_open(ask, err): the terminal, even where input comes from elsewhere.  0, or -1 with `err` set: there is none. */
int ask_open(struct ask *, struct err *);
/*
 * ask_close(ask): the terminal as it was.  If a signal asked to leave meanwhile, the process ends by it here.
 */
void ask_close(struct ask *);
/* ask_say(ask, text): say a line on the terminal, through the gate.  It is only a courtesy: failing is no matter. */
void ask_say(const struct ask *, const char *text);
/*
 * ask_passphrase(ask, prompt, into, err): one line, typed without being seen, into a room of STORE_PASSPHRASE_MAX + 1 bytes.  Whatever signal comes,
 * the terminal shows what is typed again first.  0; or -1 with `err` set: it is too long, or none was given; or leave_signal is not 0.
 */
int ask_passphrase(struct ask *, const char *prompt, char *into, struct err *);

#endif
