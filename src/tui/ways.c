/* ways.c - asks terminfo, through curses, how this terminal does things; what is done with it is term.c's. */
#include "tui/ways.h"

#include <curses.h>
#include <string.h>
#include <term.h>

/* The one colour: magenta is the one of the eight that can be read on black and on white. */
enum { ACCENT = COLOR_MAGENTA };

/* A sequence without its padding "$<5/>": no terminal that is met today needs to be waited for.  "" if there is none, or it is too long. */
static void
keep(char kept[WAYS_TEXT], const char *sequence)
{
	size_t len = 0;

	kept[0] = '\0';
	if (sequence == NULL || sequence == (const char *)-1)
		return;
	while (*sequence != '\0' && len < WAYS_TEXT - 1) {
		if (sequence[0] == '$' && sequence[1] == '<' && strchr(sequence, '>') != NULL)
			sequence = strchr(sequence, '>') + 1;
		else
			kept[len++] = *sequence++;
	}
	kept[*sequence == '\0' ? len : 0] = '\0';
}

int
ways_open(struct ways *ways, int fd, bool colour)
{
	const char *accent = NULL;
	int found;

	memset(ways, 0, sizeof(*ways));
	if (setupterm(NULL, fd, &found) != OK)
		return -1;
	ways->owner = cur_term;
	keep(ways->move, tigetstr("cup"));
	keep(ways->wipe, tigetstr("clear"));
	if (ways->move[0] == '\0' || ways->wipe[0] == '\0') {
		ways_close(ways);
		return -1;
	}
	if (colour && tigetnum("colors") >= 8 && (accent = tigetstr("setaf")) != NULL && accent != (const char *)-1)
		accent = tiparm(accent, ACCENT);
	keep(ways->accent, accent);
	keep(ways->enter, tigetstr("smcup"));
	keep(ways->leave, tigetstr("rmcup"));
	keep(ways->wipe_line, tigetstr("el"));
	keep(ways->plain, tigetstr("sgr0"));
	keep(ways->strong, tigetstr("bold"));
	keep(ways->chosen, tigetstr("rev"));
	return 0;
}

void
ways_close(struct ways *ways)
{
	if (ways->owner != NULL)
		del_curterm(ways->owner);
	memset(ways, 0, sizeof(*ways));
}

const char *
ways_move(const struct ways *ways, int row, int column)
{
	const char *sequence = tiparm(ways->move, row, column);

	return sequence != NULL ? sequence : "";
}
