/* paths.c - where audits, packs and settings are kept (DESIGN.md 8); makes no folder and opens none. */
#include "closeknit/base.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "say.h"

/* The path as far as the system allows one, and what we add to a home folder [bytes]. */
enum { FOLDER_MAX = 65536 };
/* The list of accounts: larger ones are kept by services, which are not asked [bytes]. */
enum { ACCOUNTS_MAX = 1 << 20 };

/* The variable's value if it is an absolute path; relative ones are ignored (XDG Base Directory Specification 0.8, section 2). */
static const char *
absolute(const char *variable)
{
	const char *value = getenv(variable);

	return value != NULL && value[0] == '/' ? value : NULL;
}

/* folder/rest; NULL if no memory. */
static char *
join(const char *folder, const char *rest)
{
	struct buf path = { 0 };
	size_t len = strlen(folder);

	while (len > 1 && folder[len - 1] == '/')
		len--;
	buf_add(&path, folder, len);
	if (rest[0] != '\0') {
		if (len > 1)
			buf_putc(&path, '/');
		buf_puts(&path, rest);
	}
	if (path.failed)
		buf_clear(&path);
	return path.bytes;
}

static char *
find_start(void)
{
	size_t cap = 256;
	char *folder = NULL;

	for (;;) {
		char *larger = realloc(folder, cap);

		if (larger == NULL) {
			free(folder);
			return NULL;
		}
		folder = larger;
		if (getcwd(folder, cap) != NULL)
			return folder;
		if (errno != ERANGE || cap >= FOLDER_MAX)
			break;
		cap *= 2;
	}
	free(folder);
	/* The folder may have been removed; what is named from it then fails with words of its own. */
	return strdup(".");
}

/* The field of a line of /etc/passwd (passwd(5)) that begins behind so many colons; NULL if it has no such field. */
static const char *
find_field(const char *line, const char *end, int colons)
{
	for (; colons > 0; colons--) {
		if ((line = memchr(line, ':', (size_t)(end - line))) == NULL)
			return NULL;
		line++;
	}
	return line;
}

/* The home of this account if the line is its own, else NULL. */
static char *
home_in_line(const char *line, const char *end)
{
	const char *id = find_field(line, end, 2), *home = find_field(line, end, 5);
	char *behind;

	if (id == NULL || home == NULL || *id < '0' || *id > '9' || *home != '/')
		return NULL;
	if (strtoul(id, &behind, 10) != (unsigned long)getuid() || *behind != ':')
		return NULL;
	return strndup(home, strcspn(home, ":\n"));
}

/*
 * The home folder that the list of accounts has, or NULL.  getpwuid would ask other programs and perhaps other machines, by sockets, and a program
 * that hears answers opens none.
 */
static char *
read_home(void)
{
	struct buf accounts = { 0 };
	const char *line, *end;
	char *home = NULL;

	if (file_read("/etc/passwd", ACCOUNTS_MAX, &accounts, NULL) == 0)
		for (line = buf_text(&accounts); home == NULL && (end = strchr(line, '\n')) != NULL; line = end + 1)
			home = home_in_line(line, end);
	buf_clear(&accounts);
	return home;
}

/* The home folder, or NULL. */
static char *
find_home(void)
{
	const char *home = absolute("HOME");

	return home != NULL ? strdup(home) : read_home();
}

/* variable/closeknit, or home/rest/closeknit. */
static char *
find_folder(const char *variable, const char *home, const char *rest)
{
	const char *folder = absolute(variable);

	if (folder != NULL)
		return join(folder, "closeknit");
	return home != NULL ? join(home, rest) : NULL;
}

static bool
need_home(void)
{
	return absolute("XDG_STATE_HOME") == NULL || absolute("XDG_DATA_HOME") == NULL || absolute("XDG_CONFIG_HOME") == NULL;
}

/* CLOSEKNIT_HOME may be relative to where closeknit was started, since a person typed it. */
static char *
find_own(const char *value, const char *start)
{
	return value[0] == '/' ? join(value, "") : join(start, value);
}

int
paths_find(struct paths *paths, struct err *err)
{
	const char *own = getenv("CLOSEKNIT_HOME");
	char *home = NULL;
	struct paths found = { 0 };

	if ((found.start = find_start()) == NULL)
		return err_memory(err);
	if (own != NULL && own[0] != '\0') {
		found.state = find_own(own, found.start);
		found.data = find_own(own, found.start);
		found.config = find_own(own, found.start);
	} else {
		if (need_home() && (home = find_home()) == NULL) {
			paths_clear(&found);
			return err_set(err, ERR_FAILED, "%s", _("there is no home folder to keep answers in; set HOME, or use --no-save"));
		}
		found.state = find_folder("XDG_STATE_HOME", home, ".local/state/closeknit");
		found.data = find_folder("XDG_DATA_HOME", home, ".local/share/closeknit");
		found.config = find_folder("XDG_CONFIG_HOME", home, ".config/closeknit");
		free(home);
	}
	if (found.state == NULL || found.data == NULL || found.config == NULL) {
		paths_clear(&found);
		return err_memory(err);
	}
	*paths = found;
	return 0;
}

void
paths_beside(const char *name, struct buf *path)
{
	char own[4096];
	const ssize_t len = readlink("/proc/self/exe", own, sizeof(own));
	const char *slash;

	/* One that fills the room is cut off. */
	if (len <= 0 || (size_t)len == sizeof(own))
		return;
	own[len] = '\0';
	if ((slash = strrchr(own, '/')) != NULL)
		buf_printf(path, "%.*s/%s", (int)(slash - own), own, name);
}

void
paths_clear(struct paths *paths)
{
	if (paths == NULL)
		return;
	free(paths->state);
	free(paths->data);
	free(paths->config);
	free(paths->start);
	*paths = (struct paths){ 0 };
}
