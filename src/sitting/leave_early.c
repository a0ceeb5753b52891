/* leave_early.c - Ctrl-X typed before it was the quit character, which is a character that waits to be read; all the rest of leaving is leave.c's. */
#include "sitting/sitting.h"

#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { CTRL_X = 0x18 };

void
leave_hurry(int fd)
{
	struct termios now, raw;

	if (fd < 0 || fd != leave_keys() || tcgetattr(fd, &now) != 0 || (now.c_lflag & (tcflag_t)ICANON) == 0)
		return;
	raw = now;
	raw.c_lflag &= ~(tcflag_t)ICANON;
	/* Back to whole lines, the system hands out as one what waits (Linux, n_tty_set_termios). */
	if (tcsetattr(fd, TCSANOW, &raw) == 0)
		tcsetattr(fd, TCSANOW, &now);
}

void
leave_heard(int fd, const char *bytes, size_t len)
{
	if (fd >= 0 && fd == leave_keys() && memchr(bytes, CTRL_X, len) != NULL)
		leave_now();
}

void
leave_drop(int fd)
{
	struct termios now, raw;
	char bytes[256];
	ssize_t got;

	if (fd < 0 || fd != leave_keys() || tcgetattr(fd, &now) != 0)
		return;
	raw = now;
	raw.c_lflag &= ~(tcflag_t)ICANON;
	raw.c_cc[VMIN] = raw.c_cc[VTIME] = 0;
	if (tcsetattr(fd, TCSANOW, &raw) != 0)
		return;
	while ((got = read(fd, bytes, sizeof(bytes))) > 0)
		leave_heard(fd, bytes, (size_t)got);
	tcsetattr(fd, TCSANOW, &now);
}
