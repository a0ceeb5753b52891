/* print.c - the one child that can do one thing: run "lp" on the bytes it is sent; what is printed is pages_out.c's, what the child does print_child.c's. */
#include "sitting/sitting.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/say.h"
#include "sitting/print_child.h"

/* How long the child may take to take a document in, before the screen says so [milliseconds]: it only copies it. */
enum { SEND_WAIT = 5000 };
/* Who leaves while a document is on its way waits for so long at most [milliseconds]. */
enum { LEAVE_WAIT = 2000 };

/* Invariants: busy between a document sent and its answer; fds are -1 once the child is known to be gone. */
struct printer {
	pid_t child;
	int to, from; /* documents and cancels; answers */
	bool busy;
	char answer[PRINT_ANSWER_MAX];
	size_t len;
};

/* ---- Starting -------------------------------------------------------------------------------------------------- */

/* "lp" in the first folder of PATH that has one; folders that depend on where one is are passed over. */
static bool
find_lp(struct buf *path)
{
	const char *at = getenv("PATH");
	size_t len;

	for (; at != NULL && *at != '\0'; at += len + (at[len] == ':')) {
		len = strcspn(at, ":");
		if (*at != '/')
			continue;
		buf_reset(path);
		buf_add(path, at, len);
		buf_puts(path, "/lp");
		if (!path->failed && access(path->bytes, X_OK) == 0)
			return true;
	}
	return false;
}

static void
close_both(int fds[2])
{
	close(fds[0]);
	close(fds[1]);
}

static int
open_pipes(int down[2], int up[2])
{
	if (pipe(down) != 0)
		return -1;
	if (pipe(up) != 0) {
		close_both(down);
		return -1;
	}
	if (fcntl(down[1], F_SETFD, FD_CLOEXEC) == 0 && fcntl(up[0], F_SETFD, FD_CLOEXEC) == 0 && fcntl(down[1], F_SETFL, O_NONBLOCK) == 0 &&
	    fcntl(up[0], F_SETFL, O_NONBLOCK) == 0)
		return 0;
	close_both(down);
	close_both(up);
	return -1;
}

static struct printer *
start(const char *lp)
{
	struct printer *printer = calloc(1, sizeof(*printer));
	const pid_t parent = getpid();
	int down[2], up[2];

	if (printer == NULL || open_pipes(down, up) != 0) {
		free(printer);
		return NULL;
	}
	if ((printer->child = fork()) == 0) {
		/* Should the parent have gone in between, nobody would say so. */
		if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && getppid() == parent)
			print_child(lp, down[0], up[1]);
		_exit(EXIT_FAILURE);
	}
	close(down[0]);
	close(up[1]);
	printer->to = down[1];
	printer->from = up[0];
	if (printer->child < 0) {
		close(printer->to);
		close(printer->from);
		free(printer);
		return NULL;
	}
	return printer;
}

struct printer *
printer_start(void)
{
	struct printer *printer = NULL;
	struct buf path = { 0 };

	if (find_lp(&path))
		printer = start(buf_text(&path));
	buf_clear(&path);
	return printer;
}

static void
close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void
printer_stop(struct printer *printer)
{
	struct pollfd answer;

	if (printer == NULL)
		return;
	answer = (struct pollfd){ .fd = printer->from, .events = POLLIN };
	/* A signal that asks to leave does not wait. */
	if (printer->busy && leave_signal() == 0)
		(void)poll(&answer, 1, LEAVE_WAIT);
	close_end(&printer->to);
	close_end(&printer->from);
	(void)kill(printer->child, SIGKILL);
	while (waitpid(printer->child, NULL, 0) == -1 && errno == EINTR)
		;
	free(printer);
}

/* ---- Sending ---------------------------------------------------------------------------------------------------- */

static int
put(struct printer *printer, const void *bytes, size_t len, struct err *err)
{
	struct pollfd ready = { .fd = printer->to, .events = POLLOUT };
	const char *at = bytes;

	while (len > 0) {
		const ssize_t sent = write(printer->to, at, len);

		if (sent > 0) {
			at += sent;
			len -= (size_t)sent;
		} else if (sent < 0 && errno != EAGAIN && errno != EINTR) {
			return err_set(err, ERR_FAILED, "%s", file_why(errno));
		} else if (poll(&ready, 1, SEND_WAIT) == 0) {
			return err_set(err, ERR_FAILED, "%s", _("the part of closeknit that prints does not answer"));
		}
	}
	return 0;
}

int
printer_send(struct printer *printer, const struct buf *bytes, struct err *err)
{
	static const char kind = PRINT_DOCUMENT;
	const uint32_t len = (uint32_t)bytes->len;

	if (printer->busy)
		return err_set(err, ERR_FAILED, "%s", _("the last one is still on its way to the printer"));
	if (bytes->len == 0 || bytes->len > PRINT_MAX_BYTES)
		return err_set(err, ERR_FAILED, _("it is too large to print from here; expected at most %d MiB"), PRINT_MAX_BYTES >> 20);
	if (printer->to < 0)
		return err_set(err, ERR_FAILED, "%s", _("the part of closeknit that prints has ended; start closeknit again"));
	if (put(printer, &kind, 1, err) != 0 || put(printer, &len, sizeof(len), err) != 0 || put(printer, bytes->bytes, bytes->len, err) != 0) {
		/* Half a document would be taken for the begin of the next. */
		close_end(&printer->to);
		close_end(&printer->from);
		return -1;
	}
	printer->busy = true;
	printer->len = 0;
	return 0;
}

bool
printer_is_busy(const struct printer *printer)
{
	return printer != NULL && printer->busy;
}

int
printer_fd(const struct printer *printer)
{
	return printer != NULL && printer->busy ? printer->from : -1;
}

void
printer_cancel(struct printer *printer)
{
	static const char stop = PRINT_CANCEL;

	/* Where even that does not get through, the child is stopped with the rest. */
	if (printer->busy && write(printer->to, &stop, 1) != 1)
		(void)kill(printer->child, SIGKILL);
}

/* ---- The answer -------------------------------------------------------------------------------------------------- */

static void
put_answer(const struct printer *printer, struct buf *out)
{
	struct buf said = { 0 };

	if (printer->len > 1)
		text_show(&said, printer->answer + 1, printer->len - 1);
	switch (printer->len > 0 ? printer->answer[0] : PRINT_FAILED) {
	case PRINT_DONE:
		buf_puts(out, _("It is on its way to your printer. The printer's queue may keep a copy for a while."));
		break;
	case PRINT_CANCELLED:
		buf_puts(out, _("Stopped. If the printer has it already, its queue may still print it."));
		break;
	case PRINT_TOO_SLOW:
		buf_puts(out, _("The printer has not answered for a minute, so this was stopped. Save the plan as a file instead, and print it later."));
		break;
	default:
		buf_puts(out, _("It could not be printed. Save the plan as a file instead, and print it another way."));
		if (said.len > 0)
			/* TRANSLATORS: what the program for printing said. */
			buf_printf(out, _(" The printer's program says: %s"), buf_text(&said));
		break;
	}
	out->failed |= said.failed;
	buf_clear(&said);
}

bool
printer_take(struct printer *printer, struct buf *out)
{
	const size_t room = sizeof(printer->answer) - printer->len;
	const ssize_t got = read(printer->from, printer->answer + printer->len, room);

	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return false;
	if (got > 0) {
		printer->len += (size_t)got;
		if (printer->answer[printer->len - 1] != '\n' && printer->len < sizeof(printer->answer))
			return false;
		printer->len--;
	} else {
		close_end(&printer->to);
		close_end(&printer->from);
	}
	printer->busy = false;
	put_answer(printer, out);
	return true;
}
