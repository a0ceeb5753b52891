/* moment.h - for programs that kill others at random: dice, waiting, what is left over, and how they give up. */
#ifndef CLOSEKNIT_TEST_MOMENT_H
#define CLOSEKNIT_TEST_MOMENT_H

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The test itself cannot go on: says what and why, and exits 2. */
static inline void
stop(const char *what)
{
	fprintf(stderr, "kill: %s: %s\n", what, strerror(errno));
	exit(2);
}

/* splitmix64: any seed will do, and the same seed gives the same moments. */
static inline uint64_t
dice_roll(uint64_t *dice, uint64_t sides)
{
	uint64_t z = *dice += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (z ^ (z >> 31)) % sides;
}

static inline void
linger(uint64_t microseconds)
{
	struct timespec left = { .tv_sec = (time_t)(microseconds / 1000000), .tv_nsec = (long)(microseconds % 1000000 * 1000) };

	while (nanosleep(&left, &left) != 0 && errno == EINTR)
		;
}

static inline void
path_in(char *to, size_t size, const char *folder, const char *name)
{
	if (snprintf(to, size, "%s/%s", folder, name) >= (int)size)
		stop("a path is too long");
}

/* Whether a file that a killed run was writing is still in `folder`, or in one in it. */
static inline bool
has_leftovers(const char *folder)
{
	char command[2048];

	if (snprintf(command, sizeof(command), "test -z \"$(find '%s' -name '.save-*')\"", folder) >= (int)sizeof(command))
		stop("a path is too long");
	return system(command) != 0;
}

#endif
