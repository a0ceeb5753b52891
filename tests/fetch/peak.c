/* peak.c - runs a command and says what it took: peak FILE COMMAND...; the largest memory [KiB] and the time [ms] go to FILE; ends as the command ended. */
#define _DEFAULT_SOURCE 1

#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int
main(int argc, char *argv[])
{
	struct timespec begin, end;
	struct rusage used;
	int status;
	FILE *out;
	pid_t child;

	if (argc < 3)
		return 2;
	clock_gettime(CLOCK_MONOTONIC, &begin);
	if ((child = fork()) == 0) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &used) != child || (out = fopen(argv[1], "w")) == NULL)
		return 2;
	clock_gettime(CLOCK_MONOTONIC, &end);
	fprintf(out, "%ld %ld\n", used.ru_maxrss, (long)(end.tv_sec - begin.tv_sec) * 1000 + (end.tv_nsec - begin.tv_nsec) / 1000000);
	fclose(out);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
