/* main.c - runs the unit tests: all of them, or the one suite that is named; CK_FORK=no keeps them in this process. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"

#define SUITE_ROW(name) { #name, suite_##name },

static const struct {
	const char *name;
	Suite *(*make)(void);
} suites[] = { SUITES(SUITE_ROW) };

int
main(int argc, char *argv[])
{
	SRunner *runner = srunner_create(NULL);
	size_t found = 0;
	int failed;

	for (size_t i = 0; i < sizeof(suites) / sizeof(suites[0]); i++)
		if (argc < 2 || strcmp(argv[1], suites[i].name) == 0) {
			srunner_add_suite(runner, suites[i].make());
			found++;
		}
	if (found == 0) {
		fprintf(stderr, "unit tests: no suite %s; expected one of", argv[1]);
		for (size_t i = 0; i < sizeof(suites) / sizeof(suites[0]); i++)
			fprintf(stderr, " %s", suites[i].name);
		fputc('\n', stderr);
		srunner_free(runner);
		return 2;
	}
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
