/* ways.c - asks terminfo, through curses, how this terminal does things; what is done with it is term.c's. */
#include "tui/ways.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>

/* The one colour: magenta is the one of the eight that can be read on black and on white. */
enum { ACCENT = COLOR_MAGENTA };
/* The bright ones behind the eight, where there are sixteen. */
enum { BRIGHT = 8, SIXTEEN = 16 };

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

/* All that is ever asked for and sent. */
static const char *const sent[] = { "cup", "clear", "smcup", "rmcup", "sgr0", "el", "bold", "rev", "setaf", "setab" };

/*
 * Whether a sequence begins what ECMA-48 (5.6) calls a command or character string: with those a terminal is told its title, what to copy, what to hand to
 * others, and none of that is drawing.  $TERMINFO names any file, so descriptions are not to be trusted with it.
 */
static bool
says_more(const char *sequence)
{
	static const char strings[] = "]P_^X", one_byte[] = "\220\230\235\236\237";
	size_t i;

	for (i = 0; sequence[i] != '\0'; i++)
		if (strchr(one_byte, sequence[i]) != NULL || (sequence[i] == '\033' && sequence[i + 1] != '\0' && strchr(strings, sequence[i + 1]) != NULL))
			return true;
	return false;
}

/* Whether the terminal's description only draws. */
static bool
only_draws(void)
{
	size_t i;

	for (i = 0; i < sizeof(sent) / sizeof(sent[0]); i++) {
		const char *sequence = tigetstr(sent[i]);

		if (sequence != NULL && sequence != (const char *)-1 && says_more(sequence))
			return false;
	}
	return true;
}

/* Whether $TERM says that it is the text console of Linux, whose mouse is another program's. */
static bool
is_console(void)
{
	const char *name = getenv("TERM");

	return name != NULL && (strcmp(name, "linux") == 0 || strncmp(name, "linux-", 6) == 0);
}

/* What a terminal is told so that it tells of more than keys (xterm's ctlseqs).  Where it is not told, nothing is lost. */
static void
find_reports(struct ways *ways)
{
	const char *mouse = tigetstr("kmous");

	if (ways->enter[0] == '\0' || is_console())
		return;
	keep(ways->paste[0], "\033[?2004h");
	keep(ways->paste[1], "\033[?2004l");
	if (mouse == NULL || mouse == (const char *)-1)
		return;
	keep(ways->mouse[0], "\033[?1000h\033[?1006h");
	keep(ways->mouse[1], "\033[?1006l\033[?1000l");
}

/* What terminfo has for $TERM; where it has nothing, for the family that the name begins with: "xterm-kitty" says that it is an xterm. */
static bool
find_terminal(int fd)
{
	const char *name = getenv("TERM");
	const size_t len = name != NULL ? strcspn(name, "-") : 0;
	char family[32];
	int found;

	if (setupterm(NULL, fd, &found) == OK)
		return true;
	if (len == 0 || len >= sizeof(family) || name[len] == '\0')
		return false;
	memcpy(family, name, len);
	family[len] = '\0';
	return setupterm(family, fd, &found) == OK;
}

int
ways_open(struct ways *ways, int fd)
{
	memset(ways, 0, sizeof(*ways));
	if (!find_terminal(fd))
		return -1;
	ways->owner = cur_term;
	keep(ways->move, tigetstr("cup"));
	keep(ways->wipe, tigetstr("clear"));
	if (ways->move[0] == '\0' || ways->wipe[0] == '\0' || !only_draws()) {
		ways_close(ways);
		return -1;
	}
	keep(ways->enter, tigetstr("smcup"));
	keep(ways->leave, tigetstr("rmcup"));
	keep(ways->reset, tigetstr("sgr0"));
	find_reports(ways);
	ways_dress(ways, &(struct tui_options){ 0 });
	return 0;
}

/* Append what sets a colour. */
static void
add_colour(char kept[WAYS_TEXT], const char *capability, int colour)
{
	const char *sequence = tigetstr(capability);
	const size_t len = strlen(kept);
	char one[WAYS_TEXT];

	if (sequence == NULL || sequence == (const char *)-1)
		return;
	keep(one, tiparm(sequence, colour));
	if (len + strlen(one) < WAYS_TEXT)
		memcpy(kept + len, one, strlen(one) + 1);
}

/* White on black, or black on white, whatever the terminal's own are. */
static void
dress_contrast(struct ways *ways, bool dark, bool bright)
{
	const int white = COLOR_WHITE + (bright ? BRIGHT : 0);

	add_colour(ways->plain, "setab", dark ? COLOR_BLACK : white);
	add_colour(ways->plain, "setaf", dark ? white : COLOR_BLACK);
	if (dark)
		add_colour(ways->accent, "setaf", COLOR_YELLOW + (bright ? BRIGHT : 0));
	else
		add_colour(ways->accent, "setaf", COLOR_BLUE);
	/* Without back_color_erase wiping takes the terminal's own background. */
	ways->fills = tigetflag("bce") != 1;
	if (ways->fills)
		ways->wipe_line[0] = '\0';
}

void
ways_dress(struct ways *ways, const struct tui_options *options)
{
	const int colours = tigetnum("colors");

	memcpy(ways->plain, ways->reset, sizeof(ways->plain));
	ways->accent[0] = '\0';
	ways->fills = false;
	keep(ways->wipe_line, tigetstr("el"));
	keep(ways->strong, tigetstr("bold"));
	keep(ways->chosen, tigetstr("rev"));
	if (!options->colour || colours < BRIGHT)
		return;
	if (options->theme == THEME_TERMINAL)
		add_colour(ways->accent, "setaf", ACCENT);
	else
		dress_contrast(ways, options->theme == THEME_DARK, colours >= SIXTEEN);
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
