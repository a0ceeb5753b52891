/* main.c - the program closeknit-fetch: started by closeknit, never by hand; a clean process first, then one of four things; the only place that prints its error. */
#include "fetch/fetch.h"

#include <fcntl.h>
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <curl/curl.h>
#include <sodium.h>

#include "base/say.h"
#include "guard/guard.h"

/* Tables and files, nothing else of ours, are larger [bytes]. */
enum { LARGE = 64 << 10 };

/* An operand that is not one of its options; they are few, since closeknit has looked at them before. */
enum { OPERANDS_MAX = 8 };

/* As closeknit does it (DESIGN.md 9): descriptors, no setuid, no core dumps. */
static int
start_clean(void)
{
	int fd;

	do
		if ((fd = open("/dev/null", O_RDONLY)) == -1)
			return -1;
	while (fd <= STDERR_FILENO);
	close(fd);
	if (getuid() != geteuid() || getgid() != getegid()) {
		fetch_say("it must not run with another account's rights (setuid); run it as yourself");
		return -1;
	}
	guard_no_dumps();
#ifdef M_MMAP_THRESHOLD
	/* What is large goes back to the system once it is freed, also the second time: by itself glibc would keep it from then on. */
	(void)mallopt(M_MMAP_THRESHOLD, LARGE);
#endif
	stop_arm();
	/* A program that keeps the keys of its connections for others to read is for those who look into connections. */
	(void)unsetenv("SSLKEYLOGFILE");
	return 0;
}

/* The person's language. */
static void
start_language(void)
{
	const char *language;

	say_take_no_path();
	language = getenv("LANGUAGE");
	setlocale(LC_MESSAGES, "");
	if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	if (language != NULL && language[0] != '\0' && strcmp(setlocale(LC_MESSAGES, NULL), "C") == 0)
		setlocale(LC_MESSAGES, "C.UTF-8");
	say_begin();
}

/* One option into `fetch`.  How many words it took, or 0: there is no such. */
static int
take_option(struct fetch *fetch, char *const *word)
{
	const struct {
		const char *name;
		bool *on;
	} switches[] = { { "--yes", &fetch->yes }, { "--dry-run", &fetch->dry_run }, { "--json", &fetch->json }, { "--allow-private", &fetch->allow_private } };
	size_t i;

	for (i = 0; i < sizeof(switches) / sizeof(switches[0]); i++)
		if (strcmp(switches[i].name, word[0]) == 0) {
			*switches[i].on = true;
			return 1;
		}
	if (strcmp(word[0], "--ca-file") == 0 && word[1] != NULL) {
		fetch->ca_file = word[1];
		return 2;
	}
	return 0;
}

/* The words behind the protocol: what to do, options, "--" and operands. */
static int
run(struct fetch *fetch, char *words[], struct err *err)
{
	static const struct {
		const char *name;
		int (*run)(struct fetch *, char *const operands[], struct err *);
	} parts[] = { { "add", fetch_add }, { "remove", fetch_remove }, { "update", fetch_update }, { "links", fetch_links } };
	char **word = words + 1;
	size_t i;
	int took;

	while (*word != NULL && strcmp(*word, "--") != 0 && (took = take_option(fetch, word)) > 0)
		word += took;
	if (*word == NULL || strcmp(*word, "--") != 0)
		return err_set(err, ERR_USAGE, "closeknit-fetch is started by closeknit; see: closeknit pack --help"), FETCH_USAGE;
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strcmp(parts[i].name, words[0]) == 0)
			return parts[i].run(fetch, word + 1, err);
	return err_set(err, ERR_USAGE, "closeknit-fetch cannot \"%s\"; it is started by closeknit, see: closeknit pack --help", words[0]), FETCH_USAGE;
}

static int
run_protocol(char *words[], struct err *err)
{
	struct fetch fetch = { .today = time_day((int64_t)time(NULL)) };
	int status;

	if (words[0] == NULL || words[1] == NULL)
		return err_set(err, ERR_USAGE, "closeknit-fetch is started by closeknit; see: closeknit pack --help"), FETCH_USAGE;
	if (strcmp(words[0], FETCH_PROTOCOL) != 0)
		return err_set(err, ERR_USAGE, "closeknit-fetch speaks %s and was asked in \"%s\"; install the one that belongs to your closeknit", FETCH_PROTOCOL, words[0]), FETCH_USAGE;
	/* As the curl program does; the option goes first. */
	if ((fetch.ca_file = getenv("CURL_CA_BUNDLE")) == NULL || fetch.ca_file[0] == '\0')
		fetch.ca_file = getenv("SSL_CERT_FILE");
	if (fetch.ca_file != NULL && fetch.ca_file[0] == '\0')
		fetch.ca_file = NULL;
	if (paths_find(&fetch.paths, err) != 0)
		return FETCH_FAILED;
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || sodium_init() < 0) {
		paths_clear(&fetch.paths);
		return err_memory(err), FETCH_FAILED;
	}
	status = run(&fetch, words + 1, err);
	curl_global_cleanup();
	paths_clear(&fetch.paths);
	return status;
}

int
main(int argc, char *argv[])
{
	struct err err = { ERR_NONE, "" };
	int status;

	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		static const char version[] = FETCH_PROTOCOL "\n";

		return file_put(STDOUT_FILENO, version, sizeof(version) - 1, &err) == 0 ? FETCH_OK : FETCH_FAILED;
	}
	if (start_clean() != 0)
		return FETCH_FAILED;
	start_language();
	status = run_protocol(argc > 0 ? argv + 1 : argv, &err);
	if (err.kind != ERR_NONE)
		fetch_say("%s", err.text);
	/* As a shell says that a signal ended it. */
	return stop_signal() != 0 ? 128 + stop_signal() : status;
}
