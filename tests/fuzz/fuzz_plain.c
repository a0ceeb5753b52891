/* fuzz_plain.c - any bytes typed into the line-by-line face: it ends by itself, and writes nothing that a terminal would obey. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <closeknit/base.h>

#include "kit.h"
#include "plain/plain.h"
#include "sitting/sitting.h"

/* As much as a pipe holds without anybody reading [bytes]. */
enum { TYPED_MAX = 32768 };

/* A file that no name leads to. */
static int
open_nameless(void)
{
	char name[] = "/tmp/closeknit-fuzz.XXXXXX";
	const int fd = mkstemp(name);

	require(fd >= 0 && unlink(name) == 0);
	return fd;
}

static void
check_said(int fd)
{
	const off_t len = lseek(fd, 0, SEEK_END);
	char *said;

	require(len >= 0 && lseek(fd, 0, SEEK_SET) == 0);
	said = malloc((size_t)len + 1);
	require(said != NULL && read(fd, said, (size_t)len) == (ssize_t)len);
	kit_require_fit(said, (size_t)len, true);
	free(said);
	require(ftruncate(fd, 0) == 0 && lseek(fd, 0, SEEK_SET) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static int said = -1;
	struct plain_options options = { .columns = 66 };
	struct sitting *sitting;
	struct err err = { 0 };
	int keys[2];

	if (size > TYPED_MAX)
		return 0;
	if (said < 0)
		said = open_nameless();
	sitting = kit_sitting();
	require(pipe(keys) == 0 && write(keys[1], data, size) == (ssize_t)size && close(keys[1]) == 0);
	options.in = keys[0];
	options.out = said;
	require(plain_run(sitting, &options, &err) == 0);
	close(keys[0]);
	require(sitting_close(sitting, &err) == 0);
	check_said(said);
	return 0;
}
