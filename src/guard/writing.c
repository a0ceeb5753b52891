/* writing.c - refuses writing outside a few folders, and reading too where that is asked for (Landlock); the network is network.c's. */
#define _DEFAULT_SOURCE 1 /* syscall() */

#include "guard/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * The kernel's interface as Documentation/userspace-api/landlock.rst has it, written out here: C libraries have no names for these calls, and the
 * headers of many systems are older than the kernels.  A field or bit that a kernel does not know must not be asked for, so each stands with the
 * version (ABI) that brought it.
 */
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif
#ifndef O_PATH
#define O_PATH 010000000
#endif

enum { ASK_VERSION = 1, RULE_BENEATH = 1 };

enum {
	FS_EXECUTE = 1 << 0,
	FS_WRITE_FILE = 1 << 1,
	FS_READ_FILE = 1 << 2,
	FS_READ_DIR = 1 << 3,
	FS_REMOVE_DIR = 1 << 4,
	FS_REMOVE_FILE = 1 << 5,
	FS_MAKE_CHAR = 1 << 6,
	FS_MAKE_DIR = 1 << 7,
	FS_MAKE_REG = 1 << 8,
	FS_MAKE_SOCK = 1 << 9,
	FS_MAKE_FIFO = 1 << 10,
	FS_MAKE_BLOCK = 1 << 11,
	FS_MAKE_SYM = 1 << 12,
	FS_REFER = 1 << 13,    /* version 2 */
	FS_TRUNCATE = 1 << 14, /* version 3 */
};
enum { NET_BIND_TCP = 1 << 0, NET_CONNECT_TCP = 1 << 1 }; /* version 4 */
enum { SCOPE_ABSTRACT_UNIX_SOCKET = 1 << 0 };		  /* version 6 */

/* Under version 1 no file can be moved from one folder to another, and putting an audit among the past ones is that. */
enum { VERSION_LEAST = 2, VERSION_TRUNCATE = 3, VERSION_NET = 4, VERSION_SCOPE = 6 };

struct ruleset {
	uint64_t fs;
	uint64_t net;	/* version 4 */
	uint64_t scope; /* version 6 */
};

struct beneath {
	uint64_t allowed;
	int32_t folder;
} __attribute__((packed));

/* All that changes what is on a disk. */
static const uint64_t WRITING = FS_WRITE_FILE | FS_REMOVE_DIR | FS_REMOVE_FILE | FS_MAKE_CHAR | FS_MAKE_DIR | FS_MAKE_REG | FS_MAKE_SOCK |
				FS_MAKE_FIFO | FS_MAKE_BLOCK | FS_MAKE_SYM | FS_REFER | FS_TRUNCATE;
/* What keeping answers and writing a plan takes of it: plain files and folders, no links, no devices. */
static const uint64_t KEEPING = FS_WRITE_FILE | FS_REMOVE_DIR | FS_REMOVE_FILE | FS_MAKE_DIR | FS_MAKE_REG | FS_REFER | FS_TRUNCATE;
/* All that looks at it; starting a program is reading it. */
static const uint64_t READING = FS_EXECUTE | FS_READ_FILE | FS_READ_DIR;
/* What reading a library, a list of certificates or a pack takes of it. */
static const uint64_t LOOKING = FS_READ_FILE | FS_READ_DIR;
/* What can be asked of a file that is no folder. */
static const uint64_t TERMINAL = FS_WRITE_FILE | FS_TRUNCATE;

static uint64_t
known_to(long version, uint64_t rights)
{
	return version >= VERSION_TRUNCATE ? rights : rights & ~(uint64_t)FS_TRUNCATE;
}

static int
open_ruleset(long version, const struct guard_options *options)
{
	struct ruleset rules = { .fs = known_to(version, WRITING) | (options->readable != NULL ? READING : 0) };
	size_t size = sizeof(rules.fs);

	if (version >= VERSION_NET) {
		rules.net = options->keeps_network ? NET_BIND_TCP : NET_BIND_TCP | NET_CONNECT_TCP;
		size += sizeof(rules.net);
	}
	if (version >= VERSION_SCOPE) {
		rules.scope = SCOPE_ABSTRACT_UNIX_SOCKET;
		size += sizeof(rules.scope);
	}
	return (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
}

/* What is not there needs no rule: 0, or -1. */
static int
allow(int ruleset, const char *path, uint64_t rights)
{
	struct beneath rule = { .allowed = rights };
	int result;

	if (path == NULL)
		return 0;
	if ((rule.folder = open(path, O_PATH | O_CLOEXEC)) < 0)
		return errno == ENOENT || errno == ENOTDIR || errno == ENXIO ? 0 : -1;
	result = (int)syscall(SYS_landlock_add_rule, ruleset, RULE_BENEATH, &rule, 0);
	close(rule.folder);
	return result;
}

/* That the folder may be removed is a right on the folder it lies in. */
static int
allow_going(int ruleset, const char *path)
{
	struct beneath rule = { .allowed = FS_REMOVE_DIR };
	int folder = open(path, O_PATH | O_CLOEXEC), result;

	if (folder < 0)
		return 0;
	rule.folder = openat(folder, "..", O_PATH | O_CLOEXEC);
	close(folder);
	if (rule.folder < 0)
		return 0;
	result = (int)syscall(SYS_landlock_add_rule, ruleset, RULE_BENEATH, &rule, 0);
	close(rule.folder);
	return result;
}

static int
allow_folder(int ruleset, const struct guard_folder *folder, uint64_t rights)
{
	struct stat status;

	if (folder->path == NULL || stat(folder->path, &status) != 0 || !S_ISDIR(status.st_mode))
		return 0;
	if (allow(ruleset, folder->path, rights) != 0)
		return -1;
	return folder->may_go ? allow_going(ruleset, folder->path) : 0;
}

/* A folder or one file to read from: of a file less can be asked. */
static int
allow_reading(int ruleset, const char *path)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return 0;
	return allow(ruleset, path, S_ISDIR(status.st_mode) ? LOOKING : FS_READ_FILE);
}

/* The rules of the folders and files that are named. */
static int
allow_named(int ruleset, long version, const struct guard_options *options)
{
	const uint64_t keeping = known_to(version, KEEPING) | (options->readable != NULL ? LOOKING : 0);
	const char *const *path;
	size_t i;

	for (i = 0; i < options->count; i++)
		if (allow_folder(ruleset, &options->folders[i], keeping) != 0)
			return -1;
	for (path = options->readable; path != NULL && *path != NULL; path++)
		if (allow_reading(ruleset, *path) != 0)
			return -1;
	return 0;
}

bool
writing_refuse(const struct guard_options *options)
{
	const long version = GUARD_IS_COUNTED ? 0 : syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION);
	bool holds = false;
	int ruleset;

	/* None, or switched off. */
	if (version < VERSION_LEAST || (ruleset = open_ruleset(version, options)) < 0)
		return false;
	if (allow_named(ruleset, version, options) != 0)
		goto fail;
	if (allow(ruleset, "/dev/tty", known_to(version, TERMINAL)) != 0 || allow(ruleset, "/dev/null", known_to(version, TERMINAL)) != 0)
		goto fail;
	holds = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;

fail:
	close(ruleset);
	return holds;
}
